"""A passage goes to the clipboard with its source, by key and by menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.text.spans import Span

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def copied(window):
    QGuiApplication.clipboard().setText("")
    window.page.setFocus()
    return lambda: QGuiApplication.clipboard().text()


def span_of(window, quote):
    start = window.page.text().index(quote)
    return Span(start, start + len(quote))


def test_the_selection_is_copied_with_its_source(qtbot, window, copied):
    span = span_of(window, "街上没有一个人")
    window.page.select(span.start, span.end)
    qtbot.keyClick(window.page, Qt.Key.Key_C, CTRL_SHIFT)
    assert copied() == "“街上没有一个人”（《巷口的旧书店》，第3段）"


def test_without_a_selection_the_highlight_under_the_caret_is_copied(qtbot, window, copied):
    span = span_of(window, "老林的书店")
    window.desk.run(lambda: window.session.reading.highlight(window.article, span))
    window.page.select(span.start + 1, span.start + 1)
    qtbot.keyClick(window.page, Qt.Key.Key_C, CTRL_SHIFT)
    assert copied() == "“老林的书店”（《巷口的旧书店》，第1段）"


@pytest.mark.parametrize(("action", "begins"), [("quote_markdown", "> 街上"), ("quote_gbt7714", "“街上")])
def test_the_other_forms_are_in_the_menu(window, copied, action, begins):
    span = span_of(window, "街上没有一个人")
    window.page.select(span.start, span.end)
    window._actions[action].trigger()
    assert copied().startswith(begins)


def test_with_nothing_meant_nothing_is_copied(window, copied):
    window.page.select(0, 0)
    assert not window._actions["quote"].isEnabled()
    window.quoting.copy_plain()
    assert copied() == ""
