"""The window of a concordance: every place of a word in the library, in context; looks for none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from reader.chinese.corrections import LONGEST_WORD
from reader.ui.dialog_parts import flat
from reader.ui.message_bar import MessageBar
from reader.ui.words.concordance_rows import Order, ordered
from reader.ui.words.concordance_view import ConcordanceView
from reader.ui.words.looking import Looking
from storage.records import Article, Correction, LexiconWord, Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.session.changes import Changes
    from reader.session.concordance import Place
    from reader.ui.desk import Desk

_SIZE = (960, 620)  # pixels
_PAUSE = 250  # milliseconds after a change until places are looked for anew
_GROWN = 1.5  # times as many places as are shown, until they are sorted again
_WORD, _ANYWHERE = 0, 1
_ORDERS = tuple(Order)


class ConcordanceDialog(QDialog):
    """The places of one word, beside the main window; `cache` is the folder of the dictionary."""

    place_chosen = Signal(object)  # Place

    def __init__(self, desk: Desk, cache: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("concordance")
        self.setWindowTitle(self.tr("Concordance"))
        self.resize(*_SIZE)
        self._desk = desk
        self._text = ""  # what is looked for
        self._places: list[Place] = []  # as they were found
        self._is_anew = False  # looked for again: what is shown stays until all is known
        self.looking = Looking(desk, cache, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.field = QLineEdit(self)
        self.field.setObjectName("concordanceField")
        self.field.setAccessibleName(self.tr("Word"))
        self.field.setPlaceholderText(self.tr("A word, then Enter"))
        self.field.setMaxLength(LONGEST_WORD)
        self.ways = self._group(self.tr("As a Word"), self.tr("Anywhere in the Text"))
        self.orders = self._group(
            self.tr("By Article"), self.tr("By What Stands Before"), self.tr("By What Follows")
        )
        self.count = QLabel(self)
        self.count.setObjectName("quiet")
        self.view = ConcordanceView(self)
        self.view.setObjectName("concordanceView")
        self.view.setAccessibleName(self.tr("Concordance"))
        self.hint = QLabel(self)
        self.hint.setObjectName("emptyHint")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.message = MessageBar(self)
        self._column()

    def _group(self, *names: str) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, name in enumerate(names):
            button = flat(name, "concordanceChoice", self)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            group.addButton(button, number)
        group.button(0).setChecked(True)
        return group

    def _column(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setContentsMargins(18, 14, 18, 4)
        above.addWidget(self.field, 1)
        above.addSpacing(8)
        below.setContentsMargins(18, 2, 22, 8)
        for row, group in ((above, self.ways), (below, self.orders)):
            row.setSpacing(2)
            for button in group.buttons():
                row.addWidget(button)
        below.addStretch(1)
        below.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self.hint)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self._say)
        self.field.returnPressed.connect(self._look)
        self.ways.idClicked.connect(self._look)
        self.orders.idClicked.connect(self._show_sorted)
        self.view.place_chosen.connect(self.place_chosen)
        self.looking.found.connect(self._take)
        self.looking.ended.connect(self._end)
        self.looking.failed.connect(self._fail)
        self.finished.connect(self._rest)
        down = QShortcut(Qt.Key.Key_Down, self.field, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._walk_in)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look_anew)

    # What the reader does

    def open_word(self, text: str, *, is_word: bool = True) -> None:
        """Show the places of this text, as a word or anywhere; of none, let the reader type one."""
        self.show()
        self.raise_()
        self.activateWindow()
        if text:
            self.field.setText(text)
            self.ways.button(_WORD if is_word else _ANYWHERE).setChecked(True)
        self._look()
        (self.view if text else self.field).setFocus()
        self.field.selectAll()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Let these actions of the main window, such as undo, work here too."""
        self.addActions(list(actions))

    def order(self) -> Order:
        """What the places are sorted by."""
        return _ORDERS[self.orders.checkedId()]

    # Slots

    def _look(self) -> None:
        """Look for what is typed, and show it from the first place on."""
        self._text = self.field.text().strip()
        self._is_anew = False
        self._places = []
        self.view.show_places(())
        self.message.hide()
        self._begin()

    def _look_anew(self) -> None:
        """Look for the same again."""
        self._is_anew = bool(self._places)
        self._places = []
        self._begin()

    def _begin(self) -> None:
        self._pause.stop()
        self.looking.begin(self._text, is_word=self.ways.checkedId() == _WORD)
        self._tell()

    def _take(self, places: Sequence[Place]) -> None:
        self._places += places
        if not self._is_anew and self.order() is Order.ARTICLE:
            self.view.add_places(places)
        elif not self._is_anew and len(self._places) >= _GROWN * len(self.view.rows.values()):
            self._show_sorted()
        self._tell()

    def _end(self) -> None:
        self._is_anew = False
        self._show_sorted()
        self._tell()

    def _fail(self) -> None:
        self._end()
        self._say(
            self.tr("The words could not be told apart; nothing is lost; look for the text anywhere, or try again.")
        )

    def _show_sorted(self) -> None:
        if not self._is_anew:
            self.view.show_places(ordered(self._places, self.order()))

    def _tell(self) -> None:
        """Say how much was found, or what to do."""
        shown = self.view.rows.values()
        count = len(self._places) if self._places or not self._is_anew else len(shown)
        self.count.setText(self.tr("Looking…") if self.looking.is_on() else self._told(count))
        self.hint.setText(self._hint())
        self.hint.setVisible(not shown and not self.looking.is_on() and not self._pause.isActive())

    def _told(self, count: int) -> str:
        articles = len({place.article for place in self._places})
        if not self._text or not count:
            return ""
        if count == 1:
            return self.tr("one place")
        if articles == 1:
            return self.tr("{count} places in one article").format(count=f"{count:,}")
        told = self.tr("{count} places in {articles} articles")
        return told.format(count=f"{count:,}", articles=f"{articles:,}")

    def _hint(self) -> str:
        if not self._text:
            return self.tr("Type a word: each of its places in the library is shown, with what stands around it.")
        if self.ways.checkedId() == _WORD:
            return self.tr("No article holds this as a word of its own; it may be a part of other words.")
        return self.tr("No article holds this text.")

    def _follow(self, changes: Changes) -> None:
        """Look again, soon, after articles or their words have changed."""
        if self.isVisible() and self._text and any(map(changes.touches, (Article, Text, Correction, LexiconWord))):
            self.looking.stop()
            self._pause.start()

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    def _walk_in(self) -> None:
        if self.view.rows.values():
            self.view.setFocus()
            self.view.selectRow(max(0, self.view.currentIndex().row()))

    def _rest(self) -> None:
        self._pause.stop()
        self.looking.rest()
