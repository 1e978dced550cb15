"""Where sentences begin and end in a body; not where words or blocks do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS = "”’」』）】》〉〕)"
_FULL = "。！？!?…"

# A Latin full stop ends a sentence only before white space, and not after a block's own number (`1. `).
_CUT = re.compile(
    rf"(?:[{_FULL}][{_FULL}{_CLOSERS}]*|(?<!^\d)(?<!^\d\d)\.+[{_CLOSERS}]*(?=\s|\Z))[^\S\n]*|\n",
    re.MULTILINE,
)

_FIRST_LOOK_BACK = 256


def sentences(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of `body[start:end]`, trimmed, in half-open code points of the body and within blocks."""
    edges = [start, *(cut.end() for cut in _CUT.finditer(body, start, end)), end]
    spans = (_trimmed(body, left, right) for left, right in pairwise(edges))
    return [(left, right) for left, right in spans if left < right]


def sentence_ends(body: str) -> tuple[int, ...]:
    """Where the sentences of the body end, white space behind them included; in code points, in order."""
    return tuple(cut.end() for cut in _CUT.finditer(body))


def sentence_around(body: str, start: int, end: int, ends: Sequence[int] | None = None) -> tuple[int, int]:
    """The half-open code points of the sentences that hold the passage, never beyond the blocks it touches.

    White space is trimmed at the ends, never inside the passage; an empty passage stands for a caret. Who asks
    often about one body hands in its `sentence_ends`.
    """
    first, last = _core(body, start, end)
    if first == last:
        return start, end
    before, after = _looked_for(body, first, last) if ends is None else _looked_up(ends, first, last)
    left, right = _trimmed(body, before, len(body) if after is None else after)
    return (min(start, left), max(end, right)) if left < right else (start, end)


def sentence_step(body: str, position: int, direction: int) -> int:
    """Where the next sentence begins (+1), or this one (-1) and from there the one before; else the body's end.

    Positions are code points of the body; white space belongs to no sentence.
    """
    if direction > 0:
        between = body[position : position + 1].isspace()
        cut = None if between else _CUT.search(body, position)
        return _trimmed(body, cut.end() if cut else position if between else len(body), len(body))[0]
    first, before = _trimmed(body, 0, position)
    return _trimmed(body, _cut_before(body, before - 1), before)[0] if first < before else 0


def _looked_for(body: str, first: int, last: int) -> tuple[int, int | None]:
    """The last sentence end up to `first`, and the next from `last` on if there is one."""
    before = _cut_before(body, first)
    return before, next((cut.end() for cut in _CUT.finditer(body, before) if cut.end() >= last), None)


def _looked_up(ends: Sequence[int], first: int, last: int) -> tuple[int, int | None]:
    """The same as `_looked_for` tells, from the sentence ends of the whole body."""
    before, after = bisect_right(ends, first), bisect_left(ends, last)
    return ends[before - 1] if before else 0, ends[after] if after < len(ends) else None


def _core(body: str, start: int, end: int) -> tuple[int, int]:
    """The passage without the white space at its ends; for a blank one the character the caret is on."""
    first, last = _trimmed(body, start, end)
    if first < last or "\n" in body[start:end]:
        return first, last
    if start < len(body) and body[start] != "\n":
        return start, start + 1
    if start > 0 and body[start - 1] != "\n":
        return start - 1, start
    return start, start


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return start, end


def _cut_before(body: str, position: int) -> int:
    """The last sentence end at or before `position`, looking back only as far as needed."""
    reach = _FIRST_LOOK_BACK
    while True:
        earliest = max(0, position - reach)
        # A run of sentence ends entered in its middle ends where the whole run does: any cut found is real.
        found = [cut.end() for cut in _CUT.finditer(body, earliest, position + 1) if cut.end() <= position]
        if found or earliest == 0:
            return found[-1] if found else 0
        reach *= 4
