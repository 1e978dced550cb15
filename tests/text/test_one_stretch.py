"""Joined, indented and folded texts keep every passage whose place is told by what stays."""

from __future__ import annotations

import pytest

from reader.text.one_stretch import places
from reader.text.spans import Span

OLD = "　　渡口的老船还在𠮷家村，\n船上没有人。\n　　雪落了①夜。"


def found(old: str, new: str, quote: str, nth: int = 0) -> str | None:
    """The text at the place of the nth occurrence of the quote, counted from 0."""
    tell = places(old, new)
    assert tell
    start = -1
    for _ in range(nth + 1):
        start = old.index(quote, start + 1)
    place = tell(Span(start, start + len(quote)))
    return place and new[place.start : place.end]


@pytest.mark.parametrize("quote", ["渡口", "村，\n船上", "船", "①", "　　雪"])
def test_white_space_moves_no_passage(quote: str) -> None:
    new = OLD.replace("\n船", "船").replace("　　", "")
    assert found(OLD, new, quote) == "".join(quote.split())
    assert found(new, OLD, "".join(quote.split())) == quote.strip()  # nothing but white space came


def test_what_stands_around_a_stretch_that_went_stays() -> None:
    new = OLD.replace("船上没有人。", "")
    assert found(OLD, new, "雪落了") == "雪落了"
    assert found(OLD, new, "没有人") is None


def test_a_repeated_end_that_is_folded_goes_to_what_is_kept() -> None:
    assert found("头。" + "甲乙丙丁。" * 2, "头。甲乙丙丁。", "乙丙", 1) == "乙丙"


def test_where_what_went_is_one_of_several_alike_nothing_is_told() -> None:
    assert found("头甲甲甲尾", "头甲甲尾", "甲", 1) is None


@pytest.mark.parametrize("new", ["全然不同", "", OLD + "后来", "渡口的新船还在。船下没有人。雪落一夜。"])
def test_texts_that_differ_by_more_tell_nothing(new: str) -> None:
    assert places(OLD, new) is None
