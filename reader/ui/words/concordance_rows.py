"""The places of a word as rows: in which order, and as text; no Qt, finds none."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.session.concordance import Place

_TITLE = 60  # code points of a title that are read aloud


class Order(Enum):
    """What places are sorted by; those that are alike stay as they were found, in reading order."""

    ARTICLE = "article"
    BEFORE = "before"
    BEHIND = "behind"


def ordered(places: Sequence[Place], order: Order) -> list[Place]:
    """The places, given as they were found, in this order; what stands before a word counts from its end."""
    if order is Order.ARTICLE:
        return list(places)
    if order is Order.BEFORE:
        return sorted(places, key=lambda place: place.left.rstrip()[::-1])
    return sorted(places, key=lambda place: place.right.lstrip())


def on_one_line(text: str) -> str:
    """The text with a space for each white space, a tab or a line's end too."""
    return "".join(" " if character.isspace() else character for character in text)


def as_text(places: Iterable[Place]) -> str:
    """A line for each place: what stands before it, the word, what follows, the title, with tabs between."""
    rows = ((place.left, place.word, place.right, place.title) for place in places)
    return "\n".join("\t".join(on_one_line(part).strip() for part in row) for row in rows)


def spoken(place: Place) -> str:
    """What a screen reader reads of a place."""
    return f"{on_one_line(place.left + place.word + place.right).strip()}，{on_one_line(place.title[:_TITLE])}"
