"""The articles of the library: what is known of them, their notes, the bin for them, the reader's place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.session.changes import Changes, Edit
from storage.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.text.metadata import Metadata
    from storage.library import Library
    from storage.records import Article, ListedArticle, Text


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

    def others(self, article_id: str, most: int) -> list[str]:
        """The texts of other articles, the newest ones, of at most so many code points together."""
        bodies: list[str] = []
        for own in self._library.articles.ids():
            body = self._library.articles.body(own) if own != article_id else ""
            most -= len(body)
            if most < 0:
                break
            bodies += [body] if body else []
        return bodies

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
