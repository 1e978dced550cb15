"""The whole window on a million characters: how long its event loop stands still, when the seen words are there.

Each part runs in a process of its own over a home that is given, and prints its figures as JSON, times in seconds.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, SignalInstance

from reader.app import open_window
from reader.ui.main_window import MainWindow
from tests.bench import texts
from tests.bench.subjects import application

TICK = 5  # milliseconds
PATIENCE = 30_000  # milliseconds
FILE = "百万.txt"


class Ticks:
    """A timer that asks the event loop to come by every few milliseconds, and the longest that it did not."""

    def __init__(self) -> None:
        self.largest_gap = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = perf_counter()
        self._timer.start(TICK)

    def _tick(self) -> None:
        now = perf_counter()
        self.largest_gap = max(self.largest_gap, now - self._last)
        self._last = now

    def stop(self) -> None:
        """Count the time since the last tick too."""
        self._timer.stop()
        self._tick()


def spun(act: Callable[[], object], until: SignalInstance) -> float:
    """The largest gap of the event loop from an act in it until a signal."""
    loop = QEventLoop()
    until.connect(loop.quit)
    QTimer.singleShot(PATIENCE, loop.quit)
    ticks = Ticks()
    QTimer.singleShot(0, act)
    loop.exec()
    ticks.stop()
    until.disconnect(loop.quit)
    return ticks.largest_gap


def gaps(home: Path) -> dict[str, float]:
    """The gaps while a million is imported until its first words, and while it is opened again until its last.

    What an import takes, in one piece, is taken by itself: with another million.
    """
    application()
    file = home / FILE
    file.write_text(texts.million(), encoding="utf-8")
    window = open_window(home, language="zh_CN")
    window.wait_for_words(PATIENCE)
    words = window._words
    taken = {"gap, importing": spun(lambda: window.open_paths([file]), words.words_cut)}
    article = window.article
    window.open_welcome()
    window.wait_for_words(PATIENCE)
    taken["gap, opening and segmenting"] = spun(lambda: window.open_article(article), words.all_cut)
    start = perf_counter()
    window.session.importing.bring_in_bytes(texts.million(texts.MILLION - 1).encode(), FILE)
    taken["import"] = perf_counter() - start
    window.open_article(article)  # what the window opens on next time
    window.close()
    return taken


class FirstWords(QObject):
    """Waits in the event loop for the first paint of the article, and for the words of all that is then seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._page = window.page
        self._loop = QEventLoop()
        self._seen = range(0)
        self._painted = 0.0
        self._there = 0.0
        self._page.slices_shown.connect(self._take_seen)
        self._page.viewport().installEventFilter(self)
        window._words.words_cut.connect(self._look)
        self._page.go_to(*self._page.place())  # where it is already, so that the page tells what it shows

    def wait(self) -> float:
        """Seconds from the paint to the words, none where they were there before."""
        QTimer.singleShot(PATIENCE, self._loop.quit)
        self._loop.exec()
        return max(0.0, self._there - self._painted)

    def _take_seen(self, seen: range) -> None:
        self._seen = seen
        self._look()

    def _look(self, *_: object) -> None:
        is_there = self._seen and all(self._page.words_in(index) is not None for index in self._seen)
        self._there = (self._there or perf_counter()) if is_there else 0.0
        if self._there and self._painted:
            self._loop.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the time when the article begins to be painted."""
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = perf_counter()
            QTimer.singleShot(0, self._look)
        return False


def words(home: Path) -> dict[str, float]:
    """What the words of the visible page take after its first paint, in a home that `gaps` has been in."""
    application()
    window = open_window(home, language="zh_CN")
    assert len(window.page.text()) > texts.MILLION * 0.9
    waiting = FirstWords(window)
    taken = {"words after first paint": waiting.wait()}
    window.close()
    return taken


if __name__ == "__main__":
    print(json.dumps({"gaps": gaps, "words": words}[sys.argv[1]](Path(sys.argv[2]))))
