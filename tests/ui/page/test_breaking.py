"""Lines are full, broken where Chinese may break, and set with space that the text does not have."""

from random import Random

import pytest
from PySide6.QtCore import QPointF

from reader import resources
from reader.text.spacing import seams
from reader.text.spans import Span
from reader.ui.page.layouts import GAP, HAIR, Laid
from reader.ui.page.slices import Slice
from reader.ui.page.typography import typography

EM = 20
MEASURE = 34 * EM
PROSE = "他把灯打开，继续读那本书：“书不怕旧，怕没人翻……”街上没有人——雨还在下；《旧城记》（第２版）卖完了。"
NO_START = "。，、；：？！）》」』”’·"
NO_END = "（《「『“‘"


@pytest.fixture(scope="module")
def style(qapp):
    return typography(resources.text("themes/typography.json"), 0).styles["paragraph"]


def laid_out(text, style, *, closes=True, width=MEASURE, gaps=()):
    return Laid(Slice("paragraph", 100, 100 + len(text), opens=True, closes=closes), text, style, width, gaps)


def texts(laid):
    return [laid.text[line.span.start - 100 : line.span.end - 100] for line in laid.lines]


@pytest.mark.parametrize("width", [MEASURE, 17 * EM, 23.5 * EM])
def test_no_line_starts_with_closing_or_ends_with_opening_punctuation(style, width):
    for shift in range(40):
        for line in texts(laid_out("字" * shift + PROSE * 3, style, width=width)):
            assert line[0] not in NO_START, line
            assert line[-1] not in NO_END, line


@pytest.mark.parametrize("whole", ["……", "——", "InnoMatch", "72TB", "12.5%", "𠮷", "e\u0301", "👨‍👩‍👧"])
def test_what_belongs_together_is_never_broken(style, whole):
    for shift in range(36):
        assert any(whole in line for line in texts(laid_out("字" * shift + whole + "字" * 20, style)))


def test_a_word_longer_than_a_line_is_broken_and_nothing_is_lost(style):
    laid = laid_out("a" * 1500, style)
    assert "".join(texts(laid)) == "a" * 1500
    assert all(laid.x(line, line.span.end) <= MEASURE + 1 for line in laid.lines)


PARTS = ["的", "，", "。”", "《书》", "InnoMatch", " and ", "12", "𠮷", "——", "😀"]


@pytest.mark.parametrize("ems", [22, 28, 34, 40])
@pytest.mark.parametrize("seed", range(25))
def test_a_paragraph_that_goes_on_after_a_slice_has_no_ragged_line(style, seed, ems):
    chance = Random(seed)  # noqa: S311 - to choose a text
    text = "".join(["字", *chance.choices(PARTS, k=chance.randint(250, 500)), "字"])
    laid = laid_out(text, style, closes=False, width=ems * EM)
    assert "".join(texts(laid)) == text
    for line in laid.lines:
        right = laid.x(line, line.span.end) - laid.space_before(line.span.end)
        is_one = line.span.end - line.span.start == 1  # which nothing can set to the measure
        assert is_one or right == pytest.approx(ems * EM, abs=2.5), texts(laid)


