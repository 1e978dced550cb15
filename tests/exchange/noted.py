"""Random notes for the tests of their formats: articles with placed, lost and overlapping highlights, and tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reader.exchange.notes import AnnotatedArticle, Context, Grouping, Notes, Options
from reader.exchange.restorable import Restorable, RestorableArticle, RestorableHighlight, RestorableTag
from reader.exchange.tag_paths import paths
from reader.text.anchor import describe
from reader.text.kinds import KINDS
from reader.text.spans import Span
from storage.records import Article, Block, Highlight, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

SET = "0f0e0d0c-0b0a-4908-8706-050403020100"
ODD = [
    "𠮷",
    "😀",
    "👩‍🚒",
    "\r\n",
    "\n",
    "\r",
    "\t",
    "\0",
    "\x1f",
    "\x85",
    "\ufeff",
    "\ufffe",
    "\u2028",
    "\u202e",
    "]]>",
    "<script>",
    "&amp;",
    "=cmd|' /C calc'!A0",
    "`|`",
    "; ",
    '"',
    "①「豆腐」。",
    "/",
    "\\",
]
pieces = st.sampled_from(ODD) | st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6)
texts = st.lists(pieces, max_size=6).map("".join)
bodies = st.lists(pieces, min_size=1, max_size=30).map("".join).filter(bool)
names = texts.map(lambda name: f"题{name}")
times = st.datetimes().map(lambda moment: moment.isoformat(timespec="milliseconds") + "+00:00")
uuids = st.uuids().map(str)


@st.composite
def tag_trees(draw: st.DrawFn) -> tuple[Tag, ...]:
    """Tags in tree order, siblings ranked from 0."""
    tags: list[Tag] = []
    path: list[str] = []
    met: dict[str | None, int] = {}
    for own in draw(st.lists(uuids, max_size=6, unique=True)):
        path = path[: draw(st.integers(0, len(path)))]
        parent = path[-1] if path else None
        color = f"#{draw(st.integers(0, 0xFFFFFF)):06x}"
        tags.append(Tag(own, SET, parent, draw(names), color, draw(texts), "", met.get(parent, 0)))
        met[parent] = met.get(parent, 0) + 1
        path.append(own)
    return tuple(tags)


@st.composite
def highlights(draw: st.DrawFn, own: str, article: str, body: str, tags: tuple[Tag, ...]) -> Highlight:
    """A highlight in the body, or one that is lost."""
    start = draw(st.integers(0, len(body) - 1))
    end = draw(st.integers(start + 1, len(body)))
    anchor = describe(body, Span(start, end))
    is_lost = draw(st.booleans())
    place = (anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix)
    if is_lost:
        place = (start, end, draw(texts), draw(texts), draw(texts))
    marks = tuple(draw(st.lists(st.sampled_from(tags), unique=True, max_size=3))) if tags else ()
    told = (draw(texts), tuple(tag.id for tag in marks), draw(times), draw(times), draw(texts))
    return Highlight(own, article, *place, *told, lost=is_lost)


@st.composite
def annotated(draw: st.DrawFn) -> Notes:
    """Notes on up to two articles, the ids of all of them different."""
    tags = draw(tag_trees())
    own = iter(
        draw(st.lists(uuids, min_size=14, max_size=14, unique=True).filter(lambda ids: _is_fresh(ids, tags)))
    )
    articles = []
    for _ in range(draw(st.integers(0, 2))):
        body, article = draw(bodies), next(own)
        marks = tuple(draw(highlights(next(own), article, body, tags)) for _ in range(draw(st.integers(0, 5))))
        told = (draw(names), draw(texts), draw(texts), draw(st.sampled_from(["", "--12-06", "2025-12-06"])))
        record = Article(article, *told, "早市.txt", "2025-01-01T00:00:00+00:00", draw(texts))
        record = replace(record, author=draw(texts), place=draw(texts), jump=draw(texts))
        articles.append(AnnotatedArticle(record, body, draw(blocks_of(body)), marks))
    return Notes(tuple(articles), tags, Options(draw(st.sampled_from(Grouping)), draw(st.sampled_from(Context))))


@st.composite
def blocks_of(draw: st.DrawFn, body: str) -> tuple[Block, ...]:
    """A block of any kind for each line of the body."""
    made, start = [], 0
    for line in body.split("\n"):
        made.append(Block(draw(st.sampled_from(sorted(KINDS))), start, start + len(line)))
        start += len(line) + 1
    return tuple(made)


def _is_fresh(ids: list[str], tags: tuple[Tag, ...]) -> bool:
    return not {*ids} & {tag.id for tag in tags}


def dense(highlights: int = 10_000, characters: int = 100_000) -> Notes:
    """One article with so many highlights in so many characters, every third without a note."""
    body = ("𠮷野村的早市开了，豆腐很好吃。" * (characters // 15 + 1))[:characters]
    tags = tuple(Tag(_own(n + 1), SET, None, f"标签{n}", "#c0392b", "", "", n) for n in range(20))
    marks = []
    for number in range(highlights):
        start = number * (characters - 60) // highlights
        anchor = describe(body, Span(start, start + 1 + number % 50))
        place = (anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix)
        told = ("记**一**笔" if number % 3 else "", tuple(tag.id for tag in tags[number % 20 :][: number % 4]))
        time = "2026-03-01T08:00:00.000+00:00"
        marks.append(Highlight(_own(1_000 + number), SET, *place, *told, time, time, "小林"))
    article = Article(SET, "早市", "", "晚报", "--12-06", "早市.txt", "2025-01-01T00:00:00Z")
    return Notes((AnnotatedArticle(article, body, (Block("paragraph", 0, len(body)),), tuple(marks)),), tags)


def _own(number: int) -> str:
    return f"{number:08}-0000-4000-8000-000000000000"


def came_back(
    notes: Notes,
    cleaned: Callable[[str], str] = str,
    *,
    keeps_lost_places: bool = False,
    keeps_layout: bool = False,
) -> Restorable:
    """What a file of these notes brings back when nothing is lost on the way but what `cleaned` takes from texts.

    Bodies and digests are not in it, since formats differ in them; subtitles, authors, places, jumps and blocks are
    with `keeps_layout`.
    """
    known = paths([replace(tag, name=cleaned(tag.name)) for tag in notes.tags])
    tags = tuple(
        RestorableTag(tag.id, known[tag.id], cleaned(tag.name), tag.color, cleaned(tag.description), tag.parent)
        for tag in notes.tags
    )
    articles, marks = [], []
    for source in notes.articles:
        told = source.article
        published = told.published
        named = RestorableArticle(told.id, cleaned(told.title), source=cleaned(told.source), published=published)
        articles.append(replace(named, note=cleaned(told.note)))
        if keeps_layout:
            layout = {"subtitle": told.subtitle, "author": told.author, "place": told.place, "jump": told.jump}
            articles[-1] = replace(articles[-1], **layout, blocks=source.blocks)
        marks += [_came_back(source, mark, cleaned, keeps_lost_places) for mark in source.highlights]
    return Restorable(tuple(articles), tuple(sorted(marks, key=lambda mark: mark.id)), tags)


def _came_back(
    source: AnnotatedArticle, mark: Highlight, cleaned: Callable[[str], str], keeps_lost_places: bool
) -> RestorableHighlight:
    is_lost = mark in source.lost
    has_place = keeps_lost_places or not is_lost
    texts = (mark.quote, mark.prefix, mark.suffix)
    return RestorableHighlight(
        mark.id,
        mark.article,
        mark.start if has_place else None,
        mark.end if has_place else None,
        *(map(cleaned, texts) if is_lost else texts),
        cleaned(mark.note),
        mark.tags,
        mark.created,
        mark.modified,
        cleaned(mark.author),
        lost=is_lost,
    )


def in_order_of_ids(found: Restorable) -> Restorable:
    """The same without bodies and digests, the highlights in the order of their ids."""
    articles = tuple(replace(article, body=None, digest="") for article in found.articles)
    return Restorable(articles, tuple(sorted(found.highlights, key=lambda mark: mark.id)), found.tags)
