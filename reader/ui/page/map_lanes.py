"""What the theme map shows, as values: a lane for each tag, and where highlights are in it; paints nothing."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Extent = tuple[int, int]  # start and end, half-open; a tuple, since there may be a hundred thousand

MOST_LANES = 8  # of tags; where there are more tags, the last lane is that of all others together


class MapLane:
    """Highlights that bear one tag, in any order: its name, its colour (`#rrggbb`, or nothing) and their spans."""

    def __init__(self, name: str, color: str, spans: Iterable[Extent]) -> None:
        self.name = name
        self.color = color
        self.spans = tuple(spans)

    @cached_property
    def _joined(self) -> tuple[list[int], list[int]]:
        """The starts and the ends of what all of them cover together, in order, none touching the next."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(self.spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return starts, ends

    def rows(self, edges: Sequence[int]) -> list[int]:
        """The rows that a highlight lies in; row `n` shows the positions from `edges[n]` up to `edges[n + 1]`.

        A row that shows less than one position shows that of its edge.
        """
        starts, ends = self._joined
        return [
            row
            for row, (start, end) in enumerate(pairwise(edges))
            if (at := bisect_right(ends, start)) < len(starts) and starts[at] < max(end, start + 1)
        ]

    def within(self, start: int, end: int) -> int:
        """How many of them lie, at least in part, between two positions."""
        return sum(one < end and start < other for one, other in self.spans)

    def nearest(self, position: int) -> Span:
        """The one nearest to a position, of those over it the shortest."""
        return Span(*min(self.spans, key=lambda one: (_distance(one, position), one[1] - one[0], one[0])))


def _distance(one: Extent, position: int) -> int:
    return max(one[0] - position, position + 1 - one[1], 0)


def lanes_of(
    spans: Mapping[str, Sequence[Extent]], tags: Sequence[tuple[str, str, str]], others: str, untagged: str
) -> list[MapLane]:
    """The lanes of highlights by the id of their tag, nothing for those without one.

    `tags` are ids, names and colours in the order of their tree; `others` and `untagged` name the two last lanes.
    """
    borne = [MapLane(name, color, spans[own]) for own, name, color in tags if spans.get(own)]
    if len(borne) > MOST_LANES:
        rest = {span for lane in borne[MOST_LANES - 1 :] for span in lane.spans}
        borne[MOST_LANES - 1 :] = [MapLane(others, "", rest)]
    if spans.get(""):
        borne.append(MapLane(untagged, "", spans[""]))
    return borne
