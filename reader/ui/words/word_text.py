"""What a dictionary says of a word, set as a page of one: sizes and colours of its parts; looks nothing up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from reader.chinese import gloss

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.chinese.dictionary import Entry, Found, Part

_HEAD, _OTHER, _READING, _SENSE, _PART, _SMALL = 2.1, 1.35, 1.15, 1.0, 1.0, 0.92  # of the window's letters
_NEAR, _APART, _FAR = 2, 7, 12  # pixels above a paragraph
_INDENT = 12  # pixels, of what an entry sends on to
_LEADING = 118  # per cent
_MOST_SENSES = 5  # of a reading of a part


@dataclass(frozen=True)
class Letters:
    """What a word is set with: the page's typeface for Chinese, the window's for the rest, and three colours."""

    serif: str
    plain: QFont
    ink: QColor
    quiet: QColor
    accent: QColor

    @classmethod
    def of(cls, serif: str, plain: QFont, palette: QPalette) -> Letters:
        """Those of a widget with this font and palette."""
        quiet, accent = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Accent
        return cls(serif, plain, palette.text().color(), palette.color(quiet), palette.color(accent))

    def format(self, scale: float, color: QColor, *, is_word: bool = False) -> QTextCharFormat:
        """How a run is set: Chinese words in the page's typeface."""
        font = QFont(self.plain)
        families = [QFontInfo(self.plain).family(), self.serif]
        font.setFamilies(families[::-1] if is_word else families)
        font.setPixelSize(round(_pixels(self.plain) * scale))
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(color)
        return made


class WordText:
    """Writes one document from its beginning; `message` stands where there are no entries."""

    def __init__(self, document: QTextDocument, letters: Letters) -> None:
        self._letters = letters
        self._document = document
        self._is_first = True

    def write(self, word: str, found: Found | None, message: str = "") -> None:
        """Set a word with what was found of it instead of what stands there."""
        self._document.clear()
        self._is_first = True
        self._cursor = QTextCursor(self._document)
        self._cursor.beginEditBlock()
        self._paragraph(_NEAR)
        self._run(word, _HEAD, self._letters.ink, is_word=True)
        forms = gloss.other_forms(found) if found else ""
        if forms:
            self._run(f"  {forms}", _OTHER, self._letters.quiet, is_word=True)
        if message:
            self._paragraph(_APART)
            self._run(message, _SENSE, self._letters.quiet)
        if found:
            self._write_found(found, is_named=" " in forms)
        self._cursor.endEditBlock()

    def _write_found(self, found: Found, *, is_named: bool) -> None:
        for entry in found.entries:
            self._write_entry(entry, entry.traditional if is_named else "")
        for parts, scale in ((found.words, _PART), (found.characters, _SMALL)):
            for number, part in enumerate(parts):
                self._write_part(part, scale, _NEAR if number else _FAR)

    def _write_entry(self, entry: Entry, name: str, indent: int = 0) -> None:
        """A reading on a line of its own, its senses below it, and what they send on to."""
        self._paragraph(_APART, indent)
        if name:
            self._run(f"{name}  ", _READING, self._letters.ink, is_word=True)
        self._run(entry.pinyin, _READING, self._letters.accent)
        self._paragraph(_NEAR, indent)
        self._write_senses(entry.senses)
        if entry.measures:
            self._run(f"   量\u00a0{entry.measures}", _SENSE, self._letters.quiet)
        for other in entry.followed:
            self._write_entry(other, f"→ {other.simplified}", indent + _INDENT)

    def _write_senses(self, senses: Sequence[str]) -> None:
        for number, sense in enumerate(senses, 1):
            if len(senses) > 1:
                self._run(f"{'   ' if number > 1 else ''}{number}\u00a0", _SMALL, self._letters.quiet)
            self._run(sense, _SENSE, self._letters.ink)

    def _write_part(self, part: Part, scale: float, above: int) -> None:
        """A word and all its readings in one paragraph."""
        self._paragraph(above)
        self._run(part.text, scale * _READING, self._letters.ink, is_word=True)
        for entry in part.entries:
            self._run(f"  {entry.pinyin}", scale, self._letters.accent)
            self._run(f"  {'; '.join(entry.meanings()[:_MOST_SENSES])}", scale, self._letters.quiet)

    def _paragraph(self, above: int, indent: int = 0) -> None:
        setting = QTextBlockFormat()
        setting.setTopMargin(0 if self._is_first else above)
        setting.setLeftMargin(indent)
        setting.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._is_first:
            self._cursor.setBlockFormat(setting)
        else:
            self._cursor.insertBlock(setting)
        self._is_first = False

    def _run(self, text: str, scale: float, color: QColor, *, is_word: bool = False) -> None:
        self._cursor.insertText(text, self._letters.format(scale, color, is_word=is_word))


def _pixels(font: QFont) -> float:
    """How high the font's letters are set, also where that is told in points."""
    return QFontInfo(font).pixelSize()
