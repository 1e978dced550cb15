"""A library of a thousand articles and a hundred thousand highlights, and the window over it."""

import json
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QLineEdit, QToolButton

from reader import resources
from reader.app import open_window, spare_collections
from reader.paths import paths
from reader.session.gathering import Order, Sieve
from reader.session.session import Session
from reader.text.anchor import describe
from reader.text.spans import Span
from reader.ui.main_window import WELCOME, MainWindow
from storage.library import Library
from storage.records import Highlight
from tests.bench import texts
from tests.bench.subjects import application, memory

ARTICLES, HIGHLIGHTS, LENGTH = 1_000, 100_000, 3_000
AT_ONCE = 1_000  # highlights tagged by one verb
EACH, SPARE = HIGHLIGHTS // ARTICLES, 12  # spans of an article that fall on a line end are left out
RUNS, NOTED = 5, "再想"


def built(home: Path, articles: int) -> None:
    """The library in `home`; tags in turn, every tenth highlight with a note, every seventh with two tags.

    The welcome article is the last one, so that a window over any library opens on the same page.
    """
    places = paths(home=home)
    source = texts.million(ARTICLES * LENGTH)
    with Library.open(places.library, places.backups) as library:
        session = Session(library, resources.text("tag_sets/newspaper.json"))
        tags = [tag.id for tag in session.tagging.tags()]
        with library.transaction():
            for number in range(articles):
                body = f"第{number}篇\n{source[number * LENGTH : (number + 1) * LENGTH]}"
                _fill(
                    library,
                    session.importing.bring_in_bytes(body.encode(), f"{number}.txt").article.id,
                    number,
                    tags,
                )
            session.importing.bring_in(resources.path(WELCOME))


def _fill(library: Library, article: str, number: int, tags: list[str]) -> None:
    body = library.articles.body(article)
    for place, (start, _) in enumerate(texts.spans(body, EACH + SPARE)[:EACH]):
        count = number * EACH + place
        anchor = describe(body, Span(start, min(start + 4 + count % 23, len(body))))
        time = f"2026-{1 + number % 12:02}-{1 + place % 28:02}T00:00:00.000+00:00"
        own = (tags[count % len(tags)], *([tags[(count + 1) % len(tags)]] if count % 7 == 0 else []))
        kept = Highlight(
            id=f"{count:08}-0000-4000-8000-000000000000",
            article=article,
            start=anchor.start,
            end=anchor.end,
            quote=anchor.quote,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
            note=f"第{count}笔，{NOTED}想" if count % 10 == 0 else "",
            tags=tuple(dict.fromkeys(own)),
            created=time,
            modified=time,
            author="",
        )
        library.highlights.put(kept)


def figures(home: Path) -> dict[str, float]:
    """Seconds from the opening of the library to the painted window, and what is done there; memory in MB."""
    app = application()
    spare_collections()

    def shown(act: Callable[[], object]) -> float:
        start = perf_counter()
        act()
        app.processEvents()
        window.highlights.view.viewport().repaint()
        return perf_counter() - start

    start = perf_counter()
    window = open_window(home, language="zh_CN")
    app.processEvents()
    taken = {"opened": perf_counter() - start}
    window.wait_for_words(60_000)
    if len(window.session.shelf.listed()) > 1:
        taken |= _acts(window, shown)
    taken["memory"] = memory()
    window.close()
    return taken


def _acts(window: MainWindow, shown: Callable[[Callable[[], object]], float]) -> dict[str, float]:
    """The panel over the whole library: shown, scrolled, filtered, a thousand tagged, one tagged among all."""
    panel, session = window.highlights, window.session
    tags, bar = session.tagging.tags(), panel.view.verticalScrollBar()
    taken = {"library shown": shown(panel.findChildren(QToolButton, "gatheredScope")[1].click)}
    taken["scrolled to the end"] = shown(lambda: bar.setValue(bar.maximum()))
    filtered = []
    for tag in tags[:RUNS]:
        panel.show_tag(tag.id)
        field = panel.findChild(QLineEdit, "sieveText")
        field.setText(NOTED)
        filtered.append(shown(field.returnPressed.emit))
    taken["filtered by tag and text"] = statistics.median(filtered)
    panel.findChild(QToolButton, "sieveClear").click()
    first, last = (panel.view.model().index(row, 0) for row in (0, AT_ONCE - 1))
    panel.view.selectionModel().select(
        QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert len(panel.selected.all()) == AT_ONCE
    taken["tagged at once"] = shown(lambda: panel.selected.put_tag(tags[-1].id))
    numbers = session.gathering.gather(Sieve(), Order.NEWEST)[0].numbers[:RUNS]
    more = [
        shown(lambda own=kept.id: window.desk.run(lambda: session.reading.toggle_tag([own], tags[0].id)))
        for kept in session.gathering.read(numbers).values()
    ]
    return taken | {"one more tag": statistics.median(more)}


if __name__ == "__main__":
    if sys.argv[1] == "build":
        built(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        print(json.dumps(figures(Path(sys.argv[2]))))
