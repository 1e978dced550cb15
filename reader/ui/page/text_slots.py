"""Answers Qt's text interface where PySide cannot: its selection, units and attributes; knows no page.

PySide 6.10 and 6.11 leave out the virtual functions that return through pointers: what Qt hears of a selection is
what lay in memory, and a word is what Qt takes for one. Here they are put into a copy of the object's own table of
virtual functions. Their order is Qt's promise for all of Qt 6; how they are called is Linux's on x86-64. Where
anything is not as it is known here, nothing is touched, and the page is told without a text.
"""

from __future__ import annotations

import os
import sys
from ctypes import CFUNCTYPE, POINTER, addressof, c_int, c_void_p, cast, sizeof, string_at
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAccessibleTextInterface
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from collections.abc import Callable
    from ctypes import Array, _CFunctionType, _Pointer

QT_VERSIONS = ("6.10", "6.11")  # whose table is known; the same ones that the app takes
ATTRIBUTES = -(2**31)  # as the start of a text: the attributes at the other position are wanted

_SELECTION, _TEXT, _BEFORE, _AFTER, _AT, _ATTRIBUTES = 2, 9, 10, 11, 12, 17
_SELECTION_COUNT, _CURSOR, _CHARACTERS = 3, 7, 13
_COUNT = 18
_HEAD = 2  # entries before the first function: the object's offset and its type

_CLASS = b"QAccessibleTextInterfaceWrapper"  # PySide's, of a text interface written in Python
_NAME = sizeof(c_void_p)  # bytes from the start of a type to its name

_Place = POINTER(c_int)
_NumberCall = CFUNCTYPE(c_int, c_void_p)
_SelectionCall = CFUNCTYPE(None, c_void_p, c_int, _Place, _Place)
# A string is made where the first argument points to.
_TextCall = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_int, c_int)
_UnitCall = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_int, c_int, _Place, _Place)
_AttributesCall = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_int, _Place, _Place)
_Table = c_void_p * (_HEAD + _COUNT)

Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answers:
    """What Qt is to hear: half-open ends in UTF-16 units; the texts between them it asks of the object itself.

    `unit` takes a position, a boundary as Qt counts them, and -1, 0 or 1 for the unit before, at or after it.
    """

    selection: Callable[[], Ends]
    unit: Callable[[int, int, int], Ends]
    attributed: Callable[[int], Ends]


def answer(interface: int, answers: Answers) -> object:
    """Let the text interface at this address answer so; what is returned has to live as long as it does."""
    own = _own_table(interface)
    table = _Table(*own)
    functions = _functions(_TextCall(own[_HEAD + _TEXT] or 0), answers)
    for slot, function in functions.items():
        table[_HEAD + slot] = cast(function, c_void_p).value
    point_to(interface, table)
    return table, functions


def point_to(interface: int, table: Array[c_void_p]) -> None:
    """Let the object at this address have that table of virtual functions."""
    c_void_p.from_address(interface).value = addressof(table) + _HEAD * sizeof(c_void_p)


def stands_as_known(interface: int) -> bool:
    """Whether the table of a Numbered at this address is such a table, its functions where they are known to be."""
    own = _own_table(interface)
    name = c_void_p.from_address((own[1] or 0) + _NAME).value if own[1] else None
    if (
        own[0]
        or not name
        or not string_at(name).endswith(b"QAccessibleTextInterfaceWrapper")
        or not all(own[_HEAD:])
    ):
        return False
    return all(_NumberCall(own[_HEAD + slot] or 0)(interface) == slot for slot in Numbered.SLOTS)


class Numbered(QAccessibleTextInterface):
    """Answers what it is asked with the number of the slot through which that is done."""

    SLOTS = (_SELECTION_COUNT, _CURSOR, _CHARACTERS)

    def selectionCount(self) -> int:
        """The slot of this."""
        return _SELECTION_COUNT

    def cursorPosition(self) -> int:
        """The slot of this."""
        return _CURSOR

    def characterCount(self) -> int:
        """The slot of this."""
        return _CHARACTERS


def are_known(version: str) -> bool:
    """Whether the table is known on this system in this version of Qt, and stands so."""
    is_known = (
        sys.platform == "linux" and os.uname().machine == "x86_64" and version.rpartition(".")[0] in QT_VERSIONS
    )
    tried = Numbered()
    return is_known and stands_as_known(Shiboken.getCppPointer(tried)[-1])


def _own_table(interface: int) -> Array[c_void_p]:
    return _Table.from_address((c_void_p.from_address(interface).value or 0) - _HEAD * sizeof(c_void_p))


def _functions(text: Callable[..., int], answers: Answers) -> dict[int, _CFunctionType]:
    """The functions by their slots; `text` is the object's own, which makes Qt's strings."""

    def selection(_this: int, _index: int, *told: _Pointer[c_int]) -> None:
        _tell(told, _asked(answers.selection))

    def attributes(string: int, this: int, position: int, *told: _Pointer[c_int]) -> int:
        _tell(told, _asked(answers.attributed, position))
        return text(string, this, ATTRIBUTES, position)

    def unit(direction: int) -> Callable[..., int]:
        def found(string: int, this: int, position: int, boundary: int, *told: _Pointer[c_int]) -> int:
            ends = _asked(answers.unit, position, boundary, direction)
            _tell(told, ends)
            return text(string, this, *ends)

        return found

    units = {slot: _UnitCall(unit(direction)) for slot, direction in ((_BEFORE, -1), (_AT, 0), (_AFTER, 1))}
    return {_SELECTION: _SelectionCall(selection), **units, _ATTRIBUTES: _AttributesCall(attributes)}


def _tell(told: tuple[_Pointer[c_int], ...], ends: Ends) -> None:
    for place, end in zip(told, ends, strict=True):
        place[0] = end


def _asked(ask: Callable[..., Ends], *about: int) -> Ends:
    """The answer; after a mistake, which is told as any other, nothing: Qt takes whatever it finds."""
    try:
        return ask(*about)
    except Exception:  # noqa: BLE001 - Qt is the caller
        sys.excepthook(*sys.exc_info())
        return 0, 0


ARE_KNOWN = are_known(qVersion())
