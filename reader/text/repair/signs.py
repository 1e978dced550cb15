"""What a line looks like to an editor: how wide, how it begins and ends; decides nothing."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

WIDEST = 128  # columns; of a longer line nobody needs to know how long it is
FULL_WIDTH = "WFA"  # east_asian_width; the ambiguous ones (“”……) are set wide among Han characters

_TAB = 4  # columns
_OPENING = "（(《“‘「『〈【[〔"
_PAUSES = "，、,"
_NO_LINE_START = tuple("，。、；：！？）》」』〉】〕％,;!?)")
_INDENT = re.compile(r"[^\S\n]*")
_SENTENCE_MARK = re.compile(r"[，。；：！？,;]|\.\s")
_LIST_MARK = re.compile(
    r"[-—–─―－•·●○■□▲△★☆◆◇*+>#|\u2460-\u24ff\u2776-\u2793㈠-㈩]"
    r"|第[一二三四五六七八九十百零〇\d]+[章节条回卷部编讲课步篇，、：\s]"
    r"|[（(\[]?(?:[一二三四五六七八九十]{1,3}|\d{1,3}|[A-Za-z])[)）\]、．.](?!\d)"
)
_LABEL = re.compile(r"[^\s，。、；！？“”]{1,8}[：:]")
_OPENS = re.compile(r"[“‘「『【〖\[（(…]")
_DATELINE = re.compile(r"[（(]?据?[\u3400-\u9fff]{2,12}(?:\d{4}年)?\d{1,2}月\d{1,2}日[电讯]")
_NOTE = re.compile(
    r"[（(]?(?:上接|下转|紧接|图为|图\s*[：:\d①-⑳一二三]|[上下左右]图|资料图|表\s*\d|本报记者|本报讯|新华社记者|本刊记者|"
    r"记者[\s：:]|作者[\s：:]|通讯员|责任?编|编辑[\s：:]|来源[\s：:]|https?://|www\.)"
)
_CREDIT = re.compile(r"(?:摄|供图|摄影|摄影报道|制图|绘)[）)]?$")
_LONGEST_NOTE = 60  # code points; what opens like a note but is longer is prose


def width(text: str) -> int:
    """Columns that the text takes, a Han character two; `WIDEST` or more is all that is told of a longer one."""
    return sum(2 if east_asian_width(char) in FULL_WIDTH else 1 for char in text[:WIDEST])


def indent(text: str) -> str:
    """The white space that a line opens with."""
    space = _INDENT.match(text)
    return space[0] if space else ""


def depth(text: str) -> int:
    """Columns of the white space that a line opens with."""
    return width(indent(text).replace("\t", " " * _TAB))


def pauses(text: str) -> bool:
    """Whether the line ends in the middle of a sentence, at a comma or just inside a bracket or quote."""
    return text.rstrip().endswith(tuple(_PAUSES + _OPENING))


def breaks_off(text: str) -> bool:
    """Whether the line ends in the middle of a sentence: at a word, a comma, an opening bracket."""
    return text.rstrip()[-1:].isalnum() or pauses(text)


def is_closed(text: str) -> bool:
    """Whether the line ends with a mark that can end a paragraph."""
    return bool(text.strip()) and not breaks_off(text)


def needs_before(text: str) -> bool:
    """Whether the line opens with a mark that no line may open with, such as a comma."""
    return text.lstrip().startswith(_NO_LINE_START)


def is_listed(text: str) -> bool:
    """Whether the line opens like an item of a list: bullet, dash, number."""
    return bool(_LIST_MARK.match(text.lstrip()))


def is_labelled(text: str) -> bool:
    """Whether the line opens with a few words and a colon, as what a speaker says or an entry does."""
    return bool(_LABEL.match(text.lstrip()))


def opens_anew(text: str) -> bool:
    """Whether the line opens as only a new paragraph does: item, speaker, quote, dateline, note."""
    bare = text.lstrip()
    return is_listed(bare) or any(sign.match(bare) for sign in (_LABEL, _OPENS, _DATELINE)) or is_note(bare)


def is_note(text: str) -> bool:
    """Whether the line is about the text and not of it: dateline, byline, jump line, caption, address."""
    bare = text.strip()
    if len(bare) > _LONGEST_NOTE:
        return False
    dateline = _DATELINE.match(bare)
    alone = bool(dateline) and len(bare) <= (dateline.end() if dateline else 0) + 1
    return alone or bool(_NOTE.match(bare)) or bool(_CREDIT.search(bare))


def has_clauses(text: str, also: str = "") -> bool:
    """Whether marks inside the line part it as prose is parted; `also` are further such marks."""
    inside = text.strip()[:-1]
    return bool(_SENTENCE_MARK.search(inside)) or any(mark in inside for mark in also)
