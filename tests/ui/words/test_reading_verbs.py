"""Readings are typed beside their word and shown above it, here or everywhere; known words are hard no more."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


class Speaker:
    """A person who reads a page with pinyin above it."""

    def __init__(self, bot, window):
        self.bot, self.window, self.page = bot, window, window.page
        self.card = window.words.readings.card
        self.field = self.card.findChild(QLineEdit, "readingField")

    def at(self, text):
        start = self.page.text().index(text)
        self.page.select(start, start)
        self.page.setFocus()
        return self

    def press(self, key, modifier=NONE):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text, modifier=NONE):
        self.press(Qt.Key.Key_R)
        self.bot.waitUntil(lambda: bool(self.field.text()))
        QTest.keyClicks(self.field, text)
        self.press(Qt.Key.Key_Return, modifier)

    def above(self, text, at=0):
        """What stands above the word that begins there."""
        start = self.page.text().index(text) + at
        laid = self.page._column.layouts[self.page._column.slices.holding(start)]
        return next((ruby.label(ruby.span) for ruby in laid._rubies if ruby.span.start == start), None)

    def told(self):
        return self.window.message.findChild(QLabel).text()


@pytest.fixture
def speaker(qtbot, window):
    made = Speaker(qtbot, window)
    window.page.setFocus()
    made.press(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: made.above("书店") is not None or made.above("旧书店") is not None)
    qtbot.waitUntil(lambda: made.above("继续") == "jìxù")
    return made


def test_p_goes_through_the_ways_and_the_window_remembers(speaker):
    ways = []
    for _ in range(3):
        speaker.press(Qt.Key.Key_P)
        ways.append((speaker.window.looks.settings.readings, speaker.window._actions["readings"].isChecked()))
    assert ways == [("hard", True), ("none", False), ("all", True)]


def test_r_shows_how_a_word_is_read_and_takes_what_is_typed_only_here(speaker):
    speaker.at("继续").press(Qt.Key.Key_R)
    assert speaker.field.text() == "jìxù"
    QTest.keyClicks(speaker.field, "ji4xu3")
    speaker.press(Qt.Key.Key_Return)
    assert speaker.above("继续") == "jìxǔ"
    assert not speaker.card.isVisible()
    assert speaker.page.hasFocus()
    speaker.window.undo()
    assert speaker.above("继续") == "jìxù"
    assert speaker.window._actions["redo"].text() == "Redo: Correct Reading"


def test_with_shift_it_holds_everywhere(speaker):
    speaker.at("的书店").type("di4", SHIFT)
    assert (speaker.above("的书店"), speaker.above("的旧书店"), speaker.above("的雨")) == ("dì", "dì", "dì")
    assert speaker.window.session.own_readings.everywhere() == {"的": ["dì"]}


def test_what_does_not_fit_is_told_and_not_taken(speaker):
    speaker.at("继续").press(Qt.Key.Key_R)
    speaker.field.clear()
    QTest.keyClicks(speaker.field, "ji4")
    assert "Syllables wanted: 2, as zhong4yao4" in [label.text() for label in speaker.card.findChildren(QLabel)]
    shown = [*speaker.card.findChildren(QLabel), *speaker.card.findChildren(QToolButton)]
    assert all(one.width() >= one.sizeHint().width() for one in shown)
    assert not speaker.card.findChild(QToolButton, "readHere").isEnabled()
    speaker.press(Qt.Key.Key_Return)
    assert speaker.card.isVisible()
    speaker.press(Qt.Key.Key_Escape)
    assert not speaker.card.isVisible()
    assert speaker.page.hasFocus()
    assert speaker.above("继续") == "jìxù"


def test_an_emptied_field_brings_back_what_is_looked_up(speaker):
    speaker.at("继续").type("ji4xu3")
    speaker.at("继续").press(Qt.Key.Key_R)
    speaker.field.clear()
    speaker.press(Qt.Key.Key_Return)
    assert speaker.above("继续") == "jìxù"


def test_the_reading_is_looked_up_for_the_card_where_none_is_shown(qtbot, window):
    speaker = Speaker(qtbot, window)
    speaker.at("继续").press(Qt.Key.Key_R)
    qtbot.waitUntil(lambda: speaker.field.text() == "jìxù")


def test_a_known_word_is_not_hard_and_hard_again_when_it_is_not_known(speaker):
    speaker.press(Qt.Key.Key_P)
    assert speaker.above("展台") == "zhǎntái"
    speaker.at("展台").press(Qt.Key.Key_K, SHIFT)
    assert speaker.above("展台") is None
    assert speaker.told() == "展台 is known."
    speaker.press(Qt.Key.Key_K, SHIFT)
    assert speaker.above("展台") == "zhǎntái"


def test_where_there_is_no_chinese_word_it_is_said(speaker):
    speaker.at("InnoMatch").press(Qt.Key.Key_R)
    assert not speaker.card.isVisible()
    assert speaker.told().startswith("There is no Chinese word here")


def test_the_card_of_a_word_tells_how_the_reader_reads_it(speaker):
    speaker.at("继续").type("ji4xu3")
    lookup = speaker.window.words.lookup
    speaker.bot.waitUntil(lambda: lookup.dictionary.lookup("继续") is not None, timeout=20_000)
    speaker.at("继续").press(Qt.Key.Key_D)
    assert "You read it jìxǔ." in lookup.card.text.toPlainText()
    speaker.at("三十年")
    speaker.bot.waitUntil(lambda: "You read it" not in lookup.card.text.toPlainText())


def test_a_word_that_is_out_of_sight_is_brought_into_view_first(speaker):
    speaker.window.resize(900, 420)
    speaker.at("继续")
    speaker.page.verticalScrollBar().setValue(0)
    speaker.press(Qt.Key.Key_R)
    word = speaker.page.rect_of(speaker.page.caret(), speaker.page.caret() + 2)
    assert 0 <= word.top() <= word.bottom() <= speaker.page.viewport().height()
    assert speaker.card.isVisible()
