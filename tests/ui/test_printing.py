"""A sheet becomes a PDF whose text is there, on one page when it can be."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from reader import resources
from reader.exchange.code_book import CodeBook, Entry, Example, Wording
from reader.exchange.code_book_html import as_sheet
from reader.exchange.notes import Context, Options
from reader.exchange.notes_sheet import sheet
from reader.exchange.sheet import Piece, Sheet
from reader.session.merging import starter
from reader.ui.pdf_text import with_text
from reader.ui.printing import fitted, pdf_of
from storage.records import Tag, TagSet
from tests.exchange.annotated import NOTES
from tests.ui.pdf_reading import pages, text

ROOT = Path(__file__).resolve().parents[2]
STYLE = resources.text("themes/code_book_sheet.css")
EXAMPLE = Example("今年的水好，豆子也好", "新华社《𠮷野村的早市》，12月6日")

pytestmark = pytest.mark.usefixtures("cjk_serif")


def book(tags: int, description: str = "用于作者的主张、结论。\n也用于长期的工作。") -> CodeBook:
    entries = (
        Entry(Tag(str(n), "s", None, f"标签{n}", "#c24c46", description, "", n), n % 3, n, EXAMPLE)
        for n in range(tags)
    )
    return CodeBook(TagSet("s", "读报", "第二组", 0), tuple(entries), tags)


def printed(made: CodeBook) -> bytes:
    return pdf_of(as_sheet(made, Wording(), STYLE))


def painted(sheet: Sheet) -> list[str]:
    """The colours at the left edge of a sheet's first page."""
    image = QImage(1200, 1700, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(144 / 0.0254))
    image.setDotsPerMeterY(round(144 / 0.0254))
    image.fill(QColor("white"))
    painter = QPainter(image)
    fitted(sheet, image).paint(painter, 0)
    painter.end()
    return [image.pixelColor(x, y).name() for y in range(400) for x in range(30)]


def test_the_starter_set_is_one_page_with_all_its_text():
    tag_set, *tags, _ = starter(resources.text(resources.STARTER_TAGS))
    pdf = printed(CodeBook(tag_set, tuple(Entry(tag, 0, 3, EXAMPLE) for tag in tags), 24))
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 1
    assert b"/MediaBox [0 0 595" in pdf
    told = text(pdf)
    for tag in tags:
        assert tag.name in told
        assert tag.description.split()[-1] in told
    assert "Code Book · 8 tags · 24 highlights" in told
    assert told.count("今年的水好，豆子也好") == 8
    assert "1 / 1" not in told


def test_thirty_tags_fit_a_page():
    assert pages(printed(book(30))) == 1


def test_more_pages_have_numbers_and_every_tag_once():
    pdf = printed(book(150))
    told = text(pdf)
    assert pages(pdf) > 1
    for number in range(pages(pdf)):
        assert f"{number + 1} / {pages(pdf)}" in told
    for number in range(150):
        assert len(re.findall(rf"标签{number}\s+{number} highlight", told)) == 1


def test_the_characters_are_those_that_were_written():
    told = text(printed(book(1, "人工长高，一部小说")))
    assert "人工长高，一部小说" in told
    assert not re.search("[\u2e80-\u2fdf\t]", told)


def test_a_table_of_characters_keeps_its_length():
    table = b"/CIDInit /ProcSet \n1 beginbfrange\n<0001> <0002> [<2F08> <4E00> ]\nendcmap <2F08> [<2F08>]"
    assert with_text(table, {0x2F08: 0x4EBA}) == table.replace(b"<2F08>", b"<4EBA>", 1)


@pytest.mark.parametrize("hostile", ["<img src=x onerror=1>", "]]></p>", "`|`", "\u2069\u202e雪", "两\n行", ""])
def test_a_hostile_name_is_text(hostile):
    made = CodeBook(TagSet("s", hostile, hostile, 0), (Entry(Tag("t", "s", None, hostile, "x", hostile, "", 0)),))
    told = text(printed(made))
    for line in hostile.replace("\u2069", "").replace("\u202e", "").split("\n"):
        assert told.count(line) >= 4


def test_what_no_column_holds_goes_on_in_the_next():
    words = [f"第{number}句话很长。" for number in range(1_500)]
    pdf = printed(CodeBook(TagSet("s", "长", "".join(words), 0), book(2, "".join(words)).entries))
    told = text(pdf)
    assert pages(pdf) > 2
    for word in words:
        assert told.count(word) >= 3


def test_nothing_is_loaded(tmp_path):
    picture = QImage(400, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    picture.save(str(tmp_path / "x.png"))
    html = f'<img src="{(tmp_path / "x.png").as_uri()}"><p>雪</p>'
    assert "#ff0000" not in painted(Sheet("雪", "", (Piece(html),)))


def test_a_dot_of_the_tag_s_colour_stands_before_its_name():
    assert painted(as_sheet(book(3), Wording(), STYLE)).count("#c24c46") > 20


def test_a_display_is_not_needed(tmp_path):
    code = (
        "import sys; from reader.exchange.sheet import Piece, Sheet; from reader.ui.printing import pdf_of\n"
        "one, other = (pdf_of(Sheet('雪', '', (Piece('<p>雪</p>'),))) for _ in range(2))\n"
        "print(one[:5] == other[:5] == b'%PDF-')"
    )
    environment = {"PATH": "", "HOME": str(tmp_path), "LANG": "C.UTF-8", "DISPLAY": ":4711"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"True\n", b"", 0)


def test_a_sheet_with_a_size_of_its_own_is_set_in_it():
    short = Sheet("早", "<h1>早</h1>", (Piece("<p>早市</p>"),), size=10.5)
    long = Sheet("早", "<h1>早</h1>", tuple(Piece(f"<p>第{n}天的早市</p>") for n in range(34)), size=10.5)
    assert pages(pdf_of(short)) == 1
    assert pages(pdf_of(replace(long, size=0))) == 1
    assert pages(pdf_of(long)) == 2


def test_notes_are_printed_with_all_their_text():
    for context in Context:
        told = re.sub(r"\s|\d", "", text(pdf_of(sheet(replace(NOTES, options=Options(context=context))))))
        for wanted in (
            "人造太阳点亮之后",
            "偏滤器",
            "比喻，与“炉子”呼应",
            "跨段",
            "几年？",
            "找不到了",
            "增加",
            "三成多",
        ):
            assert wanted in told
