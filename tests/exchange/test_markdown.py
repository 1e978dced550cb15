"""Notes as Markdown: pretty, complete, and safe whatever the text holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exchange import markdown
from reader.exchange.markdown_text import bold, code, escaped
from reader.exchange.notes import AnnotatedArticle, Context, Grouping, Notes, Options, Part, SourceLine, Wording
from reader.exchange.tag_paths import paths
from storage.records import Article, Block, Highlight, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

LINES = [
    ("title", "湖边的“早晨”"),
    ("paragraph", "天还没亮，渔民就出门了。湖上有雾。"),
    ("heading", "一条𠮷利的鱼"),
    ("paragraph", "他捕到一条红鱼。“真少见！”他说。"),
    ("paragraph", "①鱼又放回去了*慢慢地*。"),
]
BODY = "\n".join(text for _, text in LINES)
ARTICLE = Article("a1", "湖边的“早晨”", "——一个*短*故事", "晚报", "2025-03-04", "hu.txt", "")
TAGS = (
    Tag("t3", "s", None, "动物", "#117a65", "", "2", 1),
    Tag("t1", "s", None, "人物", "#c0392b", "", "1", 0),
    Tag("t2", "s", "t1", "渔民/农民", "#2471a3", "", "", 0),
)


def blocks() -> tuple[Block, ...]:
    made, start = [], 0
    for kind, text in LINES:
        made.append(Block(kind, start, start + len(text)))
        start += len(text) + 1
    return tuple(made)


def mark(own: str, quote: str, tags: tuple[str, ...] = (), note: str = "") -> Highlight:
    start = BODY.index(quote)
    return Highlight(own, "a1", start, start + len(quote), quote, "", "", note, tags, "", "", "")


HIGHLIGHTS = (
    mark("h1", "红鱼", ("t3", "t1"), "# 想一想\n\n- 红色**吉利**吗？\n```\n没有关上"),
    mark("h2", "渔民", ("t2",)),
    mark("h3", "雾。\n一条𠮷利的鱼\n他"),
    mark("h4", "①鱼又放回去了*慢慢地*。"),
    Highlight("h5", "a1", 0, 4, "飞走的鸟", "树上", "不见了", "找不到了", ("t3",), "", "", "", lost=True),
)
SOURCE = AnnotatedArticle(ARTICLE, BODY, blocks(), HIGHLIGHTS)


def write(articles, tags, grouping=Grouping.ARTICLE, **words) -> str:
    notes = Notes(tuple(articles), tuple(tags), Options(grouping), Wording(**words))
    return markdown.write(notes).decode()


IN_READING_ORDER = """\
---
title: "湖边的“早晨”"
source: "晚报"
published: "2025-03-04"
---

# 湖边的“早晨”

*——一个\\*短\\*故事*

> 渔民

天还没亮，**渔民**就出门了。

`人物/渔民\\/农民` · 第1段

> 雾。
>
> 一条𠮷利的鱼
>
> 他

湖上有**雾。**

**一条𠮷利的鱼**

**他**捕到一条红鱼。

第1—2段

## 一条𠮷利的鱼

> 红鱼

他捕到一条**红鱼**。

`动物` `人物` · 第2段

