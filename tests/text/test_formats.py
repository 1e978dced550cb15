"""A file's format is known by its ending or its first bytes; nothing is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.text import formats
from reader.text.drafts import Source


@pytest.mark.parametrize(
    ("name", "data", "known"),
    [
        ("早市.txt", b"<html>", "plain"),
        ("早市.TXT", b"", "plain"),
        ("早市.md", b"", "markdown"),
        ("早市.Markdown", b"", "markdown"),
        ("早市.HTM", b"", "html"),
        ("早市", b"\xef\xbb\xbf\n<!DOCTYPE html>", "html"),
        ("早市.aspx", b"<!-- saved -->\n<HTML lang=zh>", "html"),
        ("早市.php", b"<?xml version='1.0'?><!doctype html PUBLIC", "html"),
        ("早市", "雪落了<html>".encode(), "plain"),
        ("", b"", "plain"),
    ],
)
def test_the_ending_tells_else_the_first_bytes(name: str, data: bytes, known: str) -> None:
    assert formats.format_of(name, data).name == known


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<html><meta charset=gb2312>", "gb2312"),
        (b"<META http-equiv=Content-Type content='text/html; charset=GBK'>", "gbk"),
        (b'<?xml version="1.0" encoding="Big5"?><html>', "big5"),
        (b"<html><meta name=author content=a>", None),
        (b"x" * 5000 + b"<meta charset=gbk>", None),
    ],
)
def test_a_page_names_its_encoding(data: bytes, encoding: str | None) -> None:
    assert formats.HTML.claimed is not None
    assert formats.HTML.claimed(data) == encoding


def test_the_endings_are_each_one_format_s() -> None:
    assert len(set(formats.endings())) == len(formats.endings())
    assert all(formats.format_of(f"早市{ending}", b"") in formats.FORMATS for ending in formats.endings())


@pytest.mark.parametrize("known", formats.FORMATS, ids=lambda known: known.name)
def test_every_row_reads(known: formats.Format) -> None:
    pieces = known.read(Source("早市", b"", "雪落了一夜，𠮷野家白了。")).pieces
    assert [piece.text for piece in pieces] == ["雪落了一夜，𠮷野家白了。"]
    assert formats.named(known.name) is known


def test_plain_text_is_read_without_what_other_formats_need() -> None:
    code = (
        "import sys; from reader.text import formats, isolation; from reader.text.drafts import Source;"
        "formats.PLAIN.read(Source('a', b'', 'b'));"
        "print({'lxml', 'readability', 'markdown_it'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
