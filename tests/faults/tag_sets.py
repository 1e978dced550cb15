"""Tag sets in each format, damaged byte by byte and value by value, read, and written again where they are read."""

from __future__ import annotations

import re
import sys
import traceback
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange import qdc, tag_set_csv, tag_set_json
from reader.exchange.tag_set_file import TagSetFile, UnreadableTagSet
from storage.records import Tag, TagSet
from tests.faults.mutations import mutated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Read = Callable[[bytes], TagSetFile]
    Write = Callable[[TagSetFile], bytes]

TAG_SETS_TRIED = 10_000  # files of each format
LONGEST = 5.0  # seconds for a damaged file
NAME = "早市"

SET = TagSet("0f0e0d0c-0b0a-4908-8706-050403020100", "𠮷野村", "①「豆浆」", 0)
FOOD = Tag(
    "11111111-1111-4111-8111-aaaaaaaaaaaa", SET.id, None, "饮食", "#c0392b", "吃喝，“一切”\n- 与其他", "1", 0
)
TEA = Tag("22222222-2222-4222-8222-222222222222", SET.id, FOOD.id, "茶/𠮷", "#117a65", "", "2", 0)
RED = Tag("33333333-3333-4333-8333-333333333333", SET.id, TEA.id, '=1+1"', "#2471a3", "热", "", 0)
RICE = Tag("44444444-4444-4444-8444-444444444444", SET.id, FOOD.id, "米", "#1e8449", "主食", "", 1)
ROAD = Tag("55555555-5555-4555-8555-555555555555", SET.id, None, "饮食", "#b9770e", "", "", 1)
SOUND = TagSetFile(SET, (FOOD, TEA, RED, RICE, ROAD))

# What a value is replaced by, as it may stand in any of the formats.
STRANGE = [
    "",
    " ",
    "null",
    "NaN",
    "-1e999",
    "9" * 5000,
    "[[]]",
    '{"id":7,"id":8}',
    "true",
    '"\\ud83d"',
    '"\\u0000"',
    "&#0;",
    "&amp;",
    "&a;",
    '""',
    '"' + FOOD.id + '"',
    "{" + TEA.id.upper() + "}",
    FOOD.id,
    "a/b/c",
    "/",
    "\\",
    "a/" * 300,
    "=1+1",
    "'=1+1",
    "\t@1",
    ";-1",
    "\u202e雪\u2066",
    "<img src=x onerror=1>",
    "<a><b/></a>",
    "<!DOCTYPE a [<!ENTITY a 'b'>]>",
    "<Code/>" * 20,
    "<Set/>",
    "#F80",
    "\r\n",
    "\x85\u2028",
    "utf-16",
    "path",
    "路径",
]


def _written_json(file: TagSetFile) -> bytes:
    return tag_set_json.write(file).encode()


# Each format: how it is read, how it is written, and where a value stands in it.
FORMATS: dict[str, tuple[Read, Write, re.Pattern[bytes]]] = {
    "qdc": (lambda data: qdc.read(data, NAME), qdc.write, re.compile(rb'"[^"]*"|</?\w+|>[^<]+<')),
    "json": (tag_set_json.read, _written_json, re.compile(rb'"(?:[^"\\]|\\.)*"|null|\d+')),
    "csv": (
        lambda data: tag_set_csv.read(data, NAME),
        tag_set_csv.write,
        re.compile(rb'"(?:[^"]|"")*"|[^,\r\n]+|,'),
    ),
}


def replaced(data: bytes, random: Random, value: re.Pattern[bytes]) -> bytes:
    """The file with something strange in place of one to four of its values, within the marks round them or not."""
    for _ in range(random.randint(1, 4)):
        found = list(value.finditer(data))
        if not found:
            return data
        start, end = random.choice(found).span()
        within = int(end - start > 1 and random.random() < 0.7)
        data = data[: start + within] + random.choice(STRANGE).encode() + data[end - within :]
    return data


def damaged(data: bytes, random: Random, value: re.Pattern[bytes]) -> bytes:
    """The file with strange values, with accidents to its bytes, or both."""
    kind = random.random()
    if kind < 0.8:
        data = replaced(data, random, value)
    return mutated(data, random) if kind > 0.7 else data


def is_lost(name: str, data: bytes) -> bool:
    """Whether a file was neither read nor refused soon, or gave other tags when it was written and read again."""
    read, write, _ = FORMATS[name]
    start = perf_counter()
    try:
        reason = None if comes_again(read(data), read, write) else "it reads otherwise when written again"
    except UnreadableTagSet:
        reason = None
    except Exception:  # noqa: BLE001 - what no one expected is what is looked for
        reason = traceback.format_exc()
    if perf_counter() - start > LONGEST:
        reason = "it took too long"
    if reason:
        print(f"{name}\t{reason}\t{data!r}", file=sys.stderr)
    return reason is not None


def comes_again(file: TagSetFile, read: Read, write: Write) -> bool:
    """Whether the same tags are read from what is written of them, or it is refused in a sentence."""
    try:
        again = read(write(file))
    except ReaderError:
        return True
    return again.tags == file.tags


def tag_sets(tried: int) -> Iterator[tuple[str, int, int]]:
    """Each format: its name, how many files were tried, how many were lost."""
    for name, (_, write, value) in FORMATS.items():
        random, sound = Random(f"tag set {name}"), write(SOUND)
        lost = sum(is_lost(name, damaged(sound, random, value)) for _ in range(tried))
        yield f"tag set {name}", tried, lost
