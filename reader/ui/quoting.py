"""Copying the passage meant with its source; the forms are the session's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.exchange.quotation import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.text.spans import Span
    from reader.ui.desk import Desk
    from reader.ui.marking import Marking


class Quoting(QObject):
    """Copies the selection, else the highlight under the caret, as a quotation."""

    def __init__(self, desk: Desk, marking: Marking, article: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._marking = marking
        self._article = article

    def copy_plain(self) -> None:
        """“…”（新华社，2025-12-06，第12段）."""
        self._copy(Form.PLAIN)

    def copy_markdown(self) -> None:
        """A block quote with its source."""
        self._copy(Form.MARKDOWN)

    def copy_gbt7714(self) -> None:
        """The quotation with its entry after GB/T 7714."""
        self._copy(Form.GBT7714)

    def _copy(self, form: Form) -> None:
        span: Span | None = self._marking.meant_span()
        if span:
            session, article = self._desk.session, self._article()
            text = self._desk.ask(lambda: session.quoting.passage(article, span, form))
            if text:
                QGuiApplication.clipboard().setText(text)
