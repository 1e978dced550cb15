"""A highlight's quote within its sentence, from what is kept with it; reads no body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.anchor import CONTEXT
from reader.text.sentences import sentence_around

if TYPE_CHECKING:
    from storage.records import Highlight

_LEAD = 8  # code points of a sentence shown before its quote
_LONGEST = 240  # code points of a quote: more than a row has room for


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line: what stands before the quote in its sentence, the quote, and what stands behind it."""

    before: str
    quote: str
    behind: str


def excerpt(kept: Highlight) -> Excerpt:
    """The quote with as much of its sentence as is kept, its beginning close enough to be seen."""
    text = kept.prefix + kept.quote + kept.suffix
    start = len(kept.prefix)
    end = start + len(kept.quote)
    first, last = sentence_around(text, start, end)
    is_cut = (first == 0 and len(kept.prefix) == CONTEXT) or start - first > _LEAD
    before = _line(text[max(first, start - _LEAD) : start])
    behind = _line(text[end:last])
    goes_on = last == len(text) and len(kept.suffix) == CONTEXT
    return Excerpt("…" * is_cut + before, _line(kept.quote[:_LONGEST]), behind + "…" * goes_on)


def _line(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text)
