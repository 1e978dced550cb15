"""Notes go out with the highlights that were asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.exchange.notes import Context, Grouping, Options, SourceLine, Wording
from reader.session.exporting import FORMATS, OptionNotTaken, UnknownFormat, format_of, options_of
from reader.text.spans import Span
from storage.errors import UnknownArticle


@pytest.fixture
def marked(reader, article):
    """The article with three highlights: a claim, a figure, and one without a tag."""
    claim, figure = reader.tag("论点"), reader.tag("数据")
    for quote, tags, note in (
        ("老人笑了", [claim, figure], "为什么？"),
        ("12月6日", [figure], ""),
        ("豆腐", [], ""),
    ):
        reader.session.reading.highlight(article.id, reader.session.reading.find(article.id, quote), tags, note)
    return article


def as_json(reader, ids, tag_ids=()):
    return json.loads(reader.written(ids, "json", tags=tag_ids))


def test_markdown_holds_title_quotes_notes_and_tags(reader, marked):
    notes = reader.written([marked.id], "md").decode()
    assert all(text in notes for text in ("𠮷野村的早市", "老人笑了", "12月6日", "豆腐", "为什么？", "论点"))


def test_json_holds_all_that_is_kept(reader, marked):
    whole = as_json(reader, [marked.id])
    assert list(whole) == ["format", "version", "articles", "highlights", "tags"]
    assert whole["articles"][0]["body"] == reader.session.shelf.text(marked.id).body
    assert [kept["quote"] for kept in whole["highlights"]] == ["12月6日", "豆腐", "老人笑了"]
    assert whole["highlights"][2]["tags"] == ["论点", "数据"]
    assert whole["highlights"][2]["tag_ids"] == [reader.tag("论点"), reader.tag("数据")]
    assert len(whole["tags"]) == 8


def test_only_the_highlights_with_one_of_the_tags_go_out(reader, marked):
    claim, figure = reader.tag("论点"), reader.tag("数据")
    for chosen, expected in (
        ([claim], ["老人笑了"]),
        ([figure], ["12月6日", "老人笑了"]),
        ([claim, figure], ["12月6日", "老人笑了"]),
        ([reader.tag("证据")], []),
        ([], ["12月6日", "豆腐", "老人笑了"]),
    ):
        whole = as_json(reader, [marked.id], chosen)
        assert [kept["quote"] for kept in whole["highlights"]] == expected
    assert "豆腐" not in reader.written([marked.id], "md", tags=[claim]).decode()


def test_a_tag_stands_for_all_below_it_and_for_no_longer_name(reader, article):
    ids = reader.make("食", "食/菜/豆制品", "食品")
    for quote, tag in zip(("豆子", "豆腐", "早市"), ids, strict=True):
        reader.mark(article, quote, tag)
    for chosen, expected in (("食", ["豆腐", "豆子"]), ("食/菜", ["豆腐"]), ("食品", ["早市"])):
        whole = as_json(reader, [article.id], [reader.tag(chosen)])
        assert [kept["quote"] for kept in whole["highlights"]] == expected


def test_the_article_s_own_note_goes_out(reader, marked):
    assert "note" not in as_json(reader, [marked.id])["articles"][0]
    reader.session.shelf.note(marked.id, "全文**如何**？")
    assert as_json(reader, [marked.id])["articles"][0]["note"] == "全文**如何**？"
    for grouping in Grouping:
        assert "> 全文**如何**？" in reader.written([marked.id], "md", Options(grouping)).decode()


def test_articles_go_out_in_the_order_asked_for(reader, marked):
    other = reader.bring_in("雪落了一夜。", "雪.txt")
    reader.session.reading.highlight(other.id, Span(0, 1))
    whole = as_json(reader, [other.id, marked.id])
    assert [article["id"] for article in whole["articles"]] == [other.id, marked.id]
    assert [article["highlights"] for article in whole["articles"]] == [1, 3]


def test_notes_are_grouped_by_tag_when_asked(reader, marked):
    by_tag = reader.written([marked.id], "md", Options(Grouping.TAG), Wording(untagged="没有标签")).decode()
    assert by_tag.index("# 论点") < by_tag.index("# 数据") < by_tag.index("没有标签")


def test_no_article_is_no_error(reader):
    assert as_json(reader, [])["articles"] == []


def test_an_unknown_article_is_told(reader, marked):
    with pytest.raises(UnknownArticle):
        reader.written([marked.id, "没有"], "md")


@pytest.mark.parametrize("format_", ["doc", "", "MD", "markdown"])
def test_an_unknown_format_is_told_with_those_there_are(reader, marked, format_):
    with pytest.raises(UnknownFormat, match=", ".join(FORMATS)):
        reader.written([marked.id], format_)


def test_a_format_is_named_by_the_ending():
    assert [format_of(Path(name)) for name in ("批注.md", "批.注.JSON")] == ["md", "json"]
    for name in ("批注", "批注.", ".md", "", "批注.txt"):
        with pytest.raises(UnknownFormat):
            format_of(Path(name))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_takes_what_it_offers_and_tells_what_it_does_not(format_):
    known = FORMATS[format_]
    for grouping in known.groupings:
        assert options_of(format_, grouping=grouping.value).grouping is grouping
    for context in known.contexts:
        assert options_of(format_, context=context.value).context is context
    for grouping in set(Grouping) - {*known.groupings}:
        with pytest.raises(OptionNotTaken):
            options_of(format_, grouping=grouping.value)
    for context in set(Context) - {*known.contexts}:
        with pytest.raises(OptionNotTaken):
            options_of(format_, context=context.value)
    if known.tells_sources:
        assert options_of(format_, source_line="gbt7714").source_line is SourceLine.GBT7714
    else:
        with pytest.raises(OptionNotTaken):
            options_of(format_, source_line="plain")


def test_only_the_highlights_that_are_chosen_go_out(reader, marked):
    own = [mark.id for mark in reader.session.reading.highlights(marked.id)]
    whole = json.loads(reader.written([marked.id], "json", highlights=own[1:]))
    assert [mark["id"] for mark in whole["highlights"]] == own[1:]
