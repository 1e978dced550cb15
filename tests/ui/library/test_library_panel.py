"""The library's panel lists, sorts, sifts and folders the articles, and what is removed can come back."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QMenu, QToolButton

from reader.app import open_window
from reader.text.metadata import Metadata
from reader.text.spans import Span
from reader.ui.library.arranging import Order
from reader.ui.library.article_rows import ARTICLES_MIME

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOVE = Qt.DropAction.MoveAction
popups = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TEXTS = {
    "春分": "# 春分\n\n（新华社 2026年3月20日电）昼夜一样长，𠮷野街①号的燕子回来了。\n",
    "夏至": "# 夏至\n\n白昼最长，老林说：“书不怕晒。”\n",
    "秋分": "# 秋分\n\n昼夜又一样长，稻子黄了。\n",
}


class Shelf:
    """A person at the panel of the library; three articles more than the window's fixture has."""

    def __init__(self, bot, window, folder):
        self.bot, self.window, self.panel, self.view = bot, window, window.library, window.library.view
        self.session = window.session
        self.first = window.article
        paths = [folder / f"{name}.md" for name in TEXTS]
        for path in paths:
            path.write_text(TEXTS[path.stem], encoding="utf-8")
        window.open_paths(paths)
        self.said = window.message.said
        told = Metadata(source="新华社", published="2026-03-20")
        window.desk.run(lambda: self.session.shelf.describe(self.id("春分"), told))

    def id(self, title):
        return next(one.article.id for one in self.session.shelf.listed() if one.article.title == title)

    def titles(self):
        return [one.article.title for one in self.panel.rows.values()]

    def selected(self):
        titles = {one.article.id: one.article.title for one in self.panel.rows.values()}
        return [titles[own] for own in self.view.selected()]

    def at(self, title):
        return self.view.visualRect(self.panel.rows.index(self.titles().index(title))).center()

    def click(self, title, modifier=NONE, button=LEFT):
        self.bot.mouseClick(self.view.viewport(), button, modifier, self.at(title))

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)
        QApplication.processEvents()  # what is written in a row is kept from there

    def menu(self, title):
        """The menu that a right click on an article opens."""
        self.click(title, button=RIGHT)
        point = self.at(title)
        where = self.view.viewport().mapToGlobal(point)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, where)
        QApplication.sendEvent(self.view.viewport(), event)
        return self.view.findChildren(QMenu, "articleMenu")[-1]

    def folders(self):
        return [(row.name, row.count) for row in self.panel.folders.rows.values()]

    def folder(self, name):
        row = [name for name, _ in self.folders()].index(name)
        return self.panel.folders.visualRect(self.panel.folders.rows.index(row)).center()

    def open_folder(self, name):
        self.bot.mouseClick(self.panel.folders.viewport(), LEFT, NONE, self.folder(name))

    def drop(self, folder, *titles):
        """Drag articles onto a folder; whether they were taken."""
        indexes = [self.panel.rows.index(self.titles().index(title)) for title in titles]
        data, point = self.panel.rows.mimeData(indexes), self.folder(folder)
        port = self.panel.folders.viewport()
        QApplication.sendEvent(port, QDragEnterEvent(point, MOVE, data, LEFT, NONE))
        QApplication.sendEvent(port, QDragMoveEvent(point, MOVE, data, LEFT, NONE))
        event = QDropEvent(QPointF(point), MOVE, data, LEFT, NONE)
        QApplication.sendEvent(port, event)
        return event.isAccepted()

    def chips(self):
        found = self.panel.findChildren(QToolButton, "libraryChip")
        return {chip.text().removesuffix("  ×"): chip for chip in found if chip.isVisible()}

    def choose(self, *texts):
        """Choose from the menu beside the title."""
        menu = self.panel.menu
        menu.aboutToShow.emit()
        for text in texts[:-1]:
            menu = next(one.menu() for one in menu.actions() if one.text() == text and one.menu())
        next(one for one in menu.actions() if one.text() == texts[-1] and one.isEnabled()).trigger()


def choose(menu, *texts):
    for text in texts:
        action = next(one for one in menu.actions() if one.text() == text)
        menu = action.menu() or menu
    action.trigger()


@pytest.fixture
def shelf(qtbot, window, tmp_path):
    return Shelf(qtbot, window, tmp_path)


# The list


def test_the_newest_come_first_and_the_open_one_is_chosen(shelf):
    assert shelf.titles()[:3] == ["秋分", "夏至", "春分"]
    assert shelf.selected() == ["秋分"]
    assert shelf.panel.rows.opened == shelf.window.article


