"""Words of a text, cut by jieba and mended where its pattern cannot reach; knows no corrections of the reader."""

from __future__ import annotations

import logging
import marshal
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import jieba

from reader.chinese import cache as cache_file

if TYPE_CHECKING:
    from pathlib import Path

_CACHE_VERSION = 2

_MARKED = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f"  # Latin letters with marks, and marks alone

# Runs that stay whole although jieba's pattern splits them.
_WHOLE = re.compile(
    r"https?://[\w\-.~:/?#@!$&'*+=%]+"  # addresses
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"  # ISO dates
    r"|…+|—+|─+"
    rf"|(?<![A-Za-z{_MARKED}])[A-Za-z]*[{_MARKED}][A-Za-z{_MARKED}]*"  # pīnyīn, café
    r"|[〇○一二三四五六七八九零]*[〇○][〇○一二三四五六七八九零]*年?",  # years
    re.ASCII,
)


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
        whole = [match.span() for match in _WHOLE.finditer(text)]
        return [
            Word(start, end, text[start:end])
            for start, end in _merged(tokens, whole)
            if not text[start:end].isspace()
        ]

    def _read_words_of(self, text: str) -> None:
        """Read the dictionary's words that begin with a character of the text, where they have not been read."""
        for character in self._unread.keys() & set(text):
            self._tokenizer.FREQ.update(marshal.loads(self._unread.pop(character)))  # noqa: S302 - our own folder


def _merged(tokens: list[tuple[int, int]], whole: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The tokens, with those that touch a whole run replaced by the run; their rests stay as they are."""
    merged: list[tuple[int, int]] = []
    runs = iter(whole)
    run = next(runs, None)
    for start, end in tokens:
        position = start
        while run and run[0] < end:
            if position < run[0]:
                merged.append((position, run[0]))
            if run[0] >= start:
                merged.append(run)
            position = min(end, run[1])
            if run[1] > end:
                break
            run = next(runs, None)
        if position < end:
            merged.append((position, end))
    return merged


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
