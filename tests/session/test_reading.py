"""Passages are kept with tags and notes, and every verb says what it changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.session.reading import NothingToMark, QuoteNotFound
from reader.text.spans import Span
from storage.errors import UnknownArticle, UnknownHighlight
from storage.records import Binned, Highlight


@pytest.fixture
def body(reader, article):
    return reader.session.shelf.text(article.id).body


@pytest.fixture
def mark(reader, article):
    """Highlight a quote and give the kept highlight."""

    def made(quote="豆腐", tags=(), note=""):
        span = reader.session.reading.find(article.id, quote)
        return reader.session.reading.highlight(article.id, span, tags, note).added(Highlight)[0]

    return made


def test_a_highlight_keeps_the_passage_with_its_context(reader, article, body, mark):
    kept = mark("老人说：「今年", note="**问**谁？")
    start = body.index("老人说")
    assert (kept.start, kept.end, kept.quote) == (start, start + 7, "老人说：「今年")
    assert kept.prefix == body[start - 32 : start]
    assert kept.suffix == body[start + 7 : start + 39]
    assert (kept.note, kept.author, kept.tags, kept.lost) == ("**问**谁？", "读者", (), False)
    assert kept.created == kept.modified
    assert reader.session.reading.highlights(article.id) == [kept]
    assert reader.library.check() == []


def test_a_highlight_bears_its_tags_in_the_order_given_and_each_once(reader, mark):
    one, two = reader.tag("论点"), reader.tag("数据")
    assert mark(tags=[two, one, two]).tags == (two, one)
    assert reader.session.reading.counts() == {one: 1, two: 1}


def test_highlights_overlap_and_are_told_in_reading_order(reader, article, mark):
    inner, outer, same = mark("豆腐"), mark("卖豆腐的老人"), mark("豆腐")
    assert reader.session.reading.highlights(article.id) == [outer, inner, same]


def test_a_passage_may_go_over_lines_and_hold_rare_characters(mark):
    assert mark("早市\n\u3000\u3000新华社").quote == "早市\n\u3000\u3000新华社"
    assert mark("𠮷野").start == 0


def test_marking_reads_no_more_of_an_article_than_its_body(reader, mark, monkeypatch):
    def unpacked(article_id):
        raise AssertionError(article_id)

    monkeypatch.setattr(reader.library.articles, "text", unpacked)
    kept = mark("豆腐")
    moved = reader.session.reading.move_ends(kept.id, Span(kept.start - 1, kept.end))
    assert [edit.after.quote for edit in moved.edits] == ["卖豆腐"]


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 3), Span(-1, 3), Span(0, 10_000)])
def test_a_span_without_text_is_refused(reader, article, span):
    with pytest.raises(NothingToMark):
        reader.session.reading.highlight(article.id, span)
    assert reader.session.reading.highlights(article.id) == []


def test_an_unknown_article_is_told(reader):
    with pytest.raises(UnknownArticle):
        reader.session.reading.highlight("没有", Span(0, 1))


@pytest.mark.parametrize(("quote", "nth"), [("豆", 1), ("老人", 1), ("老人", 2), ("老人", 3), ("了。\n卖", 1)])
def test_a_quote_is_found_for_the_nth_time(reader, article, body, quote, nth):
    span = reader.session.reading.find(article.id, quote, nth)
    assert body[span.start : span.end] == quote
    assert body[: span.start].count(quote) == nth - 1


@pytest.mark.parametrize(
    ("quote", "nth", "found"), [("老人", 0, 3), ("老人", 4, 3), ("老人", -1, 3), ("妇", 1, 0), ("", 1, 0)]
)
def test_a_quote_that_is_not_there_that_often_is_told(reader, article, quote, nth, found):
    with pytest.raises(QuoteNotFound, match=f"was found {found} times"):
        reader.session.reading.find(article.id, quote, nth)


def test_tagging_a_passage_highlights_it_then_takes_the_tag_off_and_on(reader, article):
    reading, one, two = reader.session.reading, reader.tag("论点"), reader.tag("数据")
    span = reading.find(article.id, "豆腐")
    verbs = [reading.tag_passage(article.id, span, tag) for tag in (one, two, one, one)]
    assert [changes.verb for changes in verbs] == ["highlight", "tag", "untag", "tag"]
    assert [kept.tags for kept in reading.highlights(article.id)] == [(two, one)]


def test_tagging_a_passage_takes_the_newest_of_equal_highlights(reader, article, mark):
    older, newer = mark("豆腐"), mark("豆腐")
    reader.session.reading.tag_passage(article.id, Span(older.start, older.end), reader.tag("论点"))
    tags = {kept.id: kept.tags for kept in reader.session.reading.highlights(article.id)}
    assert tags == {older.id: (), newer.id: (reader.tag("论点"),)}


def test_tagging_a_passage_leaves_a_lost_highlight_alone(reader, article, mark):
    lost = replace(mark("豆腐"), lost=True)
    reader.library.put(lost)
    changes = reader.session.reading.tag_passage(article.id, Span(lost.start, lost.end), reader.tag("论点"))
    assert len(changes.added(Highlight)) == 1
    assert reader.library.highlights.get(lost.id) == lost


def test_toggling_puts_the_tag_on_all_until_all_have_it(reader, mark):
    reading, tag = reader.session.reading, reader.tag("论点")
    ids = [mark("豆腐", [tag]).id, mark("老人").id]
    assert reading.toggle_tag(ids, tag).verb == "tag"
    assert reading.counts() == {tag: 2}
    assert reading.toggle_tag(ids, tag).verb == "untag"
    assert reading.counts() == {}


def test_a_tag_is_put_on_many_highlights_and_taken_off_again(reader, mark):
    reading, one, two = reader.session.reading, reader.tag("论点"), reader.tag("数据")
    ids = [mark("豆腐", [one]).id, mark("老人", [two]).id, mark("雪落").id]
    before = reader.records()
    assert reading.tag([*ids, *ids], one).verb == "tag"
    assert [reading.get(own).tags for own in ids] == [(one,), (two, one), (one,)]
    assert not reading.tag(ids, one)
    assert reader.goes_back_and_forth(before)
    before = reader.records()
    assert reading.untag([ids[1], ids[2], ids[1]], one).verb == "untag"
    assert [reading.get(own).tags for own in ids] == [(one,), (two,), ()]
    assert not reading.untag(ids[1:], one)
    assert reader.goes_back_and_forth(before)


def test_outlines_say_what_the_page_shows(reader, article, mark):
    later, first = mark("老人", [reader.tag("数据"), reader.tag("论点")]), mark("𠮷野", note="①")
    assert [outline.id for outline in reader.session.reading.outlines(article.id)] == [first.id, later.id]
    for outline, kept in zip(reader.session.reading.outlines(article.id), (first, later), strict=True):
        assert (outline.start, outline.end, outline.created) == (kept.start, kept.end, kept.created)
        assert (outline.tags, outline.has_note, outline.lost) == (kept.tags, bool(kept.note), False)
        assert reader.session.reading.get(kept.id) == kept


def test_only_what_changes_is_modified(reader, mark):
    tag = reader.tag("论点")
    tagged, bare = mark("豆腐", [tag]), mark("老人")
    changes = reader.session.reading.toggle_tag([tagged.id, bare.id], tag)
    assert [edit.before for edit in changes.edits] == [bare]
    assert reader.library.highlights.get(tagged.id) == tagged
    assert reader.library.highlights.get(bare.id).modified > bare.modified


def test_a_note_is_written_and_the_same_note_is_no_change(reader, mark):
    kept = mark()
    assert reader.session.reading.note(kept.id, "为什么？")
    written = reader.library.highlights.get(kept.id)
    assert (written.note, written.modified > kept.modified) == ("为什么？", True)
    assert not reader.session.reading.note(kept.id, "为什么？")


def test_a_highlight_with_moved_ends_is_described_anew_and_keeps_tags_and_note(reader, article, body, mark):
    kept = mark("豆腐", [reader.tag("论点")], "为什么？")
    changes = reader.session.reading.move_ends(kept.id, Span(kept.start - 1, kept.end + 3))
    (moved,) = reader.session.reading.highlights(article.id)
    assert (changes.verb, moved.quote) == ("move ends", "卖豆腐的老人")
    assert moved.prefix == body[moved.start - 32 : moved.start]
    assert moved.suffix == body[moved.end : moved.end + 32]
    assert (moved.id, moved.tags, moved.note, moved.created) == (kept.id, kept.tags, "为什么？", kept.created)
    assert moved.modified > kept.modified
    reader.session.history.undo()
    assert reader.session.reading.highlights(article.id) == [kept]
    reader.session.history.redo()
    assert reader.session.reading.highlights(article.id) == [moved]


def test_ends_that_stay_where_they_are_change_nothing(reader, mark):
    kept = mark()
    assert not reader.session.reading.move_ends(kept.id, Span(kept.start, kept.end))


@pytest.mark.parametrize("span", [Span(3, 3), Span(5, 3), Span(-1, 3), Span(0, 10_000)])
def test_ends_around_no_text_are_refused(reader, article, mark, span):
    kept = mark()
    with pytest.raises(NothingToMark):
        reader.session.reading.move_ends(kept.id, span)
    assert reader.session.reading.highlights(article.id) == [kept]


def test_a_lost_highlight_whose_ends_are_told_is_found_again(reader, mark):
    lost = replace(mark("豆腐"), lost=True)
    reader.library.put(lost)
    reader.session.reading.move_ends(lost.id, Span(lost.start, lost.end))
    assert not reader.library.highlights.get(lost.id).lost


def test_highlights_are_removed_together(reader, article, mark):
    ids = [mark("豆腐", [reader.tag("论点")]).id, mark("老人").id]
    changes = reader.session.reading.remove(ids)
    assert [type(edit.after or edit.before) for edit in changes.edits] == [Highlight] * 2 + [Binned] * 2
    assert changes.changed(Highlight) == []
    assert reader.session.reading.highlights(article.id) == []
    assert {one.id for one in reader.session.waste.listed()} == set(ids)
    assert not reader.session.reading.remove([])


def test_a_highlight_that_is_not_there_is_told_and_the_others_stay(reader, article, mark):
    kept = mark()
    for verb in (
        reader.session.reading.remove,
        lambda ids: reader.session.reading.toggle_tag(ids, reader.tag("论点")),
        lambda ids: reader.session.reading.tag(ids, reader.tag("论点")),
        lambda ids: reader.session.reading.untag(ids, reader.tag("论点")),
        lambda ids: reader.session.reading.get(ids[-1]),
        lambda ids: reader.session.reading.note(ids[-1], "批"),
        lambda ids: reader.session.reading.move_ends(ids[-1], Span(0, 1)),
    ):
        with pytest.raises(UnknownHighlight):
            verb([kept.id, "没有"])
    assert reader.session.reading.highlights(article.id) == [kept]


def test_counts_are_of_one_article_or_of_all(reader, article, mark):
    tag = reader.tag("论点")
    mark("豆腐", [tag])
    other = reader.bring_in("雪落了一夜。", "雪.txt")
    reader.session.reading.highlight(other.id, Span(0, 1), [tag])
    assert reader.session.reading.counts() == {tag: 2}
    assert reader.session.reading.counts(article.id) == {tag: 1}
