"""Highlights are found by every condition, in order and in groups, in one article and in all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.session.gathering import GroupBy, Order, Sieve
from reader.text.spans import Span
from storage.records import Article, TagSet

PATHS = ["食", "食/菜", "食品", "经济", "经济/增长", "经济增长"]


@dataclass
class Shelf:
    """Two articles with highlights: a to d in the older one, e and f in the newer."""

    reader: object
    older: Article
    newer: Article
    ids: dict[str, str]

    def found(self, order=Order.READING, by=GroupBy.NOTHING, **conditions):
        """The names of the highlights found, by what their group stands under."""
        conditions["tags"] = frozenset(self.reader.tag(path) for path in conditions.get("tags", ()))
        gathering = self.reader.session.gathering
        groups = gathering.gather(Sieve(**conditions), order, by)
        names = {own: name for name, own in self.ids.items()}
        assert all(group.numbers for group in groups)
        return {
            group.key: "".join(names[gathering.read(group.numbers)[number].id] for number in group.numbers)
            for group in groups
        }

    def all(self, order=Order.READING, **conditions):
        """The names of the highlights found, in order."""
        return self.found(order, **conditions).get("", "")


@pytest.fixture
def shelf(reader, article):
    reader.make(*PATHS)
    newer = reader.bring_in("雪落了一夜。豆腐100%好_吃！Tofu 𠮷野①号。", "雪.txt")
    rows = [
        ("d", article, "老人笑了", ["经济/增长"], "为什么？"),
        ("a", article, "𠮷野村", ["食"], ""),
        ("b", article, "豆腐", ["食品", "经济"], ""),
        ("c", article, "豆子", [], "像豆腐"),
        ("f", newer, "Tofu 𠮷野①号", ["食/菜", "经济增长"], "好_吃"),
        ("e", newer, "豆腐100%", ["食/菜", "经济"], ""),
    ]
    ids = {}
    for name, where, quote, paths, note in rows:
        ids[name] = reader.mark(where, quote, *(reader.tag(path) for path in paths), note=note)
    return Shelf(reader, article, newer, ids)


def created(shelf, name):
    return shelf.reader.session.reading.get(shelf.ids[name]).created


# Conditions


def test_nothing_asked_for_finds_all_the_newest_article_first(shelf):
    assert shelf.found() == {"": "efabcd"}
    assert Sieve().is_open()
    assert Sieve(article=shelf.older.id, is_all=True).is_open()
    assert not Sieve(has_note=True).is_open()
    assert not Sieve(tags=frozenset(["雪"])).is_open()


def test_nothing_found_is_no_group(shelf):
    for by in GroupBy:
        for order in Order:
            assert shelf.found(order, by, text="没有这样的话") == {}


def test_one_article_is_asked_for(shelf):
    assert shelf.all(article=shelf.older.id) == "abcd"
    assert shelf.all(article=shelf.newer.id) == "ef"
    assert shelf.all(article="没有") == ""


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["食"], "efa"),
        (["食/菜"], "ef"),
        (["食品"], "b"),
        (["经济"], "ebd"),
        (["经济/增长"], "d"),
        (["经济增长"], "f"),
        (["食", "经济/增长"], "efad"),
        (["数据"], ""),
    ],
)
def test_a_tag_stands_for_all_below_it_in_the_tree_and_for_no_longer_name(shelf, tags, expected):
    assert shelf.all(tags=tags) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["食", "经济"], "e"),
        (["食品", "经济"], "b"),
        (["食", "食/菜"], "ef"),
        (["食", "食品"], ""),
        (["食"], "efa"),
    ],
)
def test_one_of_each_tag_may_be_asked_for(shelf, tags, expected):
    assert shelf.all(tags=tags, is_all=True) == expected


def test_a_tag_of_another_set_stands_for_its_own_branch(shelf):
    reader = shelf.reader
    other = reader.session.tag_sets.make("𠮷野").added(TagSet)[0].id
    reader.session.tag_tree.move(reader.tag("经济"), None, None, other)
    assert shelf.all(tags=["经济"]) == "ebd"


def test_those_without_a_tag_with_a_note_and_lost_ones(shelf):
    assert shelf.all(is_untagged=True) == "c"
    assert shelf.all(has_note=True) == "fcd"
    assert shelf.all(is_lost=True) == ""
    kept = shelf.reader.session.reading.get(shelf.ids["b"])
    shelf.reader.library.put(replace(kept, lost=True))
    assert shelf.all(is_lost=True) == "b"
    assert shelf.all(is_untagged=True, has_note=True) == "c"
    assert shelf.all(is_untagged=True, tags=["食"]) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("豆腐", "ebc"),
        (" 豆腐\n", "ebc"),
        ("𠮷野", "fa"),
        ("①", "f"),
        ("tofu", "f"),
        ("%", "e"),
        ("_", "f"),
        ("!", ""),
        ("'", ""),
        ("Tofu 𠮷", "f"),
        ("", "efabcd"),
    ],
)
def test_text_is_found_in_quote_or_note_as_it_stands(shelf, text, expected):
    assert shelf.all(text=text) == expected


def test_text_with_a_wide_space_is_found(shelf):
    shelf.reader.session.reading.note(shelf.ids["a"], "早\u3000\u3000市")
    assert shelf.all(text="早\u3000\u3000市") == "a"


def test_times_bound_when_it_was_made_the_later_not_included(shelf):
    assert shelf.all(since=created(shelf, "c")) == "efc"
    assert shelf.all(until=created(shelf, "c")) == "abd"
    assert shelf.all(since=created(shelf, "a"), until=created(shelf, "f")) == "abc"
    assert shelf.all(since=created(shelf, "e"), until=created(shelf, "d")) == ""


# Order and groups


def test_the_newest_or_the_last_changed_come_first(shelf):
    assert shelf.all(Order.NEWEST) == "efcbad"
    shelf.reader.session.reading.note(shelf.ids["a"], "改了")
    assert shelf.all(Order.CHANGED) == "aefcbd"


@pytest.mark.parametrize(("order", "expected"), [(Order.READING, ["ef", "abcd"]), (Order.NEWEST, ["ef", "cbad"])])
def test_articles_come_the_newest_first(shelf, order, expected):
    found = shelf.found(order, GroupBy.ARTICLE)
    assert list(found.items()) == list(zip([shelf.newer.id, shelf.older.id], expected, strict=True))


def test_tags_come_in_the_order_of_their_trees_with_the_untagged_last(shelf):
    reader = shelf.reader
    reader.session.tag_tree.move(reader.tag("经济"), None, 0)
    found = shelf.found(by=GroupBy.TAG)
    known = reader.session.tagging.paths()
    assert [(known.get(key, ""), names) for key, names in found.items()] == [
        ("经济", "eb"),
        ("经济/增长", "d"),
        ("食", "a"),
        ("食/菜", "ef"),
        ("食品", "b"),
        ("经济增长", "f"),
        ("", "c"),
    ]


def test_in_a_group_too_the_newest_article_is_read_first(reader):
    reader.make(*PATHS)
    ids = {}
    for number in (3, 1, 2):
        body = f"雪落了第{number}夜。"
        made = reader.bring_in(body, f"{number}.txt")
        reader.library.put(replace(made, imported=f"2026-03-0{number}T08:00:00.000+00:00"))
        ids[str(number)] = reader.mark(made, "雪", reader.tag("食"))
    shelf = Shelf(reader, made, made, ids)
    assert shelf.all() == "321"
    assert list(shelf.found(by=GroupBy.TAG).values()) == ["321"]
    assert list(shelf.found(by=GroupBy.DAY).values()) == ["321"]
    assert list(shelf.found(by=GroupBy.ARTICLE).values()) == ["3", "2", "1"]


def test_days_are_the_reader_s_own_and_come_the_last_first(shelf):
    for name, day in (("a", 3), ("b", 5), ("c", 3), ("d", 4), ("e", 5), ("f", 4)):
        kept = shelf.reader.session.reading.get(shelf.ids[name])
        shelf.reader.library.put(replace(kept, created=f"2026-03-0{day}T12:00:00.000+00:00"))
    days = {
        day: str(datetime.fromisoformat(f"2026-03-0{day}T12:00:00+00:00").astimezone().date()) for day in (3, 4, 5)
    }
    assert list(shelf.found(by=GroupBy.DAY).items()) == [(days[5], "eb"), (days[4], "fd"), (days[3], "ac")]


# Reading


def test_highlights_are_read_by_number_and_one_that_is_gone_is_left_out(shelf):
    gathering = shelf.reader.session.gathering
    (group,) = gathering.gather(Sieve())
    ids = {number: shelf.ids[name] for number, name in zip(group.numbers, "efabcd", strict=True)}
    found = gathering.read(group.numbers)
    assert found == {number: shelf.reader.session.reading.get(own) for number, own in ids.items()}
    shelf.reader.session.reading.remove([shelf.ids["e"]])
    assert list(gathering.read(group.numbers[:2])) == [group.numbers[1]]
    assert gathering.read([]) == {}


def test_more_are_read_than_one_statement_asks_for(shelf):
    reading, gathering = shelf.reader.session.reading, shelf.reader.session.gathering
    with shelf.reader.library.transaction():
        for number in range(600):
            reading.highlight(shelf.newer.id, Span(number % 9, number % 9 + 1))
    (group,) = gathering.gather(Sieve(article=shelf.newer.id))
    assert len(gathering.read(group.numbers)) == 602


# A law: what is found is what a plain filter finds


def is_wanted(reader, kept, sieve):
    """Whether a highlight falls through, said plainly."""
    parents = {tag.id: tag.parent for tag in reader.library.tags.all()}

    def above(tag):
        return {tag} | (above(parents[tag]) if parents[tag] else set())

    borne = set().union(*map(above, kept.tags))
    asked = all if sieve.is_all else any
    return (
        (not sieve.article or kept.article == sieve.article)
        and (not sieve.tags or asked(tag in borne for tag in sieve.tags))
        and not (sieve.is_untagged and kept.tags)
        and not (sieve.has_note and not kept.note)
        and not (sieve.is_lost and not kept.lost)
        and (sieve.text.lower() in kept.quote.lower() or sieve.text.lower() in kept.note.lower())
        and kept.created >= sieve.since
        and (not sieve.until or kept.created < sieve.until)
    )


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_found_is_what_a_plain_filter_finds(shelf, data):
    reader = shelf.reader
    marks = [reader.session.reading.get(own) for own in shelf.ids.values()]
    times = st.sampled_from(["", *(mark.created for mark in marks)])
    sieve = data.draw(
        st.builds(
            Sieve,
            article=st.sampled_from(["", shelf.older.id, shelf.newer.id]),
            tags=st.frozensets(st.sampled_from([reader.tag(path) for path in PATHS]), max_size=3),
            is_all=st.booleans(),
            is_untagged=st.booleans(),
            has_note=st.booleans(),
            is_lost=st.booleans(),
            text=st.sampled_from(["", "豆", "豆腐", "o", "TOFU", "%", "_", "为什么？"]),
            since=times,
            until=times,
        )
    )
    expected = {mark.id for mark in marks if is_wanted(reader, mark, sieve)}
    for order, by in ((order, by) for order in Order for by in GroupBy):
        groups = reader.session.gathering.gather(sieve, order, by)
        numbers = [number for group in groups for number in group.numbers]
        assert {mark.id for mark in reader.session.gathering.read(numbers).values()} == expected
        assert by is GroupBy.TAG or len(set(numbers)) == len(numbers)
