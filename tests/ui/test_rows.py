"""A list of rows tells exactly what changed, so that the view keeps its place; its view is quick among many."""

import cProfile
import pstats

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QHoverEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.ui import theming
from reader.ui.rows import RowPainter, RowPanel, Rows, Splice

VALUES = st.lists(st.sampled_from("山水风云雨雪"), max_size=8)
HEIGHT = 34  # pixels


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VALUES, min_size=1, max_size=4))
def test_the_rows_are_always_those_shown_last(qapp, shown):
    parent = QWidget()
    rows = Rows(str, parent)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, parent)
    for values in shown:
        rows.show(values)
        assert list(rows.values()) == values
        assert rows.rowCount() == len(values)
    assert tester.model() is rows


def told_by(rows):
    """What the rows tell from now on."""
    told = []
    rows.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    rows.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    rows.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    rows.modelReset.connect(lambda: told.append(("anew",)))
    return told


def test_a_row_that_comes_in_between_leaves_the_others_alone(qapp, qtbot):
    parent = QWidget()
    rows = Rows(str, parent)
    rows.show(list("山水雨雪"))
    told = told_by(rows)
    rows.show(list("山水风雨雪"))
    rows.show(list("山风雨雪"))
    assert told == [("in", 2, 2), ("out", 1, 1)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, st.data())
def test_a_splice_changes_its_own_rows_and_tells_of_no_other(qapp, values, data):
    parent = QWidget()
    rows = Rows(str, parent)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, parent)
    rows.show(values)
    told = told_by(rows)
    at = data.draw(st.integers(0, len(values)))
    taken = data.draw(st.integers(0, len(values) - at))
    put = data.draw(VALUES)
    rows.splice(Splice(at, taken, tuple(put)))
    assert rows.values() == values[:at] + put + values[at + taken :]
    out, into = ("out", at, at + taken - 1), ("in", at, at + len(put) - 1)
    changed = [("changed", at, at + taken - 1)] if taken else []
    apart = [out] * bool(taken) + [into] * bool(put)
    assert told == (changed if taken == len(put) else apart)
    assert tester.model() is rows


class Painter(RowPainter):
    """Paints nothing on the ground."""

    def height(self):
        return HEIGHT

    def paint_row(self, painter, option, index):
        pass


@pytest.fixture
def panel(qtbot):
    """A panel before a field, as dressed as the window's, with three rows."""
    theming.dress(QApplication.instance(), theming.theme(theming.LIGHT))
    window = QWidget()
    qtbot.addWidget(window)
    made = RowPanel("list", "List", "Nothing yet.", str, window)
    made.view.paint_with(Painter(made.view))
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit(window))
    made.show_rows(list("山水风"))
    window.resize(300, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.view.setFocus()
    yield made  # noqa: PT022 - its window lives as long


def ground(panel, row, x):
    """The colour of a row's ground at x pixels from its left."""
    area = panel.view.visualRect(panel.rows.index(row))
    return panel.view.viewport().grab().toImage().pixelColor(area.left() + x, area.center().y()).name()


def test_rows_are_as_high_as_painted_and_as_wide_as_the_view(panel):
    areas = [panel.view.visualRect(panel.rows.index(row)) for row in range(3)]
    assert [area.top() for area in areas] == [0, HEIGHT, 2 * HEIGHT]
    assert {area.width() for area in areas} == {panel.view.viewport().width()}


def test_the_chosen_row_is_marked_by_a_ground_within_it_and_by_nothing_else(panel):
    look = theming.theme(theming.LIGHT).window
    panel.choose(1)
    assert ground(panel, 1, 40) == look["chosen"].name()
    assert ground(panel, 1, 2) == ground(panel, 0, 40) == look["desk"].name()


def test_the_row_under_the_pointer_is_marked_over_its_whole_width(panel):
    look, view = theming.theme(theming.LIGHT).window, panel.view.viewport()
    point = QPointF(view.width() - 12, HEIGHT * 2.5)
    QApplication.sendEvent(view, QHoverEvent(QEvent.Type.HoverMove, point, view.mapToGlobal(point), QPointF()))
    hovering = [ground(panel, 2, x) for x in (12, 40, view.width() - 12)]
    assert len(set(hovering)) == 1
    assert QColor(hovering[0]) not in (look["desk"], look["chosen"])
    assert ground(panel, 1, 40) == look["desk"].name()


@pytest.mark.parametrize(
    ("key", "row"), [(Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 2), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 2)]
)
def test_keys_go_through_the_rows(panel, qtbot, key, row):
    panel.choose(1)
    qtbot.keyClick(panel.view, key)
    assert panel.view.currentIndex().row() == row


def test_tab_leaves_the_list_and_a_click_does_not_take_the_focus(panel, qtbot):
    field = panel.window().findChild(QLineEdit)
    qtbot.keyClick(panel.view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert QApplication.focusWidget() is field


def test_a_row_is_read_aloud(panel):
    read = QAccessible.queryAccessibleInterface(panel.view)
    assert read.text(QAccessible.Text.Name) == "List"
    rows = [read.child(number).text(QAccessible.Text.Name) for number in range(read.childCount())]
    assert [name for name in rows if name in set("山水风")] == list("山水风")


def test_the_hint_is_seen_while_there_is_no_row(panel):
    hint = panel.findChild(QLabel, "emptyHint")
    panel.splice_rows([Splice(0, 3, ())])
    assert hint.isVisible()
    panel.splice_rows([Splice(0, 0, ("雨",))])
    assert not hint.isVisible()


def calls(profile, name):
    """How often a function of this name was called."""
    return sum(
        count for (_, _, function), (_, count, *_) in pstats.Stats(profile).stats.items() if function == name
    )


def test_one_row_more_or_less_asks_little_of_ten_thousand(panel):
    panel.show_rows([str(number) for number in range(10_000)])
    panel.view.scrollToBottom()
    QApplication.processEvents()
    with cProfile.Profile() as profile:
        for splice in (Splice(5_000, 0, ("风",)), Splice(5_000, 1, ("雨",)), Splice(5_000, 1, ())):
            panel.splice_rows([splice])
            QApplication.processEvents()
    assert 0 < calls(profile, "rowCount") < 500
