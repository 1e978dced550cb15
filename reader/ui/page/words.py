"""The words of a body as its page shows them: slice by slice as they are cut, and in which way; cuts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.settings import WORDS
from reader.text.spacing import gaps
from reader.text.spans import Span, Spans

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE, GAP, UNDERLINE, TINT = WORDS


class Words:
    """All words cut so far; `shown` is the way they are shown."""

    def __init__(self, shown: str = UNDERLINE) -> None:
        self.shown = shown
        self._of: dict[int, Spans] = {}

    def take(self, index: int, words: Sequence[Span]) -> None:
        """Take the words of one slice, as spans of the body."""
        self._of[index] = Spans(words)

    def of(self, index: int) -> Sequence[Span] | None:
        """The words of a slice in order, when they have been cut."""
        return self._of.get(index)

    def forget(self) -> None:
        """Know the words of no slice, as of another body."""
        self._of.clear()

    def are_apart(self) -> bool:
        """Whether space is set between words, so that lines break elsewhere than without."""
        return self.shown == GAP

    def gaps(self, index: int, body: str, end: int) -> list[int]:
        """The positions of the body where space is set between the words of a slice that ends at `end`."""
        if not self.are_apart():
            return []
        return [position for position in gaps(body, self._of.get(index, ())) if position < end]
