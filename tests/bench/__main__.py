"""Prints one line a figure, `name<TAB>figure<TAB>bar<TAB>ok|short`: medians of interleaved runs, as ratios."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from tests.bench import importing, library, texts
from tests.bench.subjects import WORD_WAYS

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
    *((f"words on ({way})", peer, bar) for way in WORD_WAYS for peer, bar in (("A", 50), ("B", 15))),
    ("one paragraph of a million", "A", 15),
]
SCROLL, MEMORY = 1.3, 0.5
MAPPED = 0.100  # seconds, behind what was marked
FULL_SCROLL = 1.5  # with pinyin, notes in the margin and the theme map, of the better peer without them

# A dense article, against the same one bare, and what an act there may take.
OPENED, SCROLLED = 2, 2
ACT, LINE = 0.050, 0.016  # seconds
PEAK = 200  # MB

# The page at five million, of one million's.
MORE, LONGER = 5, 2

# The whole window over a million, and its start over an article of a few screens against a bare window's.
GAP, WORDS = 0.100, 0.150  # seconds
STARTED, ARTICLE = 1.3, 3_000  # of the bare window's; code points

# A thousand articles with a hundred thousand highlights, beside a library of one article.
LIBRARY_OPENED, FILTERED, TAGGED, LIBRARY_MEMORY = 1.5, 0.100, 1.0, 300  # of the small one's; seconds; MB

# Articles that come in by the command line, the first page of hits, a long one from its file to the painted page.
A_SECOND, FIRST_PAGE, LONGER_BY = 50, 0.100, 1.0  # articles; seconds; seconds more than from the library

PLACED, MERGED = 0.5, 1.0  # seconds

# Ten thousand highlights in a format; the slow ones are made by libraries of others.
QUICKLY = 3.0  # seconds
WRITTEN = dict.fromkeys(("docx", "pdf", "xlsx"), 15.0)

# Words of a million characters, of an article where it says so: seconds.
WORD_BARS = {
    "words ready": 0.5,
    **{f"corrected {where}": 0.05 for where in ("here", "in the article", "everywhere")},
    "words listed": 12.0,
    "gap, listing": GAP,
    "scroll p95, listing": LINE,
    "terms of 3,000 characters": 0.2,
    "terms of a million characters": 10.0,
}

Runs = dict[str, dict[str, list[float]]]


def measured(runs: int) -> Runs:
    """Every figure of every subject in each run, subjects taking turns."""
    taken: Runs = defaultdict(lambda: defaultdict(list))
    for _ in range(runs):
        for subject in ("ours", "full", "A", "B"):
            for part in ("figures", "paragraph"):
                for figure, value in run("measure", subject, part).items():
                    taken[figure][subject].append(value)
    return taken


def run(module: str, *arguments: str) -> dict[str, float]:
    """One process; a part that a subject does not finish is left out."""
    try:
        return json.loads(process(f"tests.bench.{module}", *arguments))
    except subprocess.TimeoutExpired:
        return {}


def process(module: str, *arguments: str, home: str = "", patience: int = 120) -> str:
    """What one process prints; one that fails, or goes on after a fault in a slot, has measured nothing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app is not compiled anew at each start
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command,
        env=environment | {"MEIPI_HOME": home},
        capture_output=True,
        check=False,
        timeout=patience,
        text=True,
    )
    if done.returncode or "Traceback" in done.stderr:
        sys.exit(f"{' '.join(command[1:])}\n{done.stderr}")
    return done.stdout


def lines(taken: Runs):
    """The lines to print."""
    for subject, with_all in (("ours", ""), ("full", " with pinyin, notes and map")):
        for figure, peer, bar in FASTER:
            ours, theirs = taken[figure][subject], taken[figure][peer]
            ratio = statistics.median(theirs) / statistics.median(ours) if theirs else float("inf")
            yield line(f"{figure}{with_all}, times faster than {peer}", ratio, f"≥ {bar}", is_ok=ratio >= bar)
    scroll = medians(taken["scroll p95, words and highlights"])
    for subject, name, bar in (
        ("ours", "words and highlights", SCROLL),
        ("full", "pinyin, notes and map", FULL_SCROLL),
    ):
        share = scroll[subject] / min(scroll["A"], scroll["B"])
        yield line(f"scroll p95 with {name}, of the better's", share, f"≤ {bar}", is_ok=share <= bar)
    mapped = medians(taken["theme map of 100,000 highlights"])["full"]
    yield in_time("theme map of 100,000 highlights, ms", mapped, MAPPED)
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
        yield in_time(f"dense: {figure}, ms", median[figure]["dense"], bar)
    peak = median["peak memory"]["dense"]
    yield line("dense: peak memory, MB", peak, f"≤ {PEAK}", is_ok=peak <= PEAK)
    if "segmenter's peak memory" in median:
        yield stated("dense: segmenter's peak memory, MB", median["segmenter's peak memory"]["dense"])


