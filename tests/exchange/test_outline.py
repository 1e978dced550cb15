"""The order of a file of notes: every highlight is in it, under what was asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from reader.exchange.notes import Grouping, Notes, Options, SourceLine
from reader.exchange.outline import outline, whereabouts
from tests.exchange.annotated import MARKS, NOTES, SOURCE, TAGS
from tests.exchange.noted import annotated

TITLE = "人造太阳点亮之后: 我国核聚变研究进入新阶段"


def told(grouping: Grouping, *articles) -> list[tuple[str, list[str]]]:
    notes = Notes(articles or (SOURCE,), TAGS, Options(grouping), NOTES.wording)
    return [(one.heading, [entry.highlight.quote for entry in one.entries]) for one in outline(notes)]


def test_by_article_entries_stand_under_its_headings() -> None:
    assert told(Grouping.ARTICLE) == [
        ("", ["火种", "取来。\n一、从"]),
        ("一、从跟跑到并跑", ["并跑", "岗位增加", "增加了三成多", "🔥"]),
        ("失去位置", ["偏滤器"]),
    ]


def test_by_tag_an_entry_stands_under_each_of_its_tags() -> None:
    assert told(Grouping.TAG)[1:] == [
        ("经济", ["取来。\n一、从", "增加了三成多"]),
        ("经济/就业 岗位", ["岗位增加", "增加了三成多"]),
        ("修辞", ["火种"]),
        ("没有标签", ["并跑", "🔥"]),
        ("失去位置", ["偏滤器"]),
    ]


def test_in_reading_order_all_stand_one_after_the_other() -> None:
    other = replace(SOURCE, highlights=MARKS[:1])
    assert [len(quotes) for _, quotes in told(Grouping.READING, SOURCE, other)] == [0, 0, 7, 1]


@pytest.mark.parametrize(
    ("options", "articles", "expected"),
    [
        (Options(), 1, "第1段"),
        (Options(Grouping.TAG), 1, "一、从跟跑到并跑 · 第2段"),
        (Options(Grouping.TAG), 2, "新华社《人造太阳点亮之后》，2025-12-06，第2段"),
        (
            Options(source_line=SourceLine.GBT7714),
            1,
            "新华社. 人造太阳点亮之后: 我国核聚变研究进入新阶段[N]. 2025-12-06: 第1段.",
        ),
    ],
)
def test_where_an_entry_is_from_says_what_stands_nowhere_above(
    options: Options, articles: int, expected: str
) -> None:
    notes = Notes((SOURCE,) * articles, TAGS, options)
    assert expected in [whereabouts(entry, notes) for one in outline(notes) for entry in one.entries]


@given(annotated())
def test_every_article_begins_and_every_highlight_is_there(notes: Notes) -> None:
    sections = outline(notes)
    assert [one.begins for one in sections if one.begins] == list(notes.articles)
    found = [entry.highlight.id for one in sections for entry in one.entries]
    assert {*found} == {mark.id for source in notes.articles for mark in source.highlights}
    if notes.options.grouping is not Grouping.TAG:
        assert len(found) == len({*found})
    for entry in (entry for one in sections for entry in one.entries):
        assert entry.context[entry.start : entry.end] == entry.highlight.quote
