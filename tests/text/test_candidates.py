"""Where a passage may stand in a changed body: the right place first, sentences alike told apart, no guess."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.anchor import Anchor, describe
from reader.text.candidates import LEAST_SCORE, Difference, Kind, candidates, differences, is_sure
from reader.text.spans import Span

BODY = (
    "渡口的老船\n"
    "天没亮，摆渡的老周就把船头的灯点上了。河面上雾很重，对岸的𠮷家村只剩一点影子。\n"
    "他说：“水涨了三尺，船还是这条船。”去年修桥的人来量过两回，回去以后再没有消息。\n"
    "学生们坐在船尾背书，声音被风吹得断断续续。老周听不懂，却听得很认真。\n"
    "他说：“水涨了三尺，船还是这条船。”说完把①号桨递给了儿子。\n"
    "傍晚时雾散了，桥墩的位置插着红旗，像是有人在水里种了一排树。\n"
)
# The passage, what becomes of the body, and where the passage is then.
CHANGED = {
    "nothing": ("河面上雾很重", {}, "河面上雾很重"),
    "a character": ("学生们坐在船尾背书", {"船尾背书": "船头背书"}, "学生们坐在船头背书"),
    "the first character": ("学生们坐在船尾", {"学生们坐": "大生们坐"}, "大生们坐在船尾"),
    "the last characters": ("声音被风吹得断断续续", {"断断续续。": "断断停停。"}, "声音被风吹得断断停停"),
    "some come": ("桥墩的位置插着红旗", {"插着红旗": "插着几面红旗"}, "桥墩的位置插着几面红旗"),
    "some go": ("回去以后再没有消息", {"回去以后再没有": "回去再没有"}, "回去再没有消息"),
    "all around it": (
        "老周听不懂，却听得很认真",
        {"断断续续。": "忽高忽低，", "认真。\n他说": "认真！\n后来他说"},
        "老周听不懂，却听得很认真",
    ),
    "a line before it": ("像是有人在水里种了一排树", {"渡口": "一条消息\n渡口"}, "像是有人在水里种了一排树"),
    "a short one in its place": ("消息", {"没有消息": "没有信息"}, "信息"),
    "beyond the basic plane": ("𠮷家村只剩一点影子", {"𠮷家村": "吉家村"}, "吉家村只剩一点影子"),
    "the whole text but a word": (BODY, {"红旗": "彩旗"}, BODY.replace("红旗", "彩旗")),
}


def anchored(quote: str, body: str = BODY, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = body.index(quote, start + 1)
    return describe(body, Span(start, start + len(quote)))


def quotes(body: str, anchor: Anchor, most: int = 5) -> list[str]:
    return [body[one.span.start : one.span.end] for one in candidates(body, anchor, most)]


@pytest.mark.parametrize(("quote", "changes", "there"), CHANGED.values(), ids=CHANGED)
def test_the_passage_is_found_when_the_body_changed(quote, changes, there):
    body = BODY
    for old, new in changes.items():
        assert old in body
        body = body.replace(old, new)
    assert quotes(body, anchored(quote))[0] == there


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("gone", ["", "渡口的老船\n", "天没亮，摆渡的老周就把船头的灯点上了。"])
def test_sentences_alike_are_told_apart_by_their_context(nth, gone):
    body = BODY.replace(gone, "") if gone else BODY
    anchor = anchored("水涨了三尺，船还是这条船", nth=nth)
    first, second = candidates(body, anchor)
    assert first.span == Span(*(anchored(anchor.quote, body, nth).start + at for at in (0, len(anchor.quote))))
    assert (first.quote_score, second.quote_score) == (1, 1)
    assert first.context_score > second.context_score


def test_where_even_the_context_is_alike_the_nearer_one_comes_first():
    body = "雪落下来。" * 40
    for start in (5, 90, 195):
        anchor = describe(body, Span(start, start + 4))
        assert candidates(body, anchor)[0].span.start == start


def test_a_passage_that_is_not_there_has_no_place():
    anchor = anchored("他把灯打开，继续读那本书", "街上没有一个人。他把灯打开，继续读那本书。门外下着雨。")
    assert candidates(BODY, anchor) == []
    assert candidates("", anchored("桥墩")) == []
    assert candidates(BODY, Anchor(3, 3, "", "渡口的", "老船")) == []


def test_a_passage_is_sought_without_its_context_where_none_was_kept():
    (only,) = candidates(BODY, Anchor(0, 0, "像是有人在河里种了一排树", "", ""))
    assert BODY[only.span.start : only.span.end] == "像是有人在水里种了一排树"
    assert only.score > LEAST_SCORE


def test_the_best_come_first_and_no_more_than_wanted():
    body = "".join(f"第{number}天，船没有来。" for number in range(40))
    found = candidates(body, anchored("船没有来", body, nth=20), most=3)
    assert len(found) == 3
    assert found == sorted(found, key=lambda one: -one.score)
    assert found[0].span == Span(*(anchored("船没有来", body, 20).start + at for at in (0, 4)))


def test_a_place_is_sure_when_it_is_good_and_no_other_comes_near():
    assert is_sure(candidates(BODY, anchored("河面上雾很重")))
    assert not is_sure(candidates("雪落下来。" * 40, describe("雪落下来。" * 40, Span(90, 94))))
    assert not is_sure(candidates(BODY.replace("消息", "音信"), anchored("消息")))
    assert not is_sure([])


def test_a_changed_passage_is_found_among_a_million_characters():
    body = "".join(f"{number}" + BODY for number in range(6000))[:1_000_000]
    anchor = anchored(
        "去年修桥的人来量过两回，回去以后再没有消息。\n学生们坐在船尾背书，声音被风吹得断断续续。老周听不懂",
        body,
        3000,
    )
    changed = body.replace("学生们", "孩子们")
    found = candidates(changed, anchor)
    assert changed[found[0].span.start : found[0].span.end] == anchor.quote.replace("学生们", "孩子们")


# Laws

SOME_BODY = st.text("老船河雾灯水桥𠮷①，。\n", min_size=1, max_size=300)


@st.composite
def passage(draw):
    body = draw(SOME_BODY)
    start = draw(st.integers(0, len(body) - 1))
    return body, Span(start, draw(st.integers(start + 1, len(body))))


@given(passage())
@settings(max_examples=300)
def test_a_passage_is_its_own_best_candidate(drawn):
    body, span = drawn
    best = candidates(body, describe(body, span))[0]
    assert best.span == span
    assert best.score == pytest.approx(1)


@given(passage(), SOME_BODY, st.integers(1, 6))
def test_candidates_lie_in_the_body_apart_from_each_other_and_in_order(drawn, changed, most):
    body, span = drawn
    found = candidates(changed, describe(body, span), most)
    assert len(found) <= most
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for place, one in enumerate(found):
        assert 0 <= one.span.start < one.span.end <= len(changed)
        assert LEAST_SCORE <= one.score <= 1 + 1e-9
        assert not any(one.span.overlaps(other.span) for other in found[:place])


UNLIKE = "".join(chr(0x4E00 + number * 7919 % 20011) for number in range(1500))  # no character comes again


@st.composite
def changed_passage(draw):
    """A body, a passage of it, and how the passage stands when a fifth of its inside is changed."""
    body = UNLIKE
    start = draw(st.integers(0, 1400))
    span = Span(start, start + draw(st.integers(5, 90)))
    quote = list(body[span.start : span.end])
    places = draw(st.permutations(range(1, len(quote) - 1)))[: len(quote) // 5]
    for place in places:
        came = chr(0xA000 + place)
        quote[place] = draw(st.sampled_from(["", came, came + quote[place]]))
    return body, span, "".join(quote)


@given(changed_passage(), st.integers(0, 200))
@settings(max_examples=300)
def test_a_fifth_of_it_changed_a_passage_is_found_within_two_characters(drawn, moved):
    body, span, now = drawn
    changed = "前" * moved + body[: span.start] + now + body[span.end :]
    best = candidates(changed, describe(body, span))[0].span
    assert abs(best.start - span.start - moved) <= 2
    assert abs(best.end - span.start - moved - len(now)) <= 2


@given(st.text("甲乙丙丁", max_size=20), st.text("甲乙丙丁", max_size=20))
def test_differences_tell_both_texts(old, new):
    told = differences(old, new)
    assert "".join(one.text for one in told if one.kind is not Kind.COME) == old
    assert "".join(one.text for one in told if one.kind is not Kind.GONE) == new


def test_differences_name_what_went_and_what_came():
    assert differences("船尾背书", "船头背书声") == [
        Difference(Kind.SAME, "船"),
        Difference(Kind.GONE, "尾"),
        Difference(Kind.COME, "头"),
        Difference(Kind.SAME, "背书"),
        Difference(Kind.COME, "声"),
    ]
