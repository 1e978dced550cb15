"""The ways of showing words: none, gap, underline, tint; the text itself stays as it is."""

import pytest
from PySide6.QtGui import QGuiApplication

from reader.chinese.corrections import Overlay, Rule, Rules
from reader.settings import WORDS
from reader.text.spans import Span


def rect(page, text):
    start = page.text().index(text)
    return page.rect_of(start, start + len(text))


def pixels(page, text):
    area = rect(page, text).toAlignedRect().adjusted(2, 0, -2, 0)
    image = page.viewport().grab(area).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.fixture
def in_way(page):
    def show(way):
        page.show_words(way)
        return page

    return show


def test_a_gap_sets_words_apart_and_leaves_the_text_and_what_is_copied_alone(page):
    before, body = rect(page, "老林的书店"), page.text()
    page.show_words("gap")
    after = rect(page, "老林的书店")
    em = page._setting.em
    assert after.width() == pytest.approx(before.width() + 3 * 0.3 * em, abs=0.3 * em)
    start = body.index("老林的书店")
    page.select(start, start + 5)
    page.copy()
    assert QGuiApplication.clipboard().text() == "老林的书店"
    assert page.text() == body


def test_a_click_between_words_set_apart_is_where_it_is_seen(page):
    page.show_words("gap")
    for position in range(page.text().index("老林"), page.text().index("年。")):
        middle = page.rect_of(position, position + 1)
        middle.setWidth(page._setting.em)
        assert page.character_at(middle.center()) == position


def test_every_other_word_has_a_tint_and_none_else(in_way):
    page = in_way("tint")
    tint, word = page._palette.word_tint.name(), page._palette.word.name()
    tinted = [name for name in ("老林", "的", "书店") if tint in pixels(page, name)]
    assert tinted in (["老林", "书店"], ["的"])
    assert all(word not in pixels(page, name) for name in ("老林", "的", "书店"))
    assert tint not in pixels(page, "。")


def test_each_way_shows_words_its_own_way_and_none_not_at_all(in_way):
    seen = {}
    for way in WORDS:
        seen[way] = in_way(way).viewport().grab().toImage()
    assert len({image.constBits().tobytes() for image in seen.values()}) == len(WORDS)
    plain = in_way("none").viewport().grab().toImage()
    assert plain == seen["none"]


def test_going_through_the_ways_keeps_the_line_at_the_top(shown):
    page = shown("雨下得很大，街上没有一个人。他把灯打开！\n" * 200)
    page.scroll_by(2345)
    for way in ("gap", "tint", "none", "gap", "underline"):
        before = page.place()
        page.show_words(way)
        assert page.place() == before


def test_words_that_come_later_are_set_apart_without_moving_the_line_at_the_top(shown, segmenter):
    page = shown(
        "雨下得很大，街上没有一个人。他把灯打开！" * 10 + "\n" + "继续读那本书，一直读到天黑。\n" * 80, words=False
    )
    page.show_words("gap")
    page.scroll_by(400)
    before, width = page.place(), page.rect_of(page.place()[0], page.place()[0] + 4).width()
    for index, (start, piece) in enumerate(page.slice_texts()):
        page.take_words(index, [Span(start + word.start, start + word.end) for word in segmenter.cut(piece)])
        assert page.place() == before
    page.viewport().grab()
    assert page.rect_of(before[0], before[0] + 4).width() > width


def test_a_text_of_gaps_is_scrolled_to_its_very_end(shown):
    page = shown("雨下得很大，街上没有一个人。他把灯打开！\n" * 200)
    page.show_words("gap")
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    last = page.rect_of(len(page.text()) - 2, len(page.text()) - 1)
    assert 0 < last.top() < last.bottom() < page.viewport().height()


LONG = "\n".join("新质生产力发展得很快，老林的书店开了三十年。" * 4 for _ in range(60))


def overlay(page, *texts):
    return Overlay(page.text(), [Rules(Rule(text) for text in texts)])


def test_a_correction_is_seen_where_nobody_looked_when_it_was_made(shown):
    page = shown(LONG)
    page.show_words("gap")
    end = page.text().rindex("新质生产力")
    page.go_to(end, 0)
    before = page.rect_of(end, end + 5).width()
    page.go_to(0, 0)
    page.lay_over(overlay(page, "新质生产力"))
    page.go_to(end, 0)
    assert page.rect_of(end, end + 5).width() < before


def test_the_line_at_the_top_stays_while_words_above_and_below_are_corrected(shown):
    page = shown(LONG)
    page.show_words("gap")
    page.go_to(page.text().index("\n", len(LONG) // 2) + 80, 0)  # the last lines of a paragraph
    page.scroll_by(7)
    top = page.place()[0]
    before = page.rect_of(top, top + 1).top()
    page.lay_over(overlay(page, "新质生产力", "书店开了三十年", "老林的"))
    page.viewport().repaint()
    assert abs(page.rect_of(top, top + 1).top() - before) < page._setting.em


def test_words_as_they_were_cut_can_be_asked_for_with_their_stretch(shown):
    page = shown(LONG)
    stretch, words = page.cut_at(3)
    page.lay_over(overlay(page, "新质生产力"))
    assert page.cut_at(3) == (stretch, words)
    assert page.words_in(0)[0] == Span(0, 5)
    assert page.read_words(0)[0] == Span(0, 5)
    assert len(page.places_of("新质生产力")) == LONG.count("新质生产力")
    assert len(page.places_of("生产力")) == 0
    assert len(page.places_of("老林的书店", (2, 3))) == LONG.count("老林的书店")


def test_another_body_forgets_the_corrections_of_the_one_before(shown):
    page = shown(LONG)
    page.lay_over(overlay(page, "新质生产力"))
    page.show_body("新质生产力", ())
    assert page.slices_cut() == []
    assert page.words_near(0) == []
