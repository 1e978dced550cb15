"""Choosing a tag by typing part of its name or its pinyin, or making a new one; puts it on nothing itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from reader.chinese.pinyin import Rank, Readings
from reader.ui import theming
from reader.ui.in_sight import KeptInSight
from reader.ui.rows import Rows
from reader.ui.tags.tag_rows import ROW_HEIGHT, TagPainter, TagRow
from storage.records import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_WIDTH, _HIGHEST, _GAP = 260, 330, 8  # pixels
# The focus comes back by itself after a menu, or when the reader looks something up elsewhere.
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_CHROME = 58  # pixels of field and margins
_PINYIN = re.compile("[A-Za-z]")
_THIS_PATH, _BY_NAME, _BY_PATH = range(3)  # how a tag is found, the best first


class TagChooser(QFrame):
    """A field and the tags that match it, best first; Enter takes the marked one, Esc closes.

    Asks for the readings whenever letters are typed, and never before.
    """

    tag_chosen = Signal(str)  # tag id
    name_given = Signal(str)  # path of a tag to be made
    closed = Signal()  # with the keys in it, which have to go elsewhere

    def __init__(self, parent: QWidget, readings: Callable[[], Readings]) -> None:
        super().__init__(parent)
        self._layer = parent
        self._readings = readings
        self.setObjectName("chooser")
        self._tags: list[_Choice] = []
        self._can_make = True
        self._beside = QRectF()
        self._field = QLineEdit(self)
        self._field.setObjectName("chooserField")
        self._field.setAccessibleName(self.tr("Tag"))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._filter)
        self._rows: Rows[TagRow] = Rows(lambda row: row.tag.name, self)
        self._view = QListView(self)
        self._view.setObjectName("chooserView")
        self._view.setAccessibleName(self.tr("Tags"))
        self._view.setModel(self._rows)
        self._view.setItemDelegate(TagPainter(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._field)
        column.addWidget(self._view, 1)
        theming.lift(self)
        KeptInSight(self, parent)
        self.hide()

    def open(self, tags: Sequence[Tag], paths: Mapping[str, str], beside: QRectF, *, can_make: bool = True) -> None:
        """Choose among these tags, near the rectangle (in the parent's coordinates); `can_make`: or a new one."""
        self._can_make = can_make
        hint = self.tr("Type to find or make a tag…") if can_make else self.tr("Type to find a tag…")
        self._field.setPlaceholderText(hint)
        self._tags = [_Choice(tag, paths[tag.id]) for tag in tags]
        self._beside = beside
        self._field.clear()
        self._filter("")
        self.show()
        self.raise_()
        self._field.setFocus()

    def finish(self) -> None:
        """Close without a choice."""
        if self.isVisible():
            had_keys = self._field.hasFocus()
            self.hide()
            if had_keys:
                self.closed.emit()

    def _filter(self, typed: str) -> None:
        typed = typed.strip()
        rows = [choice.row() for choice in self._found(typed)]
        if self._can_make and typed and not any(choice.has_path(typed) for choice in self._tags):
            rows.append(self._new_row(typed))
        self._rows.show(rows)
        self._view.setCurrentIndex(self._rows.index(0))
        self._place(len(rows))

    def _found(self, typed: str) -> list[_Choice]:
        """The tags that match, best first; all in the order of the tree when nothing is typed."""
        if not typed:
            return self._tags
        readings = self._readings() if _PINYIN.search(typed) else Readings()
        ranked = [(choice.rank(typed, readings), choice) for choice in self._tags]
        found = [(rank, choice) for rank, choice in ranked if rank is not None]
        return [choice for _, choice in sorted(found, key=lambda pair: pair[0])]

    def _place(self, rows: int) -> None:
        """As high as its rows need, below the passage, or above it where there is no room."""
        around, beside = self._layer.rect(), self._beside
        height = min(_CHROME + rows * ROW_HEIGHT, _HIGHEST, around.height() - 2 * _GAP)
        left = min(max(_GAP, beside.left()), around.width() - _WIDTH - _GAP)
        below = beside.bottom() + _GAP
        fits = below + height + _GAP < around.height()
        top = below if fits else max(_GAP, beside.top() - height - _GAP)
        self.setGeometry(round(left), round(top), _WIDTH, height)

    def _new_row(self, path: str) -> TagRow:
        name = self.tr("New tag “{name}”").format(name=path)
        return TagRow(Tag("", "", None, name, self.palette().mid().color().name(), "", "", 0), 0, 0)

    def _take(self) -> None:
        index = self._view.currentIndex()
        if not index.isValid():
            return
        tag = self._rows.value(index.row()).tag
        path = self._field.text().strip()
        self.finish()
        if tag.id:
            self.tag_chosen.emit(tag.id)
        else:
            self.name_given.emit(path)

    def _move(self, rows: int) -> None:
        row = self._view.currentIndex().row() + rows
        self._view.setCurrentIndex(self._rows.index(max(0, min(row, self._rows.rowCount() - 1))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move the mark, Enter takes it, Esc and a click elsewhere close."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            self.finish()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Escape:
                    self.finish()
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._take()
                case Qt.Key.Key_Down:
                    self._move(1)
                case Qt.Key.Key_Up:
                    self._move(-1)
                case _:
                    return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)


@dataclass(frozen=True, slots=True)
class _Choice:
    tag: Tag
    path: str

    def has_path(self, typed: str) -> bool:
        return self.path.casefold() == typed.casefold()

    def rank(self, typed: str, readings: Readings) -> tuple[int, Rank] | None:
        """How well this is found, less being better; nothing when it is not."""
        if self.has_path(typed):
            return _THIS_PATH, Rank.WHOLE
        by_name = readings.rank(typed, self.tag.name)
        if by_name is not None:
            return _BY_NAME, by_name
        by_path = readings.rank(typed, self.path) if self.path != self.tag.name else None
        return None if by_path is None else (_BY_PATH, by_path)

    def row(self) -> TagRow:
        return TagRow(replace(self.tag, name=self.path), 0, 0)
