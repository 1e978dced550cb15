"""Read aloud by any unit, a page is read whole: nothing twice, nothing left out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.text.spans import Span
from reader.ui.page.units import Unit, unit_after, unit_at, unit_before

LONG = "老人把𠮷野街①号的木船推下水，「今天风大！」" * 300


def texts(page, unit):
    """All units of the page in order, as text."""
    found, position = [], 0
    while position < len(page.text()):
        span = unit_at(page, position, unit)
        assert span.start == position
        found.append(page.text()[span.start : span.end])
        position = span.end
    return found


@pytest.mark.parametrize("unit", Unit)
def test_units_follow_each_other_to_the_end(shown, unit):
    page = shown()
    assert "".join(texts(page, unit)) == page.text()


def test_words_are_the_page_s_own(shown):
    words = texts(shown(), Unit.WORD)
    assert {"旧书店", "𠮷", "①", "InnoMatch", "怕"} <= set(words)


def test_before_they_are_cut_words_are_characters(shown):
    page = shown(words=False)
    assert texts(page, Unit.WORD) == texts(page, Unit.CHARACTER)


def test_a_character_is_whole_with_all_that_combines_with_it(shown):
    characters = texts(shown(), Unit.CHARACTER)
    assert {"e\u0301", "👨‍👩‍👧", "𠮷"} <= set(characters)


def test_a_sentence_ends_with_its_closing_quote(shown):
    sentences = [text.strip() for text in texts(shown(), Unit.SENTENCE)]
    assert sentences[:2] == ["巷口的旧书店", "——一个下午的“发现”"]
    assert "他说：“书不怕旧，怕没人翻……”" in sentences


def test_a_paragraph_is_one_however_many_slices_it_has(shown):
    page = shown(f"# 渡口\n\n{LONG}\n\n好。")
    assert texts(page, Unit.PARAGRAPH) == ["渡口\n", f"{LONG}\n", "好。"]


def test_lines_are_those_that_are_seen(shown):
    page = shown(LONG)
    first = unit_at(page, 0, Unit.LINE)
    assert page.rect_of(0, first.end).height() == page.rect_of(0, 1).height()
    assert page.rect_of(0, first.end + 1).height() > page.rect_of(0, 1).height()


def test_at_the_end_the_last_line_is_read_and_no_character(shown):
    page = shown()
    end = len(page.text())
    assert unit_at(page, end, Unit.CHARACTER) == Span(end, end)
    assert unit_at(page, end, Unit.PARAGRAPH) == unit_at(page, end - 1, Unit.PARAGRAPH)


@pytest.mark.parametrize("unit", Unit)
def test_an_empty_page_has_nothing_to_read(shown, unit):
    page = shown("")
    assert {found(page, 0, unit) for found in (unit_at, unit_before, unit_after)} == {Span(0, 0)}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_unit_before_the_next_is_this_one(shown, data):
    page = data.draw(st.shared(st.builds(shown), key="page"))
    unit = data.draw(st.sampled_from([unit for unit in Unit if unit is not Unit.BODY]))
    position = data.draw(st.integers(0, len(page.text()) - 1))
    here = unit_at(page, position, unit)
    assert position in here
    following = unit_after(page, position, unit)
    assert unit_before(page, following.start, unit) == here or not following
