"""Seeded damage to whole files: bytes flipped, cut, doubled, swapped; tags, controls and entities put in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

INSERTED = [
    b"\0",
    b"\x1b[2J",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"&#xD800;",
    b"&#0;",
    b"&#1114112;",
    b"&lt;!--",
    b"&amp" * 50,
    b"<div>" * 40,
    b"</div>" * 40,
    b"<table><tr><td>" * 10,
    b"<p hidden>",
    b"<pre>",
    b"<!--",
    b"<![CDATA[",
    b"<script>",
    b"</body></html>",
    b"<h1>",
    b"<br>" * 100,
    b"<ruby><rt>",
    b"<svg><p>",
    b"<select><option>",
    b"<frameset>",
    b"# ",
    b"> " * 60,
    b"- " * 60,
    b"[" * 200,
    b"**_" * 80,
    b"`" * 99,
    b"|-|\n" * 20,
    b"\n---\n",
    b"![](",
    b"\\",
    b"\r",
    "\u2028".encode(),
    "\u3000".encode() * 300,
    "\U00100000\U0010ff00".encode(),
    b" " * 5000,
    b"\n" * 5000,
]


def mutated(data: bytes, random: Random) -> bytes:
    """The file after one to six accidents."""
    for _ in range(random.randint(1, 6)):
        data = random.choice([flipped, cut, doubled, put_in, put_in, swapped])(data, random)
    return data


def flipped(data: bytes, random: Random) -> bytes:
    """The same with some bits turned over."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 20) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def cut(data: bytes, random: Random) -> bytes:
    """The same without a stretch of it."""
    start, end = places(data, random, 2)
    return data[:start] + data[end:]


def doubled(data: bytes, random: Random) -> bytes:
    """The same with a stretch of it written several times."""
    start, end = places(data, random, 2)
    return data[:end] + data[start:end] * random.randint(1, 8) + data[end:]


def put_in(data: bytes, random: Random) -> bytes:
    """The same with something strange in it."""
    (place,) = places(data, random, 1)
    return data[:place] + random.choice(INSERTED) + data[place:]


def swapped(data: bytes, random: Random) -> bytes:
    """The same with its parts in another order."""
    ends = [0, *places(data, random, 3), len(data)]
    parts = [data[start:end] for start, end in pairwise(ends)]
    random.shuffle(parts)
    return b"".join(parts)


def places(data: bytes, random: Random, count: int) -> list[int]:
    """So many places in the data, in order."""
    return sorted(random.randint(0, len(data)) for _ in range(count))
