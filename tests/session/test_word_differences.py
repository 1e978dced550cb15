"""Lists of words are merged three ways: what one side changed is taken, what both changed waits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.lexicon_file import SharedWord
from reader.session.differences import Choice, Kind
from reader.session.word_differences import compared, filled, resolved

TEXTS = ("国家验收", "新质生产力", "𠮷野家①", "「早饭」", "卡尔·马克思")
APART, OTHERWISE, WHOLE = SharedWord("国家验收", (2,)), SharedWord("国家验收", (1, 3)), SharedWord("国家验收")
NOTED, OTHER_NOTE = SharedWord("国家验收", (2,), "十一处"), SharedWord("国家验收", (2,), "①「考试」")
NONE = None


@st.composite
def lists(draw: st.DrawFn) -> dict[str, SharedWord]:
    """Some words, each whole or kept apart, with a note or none."""
    texts = draw(st.lists(st.sampled_from(TEXTS), unique=True))
    cuts, notes = st.sampled_from([(), (1,), (2,), (1, 3)]), st.sampled_from(["", "十一处", "①"])
    return {text: SharedWord(text, draw(cuts), draw(notes)) for text in texts}


def merged(base, ours, theirs, choices=None):
    return resolved(ours, theirs, compared(base, ours, theirs), choices or {})


def by_text(*words):
    return {word.text: word for word in words if word}


@pytest.mark.parametrize(
    ("sides", "kinds", "usual", "taken"),
    [
        ((NONE, NONE, APART), [Kind.ADDED], APART, APART),
        ((NONE, APART, NONE), [], APART, APART),
        ((NONE, APART, APART), [], APART, APART),
        ((NONE, APART, WHOLE), [(Kind.RECUT, "!")], APART, WHOLE),
        ((NONE, WHOLE, APART), [(Kind.RECUT, "!")], WHOLE, APART),
        ((NONE, APART, NOTED), [Kind.RENOTED], NOTED, NOTED),
        ((NONE, NOTED, APART), [], NOTED, NOTED),
        ((NONE, NOTED, OTHER_NOTE), [(Kind.RENOTED, "!")], NOTED, OTHER_NOTE),
        ((APART, APART, WHOLE), [Kind.RECUT], WHOLE, WHOLE),
        ((APART, WHOLE, APART), [], WHOLE, WHOLE),
        ((APART, WHOLE, OTHERWISE), [(Kind.RECUT, "!")], WHOLE, OTHERWISE),
        ((APART, WHOLE, WHOLE), [], WHOLE, WHOLE),
        ((APART, WHOLE, NOTED), [Kind.RENOTED], SharedWord("国家验收", (), "十一处"), None),
        ((NOTED, NOTED, APART), [Kind.RENOTED], APART, APART),
        ((APART, APART, NONE), [Kind.REMOVED], NONE, NONE),
        ((APART, WHOLE, NONE), [(Kind.REMOVED_THERE, "!")], WHOLE, NONE),
        ((APART, NONE, APART), [], NONE, NONE),
        ((APART, NONE, NOTED), [(Kind.REMOVED_HERE, "!")], NONE, NOTED),
        ((APART, NONE, NONE), [], NONE, NONE),
    ],
)
def test_three_ways(sides, kinds, usual, taken):
    sides = [by_text(word) for word in sides]  # the common version, mine, theirs
    found = compared(*sides)
    told = [(one.kind, "!") if one.is_conflict else one.kind for one in found]
    assert told == kinds
    assert merged(*sides) == by_text(usual)
    expected = by_text(usual) if kinds == [Kind.RENOTED] else by_text(taken)
    assert merged(*sides, {one.key: Choice.THEIRS for one in found}) == expected


def test_what_differs_is_told_in_a_sentence():
    (cut,) = compared({}, by_text(APART), by_text(OTHERWISE))
    assert cut.sentence.format(**cut.values) == "“国家验收” is read as 国家|验收 here and as 国|家验|收 there."
    (note,) = compared(by_text(NOTED), by_text(NOTED), by_text(OTHER_NOTE))
    assert note.sentence.format(**note.values) == "The note on “国家验收” is now: “①「考试」”"


@given(lists(), lists(), lists())
def test_a_list_merged_twice_changes_nothing_the_second_time(base, ours, theirs):
    assert compared(theirs, merged(base, ours, theirs), theirs) == []


@given(lists(), lists(), lists())
def test_what_nobody_else_changed_comes_as_it_is(base, ours, theirs):
    assert merged(base, base, theirs) == theirs
    assert merged(base, ours, base) == ours
    assert merged(base, ours, ours) == ours


@given(lists(), lists())
def test_without_a_base_no_word_is_lost_and_no_cut_is_changed(ours, theirs):
    result = merged({}, ours, theirs)
    assert set(result) == {*ours, *theirs}
    assert all(
        result[text].cuts == word.cuts and result[text].note in (word.note, theirs.get(text, word).note)
        for text, word in ours.items()
    )


@given(lists(), lists(), lists())
def test_all_of_mine_leaves_mine(base, ours, theirs):
    found = compared(base, ours, theirs)
    assert resolved(ours, theirs, found, {one.key: Choice.MINE for one in found}) == ours


@given(lists(), lists(), lists())
def test_ours_stand_in_their_order_before_those_that_came(base, ours, theirs):
    result = list(merged(base, ours, theirs))
    staying = [text for text in ours if text in result]
    assert result[: len(staying)] == staying


@pytest.mark.parametrize(
    ("word", "base", "mine", "expected"),
    [
        (OTHERWISE, NOTED, WHOLE, NOTED),
        (OTHERWISE, NONE, NOTED, NOTED),
        (OTHERWISE, WHOLE, NOTED, APART),
        (OTHERWISE, NONE, WHOLE, OTHERWISE),
        (OTHERWISE, NONE, NONE, OTHERWISE),
        (WHOLE, NOTED, NOTED, SharedWord("国家验收", (), "十一处")),
    ],
)
def test_what_a_format_cannot_say_is_no_difference(word, base, mine, expected):
    assert filled(word, ("cut", "note"), base, mine) == expected
    assert filled(word, (), base, mine) == word
