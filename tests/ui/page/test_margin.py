"""Notes stand in the margin beside their passages, apart from each other, or fold into signs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.text.spans import Span
from reader.ui.page.margin import Wanted, pushed_apart
from reader.ui.page.marks import Mark

GAP, LEAST = 5, 30
WIDE, NARROW = (1100, 420), (760, 420)
HEIGHTS = st.lists(st.tuples(st.floats(0, 300), st.floats(10, 200)), max_size=30)


@given(HEIGHTS)
def test_no_note_overlaps_another_and_none_stands_above_its_passage(given_heights):
    wanted = [Wanted(top, height) for top, height in sorted(given_heights)]
    placed = pushed_apart(wanted, GAP, LEAST)
    assert len(placed) == len(wanted)
    for (top, height), (below, _) in pairwise(placed):
        assert top + height + GAP <= below + 1e-6
    for (top, height), one in zip(placed, wanted, strict=True):
        assert top >= one.top
        assert min(one.height, LEAST) <= height <= one.height


@given(HEIGHTS)
def test_notes_far_apart_stand_beside_their_passages_and_are_whole(given_heights):
    wanted, top = [], 0.0
    for distance, height in given_heights:
        wanted.append(Wanted(top + distance, height))
        top += distance + height + GAP + 1
    assert pushed_apart(wanted, GAP, LEAST) == [(one.top, one.height) for one in wanted]


@given(HEIGHTS, st.integers(0, 30))
def test_what_follows_moves_no_note_before_it(given_heights, count):
    wanted = [Wanted(top, height) for top, height in sorted(given_heights)]
    whole, part = pushed_apart(wanted, GAP, LEAST), pushed_apart(wanted[:count], GAP, LEAST)
    assert [top for top, _ in part] == [top for top, _ in whole][:count]


NOTES = {"甲": "谁的**书店**？", "乙": "雨。\n\n- 很大\n- 很久", "丙": "𠮷①「」"}
MARKS = [("甲", "老林的书店", "#c0392b"), ("乙", "三十年", ""), ("丙", "封面", "#2c7fb8")]


def marks(page, names="甲乙丙"):
    made = []
    for own, quote, color in MARKS:
        start = page.text().index(quote)
        if own in names:
            made.append(Mark(own, Span(start, start + len(quote)), (color,) if color else (), noted=True))
    return made


@pytest.fixture
def noted(shown):
    def show(size=WIDE, names="甲乙丙"):
        page = shown(size=size)
        page.margin.notes = lambda own: NOTES[own]
        page.show_marks(marks(page, names))
        page.viewport().grab()
        return page

    return show


def send(page, kind, point, button=Qt.MouseButton.NoButton):
    view = page.viewport()
    event = QMouseEvent(kind, point, view.mapToGlobal(point), button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def test_each_note_stands_right_of_the_text_at_its_line_or_below_the_one_before(noted):
    page = noted()
    areas = [page.margin.area_of(own) for own in "甲乙丙"]
    line = page.rect_of(page.text().index("老林"), page.text().index("老林") + 1)
    assert abs(areas[0].top() - line.top()) < page.em
    for one, other in pairwise(areas):
        assert one.bottom() < other.top()
    right = max(page.rect_of(at, at + 1).right() for at in range(40, 60))
    assert all(area.left() > right and area.right() < page.viewport().width() for area in areas)


def test_the_column_gives_way_only_where_notes_have_no_room_beside_it_otherwise(noted):
    page, alone = noted(), noted(names="")
    assert page.column.left < alone.column.left
    wide, wide_alone = noted((1500, 420)), noted((1500, 420), names="")
    assert wide.column.left == wide_alone.column.left


def test_in_a_narrow_window_notes_fold_into_signs_that_open_them(noted, qtbot):
    page = noted(NARROW)
    assert page.column.note_width == 0
    assert page.margin.area_of("甲") is None
    span = marks(page)[0].span
    line = page.rect_of(span.end - 1, span.end)
    sign = QPointF(page.column.left + page.column.layouts.width + page.em, line.center().y())
    with qtbot.waitSignal(page.margin.wanted) as asked:
        send(page, QEvent.Type.MouseButtonPress, sign, Qt.MouseButton.LeftButton)
    assert asked.args == ["甲"]


def test_clicks_on_the_sign_of_several_notes_go_round_among_them(noted, qtbot):
    page = noted(NARROW)
    start = page.text().index("雨下得")
    page.show_marks(
        [Mark(own, Span(start + at, start + at + 1), (), noted=True) for at, own in enumerate("甲乙丙")]
    )
    line = page.rect_of(start, start + 1)
    sign = QPointF(page.column.left + page.column.layouts.width + page.em, line.center().y())
    asked = []
    page.margin.wanted.connect(asked.append)
    for _ in range(4):
        send(page, QEvent.Type.MouseButtonPress, sign, Qt.MouseButton.LeftButton)
    assert asked == ["甲", "乙", "丙", "甲"]


def test_a_note_on_a_passage_that_begins_at_a_line_end_stands_beside_its_first_words(noted):
    page = noted()
    start = page.text().index("老林")
    page.show_marks([Mark("甲", Span(start - 1, start + 3), (), noted=True)])
    page.viewport().grab()
    line = page.rect_of(start, start + 1)
    assert abs(page.margin.area_of("甲").top() - line.top()) < page.em


def test_a_passage_that_ends_at_a_line_end_has_its_sign_beside_its_last_words(noted):
    page = noted(NARROW)
    end = page.text().index("\n", page.text().index("声音"))
    page.show_marks([Mark("甲", Span(end - 3, end + 1), (), noted=True)])
    line = page.rect_of(end - 2, end - 1)
    sign = QPointF(page.column.left + page.column.layouts.width + page.em, line.center().y())
    assert page.margin.at(sign) == "甲"


def test_a_click_on_a_note_asks_to_write_it_and_selects_nothing(noted, qtbot):
    page = noted()
    with qtbot.waitSignal(page.margin.wanted) as asked:
        send(page, QEvent.Type.MouseButtonPress, page.margin.area_of("丙").center(), Qt.MouseButton.LeftButton)
    assert asked.args == ["丙"]
    assert not page.selected().span


def test_resting_on_a_note_shows_its_passage_and_leaving_it_hides_it(noted):
    page = noted()
    send(page, QEvent.Type.MouseMove, page.margin.area_of("丙").center())
    assert page.shown_mark() == "丙"
    assert page.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    send(page, QEvent.Type.MouseMove, QPointF(5, 5))
    assert page.shown_mark() == ""
    assert page.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_note_scrolls_with_its_passage(noted):
    page = noted()
    span = marks(page)[2].span
    before = page.margin.area_of("丙").top() - page.rect_of(span.start, span.end).top()
    page.verticalScrollBar().setValue(77)
    assert page.margin.area_of("丙").top() - page.rect_of(span.start, span.end).top() == before


def test_what_is_painted_after_scrolling_is_what_is_painted_at_once(noted):
    page = noted()
    for value in (40, 90, 10, 0):
        page.verticalScrollBar().setValue(value)
        QApplication.processEvents()
    scrolled = page.viewport().grab().toImage()
    page.viewport().update()
    assert page.viewport().grab().toImage() == scrolled


def test_a_note_that_changed_is_asked_for_again(noted, monkeypatch):
    page = noted()
    before = page.margin.area_of("甲").height()
    monkeypatch.setitem(NOTES, "甲", "一行\n\n" * 6)
    page.margin.forget(["甲"])
    page.change_marks(marks(page, "甲"))
    assert page.margin.area_of("甲").height() > before


def test_as_long_as_nobody_tells_what_notes_say_they_have_their_room_and_none_is_set(shown):
    page = shown(size=WIDE)
    page.show_marks(marks(page))
    left = page.column.left
    assert page.column.note_width > 0
    assert page.margin.area_of("甲") is None
    page.margin.notes = lambda own: NOTES[own]
    page.show_marks(marks(page))
    assert page.column.left == left
    assert "书店" in page.margin._document("甲", page.column.note_width).toPlainText()
    assert page.margin.area_of("甲") is not None


def test_without_its_last_note_the_column_stands_in_the_middle_again(noted):
    page = noted()
    left = page.column.left
    page.change_marks([], ["甲", "乙", "丙"])
    assert page.column.left > left
    assert page.column.note_width == 0
