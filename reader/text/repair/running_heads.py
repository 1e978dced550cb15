"""Running heads: the same short line at the top or foot of each page, where it tears paragraphs apart."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.text.kinds import PARAGRAPH
from reader.text.repair.proposal import Reason, Repair
from reader.text.repair.torn import tears

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.blocks import Piece

_LONGEST = 40  # code points
_FEWEST = 3  # times
_FEWEST_TORN = 2  # times, and
_TORN_SHARE = 3  # one in so many
_UNEVEN = 3  # the longest page has at most so many times the text of the shortest
_LETTERS = 2
_EDGE_NUMBER = re.compile(
    r"^[-—–－·•|\s]*\d{1,4}(?:[-—–－·•|\s]+|$)|(?:^|[-—–－·•|\s]+)(?:第\s*)?\d{1,4}(?:\s*页)?[-—–－·•|\s]*$"
)
_NO_HEAD = re.compile(r"[：:。！？；，、…”」』】]$|^[【“「『（(…]")


def running_heads(pieces: Sequence[Piece]) -> list[Repair]:
    """The pieces that are a running head and nothing else."""
    places: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        head = _head(piece)
        if head:
            places.setdefault(head, []).append(index)
    often = [indices for indices in places.values() if len(indices) >= _FEWEST]
    if not often:
        return []
    starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    heads = [index for indices in often if _tops_pages(pieces, starts, indices) for index in indices]
    return [Repair(Reason.RUNNING_HEAD, index, index + 1) for index in sorted(heads)]


def _head(piece: Piece) -> str:
    """The line without a page number at its edge and without spaces, if it could be a running head."""
    if piece.kind != PARAGRAPH or len(piece.text) > _LONGEST:
        return ""
    bare = "".join(_EDGE_NUMBER.sub("", piece.text.strip()).split())
    letters = sum(char.isalpha() for char in bare)
    return bare if letters >= _LETTERS and not _NO_HEAD.search(bare) else ""


def _tops_pages(pieces: Sequence[Piece], starts: Sequence[int], indices: Sequence[int]) -> bool:
    """Whether the line stands at even distances and tears paragraphs apart."""
    distances = [starts[after] - starts[before] for before, after in pairwise(indices)]
    torn = sum(tears(pieces, index) for index in indices)
    enough = torn >= _FEWEST_TORN and torn * _TORN_SHARE >= len(indices)
    return enough and max(distances) <= _UNEVEN * min(distances)
