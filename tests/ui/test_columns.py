"""Boxes flow through columns in order, none is cut, and the last page ends evenly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.columns import Box, flowed

boxes = st.lists(st.builds(Box, st.floats(1, 30), st.booleans()), max_size=40)


def test_columns_are_filled_and_the_last_page_is_even():
    placed = flowed([Box(10)] * 10, 20, 30, 2)
    columns = [(0, 0)] * 2 + [(0, 1)] * 2 + [(1, 0)] * 3 + [(1, 1)] * 3
    assert [(place.page, place.column) for place in placed] == columns
    assert [place.top for place in placed] == [0, 10, 0, 10, 0, 10, 20, 0, 10, 20]


def test_few_boxes_stand_side_by_side():
    assert [place.column for place in flowed([Box(10)] * 4, 100, 100, 2)] == [0, 0, 1, 1]
    assert [place.column for place in flowed([Box(10)] * 4, 100, 100, 1)] == [0] * 4


def test_what_introduces_the_next_stays_with_it():
    placed = flowed([Box(10), Box(10, introduces=True), Box(15)], 30, 30, 1)
    assert [place.page for place in placed] == [0, 1, 1]


def test_a_box_that_no_column_holds_stands_alone():
    placed = flowed([Box(10), Box(99, introduces=True), Box(10)], 30, 30, 1)
    assert [place.page for place in placed] == [0, 1, 2]
    assert flowed([], 30, 30, 2) == []


@given(boxes, st.floats(30, 60), st.floats(30, 60), st.integers(1, 3))
def test_every_box_stands_once_in_order_and_inside(boxes, first, other, columns):
    placed = flowed(boxes, first, other, columns)
    assert len(placed) == len(boxes)
    assert placed == sorted(placed)
    for box, place in zip(boxes, placed, strict=True):
        assert place.column < columns
        assert place.top + box.height <= (other if place.page else first) + 1e-6
    assert sorted({place.page for place in placed}) == list(range(len({place.page for place in placed})))
