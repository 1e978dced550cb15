"""Finding highlights in an article or the whole library, in order and in groups; changes nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from storage.listing import By, Order
from storage.records import Wanted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.session.tagging import Tagging
    from storage.library import Library
    from storage.records import Highlight

__all__ = ["Gathering", "GroupBy", "Order", "Sieve"]


class GroupBy(Enum):
    """What stands together."""

    NOTHING = "nothing"
    ARTICLE = "article"
    TAG = "tag"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which highlights to find: each condition narrows, an empty one asks for nothing.

    `tags` are tag ids, each standing for itself and all below it; a highlight bears one of them, or with
    `is_all` one of each. `text` is in quote or note; `since` and `until` are times, the latter not included.
    """

    article: str = ""
    tags: frozenset[str] = frozenset()
    is_all: bool = False
    is_untagged: bool = False
    has_note: bool = False
    is_lost: bool = False
    text: str = ""
    since: str = ""
    until: str = ""

    def is_open(self) -> bool:
        """Whether nothing but the article is asked for."""
        return replace(self, article="", is_all=False) == Sieve()


@dataclass(frozen=True, slots=True)
class Group:
    """Highlights that stand together, by number: under an article, a tag or a day, or under nothing."""

    key: str
    numbers: tuple[int, ...]


class Gathering:
    """Finding highlights in one library."""

    def __init__(self, library: Library, tagging: Tagging) -> None:
        self._library = library
        self._tagging = tagging

    def gather(self, sieve: Sieve, order: Order = Order.READING, by: GroupBy = GroupBy.NOTHING) -> list[Group]:
        """The highlights that fall through, in groups; none of them is empty.

        In reading order articles come the newest first. Days come the last first, tags in the order of their
        trees with the untagged last, and a highlight stands under each of its tags.
        """
        wanted = self._wanted(sieve)
        listed = self._library.listing.numbers(wanted, order, _STORED[by])
        if order is Order.READING and by is not GroupBy.ARTICLE and not sieve.article:
            known = listed if by is GroupBy.NOTHING else self._library.listing.numbers(wanted, order, By.ARTICLE)
            articles, newest = dict(known), self._newest_first()
            listed.sort(key=lambda one: newest[articles[one[0]]])
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for number, key in listed:
            groups["" if by is GroupBy.NOTHING else key].append(number)
        return [Group(key, tuple(groups[key])) for key in self._sorted(groups, by)]

    def count(self, article_id: str | None = None) -> int:
        """How many highlights there are, in one article or in the library."""
        return self._library.highlights.count(article_id)

    def number(self, highlight_id: str) -> int | None:
        """The number of the highlight with this id, if it is there."""
        return self._library.listing.number(highlight_id)

    def read(self, numbers: Sequence[int]) -> dict[int, Highlight]:
        """The highlights with these numbers, by number; one that is gone is left out."""
        return self._library.listing.records(numbers)

    def _newest_first(self) -> dict[str, int]:
        """The place of each article in a listing, by id."""
        return {article_id: place for place, article_id in enumerate(self._library.articles.ids())}

    def _wanted(self, sieve: Sieve) -> Wanted:
        branches = [frozenset(tag.id for tag in self._tagging.below(tag_id)) for tag_id in sorted(sieve.tags)]
        if branches and not sieve.is_all:
            branches = [frozenset().union(*branches)]
        return Wanted(
            article=sieve.article,
            tags=tuple(branches),
            is_untagged=sieve.is_untagged,
            has_note=sieve.has_note,
            is_lost=sieve.is_lost,
            text=sieve.text.strip(),
            since=sieve.since,
            until=sieve.until,
        )

    def _sorted(self, keys: Collection[str], by: GroupBy) -> list[str]:
        if len(keys) <= 1:
            return list(keys)
        match by:
            case GroupBy.DAY:
                return sorted(keys, reverse=True)
            case GroupBy.TAG:
                known = {tag.id: place for place, tag in enumerate(self._tagging.all_tags())}
            case _:
                known = self._newest_first()
        return sorted(keys, key=lambda key: known.get(key, len(known)))


_STORED = {GroupBy.NOTHING: By.ARTICLE, GroupBy.ARTICLE: By.ARTICLE, GroupBy.TAG: By.TAG, GroupBy.DAY: By.DAY}
