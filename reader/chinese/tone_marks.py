"""Pinyin with numbers as dictionaries store it, turned into pinyin with marks; knows no characters."""

from __future__ import annotations

import re

from reader.chinese import syllables

_SYLLABLE = re.compile(r"([A-Za-zÜüÊê:]+)([1-5])")
_BEFORE_SIGN = re.compile(r" (?=,)")


def marked(numbered: str) -> str:
    """`hang2 ye4` as `háng yè`, `lu:4` as `lǜ`; what is no syllable with a number stays as it is."""
    return _BEFORE_SIGN.sub("", _SYLLABLE.sub(_marked_syllable, numbered))


def _marked_syllable(found: re.Match[str]) -> str:
    syllable = found[1].replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    return syllables.marked(syllable, int(found[2]))
