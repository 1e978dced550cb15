"""A selection keeps the end that does not move."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.spans import Span
from reader.ui.page.selection import Selection

POSITIONS = st.integers(0, 50)


def test_a_caret_selects_nothing():
    caret = Selection.at(7)
    assert not caret.span
    assert (caret.anchor, caret.caret, caret.touched) == (7, 7, 7)


def test_a_click_remembers_the_character_it_touched():
    assert Selection.at(8, 7).touched == 7


@given(POSITIONS, st.lists(POSITIONS, min_size=1))
def test_however_often_a_caret_extends_its_beginning_stays(start, positions):
    selection = Selection.at(start)
    for position in positions:
        selection = selection.extended(position)
        assert selection.span == Span(min(start, position), max(start, position))
        assert selection.caret == position


def test_a_drag_forwards_extends_from_the_whole_first_word():
    dragged = Selection.at(3).dragged(Span(2, 6), 5)
    assert dragged.caret == 6
    assert dragged.extended(8).span == Span(2, 8)
    assert dragged.extended(4).span == Span(2, 4)


def test_a_drag_backwards_extends_from_the_whole_last_word():
    dragged = Selection.at(5).dragged(Span(2, 6), 3)
    assert dragged.caret == 2
    assert dragged.extended(0).span == Span(0, 6)


def test_a_whole_passage_extends_from_its_start():
    assert Selection.of(Span(4, 9)).extended(12).span == Span(4, 12)


def test_a_drag_that_comes_back_selects_nothing():
    assert not Selection.at(5).dragged(Span(5, 5), 5).span
