"""The list of corrections and of the reader's words, with a field for a word's note; changes none itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader.ui.flow import Flow
from reader.ui.words.line_list import LineList
from reader.ui.words.word_lines import correction_line
from storage.records import Correction, LexiconWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from reader.ui.page.page import Page


_LONGEST_NOTE = 1_000_000  # characters that the field holds: it must not cut one that came with a list


class CorrectedList(QWidget):
    """Del, or the sign of a row, takes a correction back; a word of the lexicon can have a note."""

    annotated = Signal(str, str)  # the id of a LexiconWord, its note

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.list: LineList[Correction | LexiconWord] = LineList(
            "correctedView",
            self.tr("Corrected"),
            lambda one: correction_line(one, page.text()),
            (Qt.Key.Key_Delete,),
            self,
        )
        self._noted: LexiconWord | None = None  # whose note is seen
        self.note = QLineEdit(self)
        self.note.setObjectName("wordNote")
        self.note.setPlaceholderText(self.tr("Note on this word"))
        self.note.setAccessibleName(self.tr("Note on this word"))
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.hide()
        self._verbs, around = Flow(gap=4), QVBoxLayout()
        around.setContentsMargins(10, 4, 10, 8)
        around.addLayout(self._verbs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addLayout(around)
        self.list.current_changed.connect(self._show_note)
        self.note.editingFinished.connect(self.finish)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Have a button for each of these actions below the list."""
        for action in actions:
            button = QToolButton(self)
            button.setObjectName("wordsVerb")
            button.setDefaultAction(action)
            self._verbs.addWidget(button)

    def show_records(self, records: Sequence[Correction | LexiconWord]) -> None:
        """Show these."""
        hint = self.tr("M joins words, B breaks one; what you correct is listed here and can be taken back.")
        self.list.show_values(records, hint)
        self._show_note()

    def finish(self) -> None:
        """Keep the note that is being written."""
        noted, written = self._noted, self.note.text().strip()
        if noted and self.note.isModified():
            self.note.setModified(False)
            self._noted = replace(noted, note=written)
            self.annotated.emit(noted.id, written)

    def _show_note(self) -> None:
        record = self.list.current()
        noted = record if isinstance(record, LexiconWord) else None
        former = self._noted
        if former and (noted is None or noted.id != former.id):
            self.finish()
        if noted and (former is None or (noted.id, noted.note) != (former.id, former.note)):
            self.note.setText(noted.note)
        self._noted = noted
        self.note.setVisible(noted is not None)
