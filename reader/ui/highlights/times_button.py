"""When highlights were made: any time, the last days, or from one day to another; a button, it finds none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QMenu, QToolButton, QWidget

from reader.ui.highlights.gathered_names import today

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_DAYS = (0, 1, 7, 30)  # any time, today, and so many days with today
_OTHERS = -1  # days that the reader chooses

Days = tuple[date, date]  # the first and the last one, both included


class TimesButton(QToolButton):
    """Tells whenever another time is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sieveTime")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._actions: dict[int, QAction] = {}
        menu, group = QMenu(self), QActionGroup(self)
        texts = (self.tr("Any Time"), self.tr("Today"), self.tr("Last 7 Days"), self.tr("Last 30 Days"))
        for days, text in zip((*_DAYS, _OTHERS), (*texts, self.tr("From Day to Day…")), strict=True):
            action = self._actions[days] = group.addAction(text)
            action.setCheckable(True)
            action.setData(days)
            menu.addAction(action)
        group.triggered.connect(lambda action: self._chosen(action.data()))
        self.setMenu(menu)
        self.clear()

    def clear(self) -> None:
        """Choose any time, without a word."""
        self._take(0, (today(), today()))

    def bounds(self) -> tuple[str, str]:
        """When the first day began and the last one ended, in UTC; empty where there is no bound."""
        if self._choice == _OTHERS:
            first, last = self._days
            return _midnight(first), _midnight(last + timedelta(1))
        return (_midnight(today() - timedelta(self._choice - 1)) if self._choice else ""), ""

    # Inside

    def _chosen(self, choice: int) -> None:
        days = DaysDialog.asked(self._days, self.window()) if choice == _OTHERS else self._days
        if days is None:
            self._actions[self._choice].setChecked(True)
        else:
            self._take(choice, days)
            self.changed.emit()

    def _take(self, choice: int, days: Days) -> None:
        self._choice, self._days = choice, days
        self._actions[choice].setChecked(True)
        first, last = days
        self.setText(f"{first} – {last}" if choice == _OTHERS else self._actions[choice].text())
        self.setAccessibleName(self.text())
        self.setProperty("isChosen", choice != 0)
        self.style().polish(self)


class DaysDialog(QDialog):
    """Asks for the first and the last day; put in the wrong order, they change places."""

    def __init__(self, days: Days, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("From Day to Day"))
        self.first, self.last = (self._field(day) for day in days)
        form = QFormLayout(self)
        form.addRow(self.tr("From"), self.first)
        form.addRow(self.tr("To"), self.last)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    @classmethod
    def asked(cls, days: Days, parent: QWidget) -> Days | None:
        """The days that the reader wants, beginning with these, or nothing."""
        dialog = cls(days, parent)
        is_meant = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.days() if is_meant else None

    def days(self) -> Days:
        """The first and the last day as they are chosen now."""
        one, other = (_date(field.date()) for field in (self.first, self.last))
        return min(one, other), max(one, other)

    def _field(self, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setDisplayFormat("yyyy-MM-dd")
        field.setCalendarPopup(True)
        return field


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _midnight(day: date) -> str:
    """When the day began where the reader is, as a time in UTC."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat(timespec="milliseconds")
