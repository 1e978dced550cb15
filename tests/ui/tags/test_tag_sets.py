"""From the tree to other tag sets and back to the page: what a set is for, tags that change sets, Esc."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from reader.text.spans import Span

WITHOUT_A_SCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def entry(menu: QMenu, text: str):
    """The action of a menu that says this."""
    (action,) = [action for action in menu.actions() if action.text() == text]
    return action


@pytest.fixture
def panel(window):
    session = window.session
    made = session.tag_sets.make("课题").changed(type(session.tagging.sets()[0]))[0]
    session.tag_sets.choose(window.article, made.id)
    for path in ("经济", "经济/能源", "社会"):
        session.history.do("new tag", session.tagging.made(path, window.article)[1])
    window.refresh()
    return window.tags


def stand_on(panel, name):
    """Make this tag the current one; answers it."""
    (tag,) = [tag for tag in panel.view.tree.tags() if tag.name == name]
    panel.view.setFocus()
    panel.view.choose(tag.id)
    return tag


def menu_of(panel) -> QMenu:
    """The open menu of the current tag."""
    panel.menu.open(QPoint(5, 5))
    return panel.view.findChild(QMenu, "tagMenu")


def test_esc_goes_from_the_tree_back_to_the_page(qtbot, window, panel):
    stand_on(panel, "社会")
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.page


def test_esc_while_a_name_is_written_only_ends_that(qtbot, window, panel):
    tag = stand_on(panel, "社会")
    panel.view.rename(tag.id)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is panel.view


@WITHOUT_A_SCREEN
def test_a_tag_goes_to_another_set_with_what_is_below_it_and_its_highlights_keep_it(window, panel):
    session = window.session
    (starter,) = [one for one in session.tagging.sets() if one.id != panel.sets.active().id]
    below, tag = stand_on(panel, "能源"), stand_on(panel, "经济")
    made = session.reading.highlight(window.article, Span(0, 3), [below.id]).edits[0].after
    sets = menu_of(panel).findChild(QMenu, "tagSets")
    entry(sets, starter.name).trigger()
    assert [one.name for one in panel.view.tree.tags()] == ["社会"]
    there = {one.id: one for one in session.tagging.tags(starter)}
    assert there[below.id].parent == tag.id
    assert session.reading.get(made.id).tags == (below.id,)
    window.undo()
    assert [one.name for one in panel.view.tree.tags()] == ["经济", "能源", "社会"]


@WITHOUT_A_SCREEN
def test_with_a_single_set_there_is_only_a_new_one_to_go_to(window):
    window.tags.view.choose(window.tags.view.tree.tags()[0].id)
    menu = menu_of(window.tags)
    assert [action.text() for action in menu.findChild(QMenu, "tagSets").actions() if action.text()] == [
        "New Tag Set…"
    ]
    assert not menu.findChild(QMenu, "tagCopies").isEnabled()


@WITHOUT_A_SCREEN
def test_a_set_is_split_and_highlights_keep_their_tags(window, panel, monkeypatch):
    session = window.session
    below = stand_on(panel, "能源")
    made = session.reading.highlight(window.article, Span(0, 3), [below.id]).edits[0].after
    stand_on(panel, "经济")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("经济学", True))
    entry(menu_of(panel).findChild(QMenu, "tagSets"), "New Tag Set…").trigger()
    assert [one.name for one in session.tagging.sets()] == ["读报", "课题", "经济学"]
    assert [one.name for one in session.tagging.tags(session.tagging.named("经济学"))] == ["经济", "能源"]
    assert session.reading.get(made.id).tags == (below.id,)
    window.undo()
    assert [one.name for one in panel.view.tree.tags()] == ["经济", "能源", "社会"]


@WITHOUT_A_SCREEN
def test_a_tag_is_copied_to_another_set(window, panel):
    session = window.session
    stand_on(panel, "经济")
    entry(menu_of(panel).findChild(QMenu, "tagCopies"), "读报").trigger()
    assert [one.name for one in session.tagging.tags(session.tagging.named("读报"))][-2:] == ["经济", "能源"]
    assert [one.name for one in panel.view.tree.tags()] == ["经济", "能源", "社会"]


@WITHOUT_A_SCREEN
@pytest.mark.parametrize(
    ("text", "left"), [("Copy to “读报”", ["经济", "能源", "社会"]), ("Move to “读报”", ["社会"])]
)
def test_a_tag_dropped_on_the_name_of_its_set_asks_where_it_goes(window, panel, text, left):
    stand_on(panel, "经济")
    data = panel.view.tree.mimeData([panel.view.currentIndex()])
    title, move = panel._title, Qt.DropAction.MoveAction
    places = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(5, 5), move, data, *places)
    QApplication.sendEvent(title, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(title, QDropEvent(QPointF(5, 5), move, data, *places))
    menu = panel.view.findChild(QMenu, "tagGoals")
    entry(menu, text).trigger()
    menu.close()
    assert [one.name for one in panel.view.tree.tags()] == left
    session = window.session
    assert "能源" in [one.name for one in session.tagging.tags(session.tagging.named("读报"))]


def test_what_a_set_is_for_is_asked_for_and_told(window, panel, monkeypatch):
    asked = []

    def written(_parent, title, label, text):
        asked.append((title, label, text))
        return "为了写论文<b>", True

    monkeypatch.setattr(QInputDialog, "getMultiLineText", written)
    panel.sets.fill()
    entry(panel.sets, "Description…").trigger()
    assert asked == [("Description", "What is “课题” for?", "")]
    assert panel.sets.active().description == "为了写论文<b>"
    assert "为了写论文&lt;b&gt;" in panel._title.toolTip()
    window.undo()
    assert panel.sets.active().description == ""
    assert panel._title.toolTip() == ""
