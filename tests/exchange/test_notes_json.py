"""Notes as JSON: the contract's keys, and nothing lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from reader.exchange.notes import AnnotatedArticle, Notes
from reader.exchange.notes_json import article_row, highlight_row, tag_row, word_row, write
from storage.records import Article, Block, Highlight, ListedArticle, Tag

BODY = "𠮷野家①开门了。"
ARTICLE = Article("a1", "早饭", "街角", "晚报", "--12-06", "zao.txt", "2025-01-01T00:00:00Z")
MARK = Highlight(
    "h1", "a1", 0, 3, "𠮷野家", "", "①开门了。", "想**吃**", ("t2", "gone"), "c", "m", "小林", lost=False
)
TAGS = (
    Tag("t2", "s1", "t1", "早/晚", "#c0392b", "几点", "2", 0),
    Tag("t1", "s1", None, "饮食", "#2471a3", "", "1", 0),
)
HIGHLIGHT = "id article start end quote note tags created modified author lost"
PATHS = {"t1": "饮食", "t2": "饮食/早\\/晚"}


def written() -> dict[str, list[dict[str, object]]]:
    lost = replace(MARK, id="h2", lost=True)
    whole = json.loads(write(Notes((AnnotatedArticle(ARTICLE, BODY, (), (MARK, lost)),), TAGS)))
    assert isinstance(whole, dict)
    return whole


def test_the_file_says_what_it_is() -> None:
    whole = written()
    assert list(whole) == ["format", "version", "articles", "highlights", "tags"]
    assert (whole["format"], whole["version"]) == ("meipi-notes", 1)


def test_an_article_brings_its_body() -> None:
    [article] = written()["articles"]
    assert " ".join(article) == "id title subtitle source published characters highlights body blocks"
    assert (article["characters"], article["highlights"], article["body"]) == (len(BODY), 2, BODY)


def test_the_article_s_note_stands_before_its_body_only_when_there_is_one() -> None:
    noted = replace(ARTICLE, note="为什么①？\n\n**想**")
    [article] = json.loads(write(Notes((AnnotatedArticle(noted, BODY, (), ()),), ())))["articles"]
    assert " ".join(article) == "id title subtitle source published characters highlights note body blocks"
    assert article["note"] == noted.note
    assert "note" not in article_row(ListedArticle(noted, 9, 2))


def test_a_highlight_names_its_tags_by_path_and_by_id() -> None:
    first, second = written()["highlights"]
    assert " ".join(first) == f"{HIGHLIGHT} prefix suffix tag_ids"
    assert first["tags"] == ["饮食/早\\/晚"]
    assert first["tag_ids"] == ["t2", "gone"]
    assert (first["lost"], second["lost"]) == (False, True)


def test_tags_come_in_tree_order_with_their_set() -> None:
    tags = written()["tags"]
    assert [tag["path"] for tag in tags] == ["饮食", "饮食/早\\/晚"]
    assert " ".join(tags[0]) == "id name path color description key parent tag_set"


def test_chinese_is_written_as_it_is_and_the_end_is_one_newline() -> None:
    text = write(Notes((AnnotatedArticle(ARTICLE, BODY, (), (MARK,)),), TAGS)).decode()
    assert "𠮷野家①" in text
    assert text.endswith("}\n")


def test_listings_have_exactly_the_keys_of_the_contract() -> None:
    listed = article_row(ListedArticle(ARTICLE, 9, 2))
    assert " ".join(listed) == "id title subtitle source published characters highlights"
    assert " ".join(highlight_row(MARK, PATHS)) == HIGHLIGHT
    assert " ".join(tag_row(TAGS[0], PATHS)) == "id name path color description key parent"
    assert word_row(0, 2, "𠮷野") == {"start": 0, "end": 2, "text": "𠮷野"}


def test_a_block_is_a_line() -> None:
    blocks = (Block("title", 0, 3), Block("paragraph", 3, len(BODY)))
    hostile = replace(ARTICLE, note='[\n  "title",\n  0,\n  3\n]')
    data = write(Notes((AnnotatedArticle(hostile, BODY, blocks, ()),), ()))
    assert f'        ["title", 0, 3],\n        ["paragraph", 3, {len(BODY)}]\n'.encode() in data
    [article] = json.loads(data)["articles"]
    assert article["blocks"] == [["title", 0, 3], ["paragraph", 3, len(BODY)]]
    assert article["note"] == hostile.note


def test_every_key_is_in_the_document_of_the_format_and_no_other() -> None:
    document = (Path(__file__).parents[2] / "docs" / "notes-json.md").read_text(encoding="utf-8")
    told = {
        key
        for row in document.splitlines()
        if row.startswith("| `")
        for key in re.findall(r"`(\w+)`", row.split("|")[1])
    }
    full = replace(ARTICLE, note="想", author="记者", place="北京", jump="下转第二版")
    whole = json.loads(write(Notes((AnnotatedArticle(full, BODY, (), (MARK,)),), TAGS)))
    written = {*whole, *whole["articles"][0], *whole["highlights"][0], *whole["tags"][0]}
    assert told == written
