"""Prints one line a figure, `name<TAB>figure<TAB>bar<TAB>ok|short`: medians of interleaved runs, as ratios."""

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict

RUNS = 5

# Each figure, the peer, and how many times faster than it (for scroll and memory: how much of it) is asked for.
FASTER = [
    ("first paint", "A", 1.2),
    ("first paint", "B", 0.9),
    ("jump to end", "A", 15),
    ("jump after re-wrap", "A", 25),
    ("10,000 highlights", "A", 15),
    ("10,000 highlights", "B", 4),
    ("100,000 highlights", "A", 6),
    ("100,000 highlights", "B", 4),
    ("words on", "A", 50),
    ("words on", "B", 15),
    ("one paragraph of a million", "A", 15),
]
SCROLL, MEMORY = 1.3, 0.5

# A dense article, against the same one bare, and what an act there may take.
OPENED, SCROLLED = 2, 2
ACT, LINE = 0.050, 0.016  # seconds
PEAK = 200  # MB

Runs = dict[str, dict[str, list[float]]]


def measured(runs: int) -> Runs:
    """Every figure of every subject in each run, subjects taking turns."""
    taken: Runs = defaultdict(lambda: defaultdict(list))
    for _ in range(runs):
        for subject in ("ours", "A", "B"):
            for part in ("figures", "paragraph"):
                for figure, value in run("measure", subject, part).items():
                    taken[figure][subject].append(value)
    return taken


def run(module: str, *arguments: str) -> dict[str, float]:
    """One process; a part that a subject does not finish is left out."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=120)
    except subprocess.TimeoutExpired:
        return {}
    return json.loads(done.stdout)


def lines(taken: Runs):
    """The lines to print."""
    for figure, peer, bar in FASTER:
        ours, theirs = taken[figure]["ours"], taken[figure][peer]
        ratio = statistics.median(theirs) / statistics.median(ours) if theirs else float("inf")
        yield line(f"{figure}, times faster than {peer}", ratio, f"≥ {bar}", is_ok=ratio >= bar)
    scroll = medians(taken["scroll p95, words and highlights"])

    share = scroll["ours"] / min(scroll["A"], scroll["B"])
    yield line("scroll p95 with words and highlights, of the better's", share, f"≤ {SCROLL}", is_ok=share <= SCROLL)
    above = medians(taken["memory above base"])

    share = above["ours"] / above["A"]
    yield line("memory above base, of A's", share, f"≤ {MEMORY}", is_ok=share <= MEMORY)


def dense_lines(runs: int):
    """The lines of the dense article."""
    taken: Runs = defaultdict(lambda: defaultdict(list))
    for _ in range(runs):
        for subject, highlights in (("bare", 0), ("dense", 10_000)):
            for figure, value in run("dense", str(highlights)).items():
                taken[figure][subject].append(value)
    median = {figure: medians(values) for figure, values in taken.items()}
    for figure, bar in (
        ("opened to painted", OPENED),
        ("scroll a line, p95", SCROLLED),
        ("scroll a page, p95", SCROLLED),
    ):
        share = median[figure]["dense"] / median[figure]["bare"]
        yield line(f"dense: {figure}, of the bare article's", share, f"≤ {bar}", is_ok=share <= bar)
    for figure, bar in (("add one", ACT), ("write a note", ACT), ("remove one", ACT), ("scroll a line, p95", LINE)):
        seconds = median[figure]["dense"]
        yield line(f"dense: {figure}, ms", seconds * 1000, f"≤ {bar * 1000:.0f}", is_ok=seconds <= bar)
    peak = median["peak memory"]["dense"]
    yield line("dense: peak memory, MB", peak, f"≤ {PEAK}", is_ok=peak <= PEAK)


def medians(values: dict[str, list[float]]) -> dict[str, float]:
    """The median of each subject."""
    return {subject: statistics.median(times) for subject, times in values.items()}


def line(name: str, figure: float, bar: str, *, is_ok: bool) -> str:
    """One figure."""
    return f"{name}\t{figure:.2f}\t{bar}\t{'ok' if is_ok else 'short'}"


if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    for text in (*lines(measured(runs)), *dense_lines(runs)):
        print(text, flush=True)
