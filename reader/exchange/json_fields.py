"""What is taken out of JSON that a stranger may have made, each value of its own kind; knows no format."""

from __future__ import annotations

import json
from typing import NoReturn, cast

from reader.exchange.restorable import UnreadableNotes, check_size, whole_characters

MOST_PARTS = 4_000_000  # objects and lists, of which each block is one
MOST_VALUES = 10_000_000
LONGEST_BODY = 1 << 53  # a position beyond what JSON tells exactly is none

Fields = dict[str, object]


def parsed(data: bytes) -> object:
    """The value that the file is; raises UnreadableNotes."""
    check_size(data)
    if data.count(b"{") + data.count(b"[") > MOST_PARTS or data.count(b",") > MOST_VALUES:
        raise UnreadableNotes(reason="it holds more than notes can")
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_once)
    except RecursionError:
        raise UnreadableNotes(reason="it is nested too deeply") from None
    except ValueError:
        raise UnreadableNotes(reason="it is not whole JSON in UTF-8") from None


def fields(value: object) -> Fields:
    """The object that the value is; raises UnreadableNotes when it is none."""
    if not isinstance(value, dict):
        raise UnreadableNotes(reason="a part of it is not an object")
    return cast("Fields", value)


def objects(known: Fields, key: str) -> list[Fields]:
    """The list of objects under `key`; raises UnreadableNotes when it is another value."""
    value = known.get(key)
    if not isinstance(value, list):
        raise UnreadableNotes(reason="a list that it needs is missing")
    return [fields(one) for one in value]


def text(known: Fields, key: str) -> str:
    """The text under `key`, empty when there is none; raises UnreadableNotes when it is another value."""
    return whole_characters(as_it_came(known, key) or "")


def as_it_came(known: Fields, key: str) -> str | None:
    """The same with halves of characters, which count in positions, and None when there is no text."""
    value = known.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableNotes(reason="a text in it is something else")
    return value


def texts(known: Fields, key: str) -> tuple[str, ...]:
    """The texts listed under `key`; none when nothing is; raises UnreadableNotes for other values."""
    value = known.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnreadableNotes(reason="a text in it is something else")
    return tuple(whole_characters(cast("str", one)) for one in value)


def passage(known: Fields) -> tuple[int, int] | tuple[None, None]:
    """The half-open positions under `start` and `end`, or none when they cannot be positions."""
    start, end = known.get("start"), known.get("end")
    if type(start) is int and type(end) is int and 0 <= start <= end <= LONGEST_BODY:
        return start, end
    return None, None


def _once(pairs: list[tuple[str, object]]) -> Fields:
    """The object; one that says a thing twice is refused, since the first would be lost."""
    known = dict(pairs)
    if len(known) < len(pairs):
        raise UnreadableNotes(reason="a part of it has two values of one name")
    return known


def _refuse_constant(_constant: str) -> NoReturn:
    raise UnreadableNotes(reason="it holds a number that JSON does not have")
