"""Tables as spreadsheets save them (.csv): their text, delimiter, header and rows; knows no column of ours."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DELIMITERS = ",;\t"
_LONGEST_HEADER = 100_000  # characters
_LONGEST_CELL = 20_000_000

csv.field_size_limit(_LONGEST_CELL)  # Python's own limit would refuse long descriptions that we write


def decoded(data: bytes) -> str:
    """The text of a table in UTF-8 or GB 18030, without its byte-order mark; raises UnicodeDecodeError."""
    return data.decode("utf-8" if _is_meant_as_utf8(data) else "gb18030").removeprefix("\ufeff")


def _is_meant_as_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: GB 18030 would read one that is damaged as other characters."""
    text = data.decode("utf-8", "ignore")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return data.startswith(codecs.BOM_UTF8) or len(data) - len(text.encode()) <= foreign


def rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with its number from 1, the blank ones counted; raises csv.Error."""
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, cells in enumerate(table, 1):
        if "".join(cells).strip():
            yield number, cells


def chosen(text: str, called: Mapping[str, str]) -> tuple[str, list[str]]:
    """The delimiter by which the header names most columns, and the header, in the names for which they are called.

    The keys of `called` are in lower case; a name it does not know stays as it is.
    """
    known = [(delimiter, _header(text, delimiter, called)) for delimiter in DELIMITERS]
    return max(known, key=lambda one: len({*one[1]} & {*called.values()}))


def _header(text: str, delimiter: str, called: Mapping[str, str]) -> list[str]:
    """The columns' names; none when they cannot be told apart."""
    try:
        _, cells = next(rows(text[:_LONGEST_HEADER], delimiter), (0, list[str]()))
    except csv.Error:
        return []
    names = [cell.strip() for cell in cells]
    return [called.get(name.casefold(), name) for name in names]
