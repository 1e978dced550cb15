"""Readings stand above their words, never over each other, and are in no text that is copied."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from reader import resources
from reader.chinese.corrections import Overlay, Rule, Rules
from reader.chinese.sounding import sound
from reader.settings import Settings
from reader.text.spans import Span
from reader.ui.page.layouts import Laid
from reader.ui.page.readings import OwnSounds, Readings, Ruby, Way, written
from reader.ui.page.slices import Slice
from reader.ui.page.typography import page_typography, typography

TEXT = "银行行长看了看窗外，①号摊卖𠮷野豆腐。"
WORDS = ["银行", "行长", "看了看", "窗外", "，", "①", "号", "摊", "卖", "𠮷野", "豆腐", "。"]
SYLLABLES = st.sampled_from(["zhuāng", "é", "xióng", "yī", "shuǎng", "ài", "lǜ"])


def spans(words):
    start = 0
    for word in words:
        yield Span(start, start + len(word))
        start += len(word)


@pytest.fixture
def readings():
    made = Readings()
    made.show(Way("all", 3))
    made.take({word: sound(word) for word in WORDS})
    return made


def above(readings, words=WORDS):
    text = "".join(words)
    return {
        text[ruby.span.start : ruby.span.end]: ruby.label(ruby.span) for ruby in readings.above(spans(words), text)
    }


def test_each_word_has_its_reading_and_signs_have_none(readings):
    assert above(readings) == {
        "银行": "yínháng",
        "行长": "hángzhǎng",
        "看了看": "kànlekàn",
        "窗外": "chuāngwài",
        "号": "hào",
        "摊": "tān",
        "卖": "mài",
        "野": "yě",
        "豆腐": "dòufǔ",
    }


def test_only_words_beyond_the_level_are_hard_and_a_known_word_is_not(readings):
    readings.show(Way("hard", 3))
    assert {"银行", "卖"}.isdisjoint(above(readings))
    assert "豆腐" in above(readings)
    readings.read_as(OwnSounds(known={"豆腐"}))
    assert "豆腐" not in above(readings)


def test_what_the_reader_says_holds_over_what_was_looked_up(readings):
    readings.read_as(OwnSounds({"看了看": ("kān", "le", "kān")}, {2: "xíng"}))
    assert above(readings)["看了看"] == "kānlekān"
    assert above(readings)["行长"] == "xíngzhǎng"
    assert above(readings)["银行"] == "yínháng"


def test_zhuyin_has_a_blank_between_characters(readings):
    readings.show(Way("all", 3, in_zhuyin=True))
    assert above(readings)["豆腐"] == "ㄉㄡˋ ㄈㄨˇ"


def test_a_word_is_looked_up_once_and_a_sign_never(readings):
    fresh = Readings()
    assert fresh.unheard(spans(WORDS), TEXT) == sorted({*WORDS} - {"，", "①", "。"})
    assert fresh.unheard(spans(WORDS), TEXT) == []


def ruby(span, syllables):
    return Ruby(span, tuple(syllables), written(syllables))


def laid_out(qapp, words, rubies, width=12):
    del qapp
    text = "".join(words)
    style = typography(resources.text("themes/typography.json"), 0, ruby=0.52).styles["paragraph"]
    return Laid(Slice("paragraph", 0, len(text), True, True), text, style, style.em * width, rubies=rubies)


@given(
    data=st.data(),
    words=st.lists(
        st.sampled_from(["雨", "下得", "𠮷野街", "，", "①", "一会儿工夫", "Inno", "（"]), min_size=1, max_size=25
    ),
    width=st.integers(4, 20),
)
def test_no_reading_overlaps_its_neighbours_however_wide_it_is(qapp, data, words, width):
    rubies = [
        ruby(span, [data.draw(SYLLABLES) for _ in word])
        for span, word in zip(spans(words), words, strict=True)
        if word not in ("，", "①", "Inno", "（")
    ]
    laid = laid_out(qapp, words, rubies, width)
    for number in range(len(laid.lines)):
        labels = laid.labels(number)
        for one, other in pairwise(labels):
            assert one.left + one.width < other.left
    assert sum(len(laid.labels(number)) for number in range(len(laid.lines))) >= len(rubies)


@given(words=st.lists(st.sampled_from(["雨", "下得很", "𠮷野", "，"]), min_size=3, max_size=12))
def test_a_reading_that_has_its_line_to_itself_stands_over_the_middle(qapp, words):
    rubies = [
        ruby(span, ["zhuāng"] * len(word)) for span, word in zip(spans(words), words, strict=True) if word != "，"
    ]
    laid = laid_out(qapp, words, rubies, width=200)
    for one, label in zip(rubies, laid.labels(0), strict=True):
        (_, area), *_ = laid.rects(one.span)
        assert abs(area.center().x() - (label.left + label.width / 2)) < 0.1 or label is laid.labels(0)[0]


def test_lines_are_further_apart_by_what_readings_need_and_characters_as_large():
    plain, read = (page_typography(Settings(readings=way)).styles["paragraph"] for way in ("none", "hard"))
    assert read.leading - read.ruby == plain.leading
    assert read.em == plain.em
    assert read.ruby > read.ruby_size


@pytest.fixture
def read(shown, qtbot):
    """A page with readings, which are looked up when it asks."""
    page = shown()
    page.sounds_wanted.connect(lambda words: page.take_sounds({word: sound(word) for word in words}))
    page.set_typography(page_typography(Settings(readings="all")))
    page.show_readings(Way("all", 4))
    return page


def labels(page):
    laid = [page._column.layouts[index] for index in page._column.seen(page._y(), page.viewport().height())]
    return [label.text for one in laid for number in range(len(one.lines)) for label in one.labels(number)]


def test_a_page_asks_how_its_words_sound_and_shows_it(read):
    assert labels(read)[:3] == ["xiàngkǒu", "de", "jiùshūdiàn"]


def test_what_is_copied_is_the_text_and_nothing_else(read):
    start = read.text().index("老林")
    read.select(start, start + 8)
    read.copy()
    assert QGuiApplication.clipboard().text() == "老林的书店开了三"


def test_the_line_at_the_top_stays_when_readings_come_and_go(read):
    read.go_to(read.text().index("雨下得"), 0)
    before = read.place()
    read.set_typography(page_typography(Settings()))
    read.show_readings(Way())
    assert read.place() == before
    assert labels(read) == []


def test_words_corrected_are_read_as_they_are_then(read):
    assert "jiùshūdiàn" in labels(read)
    read.lay_over(Overlay(read.text(), [Rules([Rule("旧书店", (1,))])]))
    assert labels(read)[2:4] == ["jiù", "shūdiàn"]


def test_another_script_is_shown_and_the_body_stays_as_it_is(shown):
    page = shown()
    before = page.place()
    page.show_script("traditional")
    start = page.text().index("店里有一")
    laid = page._column.layouts[page._column.slices.holding(start)]
    assert "店裡有一" in laid.layout.text()
    assert page.place() == before
    page.select(start, start + 4)
    page.copy()
    assert QGuiApplication.clipboard().text() == page.selected_text() == "店里有一"
    page.show_script("own")
    assert "店里有一" in page._column.layouts[page._column.slices.holding(start)].layout.text()


def test_a_slice_is_set_anew_for_the_words_it_waits_for_and_for_no_others(read, monkeypatch):
    set_anew = []
    monkeypatch.setattr(read, "_set_anew", set_anew.append)
    read.lay_over(Overlay(read.text()))
    set_anew.clear()
    read.take_sounds({"远处": (["yuǎn", "chù"], 2)})
    assert set_anew == [[]]
