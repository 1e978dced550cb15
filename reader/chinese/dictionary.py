"""What a dictionary says of a word: all its readings and senses, then of the words in it; reads no file itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.chinese.tone_marks import marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reader.chinese.cedict import Cedict, Raw

LONGEST = 24  # code points of a headword, and a few more
_LOOKED_AT = 64  # code points of a text whose words are looked for
_MEASURES = "CL:"  # before measure words among the senses
_DEEPEST = 6  # references that are followed one after the other
_WORD = r"([^\s\[\],;()|]+)(?:\|([^\s\[\],;()]+))?(?:\[([^\]]*)\])?"
_REFERENCE = re.compile(
    r"(?:\([^)]*\) )*"
    r"(?:(?:[A-Za-z-]+ ){0,4}?(?:variant|equivalent|contraction|form|spelling|abbr\.) (?:of|for|to)"
    r"|see|see also|also written|same as) " + _WORD
)
_FORMS = re.compile(r"([^\s\[\],:;()|/]+)\|([^\s\[\],:;()|/]+)")
_READING = re.compile(r"\s?\[([^\]]*[a-zA-Z:]+[1-5][^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a word, with tone marks, its senses, and the measure words it goes with.

    Where the senses only send the reader on to another word, `followed` are the entries of that one.
    """

    simplified: str
    traditional: str
    pinyin: str
    senses: tuple[str, ...]
    measures: str = ""
    followed: tuple[Entry, ...] = ()

    def meanings(self) -> tuple[str, ...]:
        """The senses, where they only send on those of the words sent to."""
        return tuple(sense for one in self.followed for sense in one.meanings()) or self.senses


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text that is a word of the dictionary."""

    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A text, its own entries, the longest words in it in order, and its characters, each once."""

    text: str
    entries: tuple[Entry, ...]
    words: tuple[Part, ...]
    characters: tuple[Part, ...]

    def __bool__(self) -> bool:
        """Whether the dictionary says anything of it."""
        return bool(self.entries or self.words or self.characters)


class Dictionary:
    """Looks words up among the entries of one dictionary."""

    def __init__(self, cedict: Cedict) -> None:
        self._cedict = cedict

    def lookup(self, text: str) -> Found:
        """All that is known of a text, simplified or traditional; raises Damaged."""
        looked_at, entries = text[:_LOOKED_AT], self._entries(text)
        words = tuple(Part(word, self._entries(word)) for word in self._inside(looked_at))
        characters = dict.fromkeys(looked_at) if len(text) > 1 else {}
        known = (one for one in characters if not one.isascii() and one in self._cedict)
        heard = _syllables([*entries, *(entry for part in words for entry in part.entries)])
        return Found(text, entries, words, tuple(self._character(one, heard) for one in known))

    def _character(self, character: str, heard: Collection[str]) -> Part:
        """A character of a word, the reading first that it has there."""
        entries = sorted(self._entries(character), key=lambda entry: entry.pinyin not in heard)
        return Part(character, tuple(entries))

    def _inside(self, text: str) -> Iterator[str]:
        """The words of two and more characters within a text that no longer one holds, each once, in order."""
        known, end = {text}, 0
        for start in range(len(text)):
            longest = self._longest(text, start)
            if longest > max(end, start + 1) and (word := text[start:longest]) not in known:
                known.add(word)
                yield word
            end = max(end, longest)

    def _longest(self, text: str, start: int) -> int:
        """Where the longest word from here ends that is not the whole text nor without a Chinese character."""
        for end in range(min(len(text) - (start == 0), start + LONGEST), start + 1, -1):
            word = text[start:end]
            if not word.isascii() and word in self._cedict:
                return end
        return start

    def _entries(self, word: str) -> tuple[Entry, ...]:
        """The entries of a headword: ordinary words, then names, then those that only send on to others."""
        known = self._cedict.entries(word) if word else []
        return tuple(self._entry(raw, word, (raw,)) for raw in sorted(known, key=_rank))

    def _entry(self, raw: Raw, word: str, seen: tuple[Raw, ...]) -> Entry:
        is_traditional = word == raw.traditional != raw.simplified
        senses = tuple(_shown(sense, word, is_traditional=is_traditional) for sense in raw.senses.split("/"))
        followed = tuple(self._followed(raw, seen)) if _only_sends_on(raw) and len(seen) <= _DEEPEST else ()
        measures = ", ".join(sense.removeprefix(_MEASURES) for sense in senses if sense.startswith(_MEASURES))
        own = tuple(sense for sense in senses if not sense.startswith(_MEASURES))
        return Entry(raw.simplified, raw.traditional, marked(raw.reading), own, measures, followed)

    def _followed(self, raw: Raw, seen: tuple[Raw, ...]) -> Iterator[Entry]:
        """The entries that an entry sends to, none that was come from."""
        for sense in raw.senses.split("/"):
            word, reading = _sent_to(sense)
            targets = [one for one in self._cedict.entries(word) if not reading or _same(one.reading, reading)]
            for target in sorted(targets, key=_rank):
                if target not in seen:
                    seen = (*seen, target)
                    yield self._entry(target, target.simplified, seen)


def _syllables(entries: Iterable[Entry]) -> set[str]:
    return {syllable for entry in entries for syllable in entry.pinyin.casefold().split()}


def _rank(raw: Raw) -> tuple[int, int]:
    """Where an entry stands among others of its headword: common readings have many senses of their own."""
    senses = raw.senses.split("/")
    own = sum(not _REFERENCE.fullmatch(sense) for sense in senses)
    is_bound = all(sense.startswith("used in ") for sense in senses)
    kind = 3 if not own else 2 if is_bound else int(raw.reading[:1].isupper())
    return kind, -own


def _only_sends_on(raw: Raw) -> bool:
    return all(map(_REFERENCE.fullmatch, raw.senses.split("/")))


def _sent_to(sense: str) -> tuple[str, str]:
    """The word that a sense sends to, and its reading when that is said."""
    found = _REFERENCE.fullmatch(sense)
    return (found[1], found[3] or "") if found else ("", "")


def _same(one: str, other: str) -> bool:
    return one.replace(" ", "").casefold() == other.replace(" ", "").casefold()


def _shown(sense: str, word: str, *, is_traditional: bool) -> str:
    """A sense with tone marks, and of two scripts the word's own, unless that would name the word itself."""

    def form(found: re.Match[str]) -> str:
        own, other = (found[1], found[2]) if is_traditional else (found[2], found[1])
        return other if own == word else own

    marks = _READING.sub(lambda found: f" [{marked(found[1])}]", _FORMS.sub(form, sense))
    is_measure = marks.startswith(_MEASURES)
    return marks.replace("],", "], ") if is_measure else marks.replace(_MEASURES, f"{_MEASURES} ")
