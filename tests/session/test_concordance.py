"""A word is found in the whole library wherever it stands as a word, as the reader's corrections have it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.chinese.segment import Segmenter
from reader.exchange.lexicon_file import SharedWord
from reader.session import concordance
from reader.session.concordance import CONTEXT, LONGEST
from reader.session.correcting import Scope, Sight
from reader.text.sentences import sentence_ends
from reader.text.spans import Span

FACTORY = "# 工厂\n生产恢复了，新质生产力在这里生产。\n𠮷野街①号的人说：「生产力就是生产力。」\n"


@pytest.fixture(scope="module")
def segmenter(tmp_path_factory):
    return Segmenter(tmp_path_factory.mktemp("words"))


@pytest.fixture
def words(reader, segmenter):
    """Where a text stands as a word: its article's title with what stands beside it."""
    return lambda text: list(found(reader, text, segmenter))


def cut(segmenter, sentence):
    start = sentence.span.start
    return [Span(start + word.start, start + word.end) for word in segmenter.cut(sentence.text)]


def found(reader, text, segmenter):
    for sentence in reader.session.concordance.sentences(text):
        yield from sentence.words(cut(segmenter, sentence))


def anywhere(reader, text):
    return [place for sentence in reader.session.concordance.sentences(text) for place in sentence.places()]


def told(places):
    return [(place.title, place.left[-2:], place.right[:2]) for place in places]


def test_a_part_of_a_word_is_no_place_of_the_word(reader, words):
    reader.bring_in(FACTORY, "工厂.txt")
    assert told(words("生产")) == [("工厂", "", "恢复"), ("工厂", "这里", "。")]
    assert told(words("生产力")) == [("工厂", "新质", "在这"), ("工厂", "：「", "就是"), ("工厂", "就是", "。」")]
    assert len(anywhere(reader, "生产")) == 5


def test_a_place_tells_its_article_its_sentence_and_what_stands_there(reader, words):
    own = reader.bring_in(FACTORY, "工厂.txt").id
    body = reader.library.articles.body(own)
    first, _ = words("生产")
    assert (first.article, first.word, body[first.span.start : first.span.end]) == (own, "生产", "生产")
    assert body[first.sentence.start : first.sentence.end] == "生产恢复了，新质生产力在这里生产。"
    assert (first.left, first.right) == ("", "恢复了，新质生产力在这里生产。")


def test_all_articles_are_looked_through_the_last_one_first(reader, words):
    reader.bring_in("老人笑了。", "一.txt")
    reader.bring_in("雪落了，没有人。", "二.txt")
    reader.bring_in("一个老人和两个老人。", "三.txt")
    assert [place.right[:1] for place in words("老人")] == ["和", "。", "笑"]


def test_more_articles_than_a_page_are_each_found_once(reader):
    for number in range(45):
        reader.bring_in(f"第{number}天，老人笑了。", f"{number}.txt")
    assert [place.left for place in anywhere(reader, "老人")] == [f"第{number}天，" for number in range(44, -1, -1)]


def test_what_is_in_the_bin_is_not_found(reader, words):
    own = reader.bring_in(FACTORY, "工厂.txt").id
    reader.session.shelf.remove([own])
    assert words("生产") == []
    reader.session.history.undo()
    assert len(words("生产")) == 2


def test_a_word_of_the_lexicon_is_found_in_all_articles_and_its_parts_are_not(reader, words):
    own = reader.bring_in(FACTORY, "工厂.txt").id
    reader.bring_in("新质生产力来了。", "二.txt")
    assert words("新质生产力") == []
    correcting = reader.session.correcting
    correcting.accept(correcting.own_words(own), ["新质生产力"], Scope.EVERYWHERE)
    assert told(words("新质生产力")) == [("二", "", "来了"), ("工厂", "了，", "在这")]
    assert told(words("生产力")) == [("工厂", "：「", "就是"), ("工厂", "就是", "。」")]


def test_the_words_that_hold_everywhere_are_read_once_for_all_articles(reader, monkeypatch):
    reader.bring_in("生产恢复了。", "一.txt")
    reader.bring_in("「生产」和𠮷野家①。", "二.txt")
    reader.session.lexicon_sharing.keep([SharedWord("新质生产力")])
    read, everywhere = [], reader.library.lexicon.everywhere
    monkeypatch.setattr(reader.library.lexicon, "everywhere", lambda: read.append(1) or everywhere())
    assert len(anywhere(reader, "生产")) == 2
    assert len(read) == 1


def test_a_word_of_one_article_holds_over_that_of_all(reader, words):
    own = reader.bring_in(FACTORY, "工厂.txt").id
    reader.bring_in("新质生产力来了。", "二.txt")
    correcting = reader.session.correcting
    reader.session.lexicon_sharing.keep([SharedWord("新质生产力", (2,))])
    correcting.accept(correcting.own_words(own), ["新质生产力"], Scope.ARTICLE)
    assert told(words("新质生产力")) == [("工厂", "了，", "在这")]


