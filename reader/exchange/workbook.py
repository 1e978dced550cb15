"""Tables as a workbook (.xlsx) in which every cell is a text, so that no formula can run; knows no notes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from reader.exchange.tag_set_file import legal_text
from reader.exchange.zip_packed import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_Sheet = Any  # openpyxl has no types
_Pen = Any

LONGEST_CELL = 16_383  # code points: a cell holds 32,767 UTF-16 units, and an escape may double a text's length
_FIRST_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - the format has no zones
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # `_x0041_` is read as `A`
_TINT = 0.3  # of a colour on white: black on it is never below 9:1
_ROW, _HIGHEST = 16.5, 409  # points: of one row of text, and the most that the format allows
_WIDE = 2.2  # digits: a Chinese character's width
_A4 = 9  # as the format counts papers
_HEAD = PatternFill("solid", fgColor="FFF1EEE6")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is called, how wide it is in characters; a tinted one takes the colour of each line.

    One that stays is told again in the lines that a long text of another column goes on in.
    """

    head: str
    width: int
    is_hidden: bool = False
    is_tinted: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The texts of a table's line, one a column, and its colour, `#rrggbb` or empty."""

    cells: tuple[str, ...]
    color: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of the workbook: its head stays in sight, its lines can be filtered; `foot` is a sentence below."""

    name: str
    columns: tuple[Column, ...]
    lines: Iterable[Line]
    foot: str = ""


def workbook(title: str, tables: Iterable[Table]) -> bytes:
    """The tables as a file, the same bytes for the same tables.

    A text that is too long for a cell goes on in the cell below; what XML cannot hold is left out.
    """
    book = Workbook(write_only=True)
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    told = book.properties
    told.creator, told.title = "Meipi", _told(title)
    told.created = told.modified = _FIRST_DAY
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        ExcelWriter(book, archive).write_data()
    with zipfile.ZipFile(whole) as archive:
        return packed((name, archive.read(name)) for name in archive.namelist())


def _fill(sheet: _Sheet, table: Table) -> None:
    _set_up(sheet, table.columns)
    pens = _Pens(sheet)
    sheet.append(_cells([_told(column.head) for column in table.columns], [pens.head] * len(table.columns)))
    count = 1
    for line in table.lines:
        chosen = [pens.tinted(line.color) if column.is_tinted else pens.plain for column in table.columns]
        for texts in _lines(line, table.columns):
            count += 1
            sheet.row_dimensions[count].height = _height(texts, table.columns)
            sheet.append(_cells(texts, chosen))
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{count}"
    if table.foot:
        sheet.append([])
        sheet.append(_cells(_pieces(table.foot)[:1], [pens.foot]))


def _set_up(sheet: _Sheet, columns: Sequence[Column]) -> None:
    """Set what has to be known before the first line: widths, the head that stays, the page."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0  # as many pages as there are
    for number, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.hidden = column.width, column.is_hidden


class _Pens:
    """The looks of cells: each a cell that is filled and written again and again, since to style one is slow."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet
        self._tinted: dict[str, _Pen] = {}
        self.plain = self._pen()
        self.foot = self._pen(is_wrapped=False)
        self.head = self._pen(fill=_HEAD)
        self.head.font = Font(bold=True)

    def tinted(self, color: str) -> _Pen:
        """The pen on a ground of this colour, `#rrggbb`; the plain one for none."""
        if not color:
            return self.plain
        if color not in self._tinted:
            self._tinted[color] = self._pen(fill=_ground(color))
        return self._tinted[color]

    def _pen(self, fill: PatternFill | None = None, *, is_wrapped: bool = True) -> _Pen:
        pen = WriteOnlyCell(self._sheet)
        pen.alignment = Alignment(wrap_text=is_wrapped, vertical="top")
        pen.quotePrefix = True
        if fill:
            pen.fill = fill
        return pen


def _ground(color: str) -> PatternFill:
    channels = (round(255 - (255 - channel) * _TINT) for channel in bytes.fromhex(color[1:]))
    return PatternFill("solid", fgColor="FF" + "".join(f"{channel:02X}" for channel in channels))


def _cells(texts: Sequence[str], pens: Sequence[_Pen]) -> Iterator[_Pen | None]:
    """The cells one after the other, to be written before the next is asked for."""
    for text, pen in zip(texts, pens, strict=True):
        if text:
            pen.value = _ESCAPE.sub("_x005F_", text)
            pen.data_type = "s"  # whatever it looks like
        yield pen if text else None


def _height(texts: Sequence[str], columns: Sequence[Column]) -> float:
    """The points that the highest of the cells needs that are seen: not every program finds that out by itself."""
    rows = [_rows(text, column.width) for text, column in zip(texts, columns, strict=True) if not column.is_hidden]
    return min(max(rows) * _ROW, _HIGHEST)


def _rows(text: str, width: int) -> int:
    """How many rows the text takes in a column of this width, in characters."""
    return sum(1 + int(_width(line) / width) for line in text.split("\n"))


def _width(text: str) -> float:
    """The text's width in digits."""
    return sum(_WIDE if east_asian_width(character) in "WFA" else 1 for character in text)


def _lines(line: Line, columns: Sequence[Column]) -> Iterator[list[str]]:
    """The texts of the line, and those of the lines that a long one goes on in."""
    pieces = [_pieces(cell) for cell in line.cells]
    for number in range(max(map(len, pieces))):
        yield [_piece(own, number, column) for own, column in zip(pieces, columns, strict=True)]


def _piece(pieces: Sequence[str], number: int, column: Column) -> str:
    if number < len(pieces):
        return pieces[number]
    return pieces[0] if column.stays else ""


def _pieces(text: str) -> list[str]:
    """The text as the cells that it takes, one at least."""
    told = _told(text)
    return [told[start : start + LONGEST_CELL] for start in range(0, len(told) or 1, LONGEST_CELL)]


def _told(text: str) -> str:
    """The text with nothing that XML cannot hold, its lines ended as in a cell."""
    return legal_text(text).replace("\r\n", "\n").replace("\r", "\n")
