"""The open article's highlights as page and panel show them, kept current change by change; no Qt, no verbs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.spans import Span
from reader.ui.highlights_panel import HighlightRow
from reader.ui.page.marks import Mark
from reader.ui.rows import Splice
from storage.records import Highlight, Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.session.changes import Changes
    from reader.session.session import Session

_Key = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class Followed:
    """What a verb changed: marks new or changed, the ids of marks that are gone, and the panel's rows in turn."""

    put: tuple[Mark, ...]
    gone: tuple[str, ...]
    rows: tuple[Splice[HighlightRow], ...]


class ArticleHighlights:
    """The highlights of one article; what a change does not touch is neither read nor made again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._article = ""
        self._kept: dict[str, Highlight] = {}
        self._order: list[_Key] = []
        self._counts: Counter[str] = Counter()
        self._colors: dict[str, str] = {}
        self._shown: dict[tuple[str, ...], tuple[str, ...]] = {}  # the colours of tags that go together

    def __contains__(self, highlight_id: str) -> bool:
        return highlight_id in self._kept

    def __getitem__(self, highlight_id: str) -> Highlight:
        return self._kept[highlight_id]

    def load(self, article_id: str) -> None:
        """Read the article's highlights and the tags' colours from the library."""
        self._article = article_id
        self._colors = {tag.id: tag.color for tag in self._session.tagging.all_tags()}
        self._shown.clear()
        self._kept = {kept.id: kept for kept in self._session.reading.highlights(article_id)}
        self._order = [_key(kept) for kept in self._kept.values()]
        self._counts = Counter(tag for kept in self._kept.values() for tag in kept.tags)

    def follow(self, changes: Changes) -> Followed | None:
        """Take over what a verb changed and say what differs; nothing when all was loaded anew."""
        if changes.touches(Tag) or changes.touches(TagSet):
            self.load(self._article)
            return None
        before: dict[str, Mark | None] = {}
        rows: list[Splice[HighlightRow]] = []
        for edit in changes.edits:
            record = edit.after or edit.before
            if isinstance(record, Highlight) and record.article == self._article:
                before.setdefault(record.id, self._mark_of(record.id))
                rows += self._take(record, is_gone=edit.after is None)
        after = {highlight_id: self._mark_of(highlight_id) for highlight_id in before}
        put = tuple(mark for highlight_id, mark in after.items() if mark and mark != before[highlight_id])
        gone = tuple(highlight_id for highlight_id, mark in before.items() if mark and not after[highlight_id])
        return Followed(put, gone, tuple(rows))

    def marks(self) -> list[Mark]:
        """The highlights that have a place, as the page shows them, in reading order."""
        return [self._mark(kept) for kept in self._in_order() if not kept.lost]

    def rows(self) -> list[HighlightRow]:
        """All of them as the panel shows them, in reading order."""
        return [self._row(kept) for kept in self._in_order()]

    def counts(self) -> Mapping[str, int]:
        """How many of them bear each tag, lost ones included, by tag id; a tag on none is absent."""
        return +self._counts

    def of(self, span: Span) -> str:
        """The id of the newest highlight of exactly this span that has a place, or nothing."""
        place = bisect_left(self._order, (span.start, span.end + 1)) if span else 0
        while place and self._order[place - 1][:2] == (span.start, span.end):
            place -= 1
            highlight_id = self._order[place][-1]
            if not self._kept[highlight_id].lost:
                return highlight_id
        return ""

    def _in_order(self) -> list[Highlight]:
        return [self._kept[key[-1]] for key in self._order]

    def _take(self, kept: Highlight, *, is_gone: bool) -> list[Splice[HighlightRow]]:
        """Take one highlight over, or let it go; what that changes among the rows."""
        splices: list[Splice[HighlightRow]] = []
        known = self._kept.pop(kept.id, None)
        if known:
            self._counts.subtract(known.tags)
            place = bisect_left(self._order, _key(known))
            del self._order[place]
            splices = [Splice(place, 1, ())]
        if not is_gone:
            self._kept[kept.id] = kept
            self._counts.update(kept.tags)
            place = bisect_left(self._order, _key(kept))
            self._order.insert(place, _key(kept))
            if known and splices[0].at == place:
                return [Splice(place, 1, (self._row(kept),))]
            splices.append(Splice(place, 0, (self._row(kept),)))
        return splices

    def _mark_of(self, highlight_id: str) -> Mark | None:
        """The highlight as the page shows it, if it is there and has a place."""
        kept = self._kept.get(highlight_id)
        return self._mark(kept) if kept and not kept.lost else None

    def _mark(self, kept: Highlight) -> Mark:
        return Mark(kept.id, Span(kept.start, kept.end), self._shown_colors(kept.tags), bool(kept.note))

    def _row(self, kept: Highlight) -> HighlightRow:
        return HighlightRow(kept, self._shown_colors(kept.tags))

    def _shown_colors(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        shown = self._shown.get(tags)
        if shown is None:
            shown = self._shown[tags] = tuple(self._colors[tag] for tag in tags if tag in self._colors)
        return shown


def _key(kept: Highlight) -> _Key:
    """What stands in reading order, the last part being the id."""
    return kept.start, kept.end, kept.created, kept.id
