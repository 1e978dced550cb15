"""Texts of either writing direction, kept from turning round what stands beside them; knows no file format."""

from __future__ import annotations

import re
import unicodedata

_EMBEDDED, _POP = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATED, _RELEASE = "\u2066\u2067\u2068", "\u2069"
_FIRST_STRONG = "\u2068"
_TURNING = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_MARK = re.compile(f"[{_EMBEDDED}{_POP}{_ISOLATED}{_RELEASE}]")


def balanced(text: str) -> str:
    """`text` with every direction that it opens closed again, and nothing closed that it did not open."""
    if not _MARK.search(text):
        return text
    kept, opened = "", ""
    for character in text:
        if character in (_POP, _RELEASE):
            closed = opened.rfind(character)
            if closed < 0 or (character == _POP and closed < len(opened) - 1):
                continue
            opened = opened[:closed]
        elif character in _EMBEDDED:
            opened += _POP
        elif character in _ISOLATED:
            opened += _RELEASE
        kept += character
    return kept + opened[::-1]


def isolated(text: str) -> str:
    """`text` on one line, so that it turns nothing beside it; the same text when all of it runs from the left."""
    if not any(unicodedata.bidirectional(character) in _TURNING for character in text):
        return text
    return f"{_FIRST_STRONG}{balanced(text)}{_RELEASE}"
