"""The window of a merger: told, chosen, merged, taken back; and the ways a tag set's file comes to it."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.exchange.tag_set_file import TagSetFile
from reader.session.differences import Choice, Kind
from reader.session.merging import as_bytes, read_tag_set
from reader.text.spans import Span
from reader.ui.sharing.difference_list import pills_of
from storage.records import Tag, TagSet

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CHART = "11111111-1111-4111-8111-111111111111"
HOSTILE = '<img src="x" onerror="1">\u202e&'


class Group:
    """A reader whose set went out, and what came back: renamed, added to, a tag removed that is in use here."""

    def __init__(self, bot, window, folder):
        self.bot, self.window, self.session = bot, window, window.session
        self.tags = {tag.name: tag for tag in self.session.tagging.tags()}
        self.file = folder / "读报.json"
        shared = self.session.merging.shared()
        self.file.write_bytes(as_bytes(shared, self.file))
        self.session.merging.hand_out(shared)
        whole = json.loads(self.file.read_text(encoding="utf-8"))
        rows = {row["name"]: row for row in whole["tags"]}
        rows["论点"]["name"] = "主张"
        rows["证据"]["description"] = "事实"
        chart = {
            "id": CHART,
            "parent": rows["证据"]["id"],
            "name": HOSTILE,
            "color": "",
            "description": "",
            "key": "",
        }
        whole["tags"] = [row for row in whole["tags"] if row["name"] not in ("地点", "疑问")] + [chart]
        self.file.write_text(json.dumps(whole), encoding="utf-8")
        self.session.tag_tree.rename(self.tags["论点"].id, "观点")
        self.session.reading.highlight(window.article, Span(0, 2), [self.tags["地点"].id])

    @property
    def dialog(self):
        return self.window.beside.merger

    def open(self):
        self.window.filing.read_tag_set(self.file)
        self.bot.waitUntil(self.dialog.isActiveWindow)

    def rows(self):
        return [row.sentence for row in self.dialog.list.rows.values()]

    def row_of(self, kind):
        rows = list(self.dialog.list.rows.values())
        return next(at for at, row in enumerate(rows) if row.difference and row.difference.kind is kind)

    def click(self, kind, choice):
        at = self.row_of(kind)
        view, row = self.dialog.list, self.dialog.list.rows.value(at)
        areas = dict(pills_of(row, view.visualRect(view.rows.index(at)), view.font()))
        self.bot.mouseClick(view.viewport(), LEFT, NONE, areas[choice].center().toPoint())

    def names(self):
        return [tag.name for tag in self.session.tagging.tags()]


@pytest.fixture
def group(qtbot, window, tmp_path):
    return Group(qtbot, window, tmp_path)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_every_change_is_a_sentence_the_conflicts_first(group):
    group.open()
    assert group.rows() == [
        "Changed differently here and there",
        "The tag “观点” is called “观点” here and “主张” there.",
        "Changed there",
        "“证据” is now described so: “事实”",
        '“证据/<img src="x" onerror="1">&” is new.',
        "“疑问” is removed.",
        "Stays as it is",
        "“地点” is removed there and stays here, as 1 highlights bear it.",
    ]
    assert "5 changes" in group.dialog.told.text()
    assert group.names()[0] == "观点"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_enter_merges_as_usual_and_undo_takes_it_back(group):
    before = group.session.tagging.all_tags()
    group.open()
    group.bot.keyClick(group.dialog, Qt.Key.Key_Return)
    assert not group.dialog.isVisible()
    assert group.names()[:3] == ["观点", "证据", HOSTILE]
    assert {"地点"} <= set(group.names())
    assert "疑问" not in group.names()
    group.window.undo()
    assert group.session.tagging.all_tags() == before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(("choice", "names"), [(Choice.THEIRS, {"主张"}), (Choice.BOTH, {"主张", "观点"})])
def test_a_click_on_a_choice_makes_it(group, choice, names):
    group.open()
    group.click(Kind.RENAMED, choice)
    group.click(Kind.REMOVED, Choice.MINE)
    group.dialog.merge.click()
    assert names | {"疑问"} <= set(group.names())
    assert ("观点" in group.names()) == ("观点" in names)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_choices_are_made_by_keys(group):
    group.open()
    view = group.dialog.list
    view.setCurrentIndex(view.rows.index(group.row_of(Kind.RENAMED)))
    for key, choice in (
        (Qt.Key.Key_T, Choice.THEIRS),
        (Qt.Key.Key_B, Choice.BOTH),
        (Qt.Key.Key_Left, Choice.THEIRS),
        (Qt.Key.Key_Left, Choice.MINE),
        (Qt.Key.Key_Left, Choice.MINE),
        (Qt.Key.Key_Right, Choice.THEIRS),
        (Qt.Key.Key_M, Choice.MINE),
    ):
        group.bot.keyClick(view, key)
        assert view.rows.value(group.row_of(Kind.RENAMED)).chosen is choice
    view.selectAll()
    group.bot.keyClick(view, Qt.Key.Key_M)
    assert {row.chosen for row in view.rows.values() if row.chosen} == {Choice.MINE}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_all_of_one_side_is_one_click(group):
    group.open()
    group.dialog.theirs.click()
    group.dialog.merge.click()
    assert group.names()[0] == "主张"
    group.window.undo()
    group.open()
    group.dialog.mine.click()
    group.dialog.merge.click()
    assert group.names()[0] == "观点"
    assert HOSTILE not in group.names()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_cancel_changes_nothing_and_a_file_merged_before_brings_nothing_new(group):
    before = group.session.tagging.all_tags()
    group.open()
    group.bot.keyClick(group.dialog, Qt.Key.Key_Escape)
    assert group.session.tagging.all_tags() == before
    group.open()
    group.dialog.merge.click()
    group.open()
    assert "nothing new" in group.dialog.told.text()
    assert not group.dialog.merge.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_undo_while_it_is_open_is_followed(group):
    group.open()
    group.window.undo()  # the highlight
    assert "“地点” is removed." in group.rows()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_set_made_apart_is_added_or_merged_by_path_as_a_whole_or_tag_by_tag(group):
    weather = TagSet("22222222-2222-4222-8222-222222222222", "天气", "", 0)
    own = "33333333-3333-4333-8333-33333333333{}"
    names = enumerate(("证据", "雪"))
    tags = [Tag(own.format(at), weather.id, None, name, "#112233", "", "", at) for at, name in names]
    group.window.beside.show_merger(TagSetFile(weather, tuple(tags)))
    dialog = group.dialog
    assert dialog.into.isVisible()
    assert dialog.merge.text() == "Add"
    dialog.into.setCurrentIndex(1)
    dialog.into.activated.emit(1)
    assert group.rows()[:3] == [
        "Changed differently here and there",
        f"“证据” has the colour {group.tags['证据'].color} here and #112233 there.",
        "Changed there",
    ]
    group.click(Kind.SAME_PATH, Choice.MINE)
    assert "“证据” is new." in group.rows()
    dialog.merge.click()
    assert group.names().count("证据") == 2
    group.window.undo()
    group.window.beside.show_merger(TagSetFile(weather, tuple(tags)))
    dialog.merge.click()
    assert [one.name for one in group.session.tagging.sets()] == ["读报", "天气"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_changed_since_a_set_was_shared_is_told_and_nothing_to_choose(group):
    group.window.tags.sets.changes_wanted.emit(group.session.tagging.active())
    assert group.rows() == ["Changed", "“论点” is now called “观点”."]
    assert not group.dialog.merge.isVisible()
    assert group.dialog.isVisible()
    group.dialog.cancel.click()
    assert not group.dialog.isVisible()


def dropped(widget, path, kind=QDropEvent):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy = Qt.DropAction.CopyAction
    if kind is QDragEnterEvent:
        event = kind(QPointF(5, 5).toPoint(), copy, data, LEFT, NONE)
    else:
        event = kind(QPointF(5, 5), copy, data, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_file_dropped_on_the_tags_is_asked_about(group, tmp_path):
    viewport = group.window.tags.view.viewport()
    assert dropped(viewport, group.file, QDragEnterEvent)
    assert dropped(viewport, group.file)
    assert group.dialog.isVisible()
    group.dialog.reject()
    dropped(viewport, tmp_path / "文章.txt")
    assert not group.dialog.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("ending", ["qdc", "json"])
def test_a_tag_set_among_files_that_are_opened_is_asked_about_and_no_article(group, tmp_path, ending):
    file = tmp_path / f"标签.{ending}"
    file.write_bytes(as_bytes(group.session.merging.shared(), file))
    count = len(group.session.shelf.listed())
    group.window.open_paths([file])
    assert group.dialog.isVisible()
    assert len(group.session.shelf.listed()) == count


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_import_by_the_menu_asks_and_export_is_remembered(group, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(group.file), ""))
    group.window._actions["import_tags"].trigger()
    assert group.dialog.isVisible()
    group.dialog.reject()
    out = tmp_path / "出.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    group.window._actions["export_tags"].trigger()
    assert group.session.merging.changed(group.session.tagging.active()) == []
    assert read_tag_set(out).based_on


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_broken_file_is_told_in_one_sentence_and_no_window_opens(group, tmp_path):
    broken = tmp_path / "坏.qdc"
    broken.write_bytes(b"<CodeBook>")
    group.window.open_paths([broken])
    assert "cannot be read as a tag set" in group.window.message.said()
    assert "merger" not in vars(group.window.beside) or not group.dialog.isVisible()
