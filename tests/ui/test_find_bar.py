"""Finding in the article as a reader does it: with keys, an input method and a long text."""

from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QToolButton

from reader.text.find import Hits, find

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Finder:
    """A person who looks for something."""

    def __init__(self, bot, window):
        self.bot, self.window, self.page = bot, window, window.page
        self.bar = window.findChild(QFrame, "find")
        self.field = window.findChild(QLineEdit, "findField")

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text, preedit=""):
        typed = QInputMethodEvent(preedit, [])
        typed.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), typed)

    def find(self, text, start=0):
        """From a caret at `start`, press Ctrl+F and type."""
        self.page.setFocus()
        self.page.select(start, start)
        self.key(Qt.Key.Key_F, CTRL)
        self.type(text)

    def count(self):
        return self.window.findChild(QLabel, "findCount").text()

    def places(self, text):
        return [hit.start for hit in find(self.page.text(), text)]

    def tints(self):
        """How many pixels of the page have the colour of what was found."""
        image, color = self.page.viewport().grab().toImage(), self.page._palette.hit
        return sum(
            image.pixelColor(x, y) == color for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
        )

    def is_seen(self):
        rect = self.page.rect_of(*self.page.selection())
        return rect.top() >= 0 and rect.bottom() <= self.page.viewport().height()


@pytest.fixture
def finder(qtbot, window):
    window.page.setFocus()
    return Finder(qtbot, window)


@pytest.fixture
def long(window, tmp_path, qtbot):
    path = tmp_path / "长.txt"
    lines = ["雨下得很大，街上没有一个人。" * (number % 7 + 1) for number in range(3000)]
    for number in (0, 700, 1500, 2999):
        lines[number] += "书店亮着灯。"
    path.write_text("\n".join(lines), encoding="utf-8")
    window.open_paths([path])
    qtbot.waitUntil(lambda: not window.coming.is_busy())
    return path


def test_typing_selects_the_first_hit_at_or_after_the_caret_and_counts_all(finder):
    one, two = finder.places("书店")
    finder.find("书店", start=one + 1)
    assert finder.bar.isVisible()
    assert finder.page.selection() == (two, two + 2)
    assert finder.count() == "2/2"
    finder.key(ESC)
    finder.find("书店", start=two)
    assert finder.page.selection() == (two, two + 2)
    finder.key(ESC)
    finder.find("书店", start=two + 1)
    assert finder.page.selection() == (one, one + 2)


def test_further_typing_looks_from_where_the_caret_was(finder):
    body = finder.page.text()
    finder.find("书")
    finder.type("不")
    assert finder.page.selected_text() == "书不"
    finder.key(Qt.Key.Key_Backspace)
    assert finder.page.selection()[0] == body.index("书")


def test_enter_and_f3_go_on_and_round_and_with_shift_back(finder):
    places = finder.places("书")
    finder.find("书")
    seen = [finder.page.selection()[0]]
    for key in [ENTER, Qt.Key.Key_F3] * len(places):
        finder.key(key)
        seen.append(finder.page.selection()[0])
    assert seen == (places * 3)[: len(seen)]
    finder.key(ENTER, SHIFT)
    finder.key(Qt.Key.Key_F3, SHIFT)
    assert finder.page.selection()[0] == seen[-3]
    assert finder.field.hasFocus()


