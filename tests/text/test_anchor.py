"""A passage that was described is located again, or told to be lost; never placed by guess."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.text.anchor import CONTEXT, LOST, UNCERTAIN, Anchor, Located, Verdict, describe, locate, occurrences
from reader.text.spans import Span

PROSE = "𠮷野村的早市\n①号摊的老人说：「今年的水好，豆子也好。」雪落在了老人的肩上，老人笑了。"

bodies = st.text(alphabet="雪雪人。\n𠮷①", max_size=80)


def span_of(body: str, quote: str) -> Span:
    """Where the quote stands first."""
    return Span(body.index(quote), body.index(quote) + len(quote))


def drawn_span(data: st.DataObject, body: str) -> Span:
    """Any passage of a body that is not empty."""
    start = data.draw(st.integers(0, len(body) - 1))
    return Span(start, data.draw(st.integers(start + 1, len(body))))


def test_an_anchor_keeps_the_quote_and_a_line_of_context() -> None:
    body = "前" * 50 + "老人" + "后" * 50
    assert describe(body, Span(50, 52)) == Anchor(50, 52, "老人", "前" * CONTEXT, "后" * CONTEXT)


def test_context_ends_where_the_body_ends() -> None:
    assert describe("老人笑了", Span(0, 2)) == Anchor(0, 2, "老人", "", "笑了")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PROSE, "老人按：" + PROSE),
        (PROSE, PROSE + "老人走了。"),
        (PROSE, PROSE.replace("豆子也好。", "")),
        (PROSE, PROSE.replace("摊的", "")),
    ],
)
@pytest.mark.parametrize("quote", ["老人说：「", "肩上，老人", "𠮷野村", "笑了。"])
def test_a_passage_is_found_in_a_changed_text(before: str, after: str, quote: str) -> None:
    assert locate(after, describe(before, span_of(before, quote))).span == span_of(after, quote)


def test_a_very_short_quote_whose_neighbour_went_is_uncertain() -> None:
    after = PROSE.replace("①号摊的", "")
    assert locate(after, describe(PROSE, span_of(PROSE, "老人说"))) == UNCERTAIN
    assert locate(after, describe(PROSE, span_of(PROSE, "老人说：「今"))).span == span_of(after, "老人说：「今")


def test_of_two_equal_quotes_the_one_with_its_context_is_found() -> None:
    anchor = describe(PROSE, Span(PROSE.rindex("老人"), PROSE.rindex("老人") + 2))
    after = "老人，" * 5 + PROSE
    assert locate(after, anchor).span == Span(after.rindex("老人"), after.rindex("老人") + 2)


def test_an_equal_quote_that_came_to_stand_at_the_old_place_is_not_taken_for_it() -> None:
    anchor = describe("雪停了。老人笑了。", Span(4, 6))
    assert locate("啊啊啊啊老人走了。雪停了。老人笑了。", anchor).span == Span(13, 15)


def test_of_two_equal_places_none_is_chosen_however_near() -> None:
    anchor = Anchor(10, 12, "老人", "", "")
    assert locate("。" * 8 + "老人" + "。" * 6 + "老人", anchor) == UNCERTAIN


def test_a_passage_at_its_place_is_kept_whatever_else_changed() -> None:
    anchor = describe(PROSE, span_of(PROSE, "雪落在了老人的肩上"))
    assert locate(PROSE, anchor).verdict is Verdict.KEPT
    assert locate(PROSE.replace("𠮷野村", "平江村"), anchor).verdict is Verdict.KEPT
    assert locate(PROSE.replace("雪落", "细雪落"), anchor).verdict is Verdict.MOVED


def test_a_line_break_that_went_does_not_change_a_passage() -> None:
    before, after = "河边有旧的技术\n链条转着，水车也转着。", "河边有旧的技术链条转着，水车也转着。"
    anchor = describe(before, span_of(before, "技术\n链条"))
    assert locate(after, anchor) == Located(Verdict.MOVED, span_of(after, "技术链条"))


@pytest.mark.parametrize("quote", ["妇人", ""])
@pytest.mark.parametrize("body", ["雪停了，风也停了。", ""])
def test_what_is_not_there_is_lost(quote: str, body: str) -> None:
    assert locate(body, replace(describe(PROSE, Span(3, 5)), quote=quote)) == LOST


def test_occurrences_overlap() -> None:
    assert list(occurrences("雪雪雪人雪", "雪雪")) == [0, 1]
    assert list(occurrences("雪雪雪", "")) == []
    assert list(occurrences("", "雪")) == []


@given(bodies.filter(bool), st.data())
def test_locating_is_the_mirror_of_describing(body: str, data: st.DataObject) -> None:
    span = drawn_span(data, body)
    assert locate(body, describe(body, span)) == Located(Verdict.KEPT, span)


@given(bodies.filter(bool), bodies, bodies, st.data())
def test_text_before_and_after_loses_no_passage_to_another_place(
    body: str, before: str, after: str, data: st.DataObject
) -> None:
    span = drawn_span(data, body)
    anchor = describe(body, span)
    changed = before + body + after
    assume(len(list(occurrences(changed, anchor.quote))) == 1)
    found = locate(changed, anchor).span
    assert found is None or found == Span(span.start + len(before), span.end + len(before))


@given(bodies, bodies.filter(bool), st.data())
def test_a_place_is_told_exactly_where_one_is_sure(body: str, other: str, data: st.DataObject) -> None:
    found = locate(body, describe(other, drawn_span(data, other)))
    assert (found.span is not None) == (found.verdict in {Verdict.KEPT, Verdict.MOVED})
    assert found.span is None or 0 <= found.span.start < found.span.end <= len(body)
