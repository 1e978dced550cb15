"""How words sound, each looked up by itself, and how hard they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.sounding import sound


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("银行", ["yín", "háng"]),
        ("行长", ["háng", "zhǎng"]),
        ("经济", ["jīng", "jì"]),
        ("經濟", ["jīng", "jì"]),
        ("一会儿", ["yī", "huì", "er"]),
        ("G60科创", ["", "", "", "kē", "chuàng"]),
        ("〇", ["líng"]),
        ("①「」", ["", "", ""]),
        ("𠮷野", ["", "yě"]),
    ],
)
def test_each_character_has_a_syllable_or_none(word, syllables):
    assert sound(word)[0] == syllables


@pytest.mark.parametrize(
    ("word", "level"),
    [("银行", 3), ("經濟", 4), ("经济", 4), ("新质生产力", 0), ("二十五", 1), ("5月", 1), ("《", 1)],
)
def test_the_level_is_that_of_the_list_whatever_the_script(word, level):
    assert sound(word)[1] == level


@given(st.text(max_size=12))
def test_there_is_one_syllable_a_character_whatever_the_text(word):
    assert len(sound(word)[0]) == len(word)
