"""Names found by what is typed of them: themselves, their pinyin, their initials; puts no pinyin above a text."""

from __future__ import annotations

import sys
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reader.chinese import cache as cache_file

if TYPE_CHECKING:
    from collections.abc import Sequence

_CACHE_VERSION = 1
_BETWEEN = " '’\u3000"  # what people type between syllables
_DIAERESIS = "\u0308"


class Rank(IntEnum):
    """What a typed text is of a name, the best first."""

    WHOLE = 0
    PREFIX = 1
    PART = 2
    SPELT = 3  # the whole name, each character by its sound or its initial
    INITIALS = 4  # of its first characters
    PINYIN = 5  # from its first character on
    ELSEWHERE = 6  # pinyin or initials from a later character on


class Readings:
    """What characters sound like, without tones; every sound of those that have several.

    Takes characters in the order of their code points, and the sounds of each with a blank between; without any, a
    name is found by itself alone.
    """

    def __init__(self, characters: str = "", sounds: Sequence[str] = ()) -> None:
        self._characters = characters
        self._sounds = sounds
        self._ways: dict[str, _Ways] = {}

    def sounds(self, character: str) -> list[str]:
        """Every sound of a character as it is typed: ü also as v and u."""
        place = bisect_left(self._characters, character)
        return self._sounds[place].split() if self._characters[place : place + 1] == character else []

    def matches(self, typed: str, name: str) -> bool:
        """Whether the name is found by what is typed; nothing typed finds every name."""
        return self.rank(typed, name) is not None

    def rank(self, typed: str, name: str) -> Rank | None:
        """What the typed text is of the name, whatever its case; nothing when it does not find the name.

        A character is told by itself, a sound, or an initial, the last one also by the beginning of a sound. Signs
        in the name need not be typed, and blanks may be typed between characters.
        """
        typed, name = typed.strip().casefold(), name.casefold()
        if typed in name:
            return _literal_rank(typed, name)
        typed = typed.strip(_BETWEEN)
        ways = [self._ways_of(character) for character in name]
        spelt = [way.short + way.long for way in ways]
        if not typed or not _tells(typed, spelt, anywhere=True):
            return None
        if _tells_whole(typed, spelt):
            return Rank.SPELT
        if _tells(typed, [way.short for way in ways]):
            return Rank.INITIALS
        return Rank.PINYIN if _tells(typed, spelt) else Rank.ELSEWHERE

    def _ways_of(self, character: str) -> _Ways:
        if character not in self._ways:
            sounds = self.sounds(character)
            initials = {sound[:1] for sound in sounds} | {sound[:2] for sound in sounds if sound[1:2] == "h"}
            unsaid = () if character.isalnum() else ("",)
            self._ways[character] = _Ways((character, *unsaid, *initials), tuple(sounds))
        return self._ways[character]


def load(cache: Path) -> Readings:
    """The readings of all characters, kept in the cache folder; making them takes a fifth of a second."""
    kept, stamp = cache / f"readings-{_CACHE_VERSION}.marshal", _stamp()
    match cache_file.read(kept):
        case (made_of, str() as characters, list() as sounds) if made_of == stamp and len(characters) == len(
            sounds
        ):
            return Readings(characters, sounds)
    table = _table()
    characters = "".join(map(chr, sorted(table)))
    sounds = [_sounds(table[ord(character)]) for character in characters]
    cache_file.keep(kept, (stamp, characters, sounds))
    return Readings(characters, sounds)


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways to type a character: itself or an initial, and its sounds."""

    short: tuple[str, ...]
    long: tuple[str, ...]


def _literal_rank(typed: str, name: str) -> Rank:
    if typed == name:
        return Rank.WHOLE
    return Rank.PREFIX if name.startswith(typed) else Rank.PART


def _tells(typed: str, name: Sequence[tuple[str, ...]], *, anywhere: bool = False) -> bool:
    """Whether the typed text goes along the name, from its first character or from any."""
    offsets = {0}  # in the typed text, each the beginning of what is left for the characters to come
    for ways in name:
        if any(way.startswith(typed[offset:]) for offset in offsets for way in ways):
            return True
        offsets = _after(typed, offsets, ways)
        if anywhere:
            offsets.add(0)
        elif not offsets:
            return False
    return False


def _tells_whole(typed: str, name: Sequence[tuple[str, ...]]) -> bool:
    """Whether the typed text goes along the name from its first character to its last."""
    offsets = {0}
    for ways in name:
        offsets = _after(typed, offsets, ways)
    return len(typed) in offsets


def _after(typed: str, offsets: set[int], ways: tuple[str, ...]) -> set[int]:
    """The offsets after a character typed in any of these ways, and after what is typed between it and the next."""
    after = {offset + len(way) for offset in offsets for way in ways if typed.startswith(way, offset)}
    for offset in tuple(after):
        rest = typed[offset:]
        after.add(offset + len(rest) - len(rest.lstrip(_BETWEEN)))
    return after


def _stamp() -> tuple[str, int]:
    """Which installed pypinyin there is; its version would take longer to ask than the cache to read."""
    spec = find_spec("pypinyin")
    origin = spec.origin if spec else None
    return (origin, Path(origin).stat().st_mtime_ns) if origin else ("", 0)


def _table() -> dict[int, str]:
    """Pypinyin's readings of single characters, by code point; its package would read all its phrases too."""
    package = find_spec("pypinyin")
    spec = PathFinder.find_spec("pinyin_dict", package.submodule_search_locations) if package else None
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("pypinyin")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: dict[int, str] = module.pinyin_dict
    return table


def _sounds(readings: str) -> str:
    """Readings (`nǚ,rǔ`) as they are typed, without tones, a sound with ü in each way to type it."""
    parts = unicodedata.normalize("NFD", readings)
    kept = "".join(part for part in parts if part == _DIAERESIS or not unicodedata.combining(part))
    sounds = unicodedata.normalize("NFC", kept).split(",")
    typed = {sound.replace("ü", way) for sound in sounds for way in "üvu"}
    return sys.intern(" ".join(sorted(typed)))  # one text for all characters that sound alike
