"""What takes long to find out of an article's words, asked of a second process: terms, keywords; shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reader.chinese.terms import Proposal
from reader.ui.word_process import WordProcess

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_MOST_STARTS = 3  # for one article; a process that keeps dying finds nothing out


class Inquiry(QObject):
    """Answers come later, and only those to the latest question of each kind.

    A question waits until the one of its kind before is answered: only the last of many has to be.
    """

    proposed = Signal(object)  # list of Proposal
    keywords_told = Signal(object)  # list of words
    gave_up = Signal()  # no process can be started, or each has died

    def __init__(self, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._process = WordProcess(cache, self)
        self._process.answered.connect(self._take)
        self._process.died.connect(self._ask_again)
        self._process.failed.connect(self._ask_again)
        self._waiting: dict[str, tuple[int, object]] = {}  # by kind: the number of the question, and what it asks
        self._sent: dict[str, int] = {}  # by kind: the number of the question that was sent
        self._number = 0
        self._starts = 0

    def propose(self, body: str, marks: str, others: Sequence[str]) -> None:
        """Find the terms of a body; `marks` are those of its words."""
        self._ask("proposals", {"body": body, "marks": marks, "others": list(others)})

    def find_keywords(self, counts: Mapping[str, int]) -> None:
        """Find the keywords of an article with these words."""
        self._ask("keywords", dict(counts))

    def is_busy(self) -> bool:
        """Whether there are questions without an answer."""
        return bool(self._waiting)

    def forget(self) -> None:
        """Want no answers any more, as another article is open."""
        if self._sent:
            self.stop()
        self._waiting.clear()
        self._starts = 0

    def stop(self) -> None:
        """End the process."""
        self._waiting.clear()
        self._sent.clear()
        self._process.stop(at_once=True)

    # Inside

    def _ask(self, kind: str, asked: object) -> None:
        self._number += 1
        self._waiting[kind] = self._number, asked
        if self._process.is_running():
            self._send()
        else:
            self._ask_again()

    def _ask_again(self) -> None:
        """Ask what is not answered of a new process."""
        self._sent.clear()
        if self._waiting and self._starts < _MOST_STARTS:
            self._starts += 1
            self._process.start()
            self._send()
        elif self._waiting:
            self._waiting.clear()
            self.gave_up.emit()

    def _send(self) -> None:
        """Send what is waiting, unless a question of its kind is under way."""
        for kind, (number, asked) in tuple(self._waiting.items()):
            if kind not in self._sent and self._process.is_running():
                self._sent[kind] = number
                self._process.send({"id": number, kind: asked})

    def _take(self, answer: dict[str, Any]) -> None:
        kind = next((one for one, number in self._sent.items() if number == answer["id"]), "")
        if kind and self._waiting[kind][0] == self._sent.pop(kind):
            del self._waiting[kind]
            self._tell(kind, answer.get(kind, ()))
        self._send()

    def _tell(self, kind: str, found: Iterable[Any]) -> None:
        if kind == "proposals":
            self.proposed.emit([Proposal(text, tuple(starts), elsewhere) for text, starts, elsewhere in found])
        else:
            self.keywords_told.emit(list(found))
