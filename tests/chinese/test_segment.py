"""Words are cut whole, in order, and nothing of the text is lost."""

import stat
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import segment
from reader.chinese.segment import Segmenter


@pytest.fixture(scope="module")
def segmenter(tmp_path_factory):
    return Segmenter(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def cut(segmenter):
    return lambda text: [word.text for word in segmenter.cut(text)]


def test_a_sentence_is_cut_into_words(cut):
    assert cut("嫦娥六号取得样品。") == ["嫦娥", "六号", "取得", "样品", "。"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("好……吗", ["好", "……", "吗"]),
        ("他——我", ["他", "——", "我"]),
        ("2025-12-06发布", ["2025-12-06", "发布"]),
        ("二〇二五年春", ["二〇二五年", "春"]),
        ("见https://example.org/a?b=1。", ["见", "https://example.org/a?b=1", "。"]),
        ("写信到 li@example.org 吧", ["写信", "到", "li@example.org", "吧"]),
        ("72TB数据", ["72TB", "数据"]),
        ("InnoMatch大会", ["InnoMatch", "大会"]),
        ("𠮷野家①", ["𠮷", "野家", "①"]),
        ("读作pīnyīn，cafe\u0301也", ["读作", "pīnyīn", "，", "cafe\u0301", "也"]),
    ],
)
def test_runs_that_belong_together_stay_together(cut, text, words):
    assert cut(text) == words


def test_white_space_is_in_no_word(cut):
    assert cut("早上 好\n　你") == ["早上", "好", "你"]


@given(st.text(alphabet="新质生产力的〇○一二年—…2025-126.@a/:htps 𠮷。，“”\n", max_size=60))
def test_words_are_in_order_and_leave_out_only_white_space(segmenter, text):
    words = segmenter.cut(text)
    position = 0
    for word in words:
        assert text[position : word.start].strip() == ""
        assert word.text == text[word.start : word.end] != ""
        position = word.end
    assert text[position:].strip() == ""


def test_the_dictionary_is_cached_for_the_reader_alone_and_a_damaged_cache_is_made_anew(tmp_path):
    folder = tmp_path / "cache"
    Segmenter(folder)
    (kept,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    kept.write_bytes(b"broken")
    assert [word.text for word in Segmenter(folder).cut("科技创新")] == ["科技", "创新"]
    assert len(kept.read_bytes()) > 1_000_000


def test_a_cache_folder_that_cannot_be_made_costs_only_time(tmp_path):
    (tmp_path / "file").write_text("")
    assert Segmenter(tmp_path / "file" / "cache").cut("你好")


def test_paddle_and_the_shared_cache_are_never_used():
    source = Path(segment.__file__).read_text(encoding="utf-8")
    assert "enable_paddle" not in source
    assert "del_word" not in source


def test_words_are_the_same_whatever_was_cut_before(segmenter, tmp_path):
    text = "工厂里也有喜事，一辆崭新的小米汽车开下总装线。老林在巷口的旧书店里说：“书不怕旧，怕没人翻……”"
    fresh = Segmenter(tmp_path)
    by_sentence = [word.text for sentence in text.split("。") for word in fresh.cut(sentence)]
    whole = jieba.Tokenizer()
    whole.initialize()
    plain = [token for sentence in text.split("。") for token in whole.cut(sentence)]
    assert by_sentence == [word.text for sentence in text.split("。") for word in segmenter.cut(sentence)]
    assert [word for word in by_sentence if "…" not in word] == [token for token in plain if "…" not in token]


def test_a_short_text_reads_a_small_part_of_the_dictionary(segmenter, tmp_path):
    fresh = Segmenter(tmp_path)
    fresh.cut("雨停了。")
    assert 0 < len(fresh._tokenizer.FREQ) < 2000


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        *[("国家验收", (2,)), ("是从", (1,)), ("推进改革", (2,)), ("不论是", (2,)), ("生根发芽", (2,))],
        *[("卡尔·马克思", (2, 3)), ("𠮷野家", (1,)), ("你好 吗", (2, 3)), ("书", ()), ("", ())],
    ],
)
def test_a_word_that_is_none_is_cut_where_the_dictionary_cuts_it(segmenter, text, cuts):
    assert segmenter.pieces(text) == cuts


@given(st.text(alphabet="国家验收推进改革是从新质生产力〇·aB1 𠮷「①", max_size=12))
def test_a_word_that_is_none_is_cut_inside(segmenter, text):
    cuts = segmenter.pieces(text)
    assert list(cuts) == sorted({*cuts} & {*range(1, len(text))})
    assert bool(cuts) is (len(text) > 1)


def test_to_break_a_word_changes_no_other_cut(segmenter):
    segmenter.pieces("国家验收")
    assert [word.text for word in segmenter.cut("通过国家验收")] == ["通过", "国家验收"]
    assert not jieba.finalseg.Force_Split_Words
