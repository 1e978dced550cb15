"""Of Markdown, what its reader sees is read, a line a piece; its own white space is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import blocks
from reader.text.drafts import Draft, Source
from reader.text.importers import markdown
from reader.text.unreadable import TooDeep

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "welcome.md"

prose = st.text(
    st.sampled_from("雪落了一夜，𠮷野家“门口”的①「豆浆」——72TB。　\u00a0ab"), min_size=1, max_size=60
).filter(
    lambda text: (
        text.strip() and text.strip(" ") == text and not (text[0] in "0123456789" or text.startswith("    "))
    )
)


def read(text: str) -> Draft:
    return markdown.read(Source("早市.md", b"", text))


def texts(text: str) -> list[str]:
    return [piece.text for piece in read(text).pieces]


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE.read_text(encoding="utf-8"),
        "# 𠮷野村的早市\n## ——雪夜记\n　　雪落了一夜。\n第二行\n\n\n### 天亮\n雪化了。\n",
        "#　𠮷野村的早市\n雪落了一夜。",
        "# 早市 #\n\n雪落了一夜。",
        "𠮷野村的早市\n——雪夜记\n　　雪落了一夜。",
        "𠮷野村的早市\n\n雪落了一夜。\n\n\n雪化了。",
        "",
        "\n\n",
    ],
)
def test_a_simple_article_is_the_same_as_before(text: str) -> None:
    assert read(text).pieces == tuple(blocks.pieces(text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("雪*落*了**一夜**，`热的`~~雪~~", ["雪落了一夜，热的~~雪~~"]),
        ("**“豆浆”**的价，**①「饼」**的价", ["“豆浆”的价，①「饼」的价"]),
        ("[价目](http://example.org)和<http://example.org>", ["价目和http://example.org"]),
        ("![图：*雪*](a.png)", ["图：雪"]),
        ("[价目]和[饼][价目]\n\n[价目]: http://example.org", ["价目和饼"]),
        ("他说[1]\n\n[1]: 某书，第3页", ["他说[1]", "[1]: 某书，第3页"]),
        ("&amp;&lt;&#x20BB7; \\# \\*", ["&<𠮷 # *"]),
        ("<b>雪</b>\n\n<script>a</script>", ["<b>雪</b>", "<script>a</script>"]),
        ("雪落了  \n一夜\\\n了", ["雪落了", "一夜", "了"]),
        ("- 白菜\n  一斤\n- 葱\n\n3. 饼\n4) 粥", ["• 白菜", "一斤", "• 葱", "3. 饼", "4) 粥"]),
        ("> 雪落\n> 了\n>\n> 一夜", ["雪落", "了", "一夜"]),
        ("```py\na = 1\n\n    b\n```\n", ["a = 1", "    b"]),
        ("| 物 | 价 |\n|---|---|\n| **饼** | 五分 |", ["物　价", "饼　五分"]),
        ("雪落了一夜。\n---\n雪化了。", ["雪落了一夜。", "雪化了。"]),
        ("一\n二\n===\n三", ["一", "二", "三"]),
        ("* * *\n雪", ["雪"]),
    ],
)
def test_marks_vanish_and_text_stays(text: str, lines: list[str]) -> None:
    assert texts(text) == lines


def test_underlined_headings_have_their_kinds() -> None:
    assert [piece.kind for piece in read("早市\n===\n\n雪夜记\n---\n\n雪。").pieces] == [
        "title",
        "subtitle",
        "paragraph",
    ]


def test_front_matter_is_known_and_not_shown() -> None:
    draft = read(
        "---\ntitle: \"𠮷野村：早市\"\nauthor: [李雪, '王风']\ndate: 2025-12-06\ntags:\n  - 雪\n---\n雪落了。"
    )
    assert [piece.text for piece in draft.pieces] == ["雪落了。"]
    said = draft.metadata
    assert (said.title, said.author, said.published) == ("𠮷野村：早市", "李雪、王风", "2025-12-06")


@pytest.mark.parametrize(
    "text", ["---\n雪落了一夜。\n---\n雪化了。", "---\n\n---\n雪落了一夜。", "---\ntitle: 早市\n"]
)
def test_rules_at_the_top_are_no_front_matter(text: str) -> None:
    shown = "".join(texts(text))
    assert all(character in shown for character in text if character not in "-\n")


def test_what_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(TooDeep):
        read("> " * 500 + "雪")


@given(st.lists(prose, min_size=1, max_size=12))
def test_every_visible_character_of_paragraphs_stays_in_its_order(paragraphs: list[str]) -> None:
    assert texts("\n\n".join(paragraphs)) == paragraphs
