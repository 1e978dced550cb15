"""How another tool counted the characters of a text, told by its selections; knows no file format."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = "\ufeff"
_LONGEST_PROBE = 200  # code points of a selection that are compared with its name


@dataclass(frozen=True, slots=True)
class Probe:
    """A selection as the tool wrote it: half-open positions, and a name, which often is how its text begins."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A body, and the way from the tool's positions to code points of it."""

    body: str
    counts_mark: bool = False
    returns: tuple[int, ...] = ()  # where the tool counted carriage returns that the body does not have

    def position(self, counted: int) -> int:
        """The code point of the body that the tool called `counted`."""
        own = counted - self.counts_mark
        return own - bisect_left(self.returns, own)


def counted(text: str, probes: Sequence[Probe]) -> SourceText:
    """The text with LF and without a mark, counted in the way by which most probes are what their names say."""
    bare = text.removeprefix(_MARK)
    body = bare.replace("\r\n", "\n").replace("\r", "\n")
    named = [probe for probe in probes if _tidy(probe.name)]
    if not named:
        return SourceText(body)
    returns = _returns(bare) if len(bare) != len(body) else ()
    ways = [SourceText(body, mark, crs) for mark in (False, True) for crs in dict.fromkeys(((), returns))]
    return max(ways, key=lambda way: sum(_fits(way, probe) for probe in named))


def is_named(text: str, name: str) -> bool:
    """Whether the name is the text or its beginning, white space and dots at the end apart."""
    wanted = _tidy(name)
    return bool(wanted) and _tidy(text[:_LONGEST_PROBE]).startswith(wanted[: _LONGEST_PROBE // 2])


def _fits(way: SourceText, probe: Probe) -> bool:
    start, end = way.position(probe.start), way.position(probe.end)
    return start >= 0 and is_named(way.body[start : min(end, start + _LONGEST_PROBE)], probe.name)


def _returns(text: str) -> tuple[int, ...]:
    found, at = [], text.find("\r\n")
    while at >= 0:
        found.append(at)
        at = text.find("\r\n", at + 2)
    return tuple(found)


def _tidy(text: str) -> str:
    return " ".join(text[:_LONGEST_PROBE].split()).rstrip(".… ")
