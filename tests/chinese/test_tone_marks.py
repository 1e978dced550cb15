"""Numbers become marks where pinyin puts them, for every syllable there is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.pinyin_dict import pinyin_dict

from reader.chinese.tone_marks import marked

TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def numbered_of(syllable):
    """The syllable as dictionaries store it: ü as u:, the tone behind it."""
    apart = unicodedata.normalize("NFD", syllable)
    tone = next((TONES[sign] for sign in apart if sign in TONES), "5")
    letters = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in TONES))
    return letters.replace("ü", "u:") + tone


SYLLABLES = sorted({one for all_ in pinyin_dict.values() for one in all_.split(",")})


@pytest.mark.parametrize(
    ("numbered", "shown"),
    [
        ("hang2", "háng"),
        ("lu:4", "lǜ"),
        ("Lu:3", "Lǚ"),
        ("nu:e4", "nüè"),
        ("dui4", "duì"),
        ("liu2", "liú"),
        ("gou3", "gǒu"),
        ("le5", "le"),
        ("wan2 yi4 r5", "wán yì r"),
        ("m2", "ḿ"),
        ("ng4", "ǹg"),
        ("E2 luo2 si1", "É luó sī"),
        ("A1 Q1", "Ā Q"),
        ("ka3 la1 O K", "kǎ lā O K"),
        ("hai3 nei4 cun2 zhi1 ji3 , tian1 ya2", "hǎi nèi cún zhī jǐ, tiān yá"),
        ("Ka3 er3 · Ma3 ke4 si1", "Kǎ ěr · Mǎ kè sī"),
        ("", ""),
        ("𠮷野街①号", "𠮷野街①号"),
    ],
)
def test_a_reading_has_its_marks(numbered, shown):
    assert marked(numbered) == shown


def test_every_syllable_of_chinese_is_marked_as_pinyin_writes_it():
    made = {one: marked(numbered_of(one)) for one in SYLLABLES}
    assert len(made) > 1300
    assert not {one: other for one, other in made.items() if unicodedata.normalize("NFC", one) != other}


@given(st.lists(st.sampled_from(SYLLABLES), max_size=5))
def test_syllables_are_marked_one_by_one(syllables):
    assert marked(" ".join(map(numbered_of, syllables))) == " ".join(syllables)


@given(st.text(max_size=30))
def test_any_text_can_stand_for_a_reading(text):
    assert isinstance(marked(text), str)
