"""Marks know what lies where; overlapping ones keep lanes of their own."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.spans import Span
from reader.ui.page.marks import Mark, Marks

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
COLORS = st.lists(st.sampled_from(["#d9534f", "#5b8c5a", "#4a7fb5"]), max_size=3).map(tuple)
MARKS = st.lists(st.tuples(SPANS, COLORS), max_size=14).map(
    lambda drawn: [Mark(str(number), span, colors) for number, (span, colors) in enumerate(drawn)]
)


@given(MARKS, st.integers(0, 80))
def test_the_marks_at_a_character_are_those_that_cover_it_the_innermost_first(marks, position):
    found = Marks(marks).at(position)
    assert sorted(mark.id for mark in found) == sorted(mark.id for mark in marks if position in mark.span)
    lengths = [mark.span.end - mark.span.start for mark in found]
    assert lengths == sorted(lengths)


@given(MARKS, SPANS)
def test_the_pieces_within_a_span_are_all_that_touch_it_in_order(marks, span):
    pieces = Marks(marks).within(span)
    assert all(piece.span.overlaps(span) for piece in pieces)
    assert [piece.span for piece in pieces] == sorted(piece.span for piece in pieces)
    for position in range(span.start, span.end):
        over = {mark.id for piece in pieces if position in piece.span for mark in piece.marks}
        assert over == {mark.id for mark in marks if position in mark.span}


@given(MARKS)
def test_no_two_lanes_of_overlapping_marks_coincide(marks):
    shown = Marks(marks)
    for one in marks:
        for other in marks:
            if one.id < other.id and one.span.overlaps(other.span):
                lanes = {shown.lane(one, index) for index in range(len(one.colors))}
                assert lanes.isdisjoint(shown.lane(other, index) for index in range(len(other.colors)))
        assert len({shown.lane(one, index) for index in range(len(one.colors))}) == len(one.colors)


def test_of_two_marks_on_one_passage_the_newest_is_meant():
    twice = [Mark("old", Span(2, 5), ()), Mark("new", Span(2, 5), ())]
    assert Marks(twice).of(Span(2, 5)).id == "new"
    assert Marks(twice).of(Span(2, 4)) is None


def test_without_marks_nothing_is_found():
    assert Marks().within(Span(0, 9)) == []
    assert Marks().at(0) == []
    assert list(Marks()) == []
