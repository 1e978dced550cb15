"""The reader's words as a spreadsheet, ours and what comes out of Excel."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.exchange import lexicon_file
from reader.exchange.cells import bare, guarded
from reader.exchange.lexicon_csv import COLUMNS, read, write
from reader.exchange.lexicon_file import SharedWord, UnreadableLexicon, UnreadableRow, cleaned

WORDS = [
    SharedWord("新质生产力", note="十一处"),
    SharedWord("国家验收", (2,)),
    SharedWord("卡尔·马克思"),
    SharedWord("=𠮷|\\野家", (2, 4), "①「早饭」\n=1+1"),
]

signs = st.characters(exclude_categories=["Cs"]) | st.sampled_from(
    "国家验收新质·〇○ 　《》“”—…ＡＢａ１Aa1=+-@'\"|\\,;\t𠮷①「」\u200b\u202e"
)
texts = st.text(signs, max_size=10).map(cleaned).filter(lambda text: len(text) > 1)


@st.composite
def words(draw: st.DrawFn) -> SharedWord:
    """A word of any signs, whole or kept apart anywhere, with any note."""
    text = draw(texts)
    cuts = draw(st.sets(st.integers(1, len(text) - 1), max_size=3))
    return SharedWord(text, tuple(sorted(cuts)), draw(st.text(signs | st.sampled_from("\r\n\0"), max_size=8)))


lexicons = st.lists(words(), min_size=1, max_size=8, unique_by=lambda word: word.text)


@given(lexicons)
@example(WORDS)
def test_what_is_written_is_read(given: list[SharedWord]) -> None:
    assert read(write(given)) == given


@given(lexicons)
def test_no_formula_runs(given: list[SharedWord]) -> None:
    table = list(csv.reader(io.StringIO(write(given).decode("utf-8-sig"), newline=""), strict=True))
    assert tuple(table[0]) == COLUMNS
    assert all(guarded(bare(cell)) == cell for row in table for cell in row)


def test_the_file_is_as_documented() -> None:
    data = write(WORDS)
    assert data.startswith(b"\xef\xbb\xbfword,cut,note\r\n")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:] == [
        ["新质生产力", "", "十一处"],
        ["国家验收", "国家|验收", ""],
        ["卡尔·马克思", "", ""],
        ["'=𠮷|\\野家", "'=𠮷|\\|\\\\|野家", "①「早饭」\n'=1+1"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_table_is_read_however_it_was_saved(encoding: str, delimiter: str, end: str) -> None:
    table = "批注,词,读音,切分\r\n\r\n,是从,shi,是|从\r\n好词, 新质生产力 ,,\r\n"
    data = table.replace(",", delimiter).replace("\r\n", end).encode(encoding)
    assert read(data) == [SharedWord("是从", (1,)), SharedWord("新质生产力", note="好词")]


def test_a_word_that_stands_twice_is_as_it_is_said_last() -> None:
    assert read("word,cut\n是从,\n元宇宙\n是从,是|从\n".encode()) == [
        SharedWord("是从", (1,)),
        SharedWord("元宇宙"),
    ]


def test_single_characters_are_passed_over() -> None:
    assert read("word,note\n的,\n𠮷,姓\n𠮷野,姓\n①,\n".encode()) == [SharedWord("𠮷野", note="姓")]


def test_controls_and_white_space_at_the_ends_are_no_part_of_a_word() -> None:
    [word] = read('Word,Cut\n"　国家\x07\n 验收 ","国家\n| 验收 "\n'.encode())
    assert word == SharedWord("国家 验收", (2,))


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("word,cut\n元宇宙,\n国家验收,国家|验\n", 3, "do not make up"),
        ("word,cut\n\n国家验收,国家||验收\n", 3, "do not make up"),
        ('word,cut,note\n元宇宙,,"①\n两行"\n「国家验收」,国家|验,\n', 3, "do not make up"),
        ("word,cut\n国家验收,国家|验收|\n", 2, "do not make up"),
        ("word,note\n元宇宙,\n ,好\n", 3, "has no word"),
        (f"word\n{'长' * 65}\n", 2, "longer than 64"),
    ],
)
def test_a_row_that_is_no_word_is_named(table: str, row: int, reason: str) -> None:
    with pytest.raises(UnreadableRow, match=reason) as caught:
        read(table.encode())
    assert f"row {row}:" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no column called word"),
        ("名字,说明\n茶,热\n".encode(), "no column called word"),
        (b"\xff\xfe\x00", "not whole text"),
        (b"word\n", "no words"),
        ("word\n茶\n𠮷\n".encode(), "no words"),
        ('word\n"茶\n水\n'.encode(), "quotation marks"),
        (b"word\n" + b" " * lexicon_file.LARGEST_FILE, "20 MB"),
    ],
)
def test_a_file_that_is_no_table_of_words_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableLexicon) as caught:
        read(data)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_more_words_than_a_reader_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon_file, "MOST_WORDS", 2)
    assert len(read("word\n红茶\n开水\n红茶\n饭\n".encode())) == 2
    with pytest.raises(UnreadableLexicon, match="more than 100,000"):
        read("word\n红茶\n开水\n米饭\n".encode())


@given(st.binary(max_size=60))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableLexicon):
        read(data)
