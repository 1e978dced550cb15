"""The window is built over one library, by one reader at a time, and a mistake of ours is told calmly."""

import gc
import subprocess
import sys
from dataclasses import replace
from importlib import metadata

import pytest
from PySide6.QtWidgets import QMessageBox

from reader import app
from reader.app import open_window
from reader.paths import paths
from reader.session.waste import Waste
from reader.ui import crash
from storage.errors import DiskFull, LibraryBusy
from storage.library import Library
from storage.records import Binned, TagSet


def test_a_fresh_home_opens_on_the_welcome_article(qtbot, home):
    window = open_window(home, language="zh_CN")
    qtbot.addWidget(window)
    assert window.page.text().startswith("不动笔墨不读书")
    window.close()


def test_a_second_window_on_the_same_library_is_refused(qtbot, home, monkeypatch):
    monkeypatch.setattr(app, "_LOCK_PATIENCE", 0.0)
    window = open_window(home)
    qtbot.addWidget(window)
    with pytest.raises(LibraryBusy):
        open_window(home)
    window.close()
    again = open_window(home)
    qtbot.addWidget(again)
    again.close()


def test_what_was_removed_long_ago_is_gone_for_ever_when_a_window_opens(qtbot, home):
    places = paths(home=home)
    with Library.open(places.library, places.backups) as library:
        tag_set = TagSet("s", "阅读", "", 0)
        for removed in ("2020-01-01T00:00:00.000+00:00", "2999-01-01T00:00:00.000+00:00"):
            library.bin.put(Binned(replace(tag_set, id=removed), (), removed))
    window = open_window(home)
    qtbot.addWidget(window)
    assert [one.removed[:4] for one in window.session.waste.listed()] == ["2999"]
    window.close()


def test_a_library_that_is_none_is_refused_in_one_sentence_and_left_alone(qapp, home, monkeypatch):
    (home / "library.meipi").write_bytes(b"my diary")
    told = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: told.append(text))
    assert app._opened(qapp) is None
    assert "is not a Meipi library" in told[0]
    assert (home / "library.meipi").read_bytes() == b"my diary"


def test_another_package_over_ours_is_told_before_anything_opens(monkeypatch):
    monkeypatch.setattr(metadata, "packages_distributions", lambda: {"reader": ["meipi", "reader"]})
    with pytest.raises(app.ReplacedFiles, match="The package “reader” has replaced files of Meipi"):
        app._require_own_files()


def test_a_mistake_of_ours_is_told_with_its_details_to_copy(qapp, monkeypatch, capsys):
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.detailedText())))
    error = KeyError("缺")
    crash.report(KeyError, error, None)
    ((text, details),) = shown
    assert "what you marked is saved" in text
    assert "缺" in details
    assert "缺" in capsys.readouterr().err


def test_the_whole_program_starts_and_ends_without_a_word(home):
    code = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication;"
        "from reader import app;"
        "QTimer.singleShot(0, lambda: None);"
        "original = app.open_window\n"
        "def opened(*a, **k):\n"
        "    window = original(*a, **k)\n"
        "    QTimer.singleShot(50, window.close)\n"
        "    return window\n"
        "app.open_window = opened\n"
        "sys.exit(app.run([]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    lines = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, done.stdout, lines) == (0, "", [])


def test_what_is_loaded_is_spared_from_collections_which_come_seldom():
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        app.spare_collections()
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_the_program_of_the_window_is_loaded_without_the_formats_of_files():
    code = (
        "import sys, reader.app;"
        "formats = {'lxml', 'reader.exchange.qdc', 'reader.exchange.markdown'};"
        "print(formats & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "set()"


def test_a_bin_that_cannot_be_emptied_keeps_no_window_closed(qtbot, home, monkeypatch):
    def full(*_given, **_named):
        raise DiskFull(path=home)

    monkeypatch.setattr(Waste, "expire", full)
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    assert "There is no room left" in window.message.said()
    window.close()


def test_an_error_of_the_readers_that_nobody_took_is_told_as_it_is(qapp, home, monkeypatch, capsys):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    crash.report(LibraryBusy, LibraryBusy(path=home), None)
    assert told == [str(LibraryBusy(path=home))]
    assert capsys.readouterr().err == ""
