"""What makes one list of another, splice by splice; tells nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.ui.rows import Splice

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

T = TypeVar("T")
_STRIDE = 1024  # values compared at once
_MOST = 100  # splices; more than that cost a view more than one for all between


def agreeing(one: Sequence[object], other: Sequence[object]) -> int:
    """How many values two lists share from their beginnings."""
    shorter = min(len(one), len(other))
    for at in range(0, shorter, _STRIDE):
        end = min(at + _STRIDE, shorter)
        if one[at:end] != other[at:end]:
            return next(index for index in range(at, end) if one[index] != other[index])
    return shorter


def splices(
    old: Sequence[T], new: Sequence[T], first: int, old_keys: Sequence[Hashable], new_keys: Sequence[Hashable]
) -> list[Splice[T]]:
    """The splices that make `new` of `old`, to be carried out in turn.

    Both are cut from longer lists at row `first`; the keys tell values apart that are equal. Values that only came
    or went are splices of their own; where others changed places, one takes all.
    """
    before, after = set(old_keys), set(new_keys)
    stayed = [key for key in old_keys if key in after]
    is_told_apart = len(before) == len(old_keys) and len(after) == len(new_keys)
    if is_told_apart and stayed == [key for key in new_keys if key in before]:
        found = list(_between(new, first, [key in after for key in old_keys], [key in before for key in new_keys]))
        if len(found) <= _MOST:
            return found
    return [Splice(first, len(old), tuple(new))] if old or new else []


def _between(new: Sequence[T], first: int, stays: list[bool], was: list[bool]) -> Iterator[Splice[T]]:
    """The splices between values that stay."""
    here = there = 0
    while here < len(stays) or there < len(was):
        gone, come = _run(stays, here), _run(was, there)
        if gone > here or come > there:
            yield Splice(first + there, gone - here, tuple(new[there:come]))
        here, there = gone + 1, come + 1


def _run(flags: list[bool], start: int) -> int:
    """Where the run of unset flags from here ends."""
    return next((at for at in range(start, len(flags)) if flags[at]), len(flags))
