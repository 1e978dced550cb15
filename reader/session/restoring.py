"""Notes back in: the highlights of a file in the articles they are of; guesses no place, reads no format itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.exchange import notes_json, qdpx_read, restorable, web_annotation_read
from reader.exchange.restorable import UnreadableNotes, body_digest
from reader.session.changes import Changes, Edit
from reader.session.files import read_file
from reader.session.restored_text import as_records, in_clean_text
from reader.session.tagging import kept_name, next_color
from reader.text.anchor import Anchor, describe, locate
from reader.text.decode import clean
from reader.text.spans import Span
from storage.records import Highlight, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.exchange.restorable import (
        Restorable,
        RestorableArticle,
        RestorableHighlight,
        RestorableTag,
    )
    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.session.tagging import Tagging
    from reader.text.decode import Cleaned
    from storage.library import Library

READERS: dict[str, Callable[[bytes], Restorable]] = {
    ".json": notes_json.read,
    ".jsonld": web_annotation_read.read,
    ".qdpx": qdpx_read.read,
}


def read_notes(path: Path) -> Restorable:
    """The notes in a file, by its ending; raises UnreadableNotes, or what read_file raises."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableNotes(reason="its ending is none of a file of notes")
    return reader(read_file(path, restorable.LARGEST_FILE))


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of one article's highlights: how many have a place, how many have lost theirs.

    `article` is its id here, or that in the file where it is not here and the file does not hold its text; then
    nothing of it was restored.
    """

    article: str
    restored: int
    lost: int


@dataclass(frozen=True, slots=True)
class NewTag:
    """A tag that is not here, and how many of the highlights that come bear it."""

    tag: RestorableTag
    highlights: int


@dataclass(frozen=True, slots=True)
class Coming:
    """What notes would bring: titles of articles with how many highlights come to each, new tags in tree order."""

    notes: Restorable
    articles: tuple[tuple[str, int], ...]
    new_tags: tuple[NewTag, ...]


class Restoring:
    """Bringing notes back into one library."""

    def __init__(self, library: Library, history: History, tagging: Tagging, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._tagging = tagging
        self._makers = makers

    def plan(self, notes: Restorable) -> Coming:
        """What the notes would bring, before any of it is here."""
        coming = self._coming(notes, self._places(notes))
        counts = Counter(mark.article for mark in coming)
        articles = ((one.title or one.id, counts[one.id]) for one in notes.articles if counts[one.id])
        bearers = Counter(tag for mark in coming for tag in set(mark.tags))
        needed = _needed(notes.tags, coming)
        new = {own for own, _, is_new in self._made_tags(needed, frozenset()) if is_new}
        tags = (NewTag(tag, bearers[tag.id]) for tag in needed if tag.id in new)
        return Coming(notes, tuple(articles), tuple(tags))

    def restore(self, notes: Restorable, without: Collection[str] = ()) -> tuple[Changes, list[Restored]]:
        """Put the highlights into their articles, with their tags, as one step for undo; what is here stays so.

        An article is known by its id, its text or its title, else it comes in with the file's text. A tag is known
        by its id or its path, else it is new in the active set, but for those in `without` and what stands below.
        """
        found = self._places(notes)
        marks: defaultdict[str, list[RestorableHighlight]] = defaultdict(list)
        for mark in notes.highlights:
            marks[mark.article].append(mark)
        needed = _needed(notes.tags, self._coming(notes, found))
        made = list(self._made_tags(needed, without))
        ids = {own: tag.id for own, tag, _ in made}
        edits = [Edit(None, tag) for _, tag, is_new in made if is_new]
        told: list[Restored] = []
        for article in notes.articles:
            place = found[article.id]
            if place is None:
                told.append(Restored(article.id, 0, len(marks[article.id])))
                continue
            records = [self._highlight(mark, place, ids) for mark in place.standing(marks[article.id])]
            edits += [*place.edits, *(edit for record in records for edit in self._kept(record))]
            lost = sum(record.lost for record in records)
            told.append(Restored(place.own, len(records) - lost, lost))
        return self._history.do("restore notes", edits), told

    def _places(self, notes: Restorable) -> dict[str, _Place | None]:
        """Where each article of the file is, by its id there."""
        here = _Here(self._library)
        return {one.id: self._article(one, here) for one in notes.articles}

    def _coming(self, notes: Restorable, found: Mapping[str, _Place | None]) -> list[RestorableHighlight]:
        """The highlights that have an article, and are not here."""
        kept = self._library.highlights
        return [mark for mark in notes.highlights if found[mark.article] and not kept.find(mark.id)]

    # Tags

    def _made_tags(
        self, tags: Sequence[RestorableTag], without: Collection[str]
    ) -> Iterator[tuple[str, Tag, bool]]:
        """Each tag's id in the file, the tag here, and whether that is new; parents come before children."""
        known = {tag.id: tag for tag in self._tagging.all_tags()}
        by_path = {path: known[own] for own, path in reversed(self._tagging.paths().items())}
        active = self._tagging.active().id
        taken: dict[str, Tag] = {}
        left_out = set(without)
        for tag in tags:
            found = known.get(tag.id) or by_path.get(tag.path)
            if found is None and not left_out.isdisjoint((tag.id, tag.parent)):
                left_out.add(tag.id)
                continue
            if found is None:
                above = taken.get(tag.parent or "")
                found = self._new_tag(tag, above, active, [*known.values()])
                known[found.id] = found
                yield tag.id, found, True
            else:
                yield tag.id, found, False
            taken[tag.id] = found

    def _new_tag(self, tag: RestorableTag, above: Tag | None, active: str, all_tags: Sequence[Tag]) -> Tag:
        tag_set = above.tag_set if above else active
        parent = above.id if above else None
        own = [one for one in all_tags if one.tag_set == tag_set]
        rank = max((one.rank for one in own if one.parent == parent), default=-1) + 1
        name, color = kept_name(tag.name) or tag.id, tag.color or next_color(own)
        return Tag(tag.id, tag_set, parent, name, color, tag.description, "", rank)

    # Articles

    def _article(self, article: RestorableArticle, here: _Here) -> _Place | None:
        """Where the marks of the article go; nothing where it is not here and does not come."""
        came = None if article.body is None else clean(article.body)
        own = here.known(article, came)
        if own is not None:
            record = self._library.articles.get(own)
            noted = replace(record, note=record.note or article.note, removed="")
            return _Place(own, self._library.articles.body(own), article, came, (Edit(record, noted),))
        if came is None:
            return None
        record, text = as_records(article, came.text, self._makers.now())
        return _Place(record.id, text.body, article, came, (Edit(None, record), Edit(None, text)))

    # Highlights

    def _highlight(self, mark: RestorableHighlight, there: _Place, ids: dict[str, str]) -> Highlight:
        """The highlight in the article here: in the same text where it was, else where it surely is, else lost."""
        body, start, end = there.body, mark.start or 0, mark.end or 0
        place = Span(start, end)
        is_there = there.is_same and bool(place) and body[start:end] == mark.quote
        if not is_there:
            located = locate(body, Anchor(start, end, mark.quote, mark.prefix, mark.suffix))
            place = located.span or Span(start, end)
            is_there = located.span is not None
        anchor = describe(body, place) if is_there else None
        now = self._makers.now()
        return Highlight(
            id=mark.id,
            article=there.own,
            start=place.start,
            end=place.end,
            quote=anchor.quote if anchor else mark.quote,
            prefix=anchor.prefix if anchor else mark.prefix,
            suffix=anchor.suffix if anchor else mark.suffix,
            note=mark.note,
            tags=tuple(dict.fromkeys(ids[tag] for tag in mark.tags if tag in ids)),
            created=mark.created or now,
            modified=mark.modified or now,
            author=mark.author,
            lost=not is_there,
        )

    def _kept(self, record: Highlight) -> Iterator[Edit]:
        """What keeps a highlight that is not here, or lies in the bin."""
        if self._library.highlights.find(record.id):
            return
        if waste := self._library.bin.find(record.id):
            yield Edit(waste, None)
        yield Edit(None, record)


