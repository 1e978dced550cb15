"""A file made ready to be brought in: decoded, read in its format, its repairs found; changes no library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from reader import resources
from reader.errors import ReaderError
from reader.text import encoding, formats, repair
from reader.text.blocks import laid_out
from reader.text.decode import decode
from reader.text.drafts import Source
from reader.text.isolation import ReadingProcess

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reader.text.blocks import Composition
    from reader.text.decode import Decoded
    from reader.text.drafts import Draft
    from reader.text.formats import Format
    from reader.text.repair import Repair

_CHARACTERS = "encodings/characters.txt"


class EmptyArticle(ReaderError):
    """The file holds no text."""

    sentence = "“{name}” holds no text; nothing was imported; choose another file."


@dataclass(frozen=True)
class Prepared:
    """A file read, and nothing kept of it yet; `decoded` is nothing where the format is not one of text."""

    name: str
    data: bytes
    format: Format
    decoded: Decoded | None
    draft: Draft

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def encoding(self) -> str:
        """What the bytes were read in, or nothing."""
        return self.decoded.encoding if self.decoded else ""

    @property
    def is_sure(self) -> bool:
        """Whether the encoding is no guess."""
        return self.decoded is None or self.decoded.is_sure

    @cached_property
    def repairs(self) -> list[Repair]:
        """What may be mended, in the order of the text."""
        return repair.proposals(self.draft.pieces)

    def composed(self, repairs: Collection[Repair] = ()) -> Composition:
        """The body and blocks with these repairs."""
        return laid_out(repair.repaired(self.draft.pieces, repairs))

    def chosen(self, keys: Collection[str]) -> list[Repair]:
        """The repairs with these keys."""
        return [one for one in self.repairs if one.key in keys]


def prepare(data: bytes, name: str, chosen: str | None = None, process: ReadingProcess | None = None) -> Prepared:
    """The file read in the encoding `chosen`, else in the likeliest; pure, and slow for a long text.

    `process` reads what is not safe to read here; without one this file gets one of its own. Raises a ReaderError.
    """
    name = as_text(name)
    format_ = formats.format_of(name, data)
    decoded = _decoded(data, name, format_, chosen) if format_.is_text else None
    source = Source(name, b"" if decoded else data, decoded.text if decoded else "")
    draft = _read(format_, source, process)
    if not draft.pieces:
        raise EmptyArticle(name=name)
    return Prepared(name, data, format_, decoded, draft)


def _decoded(data: bytes, name: str, format_: Format, chosen: str | None) -> Decoded:
    claimed = format_.claimed(data) if format_.claimed else None
    return decode(data, name, _weights(), chosen, claimed)


def _read(format_: Format, source: Source, process: ReadingProcess | None) -> Draft:
    if max(len(source.data), len(source.text)) <= format_.safe:
        return format_.read(source)
    if process:
        return process.read(format_.name, source)
    with ReadingProcess() as own:
        return own.read(format_.name, source)


@cache
def _weights() -> Mapping[str, float]:
    return encoding.weights(resources.text(_CHARACTERS))


def as_text(name: str) -> str:
    """A file's name as one line that can be kept: the system also allows bytes of no text, and line ends."""
    return " ".join(name.encode(errors="replace").decode().splitlines())
