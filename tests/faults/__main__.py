"""Prints one line a fault, `name<TAB>tried<TAB>lost`, for damaged files of every format; exit 1 if any was lost.

An article is lost when reading it neither gave a draft nor was refused with a sentence that names the reason: it
crashed, went on for more than five seconds or asked for more memory than a reader may have. What is
asked of a tag set is in tag_sets.py, of a file of notes in notes.py, of a list of words in words.py.
"""

from __future__ import annotations

import sys
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from reader import resources
from reader.errors import ReaderError
from reader.text import encoding as encodings
from reader.text import formats, limits
from reader.text.decode import decode
from reader.text.drafts import Source
from reader.text.isolation import ReadingProcess
from reader.text.unreadable import CouldNotBeRead, NeededTooMuch, TookTooLong
from tests.faults.articles import ARTICLES
from tests.faults.mutations import mutated
from tests.faults.notes import NOTES_TRIED, notes
from tests.faults.tag_sets import TAG_SETS_TRIED, tag_sets
from tests.faults.words import WORDS_TRIED, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.text.formats import Format

TRIED = 2_000  # files of each format in each encoding
ENCODINGS = ("utf-8", "gb18030", "utf-16")
LONGEST = 5.0  # seconds for a damaged file
SOONEST = 2.0  # seconds for a file that is to be refused at once
LARGEST = 500_000_000  # bytes of memory of this process
LOST = (CouldNotBeRead, TookTooLong, NeededTooMuch)


def is_lost(process: ReadingProcess, known: Format, data: bytes, weights: Mapping[str, float]) -> bool:
    """Whether a file was lost; what is refused with a reason is not."""
    name = f"早市{known.endings[0]}"
    try:
        text = decode(data, name, weights, claimed=known.claimed(data) if known.claimed else None).text
        draft = process.read(known.name, Source(name, b"", text))
    except LOST as error:
        print(f"{known.name}\t{error}\t{data!r}", file=sys.stderr)
        return True
    except ReaderError:
        return False
    return any("\n" in piece.text or not piece.text.strip() for piece in draft.pieces)


def damaged(process: ReadingProcess, tried: int) -> Iterator[tuple[str, int, int]]:
    """Each format in each encoding: its name, how many files were tried, how many were lost."""
    weights = encodings.weights(resources.text("encodings/characters.txt"))
    for known in formats.FORMATS:
        for encoding in ENCODINGS:
            random = Random(f"{known.name} {encoding}")
            sound = ARTICLES[known.name].encode(encoding)
            lost = sum(is_lost(process, known, mutated(sound, random), weights) for _ in range(tried))
            yield f"{known.name} {encoding}", tried, lost


def is_settled(process: ReadingProcess, known: Format, text: str) -> bool:
    """Whether a file was read, or refused in one sentence, soon."""
    start = perf_counter()
    try:
        process.read(known.name, Source("早市", b"", text))
    except (CouldNotBeRead, TookTooLong):
        return False
    except ReaderError as error:
        if "\n" in str(error):
            return False
    return perf_counter() - start < SOONEST


SPECIAL: dict[str, tuple[Format, Callable[[], str]]] = {
    "tables within each other, 30": (formats.HTML, lambda: "<table><tr><td>" * 30 + "雪落了一夜。" * 99),
    "divisions within each other, 20,000": (formats.HTML, lambda: "<div>" * 20_000 + "雪落了一夜。"),
    "links without an end, 20,000": (formats.HTML, lambda: "<a href=/>雪" * 20_000),
    "quotes within each other, 20,000": (formats.MARKDOWN, lambda: "> " * 20_000 + "雪落了一夜。"),
    "brackets without an end, 5,000": (formats.MARKDOWN, lambda: "[" * 5_000 + "雪"),
    "one line of 200 MB, plain": (formats.PLAIN, lambda: "a" * 200_000_000),
    "one line of 200 MB, markdown": (formats.MARKDOWN, lambda: "a" * 200_000_000),
    "one line of 200 MB, html": (formats.HTML, lambda: "a" * 200_000_000),
}


def special(process: ReadingProcess) -> Iterator[tuple[str, int, int]]:
    """Each file that is made to take too much."""
    for name, (known, text) in SPECIAL.items():
        yield name, 1, int(not is_settled(process, known, text()))


def grown() -> Iterator[tuple[str, int, int]]:
    """Whether a process grew beyond the bound, where the system tells."""
    try:
        import resource
    except ImportError:
        return
    unit = 1 if sys.platform == "darwin" else 1024
    for name, who in (("this process", resource.RUSAGE_SELF), ("the reading process", resource.RUSAGE_CHILDREN)):
        peak = resource.getrusage(who).ru_maxrss * unit
        yield f"memory of {name}, {peak // 1_000_000} MB", 1, int(peak > LARGEST)


def main() -> None:
    """Damage and read so many files of each format in each encoding as the command line says."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else None
    total = 0
    with ReadingProcess(longest=min(LONGEST, limits.LONGEST_READING)) as process:
        suites = (
            damaged(process, asked or TRIED),
            special(process),
            tag_sets(asked or TAG_SETS_TRIED),
            notes(asked or NOTES_TRIED),
            words(asked or WORDS_TRIED),
        )
        for faults in suites:
            for name, count, lost in faults:
                print(f"{name}\t{count}\t{lost}", flush=True)
                total += lost
    for name, count, lost in grown():
        print(f"{name}\t{count}\t{lost}", flush=True)
        total += lost
    sys.exit(total > 0)


if __name__ == "__main__":
    main()
