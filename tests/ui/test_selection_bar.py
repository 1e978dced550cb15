"""What is at hand near the pointer: a bar at a fresh selection, a glance at a highlight, and a menu."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QToolButton

from reader.text.spans import Span
from reader.ui.placing import beside
from storage.records import Highlight

Key, LEFT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hand:
    """A person at the window, with mouse and keys."""

    def __init__(self, bot, window):
        self.bot, self.window, self.page, self.view = bot, window, window.page, window.page.viewport()
        self.bar, self.glance = window.at_hand.bar, window.at_hand.glance

    def on(self, text, part=0.5, nth=0):
        start = self.page.text().index(text) + nth
        rect = self.page.rect_of(start, start + 1)
        return QPoint(round(rect.left() + part * rect.width()), round(rect.center().y()))

    def move(self, point, buttons=LEFT):
        place = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, self.view.mapToGlobal(place), Qt.MouseButton.NoButton, buttons, NONE
        )
        QApplication.sendEvent(self.view, event)

    def drag(self, start, end):
        self.bot.mousePress(self.view, LEFT, NONE, start)
        self.move(end)
        self.bot.mouseRelease(self.view, LEFT, NONE, end)

    def select(self, first="老林", last="书店开", nth=1):
        """Select words with the mouse and wait for the bar."""
        self.drag(self.on(first, 0.1), self.on(last, 0.9, nth))
        self.bot.waitUntil(self.bar.isVisible)

    def hover(self, text):
        """Rest the pointer over a text until what it bears is told."""
        self.move(self.on(text), Qt.MouseButton.NoButton)
        self.bot.waitUntil(self.glance.isVisible)

    def buttons(self):
        return self.bar.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def press(self, text):
        (button,) = [one for one in self.buttons() if one.text() == text]
        self.bot.mouseClick(button, LEFT)

    def menu(self, text):
        point = self.on(text)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, self.view.mapToGlobal(point))
        QApplication.sendEvent(self.view, event)
        menu = self.page.findChild(QMenu, "pageMenu")
        assert menu.isVisible()
        return menu

    def mark(self, text, *names, note=""):
        start = self.page.text().index(text)
        tags = [self.tag(name).id for name in names]
        made = self.window.session.reading.highlight(
            self.window.article, Span(start, start + len(text)), tags, note
        )
        self.window.refresh()
        return made.added(Highlight)[0].id

    def tag(self, name):
        (tag,) = [tag for tag in self.window.session.tagging.tags() if tag.name == name]
        return tag

    def kept(self):
        return self.window.session.reading.highlights(self.window.article)


@pytest.fixture
def hand(qtbot, window):
    return Hand(qtbot, window)


# The bar


def test_a_selection_made_with_the_mouse_is_offered_a_bar_near_its_end_and_never_over_it(hand):
    hand.select()
    selected = hand.page.rect_of(*hand.page.selection()).translated(
        hand.view.mapTo(hand.bar.parentWidget(), QPoint(0, 0))
    )
    bar = QRectF(hand.bar.geometry())
    assert not bar.intersects(selected)
    assert 0 <= bar.top() - selected.bottom() < 20
    assert bar.left() < selected.right() < bar.right()
    assert hand.bar.parentWidget().rect().contains(bar.toRect())


def test_a_selection_made_upwards_has_its_bar_above(hand):
    hand.drag(hand.on("打开", 0.9, 1), hand.on("客人", 0.1))
    hand.bot.waitUntil(hand.bar.isVisible)
    top = hand.page.rect_of(*hand.page.selection()).top()
    assert hand.bar.geometry().bottom() < top + hand.view.mapTo(hand.bar.parentWidget(), QPoint(0, 0)).y()


def test_the_bar_offers_the_tags_used_most_first(hand):
    names = [tag.name for tag in hand.window.session.tagging.tags()]
    hand.mark("三十年", names[5])
    hand.mark("旧城记", names[5], names[2])
    hand.select()
    row = sorted(hand.buttons(), key=lambda button: button.x())
    assert [button.text() for button in row] == [names[5], names[2], names[0], names[1], "Note", "Copy"]


def test_a_tag_of_the_bar_is_put_on_the_selection(hand):
    name = hand.window.session.tagging.tags()[0].name
    hand.select()
    hand.press(name)
    assert [(kept.quote, kept.tags) for kept in hand.kept()] == [("老林的书店", (hand.tag(name).id,))]
    assert not hand.bar.isVisible()
    assert QApplication.focusWidget() is hand.page


def test_note_and_copy_of_the_bar_do_what_their_keys_do(hand):
    hand.select()
    hand.press("Copy")
    assert QGuiApplication.clipboard().text() == "老林的书店"
    hand.select()
    hand.press("Note")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert [kept.quote for kept in hand.kept()] == ["老林的书店"]


def test_keys_keep_working_while_the_bar_is_there_and_end_it(hand):
    hand.select()
    assert QApplication.focusWidget() is hand.page
    hand.bot.keyClick(hand.page, Key.Key_1)
    assert not hand.bar.isVisible()
    assert [kept.quote for kept in hand.kept()] == ["老林的书店"]


@pytest.mark.parametrize("ends", ["select", "clear_selection", "scroll", "resize", "focus"])
def test_the_bar_goes_when_the_selection_or_the_page_changes(hand, ends):
    if ends == "scroll":
        hand.window.resize(900, 430)
    hand.select()
    {
        "select": lambda: hand.page.select(3, 5),
        "clear_selection": hand.page.clear_selection,
        "scroll": lambda: hand.page.scroll_by(40),
        "resize": lambda: hand.window.resize(1000, 700),
        "focus": hand.window.tags.view.setFocus,
    }[ends]()
    assert not hand.bar.isVisible()


def test_a_selection_made_with_keys_or_by_a_script_has_no_bar(hand):
    hand.page.select(3, 5)
    hand.bot.keyClick(hand.page, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not hand.window.at_hand._settled.isActive()
    hand.bot.mouseClick(hand.view, LEFT, NONE, hand.on("书店开"))
    assert not hand.window.at_hand._settled.isActive()


def test_names_in_the_bar_are_shown_as_they_are_written(hand):
    tagging = hand.window.session.tagging
    tag_id, made = tagging.made("<b>甲&乙")
    start = hand.page.text().index("三十年")
    hand.window.session.reading.highlight(hand.window.article, Span(start, start + 3), [tag_id], made=made)
    hand.select()
    (button,) = [one for one in hand.buttons() if "甲" in one.text()]
    assert button.text() == "<b>甲&&乙"
    assert button.toolTip() == "<span>&lt;b&gt;甲&amp;乙</span>"


@pytest.mark.parametrize(
    ("passage", "above", "top"),
    [
        (QRectF(50, 100, 80, 30), False, 134),
        (QRectF(50, 100, 80, 30), True, 76),
        (QRectF(50, 270, 80, 30), False, 246),
        (QRectF(50, 5, 80, 30), True, 39),
        (QRectF(50, -50, 80, 400), False, None),
    ],
)
def test_what_floats_is_placed_beside_a_passage_or_nowhere(passage, above, top):
    place = beside(passage, 60, QSize(200, 20), QRectF(0, 0, 300, 300), above=above)
    assert (place.y() if place else None) == top


@pytest.mark.parametrize(("left", "x"), [(-500, 8), (40, 40), (500, 92)])
def test_what_floats_stays_inside_to_the_sides(left, x):
    assert beside(QRectF(0, 50, 10, 10), left, QSize(200, 20), QRectF(0, 0, 300, 300)).x() == x


# The glance


def test_resting_over_a_highlight_tells_its_tags_and_its_note_as_it_reads(hand):
    names = [tag.name for tag in hand.window.session.tagging.tags()][:2]
    hand.mark("老林的书店", *names, note="<b>为什么</b>是*书店*？\n\n第二行")
    hand.hover("林的")
    assert hand.glance.words() == [*names, "<b>为什么</b>是书店？\n第二行"]
    rect = hand.page.rect_of(hand.page.text().index("老林"), hand.page.text().index("老林") + 5)
    place = hand.view.mapTo(hand.glance.parentWidget(), rect.bottomLeft().toPoint())
    assert 0 <= hand.glance.y() - place.y() < 20
    hand.move(hand.on("雨下得"), Qt.MouseButton.NoButton)
    assert not hand.glance.isVisible()


def test_where_highlights_overlap_the_glance_tells_the_innermost(hand):
    names = [tag.name for tag in hand.window.session.tagging.tags()][:2]
    hand.mark("老林的书店开了三十年", names[0])
    hand.mark("三十年", names[1])
    hand.hover("十年")
    assert hand.glance.words() == [names[1]]


def test_tab_tells_the_tags_of_the_highlight_it_chooses_which_keys_then_act_on(hand):
    names = [tag.name for tag in hand.window.session.tagging.tags()]
    hand.mark("老林的书店开了三十年", names[0])
    hand.mark("三十年", names[1])
    hand.bot.mouseClick(hand.view, LEFT, NONE, hand.on("十年"))
    hand.bot.keyClick(hand.page, Key.Key_Tab)
    hand.bot.keyClick(hand.page, Key.Key_Tab)
    hand.bot.waitUntil(hand.glance.isVisible)
    assert hand.glance.words() == [names[0]]
    hand.bot.keyClick(hand.page, Key.Key_3)
    hand.bot.keyClick(hand.page, Key.Key_1)
    wide, narrow = hand.kept()
    assert wide.tags == (hand.tag(names[2]).id,)
    assert narrow.tags == (hand.tag(names[1]).id,)
    hand.bot.keyClick(hand.page, Key.Key_Delete)
    assert [kept.quote for kept in hand.kept()] == ["三十年"]


def test_tab_leaves_the_page_where_no_highlight_is_under_the_caret(hand):
    hand.mark("三十年")
    hand.page.select(2, 2)
    hand.bot.keyClick(hand.page, Key.Key_Tab)
    assert QApplication.focusWidget() is not hand.page


def test_tab_leaves_the_page_after_the_only_highlight_under_the_caret(hand):
    hand.mark("三十年")
    hand.bot.mouseClick(hand.view, LEFT, NONE, hand.on("十年"))
    hand.bot.keyClick(hand.page, Key.Key_Tab)
    assert QApplication.focusWidget() is hand.page
    hand.bot.keyClick(hand.page, Key.Key_Tab)
    assert QApplication.focusWidget() is not hand.page


# Ends


def test_a_dragged_end_is_kept_and_undo_takes_it_back(hand):
    hand.mark("书店开了", hand.window.session.tagging.tags()[0].name, note="批")
    before = hand.kept()
    hand.drag(hand.on("三十年", 0.0), hand.on("十年", 0.9, 1))
    (moved,) = hand.kept()
    assert (moved.quote, moved.note, moved.tags) == ("书店开了三十年", "批", before[0].tags)
    assert "Change Extent" in hand.window._actions["undo"].text()
    hand.bot.keyClick(hand.page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.kept() == before


def test_escape_while_an_end_is_dragged_gives_it_back(hand):
    hand.mark("书店开了")
    before = hand.kept()
    hand.bot.mousePress(hand.view, LEFT, NONE, hand.on("三十年", 0.0))
    hand.move(hand.on("十年", 0.9, 1))
    hand.bot.keyClick(hand.page, Key.Key_Escape)
    hand.bot.mouseRelease(hand.view, LEFT, NONE, hand.on("十年", 0.9, 1))
    assert hand.kept() == before
    assert [(mark.span.start, mark.span.end) for mark in hand.page._marks] == [(before[0].start, before[0].end)]


# The menu

A_MENU_WITHOUT_A_SCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@A_MENU_WITHOUT_A_SCREEN
def test_the_menu_offers_tags_with_their_keys_and_what_can_be_done(hand):
    menu = hand.menu("三十年")
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    keyed = sorted((tag for tag in hand.window.session.tagging.tags() if tag.key), key=lambda tag: tag.key)
    assert texts == [
        *(f"{tag.name}\t{tag.key}" for tag in keyed),
        "Tag…",
        "Highlight",
        "Note",
        "Remove Highlight",
        "Look Up",
        "Keep Word",
        "Known Word",
        "Reading…",
        "Join Words",
        "Break Word",
        "Concordance…",
        "Copy",
        "Copy with Source",
        "Copy as Markdown",
        "Copy after GB/T 7714",
    ]
    assert not next(action for action in menu.actions() if action.text() == "Remove Highlight").isEnabled()
    menu.actions()[0].trigger()
    menu.close()
    assert [(kept.quote, kept.tags) for kept in hand.kept()] == [("三十年", (keyed[0].id,))]


@A_MENU_WITHOUT_A_SCREEN
def test_the_menu_of_a_highlight_shows_which_tags_it_bears_and_removes_it(hand):
    name = hand.window.session.tagging.tags()[0].name
    hand.mark("老林的书店", name)
    menu = hand.menu("书店开")
    bold = [action.text().split("\t")[0] for action in menu.actions() if action.font().bold()]
    assert bold == [name]
    next(action for action in menu.actions() if action.text() == "Remove Highlight").trigger()
    menu.close()
    assert hand.kept() == []


@A_MENU_WITHOUT_A_SCREEN
def test_the_menu_of_a_word_has_its_concordance(hand):
    start = hand.page.text().index("书店")
    hand.page.select(start, start + 2)
    menu = hand.menu("书店开")
    next(action for action in menu.actions() if action.objectName() == "concordance").trigger()
    menu.close()
    assert hand.window.beside.concordance.field.text() == "书店"


@A_MENU_WITHOUT_A_SCREEN
def test_the_menu_where_nothing_is_marks_nothing(hand):
    hand.page.select(0, 0)
    point = QPoint(4, hand.view.height() - 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, hand.view.mapToGlobal(point))
    QApplication.sendEvent(hand.view, event)
    menu = hand.page.findChild(QMenu, "pageMenu")
    assert not any(action.isEnabled() for action in menu.actions() if not action.isSeparator())
    menu.close()
