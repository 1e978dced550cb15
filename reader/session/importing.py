"""Bringing files in: as a new article, as the one that is there, or as its next revision; reads no format."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.session.changes import Changes, Edit, nothing
from reader.session.files import read_file
from reader.session.preparing import Prepared, prepare
from reader.session.revising import Revising
from storage.records import Article, Block, Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.text.anchor import Verdict
    from reader.text.blocks import Composition
    from reader.text.repair import Repair
    from storage.library import Library

_ALIKE = 0.5  # of the longer text's characters stand in clauses that both have: it is the same article, changed
_CLAUSE = re.compile(r"[^\s。！？；，：、]{4,}")  # shorter ones tell nothing of where they are from


@dataclass(frozen=True, slots=True)
class Imported:
    """An article brought in; `changes` is empty when it was there as it is.

    `verdicts` counts what became of its highlights where its text changed; `prepared` is what was read.
    """

    article: Article
    changes: Changes
    prepared: Prepared
    verdicts: Counter[Verdict]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a shown text was made of: a file's name and bytes, the keys of its repairs.

    `was_mended` tells whether this or another text of the article was made with any.
    """

    name: str
    data: bytes
    encoding: str
    repairs: tuple[str, ...]
    was_mended: bool

    def prepared(self) -> Prepared:
        """The file read anew; needs no library, raises a ReaderError."""
        return prepare(self.data, self.name, self.encoding or None)


class Importing:
    """Bringing articles into one library."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers
        self._revising = Revising(library, history)

    def bring_in(self, path: Path, encoding: str | None = None) -> Imported:
        """Import a file as it is; raises a ReaderError, nothing changed."""
        return self.bring_in_bytes(read_file(path), path.name, encoding)

    def bring_in_bytes(self, data: bytes, name: str, encoding: str | None = None) -> Imported:
        """Import a file's bytes as they are; `name` is the file's name."""
        return self.keep(prepare(data, name, encoding))

    def keep(self, prepared: Prepared, repairs: Collection[Repair] | None = None) -> Imported:
        """Keep what was read, mended by these repairs.

        The same bytes open the article that is there, with other `repairs` or in another encoding than before as a
        new revision; where no repairs are named, as it is. What mostly is an article that is there is its next
        revision, all else a new article.
        """
        known = self._library.articles.find_digest(prepared.digest)
        if known:
            return self._opened_again(self._library.articles.get(known), prepared, repairs)
        composition = prepared.composed(repairs or ())
        earlier = self._earlier(prepared, composition)
        if earlier:
            return self._revised(earlier, prepared, composition, repairs or ())
        return self._new(prepared, composition, repairs or ())

    def kept(self, article_id: str) -> Kept:
        """The bytes that an article was made of, and how; raises UnknownArticle."""
        text, article = self._library.articles.text(article_id), self._library.articles.get(article_id)
        was_mended = self._library.articles.was_mended(article_id)
        return Kept(article.name, text.original, text.encoding, text.repairs, was_mended)

    def mend(self, article_id: str, prepared: Prepared, repairs: Collection[Repair]) -> Imported:
        """Show the article with exactly these repairs, as the revision that was so or as a new one."""
        article = self._library.articles.get(article_id)
        return self._revised(article, prepared, prepared.composed(repairs), repairs)

    def _opened_again(self, article: Article, prepared: Prepared, repairs: Collection[Repair] | None) -> Imported:
        back = nothing("import")
        if article.removed:
            back = self._history.do("bring back", [Edit(article, replace(article, removed=""))], about=article)
            article = replace(article, removed="")
        text = self._library.articles.text(article.id)
        wanted = text.repairs if repairs is None else tuple(one.key for one in repairs)
        if wanted == text.repairs and text.encoding in ("", prepared.encoding):
            return Imported(article, back, prepared, Counter())
        chosen = prepared.chosen(wanted) if repairs is None else repairs
        return self._revised(article, prepared, prepared.composed(chosen), chosen)

    def _new(self, prepared: Prepared, composition: Composition, repairs: Collection[Repair]) -> Imported:
        known = prepared.draft.metadata
        article = Article(
            id=self._makers.new_id(),
            title=known.title or Path(prepared.name).stem,
            subtitle=known.subtitle,
            source=known.source,
            published=known.published,
            name=prepared.name,
            imported=self._makers.now(),
            place=known.place,
            author=known.author,
            jump=known.jump,
        )
        gone = replace(article, removed=article.imported)
        edits = [Edit(gone, article), Edit(None, text_of(article, 1, prepared, composition, repairs))]
        return Imported(article, self._history.do("import", edits, about=article), prepared, Counter())

    def _revised(
        self, article: Article, prepared: Prepared, composition: Composition, repairs: Collection[Repair]
    ) -> Imported:
        number = self._library.articles.revisions_of(article.id) + 1
        text = text_of(article, number, prepared, composition, repairs)
        changes, verdicts = self._revising.show(article, text)
        return Imported(self._library.articles.get(article.id), changes, prepared, verdicts)

    def _earlier(self, prepared: Prepared, composition: Composition) -> Article | None:
        """The article that this text mostly is, known by its file's name or its title."""
        title = prepared.draft.metadata.title or Path(prepared.name).stem
        for article in self._library.articles.named(prepared.name, title):
            if likeness(self._library.articles.body(article.id), composition.body) >= _ALIKE:
                return article
        return None


def text_of(
    article: Article, number: int, prepared: Prepared, composition: Composition, repairs: Collection[Repair]
) -> Text:
    """The record of a text as it was read and mended."""
    return Text(
        article=article.id,
        revision=number,
        body=composition.body,
        blocks=tuple(Block(block.kind, block.start, block.end) for block in composition.blocks),
        original=prepared.data,
        digest=prepared.digest,
        encoding=prepared.encoding,
        format=prepared.format.name,
        repairs=tuple(one.key for one in repairs),
    )


def likeness(one: str, other: str) -> float:
    """How much of the longer of two texts stands in clauses that both have, from 0 to 1."""
    clauses, others = (Counter(_CLAUSE.findall(text)) for text in (one, other))
    longer = max(sum(len(clause) * count for clause, count in own.items()) for own in (clauses, others))
    return sum(len(clause) * count for clause, count in (clauses & others).items()) / max(1, longer)
