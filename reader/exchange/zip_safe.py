"""A ZIP that a stranger may have made, looked into in memory: nothing is written, and only so much is read."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from reader.exchange import restorable
from reader.exchange.restorable import UnreadableNotes

MOST_FILES = 20_000
_ENTRY = b"PK\x01\x02"  # begins each entry of the list of files, which is counted before it is read
_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    RuntimeError,  # a password, and the ways to pack that Python does not know
)


class Unpacked:
    """The files in a ZIP by their names, which lead nowhere else."""

    def __init__(self, data: bytes) -> None:
        """Raise UnreadableNotes for what is no ZIP, or would unpack to too much."""
        if len(data) > restorable.LARGEST_FILE:
            raise UnreadableNotes(reason="it unpacks to more than 360 MB")
        if data.count(_ENTRY) > MOST_FILES:
            raise UnreadableNotes(reason="it holds more than 20,000 files")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise UnreadableNotes(reason="it is not a whole project file") from None
        entries = self._archive.infolist()
        if sum(entry.file_size for entry in entries) > restorable.LARGEST_FILE:
            raise UnreadableNotes(reason="it unpacks to more than 360 MB")
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in reversed(entries)}

    @property
    def names(self) -> tuple[str, ...]:
        """The names in lower case, with `/` between folders."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """The bytes of this file, None when there is none; raises UnreadableNotes when it is broken."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        try:
            if entry.compress_type not in _WAYS:
                raise zipfile.BadZipFile
            with self._archive.open(entry) as file:
                return file.read(entry.file_size + 1)  # never more than it said, whatever is packed in it
        except _BROKEN:
            raise UnreadableNotes(reason="it is not a whole project file") from None
