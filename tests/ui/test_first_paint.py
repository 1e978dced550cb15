"""What follows the first paint begins once, after it, and also where nothing is ever painted."""

from PySide6.QtWidgets import QWidget

from reader.ui.first_paint import FirstPaint

LONG = 60_000  # milliseconds


class Painted(QWidget):
    """A widget that notes its paints."""

    def __init__(self, noted: list[str]) -> None:
        super().__init__()
        self._noted = noted

    def paintEvent(self, _event) -> None:  # noqa: N802 - Qt's name
        self._noted.append("painted")


def test_it_is_told_once_and_after_the_paint(qtbot):
    noted: list[str] = []
    widget = Painted(noted)
    qtbot.addWidget(widget)
    first = FirstPaint(widget, LONG)
    first.over.connect(lambda: noted.append("over"))
    widget.show()
    qtbot.waitUntil(lambda: "over" in noted)
    widget.update()
    qtbot.waitUntil(lambda: noted.count("painted") > 1)
    assert noted[0] == "painted"
    assert noted.count("over") == 1


def test_a_widget_that_is_not_painted_is_not_waited_for(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(FirstPaint(widget, 1).over):
        pass
