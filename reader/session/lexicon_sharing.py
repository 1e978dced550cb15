"""The reader's lexicon out and in: as a list in a file, and a list merged with the words here; loses none of them.

Words of one article alone are no part of it.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.chinese.corrections import LONGEST_WORD, SHORTEST_WORD
from reader.errors import ReaderError
from reader.exchange import lexicon_csv, lexicon_jieba
from reader.exchange.lexicon_file import SharedWord, UnreadableLexicon, cleaned
from reader.session.changes import Changes, Edit, nothing
from reader.session.files import read_file
from reader.session.own_words import OwnWords
from reader.session.word_differences import compared, filled, resolved
from storage.records import LexiconWord, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reader.exchange.lexicon_jieba import Cut
    from reader.session.differences import Choice, Difference, Key
    from reader.session.history import History
    from reader.session.makers import Makers
    from storage.library import Library

LEXICON = "lexicon"  # by which its versions are known among those of tag sets
ENDINGS = (".csv", ".txt")
_HEAD = 2000  # bytes that hold a header
_MOST_KEPT = 4  # versions; each is a whole list, and all of them are read to find the likest


class UnknownLexiconFormat(ReaderError):
    """The file's ending names no format for words."""

    sentence = "“{name}” has no ending for a list of words; nothing was changed; use one of: {endings}."


class EmptyLexicon(ReaderError):
    """There is nothing to hand out."""

    sentence = "No word holds everywhere yet; nothing was written; join or break a word everywhere first."


class NotAWord(ReaderError):
    """A text that is no word."""

    sentence = (
        "“{text}” cannot be a word: a word has {least} to {most} characters on one line; nothing was changed; "
        "write a longer or a shorter one."
    )


class UnknownWord(ReaderError):
    """The lexicon has no such word."""

    sentence = "“{text}” is none of your words; no word was changed; see which there are with “meipi words list”."


@dataclass(frozen=True)
class Wording:
    """What is said of a file that has no place for all that is known of the words."""

    left_out: str = "Not in this file: {parts}."
    between: str = ", "
    cut: str = "where words are cut"
    note: str = "notes on words"
    unclean: str = "words with control characters"

    def told(self, parts: Sequence[str]) -> str:
        """One sentence that names these as left out; nothing when there are none."""
        named = self.between.join(str(getattr(self, part)) for part in parts)
        return self.left_out.format(parts=named) if parts else ""


