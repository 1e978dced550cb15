"""The articles of the library: what is known of them, their notes, the bin for them, the reader's place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.session.changes import Changes, Edit
from reader.session.files import read_file
from reader.text import blocks, metadata
from reader.text.decode import decode
from storage.records import Article, Block, ListedArticle, Place, Text


if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.text.metadata import Metadata
    from storage.library import Library
    from storage.records import Article, ListedArticle, Text


class EmptyArticle(ReaderError):
    """The file holds no text."""

    sentence = "“{name}” holds no text; nothing was imported; choose another file."


@dataclass(frozen=True, slots=True)
class Imported:
    """An article brought in; `changes` is empty when the same bytes were there already."""

    article: Article
    changes: Changes


class Shelf:
    """The articles of one library."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def listed(self) -> list[ListedArticle]:
        """All articles, the newest first; not those in the bin."""
        return self._library.articles.listed()

    def article(self, article_id: str) -> Article:
        """The article with this id, also from the bin; raises UnknownArticle."""
        return self._library.articles.get(article_id)

    def text(self, article_id: str) -> Text:
        """The text of an article that is shown."""
        return self._library.articles.text(article_id)

    def bring_in(self, path: Path, encoding: str | None = None) -> Imported:
        """Import a file; the same bytes give the article already here. Raises a ReaderError, nothing changed."""
        return self.bring_in_bytes(read_file(path), path.name, encoding)

    def bring_in_bytes(self, data: bytes, name: str, encoding: str | None = None) -> Imported:
        """Import a file's bytes; `name` is the file's name."""
        name = _as_text(name)
        digest = hashlib.sha256(data).hexdigest()
        known = self._library.articles.find_digest(digest)
        if known:
            return Imported(self.article(known), Changes("import", ()))
        composition = blocks.compose(decode(data, name, encoding))
        if not composition.body:
            raise EmptyArticle(name=name)
        article = Article(
            id=self._makers.new_id(),
            title=composition.first(blocks.TITLE) or Path(name).stem,
            subtitle=composition.first(blocks.SUBTITLE),
            source=metadata.source(composition.body),
            published=metadata.published(composition.body, name),
            name=name,
            imported=self._makers.now(),
        )
        kept = tuple(Block(block.kind, block.start, block.end) for block in composition.blocks)
        text = Text(article.id, 1, composition.body, kept, data, digest)
        with self._library.transaction():
            self._library.articles.add(article, text)
        return Imported(article, Changes("import", (Edit(None, article),)))

    def note(self, article_id: str, note: str, *, continues: bool = False) -> Changes:
        """Write the article's note, Markdown; with `continues`, one undo step with the writing before."""
        article = self.article(article_id)
        return self._history.do("article note", [Edit(article, replace(article, note=note))], continues=continues)

    def describe(self, article_id: str, known: Metadata) -> Changes:
        """Let exactly this be known of the article; its title stays where none is given."""
        article = self.article(article_id)
        told = replace(
            article,
            title=known.title.strip() or article.title,
            subtitle=known.subtitle.strip(),
            source=known.source.strip(),
            place=known.place.strip(),
            published=known.published.strip(),
            author=known.author.strip(),
            jump=known.jump.strip(),
        )
        return self._history.do("edit article", [Edit(article, told)], about=told)

    def rename(self, article_id: str, title: str) -> Changes:
        """Give the article another title; an empty one is none."""
        article = self.article(article_id)
        told = replace(article, title=title.strip() or article.title)
        return self._history.do("edit article", [Edit(article, told)], about=told)

    def remove(self, article_ids: Iterable[str]) -> Changes:
        """Move the articles to the bin, with all that is marked in them; raises UnknownArticle, nothing changed."""
        now = self._makers.now()
        articles = [self.article(own) for own in dict.fromkeys(article_ids)]
        edits = [Edit(one, replace(one, removed=now)) for one in articles if not one.removed]
        return self._history.do("remove article", edits, about=articles[0] if len(articles) == 1 else None)

    def place(self, article_id: str) -> Place | None:
        """Where the reader was in the article, if ever there."""
        return self._library.places.get(article_id)

    def keep_place(self, article_id: str, *, caret: int, top: int, offset: float) -> None:
        """Remember where the reader is: caret and first visible position, and pixels scrolled past it."""
        with self._library.transaction():
            self._library.places.put(Place(article_id, caret, top, offset, self._makers.now()))

    def last_read(self) -> str | None:
        """The article read last, else the newest, else none."""
        return self._library.places.last() or next(iter(self._library.articles.ids()), None)


def _as_text(name: str) -> str:
    """A file's name as one line that can be kept: the system also allows bytes of no text, and line ends."""
    return " ".join(name.encode(errors="replace").decode().splitlines())
