"""What hands do on the page beyond a plain drag: sentences, ends of highlights, a round of overlapping ones."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.text.spans import Span
from reader.ui.page.marks import Mark

Key, LEFT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Hand:
    """A hand at the mouse, over one page."""

    def __init__(self, bot, page):
        self.bot, self.page, self.view = bot, page, page.viewport()

    def on(self, text, part=0.5, nth=0):
        """The point over the first character of a text, `part` of its width from its left."""
        start = self.page.text().index(text) + nth
        rect = self.page.rect_of(start, start + 1)
        return QPoint(round(rect.left() + part * rect.width()), round(rect.center().y()))

    def press(self, point, modifier=NONE):
        self.bot.mousePress(self.view, LEFT, modifier, point)

    def release(self, point):
        self.bot.mouseRelease(self.view, LEFT, NONE, point)

    def move(self, point, modifier=NONE, *, held=True):
        place, buttons = QPointF(point), LEFT if held else Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, self.view.mapToGlobal(place), Qt.MouseButton.NoButton, buttons, modifier
        )
        QApplication.sendEvent(self.view, event)

    def double_press(self, point):
        """A double click whose button stays down."""
        self.bot.mouseClick(self.view, LEFT, NONE, point)
        place = QPointF(point)
        event = QMouseEvent(QEvent.Type.MouseButtonDblClick, place, self.view.mapToGlobal(place), LEFT, LEFT, NONE)
        QApplication.sendEvent(self.view, event)

    def triple_press(self, point):
        self.double_press(point)
        self.release(point)
        self.press(point)

    def cursor(self):
        return self.view.cursor().shape()


@pytest.fixture
def hand(qtbot, page):
    return Hand(qtbot, page)


@pytest.fixture
def dragged(hand, page, marked, qtbot):
    """Marks 书店开了, drags one of its ends and gives the text it then has."""

    def drag(grip, to, modifier=NONE):
        marked("书店开了")
        with qtbot.waitSignal(page.pointer.ends_moved) as moved:
            hand.press(hand.on(*grip))
            hand.move(hand.on(*to), modifier)
            hand.release(hand.on(*to))
        mark, span = moved.args
        assert mark == "书店开了"
        return page.text()[span.start : span.end]

    return drag


@pytest.fixture
def marked(page):
    """Shows highlights of these texts, named by them."""

    def show(*texts):
        marks = []
        for text in texts:
            start = page.text().index(text)
            marks.append(Mark(text, Span(start, start + len(text)), ("#4a7fb5",)))
        page.show_marks(marks)

    return show


# Sentences


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("书店开", "老林的书店开了三十年。"),
        ("𠮷野", "店里有一本《旧城记》，封面写着“𠮷野街①号”。"),
        ("人翻", "他说：“书不怕旧，怕没人翻……”"),
        ("外的雨", "门外的雨"),
        ("巷口", "巷口的旧书店"),
    ],
)
def test_a_triple_click_takes_the_sentence(hand, page, at, sentence):
    point = hand.on(at)
    hand.triple_press(point)
    hand.release(point)
    assert page.selected_text() == sentence


def test_a_third_click_elsewhere_only_puts_the_caret_there(hand, page):
    point = hand.on("书店开")
    hand.double_press(point)
    hand.release(point)
    hand.press(hand.on("一本"))
    assert page.selected_text() == ""


def test_a_fourth_click_begins_anew(hand, page):
    point = hand.on("书店开")
    hand.triple_press(point)
    hand.release(point)
    hand.press(point)
    assert page.selected_text() == ""


def test_a_drag_after_a_double_click_goes_on_by_words_and_keeps_the_first(hand, page):
    hand.double_press(hand.on("书店开"))
    assert page.selected_text() == "书店"
    hand.move(hand.on("三十年", 0.7))
    assert page.selected_text() == "书店开了三十年"
    hand.move(hand.on("老林", 0.8))
    assert page.selected_text() == "老林的书店"
    hand.move(hand.on("书店开", 0.1))
    assert page.selected_text() == "书店"


def test_a_drag_after_a_triple_click_goes_on_by_sentences(hand, page):
    hand.triple_press(hand.on("一本"))
    hand.move(hand.on("书不怕"))
    assert page.selected_text().startswith("店里有一本")
    assert page.selected_text().endswith("怕没人翻……”")
    hand.move(hand.on("三十年"))
    assert page.selected_text() == "老林的书店开了三十年。店里有一本《旧城记》，封面写着“𠮷野街①号”。"


# The highlight under the pointer


def test_the_innermost_highlight_under_the_pointer_is_shown_and_none_beside_the_text(hand, page, marked, qtbot):
    marked("书店开了三十年", "三十年")
    with qtbot.waitSignal(page.mark_shown):
        hand.move(hand.on("十年"), held=False)
    assert page.shown_mark() == "三十年"
    hand.move(hand.on("开了"), held=False)
    assert page.shown_mark() == "书店开了三十年"
    hand.move(QPoint(3, hand.on("开了").y()), held=False)
    assert page.shown_mark() == ""


def test_a_hovered_highlight_is_seen_whole_with_a_thicker_lane_and_nothing_moves(hand, page, marked):
    marked("书店开了三十年")
    start = page.text().index("书店开")
    area = page.rect_of(start, start + 7).toAlignedRect()
    outside = area.translated(0, area.height() + 4)
    before, around = page.viewport().grab(area).toImage(), page.viewport().grab(outside).toImage()
    hand.move(hand.on("书店开"), held=False)
    after = page.viewport().grab(area).toImage()

    def lane(image):
        colors = [image.pixelColor(image.width() - 30, y).name() for y in range(image.height())]
        return colors.count("#4a7fb5")

    assert after.pixelColor(area.width() - 9, 12) != before.pixelColor(area.width() - 9, 12)
    assert lane(after) > lane(before) > 0
    assert page.viewport().grab(outside).toImage() == around


# Ends


def test_the_pointer_near_an_end_shows_that_it_can_be_moved(hand, page, marked):
    marked("书店开了三十年")
    start = page.text().index("书店开")
    rect, last = page.rect_of(start, start + 1), page.rect_of(start + 6, start + 7)
    for x in (rect.left() - 5, rect.left() + 5, last.right() - 4, last.right() + 5):
        hand.move(QPointF(x, rect.center().y()), held=False)
        assert hand.cursor() == Qt.CursorShape.SizeHorCursor, x
        assert page.shown_mark() == "书店开了三十年"
    for x in (rect.left() - 8, rect.left() + 8, last.right() + 8):
        hand.move(QPointF(x, rect.center().y()), held=False)
        assert hand.cursor() == Qt.CursorShape.IBeamCursor, x


@pytest.mark.parametrize(
    ("grip", "to", "text"),
    [
        (("书店开", 0.0), ("林的", 0.3), "老林的书店开了"),
        (("书店开", 0.0), ("开了", 0.3), "开了"),
        (("书店开", 0.0), ("一本", 0.5), "了"),
        (("三十年", 0.0), ("十年", 0.3), "书店开了三十年"),
        (("三十年", 0.0), ("店开", 0.3), "书店"),
        (("三十年", 0.0), ("巷口", 0.3), "书店"),
    ],
)
def test_an_end_is_dragged_by_words_and_never_past_the_other(dragged, grip, to, text):
    assert dragged(grip, to) == text


@pytest.mark.parametrize(
    ("grip", "to", "text"),
    [
        (("书店开", 0.0), ("店开", 0.1), "店开了"),
        (("书店开", 0.0), ("一本", 0.5), "了"),
        (("三十年", 0.0), ("十年", 0.1), "书店开了三"),
        (("三十年", 0.0), ("巷口", 0.3), "书"),
    ],
)
def test_alt_drags_an_end_by_characters(dragged, grip, to, text):
    assert dragged(grip, to, ALT) == text


def test_the_new_extent_is_seen_while_it_is_dragged_and_escape_gives_it_back(hand, page, marked, qtbot):
    marked("书店开了")
    before = page.viewport().grab().toImage()
    hand.press(hand.on("三十年", 0.0))
    pressed = page.viewport().grab().toImage()
    assert page.shown_mark() == "书店开了"
    hand.move(hand.on("十年", 0.9))
    assert page.viewport().grab().toImage() not in (before, pressed)
    page.clear_selection()  # what Esc does
    with qtbot.assertNotEmitted(page.pointer.ends_moved):
        hand.move(hand.on("一本"))
        hand.release(hand.on("一本"))
    assert page.viewport().grab().toImage() == pressed
    assert page.selection()[0] == page.selection()[1]


def test_a_click_at_an_end_moves_nothing_and_puts_the_caret_there(hand, page, marked, qtbot):
    marked("书店开了")
    with qtbot.assertNotEmitted(page.pointer.ends_moved):
        hand.press(hand.on("书店开", 0.1))
        hand.release(hand.on("书店开", 0.1))
    assert page.caret() == page.text().index("书店开")


def test_an_end_held_while_the_article_changes_is_let_go(hand, page, marked, qtbot):
    marked("书店开了")
    hand.press(hand.on("三十年", 0.0))
    hand.move(hand.on("十年", 0.9))
    page.show_marks([])
    with qtbot.assertNotEmitted(page.pointer.ends_moved):
        hand.release(QPoint(20, 20))
    assert list(page._marks) == []


# Tab


def test_tab_goes_through_the_highlights_under_the_caret_and_lets_go(hand, page, marked, qtbot):
    marked("老林的书店开了三十年", "书店开了三十年", "三十年")
    hand.press(hand.on("十年"))
    hand.release(hand.on("十年"))
    ids = ["三十年", "书店开了三十年", "老林的书店开了三十年"]
    for expected in ids:
        qtbot.keyClick(page, Key.Key_Tab)
        assert page.shown_mark() == page.marks_at_caret()[0].id == expected
    qtbot.keyClick(page, Key.Key_Backtab, SHIFT)
    assert page.marks_at_caret()[0].id == ids[1]
    qtbot.keyClick(page, Key.Key_Left)
    assert page.shown_mark() == ""
    assert page.hasFocus()


@pytest.mark.parametrize("direction", [1, -1])
def test_tab_does_not_hold_the_focus_at_several_highlights(hand, page, marked, direction):
    marked("书店开了三十年", "三十年")
    hand.press(hand.on("十年"))
    hand.release(hand.on("十年"))
    assert [page._choose_next(direction) for _ in range(3)] == [True, True, False]
    assert page._chosen == ""


def test_the_pointer_is_asked_first_once_it_moves_again(hand, page, marked, qtbot):
    marked("书店开了三十年", "三十年")
    hand.press(hand.on("十年"))
    hand.release(hand.on("十年"))
    hand.move(hand.on("十年"), held=False)
    qtbot.keyClick(page, Key.Key_Tab)
    qtbot.keyClick(page, Key.Key_Tab)
    assert page.shown_mark() == "书店开了三十年"
    hand.move(hand.on("十年", 0.4), held=False)
    assert page.shown_mark() == "三十年"


def test_tab_does_not_hold_the_focus_at_one_highlight(hand, page, marked):
    marked("三十年")
    hand.press(hand.on("十年"))
    hand.release(hand.on("十年"))
    assert page._choose_next(1)
    assert page.shown_mark() == "三十年"
    assert not page._choose_next(1)


# Keys


@pytest.mark.parametrize("direction", [1, -1])
def test_control_and_the_arrows_go_by_sentences(page, qtbot, direction):
    starts = ["巷口", "——一个", "老林", "店里", "他说", "去年", "Inno", "第二", "门外", "雨下", "他把", "好。"]
    expected = [page.text().index(text) for text in starts]
    page.select(*[len(page.text()) if direction < 0 else 0] * 2)
    visited = []
    for _ in starts:
        qtbot.keyClick(page, Key.Key_Right if direction > 0 else Key.Key_Left, CTRL)
        visited.append(page.caret())
    assert visited == ([*expected[1:], len(page.text())] if direction > 0 else expected[::-1])


@pytest.mark.parametrize("direction", [1, -1])
def test_control_and_up_and_down_go_by_paragraphs(page, qtbot, direction):
    expected = [piece.start for piece in page._column.slices]
    page.select(*[len(page.text()) if direction < 0 else 0] * 2)
    visited = []
    for _ in expected:
        qtbot.keyClick(page, Key.Key_Down if direction > 0 else Key.Key_Up, CTRL)
        visited.append(page.caret())
    assert visited == ([*expected[1:], len(page.text())] if direction > 0 else expected[::-1])


def test_shift_and_control_extend_by_sentence_and_paragraph(page, qtbot):
    start = page.text().index("店里有")
    page.select(start, start)
    qtbot.keyClick(page, Key.Key_Right, CTRL | SHIFT)
    assert page.selected_text() == "店里有一本《旧城记》，封面写着“𠮷野街①号”。"
    qtbot.keyClick(page, Key.Key_Down, CTRL | SHIFT)
    assert page.selected_text().endswith("12.5%。\n")


def test_the_whole_text_can_be_selected(page):
    page.select_all()
    assert page.selected_text() == page.text()


# The menu


def ask(hand, point):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, hand.view.mapToGlobal(point))
    QApplication.sendEvent(hand.view, event)


def test_a_right_click_keeps_the_selection_it_is_in(hand, page, qtbot):
    start = page.text().index("书店开了")
    page.select(start, start + 4)
    with qtbot.waitSignal(page.menu_wanted):
        ask(hand, hand.on("开了"))
    assert page.selected_text() == "书店开了"


def test_a_right_click_on_a_word_selects_it_and_on_a_highlight_is_about_that(hand, page, marked):
    marked("三十年")
    ask(hand, hand.on("书店开"))
    assert page.selected_text() == "书店"
    ask(hand, hand.on("十年"))
    assert page.selected_text() == ""
    assert [mark.id for mark in page.marks_at_caret()] == ["三十年"]


def test_the_menu_key_asks_for_the_menu_at_the_caret(page, qtbot):
    page.select(3, 3)
    with qtbot.waitSignal(page.menu_wanted) as wanted:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
        QApplication.sendEvent(page, event)
    caret = page.caret_area()
    assert wanted.args[0] == page.viewport().mapToGlobal(caret.bottomLeft().toPoint())
