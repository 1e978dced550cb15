"""Words come back from their marks, whatever stands between them."""

from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.word_marks import WordMarks, words_of
from reader.text.spans import Span


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=20), st.randoms())
def test_words_come_back_in_order_in_whichever_order_they_were_put(steps, random):
    words, position = [], 0
    for gap, length in steps:
        words.append(Span(position + gap, position + gap + length))
        position += gap + length
    marks, mixed = WordMarks(position), list(words)
    random.shuffle(mixed)
    for word in mixed:
        marks.put([word])
    assert words_of(str(marks)) == words
