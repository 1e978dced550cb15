"""Files are brought in whole or not at all, and the reader's place is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.session.files import FileTooLarge, MissingFile, NotAFile, UnreadableFile
from reader.session.gathering import Sieve
from reader.session.preparing import EmptyArticle
from reader.text import limits
from reader.text.decode import NotInEncoding, NotText, UnknownEncoding
from reader.text.metadata import Metadata
from storage.errors import UnknownArticle
from storage.records import Article, Block, Place


def test_an_article_knows_what_its_text_says_of_it(reader, file):
    article = reader.session.importing.bring_in(file).article
    assert article.title == "𠮷野村的早市"
    assert (article.source, article.published) == ("新华社", "--12-06")
    assert (article.name, article.imported) == ("早市.txt", "2026-03-01T08:00:00.000+00:00")
    assert reader.session.shelf.article(article.id) == article


def test_the_body_loses_its_heading_marks_and_the_bytes_are_kept(reader, file):
    article = reader.session.importing.bring_in(file).article
    text = reader.session.shelf.text(article.id)
    assert text.body == file.read_text(encoding="utf-8").removeprefix("# ").rstrip("\n")
    assert text.original == file.read_bytes()
    assert text.blocks[0] == Block("title", 0, 6)
    assert [block.kind for block in text.blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    assert text.revision == 1


def test_a_file_without_a_title_is_called_by_its_name(reader):
    assert reader.bring_in("雪落了一夜，天亮时停了。", "2025-12-06 雪.txt").title == "2025-12-06 雪"


def test_the_same_bytes_are_the_same_article_whatever_the_name(reader, file, tmp_path):
    first = reader.session.importing.bring_in(file)
    before = reader.records()
    copy = tmp_path / "抄本.md"
    copy.write_bytes(file.read_bytes())
    again = reader.session.importing.bring_in(copy)
    assert again.article == first.article
    assert (bool(first.changes), bool(again.changes)) == (True, False)
    assert reader.records() == before


def test_a_named_encoding_is_used(reader, tmp_path):
    path = tmp_path / "旧.txt"
    path.write_bytes("雪落了——一夜。".encode("gb18030"))
    article = reader.session.importing.bring_in(path, "gb2312").article
    assert reader.session.shelf.text(article.id).body == "雪落了——一夜。"


@pytest.mark.parametrize("name", [os.fsdecode(b"\xff\xe9.txt"), "雪\n夜\r\n.txt", "\udcff"])
def test_a_name_that_is_no_line_of_text_is_kept_as_one(reader, name):
    article = reader.bring_in("雪落了一夜。", name)
    assert article.title.encode()
    assert len(article.title.splitlines()) == len(article.name.splitlines()) == 1
    assert reader.session.shelf.article(article.id) == article


BESIDE = {"nothing": "没有.txt", "long name": "雪" * 300, "null": "a\0b"}
MADE = {
    "folder": Path.mkdir,
    "fifo": os.mkfifo,
    "link in a circle": lambda path: path.symlink_to(path),
    "link to nothing": lambda path: path.symlink_to(path.parent / "没有"),
    "empty": Path.touch,
    "blank": lambda path: path.write_bytes("\ufeff \n\t\r\n\u3000\u00a0\n".encode()),
    "binary": lambda path: path.write_bytes(bytes(range(32))),
    "too large": lambda path: (path.touch(), os.truncate(path, limits.LARGEST_FILE + 1)),
}


def place(folder: Path, what: str) -> Path:
    """A path that leads to no article."""
    if what in MADE:
        MADE[what](folder / "坏.txt")
        return folder / "坏.txt"
    elsewhere = {"no name": Path(), "device": Path(os.devnull)}
    return elsewhere[what] if what in elsewhere else folder / BESIDE[what]


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ("nothing", MissingFile),
        ("link to nothing", MissingFile),
        ("null", MissingFile),
        ("folder", NotAFile),
        ("no name", NotAFile),
        ("device", NotAFile),
        ("fifo", NotAFile),
        ("link in a circle", (MissingFile, UnreadableFile)),
        ("long name", (MissingFile, UnreadableFile)),
        ("too large", FileTooLarge),
        ("empty", EmptyArticle),
        ("blank", EmptyArticle),
        ("binary", NotText),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are made otherwise there")
def test_what_is_no_article_is_refused_in_one_sentence_and_nothing_changes(reader, article, tmp_path, what, error):
    before = reader.records()
    with pytest.raises(error) as refused:
        reader.session.importing.bring_in(place(tmp_path, what))
    assert reader.records() == before
    assert reader.library.check() == []
    sentence = str(refused.value)
    assert "nothing was imported" in sentence
    assert sentence.endswith(".")
    assert len(sentence.splitlines()) == 1


def test_a_file_that_the_system_refuses_is_told_calmly(reader, file, monkeypatch):
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableFile, match="cannot be read; nothing was imported"):
        reader.session.importing.bring_in(file)
    assert reader.session.shelf.listed() == []


@pytest.mark.parametrize(("encoding", "error"), [("klingon", UnknownEncoding), ("big5", NotInEncoding)])
def test_a_wrong_encoding_changes_nothing(reader, file, encoding, error):
    with pytest.raises(error):
        reader.session.importing.bring_in(file, encoding)
    assert reader.session.shelf.listed() == []


def test_a_failing_library_keeps_neither_article_nor_text(reader, file, monkeypatch):
    def fail(text: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(reader.library.articles, "add_text", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        reader.session.importing.bring_in(file)
    assert reader.session.shelf.listed() == []


def test_every_error_of_a_file_is_the_readers():
    assert all(
        issubclass(error, ReaderError)
        for error in (MissingFile, NotAFile, UnreadableFile, FileTooLarge, EmptyArticle)
    )


def test_articles_are_listed_the_newest_first(reader):
    older, newer = reader.bring_in(name="一.txt"), reader.bring_in("雪。", "二.txt")
    assert [listed.article for listed in reader.session.shelf.listed()] == [newer, older]
    assert reader.session.shelf.listed()[0].characters == 2


def test_an_article_that_is_not_there_is_told(reader):
    for ask in (reader.session.shelf.article, reader.session.shelf.text):
        with pytest.raises(UnknownArticle):
            ask("没有")


def test_the_place_is_kept(reader, article):
    shelf = reader.session.shelf
    assert shelf.place(article.id) is None
    shelf.keep_place(article.id, caret=5, top=3, offset=1.5)
    shelf.keep_place(article.id, caret=6, top=4, offset=2.5)
    kept = shelf.place(article.id)
    assert kept == Place(article.id, 6, 4, 2.5, kept.read)


def test_the_article_last_read_is_the_one_with_the_latest_place_else_the_newest(reader):
    shelf = reader.session.shelf
    assert shelf.last_read() is None
    older, newer = reader.bring_in(name="一.txt"), reader.bring_in("雪。", "二.txt")
    assert shelf.last_read() == newer.id
    shelf.keep_place(older.id, caret=0, top=0, offset=0)
    assert shelf.last_read() == older.id


def test_what_is_known_of_an_article_can_be_edited_and_taken_back(reader, article):
    before = reader.records()
    known = Metadata(
        title=" 早市记 ", source="乡村日报", place="昆明", published="2025-12-06", author="李雪、王明", jump=""
    )
    reader.session.shelf.describe(article.id, known)
    told = reader.session.shelf.article(article.id)
    assert (told.title, told.source, told.place, told.author) == ("早市记", "乡村日报", "昆明", "李雪、王明")
    assert reader.session.shelf.text(article.id).body.startswith("𠮷野村的早市\n")
    assert reader.goes_back_and_forth(before)


@pytest.mark.parametrize("title", ["", "  \n"])
def test_an_article_keeps_its_title_where_none_is_given(reader, article, title):
    assert not reader.session.shelf.rename(article.id, title)
    reader.session.shelf.describe(article.id, Metadata(title=title, source="乡村日报"))
    assert reader.session.shelf.article(article.id).title == article.title


def test_an_article_is_renamed(reader, article):
    before = reader.records()
    reader.session.shelf.rename(article.id, " 雪后的早市 ")
    assert reader.session.shelf.article(article.id).title == "雪后的早市"
    assert reader.goes_back_and_forth(before)


def test_a_removed_article_is_in_no_listing_and_all_of_it_stays(reader, article):
    other = reader.bring_in("雪落了一夜。", "雪.txt")
    mark = reader.mark(article, "豆腐", reader.tag("论点"), note="好")
    reader.session.shelf.keep_place(article.id, caret=5, top=3, offset=1.5)
    before = reader.records()
    changes = reader.session.shelf.remove([article.id, article.id])
    assert [one.article for one in reader.session.shelf.listed()] == [other]
    assert reader.session.shelf.last_read() == other.id
    assert reader.session.reading.counts() == {}
    assert reader.session.gathering.count() == 0
    assert reader.session.gathering.gather(Sieve()) == []
    assert not reader.session.shelf.remove([article.id])
    assert changes.changed(Article)[0].removed
    assert reader.goes_back_and_forth(before)
    assert reader.session.reading.get(mark).note == "好"


def test_articles_are_removed_together_or_not_at_all(reader, article):
    with pytest.raises(UnknownArticle):
        reader.session.shelf.remove([article.id, "没有"])
    assert [one.article for one in reader.session.shelf.listed()] == [article]


def test_texts_of_other_articles_come_newest_first_as_far_as_they_fit(reader):
    first = reader.bring_in("雪落了一夜。", "一.txt")
    reader.bring_in("雨下了一天。", "二.txt")
    last = reader.bring_in("风停了。", "三.txt")
    shelf = reader.session.shelf
    assert shelf.others(last.id, 100) == ["雨下了一天。", "雪落了一夜。"]
    assert shelf.others(first.id, 100) == ["风停了。", "雨下了一天。"]
    assert shelf.others(first.id, 5) == ["风停了。"]
    assert shelf.others("没有", 0) == []
