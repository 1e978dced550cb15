"""A passage within its context as it reads, changes marked in it; only to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from reader.text.candidates import Difference, Kind, differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SIZE, _SIZE_GONE = 16, 12  # pixels
_LEADING = 160  # percent
_LONGEST = 140  # code points of one run
_KEPT = 60  # code points at each end of a longer one
_MOST_RUNS = 60
_LONGEST_COMPARED = 20_000  # code points
_LEFT_OUT = "……"


class Look(Enum):
    """How a stretch of text looks."""

    CONTEXT = "context"
    QUOTE = "quote"
    GONE = "gone"
    COME = "come"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look."""

    text: str
    look: Look


_LOOKS = {Kind.SAME: Look.QUOTE, Kind.GONE: Look.GONE, Kind.COME: Look.COME}


def as_runs(before: str, quote: str, behind: str, old: str | None = None) -> list[Run]:
    """A quote within its context; with the `old` one, what differs from it is marked."""
    if old is None or max(len(old), len(quote)) > _LONGEST_COMPARED:
        told = [Difference(Kind.SAME, quote)]
    else:
        told = differences(old, quote)
    if len(told) > _MOST_RUNS:
        told = [*told[: _MOST_RUNS // 2], Difference(Kind.SAME, _LEFT_OUT), *told[-_MOST_RUNS // 2 :]]
    # Struck out, 了 would read 子.
    texts = [_shortened(one.text) if one.kind is not Kind.GONE else f"〔{_shortened(one.text)}〕" for one in told]
    inside = [Run(text, _LOOKS[one.kind]) for text, one in zip(texts, told, strict=True)]
    return [Run(before, Look.CONTEXT), *inside, Run(behind, Look.CONTEXT)]


class Passage(QTextEdit):
    """Text of several looks, as high as it needs at its width."""

    def __init__(self, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._runs: Sequence[Run] = ()
        self.setObjectName("passage")
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        font = QFont(family)
        font.setPixelSize(_SIZE)
        self.document().setDefaultFont(font)

    def show_runs(self, runs: Iterable[Run]) -> None:
        """Show these stretches, one after the other on one paragraph."""
        self._runs = tuple(run for run in runs if run.text)
        self.setAccessibleName("".join(run.text for run in self._runs if run.look is not Look.GONE))
        self._set()

    def runs(self) -> Sequence[Run]:
        """What is shown."""
        return self._runs

    def _set(self) -> None:
        self.document().clear()
        cursor = QTextCursor(self.document())
        block = QTextBlockFormat()
        block.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        for run in self._runs:
            cursor.insertText(" ".join(run.text.splitlines()), self._form(run.look))
        self._fit()

    def _form(self, look: Look) -> QTextCharFormat:
        colors, form = self.palette(), QTextCharFormat()
        is_quiet = look in (Look.CONTEXT, Look.GONE)
        form.setForeground(
            colors.color(QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.Text)
        )
        if look is Look.COME:
            form.setForeground(colors.color(QPalette.ColorRole.Accent))
            form.setBackground(colors.color(QPalette.ColorRole.Highlight))
        if look is Look.GONE:
            form.setProperty(QTextCharFormat.Property.FontPixelSize, _SIZE_GONE)
        if look in (Look.QUOTE, Look.COME):
            form.setFontWeight(QFont.Weight.DemiBold)
        return form

    def _fit(self) -> None:
        width = self.viewport().width()
        if width > 0:
            document = self.document().clone()
            document.setTextWidth(width)
            self.setFixedHeight(ceil(document.size().height()))
            document.deleteLater()

    # Qt's overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(super().sizeHint().width(), self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Take over other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_KEPT]}{_LEFT_OUT}{text[-_KEPT:]}"
