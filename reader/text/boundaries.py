"""Which boundary between words is meant at a place: the nearest that can be taken away or set; moves none."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST = 2  # code points of a word that can be broken


def joined_at(words: Sequence[Span], position: int, touched: int, body: str) -> Span | None:
    """The word that holds the character `touched`, with the neighbour that is nearer to `position`.

    A neighbour that is punctuation is none, unless the word is punctuation, too. Nothing where no word is, or is
    beside it.
    """
    at = bisect_right(words, touched, key=lambda word: word.start) - 1
    if at < 0 or touched not in words[at]:
        return None
    word = words[at]
    sides = (at - 1, at + 1) if position - word.start < word.end - position else (at + 1, at - 1)
    neighbours = [words[side] for side in sides if 0 <= side < len(words)]
    neighbours = [one for one in neighbours if not _between(word, one, body).strip(" \u3000")]
    if not _is_sign(body[word.start : word.end]):
        neighbours = [one for one in neighbours if not _is_sign(body[one.start : one.end])]
    if not neighbours:
        return None
    nearest = neighbours[0]
    return Span(min(word.start, nearest.start), max(word.end, nearest.end))


def broken_at(words: Sequence[Span], position: int, touched: int) -> tuple[Span, int] | None:
    """The word that holds the character `touched`, and how many code points from its start it is to be broken.

    That is at `position`, or at the nearest place inside the word. Nothing where no word is, or one of a character.
    """
    at = bisect_right(words, touched, key=lambda word: word.start) - 1
    if at < 0 or touched not in words[at]:
        return None
    word = words[at]
    length = word.end - word.start
    return (word, max(1, min(position - word.start, length - 1))) if length >= _SHORTEST else None


def _between(word: Span, other: Span, body: str) -> str:
    return body[word.end : other.start] if word.end <= other.start else body[other.end : word.start]


def _is_sign(text: str) -> bool:
    """Whether there is neither a character nor a letter nor a digit in it."""
    return not any(character.isalnum() for character in text)
