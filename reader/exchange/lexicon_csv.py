"""The reader's words as a spreadsheet (.csv), one row a word; other columns than ours are passed over.

The columns are `word`, `cut` and `note`. In `cut` stand the pieces of a word that is kept apart, 国家|验收, with
a backslash before a stroke or a backslash of their own; where it is empty the word is one.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING

from reader.exchange import table_text
from reader.exchange.cells import bare, guarded
from reader.exchange.lexicon_file import (
    SharedWord,
    UnreadableLexicon,
    UnreadableRow,
    check_size,
    checked,
    cleaned,
    collected,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COLUMNS = ("word", "cut", "note")
_CALLED = {name: name for name in COLUMNS} | {"词": "word", "切分": "cut", "批注": "note"}
_STROKE = "|"
_PIECE = re.compile(r"(?:[^|\\]|\\.?)+")


def write(words: Sequence[SharedWord]) -> bytes:
    """The words as a table in UTF-8 with a byte-order mark, for Excel; no formula can run."""
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(COLUMNS)
    for word in words:
        rows.writerow(map(guarded, (word.text, told(word), word.note)))
    return table.getvalue().encode("utf-8-sig", "replace")


def told(word: SharedWord) -> str:
    """The pieces of the word, joined by strokes; nothing for one that is whole."""
    ends = (0, *word.cuts, len(word.text)) if word.cuts else ()
    pieces = (word.text[start:end] for start, end in pairwise(ends))
    return _STROKE.join(piece.replace("\\", "\\\\").replace(_STROKE, f"\\{_STROKE}") for piece in pieces)


def in_pieces(told: str) -> SharedWord:
    """The word that is told by its pieces, the mirror of `told`; without a text where one of them is empty."""
    found = _PIECE.findall(told)
    if _STROKE.join(found) != told:
        return SharedWord("")
    pieces = [re.sub(r"\\(.)", r"\1", piece) for piece in found]
    return SharedWord("".join(pieces), tuple(accumulate(map(len, pieces)))[:-1])


def read(data: bytes) -> list[SharedWord]:
    """The words of a table in UTF-8 or GB 18030, cut at commas, semicolons or tabs; raises UnreadableLexicon."""
    check_size(data)
    try:
        text = table_text.decoded(data)
    except UnicodeDecodeError:
        raise UnreadableLexicon(reason="it is not whole text in UTF-8 or GB 18030") from None
    return collected(_words(text))


def lacks(data: bytes) -> tuple[str, ...]:
    """Which columns besides the words themselves a table that can be read does not have."""
    _, header = table_text.chosen(table_text.decoded(data), _CALLED)
    return tuple(column for column in COLUMNS[1:] if column not in header)


def has_words(head: bytes) -> bool:
    """Whether a table that begins so has a column of words."""
    line = head.lstrip(b"\r\n").partition(b"\n")[0]
    try:
        _, header = table_text.chosen(table_text.decoded(line), _CALLED)
    except UnicodeDecodeError:
        return False
    return "word" in header


def _words(text: str) -> Iterator[SharedWord]:
    delimiter, header = table_text.chosen(text, _CALLED)
    if "word" not in header:
        raise UnreadableLexicon(reason="it has no column called word")
    places = {column: header.index(column) for column in COLUMNS if column in header}
    try:
        for number, cells in islice(table_text.rows(text, delimiter), 1, None):
            fields = {column: bare(cells[place]) for column, place in places.items() if place < len(cells)}
            yield _word(fields, number)
    except csv.Error:
        raise UnreadableLexicon(reason="its quotation marks do not match") from None


def _word(fields: Mapping[str, str], row: int) -> SharedWord:
    text = checked(fields.get("word", ""), row, UnreadableRow)
    return SharedWord(text, _cuts(text, cleaned(fields.get("cut", "")), row), fields.get("note", ""))


def _cuts(text: str, told: str, row: int) -> tuple[int, ...]:
    """Where the pieces that are told cut the text; raises UnreadableRow when they are not its pieces."""
    word = in_pieces(told)
    if told and word.text != text:
        raise UnreadableRow(number=row, reason="its pieces do not make up the word")
    return word.cuts
