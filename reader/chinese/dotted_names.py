"""Foreign names written with dots, 卡尔·马克思, found in the words of a text; knows no names, only how they sound.

Where such a name begins and ends is not marked in Chinese. It is taken to reach as far as the words that touch the
dots and the rests beside them, when all of them are written in characters that render foreign sounds or in Latin
letters. 梅·兰·竹 are no name: one part at least is longer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DOTS = "·‧•・･"
_SOUNDS = (
    "阿埃艾爱安昂奥澳巴拜班邦保鲍贝本比彼毕别宾波伯勃博布卜查策禅茨措"
    "达戴丹当道德登邓狄迪蒂丁定杜敦多顿俄厄恩尔耳凡范梵菲费芬冯弗伏夫佛"
    "盖甘冈高戈哥格葛根贡古瓜圭果哈海汉豪赫黑亨洪侯胡华惠霍基吉季加佳贾简杰捷金晋旧"
    "卡凯坎康考柯科克肯孔库夸奎坤拉莱赖兰朗劳勒雷蕾黎里理利莉丽力列林琳龙隆卢鲁路露伦罗洛萝律"
    "马玛迈麦曼芒毛梅美门蒙孟米密敏明摩莫默墨姆穆木慕纳娜乃奈瑙内尼妮涅宁牛纽农努诺"
    "欧帕派潘庞培佩沛彭皮珀普蒲奇齐契恰乔切钦琴丘屈确让热仁荣茹儒瑞若撒萨塞赛桑瑟森沙莎珊山尚绍舍申圣施史什舒司丝斯思松苏索"
    "塔泰坦汤唐陶特滕提廷汀图土吐托陀瓦威韦维魏温文翁沃乌伍旺西希锡席夏肖谢辛欣休许逊"
    "雅娅亚延扬耶叶伊依因英尤约泽扎詹珍芝治朱卓兹祖佐侃奴厉柏喀嘉坡堡瑰宏大合买翰廉京梭侬士"
    "罕慈芙衮吕孜察迦噶哲奔富开可那万来蓬缪薛琪恺薇娣黛琼雨雪丕洁茜莲娥茵"
)
_WORDS_TOO = "让比当本提多大里因明道定文高内合从买思治根依别美可那来万开富奔"  # often words of their own there
_PLACES_WRITTEN = """
    俄罗斯 加拿大 巴西 古巴 伊拉克 伊朗 巴基斯坦 哈萨克斯坦 阿富汗 阿根廷 乌克兰 波兰 芬兰 爱尔兰 利比亚 墨西哥
    哥伦比亚 肯尼亚 苏丹 丹麦 澳大利亚 塞尔维亚 罗马尼亚 保加利亚 捷克 斯里兰卡 孟加拉 埃塞俄比亚 坦桑尼亚
    安哥拉 格鲁吉亚 亚美尼亚 卡塔尔 科威特 巴勒斯坦 爱沙尼亚 法兰西 德意志 苏格兰 英格兰 巴黎 柏林 罗马 莫斯科
    基辅 西安 延安
"""
_PLACES = frozenset(_PLACES_WRITTEN.split())
_LETTER = f"[{_SOUNDS}A-Za-z]"
_PART = f"{_LETTER}+(?:-{_LETTER}+)*"
_NAME = re.compile(rf"(?<![-{_SOUNDS}A-Za-z]){_PART}(?:[{DOTS}]{_PART})+")
_JOINT = re.compile(rf"[-{DOTS}]")
_DOT = re.compile(f"[{DOTS}]")

_Spans = list[tuple[int, int]]


def found(text: str, words: _Spans) -> _Spans:
    """Where the names with dots stand in the text: each begins and ends where words of it do."""
    return list(_found(text, words)) if _DOT.search(text) else []


def _found(text: str, words: _Spans) -> Iterator[tuple[int, int]]:
    for name in _NAME.finditer(text):
        if all(len(part) == 1 for part in _JOINT.split(name[0])):
            continue
        joints = [name.start() + joint.start() for joint in _JOINT.finditer(name[0])]
        start = _first(words, name.start(), joints[0], text)
        end = _last(words, joints[-1] + 1, name.end(), text)
        if start is not None and end is not None:
            yield start, end


def _first(words: _Spans, lowest: int, joint: int, text: str) -> int | None:
    """Where the name begins whose first joint this is; none when the word before it is no part of a name."""
    place = bisect_left(words, (joint,)) - 1
    if words[place][0] < lowest or words[place][1] != joint or _is_place(text, words[place]):
        return None
    while place and words[place - 1][0] >= lowest and _is_more_of_it(text, words[place - 1]):
        place -= 1
    return words[place][0]


def _last(words: _Spans, joint: int, highest: int, text: str) -> int | None:
    """Where the name ends whose last joint ends here; none when the word behind it is no part of a name."""
    behind = words[bisect_left(words, (joint,)) : bisect_left(words, (highest,))]
    if not behind or behind[0][0] != joint or behind[0][1] > highest or _is_place(text, behind[0]):
        return None
    more = takewhile(lambda word: word[1] <= highest and _is_more_of_it(text, word), behind[1:])
    return max(end for _, end in (behind[0], *more))


def _is_more_of_it(text: str, word: tuple[int, int]) -> bool:
    """Whether the word beside a part of a name, in the same characters, belongs to it: 贝拉|克, 卡列尼|娜."""
    part = text[slice(*word)]
    return not part.isascii() and part not in _WORDS_TOO and not _is_place(text, word)


def _is_place(text: str, word: tuple[int, int]) -> bool:
    """Whether the word is a place, which stands before names and between dots but is in none."""
    return text[slice(*word)] in _PLACES
