"""One subject measured in a process of its own; prints its figures as JSON, times in seconds, memory in MB."""

import json
import statistics
import sys

from tests.bench import texts
from tests.bench.subjects import SUBJECTS, application, memory, painted, settle

STEPS = 60  # screens scrolled


def figures(name: str) -> dict[str, float]:
    """What this subject takes for each of the acts, on a million code points."""
    app = application()
    body = texts.million()
    highlights = {count: texts.spans(body, count) for count in (10_000, 100_000)}
    words = texts.words(body)
    settle()
    base = memory()
    taken: dict[str, float] = {}

    subject = SUBJECTS[name]()
    app.processEvents()
    taken["first paint"] = painted(subject.widget, lambda: subject.open(body))
    taken["jump to end"] = painted(subject.widget, subject.jump_to_end)
    painted(subject.widget, subject.jump_to_start)
    painted(subject.widget, lambda: subject.rewrap(700))
    taken["jump after re-wrap"] = painted(subject.widget, subject.jump_to_end)
    painted(subject.widget, lambda: subject.rewrap(1000))
    painted(subject.widget, subject.jump_to_start)
    ready = subject.ready_highlights(highlights[10_000])
    words = subject.ready_words(words)
    taken["10,000 highlights"] = painted(subject.widget, lambda: subject.show_highlights(ready))
    taken |= {f"words on ({way})": seconds for way, seconds in subject.words_on(words).items()}
    steps = [painted(subject.widget, lambda: subject.scroll(120)) for _ in range(STEPS)]
    taken["scroll p95, words and highlights"] = statistics.quantiles(steps, n=20)[-1]
    taken["memory above base"] = memory() - base
    ready = subject.ready_highlights(highlights[100_000])
    taken["100,000 highlights"] = painted(subject.widget, lambda: subject.show_highlights(ready))
    if name == "full":
        taken["theme map of 100,000 highlights"] = painted(subject.widget, subject.show_map)
    return taken


def length(name: str, characters: int) -> dict[str, float]:
    """First paint and jump to the end at this many code points."""
    app = application()
    body = texts.million(characters)
    settle()
    subject = SUBJECTS[name]()
    app.processEvents()
    taken = {"first paint": painted(subject.widget, lambda: subject.open(body))}
    return taken | {"jump to end": painted(subject.widget, subject.jump_to_end)}


def paragraph(name: str) -> dict[str, float]:
    """One paragraph of a million code points."""
    application()
    body = texts.million().replace("\n", "")
    subject = SUBJECTS[name]()
    return {"one paragraph of a million": painted(subject.widget, lambda: subject.open(body))}


if __name__ == "__main__":
    name, part, *rest = sys.argv[1:]
    parts = {"figures": figures, "length": length, "paragraph": paragraph}
    print(json.dumps(parts[part](name, *map(int, rest))))
