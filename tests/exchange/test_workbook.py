"""Tables as a workbook: texts that come back as they were, and nothing that a spreadsheet runs."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from reader.exchange.tag_set_file import legal_text
from reader.exchange.workbook import LONGEST_CELL, Column, Line, Table, workbook
from tests.exchange.annotated import HOSTILE
from tests.exchange.noted import texts

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "#N/A",
    "#REF!",
    "1",
    "1e3",
    "TRUE",
    "2025-12-06",
]


def table(*cells: str, stays: bool = False, foot: str = "") -> Table:
    columns = (Column("题", 10, stays=stays), *(Column("𠮷", 10) for _ in cells[1:]))
    return Table("早市", columns, [Line(cells)], foot)


def told(data: bytes) -> list[list[str]]:
    """The texts of the first sheet, as a spreadsheet shows them."""
    [sheet, *_] = openpyxl.load_workbook(io.BytesIO(data))
    return [[(cell.value or "").replace("_x005F_", "_") for cell in row] for row in sheet.iter_rows()]


def sheets(data: bytes) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [etree.fromstring(archive.read(name)) for name in archive.namelist() if "worksheets/" in name]


@pytest.mark.parametrize("text", [*FORMULAS, *HOSTILE])
def test_whatever_it_looks_like_a_text_stays_a_text(text: str) -> None:
    data = workbook(text, [Table("早市", (Column(text, 9),), [Line((text,))], foot=text)])
    [sheet] = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value.replace("_x005F_", "_") for cell in cells] == [legal_text(text)] * 3
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


@given(st.lists(texts, min_size=1, max_size=4))
@example(["_x0041_x0041_", "_x005F_", "_x000d_"])
def test_every_text_is_there_and_no_formula(cells: list[str]) -> None:
    data = workbook("早市", [table("早饭", *cells, foot=cells[0])])
    assert told(data)[1][1:] == [legal_text(cell).replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    for sheet in sheets(data):
        assert {cell.get("t") for cell in sheet.iter("{*}c")} == {"inlineStr"}
        assert not list(sheet.iter("{*}f"))


@pytest.mark.parametrize("piece", ["𠮷", "_x0041_", "豆腐\n", "<&"])
def test_a_text_too_long_for_a_cell_goes_on_below(piece: str) -> None:
    text = (piece * 3 * LONGEST_CELL)[: LONGEST_CELL * 2 + 1]
    _, first, second, third = told(workbook("早市", [table("早饭", text, "短", stays=True)]))
    assert first[1] + second[1] + third[1] == text
    assert [row[0] for row in (first, second, third)] == ["早饭"] * 3
    assert [row[2] for row in (first, second, third)] == ["短", "", ""]


def test_no_cell_holds_more_than_a_spreadsheet_takes() -> None:
    long = "_x0041_" * 10_000 + "𠮷" * 40_000
    for sheet in sheets(workbook("早市", [table(long)])):
        for text in sheet.iter("{*}t"):
            assert len((text.text or "").encode("utf-16-le")) // 2 <= 32_767


def test_the_head_stays_in_sight_and_lines_can_be_filtered() -> None:
    columns = (Column("题", 30), Column("ID", 8, is_hidden=True), Column("色", 8, is_tinted=True))
    lines = [Line(("豆腐", "1", "红"), "#c0392b"), Line(("雪", "2", "无"))]
    [sheet] = openpyxl.load_workbook(io.BytesIO(workbook("早市", [Table("早市", columns, lines, "没有正文。")])))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")
    assert [sheet.column_dimensions[letter].hidden for letter in "ABC"] == [False, True, False]
    assert sheet["A1"].font.bold
    assert sheet["A2"].alignment.wrap_text
    assert [sheet[place].fill.fgColor.rgb for place in ("C2", "C3", "A2")] == ["FFECC4BF", "00000000", "00000000"]
    assert sheet["A5"].value == "没有正文。"


def test_the_same_tables_are_the_same_bytes() -> None:
    data = workbook("早市", [table("豆腐")])
    assert data == workbook("早市", [table("豆腐")])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert (book.properties.creator, book.properties.title) == ("Meipi", "早市")
    assert book.properties.modified == book.properties.created
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_row_is_as_high_as_its_longest_text_that_is_seen() -> None:
    columns = (Column("题", 10), Column("隐", 10, is_hidden=True))
    lines = [
        Line(("早市", "字" * 900)),
        Line(("早市开了，豆腐很好吃。", "")),
        Line(("一\n二\n三", "")),
        Line(("字" * 900, "")),
    ]
    [sheet] = openpyxl.load_workbook(io.BytesIO(workbook("题", [Table("早市", columns, lines)])))
    heights = [sheet.row_dimensions[number].height for number in range(2, 6)]
    assert heights[0] < heights[1] < 4 * heights[0]
    assert heights[2] == 3 * heights[0]
    assert heights[3] == 409