> [!NOTE]
>
> # 想一想
>
> - 红色**吉利**吗？
> ```
> 没有关上

> ①鱼又放回去了\\*慢慢地\\*。

第3段

## Lost

> 飞走的鸟

树上**飞走的鸟**不见了

`动物`

> [!NOTE]
>
> 找不到了
"""

BY_TAG = """\
- 湖边的“早晨” · ——一个\\*短\\*故事 · 晚报 · 2025-03-04
- 雪

## 人物

> 红鱼

他捕到一条**红鱼**。

`动物` `人物` · 晚报《湖边的“早晨”》，2025-03-04，第2段

> [!NOTE]
>
> 少见

## 动物

> 红鱼

他捕到一条**红鱼**。

`动物` `人物` · 晚报《湖边的“早晨”》，2025-03-04，第2段

> [!NOTE]
>
> 少见

## 无标签

> 渔民

天还没亮，**渔民**就出门了。

晚报《湖边的“早晨”》，2025-03-04，第1段
"""


def test_one_article_in_reading_order() -> None:
    assert write([SOURCE], TAGS, Grouping.ARTICLE) == IN_READING_ORDER


def test_several_articles_by_tag() -> None:
    source = replace(SOURCE, highlights=(mark("h1", "渔民"), mark("h2", "红鱼", ("t3", "t1"), "少见\n")))
    empty = AnnotatedArticle(Article("a2", "雪", "", "", "", "", ""), "", (), ())
    assert write([source, empty], TAGS, Grouping.TAG, untagged="无标签") == BY_TAG


def test_several_articles_in_reading_order_have_a_title_each_and_no_front_matter() -> None:
    text = write([SOURCE, SOURCE], TAGS, Grouping.ARTICLE)
    assert text.startswith("# 湖边的“早晨”\n\n*——一个\\*短\\*故事*\n\n晚报 · 2025-03-04\n")
    assert text.count("\n## Lost\n") == 2


def test_the_article_s_note_stands_right_after_its_title() -> None:
    source = replace(SOURCE, article=replace(ARTICLE, note="# 全文\r\n\n①**如何**？\n```\n"))
    note = "> [!NOTE]\n>\n> # 全文\n>\n> ①**如何**？\n> ```\n\n"
    head = "# 湖边的“早晨”\n\n*——一个\\*短\\*故事*\n\n"
    assert f"\n{head}{note}> 渔民\n" in write([source], TAGS, Grouping.ARTICLE)
    assert f"\n{head}{note}## 人物\n" in write([source], TAGS, Grouping.TAG)
    several = write([source, source], TAGS, Grouping.ARTICLE)
    assert several.count(f"{head}晚报 · 2025-03-04\n\n{note}") == 2
    blank = replace(source, article=replace(ARTICLE, note=" \n"))
    assert write([blank], TAGS, Grouping.ARTICLE) == write([SOURCE], TAGS, Grouping.ARTICLE)


def test_of_several_articles_by_tag_each_note_is_in_the_list() -> None:
    article = replace(ARTICLE, subtitle="", source="", published="")
    noted = [
        replace(article, title=title, note=note) for title, note in (("雪", "甲\n```"), ("雨", ""), ("霜", "- 乙"))
    ]
    text = write([AnnotatedArticle(one, "", (), ()) for one in noted], (), Grouping.TAG)
    assert text == ("- 雪\n\n  > [!NOTE]\n  >\n  > 甲\n  > ```\n\n- 雨\n- 霜\n\n  > [!NOTE]\n  >\n  > - 乙\n")
    tops = [token for token in PARSER.parse(text) if token.level == 0]
    assert [token.type for token in tops] == ["bullet_list_open", "bullet_list_close"]


def test_tags_come_in_tree_order_and_lost_highlights_last() -> None:
    text = write([SOURCE], TAGS, Grouping.TAG, lost="失落的标注")
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## 人物", "## 人物/渔民\\\\/农民", "## 动物", "## Untagged", "## 失落的标注"]


def test_a_highlight_of_two_tags_stands_under_both() -> None:
    assert write([SOURCE], TAGS, Grouping.TAG).count("> 红鱼") == 2


def test_two_headings_of_one_wording_stay_two() -> None:
    body = "结语\n甲。\n结语\n乙。"
    kinds = [
        Block("heading", 0, 2),
        Block("paragraph", 3, 5),
        Block("heading", 6, 8),
        Block("paragraph", 9, 11),
    ]
    marks = tuple(Highlight(str(at), "a1", at, at + 1, body[at], "", "", "", (), "", "", "") for at in (3, 9))
    text = write([AnnotatedArticle(ARTICLE, body, tuple(kinds), marks)], (), Grouping.ARTICLE)
    assert text.count("## 结语") == 2


def test_no_articles_are_one_newline() -> None:
    assert write([], (), Grouping.TAG) == "\n"


def test_front_matter_is_quoted_safely() -> None:
    article = replace(ARTICLE, title='他说: "好"\n---\n# \u2028', source="C:\\报", published="--12-06")
    text = write([replace(SOURCE, article=article)], TAGS, Grouping.ARTICLE)
    assert text.split("\n---\n")[0].splitlines() == [
        "---",
        'title: "他说: \\"好\\"\\n---\\n# \\u2028"',
        'source: "C:\\\\报"',
        'published: "--12-06"',
    ]