@dataclass(frozen=True)
class Written:
    """A file's bytes, and what has no place in it: names of `Wording`."""

    data: bytes
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class SharedLexicon:
    """A list of words as read, and which columns its format has no place for."""

    words: tuple[SharedWord, ...]
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What merging a list would do: its words and those of the common version by text, and what differs."""

    base: Mapping[str, SharedWord]
    theirs: Mapping[str, SharedWord]
    differences: tuple[Difference, ...]

    @property
    def conflicts(self) -> list[Difference]:
        """What both sides changed."""
        return [one for one in self.differences if one.is_conflict]

    def settled(self, choices: Mapping[Key, Choice]) -> list[SharedWord]:
        """Their words, but what waits for a choice as it was before, so that it is asked about again."""
        waiting = {one.subject for one in self.conflicts if one.key not in choices}
        texts = dict.fromkeys((*self.theirs, *waiting))
        found = ((self.base if text in waiting else self.theirs).get(text) for text in texts)
        return [word for word in found if word]


def read_lexicon(path: Path, cut: Cut) -> SharedLexicon:
    """The words in a file; `cut` tells where those are kept apart of which it is only told that they are none.

    Raises UnknownLexiconFormat, UnreadableLexicon, or what read_file raises.
    """
    match path.suffix.lower():
        case ".csv":
            data = read_file(path)
            return SharedLexicon(tuple(lexicon_csv.read(data)), lexicon_csv.lacks(data))
        case ".txt":
            return SharedLexicon(tuple(lexicon_jieba.read(read_file(path), cut)), lexicon_jieba.LACKS)
    raise UnknownLexiconFormat(name=path.name, endings=", ".join(ENDINGS))


def is_word_list(path: Path) -> bool:
    """Whether a file is a table whose header names a column of words, which no tag set has."""
    if path.suffix.lower() != ".csv":
        return False
    try:
        with path.open("rb") as file:
            return lexicon_csv.has_words(file.read(_HEAD))
    except OSError:
        return False


class LexiconSharing:
    """Sharing the words of one library that hold everywhere."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def words(self) -> list[LexiconWord]:
        """The words, in their order."""
        return self._library.lexicon.everywhere()

    def as_bytes(self, path: Path) -> Written:
        """The words in the format that the path's ending names; raises UnknownLexiconFormat, EmptyLexicon."""
        words, unclean = list(self._here().values()), any(map(_is_unclean, self.words()))
        left_out = ("unclean",) if unclean else ()
        if path.suffix.lower() not in ENDINGS:
            raise UnknownLexiconFormat(name=path.name, endings=", ".join(ENDINGS))
        if not words:
            raise EmptyLexicon
        if path.suffix.lower() == ".csv":
            return Written(lexicon_csv.write(words), left_out)
        said = {"cut": any(word.cuts for word in words), "note": any(word.note for word in words)}
        lacking = tuple(part for part in lexicon_jieba.LACKS if said[part])
        return Written(lexicon_jieba.write(words), (*lacking, *left_out))

    def hand_out(self) -> None:
        """Remember that these words went out, so that what comes back can be compared with them."""
        self._remember(self._kept(version_of(self._here().values(), self._makers.now())))

    def plan(self, shared: SharedLexicon) -> Plan:
        """What merging this list would do."""
        ours = self._here()
        base = self._base(shared, ours)
        theirs = _filled(shared, base, ours)
        return Plan(base, theirs, tuple(compared(base, ours, theirs)))

    def merge(self, plan: Plan, choices: Mapping[Key, Choice] | None = None) -> Changes:
        """Settle the differences as chosen: one step for undo; what both changed and nobody chose stays ours.

        The list is remembered, to compare the next one with, also where it changes no word.
        """
        chosen = choices or {}
        edits = list(self._edits(resolved(self._here(), plan.theirs, plan.differences, chosen)))
        settled = plan.settled(chosen)
        version = version_of(settled, self._makers.now())
        kept = [] if not settled or version.id in self._known() else self._kept(version)
        if edits:
            return self._history.do("merge words", [*edits, *kept])
        self._remember(kept)
        return nothing("merge words")

    def keep(self, words: Iterable[SharedWord]) -> Changes:
        """Let these words hold everywhere, new or as they now are; raises NotAWord."""
        wanted = self._here()
        for word in words:
            if _is_unclean(word) or not SHORTEST_WORD <= len(word.text) <= LONGEST_WORD:
                raise NotAWord(text=cleaned(word.text), least=SHORTEST_WORD, most=LONGEST_WORD)
            wanted[word.text] = word
        return self._history.do("accept words", self._edits(wanted))

    def known(self, text: str) -> LexiconWord:
        """The word of this text; raises UnknownWord."""
        found = [word for word in self.words() if word.text == text]
        if not found:
            raise UnknownWord(text=text)
        return found[-1]

    # Inside

    def _here(self) -> dict[str, SharedWord]:
        """The words that can go into a file, by text, in their order; of the same text the last one holds."""
        words = (word for word in self.words() if not _is_unclean(word))
        return {word.text: SharedWord(word.text, word.cuts, word.note) for word in words}

    def _known(self) -> dict[str, Version]:
        return {one.id: one for one in self._library.versions.of(LEXICON)[:_MOST_KEPT]}

    def _kept(self, version: Version) -> list[Edit]:
        """What keeps a version, and lets go of those that are not among the last with it."""
        others = [one for one in self._library.versions.of(LEXICON) if one.id != version.id]
        return [Edit(None, version), *(Edit(one, None) for one in others[_MOST_KEPT - 1 :])]

    def _remember(self, kept: Sequence[Edit]) -> None:
        """Carry this out by itself, no step for undo."""
        with self._library.transaction():
            self._library.put(*(edit.after for edit in kept if edit.after))
            self._library.remove(*(edit.before for edit in kept if edit.before))

    def _base(self, shared: SharedLexicon, ours: Mapping[str, SharedWord]) -> dict[str, SharedWord]:
        """The version that both come from: the likest of those that the list can come from, else no words."""
        texts = {word.text for word in shared.words}
        likely = [words for words in map(read_version, self._known().values()) if _has_most(texts, words)]

        def distance(words: dict[str, SharedWord]) -> int:
            return len(compared(words, words, _filled(shared, words, ours)))

        return min(likely, key=distance, default={})

    def _edits(self, wanted: Mapping[str, SharedWord]) -> Iterator[Edit]:
        """What makes the words the wanted ones; new ones hold over all that are here."""
        here, now = self._here(), self._makers.now()
        for word in self.words():
            if word.text not in here or wanted.get(word.text) == here[word.text]:
                continue
            said = wanted.get(word.text)
            yield Edit(word, replace(word, cuts=said.cuts, note=said.note, modified=now) if said else None)
        rank = OwnWords.of(self._library, "").next_rank()
        new = [word for text, word in wanted.items() if text not in here]
        for number, one in enumerate(new, rank):
            own = self._makers.new_id()
            yield Edit(None, LexiconWord(own, None, one.text, one.cuts, one.note, number, now, now))


def version_of(words: Iterable[SharedWord], kept: str) -> Version:
    """The words as a version that went out, or came in, at this time; their order does not tell versions apart."""
    content = lexicon_csv.write(sorted(words, key=lambda word: word.text))
    return Version(hashlib.sha256(content).hexdigest(), LEXICON, content.decode(), kept)


def read_version(version: Version) -> dict[str, SharedWord]:
    """A version as the words it was, by text; none of one that is larger than files may be."""
    with suppress(UnreadableLexicon):
        return {word.text: word for word in lexicon_csv.read(version.content.encode())}
    return {}


def _filled(
    shared: SharedLexicon, base: Mapping[str, SharedWord], ours: Mapping[str, SharedWord]
) -> dict[str, SharedWord]:
    """Their words by text, with what their format cannot say."""
    return {
        word.text: filled(word, shared.lacks, base.get(word.text), ours.get(word.text)) for word in shared.words
    }


def _has_most(texts: set[str], words: Mapping[str, SharedWord]) -> bool:
    """Whether a list of these texts can come from these words: one made apart lacks most of them."""
    return bool(words) and 2 * len(texts & words.keys()) >= len(words)


def _is_unclean(word: LexiconWord | SharedWord) -> bool:
    return word.text != cleaned(word.text)
