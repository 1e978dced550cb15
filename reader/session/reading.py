"""Marking an article: highlights, their tags and notes; every verb is undoable and returns its Changes."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.session.changes import Changes, Edit, nothing
from reader.session.waste import binned
from reader.text.anchor import describe, occurrences
from reader.text.spans import Span
from storage.records import Highlight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.text.anchor import Anchor
    from storage.library import Library
    from storage.records import Outline


class QuoteNotFound(ReaderError):
    """The quote does not stand in the article that often."""

    sentence = "“{quote}” was found {found} times in the article, not {nth}; nothing was marked; check the quote."


class NothingToMark(ReaderError):
    """The span holds no text of the article."""

    sentence = "There is no text at {start}–{end} of the article; nothing was marked; select a passage first."


class Reading:
    """The highlights of the library's articles."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def highlights(self, article_id: str) -> list[Highlight]:
        """The article's highlights in reading order."""
        return self._library.highlights.of(article_id)

    def outlines(self, article_id: str) -> list[Outline]:
        """What the page shows of each of the article's highlights, in reading order."""
        return self._library.highlights.outlines(article_id)

    def get(self, highlight_id: str) -> Highlight:
        """The highlight with this id; raises UnknownHighlight."""
        return self._library.highlights.get(highlight_id)

    def counts(self, article_id: str | None = None) -> dict[str, int]:
        """How many highlights each tag has, in one article or in the library, by tag id."""
        return self._library.highlights.counts(article_id)

    def find(self, article_id: str, quote: str, nth: int = 1) -> Span:
        """Where the quote stands for the nth time, counted from 1; raises QuoteNotFound."""
        starts = list(occurrences(self._library.articles.body(article_id), quote))
        if not 1 <= nth <= len(starts):
            raise QuoteNotFound(quote=quote, found=len(starts), nth=nth)
        return Span(starts[nth - 1], starts[nth - 1] + len(quote))

    def highlight(
        self,
        article_id: str,
        span: Span,
        tags: Sequence[str] = (),
        note: str = "",
        *,
        made: Iterable[Edit] = (),
        verb: str = "highlight",
    ) -> Changes:
        """Keep a passage with these tag ids; `made` are edits, such as new tags, that belong to the same verb."""
        anchor, made = self._anchored(article_id, span), tuple(made)
        self._require(tags, made)
        now = self._makers.now()
        kept = Highlight(
            id=self._makers.new_id(),
            article=article_id,
            start=anchor.start,
            end=anchor.end,
            quote=anchor.quote,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
            note=note,
            tags=tuple(dict.fromkeys(tags)),
            created=now,
            modified=now,
            author=self._makers.author(),
        )
        return self._history.do(verb, [*made, Edit(None, kept)], about=kept)

    def tag_passage(self, article_id: str, span: Span, tag_id: str, *, made: Iterable[Edit] = ()) -> Changes:
        """Highlight the passage with the tag; where it is highlighted already, put the tag on or take it off."""
        same = self._library.highlights.at(article_id, span.start, span.end)
        if same:
            return self.toggle_tag([same[-1].id], tag_id, made=made)
        return self.highlight(article_id, span, [tag_id], made=made)

    def toggle_tag(self, highlight_ids: Iterable[str], tag_id: str, *, made: Iterable[Edit] = ()) -> Changes:
        """Put the tag on all of these highlights, or take it off when all have it."""
        kept = self._library.highlights.get_all(highlight_ids)
        bear_it = all(tag_id in one.tags for one in kept)
        return self._untag(kept, tag_id) if bear_it else self._tag(kept, tag_id, made)

    def tag(self, highlight_ids: Iterable[str], tag_id: str, *, made: Iterable[Edit] = ()) -> Changes:
        """Put the tag on all of these highlights that do not bear it."""
        return self._tag(self._library.highlights.get_all(highlight_ids), tag_id, made)

    def untag(self, highlight_ids: Iterable[str], tag_id: str) -> Changes:
        """Take the tag off all of these highlights that bear it."""
        return self._untag(self._library.highlights.get_all(highlight_ids), tag_id)

    def _tag(self, kept: Iterable[Highlight], tag_id: str, made: Iterable[Edit]) -> Changes:
        made = tuple(made)
        self._require([tag_id], made)
        return self._history.do("tag", [*made, *(self._retagged(one, _with(one, tag_id)) for one in kept)])

    def _untag(self, kept: Iterable[Highlight], tag_id: str) -> Changes:
        return self._history.do("untag", [self._retagged(one, _without(one, tag_id)) for one in kept])

    def note(self, highlight_id: str, note: str, *, continues: bool = False) -> Changes:
        """Write the highlight's note, Markdown; with `continues`, one undo step with the writing before."""
        kept = self._library.highlights.get(highlight_id)
        if kept.note == note:
            return nothing("note")
        written = replace(kept, note=note, modified=self._makers.now())
        return self._history.do("note", [Edit(kept, written)], continues=continues)

    def move_ends(self, highlight_id: str, span: Span) -> Changes:
        """Let the highlight begin and end elsewhere, with its tags and its note; raises NothingToMark."""
        return self._move("move ends", highlight_id, span)

    def place(self, highlight_id: str, span: Span) -> Changes:
        """Let a lost highlight stand here, with its tags and its note; raises NothingToMark."""
        return self._move("place", highlight_id, span)

    def _move(self, verb: str, highlight_id: str, span: Span) -> Changes:
        kept = self._library.highlights.get(highlight_id)
        if _is_at(kept, span):
            return nothing(verb)
        anchor = self._anchored(kept.article, span)
        moved = replace(kept, **asdict(anchor), lost=False, modified=self._makers.now())
        return self._history.do(verb, [Edit(kept, moved)])

    def remove(self, highlight_ids: Iterable[str]) -> Changes:
        """Move these highlights to the bin."""
        removed = self._makers.now()
        kept = self._library.highlights.get_all(highlight_ids)
        moves = [binned(self._library, one, removed) for one in kept]
        return self._history.do("remove", [edit for step in zip(*moves, strict=True) for edit in step])

    def _require(self, tags: Iterable[str], made: Iterable[Edit]) -> None:
        """Raise UnknownTag when one of these is neither there nor made by the same verb."""
        new = {edit.after.id for edit in made if edit.after}
        for tag_id in tags:
            if tag_id not in new:
                self._library.tags.get(tag_id)

    def _anchored(self, article_id: str, span: Span) -> Anchor:
        body = self._library.articles.body(article_id)
        if not 0 <= span.start < span.end <= len(body):
            raise NothingToMark(start=span.start, end=span.end)
        return describe(body, span)

    def _retagged(self, kept: Highlight, tags: tuple[str, ...]) -> Edit:
        if tags == kept.tags:
            return Edit(kept, kept)
        return Edit(kept, replace(kept, tags=tags, modified=self._makers.now()))


def _is_at(highlight: Highlight, span: Span) -> bool:
    return not highlight.lost and (highlight.start, highlight.end) == (span.start, span.end)


def _with(highlight: Highlight, tag_id: str) -> tuple[str, ...]:
    return highlight.tags if tag_id in highlight.tags else (*highlight.tags, tag_id)


def _without(highlight: Highlight, tag_id: str) -> tuple[str, ...]:
    return tuple(tag for tag in highlight.tags if tag != tag_id)
