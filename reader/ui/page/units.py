"""What a page is read aloud by: its characters, words, lines, sentences and paragraphs; says nothing itself.

The units of one kind follow each other without a gap: white space belongs to the sentence before it. Positions and
spans are code points of the body.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from reader.text.sentences import sentence_step
from reader.text.spans import Span, covering

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.page.page import Page


class Unit(Enum):
    """The kinds of units, from the smallest."""

    CHARACTER = "character"
    WORD = "word"
    LINE = "line"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    BODY = "body"


def unit_at(page: Page, position: int, unit: Unit) -> Span:
    """The unit that holds the character at a position; at the body's end the last line, sentence or paragraph."""
    end = len(page.text())
    if unit is Unit.BODY or not end:
        return Span(0, end)
    if position >= end and unit in (Unit.CHARACTER, Unit.WORD):
        return Span(end, end)
    return _FOUND[unit](page, max(0, min(position, end - 1)))


def unit_before(page: Page, position: int, unit: Unit) -> Span:
    """The unit before the one at a position, empty before the first."""
    start = unit_at(page, position, unit).start
    return unit_at(page, start - 1, unit) if start else Span(0, 0)


def unit_after(page: Page, position: int, unit: Unit) -> Span:
    """The unit after the one at a position, empty after the last."""
    here, end = unit_at(page, position, unit).end, len(page.text())
    return unit_at(page, here, unit) if here < end else Span(end, end)


def _character(page: Page, position: int) -> Span:
    end = page.step(position, 1)
    return Span(min(position, page.step(end, -1)), end)


def _word(page: Page, position: int) -> Span:
    return covering(page.words_near(position), position) or _character(page, position)


def _line(page: Page, position: int) -> Span:
    return _with_separator(page, page.line_around(position))


def _sentence(page: Page, position: int) -> Span:
    start = sentence_step(page.text(), position + 1, -1)
    return Span(start, sentence_step(page.text(), start, 1))


def _paragraph(page: Page, position: int) -> Span:
    return _with_separator(page, page.block_around(position))


def _with_separator(page: Page, span: Span) -> Span:
    """The span and what separates it from the next block, if that follows."""
    return Span(span.start, span.end + (page.text()[span.end : span.end + 1] == "\n"))


_FOUND: dict[Unit, Callable[[Page, int], Span]] = {
    Unit.CHARACTER: _character,
    Unit.WORD: _word,
    Unit.LINE: _line,
    Unit.SENTENCE: _sentence,
    Unit.PARAGRAPH: _paragraph,
}
