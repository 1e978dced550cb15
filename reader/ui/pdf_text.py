"""The text of a PDF by Qt, told in the characters that were written, so that it can be searched and copied.

Qt names a shape by the first character that has it: a radical (⼈, U+2F08) for 人, a tab for a space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QRawFont

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFont

_RADICALS = range(0x2E80, 0x2FE0)
_IDEOGRAPHS = range(0x4E00, 0xA000)
_MISSING = 0  # the shape of what a font lacks
_TAB, _SPACE = 0x09, 0x20
_TABLE = re.compile(rb"/CIDInit /ProcSet .*?endcmap", re.DOTALL)  # of the characters of one font's shapes
_TARGETS = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([0-9A-F]{4})>")


def written(font: QFont) -> dict[int, int]:
    """The code points that a text holds, by those that Qt takes for them in this font."""
    raw = QRawFont.fromFont(font)
    by_shape = dict(zip(_shapes(raw, _IDEOGRAPHS), _IDEOGRAPHS, strict=True))
    by_shape.pop(_MISSING, None)
    radicals = zip(_RADICALS, _shapes(raw, _RADICALS), strict=True)
    return {radical: by_shape[shape] for radical, shape in radicals if shape in by_shape} | {_TAB: _SPACE}


def with_text(pdf: bytes, named: Mapping[int, int]) -> bytes:
    """The PDF with these code points instead of their keys in its tables, everything else where it was."""

    def code(found: re.Match[bytes]) -> bytes:
        known = int(found[1], 16)
        return b"<%04X>" % named.get(known, known)

    def targets(found: re.Match[bytes]) -> bytes:
        return _CODE.sub(code, found[0])

    return _TABLE.sub(lambda table: _TARGETS.sub(targets, table[0]), pdf)


def _shapes(raw: QRawFont, codes: range) -> list[int]:
    """The shape of each code point."""
    return list(raw.glyphIndexesForString("".join(map(chr, codes))))
