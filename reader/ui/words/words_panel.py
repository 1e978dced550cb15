"""The panel of words: those of the article, those proposed, those corrected; finds nothing on the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from reader.session.correcting import Scope
from reader.text.spans import Span
from reader.ui.words.corrected_list import CorrectedList
from reader.ui.words.keyword_chips import KeywordChips
from reader.ui.words.line_list import LineList
from reader.ui.words.proposed_list import ProposedList
from reader.ui.words.word_lines import word_line
from reader.ui.words.words_head import Order, Part, WordsHead
from storage.records import Correction, LexiconWord

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from reader.chinese.pinyin import Readings
    from reader.ui.desk import Desk
    from reader.ui.page.page import Page
    from reader.ui.words.line_painter import Line
    from reader.ui.words.word_study import WordStudy
    from reader.ui.words.word_verbs import WordVerbs


class WordsPanel(QWidget):
    """Lists words, tells which of them the reader wants to see, and accepts and takes back."""

    word_chosen = Signal(object)  # str, to be walked to, place by place
    text_wanted = Signal(str)  # to be found wherever it stands
    concordance_wanted = Signal(str)
    place_wanted = Signal(object)  # Span
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        page: Page,
        verbs: WordVerbs,
        study: WordStudy,
        parent: QWidget | None = None,
        *,
        readings: Callable[[], Readings],
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._verbs = verbs
        self._study = study
        self._readings = readings
        self._beginnings: dict[str, str] = {}  # by word, for a filter in pinyin
        self.setObjectName("words")
        self.setAccessibleName(self.tr("Words"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head = WordsHead(self)
        self.keywords = KeywordChips(self)
        self.words: LineList[str] = LineList("wordsView", self.tr("Words"), self._line, (), self)
        self.proposed = ProposedList(self._page, self)
        self.corrected = CorrectedList(self._page, self)
        self._stack = QStackedWidget(self)
        for part in (_column(self.keywords, self.words), self.proposed, self.corrected):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.head.typed_changed.connect(self._show_all)
        self.head.order_changed.connect(self._show_words)
        self.head.part_chosen.connect(self._stack.setCurrentIndex)
        self._study.counted.connect(self._show_words)
        self._study.proposed.connect(self._show_proposed)
        self._study.keywords_told.connect(self.keywords.show_keywords)
        self._verbs.changed.connect(self._follow_own)
        self.keywords.wanted.connect(self.text_wanted)
        self.words.chosen.connect(self.word_chosen)
        self.proposed.list.chosen.connect(lambda one: self.text_wanted.emit(one.text))
        self.proposed.accepted.connect(self._accept)
        self.proposed.scope_chosen.connect(self._choose_scope)
        self.corrected.list.chosen.connect(self._go_to)
        self.corrected.list.signed.connect(self._take_back)
        self.corrected.annotated.connect(self._annotate)
        self.words.menu_wanted.connect(self._open_menu)
        self.proposed.list.menu_wanted.connect(lambda one, where: self._open_menu(one.text, where))
        self.corrected.list.menu_wanted.connect(lambda one, where: self._open_menu(_text(one), where))
        for one in (self.words, self.proposed.list, self.corrected.list):
            one.left.connect(self.left)

    # What the window says

    def finish(self) -> None:
        """Keep the note that is being written."""
        self.corrected.finish()

    # Inside

    def _line(self, word: str) -> Line:
        return word_line(word, self._study.table(), self._page.text())

    def _show_all(self) -> None:
        self._show_words()
        self._follow_own()

    def _show_words(self) -> None:
        if not self.isVisible():
            return
        words, typed = self._study.table().words(), self.head.typed()
        wanted = self._sorted([word for word in words if self._is_wanted(word)] if typed else words)
        found_none = self.tr("No word of the article is like this.")
        self.words.show_values(wanted, found_none if typed else self.tr("There are no words yet."))
        self._show_counts()

    def _sorted(self, words: list[str]) -> list[str]:
        table, order = self._study.table(), self.head.order()
        words.sort(key=table.firsts().__getitem__)
        if order is Order.COUNT:
            words.sort(key=table.counts().__getitem__, reverse=True)
        elif order is Order.PINYIN:
            words.sort(key=self._sound)
        return words

    def _sound(self, word: str) -> list[str]:
        """What the word sounds like, character by character; signs as themselves."""
        return [next(iter(self._readings().sounds(character)), character) for character in word]

    def _is_wanted(self, word: str) -> bool:
        typed = self.head.typed()
        if typed in word:
            return True
        may_be_pinyin = typed.isascii() and typed[0].casefold() in self._beginnings_of(word)
        return may_be_pinyin and self._readings().matches(typed, word)

    def _beginnings_of(self, word: str) -> str:
        """The letters that what is typed may begin with to find the word: most words are passed over by them."""
        if word not in self._beginnings:
            sounds = (sound for character in word for sound in self._readings().sounds(character))
            self._beginnings[word] = word.casefold() + "".join(sound[0] for sound in sounds)
        return self._beginnings[word]

    def _follow_own(self) -> None:
        self._show_proposed()
        self._show_corrected()

    def _show_proposed(self) -> None:
        own = self._verbs.own
        decided = [word.text for word in (*own.lexicon(), *own.of_article())]
        wanted = [
            one for one in self._study.proposals() if self._is_wanted(one.text) and not _is_in(one.text, decided)
        ]
        self.proposed.show_proposals(wanted, is_looking=self._study.is_looking())
        self.proposed.show_scope(self._accepting())
        self._show_counts()

    def _show_corrected(self) -> None:
        own = self._verbs.own
        records: list[Correction | LexiconWord] = [*own.lexicon(), *own.of_article(), *own.corrections()]
        self.corrected.show_records([one for one in reversed(records) if self._is_wanted(_text(one))])
        self._show_counts()

    def _show_counts(self) -> None:
        self.head.show_counts(
            {
                Part.WORDS: self.words.rows.rowCount(),
                Part.PROPOSED: self.proposed.list.rows.rowCount(),
                Part.CORRECTED: self.corrected.list.rows.rowCount(),
            }
        )

    def _accepting(self) -> Scope:
        """The scope in which proposals are accepted."""
        return Scope.EVERYWHERE if self._verbs.scope() is Scope.EVERYWHERE else Scope.ARTICLE

    def _open_menu(self, text: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("wordMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Find in This Article")).triggered.connect(lambda: self.text_wanted.emit(text))
        menu.addAction(self.tr("Concordance…")).triggered.connect(lambda: self.concordance_wanted.emit(text))
        menu.addAction(self.tr("Copy")).triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        menu.popup(where)

    def _choose_scope(self, scope: Scope) -> None:
        self._verbs.choose(scope)
        self.proposed.show_scope(scope)

    def _accept(self, texts: Sequence[str]) -> None:
        own, scope = self._verbs.own, self._accepting()
        self._desk.run(lambda: self._desk.session.correcting.accept(own, texts, scope))

    def _take_back(self, record: Correction | LexiconWord) -> None:
        self._desk.run(lambda: self._desk.session.correcting.take_back([record]))

    def _annotate(self, word_id: str, note: str) -> None:
        """Keep the note of a word, unless it is gone."""
        own = self._verbs.own
        word = next((one for one in (*own.lexicon(), *own.of_article()) if one.id == word_id), None)
        if word:
            self._desk.run(lambda: self._desk.session.correcting.annotate(word, note))

    def _go_to(self, record: Correction | LexiconWord) -> None:
        if isinstance(record, LexiconWord):
            self.text_wanted.emit(record.text)
        elif not record.lost:
            self.place_wanted.emit(Span(record.start, record.end))

    # Qt's overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Count words while they can be seen."""
        super().showEvent(event)
        self._study.turn(is_on=True)
        self._show_all()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no more."""
        super().hideEvent(event)
        self._study.turn(is_on=False)


def _is_in(text: str, decided: Sequence[str]) -> bool:
    """Whether the reader has decided about the text, or about a part of it that it only lengthens."""
    return any(word in text for word in decided)


def _text(record: Correction | LexiconWord) -> str:
    return record.text if isinstance(record, LexiconWord) else record.quote


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, LineList) else 0)
    return holder
