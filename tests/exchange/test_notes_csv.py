"""Notes as a spreadsheet: a row a highlight, and no formula that runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from time import process_time

from hypothesis import given

from reader.exchange.cells import bare, guarded
from reader.exchange.notes import AnnotatedArticle, Grouping, Notes, Options, Wording
from reader.exchange.notes_csv import COLUMNS, write
from reader.exchange.tag_set_file import legal_text
from storage.records import Article, Block, Highlight, Tag
from tests.exchange.noted import annotated, dense

BODY = "𠮷野家①开门了。人不多。\n=1+1"
ARTICLE = Article("a1", "早饭", "街角", "晚报", "--12-06", "zao.txt", "2025-01-01T00:00:00Z")
BLOCKS = (Block("title", 0, 12), Block("paragraph", 13, 17))
MARK = Highlight("h1", "a1", 0, 3, "𠮷野家", "", "①开", "想**吃**", ("t2", "gone"), "c", "m", "小林")
TAGS = (
    Tag("t2", "s1", "t1", "早/晚", "#c0392b", "几点", "2", 0),
    Tag("t1", "s1", None, "饮食", "#2471a3", "", "1", 0),
)
WORDING = Wording(untagged="没有标签")


def rows(
    *marks: Highlight, article: Article = ARTICLE, grouping: Grouping = Grouping.READING
) -> list[dict[str, str]]:
    return table(write(Notes((AnnotatedArticle(article, BODY, BLOCKS, marks),), TAGS, Options(grouping), WORDING)))


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_it_is_what_excel_opens() -> None:
    data = write(Notes((AnnotatedArticle(ARTICLE, BODY, BLOCKS, (MARK,)),), TAGS))
    assert data.startswith(b"\xef\xbb\xbfarticle,source,published,start,end,quote,context,paragraph,tags,note,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2


def test_a_highlight_is_a_row_with_all_that_is_kept_of_it() -> None:
    [row] = rows(MARK)
    assert tuple(row) == COLUMNS
    assert list(row.values()) == [
        *("早饭", "晚报", "'--12-06", "0", "3", "𠮷野家", "𠮷野家①开门了。", ""),
        *("饮食/早\\/晚", "想**吃**", "晚报《早饭》，12月6日", "c", "m", "小林", "false", "h1"),
    ]


def test_a_lost_one_comes_last_without_a_place() -> None:
    lost = replace(MARK, id="h0", lost=True)
    late = replace(MARK, id="h2", start=13, end=17, quote="=1+1")
    first, second, third = rows(lost, late, MARK)
    assert [first["id"], second["id"], third["id"]] == ["h1", "h2", "h0"]
    assert (third["start"], third["context"], third["lost"], third["quote"]) == ("", "", "true", "𠮷野家")
    assert (second["paragraph"], second["quote"], second["context"]) == ("1", "'=1+1", "'=1+1")


def test_the_article_s_own_note_has_a_row_without_a_quote() -> None:
    noted = replace(ARTICLE, note="为什么①？")
    first, _ = rows(MARK, article=noted)
    assert (first["id"], first["quote"], first["note"], first["lost"]) == ("a1", "", "为什么①？", "")


def test_by_tag_a_highlight_stands_under_each_of_its_tags() -> None:
    both = replace(MARK, tags=("t2", "t1"))
    bare_one = replace(MARK, id="h2", tags=("gone",))
    found = rows(bare_one, both, grouping=Grouping.TAG)
    assert [(row["tag"], row["id"]) for row in found] == [
        ("饮食", "h1"),
        ("饮食/早\\/晚", "h1"),
        ("没有标签", "h2"),
    ]
    assert next(iter(found[0])) == "tag"
    assert found[0]["tags"] == "饮食/早\\/晚; 饮食"


@given(annotated())
def test_every_highlight_and_note_is_there_and_no_formula_runs(notes: Notes) -> None:
    found = table(write(notes))
    for cell in (cell for row in found for cell in row.values()):
        assert guarded(bare(cell)) == cell
    for source in notes.articles:
        for mark in source.highlights:
            mine = [row for row in found if row["id"] == mark.id]
            assert len(mine) == (max(1, len(mark.tags)) if notes.options.grouping is Grouping.TAG else 1)
            for row in mine:
                assert bare(row["quote"]) == bare(guarded(legal_text(mark.quote)))
                assert bare(row["note"]) == bare(guarded(legal_text(mark.note)))
                assert row["lost"] == ("true" if mark in source.lost else "false")
        noted = [row for row in found if row["id"] == source.article.id]
        assert len(noted) == bool(source.article.note)


def test_ten_thousand_highlights_are_soon_written() -> None:
    notes = dense()
    before = process_time()
    data = write(notes)
    assert process_time() - before < 3
    assert len(table(data)) == 10_000
