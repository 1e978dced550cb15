"""A file as it came: its text in the encoding it was read in, or its bytes; not as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.session.preparing import Prepared

_MOST = 200_000  # characters shown
_LONGEST_LINE = 20_000  # characters; a longer one would take seconds to set
_BYTES, _A_LINE = 4096, 16  # bytes shown, and in one line


class OriginalView(QWidget):
    """What was imported, only to be looked at and copied from."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("original")
        self.facts = QLabel(self)
        self.facts.setObjectName("quiet")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setContentsMargins(26, 8, 26, 8)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("originalText")
        self.text.setAccessibleName(self.tr("Original bytes"))
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(24)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.facts)
        column.addWidget(self.text, 1)

    def show_original(self, prepared: Prepared) -> None:
        """Show this file."""
        number = QLocale().toString(len(prepared.data))
        told = [prepared.name, self.tr("{count} bytes").format(count=number)]
        if prepared.encoding:
            told.insert(1, prepared.encoding)
            text = _raw(prepared.data, prepared.encoding)
            told.append(self.tr("{count} characters").format(count=QLocale().toString(len(text))))
            self.text.setPlainText(self._limited(text))
        else:
            self.text.setPlainText("\n".join(_hex(prepared.data[:_BYTES])))
        self.facts.setText(" · ".join(told))

    def _limited(self, text: str) -> str:
        """So much of the text as can be looked at."""
        rest = len(text) - _MOST
        lines = (line[:_LONGEST_LINE] for line in text[:_MOST].split("\n"))
        more = self.tr("… {count} more characters").format(count=QLocale().toString(rest)) if rest > 0 else ""
        return "\n".join(filter(None, ("\n".join(lines), more)))


def _raw(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, errors="replace")
    except (LookupError, ValueError):
        return data.decode("latin-1")


def _hex(data: bytes) -> Iterator[str]:
    """Lines of a place, sixteen bytes and the ASCII in them."""
    for start in range(0, len(data), _A_LINE):
        part = data[start : start + _A_LINE]
        shown = "".join(chr(byte) if 0x20 <= byte < 0x7F else "·" for byte in part)  # noqa: PLR2004 - ASCII
        yield f"{start:08x}  {part.hex(' '):<{3 * _A_LINE - 1}}  {shown}"
