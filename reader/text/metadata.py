"""What an article says of itself: source and date of its dateline; reads, never cuts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DATELINE = re.compile(
    r"^[^\S\n]*[（(]?(?P<source>新华社|本报|中新社|人民网|[\u4e00-\u9fff]{2,6}[社报网])"
    r"(?P<place>[\u4e00-\u9fff]{0,6}?)(?P<month>\d{1,2})月(?P<day>\d{1,2})日[电讯]",
    re.MULTILINE,
)
_YEAR_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=[-_.年]?(?:\d\d|\D|$))")
_LEAP_YEAR = 2000  # has every day that a year can have


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


def source(body: str) -> str:
    """The agency or paper of the first dateline, or nothing."""
    dateline = _DATELINE.search(body)
    return dateline["source"] if dateline else ""


def published(body: str, name: str) -> str:
    """The dateline's day as ISO 8601, its year taken from the file's name or left open (`--12-06`), or nothing."""
    dateline = _DATELINE.search(body)
    if not dateline:
        return ""
    year = _YEAR_IN_NAME.search(name)
    try:
        day = date(int(year[1]) if year else _LEAP_YEAR, int(dateline["month"]), int(dateline["day"]))
    except ValueError:
        return ""
    return day.isoformat() if year else f"--{day:%m-%d}"
