"""Of a page, its article is read as a browser would set it; nothing is loaded, nothing within it is lost."""

from __future__ import annotations

import html as markup
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.drafts import Draft, Source
from reader.text.importers import html
from reader.text.unreadable import TooDeep

if TYPE_CHECKING:
    from pathlib import Path

LINES = [
    "　　新华社北京12月6日电　雪落了一夜，𠮷野家门口的石板路白了。",
    "老人说：“今年的雪，下得早。”",
    "①「豆浆」五分——热的，装在72TB的盘里也装不下……",
    "巷口的灯还亮着，有人推着车慢慢走过，车上是刚出炉的饼。",
    "“好。”",
    "天亮以后，雪化成了水，顺着瓦檐滴下来，一滴一滴，像谁在数日子。",
]
HEAD = (
    '<!DOCTYPE html><html><head><meta charset="gb2312"><title>𠮷野村的早市_乡村网</title>'
    '<script>var a = "坏";</script><style>p { content: "坏" }</style></head><body>'
)
NAVIGATION = '<div class="nav"><a href="/">首页</a> <a href="/n">新闻</a></div>'
FOOT = (
    '<ul><li><a href="/1">另一则新闻，题目很长很长</a></li><li><a href="/2">再一则新闻</a></li></ul>'
    '<div class="footer"><a href="/a">关于我们</a> 版权所有</div></body></html>'
)

PAGES = {
    "p": "<div id=content>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>",
    "br": "<div id=content>" + "<br><br>\n".join(LINES) + "</div>",
    "table": "<table><tr><td>" + "".join(f"<span>{line}</span><br>" for line in LINES) + "</td></tr></table>",
    "cells": "<table>" + "".join(f"<tr><td>{line}</td></tr>" for line in LINES) + "</table>",
    "posts": "".join(f"<div class=post><div>{line}</div></div>" for line in LINES),
    "sections": "<article>" + "".join(f"<section><p>{line}</p></section>" for line in LINES) + "</article>",
    "pre": "<pre>" + "\n".join(LINES) + "</pre>",
    "form": "<form action=/><div>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div><input></form>",
    "named around": "<div class=comment-main>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>",
}

prose = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="\ufeff"), min_size=1, max_size=60
).filter(lambda text: all(ord(character) & 0xFFFE != 0xFFFE for character in text))


def read(page: str) -> Draft:
    return html.read(Source("早市.html", b"", page))


def texts(page: str) -> list[str]:
    return [piece.text for piece in read(page).pieces]


@pytest.mark.parametrize("form", PAGES)
def test_every_line_of_the_article_is_read_and_none_around_it(form: str) -> None:
    page = HEAD + NAVIGATION + "<h1>𠮷野村的早市</h1>" + PAGES[form] + FOOT
    assert texts(page) == ["𠮷野村的早市", *LINES]


def test_a_page_that_is_nothing_but_text_is_read() -> None:
    assert texts("雪落了一夜。") == ["雪落了一夜。"]


@pytest.mark.parametrize(
    "page", ["", " ", "<!-- 雪 -->", "<script>雪</script>", "<html hidden><head></head></html>"]
)
def test_a_page_without_text_has_no_pieces(page: str) -> None:
    assert read(page).pieces == ()


def test_headings_have_their_kinds() -> None:
    page = HEAD + "<h1>𠮷野村的早市</h1><h2>——雪夜记</h2>" + PAGES["p"].replace("<p>天", "<h3>天亮以后</h3><p>天")
    kinds = [(piece.kind, piece.text) for piece in read(page).pieces if piece.kind != "paragraph"]
    assert kinds == [("title", "𠮷野村的早市"), ("subtitle", "——雪夜记"), ("heading", "天亮以后")]


def test_a_heading_of_two_lines_is_title_and_subtitle() -> None:
    page = "<div><h1>𠮷野村的早市<br>——雪夜记</h1>" + PAGES["p"] + "</div>"
    assert [piece.kind for piece in read(page).pieces][:3] == ["title", "subtitle", "paragraph"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>早市_新闻中心_乡村网</title>", "早市"),
        ("<title>𠮷野村的早市--乡村网</title>", "𠮷野村的早市"),
        ("<title>𠮷野村的早市 - 乡村日报</title>", "𠮷野村的早市"),
        ("<title>早市——雪夜记</title>", "早市——雪夜记"),
        ("<title>早市|乡村</title><meta property=og:title content='𠮷野村的早市'>", "𠮷野村的早市"),
        ("<meta property=og:site_name content=乡村><title>早市-乡村</title>", "早市"),
    ],
)
def test_without_a_heading_the_title_is_the_page_s_without_its_site(head: str, title: str) -> None:
    draft = read(f"<html><head>{head}</head><body>{PAGES['p']}</body></html>")
    assert (draft.pieces[0].kind, draft.pieces[0].text) == ("title", title)
    assert draft.metadata.title == title


