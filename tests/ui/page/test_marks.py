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
def test_the_marks_near_a_span_are_all_that_overlap_it_in_reading_order(marks, span):
    found = Marks(marks).near(span)
    assert sorted(mark.id for mark in found) == sorted(mark.id for mark in marks if mark.span.overlaps(span))
    starts = [mark.span.start for mark in found]
    assert starts == sorted(starts)


CHANGES = st.lists(st.tuples(st.integers(0, 9), st.booleans(), SPANS, COLORS), max_size=12)


def changed(shown, kept, changes):
    """Carry the changes out on the marks shown, and on a plain dictionary."""
    for number, is_gone, span, colors in changes:
        version = shown.version
        if is_gone:
            kept.pop(str(number), None)
            shown.drop(str(number))
        else:
            kept[str(number)] = Mark(str(number), span, colors)
            shown.put(kept[str(number)])
        assert shown.version != version


@given(MARKS, CHANGES)
def test_marks_changed_one_by_one_are_those_shown_at_once(marks, changes):
    shown, kept = Marks(marks), {mark.id: mark for mark in marks}
    changed(shown, kept, changes)
    assert sorted(mark.id for mark in shown) == sorted(kept)
    for position in range(0, 80, 7):
        over = {mark.id for mark in shown.at(position)}
        assert over == {mark.id for mark in kept.values() if position in mark.span}


@given(MARKS, CHANGES, st.lists(st.integers(0, 13), max_size=5))
def test_no_two_lanes_of_overlapping_marks_coincide_whatever_changes_and_is_asked_first(marks, changes, asked):
    shown, kept = Marks(marks), {mark.id: mark for mark in marks}
    for number in asked:
        if str(number) in kept:
            shown.lanes(kept[str(number)])
    changed(shown, kept, changes)
    for one in kept.values():
        lanes = shown.lanes(one)
        assert len(set(lanes)) == len(one.colors)
        for other in kept.values():
            if one.id < other.id and one.span.overlaps(other.span):
                assert set(lanes).isdisjoint(shown.lanes(other))


@given(MARKS)
def test_from_left_to_right_there_are_no_more_lanes_than_tags_that_meet(marks):
    single = [Mark(mark.id, mark.span, ("#d9534f",)) for mark in marks]
    shown = Marks(single)
    taken = {lane for mark in shown for lane in shown.lanes(mark)}
    assert taken == set(range(max((len(shown.at(position)) for position in range(90)), default=0)))


def test_a_mark_keeps_its_lanes_while_others_come_and_go():
    first, second = Mark("1", Span(0, 6), ("#ff0000",)), Mark("2", Span(3, 9), ("#0000ff",))
    shown = Marks([first, second])
    assert (shown.lanes(first), shown.lanes(second)) == ((0,), (1,))
    shown.drop("1")
    assert shown.lanes(second) == (1,)
    shown.put(Mark("3", Span(2, 5), ("#00ff00", "#ffff00")))
    assert shown.lanes(shown.get("3")) == (0, 2)


def test_marks_far_longer_than_others_are_found_from_anywhere_in_them():
    long = Mark("long", Span(5, 40_000), ("#ff0000",))
    shown = Marks([Mark("short", Span(30_000, 30_004), ("#0000ff",)), long])
    assert [mark.id for mark in shown.at(30_001)] == ["short", "long"]
    assert [mark.id for mark in shown.at(39_999)] == ["long"]
    shown.drop("long")
    assert shown.at(39_999) == []


def test_of_two_marks_on_one_passage_the_newest_is_meant():
    twice = [Mark("old", Span(2, 5), ()), Mark("new", Span(2, 5), ())]
    assert Marks(twice).of(Span(2, 5)).id == "new"
    assert Marks(twice).of(Span(2, 4)) is None


def test_without_marks_nothing_is_found():
    assert Marks().near(Span(0, 9)) == []
    assert Marks().at(0) == []
    assert list(Marks()) == []
