"""How highlights that lie over each other look in HTML: their classes and the CSS of these; writes no page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.exchange.tints import mixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.exchange.tints import Ground
    from storage.records import Highlight

_STEP, _THICK, _DEEPEST_LANE = (
    3,
    2,
    3,
)  # pixels from lane to lane and of one; lanes further down lie over each other


Lanes = dict[str, dict[str, int]]  # by a highlight's id, then by a tag's


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece looks: the first colours of its highlights, and the lane and colour of each underline."""

    tints: tuple[str, ...]
    lanes: tuple[tuple[int, str], ...]


class Looks:
    """The looks of one page, each with a class of its own."""

    def __init__(self, colors: Mapping[str, str]) -> None:
        """`colors` are those of the tags by id, as `#rrggbb`."""
        self._colors = colors
        self._classes: dict[Look, str] = {}

    def lanes(self, marks: Iterable[Highlight]) -> Lanes:
        """The lane of each known tag of each of these highlights, which are in reading order."""
        return _lanes(marks, self._colors)

    def css(self, ground: Ground) -> str:
        """A rule for each look so far."""
        return "\n".join(
            f".{name}{{--tint:{_tint(look.tints, ground)};--lanes:{_gradients(look.lanes, ground)}}}"
            for look, name in self._classes.items()
        )

    def class_of(self, marks: Sequence[Highlight], lanes: Lanes) -> str:
        """The class for how a stretch looks over which these highlights lie."""
        tints, under = [], set()
        for mark in marks:
            own = lanes[mark.id]
            tints.append(next((self._colors[tag] for tag in own), ""))
            under |= {(lane, self._colors[tag]) for tag, lane in own.items()} or {(0, "")}
        look = Look(tuple(sorted(tints)), tuple(sorted(under)))
        return self._classes.setdefault(look, f"k{len(self._classes)}")


def _lanes(marks: Iterable[Highlight], known: Mapping[str, str]) -> Lanes:
    """The lane of each known tag of each highlight: the same all along, and no other tag's where they meet."""
    found: Lanes = {}
    taken: dict[str, tuple[int, int]] = {}  # by tag: the lane, and where it is free again
    for mark in marks:
        taken = {tag: (lane, end) for tag, (lane, end) in taken.items() if end > mark.start}
        own = found[mark.id] = {}
        for tag in dict.fromkeys(tag for tag in mark.tags if tag in known):
            lane, end = taken.get(tag) or (_free(lane for lane, _ in taken.values()), 0)
            taken[tag] = lane, max(end, mark.end)
            own[tag] = lane
    return found


def _free(taken: Iterable[int]) -> int:
    lanes = set(taken)
    return next(lane for lane in range(len(lanes) + 1) if lane not in lanes)


def _tint(colors: Sequence[str], ground: Ground) -> str:
    mean, opacity = mixed(colors, ground)
    return f"rgba({','.join(map(str, mean))},{opacity:.3f})"


def _gradients(lanes: Iterable[tuple[int, str]], ground: Ground) -> str:
    """The underlines as backgrounds, the first lane nearest to the text."""
    return ",".join(
        f"linear-gradient({color},{color}) 0 {_height(lane)}/100% {_THICK}px no-repeat"
        for lane, color in ((lane, color or ground.untagged) for lane, color in lanes)
    )


def _height(lane: int) -> str:
    return f"calc(100% - {(_DEEPEST_LANE - min(lane, _DEEPEST_LANE)) * _STEP}px)"
