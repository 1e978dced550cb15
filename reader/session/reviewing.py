"""Highlights whose place was lost: listing them, where each may stand now, and placing it; never by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.session.gathering import Sieve
from reader.text import candidates
from reader.text.anchor import Anchor

if TYPE_CHECKING:
    from reader.session.changes import Changes
    from reader.session.gathering import Gathering
    from reader.session.reading import Reading
    from reader.text.candidates import Candidate
    from reader.text.spans import Span
    from storage.library import Library
    from storage.records import Highlight


@dataclass(frozen=True, slots=True)
class Lost:
    """A highlight that has no place, and its article's title."""

    highlight: Highlight
    title: str


class Reviewing:
    """The lost highlights of one library."""

    def __init__(self, library: Library, reading: Reading, gathering: Gathering) -> None:
        self._library = library
        self._reading = reading
        self._gathering = gathering

    def lost(self) -> list[Lost]:
        """The lost highlights of all articles, the newest article first, by their old places."""
        numbers = [number for group in self._gathering.gather(Sieve(is_lost=True)) for number in group.numbers]
        found = self._gathering.read(numbers)
        titles = {one.article.id: one.article.title for one in self._library.articles.listed()}
        return [Lost(one, titles[one.article]) for number in numbers if (one := found.get(number))]

    def candidates(self, highlight_id: str) -> list[Candidate]:
        """Where the highlight may stand in the newest body, the likeliest place first; raises UnknownHighlight."""
        kept = self._reading.get(highlight_id)
        anchor = Anchor(kept.start, kept.end, kept.quote, kept.prefix, kept.suffix)
        return candidates.candidates(self._library.articles.body(kept.article), anchor)

    def body(self, highlight_id: str) -> str:
        """The newest body of the highlight's article; raises UnknownHighlight."""
        return self._library.articles.body(self._reading.get(highlight_id).article)

    def place(self, highlight_id: str, span: Span) -> Changes:
        """Let the highlight stand here, with its tags and its note, and be lost no more; raises NothingToMark."""
        return self._reading.place(highlight_id, span)
