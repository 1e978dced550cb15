"""A drag takes whole words, and overlapping marks are laid out so that each can be seen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.spans import (
    CLOSING,
    Span,
    Spans,
    covering,
    flatten,
    joined,
    snapped,
    with_end_at,
    with_start_at,
    word_steps,
)

TEXT = "《|早市|》|的|老人|说|：|“|雪|好|。|”|他|等|……|12月|3日|，| |72TB|——|InnoMatch| |𠮷野|①|。"


def cut(text: str) -> tuple[str, list[Span]]:
    """The body and its words from a text with `|` between words; white space is in no word."""
    words, position = [], 0
    for part in text.split("|"):
        if part.strip():
            words.append(Span(position, position + len(part)))
        position += len(part)
    return text.replace("|", ""), words


BODY, WORDS = cut(TEXT)


def drag(begun: str, ended: str) -> str:
    """What a drag takes from before the first text to behind the second one."""
    start, end = BODY.index(begun), BODY.index(ended) + len(ended)
    forwards, backwards = snapped(start, end, WORDS, BODY), snapped(end, start, WORDS, BODY)
    assert forwards == backwards
    return BODY[forwards.start : forwards.end]


@pytest.mark.parametrize(
    ("begun", "ended", "taken"),
    [
        ("市", "老", "早市》的老人"),
        ("市", "市", "早市"),
        ("早", "市", "早市"),
        ("《", "早", "《早市"),
        ("早", "》", "早市》"),
        ("人", "说", "老人说"),
        ("人", "：", "老人说："),
        ("雪", "好", "雪好"),
        ("雪", "。", "雪好。"),
        ("雪", "”", "雪好。”"),
        ("“", "”", "“雪好。”"),
        ("等", "…", "等"),  # half of ……, which is not dragged past
        ("等", "……", "等……"),
        ("等", "1", "等……12月"),
        ("2月", "3", "12月3日"),
        ("月", "日", "12月3日"),
        ("7", "7", "72TB"),
        ("TB", "TB", "72TB"),
        ("TB", "—", "72TB"),
        ("TB", "——", "72TB——"),
        ("Match", "Match", "InnoMatch"),
        ("nn", "𠮷", "InnoMatch 𠮷野"),
        ("野", "①", "𠮷野①"),
        ("，", "， ", "， "),
        (" ", "7", " 72TB"),
    ],
)
def test_a_drag_takes_whole_words_and_closing_marks_only_when_past_them(begun: str, ended: str, taken: str) -> None:
    assert drag(begun, ended) == taken


def test_a_click_takes_nothing() -> None:
    assert snapped(3, 3, WORDS, BODY) == Span(3, 3)


def test_a_drag_inside_an_ellipsis_alone_takes_nothing() -> None:
    start = BODY.index("……")
    assert not snapped(start, start + 1, WORDS, BODY)
    assert snapped(start, start + 2, WORDS, BODY) == Span(start, start + 2)


def test_text_that_is_not_cut_yet_is_taken_by_characters() -> None:
    assert snapped(3, 5, [], BODY) == Span(3, 5)
    assert snapped(5, 3, [], BODY) == Span(3, 5)
    assert snapped(1, 6, [word for word in WORDS if word.start > 4], BODY) == Span(1, 7)


@st.composite
def cut_bodies(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A body with words and gaps between them."""
    parts = draw(
        st.lists(st.sampled_from(["早市", "的", "。", "……", "——", "”", " ", "\n", "72TB", "𠮷"]), min_size=1)
    )
    body, words = cut("|".join(parts))
    return body, [word for word in words if draw(st.integers(0, 9))]


def drawn_drag(data: st.DataObject, body: str) -> tuple[int, int]:
    return data.draw(st.integers(0, len(body))), data.draw(st.integers(0, len(body)))


@given(cut_bodies(), st.data())
def test_what_is_taken_holds_the_drag_but_for_closing_marks(
    cut_body: tuple[str, list[Span]], data: st.DataObject
) -> None:
    body, words = cut_body
    one, other = drawn_drag(data, body)
    low, high = min(one, other), max(one, other)
    span = snapped(one, other, words, body)
    assert 0 <= span.start <= low <= len(body)
    assert span.start <= span.end <= len(body)
    assert span.end >= high or set(body[span.end : high]) <= CLOSING


@given(cut_bodies(), st.data())
def test_no_word_is_taken_in_part(cut_body: tuple[str, list[Span]], data: st.DataObject) -> None:
    body, words = cut_body
    span = snapped(*drawn_drag(data, body), words, body)
    if span:
        assert all(span.start <= word.start and word.end <= span.end for word in words if word.overlaps(span))
        assert snapped(span.start, span.end, words, body) == span


