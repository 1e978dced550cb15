"""A text is read in clauses: after punctuation, none too long, nothing that says something left out."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.clauses import LONGEST, clauses

TEXT = "他说：“书不怕旧，怕没人翻……”\n去年客人多了12%，𠮷野街①号——好。"


def test_clauses_end_with_their_punctuation():
    told = [TEXT[one.start : one.end] for one in clauses(TEXT, 0, len(TEXT))]
    assert told == ["他说：", "“书不怕旧，", "怕没人翻……”\n", "去年客人多了12%，", "𠮷野街①号——好。"]


def test_only_what_is_asked_for_is_read():
    told = [TEXT[one.start : one.end] for one in clauses(TEXT, 4, 10)]
    assert told == ["书不怕旧，", "怕"]


@given(st.text(alphabet="雨。，\n a1𠮷—“”", max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_all_that_says_something_is_in_one_clause_in_order(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = list(clauses(text, start, end))
    said = "".join(text[clause.start : clause.end] for clause in found)
    assert [c for c in said if c.isalnum()] == [c for c in text[start:end] if c.isalnum()]
    assert all(0 < clause.end - clause.start <= LONGEST for clause in found)
