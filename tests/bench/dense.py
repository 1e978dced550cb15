"""The window over one dense article, ten thousand highlights in a hundred thousand characters, and over it bare."""

import contextlib
import json
import re
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from reader import resources
from reader.app import open_window, spare_collections
from reader.paths import paths
from reader.session.session import Session
from reader.text.anchor import describe
from reader.text.spans import Span
from storage.library import Library
from storage.records import Highlight
from tests.bench import texts
from tests.bench.subjects import application, memory

LENGTH, HIGHLIGHTS = 100_000, 10_000
VERBS, LINES, SCREENS = 9, 60, 30


def shelved(home: Path, highlights: int) -> None:
    """A library in `home` with the article and so many highlights, each tag in turn, every tenth with a note."""
    places = paths(home=home)
    with Library.open(places.library, places.backups) as library:
        session = Session(library, resources.text("tag_sets/newspaper.json"))
        article = session.importing.bring_in_bytes(texts.million(LENGTH).encode(), "稠密.txt").article.id
        body, tags = session.shelf.text(article).body, session.tagging.tags()
        with library.transaction():
            for number, (start, _) in enumerate(texts.spans(body, highlights) if highlights else ()):
                anchor = describe(body, Span(start, min(start + 4 + number % 23, len(body))))
                note = "记一笔" if number % 10 == 0 else ""
                library.put(_highlight(article, number, anchor, note, tags[number % len(tags)].id))


def _highlight(article, number, anchor, note, tag) -> Highlight:
    own = f"{number:08}-0000-4000-8000-000000000000"
    place = (anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix)
    return Highlight(own, article, *place, note, (tag,), "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "")


def figures(highlights: int) -> dict[str, float]:
    """Seconds for each act in the window, the write on disk included; memory in MB."""
    app = application()
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as stack:
        shelved(Path(home), highlights)
        spare_collections()

        def shown(act) -> float:
            start = perf_counter()
            act()
            app.processEvents()
            window.page.viewport().repaint()
            return perf_counter() - start

        start = perf_counter()
        window = open_window(Path(home), language="zh_CN")
        stack.callback(window.close)
        app.processEvents()
        taken = {"opened to painted": perf_counter() - start}
        window.wait_for_words(60_000)
        body, page, reading = window.page.text(), window.page, window.session.reading
        desk = window.marking._desk
        added, noted, removed = [], [], []
        for number in range(VERBS):
            at = 40 + number * 7
            page.select(at, at + 5)
            added.append(shown(lambda: window.marking.press_key("1")))
            mine = max(reading.highlights(window.article), key=lambda kept: kept.created)
            noted.append(shown(lambda own=mine: desk.run(lambda: reading.note(own.id, "想"))))
            removed.append(shown(lambda own=mine: desk.run(lambda: reading.remove([own.id]))))
        taken |= {"add one": statistics.median(added), "write a note": statistics.median(noted)}
        taken["remove one"] = statistics.median(removed)
        page.clear_selection()
        taken["scroll a line, p95"] = _p95([shown(lambda: page.scroll_by(37)) for _ in range(LINES)])
        taken["scroll a page, p95"] = _p95([shown(lambda: page.scroll_by(700)) for _ in range(SCREENS)])
        taken["peak memory"] = memory()
        taken |= segmenter_memory(window._words.process_id())
        assert len(body) > LENGTH * 0.9
    return taken


def segmenter_memory(process: int) -> dict[str, float]:
    """The peak memory of the word process in MB, where the system tells it."""
    status = Path(f"/proc/{process}/status")
    told = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.MULTILINE) if status.exists() else None
    return {"segmenter's peak memory": int(told[1]) / 1024} if told else {}


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    print(json.dumps(figures(int(sys.argv[1]))))
