"""Cells that no spreadsheet takes for a formula, and back again; knows no file format.

A leading apostrophe does it. A spreadsheet set to another delimiter cuts a cell at its semicolons, tabs and
lines, so that each part of a cell is looked at as if it were one.
"""

from __future__ import annotations

import re

# What may stand before a formula unseen or be dropped: white space, controls, invisible marks, quotation marks.
_UNSEEN = (
    "[\"'\\x00-\\x08\\x0b\\x0c\\x0e-\\x20\\x7f-\\xa0\\xad\\u1680\\u180e"
    "\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]*"
)
_SIGN = "[-=+@\uff0d\uff1d\uff0b\uff20\ufe63\ufe66\ufe62\ufe6b\u2212]"
_PART = r"(?<=[;\t\n\r])"

_FORMULA = re.compile(rf"\A(?={_UNSEEN}(?:{_SIGN}|[\t\n\r]))|{_PART}(?={_UNSEEN}{_SIGN})")
_GUARDED = re.compile(rf"\A'(?={_UNSEEN}(?:{_SIGN}|[\t\n\r]))|{_PART}'(?={_UNSEEN}{_SIGN})")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before all that could run as a formula."""
    return _FORMULA.sub("'", cell)


def bare(cell: str) -> str:
    """The cell without the apostrophes before formulas: the mirror of `guarded`."""
    return _GUARDED.sub("", cell)
