"""Files that cannot be opened change nothing, and closing loses nothing and leaves nothing behind."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.app import open_window
from storage.errors import LibraryBusy

NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def drop(window, paths):
    """Drop files on the window as a file manager does."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, action = QPointF(300, 300), Qt.DropAction.CopyAction
    entered = QDragEnterEvent(place.toPoint(), action, files, LEFT, NONE)
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(place, action, files, LEFT, NONE))
    return entered.isAccepted()


def choose(window, paths, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
    window.coming.ask_files()
    return True


@pytest.fixture(params=["missing", "folder", "empty", "binary"])
def bad(request, tmp_path):
    path = tmp_path / f"{request.param}.txt"
    if request.param == "folder":
        path.mkdir()
    elif request.param == "empty":
        path.write_bytes(b"")
    elif request.param == "binary":
        path.write_bytes(bytes(range(256)) * 8)
    return path


@pytest.mark.parametrize("by", ["drop", "dialog"])
def test_a_file_that_is_no_article_says_one_sentence_and_changes_nothing(window, bad, by, monkeypatch):
    article, body = window.article, window.page.text()
    listed = window.library.rows.values()
    assert drop(window, [bad]) if by == "drop" else choose(window, [bad], monkeypatch)
    said = window.message.said()
    assert bad.name in said
    assert said.endswith(".")
    assert (window.article, window.page.text()) == (article, body)
    assert window.library.rows.values() == listed


def test_a_good_file_among_bad_ones_is_opened(window, tmp_path):
    good = tmp_path / "山谷.txt"
    good.write_text("清晨，风机开始转动。", encoding="utf-8")
    drop(window, [tmp_path / "没有.txt", good])
    assert window.page.text() == "清晨，风机开始转动。"
    assert "没有.txt" in window.message.said()


def test_two_dropped_files_are_both_kept_and_the_last_one_is_shown(window, tmp_path):
    before = len(window.library.rows.values())
    for name in ("一", "二"):
        (tmp_path / name).write_text(f"{name}只鸟飞过。", encoding="utf-8")
    drop(window, [tmp_path / "一", tmp_path / "二"])
    assert window.page.text() == "二只鸟飞过。"
    assert len(window.library.rows.values()) == before + 2


def test_no_file_and_a_dropped_picture_change_nothing(window, monkeypatch):
    article = window.article
    choose(window, [], monkeypatch)
    window.open_paths([])
    picture = QMimeData()
    picture.setData("image/png", b"\x89PNG")
    entered = QDragEnterEvent(QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, picture, LEFT, NONE)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    assert not entered.isAccepted()
    assert (window.article, window.message.said()) == (article, "")


def test_a_dropped_text_is_an_article(window):
    text = QMimeData()
    text.setText("雪后\n只是一段文字，写在书店的门口。")
    place, action = QPointF(300, 300), Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(place.toPoint(), action, text, LEFT, NONE))
    QApplication.sendEvent(window, QDropEvent(place, action, text, LEFT, NONE))
    assert window.page.text() == "雪后\n只是一段文字，写在书店的门口。"


def test_a_second_window_on_the_same_library_is_refused(window, home):
    with pytest.raises(LibraryBusy):
        open_window(home, language="en")
    assert window.session.shelf.listed()


def test_closing_while_a_note_is_written_saves_it(window, home, qtbot):
    article = window.article
    start = window.page.text().index("三十年")
    window.page.setFocus()
    window.page.select(start, start + 3)
    qtbot.keyClick(window.page, Qt.Key.Key_N)
    typed = QInputMethodEvent()
    typed.setCommitString("还没写完")
    QApplication.sendEvent(QApplication.focusWidget(), typed)
    window.close()
    again = open_window(home, language="en")
    qtbot.addWidget(again)
    assert [(one.quote, one.note) for one in again.session.reading.highlights(article)] == [("三十年", "还没写完")]
    again.close()


def test_closing_twice_is_closing_once(window):
    window.close()
    window.close()
    assert not window.isVisible()


def is_running(process):
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not list its processes")
def test_closing_while_words_are_cut_ends_their_process(qtbot, home, tmp_path):
    long = tmp_path / "长.txt"
    long.write_text("雨下得很大，街上没有一个人。他把灯打开。\n" * 9000, encoding="utf-8")
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    window.open_paths([long])
    process = window._words.process_id()
    assert is_running(process)
    window.close()
    assert not Path(f"/proc/{process}").exists()  # ended, and no zombie either
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)


def test_words_of_a_former_article_are_never_shown(qtbot, window, tmp_path):
    long, short = tmp_path / "长.txt", tmp_path / "短.txt"
    long.write_text("雨下得很大，街上没有一个人。\n" * 3000, encoding="utf-8")
    short.write_text("清晨，风机开始转动。\n好。", encoding="utf-8")
    window.open_paths([long])
    with qtbot.waitSignal(window._words.words_cut, timeout=20_000):
        window.page.scroll_by(100)
    window.open_paths([short])
    assert window.wait_for_words()
    QApplication.processEvents()
    assert sorted(window.page._words._cut) == [0, 1]
    ends = [word.end for index in (0, 1) for word in window.page.words_in(index)]
    assert max(ends) == len(window.page.text())


def test_five_windows_one_after_the_other_leave_nothing_behind(qtbot, home, article_file):
    before = len(QApplication.topLevelWidgets())
    for _ in range(5):
        window = open_window(home, language="en")
        window.open_paths([article_file])
        window.page.viewport().grab()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete
        QApplication.processEvents()
    assert len(QApplication.topLevelWidgets()) <= before
