"""Sentences are found where a Chinese reader would end them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sentences import sentence_around, sentence_ends, sentence_step, sentences


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", []),
        ("   ", []),
        ("雨停了", ["雨停了"]),
        ("雨停了。我们出门！去哪儿？", ["雨停了。", "我们出门！", "去哪儿？"]),
        ("他只说：“我不知道……”。大家都笑了。", ["他只说：“我不知道……”。", "大家都笑了。"]),
        ("产量增长14.8%，超过去年。", ["产量增长14.8%，超过去年。"]),
        ("这块硬盘有72TB!真大。", ["这块硬盘有72TB!", "真大。"]),
        ("“你来了？”奶奶问。", ["“你来了？”", "奶奶问。"]),
        ("「好。」『也好！』走吧。", ["「好。」", "『也好！』", "走吧。"]),
        ("（略。）【完！】《问？》后文", ["（略。）", "【完！】", "《问？》", "后文"]),
        ("天晴；风大，人少。", ["天晴；风大，人少。"]),
        ("𠮷野家开门了。①排队；②点菜。", ["𠮷野家开门了。", "①排队；②点菜。"]),
        ("真的？！真的！！！", ["真的？！", "真的！！！"]),
        ("等一等……他来了…走吧", ["等一等……", "他来了…", "走吧"]),
        ("He met Dr. Li. See example.com today.", ["He met Dr.", "Li.", "See example.com today."]),
        ("圆周率是3.14。", ["圆周率是3.14。"]),
        ("1. 先洗手。\n12. 再吃饭。", ["1. 先洗手。", "12. 再吃饭。"]),
        ("Yes.”他说。", ["Yes.”他说。"]),
        ("标题没有句号\n  正文开始。  又一句。 ", ["标题没有句号", "正文开始。", "又一句。"]),
        ("\n\n首段\n\n", ["首段"]),
        ("\u3000\u3000缩进的段落。", ["缩进的段落。"]),
    ],
)
def test_a_body_is_cut_into_its_sentences(body: str, expected: list[str]) -> None:
    assert [body[start:end] for start, end in sentences(body, 0, len(body))] == expected


@pytest.mark.parametrize(
    ("body", "passage", "expected"),
    [
        ("雨停了。我们出门！去哪儿？", "出门", "我们出门！"),
        ("雨停了。我们出门！去哪儿？", "我们出门！", "我们出门！"),
        ("雨停了。我们出门！去哪儿？", "了。我", "雨停了。我们出门！"),
        ("他只说：“我不知道……”。大家都笑了。", "不知道", "他只说：“我不知道……”。"),
        ("他只说：“好。”大家都笑了。", "”", "他只说：“好。”"),
        ("去年增长14.8%，前年也是。今年呢？", "14", "去年增长14.8%，前年也是。"),
        ("“第一段没有说完\n第二段才说完。”散了。", "没有说完\n第二段", "“第一段没有说完\n第二段才说完。”"),
        ("“第一段没有说完\n第二段才说完。”散了。", "没有", "“第一段没有说完"),
        ("标题\n正文。", "标题", "标题"),
        ("标题\n正文。", "标题\n", "标题\n"),
        ("标题\n正文。", "\n正文", "\n正文。"),
        ("标题\n正文。", "\n", "\n"),
        ("雨停了。 我们走。", " ", "雨停了。 "),
        ("雨停了。  𠮷野家①开门。  ", "𠮷", "𠮷野家①开门。"),
        ("前句。　后句。", "　后", "　后句。"),
    ],
)
def test_the_sentence_around_a_passage(body: str, passage: str, expected: str) -> None:
    start = body.index(passage)
    left, right = sentence_around(body, start, start + len(passage))
    assert body[left:right] == expected


@pytest.mark.parametrize(
    ("body", "caret", "expected"),
    [
        ("", 0, ""),
        ("雨停了。我们走。", 0, "雨停了。"),
        ("雨停了。我们走。", 4, "我们走。"),
        ("雨停了。我们走。", 8, "我们走。"),
        ("标题\n正文。", 2, "标题"),
        ("标题\n正文。", 3, "正文。"),
        ("甲\n\n乙", 2, ""),
        (" \n乙", 0, ""),
    ],
)
def test_a_caret_stands_in_a_sentence(body: str, caret: int, expected: str) -> None:
    left, right = sentence_around(body, caret, caret)
    assert body[left:right] == expected


def test_a_sentence_far_longer_than_one_look_back_is_found_whole() -> None:
    long = "很" * 5000 + "长。"
    body = "短。" + long + "完。"
    assert sentence_around(body, 4990, 4991) == (2, 2 + len(long))


def test_the_sentence_at_the_end_of_a_long_body_is_found_without_reading_it_all() -> None:
    body = "春天来了，花开了。" * 100_000
    began = time.process_time()
    for back in range(1, 2000):
        sentence_around(body, len(body) - back, len(body) - back + 1)
    assert time.process_time() - began < 2


bodies = st.text(alphabet="春雨。！？!?….”’」』）】》“；\n \u30001a𠮷①,", max_size=60)


@given(bodies, st.data())
def test_a_sentence_holds_its_passage_and_stays_in_its_blocks(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    left, right = sentence_around(body, start, end)
    assert 0 <= left <= start <= end <= right <= len(body)
    assert body[left:right].count("\n") == body[start:end].count("\n")


@given(bodies, st.data())
def test_a_sentence_around_a_sentence_is_itself(body: str, data: st.DataObject) -> None:
    for start, end in sentences(body, 0, len(body)):
        inside = data.draw(st.integers(start, end - 1))
        assert sentence_around(body, start, end) == (start, end)
        if not body[inside].isspace():
            assert sentence_around(body, inside, inside + 1) == (start, end)


@given(bodies)
def test_sentences_lose_nothing_but_white_space(body: str) -> None:
    found = sentences(body, 0, len(body))
    whole = "".join(body[start:end] for start, end in found)
    assert "".join(whole.split()) == "".join(body.split())


@given(st.text(alphabet="雪停了。！”… \n\u3000a.1", max_size=60))
def test_stepping_by_sentences_always_gets_on_and_stops_only_where_sentences_begin(body):
    starts = {start for start, _ in sentences(body, 0, len(body))}
    there = [0]
    while there[-1] < len(body):
        there.append(sentence_step(body, there[-1], 1))
        assert there[-1] > there[-2]
    assert set(there) <= starts | {0, len(body)}
    back = [len(body)]
    while back[-1] > 0:
        back.append(sentence_step(body, back[-1], -1))
        assert back[-1] < back[-2]
    assert set(back) <= starts | {0, len(body)}


def test_a_sentence_begins_after_the_indent_and_the_first_step_back_goes_to_its_own_beginning():
    body = "雪停了。\n\u3000\u3000他说：“走吧。”我们走了。"
    said, went = body.index("他"), body.index("我们")
    assert [sentence_step(body, position, 1) for position in (0, 4, 5, said, went)] == [
        said,
        said,
        said,
        went,
        len(body),
    ]
    assert [sentence_step(body, position, -1) for position in (went + 2, went, said, 2)] == [went, said, 0, 0]


@given(st.text(alphabet="雨。！…”. a1\n\u3000", max_size=40), st.data())
def test_a_sentence_is_the_same_looked_up_in_all_the_ends(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    assert sentence_around(body, start, end, sentence_ends(body)) == sentence_around(body, start, end)


def test_ten_thousand_sentences_of_a_body_without_any_end_are_soon_looked_up() -> None:
    body = "豆腐" * 50_000
    ends = sentence_ends(body)
    before = time.process_time()
    for start in range(10_000):
        assert sentence_around(body, start, start + 4, ends) == (0, len(body))
    assert time.process_time() - before < 1
