"""The reader's words as a user dictionary of jieba (.txt), one word a line; notes and cuts have no place in it.

A line is a word, a frequency and a part of speech, of which the last two may be missing. A word of frequency 0 is
none: jieba forbids it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.exchange.lexicon_file import SharedWord, UnreadableWord, check_size, checked, cleaned, collected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LACKS = ("cut", "note")  # what the table of lexicon_csv has columns for, and this file no place

_LINE = re.compile(r"(.+?)( [0-9]+)?( [a-z]+)?")  # how jieba reads a line
_APART = " 0"
_JOINED = " 3"  # only where a word alone would be read as more: it has a space, at which jieba cuts anyway


def write(words: Sequence[SharedWord]) -> bytes:
    """The words in UTF-8, those kept apart with frequency 0; jieba finds a frequency for the others."""
    return "".join(f"{word.text}{_frequency(word)}\n" for word in words).encode("utf-8", "replace")


def _frequency(word: SharedWord) -> str:
    if word.cuts:
        return _APART
    alone = _LINE.fullmatch(word.text)
    return "" if alone and alone[1] == word.text else _JOINED


def read(data: bytes, cut: Callable[[str], tuple[int, ...]]) -> list[SharedWord]:
    """The words of a dictionary in UTF-8; `cut` tells where one that jieba forbids is kept apart.

    Raises UnreadableLexicon.
    """
    check_size(data)
    return collected(_words(data, cut))


def _words(data: bytes, cut: Callable[[str], tuple[int, ...]]) -> Iterator[SharedWord]:
    for number, line in enumerate(data.split(b"\n"), 1):
        parts = _LINE.fullmatch(_decoded(line, number))
        if not parts:
            continue
        text = checked(parts[1], number)
        is_apart = parts[2] is not None and not parts[2].strip(" 0")
        cuts = cut(text) if is_apart else ()
        if cuts or not is_apart:
            yield SharedWord(text, cuts)


def _decoded(line: bytes, number: int) -> str:
    """The line, cleaned, with spaces for tabs; raises UnreadableWord."""
    try:
        return cleaned(line.decode("utf-8").replace("\t", " "))
    except UnicodeDecodeError:
        raise UnreadableWord(number=number, reason="it is not text in UTF-8") from None
