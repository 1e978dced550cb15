"""Readers at real libraries on disk, with ids, times and an author known beforehand; no fakes."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from reader import resources
from reader.session.exporting import Scope, as_bytes
from reader.session.lexicon_sharing import LEXICON
from reader.session.makers import Makers
from reader.session.session import Session
from storage.library import Library
from storage.records import Highlight
from tests.session.memory import by_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.exchange.notes import Options, Wording
    from storage.records import Article, Record

PROSE = (
    "# 𠮷野村的早市\n"
    "\u3000\u3000新华社北京12月6日电 天还没有亮，村口的①号摊已经摆好了。\n"
    "卖豆腐的老人说：「今年的水好，豆子也好。」\n"
    "雪落在老人的肩上，老人笑了。\n"
)
FIRST_MORNING = datetime(2026, 3, 1, 8, tzinfo=UTC)


def makers(first: int) -> Makers:
    """Ids counted from `first`, a clock that goes on one second at each look, one author."""
    ids, seconds = count(first), count()

    def now() -> str:
        return (FIRST_MORNING + timedelta(seconds=next(seconds))).isoformat(timespec="milliseconds")

    return Makers(
        now=now,
        new_id=lambda: str(UUID(int=next(ids))),
        author=lambda: "读者",
    )


@dataclass(frozen=True)
class Reader:
    """One reader: the verbs, and the library to look behind them."""

    session: Session
    library: Library

    def records(self) -> dict[str, Record]:
        """All that is in the library and in its bin, by what it is remembered by."""
        library = self.library
        listed = [one.article for one in library.articles.listed()]
        marks = [mark for article in listed for mark in library.highlights.of(article.id)]
        marks += [one for article in listed for one in library.corrections.of(article.id)]
        marks += [word for article in listed for word in library.lexicon.of(article.id)]
        marks += [one for article in listed for one in library.own_readings.of(article.id)]
        marks += [*library.lexicon.everywhere(), *library.own_readings.everywhere(), *library.known.all()]
        sets, waste = library.tags.sets(), library.bin.all()
        shared = [LEXICON, *(known.id for known in (*sets, *waste))]
        versions = [one for own in shared for one in library.versions.of(own)]
        return by_key([*listed, *marks, *sets, *library.tags.all(), *waste, *versions])

    def bring_in(self, text: str = PROSE, name: str = "早市.txt") -> Article:
        """Import a text as a file of that name; what stands at the beginning is no step to take back."""
        is_first = not self.session.history.done()
        article = self.session.importing.bring_in_bytes(text.encode(), name).article
        if is_first:
            self.session.history.clear()
        return article

    def make(self, *paths: str, article: str = "") -> list[str]:
        """The ids of the tags that the paths lead to, made where they lack."""
        ids, edits = self.session.tagging.made_all(paths, article)
        self.session.history.do("new tag", edits)
        return ids

    def mark(self, article: Article, quote: str, *tags: str, note: str = "") -> str:
        """The id of a new highlight of the quote, with the tags of these ids."""
        span = self.session.reading.find(article.id, quote)
        return self.session.reading.highlight(article.id, span, tags, note).added(Highlight)[0].id

    def written(
        self,
        articles: Sequence[str],
        format_: str,
        options: Options | None = None,
        wording: Wording | None = None,
        *,
        tags: Iterable[str] = (),
        highlights: Iterable[str] = (),
    ) -> bytes:
        """A file of the notes of these articles, only with these tags, only these highlights."""
        scope = Scope(tuple(articles), frozenset(tags), frozenset(highlights))
        notes = self.session.exporting.notes(scope, format_, options, wording)
        return as_bytes(notes, format_, lambda sheet: repr(sheet).encode())

    def borne(self, highlight_id: str) -> list[str]:
        """The paths of a highlight's tags."""
        paths = self.session.tagging.paths()
        return [paths[tag] for tag in self.session.reading.get(highlight_id).tags]

    def tree(self, tag_set: str = "") -> list[str]:
        """The paths of a set's tags in order, of the active one when none is named."""
        tagging = self.session.tagging
        tags = tagging.tags(tagging.named(tag_set) if tag_set else None)
        return [tagging.paths()[tag.id] for tag in tags]

    def goes_back_and_forth(self, before: dict[str, Record]) -> bool:
        """Whether undo gives exactly these records, and redo exactly those of now."""
        after, history = self.records(), self.session.history
        history.undo()
        is_back = self.records() == before
        history.redo()
        return is_back and before != after == self.records() and self.library.check() == []

    def tag(self, path: str) -> str:
        """The id of the tag with this path."""
        return self.session.tagging.known(path).id


@pytest.fixture
def open_reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Reader]]:
    """Make a reader at a fresh library, whose ids are counted from the number given."""
    with ExitStack() as opened:

        def made(first: int) -> Reader:
            folder = tmp_path_factory.mktemp("文库")
            library = opened.enter_context(Library.open(folder / "library.meipi", folder / "backups"))
            return Reader(Session(library, resources.text("tag_sets/newspaper.json"), makers(first)), library)

        yield made


@pytest.fixture
def reader(open_reader: Callable[[int], Reader]) -> Reader:
    """A reader at a fresh library with the starter tags."""
    return open_reader(1_000)


@pytest.fixture
def friend(open_reader: Callable[[int], Reader]) -> Reader:
    """Another reader at a library of their own."""
    return open_reader(9_000_000)


@pytest.fixture
def article(reader: Reader) -> Article:
    """An article that the reader brought in."""
    return reader.bring_in()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plain file with an article."""
    path = tmp_path / "早市.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path
