"""Which highlights are wanted: text, tags, a few conditions, a time; finds none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from reader.session.gathering import Sieve
from reader.ui import theming
from reader.ui.flow import Flow
from reader.ui.highlights.times_button import TimesButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from storage.records import Tag

_PAUSE = 150  # milliseconds of no typing until what is typed is looked for
_WIDEST_NAME = 130  # pixels


class SieveBar(QFrame):
    """Tells whenever what is wanted has changed; what it wants stays when it is folded away."""

    changed = Signal()
    tag_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sieve")
        self._chips: dict[str, QToolButton] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._told_now)
        self._build()

    def _build(self) -> None:
        self._field = QLineEdit(self)
        self._field.setObjectName("sieveText")
        self._field.setAccessibleName(self.tr("Text"))
        self._field.setPlaceholderText(self.tr("In quote or note…"))
        self._field.textChanged.connect(self._pause.start)
        self._field.returnPressed.connect(self._told_now)
        self._flow = Flow()
        self.tag_button = self._button("sieveTag", self.tr("+ Tag"))
        self.tag_button.clicked.connect(self.tag_wanted)
        self._all = self._toggle("sieveAll", self.tr("All of Them"))
        self._untagged = self._toggle("sieveUntagged", self.tr("Untagged"))
        self._noted = self._toggle("sieveNoted", self.tr("With Note"))
        self._lost = self._toggle("sieveLost", self.tr("Lost"))
        self._time = TimesButton(self)
        self._time.changed.connect(self._told_now)
        self._flow.addWidget(self._time)
        self._clear = self._button("sieveClear", self.tr("Clear"))
        self._clear.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._field)
        column.addLayout(self._flow)
        self._show()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setAccessibleName(text)
        self._flow.addWidget(button)
        return button

    def _toggle(self, name: str, text: str) -> QToolButton:
        button = self._button(name, text)
        button.setCheckable(True)
        button.toggled.connect(self._toggled)
        return button

    # What the panel says

    def sieve(self) -> Sieve:
        """What is wanted of the highlights of any article."""
        since, until = self._time.bounds()
        return Sieve(
            tags=frozenset(self._chips),
            is_all=len(self._chips) > 1 and self._all.isChecked(),
            is_untagged=self._untagged.isChecked(),
            has_note=self._noted.isChecked(),
            is_lost=self._lost.isChecked(),
            text=self._field.text().strip(),
            since=since,
            until=until,
        )

    def let_go(self) -> None:
        """Tell nothing more of what is being typed."""
        self._pause.stop()

    def want(self, *, tag: Tag | None = None, is_lost: bool = False) -> None:
        """Want highlights with this tag, or the lost ones, whatever else they are."""
        self._empty()
        if tag:
            self._add(tag)
        _set(self._lost, is_on=is_lost)
        self._told_now()

    def add_tag(self, tag: Tag) -> None:
        """Want this tag too."""
        _set(self._untagged, is_on=False)
        self._add(tag)
        self._told_now()

    def clear(self) -> None:
        """Want all."""
        self._empty()
        self._told_now()

    def show_tags(self, tags: Mapping[str, Tag]) -> None:
        """Show names and colours as they are; tags that are gone are wanted no more, without a word."""
        for tag_id in list(self._chips):
            if tag_id in tags:
                self._name(self._chips[tag_id], tags[tag_id])
            else:
                self._drop(tag_id)
        self._show()

    def offer_lost(self, *, is_any: bool) -> None:
        """Offer to show those lost, when there are any."""
        self._lost.setVisible(is_any or self._lost.isChecked())

    def focus(self) -> None:
        """Let the reader type."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    # Inside

    def _told_now(self) -> None:
        self._pause.stop()
        self._show()
        self.changed.emit()

    def _toggled(self) -> None:
        if self.sender() is self._untagged and self._untagged.isChecked():
            for tag_id in list(self._chips):
                self._drop(tag_id)
        self._told_now()

    def _empty(self) -> None:
        self._time.clear()
        for tag_id in list(self._chips):
            self._drop(tag_id)
        self._field.clear()
        for toggle in (self._all, self._untagged, self._noted, self._lost):
            _set(toggle, is_on=False)

    def _add(self, tag: Tag) -> None:
        if tag.id in self._chips:
            return
        chip = QToolButton(self)
        chip.setObjectName("sieveChip")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.clicked.connect(lambda: self._leave_out(tag.id))
        self._flow.insert(len(self._chips), chip)
        self._chips[tag.id] = chip
        self._name(chip, tag)
        chip.show()

    def _name(self, chip: QToolButton, tag: Tag) -> None:
        name = self.fontMetrics().elidedText(tag.name, Qt.TextElideMode.ElideRight, _WIDEST_NAME)
        chip.setText(f"{name.replace('&', '&&')}  ×")
        chip.setToolTip(theming.plain(tag.name))
        chip.setAccessibleName(self.tr("Not only {tag}").format(tag=tag.name))
        chip.setIcon(theming.dot(QColor(tag.color), self.devicePixelRatioF()))

    def _leave_out(self, tag_id: str) -> None:
        self._drop(tag_id)
        self._told_now()

    def _drop(self, tag_id: str) -> None:
        chip = self._chips.pop(tag_id)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _show(self) -> None:
        """Show what can be chosen now, and what is."""
        self._all.setVisible(len(self._chips) > 1)
        self._clear.setVisible(not self.sieve().is_open())
        self._flow.invalidate()
        self.updateGeometry()

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _set(toggle: QToolButton, *, is_on: bool) -> None:
    """Set a toggle without a word."""
    blocker = QSignalBlocker(toggle)
    toggle.setChecked(is_on)
    blocker.unblock()
