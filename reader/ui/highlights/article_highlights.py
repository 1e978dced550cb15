"""The open article's highlights as the page shows them, kept current change by change; no Qt, no verbs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.spans import Span
from reader.ui.page.marks import Mark, colors_of
from storage.records import Highlight, Outline, Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.session.changes import Changes
    from reader.session.session import Session


@dataclass(frozen=True, slots=True)
class Followed:
    """What a verb changed: marks new or changed, and the ids of marks that are gone."""

    put: tuple[Mark, ...]
    gone: tuple[str, ...]


class ArticleHighlights:
    """The highlights of one article, in outline; what a change does not touch is neither read nor made again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._article = ""
        self._kept: dict[str, Outline] = {}
        self._at: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
        self._counts: Counter[str] = Counter()
        self._colors: dict[str, str] = {}
        self._shown: dict[tuple[str, ...], tuple[str, ...]] = {}  # the colours of tags that go together

    def __contains__(self, highlight_id: str) -> bool:
        return highlight_id in self._kept

    def __getitem__(self, highlight_id: str) -> Highlight:
        """The whole of one highlight, read from the library."""
        return self._session.reading.get(highlight_id)

    def span(self, highlight_id: str) -> Span:
        """Where the highlight is."""
        kept = self._kept[highlight_id]
        return Span(kept.start, kept.end)

    def load(self, article_id: str) -> None:
        """Read the article's highlights and the tags' colours from the library."""
        self._article = article_id
        self._colors = {tag.id: tag.color for tag in self._session.tagging.all_tags()}
        self._shown.clear()
        self._kept.clear()
        self._at.clear()
        self._counts.clear()
        for kept in self._session.reading.outlines(article_id):
            self._put(kept)

    def follow(self, changes: Changes) -> Followed | None:
        """Take over what a verb changed and say what differs; nothing when all was loaded anew."""
        if changes.touches(Tag) or changes.touches(TagSet):
            self.load(self._article)
            return None
        before: dict[str, Mark | None] = {}
        for edit in changes.edits:
            record = edit.after or edit.before
            if isinstance(record, Highlight) and record.article == self._article:
                before.setdefault(record.id, self._mark_of(record.id))
                self._drop(record.id)
                if edit.after is not None:
                    self._put(_outline(record))
        after = {highlight_id: self._mark_of(highlight_id) for highlight_id in before}
        put = tuple(mark for highlight_id, mark in after.items() if mark and mark != before[highlight_id])
        gone = tuple(highlight_id for highlight_id, mark in before.items() if mark and not after[highlight_id])
        return Followed(put, gone)

    def marks(self) -> list[Mark]:
        """The highlights that have a place, as the page shows them."""
        return [self._mark(kept) for kept in self._kept.values() if not kept.lost]

    def spans_by_tag(self) -> Mapping[str, list[tuple[int, int]]]:
        """The starts and ends of those that have a place, by the id of each of their tags, or by nothing."""
        together: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for kept in self._kept.values():
            if not kept.lost:
                together[kept.tags].append((kept.start, kept.end))
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for tags, spans in together.items():
            for tag in tags or ("",):
                found[tag] += spans
        return found

    def counts(self) -> Mapping[str, int]:
        """How many of them bear each tag, lost ones included, by tag id; a tag on none is absent."""
        return +self._counts

    def of(self, span: Span) -> str:
        """The id of the newest highlight of exactly this span that has a place, or nothing."""
        here = [self._kept[highlight_id] for highlight_id in self._at.get((span.start, span.end), ())]
        placed = [(kept.created, kept.id) for kept in here if not kept.lost]
        return max(placed)[1] if span and placed else ""

    def _put(self, kept: Outline) -> None:
        self._kept[kept.id] = kept
        self._at[kept.start, kept.end].add(kept.id)
        self._counts.update(kept.tags)

    def _drop(self, highlight_id: str) -> None:
        known = self._kept.pop(highlight_id, None)
        if known:
            self._at[known.start, known.end].discard(highlight_id)
            self._counts.subtract(known.tags)

    def _mark_of(self, highlight_id: str) -> Mark | None:
        """The highlight as the page shows it, if it is there and has a place."""
        kept = self._kept.get(highlight_id)
        return self._mark(kept) if kept and not kept.lost else None

    def _mark(self, kept: Outline) -> Mark:
        return Mark(kept.id, Span(kept.start, kept.end), self._shown_colors(kept.tags), kept.has_note)

    def _shown_colors(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        shown = self._shown.get(tags)
        if shown is None:
            shown = self._shown[tags] = colors_of(tags, self._colors)
        return shown


def _outline(kept: Highlight) -> Outline:
    return Outline(kept.id, kept.start, kept.end, kept.created, kept.tags, bool(kept.note), kept.lost)
