"""The page stays where the reader is: through wheels, zooms, widths, and texts too long to lay out at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from reader import resources
from reader.text.spans import Span
from reader.ui import theming
from reader.ui.page import layouts
from reader.ui.page.marks import Mark, Marks
from reader.ui.page.typography import typography

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
# Paragraphs whose heights are hard to guess.
BLOCKS = [
    "### 门外的雨"
    if number % 7 == 3
    else "InnoMatch a b c " * (number % 5) + "雨下得很大，街上没有一个人。" * (number % 9 + 1)
    for number in range(200)
]
UNEVEN = "\n".join(BLOCKS)
MILLION = "雨下得很大，街上没有一个人。他把𠮷灯打开，继续读那本书——“书不怕旧”。\n" * 27_000
MOST_LAID = 120  # slices: a few screens


def turn(page, angle, modifiers=NONE, pixels=0):
    """Turn the wheel by eighths of a degree, away from the reader for a positive angle."""
    place = QPointF(100, 100)
    event = QWheelEvent(
        place,
        page.viewport().mapToGlobal(place),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), event)


def set_zoom(page, zoom):
    page.set_looks(typography(resources.text("themes/typography.json"), zoom), theming.theme("light").page)


@pytest.fixture
def laid(monkeypatch):
    """How many slices were laid out."""
    made = []
    build = layouts.Laid.__init__

    def counted(self, piece, *rest, **named):
        made.append(piece)
        build(self, piece, *rest, **named)

    monkeypatch.setattr(layouts.Laid, "__init__", counted)
    return made


def test_a_turn_of_the_wheel_scrolls_and_a_touchpad_scrolls_by_its_pixels(shown):
    page = shown(UNEVEN)
    turn(page, -120)
    notch = page.verticalScrollBar().value()
    assert notch > 40
    turn(page, -8, pixels=-17)
    assert page.verticalScrollBar().value() == notch + 17
    turn(page, 120)
    assert page.verticalScrollBar().value() == 17


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 100), st.lists(st.integers(1, 400), min_size=1, max_size=25))
def test_scrolling_up_through_text_never_seen_moves_it_by_exactly_the_wheels_pixels(shown, percent, steps):
    page = shown(UNEVEN, words=False)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() * percent // 100)
    for step in steps:
        position = page.place()[0]
        before = page.rect_of(position, position + 1).top()
        turn(page, 8, pixels=step)
        moved = page.rect_of(position, position + 1).top() - before
        assert moved == pytest.approx(step) or bar.value() == 0
    page.close()


def seen_on_screen(page):
    return page.screen().grabWindow(page.winId()).toImage()


@pytest.mark.parametrize("steps", [(37,) * 9, (-37,) * 9, (300, -120, 419, 1, -1, 380), (5000, -30, 90000, -250)])
def test_what_moves_by_scrolling_looks_as_if_it_had_been_painted_anew(shown, steps):
    page = shown(UNEVEN)
    page.show_marks([Mark(str(start), Span(start, start + 40), ("#c24c46",)) for start in range(0, 20_000, 70)])
    page.show_words("underline")
    page.scroll_by(1500)
    for step in steps:
        page.scroll_by(step)
        QApplication.processEvents()
        moved = seen_on_screen(page)
        page.viewport().repaint()
        assert moved == seen_on_screen(page)


def test_scrolling_by_a_line_paints_that_line_and_no_other(shown):
    page = shown(UNEVEN)
    QApplication.processEvents()
    painted = []

    class Watch(QObject):
        def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                painted.append(event.region().boundingRect())
            return False

    watch = Watch()
    page.viewport().installEventFilter(watch)
    page.scroll_by(37)
    QApplication.processEvents()
    size = page.viewport().size()
    assert painted == [QRect(0, size.height() - 37, size.width(), 37)]


def test_control_and_the_wheel_zoom_by_whole_notches(page):
    steps = []
    page.zoomed.connect(steps.append)
    turn(page, 120, CTRL)
    turn(page, -120, CTRL)
    for _ in range(8):
        turn(page, 30, CTRL)  # a touchpad turns by little
    assert steps == [1, -1, 1, 1]
    assert page.verticalScrollBar().value() == 0


def test_a_zoom_keeps_the_line_at_the_top_and_zooming_back_is_no_change(shown):
    page = shown(UNEVEN)
    page.scroll_by(2345)
    place, y = page.place(), page.verticalScrollBar().value()
    for zoom in (1, 2, 3, 4, 5, -3, 0):
        set_zoom(page, zoom)
        assert page.rect_of(place[0], place[0] + 1).top() <= 0 < page.rect_of(place[0], place[0] + 1).bottom() + 40
    assert page.place() == place
    assert page.rect_of(place[0], place[0] + 1).top() == pytest.approx(-place[1], abs=1)
    assert page.verticalScrollBar().value() == pytest.approx(y, abs=3000)


def test_a_zoom_at_the_very_top_stays_at_the_top(shown):
    page = shown(UNEVEN)
    for zoom in (4, -4, 0):
        set_zoom(page, zoom)
        assert page.verticalScrollBar().value() == 0


def test_however_often_the_window_is_resized_the_reader_stays_where_he_was(shown):
    page = shown(UNEVEN)
    page.scroll_by(2345)
    place = page.place()
    for width in range(700, 400, -7):
        page.resize(width, 420)
    page.resize(760, 420)
    assert page.place() == place
    assert page.rect_of(place[0], place[0] + 1).top() == pytest.approx(-place[1], abs=1)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 9000))
def test_going_to_a_place_comes_back_to_it(shown, y):
    page = shown(UNEVEN, words=False)
    page.scroll_by(y)
    caret, (top, offset) = page.caret(), page.place()
    shown_before = page.viewport().grab().toImage()
    again = shown(UNEVEN, words=False)
    again.go_to_place(caret, top, offset)
    assert again.place() == pytest.approx((top, offset))
    assert again.viewport().grab().toImage() == shown_before
    page.close()
    again.close()


@pytest.mark.parametrize("place", [(0, 0, 0.0), (5, 10**7, 3.0), (-3, -8, -1e9), (10**9, 4, 1e9)])
def test_a_place_that_is_no_more_is_the_nearest_one(page, place):
    page.go_to_place(*place)
    assert 0 <= page.caret() <= len(page.text())
    assert 0 <= page.verticalScrollBar().value() <= page.verticalScrollBar().maximum()
    assert not page.viewport().grab().isNull()


def test_the_scroll_bar_shows_its_handle_only_where_a_text_needs_it_and_never_moves_the_text(shown):
    def colors(page):
        image = page.verticalScrollBar().grab().toImage()
        return {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}

    short, long = shown("雨停了。\n好。", (700, 600)), shown("雨停了。\n" * 90, (700, 600))
    assert len(colors(short)) == 1
    assert len(colors(long)) > 1
    assert short.viewport().width() == long.viewport().width()


def test_a_drag_of_the_scroll_bar_to_its_end_shows_the_last_line(shown):
    page = shown(UNEVEN, words=False)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    last = page.rect_of(len(page.text()) - 1, len(page.text()))
    assert 0 < last.top() < last.bottom() < page.viewport().height()


def test_a_revealed_passage_is_seen_and_one_already_seen_does_not_move_the_page(shown):
    page = shown(UNEVEN, words=False)
    start = len(page.text()) - 500
    page.reveal(start, start + 10)
    rect = page.rect_of(start, start + 1)
    assert rect.top() == pytest.approx(page.viewport().height() / 3, abs=2)
    y = page.verticalScrollBar().value()
    page.reveal(start + 3, start + 9)
    assert page.verticalScrollBar().value() == y
    page.reveal(3, len(page.text()))
    assert 0 <= page.rect_of(3, 4).top() < page.viewport().height()


def test_of_a_million_characters_only_what_is_seen_is_laid_out(shown, laid, qtbot):
    page = shown(MILLION, words=False)
    assert len(page.text()) > 900_000
    assert len(laid) < MOST_LAID
    qtbot.keyClick(page, Qt.Key.Key_End, CTRL)
    page.viewport().grab()
    assert 0 <= page.caret_area().top() < page.caret_area().bottom() <= page.viewport().height()
    page.select(0, len(page.text()))
    page.viewport().grab()
    assert page.rect_of(0, len(page.text())).height() > 500_000
    page.reveal(500_000, 600_000)
    page.resize(640, 420)
    page.viewport().grab()
    assert len(laid) < 3 * MOST_LAID


def test_a_paragraph_of_a_hundred_thousand_characters_is_laid_out_in_parts(shown, laid, qtbot):
    page = shown("雨下得很大，街上没有一个人。他把𠮷灯打开！" * 4800, words=False)
    qtbot.keyClick(page, Qt.Key.Key_End, CTRL)
    page.viewport().grab()
    assert 0 <= page.caret_area().top() < page.caret_area().bottom() <= page.viewport().height()
    assert len(laid) < 12
    assert all(piece.end - piece.start <= 3000 for piece in laid)


def test_of_ten_thousand_marks_only_those_in_view_are_asked_for(shown, monkeypatch):
    page = shown("雨下得很大，街上没有一个人。他把灯打开！" * 5000, words=False)
    asked = []
    near = Marks.near

    def counted(self, span):
        found = near(self, span)
        asked.extend(found)
        return found

    monkeypatch.setattr(Marks, "near", counted)
    page.show_marks([Mark(str(start), Span(start, start + 6), ("#c0392b",)) for start in range(0, 100_000, 10)])
    page.viewport().grab()
    assert 0 < len(asked) < 600


def test_the_slices_that_are_seen_are_told_so_that_their_words_come_first(shown):
    page = shown(UNEVEN, words=False)
    seen = []
    page.slices_shown.connect(seen.append)
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert seen[-1][-1] == len(page.slice_texts()) - 1
    assert len(seen[-1]) < 40


@pytest.mark.parametrize("way", ["none", "gap"])
def test_at_the_top_every_slice_that_is_seen_is_as_high_as_it_was_laid_out(shown, way):
    page = shown("".join("用2025年的InnoMatch平台，雨下得很大。" * n + "\n" for n in range(1, 9)), (500, 600))
    page.show_words(way)
    column = page._column
    seen = column.seen(0, page.viewport().height())
    assert len(seen) > 3
    assert [column.heights[index] for index in seen] == [column.layouts[index].height for index in seen]
