"""The words an article is about are told from those that any text has."""

import json
import stat
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import grammar, keywords
from reader.chinese.segment import Segmenter

STORY = (
    "清晨，渔民把渔船停在港里。养殖场的渔民说，今年海藻丰收，海藻的价格也好。"
    "科学家来到养殖场，测量海藻，渔民给科学家看账本。码头上，渔船一艘接一艘，科学家数着渔船。"
)
TABLE = {"生产力": 7.0, "发展": 3.5, "我们": 3.4, "的": 0.9, "平台": 6.2}
USUAL = 12.0
COUNTS = st.dictionaries(st.text("新质生产力的三个年𠮷①「」G60a-:/ ", min_size=1, max_size=5), st.integers(1, 9))


@pytest.fixture(scope="module")
def idf(tmp_path_factory):
    return keywords.load(tmp_path_factory.mktemp("cache"))


def of(*words):
    """The keywords of a text of these words."""
    return keywords.keywords(Counter(words), TABLE, USUAL)


def test_a_rare_word_says_more_than_a_common_one():
    assert of("发展", "生产力", "平台") == ["生产力", "平台", "发展"]
    assert of("发展", "发展", "发展", "生产力") == ["发展", "生产力"]


def test_a_word_joined_by_the_reader_counts_as_one():
    assert of("新质生产力", "平台", "平台", "生产力") == ["平台", "新质生产力", "生产力"]


def test_only_the_best_are_told():
    counts = dict.fromkeys(("海藻", "渔船", "码头"), 2) | {"账本": 3}
    assert keywords.keywords(counts, {}, USUAL, 2) == ["账本", "海藻"]


@pytest.mark.parametrize(
    "word",
    [
        *("的", "海", "我们", "一个", "The", "三个", "三个月", "第一次", "八十万元", "三十", "一百零五"),
        *("2025", "14.8%", "2025-12-06", "……", "「」", "①②", "https://example.org/a", "li@example.org", "  "),
    ],
)
def test_what_says_nothing_of_an_article_is_no_keyword(word):
    assert of(word, word) == []


@pytest.mark.parametrize("word", ["海藻", "十五五", "G60科创走廊", "AGV", "𠮷田", "卡尔·马克思", "二线", "café"])
def test_what_says_something_is_one(word):
    assert of(word) == [word]


def test_numbers_are_told_from_names_made_of_numerals():
    assert all(map(grammar.is_number, ["三十", "十", "一百零五", "三万六千五百"]))
    assert not any(map(grammar.is_number, ["十五五", "三农", "二线"]))


@given(COUNTS, st.integers(0, 5))
def test_keywords_are_words_of_the_article_none_before_a_better_one(counts, most):
    found = keywords.keywords(counts, TABLE, USUAL, most)
    assert len(found) == len(set(found)) <= most
    weights = [counts[word] * TABLE.get(word, USUAL) for word in found]
    assert weights == sorted(weights, reverse=True)


def test_a_plain_text_has_the_keywords_that_jieba_tells(idf, tmp_path):
    words = [word.text for word in Segmenter(tmp_path).cut(STORY)]
    code = (
        "import json, sys; import jieba.analyse; jieba.dt.tmp_dir = sys.argv[1];"
        "print(json.dumps(jieba.analyse.extract_tags(sys.argv[2], topK=10)))"
    )
    its = subprocess.run([sys.executable, "-c", code, tmp_path, STORY], capture_output=True, check=True).stdout
    assert keywords.keywords(Counter(words), *idf, 10) == json.loads(its)


# The table


def test_the_table_is_cached_for_the_reader_alone_and_a_damaged_cache_is_made_anew(idf, tmp_path):
    folder = tmp_path / "cache"
    assert keywords.load(folder) == idf
    (kept,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for damage in (b"broken", b"", kept.read_bytes()[:1000]):
        kept.write_bytes(damage)
        assert keywords.load(folder) == idf
        assert len(kept.read_bytes()) > 1_000_000


def test_the_table_of_another_jieba_is_read_anew(tmp_path, monkeypatch):
    other = tmp_path / "idf.txt"
    other.write_text("海藻 3.0\n渔船 2.0\n码头 1.0\n", encoding="utf-8")
    keywords.load(tmp_path / "cache")
    monkeypatch.setattr(keywords, "_source", lambda: other)
    assert keywords.load(tmp_path / "cache") == ({"海藻": 3.0, "渔船": 2.0, "码头": 1.0}, 2.0)


def test_a_cache_folder_that_cannot_be_made_costs_only_time(idf, tmp_path):
    (tmp_path / "file").write_text("")
    assert keywords.load(tmp_path / "file" / "cache") == idf


def test_jieba_is_not_imported_for_its_table(tmp_path):
    code = (
        "import pathlib, sys; from reader.chinese import keywords; keywords.load(pathlib.Path(sys.argv[1]));"
        "print(any(name.startswith('jieba') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
