"""Which word the pointer rests on, after a while, and when it has left it; shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from reader.text.spans import Span, covering

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from reader.ui.page.page import Page

_REST = 400  # milliseconds
_ENDS = (
    QEvent.Type.Leave,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.FocusOut,
    QEvent.Type.Resize,
)


class Hovering(QObject):
    """Follows the pointer over a page that has the focus; a highlight that tells something itself is let alone."""

    rested = Signal(object)  # Span
    left = Signal()

    def __init__(self, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._word: Span | None = None  # under the pointer
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._tell)
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)
        page.verticalScrollBar().valueChanged.connect(self.end)

    def end(self) -> None:
        """Know of no word any more, until the pointer moves."""
        self._rest.stop()
        self._word = None
        self.left.emit()

    # Inside

    def _follow(self, event: QMouseEvent) -> None:
        word = None if event.buttons().value else self._word_at(event.position())
        if word != self._word:
            self.end()
            self._word = word
            if word:
                self._rest.start()

    def _word_at(self, point: QPointF) -> Span | None:
        page = self._page
        if not page.hasFocus() or not page.text():
            return None
        position = page.character_at(point)
        if not page.rect_of(position, position + 1).contains(point):
            return None
        tells_itself = any(mark.colors or mark.noted for mark in page.marks().at(position))
        return None if tells_itself else covering(page.words_near(position), position)

    def _tell(self) -> None:
        if self._word:
            self.rested.emit(self._word)

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer, and end with whatever else the reader does."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._follow(event)
        elif event.type() in _ENDS:
            self.end()
        return super().eventFilter(watched, event)
