"""The library: one open file with its articles, highlights, tags and places; not the reader's verbs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Self, TypeVar

from storage.articles import Articles
from storage.backup import back_up
from storage.bin import Bin
from storage.checking import faults
from storage.connection import create_library, open_library
from storage.corrections import Corrections
from storage.folders import Folders
from storage.highlights import Highlights
from storage.known import KnownWords
from storage.lexicon import Lexicon
from storage.listing import Listing
from storage.own_readings import OwnReadings
from storage.places import Places
from storage.records import (
    Article,
    Binned,
    Correction,
    Folder,
    Highlight,
    KnownWord,
    LexiconWord,
    OwnReading,
    Record,
    Tag,
    TagSet,
    Text,
    Version,
)
from storage.search import Search
from storage.tags import Tags
from storage.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from storage.database import LibraryDatabase


_Given = TypeVar("_Given")


class Library:
    """An open library; `is_fresh` when it was made by this opening and holds nothing yet."""

    def __init__(self, database: LibraryDatabase, *, is_fresh: bool) -> None:
        self._database = database
        self.is_fresh = is_fresh
        self.articles = Articles(database)
        self.highlights = Highlights(database)
        self.corrections = Corrections(database)
        self.lexicon = Lexicon(database)
        self.own_readings = OwnReadings(database)
        self.known = KnownWords(database)
        self.tags = Tags(database)
        self.places = Places(database)
        self.listing = Listing(database)
        self.bin = Bin(database)
        self.folders = Folders(database)
        self.search = Search(database)
        self.versions = Versions(database)
        self._verbs: dict[type, tuple[Callable[..., None], Callable[..., None]]] = {
            Article: (_each(self.articles.put), _each(self.articles.remove)),
            Text: (self.articles.put_text, self.articles.keep_texts),
            Folder: (_each(self.folders.put), _each(self.folders.remove)),
            Highlight: (self.highlights.put, self.highlights.remove),
            Correction: (self.corrections.put, self.corrections.remove),
            LexiconWord: (self.lexicon.put, self.lexicon.remove),
            OwnReading: (self.own_readings.put, self.own_readings.remove),
            KnownWord: (self.known.put, self.known.remove),
            Tag: (_each(self.tags.put), _each(self.tags.remove)),
            TagSet: (_each(self.tags.put_set), _each(self.tags.remove_set)),
            Version: (_each(self.versions.put), _each(self.versions.remove)),
            Binned: (self.bin.put, self.bin.remove),
        }

    @classmethod
    def open(cls, path: Path, backups: Path) -> Self:
        """The library at `path`, made when nothing is there, backed up into `backups` before it is migrated.

        A file that cannot be used is left untouched and told as a `StorageError` of its own.
        """
        path = path.resolve()
        is_fresh = create_library(path)
        return cls(open_library(path, backups), is_fresh=is_fresh)

    def transaction(self) -> AbstractContextManager[object]:
        """All that is put or removed inside is saved together or not at all; nests."""
        return self._database.atomic()

    def put(self, *records: Record) -> None:
        """Keep these records in turn, new or changed, by their ids; many of one kind at once."""
        for kind, group in groupby(records, type):
            put, _ = self._verbs[kind]
            put(*group)

    def remove(self, *records: Record) -> None:
        """These records are gone in turn, each with all that belongs to it alone."""
        for kind, group in groupby(records, type):
            _, remove = self._verbs[kind]
            remove(*(record.id for record in group))

    def check(self) -> list[str]:
        """One sentence for each thing that is wrong with the library; none when it is sound."""
        return faults(self._database)

    def back_up(self, folder: Path) -> Path:
        """The path of a new verified copy of the library in `folder`."""
        return back_up(self._database, folder)

    def close(self) -> None:
        """Let go of the file; the library cannot be used afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _each(verb: Callable[[_Given], None]) -> Callable[..., None]:
    """The verb for several, one after the other."""

    def verbs(*given: _Given) -> None:
        for one in given:
            verb(one)

    return verbs
