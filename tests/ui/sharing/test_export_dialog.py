"""The window of an export: of what, with which tag, in which format, seen beforehand, and then written."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reader.session.exporting import FORMATS
from reader.text.spans import Span

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def exporter(window, qtbot):
    session = window.session
    first, second = session.tagging.tags()[:2]
    session.reading.highlight(window.article, Span(0, 4), [first.id], "开头")
    session.reading.highlight(window.article, Span(10, 14), [second.id])
    window._actions["export"].trigger()
    dialog = window.beside.exporter
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(dialog, ending):
    places = [kind.ending for kind in dialog.kinds.values()]
    dialog.view.setCurrentIndex(dialog.kinds.index(places.index(ending)))


def test_every_format_is_offered_and_the_first_is_seen_beforehand(exporter, window):
    assert {kind.ending for kind in exporter.kinds.values()} == set(FORMATS)
    text = window.page.text()
    assert f"> {text[:4]}" in exporter.preview.toPlainText()
    assert "开头" in exporter.preview.toPlainText()
    assert exporter.count.text() == "2 highlights in 1 articles"


def test_a_format_that_is_no_text_to_read_is_seen_in_its_file(exporter):
    for ending in ("html", "qdpx"):
        choose(exporter, ending)
        assert "when its file is opened" in exporter.preview.toPlainText()


def test_only_what_bears_a_tag_goes_out_when_one_is_chosen(exporter, window):
    exporter.tag.setCurrentIndex(2)
    assert "开头" not in exporter.preview.toPlainText()
    assert window.page.text()[10:14] in exporter.preview.toPlainText()


def test_the_grouping_is_remembered_for_each_format(exporter):
    exporter.by_tag.click()
    assert "## 论点" in exporter.preview.toPlainText()
    choose(exporter, "json")
    assert not exporter.by_tag.isVisible()
    choose(exporter, "md")
    assert exporter.by_tag.isChecked()


def test_a_folder_and_the_whole_library_are_offered(exporter, window):
    exporter.reject()
    window.session.foldering.make("课题", [window.article])
    window.open_welcome()
    window._actions["export"].trigger()
    texts = [exporter.scope.itemText(at) for at in range(exporter.scope.count())]
    assert texts[1:] == ["Folder: 课题", "The whole library"]
    exporter.scope.setCurrentIndex(2)
    assert exporter.count.text() == "2 highlights in 2 articles"


def test_enter_asks_for_the_place_and_writes_the_file(exporter, window, qtbot, tmp_path, monkeypatch):
    asked = []

    def dialog(_parent, _title, suggestion, kinds):
        asked.append((suggestion, kinds))
        return str(tmp_path / "批注.json"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    choose(exporter, "json")
    qtbot.keyClick(exporter, Qt.Key.Key_Return)
    title = window.session.shelf.article(window.article).title
    assert asked == [(f"{title}.json", "*.json")]
    whole = json.loads((tmp_path / "批注.json").read_text(encoding="utf-8"))
    assert len(whole["highlights"]) == 2
    assert window.message.said() == "The notes are in “批注.json”."


def test_notes_that_are_opened_or_dropped_come_back(exporter, window, tmp_path):
    exporter.reject()
    path = tmp_path / "批注.json"
    path.write_bytes(window.session.exporting.notes([window.article], "json"))
    marks = window.session.reading.highlights(window.article)
    own = window.article
    window.session.reading.remove([one.id for one in marks])
    window.open_welcome()
    window.open_paths([path])
    assert window.article == own
    assert window.session.reading.highlights(own) == marks
    assert window.message.said() == "2 highlights are restored, 0 have no place, in 1 articles."
    window.undo()
    assert window.session.reading.highlights(own) == []


def test_without_highlights_the_window_says_so(window, qtbot):
    window._actions["export"].trigger()
    dialog = window.beside.exporter
    assert "no highlights" in dialog.preview.toPlainText()
