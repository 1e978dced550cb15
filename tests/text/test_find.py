"""Finding is plain and exact: what is found is what was asked for, in any case and width, and nothing is missed."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.find import Hits, find
from reader.text.spans import Span

PROSE = "老林的书店开了三十年。店里有一本《旧城记》，封面写着“𠮷野街①号”，InnoMatch的展台也搬来了。"
LETTERS = st.text(st.sampled_from("aAａＡbＢßſsS的书𠮷①.．()[^-\\ \u3000\n"), max_size=60)
# Without the Turkish i's, whose other case is two letters.
ANY = st.text(st.characters(exclude_characters="İı"), max_size=40)


def folded(text):
    """Each character by itself, in one case and one width."""
    narrow = (chr(ord(one) - 0xFEE0) if "！" <= one <= "～" else " " if one == "\u3000" else one for one in text)
    return [one.upper().casefold() for one in narrow]


def plainly(body, query):
    """The same, by trying every position."""
    body, query = folded(body), folded(query)
    starts, position = [], 0
    while query and position + len(query) <= len(body):
        found = body[position : position + len(query)] == query
        starts += [position] * found
        position += len(query) if found else 1
    return starts


def found(body, query):
    return [body[hit.start : hit.end] for hit in find(body, query)]


def test_chinese_is_found_inside_words():
    body = "人造太阳和太阳能，都离不开太阳。"
    assert list(find(body, "太阳")) == [Span(2, 4), Span(5, 7), Span(13, 15)]


def test_characters_outside_the_basic_plane_are_one_character():
    (hit,) = find(PROSE, "𠮷野街①")
    assert PROSE[hit.start : hit.end] == "𠮷野街①"


def test_case_and_width_of_letters_do_not_matter():
    assert found("InnoMatch与ＩＮＮＯＭＡＴＣＨ与innomatch", "innoＭatch") == [
        "InnoMatch",
        "ＩＮＮＯＭＡＴＣＨ",
        "innomatch",
    ]
    assert found("１２．５％，12.5%", "12.5%") == ["１２．５％", "12.5%"]
    assert found("一\u3000二 三", " ") == ["\u3000", " "]


def test_signs_of_patterns_are_only_signs():
    assert found("a.c(d)[e]^f-g\\h", ".") == ["."]
    for query in ("(d)", "[e]", "^f", "-g\\", "&&", "||", "~~", "--"):
        assert found(f"甲{query}乙", query) == [query]


def test_occurrences_that_overlap_are_counted_once():
    assert find("哈哈哈哈哈", "哈哈").starts == (0, 2)


@pytest.mark.parametrize(("body", "query"), [("", "书"), ("书", ""), ("", ""), ("书", "书店")])
def test_what_is_not_there_is_not_found(body, query):
    assert len(find(body, query)) == 0


@given(LETTERS, LETTERS)
def test_every_hit_is_the_query_and_none_is_missed(body, query):
    query = query[:3]
    assert list(find(body, query).starts) == plainly(body, query)


@given(ANY, ANY, ANY)
def test_whatever_is_written_is_found_where_it_stands(before, query, after):
    body = before + query + after
    hits = find(body, query)
    assert bool(hits) == bool(query)
    for hit in hits:
        assert folded(body[hit.start : hit.end]) == folded(query)


@given(LETTERS, LETTERS)
def test_hits_are_in_order_and_do_not_overlap(body, query):
    hits = list(find(body, query[:2]))
    assert all(one.end <= other.start for one, other in pairwise(hits))


@given(st.sets(st.integers(0, 50)), st.integers(-1, 25), st.integers(0, 26))
def test_a_stretch_has_the_hits_that_touch_it(places, start, length):
    hits = Hits(tuple(sorted(place * 3 for place in places)), 2)
    span = Span(start, start + length)
    assert list(hits.within(span)) == [hit for hit in hits if span and hit.overlaps(span)] or not span
    assert hits.begin_between(span.start, span.end) == any(place in span for place in hits.starts)


def test_the_nearest_hit_is_at_the_caret_or_after_it_and_goes_round():
    hits = Hits((3, 10, 20), 2)
    assert [hits.nearest(position).start for position in (0, 3, 4, 20, 21)] == [3, 3, 10, 20, 3]
    assert [hits.before(position).start for position in (0, 3, 4, 20, 21)] == [20, 20, 3, 10, 20]


def test_a_span_is_a_hit_only_when_it_is_exactly_one():
    hits = Hits((3, 10), 2)
    assert [hits.index(Span(*pair)) for pair in ((3, 5), (10, 12), (3, 4), (4, 6), (90, 92))] == [0, 1, -1, -1, -1]
    assert Hits().index(Span(0, 0)) == -1


@pytest.mark.parametrize("query", ["的", "书店开了", "innomatch", "没有这句话", "，"])
def test_a_million_characters_are_searched_while_a_key_goes_up(query):
    body = PROSE * (1_000_000 // len(PROSE))
    begun = process_time()
    find(body, query)
    assert process_time() - begun < 0.5  # seconds; a fifth of it is usual
