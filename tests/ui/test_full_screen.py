"""F11 leaves the page and nothing else, its keys work, and everything comes back as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolBar

NONE = Qt.KeyboardModifier.NoModifier
SIZES = [210, 700, 260]


class Reader:
    """A person at the full screen."""

    def __init__(self, bot, window):
        self.bot, self.window, self.page = bot, window, window.page
        window.resize(1190, 700)
        window._splitter.setSizes(SIZES)
        self.sizes = window._splitter.sizes()
        window.page.setFocus()

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def around(self):
        window = self.window
        return [window.menuBar(), *window.findChildren(QToolBar), window.library, window.tags, window.highlights]

    def is_reading(self):
        assert {one.isVisible() for one in self.around()} in ({True}, {False})
        return self.window.isFullScreen() and not self.around()[0].isVisible()

    def select(self, text):
        start = self.page.text().index(text)
        self.page.select(start, start + len(text))


@pytest.fixture
def reader(qtbot, window):
    made = Reader(qtbot, window)
    made.key(Qt.Key.Key_F11)
    assert made.is_reading()
    return made


def test_the_page_is_all_there_is(reader):
    window = reader.window
    assert reader.page.mapTo(window, reader.page.rect().topLeft()).toTuple() == (0, 0)
    assert reader.page.size() == window.size()
    corner = window.grab().toImage().pixelColor(2, 2)
    assert corner == window.looks.theme().page.paper
    assert reader.page.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_a_key_brings_everything_back_as_wide_as_it_was(reader, key):
    reader.key(key)
    assert not reader.window.isFullScreen()
    assert not reader.is_reading()
    reader.bot.waitUntil(lambda: reader.window._splitter.sizes() == reader.sizes)
    assert not reader.window._actions["full_screen"].isChecked()
    assert reader.page.hasFocus()


def test_esc_first_ends_the_selection_and_the_search(reader):
    reader.select("三十年")
    reader.key(Qt.Key.Key_Escape)
    assert reader.page.selected_text() == ""
    assert reader.is_reading()
    reader.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert reader.window.finding.isVisible()
    reader.key(Qt.Key.Key_Escape)
    assert not reader.window.finding.isVisible()
    assert reader.is_reading()
    reader.page.clear_selection()
    reader.key(Qt.Key.Key_Escape)
    assert not reader.is_reading()


def test_marking_works_as_ever(reader):
    window = reader.window
    reader.select("三十年")
    reader.key(Qt.Key.Key_1)
    (kept,) = window.session.reading.highlights(window.article)
    assert (kept.quote, len(kept.tags)) == ("三十年", 1)
    reader.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.session.reading.highlights(window.article)
    dark = window.looks.theme().dark
    reader.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.looks.theme().dark != dark
    assert window.grab().toImage().pixelColor(2, 2) == window.looks.theme().page.paper
    assert reader.is_reading()


def test_what_needs_a_panel_brings_the_panels_back(reader):
    window, shift = reader.window, Qt.KeyboardModifier.ShiftModifier
    reader.key(Qt.Key.Key_L)
    assert not reader.window.isFullScreen()
    assert window.words.panel.isVisible()
    window.show_words()
    window.page.setFocus()
    reader.key(Qt.Key.Key_F11)
    reader.key(Qt.Key.Key_N, shift)
    assert window.article_note.isAncestorOf(QApplication.focusWidget())
    window.page.setFocus()
    reader.key(Qt.Key.Key_F11)
    reader.key(Qt.Key.Key_F, shift | Qt.KeyboardModifier.ControlModifier)
    assert window.library.isAncestorOf(QApplication.focusWidget())


def test_a_window_that_was_maximised_is_so_again(reader):
    reader.key(Qt.Key.Key_F11)
    reader.window.showMaximized()
    reader.key(Qt.Key.Key_F11)
    reader.key(Qt.Key.Key_F11)
    assert reader.window.isMaximized()
    assert not reader.window.isFullScreen()


def test_closed_so_the_window_comes_back_with_its_panels(reader):
    reader.window.close()
    kept = reader.window.looks.settings
    assert 0 not in kept.splitter
    assert not reader.window.isFullScreen()


def test_a_message_is_still_seen(reader):
    reader.window.message.say("磁盘满了。")
    assert reader.window.message.isVisible()
    assert reader.is_reading()


def test_what_was_offered_before_waits_until_the_page_is_left_and_what_is_said_then_is_seen(qtbot, window):
    window.message.offer("4 repairs are offered.", "Look…", lambda: None)
    made = Reader(qtbot, window)
    made.key(Qt.Key.Key_F11)
    assert not window.message.isVisible()
    window.message.say("The article was printed.")
    assert window.message.isVisible()
    window.message.hide()
    made.key(Qt.Key.Key_F11)
    assert window.message.isVisible()
