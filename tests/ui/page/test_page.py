"""The page answers scripts and hands: text, selection, rectangles, mouse, clipboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from reader import resources
from reader.text.spans import Span
from reader.ui import theming
from reader.ui.page.marks import Mark
from reader.ui.page.typography import typography
from storage.records import Block

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Hand:
    """A hand at the mouse, over one page."""

    def __init__(self, bot, page):
        self.bot, self.page, self.view = bot, page, page.viewport()

    def at(self, position, part=0.5):
        """The point over a character, `part` of its width from its left."""
        rect = self.page.rect_of(position, position + 1)
        return QPoint(round(rect.left() + part * rect.width()), round(rect.center().y()))

    def find(self, text):
        return self.page.text().index(text)

    def click(self, point, modifier=NONE):
        self.bot.mouseClick(self.view, LEFT, modifier, point)

    def double_click(self, point):
        self.bot.mouseClick(self.view, LEFT, NONE, point)
        self.bot.mouseDClick(self.view, LEFT, NONE, point)

    def move(self, point, modifier=NONE):
        """Move with the button held, which QTest cannot say with modifiers."""
        place = QPointF(point)
        event = QMouseEvent(QEvent.Type.MouseMove, place, self.view.mapToGlobal(place), LEFT, LEFT, modifier)
        QApplication.sendEvent(self.view, event)

    def drag(self, start, end, modifier=NONE):
        self.bot.mousePress(self.view, LEFT, modifier, start)
        self.move((start + end) / 2, modifier)
        self.move(end, modifier)
        self.bot.mouseRelease(self.view, LEFT, modifier, end)
        return self.page.selected_text()


@pytest.fixture
def hand(qtbot, page):
    return Hand(qtbot, page)


# Contract


def test_the_text_is_the_body_and_a_selection_is_exactly_what_was_asked(page):
    start = page.text().index("𠮷")
    page.select(start, start + 2)
    assert page.selection() == (start, start + 2)
    assert page.selected_text() == "𠮷野"


@pytest.mark.parametrize(("asked", "answered"), [((-5, 3), (0, 3)), ((5, 2), (2, 2)), ((3, 10**6), (3, None))])
def test_a_selection_outside_the_text_ends_at_its_ends(page, asked, answered):
    page.select(*asked)
    assert page.selection() == (answered[0], answered[1] if answered[1] is not None else len(page.text()))


def check_touching(page, hand):
    """Clicking a character's centre touches it, wherever it is seen."""
    touched = 0
    for position, character in enumerate(page.text()):
        rect = page.rect_of(position, position + 1)
        if character.isspace() or rect.width() < 4 or not page.viewport().rect().contains(rect.toAlignedRect()):
            continue
        hand.click(hand.at(position))
        assert page.touched() == position
        touched += 1
    assert touched > 20


def test_clicking_the_centre_of_a_characters_rectangle_touches_it(page, hand, setting):
    check_touching(page, hand)
    page.scroll_by(111)
    check_touching(page, hand)
    page.resize(520, 380)
    check_touching(page, hand)
    page.set_looks(typography(resources.text("themes/typography.json"), 3), theming.theme("dark").page)
    check_touching(page, hand)


def test_a_rectangle_moves_with_the_scrolled_page(page):
    before = page.rect_of(10, 12)
    page.scroll_by(50)
    assert page.rect_of(10, 12) == before.translated(0, -50)


def test_the_rectangle_of_a_passage_across_paragraphs_surrounds_all_of_it(page):
    start, end = page.text().index("老林"), page.text().index("开始。")
    around = page.rect_of(start, end)
    for position in range(start, end):
        assert around.adjusted(-1, -1, 1, 1).contains(page.rect_of(position, position + 1)) or (
            page.rect_of(position, position + 1).isEmpty()
        )


def test_asking_for_a_rectangle_far_away_moves_nothing_on_the_page(shown):
    page = shown("雨下得很大。\n" * 400)
    page.scroll_by(3000)
    middle = page.place()[0]
    before = page.rect_of(middle, middle + 1)
    assert page.rect_of(0, len(page.text())).height() > 3000
    assert page.rect_of(5, 6).bottom() < 0
    assert page.rect_of(middle, middle + 1) == before
    assert len(page._column.layouts._kept) < 120


