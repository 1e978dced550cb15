"""How a passage is found again: position, quote and context; describe and locate are mirror images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 32  # code points of prefix and suffix, as the W3C annotation clients keep


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage described so that it can be found in a changed body."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def describe(body: str, span: Span) -> Anchor:
    """The anchor of a span of the body."""
    return Anchor(
        start=span.start,
        end=span.end,
        quote=body[span.start : span.end],
        prefix=body[max(0, span.start - CONTEXT) : span.start],
        suffix=body[span.end : span.end + CONTEXT],
    )


def locate(body: str, anchor: Anchor) -> Span | None:
    """Where the passage stands in the body: where nothing changed around it, else where its context fits best.

    Nothing when the quote is not there, or when two occurrences are equally good and equally far.
    """
    here = Span(anchor.start, anchor.end)
    if anchor.quote and describe(body, here) == anchor:
        return here
    ranked = sorted(((_fit(body, anchor, start), start) for start in occurrences(body, anchor.quote)), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    start = ranked[0][1]
    return Span(start, start + len(anchor.quote))


def occurrences(body: str, quote: str) -> Iterator[int]:
    """Where the quote starts, overlapping occurrences included; nowhere for an empty one."""
    start = body.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = body.find(quote, start + 1)


def _fit(body: str, anchor: Anchor, start: int) -> tuple[int, int]:
    """How well an occurrence fits: characters of context that agree, then nearness."""
    before = body[max(0, start - CONTEXT) : start]
    after = body[start + len(anchor.quote) : start + len(anchor.quote) + CONTEXT]
    return _agreeing(before[::-1], anchor.prefix[::-1]) + _agreeing(after, anchor.suffix), -abs(
        start - anchor.start
    )


def _agreeing(one: str, other: str) -> int:
    """How many characters two texts share from their beginnings."""
    return next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
