"""Which encoding bytes are text in, guessed by how likely they read; keeps no text and asks nobody.

Each encoding that may be meant decodes a sample, and what comes out is weighed in bits: how likely are these
characters in Chinese? The encodings are compared with each other and with noise, where any byte is as likely.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SURE = 0.95  # a confidence from which no reader need be asked

UTF8 = "utf-8"
GB18030 = "gb18030"
BIG5 = "big5hkscs"
TAIWAN = "cp950"  # Big5 with what Windows has in place of Hong Kong's characters
UTF16 = ("utf-16-le", "utf-16-be")
FOREIGN = ("shift_jis", "euc_jp", "euc_kr", "cp1252")
OFFERED = (UTF8, GB18030, BIG5, *UTF16, "shift_jis", "euc_kr", "cp1252")

# Controls but tab and line ends, of which U+0085 is one; lone surrogates; the last two of each plane.
NO_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
BROKEN = "\ufffd"  # stands for bytes that are no character
_MOST_FAULTS = 20  # one in so many characters

_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, UTF16[0]),
    (codecs.BOM_UTF16_BE, UTF16[1]),
    (b"\x84\x31\x95\x33", GB18030),
)

# What files so labelled hold: read as Python's gb2312, —— would become ――.
_WIDER = {"gb2312": GB18030, "gbk": GB18030, "big5": BIG5, TAIWAN: BIG5, "iso8859-1": "cp1252", "ascii": UTF8}
# Labels in use that Python does not know, without a leading x-.
_LABELS = (
    dict.fromkeys(
        ("gb_2312-80", "gb_2312", "gb-2312", "csgb2312", "csiso58gb231280", "windows-936", "cn-gb"), GB18030
    )
    | dict.fromkeys(("big5-eten", "big5eten", "cn-big5", "windows-950", "ms-950"), BIG5)
    | {"unicode": "utf-16", "unicodefffe": "utf-16-be"}
)

_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLED = 1 << 16  # bytes
_SAMPLED_MIDDLE = 1 << 14

# How likely, as a power of two.
_ASCII = bytes((9, 10, 13, *range(32, 127)))
_EACH_PLAIN = -6.0
_PLAIN = dict.fromkeys(_ASCII.decode(), _EACH_PLAIN)
_RARE = -18.0
_NEVER = -24.0
_NOISE = -7.0  # a byte that is no ASCII
_KANA = dict.fromkeys(map(chr, range(0x3041, 0x3097)), -7.0) | dict.fromkeys(map(chr, range(0x30A1, 0x30FD)), -9.0)
_HANGUL = dict.fromkeys(map(chr, range(0xAC00, 0xD7A4)), -11.0)
_LATIN = dict.fromkeys("‘’“”–—…", -8.0) | dict.fromkeys(map(chr, range(0xA0, 0xDF)), -9.0)
_LATIN |= dict.fromkeys(map(chr, range(0xDF, 0x100)), -5.0)
_HABITS: dict[str, Mapping[str, float]] = {
    "shift_jis": _KANA | dict.fromkeys(map(chr, range(0xFF61, 0xFFA0)), -14.0),
    "euc_jp": _KANA,
    "euc_kr": _HANGUL,
    "cp1252": _LATIN,
}

# Evidence is the bits by which a text is likelier than noise; characters lean on each other: not all of it counts.
_COUNTED = 0.6
_LEAST = 0.01  # a guess less sure than this is none
_LONGEST = 160  # bytes; more of a text proves no more
_DOUBT = 5.0  # evidence a text needs to be as likely as noise
_UNUSUAL = 6.0  # evidence less for what is not Chinese
_CLAIM = 5.0  # evidence more for what the text says of itself

_DAMAGED = 0.8  # of the confidence, where bytes are broken
_MOST_FOREIGN = 0.9  # the confidence in what is not Chinese
_CHANCE = 0.6  # the confidence in UTF-8 that may be so by chance
_FEW = 8  # two-byte characters that are UTF-8 by chance
_BRIEF = 32  # bytes
_SHORT = "\u0800"  # from here UTF-8 needs three bytes


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding a text may be in (a Python codec's name), and how sure that is, from 0 to 1."""

    encoding: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """Whether an encoding reads all of a sample, and the bits by which the text is likelier than noise."""

    encoding: str
    is_whole: bool
    evidence: float


