"""The boundary that a reader means is the nearest one to where they point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.boundaries import broken_at, joined_at
from reader.text.spans import Span


def cut(sentence):
    body, words = "", []
    for piece in sentence.split("|"):
        words += [Span(len(body), len(body) + len(piece))] if piece.strip() else []
        body += piece
    return body, words


@pytest.mark.parametrize(
    ("sentence", "position", "touched", "joined"),
    [
        ("发展|新质|生产力", 4, 3, "新质生产力"),
        ("发展|新质|生产力", 2, 2, "发展新质"),
        ("发展|新质|生产力", 3, 2, "新质生产力"),  # in the middle, what follows
        ("，|新质|生产力", 1, 1, "新质生产力"),  # not the comma
        ("…|…|吧", 1, 0, "……"),  # a sign with a sign
        ("雄安| |新区", 2, 1, "雄安 新区"),
        ("𠮷|野家|①", 1, 0, "𠮷野家"),
    ],
)
def test_a_word_is_joined_with_the_nearer_neighbour(sentence, position, touched, joined):
    body, words = cut(sentence)
    span = joined_at(words, position, touched, body)
    assert span
    assert body[span.start : span.end] == joined


def test_nothing_is_joined_where_there_is_no_word_or_no_neighbour():
    assert joined_at([], 0, 0, "雪") is None
    assert joined_at([Span(0, 1)], 1, 0, "雪") is None
    assert joined_at([Span(0, 1), Span(2, 3)], 1, 1, "雪 雨") is None
    assert joined_at([Span(0, 1), Span(1, 3), Span(3, 4)], 1, 1, "《读书》") is None


@pytest.mark.parametrize(("position", "touched", "cut_at"), [(1, 0, 1), (2, 1, 2), (0, 0, 1), (4, 3, 3)])
def test_a_word_is_broken_where_the_pointer_is_or_nearest_to_it(position, touched, cut_at):
    assert broken_at([Span(0, 4)], position, touched) == (Span(0, 4), cut_at)


def test_a_single_character_and_white_space_are_not_broken():
    assert broken_at([Span(0, 1)], 0, 0) is None
    assert broken_at([Span(0, 2)], 2, 2) is None


@given(st.lists(st.sampled_from(["雪", "书店", "，", " ", "①号"]), min_size=1, max_size=8), st.data())
def test_what_is_joined_is_two_whole_words_and_what_is_broken_one(pieces, data):
    body, words = cut("|".join(pieces))
    touched = data.draw(st.integers(0, len(body) - 1))
    position = data.draw(st.sampled_from([touched, touched + 1]))
    joined = joined_at(words, position, touched, body)
    if joined:
        assert sum(word.overlaps(joined) for word in words) == 2
        assert touched in joined
    broken = broken_at(words, position, touched)
    if broken:
        word, at = broken
        assert word in words
        assert 0 < at < word.end - word.start
