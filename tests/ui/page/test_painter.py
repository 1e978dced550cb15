"""What is painted can be read and told apart: contrast by figures, and every sign by its pixels."""

import json
from itertools import combinations_with_replacement

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication

from reader import resources
from reader.exchange.tag_set_file import PALETTE
from reader.settings import PALETTES
from reader.text.find import Hits
from reader.text.spans import Span
from reader.ui import theming
from reader.ui.page.ground import Scene, blended, within
from reader.ui.page.marks import Mark, Marks
from tests.ui.contrasts import contrast, over

LEAST_CONTRAST = 7.0
LEAST_CONTRAST_OF_QUIET_TEXT = 4.5
STARTER = json.loads(resources.text("tag_sets/newspaper.json"))


def tag_colors():
    """Every colour that a tag of ours can have, also in the starter set."""
    found = set(PALETTE)

    def look(value):
        if isinstance(value, dict):
            found.update(text for key, text in value.items() if key == "color")
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    look(STARTER)
    return sorted(found)


@pytest.fixture(params=[name for name in PALETTES if name != theming.SYSTEM])
def palette(request, qapp):
    return theming.theme(request.param).page


def test_the_ink_is_read_easily_on_paper_and_in_a_selection(palette):
    assert contrast(palette.ink, palette.paper) >= LEAST_CONTRAST
    assert contrast(palette.ink, palette.selection) >= LEAST_CONTRAST
    assert contrast(palette.ink, palette.hit) >= LEAST_CONTRAST
    assert contrast(palette.faint, palette.paper) >= LEAST_CONTRAST_OF_QUIET_TEXT


@pytest.mark.parametrize("hovered", ["", "0"])
def test_the_ink_is_read_easily_on_every_tint_single_doubled_and_deep(palette, hovered):
    scene = Scene(palette, Marks(), Span(0, 0), hovered)
    colors = [(color,) for color in tag_colors()] + [()]
    stacks = [*combinations_with_replacement(colors, 1), *combinations_with_replacement(colors, 2)]
    stacks += [(color,) * 9 for color in colors]
    for stack in stacks:
        marks = [Mark(str(number), Span(0, 5), color) for number, color in enumerate(stack)]
        for ground in (palette.paper, palette.word_tint):
            assert contrast(palette.ink, over(blended(marks, scene), ground)) >= LEAST_CONTRAST, stack


def test_a_tint_is_seen_on_paper_and_is_deeper_where_two_lie(palette):
    scene = Scene(palette, Marks(), Span(0, 0))
    for color in tag_colors():
        one, other = Mark("1", Span(0, 5), (color,)), Mark("2", Span(0, 5), (color,))
        single = over(blended([one], scene), palette.paper)
        double = over(blended([one, other], scene), palette.paper)
        assert single != palette.paper
        assert contrast(single, palette.paper) < contrast(double, palette.paper) or single != double


def test_only_the_words_in_view_are_given_rules():
    words = [Span(start, start + 2) for start in range(0, 3000, 2)]
    assert within(words, Span(1001, 1006)) == [Span(1000, 1002), Span(1002, 1004), Span(1004, 1006)]
    assert within(words, Span(4000, 4001)) == []
    assert within([], Span(0, 5)) == []


# Pixels


def picture(page, text):
    """The pixels around a passage, with room for its lanes."""
    start = page.text().index(text)
    area = page.rect_of(start, start + len(text)).toAlignedRect().adjusted(-3, 0, 3, 8)
    return page.viewport().grab(area).toImage()


def colors_in(image):
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def mark(page, text, *colors, name="a", noted=False):
    start = page.text().index(text)
    return Mark(name, Span(start, start + len(text)), colors, noted)


RED, BLUE = "#ff0000", "#0000ff"


def test_a_highlight_shows_its_tint_and_its_lane(page):
    plain = colors_in(picture(page, "老林的书店"))
    page.show_marks([mark(page, "老林的书店", RED)])
    shown = colors_in(picture(page, "老林的书店"))
    tint = over(
        blended([mark(page, "老林的书店", RED)], Scene(page._palette, Marks(), Span(0, 0))), page._palette.paper
    )
    assert RED in shown - plain
    assert any(
        abs(QColor(name).red() - tint.red()) + abs(QColor(name).green() - tint.green()) <= 3 for name in shown
    )


def test_an_untagged_highlight_shows_a_tint_and_no_lane(page):
    before = picture(page, "老林的书店")
    page.show_marks([mark(page, "老林的书店")])
    assert picture(page, "老林的书店") != before


