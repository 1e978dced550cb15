"""The reader's selection and caret: where it began, where it is, and how they move; no Qt, paints nothing."""

from __future__ import annotations

from dataclasses import dataclass

from reader.text.spans import Span

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection of the body: `span` is what is selected, `anchor` where it began, `caret` where it moves.

    `touched` is the character that the pointer met last: what “under the caret” means after a click.
    """

    span: Span = NOWHERE
    anchor: int = 0
    caret: int = 0
    touched: int = 0

    @classmethod
    def at(cls, position: int, touched: int | None = None) -> Selection:
        """A caret with nothing selected."""
        return cls(Span(position, position), position, position, position if touched is None else touched)

    @classmethod
    def of(cls, span: Span) -> Selection:
        """A whole passage selected, the caret at its end."""
        return cls(span, span.start, span.end, span.start)

    def dragged(self, span: Span, pointer: int) -> Selection:
        """The selection as a drag has it: this span, the caret at the end that moves."""
        caret = span.start if pointer < self.anchor else span.end
        return Selection(span, self.anchor, caret, span.start)

    def extended(self, position: int) -> Selection:
        """The selection from where it began to a position between characters."""
        span = Span(min(self.anchor, position), max(self.anchor, position))
        return Selection(span, self.anchor, position, span.start)
