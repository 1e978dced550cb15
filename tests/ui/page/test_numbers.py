"""Paragraphs have their numbers in the margin when the reader wants them, and the text does not change for it."""

import json

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QToolButton

from reader.app import open_window
from reader.settings import load
from reader.ui.page import layouts
from reader.ui.page.numbers import Numbers

# Every paragraph names the number that it should have; the headings between them have none.
LONG = "# 巷口的旧书店\n## ——一个下午的“发现”\n" + "\n".join(
    ("### 门外的雨\n" if number % 7 == 3 else "")
    + f"第{number}段："
    + "雨下得很大，街上没有一个人。" * (number % 9 + 1)
    for number in range(1, 301)
)
GIANT = "# 题\n先有一段。\n" + "雨下得很大——街上没有一个人。" * 1000 + "\n再有一段。"
MILLION = "雨下得很大，街上没有一个人。他把𠮷灯打开，继续读那本书——“书不怕旧”。\n" * 27_000


class Recorder:
    """A painter that keeps what it should write, by Qt's own names."""

    def __init__(self):
        self.told = []
        self.setFont = self.setPen = lambda _: None
        self.drawText = lambda point, text: self.told.append((point, text))


@pytest.fixture
def painted(monkeypatch):
    """The numbers painted last, by the place of the slice that has them."""
    found, paint = {}, Numbers.paint

    def recorded(self, painter, laid, margin, color):
        recorder = Recorder()
        paint(self, recorder, laid, margin, color)
        paint(self, painter, laid, margin, color)
        for _, text in recorder.told:
            found[laid.piece.start] = text

    monkeypatch.setattr(Numbers, "paint", recorded)

    def look(page):
        found.clear()
        page.viewport().grab()
        return dict(found)

    return look


def picture(page):
    return page.viewport().grab().toImage()


def changed(one, other):
    """The pixels that are not the same in two pictures."""
    places = ((x, y) for y in range(one.height()) for x in range(one.width()))
    return {(x, y) for x, y in places if one.pixel(x, y) != other.pixel(x, y)}


def rows(page, text):
    """The rows of pixels of a passage."""
    start = page.text().index(text)
    area = page.rect_of(start, start + len(text)).toAlignedRect()
    return set(range(area.top(), area.bottom()))


def test_without_a_wish_there_are_none(page, painted):
    assert painted(page) == {}


def test_only_the_margin_changes_and_only_beside_first_lines_of_paragraphs(page):
    page.clearFocus()
    before = picture(page)
    page.show_numbers(True)
    places = changed(before, picture(page))
    left = page.rect_of(0, len(page.text())).left()
    assert places
    assert max(x for x, _ in places) < left
    assert min(x for x, _ in places) > left - 2 * page._setting.em
    touched = {y for _, y in places}
    assert touched & rows(page, "老林的书店")
    assert touched & rows(page, "InnoMatch")
    assert touched <= rows(page, "老林的书店") | rows(page, "InnoMatch") | rows(page, "雨下得很大")
    page.show_numbers(False)
    assert picture(page) == before


def test_numbers_stand_on_the_line_of_the_text_and_end_below_each_other(shown, monkeypatch):
    page = shown(LONG, words=False)
    ends, baselines, paint = set(), set(), Numbers.paint

    def measured(self, painter, laid, margin, color):
        recorder = Recorder()
        paint(self, recorder, laid, margin, color)
        for point, text in recorder.told:
            line = laid.lines[0].line
            baselines.add(point.y() - line.y() - line.ascent())
            ends.add(round(point.x() + 0.62 * laid.style.em * 0.5 * len(text)))

    monkeypatch.setattr(Numbers, "paint", measured)
    page.show_numbers(True)
    page.scroll_by(60)
    for _ in range(12):
        picture(page)
        page.scroll_by(page.viewport().height())
    assert baselines == {0}
    assert max(ends) < 0
    assert max(ends) - min(ends) <= 4


def test_each_paragraph_has_its_own_number_to_the_very_end(shown, painted):
    page = shown(LONG, words=False)
    page.show_numbers(True)
    for place in (0, 4321, page.verticalScrollBar().maximum()):
        page.verticalScrollBar().setValue(place)
        numbers = painted(page)
        assert len(numbers) > 1
        for start, number in numbers.items():
            assert page.text()[start:].startswith(f"第{number}段：")
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert "300" in painted(page).values()


