"""Pinyin with numbers as dictionaries store it, turned into pinyin with marks; knows no characters."""

from __future__ import annotations

import re
import unicodedata

_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}
_SYLLABLE = re.compile(r"([A-Za-zÜüÊê:]+)([1-5])")
_BEFORE_SIGN = re.compile(r" (?=,)")
# Where the mark goes, the first that is there: a, e, the o of ou, the last vowel; without vowels, m or n.
_BEARERS = (
    re.compile("[aeAEêÊ]"),
    re.compile("[oO](?=[uU])"),
    re.compile("[iouüIOUÜ](?=[^iouüIOUÜ]*$)"),
    re.compile("[mnMN]"),
)


def marked(numbered: str) -> str:
    """`hang2 ye4` as `háng yè`, `lu:4` as `lǜ`; what is no syllable with a number stays as it is."""
    return _BEFORE_SIGN.sub("", _SYLLABLE.sub(_marked_syllable, numbered))


def _marked_syllable(found: re.Match[str]) -> str:
    syllable = found[1].replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    for bearer in _BEARERS:
        place = bearer.search(syllable)
        if place:
            above = syllable[: place.end()] + _MARKS[found[2]] + syllable[place.end() :]
            return unicodedata.normalize("NFC", above)
    return syllable
