"""What is written or chosen on a card stays in sight, however small the window is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame

from reader.ui.in_sight import moved_into

SIZES = st.tuples(st.integers(60, 900), st.integers(60, 900))
PLACES = st.tuples(st.integers(-200, 1500), st.integers(-200, 1500))


@given(PLACES, SIZES, SIZES)
def test_a_card_is_moved_into_its_room_and_kept_as_large_as_it_can_be(place, size, room):
    card, around = QRect(*place, *size), QRect(0, 0, *room)
    moved = moved_into(card, around)
    assert around.contains(moved)
    assert moved_into(moved, around) == moved
    if around.width() >= card.width() + 20 and around.height() >= card.height() + 20:
        assert moved.size() == card.size()


@pytest.fixture
def wide(window):
    """The window, wide, with a word near the end of a line selected."""
    window.resize(1700, 900)
    window.full_screen.toggle()
    QApplication.processEvents()
    page = window.page
    start = page.text().index("继续")
    page.select(start, start + 2)
    page.setFocus()
    return window


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_N, "noteCard"), (Qt.Key.Key_T, "chooser"), (Qt.Key.Key_R, "readingCard"), (None, "pageSetting")],
)
def test_a_card_is_seen_when_the_window_becomes_small(wide, key, name):
    if key:
        QTest.keyClick(wide.page, key)
    else:
        wide._actions["page_setting"].trigger()
    card = wide.findChild(QFrame, name)
    assert card.isVisible()
    wide.resize(700, 400)
    QApplication.processEvents()
    assert card.isVisible()
    assert card.parentWidget().rect().contains(card.geometry())
