"""The steps of undo and redo: their names, and menus to go back or on by several; carries none out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from reader.ui import actions, theming
from storage.records import (
    Article,
    Binned,
    Correction,
    Folder,
    Highlight,
    KnownWord,
    LexiconWord,
    OwnReading,
    Tag,
    TagSet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from reader.session.changes import Changes

MOST = 30  # steps in a menu
_LONGEST = 14  # code points of what a step was about


def verb_name(verb: str) -> str:
    """What the window calls a verb of the session."""
    return actions.translated(actions.VERBS.get(verb, verb))


def step_name(changes: Changes) -> str:
    """What a verb did and to what: “Highlight “老林的书店””, with the number of the rest when there are several."""
    first = next((edit.after or edit.before for edit in changes.edits), None)
    about, more = _about(changes.about or first), "" if changes.about else _more(changes)
    return " ".join(part for part in (verb_name(changes.verb), about, more) if part)


def _about(record: object) -> str:
    match record:
        case Highlight() | Correction() | OwnReading():
            text = record.quote
        case LexiconWord() | KnownWord():
            text = record.text
        case Tag() | TagSet() | Folder():
            text = record.name
        case Article():
            text = record.title
        case Binned():
            return _about(record.record)
        case _:
            return ""
    line = " ".join(text.split())
    return f"“{line[: _LONGEST - 1]}…”" if len(line) > _LONGEST else f"“{line}”"


def _more(changes: Changes) -> str:
    """How many more highlights one verb moved."""
    kinds = {record.id for edit in changes.edits if isinstance(record := edit.after or edit.before, Highlight)}
    more = QCoreApplication.translate("Steps", "and {count} more")
    return more.format(count=len(kinds) - 1) if len(kinds) > 1 else ""


def offer(
    bar: QToolBar, action: QAction, steps: Callable[[], Sequence[Changes]], take: Callable[[int], None]
) -> QMenu:
    """Let the action's button in the toolbar also list the steps; `take` gets how many were chosen."""
    menu = QMenu(bar)
    menu.setObjectName(f"{action.objectName()}Steps")
    menu.aboutToShow.connect(lambda: _fill(menu, steps(), take))
    button = bar.widgetForAction(action)
    if isinstance(button, QToolButton):
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
    return menu


def _fill(menu: QMenu, steps: Sequence[Changes], take: Callable[[int], None]) -> None:
    menu.clear()
    for number, changes in enumerate(steps[:MOST], start=1):
        name = theming.caption(step_name(changes))
        menu.addAction(name).triggered.connect(_taking(take, number))


def _taking(take: Callable[[int], None], number: int) -> Callable[[], None]:
    return lambda: take(number)
