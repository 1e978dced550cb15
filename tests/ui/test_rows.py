"""A list of rows tells exactly what changed, so that the view keeps its place."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from reader.ui.rows import Rows

VALUES = st.lists(st.sampled_from("山水风云雨雪"), max_size=8)


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


def test_a_row_that_comes_in_between_leaves_the_others_alone(qapp, qtbot):
    parent = QWidget()
    rows = Rows(str, parent)
    rows.show(list("山水雨雪"))
    told = []
    rows.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    rows.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    rows.modelReset.connect(lambda: told.append(("anew",)))
    rows.show(list("山水风雨雪"))
    rows.show(list("山风雨雪"))
    assert told == [("in", 2, 2), ("out", 1, 1)]
