"""Space that is shown and not in the body: where Han meets Latin or digits, and between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.spacing import gaps, seams
from reader.text.spans import Span


def before_seams(text):
    return [text[start:end] for start, end in seams(text)]


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("用InnoMatch平台", ["用", "h"]),
        ("共72TB的数据", ["共", "B"]),
        ("12月3日", ["2", "月", "3"]),
        ("涨了12.5%的人", ["了", "%"]),
        ("𠮷A①", ["𠮷"]),
        ("café馆", ["é"]),
        ("cafe\u0301馆", ["e\u0301"]),
        ("花$5买C++书", ["花", "5", "买"]),
        ("二〇二五年", []),
        ("他说：“OK”。", []),  # punctuation brings its own space
        ("用 Meipi 读", []),  # a space is there already
        ("ＡＢ字", []),  # full width
        ("", []),
    ],
)
def test_a_seam_is_where_han_meets_latin_or_digits_and_nothing_else(text, spaced):
    assert before_seams(text) == spaced


@given(st.text(alphabet="字国A1é\u0301 ，。%𠮷", max_size=30))
def test_no_seam_stands_at_an_end_or_beside_white_space(text):
    for start, end in seams(text):
        assert 0 <= start < end < len(text)
        assert not text[start].isspace()
        assert not text[end].isspace()


def test_a_gap_is_between_words_and_not_by_punctuation():
    text = "太阳出来了，月亮"
    words = [Span(0, 2), Span(2, 4), Span(4, 5), Span(5, 6), Span(6, 8)]
    assert gaps(text, words) == [2, 4]
