"""The pieces a body is laid out in: blocks, the very long ones cut at sentence ends; no Qt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.records import Block

LONGEST = 3000  # code points; one layout of a million takes seconds

_CUT = re.compile(r"[。！？!?；;…][”’」』）)]*|[，,、 ]")


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of one block: half-open code points of the body, and whether it opens and closes the block."""

    kind: str
    start: int
    end: int
    opens: bool
    closes: bool


class Slices(Sequence[Slice]):
    """All slices of a body in order, found by position."""

    def __init__(self, body: str, blocks: Sequence[Block]) -> None:
        self._slices = [piece for block in blocks for piece in _cut(body, block)]
        self._starts = [piece.start for piece in self._slices]

    def __len__(self) -> int:
        return len(self._slices)

    def __getitem__(self, index: int) -> Slice:  # type: ignore[override]
        return self._slices[index]

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
    ends: dict[bool, int] = {}
    for match in _CUT.finditer(body, start + LONGEST // 2, start + LONGEST):
        ends[match[0][0] not in "，,、 "] = match.end()
    return ends.get(True) or ends.get(False) or start + LONGEST
