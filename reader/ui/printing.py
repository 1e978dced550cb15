"""Sheets as PDF on A4 paper, also without a display or a window; knows nothing of what is on them."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from reader import resources
from reader.exchange.sheet import Piece
from reader.ui import theming
from reader.ui.columns import Box, flowed
from reader.ui.page.typography import faces
from reader.ui.pdf_text import with_text, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPagedPaintDevice, QPaintDevice

    from reader.exchange.sheet import Sheet
    from reader.ui.columns import Place

_RESOLUTION = 600  # dots an inch
_POINTS = 72  # in an inch
_MARGINS = QMarginsF(15, 14, 15, 12)  # millimetres
_SIZES = (10.5, 9.5, 8.5, 7.5)  # points, the first that fills one page only
_USUAL = 8.5  # points, where it takes more pages anyway
_MOST_PAGES = 3  # in the largest size, for any other to fill one page only
_GAP, _HEAD_GAP, _GUTTER = 0.7, 1.8, 2.4  # ems: below pieces, below the head, between columns
_DOT, _DOT_LEFT, _DOT_RISE = 0.27, 0.58, 0.38  # ems: its radius, its middle before and above the line's beginning
_FOOT = 20  # points, for the number of the page
_FOOT_SIZE = 8  # points
_EMS = re.compile(r"(?<![\w.])(\d*\.?\d+)em\b")  # which Qt's style sheets take for those of another size
_FONT_SIZE = re.compile(r"font-size:[^;}]*")
_TALLEST_HEAD = 0.4  # of the page; a taller one flows through the columns


class _Document(QTextDocument):
    """Simple HTML that loads nothing, whatever it names."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of nothing: where there is none at all, Qt looks for a file."""
        del kind, name
        picture = QImage(1, 1, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        return picture


@dataclass(frozen=True, slots=True)
class _Set:
    """A piece set in type, or as much of it as a column holds: what is from `skipped` on, in device pixels."""

    document: QTextDocument
    left: float
    skipped: float
    height: float
    dot: str = ""
    introduces: bool = False


def pdf_of(sheet: Sheet) -> bytes:
    """The sheet as PDF, on one page if it can be read there, else with the numbers of the pages."""
    application = QGuiApplication.instance() or QGuiApplication(_arguments())
    buffer = QBuffer()
    writer = pdf_writer(buffer, sheet.title)
    pages = fitted(sheet, writer)
    painter = QPainter(writer)
    for number in range(pages.count):
        if number:
            writer.newPage()
        pages.paint(painter, number)
    painter.end()
    named = written(_font(_USUAL))
    del application  # which has to live until here where it is our own
    return with_text(bytes(buffer.data().data()), named)


def pdf_writer(buffer: QBuffer, title: str) -> QPdfWriter:
    """What writes a PDF of this title into the buffer."""
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Meipi 眉批")
    set_paper(writer)
    return writer


def set_paper(device: QPagedPaintDevice) -> None:
    """Let the device's pages be of A4 with our margins."""
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, upright, _MARGINS, QPageLayout.Unit.Millimeter))


def _arguments() -> list[str]:
    """What an application is started with that needs no display."""
    return ["meipi", "-platform", "offscreen"] if sys.platform.startswith("linux") else ["meipi"]


def fitted(sheet: Sheet, device: QPaintDevice) -> Pages:
    """The sheet set for this device: in its own size, or the largest that fills one page, else in the usual one."""
    if sheet.size:
        return Pages(sheet, device, sheet.size)
    for size in _SIZES:
        pages = Pages(sheet, device, size)
        if pages.count == 1:
            return pages
        if pages.count > _MOST_PAGES:
            break
    return Pages(sheet, device, _USUAL)


