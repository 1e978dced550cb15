"""What a page shows of an article, as frozen values: a module of its own, since at first a window needs no other.

Positions are half-open code points of the stored body; times are ISO 8601 in UTC.
"""

from __future__ import annotations

from typing import NamedTuple


class Block(NamedTuple):
    """One block of a body: its kind (title, subtitle, heading, paragraph) and where it stands.

    A tuple: a long body has tens of thousands.
    """

    kind: str
    start: int
    end: int


class Place(NamedTuple):
    """Where the reader is in an article: the caret, the first visible position, how far it is scrolled past.

    `caret` and `top` are code points; `offset` is in pixels below the top of the line at `top`; `read` is
    a time.
    """

    article: str
    caret: int
    top: int
    offset: float
    read: str


class Outline(NamedTuple):
    """What the page shows of a highlight: where it is, its tags, whether it has a note.

    A tuple: an article may have tens of thousands.
    """

    id: str
    start: int
    end: int
    created: str
    tags: tuple[str, ...]
    has_note: bool
    lost: bool