def test_the_title_the_subtitle_and_headings_have_none(page, painted):
    page.show_numbers(True)
    told = {page.text()[start : start + 2]: number for start, number in painted(page).items()}
    assert told["老林"] == "1"
    assert not told.keys() & {"巷口", "——", "门外"}


def test_a_paragraph_laid_out_in_many_slices_has_its_number_once_where_it_begins(shown, painted):
    page = shown(GIANT, words=False)
    page.show_numbers(True)
    assert list(painted(page).values()) == ["1", "2"]
    seen = {}
    while page.verticalScrollBar().value() < page.verticalScrollBar().maximum():
        page.scroll_by(page.viewport().height() * 0.9)
        seen |= painted(page)
    assert len(page.slice_texts()) > 8
    assert list(seen.values()) == ["2", "3"]


def test_a_new_article_is_numbered_anew(shown, painted, page):
    page.show_numbers(True)
    first = painted(page)
    page.show_body(page.text(), ())
    assert painted(page) == {}
    assert first


def test_a_margin_too_narrow_has_none_and_a_wide_one_has_them_again(shown, painted):
    page = shown("好。\n" * 120, words=False)
    page.show_numbers(True)
    assert painted(page)
    page.resize(page._setting.em * 6, 300)
    assert painted(page) == {}
    page.resize(760, 300)
    assert painted(page)


def test_showing_them_lays_nothing_out_and_moves_nothing(shown, monkeypatch):
    page = shown(MILLION, words=False)
    page.scroll_by(100_000)
    picture(page)
    made, build = [], layouts.Laid.__init__

    def counted(self, piece, *rest):
        made.append(piece)
        build(self, piece, *rest)

    monkeypatch.setattr(layouts.Laid, "__init__", counted)
    column, place = page._column, page.place()
    page.show_numbers(True)
    picture(page)
    page.show_numbers(False)
    picture(page)
    assert (made, page._column, page.place()) == ([], column, place)


def test_they_are_neither_selected_nor_copied(page):
    page.show_numbers(True)
    left = page.rect_of(0, len(page.text())).left()
    first = page.rect_of(start := page.text().index("老林"), start + 1)
    assert page.character_at(QPointF(left - 12, first.center().y())) == start
    page.select_all()
    page.copy()
    assert QGuiApplication.clipboard().text() == page.text()


# In the window


def toggle(window):
    (action,) = (one for one in window.actions() if one.objectName() == "numbers")
    return action


def button(window, name):
    card = window.findChild(QFrame, "pageSetting")
    (found,) = (one for one in card.findChildren(QToolButton) if one.text() == name)
    return found


def test_the_menu_and_the_card_show_and_hide_them(window, qtbot):
    page = window.page
    page.clearFocus()
    without = picture(page)
    assert not toggle(window).isChecked()
    toggle(window).trigger()
    with_numbers = picture(page)
    assert with_numbers != without
    assert toggle(window).isChecked()
    window.setting.open()
    assert button(window, "Shown").isChecked()
    qtbot.mouseClick(button(window, "Hidden"), Qt.MouseButton.LeftButton)
    assert not toggle(window).isChecked()
    qtbot.mouseClick(button(window, "Shown"), Qt.MouseButton.LeftButton)
    assert page._numbers.shown
    window.setting.reset()
    assert not page._numbers.shown


def test_toggling_them_sets_no_page_anew(window):
    column = window.page._column
    toggle(window).trigger()
    assert window.page._column is column


def test_they_are_so_the_next_time(window, qtbot, home):
    toggle(window).trigger()
    window.close()
    again = open_window(home, language="en")
    qtbot.addWidget(again)
    assert again.page._numbers.shown
    assert toggle(again).isChecked()
    again.close()


@pytest.mark.parametrize("damage", [1, "true", None, [True]])
def test_a_damaged_wish_is_none(qtbot, home, damage):
    (home / "settings.json").write_text(json.dumps({"numbers": damage}), encoding="utf-8")
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    assert load(home / "settings.json").numbers is False
    assert not window.page._numbers.shown
    window.close()
