"""Where the window's verbs meet the session: runs them, tells what changed, says calmly what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from storage.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.language import Catalogue, Words
    from reader.session.changes import Changes
    from reader.session.differences import Difference
    from reader.session.session import Session

T = TypeVar("T")


class Desk(QObject):
    """One session and the one signal that all panels and the page follow."""

    changed = Signal(object)  # Changes
    failed = Signal(str)  # one sentence for the reader

    def __init__(self, session: Session, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._catalogue = catalogue

    def run(self, verb: Callable[[], Changes | None]) -> Changes | None:
        """Carry a verb out and tell what it changed; nothing when it failed or there was nothing to do."""
        changes = self.ask(verb)
        if changes:
            self.changed.emit(changes)
        return changes

    def told(self, difference: Difference) -> str:
        """What a difference says, in the reader's language."""
        return self._catalogue.told(difference.sentence, difference.values)

    def worded(self, wording: Words) -> Words:
        """The words of a file in the reader's language."""
        return self._catalogue.worded(wording)

    def ask(self, question: Callable[[], T]) -> T | None:
        """The answer, or nothing when the reader has been told why not."""
        try:
            return question()
        except (ReaderError, StorageError) as error:
            self.failed.emit(self._catalogue.error(error))
            return None
