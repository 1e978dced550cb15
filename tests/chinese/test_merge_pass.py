"""Words that jieba takes apart or glues are mended by rules with names; all others stay as jieba gives them."""

import re
from pathlib import Path

import jieba
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.chinese import dotted_names
from reader.chinese.merge_pass import mended
from reader.chinese.segment import Segmenter

PAGE = Path(__file__).resolve().parents[3] / "shared" / "articles" / "xinzhi-2025-12-06.txt"
PROSE = """清晨的胡同里，卖豆浆的老人推着车慢慢走过。孩子们背着书包从家里跑出来，一边跑一边笑。
万一下雨，统一在校门口集合；十分钟的路，一样要走得小心。老师说：“读书不是为了考试，是为了认识自己。”
三国的故事讲了千里之外的英雄，《红楼梦》里却是一些家常的小事。𠮷野家①的「早饭」也许平平淡淡，几亿人每天都这样开始。
八百里秦川一望无际，九十年代修的公路旁边，百分之五十的人家种了苹果。千万别忘记：三百六十五天，天天如此。
"""


@pytest.fixture(scope="module")
def segmenter(tmp_path_factory):
    return Segmenter(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def plain():
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


@pytest.fixture(scope="module")
def cut(segmenter):
    return lambda text: [word.text for word in segmenter.cut(text)]


def written(lines: str) -> list[str]:
    """Examples, their words divided by strokes."""
    return lines.split()


@pytest.mark.parametrize(
    "words",
    written(
        """二〇二五年|春 二○○一年 二零二五年 一九九八年|的|春天 2025年|春天 ２０２５年|的|春天 二〇二五|年底
        2025|年底 2020|年代 一九九〇|年代 221|年 12|月份 2025年|12月|6日 １２月|６日 9|个|月
        新华社|北京|12月|6日|电 6日|报道 5月|1日|起 3日|内 15|日元 第|12日 13|月"""
    ),
)
def test_years_months_and_days_are_words(cut, words):
    assert cut(words.replace("|", "")) == words.split("|")


@pytest.mark.parametrize(
    "words",
    written(
        """卡尔·马克思|说 阿·托尔斯泰|写道 约翰‧列侬 约翰•列侬|的|歌 安娜・卡列尼娜 J·K·罗琳|写
        列夫·尼古拉耶维奇·托尔斯泰|是|作家 贝拉克·侯赛因·奥巴马|总统 让-雅克·卢梭
        俄罗斯|弗拉基米尔·普京 迪丽热巴·迪力木拉提 威廉·莎士比亚|的|戏 欧内斯特·海明威
        阿卜杜拉·本·阿卜杜勒-阿齐兹 达·芬奇|画 法国|作家|维克多·雨果"""
    ),
)
def test_a_name_with_dots_is_a_word_and_what_stands_beside_it_another(cut, words):
    assert cut(words.replace("|", "")) == words.split("|")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "习近平·论治国",
            "2025·北京",
            "北京·2025",
            "“中国梦·我的梦”",
            "《红楼梦》·曹雪芹",
            "诺贝尔·文学奖",
            "梅·兰·竹·菊",
        ),
        *(
            "沁园春·雪",
            "水调歌头·明月几时有",
            "上海·浦东",
            "巴黎·罗马",
            "·卡尔",
            "卡尔·",
            "卡尔··马克思",
            "卡尔 · 马克思",
        ),
        "卡尔·\n马克思",
    ],
)
def test_a_dot_between_other_words_joins_nothing(cut, plain, text):
    assert cut(text) == [token for token in plain.cut(text) if not token.isspace()]


@pytest.mark.parametrize(
    "words",
    written(
        """好|……|吗 他|——|我 好|～～|吗 什么|??? 走|!!! 什么|？！ 什么|？ 3%|—|5%|之间 3%|-|5% 10|～|20|个
        14.8%|的 14.8％|的 ５０％|以上 １２３|个 ＡＩ|技术 G60|科创 5G|网络 72TB|数据 96K 用|A4|纸
        COVID-19|疫情 C919|飞机 H7N9|禽流感 GPT-4o|模型 GPT-3.5-turbo 3D|打印 Python3.11.2|版 版本|3.11.2|。
        1,234.5|元 1,234,567|人 1|，|234 1/3|的|人 2025/12/06 2025-12-06|发布 下午|15:30|开会
        １５：３０|开始 3|:|2 8:05:30"""
    ),
)
def test_signs_letters_and_figures_that_belong_together_are_words(cut, words):
    assert cut(words.replace("|", "")) == words.split("|")


