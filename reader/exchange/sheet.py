"""What is to be set on paper: pieces of simple HTML that flow through columns; knows no printer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """HTML that is kept together, `indent` ems from the left; one that introduces the next stays with it.

    A dot of the colour `dot`, `#rrggbb`, hangs before its first line when there is one.
    """

    html: str
    indent: float = 0
    dot: str = ""
    introduces: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document: its title, the head across the first page, the pieces below it, and the looks of the HTML.

    `size` is that of its letters in points; where it is 0 they are as large as one page allows.
    """

    title: str
    head: str
    pieces: tuple[Piece, ...]
    style: str = ""
    columns: int = 1
    size: float = 0