# Drags


def test_a_drag_inside_words_takes_them_whole_forwards_and_backwards(hand):
    start, end = hand.find("书店开了三十年"), hand.find("三十年") + 2
    forwards = hand.drag(hand.at(start + 1, 0.2), hand.at(end, 0.3))
    backwards = hand.drag(hand.at(end, 0.3), hand.at(start + 1, 0.2))
    assert forwards == backwards == "书店开了三十年"


def test_a_drag_goes_across_paragraphs(hand):
    selected = hand.drag(hand.at(hand.find("门外"), 0.1), hand.at(hand.find("雨下得很大") + 1, 0.9))
    assert selected.startswith("门外的雨\n雨")
    assert "\n" in selected


def test_closing_punctuation_is_taken_only_when_the_drag_goes_past_it(hand):
    start, dots = hand.find("怕没人翻"), hand.find("……”")
    assert hand.drag(hand.at(start, 0.1), hand.at(dots, 0.1)) == "怕没人翻"
    assert hand.drag(hand.at(start, 0.1), hand.at(dots, 0.9)) == "怕没人翻"
    assert hand.drag(hand.at(start, 0.1), hand.at(dots + 1, 0.9)) == "怕没人翻……"


def test_alt_and_a_drag_take_single_characters(hand):
    start = hand.find("书店开了")
    assert hand.drag(hand.at(start + 1, 0.1), hand.at(start + 2, 0.9), ALT) == "店开"


def test_shift_and_a_click_extend_to_the_word_clicked(hand, page):
    start = hand.find("老林的书店开了")
    hand.click(hand.at(start, 0.1))
    hand.click(hand.at(hand.find("三十年"), 0.6), SHIFT)
    assert page.selected_text() == "老林的书店开了三十年"
    hand.click(hand.at(start + 2, 0.9), SHIFT)
    assert page.selected_text() == "老林的"


def test_a_drag_to_the_right_end_of_a_line_takes_its_last_character(hand, page):
    start = hand.find("老林的书店")
    line = page._column.layouts[page._column.slices.holding(start)].lines[0]
    end = hand.at(line.span.end - 1)
    hand.drag(hand.at(start, 0.1), QPoint(page.viewport().width() - 5, end.y()), ALT)
    assert page.selection() == (start, line.span.end)
    hand.drag(QPoint(page.viewport().width() - 5, end.y()), hand.at(start, 0.1), ALT)
    assert page.selection() == (start, line.span.end)


def test_before_words_are_cut_a_drag_takes_characters(shown, qtbot):
    page = shown("老林的书店开了三十年。", words=False)
    hand = Hand(qtbot, page)
    assert hand.drag(hand.at(1, 0.1), hand.at(3, 0.9)) == "林的书"
    hand.double_click(hand.at(3))
    assert page.selected_text() == "书"


def test_a_drag_held_at_the_edge_goes_on_scrolling_until_it_is_let_go(shown, qtbot):
    page = shown("雨下得很大，街上没有一个人。他把灯打开。\n" * 40)
    hand = Hand(qtbot, page)
    qtbot.mousePress(page.viewport(), LEFT, NONE, QPoint(200, 100))
    hand.move(QPoint(300, page.viewport().height() - 2))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 200)
    assert page.rect_of(*page.selection()).bottom() > page.viewport().height() - 120
    assert page.selection()[0] < page.selection()[1]
    hand.move(QPoint(300, 200))
    assert not page.pointer._edge.isActive()
    hand.move(QPoint(300, -40))
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() == 0)
    qtbot.mouseRelease(page.viewport(), LEFT, NONE, QPoint(300, -40))
    assert not page.pointer._edge.isActive()


# Double clicks


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("书店开了", 0, "书店"),
        ("展台", 1, "展台"),
        ("……”", 0, "……"),
        ("。他说", 0, "。"),
        ("InnoMatch", 4, "InnoMatch"),
        ("𠮷野", 0, "𠮷"),
        ("cafe\u0301", 2, "cafe\u0301"),
    ],
)
def test_a_double_click_takes_the_word(hand, page, text, at, word):
    hand.double_click(hand.at(hand.find(text) + at))
    assert word in page.selected_text()
    assert len(page.selected_text()) <= len(word) + 1


