"""How a passage is found again: position, quote and context; describe and locate are mirror images."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 32  # code points of prefix and suffix, as the W3C annotation clients keep
TOUCHING = 4  # code points next to a passage that must be as they were, before or behind it


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage described so that it can be found in a changed body."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


class Verdict(Enum):
    """What became of a passage in another text."""

    KEPT = "kept"  # the same text at the same position
    MOVED = "moved"  # surely elsewhere, or surely here with its text changed
    UNCERTAIN = "uncertain"  # something like it is there, or may be, and nothing sure enough
    LOST = "lost"  # nothing like it


@dataclass(frozen=True, slots=True)
class Located:
    """What became of a passage, and its span where that is kept or moved."""

    verdict: Verdict
    span: Span | None = None


UNCERTAIN, LOST = Located(Verdict.UNCERTAIN), Located(Verdict.LOST)


def describe(body: str, span: Span) -> Anchor:
    """The anchor of a span of the body."""
    return Anchor(
        start=span.start,
        end=span.end,
        quote=body[span.start : span.end],
        prefix=body[max(0, span.start - CONTEXT) : span.start],
        suffix=body[span.end : span.end + CONTEXT],
    )


def locate(body: str, anchor: Anchor) -> Located:
    """Where the passage stands in the body, as far as quote and context tell it surely; never by guess.

    Knows nothing of the text the anchor was taken from; where that is at hand, `relocated` finds more.
    """
    from reader.text.candidates import candidates, is_sure  # noqa: PLC0415 - what only describes needs no likeness

    if anchor.quote and describe(body, Span(anchor.start, anchor.end)) == anchor:
        return settled(body, anchor, Span(anchor.start, anchor.end))
    found = candidates(body, anchor)
    if not found:
        return LOST
    if is_sure(found) and is_touching(anchor, describe(body, found[0].span)):
        return settled(body, anchor, found[0].span)
    return UNCERTAIN


def settled(body: str, anchor: Anchor, span: Span) -> Located:
    """What is told of a passage that surely stands here."""
    is_kept = span.start == anchor.start and body[span.start : span.end] == anchor.quote
    return Located(Verdict.KEPT if is_kept else Verdict.MOVED, span)


def is_touching(one: Anchor, other: Anchor) -> bool:
    """Whether the context of a passage begins as the other's does, on one side; on both for a very short one."""
    pairs = ((one.prefix[::-1], other.prefix[::-1]), (one.suffix, other.suffix))
    sides = [agreeing(kept, here) >= min(TOUCHING, len(kept)) for kept, here in pairs if kept]
    return not sides or (all(sides) if len(one.quote) < TOUCHING else any(sides))


def occurrences(body: str, quote: str) -> Iterator[int]:
    """Where the quote starts, overlapping occurrences included; nowhere for an empty one."""
    start = body.find(quote) if quote else -1
    while start >= 0:
        yield start
        start = body.find(quote, start + 1)


def agreeing(one: str, other: str) -> int:
    """How many characters two texts share from their beginnings."""
    return next(
        (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
