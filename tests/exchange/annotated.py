"""Articles with marks for the tests of formats: real prose, overlaps, lost and empty ones, and hostile texts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from hypothesis import strategies as st

from reader.exchange.notes import AnnotatedArticle, Context, Grouping, Notes, Options, Wording
from storage.records import Article, Block, Highlight, Tag

LINES = (
    ("title", "人造太阳点亮之后"),
    ("subtitle", "——我国核聚变研究进入新阶段"),
    ("paragraph", "“这不是终点，而是起点。”负责人说，𠮷祥的火种已经取来。"),
    ("heading", "一、从跟跑到并跑"),
    ("paragraph", "①超导磁体、②偏滤器全部由国内制造，相关岗位增加了三成多。「炉子」还冷着🔥。"),
)
BODY = "\n".join(text for _, text in LINES)
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=1>",
    "]]> --> </style></textarea>",
    "`` ` ```",
    "a|b|c",
    "空\x00白\ufffe\uffff\x0b\x1f字",
    "\u202egpj.exe",
    "\u2069\u202e雪",
    "שלום",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "{{Quote}} {{/Note}} {{c1::藏}}",
    "[雪](javascript:alert) ![图](http://example.com/x.png) <http://example.com>",
    "[甲]: http://example.com '乙'",
    "&lt;b&gt; &amp;amp;",
    "> " * 60 + "深处",
    "_x0041_",
)


def blocks() -> tuple[Block, ...]:
    made, start = [], 0
    for kind, text in LINES:
        made.append(Block(kind, start, start + len(text)))
        start += len(text) + 1
    return tuple(made)


ARTICLE = Article(
    "a1", LINES[0][1], LINES[1][1], "新华社", "2025-12-06", "太阳.txt", "2025-12-07T08:00:00Z", note="**三段**式"
)
TAGS = (
    Tag("t1", "s", None, "经济", "#c24c46", "宏观形势", "1", 0),
    Tag("t2", "s", "t1", "就业 岗位", "#3480b9", "", "", 0),
    Tag("t3", "s", None, "修辞", "red;x:url(http://e)", "比喻", "", 1),
)


def mark(number: int, start: int, end: int, *tags: str, note: str = "", lost: bool = False) -> Highlight:
    quote = BODY[start:end]
    before, behind = BODY[max(0, start - 8) : start], BODY[end : end + 8]
    own = str(UUID(int=number))
    made = "2025-12-07T08:00:00Z"
    return Highlight(own, "a1", start, end, quote, before, behind, note, tags, made, made, "小林", lost)


def at(number: int, quote: str, *tags: str, note: str = "", lost: bool = False) -> Highlight:
    start = BODY.index(quote)
    return mark(number, start, start + len(quote), *tags, note=note, lost=lost)


MARKS = (
    at(1, "火种", "t3", note="比喻，与“炉子”**呼应**"),
    at(2, "增加了三成多", "t1", "t2"),
    at(3, "岗位增加", "t2", note="几年？"),
    at(4, "并跑"),
    at(5, "取来。\n一、从", "t1", note="跨段"),
    at(6, "偏滤器", "t3", note="找不到了", lost=True),
    at(7, "🔥", "没有这个标签"),
)
SOURCE = AnnotatedArticle(ARTICLE, BODY, blocks(), MARKS)
TEXT = Options(context=Context.TEXT)
NOTES = Notes((SOURCE,), TAGS, TEXT, Wording(untagged="没有标签", lost="失去位置"))


def hostile(text: str, options: Options = TEXT) -> Notes:
    """Notes in which every text of the reader's is this one, placed and lost."""
    line = " ".join(text.split("\n"))
    article = Article("a1", line, line, line, line, line, "", note=text)
    placed = replace(mark(1, 0, 0, "t", note=text), start=0, end=len(text), quote=text, prefix="", suffix="")
    lost = replace(placed, id=str(UUID(int=2)), lost=True, prefix=text, suffix=text)
    source = AnnotatedArticle(article, text, (Block("paragraph", 0, len(text)),), (placed, lost))
    return Notes((source,), (Tag("t", "s", None, line, "#c24c46", text, "", 0),), options)


@dataclass(frozen=True)
class Sown:
    """Notes, the names of all their tags, and the words that each of their notes holds."""

    notes: Notes
    tags: tuple[str, ...]
    words: tuple[str, ...]


@st.composite
def sown(draw: st.DrawFn) -> Sown:
    """Any marks over the article, each note with a word of its own, some of them lost or empty."""
    ends = st.tuples(st.integers(0, len(BODY) - 1), st.integers(1, 20))
    spans = draw(
        st.lists(st.tuples(ends, st.sets(st.sampled_from(["t1", "t2", "t3"])), st.booleans(), st.booleans()))
    )
    marks = tuple(
        mark(n, start, min(start + size, len(BODY)), *sorted(tags), note=f"批{n}注" if noted else "", lost=lost)
        for n, ((start, size), tags, noted, lost) in enumerate(spans)
    )
    grouping = draw(st.sampled_from(Grouping))
    borne = {tag for one in marks for tag in one.tags}
    words = tuple(one.note for one in marks if one.note)
    source = replace(SOURCE, highlights=marks)
    notes = Notes((source,), TAGS, Options(grouping, draw(st.sampled_from(Context))))
    return Sown(notes, tuple(t.name for t in TAGS if t.id in borne), words)