def test_a_double_click_past_a_paragraphs_end_or_in_the_margin_takes_the_nearest_word(hand, page):
    last = hand.at(hand.find("门外的雨") + 3)
    hand.double_click(QPoint(page.viewport().width() - 4, last.y()))
    assert page.selected_text() == "雨"
    hand.double_click(QPoint(2, last.y()))
    assert page.selected_text() == "门外"


def test_double_clicks_and_drags_on_an_empty_page_select_nothing(shown, qtbot):
    page = shown("")
    hand = Hand(qtbot, page)
    hand.double_click(QPoint(100, 100))
    assert hand.drag(QPoint(10, 10), QPoint(300, 300)) == ""
    assert page.selection() == (0, 0)
    assert page.rect_of(0, 1).isNull()
    page.reveal(0, 0)
    page.copy()


def test_other_buttons_select_nothing(hand, page, qtbot):
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.RightButton, NONE, hand.at(20))
    qtbot.mouseDClick(page.viewport(), Qt.MouseButton.RightButton, NONE, hand.at(20))
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.MiddleButton, NONE, hand.at(20))
    assert page.selection() == (0, 0)


# Clipboard, input methods, other bodies


def test_a_copy_is_the_bodys_own_characters(page):
    for text in ("InnoMatch\u00a0的展台", "。\u2028第二行", "“𠮷野街①号”", "cafe\u0301也开了👨‍👩‍👧"):
        start = page.text().index(text)
        page.select(start, start + len(text))
        page.copy()
        assert QGuiApplication.clipboard().text() == text


def test_a_copy_without_a_selection_leaves_the_clipboard_alone(page):
    QGuiApplication.clipboard().setText("别动")
    page.clear_selection()
    page.copy()
    assert QGuiApplication.clipboard().text() == "别动"


def test_input_methods_are_off_on_the_page(page):
    assert not page.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    assert not page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not page.viewport().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    body, selection = page.text(), page.selection()
    typed = QInputMethodEvent()
    typed.setCommitString("你好")
    QApplication.sendEvent(page, typed)
    assert (page.text(), page.selection()) == (body, selection)


def test_another_body_begins_at_its_top_without_words_marks_and_selection(page):
    page.show_marks([Mark("a", Span(0, 4), ("#ff0000",))])
    page.select(2, 9)
    page.scroll_by(200)
    page.show_body("雨停了。", [Block("paragraph", 0, 4)])
    assert (page.text(), page.selection(), page.caret()) == ("雨停了。", (0, 0), 0)
    assert page.verticalScrollBar().value() == 0
    assert page.words_in(0) is None
    assert page.marks_at_caret() == []
    page.show_body("", [])
    page.show_body("雨停了。", [Block("paragraph", 0, 4)])
    assert not page.viewport().grab().isNull()


def test_another_body_during_a_drag_ends_the_drag(hand, page):
    hand.bot.mousePress(hand.view, LEFT, NONE, QPoint(200, 150))
    page.show_body("雨停了。", [Block("paragraph", 0, 4)])
    hand.move(QPoint(400, 300))
    assert page.selection() == (0, 0)


def test_words_that_arrive_late_are_used_and_painted_at_once(shown, qtbot):
    page = shown("老林的书店开了三十年。", words=False)
    before = page.viewport().grab().toImage()
    page.take_words(0, [Span(0, 2), Span(2, 3), Span(3, 5), Span(5, 6), Span(6, 7), Span(7, 10), Span(10, 11)])
    assert page.viewport().grab().toImage() != before
    hand = Hand(qtbot, page)
    hand.double_click(hand.at(4))
    assert page.selected_text() == "书店"


def test_the_innermost_highlight_under_the_caret_comes_first(page, hand):
    page.show_marks([Mark("wide", Span(20, 40), ()), Mark("narrow", Span(24, 30), ())])
    hand.click(hand.at(26))
    assert [mark.id for mark in page.marks_at_caret()] == ["narrow", "wide"]
    hand.click(hand.at(35, 0.9))
    assert [mark.id for mark in page.marks_at_caret()] == ["wide"]
