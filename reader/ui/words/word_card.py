"""A card near a word: what the dictionary says of it, how often it stands here, two verbs; looks nothing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from reader.ui import theming
from reader.ui.placing import beside, highest, widest
from reader.ui.words.word_text import Letters, WordText

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QAction, QKeyEvent

    from reader.chinese.dictionary import Found
    from reader.ui.words.tallying import Tally

_WIDTH, _HIGHEST, _LEAST = 400, 380, 96  # pixels
_SIDE, _RIGHT, _TOP, _FOOT = 14, 6, 10, 44  # pixels: margins, and the row of the verbs with its own


class WordCard(QFrame):
    """Stands below a word or above it, never over it; takes the keys only when its text is clicked."""

    keep_wanted = Signal()
    known_wanted = Signal(str)  # the word that is known, or not any more
    left = Signal()  # with the keys in it, which have to go elsewhere

    def __init__(self, serif: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._serif = serif
        self._shown: tuple[str, Found | None, str] = ("", None, "")
        self._keys: dict[QToolButton, str] = {}
        self.setObjectName("wordCard")
        self.setAccessibleName(self.tr("Meaning of the word"))
        self._build()
        theming.lift(self)
        self.hide()

    def _build(self) -> None:
        self.text = QTextBrowser(self)
        self.text.setObjectName("wordText")
        self.text.setAccessibleName(self.tr("Meaning of the word"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)  # else it is known only once shown
        self.text.document().setDocumentMargin(0)
        self.count = QLabel(self)
        self.count.setObjectName("quiet")
        self.keep = self._button("wordKeep", self.keep_wanted.emit)
        self.known = self._button("wordKnown", lambda: self.known_wanted.emit(self.word()))
        foot = QHBoxLayout()
        foot.setSpacing(2)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.keep)
        foot.addWidget(self.known)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _TOP, _RIGHT, 5)
        column.setSpacing(6)
        column.addWidget(self.text, 1)
        column.addLayout(foot)

    def _button(self, name: str, verb: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked: verb())
        return button

    def offer(self, keep: QAction, known: QAction, *others: QAction) -> None:
        """Have these actions' keys work here too, and told on the buttons."""
        self.addActions([keep, known, *others])
        for button, action in ((self.keep, keep), (self.known, known)):
            self._keys[button] = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        self.show_state(is_kept=False, is_known=False)

    def show_word(self, word: str, found: Found | None, message: str = "") -> None:
        """Say this of a word; `message` where there is no more to be said."""
        self._shown = word, found, message
        self.count.clear()
        self._write()

    def get_ready(self, word: str, found: Found | None) -> None:
        """Set this word without showing it."""
        self.show_word(word, found)
        self.text.setLineWrapColumnOrWidth(_WIDTH - _SIDE - _RIGHT)
        self.resize(_WIDTH, _HIGHEST)
        self.grab()

    def place_near(self, word: QRectF, room: QRectF) -> bool:
        """Stand near the word, both in the parent's coordinates; whether there is room."""
        width = round(min(_WIDTH, widest(room)))
        self.text.setLineWrapColumnOrWidth(
            width - _SIDE - _RIGHT - self.text.verticalScrollBar().sizeHint().width()
        )
        natural = round(self.text.document().size().height()) + _TOP + _FOOT
        self.resize(width, round(min(natural, _HIGHEST, max(_LEAST, highest(word, room)))))
        place = beside(word, word.left() - _SIDE, self.size(), room)
        self.setVisible(place is not None)
        if place:
            self.move(place)
            self.raise_()
        return place is not None

    def show_tally(self, tally: Tally) -> None:
        """Say how often the word stands here and in the library."""
        here = f"{tally.here}+" if tally.is_more_here else str(tally.here)
        library = f"{tally.library}+" if tally.is_more else str(tally.library)
        told = self.tr("here {count} · in the library {library}")
        self.count.setText(told.format(count=here, library=library))

    def show_state(self, *, is_kept: bool, is_known: bool) -> None:
        """Offer to keep the word, or to let it go; to call it known, or not known any more."""
        self._name(self.keep, self.tr("Let Go") if is_kept else self.tr("Keep"))
        self._name(self.known, self.tr("Not Known") if is_known else self.tr("Known"))

    def word(self) -> str:
        """The word it is about, while it is seen."""
        return self._shown[0] if self.isVisible() else ""

    # Inside

    def _name(self, button: QToolButton, text: str) -> None:
        button.setText(f"{text}  {self._keys.get(button, '')}".strip())

    def _write(self) -> None:
        letters = Letters.of(self._serif(), self.font(), self.palette())
        WordText(self.text.document(), letters).write(*self._shown)
        self.text.verticalScrollBar().setValue(0)

    # Qt's overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keys back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Set the word in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._write()
