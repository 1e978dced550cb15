"""Bytes become exactly the text they hold, or one calm sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import resources
from reader.text import decode as decoding
from reader.text.decode import Alternative, Decoded, NotInEncoding, NotText, UnknownEncoding, alternatives, clean
from reader.text.encoding import NO_TEXT, OFFERED, weights

WEIGHTS = weights(resources.text("encodings/characters.txt"))
NAME = "早市.txt"
PROSE = "𠮷野家①号店：「今年的雪，下得早。」朱镕基——约翰·史密斯“来了”。"
LONG = "卖春联的老人说，今年的雪下得比往年早，桥头的灯也亮得早。" * 30
NEVER = [
    "\0",
    "\x01",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x7f",
    "\x80",
    "\x9f",
    "\ufffe",
    "\uffff",
    "\U0001ffff",
    "\U0010fffe",
]

text_characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff").filter(
    lambda one: not NO_TEXT.match(one)
)
texts = st.text(st.one_of(text_characters, st.sampled_from("\n\t雪，。——𠮷")))


def decode(data: bytes, encoding: str | None = None, claimed: str | None = None) -> Decoded:
    return decoding.decode(data, NAME, WEIGHTS, encoding, claimed)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ""),
        (PROSE.encode(), PROSE),
        (b"\xef\xbb\xbf" + PROSE.encode(), PROSE),
        ("甲\r\n乙\r丙\n丁".encode(), "甲\n乙\n丙\n丁"),
        ("甲\r\r\n\n乙".encode(), "甲\n\n\n乙"),
        ("甲\x85乙\r".encode(), "甲\n乙\n"),
        ("甲\ufeff乙".encode(), "甲\ufeff乙"),
        ("\ufeff\ufeff乙".encode(), "\ufeff乙"),
        (
            " e\u0301\u00a0\u3000\u2028﨑\u200b\u200f\ue000\u00ad ".encode(),
            " e\u0301\u00a0\u3000\u2028﨑\u200b\u200f\ue000\u00ad ",
        ),
    ],
)
def test_utf8_is_read_as_it_stands_but_for_the_mark_and_line_ends(data: bytes, expected: str) -> None:
    assert decode(data) == Decoded(expected, "utf-8", is_sure=True, dropped=0)


@pytest.mark.parametrize(
    "encoding", ["gb18030", "utf-8", "utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"]
)
def test_prose_is_read_without_a_word_on_its_encoding(encoding: str) -> None:
    decoded = decode(PROSE.encode(encoding))
    assert (decoded.text, decoded.is_sure, decoded.dropped) == (PROSE, True, 0)


def test_big5_is_read_with_what_hong_kong_and_acer_need() -> None:
    text = "宏碁嘅新電腦，佢哋話——「今年嘅雪落得早。」"
    assert decode(text.encode("big5hkscs")) == Decoded(text, "big5hkscs", is_sure=True, dropped=0)


def test_a_dash_stays_a_dash_whatever_the_label_says() -> None:
    data = "下雪了——真的。约翰·史密斯说".encode("gb18030")
    for named in (None, "gb2312", "gb_2312-80", "x-gbk"):
        assert decode(data, named).text == decode(data, claimed="gb2312").text == "下雪了——真的。约翰·史密斯说"
    assert "――" in data.decode("gb2312")


@pytest.mark.parametrize(
    ("encoding", "written", "text", "codec"),
    [
        ("gb18030", "gb18030", "𠮷野家①——雪", "gb18030"),
        ("gbk", "gb18030", "𠮷——雪", "gb18030"),
        ("gb2312", "gbk", "路——鎔基", "gb18030"),
        ("GB2312", "gb18030", "雪", "gb18030"),
        ("x-gbk", "gb18030", "雪", "gb18030"),
        ("big5", "big5hkscs", "下雪了，嘅", "big5hkscs"),
        ("utf-16", "utf-16", PROSE, "utf-16"),
        ("utf-16-le", "utf-16-le", "\ufeff雪", "utf-16-le"),
        ("utf-8-sig", "utf-8-sig", PROSE, "utf-8-sig"),
        ("utf-8", "utf-8", "\ufffd\ufffd\ufffd", "utf-8"),
        ("shift_jis", "shift_jis", "雪が降る", "shift_jis"),
    ],
)
def test_a_named_encoding_is_read_with_all_that_files_so_labelled_hold(
    encoding: str, written: str, text: str, codec: str
) -> None:
    expected = Decoded(text.removeprefix("\ufeff"), codec, is_sure=True, dropped=0)
    assert decode(text.encode(written), encoding) == expected


@pytest.mark.parametrize("never", NEVER)
def test_what_no_text_holds_is_dropped_and_counted(never: str) -> None:
    data = (PROSE + never + PROSE + never).encode()
    assert decode(data) == Decoded(PROSE * 2, "utf-8", is_sure=True, dropped=2)
    assert decode(data, "utf-8").dropped == 2


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_broken_bytes_stand_as_replacements_and_the_guess_is_not_sure(encoding: str) -> None:
    data = bytearray(LONG.encode(encoding))
    data[-1] = 0xFF
    decoded = decode(bytes(data))
    assert (decoded.encoding, decoded.is_sure) == (encoding, False)
    assert decoded.text.endswith("\ufffd")
    assert decoded.text.startswith(LONG[:600])
    with pytest.raises(NotInEncoding):
        decode(bytes(data), encoding)


def test_a_short_text_is_read_and_not_sure() -> None:
    decoded = decode("你好".encode("gb18030"))
    assert (decoded.text, decoded.is_sure) == ("你好", False)
    assert decode("你好".encode("gb18030"), claimed="gb2312").is_sure


@pytest.mark.parametrize("data", [b"a\0b", bytes(64), bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_what_is_no_text_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(NotText, match=r"“早市\.txt” is not text .*; nothing was imported; "):
        decode(data)


def test_one_character_in_twenty_may_be_none() -> None:
    assert decode(b"a" * 19 + b"\0").dropped == 1
    with pytest.raises(NotText):
        decode(b"a" * 18 + b"\0")
    with pytest.raises(NotText):
        decode(b"a" * 100_000 + b"\0" * 10_000)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xff\xff", "gb18030"),
        (b"\0a", "ascii"),
        (b"a", "utf-16"),
        (b"+2AA-", "utf-7"),  # half a character
        (b"\\ud800", "unicode_escape"),
        (b"xn--a-ecp.ru", "idna"),
        (b"\xe9\x9b", "utf-8"),
    ],
)
def test_what_is_not_text_in_the_named_encoding_is_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(NotInEncoding, match=encoding):
        decode(data, encoding)


@pytest.mark.parametrize(
    "encoding", ["", "没有", "klingon", "hex", "rot13", "zlib", "a\0b", "undefined", "../utf-8x"]
)
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(UnknownEncoding):
        decode(b"abc", encoding)


def test_all_encodings_are_offered_the_likely_first_and_those_that_read_nothing_last() -> None:
    offered = alternatives(PROSE.encode("gb18030"), WEIGHTS)
    assert offered[0] == Alternative("gb18030", decodes=True)
    assert set(OFFERED) <= {one.encoding for one in offered}
    assert Alternative("utf-8", decodes=False) in offered
    assert len({one.encoding for one in offered}) == len(offered)


def test_all_encodings_are_offered_for_what_is_no_text() -> None:
    assert {one.encoding for one in alternatives(bytes(64), WEIGHTS)} == set(OFFERED)
    assert not any(one.decodes for one in alternatives(bytes(64), WEIGHTS))


@given(st.binary(max_size=100))
def test_an_encoding_is_offered_as_readable_when_it_is(data: bytes) -> None:
    for one in alternatives(data, WEIGHTS):
        try:
            decode(data, one.encoding)
            is_read = True
        except NotInEncoding:
            is_read = False
        # A codec is offered by its own name; named, it is tried with its relatives.
        assert is_read == one.decodes or one.encoding == "cp950"


@given(texts, st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-32", "utf-16-be"]))
def test_text_comes_back_as_it_was(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), encoding).text == text.removeprefix("\ufeff")


@given(texts)
def test_text_in_utf8_needs_no_name(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding) == (text.removeprefix("\ufeff"), "utf-8")


@given(st.lists(st.tuples(st.text(text_characters, max_size=5), st.sampled_from(NEVER)), max_size=8))
def test_dropped_characters_are_counted_and_the_others_keep_their_order(pieces: list[tuple[str, str]]) -> None:
    text = LONG + "".join(kept + never for kept, never in pieces)
    expected = LONG + "".join(kept for kept, _ in pieces)
    assert decode(text.encode(), "utf-8") == Decoded(expected, "utf-8", is_sure=True, dropped=len(pieces))
    assert decode(text.encode("gb18030"), "gb18030").text == expected


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "gb18030", "big5", "utf-16", "utf-7", "shift_jis", "latin-1"]),
    st.sampled_from([None, "gb2312", "big5"]),
)
def test_any_bytes_give_text_that_can_be_kept_or_a_readers_error(
    data: bytes, encoding: str | None, claimed: str | None
) -> None:
    try:
        text = decode(data, encoding, claimed).text
    except (NotText, NotInEncoding):
        return
    assert "\r" not in text
    assert not NO_TEXT.search(text)
    assert text.encode().decode() == text


odd_texts = st.text(st.sampled_from(["\r", "\n", "\x85", "\ufeff", "\ud842", "\0", "\x0b", "雪", "𠮷", "①", "。"]))


@given(odd_texts)
def test_each_character_that_stays_of_a_text_that_came_as_one_is_where_it_is_said_to_be(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.text) == cleaned.position(len(text)) == len(text) - len(cleaned.gone)
    for place in set(range(len(text))) - set(cleaned.gone):
        here = cleaned.text[cleaned.position(place)]
        assert here == ("\n" if text[place] in "\r\x85" else text[place])


@given(texts)
def test_a_text_that_came_as_one_is_cleaned_as_if_it_had_been_bytes(text: str) -> None:
    text = f"{PROSE}\r\n{text}\r\0"
    assert clean(text).text == decode(text.encode(), "utf-8").text
