"""All the rules in their order, and a text with the repairs that were chosen; changes nothing by itself."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.text.repair.folds import folds
from reader.text.repair.glue import joined
from reader.text.repair.indents import indents
from reader.text.repair.joins import joins
from reader.text.repair.page_numbers import page_numbers
from reader.text.repair.proposal import Reason, Repair
from reader.text.repair.running_heads import running_heads
from reader.text.repair.unwraps import unwraps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.blocks import Piece

# What tears paragraphs goes first, so that they can be joined across it.
_RULES = (page_numbers, running_heads, folds, unwraps, joins, indents)
_DROPS = {Reason.PAGE_NUMBER, Reason.RUNNING_HEAD, Reason.REPEATED}
_MERGES = {Reason.UNWRAPPED, Reason.JOINED}


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece as mended so far, and the range of pieces as imported that went into it."""

    piece: Piece
    first: int
    end: int


def proposals(pieces: Sequence[Piece]) -> list[Repair]:
    """The repairs that these pieces need, in order; once all are made, none is needed."""
    parts = [_Part(piece, index, index + 1) for index, piece in enumerate(pieces)]
    found: list[Repair] = []
    known = -1
    while known < len(found):  # what one rule mends, another may have waited for
        known = len(found)
        for rule in _RULES:
            repairs = rule([part.piece for part in parts])
            found += [_placed(repair, parts) for repair in repairs]
            parts = _mended(parts, repairs)
    return sorted(set(found), key=lambda repair: (repair.first, -repair.end, repair.reason.value))


def repaired(pieces: Sequence[Piece], repairs: Iterable[Repair]) -> list[Piece]:
    """The pieces with these repairs made; a joining waits for all that is proposed inside it to be chosen too."""
    chosen = set(repairs)
    dropped = _covered(repair for repair in chosen if repair.reason in _DROPS)
    bare = _covered(repair for repair in chosen if repair.reason is Reason.INDENTED)
    merges = _ready_merges(pieces, chosen)
    result: list[Piece] = []
    index = 0
    while index < len(pieces):
        end = merges.get(index, index + 1)
        kept = [_without_indent(pieces[at], is_bare=at in bare) for at in range(index, end) if at not in dropped]
        if kept:
            result.append(joined(kept) if len(kept) > 1 else kept[0])
        index = end
    return result


def _placed(repair: Repair, parts: Sequence[_Part]) -> Repair:
    """The repair of parts, told by the pieces as imported."""
    like = None if repair.like is None else parts[repair.like].first
    return Repair(repair.reason, parts[repair.first].first, parts[repair.end - 1].end, like)


def _mended(parts: Sequence[_Part], repairs: Sequence[Repair]) -> list[_Part]:
    """The parts after the repairs of one rule, which are in order and apart from each other."""
    if not repairs:
        return list(parts)
    result: list[_Part] = []
    done = 0
    for repair in repairs:
        result += parts[done : repair.first]
        result += _made(parts[repair.first : repair.end], repair.reason)
        done = repair.end
    return [*result, *parts[done:]]


def _made(parts: Sequence[_Part], reason: Reason) -> list[_Part]:
    """What one repair makes of the parts that it concerns."""
    if reason in _DROPS:
        return []
    if reason is Reason.INDENTED:
        return [replace(part, piece=_without_indent(part.piece, is_bare=True)) for part in parts]
    return [_Part(joined([part.piece for part in parts]), parts[0].first, parts[-1].end)]


def _without_indent(piece: Piece, *, is_bare: bool) -> Piece:
    """The piece, without its indent if it is to be bare."""
    return replace(piece, text=piece.text.lstrip()) if is_bare else piece


def _covered(repairs: Iterable[Repair]) -> set[int]:
    """The indices of all pieces that these repairs concern."""
    return {index for repair in repairs for index in range(repair.first, repair.end)}


def _ready_merges(pieces: Sequence[Piece], chosen: set[Repair]) -> dict[int, int]:
    """Start and end of the widest chosen joinings for which nothing inside is left undone."""
    wanted = [repair for repair in chosen if repair.reason in _MERGES]
    if not wanted:
        return {}
    undone = [
        repair for repair in proposals(pieces) if repair not in chosen and repair.reason is not Reason.INDENTED
    ]
    starts = [repair.first for repair in undone]
    merges: dict[int, int] = {}
    for repair in wanted:
        inside = undone[bisect_left(starts, repair.first) : bisect_left(starts, repair.end)]
        if not any(other.end <= repair.end for other in inside):
            merges[repair.first] = max(repair.end, merges.get(repair.first, 0))
    return merges
