"""How often each word stands in a body, and where first, counted slice by slice; no Qt, cuts nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.chinese.word_marks import WordMarks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.text.spans import Span


class WordTable:
    """The words of one body, signs and bare numbers too; `words` lists those that are more."""

    def __init__(self, body: str = "") -> None:
        self._body = body
        self._counts: Counter[str] = Counter()
        self._marks = WordMarks(len(body))
        self._first: dict[str, int] = {}  # where each word stands first, of the slices counted

    def count(self, words: Sequence[Span]) -> None:
        """Count these words of the body, too."""
        self._marks.put(words)
        body, first = self._body, self._first
        for word in words:
            text = body[word.start : word.end]
            self._counts[text] += 1
            if word.start < first.get(text, word.start + 1):
                first[text] = word.start

    def counts(self) -> Mapping[str, int]:
        """How often each word stands there."""
        return self._counts

    def marks(self) -> str:
        """The marks of all words counted."""
        return str(self._marks)

    def firsts(self) -> Mapping[str, int]:
        """Where each word stands first, as far as counted."""
        return self._first

    def words(self) -> list[str]:
        """All that has a letter or a character in it, in the order counted."""
        return [word for word in self._counts if any(map(str.isalpha, word))]