def length_lines(runs: int) -> Iterator[str]:
    """The lines of a very long article."""
    taken: Runs = defaultdict(lambda: defaultdict(list))
    for _ in range(runs):
        for times in (1, MORE):
            for figure, value in run("measure", "ours", "length", str(times * texts.MILLION)).items():
                taken[figure][str(times)].append(value)
    for figure, values in taken.items():
        median = medians(values)
        share = median[str(MORE)] / median["1"]
        yield line(f"{figure} at {MORE} million, of 1 million's", share, f"≤ {LONGER}", is_ok=share <= LONGER)


def window_lines(runs: int) -> Iterator[str]:
    """The lines of the whole window over a million."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            for part in ("gaps", "words"):
                for figure, value in run("window", part, home).items():
                    taken[figure].append(value)
    median = medians(taken)
    yield stated("import of a million, ms", median["import"] * 1000)
    for doing in ("importing", "opening and segmenting"):
        gap = median[f"gap, {doing}"]
        yield in_time(f"event loop, largest gap while {doing} a million, ms", gap, GAP)
    yield in_time("words of the visible page after first paint, ms", median["words after first paint"], WORDS)


def start_lines(runs: int) -> Iterator[str]:
    """The line of the cold start: whole processes, the bare window's beside ours."""
    taken: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        file, home = Path(folder, "article.txt"), Path(folder, "home")
        file.write_text(texts.million(ARTICLE), encoding="utf-8")
        article = process("reader", "import", str(file), home=str(home)).split("\t")[0]
        process("reader", "show", article, "--words", home=str(home))  # keeps the dictionary in the cache
        for _ in range(max(runs, RUNS)):
            for subject, place in (("ours", home), ("bare", file)):
                start = perf_counter()
                process("tests.bench.start", subject, str(place))
                taken[subject].append(perf_counter() - start)
    median = medians(taken)
    share = median["ours"] / median["bare"]
    yield line("cold start to painted article, of a bare window's", share, f"≤ {STARTED}", is_ok=share <= STARTED)


def library_lines(runs: int) -> Iterator[str]:
    """The lines of the library of a hundred thousand highlights."""
    taken: Runs = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as folder:
        homes = {"full": Path(folder, "full"), "empty": Path(folder, "empty")}
        for subject, home in homes.items():
            process("tests.bench.library", "build", str(home), str(library.ARTICLES if subject == "full" else 0))
        for number in range(runs):
            for subject, home in homes.items():
                copy = Path(folder, f"{subject}-{number}")
                shutil.copytree(home, copy)
                os.sync()  # or the first write in the window would wait for the whole copy
                for figure, value in run("library", "measure", str(copy)).items():
                    taken[figure][subject].append(value)
                shutil.rmtree(copy)
    median = {figure: medians(values) for figure, values in taken.items()}
    share = median["opened"]["full"] / median["opened"]["empty"]
    yield line(
        "library of 100,000: opened, of an empty one's", share, f"≤ {LIBRARY_OPENED}", is_ok=share <= LIBRARY_OPENED
    )
    for figure, bar in (("filtered by tag and text", FILTERED), ("tagged at once", TAGGED)):
        yield in_time(f"library of 100,000: {figure}, ms", median[figure]["full"], bar)
    for figure in ("library shown", "scrolled to the end", "one more tag"):
        yield stated(f"library of 100,000: {figure}, ms", median[figure]["full"] * 1000)
    above = median["memory"]["full"] - median["memory"]["empty"]
    yield line(
        "library of 100,000: memory above an empty one's, MB",
        above,
        f"≤ {LIBRARY_MEMORY}",
        is_ok=above <= LIBRARY_MEMORY,
    )


