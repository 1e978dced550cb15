"""Keeping words to learn: each a highlight with one tag, its sentence round it; looks no word up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.session.changes import Changes, Edit
from reader.session.waste import binned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.session.reading import Reading
    from reader.session.tagging import Tagging
    from reader.text.spans import Span
    from storage.library import Library
    from storage.records import Highlight, Tag

TAG = "生词"  # by this name the tag is known, in whichever set and language


class KeptElsewhere(ReaderError):
    """A word is kept once, with one sentence."""

    sentence = "“{word}” is kept already, in “{title}”; nothing was changed; let it go there to keep it here."


class Vocabulary:
    """The words to learn of one library."""

    def __init__(
        self, library: Library, history: History, reading: Reading, tagging: Tagging, makers: Makers
    ) -> None:
        self._library = library
        self._history = history
        self._reading = reading
        self._tagging = tagging
        self._makers = makers

    def kept(self, word: str) -> Highlight | None:
        """The highlight with which this word is kept, outside the bin."""
        bearing = (one for tag in self._tags() for one in self._library.highlights.tagged(tag.id))
        return next((one for one in bearing if one.quote == word and self._is_shelved(one.article)), None)

    def is_kept_at(self, article_id: str, span: Span) -> bool:
        """Whether a word is kept at exactly this place."""
        return self._kept_at(self._library.highlights.at(article_id, span.start, span.end)) is not None

    def toggle(self, article_id: str, span: Span, note: str) -> Changes:
        """Keep the word with its sentence and this note, Markdown; where it is kept here, keep it no more.

        A highlight that is here already takes the tag, and the note if it has none; letting the word go leaves
        whatever the reader added. Raises KeptElsewhere.
        """
        here = self._library.highlights.at(article_id, span.start, span.end)
        kept = self._kept_at(here)
        if kept:
            return self._let_go(kept, note)
        self._require_unkept(article_id, span)
        tag_id, made = self._tag(article_id)
        if here:
            tags, now = (*here[-1].tags, tag_id), self._makers.now()
            marked = replace(here[-1], tags=tags, note=here[-1].note or note, modified=now)
            return self._history.do("keep word", [*made, Edit(here[-1], marked)], about=marked)
        return self._reading.highlight(article_id, span, [tag_id], note, made=made, verb="keep word")

    # Inside

    def _tags(self) -> list[Tag]:
        return [tag for tag in self._tagging.all_tags() if tag.name == TAG]

    def _tag(self, article_id: str) -> tuple[str, list[Edit]]:
        """The id of the tag, and the edits that make it in the active set when there is none."""
        active = self._tagging.active(article_id).id
        known = min(self._tags(), key=lambda tag: tag.tag_set != active, default=None)
        return (known.id, []) if known else self._tagging.made(TAG, article_id)

    def _kept_at(self, here: Sequence[Highlight]) -> Highlight | None:
        names = {tag.id for tag in self._tags()} if here else set()
        return next((one for one in here if names.intersection(one.tags)), None)

    def _require_unkept(self, article_id: str, span: Span) -> None:
        word = self._library.articles.body(article_id)[span.start : span.end]
        elsewhere = self.kept(word)
        if elsewhere:
            raise KeptElsewhere(word=word, title=self._library.articles.get(elsewhere.article).title)

    def _let_go(self, kept: Highlight, note: str) -> Changes:
        """Take the tag off; the highlight goes to the bin when there is nothing else to it."""
        names = {tag.id for tag in self._tags()}
        others = tuple(tag for tag in kept.tags if tag not in names)
        now = self._makers.now()
        if others or kept.note not in ("", note):
            return self._history.do("let word go", [Edit(kept, replace(kept, tags=others, modified=now))])
        return self._history.do("let word go", binned(self._library, kept, now), about=kept)

    def _is_shelved(self, article_id: str) -> bool:
        return not self._library.articles.get(article_id).removed
