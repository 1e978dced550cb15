"""The menu of a tag and the keys of the tag tree: names, colours, keys and places; carries nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.exchange.tag_set_file import PALETTE
from reader.session.tag_tree import KEYS
from reader.ui import theming

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.tags.tag_tree_view import TagTreeView
    from reader.ui.tags.tag_verbs import TagVerbs
    from storage.records import Tag


class TagMenu(QObject):
    """What can be done with the current tag, in a menu and, while the tree has the focus, on keys."""

    def __init__(self, view: TagTreeView, verbs: TagVerbs) -> None:
        super().__init__(view)
        self._view = view
        self._verbs = verbs
        self._show = self._action(self.tr("Show Its Highlights"), verbs.show_highlights)
        self._rename = self._action(self.tr("Rename"), verbs.rename, "F2")
        self._add = self._action(self.tr("New Tag Below"), verbs.add_below)
        self._describe = self._action(self.tr("Description…"), verbs.describe)
        self._merge = self._action(self.tr("Merge Into…"), verbs.merge)
        self._up = self._action(self.tr("Move Up"), verbs.move_up, "Alt+Shift+Up")
        self._down = self._action(self.tr("Move Down"), verbs.move_down, "Alt+Shift+Down")
        self._remove = self._action(self.tr("Remove…"), verbs.remove, "Del")
        view.menu_wanted.connect(self.open)

    def open(self, where: QPoint) -> None:
        """Open the menu of the current tag at a point of the screen."""
        tag = self._view.current()
        if tag is None:
            return
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("tagMenu")
        menu.addAction(self._show)
        menu.addSeparator()
        menu.addActions([self._rename, self._add])
        self._fill_colors(menu.addMenu(self.tr("Colour")), tag)
        self._fill_keys(menu.addMenu(self.tr("Key")), tag)
        menu.addActions([self._describe, self._merge])
        menu.addSeparator()
        menu.addActions([self._up, self._down])
        self._fill_moves(menu.addMenu(self.tr("Move to Tag Set")))
        self._fill_copies(menu.addMenu(self.tr("Copy to Tag Set")))
        menu.addSeparator()
        menu.addAction(self._remove)
        self._allow()
        menu.aboutToHide.connect(self._allow_all)
        menu.popup(where)

    def ask_set(self, where: QPoint) -> None:
        """Ask at a point of the screen to which set the current tag goes, itself or a copy."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("tagGoals")
        for tag_set in self._verbs.other_sets():
            copying, moving = self.tr("Copy to “{name}”"), self.tr("Move to “{name}”")
            name = theming.caption(tag_set.name)
            self._choice(menu, copying.format(name=name), _with(self._verbs.copy_to_set, tag_set.id))
            self._choice(menu, moving.format(name=name), _with(self._verbs.move_to_set, tag_set.id))
        menu.addSeparator()
        self._choice(menu, self.tr("New Tag Set…"), self._verbs.split)
        menu.popup(where)

    # Inside

    def _action(self, text: str, verb: Callable[[], None], key: str = "") -> QAction:
        action = QAction(text, self._view)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(verb)
        self._view.addAction(action)
        return action

    def _allow(self) -> None:
        """Offer only what can be done with the tag."""
        is_highest, is_lowest = (not can_go for can_go in self._verbs.places())
        self._up.setDisabled(is_highest)
        self._down.setDisabled(is_lowest)
        self._merge.setEnabled(len(self._view.tree.tags()) > 1)

    def _allow_all(self) -> None:
        """Leave the keys to the verbs, which know what can be done."""
        for action in (self._up, self._down, self._merge):
            action.setEnabled(True)

    def _fill_colors(self, menu: QMenu, tag: Tag) -> None:
        menu.setObjectName("tagColors")
        names = (
            *(self.tr("Red"), self.tr("Blue"), self.tr("Brown"), self.tr("Slate")),
            *(self.tr("Teal"), self.tr("Olive"), self.tr("Rose"), self.tr("Green")),
        )
        for color, name in zip(PALETTE, names, strict=True):
            action = self._choice(menu, name, _with(self._verbs.recolor, color))
            action.setIcon(theming.dot(QColor(color), self._view.devicePixelRatioF()))
            action.setIconVisibleInMenu(True)
            action.setData(color)
            _mark(action, is_on=color == tag.color)
        menu.addSeparator()
        self._choice(menu, self.tr("Other…"), self._verbs.choose_color)

    def _fill_keys(self, menu: QMenu, tag: Tag) -> None:
        menu.setObjectName("tagKeys")
        holders = {one.key: one.name for one in self._view.tree.tags() if one.key}
        _mark(self._choice(menu, self.tr("None"), _with(self._verbs.set_key, "")), is_on=not tag.key)
        for key in KEYS:
            holder = theming.caption(self._view.fontMetrics().elidedText(holders.get(key, ""), _MIDDLE, _HOLDER))
            text = f"{key}\t{holder}" if holder else key
            action = self._choice(menu, text, _with(self._verbs.set_key, key))
            _mark(action, is_on=key == tag.key)

    def _fill_moves(self, menu: QMenu) -> None:
        menu.setObjectName("tagSets")
        self._fill_sets(menu, self._verbs.move_to_set)
        menu.addSeparator()
        self._choice(menu, self.tr("New Tag Set…"), self._verbs.split)

    def _fill_copies(self, menu: QMenu) -> None:
        menu.setObjectName("tagCopies")
        self._fill_sets(menu, self._verbs.copy_to_set)
        menu.setDisabled(menu.isEmpty())

    def _fill_sets(self, menu: QMenu, verb: Callable[[str], None]) -> None:
        for tag_set in self._verbs.other_sets():
            self._choice(menu, theming.caption(tag_set.name), _with(verb, tag_set.id))

    def _choice(self, menu: QMenu, text: str, verb: Callable[[], None]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(verb)
        return action


_MIDDLE, _HOLDER = Qt.TextElideMode.ElideRight, 120  # pixels of the name of the tag that has a key


def _with(verb: Callable[[str], None], value: str) -> Callable[[], None]:
    return lambda: verb(value)


def _mark(action: QAction, *, is_on: bool) -> None:
    """Let a choice stand out as the present one."""
    font = action.font()
    font.setBold(is_on)
    action.setFont(font)