def test_the_buttons_go_on_and_back(finder, qtbot):
    places = finder.places("书")
    finder.find("书")
    buttons = {
        button.defaultAction().objectName(): button
        for button in finder.bar.findChildren(QToolButton)
        if button.defaultAction()
    }
    qtbot.mouseClick(buttons["find_next"], Qt.MouseButton.LeftButton)
    assert finder.page.selection()[0] == places[1]
    qtbot.mouseClick(buttons["find_previous"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["find_previous"], Qt.MouseButton.LeftButton)
    assert finder.page.selection()[0] == places[-1]


def test_esc_goes_back_to_the_page_with_the_hit_selected(finder):
    finder.find("三十年")
    assert finder.tints() == 0  # the only one is the selection
    finder.key(ESC)
    assert not finder.bar.isVisible()
    assert finder.page.hasFocus()
    assert finder.page.selected_text() == "三十年"


def test_all_hits_are_tinted_until_the_bar_closes(finder):
    finder.find("书")
    assert finder.tints() > 20
    finder.key(ESC)
    assert finder.tints() == 0
    assert finder.page.verticalScrollBar().ticks() == []


def test_esc_on_the_page_takes_the_selection_then_the_bar(finder):
    finder.find("书")
    finder.page.setFocus()
    finder.key(ESC)
    assert finder.bar.isVisible()
    assert finder.page.selected_text() == ""
    finder.key(ESC)
    assert not finder.bar.isVisible()


def test_what_is_not_there_is_a_nought_and_the_selection_stays(finder, monkeypatch):
    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    finder.find("书店")
    before = finder.page.selection()
    finder.type("没有的话")
    assert finder.count() == "0"
    assert finder.tints() == 0
    for key in (ENTER, Qt.Key.Key_F3):
        finder.key(key)
    finder.key(ENTER, SHIFT)
    assert finder.page.selection() == before
    assert beeps == []


def test_an_empty_field_says_nothing(finder):
    finder.find("书")
    finder.key(Qt.Key.Key_Backspace)
    assert finder.count() == ""
    assert finder.tints() == 0


def test_a_selection_is_taken_for_what_to_find(finder):
    start = finder.page.text().index("𠮷野街①")
    finder.page.select(start, start + 4)
    finder.key(Qt.Key.Key_F, CTRL)
    assert finder.field.text() == "𠮷野街①"
    assert finder.count() == "1/1"
    assert finder.page.selection() == (start, start + 4)


def test_a_selection_of_several_paragraphs_is_not(finder):
    finder.find("书店")
    finder.key(ESC)
    finder.page.select(0, len(finder.page.text()))
    finder.key(Qt.Key.Key_F, CTRL)
    assert finder.field.text() == "书店"


def test_f3_on_the_page_finds_again_what_was_looked_for(finder):
    finder.find("书")
    finder.key(ESC)
    finder.key(Qt.Key.Key_F3)
    assert finder.page.selection()[0] == finder.places("书")[1]
    assert finder.bar.isVisible()
    assert finder.page.hasFocus()
    finder.page.select(0, 2)
    finder.key(ESC)
    finder.key(ESC)
    finder.page.select(0, 2)
    finder.key(Qt.Key.Key_F3, SHIFT)
    assert (finder.field.text(), finder.page.selection()[0]) == ("书", finder.places("书")[-1])


def test_f3_before_anything_was_looked_for_opens_the_bar(finder):
    finder.page.select(0, 0)
    finder.key(Qt.Key.Key_F3)
    assert finder.field.hasFocus()
    assert finder.count() == ""


def test_an_input_method_composes_in_the_field_and_finds_when_it_commits(finder):
    assert not finder.page.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    finder.find("")
    assert finder.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    finder.type("", preedit="shu dian")
    assert finder.count() == ""
    finder.type("书店")
    assert finder.page.selected_text() == "书店"


def test_letters_typed_into_the_field_land_there_and_do_nothing_else(finder):
    finder.page.select(4, 7)
    finder.find("", start=4)
    words = finder.window.looks.settings.words
    for key in (Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_H, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_W, Qt.Key.Key_M):
        finder.key(key)
    assert finder.field.text() == "19htnwm"
    finder.key(Qt.Key.Key_Z, CTRL)
    assert finder.window.looks.settings.words == words
    assert finder.window.session.reading.highlights(finder.window.article) == []


def test_a_letter_is_found_in_either_case_and_width(finder):
    finder.find("ｉnno")
    assert finder.page.selected_text() == "Inno"


def test_another_article_closes_the_bar_and_nothing_found_stays(finder, tmp_path, qtbot):
    finder.find("书")
    path = tmp_path / "书.txt"
    path.write_text("书，书，书。", encoding="utf-8")
    finder.window.open_paths([path])
    qtbot.waitUntil(lambda: not finder.window.coming.is_busy())
    assert not finder.bar.isVisible()
    assert finder.tints() == 0
    finder.key(Qt.Key.Key_F3)
    assert finder.count() == "1/3"
    assert finder.page.hasFocus()


def test_a_hit_far_away_is_brought_into_view(finder, long):
    places = finder.places("书店")
    finder.find("书店")
    for number in range(8):
        assert finder.page.selection()[0] == places[number % 4]
        assert finder.is_seen()
        finder.key(ENTER)


def test_a_click_on_the_page_is_where_typing_then_looks_from(finder, long):
    places = finder.places("书店")
    finder.find("书")
    finder.page.select(places[2] - 5, places[2] - 5)
    finder.field.setFocus()
    finder.field.setCursorPosition(1)
    finder.type("店")
    assert finder.page.selection()[0] == places[2]


def test_the_scroll_bar_has_a_tick_where_each_hit_is(finder, long):
    finder.find("书店")
    bar = finder.page.verticalScrollBar()
    for start in finder.places("书店"):
        finder.page.reveal(start, start + 2)
        y = bar.value() + finder.page.rect_of(start, start + 2).center().y()
        share = y / (bar.maximum() + bar.pageStep())
        assert any(abs(tick.center().y() - share * bar.height()) <= 3 for tick in bar.ticks())
    assert len(bar.ticks()) == 4
    image, color = bar.grab().toImage(), finder.page._palette.plain
    middle = bar.width() // 2
    assert all(image.pixelColor(middle, tick.top()) == color for tick in bar.ticks())


def test_a_hundred_thousand_hits_are_ticked_at_once_and_scrolled_fluently(finder, window, tmp_path, qtbot):
    path = tmp_path / "很长.txt"
    path.write_text("的雨下得很大，街上没有人。\n" * 75_000, encoding="utf-8")
    window.open_paths([path])
    qtbot.waitUntil(lambda: not window.coming.is_busy())
    begun = process_time()
    finder.find("的雨")
    bar = window.page.verticalScrollBar()
    assert len(find(window.page.text(), "的雨")) == 75_000
    assert len(bar.ticks()) <= bar.height()
    assert process_time() - begun < 2  # seconds
    calls = []
    window.page._column.position_near = calls.append  # asked again only when heights change
    for _ in range(20):
        bar.grab()
    assert calls == []


def test_ticks_at_the_very_ends_are_whole(shown_bar):
    bar = shown_bar
    bar.show_hits(Hits((0, 99), 1))
    first, last = bar.ticks()
    assert first.top() <= 2
    assert bar.height() - 3 <= last.bottom() < bar.height()
    bar.show_hits(Hits(tuple(range(100)), 1))
    assert len(bar.ticks()) <= 100
    bar.show_hits(Hits())
    assert bar.ticks() == []


@pytest.fixture
def shown_bar(qtbot):
    from reader.ui.page.hit_bar import HitBar

    bar = HitBar(lambda share: round(share * 100))
    qtbot.addWidget(bar)
    bar.resize(11, 400)
    bar.show()
    return bar


@pytest.mark.parametrize("typed", ["舊書店", "旧书店"])
def test_what_is_shown_in_another_script_is_found_as_shown_and_as_written(finder, typed):
    finder.page.show_script("traditional")
    finder.find(typed)
    assert finder.page.selected_text() == "旧书店"
    assert finder.count().endswith(f"/{len(finder.places('旧书店'))}")


def test_a_text_as_written_is_found_in_its_own_script_alone(finder):
    finder.find("舊書店")
    assert finder.count() == "0"


def test_given_places_are_walked_through_from_the_caret_on_and_round(window):
    body, bar = window.page.text(), window.finding
    hits = find(body, "书")
    window.page.select(0, 0)
    seen = []
    for _ in range(len(hits) + 1):
        bar.walk("书", hits)
        seen.append(window.page.selection()[0])
    assert seen == [*hits.starts, hits.starts[0]]
    assert bar.isVisible()
    bar.walk("没有", find(body, "没有这个"))
    assert window.page.selection()[0] == hits.starts[0]
