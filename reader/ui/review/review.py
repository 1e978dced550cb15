"""The window of the lost highlights: where each may stand now, for the reader to place it; guesses nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from reader.text.candidates import is_sure
from reader.ui.message_bar import MessageBar
from reader.ui.review.lost_card import LostCard
from reader.ui.rows import Index, RowPainter, RowPanel, Rows, Splice
from storage.records import Article, Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.session.changes import Changes
    from reader.session.reviewing import Lost
    from reader.text.candidates import Candidate
    from reader.text.spans import Span
    from reader.ui.desk import Desk
    from storage.records import Highlight

_SIZE = (940, 640)  # pixels
_WIDTHS = (300, 640)  # pixels: list, what is known of one
_PAUSE = 30  # milliseconds between one row looked into and the next
_LINE = 20  # pixels
_SMALL = 0.86  # of the font
_LONGEST = 120  # code points of a line


@dataclass(frozen=True, slots=True)
class LostRow:
    """A lost highlight as the list shows it; `outlook` says how many places there are, once it is known."""

    lost: Lost
    outlook: str = ""
    is_sure: bool = False


class Review(QDialog):
    """The lost highlights of all articles, beside the main window.

    `open_article` shows an article in the page; `passage` answers the id of the article shown there and what is
    selected in it. Call `follow_selection` when that changed.
    """

    def __init__(
        self,
        desk: Desk,
        family: str,
        open_article: Callable[[str], None],
        passage: Callable[[], tuple[str, Span]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setWindowTitle(self.tr("Lost Highlights"))
        self.resize(*_SIZE)
        self._desk = desk
        self._open_article = open_article
        self._passage = passage
        self._found: dict[str, tuple[Highlight, list[Candidate]]] = {}
        self._is_listing = False
        self._build(family)
        self._connect()

    def _build(self, family: str) -> None:
        self.lost = RowPanel[LostRow](
            "lost", self.tr("Lost Highlights"), self.tr("Every highlight has its place."), self._spoken, self
        )
        self.lost.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lost.view.paint_with(_LostPainter(self.lost.view))
        self.card = LostCard(family, self)
        self.by_hand = self._button(self.tr("Place by Hand"), "byHand")
        self.at_selection = self._button(self.tr("Place at the Selection"), "atSelection")
        self.remove = self._button(self.tr("Remove"), "remove")
        self._how = QLabel(self.tr("Select the passage in the page, then press “Place at the Selection”."), self)
        self._how.setObjectName("quiet")
        self._how.setWordWrap(True)
        self.message = MessageBar(self)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.lost)
        splitter.addWidget(self._one())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(splitter, 1)

    def _one(self) -> QWidget:
        """What is known of one highlight, above what can be done with it."""
        self._right = QWidget(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.by_hand)
        buttons.addWidget(self.at_selection)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        below = QWidget(self._right)
        below.setObjectName("reviewVerbs")
        verbs = QVBoxLayout(below)
        verbs.setContentsMargins(20, 10, 18, 12)
        verbs.addWidget(self._how)
        verbs.addLayout(buttons)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.card, 1)
        column.addWidget(below)
        return self._right

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self._say)
        self.lost.view.selectionModel().currentChanged.connect(self._show_current)
        self.lost.view.verticalScrollBar().valueChanged.connect(self._look_on)
        self.card.placed.connect(self._place)
        self.by_hand.clicked.connect(self._place_by_hand)
        self.at_selection.clicked.connect(self._place_at_selection)
        self.remove.clicked.connect(self._remove)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_PAUSE)
        self._looking.timeout.connect(self._look_into_one)

    # What the reader does

    def open(self) -> None:
        """Show the lost highlights as they are now."""
        self.show()
        self.raise_()
        self.activateWindow()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Let these actions of the main window, such as undo, work here too."""
        self.addActions(list(actions))

    def follow_selection(self) -> None:
        """Let a selection in the highlight's article be a place for it."""
        article, span = self._passage()
        row = self.current()
        self.at_selection.setEnabled(bool(row and span and row.lost.highlight.article == article))

    def current(self) -> LostRow | None:
        """The row that is shown, if any."""
        index = self.lost.view.currentIndex()
        return self.lost.rows.value(index.row()) if index.isValid() else None

    def _place(self, span: Span) -> None:
        row = self.current()
        if row:
            own, reviewing = row.lost.highlight.id, self._desk.session.reviewing
            self._desk.run(lambda: reviewing.place(own, span))
            self.lost.view.setFocus()

    def _place_by_hand(self) -> None:
        row = self.current()
        if row:
            self._how.show()
            self._open_article(row.lost.highlight.article)
            self.follow_selection()

    def _place_at_selection(self) -> None:
        _, span = self._passage()
        self._place(span)

    def _remove(self) -> None:
        row = self.current()
        if row:
            own, reading = row.lost.highlight.id, self._desk.session.reading
            self._desk.run(lambda: reading.remove([own]))
            self.lost.view.setFocus()

    # Slots

    def _follow(self, changes: Changes) -> None:
        is_anew = changes.touches(Tag) or changes.touches(TagSet) or _is_article_changed(changes)
        if is_anew:
            self._found.clear()
        if self.isVisible():
            self._refresh(is_anew=is_anew)

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    def _refresh(self, *, is_anew: bool) -> None:
        """List anew, the current highlight staying the current one, or else the one that takes its row.

        It is shown again where it changed, or when all `is_anew`.
        """
        current, place = self.current(), max(0, self.lost.view.currentIndex().row())
        rows = [self._row(one) for one in self._desk.ask(self._desk.session.reviewing.lost) or ()]
        self._is_listing = True
        self.lost.show_rows(rows)
        ids = [row.lost.highlight.id for row in rows]
        own = current.lost.highlight.id if current else ""
        self.lost.choose(ids.index(own) if own in ids else min(place, len(rows) - 1))
        self._is_listing = False
        self._right.setVisible(bool(rows))
        now = self.current()
        if is_anew or (now and now.lost) != (current and current.lost):
            self._show_current()
        self._look_on()

    def _row(self, lost: Lost) -> LostRow:
        kept, found = self._found.get(lost.highlight.id, (None, []))
        return self._with_outlook(LostRow(lost), found) if kept == lost.highlight else LostRow(lost)

    def _with_outlook(self, row: LostRow, found: Sequence[Candidate]) -> LostRow:
        if is_sure(found):
            return replace(row, outlook=self.tr("a sure place"), is_sure=True)
        outlook = self.tr("possible places: {count}").format(count=len(found)) if found else self.tr("no place")
        return replace(row, outlook=outlook)

    def _candidates(self, kept: Highlight) -> list[Candidate]:
        """Where it may stand, sought once."""
        known, found = self._found.get(kept.id, (None, []))
        if known != kept:
            reviewing = self._desk.session.reviewing
            found = self._desk.ask(lambda: reviewing.candidates(kept.id)) or []
            self._found[kept.id] = (kept, found)
        return found

    def _show_current(self) -> None:
        if self._is_listing:
            return
        self._how.hide()
        row = self.current()
        if row is None:
            self.card.show_nothing()
        else:
            self._show(row)
        self.follow_selection()

    def _show(self, row: LostRow) -> None:
        session, kept = self._desk.session, row.lost.highlight
        found = self._candidates(kept)
        known = {tag.id: tag for tag in session.tagging.all_tags()}
        body = self._desk.ask(lambda: session.reviewing.body(kept.id)) or ""
        tags = [known[tag] for tag in kept.tags if tag in known]
        self.card.show_lost(row.lost, tags, body, found)
        self._order_keys()
        self._tell_outlook(self.lost.view.currentIndex().row())

    def _order_keys(self) -> None:
        """Let Tab go from the list to the places, then to what is below."""
        stops = [self.lost.view, *(card.button for card in self.card.cards()), self.by_hand]
        for one, next_one in pairwise(stops):
            self.setTabOrder(one, next_one)

    def _tell_outlook(self, place: int) -> None:
        row = self.lost.rows.value(place)
        told = self._row(row.lost)
        if told != row:
            self.lost.rows.splice(Splice(place, 1, (told,)))

    def _look_on(self) -> None:
        self._looking.start()

    def _look_into_one(self) -> None:
        """Seek places for one of the rows that are seen and not known yet."""
        view, rows = self.lost.view, self.lost.rows.values()
        if not self.isVisible() or not rows:
            return
        last = view.rowAt(view.viewport().height() - 1)
        seen = range(max(0, view.rowAt(0)), (last if last >= 0 else len(rows) - 1) + 1)
        place = next((place for place in seen if not rows[place].outlook), None)
        if place is not None:
            self._candidates(rows[place].lost.highlight)
            self._tell_outlook(place)
            self._look_on()

    def _spoken(self, row: LostRow) -> str:
        return "，".join(filter(None, (row.lost.highlight.quote[:_LONGEST], row.lost.title, row.outlook)))

    # Qt's overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Show everything as the library has it."""
        super().showEvent(event)
        self._found.clear()
        self._refresh(is_anew=True)
        self.lost.view.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take over what is selected in the page meanwhile."""
        if event.type() == QEvent.Type.WindowActivate:
            self.follow_selection()
        return super().event(event)


def _is_article_changed(changes: Changes) -> bool:
    """Whether an article came, went or changed in more than its note."""
    pairs = [(edit.before, edit.after) for edit in changes.edits if isinstance(edit.after or edit.before, Article)]
    return any(
        not (isinstance(before, Article) and isinstance(after, Article))
        or replace(before, note=after.note) != after
        for before, after in pairs
    )


class _LostPainter(RowPainter):
    """Paints the quote, below it the article and what is to be hoped for."""

    def height(self) -> int:
        return 3 * _LINE + 16

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Rows[LostRow]", index.model()).value(index.row())
        area = option.rect.adjusted(18, 8, -16, -8)
        line = QRect(area.left(), area.top(), area.width(), _LINE)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw(painter, line, row.lost.highlight.quote)
        small = QFont(painter.font())
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        painter.setFont(small)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        _draw(painter, line.translated(0, _LINE), row.lost.title)
        if row.is_sure:
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _draw(painter, line.translated(0, 2 * _LINE), row.outlook)


def _draw(painter: QPainter, line: QRect, text: str) -> None:
    text = " ".join(text[:_LONGEST].split())
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)
