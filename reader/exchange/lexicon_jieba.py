"""The reader's words as a user dictionary of jieba (.txt), one word a line; notes and cuts have no place in it.

A line is a word, a frequency and a part of speech, of which the last two may be missing. A word of frequency 0 is
none: jieba forbids it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.exchange.lexicon_file import (
    SharedWord,
    UnreadableWord,
    check_count,
    check_size,
    checked,
    cleaned,
    collected,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Cut = Callable[[Sequence[str]], Sequence[tuple[int, ...]]]  # where each text is cut when it is no word

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


def read(data: bytes, cut: Cut) -> list[SharedWord]:
    """The words of a dictionary in UTF-8; `cut` is asked once, and only if there are any that jieba forbids.

    Raises UnreadableLexicon.
    """
    check_size(data)
    told = dict(_told(data))
    apart = [text for text, is_apart in told.items() if is_apart]
    check_count(len(apart))
    cuts = dict(zip(apart, cut(apart), strict=True)) if apart else {}
    return collected(SharedWord(text, cuts.get(text, ())) for text in told if cuts.get(text, True))


def _told(data: bytes) -> Iterator[tuple[str, bool]]:
    """Each line's word, and whether it is kept apart."""
    for number, line in enumerate(data.split(b"\n"), 1):
        parts = _LINE.fullmatch(_decoded(line, number))
        if parts:
            yield checked(parts[1], number), parts[2] is not None and not parts[2].strip(" 0")


def _decoded(line: bytes, number: int) -> str:
    """The line, cleaned, with spaces for tabs; raises UnreadableWord."""
    try:
        return cleaned(line.decode("utf-8").replace("\t", " "))
    except UnicodeDecodeError:
        raise UnreadableWord(number=number, reason="it is not text in UTF-8") from None
