"""Looking words up on the page: a hint where the pointer rests, the card at a key, and the words that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from reader.chinese import gloss
from reader.chinese.corrections import LONGEST_WORD
from reader.text.spans import Span
from reader.ui.placing import in_layer, room_above
from reader.ui.words.dictionary_desk import DictionaryDesk
from reader.ui.words.hovering import Hovering
from reader.ui.words.tallying import Tallying
from reader.ui.words.word_card import WordCard
from reader.ui.words.word_hint import WordHint
from storage.records import Highlight, KnownWord, Tag

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.chinese.dictionary import Found
    from reader.session.changes import Changes
    from reader.ui.main_window import MainWindow

_COMMON = "中国"
_CLEAR = 5  # pixels round the word that stay clear: its lanes and its rule
_KEY = Qt.Key
_MOVES = (_KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End)
_TURNS = (_KEY.Key_PageUp, _KEY.Key_PageDown)
_HELD = (_KEY.Key_Shift, _KEY.Key_Control, _KEY.Key_Alt, _KEY.Key_Meta)
_KEEP_THE_CARD = frozenset((*_MOVES, *_TURNS, *_HELD, _KEY.Key_D, _KEY.Key_K, _KEY.Key_Escape))
_GOING_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class WordLookup(QObject):
    """The dictionary at the page of one window; `layer` bears what floats above the page."""

    told = Signal(str)  # one sentence for the reader

    def __init__(self, window: MainWindow, cache: Path, layer: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._page = window.page
        self._layer = layer
        self._span = Span(0, 0)  # of the word on the card
        self.dictionary = DictionaryDesk(cache, self)
        self.card = WordCard(self._serif, layer)
        self.hint = WordHint(layer)
        self.hovering = Hovering(self._page, self)
        self._tallying = Tallying(window.desk, self._page, self)
        self._following = QTimer(self)  # until the key that moves the caret has done all it does
        self._following.setSingleShot(True)
        self._settling = QTimer(self)  # until the page has its new size
        self._settling.setSingleShot(True)
        self._connect()

    def _connect(self) -> None:
        self._following.timeout.connect(self._follow_caret)
        self._settling.timeout.connect(self._stay_near)
        self.dictionary.opened.connect(self._get_ready)
        self.dictionary.made.connect(self._show_again)
        self.dictionary.failed.connect(self._show_again)
        self.card.keep_wanted.connect(self.keep)
        self.card.left.connect(self._page.setFocus)
        self.hovering.rested.connect(self._show_hint)
        self.hovering.left.connect(self.hint.hide)
        self._tallying.told.connect(self.card.show_tally)
        self._page.installEventFilter(self)
        self._page.viewport().installEventFilter(self)
        self.card.text.installEventFilter(self)
        self._page.selection_changed.connect(self._selection_changed)
        self._page.place_moved.connect(self._stay_near)
        self._page.words_corrected.connect(self.put_away)

    def follow(self, changes: Changes) -> None:
        """Show what a verb changed."""
        if self.card.isVisible() and any(map(changes.touches, (Highlight, Tag, KnownWord))):
            self._show_state()

    def put_away(self) -> bool:
        """Show neither hint nor card; whether there was a card."""
        was_open = self.card.isVisible()
        self.hovering.end()
        self._following.stop()
        self._tallying.stop()
        had_keys = self.card.isAncestorOf(QApplication.focusWidget() or self._page)
        self.card.hide()
        if had_keys:
            self._page.setFocus()
        return was_open

    def stop(self) -> None:
        """Look nothing up any more."""
        self.put_away()
        self.dictionary.stop()

    # What the reader does

    def toggle(self) -> None:
        """Show the card of the word that is meant; the one of this word is put away."""
        span = self._meant()
        is_elsewhere = self._page.pointer.aim() is not None and span not in (None, self._span)
        if self.card.isVisible() and not is_elsewhere:
            self.put_away()
        elif span:
            self._open(span)
        else:
            self.told.emit(self.tr("There is no word to look up here; point at one, or put the caret on it."))

    def keep(self) -> None:
        """Keep the word on the card, else the one that is meant, with its sentence; or let it go again."""
        span = self._chosen()
        if not span:
            self.told.emit(self.tr("There is no word to keep here; point at one, or put the caret on it."))
            return
        found, article = self.dictionary.lookup(self._text(span)), self._window.article
        note = gloss.note(found) if found else ""
        desk = self._window.desk
        desk.run(lambda: desk.session.vocabulary.toggle(article, span, note))

    # Inside

    def _serif(self) -> str:
        return self._page.text_font().family()

    def _text(self, span: Span) -> str:
        return self._page.text()[span.start : span.end]

    def _chosen(self) -> Span | None:
        return self._span if self.card.isVisible() else self._meant()

    def _meant(self) -> Span | None:
        """The selection where the reader aims, else the word there; nothing where it holds no letter."""
        selected, touched = self._page.selected().span, self._page.aim()[1]
        is_aimed_at = self._page.pointer.aim() is None or selected.start - 1 <= touched <= selected.end
        is_short = 0 < selected.end - selected.start <= LONGEST_WORD and "\n" not in self._text(selected)
        span = selected if is_short and is_aimed_at else self._page.word_meant()
        return span if span and any(map(str.isalnum, self._text(span))) else None

    def _open(self, span: Span) -> None:
        self.hovering.end()
        self._span = span
        word = self._text(span)
        found = self.dictionary.lookup(word)
        self.card.show_word(word, found, self._message(found))
        self._show_state()
        if self._place():
            self._tallying.begin(word)
        else:
            self.put_away()

    def _message(self, found: Found | None) -> str:
        """What is to be said where there are no entries."""
        if found is None and self.dictionary.has_failed():
            return self.tr(
                "The dictionary could not be made ready; your articles and marks are safe; "
                "starting Meipi anew tries again."
            )
        if found is None:
            return self.tr("The dictionary is being made ready; it takes a moment, once.")
        if not found:
            return self.tr("This is not in the dictionary, nor is any word in it.")
        if own := self._page.own_reading_of(self._span):
            return self.tr("You read it {reading}.").format(reading=own)
        return "" if found.entries else self.tr("This is not in the dictionary; words in it are.")

    def _show_state(self) -> None:
        """Tell on the card whether the word is kept, and known."""
        desk, article = self._window.desk, self._window.article
        is_kept = desk.ask(lambda: desk.session.vocabulary.is_kept_at(article, self._span))
        is_known = desk.ask(lambda: desk.session.knowing.is_known(self._text(self._span)))
        self.card.show_state(is_kept=bool(is_kept), is_known=bool(is_known))

    def _get_ready(self) -> None:
        """Set a word on the card unseen, so that the first one asked for finds its letters loaded."""
        if not self.card.isVisible():
            self.card.get_ready(_COMMON, self.dictionary.lookup(_COMMON))
            self._show_state()

    def _show_again(self) -> None:
        if self.card.isVisible():
            self._open(self._span)

    def _show_hint(self, span: Span) -> None:
        word = self._text(span)
        is_free = not self.card.isVisible() and not self._window.at_hand.bar.isVisible()
        if is_free and not word.isascii() and any(map(str.isalnum, word)):
            found = self.dictionary.lookup(word)
            lines = gloss.lines(found) if found else []
            self.hint.show_near(in_layer(self._rect(span), self._page.viewport(), self._layer), self._room(), lines)

    def _selection_changed(self) -> None:
        if self.card.isVisible():
            self._following.start(0)

    def _follow_caret(self) -> None:
        """Show the word that the caret is on now; on a sign the one before stays."""
        span = self._meant()
        if span and span != self._span:
            self._open(span)
        else:
            self._stay_near()

    def _stay_near(self) -> None:
        if self.card.isVisible() and not self._following.isActive() and not self._place():
            self.put_away()

    def _place(self) -> bool:
        """Put the card near its word; whether that can be seen and there is room."""
        word, room = in_layer(self._rect(self._span), self._page.viewport(), self._layer), self._room()
        return room.intersects(word) and self.card.place_near(word, room)

    def _rect(self, span: Span) -> QRectF:
        return self._page.rect_of(span.start, span.end).adjusted(0, 0, 0, _CLEAR)

    def _room(self) -> QRectF:
        return room_above(self._page.viewport(), self._layer)

    def _ends_the_card(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.ShortcutOverride and event.key() not in _KEEP_THE_CARD
        if isinstance(event, QFocusEvent):
            now = QApplication.focusWidget() or self._layer
            is_within = now is self._page or self.card.isAncestorOf(now)
            return event.lostFocus() and not is_within and event.reason() not in _GOING_ELSEWHERE
        return event.type() == QEvent.Type.MouseButtonPress

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the card away when the reader turns elsewhere; go along when a message moves the page."""
        if watched is self.card.text and not isinstance(event, QFocusEvent):
            return False
        if self.card.isVisible() and self._ends_the_card(event):
            self.put_away()
        elif event.type() == QEvent.Type.Resize:
            self._settling.start(0)
        return super().eventFilter(watched, event)
