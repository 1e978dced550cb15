"""The window in which a reader chooses the encoding of a file, seeing how it reads; brings nothing in itself."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader import resources
from reader.settings import Settings
from reader.text.decode import alternatives
from reader.text.encoding import BROKEN, guesses, weights
from reader.ui.dialog_parts import other, primary, verbs_below
from reader.ui.page.typography import page_typography
from reader.ui.rows import TWO_LINES, Index, RowPainter, Rows, RowView, paint_two_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QStyleOptionViewItem

_SIZE = (820, 520)  # pixels
_WIDTHS = (260, 560)  # pixels: list, preview
_TEXT, _LEADING = 17, 165  # pixels, percent
_SAMPLE, _LINES, _LONGEST_LINE = 16_384, 24, 400  # bytes, lines and code points looked at
_TINT = 0.30  # opacity
_LIKELY, _POSSIBLE = 0.6, 0.02  # confidence
_PARTS = re.compile(f"({BROKEN}+)")
_NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB 18030 · GBK",
    "big5hkscs": "Big5 · 繁體",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "shift_jis": "Shift JIS · 日本語",
    "euc_jp": "EUC-JP · 日本語",
    "euc_kr": "EUC-KR · 한국어",
    "cp1252": "Windows-1252 · Latin",
}


@dataclass(frozen=True, slots=True)
class Offered:
    """An encoding to choose: its codec, what it is called, how likely it is, whether a file can be read in it."""

    encoding: str
    name: str
    likeliness: str
    can_be_used: bool


class EncodingDialog(QDialog):
    """The encodings that a file may be in, the likeliest first, beside its first lines; `family` sets them."""

    chosen = Signal(str)  # the codec

    def __init__(self, name: str, data: bytes, parent: QWidget | None, family: str = "", more: int = 0) -> None:
        """Ask about this file; `more` are waiting to be asked about."""
        super().__init__(parent)
        self.setObjectName("encoding")
        self.setWindowTitle(self.tr("Encoding — {name}").format(name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._sample = data[:_SAMPLE]
        self.for_all = QCheckBox(self.tr("The same for the other {count} files").format(count=more), self)
        self.for_all.setVisible(more > 0)
        self._build(name, family or page_typography(Settings()).styles["paragraph"].font.family())
        self._connect()
        self.rows.show(list(self._offered(data)))
        self.view.setCurrentIndex(self.rows.index(0))

    def _build(self, name: str, family: str) -> None:
        why = self.tr("It is not certain how “{name}” is encoded. Choose the encoding in which it reads right.")
        self.why = QLabel(why.format(name=name), self)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.why.setContentsMargins(20, 14, 20, 12)
        self.rows: Rows[Offered] = Rows(_spoken, self)
        self.view = RowView(self)
        self.view.setObjectName("encodings")
        self.view.setAccessibleName(self.tr("Encodings"))
        self.view.setModel(self.rows)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.paint_with(_OfferedPainter(self.view))
        self.preview = _Preview(family, self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.why)
        column.addWidget(splitter, 1)
        column.addWidget(self._verbs())

    def _verbs(self) -> QWidget:
        self.note = QLabel(self)
        self.note.setObjectName("quiet")
        self.cancel = other(self.tr("Cancel"), self)
        self.take = primary(self.tr("Import"), self)
        told = QWidget(self)
        beside = QHBoxLayout(told)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.for_all)
        beside.addWidget(self.note, 1)
        return verbs_below("encodingVerbs", self, told, self.cancel, self.take)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.view.doubleClicked.connect(self._choose)
        self.take.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)

    # What is asked of it

    def open(self) -> None:
        """Let the reader choose, not holding up the window."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def current(self) -> Offered | None:
        """The encoding that is looked at."""
        index = self.view.currentIndex()
        return self.rows.value(index.row()) if index.isValid() else None

    # Slots

    def _choose(self) -> None:
        one = self.current()
        if one and one.can_be_used:
            self.accept()
            self.chosen.emit(one.encoding)

    def _show_current(self) -> None:
        one = self.current()
        if one is None:
            return
        self.preview.show_text(_read(self._sample, one.encoding))
        self.take.setEnabled(one.can_be_used)
        self.note.setText("" if one.can_be_used else self.tr("Not all of the file can be read in this encoding."))

    # Inside

    def _offered(self, data: bytes) -> Iterator[Offered]:
        known = weights(resources.text("encodings/characters.txt"))
        confidences = {guess.encoding: guess.confidence for guess in guesses(data, known)}
        for place, one in enumerate(alternatives(data, known)):
            confidence = confidences.get(one.encoding, 0)
            can_be_used = one.decodes or (not place and one.encoding in confidences)
            name = _NAMES.get(one.encoding, one.encoding)
            yield Offered(one.encoding, name, self._likeliness(confidence, is_readable=can_be_used), can_be_used)

    def _likeliness(self, confidence: float, *, is_readable: bool) -> str:
        if not is_readable:
            return self.tr("cannot be read")
        if confidence >= _LIKELY:
            return self.tr("likely")
        return self.tr("possible") if confidence >= _POSSIBLE else self.tr("unlikely")


class _Preview(QTextEdit):
    """The first lines as the page sets them; what could not be read is tinted."""

    def __init__(self, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("encodingPreview")
        self.setAccessibleName(self.tr("How it reads"))
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for keys to scroll it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(22)
        font = QFont(family)
        font.setPixelSize(_TEXT)
        self.document().setDefaultFont(font)

    def show_text(self, text: str) -> None:
        """Show this text from its beginning."""
        self.clear()
        cursor = QTextCursor(self.document())
        leading = QTextBlockFormat()
        leading.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(leading)
        broken = QTextCharFormat()
        tint = QColor(self.palette().color(QPalette.ColorRole.Accent))
        tint.setAlphaF(_TINT)
        broken.setBackground(tint)
        for part in filter(None, _PARTS.split(text)):
            cursor.insertText(part, broken if part.startswith(BROKEN) else QTextCharFormat())
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _OfferedPainter(RowPainter):
    """Paints what an encoding is called, below it how likely it is."""

    def height(self) -> int:
        return 2 * TWO_LINES + 14

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Rows[Offered]", index.model()).value(index.row())
        paint_two_lines(painter, option, row.name, row.likeliness, is_quiet=not row.can_be_used)


def _read(sample: bytes, encoding: str) -> str:
    """The first lines of a file in this encoding, U+FFFD where it cannot be read."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    lines = (line[:_LONGEST_LINE] for line in text.removeprefix("\ufeff").splitlines() if line.strip())
    return "\n".join(islice(lines, _LINES))


def _spoken(row: Offered) -> str:
    return f"{row.name}，{row.likeliness}"
