"""Positions counted as Qt counts them, in UTF-16 units, and back; one map for one paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Converts positions of one text between code points and UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_utf16 = [position + index for index, position in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """The UTF-16 position of a code point position."""
        return position + bisect_left(self._astral, position) if self._astral else position

    def from_utf16(self, position_utf16: int) -> int:
        """The code point position of a UTF-16 position; inside a surrogate pair, that of its character's start."""
        return position_utf16 - bisect_left(self._astral_utf16, position_utf16) if self._astral else position_utf16