def test_a_click_opens_an_article_and_gives_the_page_the_focus(shelf):
    shelf.click("春分")
    assert shelf.window.page.text().startswith("春分")
    assert QApplication.focusWidget() is shelf.window.page
    assert shelf.selected() == ["春分"]


def test_keys_walk_through_the_list_and_enter_opens(shelf):
    shelf.view.setFocus()
    shelf.key(Qt.Key.Key_Down)
    shelf.key(Qt.Key.Key_Down)
    assert shelf.window.page.text().startswith("秋分")
    shelf.key(Qt.Key.Key_Return)
    assert shelf.window.page.text().startswith("春分")
    assert QApplication.focusWidget() is shelf.window.page


def test_escape_goes_back_to_the_page(shelf):
    for part in (shelf.view, shelf.panel.folders, shelf.panel.search.field):
        shelf.panel.folders.show()
        part.setFocus()
        shelf.key(Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is shelf.window.page


def test_several_are_selected_without_being_opened(shelf):
    shelf.click("夏至", CTRL)
    shelf.click("春分", CTRL)
    assert shelf.selected() == ["秋分", "夏至", "春分"]
    assert shelf.window.page.text().startswith("秋分")
    assert shelf.panel.findChild(QLabel, "gatheredCount").text() == "3 selected"
    shelf.click("春分")
    assert shelf.selected() == ["春分"]


def test_an_article_is_unread_until_it_was_open(shelf, monkeypatch):
    unread = [one.article.title for one in shelf.panel.rows.values() if not one.read]
    assert unread == ["夏至", "春分"]
    assert "Unread" in shelf.panel.rows.index(1).data()
    shelf.click("夏至")
    assert [one.article.title for one in shelf.panel.rows.values() if not one.read] == ["春分"]


def test_a_library_without_articles_says_what_to_do(shelf):
    shelf.session.shelf.remove([one.article.id for one in shelf.session.shelf.listed()])
    shelf.window.refresh()
    hint = shelf.panel._hint
    assert hint.isVisible()
    assert "Ctrl+O" in hint.text()


# Order and conditions


def test_the_order_is_chosen_in_the_menu_and_remembered(shelf, home):
    shelf.choose("Title")
    titles = shelf.titles()
    assert titles == sorted(titles)
    shelf.window.close()
    again = open_window(home, language="en")
    shelf.bot.addWidget(again)
    assert again.library.menu.order is Order.TITLE
    assert [one.article.title for one in again.library.rows.values()] == titles
    again.close()


def test_only_the_unread_are_listed_until_the_chip_is_clicked(shelf):
    everything = shelf.titles()
    shelf.choose("Unread")
    assert shelf.titles() == ["夏至", "春分"]
    assert shelf.panel.findChild(QLabel, "gatheredCount").text() == f"2 of {len(everything)}"
    shelf.bot.mouseClick(shelf.chips()["Unread"], LEFT)
    assert shelf.titles() == everything
    assert shelf.chips() == {}


def test_conditions_come_together_and_go_together(shelf):
    shelf.choose("Source", "新华社")
    assert shelf.titles() == ["春分"]
    shelf.choose("Published", "This Month")
    shelf.choose("Imported", "This Week")
    assert set(shelf.chips()) == {"新华社", "Published This Month", "Imported This Week"}
    shelf.choose("Show All")
    assert shelf.chips() == {}
    assert len(shelf.titles()) == len(shelf.session.shelf.listed())


def test_nothing_like_this_is_said_in_one_line(shelf):
    shelf.choose("Source", "新华社")
    shelf.click("春分")
    shelf.choose("Unread")
    assert shelf.titles() == []
    assert shelf.panel._hint.text() == "No article is like this."


def test_the_articles_with_a_tag_follow_their_highlights(shelf):
    tag = shelf.session.tagging.by_key("3")
    shelf.choose("With Tag…")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert(tag.name)
    shelf.key(Qt.Key.Key_Return)
    assert shelf.titles() == []
    assert list(shelf.chips()) == [tag.name]
    shelf.window.page.setFocus()
    shelf.window.page.select(0, 2)
    shelf.key(Qt.Key.Key_3)
    assert shelf.titles() == ["秋分"]
    shelf.window.undo()
    assert shelf.titles() == []


# Verbs


def test_a_title_is_written_in_its_place(shelf):
    shelf.view.setFocus()
    shelf.key(Qt.Key.Key_F2)
    field = shelf.panel.findChild(QLineEdit, "rowName")
    assert (field.text(), field.selectedText()) == ("秋分", "秋分")
    shelf.bot.keyClicks(field, "H1")
    shelf.key(Qt.Key.Key_Return)
    assert shelf.titles()[0] == "H1"
    assert shelf.window.windowTitle().startswith("H1 — ")
    assert shelf.session.reading.highlights(shelf.window.article) == []
    shelf.window.undo()
    assert shelf.titles()[0] == "秋分"


@pytest.mark.parametrize("written", ["", "   ", "别的名字"])
def test_an_empty_title_and_escape_leave_it(shelf, written):
    shelf.view.setFocus()
    shelf.key(Qt.Key.Key_F2)
    field = shelf.panel.findChild(QLineEdit, "rowName")
    field.clear()
    field.insert(written)
    field.setModified(True)
    shelf.key(Qt.Key.Key_Escape if written.strip() else Qt.Key.Key_Return)
    assert shelf.titles()[0] == "秋分"


def test_removed_articles_go_to_the_bin_which_is_said_and_undone(shelf):
    everything = shelf.titles()
    shelf.click("夏至", CTRL)
    shelf.click("秋分", CTRL)
    shelf.click("春分", CTRL)
    shelf.key(Qt.Key.Key_Delete)
    assert shelf.titles() == [title for title in everything if title not in ("夏至", "春分")]
    assert "2 articles are in the bin for 30 days" in shelf.said()
    assert len(shelf.session.waste.listed()) == 2
    shelf.window.undo()
    assert shelf.titles() == everything


def test_after_one_is_removed_the_next_one_can_be(shelf):
    shelf.view.setFocus()
    shelf.key(Qt.Key.Key_Delete)
    assert "“秋分” is in the bin" in shelf.said()
    assert QApplication.focusWidget() is shelf.view
    assert shelf.selected() == ["夏至"]
    assert shelf.window.page.text()
    shelf.key(Qt.Key.Key_Delete)
    assert shelf.titles()[0] == "春分"


def test_a_note_being_written_is_kept_before_its_article_is_removed(shelf):
    own = shelf.window.article
    shelf.window.page.select(0, 2)
    shelf.window.marking.write_note()
    shelf.window.findChild(object, "noteField").insertPlainText("写到一半")
    shelf.panel.verbs.remove()
    assert [one.note for one in shelf.session.reading.highlights(own)] == ["写到一半"]
    assert shelf.session.history.undoable() == "remove article"


@popups
def test_the_menu_does_what_it_says_to_all_selected(shelf):
    shelf.click("夏至", CTRL)
    menu = shelf.menu("夏至")
    assert shelf.selected() == ["秋分", "夏至"]
    on = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
    assert on == ["Put into Folder", "Remove"]
    choose(menu, "Remove")
    menu.close()
    assert shelf.titles()[0] == "春分"


@popups
def test_a_right_click_takes_an_article_without_opening_it(shelf):
    menu = shelf.menu("春分")
    assert shelf.selected() == ["春分"]
    assert shelf.window.page.text().startswith("秋分")
    choose(menu, "Open")
    menu.close()
    assert shelf.window.page.text().startswith("春分")


@popups
def test_details_and_repairs_are_asked_for(shelf):
    asked = []
    shelf.panel.verbs.details_wanted.disconnect()
    shelf.panel.verbs.repairs_wanted.disconnect()
    shelf.panel.verbs.details_wanted.connect(lambda own: asked.append(("details", own)))
    shelf.panel.verbs.repairs_wanted.connect(lambda own: asked.append(("repairs", own)))
    menu = shelf.menu("春分")
    choose(menu, "Details…")
    choose(menu, "Repairs…")
    menu.close()
    assert asked == [("details", shelf.id("春分")), ("repairs", shelf.id("春分"))]


@popups
def test_the_menu_key_opens_the_menu_below_the_current_row(shelf):
    shelf.view.setFocus()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(shelf.view, event)
    menu = shelf.view.findChild(QMenu, "articleMenu")
    assert menu.isVisible()
    menu.close()


# Folders


def test_without_folders_none_are_shown(shelf):
    assert not shelf.panel.folders.isVisible()


@popups
def test_a_new_folder_takes_what_is_selected_and_undo_takes_it_back(shelf, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("节气", True))
    shelf.click("夏至", CTRL)
    menu = shelf.menu("夏至")
    choose(menu, "Put into Folder", "New Folder…")
    menu.close()
    assert shelf.panel.folders.isVisible()
    total = len(shelf.session.shelf.listed())
    assert shelf.folders() == [("All Articles", total), ("节气", 2), ("In No Folder", total - 2)]
    shelf.open_folder("节气")
    assert shelf.titles() == ["秋分", "夏至"]
    shelf.window.undo()
    assert not shelf.panel.folders.isVisible()
    assert len(shelf.titles()) == total


@pytest.fixture
def foldered(shelf):
    """Two folders; in one of them are two articles."""
    shelf.window.desk.run(lambda: shelf.session.foldering.make("节气", [shelf.id("春分"), shelf.id("夏至")]))
    shelf.window.desk.run(lambda: shelf.session.foldering.make("书店"))
    return shelf


def test_articles_dropped_on_a_folder_go_there_in_one_step(foldered):
    assert foldered.drop("书店", "秋分", "夏至")
    assert dict(foldered.folders())["书店"] == 2
    assert dict(foldered.folders())["节气"] == 1
    foldered.window.undo()
    assert dict(foldered.folders())["书店"] == 0


def test_articles_dropped_below_the_folders_are_in_none(foldered):
    assert foldered.drop("In No Folder", "夏至")
    assert dict(foldered.folders())["节气"] == 1


def test_all_articles_is_no_place_to_drop_on(foldered):
    before = foldered.folders()
    assert not foldered.drop("All Articles", "夏至")
    assert foldered.folders() == before


def test_only_articles_can_be_dropped_on_a_folder(foldered):
    data = foldered.panel.rows.mimeData([])
    data.removeFormat(ARTICLES_MIME)
    data.setText("夏至")
    event = QDropEvent(QPointF(foldered.folder("书店")), MOVE, data, LEFT, NONE)
    QApplication.sendEvent(foldered.panel.folders.viewport(), event)
    assert not event.isAccepted()


@popups
def test_an_article_goes_out_of_its_folder_by_the_menu(foldered):
    menu = foldered.menu("夏至")
    ticked = [one.text() for one in menu.findChildren(QAction) if one.isChecked()]
    assert ticked == ["节气"]
    choose(menu, "Put into Folder", "No Folder")
    menu.close()
    assert dict(foldered.folders())["节气"] == 1


def test_a_folder_is_renamed_in_its_place(foldered):
    foldered.open_folder("书店")
    foldered.panel.folders.setFocus()
    foldered.key(Qt.Key.Key_F2)
    field = foldered.panel.folders.findChild(QLineEdit, "rowName")
    foldered.bot.keyClicks(field, "Books")
    foldered.key(Qt.Key.Key_Return)
    assert "Books" in dict(foldered.folders())
    assert foldered.panel.folders.current().name == "Books"


def test_a_folder_removed_leaves_its_articles_and_all_are_shown(foldered):
    foldered.open_folder("节气")
    foldered.panel.folders.setFocus()
    foldered.key(Qt.Key.Key_Delete)
    assert "节气" not in dict(foldered.folders())
    assert {"春分", "夏至", "秋分"} <= set(foldered.titles())
    assert "its articles are all there" in foldered.said()
    foldered.window.undo()
    assert dict(foldered.folders())["节气"] == 2


def test_all_and_none_can_neither_be_renamed_nor_removed(foldered):
    before = foldered.folders()
    for name in ("All Articles", "In No Folder"):
        foldered.open_folder(name)
        foldered.panel.folders.setFocus()
        foldered.key(Qt.Key.Key_F2)
        assert foldered.panel.folders.findChild(QLineEdit, "rowName") is None
        foldered.key(Qt.Key.Key_Delete)
    assert foldered.folders() == before


def test_an_empty_folder_says_how_to_fill_it(foldered):
    foldered.open_folder("书店")
    assert "Drag articles" in foldered.panel._hint.text()
    assert foldered.panel._hint.isVisible()


def test_a_mark_in_another_folder_changes_nothing_that_is_listed(foldered):
    foldered.open_folder("节气")
    foldered.window.desk.run(lambda: foldered.session.reading.highlight(foldered.window.article, Span(0, 2)))
    assert foldered.titles() == ["夏至", "春分"]
    foldered.open_folder("All Articles")
    assert foldered.panel.rows.value(0).highlights == 1


def test_every_control_has_a_name_that_is_read_aloud(foldered):
    panel = foldered.panel
    parts = (panel.search.field, panel.folders, panel.view, panel.search.view, panel._arrange, panel._line)
    assert all(part.accessibleName() for part in parts)
