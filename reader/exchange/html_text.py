"""Plain text made safe inside HTML; knows no articles and no highlights."""

from __future__ import annotations

import re
from html import escape

from reader.exchange.direction import balanced, isolated
from reader.exchange.markdown_text import lines

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def characters(text: str) -> str:
    """The text without what is no character of HTML."""
    return _CONTROLS.sub("", text)


def plain(text: str) -> str:
    """The text with nothing in it that HTML acts upon and no direction left open."""
    return escape(balanced(characters(text)))


def running(text: str) -> str:
    """A part of a longer text, whose directions may go on in the next part, with nothing that HTML acts upon."""
    return escape(characters(text))


def line(text: str) -> str:
    """The text on one line, isolated also for those who do not know `bdi`."""
    return plain(isolated(one_line(text)))


def one_line(text: str) -> str:
    """The text with its line ends as spaces."""
    return " ".join(lines(text))