def weights(listed: str) -> dict[str, float]:
    """The power of two that says how likely each character is in Chinese, from the text of `characters.txt`."""
    lines = (line.partition(" ") for line in listed.split("\n") if line)
    return {character: -float(power) for power, _, characters in lines for character in characters}


def guesses(data: bytes, weights: Mapping[str, float], claimed: str | None = None) -> list[Guess]:
    """The encodings that `data` may be text in, the likeliest first; none when it is no text.

    `weights` are those of this module; `claimed` is what the text says its encoding is, and may lie.
    """
    sure = _marked(data) or _as_utf8(data)
    if sure and sure.confidence == 1:
        return [sure]
    readings = _readings(data, weights, _claim(claimed))
    likely = [guess for guess in _compared(readings) if not sure or guess.encoding != sure.encoding]
    if sure:
        rest = 1 - sure.confidence
        return [sure, *(replace(guess, confidence=guess.confidence * rest) for guess in likely)]
    return [_settled(data, guess) if place == 0 else guess for place, guess in enumerate(likely)]


def canonical(label: str) -> str:
    """The codec that reads all that files with this label hold; raises LookupError or ValueError for none."""
    spelling = label.strip().lower().removeprefix("x-").removeprefix("x-")
    name = codecs.lookup(_LABELS.get(spelling, spelling)).name
    "".encode(name)  # refuses the codecs that are no encodings of text
    return _WIDER.get(name, name)


def whole(data: bytes, encoding: str) -> tuple[str, str] | None:
    """The text and the codec that reads all of `data`: this one, or for Big5 also Windows' own; else nothing."""
    for codec in _codecs(encoding):
        try:
            return data.decode(codec), codec
        except UnicodeError:
            continue
    return None


def is_hardly_text(length: int, never: int, broken: int = 0) -> bool:
    """Whether of so many characters too many are never in a text or, but for one of them, broken."""
    return (never + max(broken - 1, 0)) * _MOST_FAULTS > length


def broken_text(data: bytes, encoding: str) -> str | None:
    """The text with U+FFFD in place of what this encoding does not read; nothing where that is hardly text."""
    text = data.decode(encoding, "replace")
    if not text.strip(f"{BROKEN}\ufeff"):
        return None
    return None if is_hardly_text(len(text), _never(text), text.count(BROKEN)) else text


def _never(text: str) -> int:
    return len(NO_TEXT.findall(text))


def _codecs(encoding: str) -> tuple[str, ...]:
    return (BIG5, TAIWAN) if encoding == BIG5 else (encoding,)


def _marked(data: bytes) -> Guess | None:
    """The encoding of the byte-order mark; nothing where what follows is hardly text."""
    for mark, encoding in _MARKS:
        if not data.startswith(mark):
            continue
        if whole(data, encoding):
            return Guess(encoding, 1)
        if broken_text(data, encoding):
            return Guess(encoding, _DAMAGED)
    return None


def _as_utf8(data: bytes) -> Guess | None:
    """UTF-8, where all the bytes are; less sure for a few characters that GB 18030 may have written by chance."""
    read = whole(data, UTF8)
    if read is None or is_hardly_text(min(len(read[0]), _SAMPLED), _never(read[0][:_SAMPLED])):
        return None
    is_by_chance = len(data) < _BRIEF and _may_be_chance(read[0])
    return Guess(UTF8, _CHANCE if is_by_chance else 1)


def _may_be_chance(text: str) -> bool:
    others = [character for character in text if not character.isascii()]
    letters = sum(character.isascii() and character.isalpha() for character in text)
    return 0 < len(others) < _FEW and letters <= len(others) and max(others) < _SHORT


def _claim(label: str | None) -> str | None:
    try:
        return canonical(label) if label else None
    except (LookupError, ValueError):
        return None