def import_lines(runs: int) -> Iterator[str]:
    """The lines of articles that come in, and of search over many."""
    taken: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        files = [str(file) for file in importing.written(Path(folder, "files"))]
        full, long = Path(folder, "full"), Path(folder, "long.txt")
        long.write_text(texts.million(importing.LONG // 3), encoding="utf-8")
        process("tests.bench.importing", "build", str(full), patience=900)
        for number in range(runs):
            start = perf_counter()
            process("reader", "import", *files, home=str(Path(folder, f"home-{number}")))
            taken["a second"].append(importing.FILES / (perf_counter() - start))
            for figures in (
                run("importing", "search", str(full)),
                run("importing", "long", str(Path(folder, f"window-{number}")), str(long)),
            ):
                for figure, value in figures.items():
                    taken[figure].append(value)
    median = medians(taken)
    rate = median["a second"]
    yield line("articles imported by command line, a second", rate, f"≥ {A_SECOND}", is_ok=rate >= A_SECOND)
    yield in_time("first page of hits in 10,000 articles, ms", median["first page of hits"], FIRST_PAGE)
    more = median["imported to painted"] - median["opened to painted"]
    yield in_time("2.5 MB imported to painted, more than from the library, ms", more, LONGER_BY)


def anchor_lines(runs: int) -> Iterator[str]:
    """The lines of passages placed in a text that changed."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        for figure, value in run("anchors").items():
            taken[figure].append(value)
    for figure, seconds in medians(taken).items():
        yield in_time(f"1,000 passages of a million placed, {figure}, ms", seconds, PLACED)


def merge_lines(runs: int) -> Iterator[str]:
    """The lines of a large tag set merged."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            for figure, value in run("merging", home).items():
                taken[figure].append(value)
    median = medians(taken)
    yield stated("a tag set of 1,000 tags: changes planned, ms", median["planned"] * 1000)
    yield in_time("a tag set of 1,000 tags: planned and merged, ms", median["merged"], MERGED)


def note_lines(runs: int) -> Iterator[str]:
    """The lines of ten thousand highlights written in every format."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        for figure, value in run("notes").items():
            taken[figure].append(value)
    for ending, seconds in medians(taken).items():
        yield in_time(f"10,000 highlights to {ending}, ms", seconds, WRITTEN.get(ending, QUICKLY))


def word_lines(runs: int) -> Iterator[str]:
    """The lines of words corrected, counted and proposed."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            for figures in (run("lexis", home), run("words")):
                for figure, value in figures.items():
                    taken[figure].append(value)
    median = medians(taken)
    for figure, bar in WORD_BARS.items():
        yield in_time(f"{figure}, ms", median[figure], bar)
    for figure in sorted(median.keys() - WORD_BARS.keys()):
        yield stated(f"{figure}, ms", median[figure] * 1000)


def medians(values: dict[str, list[float]]) -> dict[str, float]:
    """The median of each subject."""
    return {subject: statistics.median(times) for subject, times in values.items()}


def in_time(name: str, seconds: float, most: float) -> str:
    """One figure in milliseconds that has a most."""
    return line(name, seconds * 1000, f"≤ {most * 1000:.0f}", is_ok=seconds <= most)


def stated(name: str, figure: float) -> str:
    """One figure that has no bar."""
    return line(name, figure, "stated", is_ok=True)


def line(name: str, figure: float, bar: str, *, is_ok: bool) -> str:
    """One figure."""
    return f"{name}\t{figure:.2f}\t{bar}\t{'ok' if is_ok else 'short'}"


PARTS = {
    "peers": lambda runs: lines(measured(runs)),
    "dense": dense_lines,
    "length": length_lines,
    "window": window_lines,
    "start": start_lines,
    "library": library_lines,
    "import": import_lines,
    "anchors": anchor_lines,
    "merge": merge_lines,
    "notes": note_lines,
    "words": word_lines,
}

if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdecimal()]
    named = [argument for argument in sys.argv[1:] if argument in PARTS]
    for part in named or PARTS:
        for text in PARTS[part](*numbers[:1] or [RUNS]):
            print(text, flush=True)
