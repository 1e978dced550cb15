"""The tree of tags: clicking, folding, naming, dragging, its menus; each does what it says and nothing else."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
)
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QMessageBox, QToolButton, QToolTip

from reader.exchange.tag_set_file import PALETTE
from reader.text.spans import Span
from reader.ui import theming
from reader.ui.tags.tag_tree_model import TAG_MIME

Key, LEFT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
UP_AND_DOWN = Qt.KeyboardModifier.AltModifier | SHIFT
MOVE = Qt.DropAction.MoveAction
TREE = ("经济", "经济/能源", "经济/能源/风电", "经济/能源/太阳能", "经济/贸易", "社会", "社会/城乡")
WITHOUT_A_SCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ABOVE, ON, BELOW = 0.05, 0.5, 0.95  # parts of a row's height


class Gardener:
    """A person at the tree, with mouse and keys."""

    def __init__(self, bot, window):
        self.bot, self.window, self.panel, self.view = bot, window, window.tags, window.tags.view
        self.session, self.port = window.session, window.tags.view.viewport()
        made_set = self.session.tag_sets.make("课题").changed(type(self.session.tagging.sets()[0]))[0]
        self.session.tag_sets.choose(window.article, made_set.id)
        for path in TREE:
            self.session.history.do("new tag", self.session.tagging.made(path, window.article)[1])
        window.refresh()
        self.set = made_set

    def tag(self, name):
        (tag,) = [tag for tag in self.tags() if tag.name == name]
        return tag

    def tags(self):
        return self.session.tagging.tags(self.session.tagging.active(self.window.article))

    def paths(self):
        known = self.session.tagging.paths()
        return [known[tag.id] for tag in self.tags()]

    def index(self, name):
        return self.panel.index_of(self.tag(name).id)

    def shown(self):
        return [row.tag.name for row in self.panel.rows()]

    def at(self, name, part=ON):
        area = self.view.visualRect(self.index(name))
        return QPoint(area.left() + 30, round(area.top() + part * area.height()))

    def arrow(self, name):
        return QPoint(self.view.visualRect(self.index(name)).left() - 7, self.at(name).y())

    def click(self, point):
        self.bot.mouseClick(self.port, LEFT, NONE, point)

    def stand_on(self, name):
        """Go to a tag with the keyboard."""
        self.view.setFocus()
        self.view.choose(self.tag(name).id)

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text):
        field = self.field()
        field.selectAll()
        field.insert(text)
        field.setModified(True)

    def field(self):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        assert field.objectName() == "tagName"
        return field

    def select(self, text):
        start = self.window.page.text().index(text)
        self.window.page.setFocus()
        self.window.page.select(start, start + len(text))

    def mark(self, text, *names):
        start = self.window.page.text().index(text)
        tags = [self.tag(name).id for name in names]
        self.session.reading.highlight(self.window.article, Span(start, start + len(text)), tags)
        self.window.refresh()

    def marks(self):
        known = {tag.id: tag.name for tag in self.session.tagging.all_tags()}
        kept = self.session.reading.highlights(self.window.article)
        return [(one.quote, [known[tag] for tag in one.tags]) for one in kept]

    def row(self, name):
        (row,) = [row for row in self.panel.rows() if row.tag.name == name]
        return row

    def menu(self, name):
        point = self.at(name)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, self.port.mapToGlobal(point))
        QApplication.sendEvent(self.port, event)
        return self.open_menu()

    def open_menu(self):
        (menu,) = [one for one in self.view.findChildren(QMenu, "tagMenu") if one.isVisible()]
        return menu

    def choose(self, menu, text):
        """Choose what says this in a menu, which closes it."""
        (action,) = [one for one in menu.actions() if one.text().split("\t")[0] == text]
        assert action.isEnabled()
        if menu.isVisible():
            self.bot.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
        else:  # a menu in a menu
            action.trigger()
            menu.parent().close()

    def said(self):
        return self.window.message.said()

    # Dragging, as far as it goes without a screen

    def mime(self, name):
        data = QMimeData()
        data.setData(TAG_MIME, self.tag(name).id.encode())
        return data

    def drag(self, name, point):
        """Drag a tag over a point; whether it can be dropped there."""
        data = self._data = self.mime(name)
        entered = QDragEnterEvent(point, MOVE, data, LEFT, NONE)
        QApplication.sendEvent(self.port, entered)
        assert entered.isAccepted()
        moved = QDragMoveEvent(point, MOVE, data, LEFT, NONE)
        QApplication.sendEvent(self.port, moved)
        return moved.isAccepted()

    def drop(self, name, point):
        is_open = self.drag(name, point)
        event = QDropEvent(QPointF(point), MOVE, self._data, LEFT, NONE)
        QApplication.sendEvent(self.port, event)
        assert event.isAccepted() == is_open
        return is_open


@pytest.fixture
def garden(qtbot, window):
    return Gardener(qtbot, window)


def agreeing(monkeypatch, verb):
    """Press this button of every question; what is asked."""
    asked = []

    def press(box):
        asked.append(box.text())
        (button,) = [one for one in box.buttons() if one.text().replace("&", "") == verb]
        button.click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


# The tree


def test_every_tag_stands_below_its_parent_in_order(garden):
    assert [(row.tag.name, row.depth) for row in garden.panel.rows()] == [
        ("经济", 0),
        ("能源", 1),
        ("风电", 2),
        ("太阳能", 2),
        ("贸易", 1),
        ("社会", 0),
        ("城乡", 1),
    ]
    lefts = [garden.view.visualRect(garden.index(name)).left() for name in ("经济", "能源", "风电")]
    assert lefts == sorted(set(lefts))


def test_the_model_keeps_qts_rules_while_the_tree_changes(garden):
    model = garden.view.tree
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, garden.view)
    garden.panel.verbs.move(garden.tag("能源").id, garden.tag("社会").id, 0)
    garden.stand_on("城乡")
    garden.panel.verbs.add_below()
    garden.key(Key.Key_Escape)
    garden.window.undo()
    assert tester.model() is model


def test_a_click_puts_the_tag_on_the_passage_once_and_leaves_the_page_the_focus(garden):
    garden.select("三十年")
    garden.click(garden.at("风电"))
    assert garden.marks() == [("三十年", ["风电"])]
    garden.select("旧城记")
    garden.click(garden.at("贸易"))
    garden.bot.mouseDClick(garden.port, LEFT, NONE, garden.at("贸易"))
    assert garden.marks() == [("三十年", ["风电"]), ("旧城记", ["贸易"])]
    assert QApplication.focusWidget() is garden.window.page
    assert garden.view.isExpanded(garden.index("经济"))


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_puts_the_current_tag_on(garden, key):
    garden.select("三十年")
    garden.stand_on("城乡")
    garden.key(key)
    assert garden.marks() == [("三十年", ["城乡"])]


def test_an_arrow_folds_a_branch_and_marks_nothing(garden):
    garden.select("三十年")
    garden.click(garden.arrow("能源"))
    assert garden.shown() == ["经济", "能源", "贸易", "社会", "城乡"]
    garden.click(garden.arrow("能源"))
    assert "风电" in garden.shown()
    assert garden.marks() == []


def test_left_and_right_fold_and_unfold(garden):
    garden.stand_on("经济")
    garden.key(Key.Key_Left)
    assert garden.shown() == ["经济", "社会", "城乡"]
    garden.key(Key.Key_Right)
    assert "风电" in garden.shown()


def test_what_is_folded_current_and_in_view_stays_so_whatever_changes(garden):
    garden.view.collapse(garden.index("能源"))
    for number in range(30):
        garden.session.tag_tree.make(f"第{number}", garden.set.id)
    garden.panel.refresh()
    garden.view.choose(garden.tag("第20").id)
    garden.view.verticalScrollBar().setValue(200)
    garden.session.tag_tree.make("风能", garden.set.id, garden.tag("能源").id)
    garden.panel.refresh()
    assert not garden.view.isExpanded(garden.index("能源"))
    assert garden.view.isExpanded(garden.index("经济"))
    assert garden.view.current().name == "第20"
    assert garden.view.verticalScrollBar().value() == 200


def test_a_new_count_tells_of_the_tags_it_touches_and_builds_nothing_anew(garden):
    told, anew = [], []
    garden.view.tree.dataChanged.connect(lambda first, _last: told.append(garden.view.tree.tag(first).name))
    garden.view.tree.modelReset.connect(lambda: anew.append(1))
    garden.select("三十年")
    garden.click(garden.at("风电"))
    assert sorted(set(told)) == sorted(["风电", "能源", "经济"])
    assert anew == []
    assert (garden.row("风电").count, garden.row("能源").count, garden.row("经济").branch) == (1, 0, 1)


def test_a_closed_branch_counts_what_is_folded_away_and_an_open_one_only_its_own(garden):
    garden.mark("三十年", "风电")
    garden.mark("旧城记", "贸易", "经济")

    def figure(name):
        """What is painted where a row has its count."""
        area = garden.view.visualRect(garden.index(name))
        return garden.port.grab(area.adjusted(area.width() - 90, 0, -40, 0)).toImage()

    opened = figure("经济")
    garden.view.collapse(garden.index("经济"))
    assert garden.row("经济").branch == 3
    assert garden.row("经济").count == 1
    assert figure("经济") != opened
    garden.view.expand(garden.index("经济"))
    garden.view.collapse(garden.index("能源"))
    none = figure("社会")
    assert figure("能源") != none


def test_a_row_is_read_aloud_with_its_count_and_its_key(garden):
    garden.mark("三十年", "风电")
    garden.session.tag_tree.set_key(garden.tag("风电").id, "3")
    garden.panel.refresh()
    read = QAccessible.queryAccessibleInterface(garden.view)
    names = [read.child(number).text(QAccessible.Text.Name) for number in range(read.childCount())]
    assert "风电, 1 highlight, key 3" in names
    assert "贸易" in names


def tip(garden, name):
    point = garden.at(name)
    QToolTip.hideText()
    QApplication.sendEvent(garden.port, QHelpEvent(QEvent.Type.ToolTip, point, garden.port.mapToGlobal(point)))
    return QToolTip.text() if QToolTip.isVisible() else ""


@WITHOUT_A_SCREEN
def test_a_tool_tip_tells_what_the_row_does_not_as_it_is_written(garden):
    assert tip(garden, "社会") == ""
    long = "一个长得在窄窄的面板里怎么也写不下的标签名字，还带着<b>记号"
    garden.session.tag_tree.describe(garden.tag("贸易").id, "进口与出口\n<i>关税")
    garden.session.tag_tree.rename(garden.tag("社会").id, long)
    garden.panel.refresh()
    assert "&lt;b&gt;记号" in tip(garden, long)
    told = tip(garden, "贸易")
    assert "经济 / 贸易" in told
    assert "进口与出口" in told
    assert "&lt;i&gt;关税" in told


def test_the_panel_is_as_narrow_as_one_likes_also_with_long_names_and_deep_trees(garden):
    session, above = garden.session, garden.tag("风电").id
    for depth in range(12):
        above = session.tag_tree.make(f"第{depth}层", garden.set.id, above).changed(type(garden.tag("风电")))[0].id
    session.tag_sets.rename(garden.set.id, "一个名字很长很长很长很长很长很长很长的标签集")
    garden.panel.refresh()
    assert garden.panel.minimumSizeHint().width() <= 180
    garden.panel.resize(180, 400)
    assert garden.panel.findChild(QToolButton, "tagSet").text().endswith("…")
    assert garden.view.visualRect(garden.panel.index_of(above)).left() < 120
    garden.panel.resize(304, 400)
    assert garden.view.visualRect(garden.panel.index_of(above)).left() < 200


def test_an_empty_set_says_what_to_do(garden):
    hint = garden.panel.findChild(QLabel, "emptyHint")
    assert not hint.isVisible()
    made = garden.session.tag_sets.make("空的").changed(type(garden.set))[0]
    garden.panel.sets.choose(made.id)
    assert hint.isVisible()
    garden.bot.mouseClick(garden.panel.findChild(QToolButton, "newTag"), LEFT)
    assert not hint.isVisible()
    garden.key(Key.Key_Escape)
    assert hint.isVisible()


def test_among_two_thousand_tags_only_what_differs_is_told(garden):
    kind, tags = type(garden.tags()[0]), []
    for number in range(2000):
        parent = None if number % 20 == 0 else f"t{number - number % 20}"
        tags.append(kind(f"t{number}", garden.set.id, parent, f"主题{number}", "#2471a3", "", "", number))
    tree, told = garden.view.tree, []
    tree.show(tags)
    for signal in (tree.modelReset, tree.layoutChanged, tree.rowsInserted, tree.rowsRemoved, tree.rowsMoved):
        signal.connect(lambda *_given, name=str(signal): told.append(name))
    tree.show_counts({"t7": 3})
    assert told == []
    assert next(row.count for row in garden.panel.rows() if row.tag.id == "t7") == 3


def vars_of(record):
    return {name: getattr(record, name) for name in record.__slots__}


# Naming


def test_a_new_tag_is_in_the_library_when_enter_is_pressed_and_not_before(garden):
    garden.window.page.setFocus()
    garden.bot.mouseClick(garden.panel.findChild(QToolButton, "newTag"), LEFT)
    garden.type("文化")
    assert "文化" not in garden.paths()
    garden.key(Key.Key_Return)
    assert garden.paths()[-1] == "文化"
    assert garden.view.current().name == "文化"
    assert garden.shown()[-1] == "文化"
    assert QApplication.focusWidget() is garden.window.page
    garden.window.undo()
    assert "文化" not in garden.paths()
    assert "文化" not in garden.shown()


@pytest.mark.parametrize(("text", "key"), [("文化", Key.Key_Escape), ("", Key.Key_Return), ("  ", Key.Key_Return)])
def test_esc_or_no_name_leaves_nothing_behind(garden, text, key):
    before, step = garden.paths(), garden.session.history.undoable()
    garden.stand_on("能源")
    garden.panel.verbs.add_below()
    garden.type(text)
    garden.key(key)
    assert garden.paths() == before
    assert garden.session.history.undoable() == step
    assert garden.shown() == [path.split("/")[-1] for path in before]
    assert QApplication.focusWidget() is garden.view
    assert garden.said() == ""


def test_a_tag_below_another_is_made_there_also_in_a_closed_branch(garden):
    garden.view.collapse(garden.index("社会"))
    garden.stand_on("社会")
    garden.panel.verbs.add_below()
    garden.type("教育")
    garden.key(Key.Key_Return)
    assert garden.paths()[-2:] == ["社会/城乡", "社会/教育"]
    assert garden.shown()[-1] == "教育"


def test_f2_renames_in_place(garden):
    garden.stand_on("贸易")
    garden.key(Key.Key_F2)
    assert garden.field().text() == "贸易"
    assert garden.field().selectedText() == "贸易"
    garden.type("外贸")
    garden.key(Key.Key_Return)
    assert "经济/外贸" in garden.paths()
    assert "外贸" in garden.shown()
    assert QApplication.focusWidget() is garden.view
    garden.window.undo()
    assert "贸易" in garden.shown()


def test_esc_keeps_the_old_name(garden):
    garden.stand_on("贸易")
    garden.key(Key.Key_F2)
    garden.type("外贸")
    garden.key(Key.Key_Escape)
    assert "贸易" in garden.shown()
    assert garden.paths() == list(TREE)


def test_a_name_that_is_taken_is_told_calmly_and_what_was_typed_stays(garden):
    garden.stand_on("贸易")
    garden.key(Key.Key_F2)
    garden.type("能源")
    garden.key(Key.Key_Return)
    assert "There already is a tag “能源”" in garden.said()
    assert garden.field().text() == "能源"
    assert "贸易" in garden.shown()
    garden.type("能源贸易")
    garden.key(Key.Key_Return)
    assert "经济/能源贸易" in garden.paths()


def test_a_new_tags_name_that_is_taken_can_be_mended(garden):
    garden.panel.verbs.add()
    garden.type("社会")
    garden.key(Key.Key_Return)
    assert garden.field().text() == "社会"
    garden.type("社会学")
    garden.key(Key.Key_Return)
    assert garden.paths()[-1] == "社会学"


def test_a_click_elsewhere_keeps_the_name_and_does_nothing_else(garden):
    garden.select("三十年")
    garden.bot.mouseClick(garden.panel.findChild(QToolButton, "newTag"), LEFT)
    garden.type("文化")
    garden.click(garden.at("风电"))
    assert garden.paths()[-1] == "文化"
    assert garden.marks() == []
    garden.view.rename(garden.tag("文化").id)
    garden.type("文艺")
    garden.window.page.setFocus()
    assert garden.paths()[-1] == "文艺"
    assert QApplication.focusWidget() is garden.window.page


def test_a_second_new_tag_keeps_the_first(garden):
    plus = garden.panel.findChild(QToolButton, "newTag")
    garden.bot.mouseClick(plus, LEFT)
    garden.type("文化")
    garden.bot.mouseClick(plus, LEFT)
    garden.type("体育")
    garden.key(Key.Key_Return)
    assert garden.paths()[-2:] == ["文化", "体育"]


def test_what_changes_elsewhere_while_a_name_is_written_ends_that_and_leaves_the_focus_right(garden):
    garden.window.page.setFocus()
    garden.panel.verbs.add()
    garden.type("文化")
    garden.session.tag_tree.make("体育", garden.set.id)
    garden.panel.refresh()
    assert garden.shown()[-1] == "体育"
    assert QApplication.focusWidget() is garden.window.page


def test_keys_typed_into_a_name_land_there(garden):
    garden.select("三十年")
    garden.panel.verbs.add()
    for key in (Key.Key_1, Key.Key_H, Key.Key_T, Key.Key_Delete):
        garden.key(key)
    assert garden.field().text() == "1ht"
    assert garden.marks() == []
    garden.key(Key.Key_Escape)


# The menu of a tag


@WITHOUT_A_SCREEN
def test_a_right_click_opens_the_menu_of_the_tag_under_the_pointer(garden):
    menu = garden.menu("贸易")
    assert garden.view.current().name == "贸易"
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        *("Show Its Highlights", "Rename", "New Tag Below", "Colour", "Key", "Description…", "Merge Into…"),
        *("Move Up", "Move Down", "Move to Tag Set", "Copy to Tag Set", "Remove…"),
    ]


@WITHOUT_A_SCREEN
@pytest.mark.parametrize("way", ["menu key", "shift and F10"])
def test_a_key_opens_the_menu_of_the_current_tag(garden, way):
    garden.stand_on("城乡")
    if way == "menu key":
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(garden.view, event)
    else:
        garden.key(Key.Key_F10, SHIFT)
    menu = garden.open_menu()
    below = garden.port.mapToGlobal(garden.view.visualRect(garden.index("城乡")).bottomLeft())
    assert menu.y() == below.y()
    assert {action.text(): action.isEnabled() for action in menu.actions()}["Move Up"] is False


@WITHOUT_A_SCREEN
def test_the_menu_asks_for_the_highlights_of_the_tag(garden):
    asked = []
    garden.panel.wanted.connect(asked.append)
    garden.choose(garden.menu("贸易"), "Show Its Highlights")
    assert asked == [garden.tag("贸易").id]


@WITHOUT_A_SCREEN
def test_rename_in_the_menu_begins_to_write_and_gives_the_focus_back(garden):
    garden.window.page.setFocus()
    garden.choose(garden.menu("贸易"), "Rename")
    garden.type("外贸")
    garden.key(Key.Key_Return)
    assert "外贸" in garden.shown()
    assert QApplication.focusWidget() is garden.window.page


@WITHOUT_A_SCREEN
def test_a_color_of_the_palette_is_one_choice_away(garden):
    menu = garden.menu("贸易").findChild(QMenu, "tagColors")
    assert [action.data() for action in menu.actions()[: len(PALETTE)]] == list(PALETTE)
    assert not any(action.icon().isNull() for action in menu.actions()[: len(PALETTE)])
    (present,) = [action for action in menu.actions() if action.font().bold()]
    assert present.data() == garden.tag("贸易").color
    (teal,) = [action for action in menu.actions() if action.text() == "Teal"]
    teal.trigger()
    assert garden.tag("贸易").color == teal.data()
    garden.window.undo()
    assert garden.tag("贸易").color == present.data()


@WITHOUT_A_SCREEN
def test_any_other_color_is_asked_for(garden, monkeypatch):
    monkeypatch.setattr("PySide6.QtWidgets.QColorDialog.getColor", lambda *_: QColor("#123abc"))
    garden.choose(garden.menu("贸易").findChild(QMenu, "tagColors"), "Other…")
    assert garden.tag("贸易").color == "#123abc"
    monkeypatch.setattr("PySide6.QtWidgets.QColorDialog.getColor", lambda *_: QColor())
    garden.panel.verbs.choose_color()
    assert garden.tag("贸易").color == "#123abc"


@WITHOUT_A_SCREEN
def test_the_menu_of_keys_says_who_has_them_and_gives_them(garden):
    garden.session.tag_tree.set_key(garden.tag("风电").id, "2")
    garden.panel.refresh()
    keys = garden.menu("贸易").findChild(QMenu, "tagKeys")
    assert [action.text() for action in keys.actions()] == ["None", "1", "2\t风电", *"3456789"]
    garden.choose(keys, "2")
    assert (garden.tag("贸易").key, garden.tag("风电").key) == ("2", "")
    garden.choose(garden.menu("贸易").findChild(QMenu, "tagKeys"), "None")
    assert garden.tag("贸易").key == ""


def test_a_description_is_asked_for(garden, monkeypatch):
    told = []

    def written(_parent, _title, label, text):
        told.append((label, text))
        return "进口与出口", True

    monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getMultiLineText", written)
    garden.stand_on("贸易")
    garden.panel.verbs.describe()
    assert garden.tag("贸易").description == "进口与出口"
    assert told == [("What is “贸易” for?", "")]
    monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getMultiLineText", lambda *_: ("", False))
    garden.panel.verbs.describe()
    assert garden.tag("贸易").description == "进口与出口"


def chooser(garden):
    field = QApplication.focusWidget()
    assert field.objectName() == "chooserField"
    return field


def test_a_tag_is_merged_into_one_found_by_typing(garden):
    garden.mark("三十年", "风电")
    garden.stand_on("风电")
    garden.panel.verbs.merge()
    chooser(garden).setText("贸")
    garden.key(Key.Key_Return)
    assert garden.marks() == [("三十年", ["贸易"])]
    assert "风电" not in garden.shown()
    assert garden.view.current().name == "贸易"
    assert QApplication.focusWidget() is garden.view
    garden.window.undo()
    assert garden.marks() == [("三十年", ["风电"])]


def test_merging_offers_neither_the_tag_nor_what_is_below_it_nor_a_new_one(garden):
    garden.stand_on("经济")
    garden.panel.verbs.merge()
    rows = garden.panel.verbs._chooser._rows
    assert [row.tag.name for row in rows.values()] == ["社会", "社会/城乡"]
    chooser(garden).setText("从来没有的")
    assert not rows.values()
    garden.key(Key.Key_Return)
    garden.key(Key.Key_Escape)
    assert garden.paths() == list(TREE)
    assert QApplication.focusWidget() is garden.view


def test_keys_move_a_tag_up_and_down_among_its_own(garden):
    garden.stand_on("贸易")
    garden.key(Key.Key_Up, UP_AND_DOWN)
    assert garden.shown() == ["经济", "贸易", "能源", "风电", "太阳能", "社会", "城乡"]
    garden.key(Key.Key_Up, UP_AND_DOWN)
    assert garden.paths()[1] == "经济/贸易"
    garden.key(Key.Key_Down, UP_AND_DOWN)
    assert garden.paths() == list(TREE)
    assert garden.view.current().name == "贸易"


def test_del_removes_a_tag_of_no_consequence_without_asking(garden, monkeypatch):
    asked = agreeing(monkeypatch, "Remove")
    garden.stand_on("风电")
    garden.key(Key.Key_Delete)
    assert asked == []
    assert "风电" not in garden.shown()
    assert garden.view.current().name == "太阳能"
    garden.window.undo()
    assert garden.paths() == list(TREE)


def test_del_says_first_what_else_goes_and_what_stays(garden, monkeypatch):
    garden.mark("三十年", "风电")
    garden.mark("旧城记", "经济", "贸易")
    asked = agreeing(monkeypatch, "Cancel")
    garden.stand_on("经济")
    garden.key(Key.Key_Delete)
    assert asked == [
        "Remove “经济” with 4 tags below it? 2 highlights stay, without these tags. "
        "They are in the bin for 30 days."
    ]
    assert garden.paths() == list(TREE)
    agreeing(monkeypatch, "Remove")
    garden.key(Key.Key_Delete)
    assert garden.paths() == ["社会", "社会/城乡"]
    assert garden.marks() == [("三十年", []), ("旧城记", [])]
    garden.window.undo()
    assert garden.marks() == [("三十年", ["风电"]), ("旧城记", ["经济", "贸易"])]


@pytest.mark.parametrize(
    ("name", "marked", "said"),
    [
        ("风电", ["三十年"], "Remove “风电”? 1 highlight stays, without this tag. It is in the bin for 30 days."),
        (
            "风电",
            ["三十年", "旧城记"],
            "Remove “风电”? 2 highlights stay, without this tag. It is in the bin for 30 days.",
        ),
        ("社会", [], "Remove “社会” with the tag below it? They are in the bin for 30 days."),
        (
            "社会",
            ["三十年"],
            "Remove “社会” with the tag below it? 1 highlight stays, without these tags. "
            "They are in the bin for 30 days.",
        ),
    ],
)
def test_the_question_counts_as_one_speaks(garden, monkeypatch, name, marked, said):
    asked = agreeing(monkeypatch, "Cancel")
    for text in marked:
        garden.mark(text, name)
    garden.stand_on(name)
    garden.key(Key.Key_Delete)
    assert asked == [said]


def test_without_a_current_tag_no_key_does_anything(garden):
    garden.view.setFocus()
    garden.view.choose("")
    for key, modifier in (
        (Key.Key_F2, NONE),
        (Key.Key_Delete, NONE),
        (Key.Key_Up, UP_AND_DOWN),
        (Key.Key_Return, NONE),
    ):
        garden.key(key, modifier)
    for verb in ("add_below", "show_highlights", "describe", "choose_color", "merge"):
        getattr(garden.panel.verbs, verb)()
    assert garden.paths() == list(TREE)


# Dragging


def test_a_tag_dropped_on_another_goes_below_it(garden):
    assert garden.drop("贸易", garden.at("社会"))
    assert garden.paths()[-2:] == ["社会/城乡", "社会/贸易"]
    assert garden.shown()[-1] == "贸易"
    garden.window.undo()
    assert garden.paths() == list(TREE)


@pytest.mark.parametrize(
    ("over", "part", "paths"),
    [
        ("能源", ABOVE, ["经济", "经济/城乡", "经济/能源"]),
        ("贸易", BELOW, ["经济/太阳能", "经济/贸易", "经济/城乡"]),
        ("能源", BELOW, ["经济/能源", "经济/能源/城乡", "经济/能源/风电"]),
        ("经济", ABOVE, ["城乡", "经济", "经济/能源"]),
    ],
)
def test_a_tag_dropped_between_two_goes_there(garden, over, part, paths):
    assert garden.drop("城乡", garden.at(over, part))
    found = garden.paths()
    if over == "贸易":
        assert found[4:6] == ["经济/贸易", "经济/城乡"]
    else:
        start = found.index(paths[0])
        assert found[start : start + 3] == paths


def test_a_tag_dropped_below_all_goes_to_the_end_of_the_top(garden):
    assert garden.drop("风电", QPoint(60, garden.port.height() - 2))
    assert garden.paths()[-1] == "风电"


@pytest.mark.parametrize("over", ["经济", "能源", "风电"])
def test_a_tag_cannot_be_dropped_on_itself_or_on_what_is_below_it(garden, over):
    assert not garden.drop("经济", garden.at(over))
    assert garden.view._goal is None
    assert garden.paths() == list(TREE)
    model = garden.view.tree
    assert not model.canDropMimeData(garden.mime("经济"), MOVE, -1, 0, garden.index(over))
    assert not model.dropMimeData(garden.mime("经济"), MOVE, 0, 0, garden.index(over))
    assert model.canDropMimeData(garden.mime("经济"), MOVE, -1, 0, garden.index("社会"))


def test_what_is_no_tag_of_the_set_cannot_be_dropped(garden):
    foreign = QMimeData()
    foreign.setData(TAG_MIME, "别处的".encode())
    text = QMimeData()
    text.setText("风电")
    for data in (foreign, text):
        assert not garden.view.tree.canDropMimeData(data, MOVE, -1, 0, garden.index("社会"))
    before = garden.paths()
    QApplication.sendEvent(garden.port, QDragEnterEvent(garden.at("社会"), MOVE, text, LEFT, NONE))
    assert garden.view._goal is None
    assert garden.paths() == before


@pytest.mark.parametrize("look", [theming.LIGHT, theming.DARK])
@pytest.mark.parametrize("part", [ABOVE, ON, BELOW])
def test_where_a_tag_would_go_is_shown_and_no_more_when_it_leaves(garden, look, part):
    if garden.window.looks.theme().dark != (look == theming.DARK):
        garden.window.looks.toggle()
    accent = garden.window.looks.theme().window["accent"]
    plain = garden.port.grab().toImage()
    assert garden.drag("城乡", garden.at("能源", part))
    shown = garden.port.grab().toImage()
    area = garden.view.visualRect(garden.index("能源"))
    y = {ABOVE: area.top(), ON: area.top() + 2, BELOW: area.bottom()}[part]
    near = [shown.pixelColor(200, y + more) for more in (-1, 0, 1)]
    assert max(abs(near[1].red() - accent.red()), abs(near[1].green() - accent.green())) < 60 or accent in near
    QApplication.sendEvent(garden.port, QDragLeaveEvent())
    assert garden.port.grab().toImage() == plain


def test_a_closed_branch_opens_under_a_tag_that_waits_over_it(garden):
    garden.view.collapse(garden.index("能源"))
    QCursor.setPos(garden.port.mapToGlobal(garden.at("能源")))
    QApplication.processEvents()  # the pointer has moved before the drag begins
    garden.drag("城乡", garden.at("能源"))
    garden.bot.waitUntil(lambda: garden.view.isExpanded(garden.index("能源")), timeout=2000)
    assert garden.shown() == ["经济", "能源", "风电", "太阳能", "贸易", "社会", "城乡"]


def test_a_tag_that_is_let_go_outside_stays_where_it_was(garden):
    garden.drag("城乡", garden.at("能源"))
    QApplication.sendEvent(garden.port, QDragLeaveEvent())  # as Esc does
    assert garden.view._goal is None
    assert garden.paths() == list(TREE)


def test_a_row_can_be_picked_up_and_tells_which_it_is(garden):
    model, index = garden.view.tree, garden.index("贸易")
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert bytes(model.mimeData([index]).data(TAG_MIME).data()).decode() == garden.tag("贸易").id
    assert model.supportedDropActions() == MOVE
    assert garden.view.dragEnabled()


def test_a_name_that_is_taken_at_the_new_place_is_told_calmly(garden):
    garden.session.tag_tree.make("贸易", garden.set.id)
    garden.panel.refresh()
    (top,) = [tag for tag in garden.tags() if tag.name == "贸易" and not tag.parent]
    garden.panel.verbs.move(top.id, garden.tag("经济").id, None)
    assert "There already is a tag “贸易”" in garden.said()


# The sets


def set_texts(garden):
    garden.panel.sets.fill()
    return [action.text() for action in garden.panel.sets.actions() if not action.isSeparator()]


def press_set(garden, text):
    garden.panel.sets.fill()
    (action,) = [one for one in garden.panel.sets.actions() if one.text() == text]
    action.trigger()


def test_the_title_is_the_name_of_the_articles_set_with_a_menu_of_all(garden):
    title = garden.panel.findChild(QToolButton, "tagSet")
    assert title.text() == "课题"
    assert title.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup
    assert title.menu() is garden.panel.sets
    assert set_texts(garden) == [
        *(
            "读报",
            "课题",
            "New Tag Set…",
            "Rename Tag Set…",
            "Description…",
            "Remove Tag Set…",
            "Import or Update Tag Set…",
            "Export Tag Set…",
            "What Changed…",
        ),
    ]
    checked = [action.text() for action in garden.panel.sets.actions() if action.isChecked()]
    assert checked == ["课题"]


def test_a_set_is_chosen_for_this_article_alone(garden, tmp_path):
    press_set(garden, "读报")
    assert garden.shown()[0] == "论点"
    assert garden.panel.findChild(QToolButton, "tagSet").text() == "读报"
    garden.window.undo()
    assert garden.shown()[0] == "经济"
    first = garden.window.article
    path = tmp_path / "山谷.md"
    path.write_text("# 山谷里的风\n\n清晨，风机开始转动。\n", encoding="utf-8")
    garden.window.open_paths([path])
    assert garden.shown()[0] == "论点"
    garden.window.open_article(first)
    assert garden.shown()[0] == "经济"


def test_the_keys_of_the_page_are_those_of_the_set_shown(garden):
    garden.session.tag_tree.set_key(garden.tag("贸易").id, "1")
    garden.panel.refresh()
    garden.select("三十年")
    garden.bot.keyClick(garden.window.page, Key.Key_1)
    assert garden.marks() == [("三十年", ["贸易"])]
    assert garden.row("贸易").count == 1


def naming(monkeypatch, name, *, is_meant=True):
    monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getText", lambda *_, **__: (name, is_meant))


def test_a_new_set_is_made_and_put_at_hand(garden, monkeypatch):
    naming(monkeypatch, "写作")
    press_set(garden, "New Tag Set…")
    assert garden.panel.findChild(QToolButton, "tagSet").text() == "写作"
    assert garden.shown() == []
    naming(monkeypatch, "不要", is_meant=False)
    press_set(garden, "New Tag Set…")
    assert "不要" not in set_texts(garden)


def test_a_set_is_renamed_and_a_taken_name_told_calmly(garden, monkeypatch):
    naming(monkeypatch, "研究 & 课题")
    press_set(garden, "Rename Tag Set…")
    assert garden.panel.findChild(QToolButton, "tagSet").text() == "研究 && 课题"
    naming(monkeypatch, "读报")
    press_set(garden, "Rename Tag Set…")
    assert "There already is a tag set “读报”" in garden.said()


def test_removing_a_set_says_first_how_much_goes(garden, monkeypatch):
    garden.mark("三十年", "风电", "贸易")
    garden.mark("旧城记", "城乡")
    asked = agreeing(monkeypatch, "Cancel")
    press_set(garden, "Remove Tag Set…")
    assert "“课题”" in asked[0]
    assert "7 tags, on 2 highlights" in asked[0]
    assert garden.paths() == list(TREE)
    agreeing(monkeypatch, "Remove")
    press_set(garden, "Remove Tag Set…")
    assert garden.shown()[0] == "论点"
    garden.window.undo()
    assert garden.shown()[0] == "经济"
    assert garden.marks() == [("三十年", ["风电", "贸易"]), ("旧城记", ["城乡"])]


def test_the_only_set_stays_without_a_question(garden, monkeypatch):
    agreeing(monkeypatch, "Remove")
    press_set(garden, "Remove Tag Set…")
    asked = agreeing(monkeypatch, "Remove")
    press_set(garden, "Remove Tag Set…")
    assert asked == []
    assert "“读报” is the only tag set" in garden.said()


def test_tab_goes_through_title_plus_and_tree(garden):
    title = garden.panel.findChild(QToolButton, "tagSet")
    title.setFocus(Qt.FocusReason.TabFocusReason)
    garden.key(Key.Key_Tab)
    assert QApplication.focusWidget() is garden.panel.findChild(QToolButton, "newTag")
    garden.key(Key.Key_Tab)
    assert QApplication.focusWidget() is garden.view
    assert garden.view.current().name == "经济"


@pytest.mark.parametrize("act", ["close", "undo", "open_welcome"])
def test_a_name_being_written_is_kept_when_the_reader_does_something_else(garden, act):
    garden.bot.mouseClick(garden.panel.findChild(QToolButton, "newTag"), LEFT)
    garden.bot.keyClicks(QApplication.focusWidget(), "Wind")
    made = []
    garden.window.desk.changed.connect(lambda changes: made.extend(changes.added(type(garden.tags()[0]))))
    getattr(garden.window, act)()
    assert [tag.name for tag in made][:1] == ["Wind"]
