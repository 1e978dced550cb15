"""The reader's words as a dictionary that jieba reads."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.exchange import lexicon_file
from reader.exchange.lexicon_file import SharedWord, UnreadableLexicon, UnreadableWord, cleaned
from reader.exchange.lexicon_jieba import read, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORDS = [
    SharedWord("新质生产力", note="十一处"),
    SharedWord("国家验收", (2,), "太长"),
    SharedWord("是从", (1,)),
    SharedWord("卡尔·马克思"),
    SharedWord("二〇二五年"),
    SharedWord("《红楼梦》"),
    SharedWord("ＡＩ 大模型"),
    SharedWord("word 3"),
    SharedWord("江南 style"),
    SharedWord("a 3 n"),
    SharedWord("3 0", (1,)),
    SharedWord("55"),
    SharedWord("=𠮷野家①「"),
]

signs = st.sampled_from("国家验收新质·〇 　《》ＡＢ１Aan103=\"'|\\𠮷①「」\u200b\u202e") | st.characters()
texts = st.text(signs, max_size=10).map(cleaned).filter(lambda text: len(text) > 1)
words = texts.flatmap(lambda text: st.builds(SharedWord, st.just(text), st.sampled_from([(), (1,)])))
lexicons = st.lists(words, min_size=1, max_size=8, unique_by=lambda word: word.text)


def after_the_first(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """A cut of any text of two or more characters."""
    return [(1,) if len(text) > 1 else () for text in texts]


@given(lexicons)
def test_what_is_written_is_read(given: list[SharedWord]) -> None:
    assert read(write(given), after_the_first) == given


@given(lexicons)
@example(WORDS)
def test_texts_and_whether_they_are_kept_apart_come_back(given: list[SharedWord]) -> None:
    again = read(write(given), after_the_first)
    assert [(word.text, bool(word.cuts)) for word in again] == [(word.text, bool(word.cuts)) for word in given]


def test_the_file_is_as_documented() -> None:
    assert write(WORDS[:3]).decode().splitlines() == ["新质生产力", "国家验收 0", "是从 0"]


def test_jieba_itself_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_bytes(write(WORDS))
    code = (
        "import jieba, json, logging, sys; jieba.setLogLevel(logging.WARNING); one = jieba.Tokenizer();"
        "one.tmp_dir = sys.argv[2]; one.load_userdict(sys.argv[1]);"
        "print(json.dumps([{w: f for w, f in one.FREQ.items() if w in sys.argv[3:]}, one.lcut('发展新质生产力'),"
        "sorted(jieba.finalseg.Force_Split_Words)]))"
    )
    command = [sys.executable, "-W", "ignore", "-c", code, file, tmp_path, *(word.text for word in WORDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    frequencies, cut, forbidden = json.loads(done.stdout)
    assert {word.text for word in WORDS if not word.cuts} == {text for text in frequencies if frequencies[text]}
    assert sorted(word.text for word in WORDS if word.cuts) == forbidden
    assert cut == ["发展", "新质生产力"]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_dictionaries_of_others_are_read(start: bytes, end: str) -> None:
    lines = ["新质生产力", "", "云计算 5", "李小福 2 nr", "easy_install 3 eng", "好用 300", "韩玉赏鉴 nz"]
    lines += ["是从 0 v", "凱特琳 00"]
    assert read(start + end.join(lines).encode(), after_the_first) == [
        *map(SharedWord, ("新质生产力", "云计算", "李小福", "easy_install", "好用", "韩玉赏鉴")),
        *(SharedWord("是从", (1,)), SharedWord("凱特琳", (1,))),
    ]


def test_where_words_are_cut_is_asked_once_and_only_of_those_kept_apart() -> None:
    asked: list[Sequence[str]] = []

    def cut(texts: Sequence[str]) -> list[tuple[int, ...]]:
        asked.append(texts)
        return after_the_first(texts)

    read("元宇宙\n堵点 3\n".encode(), cut)
    assert asked == []
    read("是从 0\n元宇宙\n𠮷野家 0\n是从 0\n".encode(), cut)
    assert asked == [["是从", "𠮷野家"]]


def test_tabs_part_as_spaces_do_and_single_characters_are_passed_over() -> None:
    assert read("云计算\t5\tn\n的 0\n𠮷\n好 3 a\n".encode(), after_the_first) == [SharedWord("云计算")]


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        ("元宇宙\n" + "长" * 65 + " 3\n", 2, "longer than 64"),
        ("元宇宙\n\n算力\n".encode("gb18030"), 1, "not text in UTF-8"),
        ("元宇宙\n\n".encode() + b"\xff\xfe\n", 3, "not text in UTF-8"),
    ],
)
def test_a_line_that_is_no_word_is_named(data: bytes | str, line: int, reason: str) -> None:
    with pytest.raises(UnreadableWord, match=reason) as caught:
        read(data.encode() if isinstance(data, str) else data, after_the_first)
    assert f"line {line}:" in str(caught.value)


def test_a_dictionary_without_words_or_with_too_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, reason in ((b"", "no words"), (b"\n" * (lexicon_file.LARGEST_FILE + 1), "20 MB")):
        with pytest.raises(UnreadableLexicon, match=reason):
            read(data, after_the_first)
    monkeypatch.setattr(lexicon_file, "MOST_WORDS", 2)
    with pytest.raises(UnreadableLexicon, match="more than 100,000"):
        read("红茶\n开水\n米饭\n".encode(), after_the_first)


@given(st.binary(max_size=60))
def test_any_bytes_are_words_or_refused(data: bytes) -> None:
    with suppress(UnreadableLexicon):
        assert all(cleaned(word.text) == word.text != "" for word in read(data, after_the_first))