def test_the_title_is_not_set_twice() -> None:
    page = HEAD + "<div><h1> 𠮷野村的\n早市</h1>" + PAGES["p"] + "</div>"
    assert texts(page) == ["𠮷野村的早市", *LINES]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("甲\n乙", "甲乙"),
        ("甲 \n  “乙”", "甲“乙”"),
        ("甲\nword\nword  two", "甲 word word two"),
        ("甲\u3000\u3000乙&nbsp; 丙\u00a0", "甲\u3000\u3000乙\u00a0 丙\u00a0"),
        ("<b>甲</b> <i> 乙</i> ", "甲 乙"),
        ("&lt;b&gt; &amp;amp; &mdash;&#x20BB7;", "<b> &amp; —𠮷"),
        ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字</ruby>", "漢字"),
        ("甲<span hidden>坏</span><span style='color: red; display: none'>坏</span>乙", "甲乙"),
        ("甲<template>坏</template><noscript>坏</noscript><svg><text>坏</text></svg>乙", "甲乙"),
        ("甲<!-- 坏 -->乙<?坏 ?>", "甲乙"),
        ("\x00甲", "\ufffd甲"),
        ("<b class='&#1;' id=a\x01 \x02='坏'>甲</b>", "甲"),
    ],
)
def test_text_is_what_a_browser_shows(inner: str, shown: str) -> None:
    assert texts(f"<html><body><p>{inner}</p></body></html>") == [shown]


def test_what_the_head_says_is_kept() -> None:
    head = (
        "<meta name=author content=李雪><meta name=source content=乡村日报>"
        "<meta property=article:published_time content=2025-12-06T08:00:00+08:00>"
    )
    said = read(f"<html><head>{head}</head><body><p>雪落了一夜。</p></body></html>").metadata
    assert (said.author, said.source, said.published) == ("李雪", "乡村日报", "2025-12-06")


@pytest.mark.parametrize("kind", ["NewsArticle", "Article"])
def test_the_day_in_the_page_s_linked_data_is_kept_even_where_that_is_no_valid_json(kind: str) -> None:
    day = '"datePublished" : "2025-12-06T08:00:00+08:00", "author": [,]'
    data = f'{{"@graph": [{{"@type": "{kind}", {day}}}]}}'
    head = f'<script type="application/ld+json">{data}</script>'
    draft = read(f"<html><head>{head}</head><body><p>雪落了一夜。</p></body></html>")
    assert draft.metadata.published == "2025-12-06"
    assert [piece.text for piece in draft.pieces] == ["雪落了一夜。"]


def test_the_dateline_names_source_and_place_and_the_page_the_whole_day() -> None:
    head = "<meta name=source content=乡村网><meta name=publishdate content=2025-12-07>"
    said = read(f"<html><head>{head}</head><body>{PAGES['p']}</body></html>").metadata
    assert (said.source, said.published) == ("新华社", "2025-12-07")


@pytest.mark.parametrize("page", ["<div>" * 20_000 + "雪", "<b>" * 101 + "雪", "<blockquote>" * 101 + "雪"])
def test_a_page_nested_too_deeply_is_refused(page: str) -> None:
    with pytest.raises(TooDeep, match=r"“早市\.html” is too deeply nested"):
        read(page)


def test_tables_within_each_other_are_read() -> None:
    assert texts("<table><tr><td>" * 30 + "雪落了一夜。") == ["雪落了一夜。"]


def test_nothing_a_page_names_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("坏", encoding="utf-8")
    page = (
        f"<!DOCTYPE html SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY e SYSTEM '{secret.as_uri()}'>]>"
        "<html><head><base href='http://127.0.0.1:9/'><link rel=stylesheet href=a.css></head>"
        "<body><p>雪落了一夜。&e;<img src=a.png><iframe src=https://www.youtube.com/x></iframe></p></body></html>"
    )
    assert texts(page)[-1] == "雪落了一夜。&e;"


@given(st.lists(prose, min_size=1, max_size=12))
def test_every_visible_character_of_paragraphs_stays_in_its_order(paragraphs: list[str]) -> None:
    page = "<html><body>" + "".join(f"<p>{markup.escape(text)}</p>" for text in paragraphs) + "</body></html>"
    assert texts(page) == paragraphs
