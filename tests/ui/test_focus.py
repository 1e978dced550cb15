"""Whoever goes through the window with Tab sees where the focus is, in every palette."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from reader.settings import PALETTES
from reader.ui import theming
from tests.ui.focus_rings import shows_focus


def controls(inside):
    """What Tab can reach."""
    return [
        one
        for one in inside.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def unseen(shown, elsewhere):
    """The controls that look the same with the focus as without it."""
    return [
        f"{type(control).__name__} {control.objectName()} {control.accessibleName()}"
        for control in shown
        if not shows_focus(control, elsewhere)
    ]


@pytest.mark.parametrize("name", [name for name in PALETTES if name != theming.SYSTEM])
def test_every_control_of_window_and_card_shows_that_it_has_the_focus(window, name):
    window.looks.set_page(window.looks.settings.with_(palette=name))
    window.finding.open()
    sides = [window.library, window.tags, window.highlights, window.finding]
    missing = [one for side in sides for one in unseen(controls(side), window.page)]
    window.setting.open()
    card = window.findChild(QFrame, "pageSetting")
    first, *others = controls(card)
    missing += unseen(others, first) + unseen([first], others[0])
    assert not missing