@pytest.mark.parametrize(
    "plain", ["“人造太阳”——创下：14.8%！", "5-6级；a=b，《书》(注)", "A & B < C > D | E", "2025、①𠮷"]
)
def test_text_that_needs_no_escape_stays_as_it_is(plain: str) -> None:
    assert escaped(plain) == plain


@pytest.mark.parametrize(
    ("line", "quote", "expected"),
    [
        ("他创下“人造太阳”的纪录", "“人造太阳”", "他创下“**人造太阳**”的纪录"),
        ("“人造太阳”，很热", "“人造太阳”", "**“人造太阳”**，很热"),
        ("真的吗！！是", "！！", "真的吗！！是"),
        ("说 好 了", " 好 ", "说 **好** 了"),
        ("1. 先洗手", "先", "1\\. **先**洗手"),
        ("很贵（$5）吧", "$5", "很贵（**\\$5**）吧"),
    ],
)
def test_bold_is_bold_beside_chinese_punctuation(line: str, quote: str, expected: str) -> None:
    start = line.index(quote)
    assert bold(line, start, start + len(quote)) == expected


# What is read back from the rendered file, by a parser of Markdown that knows nothing of us.

PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
HARMLESS = {"text", "strong_open", "strong_close", "em_open", "em_close", "code_inline"}
LETTERS = "*_`~[]()<>#&;!|$=%^\\-+.:/{}\"'@“”。，！中文𠮷①1a \t\n\u3000\u2028"


@dataclass
class ReadBack:
    quotes: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


def plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def tree(tokens: list[Token]) -> Iterator[list[Token]]:
    """The top blocks, each as its tokens."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def read_back(text: str) -> ReadBack:
    found = ReadBack()
    source = re.split(r"\n", text)
    for group in tree(PARSER.parse(text)):
        inlines = [token for token in group if token.type == "inline"]
        if group[0].type == "blockquote_open" and inlines and inlines[0].content == "[!NOTE]":
            first, last = group[0].map or (0, 0)
            body = source[first + 2 : last]
            while body and not body[-1].startswith(">"):
                body.pop()
            found.notes.append("\n".join(line.removeprefix(">").removeprefix(" ") for line in body))
            continue
        found.kinds |= {token.type for token in group}
        found.kinds |= {child.type for token in inlines for child in token.children or ()}
        if group[0].type == "blockquote_open":
            found.quotes.append([plain(token) for token in inlines])
        elif group[0].type == "heading_open":
            found.headings += [plain(token) for token in inlines]
        else:
            found.paragraphs += [plain(token) for token in inlines]
            children = [child for token in inlines for child in token.children or ()]
            found.tags += [child.content for child in children if child.type == "code_inline"]
    return found


def shown(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


hostile = st.text(alphabet=LETTERS, max_size=30)
notes = hostile.filter(lambda note: not note or bool(note.strip()))
marked = st.tuples(hostile, hostile.filter(str.strip), hostile, notes, st.sampled_from([(), ("t1",), ("t1", "t2")]))


@given(
    st.lists(marked, min_size=1, max_size=4),
    hostile,
    st.lists(hostile, min_size=2, max_size=2),
    st.booleans(),
    notes,
)
@example([("a", "* * *", "b", "<!-- \n```", ("t1",))], "# x", ["`", "``a`"], False, "<!-- \n```")
def test_every_quote_tag_and_note_is_found_again(
    texts: list[tuple[str, str, str, str, tuple[str, ...]]],
    title: str,
    names: list[str],
    lost: bool,
    about: str,
) -> None:
    body, marks = "", []
    for n, (before, quote, after, note, of) in enumerate(texts):
        start = len(body) + len(before)
        body += before + quote + after + "\n"
        own = (f"h{n}", "a1", start, start + len(quote), quote, before, after, note, of)
        marks.append(Highlight(*own, "", "", "", lost=lost))
    tags = [Tag("t1", "s", None, names[0], "", "", "", 0), Tag("t2", "s", "t1", names[1], "", "", "", 1)]
    article = replace(ARTICLE, title=title, subtitle="", note=about)
    block = (Block("paragraph", 0, len(body)),)

    text = write([AnnotatedArticle(article, body, block, tuple(marks))], tags, Grouping.ARTICLE)
    found = read_back(text[text.index("\n---\n", 4) + 5 :])

    assert found.quotes == [shown(quote) for _, quote, *_ in texts]
    assert found.notes == [note.strip("\n") for note in (about, *(note for *_, note, _ in texts)) if note]
    known = paths(tags)
    expected = [re.sub(r"\n", " ", known[tag]) for *_, of in texts for tag in of]
    assert [tag.strip(" ") for tag in found.tags] == [path.strip(" ") for path in expected]
    assert len(found.headings) == 1 + (1 if lost else 0)
    assert text.endswith("\n")
    assert found.kinds <= HARMLESS | {
        "inline", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
        "heading_open", "heading_close",
    }  # fmt: skip


@given(hostile, hostile.filter(str.strip), hostile)
def test_a_line_in_bold_still_reads_as_the_line(before: str, quote: str, after: str) -> None:
    before, quote, after = (text.replace("\n", "") for text in (before, quote, after))
    line = before + quote + after
    [inline] = [token for token in PARSER.parse(bold(line, len(before), len(before + quote))) if token.children]
    assert plain(inline) == line.strip()
    assert {child.type for child in inline.children or ()} <= {"text", "strong_open", "strong_close"}
    kept = re.sub(r"[\W_]", "", quote)
    if kept:
        assert "strong_open" in {child.type for child in inline.children or ()}


@given(hostile.filter(str.strip))
def test_inline_code_reads_as_its_text(text: str) -> None:
    [inline] = [token for token in PARSER.parse(code(text)) if token.children]
    assert plain(inline).strip() == text.replace("\n", " ").strip()
    assert [child.type for child in inline.children or ()] == ["code_inline"]


def whole(*, source_line=SourceLine.PLAIN, **words) -> str:
    options = Options(context=Context.TEXT, source_line=source_line)
    return markdown.write(Notes((SOURCE,), TAGS, options, Wording(**words))).decode()


WHOLE = """\
天还没亮，==渔民==[^1]就出门了。湖上有==雾。==

