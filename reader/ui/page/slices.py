"""The pieces a body is laid out in: blocks, the very long ones cut at sentence ends; no Qt."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.text.spans import CLOSING

if TYPE_CHECKING:
    from storage.records import Block

LONGEST = 2000  # code points; one layout of a million takes seconds

_SENTENCE_ENDS, _CLAUSE_ENDS = "。！？!?；;…", "，,、 "
_LONGEST_CLUSTER = 64  # code points; more marks over one character are no writing
_JOINER = "\u200d"
_JOINING = _JOINER + "\ufe0e\ufe0f"  # and the variation selectors


class Slice(NamedTuple):
    """A piece of one block: half-open code points of the body, and whether it opens and closes the block.

    A tuple, since a long body has tens of thousands of them.
    """

    kind: str
    start: int
    end: int
    opens: bool
    closes: bool


class Slices(Sequence[Slice]):
    """All slices of a body in order, found by position."""

    def __init__(self, body: str, blocks: Sequence[Block]) -> None:
        self._slices: list[Slice] = []
        for block in blocks:
            start, end = block.start, block.end
            if end - start <= LONGEST:
                self._slices.append(Slice(block.kind, start, end, True, True))  # noqa: FBT003 - by place, for pace
            else:
                self._slices += _cut(body, block)
        self._starts = [piece.start for piece in self._slices]

    def __len__(self) -> int:
        return len(self._slices)

    def __getitem__(self, index: int) -> Slice:  # type: ignore[override]
        return self._slices[index]

    def __iter__(self) -> Iterator[Slice]:
        return iter(self._slices)

    def holding(self, position: int) -> int:
        """The index of the slice that holds the position; between blocks, the one before."""
        return max(0, bisect_right(self._starts, position) - 1)


def _cut(body: str, block: Block) -> Iterator[Slice]:
    start = block.start
    while block.end - start > LONGEST:
        end = _last_end(body, start)
        yield Slice(block.kind, start, end, opens=start == block.start, closes=False)
        start = end
    yield Slice(block.kind, start, block.end, opens=start == block.start, closes=True)


def _last_end(body: str, start: int) -> int:
    """Where a slice from `start` ends: after its last sentence, else its last clause, else at its full length."""
    low, limit = start + LONGEST // 2, start + LONGEST
    for ends in (_SENTENCE_ENDS, _CLAUSE_ENDS):
        last = max(body.rfind(mark, low, limit) for mark in ends)
        while last >= 0:
            end = last + 1
            while end <= limit and body[end] in CLOSING:
                end += 1
            if end <= limit:
                return end
            last = max(body.rfind(mark, low, last) for mark in ends)
    return _before_character(body, limit)


def _before_character(body: str, position: int) -> int:
    """The position, or that of the character which what stands there combines with or closes."""
    before = position
    while _clings(body, before):
        before -= 1
        if position - before > _LONGEST_CLUSTER:
            return position
    return before


def _clings(body: str, position: int) -> bool:
    character = body[position]
    joined = character in _JOINING or body[position - 1] == _JOINER
    return joined or character in CLOSING or bool(unicodedata.combining(character))
