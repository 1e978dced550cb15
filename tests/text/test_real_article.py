"""The real newspaper page with its real damage: what is offered is right, no more and no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.text import metadata
from reader.text.blocks import pieces
from reader.text.repair import Reason, proposals

PAGE = Path(__file__).resolve().parents[3] / "shared" / "articles" / "xinzhi-2025-12-06.txt"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the page is not at hand")


def test_exactly_three_joins_and_one_fold_are_offered() -> None:
    parts = pieces(PAGE.read_text(encoding="utf-8"))
    joins = [one for one in proposals(parts) if one.reason is Reason.JOINED]
    folds = [one for one in proposals(parts) if one.reason is Reason.REPEATED]
    assert len(proposals(parts)) == 4
    assert [parts[one.first].text[-2:] + parts[one.first + 1].text[:2] for one in joins] == [
        "势，向新",
        "技术链与",
        "生产要素",
    ]
    (fold,) = folds
    assert (fold.first, fold.end, fold.like) == (len(parts) - 4, len(parts), len(parts) - 8)


def test_what_the_page_says_of_itself_is_known() -> None:
    known = metadata.read(pieces(PAGE.read_text(encoding="utf-8")), PAGE.name)
    assert (known.source, known.place, known.published) == ("新华社", "北京", "2025-12-06")
    assert known.jump == "(上接第一版)"
