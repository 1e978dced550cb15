"""The menus and the toolbar, filled from the table of actions; carries nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QToolBar

from reader.ui import actions, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from reader.session.history import History


def fill_menus(window: QMainWindow, shown: Mapping[str, QAction]) -> None:
    """Put the actions into the window's menus."""
    for title, group in actions.MENUS:
        menu = window.menuBar().addMenu(actions.translated(title))
        menu.addActions([shown[action.id] for action in group])


def add_toolbar(
    window: QMainWindow,
    shown: Mapping[str, QAction],
    history: History,
    undo: Callable[[int], None],
    redo: Callable[[int], None],
) -> None:
    """Give the window its toolbar; `undo` and `redo` take so many steps."""
    bar = QToolBar(QCoreApplication.translate("MainWindow", "Toolbar"), window)
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for name in actions.TOOLBAR:
        if name:
            bar.addAction(shown[name])
        else:
            bar.addSeparator()
    steps.offer(bar, shown["undo"], history.done, undo)
    steps.offer(bar, shown["redo"], history.undone, redo)
    window.addToolBar(bar)
