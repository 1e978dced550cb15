"""A text cut into clauses, as it is read aloud: after punctuation, and where one would take too long; no words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 60  # code points, read in a quarter of a minute
_CLAUSE = re.compile(r"[^，。；：！？、…,.;:!?\n]*[，。；：！？、…,.;:!?”’」』）\n]*")


def clauses(body: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of a span of the body that say something, in order, each with the punctuation after it."""
    while start < end:
        found = _CLAUSE.match(body, start, end)
        stop = min(found.end() if found else end, start + LONGEST)
        stop = max(stop, start + 1)
        if any(map(str.isalnum, body[start:stop])):
            yield Span(start, stop)
        start = stop
