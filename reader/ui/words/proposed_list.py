"""The list of texts that may be words, and accepting them, one or all; accepts none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.session.correcting import Scope
from reader.ui.flow import Flow
from reader.ui.words.line_list import LineList
from reader.ui.words.word_lines import proposal_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.chinese.terms import Proposal
    from reader.ui.page.page import Page

_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Insert)


class ProposedList(QWidget):
    """They are accepted in the article or everywhere, as the reader chose last."""

    accepted = Signal(object)  # texts
    scope_chosen = Signal(object)  # Scope

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.list: LineList[Proposal] = LineList(
            "proposedView", self.tr("Proposed"), lambda one: proposal_line(one, page.text()), _KEYS, self
        )
        self._accept_all = QPushButton(self.tr("Accept All"), self)
        self._accept_all.setObjectName("acceptAll")
        self._accept_all.setAutoDefault(False)
        self._scope = QToolButton(self)
        self._names = {Scope.ARTICLE: self.tr("In This Article"), Scope.EVERYWHERE: self.tr("Everywhere")}
        self._build()
        self.list.signed.connect(lambda one: self.accepted.emit([one.text]))
        self._accept_all.clicked.connect(lambda: self.accepted.emit([one.text for one in self.list.rows.values()]))

    def _build(self) -> None:
        self._scope.setObjectName("acceptScope")
        self._scope.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._scope.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        for scope, name in self._names.items():
            menu.addAction(name).triggered.connect(self._choosing(scope))
        self._scope.setMenu(menu)
        row, around = Flow(), QVBoxLayout()
        around.setContentsMargins(14, 6, 10, 8)
        around.addLayout(row)
        row.addWidget(self._accept_all)
        row.addWidget(self._scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(around)

    def show_proposals(self, proposals: Sequence[Proposal], *, is_looking: bool) -> None:
        """Show these; where there are none, whether more may come."""
        looking = self.tr("Looking for words that belong together…")
        none = self.tr("No repeated phrase here is split into several words.")
        self.list.show_values(proposals, looking if is_looking else none)
        self._accept_all.setEnabled(bool(proposals))

    def show_scope(self, scope: Scope) -> None:
        """Say where what is accepted will hold."""
        self._scope.setText(self._names[scope])

    def _choosing(self, scope: Scope) -> Callable[[], None]:
        return lambda: self.scope_chosen.emit(scope)
