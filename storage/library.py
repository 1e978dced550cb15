"""The library: one open file with its articles, highlights, tags and places; not the reader's verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from storage.articles import Articles
from storage.backup import back_up
from storage.bin import Bin
from storage.checking import faults
from storage.connection import create_library, open_library
from storage.highlights import Highlights
from storage.listing import Listing
from storage.places import Places
from storage.records import Article, Binned, Highlight, Tag, TagSet
from storage.tags import Tags

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from storage.database import LibraryDatabase


class Library:
    """An open library; `is_fresh` when it was made by this opening and holds nothing yet."""

    def __init__(self, database: LibraryDatabase, *, is_fresh: bool) -> None:
        self._database = database
        self.is_fresh = is_fresh
        self.articles = Articles(database)
        self.highlights = Highlights(database)
        self.tags = Tags(database)
        self.places = Places(database)
        self.listing = Listing(database)
        self.bin = Bin(database)

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

    def put(self, record: Article | Highlight | Tag | TagSet | Binned) -> None:
        """Keep the record, new or changed, by its id."""
        match record:
            case Article():
                self.articles.put(record)
            case Highlight():
                self.highlights.put(record)
            case Tag():
                self.tags.put(record)
            case TagSet():
                self.tags.put_set(record)
            case Binned():
                self.bin.put(record)

    def remove(self, record: Article | Highlight | Tag | TagSet | Binned) -> None:
        """The record with this id is gone, with all that belongs to it alone."""
        match record:
            case Article():
                self.articles.remove(record.id)
            case Highlight():
                self.highlights.remove(record.id)
            case Tag():
                self.tags.remove(record.id)
            case TagSet():
                self.tags.remove_set(record.id)
            case Binned():
                self.bin.remove(record.id)

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
