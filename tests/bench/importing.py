"""Articles that come in: many by the command line, one long one in the window, and search over ten thousand."""

import json
import sys
from functools import cache
from pathlib import Path
from time import perf_counter

from reader import resources
from reader.app import open_window, spare_collections
from reader.paths import paths
from reader.session.preparing import prepare
from reader.session.session import Session
from storage.library import Library
from tests.bench import texts
from tests.bench.subjects import application

FILES, LENGTH = 500, 3_000  # code points
ARTICLES = 10_000
LONG = 2_500_000  # bytes
QUERIES = ("宝玉", "的", "太虚幻境", "没有的词语", "——", "黛玉 宝钗")


def written(folder: Path, count: int = FILES) -> list[Path]:
    """So many files with different texts."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        files.append(folder / f"{number}.txt")
        files[-1].write_text(body(number), encoding="utf-8")
    return files


def body(number: int) -> str:
    """One of many texts, cut from different places of a long one."""
    source = _source()
    start = number * 977 % (texts.MILLION - LENGTH)
    return f"第{number}篇\n{source[start : start + LENGTH]}"


@cache
def _source() -> str:
    return texts.million(texts.MILLION)


def built(home: Path) -> None:
    """A library of ten thousand such articles."""
    places = paths(home=home)
    with Library.open(places.library, places.backups) as library:
        session = Session(library, resources.text(resources.STARTER_TAGS))
        with library.transaction():
            for number in range(ARTICLES):
                session.importing.keep(prepare(body(number).encode(), f"{number}.txt"))
                session.history.clear()


def searched(home: Path) -> dict[str, float]:
    """Seconds until the first page of each query is there, the slowest."""
    places = paths(home=home)
    with Library.open(places.library, places.backups) as library:
        session = Session(library, resources.text(resources.STARTER_TAGS))
        taken = {}
        for query in QUERIES:
            start = perf_counter()
            session.searching.search(query)
            taken[query] = perf_counter() - start
    return {"first page of hits": max(taken.values())}


def long_one(home: Path, file: Path) -> dict[str, float]:
    """Seconds from the file to the painted page, and from the library to it."""
    app = application()
    spare_collections()
    window = open_window(home, language="zh_CN")

    def painted(act) -> float:
        start = perf_counter()
        act()
        while window.coming.is_busy():
            app.processEvents()
        app.processEvents()
        window.page.viewport().repaint()
        return perf_counter() - start

    before = window.article
    imported = painted(lambda: window.open_paths([file]))
    own = window.article
    window.open_article(before)
    app.processEvents()
    opened = painted(lambda: window.open_article(own))
    window.close()
    return {"imported to painted": imported, "opened to painted": opened}


if __name__ == "__main__":
    part, *given = sys.argv[1:]
    if part == "build":
        built(Path(given[0]))
    elif part == "search":
        print(json.dumps(searched(Path(given[0]))))
    else:
        print(json.dumps(long_one(Path(given[0]), Path(given[1]))))
