"""The note on the open article: one quiet line while there is none, else as it reads; written in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reader.ui.notes.note_field import NoteField

if TYPE_CHECKING:
    from reader.session.changes import Changes
    from reader.ui.desk import Desk

_LINE, _HIGHEST, _WRITTEN = 24, 190, 120  # pixels: empty, as it reads at most, while it is written


class ArticleNote(QFrame):
    """The reader's note on one article."""

    closed = Signal()  # with the keys in it, which have to go elsewhere

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article = ""
        self._is_writing = False  # saved before since it was opened: one undo step for all its writing
        self.setObjectName("articleNote")
        title = QLabel(self.tr("Note on the Article"), self)
        title.setObjectName("panelTitle")
        self.note = NoteField(self._keep, "articleNoteField", self.tr("What is it about? Shift+N writes."), self)
        self.note.finished.connect(self._closed)
        self.note.currentChanged.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(title)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 0, 12, 0)
        inner.addWidget(self.note)
        column.addLayout(inner)

    def show_article(self, article_id: str) -> None:
        """Show the note of this article, or what became of it; what is being written stays."""
        note = self._desk.session.shelf.article(article_id).note if article_id else ""
        if article_id != self._article:
            self._article, self._is_writing = article_id, False
            self.note.open(article_id, note)
        else:
            self.note.follow(note)
        self._fit()

    def follow(self, changes: Changes) -> None:
        """Show what a verb changed."""
        if any((edit.after or edit.before).id == self._article for edit in changes.edits):  # type: ignore[union-attr]
            self.show_article(self._article)

    def write(self) -> None:
        """Let the note be written."""
        self._is_writing = False
        self.note.write()
        self._fit()

    def finish(self) -> bool:
        """Save and end the writing; whether nothing can be lost."""
        return self.note.finish()

    def _keep(self, article_id: str, note: str) -> bool:
        shelf, continues = self._desk.session.shelf, self._is_writing
        self._is_writing = True
        return self._desk.run(lambda: shelf.note(article_id, note, continues=continues)) is not None

    def _closed(self, had_keys: bool) -> None:  # noqa: FBT001 - a signal's
        self._is_writing = False
        self._fit()
        if had_keys:
            self.closed.emit()

    def _fit(self) -> None:
        """As high as the note needs, within bounds."""
        wanted = _LINE if self.note.is_empty() else min(self.note.sizeHint().height(), _HIGHEST)
        self.note.setFixedHeight(_WRITTEN if self.note.is_written() else max(wanted, _LINE))