class Pages:
    """A sheet set in one size, in points, on pages as large as the device."""

    def __init__(self, sheet: Sheet, device: QPaintDevice, size: float) -> None:
        self._sheet = sheet
        self._device = device
        self._dot = device.logicalDpiX() / _POINTS  # device pixels a point
        self._em = size * self._dot
        self._font = _font(size)
        in_points = _FONT_SIZE.sub(lambda found: _sized(found[0], size, "pt"), sheet.style)
        self._style = _sized(in_points, self._em, "px")
        self._width, self._height = float(device.width()), device.height() - _FOOT * self._dot
        self._gutter = _GUTTER * self._em if sheet.columns > 1 else 0.0
        self._column = (self._width + self._gutter) / sheet.columns - self._gutter
        self._head = self._set(sheet.head, self._width)
        pieces = list(sheet.pieces)
        self._top = self._head.size().height() + _HEAD_GAP * self._em
        if self._top > self._height * _TALLEST_HEAD:
            pieces.insert(0, Piece(sheet.head))
            self._head, self._top = self._set("", self._width), 0.0
        self._pieces = [part for piece in pieces for part in self._parts(piece)]
        self._places = self._flowed()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._places[-1].page + 1 if self._places else 1

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the page with this number, counted from 0."""
        if not number and self._top:
            self._head.drawContents(painter)
            self._paint_rule(painter)
        for piece, place in zip(self._pieces, self._places, strict=True):
            if place.page == number:
                self._paint_piece(painter, piece, place)
        if self.count > 1:
            self._paint_foot(painter, number)

    def _flowed(self) -> list[Place]:
        gap = _GAP * self._em
        boxes = [Box(piece.height + gap, piece.introduces) for piece in self._pieces]
        return flowed(boxes, self._height - self._top + gap, self._height + gap, self._sheet.columns)

    def _set(self, html: str, width: float) -> QTextDocument:
        document = _Document()
        document.documentLayout().setPaintDevice(self._device)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font)
        document.setDefaultStyleSheet(self._style)
        document.setHtml(html)
        document.setTextWidth(width)
        return document

    def _parts(self, piece: Piece) -> Iterator[_Set]:
        """The piece, cut between lines where it is higher than the lowest column."""
        left, room = piece.indent * self._em, self._height - self._top
        document = self._set(piece.html, self._column - left)
        height = document.size().height()
        if height <= room:
            yield _Set(document, left, 0, height, piece.dot, piece.introduces)
            return
        document.setPageSize(QSizeF(self._column - left, room))
        for number in range(document.pageCount()):
            yield _Set(document, left, number * room, room, "" if number else piece.dot)

    def _paint_piece(self, painter: QPainter, piece: _Set, place: Place) -> None:
        painter.save()
        left = place.column * (self._column + self._gutter) + piece.left
        top = place.top + (0 if place.page else self._top)
        painter.translate(left, top - piece.skipped)
        is_whole = piece.document.pageCount() == 1
        seen = QRectF(0, piece.skipped, self._column - piece.left, piece.height)
        piece.document.drawContents(painter, QRectF() if is_whole else seen)
        if piece.dot:
            self._paint_dot(painter, piece)
        painter.restore()

    def _paint_dot(self, painter: QPainter, piece: _Set) -> None:
        """Paint the dot half as high above the first line's foot as a Chinese character is."""
        line = piece.document.begin().layout().lineAt(0)
        center = QPointF(-_DOT_LEFT * self._em, line.y() + line.ascent() - _DOT_RISE * self._em)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(piece.dot))
        painter.drawEllipse(center, _DOT * self._em, _DOT * self._em)

    def _paint_rule(self, painter: QPainter) -> None:
        line = QRectF(0, self._top - _HEAD_GAP * self._em / 2, self._width, self._dot / 2)
        painter.fillRect(line, theming.theme(theming.LIGHT).page.rule)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        font = _font(_FOOT_SIZE)
        room = QRectF(0, self._height, self._width, _FOOT * self._dot)
        told = f"{number + 1} / {self.count}"
        metrics = QFontMetricsF(font, self._device)
        left = self._width - metrics.horizontalAdvance(told) - self._em
        painter.setFont(font)
        painter.setPen(theming.theme(theming.LIGHT).page.faint)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, told)
        name = metrics.elidedText(self._sheet.title, Qt.TextElideMode.ElideRight, left)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, name)


def _sized(style: str, em: float, unit: str) -> str:
    """The style with its ems in another unit."""
    return _EMS.sub(lambda ems: f"{float(ems[1]) * em:.2f}{unit}", style)


def _font(size: float) -> QFont:
    font = QFont(faces(resources.text("themes/typography.json"))[0])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)  # whose shapes a PDF cannot tell as text
    return font
