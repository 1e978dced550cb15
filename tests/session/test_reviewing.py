"""Lost highlights wait until the reader gives them a place, and nothing of them changes by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.session.reading import NothingToMark
from reader.text.spans import Span
from storage.errors import UnknownHighlight
from storage.records import Highlight, Text


@pytest.fixture
def lose(reader):
    """Highlight a quote, then let the highlight be lost."""

    def made(article, quote, **kept):
        span = reader.session.reading.find(article.id, quote)
        found = reader.session.reading.highlight(article.id, span, **kept).added(Highlight)[0]
        lost = replace(found, lost=True)
        reader.library.highlights.put(lost)
        return lost

    return made


@pytest.fixture
def rewrite(reader):
    """Give an article a newer body."""

    def made(article, *changes):
        body = reader.library.articles.body(article.id)
        for old, new in changes:
            body = body.replace(old, new)
        reader.library.articles.add_text(Text(article.id, 2, body, (), b"", "2"))
        reader.library.put(replace(article, revision=2))
        return body

    return made


def test_lost_ones_are_listed_with_their_articles_the_newest_first(reader, article, lose):
    newer = reader.bring_in("# 河边\n\n水退了。船还在。\n", "河边.txt")
    later, earlier, other = lose(article, "雪落在老人的肩上"), lose(article, "豆腐"), lose(newer, "船还在")
    reader.session.reading.highlight(article.id, Span(0, 2))
    listed = reader.session.reviewing.lost()
    assert [(one.highlight, one.title) for one in listed] == [
        (other, "河边"),
        (earlier, "𠮷野村的早市"),
        (later, "𠮷野村的早市"),
    ]


def test_nothing_is_listed_where_every_highlight_has_its_place(reader, article):
    reader.session.reading.highlight(article.id, Span(0, 2))
    assert reader.session.reviewing.lost() == []


def test_candidates_are_sought_in_the_newest_body(reader, article, lose, rewrite):
    lost = lose(article, "卖豆腐的老人说")
    body = rewrite(article, ("卖豆腐的老人说", "卖豆腐的那位老人说"), ("𠮷野村", "村里"))
    best = reader.session.reviewing.candidates(lost.id)[0]
    assert body[best.span.start : best.span.end] == "卖豆腐的那位老人说"
    assert reader.session.reading.get(lost.id) == lost


def test_a_passage_that_is_gone_has_no_candidates(reader, article, lose, rewrite):
    lost = lose(article, "雪落在老人的肩上，老人笑了")
    rewrite(article, ("雪落在老人的肩上，老人笑了。", "天亮以后，集市散去。"))
    assert reader.session.reviewing.candidates(lost.id) == []


def test_placing_keeps_tags_and_note_and_can_be_undone(reader, article, lose, rewrite):
    session = reader.session
    lost = lose(article, "卖豆腐的老人", tags=[reader.tag("论点")], note="**谁**？")
    rewrite(article, ("卖豆腐的老人", "卖豆腐的一位老人"))
    best = session.reviewing.candidates(lost.id)[0]
    assert session.reviewing.place(lost.id, best.span).verb == "place"
    placed = session.reading.get(lost.id)
    assert (placed.quote, placed.tags, placed.note, placed.lost) == (
        "卖豆腐的一位老人",
        lost.tags,
        "**谁**？",
        False,
    )
    assert session.reviewing.lost() == []
    session.history.undo()
    assert session.reading.get(lost.id) == lost
    assert [one.highlight for one in session.reviewing.lost()] == [lost]


def test_a_lost_one_can_be_placed_where_it_was(reader, article, lose):
    lost = lose(article, "豆腐")
    reader.session.reviewing.place(lost.id, Span(lost.start, lost.end))
    placed = reader.session.reading.get(lost.id)
    assert (placed.start, placed.end, placed.lost) == (lost.start, lost.end, False)


def test_a_place_without_text_and_an_unknown_highlight_are_refused(reader, article, lose):
    lost = lose(article, "豆腐")
    with pytest.raises(NothingToMark):
        reader.session.reviewing.place(lost.id, Span(9_000, 9_001))
    with pytest.raises(UnknownHighlight):
        reader.session.reviewing.candidates("没有")
    assert reader.session.reviewing.lost()
