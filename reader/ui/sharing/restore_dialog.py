"""The window of notes that bring new tags: what would come, and which tags with it; restores nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from reader.ui.dialog_parts import other, primary, verbs_below
from reader.ui.sharing.new_tag_list import NewTagList

if TYPE_CHECKING:
    from reader.exchange.restorable import Restorable
    from reader.session.restoring import Coming
    from reader.ui.desk import Desk

_SIZE = (560, 480)  # pixels


class RestoreDialog(QDialog):
    """The new tags of a file of notes, each to be ticked, beside the main window."""

    wanted = Signal(object, object)  # Restorable, the ids of the tags that are left out

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("restore")
        self.setWindowTitle(self.tr("Bring Notes Back"))
        self.resize(*_SIZE)
        self._desk = desk
        self._notes: Restorable | None = None
        self._build()
        self.bring.clicked.connect(self.use)
        self.cancel.clicked.connect(self.reject)

    def _build(self) -> None:
        self.told = QLabel(self)
        self.told.setObjectName("restoreTold")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setContentsMargins(20, 14, 20, 8)
        self.list = NewTagList(self)
        hint = QLabel(self.tr("Highlights come without the tags that are not ticked."), self)
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        self.cancel = other(self.tr("Cancel"), self)
        self.bring = primary(self.tr("Bring Back"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(verbs_below("restoreVerbs", self, hint, self.cancel, self.bring))

    def open_notes(self, notes: Restorable) -> None:
        """Ask which tags come with these notes; where none is new by now, they are wanted as they are."""
        coming = self._desk.ask(lambda: self._desk.session.restoring.plan(notes))
        if coming and coming.new_tags:
            self._notes = notes
            self._show(coming)
        elif coming:
            self.wanted.emit(notes, frozenset())

    def use(self) -> None:
        """Let the notes come with the tags that are ticked."""
        self.wanted.emit(self._notes, self.list.left_out)
        self.accept()

    def _show(self, coming: Coming) -> None:
        marks = sum(count for _, count in coming.articles)
        told = self.tr("{marks} highlights would come back in {articles} articles, with {tags} tags that are new.")
        counts = {"marks": marks, "articles": len(coming.articles), "tags": len(coming.new_tags)}
        self.told.setText(told.format(**counts))
        self.list.show_coming(coming)
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()
        self.list.setCurrentIndex(self.list.rows.index(1))
