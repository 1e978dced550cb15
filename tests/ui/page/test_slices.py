"""A body is laid out in slices that leave nothing out and end where a reader would pause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.blocks import compose
from reader.ui.page.slices import LONGEST, Slices

PROSE = "雨下得很大——街上没有一个人。“书不怕旧，怕没人翻……”他把𠮷灯打开！继续读？"


def sliced(text):
    composition = compose(text)
    return composition, Slices(composition.body, composition.blocks)


LONG = st.builds(
    lambda pieces, times: "".join(pieces) * times,
    st.lists(
        st.sampled_from(["字", "。", "，", "”", "…", "！", " ", "𠮷", "e\u0301", "a", "雨停了。"]),
        min_size=1,
        max_size=9,
    ),
    st.integers(1, 1500),
)


@given(st.lists(LONG, max_size=4))
def test_the_slices_of_a_block_follow_on_each_other_and_leave_nothing_out(lines):
    composition, slices = sliced("\n".join(lines))
    for block in composition.blocks:
        own = [piece for piece in slices if block.start <= piece.start < max(block.end, block.start + 1)]
        assert (
            "".join(composition.body[piece.start : piece.end] for piece in own)
            == (composition.body[block.start : block.end])
        )
        assert [piece.start for piece in own[1:]] == [piece.end for piece in own[:-1]]
        assert [piece.opens for piece in own] == [True] + [False] * (len(own) - 1)
        assert [piece.closes for piece in own] == [False] * (len(own) - 1) + [True]
        assert all(0 < piece.end - piece.start <= LONGEST for piece in own)


@given(LONG, st.data())
def test_every_position_is_held_by_the_slice_around_it(line, data):
    composition, slices = sliced(f"{line}\n{PROSE}")
    if not slices:
        return
    position = data.draw(st.integers(0, len(composition.body)))
    piece = slices[slices.holding(position)]
    following = slices[slices.holding(position) + 1].start if slices.holding(position) + 1 < len(slices) else None
    assert piece.start <= position
    assert following is None or position < following


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences():
    composition, slices = sliced(PROSE * 300)
    ends = [composition.body[piece.end - 1] for piece in slices]
    assert set(ends) <= set("。！？”")
    assert len(slices) < len(composition.body) / LONGEST * 2 + 1


def test_without_sentences_a_long_paragraph_is_cut_after_a_clause():
    composition, slices = sliced("春夏秋冬，" * 2000)
    assert all(composition.body[piece.end - 1] == "，" for piece in slices)


@pytest.mark.parametrize("offset", range(4))
def test_no_slice_begins_with_what_closes_a_sentence(offset):
    composition, slices = sliced("字" * (LONGEST - offset) + "……”" + "雨停了。" * 400)
    assert composition.body[slices[1].start] not in "…”。"


@pytest.mark.parametrize("offset", range(4))
def test_a_character_is_never_cut_off_from_what_combines_with_it(offset):
    composition, slices = sliced("字" * (LONGEST - offset) + "e\u0301\u0302👨\u200d👩" + "字" * 400)
    assert composition.body[slices[1].start] not in "\u0301\u0302\u200d👩"


def test_an_empty_body_has_no_slices_and_holds_every_position_at_the_first():
    _, slices = sliced("")
    assert len(slices) == 0
    assert slices.holding(0) == 0


def test_three_thousand_characters_are_one_slice_and_one_more_are_two():
    assert len(sliced("字" * LONGEST)[1]) == 1
    assert len(sliced("字" * (LONGEST + 1))[1]) == 2
