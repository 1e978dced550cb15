"""A text in another script is as long as it was, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.script import OWN, SIMPLIFIED, TRADITIONAL, folded, shown
from reader.text.spans import Span


def words(*texts):
    start, spans = 0, []
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text)
    return "".join(texts), spans


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("头发", "发展", "，", "里", "𠮷", "①"), "頭髮發展，裡𠮷①"),
        (("面条", "当面"), "麵條當面"),
        (("InnoMatch", "「云」"), "InnoMatch「雲」"),
    ],
)
def test_words_are_shown_in_traditional_characters(given, expected):
    text, spans = words(*given)
    assert shown(text, spans, TRADITIONAL) == expected
    assert shown(text, [], OWN) == text


def test_words_are_shown_in_simplified_characters():
    text, spans = words("頭髮", "發展", "，", "裡面", "麵條")
    assert shown(text, spans, SIMPLIFIED) == "头发发展，里面面条"


def test_what_no_word_holds_is_shown_likewise():
    assert shown("在云里", [Span(0, 1)], TRADITIONAL) == "在雲裡"


@given(
    text=st.text(max_size=30),
    cuts=st.lists(st.integers(0, 30), max_size=6),
    script=st.sampled_from([SIMPLIFIED, TRADITIONAL]),
)
def test_no_text_becomes_longer_or_shorter(text, cuts, script):
    edges = sorted({cut for cut in cuts if cut <= len(text)})
    spans = [Span(one, other) for one, other in zip(edges[::2], edges[1::2], strict=False)]
    assert len(shown(text, spans, script)) == len(text)


def test_half_a_surrogate_pair_stays():
    assert shown("\ud800云", [Span(0, 1)], TRADITIONAL) == "\ud800雲"


@given(st.text(st.sampled_from("頭髮发發展裡里𠮷①「」麵面A\n\ud800")))
def test_texts_that_differ_in_script_alone_are_folded_to_the_same(text):
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)
    assert folded("".join(shown(one, [], TRADITIONAL) for one in text)) == folded(text)
