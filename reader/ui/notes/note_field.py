"""One note: as it reads, and written in place when asked for; saved as it is typed, and keeps no note itself."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStackedWidget, QWidget

from reader.ui.notes.rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize

_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_PAUSE = 500  # milliseconds of no typing until the note is saved


class NoteField(QStackedWidget):
    """The note of one thing, by that thing's id.

    `keep` takes the id and the note, and answers whether the note is on disk.
    """

    typed = Signal()
    finished = Signal(bool)  # the writing is over and saved; whether the keys were still in the field

    def __init__(self, keep: Callable[[str, str], bool], name: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._keep = keep
        self._own = ""
        self._field = QPlainTextEdit(self)
        self._field.setObjectName(name)
        self._field.setAccessibleName(self.tr("Note"))
        self._field.setPlaceholderText(hint)
        self._field.setTabChangesFocus(True)
        self._field.installEventFilter(self)
        self._rendered = Rendered(self)
        self._rendered.setObjectName(f"{name}Rendered")
        self._rendered.setPlaceholderText(hint)
        self._rendered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rendered.clicked.connect(self.write)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.save)
        self._field.textChanged.connect(self._pause.start)
        self._field.textChanged.connect(self.typed)
        self.addWidget(self._rendered)
        self.addWidget(self._field)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def open(self, own: str, note: str) -> None:
        """Show the note of this thing; what is being written is saved and finished before."""
        if not self.finish():
            return
        self._own = own
        self._set(note)

    def write(self) -> None:
        """Let the note be written, from its end on."""
        if not self._own:
            return
        self.setCurrentWidget(self._field)
        self._field.setFocus()
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)
        self.updateGeometry()

    def follow(self, note: str) -> None:
        """Show the note as it was changed elsewhere; what is being written stays."""
        if not self.is_written() and note != self._field.toPlainText():
            self._set(note)

    def own(self) -> str:
        """The id of what the note is on, or nothing."""
        return self._own

    def is_written(self) -> bool:
        """Whether the note is being written."""
        return self.currentWidget() is self._field

    def is_empty(self) -> bool:
        """Whether the note says nothing."""
        return not self._field.toPlainText().strip()

    def height_of_text(self) -> int:
        """How high all of it is while it is written, in pixels."""
        lines = self._field.document().documentLayout().documentSize().height()
        return ceil(lines * self._field.fontMetrics().lineSpacing())

    def save(self) -> bool:
        """Whether nothing of what is written can be lost any more."""
        self._pause.stop()
        document = self._field.document()
        if self._own and document.isModified():
            document.setModified(not self._keep(self._own, self._field.toPlainText()))
        return not document.isModified()

    def finish(self) -> bool:
        """Save and show the note as it reads; what cannot be saved stays as it is written. Whether it is saved."""
        if not self.save():
            return False
        if self.is_written():
            self._end()
        return True

    def abandon(self) -> None:
        """End the writing without saving: what the note is on is gone."""
        self._pause.stop()
        self._own = ""
        self._set("")
        self._end()

    def _set(self, note: str) -> None:
        self._field.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._field.setPlainText(note)
        self._field.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._field.document().setModified(False)
        self._rendered.show_markdown(note)
        self.updateGeometry()

    def _end(self) -> None:
        had_keys = self._field.hasFocus()
        self._rendered.show_markdown(self._field.toPlainText())
        self.setCurrentWidget(self._rendered)
        self.updateGeometry()
        self.finished.emit(had_keys)

    def sizeHint(self) -> QSize:
        """As high as what is shown."""
        return self._field.sizeHint() if self.is_written() else self._rendered.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the writing on Esc and when the focus goes elsewhere."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.finish()
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() in _PASSING:
                self.save()  # the reader looks something up elsewhere, or chooses from a menu
            else:
                self.finish()
        return super().eventFilter(watched, event)
