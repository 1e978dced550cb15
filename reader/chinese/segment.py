"""Words of a text, cut by jieba and mended where its pattern cannot reach; knows no corrections of the reader."""

from __future__ import annotations

import logging
import marshal
import os
import re
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import jieba

if TYPE_CHECKING:
    from pathlib import Path

_CACHE_VERSION = 1
_Frequencies = tuple[dict[str, int], int]

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
    """Cuts text into words with jieba's dictionary, kept read-only in a cache folder of our own."""

    def __init__(self, cache: Path) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = _frequencies(self._tokenizer, cache)
        self._tokenizer.initialized = True

    def cut(self, text: str) -> list[Word]:
        """Every segment of `text` in order, punctuation included; white space is in none."""
        tokens = [(start, end) for _, start, end in self._tokenizer.tokenize(text)]
        whole = [match.span() for match in _WHOLE.finditer(text)]
        return [
            Word(start, end, text[start:end])
            for start, end in _merged(tokens, whole)
            if not text[start:end].isspace()
        ]


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


def _frequencies(tokenizer: jieba.Tokenizer, cache: Path) -> _Frequencies:
    """Jieba's table of words: from the cache in a fifth of the time, else parsed and cached."""
    kept = cache / f"words-{jieba.__version__}-{_CACHE_VERSION}.marshal"
    try:
        frequencies, total = marshal.loads(kept.read_bytes())  # noqa: S302 - our own folder, closed to others
        if isinstance(frequencies, dict) and isinstance(total, int):
            return frequencies, total
    except (OSError, ValueError, EOFError, TypeError):
        pass
    table = cast("_Frequencies", tokenizer.gen_pfdict(tokenizer.get_dict_file()))
    _keep(kept, marshal.dumps(table))
    return table


def _keep(path: Path, data: bytes) -> None:
    """Write a cache file in one step; a folder that cannot be written only costs time at the next start."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
            beside.write(data)
        os.replace(beside.name, path)  # noqa: PTH105 - the atomic one
    except OSError:
        return
