"""Where a page sets space that the body does not have: by Han beside Latin, and between words; sets nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.text.spans import Span

_HAN = "\u2e80-\u2fd5々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WESTERN = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"  # digits; Latin, Greek and Cyrillic letters
_COMBINING = "\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef"  # and variation selectors
_BEFORE_HAN, _AFTER_HAN = rf"[{_WESTERN}%‰°℃]", rf"[{_WESTERN}$€£@#]"
_SEAM = re.compile(
    rf"[{_HAN}][{_COMBINING}]*(?={_AFTER_HAN})"
    rf"|{_BEFORE_HAN}[{_COMBINING}]*(?=[{_HAN}])"
)


def seams(text: str) -> list[tuple[int, int]]:
    """Each character, with what combines with it, that stands before a change between Han and Latin or digits."""
    return [match.span() for match in _SEAM.finditer(text)]


def gaps(text: str, words: Iterable[Span]) -> list[int]:
    """The positions of `text` between two words that nothing separates; words and punctuation need no gap."""
    return [
        word.end
        for word in words
        if 0 < word.end < len(text) and text[word.end - 1].isalnum() and text[word.end].isalnum()
    ]
