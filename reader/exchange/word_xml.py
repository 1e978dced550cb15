"""Texts as XML of a Word document: runs and paragraphs in styles, and whole parts; knows no notes."""

from __future__ import annotations

import re
from html import escape

from reader.exchange.html_text import one_line
from reader.exchange.tag_set_file import legal_text

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CHINESE = '<w:rFonts w:hint="eastAsia"/>'  # else quotation marks and dashes would be those of Latin
_BREAK = re.compile(r"(\r\n|\r|\n|\t)")


def plain(text: str) -> str:
    """The text on one line with nothing in it that XML acts upon, also inside an attribute."""
    return escape(legal_text(one_line(text)))


def run(text: str, style: str = "", looks: str = "") -> str:
    """A stretch of text with its line ends as breaks; nothing when it is empty.

    `looks` are properties in the order of the schema, those behind the typeface.
    """
    inner = "".join(map(_piece, _BREAK.split(legal_text(text))))
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:r><w:rPr>{named}{_CHINESE}{looks}</w:rPr>{inner}</w:r>" if inner else ""


def _piece(text: str) -> str:
    if _BREAK.fullmatch(text):
        return "<w:tab/>" if text == "\t" else "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def mark(style: str, element: str) -> str:
    """A run of nothing but this element, a reference or the like."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{element}</w:r>'


def paragraph(style: str, inner: str, *, is_on_new_page: bool = False) -> str:
    """A paragraph of these runs."""
    page = "<w:pageBreakBefore/>" if is_on_new_page else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}</w:pPr>{inner}</w:p>\n'


def part(name: str, inner: str) -> bytes:
    """A whole part of a document, its root of this name."""
    return f'{_HEAD}<w:{name} xmlns:w="{NAMESPACE}">\n{inner}</w:{name}>\n'.encode()
