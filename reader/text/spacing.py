"""Where a page sets space that the body does not have: by Han beside Latin, and between words; sets nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.text.spans import Span

_HAN = [
    ("\u2e80", "\u2fd5"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
]  # each from its first to its last character
_LIKE_HAN = "々〇"
_WESTERN = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"  # digits; Latin, Greek and Cyrillic letters
_COMBINING = "\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef"  # and variation selectors
_ONLY_BEFORE_HAN, _ONLY_AFTER_HAN = "%‰°℃", "$€£@#"
# Han is looked for beside a run, not in the pattern: its ranges take longer to compile than a page to lay out.
_JOINED = _WESTERN + _ONLY_BEFORE_HAN + _ONLY_AFTER_HAN
_RUN = re.compile(rf"(?:[{_JOINED}][{_COMBINING}]*)+")
_COMBINED = re.compile(rf"[{_COMBINING}]")


def seams(text: str) -> list[tuple[int, int]]:
    """Each character, with what combines with it, that stands before a change between Han and Latin or digits."""
    return [seam for run in _RUN.finditer(text) for seam in _seams_of(text, *run.span())]


def _seams_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The seams on both sides of a run of Latin or digits."""
    before, last = _whole_before(text, start), _whole_before(text, end)
    if before < start and is_han(text[before]) and text[start] not in _ONLY_BEFORE_HAN:
        yield before, start
    if end < len(text) and is_han(text[end]) and text[last] not in _ONLY_AFTER_HAN:
        yield last, end


def _whole_before(text: str, end: int) -> int:
    """Where the character begins that ends there, with what combines with it; `end` where there is none."""
    start = end
    while start and _COMBINED.match(text, start - 1):
        start -= 1
    return start - 1 if start else end


def is_han(character: str) -> bool:
    """Whether it is a Chinese character, or stands for one as 々 and 〇 do."""
    return character in _LIKE_HAN or any(first <= character <= last for first, last in _HAN)


def gaps(text: str, words: Iterable[Span]) -> list[int]:
    """The positions of `text` between two words that nothing separates; words and punctuation need no gap."""
    return [
        word.end
        for word in words
        if 0 < word.end < len(text) and text[word.end - 1].isalnum() and text[word.end].isalnum()
    ]
