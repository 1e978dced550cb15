"""What the reader does to all highlights selected in a list: tag, remove, copy; selects none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.exchange.quotation import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from storage.records import Highlight


class SelectedHighlights(QObject):
    """Verbs for many highlights, each one step of undo; `numbers` answers which are selected."""

    def __init__(self, desk: Desk, numbers: Callable[[], Sequence[int]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._numbers = numbers
        self.article = ""  # whose tag set is at hand

    def all(self) -> list[Highlight]:
        """The highlights selected, in order."""
        numbers = self._numbers()
        found = self._desk.ask(lambda: self._desk.session.gathering.read(numbers)) or {}
        return [found[number] for number in numbers if number in found]

    def press_key(self, key: str) -> None:
        """Put the tag with this key on all, or take it off when all bear it."""
        tag = self._desk.ask(lambda: self._desk.session.tagging.by_key(key, self.article))
        if tag:
            self.put_tag(tag.id)

    def put_tag(self, tag_id: str) -> None:
        """Put the tag on all, or take it off when all bear it."""
        ids = self._ids()
        if ids:
            self._desk.run(lambda: self._desk.session.reading.toggle_tag(ids, tag_id))

    def put_new_tag(self, path: str) -> None:
        """Make the tag of this path and put it on all."""
        ids, session = self._ids(), self._desk.session

        def verb() -> Changes:
            tag_id, made = session.tagging.made(path, self.article)
            return session.reading.tag(ids, tag_id, made=made)

        if ids:
            self._desk.run(verb)

    def take_off(self, tag_id: str) -> None:
        """Take the tag off all that bear it."""
        ids = self._ids()
        self._desk.run(lambda: self._desk.session.reading.untag(ids, tag_id))

    def remove(self) -> None:
        """Move all to the bin."""
        ids = self._ids()
        if ids:
            self._desk.run(lambda: self._desk.session.reading.remove(ids))

    def copy(self, form: Form = Form.PLAIN) -> None:
        """Take all of them into the clipboard as quotations with their sources."""
        text = self._desk.ask(lambda: self._desk.session.quoting.highlights(self.all(), form))
        if text:
            QGuiApplication.clipboard().setText(text)

    def _ids(self) -> list[str]:
        return [kept.id for kept in self.all()]
