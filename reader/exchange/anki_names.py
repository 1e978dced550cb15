"""Names as Anki takes them, for tags and decks, each still its own; knows no notes and no file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from reader.exchange.direction import balanced
from reader.exchange.html_text import characters
from reader.exchange.tag_paths import in_tree_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.records import Tag

BETWEEN = "::"  # a parent and its child
_SPACES = re.compile(r"\s+")
_WIDE = str.maketrans(':"<>&[\\{', "：＂＜＞＆［＼｛")  # what Anki divides, drops, or shows as it stands in a card


def tag_names(tags: Iterable[Tag]) -> dict[str, str]:
    """What Anki calls each of these tags, by its id: `A::B`, with `_` for spaces, at which Anki divides tags."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for tag in in_tree_order(tags):
        above = found.get(tag.parent) if tag.parent is not None else None
        own = _SPACES.sub("_", _legal(tag.name)) or "_"
        found[tag.id] = distinct(own if above is None else f"{above}{BETWEEN}{own}", taken)
    return found


def deck_name(title: str) -> str:
    """The title on one line, as the name of a deck that is in no other."""
    return _SPACES.sub(" ", _legal(title)).strip() or "_"


def distinct(name: str, taken: set[str]) -> str:
    """The name, with a number where Anki would take it for one of those `taken`, which it then is among."""
    number, found = 1, name
    while _folded(found) in taken:
        number += 1
        found = f"{name}_{number}"
    taken.add(_folded(found))
    return found


def _legal(name: str) -> str:
    return normalize("NFC", balanced(characters(name))).translate(_WIDE)


def _folded(name: str) -> str:
    return normalize("NFC", name.casefold())
