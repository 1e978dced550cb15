"""The numbers of an article's paragraphs, for citing them; titles and headings have none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Protocol

from reader.text.kinds import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable


class Standing(Protocol):
    """A block of whichever floor: its kind and its half-open code points of the body."""

    @property
    def kind(self) -> str:
        """One of the kinds of `reader.text.blocks`."""

    @property
    def start(self) -> int:
        """Where its first character is."""

    @property
    def end(self) -> int:
        """Behind its last character."""


def paragraph_numbers(blocks: Iterable[Standing]) -> dict[int, int]:
    """The number of each paragraph, from 1, by where it starts in the body; `blocks` are in reading order."""
    starts = (block.start for block in blocks if block.kind == PARAGRAPH)
    return {start: number for number, start in enumerate(starts, 1)}


def paragraphs_of(blocks: Iterable[Standing], start: int, end: int) -> tuple[int, int] | None:
    """The numbers of the first and the last paragraph that a passage touches, or nothing where it touches none.

    `blocks` are in reading order; a passage without a character touches the paragraph of the one behind it.
    """
    paragraphs = [block for block in blocks if block.kind == PARAGRAPH]
    before = bisect_right(paragraphs, start, key=lambda block: block.end)
    last = bisect_left(paragraphs, max(end, start + 1), key=lambda block: block.start)
    return (before + 1, last) if before < last else None
