"""The texts that are measured on: long, Chinese, in paragraphs as a novel has them."""

import random
from pathlib import Path

NOVEL = Path(__file__).resolve().parents[3] / "shared" / "texts" / "hongloumeng.txt"
MILLION = 1_000_000
WORD = 2  # code points of a measured word
_CHARACTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多"
)


def million(length: int = MILLION) -> str:
    """About `length` code points: the novel, repeated, where it is at hand, else a generated text."""
    source = NOVEL.read_text(encoding="utf-8") if NOVEL.exists() else _generated(200_000)
    paragraphs = [line.strip() for line in source.split("\n") if line.strip()]
    chosen: list[str] = []
    total = 0
    while total < length:
        for paragraph in paragraphs:
            chosen.append(paragraph)
            total += len(paragraph) + 1
            if total >= length:
                break
    return "\n".join(chosen)[:length]


def spans(body: str, count: int) -> list[tuple[int, int]]:
    """`count` passages of four code points, spread evenly over the body, none across a line end."""
    step = len(body) / count
    starts = (int(index * step) for index in range(count))
    return [(start, start + 4) for start in starts if "\n" not in body[start : start + 4] and start + 4 < len(body)]


def words(body: str) -> list[tuple[int, int]]:
    """The body cut into words of two code points, line ends apart: what every subject is given to show."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in body.split("\n"):
        found += [(start + at, min(start + at + WORD, start + len(line))) for at in range(0, len(line), WORD)]
        start += len(line) + 1
    return found


def _generated(length: int) -> str:
    chance = random.Random(7)
    lines: list[str] = []
    total = 0
    while total < length:
        lengths = [chance.randint(6, 30) for _ in range(chance.randint(1, 8))]
        lines.append("".join("".join(chance.choices(_CHARACTERS, k=length)) + "。" for length in lengths))
        total += len(lines[-1]) + 1
    return "\n".join(lines)
