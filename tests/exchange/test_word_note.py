"""A note as lines of a Word document: nothing of it lost, what is bold bold, and lists by their signs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from lxml import etree

from reader.exchange.html_text import characters
from reader.exchange.word_note import note_lines
from reader.exchange.word_xml import NAMESPACE
from tests.exchange.noted import texts

KNOWN = {"w": NAMESPACE}


def line_of(runs: str):
    """A line as it is read back."""
    return etree.fromstring(f'<w:p xmlns:w="{NAMESPACE}">{runs}</w:p>')


def text_of(runs: str) -> str:
    """The text of a line, a break being a line end."""
    return "".join("\n" if one.tag.endswith("}br") else one.text or "" for one in line_of(runs).iter())


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        ("", []),
        (" \n", []),
        ("为什么？", ["为什么？"]),
        ("一\n二\n\n三", ["一\n二", "三"]),
        ("**重**要*的*`x`", ["重要的x"]),
        ("- 甲\n- 乙\n  - 丙\n\n  丁", ["• 甲", "• 乙", "\u3000• 丙", "\u3000丁"]),
        ("3. 甲\n4. 乙", ["3. 甲", "4. 乙"]),
        ("> 引\n> - 点\n\n后", ["> 引", "> • 点", "后"]),
        ("# 大\n\n---\n\n小", ["大", "———", "小"]),
        ("```\na\n  b\n```", ["a\n  b"]),
        ("|甲|乙|\n|-|-|\n|1|2|", ["甲 | 乙", "1 | 2"]),
        ("[雪](http://e) ![图](x)", ["[雪](http://e) ![图](x)"]),
        ("a<b> & ①「豆腐」𠮷", ["a<b> & ①「豆腐」𠮷"]),
    ],
)
def test_a_note_is_told_line_by_line(note: str, lines: list[str]) -> None:
    assert [text_of(line) for line in note_lines(note)] == lines


def test_a_note_keeps_what_is_bold_and_italic() -> None:
    [line] = note_lines("**重*斜***平")
    runs = line_of(line)
    assert [one.text for one in runs.iterfind(".//w:t", KNOWN)] == ["重", "斜", "平"]
    assert [one.text for one in runs.xpath("w:r[w:rPr/w:b]/w:t", namespaces=KNOWN)] == ["重", "斜"]
    assert [one.text for one in runs.xpath("w:r[w:rPr/w:i]/w:t", namespaces=KNOWN)] == ["斜"]


@given(texts)
def test_no_word_of_a_note_is_lost(note: str) -> None:
    letters = [letter for letter in characters(note.replace("&amp;", "")) if letter.isalnum()]
    assert not Counter(letters) - Counter("".join(map(text_of, note_lines(note))))