def rows_of(image, color):
    return {
        y for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).name() == color
    }


def test_two_tags_and_two_overlapping_highlights_have_lanes_of_their_own(page):
    page.show_marks([mark(page, "老林的书店", RED, BLUE)])
    image = picture(page, "老林的书店")
    assert rows_of(image, RED)
    assert rows_of(image, BLUE)
    assert max(rows_of(image, RED)) < min(rows_of(image, BLUE))
    page.show_marks([mark(page, "老林的书店", RED), mark(page, "书店开", BLUE, name="b")])
    image = picture(page, "书店")
    assert rows_of(image, RED).isdisjoint(rows_of(image, BLUE))


def test_word_rules_come_and_go(page):
    page.show_words("none")
    without = picture(page, "老林的书店开了三十年")
    page.show_words("underline")
    ruled = picture(page, "老林的书店开了三十年")
    assert ruled != without
    assert page._palette.word.name() in colors_in(ruled)
    page.show_words("none")
    assert picture(page, "老林的书店开了三十年") == without


def test_punctuation_has_no_word_rule(page):
    page.show_words("underline")
    start = page.text().index("……”")
    area = page.rect_of(start, start + 3).toAlignedRect().adjusted(2, 0, -2, 0)
    assert page._palette.word.name() not in colors_in(page.viewport().grab(area).toImage())


def test_a_selection_is_filled_and_framed_a_selected_highlight_only_framed(page):
    passage = mark(page, "老林的书店", RED)
    fill, frame = page._palette.selection.name(), page._palette.frame.name()
    page.select(passage.span.start, passage.span.end)
    assert {fill, frame} <= colors_in(picture(page, "老林的书店"))
    page.show_marks([passage])
    framed = colors_in(picture(page, "老林的书店"))
    assert fill not in framed
    assert frame in framed
    page.clear_selection()
    assert frame not in colors_in(picture(page, "老林的书店"))


def test_what_was_found_is_framed_and_an_untagged_highlight_is_not(page):
    passage, edge = mark(page, "老林的书店"), page._palette.plain.name()
    page.show_marks([passage])
    assert edge not in colors_in(picture(page, "老林的书店"))
    page.show_hits(Hits((passage.span.start,), 5))
    assert edge in colors_in(picture(page, "老林的书店"))


def test_the_caret_is_seen_only_with_the_focus_and_without_a_selection(page):
    start = page.text().index("老林的书店")
    page.select(start + 2, start + 2)
    with_caret = picture(page, "老林的书店")
    page.clearFocus()
    assert picture(page, "老林的书店") != with_caret
    page.setFocus()
    assert picture(page, "老林的书店") == with_caret


def test_a_highlight_under_the_pointer_is_deeper_over_its_whole_extent(page):
    passage = mark(page, "门外的雨", RED)
    page.show_marks([passage])
    before = picture(page, "门外的雨")
    center = page.rect_of(passage.span.start, passage.span.start + 1).center()
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, center, page.mapToGlobal(center), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.viewport(), moved)
    hovered = picture(page, "门外的雨")
    assert hovered != before
    last = hovered.width() - 6
    assert hovered.pixelColor(last, 12) != before.pixelColor(last, 12)
    QApplication.sendEvent(page.viewport(), QEvent(QEvent.Type.Leave))
    assert picture(page, "门外的雨") == before


def test_a_long_paragraph_scrolled_into_its_middle_is_painted_like_its_beginning(shown):
    page = shown("雨下得很大，街上没有一个人。" * 200)
    page.scroll_by(page.viewport().height() * 3)
    image = page.viewport().grab().toImage()
    heights = [
        y
        for y in range(0, image.height(), 4)
        if len({image.pixelColor(x, y).name() for x in range(0, image.width(), 3)}) > 1
    ]
    assert heights[0] < 40
    assert heights[-1] > image.height() - 40


def test_a_highlight_across_a_scrolled_viewport_is_tinted_to_both_edges(shown):
    page = shown("雨下得很大，街上没有一个人。" * 200)
    page.show_marks([Mark("a", Span(0, len(page.text())), (RED,))])
    page.scroll_by(page.viewport().height() * 3)
    image = page.viewport().grab().toImage()
    middle = image.width() // 2
    reds = [y for y in range(image.height()) if image.pixelColor(middle, y).name() == RED]
    assert reds[0] < 40
    assert reds[-1] > image.height() - 40
