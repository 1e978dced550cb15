"""Syllables as readers type them, as words write them, and in zhuyin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style
from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.style import convert

from reader.chinese.syllables import joined, marked, parsed, sounds, zhuyin

KNOWN = sorted({sound for line in pinyin_dict.values() for sound in line.split(",")} - {"wòng"})
WITH_VOWEL = [sound for sound in KNOWN if any(letter not in "ḿm̀m̄ńňǹngh" for letter in sound)]


@pytest.mark.parametrize(
    ("typed", "syllables"),
    [
        ("zhòngyào", ("zhòng", "yào")),
        ("zhòng yào", ("zhòng", "yào")),
        ("zhong4yao4", ("zhòng", "yào")),
        (" Zhong4 yao4 ", ("zhòng", "yào")),
        ("xi1'an1", ("xī", "ān")),
        ("xi’an", ("xi", "an")),
        ("xian", ("xi", "an")),
        ("fang1an4", ("fāng", "àn")),
        ("nv3er2", ("nǚ", "ér")),
        ("lu:4 se4", ("lǜ", "sè")),
        ("hua1r5", ("huā", "r")),
        ("rè nao", ("rè", "nao")),
    ],
)
def test_two_syllables_are_read_however_they_are_typed(typed, syllables):
    assert parsed(typed, 2) == syllables


@pytest.mark.parametrize("typed", ["", "zhong", "zhòngyàode", "abc", "行", "xi5xi9", "t t"])
def test_what_is_no_such_reading_is_refused(typed):
    assert parsed(typed, 2) is None


def test_a_long_reading_that_does_not_fit_is_refused_as_fast_as_a_short_one():
    assert parsed("xian" * 64, 129) is None  # which could be parted in 2⁶⁴ ways
    assert parsed("xian" * 64, 128) == ("xi", "an") * 64


def test_a_vowel_that_begins_a_later_syllable_is_parted():
    assert joined(("xī", "ān")) == "xī'ān"
    assert joined(("nǚ", "ér")) == "nǚ'ér"
    assert joined(("", "")) == joined(()) == ""
    assert joined(("ān", "xīn", "", "de")) == "ānxīnde"


@pytest.mark.parametrize(
    ("syllable", "tone", "spelt"),
    [
        ("liu", 2, "liú"),
        ("gui", 3, "guǐ"),
        ("hao", 3, "hǎo"),
        ("dou", 1, "dōu"),
        ("lüe", 4, "lüè"),
        ("ng", 2, "ńg"),
    ],
)
def test_the_mark_stands_on_the_vowel_that_sounds(syllable, tone, spelt):
    assert marked(syllable, tone) == spelt
    assert marked(syllable, 5) == syllable


def test_zhuyin_is_as_pypinyin_writes_it_but_for_the_place_of_the_neutral_dot():
    for syllable in WITH_VOWEL:
        written = zhuyin(syllable)
        told = written[1:] + "˙" if written.startswith("˙") else written
        assert told == convert(syllable, Style.BOPOMOFO, strict=True)


def test_what_is_no_syllable_stays_in_zhuyin():
    assert zhuyin("AGV") == "AGV"
    assert zhuyin("huār") == "ㄏㄨㄚㄦ"
    assert zhuyin("de") == "˙ㄉㄜ"


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=4))
def test_what_is_told_apart_by_blanks_is_read_back(syllables):
    assert parsed(" ".join(syllables), len(syllables)) == tuple(syllables)


@given(st.lists(st.sampled_from(WITH_VOWEL), min_size=1, max_size=4))
def test_a_joined_word_is_as_many_syllables(syllables):
    again = parsed(joined(tuple(syllables)), len(syllables))
    assert again is not None
    assert "".join(again) == "".join(syllables)


def test_every_syllable_of_the_standard_is_known():
    assert len(sounds()) > 400
