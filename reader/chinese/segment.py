"""Words of a text, cut by jieba and mended by the merge pass; knows no corrections of the reader."""

from __future__ import annotations

import logging
import marshal
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, cast

import jieba

from reader.chinese import cache as cache_file
from reader.chinese import merge_pass

if TYPE_CHECKING:
    from pathlib import Path

_CACHE_VERSION = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A segment of the body: half-open code points and its text."""

    start: int
    end: int
    text: str


class Segmenter:
    """Cuts text into words with jieba's dictionary, kept in a cache folder of our own."""

    def __init__(self, cache: Path) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ = {}
        self._tokenizer.total, self._unread = _dictionary(self._tokenizer, cache)
        self._tokenizer.initialized = True

    def cut(self, text: str) -> list[Word]:
        """Every segment of `text` in order, punctuation included; white space is in none."""
        self._read_words_of(text)
        tokens = [(start, end) for _, start, end in self._tokenizer.tokenize(text)]
        return [
            Word(start, end, text[start:end])
            for start, end in merge_pass.mended(text, tokens)
            if not text[start:end].isspace()
        ]

    def pieces(self, text: str) -> tuple[int, ...]:
        """Where `text` would be cut if it were no word: positions inside it, one or more from two characters on."""
        self._read_words_of(text)
        starts = [start for _, start, _ in self._tokenizer.tokenize(text)]
        return tuple(starts[1:]) or self._likeliest_cuts(text)

    def _likeliest_cuts(self, text: str) -> tuple[int, ...]:
        """The cuts of the likeliest row of dictionary words and single characters that is not the whole text.

        Nothing is told to jieba: a word forbidden there is forbidden to every tokenizer.
        """
        frequencies, base = self._tokenizer.FREQ, log(self._tokenizer.total)
        best: dict[int, tuple[float, tuple[int, ...]]] = {len(text): (0.0, ())}
        for start, ends in sorted(self._tokenizer.get_DAG(text).items(), reverse=True):
            rows = [
                (log(frequencies.get(text[start:end]) or 1) - base + best[end][0], (end, *best[end][1]))
                for end in {start + 1, *(last + 1 for last in ends)}
                if end - start < len(text)
            ]
            best[start] = max(rows, default=(0.0, (len(text),)))
        return best[0][1][:-1] if text else ()

    def _read_words_of(self, text: str) -> None:
        """Read the dictionary's words that begin with a character of the text, where they have not been read."""
        for character in self._unread.keys() & set(text):
            self._tokenizer.FREQ.update(marshal.loads(self._unread.pop(character)))  # noqa: S302 - our own folder


def _dictionary(tokenizer: jieba.Tokenizer, cache: Path) -> tuple[int, dict[str, bytes]]:
    """Jieba's dictionary: how often all its words stand together, and its table of words by their first character.

    The tables are packed, so that a short text reads a small part of half a million words. They come from the
    cache; else they are parsed and cached, which takes a second.
    """
    kept = cache / f"words-{jieba.__version__}-{_CACHE_VERSION}.marshal"
    match cache_file.read(kept):
        case (int() as total, dict() as tables):
            return total, tables
    frequencies, total = cast("tuple[dict[str, int], int]", tokenizer.gen_pfdict(tokenizer.get_dict_file()))
    by_character: dict[str, dict[str, int]] = {}
    for word, frequency in frequencies.items():
        by_character.setdefault(word[:1], {})[word] = frequency
    tables = {character: marshal.dumps(words) for character, words in by_character.items()}
    cache_file.keep(kept, (total, tables))
    return total, tables
