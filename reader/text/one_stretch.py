"""Where passages stand in a text that differs by white space and one stretch that went; else silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Postfix, Prefix

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable


def places(old: str, new: str) -> Callable[[Span], Span | None] | None:
    """What tells where a span of the old text stands in the new one, or nothing where they differ by more.

    A passage that may stand in two places, since what went repeats what is beside it, is in none.
    """
    bare_old, bare_new = "".join(old.split()), "".join(new.split())
    before, behind = Prefix.similarity(bare_old, bare_new), Postfix.similarity(bare_old, bare_new)
    if before + behind < len(bare_new) or not bare_new or len(bare_new) > len(bare_old):
        return None
    numbers, positions = _numbers(old), _positions(new)
    shift = len(bare_new) - len(bare_old)

    def place(span: Span) -> Span | None:
        first, last = numbers[span.start], numbers[span.end] - 1
        if last < first:
            return None
        found = {first} if last < before else set()
        found |= {first + shift} if first >= len(bare_old) - behind else set()
        if len(found) != 1:
            return None
        start = found.pop()
        return Span(positions[start], positions[start + last - first] + 1)

    return place


def _numbers(text: str) -> list[int]:
    """For each position and the end, how many characters that are no white space stand before it."""
    numbers, count = [], 0
    for character in text:
        numbers.append(count)
        count += not character.isspace()
    return [*numbers, count]


def _positions(text: str) -> list[int]:
    """The position of each character that is no white space."""
    return [position for position, character in enumerate(text) if not character.isspace()]