@pytest.mark.parametrize("ems", [28, 34, 40])
@pytest.mark.parametrize("seed", range(25))
def test_the_last_line_of_prose_that_goes_on_is_about_as_full_as_the_others(style, seed, ems):
    chance = Random(seed)  # noqa: S311 - to choose a text
    sentences = [
        PROSE,
        "雨停了。",
        "街上没有人，",
        "那本2025年的书InnoMatch也有，",
        "好——",
        "他又把那一段读了一遍，",
    ]
    text = "".join(chance.choices(sentences, k=chance.randint(60, 120)))[:1990]
    laid = laid_out(text, style, closes=False, width=ems * EM)
    filled = [line.line.naturalTextWidth() / (ems * EM) for line in laid.lines]
    assert filled[-1] > 0.7
    assert sorted(filled[1:])[len(filled) // 10] > 0.85


def test_plain_prose_that_goes_on_has_a_last_line_as_full_as_the_others(style):
    for length in range(1000, 1034):
        laid = laid_out(("字" * length), style, closes=False)
        widths = [line.line.naturalTextWidth() for line in laid.lines]
        assert widths[-1] > 0.87 * MEASURE
        assert len(laid.lines) == -(-(length + 2) // 34)


def test_the_last_line_of_a_paragraph_stays_short(style):
    laid = laid_out("字" * 40, style)
    assert laid.x(laid.lines[-1], laid.lines[-1].span.end) == pytest.approx(8 * EM, abs=1)


def test_space_is_set_where_han_meets_latin_and_is_not_in_the_text(style):
    laid, plain = laid_out("用InnoMatch平台", style), laid_out("用Inno", style)
    after = laid.x(laid.lines[0], 101)
    assert after == pytest.approx(2 * EM + EM + HAIR * EM, abs=1.5)
    assert plain.space_before(101) == pytest.approx(HAIR * EM)
    assert plain.space_before(102) == 0
    assert texts(laid) == ["用InnoMatch平台"]


def test_space_at_a_line_end_hangs_beyond_it_so_that_all_lines_end_alike(style):
    ends = set()
    for shift in range(34):
        laid = laid_out("字" * shift + "国Innovation" + "字" * 60, style)
        for line in laid.lines[:-1]:
            set_after = laid.space_before(line.span.end)
            ends.add(bool(set_after))
            assert laid.x(line, line.span.end) - set_after == pytest.approx(MEASURE, abs=1.5)
    assert ends == {True, False}


def test_a_span_has_no_part_in_the_space_after_its_end_unless_it_goes_on(style):
    laid = laid_out("用InnoMatch平台", style)
    line, span = laid.lines[0], Span(101, 110)
    without, with_space = laid.parts(line, span)[0], laid.parts(line, span, with_space=True)[0]
    assert with_space.width() - without.width() == pytest.approx(HAIR * EM)


def test_gaps_are_set_between_words_and_positions_follow(style):
    text = "太阳出来了𠮷野街"
    laid = laid_out(text, style, gaps=[102, 104, 105, 106])
    plain = laid_out(text, style)
    line, moved = plain.lines[0], laid.lines[0]
    for position, before in [(101, 0), (102, 1), (103, 1), (104, 2), (105, 3), (106, 4), (108, 4)]:
        expected = plain.x(line, position) + before * GAP * EM
        assert laid.x(moved, position) == pytest.approx(expected, abs=1)
    assert laid.character(QPointF(laid.x(moved, 105) + 3, 10)) == 105


def test_a_gap_after_a_letter_that_others_combine_with_leaves_it_whole(style):
    text = "cafe\u0301店"
    laid = laid_out(text, style, gaps=[105])
    assert laid.step(103, 1) == 105
    assert laid.space_before(105) == pytest.approx(GAP * EM)


def test_seams_are_none_in_plain_prose():
    assert seams(PROSE) == []


@pytest.mark.parametrize("text", ["他说שלום עולם，然后走了。", "نص عربي طويل مع 中文 داخل الجملة", "abc אבג def"])
def test_where_writing_runs_both_ways_every_character_is_found_where_it_is_seen(style, text):
    laid = laid_out(text, style)
    line = laid.lines[0]
    covered = 0.0
    for position in range(100, 100 + len(text)):
        parts = laid.parts(line, Span(position, position + 1))
        covered += sum(part.width() for part in parts)
        for part in parts:
            found = laid.character(QPointF(part.center().x(), 10))
            assert abs(found - position) <= 1  # letters can share a glyph
    whole = laid.parts(line, Span(100, 100 + len(text)))
    assert len(whole) == 1
    assert covered == pytest.approx(whole[0].width(), abs=2)


def test_a_span_across_a_change_of_direction_is_in_several_parts(style):
    text = "甲אבגד乙"
    laid = laid_out(text, style)
    parts = laid.parts(laid.lines[0], Span(100, 103))  # 甲 and the first two Hebrew letters, which stand rightmost
    assert len(parts) == 2
    assert sum(part.width() for part in parts) < laid.parts(laid.lines[0], Span(100, 106))[0].width()
