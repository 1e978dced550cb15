"""Texts as shown in simplified or traditional characters, word by word, as long as before; changes no body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.settings import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    import opencc

    from reader.text.spans import Span

OWN, SIMPLIFIED, TRADITIONAL = SCRIPTS
_TABLES = {SIMPLIFIED: "t2s", TRADITIONAL: "s2tw"}  # with Taiwan's forms, 裡 and not 裏; no other words


def shown(text: str, words: Iterable[Span], script: str) -> str:
    """The text in this script, as many code points as before; each word by itself, so that 头发 has 髮 and 发展 發.

    `words` are spans of the text in order; what lies between them is converted likewise.
    """
    if script == OWN:
        return text
    parts, done = [], 0
    for word in words:
        parts += [_converted(text[done : word.start], script), _converted(text[word.start : word.end], script)]
        done = word.end
    return "".join(parts) + _converted(text[done:], script)


def folded(text: str) -> str:
    """The text with each character by itself in its simplified form, as long as before.

    Texts that differ in script alone are equal then, whatever their words: for finding one in the other.
    """
    forms = {one: _convert(one, SIMPLIFIED) for one in set(text)}
    return text.translate({ord(one): other for one, other in forms.items() if len(other) == 1})


def _converted(text: str, script: str) -> str:
    """The text in this script; where it would be longer or shorter, each character by itself, if it stays one."""
    whole = _convert(text, script)
    if len(whole) == len(text):
        return whole
    return "".join(other if len(other := _convert(one, script)) == 1 else one for one in text)


def _convert(text: str, script: str) -> str:
    try:
        converted: str = _table(script).convert(text)
    except UnicodeEncodeError:  # half a surrogate pair, which is no character
        return text
    return converted


@cache
def _table(script: str) -> opencc.OpenCC:
    import opencc  # noqa: PLC0415 - only who wants another script loads its tables

    return opencc.OpenCC(_TABLES[script])
