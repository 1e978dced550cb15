"""What is known of a lost highlight, and the places where it may stand, as cards; places nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.text.anchor import describe
from reader.ui import theming
from reader.ui.flow import Flow
from reader.ui.notes.rendered import Rendered
from reader.ui.review.passage import Passage, as_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.session.reviewing import Lost
    from reader.text.candidates import Candidate
    from storage.records import Tag

_HIGHEST_NOTE = 160  # pixels
_SPOKEN = 40  # code points of a quote


class CandidateCard(QFrame):
    """One place where the passage may stand: its likeness, what differs there, a button."""

    wanted = Signal(object)  # the Span

    def __init__(self, old: str, body: str, found: Candidate, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("candidate")
        here = describe(body, found.span)
        percent = self.tr("{percent} % alike").format(percent=round(100 * found.score))
        likeness = QLabel(percent, self)
        likeness.setObjectName("quiet")
        self.button = QPushButton(self.tr("Place Here"), self)
        self.button.setObjectName("place")
        self.button.setAutoDefault(False)
        self.button.setAccessibleDescription(f"{percent} {here.quote[:_SPOKEN]}")
        self.button.clicked.connect(lambda: self.wanted.emit(found.span))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entered = QShortcut(key, self.button, context=Qt.ShortcutContext.WidgetShortcut)
            entered.activated.connect(self.button.click)
        self.passage = Passage(family, self)
        self.passage.show_runs(as_runs(here.prefix, here.quote, here.suffix, old))
        head = QHBoxLayout()
        head.addWidget(likeness, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.passage)


class LostCard(QScrollArea):
    """A lost highlight as it was, then where it may stand, the likeliest place first."""

    placed = Signal(object)  # the Span of the card whose button was pressed

    def __init__(self, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lostCard")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._family = family
        self._cards: list[CandidateCard] = []
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no highlight."""
        self._cards = []
        self._show_instead(QWidget(self))

    def show_lost(self, lost: Lost, tags: Sequence[Tag], body: str, found: Sequence[Candidate]) -> None:
        """Show this highlight with its tags, and where it may stand in the body."""
        inside, kept = QWidget(self), lost.highlight
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 12, 18, 16)
        column.setSpacing(8)
        column.addWidget(self._label(" ".join(lost.title.split()), inside))
        old = Passage(self._family, inside)
        old.setObjectName("oldPassage")
        old.show_runs(as_runs(kept.prefix, kept.quote, kept.suffix))
        column.addWidget(old)
        if tags:
            column.addLayout(self._tag_line(tags, inside))
        if kept.note.strip():
            column.addWidget(self._note(kept.note, inside))
        column.addSpacing(10)
        column.addWidget(self._label(self._introduction(found), inside))
        self._cards = [CandidateCard(kept.quote, body, one, self._family, inside) for one in found]
        for card in self._cards:
            card.wanted.connect(self.placed)
            column.addWidget(card)
        column.addStretch(1)
        self._show_instead(inside)

    def cards(self) -> list[CandidateCard]:
        """The places shown, the likeliest first."""
        return list(self._cards)

    def _show_instead(self, inside: QWidget) -> None:
        inside.setObjectName("lostInside")
        former = self.takeWidget()
        if former:
            former.deleteLater()
        self.setWidget(inside)
        inside.show()

    def _introduction(self, found: Sequence[Candidate]) -> str:
        if any(one.quote_score < 1 for one in found):
            return self.tr("It may stand here now. What is new is tinted, what is gone in 〔 〕.")
        if found:
            return self.tr("It may stand here now.")
        return self.tr("Nothing in the article is like it any more. It can be placed by hand.")

    def _label(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setObjectName("quiet")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setText(text)
        return label

    def _tag_line(self, tags: Sequence[Tag], parent: QWidget) -> Flow:
        flow = Flow(gap=6)
        for tag in tags:
            one = QWidget(parent)
            line = QHBoxLayout(one)
            line.setContentsMargins(0, 0, 8, 0)
            line.setSpacing(2)
            dot = QLabel(one)
            dot.setPixmap(theming.dot_picture(QColor(tag.color), self.devicePixelRatioF()))
            line.addWidget(dot)
            name = QLabel(one)
            name.setObjectName("tagName")
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setText(" ".join(tag.name.split()))
            line.addWidget(name)
            flow.addWidget(one)
        return flow

    def _note(self, note: str, parent: QWidget) -> Rendered:
        rendered = Rendered(parent)
        rendered.setObjectName("lostNote")
        rendered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rendered.show_markdown(note)
        rendered.setMaximumHeight(_HIGHEST_NOTE)
        return rendered
