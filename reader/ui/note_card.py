"""A card beside a passage to write its note in; saved as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from reader.ui import theming

if TYPE_CHECKING:
    from collections.abc import Callable

_PAUSE = 500  # milliseconds of no typing until the note is saved
_WIDTH, _HEIGHT, _GAP = 300, 132, 10  # pixels


class NoteCard(QFrame):
    """The note of one highlight, written in place; Esc or a click elsewhere closes it.

    `keep` takes the highlight's id and the note, and answers whether the note is on disk.
    """

    closed = Signal()

    def __init__(self, keep: Callable[[str, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._layer = parent
        self._keep = keep
        self.setObjectName("noteCard")
        self._highlight = ""
        self._field = QPlainTextEdit(self)
        self._field.setObjectName("noteField")
        self._field.setAccessibleName(self.tr("Note"))
        self._field.setPlaceholderText(self.tr("Write what you think…"))
        self._field.setTabChangesFocus(True)
        self._field.installEventFilter(self)
        self._quote = QLabel(self)
        self._quote.setObjectName("quiet")
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.save)
        self._field.textChanged.connect(self._pause.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(2)
        column.addWidget(self._quote)
        column.addWidget(self._field, 1)
        theming.lift(self)
        self.hide()

    def open(self, highlight_id: str, quote: str, note: str, beside: QRectF) -> None:
        """Write the note of this highlight, near the rectangle (in the parent's coordinates)."""
        self.finish()
        if self._highlight:
            return
        self._highlight = highlight_id
        self._quote.setText(self.fontMetrics().elidedText(quote, Qt.TextElideMode.ElideRight, _WIDTH - 30))
        self._field.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._field.setPlainText(note)
        self._field.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._place(beside)
        self.show()
        self.raise_()
        self._field.setFocus()
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)

    def save(self) -> bool:
        """Whether nothing of what is written can be lost any more."""
        self._pause.stop()
        if self._highlight and self._field.document().isModified():
            is_kept = self._keep(self._highlight, self._field.toPlainText())
            self._field.document().setModified(not is_kept)
        return not self._field.document().isModified()

    def finish(self) -> None:
        """Save and close; what cannot be saved stays open, not to be lost."""
        if self._highlight and self.save():
            self._close()

    def abandon(self) -> None:
        """Close without saving: the highlight is gone."""
        self._pause.stop()
        self._close()

    def _close(self) -> None:
        self._highlight = ""
        self._field.document().setModified(False)
        self.hide()
        self.closed.emit()

    def highlight(self) -> str:
        """The id of the highlight whose note is open, or nothing."""
        return self._highlight

    def _place(self, beside: QRectF) -> None:
        around = self._layer.rect()
        left = min(beside.left(), around.width() - _WIDTH - _GAP)
        below = beside.bottom() + _GAP
        top = below if below + _HEIGHT < around.height() else max(_GAP, beside.top() - _HEIGHT - _GAP)
        self.setGeometry(round(max(_GAP, left)), round(top), _WIDTH, _HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close on Esc and when the focus goes elsewhere."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.finish()
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
                self.save()  # the reader looks something up elsewhere
            elif event.reason() != Qt.FocusReason.PopupFocusReason:
                self.finish()
        return super().eventFilter(watched, event)
