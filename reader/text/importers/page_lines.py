"""The lines of a tree as a browser would set them, white space collapsed; which tree is decided elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LOWEST = 6
_APART = {*_HEADINGS, "p", "blockquote", "pre", "table", "ul", "ol", "dl", "figure", "hr"}  # a margin above
_BLOCK_NAMES = (
    "html body div article section main header footer nav aside address center form fieldset details summary"
    " li dt dd caption thead tbody tfoot tr td th figcaption hgroup legend menu option optgroup"
)
_BLOCKS = _APART.union(_BLOCK_NAMES.split())
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile(r"\r\n|[\n\r]")
_QUOTES = frozenset("“”‘’…—·")  # wide in Chinese, though Unicode leaves it open


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its heading level (0 for prose), its text, how many blank lines stand before it."""

    level: int
    text: str
    gap: int


def lines(root: HtmlElement) -> list[Line]:
    """The lines of a tree in order; none is blank."""
    flow = _Flow()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            flow.open(element.tag)
            flow.add(element.text)
        else:
            flow.close(element.tag)
            if element is not root:
                flow.add(element.tail)
    flow.end_line()
    return flow.lines


def squeezed(text: str) -> str:
    """A text without any white space, to compare by."""
    return "".join(text.split())


class _Flow:
    """What has been set so far, and the line under way."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._space = ""  # white space not yet known to stand between two words
        self._levels: list[int] = []
        self._breaks = 0  # within the innermost heading
        self._written = 0  # <pre> that are open
        self._gap = 0

    def open(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
            self._gap = max(self._gap, int(tag in _APART))
        if tag in _HEADINGS:
            self._levels.append(_HEADINGS[tag])
            self._breaks = 0
        self._written += tag == "pre"

    def close(self, tag: str) -> None:
        if tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self.end_line()
            self._gap = max(self._gap, int(tag in _APART))
        if tag in _HEADINGS:
            self._levels.pop()
        self._written -= tag == "pre"

    def add(self, text: str | None) -> None:
        if text and self._written:
            self._add_written(text)
        elif text:
            self._add_collapsed(text)

    def end_line(self) -> None:
        text = "".join(self._parts)
        self._parts.clear()
        self._space = ""
        if text.strip():
            self.lines.append(Line(self._level(), text, self._gap if self.lines else 0))
            self._gap = 0

    def _level(self) -> int:
        """The level of the line: below a break within a heading, one lower."""
        return min(_LOWEST, self._levels[-1] + bool(self._breaks)) if self._levels else 0

    def _break(self) -> None:
        """End the line, or leave a blank one."""
        count = len(self.lines)
        self.end_line()
        self._gap += count == len(self.lines)
        self._breaks += count < len(self.lines)

    def _add_written(self, text: str) -> None:
        """Keep the white space and the lines as they are written."""
        for row, line in enumerate(_BREAK.split(text)):
            if row:
                self._break()
            if line:
                self._parts.append(line)

    def _add_collapsed(self, text: str) -> None:
        """Add the words of the text, with one space where white space of any length stands between two."""
        end = 0
        for space in _SPACE.finditer(text):
            self._add_word(text[end : space.start()])
            self._space += space[0]
            end = space.end()
        self._add_word(text[end:])

    def _add_word(self, word: str) -> None:
        if word:
            is_apart = self._parts and self._space
            if is_apart and not (_BREAK.search(self._space) and _joins(self._parts[-1][-1], word[0])):
                self._parts.append(" ")
            self._space = ""
            self._parts.append(word)


def _joins(before: str, after: str) -> bool:
    """Whether a line that ends so and one that begins so belong together without a space (CSS Text 3, 4.1.3)."""
    widths = [character in _QUOTES or east_asian_width(character) in "WF" for character in (before, after)]
    return all(widths) and not (before in _QUOTES and after in _QUOTES)
