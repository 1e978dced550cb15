"""The window is built over one library, by one reader at a time, and a mistake of ours is told calmly."""

import gc
import subprocess
import sys
from dataclasses import replace
from importlib import metadata

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMessageBox

from reader import app
from reader.app import open_window
from reader.paths import paths
from reader.session.waste import Waste
from reader.text.spans import Span
from reader.ui import crash
from reader.ui.page.selection import Selection
from storage.errors import DamagedLibrary, DiskFull, LibraryBusy
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
    assert app._told(app.open_window) is None
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


STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from reader import app

finished = app.Opening.finish

def finish(opening):
    window = finished(opening)
    QTimer.singleShot(50, window.close)
    return window

app.Opening.finish = finish
"""


def started(code: str, *files: str) -> tuple[int, list[str], list[str]]:
    """The exit status of the whole program, changed by this code, and the lines it printed and complained of."""
    command = [sys.executable, "-c", f"{STARTED}{code}\nsys.exit(app.run([Path(one) for one in {files!r}]))"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    complained = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    return done.returncode, done.stdout.splitlines(), complained


def test_the_whole_program_starts_and_ends_without_a_word(home):
    assert started("") == (0, [], [])  # a fresh library, opened as a whole
    assert started("") == (0, [], [])  # one with an article, which is seen first


SEEN_FIRST = """
load = app._load_behind

def seen(opening, modules, files):
    page = opening.window.page
    if modules is app._BEHIND:
        print(page.text()[:7], hasattr(opening.window, "library"), len(page._marks._short), page.caret())
        print(sorted({"sqlite_utils", "reader.session.session", "reader.ui.parts", "click"} & set(sys.modules)))
    load(opening, modules, files)

app._load_behind = seen
"""


def test_the_article_is_seen_with_its_highlights_before_anything_else_is_loaded(qtbot, home):
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    window.session.reading.highlight(window.article, Span(0, 3), [window.session.tagging.by_key("1").id])
    window.page.set_selection(Selection.at(5))
    window.close()
    assert started(SEEN_FIRST) == (0, ["不动笔墨不读书 False 1 5", "[]"], [])


def test_who_names_a_file_sees_no_other_article_first(qtbot, home, tmp_path):
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    window.close()
    file = tmp_path / "风.txt"
    file.write_text("山谷里的风\n\n清晨，风机开始转动。\n", encoding="utf-8")
    assert started(SEEN_FIRST, str(file)) == (0, [], [])


def test_the_first_look_stays_where_it_is_when_the_rest_comes(qtbot, home):
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    window.resize(780, 600)  # as the screen has room for
    QApplication.processEvents()
    window.close()
    opening = app.Opening(home, "en")
    qtbot.addWidget(opening.window)
    assert opening.look_first()
    page = opening.window.page
    qtbot.waitExposed(opening.window)
    page.scroll_by(40)
    where, place = page.mapTo(opening.window, QPoint(0, 0)), page.place()
    page.set_selection(Selection.at(7))
    assert opening.finish() is opening.window
    assert (page.place(), page.caret()) == (place, 7)
    QApplication.processEvents()
    assert page.mapTo(opening.window, QPoint(0, 0)) == where
    opening.window.close()


def test_a_window_closed_while_the_rest_is_loaded_opens_no_library(qtbot, home):
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    window.close()
    opening = app.Opening(home, "en")
    qtbot.addWidget(opening.window)
    opening.look_first()
    opening.window.close()
    app._load_behind(opening, (), [])
    assert opening.is_over
    assert not hasattr(opening.window, "session")
    again = open_window(home, language="en")  # the library is free
    qtbot.addWidget(again)
    again.close()


def test_a_library_that_turns_out_damaged_is_told_and_ends_the_program(qtbot, home, monkeypatch):
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    window.close()

    def damaged(*_given):
        raise DamagedLibrary(path=home)

    told = []
    monkeypatch.setattr(Library, "open", damaged)
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: told.append(text))
    opening = app.Opening(home, "en")
    qtbot.addWidget(opening.window)
    opening.look_first()
    assert not app._finish(opening, [])
    assert len(told) == 1
    assert opening.is_over
    assert opening.window.isHidden()


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
