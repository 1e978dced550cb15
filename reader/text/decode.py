"""Bytes to text, exactly: guesses the encoding where none is named, drops what no text holds, repairs nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.text.encoding import NO_TEXT, OFFERED, SURE, broken_text, canonical, guesses, is_hardly_text, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

_BYTE_ORDER_MARK = "\ufeff"
_GONE = re.compile(rf"\A{_BYTE_ORDER_MARK}|\r(?=\n)|{NO_TEXT.pattern}")


class NotText(ReaderError):
    """The bytes are no text in any encoding that is guessed."""

    sentence = (
        "“{name}” is not text that can be read; nothing was imported; choose another file or name its encoding."
    )


class NotInEncoding(ReaderError):
    """The bytes are not text in the encoding the reader named."""

    sentence = "“{name}” cannot be read as {encoding}; nothing was imported; try another encoding."


class UnknownEncoding(ReaderError):
    """The reader named an encoding that does not exist."""

    sentence = "There is no encoding called “{encoding}”; nothing was imported; try utf-8, gb18030 or big5."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, whether that is sure, and how many characters were dropped.

    Broken bytes of a text whose encoding was guessed stand as U+FFFD each.
    """

    text: str
    encoding: str
    is_sure: bool
    dropped: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that came as characters, by the rules of `decode`; `gone` are its code points that were dropped."""

    text: str
    gone: tuple[int, ...]

    def position(self, came: int) -> int:
        """The code point of the text that was `came` before."""
        return came - bisect_left(self.gone, came)


@dataclass(frozen=True, slots=True)
class Alternative:
    """An encoding that may be named for a text, and whether `decode` then reads it."""

    encoding: str
    decodes: bool


def decode(
    data: bytes, name: str, weights: Mapping[str, float], encoding: str | None = None, claimed: str | None = None
) -> Decoded:
    """The text of `data`: without its byte-order mark, each line end a line feed, else as it stands.

    It is read in `encoding` if one is named, to the last byte, else in the likeliest: `weights` and `claimed` are
    those of `encoding.guesses`. U+0085 is a line end. `name` is for the error. Raises NotText, NotInEncoding or
    UnknownEncoding.
    """
    if encoding is None:
        return _guessed(data, name, weights, claimed)
    decoded = _named(data, _codec(encoding))
    if decoded is None:
        raise NotInEncoding(name=name, encoding=encoding)
    return decoded


def clean(text: str) -> Cleaned:
    """The text without a byte-order mark and what no text holds, each line end a line feed, else as it stands."""
    gone = tuple(found.start() for found in _GONE.finditer(text))
    return Cleaned(NO_TEXT.sub("", _plain_lines(text)), gone)


def alternatives(data: bytes, weights: Mapping[str, float], claimed: str | None = None) -> list[Alternative]:
    """The encodings worth offering for `data`, the likeliest first, then those that read it, then the others."""
    likely = [guess.encoding for guess in guesses(data, weights, claimed)]
    offered = [
        Alternative(encoding, _named(data, encoding) is not None) for encoding in dict.fromkeys([*likely, *OFFERED])
    ]
    return sorted(offered, key=lambda one: one.encoding not in likely and not one.decodes)


def _guessed(data: bytes, name: str, weights: Mapping[str, float], claimed: str | None) -> Decoded:
    likely = guesses(data, weights, claimed)
    if not likely:
        raise NotText(name=name)
    guess = likely[0]
    decoded = _named(data, guess.encoding)
    if decoded:
        return replace(decoded, is_sure=guess.confidence >= SURE)
    text = broken_text(data, guess.encoding)
    if text is None:
        raise NotText(name=name)
    return _cleaned(text, guess.encoding, is_sure=False)


def _named(data: bytes, encoding: str) -> Decoded | None:
    """The text in this encoding, or nothing where a byte of it is not or it is hardly text."""
    read = whole(data, encoding)
    decoded = _cleaned(*read, is_sure=True) if read else None
    if decoded is None or is_hardly_text(len(decoded.text) + decoded.dropped, decoded.dropped):
        return None
    return decoded


def _cleaned(text: str, encoding: str, *, is_sure: bool) -> Decoded:
    kept, dropped = NO_TEXT.subn("", _plain_lines(text))
    return Decoded(kept, encoding, is_sure, dropped)


def _plain_lines(text: str) -> str:
    """The text without a mark before it, each line end a line feed."""
    return text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")


def _codec(encoding: str) -> str:
    try:
        return canonical(encoding)
    except (LookupError, ValueError) as error:
        raise UnknownEncoding(encoding=encoding) from error
