"""How the reader has words read: in one passage or everywhere; what was looked up never overwrites it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from reader.session.changes import Changes, Edit
from reader.text.anchor import describe
from storage.records import OwnReading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.text.spans import Span
    from storage.library import Library


class OwnReadings:
    """The reader's own readings in one library."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def everywhere(self) -> Mapping[str, Sequence[str]]:
        """The syllables of words that read so everywhere, by their text."""
        return {one.quote: one.sounds.split(" ") for one in self._library.own_readings.everywhere()}

    def here(self, article_id: str) -> Mapping[int, str]:
        """The syllables of single characters of the article, by their positions."""
        placed = [one for one in self._library.own_readings.of(article_id) if not one.lost]
        return {one.start + at: sound for one in placed for at, sound in enumerate(one.sounds.split(" ")) if sound}

    def read(
        self, article_id: str, body: str, span: Span, syllables: Sequence[str], *, everywhere: bool
    ) -> Changes:
        """Let a word of the body be read so, at this place alone or wherever it stands.

        There is a syllable for each character, empty where it has none; without any, the word is read as it is
        looked up again. What was said before of the place, and with `everywhere` of the word, holds no more.
        """
        moot = self._at(article_id, span) + (self._of(body[span.start : span.end]) if everywhere else [])
        edits = [Edit(one, None) for one in moot]
        if any(syllables):
            edits.append(Edit(None, self._reading(None if everywhere else article_id, body, span, syllables)))
        return self._history.do("correct reading", edits)

    # Inside

    def _at(self, article_id: str, span: Span) -> list[OwnReading]:
        readings = [one for one in self._library.own_readings.of(article_id) if not one.lost]
        return [one for one in readings if one.start < span.end and span.start < one.end]

    def _of(self, text: str) -> list[OwnReading]:
        return [one for one in self._library.own_readings.everywhere() if one.quote == text]

    def _reading(self, article_id: str | None, body: str, span: Span, syllables: Sequence[str]) -> OwnReading:
        nowhere = {"start": 0, "end": 0, "quote": body[span.start : span.end], "prefix": "", "suffix": ""}
        anchor = asdict(describe(body, span)) if article_id else nowhere
        return OwnReading(
            self._makers.new_id(), article_id, **anchor, sounds=" ".join(syllables), created=self._makers.now()
        )
