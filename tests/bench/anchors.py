"""A thousand passages of a million characters placed in a text that was changed; prints seconds as JSON."""

import json
import random
from time import perf_counter

from reader.text.anchor import describe
from reader.text.reanchor import relocated
from reader.text.spans import Span
from tests.bench import texts
from tests.bench.subjects import settle

PASSAGES, SHORTEST, LONGEST = 1_000, 4, 60  # code points
SENTENCES, BLOCK = 200, 10_000
SEED = 5


def changed(old: str, chance: random.Random) -> dict[str, str]:
    """The text as it may come again, by what was done to it."""
    characters = sorted(set(old) - {"\n"})
    lines = old.split("\n")
    middle = len(old) // 2
    other = _like(old, characters, chance, 1)
    return {
        f"{SENTENCES} sentences changed": _sentences(old, chance),
        f"{BLOCK:,} characters replaced": old[:middle]
        + _like(old[:BLOCK], characters, chance, 1)
        + old[middle + BLOCK :],
        "its second half moved to the front": "\n".join(lines[len(lines) // 2 :] + lines[: len(lines) // 2]),
        "one in ten characters changed": _like(old, characters, chance, 0.1),
        "all characters changed": other,
    }


def _sentences(old: str, chance: random.Random) -> str:
    for _ in range(SENTENCES):
        at = chance.randrange(len(old) - LONGEST)
        old = old[:at] + "这一句是后来改写的。" + old[at + chance.randrange(LONGEST) :]
    return old


def _like(old: str, characters: list[str], chance: random.Random, share: float) -> str:
    return "".join(chance.choice(characters) if one != "\n" and chance.random() < share else one for one in old)


def figures() -> dict[str, float]:
    """Seconds for each text."""
    chance = random.Random(SEED)
    old = texts.million()
    starts = [chance.randrange(len(old) - LONGEST) for _ in range(PASSAGES)]
    anchors = [describe(old, Span(start, start + chance.randrange(SHORTEST, LONGEST))) for start in starts]
    settle()
    taken = {}
    for name, new in changed(old, chance).items():
        start = perf_counter()
        relocated(old, new, anchors)
        taken[name] = perf_counter() - start
    return taken


if __name__ == "__main__":
    print(json.dumps(figures()))
