"""The caret goes where a reader's keys send it, through every block and never nowhere."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

Key, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
MOST_PRESSES = 1000


@pytest.fixture
def press(qtbot):
    def pressed(page, key, modifiers=NONE, times=1):
        for _ in range(times):
            qtbot.keyClick(page, key, modifiers)
        return page.caret()

    return pressed


@pytest.fixture
def short_slices(monkeypatch):
    """Paragraphs in slices of a few lines, as very long ones are."""
    monkeypatch.setattr("reader.ui.page.slices.LONGEST", 60)


def put(page, text, nth=0):
    """Put the caret before a text."""
    start = -1
    for _ in range(nth + 1):
        start = page.text().index(text, start + 1)
    page.select(start, start)
    return start


def walk(page, press, key, modifiers=NONE):
    """Every position the caret visits until the key moves it no more."""
    visited = [page.caret()]
    while (position := press(page, key, modifiers)) != visited[-1]:
        visited.append(position)
        assert len(visited) < MOST_PRESSES
    return visited


def test_right_visits_every_word_up_to_the_end_and_left_all_of_them_back(page, press):
    put(page, page.text()[:4])
    there = walk(page, press, Key.Key_Right)
    assert there == sorted(set(there))
    assert (there[0], there[-1]) == (0, len(page.text()))
    assert walk(page, press, Key.Key_Left) == there[::-1]


def test_alt_right_visits_every_character_and_cuts_none_in_two(page, press):
    put(page, page.text()[:4])
    there = walk(page, press, Key.Key_Right, ALT)
    start, end = page.text().index("👨"), page.text().index("。\u2028")
    accent = page.text().index("\u0301")
    inside = {*range(start + 1, end), accent}
    assert there == [position for position in range(len(page.text()) + 1) if position not in inside]
    assert walk(page, press, Key.Key_Left, ALT) == there[::-1]


@pytest.mark.parametrize(("key", "end"), [(Key.Key_Down, True), (Key.Key_Up, False)])
def test_up_and_down_go_through_all_blocks_line_by_line(page, press, key, end):
    page.select(*([0, 0] if end else [len(page.text())] * 2))
    visited = walk(page, press, key)
    assert visited[-1] == (len(page.text()) if end else 0)
    lines = {line.span for index in range(len(page._column.slices)) for line in page._column.layouts[index].lines}
    assert len(visited) in (len(lines), len(lines) + 1)  # the last press may go from the last line to its end


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["# 雨", "## 题", "雨停了。" * 30, "好", "——", "𠮷", "a b c " * 40, "上\u2028\u2028下", "雨停了" * 50]
        ),
        min_size=1,
        max_size=5,
    ),
    st.integers(260, 900),
)
def test_down_always_reaches_the_end_and_up_the_start(shown, press, short_slices, lines, width):
    page = shown("\n".join(lines), (width, 300), words=False)
    page.select(0, 0)
    assert walk(page, press, Key.Key_Down)[-1] == len(page.text())
    assert walk(page, press, Key.Key_Up)[-1] == 0
    page.close()


def test_down_keeps_to_its_column_across_a_short_line(shown, press):
    page = shown("雨下得很大街上没有一个人他把灯打开继续读。\n好。\n雨下得很大街上没有一个人他把灯打开继续读。")
    start = page.text().index("街")
    page.select(start, start)
    press(page, Key.Key_Down, times=2)
    assert page.text()[page.caret()] == "街"
    press(page, Key.Key_Up, times=2)
    assert page.caret() == start


def test_home_and_end_go_to_the_ends_of_the_line(page, press):
    start = put(page, "老林的书店")
    line = page._column.laid(page._stop()).lines[0]
    press(page, Key.Key_Right, times=2)
    assert press(page, Key.Key_End) == line.span.end
    assert page.caret_area().center().y() < page.rect_of(line.span.end, line.span.end + 1).top()
    assert press(page, Key.Key_End) == line.span.end  # it has not slipped into the next line
    assert press(page, Key.Key_Home) == start


def test_control_home_and_end_go_to_the_ends_of_the_text(page, press):
    assert press(page, Key.Key_End, CTRL) == len(page.text())
    assert 0 <= page.caret_area().top() < page.caret_area().bottom() <= page.viewport().height()
    assert press(page, Key.Key_Home, CTRL) == 0


def test_shift_extends_by_words_and_takes_back(page, press):
    start = put(page, "书店开了")
    press(page, Key.Key_Right, SHIFT)
    assert page.selected_text() == "书店"
    press(page, Key.Key_Right, SHIFT)
    assert page.selected_text() == "书店开"
    press(page, Key.Key_Left, SHIFT, times=3)
    assert page.selection() == (start - 1, start)
    press(page, Key.Key_Right)
    assert page.selected_text() == ""


def test_shift_and_alt_extend_by_characters(page, press):
    put(page, "书店开了")
    press(page, Key.Key_Right, SHIFT | ALT)
    assert page.selected_text() == "书"


def test_shift_end_takes_the_whole_rest_of_the_line(page, press):
    start = put(page, "老林的书店")
    line = page._column.laid(page._stop()).lines[0]
    press(page, Key.Key_End, SHIFT)
    assert page.selection() == (start, line.span.end)


def test_shift_down_extends_across_blocks(page, press):
    start = put(page, "门外的雨")
    press(page, Key.Key_Down, SHIFT)
    assert page.selected_text() == "门外的雨\n"
    assert page.selection()[0] == start


def test_shift_control_end_selects_to_the_end_of_the_text(page, press):
    start = put(page, "门外的雨")
    press(page, Key.Key_End, SHIFT | CTRL)
    assert page.selection() == (start, len(page.text()))
    press(page, Key.Key_Home, SHIFT | CTRL)
    assert page.selection() == (0, start)


@pytest.mark.parametrize("key", [Key.Key_Left, Key.Key_Up, Key.Key_Home, Key.Key_PageUp])
def test_at_the_start_there_is_no_further_back(page, press, key):
    page.select(0, 0)
    assert press(page, key) == 0
    assert press(page, key, SHIFT) == 0
    assert page.selection() == (0, 0)


@pytest.mark.parametrize("key", [Key.Key_Right, Key.Key_Down, Key.Key_End, Key.Key_PageDown])
def test_at_the_end_there_is_no_further_on(page, press, key):
    end = len(page.text())
    press(page, Key.Key_End, CTRL)
    assert press(page, key) == end
    assert press(page, key, SHIFT) == end
    assert page.selection() == (end, end)


KEYS = [
    getattr(Key, f"Key_{name}")
    for name in ("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown", "Tab", "F5")
]


@pytest.mark.parametrize("modifiers", [NONE, SHIFT, ALT, CTRL, SHIFT | ALT, SHIFT | CTRL])
def test_no_key_does_anything_to_an_empty_page(shown, press, modifiers):
    page = shown("")
    for key in KEYS:
        page.setFocus()
        assert press(page, key, modifiers) == 0
    assert page.selection() == (0, 0)
    assert page.caret_area().isEmpty()


def test_page_keys_turn_the_page_and_the_caret_stays_as_high(shown, press):
    page = shown("雨下得很大，街上没有一个人。他把灯打开。\n" * 60)
    put(page, "雨下得", 2)
    height, before = page.caret_area().center().y(), page.verticalScrollBar().value()
    press(page, Key.Key_PageDown)
    turned = page.verticalScrollBar().value() - before
    assert turned == pytest.approx(page.viewport().height() * 0.9, abs=1)
    assert page.caret_area().center().y() == pytest.approx(height, abs=40)
    press(page, Key.Key_PageUp)
    assert page.verticalScrollBar().value() == before
    while press(page, Key.Key_PageDown) < len(page.text()):
        assert 0 <= page.caret_area().center().y() <= page.viewport().height()
    while press(page, Key.Key_PageUp):
        pass
    assert page.verticalScrollBar().value() == 0


def test_a_page_key_turns_what_is_seen_even_when_the_caret_is_far_away(shown, press):
    page = shown("雨下得很大，街上没有一个人。他把灯打开。\n" * 60)
    page.scroll_by(900)
    press(page, Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 900
    assert 0 <= page.caret_area().center().y() <= page.viewport().height()


def test_every_move_keeps_the_caret_in_view(shown, press):
    page = shown("雨下得很大，街上没有一个人。他把灯打开，继续读那本书。\n" * 20)
    for key in (Key.Key_Down, Key.Key_Up):
        for _ in range(45):
            press(page, key)
            assert 0 <= page.caret_area().top() < page.caret_area().bottom() <= page.viewport().height()


def test_tab_leaves_the_page_to_the_next_widget(page, press):
    assert press(page, Key.Key_Tab) == 0
    assert QApplication.focusWidget() in (page, None)
