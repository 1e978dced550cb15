"""Finding in the open article: a quiet bar below the page; marks nothing and never is a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.settings import SCRIPTS
from reader.text.find import Hits, find
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QKeyEvent

    from reader.ui.page.page import Page

_FIELD = 300  # pixels wide
_LONGEST_TAKEN = 200  # characters of a selection that are looked for


class FindBar(QFrame):
    """A field and how many it has found; all of them are shown on the page, the current one is the selection.

    Typing goes to the first hit at or after the caret, as it was before anything was typed.
    """

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self._page = page
        self._hits = Hits()
        self._folded = ("", "")  # a body, and how it is searched in another script
        self._shown = Span(0, 0)  # the hit that was gone to last
        self._from = 0  # the position that typing looks from
        self._build()
        page.selection_changed.connect(self._count)
        self.hide()

    def _build(self) -> None:
        self._field = QLineEdit(self)
        self._field.setObjectName("findField")
        self._field.setAccessibleName(self.tr("Find"))
        self._field.setPlaceholderText(self.tr("Find in this article…"))
        self._field.setFixedWidth(_FIELD)
        self._field.textEdited.connect(self._follow_typing)
        self._label = QLabel(self)
        self._label.setObjectName("findCount")
        self._label.setAccessibleName(self.tr("Found"))
        self._buttons = QHBoxLayout()
        close = QToolButton(self)
        close.setText("×")
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._field)
        row.addLayout(self._buttons)
        row.addWidget(self._label)
        row.addStretch(1)
        row.addWidget(close)
        self.setFocusProxy(self._field)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Have a button for each of these actions."""
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(action.text())
            self._buttons.addWidget(button)

    # What the reader does

    def open(self) -> None:
        """Type what to find; a selection on the page is taken for it."""
        if not self._field.hasFocus():
            self._take_selection()
        self._appear()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def look_for(self, text: str) -> None:
        """Find this text wherever it stands; asked for again, go on to the next place."""
        self.walk(text, self._find(text))

    def walk(self, text: str, hits: Hits) -> None:
        """Go through these places of a text, from the caret on; asked for again, go on to the next one."""
        is_on = self.isVisible() and self._field.text() == text and self._hits == hits
        self._field.setText(text)
        self.show()
        self._show(hits)
        here = self._here()
        if hits:
            hit = hits.nearest(here.start + (bool(here) and is_on))
            self._go(hit, hit.start)

    def next(self) -> None:
        """Go to the next hit; from the last one, to the first."""
        if self._is_ready():
            here = self._here()
            hit = self._hits.nearest(here.start + bool(here))
            self._go(hit, hit.start)

    def previous(self) -> None:
        """Go to the hit before; from the first one, to the last."""
        if self._is_ready():
            hit = self._hits.before(self._here().start)
            self._go(hit, hit.start)

    def finish(self) -> bool:
        """Close, with the current hit still selected; whether it was open."""
        was_open = self.isVisible()
        if was_open:
            self.hide()
            self._page.show_hits(Hits())
            self._page.setFocus()
        return was_open

    # Inside

    def _take_selection(self) -> None:
        here, selected = self._here(), self._page.selected_text()
        self._from = here.start
        if here and len(selected) <= _LONGEST_TAKEN and "\n" not in selected:
            self._field.setText(selected)

    def _here(self) -> Span:
        """The selection, or an empty span where the caret is."""
        span = Span(*self._page.selection())
        return span or Span(self._page.caret(), self._page.caret())

    def _is_ready(self) -> bool:
        """Whether there is a hit to go to; a closed bar comes back with what was looked for last."""
        if not self._field.text():
            self.open()
        elif not self.isVisible():
            self._appear()
        return bool(self._hits)

    def _appear(self) -> None:
        self.show()
        self._search()

    def _search(self) -> None:
        self._show(self._find(self._field.text()))

    def _find(self, text: str) -> Hits:
        """Where the text stands, as written in the body or as shown in another script."""
        body = self._page.text()
        if self._page.script() == SCRIPTS[0]:
            return find(body, text)
        from reader.chinese.script import folded  # noqa: PLC0415 - only who wants another script needs it

        if self._folded[0] != body:
            self._folded = body, folded(body)
        return find(self._folded[1], folded(text))

    def _show(self, hits: Hits) -> None:
        self._hits = hits
        self._page.show_hits(self._hits)
        self._count()

    def _follow_typing(self) -> None:
        here = self._here()
        begun = self._from if here == self._shown else here.start
        self._search()
        if self._hits:
            self._go(self._hits.nearest(begun), begun)

    def _go(self, hit: Span, begun: int) -> None:
        """Select this hit and show it; typing then looks from `begun`."""
        self._shown, self._from = hit, begun
        self._page.reveal(hit.start, hit.end)
        self._page.select(hit.start, hit.end)

    def _count(self) -> None:
        """Say how many there are, and which one is selected."""
        number = self._hits.index(Span(*self._page.selection())) + 1
        total = f"{len(self._hits)}" if self._field.text() else ""
        self._label.setText(f"{number}/{total}" if number else total)

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc closes."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.hasFocus()
        if enters and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous()
        elif enters:
            self.next()
        elif event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)
