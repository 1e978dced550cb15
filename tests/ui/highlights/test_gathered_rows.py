"""Gathered rows tell exactly what changed, whatever comes and goes; a line holds the quote in its sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from reader.session.gathering import Group
from reader.text.anchor import describe
from reader.text.spans import Span
from reader.ui.highlights.excerpt import Excerpt, excerpt
from reader.ui.highlights.gathered_rows import GatheredRows, Heading
from storage.records import Highlight

NUMBERS = st.lists(st.integers(1, 9), unique=True, min_size=1, max_size=6)
GROUPS = st.lists(st.tuples(st.sampled_from("甲乙丙"), NUMBERS), unique_by=lambda group: group[0], max_size=3)


def highlight(number, body="雨下得很大。", span=None, **given):
    span = span or Span(0, 2)
    anchor = describe(body, span)
    values = {"start": span.start, "end": span.end, "prefix": anchor.prefix, "suffix": anchor.suffix, **given}
    return Highlight(
        f"id{number}", "article", quote=anchor.quote, note="", tags=(), created="", modified="", author="", **values
    )


def rows_of(parent):
    return GatheredRows(lambda numbers: {number: highlight(number) for number in numbers}, str, parent)


def as_groups(drawn):
    return [Group(key, tuple(numbers)) for key, numbers in drawn]


def as_entries(groups, is_headed):
    return [entry for group in groups for entry in ([group.key] if is_headed else []) + list(group.numbers)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.booleans(), st.lists(GROUPS, min_size=1, max_size=4))
def test_the_rows_are_always_those_shown_last(qapp, is_headed, shown):
    parent = QWidget()
    rows = rows_of(parent)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, parent)
    for drawn in shown:
        groups = as_groups(drawn)
        rows.show(groups, is_headed=is_headed)
        entries = as_entries(groups, is_headed)
        assert rows.rowCount() == len(entries)
        assert [rows.number(row) or rows.heading(row).key for row in range(len(entries))] == entries
        headings = [row for row, entry in enumerate(entries) if isinstance(entry, str)]
        assert list(rows.headings_among(0, len(entries))) == headings
        assert [rows.heading(row) for row in headings] == [
            Heading(group.key, len(group.numbers)) for group in groups if is_headed
        ]
        standing = [rows.standing(row) for row in range(len(entries))]
        if is_headed:
            assert rows.rows_of(set(standing)) == {one: row for row, one in enumerate(standing)}
    assert tester.model() is rows


def told_by(rows):
    """What the rows tell from now on."""
    told = []
    rows.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    rows.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    rows.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    return told


def test_rows_that_come_and_go_far_apart_leave_those_between_alone(qapp):
    parent = QWidget()
    rows = rows_of(parent)
    rows.show_anew([Group("甲", (1, 2, 3)), Group("乙", (4, 5))], is_headed=True)
    told = told_by(rows)
    rows.show([Group("甲", (2, 3)), Group("乙", (4, 1, 5))], is_headed=True)
    assert told == [("out", 1, 1), ("in", 5, 5), ("changed", 0, 0), ("changed", 3, 3)]


def test_where_many_rows_change_the_view_is_told_once(qapp):
    parent = QWidget()
    rows = rows_of(parent)
    rows.show_anew([Group("", tuple(range(1, 2000)))], is_headed=False)
    told = told_by(rows)
    rows.show([Group("", tuple(range(1, 2000, 2)))], is_headed=False)
    assert len(told) == 2


def test_records_are_read_around_what_is_looked_at_and_not_all_kept(qapp):
    parent, asked = QWidget(), []

    def read(numbers):
        asked.extend(numbers)
        return {number: highlight(number) for number in numbers}

    rows = GatheredRows(read, str, parent)
    rows.show_anew([Group("", tuple(range(1, 10_001)))], is_headed=False)
    assert rows.highlight(5000).id == "id5001"
    assert len(asked) <= 64
    for row in range(10_000):
        rows.highlight(row)
    assert len(rows._records) < 4000


# The quote in its sentence

BODY = "店里有一本《旧城记》。老林在封面写了𠮷野街①号，又在最后一页画了一张很长的地图，谁也看不懂。他走了。"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("店里", Excerpt("", "店里", "有一本《旧城记》。")),
        ("封面", Excerpt("老林在", "封面", "写了𠮷野街①号，又在最后一页画了一张很长的地图，谁也…")),
        ("𠮷野街", Excerpt("老林在封面写了", "𠮷野街", "①号，又在最后一页画了一张很长的地图，谁也看不懂。")),
        ("看不懂", Excerpt("…很长的地图，谁也", "看不懂", "。")),
    ],
)
def test_a_line_begins_close_enough_before_the_quote_and_ends_with_the_sentence(quote, expected):
    start = BODY.index(quote)
    found = excerpt(highlight(1, BODY, Span(start, start + len(quote))))
    assert (found.before, found.quote) == (expected.before, expected.quote)
    assert found.behind.startswith(expected.behind[:12])
    assert found.behind[-1] in "。…"


def test_a_quote_over_two_paragraphs_stands_on_one_line():
    body = "雨停了。\n他出门。"
    assert excerpt(highlight(1, body, Span(2, 6))) == Excerpt("雨停", "了。 他", "出门。")