@dataclass(frozen=True)
class _Place:
    """Where an article of the file is: its id and body here, what came of its body, what has to be done for it."""

    own: str
    body: str
    article: RestorableArticle
    came: Cleaned | None
    edits: tuple[Edit, ...]

    @cached_property
    def is_as_in_file(self) -> bool:
        """Whether the body here is that of the file, to the last character."""
        return body_digest(self.body) == _digest(self.article)

    @cached_property
    def is_same(self) -> bool:
        """Whether positions are those of the body here, at least once they are counted as its text came in."""
        return self.is_as_in_file or bool(self.came and self.came.text == self.body)

    def standing(self, marks: Sequence[RestorableHighlight]) -> Iterator[RestorableHighlight]:
        """The marks, as they stand in the text that came in."""
        for mark in marks:
            yield mark if self.is_as_in_file else in_clean_text(mark, self.article.body, self.came)


class _Here:
    """The articles here, the bin's too, as those of one file are looked for among them."""

    def __init__(self, library: Library) -> None:
        self._articles = library.articles
        self._ids = dict.fromkeys((*self._articles.ids(), *(one.id for one in self._articles.removed())))

    def known(self, article: RestorableArticle, came: Cleaned | None) -> str | None:
        """The id of this article here: by its id, its text or, where the file does not hold that, its title."""
        if article.id in self._ids:
            return article.id
        digests = (_digest(article), body_digest(came.text) if came and came.text != article.body else "")
        same = next((self._by_digest[one] for one in digests if one and one in self._by_digest), None)
        if same or article.body is not None or not article.title:
            return same
        return next((one.id for one in self._articles.named("", article.title)), None)

    @cached_property
    def _by_digest(self) -> dict[str, str]:
        return {body_digest(self._articles.body(own)): own for own in reversed(self._ids)}


def _needed(tags: Sequence[RestorableTag], marks: Sequence[RestorableHighlight]) -> list[RestorableTag]:
    """The tags that these highlights bear, and those above them."""
    parents = {tag.id: tag.parent for tag in tags}
    needed: set[str] = set()
    for own in {tag for mark in marks for tag in mark.tags}:
        step: str | None = own
        while step is not None and step not in needed:
            needed.add(step)
            step = parents.get(step)
    return [tag for tag in tags if tag.id in needed]


def _digest(article: RestorableArticle) -> str:
    return article.digest or (body_digest(article.body) if article.body is not None else "")
