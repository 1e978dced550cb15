"""What an article says of itself: titles, jump line, dateline, reporters; reads, never cuts."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

from reader.text.kinds import SUBTITLE, TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.blocks import Piece

_AGENCY = r"新华社|中新社|中新网|人民网|央视网|本报|本刊|本台|[\u4e00-\u9fff]{2,6}[社报网]"
_DATELINE = re.compile(
    rf"^[^\S\n]*[（(]?据?(?P<source>{_AGENCY})(?:记者)?"
    r"(?P<place>[\u4e00-\u9fff]{0,6}?)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[电讯]",
    re.MULTILINE,
)
_FULL_DATE = re.compile(
    r"^[^\S\n]*(\d{4})年(\d{1,2})月(\d{1,2})日(?:[^\S\n]*(?:星期|周)[一二三四五六日天])?[^\S\n]*$", re.MULTILINE
)
_YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=[-_.年]?(?:\d\d|\D|$))")
_LEAP_YEAR = 2000  # has every day that a year can have
_JUMP = re.compile(
    r"[（(【\[]?(?:上接|下转|紧接)(?:第?[A-Za-z]?[一二三四五六七八九十百\d]+[版页]|头版|[A-Z]\d+版?)[^。！？\n]{0,12}[）)】\]]?"
)
_AT_AN_END = 6  # pieces from the top or the bottom, where a jump line or a line of reporters stands
_NAME = r"[\u4e00-\u9fff]{2,4}"
_NAMES = rf"{_NAME}(?:[、，,\s·]+{_NAME})*"
_REPORTERS = (
    re.compile(rf"[（(][^（()）\n]{{0,12}}记者[:：\s]*({_NAMES})[^（()）\n]{{0,16}}[）)]"),
    re.compile(
        rf"^[^\S\n]*(?:{_AGENCY})?(?:实习|特派|驻[\u4e00-\u9fff]{{2,4}})?(?:记者|通讯员)[:：\s]*({_NAMES})[^\S\n]*$",
        re.MULTILINE,
    ),
    re.compile(rf"^[^\S\n]*(?:作者|文)\s*[:：/／|｜]\s*({_NAMES})[^\S\n]*$", re.MULTILINE),
    re.compile(rf"日[电讯][^\S\n]*[（(]?记者[:：\s]*({_NAMES})[）)]", re.MULTILINE),
)
_BETWEEN_NAMES = re.compile(r"[、，,\s]+")
_NO_NAME = re.compile(r"报道|摄影|摄$|编辑|整理|采访")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; empty strings stand for what is not.

    `published` is ISO 8601, `--12-06` when the year is not known; `author` names the reporters; `jump` is the line
    that tells where the text came from or goes on (上接第一版).
    """

    title: str = ""
    subtitle: str = ""
    source: str = ""
    place: str = ""
    published: str = ""
    author: str = ""
    jump: str = ""


def read(pieces: Sequence[Piece], name: str) -> Metadata:
    """What these pieces say of themselves; the file's `name` may supply the year of a day without one."""
    body = "\n".join(piece.text for piece in pieces)
    dateline = _DATELINE.search(body)
    return Metadata(
        title=_first(pieces, TITLE),
        subtitle=_first(pieces, SUBTITLE),
        source=dateline["source"] if dateline else "",
        place=dateline["place"] if dateline else "",
        published=_published(body, dateline, name),
        author=_reporters(body),
        jump=next((text for piece in _ends(pieces) if _JUMP.fullmatch(text := piece.text.strip())), ""),
    )


def merged(first: Metadata, second: Metadata) -> Metadata:
    """What the first knows, and where it knows nothing what the second does."""
    return Metadata(**{one.name: getattr(first, one.name) or getattr(second, one.name) for one in fields(Metadata)})


def _first(pieces: Sequence[Piece], kind: str) -> str:
    return next((piece.text.strip() for piece in pieces if piece.kind == kind), "")


def _ends(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return pieces if len(pieces) <= 2 * _AT_AN_END else [*pieces[:_AT_AN_END], *pieces[-_AT_AN_END:]]


def _published(body: str, dateline: re.Match[str] | None, name: str) -> str:
    """The dateline's day with the best year there is, else the day of a line that is a full date."""
    full = _FULL_DATE.search(body)
    if dateline is None:
        return _day(*full.groups()) if full else ""
    named = _YEAR_IN_NAME.search(name)
    year = dateline["year"] or (full[1] if full else "") or (named[1] if named else "")
    return _day(year, dateline["month"], dateline["day"])


def _day(year: str, month: str, day: str) -> str:
    """The day as ISO 8601, its year left open where there is none; nothing for a day that no calendar has."""
    try:
        found = date(int(year or _LEAP_YEAR), int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if year else f"--{found:%m-%d}"


def _reporters(body: str) -> str:
    """The names of the first line or bracket that gives some, joined by 、, or nothing."""
    for pattern in _REPORTERS:
        for found in pattern.finditer(body):
            if not _NO_NAME.search(found[1]):
                return "、".join(_BETWEEN_NAMES.split(found[1].strip()))
    return ""
