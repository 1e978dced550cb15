"""The table of the formats that files are read from; reads none itself, and loads none before it is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from reader.text.limits import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.drafts import Draft, Source

_LOOKED_AT = 4096  # bytes at the start of a file
_HTML_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_META_CHARSET = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")


@dataclass(frozen=True, slots=True)
class Format:
    """A sort of file: how it is known, and which module's `read(source)` makes a draft of it.

    `is_text`: the file is decoded before it is read; `claimed` is how it names its encoding, where it can.
    A larger file than `safe` is read in a process of its own, because a stranger's file could ask too much.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    is_text: bool = True
    safe: int = 0  # bytes
    claimed: Callable[[bytes], str | None] | None = None

    def read(self, source: Source) -> Draft:
        """What this format makes of a file, in this process; raises ReaderErrors."""
        reader: Callable[[Source], Draft] = import_module(self.module).read
        return reader(source)


def encoding_of_page(data: bytes) -> str | None:
    """The encoding that an HTML page says it is in, in its XML declaration or a meta element, or nothing."""
    start = data[:_LOOKED_AT]
    named = _XML_ENCODING.search(start) or _META_CHARSET.search(start)
    return named[1].decode("ascii", "replace").lower() if named else None


PLAIN = Format("plain", (".txt", ".text"), "reader.text.importers.plain", safe=LARGEST_FILE)
MARKDOWN = Format("markdown", (".md", ".markdown"), "reader.text.importers.markdown", safe=100_000)
HTML = Format("html", (".html", ".htm", ".xhtml"), "reader.text.importers.html", claimed=encoding_of_page)

FORMATS: tuple[Format, ...] = (PLAIN, MARKDOWN, HTML)


def format_of(name: str, data: bytes) -> Format:
    """The format of a file: by its ending, else HTML where it opens as such, else plain text."""
    ending = name.lower()
    for known in FORMATS:
        if ending.endswith(known.endings):
            return known
    return HTML if _HTML_OPENING.match(data[:_LOOKED_AT]) else PLAIN


def named(name: str) -> Format:
    """The format with this name; KeyError if there is none."""
    return {known.name: known for known in FORMATS}[name]


def endings() -> tuple[str, ...]:
    """The ending of every format, in the table's order, each with its dot; for file dialogs."""
    return tuple(ending for known in FORMATS for ending in known.endings)
