"""What a file with a reader's own words holds, and what makes it unreadable; knows no format."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from reader.chinese.corrections import LONGEST_WORD, SHORTEST_WORD
from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_WORDS = 100_000
LARGEST_FILE = 20_000_000  # bytes

# Controls, halves of characters, and what ends a line or a paragraph.
_FOREIGN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class SharedWord:
    """A word as the reader wants it, its text as `cleaned` leaves it.

    `cuts` are code points inside the text where it is kept apart; without them it is one word.
    """

    text: str
    cuts: tuple[int, ...] = ()
    note: str = ""


class UnreadableLexicon(ReaderError):
    """A file that is not a list of words, or is a broken or a hostile one."""

    sentence: ClassVar[str] = (
        "This file cannot be read as a list of words ({reason}); "
        "your own words are unchanged, so please ask for a new copy of it."
    )


class UnreadableWord(UnreadableLexicon):
    """A list of words with a line that holds none."""

    sentence: ClassVar[str] = (
        "This file cannot be read as a list of words (line {number}: {reason}); "
        "your own words are unchanged, so please mend that line or ask for a new copy of the file."
    )


class UnreadableRow(UnreadableWord):
    """A table of words with a row that holds none."""

    sentence: ClassVar[str] = (
        "This file cannot be read as a list of words (row {number}: {reason}); "
        "your own words are unchanged, so please mend that row or ask for a new copy of the file."
    )


def cleaned(text: str) -> str:
    """The text without controls and line ends, and without white space at its ends."""
    return "".join(sign for sign in text if _is_kept(sign)).strip()


def _is_kept(sign: str) -> bool:
    return unicodedata.category(sign) not in _FOREIGN and sign != _BYTE_ORDER_MARK


def checked(text: str, number: int, unreadable: type[UnreadableWord] = UnreadableWord) -> str:
    """The word in the line or row of this number from 1, cleaned; raises what is told when missing or too long."""
    word = cleaned(text)
    if not word:
        raise unreadable(number=number, reason="it has no word")
    if len(word) > LONGEST_WORD:
        raise unreadable(number=number, reason="its word is longer than 64 characters")
    return word


def check_size(data: bytes) -> None:
    """Raise UnreadableLexicon for more than LARGEST_FILE bytes."""
    if len(data) > LARGEST_FILE:
        raise UnreadableLexicon(reason="it is larger than 20 MB")


def check_count(words: int) -> None:
    """Raise UnreadableLexicon for more than MOST_WORDS."""
    if words > MOST_WORDS:
        raise UnreadableLexicon(reason="it holds more than 100,000 words")


def collected(words: Iterable[SharedWord]) -> list[SharedWord]:
    """The words, each once, as it was said last; raises UnreadableLexicon for none or more than MOST_WORDS.

    Single characters, of which a dictionary holds many, are passed over like empty lines: they correct nothing.
    """
    known: dict[str, SharedWord] = {}
    for word in (one for one in words if len(one.text) >= SHORTEST_WORD):
        known[word.text] = word
        check_count(len(known))
    if not known:
        raise UnreadableLexicon(reason="it holds no words")
    return list(known.values())
