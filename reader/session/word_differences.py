"""What differs between the reader's words, a list of words and the version both come from, and what comes of it.

A word is its text. The law is that of tag sets: see differences.py. Pure, changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.exchange import lexicon_csv
from reader.exchange.lexicon_file import SharedWord
from reader.session.differences import GOES, Choice, Difference, Kind, fate, is_contested, lacking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.session.differences import Key

    Words = Mapping[str, SharedWord]  # by text

_FIELDS = {Kind.RECUT: "cuts", Kind.RENOTED: "note"}
_NO_CUTS_TOLD = None  # without a common version: that a word is one says something too
_NO_NOTE = ""


def compared(base: Words, ours: Words, theirs: Words) -> list[Difference]:
    """What differs, in their order; what only we changed is left out, and without a base nothing is removed."""
    texts = dict.fromkeys((*theirs, *ours, *base))
    return [one for text in texts for one in _of_word(text, base.get(text), ours.get(text), theirs.get(text))]


def _of_word(
    text: str, base: SharedWord | None, mine: SharedWord | None, theirs: SharedWord | None
) -> Iterator[Difference]:
    kind = fate(base, mine, theirs, SharedWord.__eq__)
    if kind:
        yield lacking(kind, text, text)
    if not mine or not theirs:
        return
    contested = is_contested(base.cuts if base else _NO_CUTS_TOLD, mine.cuts, theirs.cuts)
    if contested is not None:
        yield Difference(Kind.RECUT, text, text, _read_as(mine), _read_as(theirs), is_conflict=contested)
    contested = is_contested(base.note if base else _NO_NOTE, mine.note, theirs.note)
    if contested is not None:
        yield Difference(Kind.RENOTED, text, text, mine.note, theirs.note, is_conflict=contested)


def _read_as(word: SharedWord) -> str:
    return lexicon_csv.told(word) or word.text


def resolved(
    ours: Words, theirs: Words, found: Iterable[Difference], choices: Mapping[Key, Choice]
) -> dict[str, SharedWord]:
    """Our words with the differences as chosen, the usual choice where none is made; newcomers stand last."""
    words = dict(ours)
    for one in found:
        if choices.get(one.key, one.usual) is Choice.MINE:
            continue
        mine, field = words.get(one.subject), _FIELDS.get(one.kind)
        if one.kind in GOES:
            words.pop(one.subject, None)
        elif mine and field:
            words[one.subject] = replace(mine, **{field: getattr(theirs[one.subject], field)})
        else:
            words[one.subject] = theirs[one.subject]
    return words


def filled(word: SharedWord, lacks: Iterable[str], base: SharedWord | None, mine: SharedWord | None) -> SharedWord:
    """Their word with what its format has no place for, the columns `lacks`, as it was said before, else as here.

    A format without cuts still tells whether a word is kept apart.
    """
    known = base or mine
    if known and "note" in lacks:
        word = replace(word, note=known.note)
    if word.cuts and "cut" in lacks:
        word = replace(word, cuts=next((one.cuts for one in (base, mine) if one and one.cuts), word.cuts))
    return word
