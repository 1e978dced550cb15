"""The reader's selection and caret: where it began, where it is, and how they move; no Qt, paints nothing."""

from __future__ import annotations

from typing import NamedTuple

from reader.text.spans import Span

NOWHERE = Span(0, 0)


class Selection(NamedTuple):
    """A selection of the body: `span` is what is selected, `anchor` where it began, `caret` where it moves.

    `touched` is the character that the pointer met last: what “under the caret” means after a click.
    `ends_line` is where the caret stands at a line's end and not at the next one's start.
    """

    span: Span = NOWHERE
    anchor: int = 0
    caret: int = 0
    touched: int = 0
    ends_line: bool = False

    @classmethod
    def at(cls, position: int, touched: int | None = None, *, ends_line: bool = False) -> Selection:
        """A caret with nothing selected."""
        touched = position if touched is None else touched
        return cls(Span(position, position), position, position, touched, ends_line)

    @classmethod
    def of(cls, span: Span) -> Selection:
        """A whole passage selected, the caret at its end."""
        return cls(span, span.start, span.end, span.start)

    def dragged(self, span: Span, pointer: int) -> Selection:
        """The selection as a drag has it: this span, the caret at the end that moves."""
        caret = span.start if pointer < self.anchor else span.end
        return Selection(span, self.anchor, caret, span.start)

    def extended(self, position: int, *, ends_line: bool = False) -> Selection:
        """The selection from its end that does not move to a position between characters."""
        fixed = self.span.end if self.caret == self.span.start else self.span.start
        span = Span(min(fixed, position), max(fixed, position))
        return Selection(span, fixed, position, span.start, ends_line)
