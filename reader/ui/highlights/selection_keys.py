"""Keys and menu of the list of highlights, for all that are selected in it; what they do is the verbs'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from reader.exchange.quotation import Form
from reader.ui import theming
from reader.ui.actions import TAG_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.highlights.gathered_names import GatheredNames
    from reader.ui.highlights.gathered_view import GatheredView
    from reader.ui.highlights.selected_highlights import SelectedHighlights

_MOST_TOLD = 500  # highlights whose tags the menu lists


class SelectionKeys(QObject):
    """Binds keys to the view while it has the focus, and opens its menu."""

    entered = Signal()
    tag_wanted = Signal()
    left = Signal()

    def __init__(self, view: GatheredView, selected: SelectedHighlights, names: GatheredNames) -> None:
        super().__init__(view)
        self._view = view
        self._selected = selected
        self._names = names
        for key in TAG_KEYS:
            self._shortcut(key, self._pressing(key))
        self._shortcut("Esc", self.left.emit)
        self._tag = self._action(self.tr("Tag…"), ("T",), self.tag_wanted.emit)
        self._remove = self._action(self.tr("Remove"), ("Del",), selected.remove)
        self._copy = self._action(self.tr("Copy Quotation"), ("Ctrl+C",), selected.copy)
        self._go = self._action(self.tr("Go to Highlight"), ("Return", "Enter"), self.entered.emit)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)

    def _shortcut(self, key: str, verb: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self._view, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(verb)

    def _action(self, text: str, keys: tuple[str, ...], verb: Callable[[], None]) -> QAction:
        action = QAction(text, self._view)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked: verb())
        self._view.addAction(action)
        return action

    def _pressing(self, key: str) -> Callable[[], None]:
        return lambda: self._selected.press_key(key)

    def _open_menu(self, where: QPoint) -> None:
        """Open the menu of all that are selected, near the pointer."""
        if not self._view.selected():
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("highlightsMenu")
        menu.addAction(self._tag)
        self._add_tags(menu)
        menu.addAction(self._remove)
        menu.addSeparator()
        menu.addAction(self._copy)
        forms = menu.addMenu(self.tr("Copy As"))
        names = (self.tr("Plain"), self.tr("Markdown"), self.tr("GB/T 7714"))
        for name, form in zip(names, Form, strict=True):
            forms.addAction(name).triggered.connect(self._copying(form))
        menu.addSeparator()
        menu.addAction(self._go)
        menu.popup(self._view.viewport().mapToGlobal(where))

    def _add_tags(self, menu: QMenu) -> None:
        """Offer to take each tag off that one of them bears."""
        below = menu.addMenu(self.tr("Take Off Tag"))
        borne = {tag.id: tag for kept in self._selected.all()[:_MOST_TOLD] for tag in self._names.tags_of(kept)}
        for tag in borne.values():
            action = below.addAction(tag.name.replace("&", "&&").replace("\t", " "))
            action.setIcon(theming.dot(QColor(tag.color), self._view.devicePixelRatioF()))
            action.setIconVisibleInMenu(True)
            action.triggered.connect(self._taking_off(tag.id))
        below.setEnabled(bool(borne))

    def _taking_off(self, tag_id: str) -> Callable[[], None]:
        return lambda: self._selected.take_off(tag_id)

    def _copying(self, form: Form) -> Callable[[], None]:
        return lambda: self._selected.copy(form)
