"""Two ends of a broken line put together again: with a space between Latin words, else without."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from reader.text.blocks import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

_LATIN_END = "\u024f"
_AFTER_WORD = ",.;:!?)]\"'%"
_BEFORE_WORD = "(\"'&"


def glued(left: str, right: str) -> str:
    """Both texts as one; white space at the joint goes, what is visible stays."""
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return left or right
    return f"{left} {right}" if _takes_space(left[-1], right[0]) else left + right


def joined(parts: Sequence[Piece]) -> Piece:
    """One piece of these, where and what the first was."""
    return Piece(parts[0].kind, reduce(glued, (part.text for part in parts)), parts[0].gap)


def _takes_space(left: str, right: str) -> bool:
    """Whether Latin words meet; a number goes on with digits and with a unit (12|50, 72|TB) without a space."""
    if _is_digit(left):
        return right.islower() and _is_letter(right)
    if _is_letter(left):
        return _is_letter(right) or _is_digit(right) or right in _BEFORE_WORD
    if left == "." and _is_digit(right):
        return False
    return left in _AFTER_WORD and (_is_letter(right) or _is_digit(right))


def _is_letter(char: str) -> bool:
    return char.isalpha() and char <= _LATIN_END


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdigit()
