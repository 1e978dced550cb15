"""Notes back in: the highlights of a file in the articles they are of; guesses no place, reads no format itself."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.exchange import notes_json, qdpx_read, web_annotation_read
from reader.exchange.restorable import UnreadableNotes, body_digest
from reader.session.changes import Changes, Edit
from reader.session.files import read_file
from reader.session.tagging import kept_name, next_color
from reader.text.anchor import Anchor, describe, locate
from reader.text.kinds import PARAGRAPH, TITLE
from reader.text.spans import Span
from storage.records import Article, Block, Highlight, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
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
    return reader(read_file(path))


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of one article's highlights: how many have a place, how many have lost theirs.

    `article` is its id here, or that in the file where it is not here and the file does not hold its text; then
    nothing of it was restored.
    """

    article: str
    restored: int
    lost: int


class Restoring:
    """Bringing notes back into one library."""

    def __init__(self, library: Library, history: History, tagging: Tagging, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._tagging = tagging
        self._makers = makers

    def restore(self, notes: Restorable) -> tuple[Changes, list[Restored]]:
        """Put the highlights into their articles, with their tags, as one step for undo; what is here stays so.

        An article is known by its id, its text or its title, else it comes in with the file's text. A tag is known
        by its id or its path, else it is new in the active set.
        """
        here = _Here(self._library)
        found = {one.id: self._article(one, here) for one in notes.articles}
        marks: defaultdict[str, list[RestorableHighlight]] = defaultdict(list)
        for mark in notes.highlights:
            marks[mark.article].append(mark)
        coming = [mark for mark in notes.highlights if found[mark.article]]
        made = list(self._made_tags(_needed(notes.tags, coming)))
        ids = {own: tag.id for own, tag, _ in made}
        edits = [Edit(None, tag) for _, tag, is_new in made if is_new]
        told: list[Restored] = []
        for article in notes.articles:
            place = found[article.id]
            if place is None:
                told.append(Restored(article.id, 0, len(marks[article.id])))
                continue
            own, body, needed = place
            is_same = body_digest(body) == _digest(article)
            records = [self._highlight(mark, own, body, ids, is_same=is_same) for mark in marks[article.id]]
            edits += [*needed, *(edit for record in records for edit in self._kept(record))]
            lost = sum(record.lost for record in records)
            told.append(Restored(own, len(records) - lost, lost))
        return self._history.do("restore notes", edits), told

    # Tags

    def _made_tags(self, tags: Sequence[RestorableTag]) -> Iterator[tuple[str, Tag, bool]]:
        """Each tag's id in the file, the tag here, and whether that is new; parents come before children."""
        known = {tag.id: tag for tag in self._tagging.all_tags()}
        by_path = {path: known[own] for own, path in reversed(self._tagging.paths().items())}
        active = self._tagging.active().id
        taken: dict[str, Tag] = {}
        for tag in tags:
            found = known.get(tag.id) or by_path.get(tag.path)
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

    def _article(self, article: RestorableArticle, here: _Here) -> tuple[str, str, list[Edit]] | None:
        """The id and the body of the article here, and what has to be done for it; nothing where it is not."""
        own = here.known(article)
        if own is not None:
            record = self._library.articles.get(own)
            noted = replace(record, note=record.note or article.note, removed="")
            return own, self._library.articles.body(own), [Edit(record, noted)]
        if article.body is None:
            return None
        record, text = _as_records(article, article.body, self._makers.now())
        return record.id, text.body, [Edit(None, record), Edit(None, text)]

    # Highlights

    def _highlight(
        self, mark: RestorableHighlight, own: str, body: str, ids: dict[str, str], *, is_same: bool
    ) -> Highlight:
        """The highlight in the article here: in the same text where it was, else where it surely is, else lost."""
        start, end = mark.start or 0, mark.end or 0
        place = Span(start, end)
        is_there = is_same and bool(place) and body[start:end] == mark.quote
        if not is_there:
            located = locate(body, Anchor(start, end, mark.quote, mark.prefix, mark.suffix))
            place = located.span or Span(start, end)
            is_there = located.span is not None
        anchor = describe(body, place) if is_there else None
        now = self._makers.now()
        return Highlight(
            id=mark.id,
            article=own,
            start=place.start,
            end=place.end,
            quote=anchor.quote if anchor else mark.quote,
            prefix=anchor.prefix if anchor else mark.prefix,
            suffix=anchor.suffix if anchor else mark.suffix,
            note=mark.note,
            tags=tuple(dict.fromkeys(ids[tag] for tag in mark.tags)),
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


class _Here:
    """The articles here, the bin's too, as those of one file are looked for among them."""

    def __init__(self, library: Library) -> None:
        self._articles = library.articles
        self._ids = dict.fromkeys((*self._articles.ids(), *(one.id for one in self._articles.removed())))

    def known(self, article: RestorableArticle) -> str | None:
        """The id of this article here: by its id, its text or, where the file does not hold that, its title."""
        if article.id in self._ids:
            return article.id
        digest = _digest(article)
        same = self._by_digest.get(digest) if digest else None
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


def _as_records(article: RestorableArticle, body: str, now: str) -> tuple[Article, Text]:
    """An article that comes with its notes; without blocks each line is one, the first the title if it says so."""
    name = f"{article.title or article.id}.txt"
    record = Article(
        id=article.id,
        title=article.title,
        subtitle=article.subtitle,
        source=article.source,
        published=article.published,
        name=name,
        imported=now,
        note=article.note,
        place=article.place,
        author=article.author,
        jump=article.jump,
    )
    original = body.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(original).hexdigest()
    blocks = article.blocks or tuple(_blocks(body, article.title))
    return record, Text(article.id, 1, body, blocks, original, digest, "utf-8", "plain")


def _blocks(body: str, title: str) -> Iterator[Block]:
    start = 0
    for line in body.split("\n"):
        kind = TITLE if not start and line.strip() == title.strip() and line.strip() else PARAGRAPH
        yield Block(kind, start, start + len(line))
        start += len(line) + 1
