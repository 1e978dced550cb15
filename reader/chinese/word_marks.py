"""The words of a body as one letter for each of its characters: how they go to another process; cuts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_OUTSIDE, _BEGINS, _GOES_ON = b".wo"
_WORD = re.compile("wo*")


class WordMarks:
    """The marks of a body of so many code points, set word by word in any order."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray([_OUTSIDE]) * length

    def put(self, words: Iterable[Span]) -> None:
        """Mark these words, too."""
        for word in words:
            self._marks[word.start : word.end] = bytes([_BEGINS]) + bytes([_GOES_ON]) * (word.end - word.start - 1)

    def __str__(self) -> str:
        return self._marks.decode()


def words_of(marks: str) -> list[Span]:
    """The words that are marked, in order."""
    return [Span(*found.span()) for found in _WORD.finditer(marks)]
