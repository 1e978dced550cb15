"""Notes as a workbook: a row a highlight for the reader, tags and articles on sheets of their own."""

from __future__ import annotations

import io
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given

from reader.exchange.notes import Grouping, Notes, Options, Part
from reader.exchange.notes_xlsx import HIGHLIGHTS, write
from reader.exchange.tag_set_file import PALETTE, legal_text
from tests.exchange.annotated import HOSTILE, MARKS, NOTES, SOURCE, TAGS, hostile
from tests.exchange.noted import annotated, dense

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

READING = replace(NOTES, options=Options(Grouping.READING))
BY_TAG = replace(NOTES, options=Options(Grouping.TAG))


def opened(notes: Notes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write(notes)))


def rows(book: Workbook, sheet: int = 0) -> list[dict[str, str]]:
    """The rows of a sheet by the heads of their columns."""
    head, *others = book.worksheets[sheet].iter_rows(values_only=True)
    return [dict(zip(head, ((cell or "").replace("_x005F_", "_") for cell in row), strict=True)) for row in others]


def in_a_cell(text: str) -> str:
    return legal_text(text).replace("\r\n", "\n").replace("\r", "\n")


def test_a_highlight_is_a_row_in_a_reader_s_order() -> None:
    first = rows(opened(READING))[0]
    assert list(first.items())[:9] == [
        ("Article", "人造太阳点亮之后"),
        ("Quote", "火种"),
        ("Context", "负责人说，𠮷祥的火种已经取来。"),
        ("Tags", "修辞"),
        ("Note", "比喻，与“炉子”**呼应**"),
        ("Citation", "新华社《人造太阳点亮之后》，2025-12-06，第1段"),
        ("Paragraph", "1"),
        ("Source", "新华社"),
        ("Published", "2025-12-06"),
    ]


def test_what_only_a_machine_asks_for_is_there_but_hidden() -> None:
    sheet = opened(READING).worksheets[0]
    hidden = [
        sheet.cell(1, number).value
        for number, letter in enumerate("ABCDEFGHIJKLMNOP", 1)
        if sheet.column_dimensions[letter].hidden
    ]
    assert hidden == ["Made", "Changed", "Author", "Start", "End", "失去位置", "ID"]
    assert sheet.max_column == len(HIGHLIGHTS)


def test_every_highlight_has_its_row_lost_and_overlapping_ones_too() -> None:
    found = rows(opened(READING))
    assert sorted(row["ID"] for row in found) == sorted(mark.id for mark in MARKS)
    assert [row["ID"] for row in found if row["失去位置"] == "true"] == [found[-1]["ID"]]
    assert found[-1]["Note"] == "找不到了"


def test_by_tag_the_tag_comes_first_and_has_its_tint() -> None:
    book = opened(BY_TAG)
    found = rows(book)
    assert next(iter(found[0])) == "Tag"
    assert [row["Tag"] for row in found] == [
        *["经济"] * 2,
        *["经济/就业 岗位"] * 2,
        *["修辞"] * 2,
        *["没有标签"] * 2,
    ]
    tints = [book.worksheets[0].cell(number, 1).fill.fgColor.rgb for number in range(2, 10)]
    assert len(set(tints)) == 4
    assert tints[-1] == "00000000"


def test_all_tags_are_told_used_or_not_with_colour_and_description() -> None:
    tags = (*TAGS, replace(TAGS[0], id="t9", name="雪", description="没有用过", key="", rank=9))
    found = rows(opened(replace(READING, tags=tags)), 1)
    assert [tuple(row.values())[:5] for row in found] == [
        ("经济", "宏观形势", "#c24c46", "1", "2"),
        ("经济/就业 岗位", "", "#3480b9", "", "2"),
        ("修辞", "比喻", PALETTE[2], "", "2"),
        ("雪", "没有用过", "#c24c46", "", "0"),
    ]


def test_articles_are_told_with_their_notes_and_what_is_left_out() -> None:
    found = rows(opened(replace(READING, left_out=(Part.TEXT,))), 2)
    assert found[0]["Subtitle"] == "——我国核聚变研究进入新阶段"
    assert (found[0]["Note"], found[0]["Highlights"]) == ("**三段**式", "7")
    assert found[-1]["Article"] == "Not in this file: the texts of the articles."


def test_a_long_note_goes_on_in_a_row_of_the_same_highlight() -> None:
    long = "豆腐。" * 12_000
    source = replace(SOURCE, highlights=(replace(MARKS[0], note=long), MARKS[1]))
    found = rows(opened(replace(READING, articles=(source,))))
    own = [row for row in found if row["ID"] == MARKS[0].id]
    assert "".join(row["Note"] for row in own) == long
    assert [row["Quote"] for row in own] == ["火种", "", ""]
    assert {(row["Article"], row["Tags"]) for row in own} == {("人造太阳点亮之后", "修辞")}
    assert len(found) == 4


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    book = opened(hostile(text, Options(Grouping.READING)))
    assert [(row["Quote"], row["Note"]) for row in rows(book)] == [(in_a_cell(text),) * 2] * 2
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


@given(annotated())
def test_every_highlight_tag_and_note_is_there(notes: Notes) -> None:
    book = opened(notes)
    found, tags, articles = (rows(book, sheet) for sheet in range(3))
    for source in notes.articles:
        for mark in source.highlights:
            mine = [row for row in found if row["ID"] == mark.id]
            assert len(mine) == (max(1, len(mark.tags)) if notes.options.grouping is Grouping.TAG else 1)
            assert {row["Quote"] for row in mine} == {in_a_cell(mark.quote)}
            assert {row["Note"] for row in mine} == {in_a_cell(mark.note)}
            assert {row["Lost"] for row in mine} == {"true" if mark in source.lost else "false"}
    assert [row["ID"] for row in tags] == [tag.id for tag in notes.tags]
    assert [row["Note"] for row in articles] == [in_a_cell(source.article.note) for source in notes.articles]


def test_nothing_to_export_is_a_workbook_and_the_same_notes_are_the_same_bytes() -> None:
    assert rows(opened(Notes((), ()))) == []
    assert write(READING) == write(READING)


def test_ten_thousand_highlights_are_soon_written() -> None:
    notes = dense()
    before = process_time()
    data = write(notes)
    assert process_time() - before < 15
    assert data.startswith(b"PK")
