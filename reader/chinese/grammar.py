"""Words that build sentences rather than name things: function words, numbers, amounts; cuts and reads no text."""

from __future__ import annotations

import re

_NUMERALS = frozenset("〇○零一二两三四五六七八九十百千万亿")
_DETERMINERS = _NUMERALS | frozenset("这那哪每各某第几数多")
_MEASURES = frozenset(
    "个位名人家项件条种次年月日天号时点分秒元块吨米里亩台辆座场届批代级层期轮回下遍岁度倍成口只张本页章节句字声两副"
)
_AMOUNT = _NUMERALS | _MEASURES
_NUMBER = re.compile("(?:[零〇○]|[一二两三四五六七八九]?[十百千万亿]+)*[一二两三四五六七八九]?")

PARTICLES = frozenset("的地得了着过吗呢吧啊罢")  # stand in phrases, in no term
_CHINESE = """
是 在 和 与 同 跟 或 及 以及 等 不 没 没有 为 为了 从 对 把 被 让 给 向 到 由 由于 于 以 将 按 用 比 使 令 之 所 者
们 个 也 都 就 还 又 再 才 只 很 更 最 已 已经 正 正在 会 能 可 可以 要 有 说 道 来 去 上 下 中 里 便 乃 且 既 皆
亦 则 至 而 而且 但 但是 并 并且 如 如果 因 因为 所以 我 你 他 她 它 我们 你们 他们 她们 它们 自己
这 那 此 其 该 各 每 某 一 这个 那个 这些 那些 这样 那样 什么 怎么 一个 一些 一种
"""
_ENGLISH = "an and are as at be but by for from he in is it not of on or she that the they this to was we with you"
FUNCTION_WORDS = PARTICLES | frozenset(_CHINESE.split()) | frozenset(_ENGLISH.split())


def is_amount(word: str) -> bool:
    """Whether it is a numeral, or this, each, some, with a measure word."""
    return len(word) > 1 and word[0] in _DETERMINERS and word[-1] in _MEASURES and _AMOUNT.issuperset(word[1:])


def is_number(word: str) -> bool:
    """Whether it is a number in Chinese; 十五五, a name made of numerals, is none."""
    return bool(_NUMBER.fullmatch(word))
