"""The library's files on disk: made private, looked at before they are opened; SQLite is not used here."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from storage.errors import EmptyFile, ForeignFile, LibraryUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = int.from_bytes(b"MEIP", "big")
_PRIVATE_FOLDER = 0o700
_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68
_HEADER_BYTES = 100


def make_private_folder(folder: Path) -> None:
    """The folder exists; whatever of it had to be made is 0700."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A new empty file beside `path`, 0600, for what becomes `path` when complete; gone afterwards."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def place(finished: Path, path: Path) -> bool:
    """Whether `finished` is now also at `path`; a file that is already there stays as it is."""
    try:
        os.link(finished, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links, such as FAT on a memory stick.
        if path.exists():
            return False
        finished.rename(path)
    return True


def require_library(path: Path) -> None:
    """Raise unless `path` is a writable file that bears Meipi's mark; it is only read, and not by SQLite.

    SQLite itself would roll back a stranger's half-done transaction while looking.
    """
    if not path.is_file():
        raise ForeignFile(path=path)
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if not header:
        raise EmptyFile(path=path)
    mark = header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]
    if not header.startswith(_MAGIC) or int.from_bytes(mark, "big") != APPLICATION_ID:
        raise ForeignFile(path=path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise LibraryUnwritable(path=path, reason="it is read-only")
