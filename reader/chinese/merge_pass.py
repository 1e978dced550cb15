"""Mends words where jieba's pattern and dictionary cannot reach, by tables of rules; cuts no text itself.

What no rule names stays as jieba gives it. Rules look at one line at a time and at nothing that was cut before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.chinese import dotted_names

if TYPE_CHECKING:
    from collections.abc import Iterable

Spans = list[tuple[int, int]]

_MARKED = r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f"  # Latin letters with marks, and marks alone
_DIGIT = "[0-9０-９]"
_ADDRESS = r"[\w\-.~:/?#@!$&'*+=%,;]"
_BRACKETS = rf"\({_ADDRESS}*\)"
_SITE = rf"(?:{_ADDRESS}|{_BRACKETS})*(?:[\w\-~/#@$&*+=%]|{_BRACKETS})"  # sentence marks at its end are not its own
_YEARS = "〇○零一二三四五六七八九"

# Runs that are one word, by name. Where two begin at one place, the one above is taken.
RUNS = {
    "web address": rf"https?://{_SITE}|(?<![\w.])www\.{_SITE}",
    "e-mail": r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "date in digits": r"(?<![\d-])\d{4}(?:-\d{1,2}-|/\d{1,2}/)\d{1,2}(?![\d-])",
    "time": rf"(?<![\w０-９:：]){_DIGIT}{{1,2}}(?:[:：][0-5０-５]{_DIGIT}){{1,2}}(?![\w０-９:：])",
    "signs": r"…+|—+|─+|[～~]{2,}|[?？!！]{2,}",
    "version": r"(?<![\w.])[A-Za-z]*\d+(?:\.\d+){2,}(?!\w)",
    "Latin word with hyphens": r"(?<![\w.-])(?=[\d-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+(?:\.\d+)*)+(?!\w)",
    "Latin word with marks": rf"(?<![A-Za-z{_MARKED}])[A-Za-z]*[{_MARKED}][A-Za-z{_MARKED}]*",  # pīnyīn, café
    "thousands": r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?[%％‰]?(?!,?\d)",
    "fraction": r"(?<![\w./])\d+/\d+(?![\w/])",
    "share": r"(?<![\w.])\d+(?:\.\d+)?[％‰]",
    "full-width": r"[Ａ-Ｚａ-ｚ０-９]+(?:[．.][０-９]+)*[%％‰]?",
    "year in characters": rf"(?<![{_YEARS}])(?:[{_YEARS}]*[〇○][{_YEARS}]*|[一二][{_YEARS}]{{3}}(?=年))",
}
_FIRSTS = rf"[\w.+\-…—─～~?？!！Ａ-Ｚａ-ｚ０-９{_MARKED}{_YEARS}]"
_RUN = re.compile(rf"(?={_FIRSTS})(?:{'|'.join(f'(?:{run})' for run in RUNS.values())})", re.ASCII)

_UNIT = "(?:[十百万亿]|千(?![里克米瓦卡伏赫]))"
_MEASURE = (
    "(?:[个家辆项元人名吨年户件台套条座所部架艘只头匹株棵亩米斤克升次场届批份张本册篇页字句首天日岁里层间幢栋处"
    "片块支枝双对种类门位员桶箱包瓶杯股票倍度起例款枚根颗艇套周月回遍趟两]"
    "|[美日欧港澳韩]元|英镑|人民币|元人民币|人次|架次|辆次|公[里斤顷]|平方公?里|[平立]方米|千[瓦克米伏]|千瓦时|小时|分钟)"
)
_NUMERALS = "[零一二三四五六七八九十百千万亿两]"
_LAST = "(?:[一二三四五六七八九]|一二|两三|二三|三四|四五|五六|六七|七八|八九)"  # 一百二十|两 is silver
_ONES = f"(?:{_LAST}|一?两)"
_SMALL = f"(?:{_ONES}千)?零?(?:{_ONES}百)?零?(?:{_ONES}?十)?零?{_LAST}?"
_NUMBER = f"(?=[一二三四五六七八九两十])(?:一两|(?:{_SMALL}万?亿)?零?(?:{_SMALL}万)?{_SMALL})"
_IN_DIGITS = rf"{_DIGIT}[0-9０-９,]*(?:[.．]{_DIGIT}+)?(?:{_UNIT}+(?:{_DIGIT}+(?:[.．]{_DIGIT}+)?{_UNIT}*)?)?"


@dataclass(frozen=True, slots=True)
class Following:
    """What becomes of a word directly behind another: its first group goes to that one, other groups are words.

    Only where the word behind is `word` as a whole, and the other with the first group is `joined`.
    """

    joined: re.Pattern[str]
    word: re.Pattern[str]


# Words behind a number, by name: the first that fits is taken.
FOLLOWING = {
    # However it is written, 年 belongs to the figures where it is a word: 2025年, 二〇二五年, but 2025|年底.
    "year": Following(
        re.compile(rf"(?:[12１２]{_DIGIT}{{3}}|[一二][{_YEARS}]{{3}}|[{_YEARS}]*[〇○][{_YEARS}]*)年"),
        re.compile("(年)"),
    ),
    "month": Following(re.compile("(?:[0０]?[1-9１-９]|[1１][0-2０-２])月"), re.compile("(月)")),
    "day": Following(
        re.compile(f"(?:[0０]?[1-9１-９]|[12１２]{_DIGIT}|[3３][01０１])日"),
        re.compile("(日)([电起内前后晚早夜至])?"),
    ),
    "number in digits": Following(
        re.compile(_IN_DIGITS),
        re.compile(rf"((?:{_DIGIT}[0-9０-９.．]*)?{_UNIT}*)(?:([多余])({_UNIT}+)?)?({_MEASURE})?"),
    ),
    "number in characters": Following(
        re.compile(_NUMBER), re.compile(rf"(?!万一|十分|百分|千里)({_NUMERALS}+?)({_MEASURE})?")
    ),
    "round number and more": Following(
        re.compile(f"{_NUMBER}(?<=[十百千万亿])"), re.compile(rf"({_UNIT}*)([多余])({_UNIT}+)?({_MEASURE})?")
    ),
}
_NUMBER_ENDS = frozenset("0123456789０１２３４５６７８９〇○零一二三四五六七八九十百千万亿两")


def mended(text: str, words: Spans) -> Spans:
    """The words of jieba, half-open code points of the text, joined and taken apart as the tables say."""
    words = _with_runs(words, [run.span() for run in _RUN.finditer(text)])
    words = _with_runs(words, dotted_names.found(text, words))
    return _with_numbers(text, words)


def _with_runs(words: Spans, runs: Iterable[tuple[int, int]]) -> Spans:
    """The words, with those that touch a run replaced by the run; their rests stay as they are."""
    merged: Spans = []
    left = iter(runs)
    run = next(left, None)
    if run is None:
        return words
    for start, end in words:
        position = start
        while run and run[0] < end:
            if position < run[0]:
                merged.append((position, run[0]))
            if run[0] >= start:
                merged.append(run)
            position = min(end, run[1])
            if run[1] > end:
                break
            run = next(left, None)
        if position < end:
            merged.append((position, end))
    return merged


def _with_numbers(text: str, words: Spans) -> Spans:
    """The words, with those behind a number joined to it and cut as FOLLOWING says."""
    mended: Spans = []
    for start, end in words:
        if start and text[start - 1] in _NUMBER_ENDS and mended:
            pieces = _behind(text, mended[-1], (start, end))
            if pieces:
                mended[-1:] = pieces
                continue
        mended.append((start, end))
    return mended


def _behind(text: str, number: tuple[int, int], word: tuple[int, int]) -> Spans:
    """What becomes of the two words; nothing when they stay as they are."""
    if number[1] != word[0]:
        return []
    for rule in FOLLOWING.values():
        found = rule.word.fullmatch(text, *word)
        if found and rule.joined.fullmatch(text, number[0], found.end(1)):
            cuts = [found.span(group) for group in range(2, rule.word.groups + 1) if found[group]]
            return [(number[0], found.end(1)), *cuts]
    return []
