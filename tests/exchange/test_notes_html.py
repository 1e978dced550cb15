"""Notes as a page: the whole text with every mark on it, and nothing in it that does anything."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from lxml import html as lxml_html

from reader.exchange.note_html import note_html
from reader.exchange.notes import Context, Notes, Wording
from reader.exchange.notes_html import write
from reader.exchange.notes_html_marks import Looks
from reader.exchange.tag_paths import join_path
from reader.exchange.tints import Ground
from reader.text.spans import Span, flatten
from tests.exchange.annotated import BODY, HOSTILE, LINES, MARKS, NOTES, SOURCE, TEXT, at, hostile, sown

VOID_OF_ADDRESSES = {"id", "class", "style", "lang", "dir", "type", "autocomplete", "aria-label", "start"}


def tree(notes: Notes):
    return lxml_html.document_fromstring(write(notes).decode())


def own_text(element) -> str:
    """The text of an element without the numbers of notes."""
    for number in element.xpath(".//sup"):
        number.drop_tree()
    return re.sub("[\u2066-\u2069\u202c]", "", element.text_content())


def test_the_whole_text_is_there_block_by_block():
    page = tree(NOTES)
    told = [own_text(block) for block in page.xpath("//article//*[self::h1 or self::h2 or self::p][@dir]")]
    assert told == [text for _, text in LINES]
    assert [block.tag for block in page.xpath("//h1|//article/h2|//section/h2")] == ["h1", "h2"]


def test_every_highlight_has_its_place():
    ids = tree(NOTES).xpath("//*[starts-with(@id, 'h-')]/@id")
    assert sorted(ids) == sorted(f"h-{mark.id}" for mark in MARKS)


def test_overlapping_highlights_are_cut_into_pieces_that_bear_all_their_tags():
    pieces = {piece.text: piece.get("class").split()[1:] for piece in tree(NOTES).xpath("//p/mark")}
    assert pieces["岗位"] == ["t0", "t1"]  # a tag stands for what is below it, too
    assert pieces["增加"] == ["t0", "t1"]
    assert pieces["了三成多"] == ["t0", "t1"]
    assert pieces["🔥"] == ["t3"]


def test_a_note_stands_before_the_block_that_its_passage_begins_in_and_has_its_number():
    page = tree(NOTES)
    [section] = page.xpath("//section[p[contains(., '𠮷祥')]]")
    assert [own_text(card) for card in section.xpath("aside")] == ["1●修辞比喻，与“炉子”呼应", "2●经济跨段"]
    assert section.xpath(".//aside//strong")[0].text == "呼应"
    assert [number.text for number in page.xpath("//sup")] == ["1", "2", "3", "4"]
    [heading] = page.xpath("//h2[contains(., '并跑')]")
    assert [number.text for number in heading.xpath("sup")] == ["2"]  # where the passage over two blocks ends


def test_the_legend_counts_and_its_switches_filter_without_script():
    page = tree(NOTES)
    told = [" ".join(own_text(row).split()) for row in page.xpath("//label")]
    assert told == ["●经济 3", "●经济/就业 岗位 2", "●修辞 2", "●没有标签 2"]
    style = page.xpath("//style")[0].text
    for number, switch in enumerate(page.xpath("//label/input/@id")):
        assert f"body:has(#{switch}:checked) .t{number}{{" in style


def test_lost_highlights_come_last_with_context_tags_and_note():
    [lost] = tree(NOTES).xpath("//div[@class='lost']")
    mark = MARKS[5]
    assert own_text(lost.xpath(".//blockquote")[0]) == mark.prefix + mark.quote + mark.suffix
    assert all(text in own_text(lost) for text in ("失去位置", "修辞", "找不到了"))


def test_the_article_s_note_and_source_are_in_its_head():
    head = own_text(tree(NOTES).xpath("//header")[0])
    assert "新华社 · 2025-12-06" in head
    assert "三段式" in head


@given(sown())
def test_every_highlight_tag_and_note_is_there(case):
    page = tree(case.notes)
    ids = page.xpath("//*[starts-with(@id, 'h-')]/@id")
    assert sorted(ids) == sorted(f"h-{mark.id}" for mark in case.notes.articles[0].highlights)
    counts = {page.xpath(f"count(//div[@class='note'][normalize-space()='{word}'])") for word in case.words}
    is_listed = case.notes.options.context is not Context.TEXT
    assert min(counts, default=1) >= 1
    if is_listed:
        return
    assert counts <= {1}
    assert all(name in page.xpath("//form")[0].text_content() for name in case.tags)
    told = [own_text(block) for block in page.xpath("//article//*[self::h1 or self::h2 or self::p][@dir]")]
    assert "\n".join(told) == BODY


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_does_nothing(text):
    written = write(hostile(text)).decode()
    page = lxml_html.document_fromstring(written)
    assert not page.xpath("//script|//img|//a|//link|//iframe|//textarea")
    body = page.xpath("//body//*")
    assert {name for element in body for name in element.attrib} <= VOID_OF_ADDRESSES
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", written)
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\u2066-\u2069\u202c]", "", text)
    assert own_text(page.xpath("//section/p")[0]) == clean
    assert join_path([clean]).strip() in own_text(page.xpath("//label")[0])
    assert len(page.xpath("//*[starts-with(@id, 'h-')]")) == 2


def test_the_page_loads_nothing_and_says_so():
    written = write(replace(NOTES, wording=Wording(language="zh-Hans"))).decode()
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'" in written
    assert written.index("Content-Security-Policy") < written.index("<style>")
    assert '<html lang="zh-Hans">' in written
    for loaded in ("<script", "<link", "<img", "url(", "@import", "http:", "https:", "href", "src="):
        assert loaded not in written


def test_text_outside_of_any_block_is_not_left_out():
    told = tree(replace(NOTES, articles=(replace(SOURCE, blocks=()),))).xpath("//article//p[@dir]")
    assert [own_text(block) for block in told] == [text for _, text in LINES]


def test_nothing_to_export_is_a_page():
    assert b"<main>" in write(Notes((), (), TEXT))


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("", ""),
        (" \n", ""),
        ("为什么？", "<p>为什么？</p>"),
        ("a<b>", "<p>a&lt;b&gt;</p>"),
        ("**重**要\n- 甲", "<p><strong>重</strong>要</p>\n<ul>\n<li>甲</li>\n</ul>"),
        ("# 大", "<h4>大</h4>"),
        ("```js onclick=1\nx\n```", "<pre><code>x\n</code></pre>"),
        ("[雪](http://e) ![图](x)", "<p>[雪](http://e) ![图](x)</p>"),
        ("[甲]: http://e", "<p>[甲]: http://e</p>"),
        ("&lt;&#60;", "<p>&lt;&lt;</p>"),
    ],
)
def test_a_note_is_rendered_but_links_and_pictures_stay_as_written(note, html):
    assert note_html(note) == html


def test_a_note_too_deep_for_markdown_is_shown_as_written():
    deep = "> " * 60 + "深处"
    assert note_html(deep) == f"<p>{'&gt; ' * 60}深处</p>"


def test_a_tag_keeps_its_lane_and_no_other_has_it_where_they_meet():
    looks = Looks({"a": "#ff0000", "b": "#00ff00"})
    marks = [at(1, "这不是终点", "a"), at(2, "终点，而是", "b"), at(3, "而是起点", "a")]
    pieces = [piece.marks for piece in flatten((Span(mark.start, mark.end), mark) for mark in marks)]
    lanes = looks.lanes(marks)
    classes = [looks.class_of(piece, lanes) for piece in pieces]
    assert len(classes) == 5
    rules = dict(re.findall(r"\.(k\d+)\{.*--lanes:(.*)\}", looks.css(Ground("#808080", 0.2, 0.4))))
    lanes = [re.findall(r"\((#\w+),.*?(\d+)px\)/", rules[name]) for name in classes]
    red, green = ("#ff0000", "9"), ("#00ff00", "6")
    assert lanes == [[red], [red, green], [green], [red, green], [red]]


def test_a_day_without_a_year_is_told_as_it_is_said():
    article = replace(SOURCE.article, published="--12-06")
    page = tree(replace(NOTES, articles=(replace(SOURCE, article=article),)))
    assert page.xpath("//header/p[@class='origin']")[0].text == "新华社 · 12月6日"
