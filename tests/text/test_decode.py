"""Bytes become exactly the text they hold, or one calm sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.decode import NotInEncoding, NotUtf8, UnknownEncoding, decode

PROSE = "𠮷野家①号店：「今年的雪，下得早。」"

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ""),
        (PROSE.encode(), PROSE),
        (b"\xef\xbb\xbf" + PROSE.encode(), PROSE),
        ("甲\r\n乙\r丙\n丁".encode(), "甲\n乙\n丙\n丁"),
        ("甲\r\r\n\n乙".encode(), "甲\n\n\n乙"),
        ("甲\ufeff乙".encode(), "甲\ufeff乙"),
        ("e\u0301\u00a0\u3000\u2028﨑".encode(), "e\u0301\u00a0\u3000\u2028﨑"),
    ],
)
def test_utf8_is_read_as_it_stands_but_for_the_mark_and_line_ends(data: bytes, expected: str) -> None:
    assert decode(data, "早市.txt") == expected


@pytest.mark.parametrize(
    ("encoding", "written", "text"),
    [
        ("gb18030", "gb18030", "𠮷野家①——雪"),
        ("gbk", "gb18030", "𠮷——雪"),
        ("gb2312", "gbk", "路——鎔基"),
        ("GB2312", "gb18030", "雪"),
        ("big5", "big5hkscs", "下雪了，嘅"),
        ("utf-16", "utf-16", PROSE),
        ("utf-16-le", "utf-16-le", "\ufeff雪"),
        ("utf-8-sig", "utf-8-sig", PROSE),
    ],
)
def test_a_named_encoding_is_read_with_all_that_files_so_labelled_hold(
    encoding: str, written: str, text: str
) -> None:
    assert decode(text.encode(written), "早市.txt", encoding) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "data", [b"\xc4\xe3\xba\xc3", PROSE.encode("gb18030"), b"\xed\xa0\x80", b"\xe9\x9b", b"a\0b"]
)
def test_what_is_not_utf8_text_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(NotUtf8, match=r"“早市\.txt” is not UTF-8 text"):
        decode(data, "早市.txt")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xff\xff", "gb18030"),
        (b"\0a", "ascii"),
        (b"a", "utf-16"),
        (b"+2AA-", "utf-7"),  # half a character
        (b"\\ud800", "unicode_escape"),
        (b"xn--a-ecp.ru", "idna"),
        ("雪".encode(), "ascii"),
    ],
)
def test_what_is_not_text_in_the_named_encoding_is_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(NotInEncoding, match=encoding):
        decode(data, "早市.txt", encoding)


@pytest.mark.parametrize(
    "encoding", ["", "没有", "klingon", "hex", "rot13", "zlib", "a\0b", "undefined", "../utf-8x"]
)
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(UnknownEncoding):
        decode(b"abc", "早市.txt", encoding)


@given(st.text(characters), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-32"]))
def test_text_without_carriage_returns_comes_back_as_it_was(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "名", encoding) == text


@given(
    st.binary(max_size=200), st.sampled_from([None, "gb18030", "big5", "utf-16", "utf-7", "shift_jis", "latin-1"])
)
def test_any_bytes_give_text_that_can_be_kept_or_a_readers_error(data: bytes, encoding: str | None) -> None:
    try:
        text = decode(data, "名", encoding)
    except (NotUtf8, NotInEncoding):
        return
    assert "\r" not in text
    assert "\0" not in text
    assert text.encode().decode() == text