def test_a_correction_holds_in_its_own_article_and_place_alone(reader, words, segmenter):
    own = reader.bring_in(FACTORY, "工厂.txt").id
    reader.bring_in("那里的生产力。", "二.txt")
    correcting, body = reader.session.correcting, reader.library.articles.body(own)
    everything = [Span(word.start, word.end) for word in segmenter.cut(body)]
    sight = Sight(body, Span(0, len(body)), everything, correcting.own_words(own))
    start = body.index("生产力")
    correcting.correct(sight, Span(start, start + 3), [2], Scope.HERE)
    assert told(words("生产力")) == [
        ("二", "里的", "。"),
        ("工厂", "：「", "就是"),
        ("工厂", "就是", "。」"),
    ]
    assert told(words("生产")) == [("工厂", "", "恢复"), ("工厂", "新质", "力在"), ("工厂", "这里", "。")]


def test_a_word_that_begins_within_another_hit_is_found(reader, segmenter):
    reader.bring_in("三人人人有责。", "一.txt")
    (sentence,) = reader.session.concordance.sentences("人人")
    start = sentence.span.start
    (place,) = sentence.words([Span(start + one, start + other) for one, other in ((0, 2), (2, 4), (4, 6))])
    assert (place.left, place.right) == ("三人", "有责。")


def test_case_and_width_make_no_difference(reader, words):
    reader.bring_in("他用ＡＩ写字，ai 也写字，Ai不会。", "一.txt")
    assert [place.word for place in words("AI")] == ["ＡＩ", "ai", "Ai"]
    assert [place.word for place in anywhere(reader, "AI")] == ["ＡＩ", "ai", "Ai"]


def test_nothing_is_nowhere(reader, article):
    assert anywhere(reader, "") == anywhere(reader, " \n") == anywhere(reader, "太阳") == []


def test_the_context_is_of_the_paragraph_and_has_an_end(reader):
    reader.bring_in("字" * 100 + "𠮷野" + "词" * 100 + "\n𠮷野\n", "一.txt")
    first, second = anywhere(reader, "𠮷野")
    assert (len(first.left), len(first.right)) == (CONTEXT, CONTEXT)
    assert (second.left, second.right) == ("", "")


def test_a_sentence_without_end_is_cut_in_pieces_and_its_words_are_found_once(reader, segmenter):
    reader.bring_in("我们在这里看，" * 2_000, "一.txt")
    sentences = list(reader.session.concordance.sentences("我们"))
    assert max(len(one.text) for one in sentences) <= LONGEST + len("我们")
    places = [place for one in sentences for place in one.words(cut(segmenter, one))]
    assert [place.span.start for place in places] == list(range(0, 7 * 2_000, 7))


def test_where_sentences_end_is_looked_for_once_however_many_places_there_are(reader, monkeypatch):
    asked = []
    monkeypatch.setattr(concordance, "sentence_ends", lambda body: asked.append(body) or sentence_ends(body))
    reader.bring_in("我们在这里看，" * 4_000, "一.txt")
    assert len(anywhere(reader, "我们")) == 4_000
    assert len(asked) == 1


def test_a_word_at_the_end_of_a_piece_is_cut_with_what_follows_it(reader, segmenter):
    body = f"生产{'雪' * (LONGEST // 2 - 2)}生产力{'𠮷' * LONGEST}"
    reader.bring_in(body, "一.txt")
    places = list(found(reader, "生产", segmenter))
    assert [place.span.start for place in places] == [0]
    first, second = reader.session.concordance.sentences("生产")
    assert body[first.span.start : first.span.end].endswith("雪生产")
    assert "雪生产力𠮷" in second.text


def test_each_article_tells_how_often_it_holds_a_text_the_last_one_first(reader):
    reader.bring_in(FACTORY, "工厂.txt")
    reader.bring_in("生产，生产，𠮷野街①号。", "街.txt")
    reader.bring_in("雪落了。", "雪.txt")
    gone = reader.bring_in("生产。", "旧.txt")
    reader.session.shelf.remove([gone.id])
    assert list(reader.session.concordance.tallies("生产")) == [2, 5]
    assert list(reader.session.concordance.tallies("𠮷野街①号")) == [1, 1]
    assert list(reader.session.concordance.tallies("海藻")) == list(reader.session.concordance.tallies(" ")) == []


def test_tallies_of_many_articles_come_one_after_the_other(reader):
    for number in range(45):
        reader.bring_in(f"第{number}篇，雪。", f"{number}.txt")
    tallies = reader.session.concordance.tallies("雪")
    assert next(tallies) == 1
    assert list(tallies) == [1] * 44


CLAUSES = [
    "生产力",
    "生产",
    "的",
    "新质生产力",
    "，",
    "。",
    "！」",
    "「",
    "𠮷野街",
    "①",
    "\n",
    "AI",
    "老人",
    "人人",
]


@given(
    clauses=st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=30), text=st.sampled_from(["生产", "人", "AI"])
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_words_of_sentences_are_those_of_the_whole_text(reader, segmenter, clauses, text):
    own = reader.bring_in("。".join(["雪", "".join(clauses)]), "一.txt").id
    body = reader.library.articles.body(own)
    whole = [Span(word.start, word.end) for word in segmenter.cut(body) if word.text.upper() == text]
    assert [place.span for place in found(reader, text, segmenter) if place.article == own] == whole
