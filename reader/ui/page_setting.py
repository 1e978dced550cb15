"""A card to set the page with, from its typeface to its colours; keeps nothing and sets no page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader import resources
from reader.settings import LEADINGS, LEVELS, LINES, PALETTES, PARAGRAPHS, READINGS, SCRIPTS, WORDS, Settings
from reader.ui import theming
from reader.ui.in_sight import KeptInSight
from reader.ui.page.typography import LARGEST, SMALLEST, faces, page_typography

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent

_WIDTH, _GAP = 340, 12  # pixels; wider where its words are longer
_FACE, _SLIDER, _FIGURE = 190, 150, 36  # pixels wide
_ROW = 30  # pixels high
_FINENESS = 20  # steps of the leading in one em


class PageSetting(QFrame):
    """What the reader wants of the page's setting, told at every step; Esc or a click elsewhere closes it.

    `settings` answers what is kept now.
    """

    changed = Signal(object)  # Settings
    closed = Signal()

    def __init__(self, settings: Callable[[], Settings], parent: QWidget) -> None:
        super().__init__(parent)
        self._layer = parent
        self._settings = settings
        self.setObjectName("pageSetting")
        self.setAccessibleName(self.tr("Page"))
        self._build()
        theming.lift(self)
        KeptInSight(self, self._layer)
        self.hide()
        for control in self._controls():
            control.installEventFilter(self)

    def _build(self) -> None:
        self._face = self._chooser("face")
        self._line = self._slider("line", LINES.start, LINES.stop - 1)
        self._leading = self._slider("leading", *(round(leading * _FINENESS) for leading in LEADINGS))
        self._line_figure, self._leading_figure, self._size_figure = (self._figure() for _ in range(3))
        self._paragraphs, self._numbers, self._words = (QButtonGroup(self) for _ in range(3))
        self._readings, self._letters, self._script = (QButtonGroup(self) for _ in range(3))
        self._level = self._levels()
        reset = self._button(self.tr("As at First"), self.reset)
        reset.setObjectName("reset")
        reset.setAccessibleName(reset.text())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._add(self.tr("Typeface"), self._face)
        self._add(self.tr("Size"), *self._steps())
        self._add(self.tr("Characters a line"), self._line, self._line_figure)
        self._add(self.tr("Leading"), self._leading, self._leading_figure)
        self._add(self.tr("Paragraphs"), *self._ways(self._paragraphs, self.tr("Indented"), self.tr("Spaced")))
        self._add(self.tr("Paragraph numbers"), *self._ways(self._numbers, self.tr("Hidden"), self.tr("Shown")))
        words = (self.tr("None"), self.tr("Gap"), self.tr("Underline"), self.tr("Tint"))
        self._add(self.tr("Words"), *self._ways(self._words, *words))
        readings = (self.tr("Off"), self.tr("All Words"), self.tr("Hard Words"))
        self._add(self.tr("Pinyin"), *self._ways(self._readings, *readings))
        self._add(self.tr("Hard is beyond"), self._level)
        self._add(self.tr("Written in"), *self._ways(self._letters, self.tr("Pinyin"), self.tr("Zhuyin")))
        scripts = (self.tr("As Written"), self.tr("Simplified"), self.tr("Traditional"))
        self._add(self.tr("Characters"), *self._ways(self._script, *scripts))
        self._palette = self._chooser("palette")
        names = (self.tr("As the System"), self.tr("Light"), self.tr("Sepia"), self.tr("Dark"))
        self._palette.addItems([*names, self.tr("High Contrast")])
        self._add(self.tr("Colours"), self._palette)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 14, 10)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignRight)
        self._palette.activated.connect(lambda way: self._change(palette=PALETTES[way]))
        self._face.activated.connect(self._take_face)
        self._line.valueChanged.connect(lambda line: self._change(line=line))
        self._leading.valueChanged.connect(lambda steps: self._change(leading=steps / _FINENESS))
        self._paragraphs.idClicked.connect(lambda way: self._change(paragraphs=PARAGRAPHS[way]))
        self._numbers.idClicked.connect(lambda way: self._change(numbers=bool(way)))
        self._words.idClicked.connect(lambda way: self._change(words=WORDS[way]))
        self._readings.idClicked.connect(lambda way: self._change(readings=READINGS[way]))
        self._level.activated.connect(lambda at: self._change(level=LEVELS[at]))
        self._letters.idClicked.connect(lambda way: self._change(zhuyin=bool(way)))
        self._script.idClicked.connect(lambda way: self._change(script=SCRIPTS[way]))

    def _add(self, name: str, *controls: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for control in controls:
            control.setAccessibleName(control.accessibleName() or name)
            row.addWidget(control)
        row.addStretch(1)
        label = QLabel(name, self)
        label.setObjectName("quiet")
        label.setBuddy(controls[0])
        line = self._grid.rowCount()
        self._grid.setRowMinimumHeight(line, _ROW)
        self._grid.addWidget(label, line, 0)
        self._grid.addLayout(row, line, 1)

    def _chooser(self, name: str) -> QComboBox:
        chooser = QComboBox(self)
        chooser.setObjectName(name)
        chooser.setFixedWidth(_FACE)
        return chooser

    def _slider(self, name: str, least: int, most: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName(name)
        slider.setRange(least, most)
        slider.setPageStep(2)
        slider.setFixedWidth(_SLIDER)
        return slider

    def _levels(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("level")
        box.addItems([f"HSK {level}" for level in LEVELS[:-1]] + ["HSK 7–9"])
        return box

    def _figure(self) -> QLabel:
        label = QLabel(self)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumWidth(_FIGURE)
        return label

    def _button(self, text: str, slot: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(slot)
        return button

    def _steps(self) -> tuple[QWidget, ...]:
        smaller, larger = self._button("−", self.smaller), self._button("+", self.larger)
        smaller.setAccessibleName(self.tr("Smaller"))
        larger.setAccessibleName(self.tr("Larger"))
        self._size_figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return smaller, self._size_figure, larger

    def _ways(self, group: QButtonGroup, *names: str) -> list[QToolButton]:
        ways = [self._button(name, lambda: None) for name in names]
        for index, way in enumerate(ways):
            way.setCheckable(True)
            way.setAccessibleName(way.text())
            group.addButton(way, index)
        return ways

    # What the reader does

    def open(self) -> None:
        """Set the page; again, be done with it."""
        if self.isVisible():
            self.finish()
            return
        if not self._face.count():
            self._face.addItems(faces(resources.text("themes/typography.json")))
        self.show_settings()
        self.setFixedWidth(max(_WIDTH, self.sizeHint().width()))
        self.adjustSize()
        self.move(max(0, self._layer.width() - self.width() - 2 * _GAP), _GAP)
        self.show()
        self.raise_()
        self._face.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Close."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def larger(self) -> None:
        """Set the page one step larger."""
        self.zoom_by(1)

    def smaller(self) -> None:
        """Set the page one step smaller."""
        self.zoom_by(-1)

    def usual_size(self) -> None:
        """Set the page at its usual size."""
        self.zoom_by(-self._settings().zoom)

    def zoom_by(self, steps: int) -> None:
        """Set the page so many steps larger, as far as that goes."""
        self._change(zoom=max(SMALLEST, min(self._settings().zoom + steps, LARGEST)))

    def next_words(self) -> None:
        """Show words in the next way, after the last in none."""
        self._change(words=WORDS[(WORDS.index(self._settings().words) + 1) % len(WORDS)])

    def next_readings(self) -> None:
        """Show the readings of other words: of none, of all, of hard ones."""
        self._change(readings=READINGS[(READINGS.index(self._settings().readings) + 1) % len(READINGS)])

    def toggle_numbers(self) -> None:
        """Show the paragraphs' numbers, or hide them again."""
        self._change(numbers=not self._settings().numbers)

    def toggle_map(self) -> None:
        """Show the theme map, or hide it again."""
        self._change(theme_map=not self._settings().theme_map)

    def reset(self) -> None:
        """Set the page as it is without a choice."""
        usual = Settings()
        self._change(
            palette=usual.palette,
            face=usual.face,
            zoom=usual.zoom,
            line=usual.line,
            leading=usual.leading,
            paragraphs=usual.paragraphs,
            numbers=usual.numbers,
            words=usual.words,
            readings=usual.readings,
            level=usual.level,
            zhuyin=usual.zhuyin,
            script=usual.script,
        )

    def show_settings(self) -> None:
        """Show what is kept, and the page's own values where nothing is chosen."""
        settings = self._settings()
        set_so = page_typography(settings)
        running = set_so.styles["paragraph"]
        leading = (running.leading - running.ruby) / running.em
        blockers = [QSignalBlocker(control) for control in (self._line, self._leading)]
        self._face.setCurrentIndex(max(0, self._face.findText(running.font.family())))
        self._line.setValue(round(set_so.column / set_so.em))
        self._leading.setValue(round(leading * _FINENESS))
        del blockers
        self._palette.setCurrentIndex(PALETTES.index(settings.palette))
        self._size_figure.setText(f"{set_so.em:g}")
        self._line_figure.setText(f"{self._line.value()}")
        self._leading_figure.setText(f"{leading:.2f}")
        self._paragraphs.button(PARAGRAPHS.index(settings.paragraphs)).setChecked(True)
        self._numbers.button(settings.numbers).setChecked(True)
        self._words.button(WORDS.index(settings.words)).setChecked(True)
        self._readings.button(READINGS.index(settings.readings)).setChecked(True)
        self._level.setCurrentIndex(LEVELS.index(settings.level))
        self._letters.button(settings.zhuyin).setChecked(True)
        self._script.button(SCRIPTS.index(settings.script)).setChecked(True)

    # Inside

    def _controls(self) -> list[QWidget]:
        """What can have the focus, in order."""
        inside = self.findChildren(QWidget)
        return [one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(self)]

    def _elsewhere(self) -> list[QWidget]:
        """What a click on closes the card: all but buttons, which carry something out."""
        around = self.window().findChildren(QWidget)
        kept = (self, *self.findChildren(QWidget))
        return [one for one in around if one not in kept and not isinstance(one, QAbstractButton)]

    def _take_face(self, index: int) -> None:
        self._change(face=self._face.itemText(index) if index else "")

    def _change(self, **changes: object) -> None:
        self.changed.emit(self._settings().with_(**changes))
        if self.isVisible():
            self.show_settings()

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close at a click elsewhere, and when the focus goes elsewhere in the window."""
        inside = isinstance(watched, QWidget) and self.isAncestorOf(watched)
        if event.type() == QEvent.Type.MouseButtonPress and not inside:
            self.finish()
        elif event.type() == QEvent.Type.FocusOut and inside:
            focus = QApplication.focusWidget()
            if focus and focus.window() is self.window() and not self.isAncestorOf(focus):
                self.hide()  # and leave the focus where it went
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click on the card from what lies below it."""
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look for clicks elsewhere."""
        for widget in self._elsewhere():
            widget.installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for clicks no more."""
        for widget in self._elsewhere():
            widget.removeEventFilter(self)
        super().hideEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go round in the card."""
        if not self.isVisible():
            return super().focusNextPrevChild(is_next)
        inside, focus = self._controls(), QApplication.focusWidget()
        here = inside.index(focus) if focus in inside else -1
        inside[(here + (1 if is_next else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)
