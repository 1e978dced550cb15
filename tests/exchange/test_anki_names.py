"""Tags and titles as Anki takes them: in trees, without spaces, and each its own."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.anki_names import deck_name, distinct, tag_names
from storage.records import Tag
from tests.exchange.noted import tag_trees, texts

TAG = Tag("t1", "s", None, "经济", "#c24c46", "", "", 0)


def named(*names: str) -> list[str]:
    tags = [replace(TAG, id=f"t{rank}", name=name, rank=rank) for rank, name in enumerate(names)]
    return list(tag_names(tags).values())


def test_a_tag_below_another_is_told_with_it() -> None:
    below = replace(TAG, id="t2", parent="t1", name="就业 岗位")
    assert tag_names([TAG, below]) == {"t1": "经济", "t2": "经济::就业_岗位"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("甲::乙", "甲：：乙"),
        ("甲/乙", "甲/乙"),
        ("①\u3000「𠮷」", "①_「𠮷」"),
        ('"雪"', "＂雪＂"),
        ("\x00", "_"),
        ("", "_"),
    ],
)
def test_what_would_divide_a_tag_is_told_otherwise(name: str, told: str) -> None:
    assert named(name) == [told]


def test_a_name_does_nothing_in_a_card_that_shows_it_as_it_stands() -> None:
    assert named("<img src=x>", "[sound:雪.mp3]", r"\(雪\)") == ["＜img_src=x＞", "［sound：雪.mp3]", "＼(雪＼)"]
    assert deck_name("{{雪}} &lt;") == "｛｛雪}} ＆lt;"


def test_names_that_anki_takes_for_one_stay_two() -> None:
    assert named("a b", "a_b", "A b", "甲乙") == ["a_b", "a_b_2", "A_b_3", "甲乙"]


@given(tag_trees())
def test_every_tag_has_a_name_of_its_own_that_anki_keeps(tags: tuple[Tag, ...]) -> None:
    found = tag_names(tags)
    assert set(found) == {tag.id for tag in tags}
    assert len({normalize("NFC", name).casefold() for name in found.values()}) == len(tags)
    for name in found.values():
        assert not re.search(r'[\s"<>&\x00-\x1f]', name)
        assert normalize("NFC", name) == name
        assert all(part and ":" not in part for part in name.split("::"))


@given(texts)
def test_a_deck_is_in_no_other(title: str) -> None:
    assert deck_name(title).strip()
    assert not {*deck_name(title)} & {*'\n\r\t:"'}


@given(st.lists(st.sampled_from(["雪", "雪_2", "A", "a", "ß", "SS"])))
def test_names_are_distinct(names: list[str]) -> None:
    taken: set[str] = set()
    told = [distinct(name, taken) for name in names]
    assert len({name.casefold() for name in told}) == len(names)
