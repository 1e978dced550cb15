"""Highlights come back as they were put, with their tags in order."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import UnknownHighlight
from storage.records import Outline

POSITIONS = st.integers(0, 2**31)


def test_a_highlight_comes_back_with_its_tags_in_the_order_given(library, article, tags, make):
    highlight = make.highlight(article, "「今年的水好，豆子也好。」", tags[::-1], note="**好**")
    library.highlights.put(highlight)
    assert library.highlights.get(highlight.id) == highlight
    assert library.highlights.of(article.id) == [highlight]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.fixed_dictionaries(
        dict.fromkeys(("quote", "prefix", "suffix", "note", "created", "modified", "author"), st.text())
    ),
    start=POSITIONS,
    end=POSITIONS,
    lost=st.booleans(),
    data=st.data(),
)
def test_any_highlight_comes_back_as_it_was(library, article, tags, make, *, texts, start, end, lost, data):
    chosen = data.draw(st.lists(st.sampled_from(tags), unique=True))
    highlight = replace(make.highlight(article, tags=chosen), start=start, end=end, lost=lost, **texts)
    library.highlights.put(highlight)
    assert library.highlights.get(highlight.id) == highlight
    assert library.highlights.get(highlight.id).lost is lost
    library.highlights.remove(highlight.id)
    assert library.highlights.count() == 0


def test_putting_a_highlight_again_replaces_its_tags(library, article, tags, make):
    highlight = make.highlight(article, tags=tags[:2])
    library.highlights.put(highlight)
    changed = replace(highlight, tags=(tags[2].id, tags[0].id), lost=True)
    library.highlights.put(changed)
    assert library.highlights.get(highlight.id) == changed
    assert library.highlights.counts() == {tags[0].id: 1, tags[2].id: 1}


def test_highlights_are_listed_by_start_end_and_time(library, article, make):
    second, third = make.highlight(article, "豆腐的老人"), make.highlight(article, "豆腐的老人说")
    first = replace(make.highlight(article, "豆腐"), id="z")
    later = replace(first, id="a", created="2026-03-09T08:00:00Z")
    for one in (third, later, second, first):
        library.highlights.put(one)
    assert library.highlights.of(article.id) == [first, later, second, third]


def test_the_highlights_of_exactly_one_span_are_found_but_for_lost_ones(library, article, tags, make):
    older = make.highlight(article, "豆腐的老人", tags[:1])
    newer = replace(older, id="b", created="2027-03-09T08:00:00Z")
    lost, longer = replace(older, id="c", lost=True), make.highlight(article, "豆腐的老人说")
    for one in (newer, older, lost, longer):
        library.highlights.put(one)
    assert library.highlights.at(article.id, older.start, older.end) == [older, newer]
    assert library.highlights.at(article.id, older.start, older.end + 99) == []


def test_the_tags_of_many_highlights_take_one_further_query(library, article, tags, make):
    for quote in ("豆腐", "糖人", "钟声"):
        library.highlights.put(make.highlight(article, quote, tags))
    asked = []
    library._database.conn.set_trace_callback(asked.append)
    assert all(len(one.tags) == 3 for one in library.highlights.of(article.id))
    library._database.conn.set_trace_callback(None)
    assert len(asked) == 2


def test_the_highlights_of_a_tag_come_from_all_articles_with_all_their_tags(library, article, tags, make):
    other = make.article()
    library.articles.add(other, make.text(other))
    bearing = [make.highlight(one, tags=tags) for one in (article, other)]
    for one in (*bearing, make.highlight(article, "糖人", tags[1:])):
        library.highlights.put(one)
    assert sorted(library.highlights.tagged(tags[0].id), key=repr) == sorted(bearing, key=repr)


def test_counts_are_by_tag_in_one_article_or_in_all(library, article, tags, make):
    other = make.article()
    library.articles.add(other, make.text(other))
    library.highlights.put(make.highlight(article, tags=tags[:2]))
    library.highlights.put(make.highlight(other, tags=tags[:1]))
    library.highlights.put(make.highlight(other, "糖人"))
    assert library.highlights.counts(None) == {tags[0].id: 2, tags[1].id: 1}
    assert library.highlights.counts(other.id) == {tags[0].id: 1}
    assert library.highlights.count() == 3
    assert library.highlights.count(other.id) == 2


def test_a_removed_highlight_is_unknown_and_its_tags_stay(library, article, tags, make):
    highlight = make.highlight(article, tags=tags)
    library.highlights.put(highlight)
    library.highlights.remove(highlight.id)
    library.highlights.remove(highlight.id)
    with pytest.raises(UnknownHighlight):
        library.highlights.get(highlight.id)
    assert library.tags.all() == tags
    assert library.highlights.counts() == {}


def test_a_highlight_with_an_unknown_tag_is_our_mistake_and_leaves_nothing(library, article, make):
    with pytest.raises(sqlite3.IntegrityError):
        library.highlights.put(make.highlight(article, tags=[make.tag(make.tag_set())]))
    assert library.highlights.count() == 0


def outline(one):
    """What the page shows of a highlight, in plain Python."""
    return Outline(one.id, one.start, one.end, one.created, one.tags, bool(one.note), one.lost)


def test_outlines_say_what_the_highlights_say(library, article, tags, make):
    other = make.article()
    library.articles.add(other, make.text(other))
    same = make.highlight(article, "豆腐", id="z")
    for one in (
        make.highlight(article, "孩子", tags[::-1], note="**好**"),
        make.highlight(article, "豆腐的老人", tags[1:], lost=True),
        same,
        replace(same, id="a", created="2026-03-09T08:00:00Z"),
        replace(same, id="b"),
        make.highlight(article, "𠮷野村", tags[:1], note="\n"),
        make.highlight(other, "糖人", tags),
    ):
        library.highlights.put(one)
    kept = library.highlights.of(article.id)
    assert len(kept) == 6
    assert library.highlights.outlines(article.id) == [outline(one) for one in kept]
    assert [one.lost for one in library.highlights.outlines(article.id)].count(True) == 1
    assert library.highlights.outlines("no-such-id") == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_outlines_of_any_highlights_are_in_the_same_order(library, article, tags, make, data):
    any_highlight = st.builds(
        lambda **fields: make.highlight(article, **fields),
        start=st.integers(0, 2),
        end=st.integers(2, 4),
        created=st.sampled_from(["2026-03-01T08:00:00Z", "2026-03-02T08:00:00Z"]),
        note=st.sampled_from(["", "好"]),
        lost=st.booleans(),
        tags=st.lists(st.sampled_from(tags), unique=True),
    )
    with library.transaction():
        for one in data.draw(st.lists(any_highlight, max_size=6)):
            library.highlights.put(one)
    kept = library.highlights.of(article.id)
    assert library.highlights.outlines(article.id) == [outline(one) for one in kept]
    with library.transaction():
        for one in kept:
            library.highlights.remove(one.id)


def test_highlights_are_read_by_the_numbers_of_their_rows(library, article, tags, make):
    kept = [make.highlight(article, quote, tags[::-1]) for quote in ("豆腐", "糖人", "钟声")]
    for one in kept:
        library.highlights.put(one)
    numbers = [library.listing.number(one.id) for one in kept]
    library.highlights.remove(kept[1].id)
    assert library.highlights.numbered(numbers) == {numbers[0]: kept[0], numbers[2]: kept[2]}
    assert library.highlights.numbered([numbers[2], numbers[2], 10**9]) == {numbers[2]: kept[2]}
    assert library.highlights.numbered([]) == {}


def test_many_highlights_are_put_and_removed_at_once_the_last_of_one_id_standing(library, article, tags, make):
    first, second = make.highlight(article, tags=tags), make.highlight(article, "糖人", tags[:1])
    library.put(first, second, replace(first, note="再想想", tags=(tags[2].id,)))
    assert library.highlights.get(first.id) == replace(first, note="再想想", tags=(tags[2].id,))
    assert library.highlights.get(second.id) == second
    library.remove(first, second)
    assert library.highlights.count() == 0
    assert library.check() == []


def test_many_highlights_come_in_the_order_asked_for_each_once(library, article, tags, make, monkeypatch):
    kept = [make.highlight(article, quote, tags[:number]) for number, quote in enumerate(("豆腐", "糖人", "钟声"))]
    library.put(*kept)
    monkeypatch.setattr("storage.highlights.AT_ONCE", 2)
    asked = [kept[2].id, kept[0].id, kept[2].id, kept[1].id]
    assert library.highlights.get_all(asked) == [kept[2], kept[0], kept[1]]
    with pytest.raises(UnknownHighlight):
        library.highlights.get_all([kept[0].id, "没有"])
