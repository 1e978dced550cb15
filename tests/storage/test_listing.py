"""What is listed is what a plain look at every highlight finds, in the order and the groups asked for."""

import time
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.listing import By, Order
from storage.records import Wanted

TIMES = [f"2026-03-0{day}T{hour}:00.000+00:00" for day in (1, 2, 3) for hour in ("00:30", "23:30")]
WORDS = st.text("豆腐𠮷①「%_!'\"aAzZ", max_size=4)


@pytest.fixture
def articles(library, article, make):
    """Two kept articles."""
    other = make.article()
    library.articles.add(other, make.text(other))
    return [article, other]


@pytest.fixture
def found(library):
    """Put these highlights alone; the ids of those wanted, in reading order."""

    def find(kept, wanted):
        put_alone(library, kept)
        numbers = [number for number, _ in library.listing.numbers(wanted, Order.READING, By.ARTICLE)]
        records = library.listing.records(numbers)
        return [records[number].id for number in numbers]

    return find


@pytest.fixture
def shanghai(monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


def put_alone(library, kept):
    with library.transaction():
        library._database.execute("DELETE FROM highlight")
        for one in kept:
            library.put(one)


def falls_through(one, wanted):
    """Whether a highlight is wanted, in plain Python."""
    held = wanted.text.lower()
    return (
        wanted.article in {"", one.article}
        and all(group & set(one.tags) for group in wanted.tags)
        and not (wanted.is_untagged and one.tags)
        and not (wanted.has_note and not one.note)
        and not (wanted.is_lost and not one.lost)
        and (held in one.quote.lower() or held in one.note.lower())
        and wanted.since <= one.created
        and (not wanted.until or one.created < wanted.until)
    )


def in_order(records, order):
    """The numbers of numbered records, in plain Python."""
    keys = {
        Order.READING: lambda number: (records[number].article, records[number].start, records[number].end, number),
        Order.NEWEST: lambda number: (records[number].created, number),
        Order.CHANGED: lambda number: (records[number].modified, number),
    }
    return sorted(records, key=keys[order], reverse=order is not Order.READING)


def groups_of(one, by):
    """The groups a highlight stands in, in plain Python."""
    match by:
        case By.ARTICLE:
            return [one.article]
        case By.TAG:
            return list(one.tags) or [""]
        case By.DAY:
            return [datetime.fromisoformat(one.created).astimezone().date().isoformat()]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.sampled_from(Order), by=st.sampled_from(By), data=st.data())
