"""The window of an export: of what, with which tag, in which format, seen beforehand, and then written."""

import json
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reader.exchange.notes import Context, Grouping, Options, SourceLine, Wording
from reader.session.exporting import FORMATS, Scope, as_text
from reader.text.spans import Span
from reader.ui.sharing.export_dialog import ExportDialog
from reader.ui.writing import Order
from storage.records import Highlight

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
    assert exporter.count.text() == "2 highlights in 1 article"


def test_a_format_that_is_no_text_is_seen_as_it_reads(exporter, window):
    for ending in ("html", "qdpx", "pdf", "xlsx", "apkg"):
        choose(exporter, ending)
        told = exporter.preview.toPlainText()
        assert window.page.text()[:4] in told
        assert "开头" in told
        assert "title:" not in told
        assert ">" not in told


def test_what_a_format_has_no_place_for_is_told_beforehand(exporter):
    choose(exporter, "md")
    assert exporter.left_out.text().startswith("Not in this file: when highlights were made and changed")
    choose(exporter, "json")
    assert not exporter.left_out.isVisible()


def test_of_more_than_is_seen_beforehand_all_that_a_format_lacks_is_told(exporter, window, monkeypatch):
    choose(exporter, "csv")
    assert "subtitles" in exporter.left_out.text()
    assert "when highlights were made" not in exporter.left_out.text()
    monkeypatch.setattr("reader.ui.sharing.export_dialog._MOST_SEEN", 1)
    choose(exporter, "md")
    assert "too much to show" in exporter.preview.toPlainText()
    assert exporter.left_out.text() == Wording().told(FORMATS["md"].lacks)
    monkeypatch.undo()
    window.session.importing.bring_in_bytes("雪落了一夜。".encode(), "雪.txt")
    exporter.open_article(window.article)
    exporter.scope.setCurrentIndex(exporter.scope.count() - 1)
    assert exporter.count.text().endswith("articles")
    assert exporter.left_out.text() == Wording().told(FORMATS["md"].lacks)


def test_only_what_bears_a_tag_goes_out_when_one_is_chosen(exporter, window):
    first, second = (tag.id for tag in window.session.tagging.tags()[:2])
    exporter.tags.toggle(second)
    assert "开头" not in exporter.preview.toPlainText()
    assert window.page.text()[10:14] in exporter.preview.toPlainText()
    assert exporter.count.text() == "1 highlight in 1 article"
    exporter.tags.toggle(first)
    assert exporter._wish().scope.tags == {first, second}
    assert exporter.tags.placeholderText() == "论点, 证据"
    assert exporter.count.text() == "2 highlights in 1 article"
    exporter.tags.toggle("")
    assert exporter._wish().scope.tags == frozenset()


def test_tags_are_chosen_in_the_open_list_and_by_no_key_unseen(exporter, qtbot):
    box = exporter.tags
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert not box.view().isVisible()
    assert len(box.chosen()) == 1
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_A):  # of “All highlights”
        qtbot.keyClick(box, key)
    assert len(box.chosen()) == 1


def pick(box, choice):
    """Choose as the reader does, by a row of the open list."""
    box.setCurrentIndex(box.findData(choice))
    box.activated.emit(box.currentIndex())


def test_only_the_choices_that_a_format_has_are_offered(exporter):
    options = exporter.options
    for ending, seen in (("md", 3), ("csv", 3), ("xlsx", 3), ("apkg", 2), ("json", 0), ("qdpx", 0)):
        choose(exporter, ending)
        boxes = (options.grouping, options.context, options.source_line)
        assert sum(box.isVisible() for box in boxes) == seen
    choose(exporter, "md")
    pick(options.context, Context.TEXT)
    assert not options.grouping.isEnabled()
    assert "==" in exporter.preview.toPlainText()


def test_the_choices_are_remembered_for_each_format_and_the_next_run(exporter, window):
    pick(exporter.options.grouping, Grouping.TAG)
    pick(exporter.options.source_line, SourceLine.GBT7714)
    assert "## 论点" in exporter.preview.toPlainText()
    choose(exporter, "csv")
    assert exporter.options.options().grouping is Grouping.READING
    choose(exporter, "md")
    wished = []
    exporter.wanted.disconnect()
    exporter.wanted.connect(wished.append)
    exporter.use()
    assert wished[0].options == Options(Grouping.TAG, Context.SENTENCE, SourceLine.GBT7714)
    assert window.looks.settings.exports == ("md tag sentence gbt7714",)
    again = ExportDialog(window.desk, window)
    again.take_choices((*window.looks.settings.exports, "doc tag sentence plain", "md", "csv 何"))
    assert again.options.options() == wished[0].options


