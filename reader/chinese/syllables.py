"""Syllables of pinyin: read as typed, joined to words, written in zhuyin; knows no characters and no dictionary."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

# By Hànyǔ Pīnyīn Fāng'àn (1958) and the national phonetic alphabet (注音符號, 1918/1930).
_INITIALS = dict(
    zip(
        [
            "b",
            "p",
            "m",
            "f",
            "d",
            "t",
            "n",
            "l",
            "g",
            "k",
            "h",
            "j",
            "q",
            "x",
            "zh",
            "ch",
            "sh",
            "r",
            "z",
            "c",
            "s",
        ],
        "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ",
        strict=True,
    )
)
_FINALS = {
    **dict(
        zip(
            ["a", "o", "e", "ê", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er"],
            "ㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦ",
            strict=True,
        )
    ),
    "i": "ㄧ",
    "ia": "ㄧㄚ",
    "io": "ㄧㄛ",
    "ie": "ㄧㄝ",
    "iai": "ㄧㄞ",
    "iao": "ㄧㄠ",
    "iu": "ㄧㄡ",
    "ian": "ㄧㄢ",
    "in": "ㄧㄣ",
    "iang": "ㄧㄤ",
    "ing": "ㄧㄥ",
    "iong": "ㄩㄥ",
    "iou": "ㄧㄡ",
    "u": "ㄨ",
    "ua": "ㄨㄚ",
    "uo": "ㄨㄛ",
    "uai": "ㄨㄞ",
    "ui": "ㄨㄟ",
    "uei": "ㄨㄟ",
    "uan": "ㄨㄢ",
    "un": "ㄨㄣ",
    "uen": "ㄨㄣ",
    "uang": "ㄨㄤ",
    "ong": "ㄨㄥ",
    "ueng": "ㄨㄥ",
    "ü": "ㄩ",
    "üe": "ㄩㄝ",
    "üan": "ㄩㄢ",
    "ün": "ㄩㄣ",
}
_WITHOUT_VOWEL = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ", "r": "ㄦ"}  # interjections, and 儿
_EMPTY_FINAL = ("zh", "ch", "sh", "r", "z", "c", "s")  # whose i is not written in zhuyin
_AFTER_J = ("j", "q", "x")  # after which u stands for ü
_MARKS = {1: "\u0304", 2: "\u0301", 3: "\u030c", 4: "\u0300"}  # combining, by tone
_TONES = {mark: tone for tone, mark in _MARKS.items()}
_ZHUYIN_MARKS = {2: "ˊ", 3: "ˇ", 4: "ˋ"}
_NEUTRAL = 5
_LONGEST = 6  # letters of a syllable
_VOWELS = "aoeêiuü"


def parsed(typed: str, count: int) -> tuple[str, ...] | None:
    """So many syllables with their tone marks, as a reader types them; nothing where they are no such thing.

    `zhòngyào`, `zhòng yào`, `zhong4yao4`, `zhong4 yao4` are the same; v stands for ü, no tone for the neutral one.
    """
    text = unicodedata.normalize("NFC", typed.strip().lower().replace("u:", "ü").replace("v", "ü"))
    plain = re.sub(r"[\s'’·-]+", " ", text)
    are_apart = len(plain.split()) == count  # so that an interjection is told from the end of a syllable
    known = sounds().keys() - (set() if are_apart else _WITHOUT_VOWEL.keys() - {"r"})
    return _way(plain, count, known)


def joined(syllables: tuple[str, ...]) -> str:
    """Syllables written as one word; where one that begins with a vowel follows, an apostrophe parts them."""
    parts = [one for one in syllables if one]
    return "".join(one if not at or _bare(one)[0] not in "aoeê" else f"'{one}" for at, one in enumerate(parts))


def marked(syllable: str, tone: int) -> str:
    """The syllable with the mark of its tone: on a, e or ê, on the o of ou, else on the last vowel."""
    if tone not in _MARKS:
        return syllable
    lower = syllable.lower()
    known = [lower.find(vowel) for vowel in ("a", "e", "ê", "ou") if vowel in lower]
    at = known[0] if known else max((lower.rfind(vowel) for vowel in _VOWELS), default=-1)
    at = at if at >= 0 else next((place for place, letter in enumerate(lower) if letter in "mn"), -1)
    if at < 0:
        return syllable
    return unicodedata.normalize("NFC", syllable[: at + 1] + _MARKS[tone] + syllable[at + 1 :])


def zhuyin(syllable: str) -> str:
    """A syllable of pinyin in zhuyin, the neutral tone's dot before it; as it is where it is no syllable."""
    sound, tone = _parted(syllable.lower())
    table = sounds()
    if sound not in table:
        erhua = sound[:-1] if sound.endswith("r") else ""
        return zhuyin(marked(erhua, tone)) + "ㄦ" if erhua in table else syllable
    return ("˙" if tone == _NEUTRAL else "") + table[sound] + _ZHUYIN_MARKS.get(tone, "")


@cache
def sounds() -> dict[str, str]:
    """Every syllable that can be written, without its tone, and its zhuyin."""
    table = dict(_WITHOUT_VOWEL)
    for final, signs in _FINALS.items():
        table |= dict.fromkeys(_alone(final), signs)
        for initial, sign in _INITIALS.items():
            is_empty = final == "i" and initial in _EMPTY_FINAL
            spelt = final.replace("ü", "u") if initial in _AFTER_J and final[0] == "ü" else final
            if initial not in _AFTER_J or final[0] in "iü":
                table[initial + spelt] = sign + ("" if is_empty else signs)
    return table


def _alone(final: str) -> list[str]:
    """How a final is spelt without an initial."""
    irregular = {"i": "yi", "in": "yin", "ing": "ying", "u": "wu", "iu": "you", "ui": "wei", "un": "wen"}
    if final in irregular:
        return [irregular[final]]
    if final[0] == "ü":
        return ["yu" + final[1:]]
    return [{"i": "y" + final[1:], "u": "w" + final[1:]}.get(final[0], final)] if final != "ong" else []


def _way(text: str, count: int, known: Set[str]) -> tuple[str, ...] | None:
    """A way to read a text as so many syllables, the first ones as long as can be; nothing where there is none."""

    @cache  # else a long text that does not fit is tried in two ways at every syllable
    def read(start: int, count: int) -> tuple[str, ...] | None:
        rest = text[start:].lstrip(" ")
        if not count:
            return None if rest else ()
        for length in range(min(_LONGEST, len(rest)), 0, -1):
            found = _syllable(rest, length, known)
            if found and (others := read(len(text) - len(rest) + found[0], count - 1)) is not None:
                return found[1], *others
        return None

    return read(0, count)


def _syllable(text: str, length: int, known: Set[str]) -> tuple[int, str] | None:
    """How much of the text a syllable of this many letters takes, and how it is spelt with its mark."""
    sound, tone = _parted(text[:length])
    if sound not in known and not (sound.endswith("r") and sound[:-1] in known):
        return None
    number = text[length : length + 1]
    if number in "12345" and number and tone == _NEUTRAL:
        return length + 1, marked(sound, int(number))
    return length, text[:length]


def _parted(syllable: str) -> tuple[str, int]:
    """A syllable without its mark, and its tone."""
    tone = _NEUTRAL
    letters = []
    for part in unicodedata.normalize("NFD", syllable):
        if part in _TONES:
            tone = _TONES[part]
        else:
            letters.append(part)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def _bare(syllable: str) -> str:
    return _parted(syllable.lower())[0]