def test_any_listing_is_what_filtering_and_sorting_in_python_finds(
    library, articles, tags, make, *, order, by, data
):
    ids = [tag.id for tag in tags]
    any_highlight = st.fixed_dictionaries(
        {
            "article": st.sampled_from([one.id for one in articles]),
            "start": st.integers(0, 2),
            "end": st.integers(2, 3),
            "quote": WORDS,
            "note": st.just("") | WORDS,
            "tags": st.lists(st.sampled_from(ids), unique=True).map(tuple),
            "created": st.sampled_from(TIMES),
            "modified": st.sampled_from(TIMES),
            "lost": st.booleans(),
        }
    ).map(lambda fields: replace(make.highlight(articles[0]), **fields))
    wanted = data.draw(
        st.builds(
            Wanted,
            article=st.just("") | st.sampled_from([*(one.id for one in articles), "no-such-id"]),
            tags=st.just(()) | st.lists(st.frozensets(st.sampled_from(ids)), max_size=2).map(tuple),
            is_untagged=st.sampled_from([False, False, True]),
            has_note=st.sampled_from([False, False, True]),
            is_lost=st.sampled_from([False, False, True]),
            text=st.just("") | st.text("豆腐𠮷%_!'\"aAzZ", max_size=2),
            since=st.just("") | st.sampled_from(TIMES),
            until=st.just("") | st.sampled_from(TIMES),
        ),
        label="wanted",
    )
    kept = data.draw(st.lists(any_highlight, max_size=8), label="kept")
    put_alone(library, kept)
    expected = {library.listing.number(one.id): one for one in kept if falls_through(one, wanted)}
    listed = library.listing.numbers(wanted, order, by)
    assert library.listing.records([number for number, _ in listed]) == expected
    pairs = [(number, group) for number in in_order(expected, order) for group in groups_of(expected[number], by)]
    # The order of one highlight's tags is not promised.
    assert [number for number, _ in listed] == [number for number, _ in pairs]
    assert sorted(listed) == sorted(pairs)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (lambda one, tags: Wanted(), ["豆腐", "早市", "糖人", "钟声"]),
        (lambda one, tags: Wanted(article=one.id), ["豆腐", "糖人", "钟声"]),
        (lambda one, tags: Wanted(article="no-such-id"), []),
        (lambda one, tags: Wanted(tags=(frozenset(tags[:1]),)), ["豆腐", "糖人"]),
        (lambda one, tags: Wanted(tags=(frozenset(tags[:2]),)), ["豆腐", "早市", "糖人"]),
        (lambda one, tags: Wanted(tags=(frozenset(tags[:1]), frozenset(tags[1:]))), ["豆腐"]),
        (lambda one, tags: Wanted(tags=(frozenset(),)), []),
        (lambda one, tags: Wanted(tags=(frozenset(tags), frozenset())), []),
        (lambda one, tags: Wanted(is_untagged=True), ["钟声"]),
        (lambda one, tags: Wanted(is_untagged=True, tags=(frozenset(tags),)), []),
        (lambda one, tags: Wanted(has_note=True), ["早市", "糖人"]),
        (lambda one, tags: Wanted(is_lost=True), ["糖人"]),
        (lambda one, tags: Wanted(text="豆"), ["豆腐", "早市"]),
        (lambda one, tags: Wanted(since="2026-03-02"), ["早市", "糖人", "钟声"]),
        (lambda one, tags: Wanted(until="2026-03-03T08:00:00Z"), ["豆腐", "早市"]),
        (lambda one, tags: Wanted(since="2026-03-02T08:00:00Z", until="2026-03-03T08:00:00Z"), ["早市"]),
        (lambda one, tags: Wanted(article=one.id, has_note=True, is_lost=True, text="甜"), ["糖人"]),
    ],
)
def test_each_condition_narrows_alone_and_together(library, articles, tags, make, *, wanted, expected):
    ids, (one, other) = [tag.id for tag in tags], articles
    day = "2026-03-0{}T08:00:00Z".format
    kept = [
        make.highlight(one, "豆腐", tags[:2], created=day(1)),
        make.highlight(other, "早市", tags[1:], created=day(2), note="豆子也好"),
        make.highlight(one, "糖人", tags[:1], created=day(3), note="甜", lost=True),
        make.highlight(one, "钟声", created=day(4)),
    ]
    put_alone(library, kept)
    numbers = [number for number, _ in library.listing.numbers(wanted(one, ids), Order.NEWEST, By.ARTICLE)]
    records = library.listing.records(numbers)
    assert [records[number].quote for number in reversed(numbers)] == expected


@pytest.mark.parametrize("text", ["%", "_", "!", "'", '"', "!%", "' OR 1 --", "100%_!", "①「", "𠮷", "\0"])
def test_a_text_is_found_as_it_stands_and_nothing_else_is(found, article, make, text):
    quoting, noting = (
        make.highlight(article, "豆子也好", id="a"),
        make.highlight(article, id="b", note=f"今年{text}水好"),
    )
    assert found([quoting, noting], Wanted(text=text)) == ["b"]
    quoting = replace(quoting, quote=f"豆{text}腐")
    assert found([quoting], Wanted(text=text)) == ["a"]


@pytest.mark.parametrize("text", ["ai", "AI", "aI豆腐"])
def test_latin_letters_are_found_in_either_case(found, article, make, text):
    kept = [make.highlight(article, id=note, note=note) for note in ("用Ai豆腐", "用AI豆腐", "用豆腐")]
    assert len(found(kept, Wanted(text=text))) == 2


def test_a_whole_book_can_be_looked_for(found, article, make):
    book = make.prose * 1000
    kept = [make.highlight(article, id="a"), make.highlight(article, id="b", note=book)]
    assert found(kept, Wanted(text=book)) == ["b"]


def test_a_highlight_stands_under_each_of_its_tags_and_an_untagged_one_under_none(library, article, tags, make):
    put_alone(library, [make.highlight(article, tags=tags), make.highlight(article, "糖人")])
    listed = library.listing.numbers(Wanted(), Order.READING, By.TAG)
    tagged, untagged = listed[0][0], listed[-1][0]
    assert sorted(listed[:-1]) == sorted((tagged, tag.id) for tag in tags)
    assert listed[-1] == (untagged, "")


