"""What the windows beside the main one have alike: quiet buttons above, and the row of verbs below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget


def flat(text: str, name: str, parent: QWidget) -> QToolButton:
    """A button that is text alone until it is pointed at."""
    button = QToolButton(parent)
    button.setText(text)
    button.setObjectName(name)
    return button


def primary(text: str, parent: QWidget) -> QPushButton:
    """The button of what a window is for, which Enter presses."""
    button = QPushButton(text, parent)
    button.setObjectName("primary")
    button.setDefault(True)
    return button


def other(text: str, parent: QWidget) -> QPushButton:
    """A button beside the primary one, which Enter never presses."""
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    return button


def verbs_below(name: str, parent: QWidget, told: QWidget, *buttons: QWidget) -> QWidget:
    """The row at the foot of a window: what is told to the left, buttons to the right."""
    below = QWidget(parent)
    below.setObjectName(name)
    row = QHBoxLayout(below)
    row.setContentsMargins(20, 10, 16, 12)
    row.setSpacing(8)
    row.addWidget(told, 1)
    for button in buttons:
        row.addWidget(button)
    return below
