"""The reader's words go into a file by dialog and into another library, and what both changed is asked about."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from reader.app import open_window
from reader.exchange.lexicon_file import SharedWord
from reader.language import Catalogue
from reader.paths import paths
from reader.ui.translator import speak

WORDS = [SharedWord("旧城记", (), "书名"), SharedWord("打开", (1,)), SharedWord("𠮷野街①号")]


def words(window):
    """What holds everywhere, in its order."""
    known = window.session.lexicon_sharing.words()
    return [SharedWord(word.text, word.cuts, word.note) for word in known]


def keep(window, *wanted):
    window.desk.run(lambda: window.session.lexicon_sharing.keep(wanted))


def drop(widget, *files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), copy, data, button, key))
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, button, key))


@pytest.fixture
def choose(monkeypatch):
    """Let the file dialogs answer with this path, and with the kind of this number; gives the kinds offered."""
    offered = []

    def chosen(path, kind=0):
        def save(_parent, _title, _suggestion, kinds):
            offered[:] = kinds.split(";;")
            return str(path), offered[kind]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        return offered

    return chosen


@pytest.fixture
def other(qtbot, tmp_path, word_cache):
    """A window over another library."""
    home = tmp_path / "朋友"
    shutil.copytree(word_cache, paths(home=home).cache)
    opened = open_window(home, language="en")
    qtbot.addWidget(opened)
    opened.show()
    yield opened
    opened.close()


@pytest.fixture
def bring_in(qtbot, choose):
    """Import the words of a file in a window; gives what it then says."""

    def brought(window, file):
        window.message.hide()
        choose(file)
        window.filing.words.import_words()
        qtbot.waitUntil(lambda: bool(window.message.said()), timeout=20_000)
        return window.message.said()

    return brought


def test_words_go_into_a_file_and_into_another_library(window, other, tmp_path, choose, bring_in):
    keep(window, *WORDS)
    assert choose(tmp_path / "词表", 0) == []
    window.filing.words.export_words()
    assert window.message.said() == "The words are in “词表.csv”."
    keep(other, SharedWord("书店"))
    assert bring_in(other, tmp_path / "词表.csv") == "3 words came in."
    assert words(other) == [SharedWord("书店"), *WORDS]
    other.undo()
    assert words(other) == [SharedWord("书店")]
    other.redo()
    assert bring_in(other, tmp_path / "词表.csv") == "The list says nothing new; your words are as they were."
    assert len(other.session.history.done()) == 2


def test_a_dictionary_of_jieba_says_what_has_no_place_in_it_and_is_read_with_jieba_s_cuts(
    window, other, tmp_path, choose, bring_in
):
    keep(window, *WORDS)
    offered = choose(tmp_path / "词表", 1)
    window.filing.words.export_words()
    assert offered == ["Spreadsheet, everything (*.csv)", "User dictionary of jieba (*.txt)"]
    assert window.message.said().startswith(
        "The words are in “词表.txt”. Not in this file: where words are cut, notes"
    )
    bring_in(other, tmp_path / "词表.txt")
    assert words(other) == [SharedWord("旧城记"), SharedWord("打开", (1,)), SharedWord("𠮷野街①号")]


def test_an_imported_word_is_seen_on_the_page_at_once(window, tmp_path, bring_in):
    file = tmp_path / "词.csv"
    file.write_text("词\n旧城记\n", encoding="utf-8")
    start = window.page.text().index("旧城记")
    assert [word.end - word.start for word in window.page.words_near(start) if word.start == start] == [2]
    bring_in(window, file)
    assert [word.end - word.start for word in window.page.words_near(start) if word.start == start] == [3]


def test_what_both_changed_stays_until_theirs_is_taken(window, tmp_path, bring_in):
    keep(window, *WORDS)
    file = tmp_path / "词.csv"
    file.write_text("word,cut\n旧城记,旧|城记\n打开,\n书店,\n", encoding="utf-8")
    said = bring_in(window, file)
    assert said == "One word came in. 2 words are cut differently in the file; yours stay."
    assert words(window) == [*WORDS, SharedWord("书店")]
    assert window.message.action.text() == "Take Theirs"
    window.message.action.click()
    assert window.message.said() == "2 words are changed."
    theirs = [SharedWord("旧城记", (1,), "书名"), SharedWord("打开"), WORDS[2], SharedWord("书店")]
    assert words(window) == theirs
    window.undo()
    assert words(window) == [*WORDS, SharedWord("书店")]
    window.undo()
    assert words(window) == WORDS


def test_theirs_is_taken_of_the_words_as_they_are_by_then(window, tmp_path, bring_in):
    keep(window, *WORDS)
    file = tmp_path / "词.csv"
    file.write_text("word,cut\n旧城记,旧|城记\n打开,\n「书店」,\n", encoding="utf-8")
    bring_in(window, file)
    take_theirs = window.message.action
    window.desk.run(window.session.history.undo)
    keep(window, SharedWord("打开"), SharedWord("𠮷野街①号", (2,)))
    assert words(window) == [WORDS[0], SharedWord("打开"), SharedWord("𠮷野街①号", (2,))]
    take_theirs.click()
    taken = [SharedWord("旧城记", (1,), "书名"), SharedWord("打开"), SharedWord("𠮷野街①号", (2,))]
    assert words(window) == taken
    bring_in(window, file)
    assert words(window) == taken


def test_other_conflicts_are_told_as_what_they_are(window, tmp_path, bring_in):
    keep(window, *WORDS)
    file = tmp_path / "词.csv"
    file.write_text("word,note\n旧城记,①\n", encoding="utf-8")
    for _ in range(2):
        assert bring_in(window, file) == "One word is different in the file; yours stays."
    assert len(window.session.history.done()) == 1


def test_what_went_out_is_remembered_so_that_a_word_taken_out_of_it_goes(window, tmp_path, choose, bring_in):
    file = tmp_path / "词.csv"
    keep(window, *WORDS)
    choose(tmp_path / "没有" / "词.csv")
    window.filing.words.export_words()
    file.write_text("word,cut,note\n旧城记,,书名\n打开,打|开,\n", encoding="utf-8")
    assert bring_in(window, file) == "The list says nothing new; your words are as they were."
    keep(window, SharedWord("「书店」"))
    choose(file)
    window.filing.words.export_words()
    file.write_text(file.read_text(encoding="utf-8").replace("「书店」,,", ""), encoding="utf-8")
    assert bring_in(window, file) == "One word is removed."
    assert words(window) == WORDS


def test_only_what_happened_is_counted(window, tmp_path, choose, bring_in):
    keep(window, *WORDS)
    file = tmp_path / "词.csv"
    choose(file)
    window.filing.words.export_words()
    file.write_text("word,cut\n旧城记,\n打开,\n", encoding="utf-8")
    assert bring_in(window, file) == "One word is changed. One word is removed."
    file.write_text("word,cut\n旧城记,\n打开,打|开\n「书店」,\n", encoding="utf-8")
    assert bring_in(window, file) == "One word came in. One word is changed."


def test_what_cannot_be_done_is_said_calmly(window, tmp_path, choose, bring_in):
    choose(tmp_path / "词")
    window.filing.words.export_words()
    assert "nothing was written" in window.message.said()
    assert not (tmp_path / "词.csv").exists()
    file = tmp_path / "坏.csv"
    file.write_text("word,cut\n国家验收,国|家\n", encoding="utf-8")
    assert "row 2: its pieces do not make up the word" in bring_in(window, file)
    assert words(window) == []
    window.message.hide()
    choose("")
    window.filing.words.export_words()
    window.filing.words.import_words()
    assert window.message.said() == ""


@pytest.mark.parametrize("header", ["word,cut,note", "词;批注", "\ufeff词"])
@pytest.mark.parametrize("on_tags", [False, True])
def test_a_table_of_words_that_is_dropped_is_no_article_and_no_tag_set(window, qtbot, tmp_path, header, on_tags):
    file = tmp_path / "词.csv"
    file.write_text(f"{header}\n旧城记\n", encoding="utf-8")
    count = len(window.session.shelf.listed())
    drop(window.tags.view.viewport() if on_tags else window, file)
    qtbot.waitUntil(lambda: words(window) == [SharedWord("旧城记")], timeout=20_000)
    assert len(window.session.shelf.listed()) == count
    assert len(window.session.tagging.sets()) == 1


def test_a_text_that_is_dropped_stays_an_article(window, tmp_path):
    file = tmp_path / "词.txt"
    file.write_text("旧城记\n雪落了一夜。\n", encoding="utf-8")
    drop(window, file)
    assert words(window) == []
    assert "雪落了一夜。" in window.page.text()


def test_the_buttons_are_below_the_corrections(window):
    shown = [one.text() for one in window.words.panel.corrected.findChildren(QToolButton, "wordsVerb")]
    assert shown == ["Import Word List", "Export Word List"]


def test_it_speaks_the_language_of_the_window(qapp, window, tmp_path, choose, monkeypatch):
    monkeypatch.setattr(window.desk, "_catalogue", Catalogue.of("zh_CN"))
    keep(window, *WORDS)
    speak(qapp, "zh_CN")
    try:
        choose(tmp_path / "词.txt")
        window.filing.words.export_words()
    finally:
        speak(qapp, "en")
    assert window.message.said() == "词表已写入“词.txt”。 这个文件里没有：词的切分位置、词的批注。"
