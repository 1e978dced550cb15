"""A code book has the tags of one set, each with the example that shows it best, in one reading of the library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from reader.exchange.code_book import Example, Wording
from reader.session.code_books import as_bytes, example, is_code_book
from reader.session.tagging import UnknownTagSet
from storage.records import Highlight, Tag

SOURCES = {"a": "《早市》"}


def mark(quote: str, note: str = "", *, lost: bool = False, article: str = "a") -> Highlight:
    return Highlight("h", article, 0, len(quote), quote, "", "", note, (), "", "", "", lost)


def entries(book):
    return {entry.tag.name: entry for entry in book.entries}


def quote(*marks: Highlight) -> str | None:
    found = example(marks, SOURCES)
    return found.quote if found else None


LONG = "雪" * 61


@pytest.mark.parametrize(
    ("newest_first", "expected"),
    [
        ((), None),
        ((mark("老人笑了", lost=True),), None),
        ((mark("短"),), "短"),
        ((mark("短", "有批注"), mark("今年的水好，豆子也好")), "今年的水好，豆子也好"),
        ((mark("今年的水好，豆子也好"), mark("去年的水也好，豆子更好", "为什么？")), "去年的水也好，豆子更好"),
        ((mark("去年的水也好，豆子更好", "一"), mark("今年的水好豆子好", "二")), "今年的水好豆子好"),
        ((mark("今年的水好豆子好", "一"), mark("去年的水好豆子好", "二")), "今年的水好豆子好"),
        ((mark("去年的水也好，豆子更好"), mark("今年的水好豆子好", " \n")), "去年的水也好，豆子更好"),
        ((mark(LONG, "有批注"), mark("雪" * 60)), "雪" * 60),
        ((mark(LONG), mark("短")), "雪" * 60 + "……"),
        ((mark("天" * 59 + " 地地"),), "天" * 59 + "……"),
        ((mark("雪落在老人的肩上，\n老人笑了。"),), "雪落在老人的肩上，老人笑了。"),
        ((mark(" \n"), mark("短")), "短"),
        ((mark("今年的水好，豆子也好", "注", lost=True), mark("短")), "短"),
    ],
)
def test_the_example_is_the_shortest_good_one_with_a_note_else_the_newest(newest_first, expected):
    assert quote(*newest_first) == expected


def test_the_source_goes_with_the_example():
    assert example([mark("短")], SOURCES) == Example("短", "《早市》")
    assert example([mark("短", article="b")], SOURCES) == Example("短", "")


def test_a_book_has_the_active_set_in_the_order_of_its_tree(reader, article):
    reader.make("食", "食/豆腐", "食/豆腐/老豆腐")
    reader.mark(article, "今年的水好，豆子也好", reader.tag("食/豆腐"), reader.tag("论点"), note="好句子")
    reader.mark(article, "雪落在老人的肩上，老人笑了", reader.tag("论点"))
    book = reader.session.code_books.of()
    assert book.tag_set.name == "读报"
    assert [entry.tag.name for entry in book.entries][-3:] == ["食", "豆腐", "老豆腐"]
    assert [entry.depth for entry in book.entries] == [0] * 9 + [1, 2]
    assert (book.highlights, entries(book)["论点"].highlights, entries(book)["食"].highlights) == (2, 2, 0)
    assert entries(book)["论点"].example.quote == entries(book)["豆腐"].example.quote == "今年的水好，豆子也好"
    assert "《𠮷野村的早市》" in entries(book)["论点"].example.source
    assert entries(book)["食"].example is None


def test_the_newest_of_several_without_a_note_is_the_example(reader, article):
    for text in ("雪落在老人的肩上，", "今年的水好，豆子也好"):
        reader.mark(article, text, reader.tag("论点"))
    assert entries(reader.session.code_books.of())["论点"].example.quote == "今年的水好，豆子也好"


def test_a_book_can_be_of_another_set_by_name_or_by_article(reader, article):
    reader.session.tag_sets.make("天气", article.id)
    reader.make("雪", article=article.id)
    for book in (reader.session.code_books.of("天气"), reader.session.code_books.of(article_id=article.id)):
        assert (book.tag_set.name, [entry.tag.name for entry in book.entries]) == ("天气", ["雪"])
    with pytest.raises(UnknownTagSet):
        reader.session.code_books.of("没有")


def test_highlights_of_an_article_in_the_bin_are_no_examples(reader, article):
    reader.mark(article, "今年的水好，豆子也好", reader.tag("论点"))
    reader.session.shelf.remove([article.id])
    book = reader.session.code_books.of()
    assert (book.highlights, entries(book)["论点"].example) == (0, None)


def test_the_library_is_read_once_for_all_tags(reader, article):
    def statements() -> int:
        told = []
        reader.library._database.conn.set_trace_callback(told.append)
        reader.session.code_books.of()
        reader.library._database.conn.set_trace_callback(None)
        return len(told)

    reader.mark(article, "豆腐", reader.tag("论点"), reader.tag("数据"))
    few = statements()
    tag_set = reader.session.tagging.active().id
    tags = [Tag(str(UUID(int=n)), tag_set, None, f"标签{n}", "#c0392b", "", "", n) for n in range(100, 160)]
    marks = [
        replace(mark("豆子", article=article.id), id=str(UUID(int=n)), tags=(tags[n % 60].id,), created="2026")
        for n in range(5_000, 5_200)
    ]
    reader.library.put(*tags, *marks)
    book = reader.session.code_books.of()
    assert (len(book.entries), book.highlights) == (68, 201)
    assert statements() == few


@pytest.mark.parametrize("ending", ["md", "html", "pdf", "PDF", "Html"])
def test_the_ending_names_the_form(reader, ending):
    path = Path(f"读报.{ending}")
    assert is_code_book(path)
    data = as_bytes(reader.session.code_books.of(), path, Wording(), lambda sheet: sheet.title.encode())
    starts = {"md": b"# ", "html": b"<!DOCTYPE html>", "pdf": "读报".encode()}
    assert data.startswith(starts[ending.lower()])


def test_other_endings_are_no_code_books():
    assert not [name for name in ("a.qdc", "a.json", "a.csv", "a", "") if is_code_book(Path(name))]
