"""What an article says again and again is proposed as a word, when its words cut it apart."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.corrections import Rule, Rules
from reader.chinese.segment import Segmenter
from reader.chinese.terms import LONGEST, proposals
from reader.text.spans import Span, Spans, covering

REAL = Path(__file__).resolve().parents[3] / "shared" / "articles" / "xinzhi-2025-12-06.txt"
NOVEL = REAL.parents[1] / "texts" / "hongloumeng.txt"

ARTICLE = """海上粮仓有了新主人
——来自东山湾的一线见闻
清晨五点，东山湾的渔光驿站已经亮灯。值班员老林说，这里去年还是一片荒滩，如今渔光驿站一共建了十二座。
渔光互补不是新鲜事，可是把养殖工船和海藻碳汇放在一起，东山湾是头一个。“海藻碳汇一年能卖八十万元。”老林翻开账本，①是养殖工船的收入，②才是鱼。
去年，县里设立“揭榜挂帅”项目，请来𠮷田教授。教授在渔光驿站住了三个月，带着学生测海藻碳汇，改养殖工船。他常说：「海藻碳汇不是算出来的，是种出来的。」
如今，养殖工船停在港里，像一座小城；渔光驿站卖起了热茶。游客问，海藻碳汇是什么？老林笑着指一指海面。
有人算过，三个月里来了两千个人，三个月里卖了两千杯茶。"""

WORDS = st.sampled_from(
    [
        "新质",
        "生产力",
        "新",
        "质",
        "海藻",
        "碳汇",
        "𠮷",
        "田",
        "的",
        "了",
        "三",
        "个",
        "一",
        "G60",
        "2025",
        "①",
        "·",
    ]
)
CUT_TEXTS = st.lists(WORDS | st.sampled_from("·，。「」“” \n"), max_size=60)


def parted(pieces):
    """The body of these pieces, and its words: all but white space."""
    words, start = [], 0
    for piece in pieces:
        if not piece.isspace():
            words.append(Span(start, start + len(piece)))
        start += len(piece)
    return "".join(pieces), words


def proposed(text, *others):
    """What is proposed for a text whose words are given by strokes between them."""
    return [one.text for one in proposals(*parted(text.replace("\n", "|\n|").split("|")), others)]


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    segmenter = Segmenter(tmp_path_factory.mktemp("cache"))
    return lambda text: [Span(word.start, word.end) for word in segmenter.cut(text)]


def test_the_terms_of_an_article_are_proposed_and_nothing_else(cut):
    found = proposals(ARTICLE, cut(ARTICLE))
    assert [one.text for one in found] == ["海藻碳汇", "养殖工船", "渔光驿站", "东山湾", "揭榜挂帅"]
    assert [len(one.starts) for one in found] == [5, 4, 4, 3, 1]


def test_a_word_kept_by_the_reader_is_proposed_no_more(cut):
    words = cut(ARTICLE)
    for start in proposals(ARTICLE, words)[0].starts:
        inside = [word for word in words if start <= word.start < start + 4]
        at = words.index(inside[0])
        words[at : at + len(inside)] = [Span(start, start + 4)]
    assert "海藻碳汇" not in {one.text for one in proposals(ARTICLE, words)}


def test_what_stands_once_is_proposed_only_when_quotation_marks_set_it_apart():
    assert proposed("设立|“|揭榜|挂帅|”|项目") == ["揭榜挂帅"]
    assert proposed("设立|「|揭榜|挂帅|」|项目") == ["揭榜挂帅"]
    assert proposed("设立|揭榜|挂帅|项目") == []
    assert proposed("设立|“|揭榜|挂帅|项目") == []


def test_a_part_that_never_stands_alone_is_left_out():
    text = "建|G60|科创|走廊|，|看|G60|科创|走廊|，|在|G60|科创|走廊|上"
    assert proposed(text) == ["G60科创走廊"]


def test_a_term_with_one_of_its_neighbours_is_no_term():
    text = "培育|海藻|碳汇|，|测|海藻|碳汇|。|海藻|碳汇|市场|开了|，|这|海藻|碳汇|市场|大|，|卖|海藻|碳汇"
    assert proposed(text + "|，|市场|热|，|市场|冷") == ["海藻碳汇"]


@pytest.mark.parametrize(
    "text",
    [
        "海藻|的|，|有|海藻|的|。",
        "在|海藻|，|看|在|海藻|。",
        "三|个月|，|住|三|个月|。",
        "第一|次|，|是|第一|次|。",
        "50|万辆|，|有|50|万辆|。",
        "Open|Access|，|看|Open|Access|。",
        "测|了|一测|，|又|测|了|一测|。",
        "海藻|，|碳汇|，|海藻|，|碳汇|。",
        "海藻\n碳汇|。|看|海藻\n碳汇|。",
        "海藻| |碳汇|。|看|海藻| |碳汇|。",
    ],
)
def test_what_is_no_term_is_not_proposed(text):
    assert proposed(text) == []


def test_a_name_with_a_dot_is_one_term():
    assert proposed("见|卡尔|·|马克思|，|读|卡尔|·|马克思|。") == ["卡尔·马克思"]


def test_a_character_beyond_the_first_plane_counts_as_one():
    body, words = parted(["请来", "𠮷", "田", "，", "𠮷", "田", "来了"])
    (found,) = proposals(body, words)
    assert (found.text, found.starts) == ("𠮷田", (2, 5))


def test_it_is_also_told_where_a_term_is_cut_elsewhere():
    body, words = parted(["看", "海藻", "碳汇", "，", "测", "海藻", "碳汇", "，", "老", "海藻", "碳汇款"])
    (found,) = proposals(body, words)
    assert found.starts == (1, 7, 13)


def test_a_line_that_stands_twice_says_nothing_twice():
    once = "卖|海藻|碳汇|，|来|海藻"
    assert proposed(once + "\n" + once) == []
    assert proposed(once + "\n" + once.replace("卖", "买")) == ["海藻碳汇"]


def test_other_texts_are_counted_and_tell_which_words_are_free():
    text = "提供|坚实|支撑|，|要|提供|坚实|基础|。|揭榜|挂帅|好|，|来|揭榜|挂帅"
    assert proposed(text) == ["提供坚实", "揭榜挂帅"]
    others = ["企业提供茶水，村里提供座位，学校提供书本，地基坚实，臂膀坚实，步子坚实。"] * 4
    assert proposed(text, *others) == ["揭榜挂帅"]
    found = proposals(*parted(text.split("|")), ["昨天揭榜挂帅，今天", "揭榜挂帅"])
    assert [one.elsewhere for one in found if one.text == "揭榜挂帅"] == [2]


def test_other_texts_without_its_words_make_no_term_of_a_free_pair():
    text = "提供|坚实|支撑|，|要|提供|坚实|基础|，|提供|茶水|，|提供|书本|，|坚实|的|地基|，|坚实|的|墙"
    assert proposed(text) == []
    assert proposed(text, "两岸猿声啼不住，轻舟已过万重山。" * 500) == []


def test_a_text_without_words_has_no_terms():
    assert proposals("", []) == []
    assert proposals("，。\n", [Span(0, 1), Span(1, 2)]) == []


@given(CUT_TEXTS)
def test_a_proposal_stands_at_each_of_its_starts_across_words(pieces):
    body, words = parted(pieces)
    texts = {body[word.start : word.end] for word in words}
    for one in proposals(body, words):
        assert one.text not in texts
        assert len(one.text) <= LONGEST
        assert not set(one.text) & set("，。「」“” \n的了")
        for start in one.starts:
            assert body.startswith(one.text, start)
            assert covering(words, start) != covering(words, start + len(one.text) - 1)
        assert all(after - before >= len(one.text) for before, after in pairwise(one.starts))


@given(CUT_TEXTS, st.lists(CUT_TEXTS.map("".join), max_size=2))
def test_the_same_texts_give_the_same_proposals(pieces, others):
    body, words = parted(pieces)
    found = proposals(body, words, others)
    assert found == proposals(body, Spans(words), list(others))
    for one in found:
        assert one.elsewhere == sum(other.startswith(one.text, at) for other in others for at in range(len(other)))


@pytest.mark.skipif(not REAL.exists(), reason="the page is not at hand")
def test_the_terms_of_a_real_page_come_first(cut):
    body = REAL.read_text(encoding="utf-8")
    found = [one.text for one in proposals(body, cut(body))]
    assert found[0] == "新质生产力"
    assert {"揭榜挂帅", "中试平台", "二线口岸", "十五五", "内卷式"} <= set(found)
    assert len(found) <= 30


@pytest.mark.skipif(not REAL.exists(), reason="the page is not at hand")
def test_proposals_of_a_real_page_that_are_accepted_are_one_word_each_wherever_they_stand(cut):
    body = REAL.read_text(encoding="utf-8")
    words = cut(body)
    accepted = Rules(Rule(one.text) for one in proposals(body, words))
    shown = accepted.over(words, body, Span(0, len(body)))
    for text, count in (("新质生产力", 11), ("揭榜挂帅", 1), ("中试平台", 5), ("二线口岸", 2)):
        places = [Span(found.start(), found.end()) for found in re.finditer(text, body)]
        assert len(places) == count
        assert [covering(shown, place.start) for place in places] == places


@pytest.mark.skipif(not NOVEL.exists(), reason="the novel is not at hand")
def test_people_and_places_of_a_novel_come_first(cut):
    body = NOVEL.read_text(encoding="utf-8")[:60_000]
    found = [one.text for one in proposals(body, cut(body))]
    assert {"秦锺", "空空道人", "葫芦庙"} <= set(found[:20])
