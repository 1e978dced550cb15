"""The choices of an export: what entries stand under, what they stand in, how their sources are told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reader.errors import ReaderError
from reader.exchange.notes import Context, Grouping, Options, SourceLine
from reader.session.exporting import FORMATS, options_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum


class OptionBoxes(QWidget):
    """A box for each choice that a format has; what was chosen of each format is remembered."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ending = ""
        self._chosen: dict[str, Options] = {}  # by ending, the last chosen last
        self.grouping = self._box("exportGrouping", self.tr("Under"))
        self.context = self._box("exportContext", self.tr("In"))
        self.source_line = self._box("exportSource", self.tr("Sources"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for box in (self.context, self.grouping, self.source_line):
            column.addWidget(box)
            box.activated.connect(self._choose)

    def options(self) -> Options:
        """What is chosen of the format that is shown."""
        return self._chosen.get(self._ending) or FORMATS[self._ending].usual()

    def show_format(self, ending: str) -> None:
        """Offer what this format has."""
        self._ending = ending
        known, options = FORMATS[ending], self.options()
        self._fill(self.context, known.contexts, options.context)
        self._fill(self.grouping, known.groupings, options.grouping)
        self._fill(self.source_line, tuple(SourceLine) if known.tells_sources else (), options.source_line)
        self._enable()

    def kept(self) -> tuple[str, ...]:
        """All that was chosen, to be kept: the ending and the three names of each format, the last one first."""
        rows = [(ending, *_names(ending, options)) for ending, options in reversed(self._chosen.items())]
        return tuple(" ".join(row) for row in rows)

    def take(self, kept: Iterable[str]) -> None:
        """Take over what was kept; what no format knows any more is passed over."""
        for row in reversed([*kept]):
            ending, *names = row.split(" ")
            with suppress(ReaderError, TypeError):
                self._chosen[ending] = options_of(ending, *names)

    def last(self) -> str:
        """The ending of the format whose choices were used last, or nothing."""
        return next(reversed(self._chosen), "")

    def use(self) -> None:
        """Remember the format that is shown as the one used last."""
        options = self.options()
        self._chosen.pop(self._ending, None)
        self._chosen[self._ending] = options

    # Inside

    def _texts(self) -> dict[Enum, str]:
        return {
            Context.SENTENCE: self.tr("With the sentence"),
            Context.PARAGRAPH: self.tr("With the paragraph"),
            Context.TEXT: self.tr("In the whole text"),
            Grouping.ARTICLE: self.tr("By article and heading"),
            Grouping.TAG: self.tr("By tag"),
            Grouping.READING: self.tr("In reading order"),
            SourceLine.PLAIN: self.tr("Sources in plain words"),
            SourceLine.GBT7714: self.tr("Sources by GB/T 7714"),
        }

    def _box(self, name: str, spoken: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(spoken)
        return box

    def _fill(self, box: QComboBox, choices: Iterable[Enum], chosen: Enum) -> None:
        box.clear()
        texts = self._texts()
        for choice in choices:
            box.addItem(texts[choice], choice)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setVisible(box.count() > 1)

    def _choose(self) -> None:
        usual = FORMATS[self._ending].usual()
        self._chosen[self._ending] = Options(
            self.grouping.currentData() or usual.grouping,
            self.context.currentData() or usual.context,
            self.source_line.currentData() or usual.source_line,
        )
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        """In a whole text everything stands where it stands."""
        self.grouping.setEnabled(self.options().context is not Context.TEXT)


def _names(ending: str, options: Options) -> tuple[str, ...]:
    """The names by which `options_of` finds these options; none for a format that has no choice."""
    if not FORMATS[ending].tells_sources:
        return ()
    return options.grouping.value, options.context.value, options.source_line.value