def test_what_is_selected_is_offered_first(window):
    session = window.session
    marks = [session.reading.highlight(window.article, Span(at, at + 3)) for at in (0, 10, 20)]
    ids = [one.added(Highlight)[0].id for one in marks]
    window.desk.changed.emit(marks[0])
    view = window.highlights.view
    view.go_to(view.model().rowCount() - 1)
    view.selectAll()
    assert {mark.id for mark in window.highlights.selected_marks()} == {*ids}
    window._actions["export"].trigger()
    dialog = window.beside.exporter
    assert dialog.scope.currentText() == "3 selected highlights"
    assert dialog.count.text() == "3 highlights in 1 article"
    assert dialog._wish().scope == Scope((window.article,), highlights=frozenset(ids))


def test_articles_that_are_selected_are_offered_too(window):
    window.open_welcome()
    window.library.view.selectAll()
    window._actions["export"].trigger()
    dialog = window.beside.exporter
    count = len(window.library.view.selected())
    assert count > 1
    assert dialog.scope.currentText() == f"{count} selected articles"
    assert len(dialog._wish().scope.articles) == count


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
    with qtbot.waitSignal(window.filing.writer.ended):
        qtbot.keyClick(exporter, Qt.Key.Key_Return)
    title = window.session.shelf.article(window.article).title
    assert asked == [(f"{title}.json", "*.json")]
    whole = json.loads((tmp_path / "批注.json").read_text(encoding="utf-8"))
    assert len(whole["highlights"]) == 2
    assert window.message.said() == "The notes are in “批注.json”."


def test_a_long_file_is_written_behind_and_one_that_is_stopped_leaves_the_old_one(
    exporter, window, qtbot, tmp_path
):
    path = tmp_path / "批注.md"
    path.write_text("旧的", encoding="utf-8")
    go_on = threading.Event()
    writer = window.filing.writer

    def slow():
        go_on.wait(20)
        return b"new"

    with qtbot.waitSignal(writer.ended) as ended:
        writer.write(Order(path, iter(range(3)), slow, "Done: {name}."))
        qtbot.waitUntil(lambda: window.message.said() == "Writing “批注.md” …")
        window.message.action.click()
        assert window.message.said() == "Stopped; “批注.md” is as it was before."
        go_on.set()
    assert ended.args == [False]
    assert path.read_text(encoding="utf-8") == "旧的"
    with qtbot.waitSignal(writer.ended) as ended:
        writer.write(Order(path, iter(range(3)), slow, "Done: {name}."))
    assert ended.args == [True]
    assert path.read_bytes() == b"new"
    assert window.message.said() == "Done: 批注.md."


def test_a_file_that_cannot_be_written_is_told(exporter, window, qtbot, tmp_path):
    with qtbot.waitSignal(window.filing.writer.ended):
        window.filing.writer.write(Order(tmp_path / "没有" / "批注.md", iter(()), lambda: b"", "Done."))
    assert window.message.said().startswith("“批注.md” could not be written; what was there before is unchanged")


def test_what_is_begun_is_written_before_the_window_closes(exporter, window, tmp_path):
    path = tmp_path / "批注.md"
    read = []
    steps = (read.append(number) for number in range(50))
    window.filing.writer.write(Order(path, steps, lambda: bytes(read), "Done."))
    window.filing.writer.write(Order(path.with_suffix(".txt"), iter(()), lambda: b"next", "Done."))
    window.close()
    assert path.read_bytes() == bytes(range(50))
    assert path.with_suffix(".txt").read_bytes() == b"next"


def test_an_article_that_goes_away_meanwhile_is_told_and_nothing_is_written(exporter, window, qtbot, tmp_path):
    path = tmp_path / "批注.md"
    wish = exporter._wish()
    order = window.filing._order(replace(wish, scope=Scope((window.article, "没有"))), path, "md")
    with qtbot.waitSignal(window.filing.writer.ended) as ended:
        window.filing.writer.write(order)
    assert ended.args == [False]
    assert not path.exists()
    assert window.message.said()


def test_what_is_stopped_while_the_library_is_read_is_not_written(exporter, window, qtbot, tmp_path):
    path = tmp_path / "批注.md"
    writer = window.filing.writer

    def steps():
        yield
        writer.stop()
        yield

    with qtbot.waitSignal(writer.ended) as ended:
        writer.write(Order(path, steps(), lambda: b"never", "Done."))
    assert ended.args == [False]
    with qtbot.waitSignal(writer.ended) as ended:
        writer.write(Order(path, iter(()), lambda: b"next", "Done."))
    qtbot.waitUntil(path.exists)
    assert path.read_bytes() == b"next"


def test_notes_that_are_opened_or_dropped_come_back(exporter, window, tmp_path):
    exporter.reject()
    path = tmp_path / "批注.json"
    path.write_text(
        as_text(window.session.exporting.notes(Scope((window.article,)), "json"), "json"), encoding="utf-8"
    )
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
