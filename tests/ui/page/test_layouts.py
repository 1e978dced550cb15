"""Where characters are and which character is where mirror each other, in every script of a line."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from reader import resources
from reader.text.spans import Span
from reader.ui.page.layouts import KEPT, Laid, Layouts, Stop
from reader.ui.page.slices import Slice, Slices
from reader.ui.page.typography import typography
from reader.ui.page.words import Words
from storage.records import Block

MIXED = (
    "他写“𠮷野街①号”👨‍👩‍👧了cafe\u0301 InnoMatch 12.5% 的\u00a0展台……\u2028第二行（e\u0301）也在这里，"
    "这一行很长很长，要换行才行——所以再写一些字，让它换行吧！𠮷𠮷𠮷好不好呢？"
)
COLUMN = 20  # characters
PARTS = st.lists(
    st.sampled_from(
        ["雨下得很大", "。", "……”", "“", "𠮷", "①", "\u00a0", " ", "\u2028", "e\u0301", "👨‍👩‍👧", "Inno", "12.5%"]
    ),
    min_size=1,
    max_size=30,
).map("".join)


@pytest.fixture(scope="module")
def style(qapp):
    return typography(resources.text("themes/typography.json"), 0).styles["paragraph"]


def laid_out(text, style, start=7, closes=True):
    return Laid(Slice("paragraph", start, start + len(text), True, closes), text, style, style.em * COLUMN)


def clusters(laid, text):
    """The characters as a reader counts them, each a span of the body."""
    edges, position = [laid.piece.start], laid.piece.start
    while position < laid.piece.end:
        position = laid.step(position, 1)
        edges.append(position)
    return [Span(one, other) for one, other in pairwise(edges)]


def check_points(laid, text):
    """Blanks apart, which Qt lets hang over a line's end."""
    for cluster in clusters(laid, text):
        if text[cluster.start - laid.piece.start].isspace():
            continue
        for _, rect in laid.rects(cluster):
            if rect.width() > 0:
                assert laid.character(rect.center()) == cluster.start
                assert laid.between(rect.center() - QPointF(rect.width() / 4, 0)).position == cluster.start


def check_lines(laid, text):
    assert laid.lines[0].span.start == laid.piece.start
    assert laid.lines[-1].span.end == laid.piece.end
    for line, following in pairwise(laid.lines):
        assert line.span.end == following.span.start
    for line in laid.lines:
        xs = [laid.x(line, position) for position in range(line.span.start, line.span.end + 1)]
        assert xs == sorted(xs)


def test_positions_and_points_mirror_each_other_in_a_mixed_paragraph(style):
    laid = laid_out(MIXED, style)
    assert len(laid.lines) > 4
    check_lines(laid, MIXED)
    check_points(laid, MIXED)


@settings(max_examples=60)
@given(PARTS)
def test_positions_and_points_mirror_each_other_in_any_paragraph(style, text):
    laid = laid_out(text, style)
    check_lines(laid, text)
    check_points(laid, text)


@settings(max_examples=60)
@given(PARTS, st.data())
def test_the_rectangles_of_a_span_cover_it_and_nothing_else(style, text, data):
    laid = laid_out(text, style)
    start = data.draw(st.integers(laid.piece.start, laid.piece.end))
    end = data.draw(st.integers(start, laid.piece.end))
    taken = laid.rects(Span(start, end))
    parts = [Span(max(start, line.span.start), min(end, line.span.end)) for line, _ in taken]
    assert [position for part in parts for position in range(part.start, part.end)] == list(range(start, end))
    for (line, rect), part in zip(taken, parts, strict=True):
        assert rect.left() == laid.x(line, part.start)
        is_seen = laid.x(line, part.start) != laid.x(line, part.end)
        space = laid.space_before(part.end) if is_seen else 0
        assert rect.right() == pytest.approx(laid.x(line, part.end) - space)
        assert (rect.top(), rect.height()) == (line.top, style.leading)


def test_a_mark_that_is_part_of_a_character_takes_no_width_of_the_space_behind_it(style):
    laid = laid_out("e\u0301雨下得很大", style)
    start = laid.piece.start + 1
    ((line, rect),) = laid.rects(Span(start, start + 1))
    assert laid.space_before(start + 1) > 0
    assert (rect.left(), rect.width()) == (laid.x(line, start), 0)


def test_a_point_outside_the_lines_means_the_nearest_character(style):
    laid = laid_out(MIXED, style)
    assert laid.character(QPointF(-500, -500)) == laid.piece.start
    assert laid.character(QPointF(5000, 5000)) == laid.piece.end - 1
    assert laid.between(QPointF(5000, 5000)) == Stop(laid.piece.end)


def test_a_point_right_of_a_wrapped_line_is_its_end_and_not_the_next_ones_start(style):
    text = "雨" * 50
    laid = laid_out(text, style)
    stop = laid.between(QPointF(5000, laid.lines[0].top + 5))
    assert stop == Stop(laid.lines[0].span.end, ends_line=True)
    assert laid.line_of(stop) is laid.lines[0]
    assert laid.line_of(Stop(stop.position)) is laid.lines[1]


def test_a_point_right_of_a_line_separator_stays_in_its_line(style):
    laid = laid_out("上一行\u2028下一行", style)
    assert laid.between(QPointF(5000, laid.lines[0].top + 5)) == Stop(laid.piece.start + 3)


def test_the_end_of_a_slice_that_does_not_close_its_paragraph_is_no_paragraph_end(style):
    laid = laid_out("雨下得很大。", style, closes=False)
    assert laid.between(QPointF(5000, 5)).ends_line


def test_an_empty_line_has_one_stop(style):
    laid = laid_out("", style)
    assert laid.between(QPointF(30, 5)) == Stop(7)
    assert laid.rects(Span(7, 7)) == []


def test_only_the_slices_laid_out_most_lately_are_kept(qapp):
    body = "\n".join("雨下得很大。" for _ in range(3 * KEPT))
    slices = Slices(body, [Block("paragraph", start, start + 6) for start in range(0, len(body), 7)])
    layouts = Layouts(body, slices, typography(resources.text("themes/typography.json"), 0), 400, Words())
    first = layouts[0]
    for index in range(1, KEPT):
        assert layouts[index]
    assert layouts[0] is first  # used again, it stays
    for index in range(KEPT, 2 * KEPT - 1):
        assert layouts[index]
    assert layouts[0] is first
    for index in range(2 * KEPT, 3 * KEPT):
        assert layouts[index]
    assert layouts[0] is not first


def test_a_guess_is_near_the_height_of_plain_prose(qapp):
    body = "雨下得很大街上没有一个人" * 40
    slices = Slices(body, [Block("paragraph", 0, len(body))])
    layouts = Layouts(body, slices, typography(resources.text("themes/typography.json"), 0), 600, Words())
    assert layouts.guesses()[0] == pytest.approx(layouts[0].height, rel=0.1)
