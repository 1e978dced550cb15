"""Page numbers that stand between the lines of a text: - 12 -, 第12页, 12/30, or a bare 12 that counts on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text.kinds import PARAGRAPH
from reader.text.repair.proposal import Reason, Repair
from reader.text.repair.torn import tears

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.blocks import Piece

_LONGEST = 24  # code points
_FORMS = {
    "spelt": re.compile(
        r"第\s*(?P<number>\d{1,4}|[一二三四五六七八九十百零〇]{1,6})\s*页(?:\s*[,，/／|]?\s*共\s*\w{1,6}\s*页)?"
        r"|[Pp](?:age|AGE)\s+(?P<latin>\d{1,4})(?:\s+of\s+\d{1,4})?"
    ),
    "dashed": re.compile(r"[-—–－―─·•~]{1,2}\s*(?P<number>\d{1,4})\s*[-—–－―─·•~]{1,2}"),
    "ratio": re.compile(r"(?P<number>\d{1,4})\s*[/／]\s*(?P<total>\d{1,4})"),
    "bare": re.compile(r"(?P<number>\d{1,4})"),
}
_STEPS = (1, 2)  # one page may have lost its number
_FEWEST = 2  # numbers that count on
_PAGE_PIECES = 2  # between two numbers stand at least so many pieces,
_PAGE_CHARS = 60  # or so many code points of one
_TORN_SHARE = 3  # of bare numbers, one in so many must tear a paragraph


@dataclass(frozen=True, slots=True)
class _Number:
    index: int  # of the piece
    form: str
    value: int
    total: str = ""


def page_numbers(pieces: Sequence[Piece]) -> list[Repair]:
    """The pieces that are page numbers and nothing else."""
    numbers = list(_numbers(pieces))
    alone = [one.index for one in numbers if one.form == "spelt"]
    counted = [one.index for chain in _chains(numbers) if _numbers_pages(pieces, chain) for one in chain]
    return [Repair(Reason.PAGE_NUMBER, index, index + 1) for index in sorted({*alone, *counted})]


def _numbers(pieces: Sequence[Piece]) -> Iterator[_Number]:
    """The pieces that hold a number in a form that page numbers have."""
    for index, piece in enumerate(pieces):
        if piece.kind != PARAGRAPH or len(piece.text) > _LONGEST:
            continue
        for form, pattern in _FORMS.items():
            found = pattern.fullmatch(piece.text.strip())
            if found:
                told = found.groupdict()
                number = told["number"] or ""
                value = int(number) if number.isdecimal() else 0
                yield _Number(index, form, value, told.get("total") or "")
                break


def _chains(numbers: Sequence[_Number]) -> list[list[_Number]]:
    """The numbers in chains that count on, each of one form."""
    open_ends: dict[tuple[str, str, int], list[_Number]] = {}
    chains: list[list[_Number]] = []
    for one in numbers:
        keys = ((one.form, one.total, one.value - step) for step in _STEPS)
        chain = next((open_ends.pop(key) for key in keys if key in open_ends), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(one)
        open_ends[one.form, one.total, one.value] = chain
    return chains


def _numbers_pages(pieces: Sequence[Piece], chain: Sequence[_Number]) -> bool:
    """Whether these numbers are those of pages, and not of sections, of a list or of a table."""
    torn = sum(tears(pieces, one.index) for one in chain)
    if chain[0].form == "dashed":
        return torn > 0 or chain[0].value > 1
    if len(chain) < _FEWEST or not _are_apart(pieces, chain):
        return False
    return chain[0].form == "ratio" or torn * _TORN_SHARE >= len(chain)


def _are_apart(pieces: Sequence[Piece], chain: Sequence[_Number]) -> bool:
    """Whether between each two of them there is as much text as the least page has."""
    for one, following in pairwise(chain):
        between = pieces[one.index + 1 : following.index]
        if len(between) < _PAGE_PIECES and sum(len(piece.text) for piece in between) < _PAGE_CHARS:
            return False
    return True
