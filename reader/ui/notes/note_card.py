"""A card beside a passage to write its note in; where it stands and when it closes, not how a note is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reader.ui import theming
from reader.ui.in_sight import KeptInSight
from reader.ui.notes.note_field import NoteField

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH, _HEIGHT, _GAP = 300, 132, 10  # pixels
_CHROME = 60  # pixels around the note's text


class NoteCard(QFrame):
    """The note of one highlight, written in place; Esc or a click elsewhere closes it.

    `keep` takes the highlight's id and the note, and answers whether the note is on disk.
    """

    closed = Signal()  # with the keys in it, which have to go elsewhere

    def __init__(self, keep: Callable[[str, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._layer = parent
        self.setObjectName("noteCard")
        self._note = NoteField(keep, "noteField", self.tr("Write what you think…"), self)
        self._note.finished.connect(self._close)
        self._note.typed.connect(self._grow)
        self._quote = QLabel(self)
        self._quote.setObjectName("quiet")
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(2)
        column.addWidget(self._quote)
        column.addWidget(self._note, 1)
        theming.lift(self)
        KeptInSight(self, parent)
        self.hide()

    def open(self, highlight_id: str, quote: str, note: str, beside: QRectF, place: QRectF | None = None) -> None:
        """Write the note of this highlight, near the rectangle (in the parent's coordinates), or in this place."""
        if not self.finish():
            return
        self._quote.setText(self.fontMetrics().elidedText(quote, Qt.TextElideMode.ElideRight, _WIDTH - 30))
        self._note.open(highlight_id, note)
        self.stand(beside, place)
        self.show()
        self.raise_()
        self._note.write()

    def stand(self, beside: QRectF, place: QRectF | None = None) -> None:
        """Stand near the rectangle, or in this place, as high as what is written."""
        if place:
            self._take_place(place)
        else:
            self._place(beside)
        self._grow()

    def finish(self) -> bool:
        """Save and close; what cannot be saved stays open, not to be lost. Whether it is closed."""
        return self._note.finish()

    def abandon(self) -> None:
        """Close without saving: the highlight is gone."""
        self._note.abandon()

    def highlight(self) -> str:
        """The id of the highlight whose note is open, or nothing."""
        return self._note.own() if self.isVisible() else ""

    def _close(self, had_keys: bool) -> None:  # noqa: FBT001 - a signal's
        self.hide()
        if had_keys:
            self.closed.emit()

    def _grow(self) -> None:
        """Be as high as what is written, as far as the window is."""
        most = self._layer.height() - 2 * _GAP
        height = min(max(self.height(), self._note.height_of_text() + _CHROME), most)
        top = max(_GAP, min(self.y(), self._layer.height() - height - _GAP))
        self.setGeometry(self.x(), top, self.width(), height)

    def _take_place(self, place: QRectF) -> None:
        """Stand where the note stood, as high as a note being written is."""
        around = self._layer.rect()
        height = min(max(_HEIGHT, round(place.height()) + _CHROME), around.height() - 2 * _GAP)
        top = max(_GAP, min(round(place.top()) - _GAP, around.height() - height - _GAP))
        self.setGeometry(round(place.left()) - _GAP, top, round(place.width()) + 2 * _GAP, height)

    def _place(self, beside: QRectF) -> None:
        around = self._layer.rect()
        left = min(beside.left(), around.width() - _WIDTH - _GAP)
        below = beside.bottom() + _GAP
        top = below if below + _HEIGHT < around.height() else max(_GAP, beside.top() - _HEIGHT - _GAP)
        self.setGeometry(round(max(_GAP, left)), round(top), _WIDTH, _HEIGHT)
