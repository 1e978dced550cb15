"""The places of a word in their order, and as text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.session.concordance import Place
from reader.text.spans import Span
from reader.ui.words.concordance_rows import Order, as_text, ordered, spoken

TEXTS = st.text("雪落在𠮷野街①「」，老人 \t", max_size=6)


def place(left="", right="", start=0, title="旧书店"):
    return Place("a", title, Span(start, start + 1), Span(start, start + 1), left, "雪", right)


def test_what_stands_before_counts_from_the_word_on():
    places = [place("天亮了，大"), place("山上的"), place("一场大"), place("")]
    assert [one.left for one in ordered(places, Order.BEFORE)] == ["", "一场大", "天亮了，大", "山上的"]


def test_what_follows_brings_the_same_words_together():
    places = [place(right="落了"), place(right="化了"), place(right=" 落下")]
    assert [one.right for one in ordered(places, Order.BEHIND)] == ["化了", " 落下", "落了"]


@given(beside=st.lists(st.tuples(TEXTS, TEXTS)), order=st.sampled_from(Order))
def test_every_place_is_there_once_and_those_alike_stay_as_they_were(beside, order):
    places = [place(left, right, number) for number, (left, right) in enumerate(beside)]
    shown = ordered(places, order)
    assert sorted(shown, key=lambda one: one.span) == places
    alike = [(one, other) for one, other in pairwise(shown) if one.left == other.left]
    assert all(one.span < other.span for one, other in alike if one.right == other.right)


@given(places=st.lists(st.builds(place, left=TEXTS, right=TEXTS, title=st.text("雪\n\t", max_size=3)), min_size=1))
def test_a_place_is_one_line_of_four_parts(places):
    lines = as_text(places).split("\n")
    assert [len(line.split("\t")) for line in lines] == [4] * len(places)


def test_a_place_is_read_aloud_in_its_context():
    assert spoken(place("𠮷野街的\u3000", "落了。", title="①号\n摊")) == "𠮷野街的 雪落了。，①号 摊"