@pytest.mark.parametrize(
    "words",
    written(
        """见|https://example.org/a?b=1|。 （|https://a.cn/b|） (|见|http://a.b/c(d)e|)|。 http://a.b/c|,
        www.example.com/x|，|好 https://a.cn/|路径 写信|到|li.x@example.org|。"""
    ),
)
def test_an_address_is_a_word_without_the_marks_and_brackets_behind_it(cut, words):
    assert cut(words.replace("|", "")) == words.split("|")


@pytest.mark.parametrize(
    "words",
    written(
        """50万|辆 35万|多|家 2400|余|个 25万|项 第|50万|辆 230|多|家 557.4亿|元 12.5万|吨 5万|余|人
        100万|余|辆 30|余|万 50万|人次 40|多|亿|元 2.3亿|美元 1.2万亿|元 12亿5000万|人 50万|平方米 5万|千瓦
        60|多|岁 1,234万|元 ５０万|辆 5|千克 3|千米 30|多|年 3|万能胶 20|多元化|公司 2|十分|好"""
    ),
)
def test_a_number_in_digits_is_whole_and_its_measure_word_apart(cut, words):
    assert cut(words.replace("|", "")) == words.split("|")


@pytest.mark.parametrize(
    "words",
    written(
        """一百二十三|个 第|一百二十三|回 五百万|辆 三亿|元 四十万|多|家 十四亿|人 十四亿|多|人 八十|多|万
        六百八十九万 走|了|二三千|里|的|路 花|了|二三千|两|银子 办得|一两|种 一千两百三十四|个"""
    ),
)
def test_a_number_in_characters_is_whole_where_jieba_takes_it_apart(cut, words):
    assert cut(words.replace("|", "")) == words.split("|")


@pytest.mark.parametrize(
    "text",
    written(
        """几亿人 数百万人 三个 第三次 三十年 一些 一样 统一 十分 万一三个人都来 三国 千里 百分之五十 三百多人
        一百多个 两万五千里长征 十一三天假 一多样 千万一定要来 三十一样 五十十分好"""
    ),
)
def test_characters_that_only_look_like_a_number_stay_as_they_are(cut, plain, text):
    assert cut(text) == plain.lcut(text)


def test_all_that_no_rule_names_stays_as_jieba_gives_it(cut, plain):
    assert cut(PROSE) == [token for token in plain.cut(PROSE) if not token.isspace()]


@pytest.mark.skipif(not PAGE.exists(), reason="the page is not at hand")
def test_the_page_of_a_newspaper_has_its_numbers_right(cut):
    words = "|" + "|".join(cut(PAGE.read_text(encoding="utf-8"))) + "|"
    for right in ("第|50万|辆", "35万|多|家", "230|多|家", "2400|余|个", "25万|项", "12月|6日|电", "557.4亿|元"):
        assert f"|{right}|" in words


PIECES = """卡尔 马克思 阿 贝拉 克 · • ‧ - 俄罗斯 年 月 日 日电 2 12 2025 ２ ５０ 〇 ○ 零 一 二 三 十 百 千 万
    亿 多 余 来 个 家 元 辆 万辆 多家 亿元 万一 十分 千里 … — ～ ? ！ : ： / . , ， % ％ a G K @ www.
    http:// ( ) （ ） ＡＩ 的 新质 生产力 𠮷 ① 「 」 。 é \u0301"""
pieces = st.sampled_from(written(PIECES)) | st.sampled_from([" ", "\u3000", "\n", "\r\n"])
texts = st.lists(pieces, max_size=25).map("".join)


@given(texts)
@example("3万5００万")
@example("café·巴尔")
def test_words_are_in_order_and_leave_out_only_white_space(segmenter, text):
    position = 0
    for word in segmenter.cut(text):
        assert text[position : word.start].strip() == ""
        assert word.text == text[word.start : word.end] != ""
        position = word.end
    assert text[position:].strip() == ""


@given(texts)
def test_paragraphs_are_cut_alike_alone_and_together(cut, text):
    assert cut(text) == [word for paragraph in text.split("\n") for word in cut(paragraph)]


@given(texts)
@example("3万5００万")
@example("café·巴尔")
@example("卡尔·马克思")
@example("2025年12月6日电，35万多家")
def test_what_is_mended_needs_no_mending(plain, text):
    once = mended(text, [(start, end) for _, start, end in plain.tokenize(text)])
    assert mended(text, once) == once


def test_no_text_keeps_the_reader_waiting():
    for run in ("a", "1.", "1,234,", "a-", "〇", "一", "卡-", "http://(", "a@", "卡·", "A", "１"):
        text = run * 50_000
        words = [(place, place + 1) for place in range(len(text))]
        assert mended(text + "·", [*words, (len(text), len(text) + 1)])


def test_each_sound_of_a_name_is_listed_once():
    assert not re.search(r"(.).*\1", dotted_names._SOUNDS)
