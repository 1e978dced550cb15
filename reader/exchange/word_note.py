"""A note's Markdown as lines of a Word document: bold, italic, lists by their signs; no link, no picture."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml.html import fragment_fromstring

from reader.exchange.note_html import note_html
from reader.exchange.word_xml import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_BOLD, _ITALIC, _STRUCK = _ORDER = ("<w:b/><w:bCs/>", "<w:i/><w:iCs/>", "<w:strike/>")  # as the schema has them
_LOOKS = {"strong": _BOLD, "h4": _BOLD, "th": _BOLD, "em": _ITALIC, "s": _STRUCK}
_LINES = {"p", "h4", "pre", "tr", "hr"}
_HOLDERS = {"ul", "ol", "li", "blockquote", "table", "thead", "tbody"}
_STEP = "\u3000"  # as wide as a character
_RULE = "———"


@lru_cache(maxsize=512)
def note_lines(note: str) -> tuple[str, ...]:
    """The runs of each line of the note, nothing when it is blank."""
    told = note_html(note)
    return tuple(_Lines(fragment_fromstring(told, create_parent="div")).told()) if told else ()


class _Lines:
    """One element that holds lines; what of it is in no element that is a line is one, too."""

    def __init__(self, element: HtmlElement, first: str = "", lead: str = "") -> None:
        self._element = element
        self._lead, self._next = first, lead  # what stands before the first line, and before the others
        self._open = ""

    def told(self) -> Iterator[str]:
        """The runs of each line in turn."""
        self._open += _text(self._element.text, "")
        for place, child in enumerate(self._element):
            if child.tag in _LINES | _HOLDERS:
                yield from self._closed()
                yield from self._inside(child, place)
            else:
                self._open += _inline(child)
            self._open += _text(child.tail, "")
        yield from self._closed()

    def _closed(self) -> Iterator[str]:
        if self._open:
            yield self._led() + self._open
        self._open = ""

    def _led(self) -> str:
        lead, self._lead = self._lead, self._next
        return run(lead)

    def _inside(self, child: HtmlElement, place: int) -> Iterator[str]:
        if child.tag in _LINES:
            inner = run(_RULE) if child.tag == "hr" else _inline(child)
            if inner:
                yield self._led() + inner
            return
        sign, step = _signs(child, place)
        for line in _Lines(child, self._lead + sign, self._next + step).told():
            self._lead = self._next
            yield line


def _signs(element: HtmlElement, place: int) -> tuple[str, str]:
    """What the first line of an item of a list, or of a quotation, begins with, and what its others do."""
    if element.tag == "blockquote":
        return "> ", "> "
    if element.tag != "li":
        return "", ""
    above = element.getparent()
    if above is None or above.tag != "ol":
        return "• ", _STEP
    return f"{int(above.get('start', '1')) + place}. ", _STEP


def _inline(element: HtmlElement, looks: frozenset[str] = frozenset(), style: str = "") -> str:
    """The runs of an element and all in it, but not of what follows it."""
    if element.tag == "br":
        return run("\n")
    looks |= {_LOOKS[element.tag]} if element.tag in _LOOKS else set()
    style = "Code" if element.tag in {"code", "pre"} else style
    told = _text(element.text, style, looks, is_kept=style == "Code")
    for place, child in enumerate(element):
        told += run(" | ") if child.tag in {"td", "th"} and place else ""
        told += _inline(child, looks, style) + _text(child.tail, style, looks, is_kept=style == "Code")
    return told


def _text(text: str | None, style: str, looks: frozenset[str] = frozenset(), *, is_kept: bool = False) -> str:
    """A stretch of the note; line ends count in code only, elsewhere a break stands beside each."""
    told = (text or "").strip("\n") if is_kept else (text or "").replace("\n", "")
    return run(told, style, "".join(look for look in _ORDER if look in looks))
