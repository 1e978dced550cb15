"""Which articles of the library are listed, and in which order; no Qt, reads no library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from storage.records import ListedArticle

_DAY = len("2026-05-08")


class Order(Enum):
    """What articles are sorted by; those alike come the newest import first."""

    IMPORTED = "imported"
    READ = "read"
    PUBLISHED = "published"
    TITLE = "title"
    SOURCE = "source"
    MARKED = "marked"


class Period(Enum):
    """A time that today is in."""

    ANY = "any"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are wanted: each condition narrows, one that is as here asks for nothing.

    `folder` is a folder's id, empty for the articles in none; `source` is empty for those that have none; `tag`
    is the id of a tag that one of the article's highlights bears, or one below it.
    """

    folder: str | None = None
    source: str | None = None
    imported: Period = Period.ANY
    published: Period = Period.ANY
    tag: str = ""
    is_unread: bool = False

    def is_open(self) -> bool:
        """Whether nothing but the folder is asked for."""
        return replace(self, folder=None) == Wanted()


def arranged(
    listed: Iterable[ListedArticle], order: Order, wanted: Wanted, bearing: Collection[str], today: date
) -> list[ListedArticle]:
    """The articles wanted, in order; `listed` are the newest first, `bearing` the ids of those with the tag."""
    found = [one for one in listed if _is_wanted(one, wanted, bearing, today)]
    if order in _LAST_FIRST:
        found.sort(key=_LAST_FIRST[order], reverse=True)
    elif order in _FIRST_FIRST:
        found.sort(key=_FIRST_FIRST[order])
    return found


def _is_wanted(one: ListedArticle, wanted: Wanted, bearing: Collection[str], today: date) -> bool:
    article = one.article
    return (
        wanted.folder in (None, article.folder)
        and wanted.source in (None, article.source)
        and not (wanted.is_unread and one.read)
        and (not wanted.tag or article.id in bearing)
        and is_in(_local_day(article.imported), wanted.imported, today)
        and is_in(article.published, wanted.published, today)
    )


def is_in(day: str, period: Period, today: date) -> bool:
    """Whether a date in ISO 8601, which may lack its day, surely is in the period; weeks begin on Monday."""
    match period:
        case Period.ANY:
            return True
        case Period.WEEK:
            monday = today - timedelta(today.weekday())
            return len(day) >= _DAY and monday.isoformat() <= day[:_DAY] < (monday + timedelta(7)).isoformat()
        case Period.MONTH:
            return day.startswith(f"{today:%Y-%m}")
        case Period.YEAR:
            return day.startswith(f"{today:%Y}")


def _local_day(moment: str) -> str:
    """The day of a time where the reader is, as far as it is one."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except ValueError:
        return ""


def _day_known(one: ListedArticle) -> str:
    """When it was published; a day of no known year is before all others, and none before that."""
    return one.article.published.replace("--", "0000-", 1) if one.article.published else ""


# Python's sort keeps what is alike in place, also when reversed.
_LAST_FIRST: dict[Order, Callable[[ListedArticle], str | int]] = {
    Order.READ: lambda one: one.read,
    Order.PUBLISHED: _day_known,
    Order.MARKED: lambda one: one.highlights,
}
_FIRST_FIRST: dict[Order, Callable[[ListedArticle], tuple[bool, str]]] = {
    Order.TITLE: lambda one: (not one.article.title, one.article.title.casefold()),
    Order.SOURCE: lambda one: (not one.article.source, one.article.source.casefold()),
}
