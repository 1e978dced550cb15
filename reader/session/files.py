"""Files of the reader, read whole and written whole or not at all; knows no format."""

from __future__ import annotations

import errno
import os
import shutil
import uuid
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.text.limits import LARGEST_FILE

if TYPE_CHECKING:
    from pathlib import Path


_MEGABYTE = 1_000_000  # bytes


class MissingFile(ReaderError):
    """There is no such file."""

    sentence = "There is no file “{name}”; nothing was imported; check the path."


class NotAFile(ReaderError):
    """The path leads to a folder or a device."""

    sentence = "“{name}” is not a file; nothing was imported; name the file itself."


class UnreadableFile(ReaderError):
    """The system does not let the file be read."""

    sentence = "“{name}” cannot be read; nothing was imported; check its permissions."


class FileTooLarge(ReaderError):
    """The file is larger than any of its sort."""

    sentence = "“{name}” is larger than {most} MB; nothing was imported; cut it into parts."


class UnwritableFile(ReaderError):
    """The system does not let the file be written."""

    sentence = "“{name}” could not be written; what was there before is unchanged; choose another place."


def read_file(path: Path, largest: int | None = None) -> bytes:
    """The bytes of a plain file of at most `largest` bytes, else LARGEST_FILE; raises one of the errors above."""
    name, most = path.name or str(path), LARGEST_FILE if largest is None else largest
    try:
        if not path.exists():
            raise MissingFile(name=name)
        if not path.is_file():
            raise NotAFile(name=name)
        if path.stat().st_size > most:
            raise FileTooLarge(name=name, most=most // _MEGABYTE)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise UnreadableFile(name=name) from error


def write_file(path: Path, data: bytes) -> None:
    """Write the whole file or nothing: beside it, to the disk, then over it. Raises UnwritableFile."""
    try:
        _write(path.resolve(), data)
    except (OSError, ValueError, RuntimeError) as error:  # a circle of links is a RuntimeError
        raise UnwritableFile(name=path.name or str(path)) from error


def _write(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        raise FileExistsError(errno.EEXIST, "a folder or a device is never replaced by a file")
    beside = path.with_name(f".meipi-{uuid.uuid4()}")
    try:
        with beside.open("xb") as file:
            if path.exists():
                shutil.copymode(path, beside)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)  # noqa: PTH105 - the atomic one
    finally:
        beside.unlink(missing_ok=True)
