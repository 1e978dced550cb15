"""Bytes to text, exactly; guesses no encoding and repairs nothing."""

from __future__ import annotations

import codecs

from reader.errors import ReaderError

# The label gb2312 is written on files that hold more: read as such, —— would become ――.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}


class NotUtf8(ReaderError):
    """The bytes are not UTF-8 text."""

    sentence = "“{name}” is not UTF-8 text; nothing was imported; name its encoding, such as gb18030."


class NotInEncoding(ReaderError):
    """The bytes are not text in the encoding the reader named."""

    sentence = "“{name}” cannot be read as {encoding}; nothing was imported; try another encoding."


class UnknownEncoding(ReaderError):
    """The reader named an encoding that does not exist."""

    sentence = "There is no encoding called “{encoding}”; nothing was imported; try utf-8, gb18030 or big5."


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text of `data` with line ends made line feeds and a byte-order mark dropped; `name` is for the error.

    Without `encoding` the bytes must be UTF-8. Raises NotUtf8, NotInEncoding or UnknownEncoding.
    """
    codec = "utf-8" if encoding is None else _codec(encoding)
    try:
        text = data.decode(codec)
        text.encode()  # refuses the half characters that some codecs, such as utf-7, let through
    except UnicodeError as error:
        raise (NotUtf8(name=name) if encoding is None else NotInEncoding(name=name, encoding=encoding)) from error
    if "\0" in text:
        raise NotUtf8(name=name) if encoding is None else NotInEncoding(name=name, encoding=encoding)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _codec(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # refuses the codecs that are no encodings of text
    except (LookupError, ValueError) as error:
        raise UnknownEncoding(encoding=encoding) from error
    return _WIDER.get(name, name)