## ==一条𠮷利的鱼==

==他==[^2]捕到一条==红鱼==[^3]。“真少见！”他说。

==①鱼又放回去了\\*慢慢地\\*。==[^4]

[^1]: “渔民” · `人物/渔民\\/农民` · 第1段

[^2]: “雾。 一条𠮷利的鱼 他” · 第1—2段

[^3]: “红鱼” · `动物` `人物` · 第2段

    > [!NOTE]
    >
    > # 想一想
"""


def test_a_whole_text_has_its_highlights_where_they_stand_with_a_footnote_each() -> None:
    text = whole()
    assert WHOLE in text
    assert text.count("湖边的“早晨”") == 2  # in the front matter and as the title, not again as a block
    assert text.endswith("> 找不到了\n")


def test_a_source_line_of_the_standard_is_told_of_article_and_passage() -> None:
    text = whole(source_line=SourceLine.GBT7714)
    entry = r"湖边的“早晨”: 一个\*短\*故事\[N]. 晚报, 2025-03-04"
    assert f"\n{entry}.\n" in text
    assert f"{entry}: 第1段." in text


def test_what_is_left_out_is_the_last_line() -> None:
    notes = Notes((SOURCE,), TAGS, left_out=(Part.TIMES, Part.KEYS))
    last = markdown.write(notes).decode().splitlines()[-1]
    assert last == "Not in this file: when highlights were made and changed, keys of tags."


def test_in_reading_order_nothing_stands_under_a_heading_and_each_says_where_it_is() -> None:
    text = write([SOURCE], TAGS, Grouping.READING)
    assert "## 一条" not in text
    assert "`动物` `人物` · 一条𠮷利的鱼 · 第2段" in text


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6))
def test_every_highlight_of_a_whole_text_has_one_footnote_and_one_number(note: str, spans) -> None:
    marks = []
    for number, (start, size) in enumerate(spans):
        quote = BODY[start : start + size]
        marks.append(Highlight(f"h{number}", "a1", start, start + len(quote), quote, "", "", note, (), "", "", ""))
    notes = Notes((replace(SOURCE, highlights=tuple(marks)),), TAGS, Options(context=Context.TEXT))
    text = markdown.write(notes).decode()
    for number in range(1, len(marks) + 1):
        assert len(re.findall(rf"^\[\^{number}\]: “", text, re.MULTILINE)) == 1
        assert len(re.findall(rf"\[\^{number}\](?!:)", text)) >= 1
