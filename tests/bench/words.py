"""The terms of an article and of a million characters, and keywords; prints seconds as JSON."""

import json
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from reader.chinese import keywords
from reader.chinese.segment import Segmenter
from reader.chinese.terms import proposals
from reader.text.spans import Span
from tests.bench import texts
from tests.bench.subjects import settle

ARTICLE = 3_000  # code points
RUNS = 5


def figures() -> dict[str, float]:
    """Seconds for each act, the median of some runs; a million characters are tried once."""
    with tempfile.TemporaryDirectory() as folder:
        segmenter = Segmenter(Path(folder))
        table = keywords.load(Path(folder))
    novel = texts.million()
    article = novel[:ARTICLE]
    few, many = ([Span(word.start, word.end) for word in segmenter.cut(body)] for body in (article, novel))
    counts = Counter(novel[word.start : word.end] for word in many)
    settle()
    return {
        "terms of 3,000 characters": _seconds(lambda: proposals(article, few)),
        "terms of 3,000 characters, a million in other texts": _seconds(lambda: proposals(article, few, [novel])),
        "terms of a million characters": _seconds(lambda: proposals(novel, many), 1),
        "terms of a million characters, three in others": _seconds(lambda: proposals(novel, many, [novel] * 3), 1),
        "keywords of a million characters": _seconds(lambda: keywords.keywords(counts, *table)),
    }


def _seconds(act: Callable[[], object], runs: int = RUNS) -> float:
    taken = []
    for _ in range(runs):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return median(taken)


if __name__ == "__main__":
    print(json.dumps(figures()))
