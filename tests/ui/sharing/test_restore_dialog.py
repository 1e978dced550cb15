"""The window of notes with new tags: what would come is told, ticked, brought back, taken back."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
OWN = "66666666-6666-4666-8666-{:012}".format
QUOTES = {"一本《旧城记》": [1, 3], "𠮷野街①号": [2], "书不怕旧": []}
TAGS = [(1, "天气", None), (2, "雨", 1), (3, "<b>雪</b>", 1), (4, "没有人用", None)]


@pytest.fixture
def notes(window, tmp_path):
    """A file of notes on the open article whose tags are not here."""
    marks = [
        {"id": OWN(10 + at), "article": window.article, "quote": quote, "tag_ids": [OWN(tag) for tag in tags]}
        for at, (quote, tags) in enumerate(QUOTES.items())
    ]
    tags = [{"id": OWN(own), "name": name, "parent": above and OWN(above)} for own, name, above in TAGS]
    whole = {"format": "meipi-notes", "version": 1, "highlights": marks, "tags": tags}
    path = tmp_path / "批注.json"
    path.write_text(json.dumps(whole | {"articles": [{"id": window.article, "title": "旧书店"}]}), encoding="utf-8")
    return path


@pytest.fixture
def dialog(window, qtbot, notes):
    window.filing.read_notes(notes)
    qtbot.waitUntil(window.beside.restorer.isVisible)
    return window.beside.restorer


def ticked(dialog):
    return {row.text: row.is_ticked for row in dialog.list.rows.values() if row.tag}


def marked(window):
    paths = window.session.tagging.paths()
    marks = window.session.reading.highlights(window.article)
    return {mark.quote: [paths[tag] for tag in mark.tags] for mark in marks}


def test_new_tags_are_offered_all_ticked_and_articles_are_told_with_their_counts(window, dialog):
    assert dialog.told.text() == "3 highlights would come back in 1 articles, with 3 tags that are new."
    rows = [(row.text, row.count) for row in dialog.list.rows.values()]
    assert rows == [
        ("New tags", None),
        ("天气", 1),
        ("天气/雨", 1),
        ("天气/<b>雪<\\/b>", 1),
        ("Articles", None),
        ("旧书店", 3),
    ]
    assert all(ticked(dialog).values())
    assert marked(window) == {}


def test_what_is_ticked_comes_in_one_step(window, qtbot, dialog):
    before = window.session.tagging.all_tags()
    qtbot.mouseClick(dialog.bring, LEFT)
    assert marked(window) == {
        "一本《旧城记》": ["天气", "天气/<b>雪<\\/b>"],
        "𠮷野街①号": ["天气/雨"],
        "书不怕旧": [],
    }
    assert window.message.said().startswith("3 highlights are restored")
    window.session.history.undo()
    assert (window.session.tagging.all_tags(), marked(window)) == (before, {})


def test_unticking_a_tag_unticks_what_stands_below_and_ticking_one_ticks_those_above(qtbot, dialog):
    view = dialog.list
    qtbot.mouseClick(view.viewport(), LEFT, NONE, view.visualRect(view.rows.index(1)).center())
    assert not any(ticked(dialog).values())
    view.setCurrentIndex(view.rows.index(2))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticked(dialog) == {"天气": True, "天气/雨": True, "天气/<b>雪<\\/b>": False}
    qtbot.mouseClick(view.viewport(), LEFT, NONE, view.visualRect(view.rows.index(4)).center())
    assert "not ticked" in view.rows.data(view.rows.index(3))


def test_highlights_come_without_the_tags_that_are_not_ticked(window, qtbot, dialog):
    dialog.list.toggle(3)
    qtbot.mouseClick(dialog.bring, LEFT)
    assert marked(window) == {"一本《旧城记》": ["天气"], "𠮷野街①号": ["天气/雨"], "书不怕旧": []}


def test_cancelled_nothing_comes(window, qtbot, dialog):
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert marked(window) == {}
    assert not window.session.history.done()


def test_without_new_tags_nothing_is_asked_and_of_two_files_the_second_waits(window, qtbot, notes, tmp_path):
    again = tmp_path / "又.json"
    again.write_bytes(notes.read_bytes())
    window.open_paths([notes, again])
    qtbot.waitUntil(window.beside.restorer.isVisible)
    qtbot.mouseClick(window.beside.restorer.bring, LEFT)
    QApplication.processEvents()
    assert not window.beside.restorer.isVisible()  # its tags are here by now
    assert len(marked(window)) == 3
