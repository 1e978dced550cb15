"""Which actions can be used now, and what undo and redo would do; carries nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.ui.steps import verb_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from reader.session.history import History
    from reader.ui.marking import Marking
    from reader.ui.page.page import Page

_ON_PASSAGE = ("tag", "note", "quote", "quote_markdown", "quote_gbt7714")  # on a selection or a highlight


class Offered:
    """The window's actions by id, each enabled while it can be used."""

    def __init__(self, shown: Mapping[str, QAction], page: Page, marking: Marking, history: History) -> None:
        self._shown = shown
        self._page = page
        self._marking = marking
        self._history = history

    def update(self, article: str) -> None:
        """Offer what can be done with this article, none when empty, its selection and its highlights."""
        start, end = self._page.selection()
        selected, marked = end > start, bool(self._page.marks_at_caret())
        self._enable("highlight", can_be_used=selected)
        self._enable("copy", can_be_used=selected)
        self._enable("remove", can_be_used=bool(self._marking.meant()))
        for name in _ON_PASSAGE:
            self._enable(name, can_be_used=selected or marked)
        self._name_step("undo", QCoreApplication.translate("MainWindow", "Undo"), self._history.undoable())
        self._name_step("redo", QCoreApplication.translate("MainWindow", "Redo"), self._history.redoable())
        for name in ("export", "print", "save_pdf"):
            self._enable(name, can_be_used=bool(article))

    def _enable(self, name: str, *, can_be_used: bool) -> None:
        self._shown[name].setEnabled(can_be_used)

    def _name_step(self, name: str, text: str, verb: str) -> None:
        """Say in the menu what undo or redo would do; the toolbar keeps its short text."""
        action = self._shown[name]
        action.setText(f"{text}: {verb_name(verb)}" if verb else text)
        action.setIconText(text)
        action.setEnabled(bool(verb))
