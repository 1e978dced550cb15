"""Correcting words on the page: joined, broken, here or everywhere; decides no boundary itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from reader.session.correcting import Scope, Sight
from reader.session.own_words import OwnWords
from reader.text.boundaries import broken_at, joined_at
from reader.text.spans import Span
from reader.ui.placing import in_layer, room_above
from reader.ui.words.scope_bar import ScopeBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from reader.ui.looks import Looks
    from reader.ui.page.page import Page

_CLEAR = 6  # pixels below the word that the bar leaves clear: its rule, which has just changed
_COUNTED = 1000  # places of a text that are looked at to count those where it is so
_ENDS_THE_BAR = (QEvent.Type.FocusOut, QEvent.Type.Resize)


@dataclass(frozen=True)
class _Asked:
    """The last correction: what was asked for, and the changes that it made."""

    span: Span
    cuts: tuple[int, ...]
    changes: Changes


class WordVerbs(QObject):
    """The words of the open article as the reader corrects them with keys and in the menu."""

    told = Signal(str)  # one sentence for the reader
    changed = Signal()  # the reader's words of the open article are other ones than before

    def __init__(self, desk: Desk, page: Page, looks: Looks, layer: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._looks = looks
        self._layer = layer
        self._last: _Asked | None = None
        self.own = OwnWords("", (), ())
        self.bar = ScopeBar(layer)
        self.bar.chosen.connect(self.reach)
        page.selection_changed.connect(self.put_away)
        page.verticalScrollBar().valueChanged.connect(self.put_away)
        page.installEventFilter(self)

    def open(self, article_id: str) -> None:
        """Show the words of another article, or of another text of this one, as the reader wants them."""
        self.put_away()
        self._last = None
        former, self.own = self.own, self._desk.session.correcting.own_words(article_id)
        self._show()
        lost = self.own.lost() - former.lost() if former.article == article_id else 0
        if lost > 0:
            sentence = self.tr("{count} corrections of words have no place in this text; they stay in their list.")
            self.told.emit(sentence.format(count=lost))

    def follow(self, changes: Changes) -> None:
        """Show on the page what a verb changed."""
        self.put_away()
        if self.own.follow(changes):
            self._show()

    def put_away(self) -> None:
        """Offer no scopes any more."""
        self.bar.hide()

    def scope(self) -> Scope:
        """The scope chosen last."""
        return Scope(self._looks.settings.word_scope)

    def choose(self, scope: Scope) -> None:
        """Remember this scope for what is corrected next."""
        self._looks.set_word_scope(scope.value)

    # What the reader does

    def join(self) -> None:
        """Make one word of the selection, else of the word that is meant and its nearer neighbour."""
        span = Span(*self._page.selection())
        position, touched = self._page.aim()
        if not span or span in self._page.words_near(span.start):
            if span and touched not in span:
                position, touched = span.end, span.end - 1
            joined = joined_at(self._words_in_line(touched), position, touched, self._page.text())
            if joined is None:
                self.told.emit(self.tr("There is no word to join here; point at one, or select a passage."))
                return
            span = joined
        self._correct(span, ())

    def break_(self) -> None:
        """Break the word that is meant where the pointer or the caret is."""
        position, touched = self._page.aim()
        broken = broken_at(self._page.words_near(touched), position, touched)
        if broken is None:
            self.told.emit(self.tr("There is no word to break here; point between two of its characters."))
            return
        word, cut = broken
        self._correct(word, (cut,))

    def reach(self, scope: Scope) -> None:
        """Let the correction just made hold in this scope instead, and the next ones too."""
        last, history = self._last, self._desk.session.history
        if last is None or history.done()[:1] != [last.changes]:
            self.told.emit(self.tr("No word was corrected just now whose scope could be changed."))
            return
        self.choose(scope)
        self._desk.run(history.undo)
        self._correct(last.span, last.cuts)

    def reach_next(self) -> None:
        """The same with the next scope: here, in the article, everywhere, and from the beginning."""
        scopes = list(Scope)
        self.reach(scopes[(scopes.index(self.scope()) + 1) % len(scopes)])

    # Inside

    def _correct(self, span: Span, cuts: tuple[int, ...]) -> None:
        sight = self._sight(span)
        if sight is None:
            self.told.emit(self.tr("There are no words here yet; try again in a moment."))
            return
        verb = self._desk.session.correcting.correct
        changes = self._desk.run(lambda: verb(sight, span, cuts, self.scope()))
        if changes:
            self._last = _Asked(span, cuts, changes)
            self._offer_scopes(span, cuts)

    def _words_in_line(self, position: int) -> list[Span]:
        """The words of the slice that holds the position; no word goes on in the next one."""
        cut = self._page.cut_at(position)
        near = self._page.words_near(position) if cut else []
        return [word for word in near if cut and word.start in cut[0]]

    def _sight(self, span: Span) -> Sight | None:
        """What is to be seen where the span begins, when its words have been cut."""
        cut = self._page.cut_at(span.start)
        return Sight(self._page.text(), *cut, self.own) if cut else None

    def _offer_scopes(self, span: Span, cuts: tuple[int, ...]) -> None:
        body = self._page.text()
        text = body[span.start : span.end]
        places = len(self._page.places_of(text, cuts)) if body.count(text) <= _COUNTED else 0
        word = self._page.rect_of(span.start, span.end).adjusted(0, 0, 0, _CLEAR)
        self.bar.show_near(
            in_layer(word, self._page.viewport(), self._layer),
            room_above(self._page.viewport(), self._layer),
            self.scope(),
            places,
        )

    def _show(self) -> None:
        self._page.lay_over(self.own.overlay(self._page.text()))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the bar away when the reader turns elsewhere."""
        if event.type() in _ENDS_THE_BAR:
            self.put_away()
        return super().eventFilter(watched, event)
