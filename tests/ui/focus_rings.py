"""Whether a control shows that it has the focus: its picture with it beside its picture without it."""

from collections import Counter

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.ui.contrasts import contrast

LEAST = 3.0  # WCAG 2.2, 2.4.13: between a pixel with and without the focus
LEAST_PIXELS = 8


def told(picture, other):
    """How many pixels of two pictures of one size differ so much that it is seen."""
    one, another = (memoryview(bytes(image.constBits())).cast("I") for image in (picture, other))
    changed = Counter(pair for pair in zip(one, another, strict=False) if pair[0] != pair[1])
    return sum(
        count
        for (before, after), count in changed.items()
        if contrast(QColor.fromRgb(before), QColor.fromRgb(after)) >= LEAST
    )


def seen(control):
    """The control's picture on the ground it lies on."""
    window = control.window()
    corner = control.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, control.size())).toImage().convertToFormat(QImage.Format.Format_RGB32)


def shows_focus(control, elsewhere):
    """Whether it looks otherwise with the focus than while another control has it; true where it takes none."""
    elsewhere.setFocus()
    QApplication.processEvents()
    without = seen(control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return not control.hasFocus() or told(without, seen(control)) >= LEAST_PIXELS
