"""In a wide window notes are read and written in the margin, beside their passages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.session.reading import Reading
from storage.errors import DiskFull


class Writer:
    """A person who writes notes on passages in a wide window."""

    def __init__(self, window):
        self.window, self.page, self.card = window, window.page, window.marking._card

    def select(self, text):
        start = self.page.text().index(text)
        self.page.select(start, start + len(text))
        self.page.setFocus()

    def press(self, key):
        QTest.keyClick(QApplication.focusWidget(), key)

    def note(self, text, note):
        self.select(text)
        self.press(Qt.Key.Key_N)
        QTest.keyClicks(QApplication.focusWidget(), note)
        self.press(Qt.Key.Key_Escape)
        return self.window.session.reading.highlights(self.window.article)[-1].id

    def said(self, highlight_id):
        return self.page.margin._document(highlight_id, self.page.column.note_width).toPlainText()


@pytest.fixture
def writer(window):
    window.resize(1700, 700)
    window._splitter.setSizes([200, 1200, 300])
    QApplication.processEvents()
    return Writer(window)


def test_the_first_note_makes_its_margin_and_undo_takes_both(writer):
    left = writer.page.column.left
    own = writer.note("三十年", "how long")
    assert writer.said(own) == "how long"
    assert writer.page.margin.area_of(own).left() > writer.page.column.left + writer.page.column.layouts.width
    writer.window.undo()
    assert writer.page.margin.area_of(own) is None
    assert writer.page.column.left == left


def test_a_note_is_edited_where_it_stands(writer):
    own = writer.note("三十年", "how long")
    area = writer.page.margin.area_of(own)
    view = writer.page.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert writer.card.highlight() == own
    card = writer.card.geometry()
    assert abs(card.center().x() - view.mapTo(writer.card.parentWidget(), area.center().toPoint()).x()) <= 2
    QTest.keyClicks(QApplication.focusWidget(), "?")
    writer.press(Qt.Key.Key_Escape)
    assert writer.said(own) == "how long?"
    assert writer.page.hasFocus()
    assert [mark.id for mark in writer.page.marks_at_caret()] == [own]


def test_a_note_that_cannot_be_saved_stays_open(writer, monkeypatch, tmp_path):
    own = writer.note("三十年", "how long")
    writer.page.margin.wanted.emit(own)

    def full(*_given, **_named):
        raise DiskFull(path=tmp_path)

    QTest.keyClicks(QApplication.focusWidget(), "?")
    with monkeypatch.context() as patch:
        patch.setattr(Reading, "note", full)
        writer.press(Qt.Key.Key_Escape)
        assert writer.card.isVisible()
    writer.press(Qt.Key.Key_Escape)
    assert writer.said(own) == "how long?"


def test_what_the_glance_says_of_a_passage_is_not_said_twice(writer, qtbot):
    own = writer.note("三十年", "how long")
    writer.press(Qt.Key.Key_1)
    writer.page.hover(own)
    qtbot.waitUntil(writer.window.at_hand.glance.isVisible)
    assert "how long" not in writer.window.at_hand.glance.words()


def test_in_a_narrow_window_the_note_is_a_sign_again(writer):
    own = writer.note("三十年", "how long")
    writer.window.resize(1100, 700)
    writer.window._splitter.setSizes([200, 600, 300])
    QApplication.processEvents()
    assert writer.page.margin.area_of(own) is None
    assert writer.page.column.note_width == 0


def test_another_article_has_no_notes_of_the_one_before(writer):
    writer.note("三十年", "how long")
    writer.window.open_welcome()
    assert writer.page.margin._placed == []


def test_the_card_grows_with_what_is_written_and_goes_along_with_its_passage(writer):
    own = writer.note("三十年", "how long")
    writer.page.margin.wanted.emit(own)
    before = writer.card.height()
    for _ in range(14):
        writer.press(Qt.Key.Key_Return)
    assert writer.card.height() > before + 100
    assert writer.card.geometry().bottom() <= writer.card.parentWidget().height()
    writer.window.resize(1700, 460)
    writer.page.verticalScrollBar().setValue(0)
    top = writer.card.y()
    writer.page.verticalScrollBar().setValue(120)
    assert writer.card.y() < top or top <= 10
    assert writer.card.isVisible()
