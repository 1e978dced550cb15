"""How words sound and how hard they are, from pypinyin and the HSK list; never imported by the window.

Each word is looked up by itself: given a whole list, pypinyin reads 银行|行长 as yín xíng xíng zhǎng.
"""

from __future__ import annotations

from functools import cache

import opencc
from pypinyin import pinyin

from reader.chinese.levels import level
from reader.text.spacing import is_han

_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿")


def sound(word: str) -> tuple[list[str], int]:
    """A word's syllables with tone marks, one a character, empty where it has none; and its level.

    The level is that of its Chinese characters; a number is as easy as can be.
    """
    read = pinyin(word, errors=list)  # type: ignore[arg-type]
    syllables = [given[0] if is_han(one) and given[0] != one else "" for one, given in zip(word, read, strict=True)]
    core = _simplified().convert("".join(filter(is_han, word)))
    return syllables, 1 if _NUMERALS.issuperset(core) else level(core)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
