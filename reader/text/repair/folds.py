"""Stretches of text that stand twice: the later one is offered for folding away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text.repair.proposal import Reason, Repair
from reader.text.repair.signs import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.blocks import Piece

_LONG = 40  # code points; one such block is enough
_SENTENCE = 20  # code points; a stretch of several blocks has at least one such sentence,
_STRETCH = 60  # and so many code points in all
_PLACES = 4  # earlier places of a sentence that are compared

_Key = tuple[str, str]


def folds(pieces: Sequence[Piece]) -> list[Repair]:
    """The longest stretches that repeat an earlier one exactly, white space aside."""
    keys = [(piece.kind, "".join(piece.text.split())) for piece in pieces]
    return [Repair(Reason.REPEATED, first, end, like) for first, end, like in _repeats(pieces, keys)]


def _repeats(pieces: Sequence[Piece], keys: Sequence[_Key]) -> Iterator[tuple[int, int, int]]:
    """Start and end of each repeated stretch, and where the earlier one starts."""
    places: dict[_Key, list[int]] = {}
    done = index = 0
    while index < len(keys):
        earlier = places.setdefault(keys[index], []) if _is_sentence(pieces[index], keys[index]) else []
        first, end, like = max(
            (_stretch(keys, place, index, done) for place in earlier),
            key=lambda it: it[1] - it[0],
            default=(0, 0, 0),
        )
        if _is_worth(keys[first:end]):
            yield first, end, like
            done = index = end
            continue
        if _is_sentence(pieces[index], keys[index]) and len(earlier) < _PLACES:
            earlier.append(index)
        index += 1


def _is_sentence(piece: Piece, key: _Key) -> bool:
    """Whether the block is prose enough to look for again: no verse, no row of a table."""
    text = piece.text.strip()
    if any(sign in text for sign in ("\t", "|", "  ", "\u3000")):
        return False
    return len(key[1]) >= _LONG or (len(key[1]) >= _SENTENCE and is_closed(text))


def _stretch(keys: Sequence[_Key], place: int, index: int, least: int) -> tuple[int, int, int]:
    """The repeated stretch round `index`, not before `least`, and where the earlier one round `place` starts."""
    back = 0
    while back < place and index - back > least and keys[place - back - 1] == keys[index - back - 1]:
        back += 1
    end = index + 1
    while end < len(keys) and keys[end] == keys[end - index + place]:
        end += 1
    return index - back, end, place - back


def _is_worth(keys: Sequence[_Key]) -> bool:
    """Whether a repeated stretch is too long to be a refrain."""
    lengths = [len(text) for _, text in keys]
    return max(lengths, default=0) >= _LONG or (len(lengths) > 1 and sum(lengths) >= _STRETCH)
