"""The window of what is known of an article, to be set right; its text stays as it is."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.text.metadata import Metadata
from reader.ui.message_bar import MessageBar
from storage.records import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from storage.records import Text

_WIDTH = 560  # pixels
_FIELDS = ("title", "subtitle", "source", "place", "published", "author", "jump")
_DAY = re.compile(r"(?:(\d{4})|-)(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LEAP_YEAR = 2000  # has every day that a year can have


class DetailsDialog(QDialog):
    """What is known of one article, beside the main window."""

    original_wanted = Signal(str)  # the id of an article

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setWindowTitle(self.tr("Article Details"))
        self.resize(_WIDTH, self.height())
        self._desk = desk
        self._article: Article | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.message = MessageBar(self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(24, 20, 24, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        names = self._names()
        for row, field in enumerate(_FIELDS):
            self._add_field(row if row <= _FIELDS.index("published") else row + 1, field, names[field])
        self.wrong = QLabel(self)
        self.wrong.setObjectName("wrong")
        self.wrong.setWordWrap(True)
        self._grid.addWidget(self.wrong, _FIELDS.index("published") + 1, 1)
        self.fields["published"].setPlaceholderText(self.tr("2025-12-06, or --12-06 without the year"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(self._grid)
        column.addWidget(self._facts())
        column.addStretch(1)
        column.addWidget(self._verbs())

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "subtitle": self.tr("Subtitle"),
            "source": self.tr("Source"),
            "place": self.tr("Place"),
            "published": self.tr("Date"),
            "author": self.tr("Author"),
            "jump": self.tr("Jump line"),
        }

    def _add_field(self, row: int, field: str, name: str) -> None:
        edit = QLineEdit(self)
        edit.setObjectName(field)
        edit.setAccessibleName(name)
        label = QLabel(name, self)
        label.setBuddy(edit)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(edit, row, 1)
        self.fields[field] = edit

    def _facts(self) -> QWidget:
        """What is known and cannot be set."""
        self.facts = QLabel(self)
        self.facts.setObjectName("quiet")
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.original = QPushButton(self.tr("Show Original…"), self)
        self.original.setObjectName("showOriginal")
        self.original.setAutoDefault(False)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(16)
        row.addWidget(self.facts, 1)
        row.addWidget(self.original, 0, Qt.AlignmentFlag.AlignBottom)
        return holder

    def _verbs(self) -> QWidget:
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.save = QPushButton(self.tr("OK"), self)
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        below = QWidget(self)
        below.setObjectName("detailsVerbs")
        row = QHBoxLayout(below)
        row.setContentsMargins(18, 10, 16, 12)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return below

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self._say)
        self.fields["published"].editingFinished.connect(self._judge)
        self.fields["published"].textChanged.connect(self._forgive)
        self.original.clicked.connect(self._want_original)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.keep)

    # What the reader does

    def open_article(self, article_id: str) -> None:
        """Show what is known of this article; tells why where it cannot be shown."""
        shelf = self._desk.session.shelf
        article = self._desk.ask(lambda: shelf.article(article_id))
        text = self._desk.ask(lambda: shelf.text(article_id))
        if article is None or text is None:
            return
        self._show_article(article)
        self._show_facts(article, text)
        self.show()
        self.raise_()
        self.activateWindow()
        self.fields["title"].setFocus()
        self.fields["title"].selectAll()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Let these actions of the main window, such as undo, work here too."""
        self.addActions(list(actions))

    def keep(self) -> None:
        """Save what the fields hold in one step and close; where the date is none, say so and save nothing."""
        if not self._judge():
            self.fields["published"].setFocus()
            return
        article, known = self._article, self.known()
        if article is None or known == _known(article) or self._describe(article.id, known):
            self.accept()

    def known(self) -> Metadata:
        """What the fields hold."""
        texts = {field: edit.text().strip() for field, edit in self.fields.items()}
        return Metadata(**texts)

    # Slots

    def _judge(self) -> bool:
        """Whether the date is one; a sentence below the field says when it is not."""
        is_right = is_day(self.fields["published"].text().strip())
        sentence = self.tr("A date is written 2025-12-06, or --12-06 where the year is not known.")
        self.wrong.setText("" if is_right else sentence)
        self.wrong.setVisible(not is_right)
        return is_right

    def _forgive(self, text: str) -> None:
        """Take the sentence away as soon as the date is right."""
        if is_day(text.strip()):
            self.wrong.hide()

    def _follow(self, changes: Changes) -> None:
        """Show what was changed elsewhere, where nothing is being written here."""
        article = self._article
        if not (self.isVisible() and article and changes.touches(Article)):
            return
        now = self._desk.ask(lambda: self._desk.session.shelf.article(article.id))
        if now and self.known() == _known(article):
            self._show_article(now)

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    def _want_original(self) -> None:
        if self._article:
            self.original_wanted.emit(self._article.id)

    # Inside

    def _describe(self, article_id: str, known: Metadata) -> bool:
        shelf = self._desk.session.shelf
        return self._desk.run(lambda: shelf.describe(article_id, known)) is not None

    def _show_article(self, article: Article) -> None:
        self._article = article
        for field, edit in self.fields.items():
            edit.setText(getattr(article, field))
            edit.setCursorPosition(0)
        self.fields["title"].setPlaceholderText(article.title)
        self.wrong.hide()

    def _show_facts(self, article: Article, text: Text) -> None:
        number = QLocale().toString(len(text.body))
        told = [
            self.tr("File: {name}").format(name=article.name),
            self.tr("Imported: {when}").format(when=_local(article.imported)),
            self.tr("Encoding: {encoding}").format(encoding=text.encoding) if text.encoding else "",
            self.tr("Length: {count} characters").format(count=number),
            self.tr("Revision: {number}").format(number=text.revision),
        ]
        self.facts.setText("\n".join(filter(None, told)))


def is_day(text: str) -> bool:
    """Whether the text is a day, month or year as ISO 8601 writes it, `--12-06` without the year, or nothing."""
    found = _DAY.fullmatch(text)
    if not found:
        return not text
    year, month, day = found.groups()
    if year is None and day is None:
        return False
    try:
        date(int(year or _LEAP_YEAR), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _known(article: Article) -> Metadata:
    return Metadata(**{field: getattr(article, field).strip() for field in _FIELDS})


def _local(when: str) -> str:
    """A time as the reader's own clock has it."""
    try:
        return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return when
