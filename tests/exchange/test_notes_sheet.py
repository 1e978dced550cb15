"""Notes as a sheet to print: everything is on it, in plain HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from lxml import html as lxml_html

from reader.exchange.notes import Context, Grouping, Notes, Options, Part
from reader.exchange.notes_sheet import sheet
from tests.exchange.annotated import BODY, HOSTILE, NOTES, SOURCE, TAGS, Sown, at, hostile, sown


def pieces(notes: Notes):
    return [lxml_html.fragment_fromstring(piece.html, create_parent="body") for piece in sheet(notes).pieces]


def told(notes: Notes) -> list[str]:
    return [piece.text_content().strip() for piece in pieces(notes)]


def test_a_whole_text_has_its_notes_below_the_block_that_they_begin_in() -> None:
    assert told(NOTES) == [
        "“这不是终点，而是起点。”负责人说，𠮷祥的火种1已经取来。",
        "1 修辞比喻，与“炉子”呼应",
        "2 经济跨段",
        "一、从2跟跑到并跑",
        "①超导磁体、②偏滤器全部由国内制造，相关岗位增加3了三成多4。「炉子」还冷着🔥。",
        "3 经济/就业 岗位几年？",
        "4 经济 · 经济/就业 岗位",
        "失去位置",
        "①超导磁体、②偏滤器全部由国内制造，修辞找不到了",
    ]


def test_the_head_has_the_title_its_origin_its_note_and_the_tags() -> None:
    head = lxml_html.fragment_fromstring(sheet(NOTES).head, create_parent="body").text_content()
    origin = "新华社《人造太阳点亮之后》，2025-12-06"
    for text in ("人造太阳点亮之后", "——我国核聚变", origin, "三段式", "经济\xa03", "没有标签\xa02"):
        assert text in head


def test_a_note_has_the_colour_of_its_first_tag_and_a_passage_its_tint() -> None:
    dots = [piece.dot for piece in sheet(NOTES).pieces if piece.indent]
    green = dots[0]
    assert dots == [green, "#c24c46", "#3480b9", "#c24c46", green]
    tints = {span.text: span.get("style") for piece in pieces(NOTES) for span in piece.xpath(".//p/span[@style]")}
    assert len({tints["岗位"], tints["增加"], tints["了三成多"], tints["并跑"]}) == 4


def test_highlights_stand_below_each_other_when_asked() -> None:
    lines = told(replace(NOTES, options=Options(Grouping.TAG, Context.SENTENCE)))
    assert lines[0] == "经济"
    where = "经济 · 经济/就业 岗位 · 一、从跟跑到并跑 · 第2段"
    assert f"①超导磁体、②偏滤器全部由国内制造，相关岗位增加了三成多。{where}" in lines


def test_several_articles_have_a_head_each() -> None:
    for context in Context:
        lines = told(Notes((SOURCE, SOURCE), TAGS, Options(context=context)))
        assert sum(line.startswith("人造太阳点亮之后——我国") for line in lines) == 2


def test_what_is_left_out_is_the_last_piece() -> None:
    assert told(replace(NOTES, left_out=(Part.TIMES,)))[-1].startswith("Not in this file: when")


@given(sown())
def test_every_highlight_tag_and_note_is_on_the_sheet(case: Sown) -> None:
    made = sheet(case.notes)
    html = made.head + "".join(piece.html for piece in made.pieces)
    page = lxml_html.fragment_fromstring(html, create_parent="body")
    text = page.text_content()
    assert all(word in text for word in case.words)
    assert all(name in text for name in case.tags)
    [source] = case.notes.articles
    if case.notes.options.context is not Context.TEXT:
        assert len(page.xpath("//p[@class='context']")) >= len(source.highlights)
        return
    marked = "".join(page.xpath("//*[self::h1 or @class!='context']/span[contains(@style, 'background')]/text()"))
    covered = {at for mark in source.placed for at in range(mark.start, mark.end) if BODY[at] != "\n"}
    assert marked == "".join(BODY[at] for at in sorted(covered))
    assert len(page.xpath("//p[@class='context']")) == len(source.lost)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    for context in Context:
        made = sheet(hostile(text, Options(context=context)))
        for html in (made.head, *(piece.html for piece in made.pieces)):
            page = lxml_html.fragment_fromstring(html, create_parent="body")
            assert not page.xpath("//script|//img|//a|//style|//textarea|//*[@src]|//*[@href]")


def test_a_title_that_is_highlighted_is_told_once() -> None:
    made = sheet(replace(NOTES, articles=(replace(SOURCE, highlights=(at(1, "太阳", note="题眼"),)),)))
    head = lxml_html.fragment_fromstring(made.head, create_parent="body")
    assert head.xpath("//h1")[0].text_content() == "人造太阳1点亮之后"
    assert not any("点亮之后" in piece.html for piece in made.pieces)
    assert "题眼" in made.pieces[0].html