def test_under_a_wanted_tag_stand_its_highlights_with_their_other_tags(library, article, tags, make):
    put_alone(library, [make.highlight(article, tags=tags[:2]), make.highlight(article, tags=tags[1:])])
    wanted = Wanted(tags=(frozenset({tags[0].id}),))
    listed = library.listing.numbers(wanted, Order.READING, By.TAG)
    assert {group for _, group in listed} == {tag.id for tag in tags[:2]}


@pytest.mark.parametrize(
    ("created", "day"),
    [
        ("2026-03-01T23:30:00Z", "2026-03-02"),
        ("2026-03-01T23:30:00.125+00:00", "2026-03-02"),
        ("2026-03-01T15:59:59.999+00:00", "2026-03-01"),
        ("2026-12-31T16:00:00.000+00:00", "2027-01-01"),
    ],
)
def test_a_day_is_one_of_the_readers_own(library, article, make, shanghai, *, created, day):
    library.put(make.highlight(article, created=created))
    ((_, group),) = library.listing.numbers(Wanted(), Order.NEWEST, By.DAY)
    assert group == day


def test_what_was_made_at_one_moment_is_listed_last_first_but_read_first_first(library, article, make):
    first, second = make.highlight(article, id="z"), make.highlight(article, id="a")
    put_alone(library, [first, second])
    numbers = [library.listing.number(one.id) for one in (first, second)]
    for order, expected in ((Order.READING, 1), (Order.NEWEST, -1), (Order.CHANGED, -1)):
        assert [number for number, _ in library.listing.numbers(Wanted(), order, By.ARTICLE)] == numbers[::expected]


def test_a_changed_highlight_keeps_its_number(library, article, tags, make):
    put_alone(library, [make.highlight(article, id="a"), make.highlight(article, id="b")])
    before = library.listing.number("a")
    library.put(make.highlight(article, "糖人", tags, id="a", note="甜"))
    assert library.listing.number("a") == before
    assert library.listing.number("no-such-id") is None


def test_many_highlights_are_read_by_number_and_those_that_are_gone_left_out(library, article, tags, make):
    kept = [make.highlight(article, "豆腐", tags[: number % 4]) for number in range(1002)]
    put_alone(library, kept)
    numbers = [number for number, _ in library.listing.numbers(Wanted(), Order.NEWEST, By.ARTICLE)]
    for gone in (kept[0], kept[501], kept[-1]):
        library.remove(gone)
    records = library.listing.records([*numbers, 10**9, *numbers[:3]])
    assert {one.id: one for one in records.values()} == {
        one.id: one for one in kept if one not in (kept[0], kept[501], kept[-1])
    }
    assert all(library.listing.number(one.id) == number for number, one in list(records.items())[::97])
    assert library.listing.records([]) == {}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["SCAN highlight USING COVERING INDEX idx_highlight_article_start_end"]),
        (
            Wanted(article="早市"),
            ["SEARCH highlight USING COVERING INDEX idx_highlight_article_start_end (article=?)"],
        ),
    ],
)
def test_a_listing_in_reading_order_reads_one_index_and_sorts_nothing(library, article, make, wanted, expected):
    library.put(make.highlight(article))
    assert plan(library, wanted, Order.READING) == expected


def test_the_newest_are_listed_without_sorting_and_tags_are_looked_up_in_their_index_alone(library):
    assert plan(library, Wanted(), Order.NEWEST) == ["SCAN highlight USING INDEX idx_highlight_created"]
    bearing = plan(library, Wanted(tags=(frozenset({"民生"}),)), Order.READING)
    assert any("USING COVERING INDEX idx_highlight_tag_tag_highlight (tag=?)" in step for step in bearing)


THE_BIN = ("LIST SUBQUERY 1", "SCAN article")  # looked through once, whatever the number of highlights


def plan(library, wanted, order):
    """How SQLite goes about a listing by article."""
    asked = []
    library._database.conn.set_trace_callback(asked.append)
    library.listing.numbers(wanted, order, By.ARTICLE)
    library._database.conn.set_trace_callback(None)
    (sql,) = asked
    steps = [row["detail"] for row in library._database.rows(f"EXPLAIN QUERY PLAN {sql}")]
    return [step for step in steps if step not in THE_BIN]


def test_lost_highlights_are_found_without_looking_at_the_others(library):
    wanted = 'SELECT rowid, article FROM highlight WHERE lost ORDER BY article, start, "end"'
    plan = library._database.rows(f"EXPLAIN QUERY PLAN {wanted}")
    assert [row["detail"] for row in plan] == ["SCAN highlight USING INDEX lost_highlight"]
