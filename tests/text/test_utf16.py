"""Positions in UTF-16 units agree with the real encoding, both ways."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.text.utf16 import Utf16Map

texts = st.text(
    alphabet=st.one_of(st.sampled_from("雪①「𠮷😀\U0010ffff\uffff"), st.characters(exclude_categories=["Cs"]))
)


def units(text: str) -> int:
    """The length of a text in UTF-16 units, by encoding it."""
    return len(text.encode("utf-16-le")) // 2


def test_a_rare_character_counts_twice() -> None:
    positions = Utf16Map("雪𠮷①")
    assert [positions.to_utf16(position) for position in range(4)] == [0, 1, 3, 4]
    assert [positions.from_utf16(position) for position in (0, 1, 3, 4)] == [0, 1, 2, 3]


def test_inside_a_rare_character_is_at_its_start() -> None:
    assert Utf16Map("雪𠮷𠮷").from_utf16(2) == 1
    assert Utf16Map("雪𠮷𠮷").from_utf16(4) == 2


@given(texts)
def test_every_position_is_what_the_encoding_says_and_comes_back(text: str) -> None:
    positions = Utf16Map(text)
    for position in range(len(text) + 1):
        assert positions.to_utf16(position) == units(text[:position])
        assert positions.from_utf16(positions.to_utf16(position)) == position


@given(texts)
def test_positions_keep_their_order(text: str) -> None:
    back = [Utf16Map(text).from_utf16(position) for position in range(units(text) + 1)]
    assert back == sorted(back)
    assert set(back) == set(range(len(text) + 1))
