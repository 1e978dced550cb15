"""The open article's highlights as page and panel show them, kept current change by change; no Qt, no verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.spans import Span
from reader.ui.highlights_panel import HighlightRow
from reader.ui.page.marks import Mark
from storage.records import Highlight, Tag

if TYPE_CHECKING:
    from reader.session.changes import Changes
    from reader.session.session import Session


class ArticleHighlights:
    """The highlights of one article; what a change does not touch is neither read nor made again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._article = ""
        self._kept: dict[str, Highlight] = {}
        self._colors: dict[str, str] = {}
        self._marks: dict[str, Mark] = {}
        self._rows: dict[str, HighlightRow] = {}

    def __contains__(self, highlight_id: str) -> bool:
        return highlight_id in self._kept

    def __getitem__(self, highlight_id: str) -> Highlight:
        return self._kept[highlight_id]

    def load(self, article_id: str) -> None:
        """Read the article's highlights and the tags' colours from the library."""
        self._article = article_id
        self._colors = {tag.id: tag.color for tag in self._session.tagging.all_tags()}
        self._kept = {kept.id: kept for kept in self._session.reading.highlights(article_id)}
        self._marks = {kept.id: self._mark(kept) for kept in self._kept.values()}
        self._rows = {kept.id: self._row(kept) for kept in self._kept.values()}

    def follow(self, changes: Changes) -> None:
        """Take over what a verb changed."""
        if changes.touches(Tag):
            self.load(self._article)
            return
        for edit in changes.edits:
            record = edit.after or edit.before
            if isinstance(record, Highlight) and record.article == self._article:
                self._take(record, is_gone=edit.after is None)
        self._kept = dict(
            sorted(self._kept.items(), key=lambda item: (item[1].start, item[1].end, item[1].created))
        )

    def marks(self) -> list[Mark]:
        """The highlights that have a place, as the page shows them, in reading order."""
        return [self._marks[kept.id] for kept in self._kept.values() if not kept.lost]

    def rows(self) -> list[HighlightRow]:
        """All of them as the panel shows them, in reading order."""
        return [self._rows[highlight_id] for highlight_id in self._kept]

    def of(self, span: Span) -> str:
        """The id of the newest highlight of exactly this span, or nothing."""
        placed = [kept for kept in self._kept.values() if not kept.lost]
        same = [kept.id for kept in placed if (kept.start, kept.end) == (span.start, span.end)]
        return same[-1] if same and span else ""

    def _take(self, kept: Highlight, *, is_gone: bool) -> None:
        if is_gone:
            for known in (self._kept, self._marks, self._rows):
                known.pop(kept.id, None)
        else:
            self._kept[kept.id] = kept
            self._marks[kept.id] = self._mark(kept)
            self._rows[kept.id] = self._row(kept)

    def _mark(self, kept: Highlight) -> Mark:
        return Mark(kept.id, Span(kept.start, kept.end), self._shown_colors(kept), bool(kept.note))

    def _row(self, kept: Highlight) -> HighlightRow:
        return HighlightRow(kept.id, kept.start, kept.end, kept.quote, kept.note, self._shown_colors(kept))

    def _shown_colors(self, kept: Highlight) -> tuple[str, ...]:
        return tuple(self._colors[tag] for tag in kept.tags if tag in self._colors)


def _reading_order(kept: Highlight) -> tuple[int, int, str]:
    return kept.start, kept.end, kept.created
