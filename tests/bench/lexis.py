"""Words of the whole window over a million characters: ready, corrected, counted; prints seconds as JSON."""

import json
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer

from reader.app import open_window
from reader.paths import paths
from reader.session.correcting import Scope
from reader.text.spans import Span
from reader.ui.main_window import MainWindow
from reader.ui.word_service import WordService
from tests.bench import texts
from tests.bench.subjects import application
from tests.bench.window import FILE, PATIENCE, Ticks, spun

CORRECTIONS = 9
SCROLL = 120  # pixels of one turn of the wheel
TURN = 16  # milliseconds


def figures(home: Path) -> dict[str, float]:
    """All of them, in a home that is empty."""
    application()
    cache = paths(home=home).cache
    first_words(cache)  # makes the cache
    taken = {"words ready": median(first_words(cache) for _ in range(3))}
    window = open_window(home, language="zh_CN")
    file = home / FILE
    file.write_text(texts.million(), encoding="utf-8")
    window.session.importing.bring_in(file)
    article = window.session.shelf.listed()[0].article.id
    window.show_words()
    taken |= listed(window, article)
    for name, scope in (("here", Scope.HERE), ("in the article", Scope.ARTICLE), ("everywhere", Scope.EVERYWHERE)):
        taken[f"corrected {name}"] = median(corrected(window, scope))
    taken["gap, counted anew"] = spun(lambda: None, window.words.study.proposed)
    window.close()
    return taken


def first_words(cache: Path) -> float:
    """Seconds from the start of the process of words to the first words of a paragraph."""
    service = WordService(cache)
    start = perf_counter()
    service.get_ready()
    service.cut([(0, texts.million(200))])
    assert service.wait(PATIENCE)
    taken = perf_counter() - start
    service.stop()
    return taken


def listed(window: MainWindow, article: str) -> dict[str, float]:
    """Seconds until all words of an article are listed and terms proposed, and what that does to scrolling."""
    loop, ticks, start = QEventLoop(), Ticks(), perf_counter()
    ends: dict[str, float] = {}
    timer, turns = QTimer(), []

    def turn() -> None:
        begun = perf_counter()
        window.page.scroll_by(SCROLL)
        window.page.viewport().repaint()
        turns.append(perf_counter() - begun)

    def look() -> None:
        study = window.words.study
        if "listed" not in ends and not window._words.is_busy() and study.is_counted():
            ends["listed"] = perf_counter() - start
        if study.proposals():
            ends["proposed"] = perf_counter() - start
            loop.quit()

    timer.timeout.connect(turn)
    timer.timeout.connect(look)
    window.open_article(article)
    timer.start(TURN)
    QTimer.singleShot(2 * PATIENCE, loop.quit)
    loop.exec()
    timer.stop()
    ticks.stop()
    turns.sort()
    return {
        "words listed": ends["listed"],
        "terms proposed after that": ends["proposed"] - ends["listed"],
        "gap, listing": ticks.largest_gap,
        "scroll p95, listing": turns[len(turns) * 95 // 100],
    }


def corrected(window: MainWindow, scope: Scope) -> list[float]:
    """Seconds of some corrections of what is seen, from the key to the painted page."""
    page, taken = window.page, []
    window.words.verbs.choose(scope)
    for _ in range(CORRECTIONS):
        words = page.words_near(page.place()[0])
        one, other = next(pair for pair in pairwise(words) if is_joined(window, *pair))
        page.select(one.start, other.end)
        done = len(window.session.history.done())
        start = perf_counter()
        window.words.verbs.join()
        page.viewport().repaint()
        taken.append(perf_counter() - start)
        assert len(window.session.history.done()) == done + 1
    return taken


def is_joined(window: MainWindow, one: Span, other: Span) -> bool:
    """Whether the two are no signs and have nothing between them."""
    return one.end == other.start and window.page.text()[one.start : other.end].isalnum()


if __name__ == "__main__":
    print(json.dumps(figures(Path(sys.argv[1]))))
