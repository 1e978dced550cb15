"""What an export knows of a highlight's surroundings."""

from __future__ import annotations

from dataclasses import replace

from reader.exchange.notes import LONGEST_CONTEXT, AnnotatedArticle, Context, surroundings
from storage.records import Article, Block, Highlight

LINES = [
    ("title", "湖边的早晨"),
    ("paragraph", "天还没亮，渔民就出门了。湖上有雾。"),
    ("heading", "一条𠮷利的鱼"),
    ("paragraph", "他捕到一条红鱼。“真少见！”他说。"),
    ("dateline", "本报记者"),
    ("paragraph", "①鱼又放回去了。"),
]
BODY = "\n".join(text for _, text in LINES)
ARTICLE = Article("a1", "湖边的早晨", "", "", "", "hu.txt", "2025-01-01T00:00:00Z")


def blocks() -> tuple[Block, ...]:
    made, start = [], 0
    for kind, text in LINES:
        made.append(Block(kind, start, start + len(text)))
        start += len(text) + 1
    return tuple(made)


def mark(quote: str, own: str = "h1") -> Highlight:
    start = BODY.index(quote)
    return Highlight(own, "a1", start, start + len(quote), quote, "", "", "", (), "", "", "")


def annotated(*highlights: Highlight) -> AnnotatedArticle:
    return AnnotatedArticle(ARTICLE, BODY, blocks(), highlights)


def around(quote: str) -> tuple[str, str, int, tuple[int, int] | None]:
    found = surroundings(annotated(), mark(quote))
    assert BODY[found.start : found.end] == found.context
    return found.context, found.heading, found.section, found.paragraphs


def test_a_passage_before_any_heading_has_none() -> None:
    assert around("渔民") == ("天还没亮，渔民就出门了。", "", 0, (1, 1))


def test_a_passage_stands_under_the_nearest_heading_before_it() -> None:
    assert around("红鱼") == ("他捕到一条红鱼。", "一条𠮷利的鱼", 1, (2, 2))


def test_only_paragraphs_are_counted() -> None:
    assert around("①鱼") == ("①鱼又放回去了。", "一条𠮷利的鱼", 1, (3, 3))


def test_a_passage_in_a_heading_belongs_to_it_and_to_no_paragraph() -> None:
    assert around("𠮷利") == ("一条𠮷利的鱼", "一条𠮷利的鱼", 1, None)


def test_a_passage_over_several_blocks_tells_its_first_and_its_last_paragraph() -> None:
    assert around("有雾。\n一条𠮷利的鱼\n他")[3] == (1, 2)
    assert around("早晨\n天还没亮")[3] == (1, 1)


def test_the_paragraph_around_a_passage_is_all_the_blocks_that_it_touches() -> None:
    for quote, expected in (
        ("渔民", LINES[1][1]),
        ("𠮷利", LINES[2][1]),
        ("有雾。\n一条", f"{LINES[1][1]}\n{LINES[2][1]}"),
    ):
        found = surroundings(annotated(), mark(quote), Context.PARAGRAPH)
        assert found.context == BODY[found.start : found.end] == expected
    alone = surroundings(AnnotatedArticle(ARTICLE, BODY, (), ()), mark("渔民"), Context.PARAGRAPH)
    assert alone.context == "渔民"


def test_placed_highlights_come_in_reading_order_and_lost_ones_apart() -> None:
    late, early, gone = (
        mark("放回去", "late"),
        mark("湖上", "early"),
        replace(mark("红鱼", "gone"), lost=True),
    )
    elsewhere = replace(mark("红鱼", "elsewhere"), start=0, end=2)
    source = annotated(late, gone, early, elsewhere)
    assert [h.id for h in source.placed] == ["early", "late"]
    assert [h.id for h in source.lost] == ["gone", "elsewhere"]


def test_an_article_without_a_title_is_called_by_its_file() -> None:
    source = replace(annotated(), article=replace(ARTICLE, title=""))
    assert source.shown_title == "hu.txt"


def test_of_a_sentence_that_never_ends_only_what_is_near_is_told() -> None:
    body = "豆腐" * 50_000
    long = AnnotatedArticle(ARTICLE, body, (), ())
    found = surroundings(long, replace(mark("鱼"), start=50_000, end=50_004))
    assert (found.start, found.end) == (50_000 - LONGEST_CONTEXT, 50_004 + LONGEST_CONTEXT)
    assert found.context == body[found.start : found.end]
