"""Words of a text, cut by jieba and mended by the merge pass; knows no corrections of the reader."""

from __future__ import annotations

import logging
import marshal
from dataclasses import dataclass
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
