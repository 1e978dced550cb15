"""Whoever goes through the window with Tab sees where the focus is, in every palette."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from reader.settings import PALETTES
from reader.ui import theming
from tests.ui.contrasts import contrast

LEAST = 3.0  # WCAG 2.2, 2.4.13: between a pixel with and without the focus
LEAST_PIXELS = 8


def controls(inside):
    """What Tab can reach."""
    return [
        one
        for one in inside.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def told(picture, other):
    """How many pixels of two pictures differ so much that it is seen."""
    rows, columns = range(picture.height()), range(picture.width())
    pairs = ((picture.pixelColor(x, y), other.pixelColor(x, y)) for y in rows for x in columns)
    return sum(one != after and contrast(one, after) >= LEAST for one, after in pairs)


def seen(control):
    """The control's picture on the ground it lies on."""
    window = control.window()
    corner = control.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, control.size())).toImage()


def unseen(shown, elsewhere):
    """The controls that look the same with the focus as without it."""
    missing = []
    for control in shown:
        elsewhere.setFocus()
        QApplication.processEvents()
        without = seen(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if control.hasFocus() and told(without, seen(control)) < LEAST_PIXELS:
            missing.append(f"{type(control).__name__} {control.objectName()} {control.accessibleName()}")
    return missing


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
