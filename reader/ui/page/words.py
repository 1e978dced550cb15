"""The words of a body as its page shows them: slice by slice, as corrected, and in which way; cuts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.settings import SCRIPTS, WORDS
from reader.text.spacing import gaps
from reader.text.spans import Span, Spans
from reader.ui.page.readings import ALL, Readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.chinese.corrections import Overlay
    from reader.ui.page.readings import Ruby

NONE, GAP, UNDERLINE, TINT = WORDS
_GAPS, _WITH_READINGS = 0.19, 1.12  # of a text's length, that gaps add; its length with readings


class Words:
    """All words cut so far; `shown` is the way they are shown."""

    def __init__(self, shown: str = UNDERLINE) -> None:
        self.shown = shown
        self._cut: dict[int, tuple[Span, Spans]] = {}  # by slice: where it is in the body, and its words
        self._corrected: dict[int, Sequence[Span]] = {}  # of the slices asked for
        self._overlay: Overlay | None = None
        self.readings = Readings()
        self.script = SCRIPTS[0]

    def take(self, index: int, stretch: Span, words: Sequence[Span]) -> None:
        """Take the words that were cut of one slice, a stretch of the body, as spans of it."""
        self._cut[index] = stretch, Spans(words)
        self._corrected.pop(index, None)

    def cut(self, index: int) -> Sequence[Span] | None:
        """The words of a slice as they were cut, when they have been."""
        known = self._cut.get(index)
        return known[1] if known else None

    def of(self, index: int) -> Sequence[Span] | None:
        """The words of a slice in order as the reader wants them, when they have been cut."""
        if index not in self._cut:
            return None
        if index not in self._corrected:
            self._corrected[index] = self.read(index)
        return self._corrected[index]

    def read(self, index: int) -> Sequence[Span]:
        """The same, none when they have not been cut; they are not kept, for going through all slices."""
        if index in self._corrected or index not in self._cut:
            return self._corrected.get(index, ())
        stretch, words = self._cut[index]
        return self._overlay.over(words, stretch) if self._overlay else words

    def cut_slices(self) -> list[int]:
        """The slices whose words have been cut."""
        return list(self._cut)

    def lay_over(self, overlay: Overlay, among: Iterable[int]) -> list[int]:
        """Correct words so from now on; which of these slices have other words then."""
        before = {index: list(self.of(index) or ()) for index in among}
        self._overlay = overlay
        self._corrected.clear()
        return [index for index, words in before.items() if words != list(self.of(index) or ())]

    def forget(self) -> None:
        """Know the words of no slice and no corrections, as of another body."""
        self._cut.clear()
        self._corrected.clear()
        self._overlay = None

    def are_apart(self) -> bool:
        """Whether space is set between words, so that lines break elsewhere than without."""
        return self.shown == GAP or self.readings.are_shown()

    def wider(self) -> float:
        """About how much longer a text is for what is set between and above its words."""
        by_readings = _WITH_READINGS if self.readings.way.shown == ALL else 1.0
        return by_readings + (_GAPS if self.shown == GAP else 0.0)

    def text(self, index: int, body: str, stretch: Span) -> str:
        """What is shown of a slice, a stretch of the body: in the script wanted, as many code points."""
        text, at = body[stretch.start : stretch.end], stretch.start
        if self.script == SCRIPTS[0]:
            return text
        from reader.chinese.script import shown  # noqa: PLC0415 - only who wants another script needs it

        return shown(text, (Span(word.start - at, word.end - at) for word in self.of(index) or ()), self.script)

    def rubies(self, index: int, body: str) -> list[Ruby]:
        """The readings above the words of a slice."""
        return self.readings.above(self.of(index) or (), body) if self.readings.are_shown() else []

    def gaps(self, index: int, body: str, end: int) -> list[int]:
        """The positions of the body where space is set between the words of a slice that ends at `end`."""
        if self.shown != GAP:
            return []
        return [position for position in gaps(body, self.of(index) or ()) if position < end]
