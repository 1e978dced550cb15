"""What takes long to find out of an article's words, asked of a second process: terms, keywords; shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reader.chinese.terms import Proposal
from reader.ui.word_process import WordProcess

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_MOST_STARTS = 3  # for one article; a process that keeps dying finds nothing out


class Study(QObject):
    """Answers come later, and only those to the latest question of each kind."""

    proposed = Signal(object)  # list of Proposal
    keywords_told = Signal(object)  # list of words

    def __init__(self, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._process = WordProcess(cache, self)
        self._process.answered.connect(self._take)
        self._process.died.connect(self._ask_again)
        self._process.failed.connect(self._ask_again)
        self._waiting: dict[str, tuple[int, object]] = {}  # by kind: the number of the question, and what it asks
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
        if self._waiting:
            self._waiting.clear()
            self._process.stop(at_once=True)
        self._starts = 0

    def stop(self) -> None:
        """End the process."""
        self._waiting.clear()
        self._process.stop(at_once=True)

    # Inside

    def _ask(self, kind: str, asked: object) -> None:
        self._number += 1
        self._waiting[kind] = self._number, asked
        if self._process.is_running():
            self._process.send({"id": self._number, kind: asked})
        else:
            self._ask_again()

    def _ask_again(self) -> None:
        """Ask what is not answered of a new process."""
        if not self._waiting or self._starts >= _MOST_STARTS:
            self._waiting.clear()
            return
        self._starts += 1
        self._process.start()
        for kind, (number, asked) in tuple(self._waiting.items()):
            self._process.send({"id": number, kind: asked})

    def _take(self, answer: dict[str, Any]) -> None:
        kind = next((one for one, (number, _) in self._waiting.items() if number == answer["id"]), "")
        if not kind:
            return
        del self._waiting[kind]
        if kind == "proposals":
            found = answer.get(kind, ())
            self.proposed.emit([Proposal(text, tuple(starts), elsewhere) for text, starts, elsewhere in found])
        else:
            self.keywords_told.emit(list(answer.get(kind, ())))
