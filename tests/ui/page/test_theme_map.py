"""The strip beside the scroll bar shows where each tag lies, says what is there, and leads there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from reader.text.spans import Span
from reader.ui.page.map_lanes import MOST_LANES, MapLane, lanes_of

LONG = "雨下得很大，街上没有一个人。他把𠮷灯打开，继续读那本书——①“书不怕旧”。\n" * 3_000
LEFT = Qt.MouseButton.LeftButton


def by_hand(spans, edges):
    """The rows that some span overlaps, each row and each span looked at."""
    return [
        row
        for row, (start, end) in enumerate(pairwise(edges))
        if any(one < max(end, start + 1) and start < other for one, other in spans)
    ]


@st.composite
def extents(draw):
    starts = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), max_size=12))
    return [(start, start + length) for start, length in starts]


@given(extents(), st.lists(st.integers(0, 80), min_size=2, max_size=30))
def test_a_row_is_marked_when_a_highlight_lies_in_it_and_only_then(spans, edges):
    edges = sorted(edges)
    assert MapLane("论点", "", spans).rows(edges) == by_hand(spans, edges)


@given(extents().filter(bool), st.integers(0, 90))
def test_the_nearest_is_as_near_as_any_and_what_is_within_is_counted(spans, position):
    lane = MapLane("论点", "", spans)
    near = lane.nearest(position)
    away = [max(start - position, position + 1 - end, 0) for start, end in spans]
    assert max(near.start - position, position + 1 - near.end, 0) == min(away)
    assert lane.within(position, position + 1) == away.count(0)


def test_more_tags_than_there_is_room_for_share_the_last_lane():
    tags = [(f"t{number}", f"主题{number}", "#c0392b") for number in range(12)]
    spans = {own: [(number, number + 1)] for number, (own, _, _) in enumerate(tags)} | {"": [(50, 60)]}
    lanes = lanes_of(spans, tags, "其他", "未加")
    assert [lane.name for lane in lanes] == [*(f"主题{number}" for number in range(MOST_LANES - 1)), "其他", "未加"]
    assert sorted(lanes[-2].spans) == [(number, number + 1) for number in range(MOST_LANES - 1, 12)]


def test_tags_on_no_highlight_have_no_lane_and_the_tree_gives_the_order():
    tags = [("b", "政策", "#123456"), ("a", "数据", "#654321"), ("c", "疑问", "#111111")]
    lanes = lanes_of({"a": [(1, 2)], "b": [(3, 4)]}, tags, "其他", "未加")
    assert [(lane.name, lane.color) for lane in lanes] == [("政策", "#123456"), ("数据", "#654321")]


@pytest.fixture
def long(shown):
    page = shown(LONG, words=False)
    page.show_map(True)
    return page


def test_a_hundred_thousand_highlights_are_where_they_are(long):
    length, late = len(long.text()), (len(long.text()) - 40, len(long.text()) - 30)
    starts = [number * 7_919 % (length // 2) for number in range(100_000)]
    spans = [(start, start + 1 + start % 8) for start in starts]
    long.map.show_lanes([MapLane("论点", "#c0392b", spans), MapLane("疑问", "#2471a3", [late])])
    covered = {position for start, end in spans for position in range(start, end)}
    height = long.map.height()
    edges = [long._position_at(row / height) for row in range(height + 1)]
    rows = {
        row
        for row, (start, end) in enumerate(pairwise(edges))
        if not covered.isdisjoint(range(start, max(end, start + 1)))
    }
    many, one = long.map.places()
    shown = {y for place in many for y in range(place.top(), place.bottom() + 1)}
    assert rows <= shown
    assert len(shown - rows) <= 2  # the least height of a place
    assert len(one) == 1
    assert one[0].left() > many[0].right()


def test_positions_are_asked_once_a_row_however_many_the_highlights_are(long):
    asked = []
    ask = long.map._position_at
    long.map._position_at = lambda share: asked.append(share) or ask(share)
    spans = [(start, start + 2) for start in range(0, len(long.text()), 3)]
    long.map.show_lanes([MapLane("论点", "#c0392b", spans)])
    for _ in range(3):
        long.map.grab()
    assert len(asked) == long.map.height() + 1


def test_a_click_goes_to_the_nearest_highlight_of_the_lane(long, qtbot):
    first, last = (30_000, 30_010), (90_000, 90_006)
    long.map.show_lanes([MapLane("论点", "#c0392b", [last]), MapLane("疑问", "#2471a3", [first, last])])
    long.map.grab()
    (place,) = long.map.places()[0]
    here = long.map.places()[1][0].center()
    qtbot.mouseClick(long.map, LEFT, pos=here)
    assert long.caret() == first[0]
    assert long.viewport().rect().contains(long.rect_of(*first).toRect())
    qtbot.mouseClick(long.map, LEFT, pos=QPoint(place.center().x(), here.y()))
    assert long.caret() == last[0]
    assert long.viewport().rect().contains(long.rect_of(*last).toRect())


def test_it_names_the_tag_counts_and_quotes(long):
    start = long.text().index("街上", 50_000)
    long.map.show_lanes([MapLane("论点", "#c0392b", [(start, start + 7), (5, 9)])])
    far, near = (place.center() for place in reversed(long.map.places()[0]))
    assert long.map.told(far).splitlines() == ["论点: 1 here, 2 in the article", "街上没有一个人"]
    assert "1 here" in long.map.told(near)
    assert "0 here" in long.map.told(QPoint(near.x(), far.y() - 60))


def test_without_highlights_it_says_nothing_and_a_click_does_nothing(long, qtbot):
    long.map.show_lanes([])
    qtbot.mouseClick(long.map, LEFT)
    assert long.caret() == 0
    assert long.map.told(QPoint(3, 3)) == ""
    assert {long.map.grab().toImage().pixelColor(x, 5).name() for x in range(long.map.width())} == {
        long._palette.paper.name()
    }


def test_it_follows_heights_and_shows_what_is_seen(long):
    spans = Span(60_000, 60_040)
    long.map.show_lanes([MapLane("论点", "#c0392b", [(spans.start, spans.end)])])
    long.resize(420, 300)
    (place,) = long.map.places()[0]
    height = long.map.height()
    assert height == long.viewport().height()
    assert long._position_at(place.top() / height) <= spans.end
    assert long._position_at((place.bottom() + 1) / height) >= spans.start
    long.reveal(spans.start, spans.end)
    top, share = long.map._seen
    (place,) = long.map.places()[0]
    assert top * height - 2 <= place.center().y() <= (top + share) * height + 2


def test_scrolling_through_unseen_text_places_it_anew_only_when_it_rests(long, qtbot):
    long.map.show_lanes([MapLane("论点", "#c0392b", [(60_000, 60_040)])])
    placed = long.map.places()
    for step in range(20):
        long.scroll_by(900)
        assert long.map.places() is placed, step
    qtbot.waitUntil(lambda: long.map.places() is not placed)


def test_the_text_keeps_its_place_when_the_map_comes_and_goes(long):
    long.verticalScrollBar().setValue(5_000)
    before = long.place()
    long.show_map(False)
    long.show_map(True)
    assert long.place() == before


def test_the_map_lies_in_the_margin_and_leaves_the_lines_as_long_as_they_were(shown):
    page = shown(LONG, words=False, size=(1100, 420))
    page.verticalScrollBar().setValue(5_000)
    place, column = page.place(), (page._column.left, page._column.layouts.width)
    page.show_map(True)
    left, width = page._column.left, page._column.layouts.width
    assert page.place() == place
    assert (width, abs(left - column[0]) <= 3) == (column[1], True)
    page.show_map(False)
    assert (page._column.left, page._column.layouts.width) == column