@given(cut_bodies())
def test_each_character_of_a_word_is_covered_by_it_and_no_other(cut_body: tuple[str, list[Span]]) -> None:
    body, words = cut_body
    found = [covering(words, position) for position in range(-1, len(body) + 1)]
    expected = [next((word for word in words if position in word), None) for position in range(-1, len(body) + 1)]
    assert found == expected


def test_the_caret_goes_word_by_word() -> None:
    body, words = cut("早市|的| |雪")
    forwards = [word_steps(words, position, 1, len(body)) for position in range(6)]
    backwards = [word_steps(words, position, -1, len(body)) for position in range(6)]
    assert forwards == [2, 2, 3, 4, 5, 5]
    assert backwards == [0, 0, 0, 2, 3, 4]


@given(cut_bodies(), st.data())
def test_the_caret_always_gets_on_and_stays_in_the_body(
    cut_body: tuple[str, list[Span]], data: st.DataObject
) -> None:
    body, words = cut_body
    position = data.draw(st.integers(0, len(body)))
    forwards, backwards = (word_steps(words, position, way, len(body)) for way in (1, -1))
    assert forwards > position or forwards == position == len(body)
    assert backwards < position or backwards == position == 0


spans = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
marks = st.lists(spans, max_size=12).map(lambda drawn: [(span, number) for number, span in enumerate(drawn)])


def test_overlapping_marks_are_cut_at_every_edge() -> None:
    pieces = flatten([(Span(0, 4), "甲"), (Span(2, 6), "乙"), (Span(9, 9), "空"), (Span(7, 8), "丙")])
    assert [(piece.span, piece.marks) for piece in pieces] == [
        (Span(0, 2), ("甲",)),
        (Span(2, 4), ("甲", "乙")),
        (Span(4, 6), ("乙",)),
        (Span(7, 8), ("丙",)),
    ]


@given(marks)
def test_pieces_are_in_order_apart_and_not_empty(drawn: list[tuple[Span, int]]) -> None:
    pieces = [piece.span for piece in flatten(drawn)]
    assert all(pieces)
    assert all(one.end <= other.start for one, other in pairwise(pieces))


@given(marks)
def test_pieces_cover_what_the_marks_cover_each_with_exactly_its_marks(drawn: list[tuple[Span, int]]) -> None:
    found = {
        position: piece.marks for piece in flatten(drawn) for position in range(piece.span.start, piece.span.end)
    }
    covers = {position: tuple(mark for span, mark in drawn if position in span) for position in range(50)}
    assert found == {position: cover for position, cover in covers.items() if cover}


def test_a_span_is_true_when_it_holds_something() -> None:
    assert Span(1, 2)
    assert not Span(2, 2)
    assert 1 in Span(1, 2)
    assert 2 not in Span(1, 2)
    assert not Span(1, 2).overlaps(Span(2, 3))


@given(st.lists(st.tuples(st.integers(0, 5_000_000), st.integers(0, 5_000_000)), max_size=20))
def test_many_spans_kept_small_are_the_same_spans(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(*pair) for pair in pairs]
    kept = Spans(spans)
    assert list(kept) == spans
    assert kept[:] == spans
    assert kept[1:3] == spans[1:3]
    assert len(kept) == len(spans)
    assert [kept[-1 - index] for index in range(len(spans))] == spans[::-1]


def test_spans_are_joined_with_all_between_and_an_empty_one_adds_nothing():
    assert joined(Span(5, 7), Span(1, 2)) == joined(Span(1, 2), Span(5, 7)) == Span(1, 7)
    assert joined(Span(5, 7), Span(1, 1)) == Span(5, 7)


SPANS_OF_BODY = st.tuples(st.integers(0, len(BODY) - 1), st.integers(1, 20)).map(
    lambda drawn: Span(drawn[0], min(len(BODY), sum(drawn)))
)


@given(SPANS_OF_BODY, st.integers(-3, len(BODY) + 3))
def test_an_end_moved_anywhere_leaves_the_other_and_something_between(span, pointer):
    begun, ended = with_start_at(span, pointer, WORDS), with_end_at(span, pointer, WORDS, BODY)
    assert begun
    assert begun.end == span.end
    assert ended
    assert ended.start == span.start
    assert begun.start >= 0
    assert ended.end <= len(BODY)


@given(SPANS_OF_BODY, st.integers(0, len(BODY)))
def test_a_start_moved_into_a_word_takes_it_whole(span, pointer):
    begun = with_start_at(span, pointer, WORDS)
    word = covering(WORDS, begun.start)
    assert word is None or word.start == begun.start
