"""Finding a text in a body: plain substrings whatever the words, in any case and width; shows nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDER = 0xFEE0  # from a half-width character to its full-width form
_WIDE = {" ": "\u3000"} | {chr(code): chr(code + _WIDER) for code in range(0x21, 0x7F)}
_TWIN = _WIDE | {wide: narrow for narrow, wide in _WIDE.items()}


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a text of `length` code points begins in a body: in order, none overlapping another."""

    starts: tuple[int, ...] = ()
    length: int = 0

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Span:
        return Span(self.starts[index], self.starts[index] + self.length)

    def __iter__(self) -> Iterator[Span]:
        return (Span(start, start + self.length) for start in self.starts)

    def index(self, span: Span) -> int:
        """The number, from 0, of the hit that is exactly this span; -1 when none is."""
        index = bisect_left(self.starts, span.start)
        return index if index < len(self.starts) and self[index] == span else -1

    def within(self, span: Span) -> Iterator[Span]:
        """The hits that share a character with the span."""
        first = bisect_right(self.starts, span.start - self.length)
        return (self[index] for index in range(first, bisect_left(self.starts, span.end)))

    def begin_between(self, start: int, end: int) -> bool:
        """Whether a hit begins at one of the positions `start`…`end`-1."""
        index = bisect_left(self.starts, start)
        return index < len(self.starts) and self.starts[index] < end

    def nearest(self, position: int) -> Span:
        """The first hit that begins at the position or after it, else the very first; there must be one."""
        return self[bisect_left(self.starts, position) % len(self.starts)]

    def before(self, position: int) -> Span:
        """The last hit that begins before the position, else the very last; there must be one."""
        return self[bisect_left(self.starts, position) - 1]


NO_HITS = Hits()


def find(body: str, query: str) -> Hits:
    """Every occurrence of the query, counted from the body's beginning; an empty query has none.

    Letters match in either case, ASCII characters also their full-width forms: character by character, so that
    every hit is as long as the query.
    """
    if not query:
        return NO_HITS
    pattern = re.compile("".join(map(_either, query)), re.IGNORECASE)
    return Hits(tuple(match.start() for match in pattern.finditer(body)), len(query))


def _either(character: str) -> str:
    """A pattern for the character in both its widths."""
    twin = _TWIN.get(character)
    return f"[{re.escape(character)}{re.escape(twin)}]" if twin else re.escape(character)
