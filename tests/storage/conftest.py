"""A real library on disk with real prose in it, and makers of records; no fakes."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from uuid import uuid4

import pytest

from storage.library import Library
from storage.records import Article, Block, Highlight, Place, Tag, TagSet, Text

TITLE = "𠮷野村的早市"
PROSE = (
    f"{TITLE}\n"
    "天还没有亮，村口的①号摊已经摆好了。卖豆腐的老人说：「今年的水好，豆子也好。」\n"
    "孩子们围着糖人摊，谁也不肯先走；〇点的钟声响过以后，雪落在了每个人的肩上。"
)
DAY = "2026-03-0{}T08:00:00Z"


class Makers:
    """Records that fit together, each with a new id unless one is given."""

    prose = PROSE

    def article(self, day=1, **fields):
        known = {
            "id": str(uuid4()),
            "title": TITLE,
            "subtitle": "",
            "source": "乡村日报",
            "published": "--12-06",
            "name": "早市.txt",
            "imported": DAY.format(day),
        }
        return Article(**known | fields)

    def text(self, article, body=PROSE, revision=1):
        original = body.encode("gb18030")
        blocks = (Block("title", 0, len(TITLE)), Block("paragraph", len(TITLE) + 1, len(body)))
        return Text(article.id, revision, body, blocks, original, hashlib.sha256(original).hexdigest())

    def highlight(self, article, quote="豆腐", tags=(), **fields):
        start = PROSE.index(quote)
        end = start + len(quote)
        known = {
            "id": str(uuid4()),
            "article": article.id,
            "start": start,
            "end": end,
            "quote": quote,
            "prefix": PROSE[max(0, start - 32) : start],
            "suffix": PROSE[end : end + 32],
            "note": "",
            "tags": tuple(tag.id for tag in tags),
            "created": DAY.format(2),
            "modified": DAY.format(2),
            "author": "读者",
        }
        return Highlight(**known | fields)

    def tag_set(self, name="阅读", rank=0):
        return TagSet(str(uuid4()), name, "「读」的标签", rank)

    def tag(self, tag_set, name="民生", parent=None, rank=0, key=""):
        return Tag(str(uuid4()), tag_set.id, parent and parent.id, name, "#c0392b", "吃、穿、住、行", key, rank)

    def place(self, article, day=1, caret=3):
        return Place(article.id, caret, 0, 12.5, DAY.format(day))


@pytest.fixture
def make():
    return Makers()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "文库" / "library.db"


@pytest.fixture
def backups(tmp_path):
    return tmp_path / "文库" / "backups"


@pytest.fixture
def library(path, backups):
    with Library.open(path, backups) as library:
        yield library


@pytest.fixture
def article(library, make):
    """One kept article with its text."""
    article = make.article()
    library.articles.add(article, make.text(article))
    return article


@pytest.fixture
def tag_set(library, make):
    tag_set = make.tag_set()
    library.tags.put_set(tag_set)
    return tag_set


@pytest.fixture
def tags(library, make, tag_set):
    """Three kept tags of one set."""
    tags = [make.tag(tag_set, name, rank=rank) for rank, name in enumerate(("民生", "天气", "孩子"))]
    for tag in tags:
        library.tags.put(tag)
    return tags


@pytest.fixture
def tamper(path):
    """Change the file behind the library's back, by raw SQL without foreign keys."""

    def run(sql, *parameters):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(sql, parameters)

    return run