def _readings(data: bytes, weights: Mapping[str, float], claim: str | None) -> list[_Reading]:
    """The encodings that read a sample as text."""
    pieces = _pieces(data)
    even = [(data[: min(len(data) // 2 * 2, _SAMPLED)], False)]
    found = [_reading(pieces, encoding, weights) for encoding in (UTF8, GB18030, BIG5)]
    foreign = [_reading(pieces, encoding, weights) for encoding in FOREIGN]
    found += [one for one in foreign if one and one.is_whole]
    wide = [_reading(even, encoding, weights) for encoding in UTF16 if len(data) % 2 == 0 or len(data) > _SAMPLED]
    found += [one for one in wide if one and one.is_whole and one.evidence > 0]
    return [_weighed(one, claim) for one in found if one]


def _pieces(data: bytes) -> list[tuple[bytes, bool]]:
    """Two samples that begin with a character in any encoding that contains ASCII, and whether each has the end."""
    first = _HIGH.search(data)
    start = first.start() if first else 0
    end = start + _SAMPLED
    line = data.find(b"\n", max(len(data) // 2, end)) + 1
    spans = [(start, end), (line, line + _SAMPLED_MIDDLE)] if line else [(start, end)]
    return [(data[start:end], end >= len(data)) for start, end in spans]


def _reading(pieces: list[tuple[bytes, bool]], encoding: str, weights: Mapping[str, float]) -> _Reading | None:
    """How an encoding reads the samples, with broken characters if need be; nothing where that is hardly text."""
    for codec, errors in (*((codec, "strict") for codec in _codecs(encoding)), (encoding, "replace")):
        try:
            text = "".join(_decoded(piece, codec, errors, is_end=is_end) for piece, is_end in pieces)
        except UnicodeError:
            continue
        if is_hardly_text(len(text), _never(text), text.count(BROKEN) if errors == "replace" else 0):
            return None
        return _Reading(
            codec, errors == "strict", _evidence([piece for piece, _ in pieces], text, encoding, weights)
        )
    return None


def _decoded(piece: bytes, codec: str, errors: str, *, is_end: bool) -> str:
    return codecs.getincrementaldecoder(codec)(errors).decode(piece, is_end)


def _evidence(pieces: list[bytes], text: str, encoding: str, weights: Mapping[str, float]) -> float:
    """The bits by which the text is likelier than noise, of as many bytes as prove something."""
    likely = {**_PLAIN, **weights, **_HABITS.get(encoding, {})}
    bits = sum(count * likely.get(character, _RARE) for character, count in Counter(text).items())
    bits += (_NEVER - _RARE) * (_never(text) + text.count(BROKEN))
    length = sum(map(len, pieces))
    odd = sum(len(piece.translate(None, _ASCII)) for piece in pieces)
    noise = _NOISE * odd + _EACH_PLAIN * (length - odd)
    return _COUNTED * (bits - noise) * min(1, _LONGEST / max(odd, 1))


def _weighed(reading: _Reading, claim: str | None) -> _Reading:
    """With what else speaks for it or against it."""
    is_claimed = claim and reading.is_whole and _WIDER.get(reading.encoding, reading.encoding).startswith(claim)
    more = _CLAIM if is_claimed else 0
    less = _UNUSUAL if reading.encoding in FOREIGN else 0
    return replace(reading, evidence=reading.evidence - _DOUBT + more - less)


def _compared(readings: list[_Reading]) -> list[Guess]:
    """Each reading's share of what all of them and noise amount to, the largest first."""
    ranked = sorted(readings, key=lambda one: one.evidence, reverse=True)
    shares = [math.exp2(one.evidence) for one in ranked]
    total = 1 + sum(shares)
    guesses = (
        Guess(one.encoding, min(share / total, _most(one.encoding)))
        for one, share in zip(ranked, shares, strict=True)
    )
    return [guess for guess in guesses if guess.confidence >= _LEAST]


def _most(encoding: str) -> float:
    return _MOST_FOREIGN if encoding in FOREIGN else 1


def _settled(data: bytes, guess: Guess) -> Guess:
    """The guess in the light of all the bytes: another codec of the same family, or damage."""
    read = whole(data, _WIDER.get(guess.encoding, guess.encoding))
    return replace(guess, encoding=read[1]) if read else replace(guess, confidence=guess.confidence * _DAMAGED)
