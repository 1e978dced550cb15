"""The pieces a body is laid out in: blocks, the very long ones cut at sentence ends; no Qt."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import sub
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

    A tuple: it is made whenever it is asked for.
    """

    kind: str
    start: int
    end: int
    opens: bool
    closes: bool


class Slices(Sequence[Slice]):
    """All slices of a body in order, found by position; `parts` are those that are less than a block, by index.

    They are kept in columns, for going through tens of thousands of them.
    """

    def __init__(self, body: str, blocks: Sequence[Block]) -> None:
        self.kinds, self._starts, self._ends = _columns(blocks)
        self.parts: dict[int, Slice] = {}
        if max(self.lengths(), default=0) > LONGEST:
            pieces = [piece for block in blocks for piece in _pieces(body, block)]
            self.kinds, self._starts, self._ends = _columns([piece[:3] for piece in pieces])
            self.parts = {index: piece for index, piece in enumerate(pieces) if isinstance(piece, Slice)}

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Slice:  # type: ignore[override]
        at = range(len(self._starts))[index]
        whole = Slice(self.kinds[at], self._starts[at], self._ends[at], opens=True, closes=True)
        return self.parts.get(at, whole)

    def lengths(self) -> Iterator[int]:
        """How many code points each slice has."""
        return map(sub, self._ends, self._starts)

    def holding(self, position: int) -> int:
        """The index of the slice that holds the position; between blocks, the one before."""
        return max(0, bisect_right(self._starts, position) - 1)


def _columns(pieces: Sequence[tuple[str, int, int]]) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    kinds, starts, ends = zip(*pieces, strict=True) if pieces else ((), (), ())
    return kinds, starts, ends


def _pieces(body: str, block: Block) -> Iterable[Block | Slice]:
    return _cut(body, block) if block.end - block.start > LONGEST else (block,)


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
