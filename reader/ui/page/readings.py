"""Readings above words: which words have one, and how they read, looked up or as the reader says; paints none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.settings import READINGS
from reader.text.spacing import is_han
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from reader.settings import Settings

NONE, ALL, HARD = READINGS


class Ruby(NamedTuple):
    """What is read of characters that follow each other in a word: a syllable for each, and all as written."""

    span: Span
    syllables: tuple[str, ...]
    text: str

    def label(self, part: Span) -> str:
        """What is written above this part of the characters."""
        if part == self.span:
            return self.text
        return written(self.syllables[part.start - self.span.start : part.end - self.span.start])


def written(syllables: Sequence[str]) -> str:
    """Syllables of pinyin as one word, those of zhuyin apart."""
    from reader.chinese.syllables import joined  # noqa: PLC0415 - a page is painted without any

    return " ".join(syllables) if any(map(_is_zhuyin, syllables)) else joined(tuple(syllables))


class Sound(NamedTuple):
    """How a word was looked up: a syllable for each character, empty where it has none, and its level."""

    syllables: Sequence[str]
    level: int


class OwnSounds(NamedTuple):
    """What the reader says of words: how they read everywhere, by text; a character at its position; known ones."""

    everywhere: Mapping[str, Sequence[str]] = {}
    here: Mapping[int, str] = {}
    known: Set[str] = frozenset()


class Way(NamedTuple):
    """Which words have readings, up to which level words are easy, and whether they are written in zhuyin."""

    shown: str = NONE
    level: int = 0
    in_zhuyin: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Way:
        """The way that the reader chose."""
        return cls(settings.readings, settings.level, settings.zhuyin)


class Readings:
    """The readings of the words of one page; what was looked up is known for any body."""

    def __init__(self) -> None:
        self.way = Way()
        self.own = OwnSounds()
        self._sounds: dict[str, Sound] = {}
        self._asked: set[str] = set()
        self._set: dict[str, list[Ruby]] = {}  # what stands above a word of this text that begins at 0

    def show(self, way: Way) -> None:
        """Show them in this way from now on."""
        self.way, self._set = way, {}

    def read_as(self, own: OwnSounds) -> None:
        """Read words as the reader wants them from now on."""
        self.own, self._set = own, {}

    def are_shown(self) -> bool:
        """Whether any word has one."""
        return self.way.shown != NONE

    def take(self, found: Mapping[str, tuple[Sequence[str], int]]) -> None:
        """Take what was looked up: by word its syllables and its level."""
        for word, sound in found.items():
            self._sounds[word] = Sound(*sound)
            self._set.pop(word, None)

    def unheard(self, words: Iterable[Span], body: str) -> list[str]:
        """The texts of these words that have to be looked up; none is told twice."""
        texts = {body[word.start : word.end] for word in words} - self._asked
        self._asked |= texts
        return [text for text in sorted(texts) if any(map(is_han, text))]

    def awaits(self, words: Iterable[Span], body: str) -> bool:
        """Whether one of these words is being looked up."""
        texts = {body[word.start : word.end] for word in words}
        return any(text not in self._sounds and any(map(is_han, text)) for text in texts & self._asked)

    def above(self, words: Iterable[Span], body: str) -> list[Ruby]:
        """What stands above these words of the body, in order."""
        if not self.are_shown():
            return []
        return [ruby for word in words for ruby in self._above(word, body[word.start : word.end])]

    def of(self, word: Span, text: str) -> list[str]:
        """The syllables of a word with this text, one a character, empty where not known, shown or not."""
        here = self.own.here
        return [here.get(word.start + at, syllable) for at, syllable in enumerate(self._anywhere(text))]

    def own_of(self, word: Span, text: str) -> str:
        """How the reader has said that a word is read, as it is written; nothing where they have not."""
        is_own = text in self.own.everywhere or any(at in self.own.here for at in range(word.start, word.end))
        return written(self.of(word, text)) if is_own else ""

    def is_hard(self, text: str) -> bool:
        """Whether a word is outside the level and not known to the reader."""
        sound = self._sounds.get(text)
        is_easy = sound is not None and 0 < sound.level <= self.way.level
        return not is_easy and text not in self.own.known

    def _above(self, word: Span, text: str) -> Iterator[Ruby]:
        here = self.own.here
        if here and any(position in here for position in range(word.start, word.end)):
            yield from self._made(word, text, self.of(word, text))
            return
        rubies = self._set.get(text)
        if rubies is None:
            rubies = self._set[text] = list(self._made(Span(0, len(text)), text, self._anywhere(text)))
        at = word.start
        for span, syllables, label in rubies:
            yield Ruby(Span(at + span.start, at + span.end), syllables, label)

    def _anywhere(self, text: str) -> Sequence[str]:
        """The syllables of a word, wherever it stands."""
        sound = self._sounds.get(text)
        return self.own.everywhere.get(text) or (sound.syllables if sound else [""] * len(text))

    def _made(self, word: Span, text: str, syllables: Sequence[str]) -> Iterator[Ruby]:
        if text not in self._sounds or (self.way.shown == HARD and not self.is_hard(text)):
            return
        run: list[str] = []
        for at, syllable in enumerate([*syllables, ""]):
            if syllable:
                run.append(_in_zhuyin(syllable) if self.way.in_zhuyin else syllable)
            elif run:
                span = Span(word.start + at - len(run), word.start + at)
                yield Ruby(span, tuple(run), written(run))
                run = []


def _in_zhuyin(syllable: str) -> str:
    from reader.chinese.syllables import zhuyin  # noqa: PLC0415 - few readers want it

    return zhuyin(syllable)


def _is_zhuyin(syllable: str) -> bool:
    return any("\u3100" <= sign <= "\u312f" for sign in syllable)
