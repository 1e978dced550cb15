"""Tells when a widget has been painted for the first time, or that it will not be soon; paints nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal


class FirstPaint(QObject):
    """Watches one widget; `patience` is in milliseconds."""

    over = Signal()  # once: what follows the paint can begin

    def __init__(self, watched: QObject, patience: int) -> None:
        super().__init__(watched)
        self._is_over = False
        watched.installEventFilter(self)
        QTimer.singleShot(patience, self, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paint begin; it is over when the event loop is reached again."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.over.emit()
