"""Asks the word-cutting process for words, what is seen first, and keeps readings; cuts nothing itself."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, QObject, Signal

from reader.chinese import pinyin
from reader.text.spans import Span
from reader.ui.word_process import WordProcess

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_UNDER_WAY = 3  # requests sent ahead; more would make what is seen wait
_MOST_STARTS = 3  # for one body; a process that keeps dying leaves it without words
_NO_GENERATION = -1  # of a request whose answer nobody waits for
_SOUNDS = -2  # of a request for how words sound
_MOST_SOUNDS = 500  # words asked for at once


class WordService(QObject):
    """The words of one body at a time, slice by slice, from a process of its own."""

    words_cut = Signal(int, object)  # slice index, spans of the body
    all_cut = Signal()
    sounds_found = Signal(object)  # by word: its syllables, one a character, and its level
    gave_up = Signal()  # no process can be started, or each has died; what was asked for stays without words

    def __init__(self, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._readings: pinyin.Readings | None = None
        self._process = WordProcess(cache, self)
        self._process.answered.connect(self._take)
        self._process.died.connect(self._die)
        self._process.failed.connect(self._give_up)
        self._starts = 0
        self._slices: Sequence[tuple[int, str]] = ()
        self._waiting: dict[int, None] = {}  # slice indices in the order to be sent
        self._sent: set[int] = set()
        self._unheard: dict[str, None] = {}  # words in the order to be asked for
        self._asked: list[str] = []  # words whose sounds are under way
        self._generation = 0

    def get_ready(self) -> None:
        """Start the process, and have it load its dictionary, before there is anything to cut."""
        if not self._process.is_running():
            self._start()
            self._process.send({"id": [_NO_GENERATION, 0], "text": ""})

    def cut(self, slices: Sequence[tuple[int, str]]) -> None:
        """Cut these slices (where each starts in the body, its text) instead of any before."""
        self._generation += 1
        self._slices = slices
        self._waiting = dict.fromkeys(range(len(slices)))
        self._sent.clear()
        self._starts = 0
        self._send()

    def want(self, indices: Iterable[int]) -> None:
        """Cut these slices before all others."""
        wanted = [index for index in indices if index in self._waiting]
        if wanted:
            self._waiting = dict.fromkeys([*wanted, *self._waiting])
            self._send()

    def sound(self, words: Iterable[str]) -> None:
        """Find out how these words sound, and how hard they are."""
        self._unheard |= dict.fromkeys(words)
        self._send()

    def wait(self, milliseconds: int) -> bool:
        """Whether every word was cut, and all that is asked about sounds told, within this time.

        Answers come in without an event loop; for pictures and, a moment at a time, for work in steps.
        """
        until = QDeadlineTimer(milliseconds)
        while self.is_at_work() and not until.hasExpired():
            self._process.wait(until)
        return not self._is_waited_for()

    def is_busy(self) -> bool:
        """Whether not all words have been cut."""
        return bool(self._waiting or self._sent)

    def stop(self, *, at_once: bool = False) -> None:
        """End the process, without a wait for what it is at when it has to be `at_once`."""
        self._process.stop(at_once=at_once)

    def readings(self) -> pinyin.Readings:
        """The readings of characters, loaded when they are asked for the first time."""
        if self._readings is None:
            self._readings = pinyin.load(self._cache)
        return self._readings

    def process_id(self) -> int:
        """The number of the process, 0 when there is none."""
        return self._process.process_id()

    def is_at_work(self) -> bool:
        """Whether words are still cut or sounds looked up, and somebody is there to do it."""
        return self._process.is_running() and self._is_waited_for()

    def _is_waited_for(self) -> bool:
        return self.is_busy() or bool(self._unheard or self._asked)

    def _start(self) -> None:
        self._starts += 1
        self._process.start()

    def _die(self) -> None:
        """Take back what was asked of a process that ended, and ask another one."""
        self._waiting = dict.fromkeys([*sorted(self._sent), *self._waiting])
        self._sent.clear()
        self._unheard = dict.fromkeys([*self._asked, *self._unheard])
        self._asked = []
        self._send()

    def _give_up(self) -> None:
        """Do without words where the process cannot even start."""
        self._starts = _MOST_STARTS
        self._die()

    def _send(self) -> None:
        is_wanted = bool(self._waiting or self._unheard)
        if is_wanted and not self._process.is_running() and self._starts < _MOST_STARTS:
            self._start()
        elif is_wanted and not self._process.is_running():
            self.gave_up.emit()
        if self._process.is_running() and self._unheard and not self._asked:
            self._asked = list(islice(self._unheard, _MOST_SOUNDS))
            for word in self._asked:
                del self._unheard[word]
            self._process.send({"id": [_SOUNDS, 0], "sounds": self._asked})
        while self._process.is_running() and self._waiting and len(self._sent) < _UNDER_WAY:
            index = next(iter(self._waiting))
            del self._waiting[index]
            self._sent.add(index)
            self._process.send({"id": [self._generation, index], "text": self._slices[index][1]})

    def _take(self, answer: dict[str, Any]) -> None:
        generation, index = answer["id"]
        if generation == _SOUNDS:
            silent = {word: ([""] * len(word), 0) for word in self._asked}  # where looking up failed
            found = silent | dict(zip(self._asked, answer.get("sounds", ()), strict=False))
            self._asked = []
            self.sounds_found.emit(found)
        elif generation == self._generation:
            self._sent.discard(index)
            start, words = self._slices[index][0], answer.get("words", ())  # none where cutting failed
            self.words_cut.emit(index, [Span(start + one, start + other) for one, other in words])
        self._send()
        if self._slices and generation != _SOUNDS and not self.is_busy():
            self.all_cut.emit()
