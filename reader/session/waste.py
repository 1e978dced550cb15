"""The bin: what was removed, and bringing it back with its tags, notes and bearers; removes nothing itself.

An article that was removed stays where it is with all its marks, and only says so; all else lies in the bin.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange.tag_paths import in_tree_order
from reader.session.changes import Changes, Edit
from reader.session.tagging import free_name
from storage.errors import UnknownArticle
from storage.records import Binned, Highlight, Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.session.history import History
    from reader.session.makers import Makers
    from storage.library import Library

DAYS = 30  # that what was removed can be brought back
LONGEST_TOLD = 30  # code points of a quote in a sentence


class ArticleGone(ReaderError):
    """A highlight in the bin has no article to be brought back into."""

    sentence = "The article of “{quote}” is no longer there; it stays in the bin; bring the article back first."


def binned(
    library: Library, record: Highlight | Tag | TagSet, removed: str, bearers: Iterable[str] = ()
) -> list[Edit]:
    """The edits that move a record to the bin: the first takes it out of the library."""
    return [Edit(record, None), Edit(library.bin.find(record.id), Binned(record, tuple(bearers), removed))]


def returned(library: Library, ids: Iterable[str]) -> Iterator[Edit]:
    """The edits that let what is there again leave the bin, tags onto the highlights that bore them."""
    waste = {one.id: one for one in library.bin.all()}
    again: defaultdict[str, list[str]] = defaultdict(list)
    for one in (waste[own] for own in ids if own in waste):
        yield Edit(one, None)
        for bearer in one.bearers:
            again[bearer].append(one.id)
    for bearer, tags in again.items():
        gone = waste.get(bearer)
        if kept := library.highlights.find(bearer):
            yield Edit(kept, _bearing(kept, tags))
        elif gone and isinstance(gone.record, Highlight):
            yield Edit(gone, replace(gone, record=_bearing(gone.record, tags)))


class Waste:
    """The bin of one library."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def listed(self) -> list[Binned]:
        """What can be brought back, what was removed last first."""
        articles = [Binned(one, (), one.removed) for one in self._library.articles.removed()]
        return sorted([*self._library.bin.all(), *articles], key=lambda one: one.removed, reverse=True)

    def expire(self) -> None:
        """Let go for ever of what was removed more than DAYS ago; the one verb that cannot be undone."""
        now = datetime.fromisoformat(self._makers.now())
        before = (now - timedelta(days=DAYS)).isoformat(timespec="milliseconds")
        with self._library.transaction():
            self._library.bin.empty(before=before)
            for article in self._library.articles.removed():
                if article.removed < before:
                    self._library.articles.remove(article.id)

    def bring_back(self, record_ids: Iterable[str]) -> Changes:
        """Bring these back: highlights with tags and notes, tags with what was below and onto their highlights.

        A set comes with the tags that went with it. Raises NotInBin and ArticleGone, nothing changed.
        """
        articles = {one.id: one for one in self._library.articles.removed()}
        asked = list(dict.fromkeys(record_ids))
        returned = [Edit(articles[own], replace(articles[own], removed="")) for own in asked if own in articles]
        ids = [own for own in asked if own not in articles]
        for record_id in ids:
            self._library.bin.get(record_id)
        waste = {one.id: one for one in self._library.bin.all()}
        sets = {one.id for one in self._library.tags.sets()}
        chosen = _with_what_belongs(ids, waste, sets)
        tags = self._settled(chosen, sets)
        returning = [Edit(one, None) for one in chosen.values()]
        kept = [Edit(None, tag_set) for tag_set in self._settled_sets(chosen)]
        kept += [Edit(None, tag) for tag in tags]
        there = {edit.after.id for edit in returned if edit.after}
        marks = [*self._highlights_back(chosen, waste, there), *_expecting(chosen, waste)]
        return self._history.do("bring back", [*returned, *returning, *kept, *marks])

    def _settled_sets(self, chosen: Mapping[str, Binned]) -> Iterator[TagSet]:
        """The sets among those chosen that are not there again, under free names."""
        known = {one.id: one.name for one in self._library.tags.sets()}
        for one in chosen.values():
            if isinstance(one.record, TagSet) and one.id not in known:
                known[one.id] = free_name(one.record.name, known.values())
                yield replace(one.record, name=known[one.id])

    def _settled(self, chosen: Mapping[str, Binned], sets: set[str]) -> list[Tag]:
        """The tags among those chosen as they fit in now, parents first."""
        known = {tag.id: tag for tag in self._library.tags.all()}
        keys = {(tag.tag_set, tag.key) for tag in known.values()}
        sets = sets | set(chosen)
        first = next(iter(self._library.tags.sets())).id
        found: dict[str, Tag] = {}
        for tag in in_tree_order(one.record for one in chosen.values() if isinstance(one.record, Tag)):
            if tag.id in known:
                continue
            above = known.get(tag.parent or "") or found.get(tag.parent or "")
            tag_set = above.tag_set if above else tag.tag_set if tag.tag_set in sets else first
            key = "" if (tag_set, tag.key) in keys else tag.key
            keys.add((tag_set, key))
            parent = above.id if above else None
            everyone = (*known.values(), *found.values())
            taken = {one.name for one in everyone if (one.tag_set, one.parent) == (tag_set, parent)}
            name = free_name(tag.name, taken)
            found[tag.id] = replace(tag, parent=parent, tag_set=tag_set, key=key, name=name)
        return list(found.values())

    def _highlights_back(
        self, chosen: Mapping[str, Binned], waste: Mapping[str, Binned], there: set[str]
    ) -> Iterator[Edit]:
        """What happens to the highlights chosen, and to those that bore a tag chosen.

        The articles in `there` come back with them.
        """
        tags = {tag.id for tag in self._library.tags.all()} | set(chosen)
        again: defaultdict[str, list[str]] = defaultdict(list)
        for one in chosen.values():
            for bearer in one.bearers:
                again[bearer].append(one.id)
        for own in dict.fromkeys([*chosen, *again]):
            binned = waste.get(own)
            if binned and isinstance(binned.record, Highlight):
                here = _bearing(binned.record, again[own], tags if own in chosen else None)
                if own not in chosen:
                    yield Edit(binned, replace(binned, record=here))
                else:
                    yield Edit(None, self._placed(here, there))
            elif own in again and (kept := self._library.highlights.find(own)):
                yield Edit(kept, _bearing(kept, again[own]))

    def _placed(self, highlight: Highlight, there: set[str]) -> Highlight:
        """The highlight, when its article is there, at its place in the text that is shown; raises ArticleGone."""
        gone = ArticleGone(quote=_told(highlight.quote))
        try:
            article = self._library.articles.get(highlight.article)
        except UnknownArticle as error:
            raise gone from error
        if article.removed and article.id not in there:
            raise gone
        body = self._library.articles.body(article.id)
        is_there = highlight.lost or body[highlight.start : highlight.end] == highlight.quote
        return highlight if is_there else _found_again(highlight, body)


def _found_again(highlight: Highlight, body: str) -> Highlight:
    """The highlight in a text that changed while it was in the bin; lost where it is not surely found."""
    from reader.session.revising import placed  # noqa: PLC0415 - a window opens sooner without likeness
    from reader.text.anchor import Anchor, locate  # noqa: PLC0415

    anchor = Anchor(highlight.start, highlight.end, highlight.quote, highlight.prefix, highlight.suffix)
    return placed(highlight, locate(body, anchor), body)


def _with_what_belongs(ids: list[str], waste: Mapping[str, Binned], sets: set[str]) -> dict[str, Binned]:
    """What is chosen, with the tags below a tag or in a set that went with it, and the set that a tag needs."""
    found = {own: waste[own] for own in ids}
    waiting = list(found.values())
    tags = [one for one in waste.values() if isinstance(one.record, Tag)]
    while waiting:
        one = waiting.pop()
        belonging = [other for other in tags if other.removed == one.removed and _hangs_from(other, one.id)]
        if isinstance(one.record, Tag) and one.record.tag_set not in sets and one.record.tag_set in waste:
            belonging.append(waste[one.record.tag_set])
        for other in belonging:
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return found


def _expecting(chosen: Mapping[str, Binned], waste: Mapping[str, Binned]) -> Iterator[Edit]:
    """The tags that stay in the bin get the highlights chosen that bore them, to come onto them later."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for one in chosen.values():
        for tag_id in one.record.tags if isinstance(one.record, Highlight) else ():
            bearers[tag_id].append(one.id)
    for tag_id, more in bearers.items():
        if (tag := waste.get(tag_id)) and tag_id not in chosen:
            yield Edit(tag, replace(tag, bearers=tuple(dict.fromkeys([*tag.bearers, *more]))))


def _hangs_from(one: Binned, own: str) -> bool:
    return isinstance(one.record, Tag) and own in (one.record.parent, one.record.tag_set)


def _told(quote: str) -> str:
    """The quote as a sentence can hold it: on one line, and no longer than LONGEST_TOLD."""
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_TOLD else f"{line[:LONGEST_TOLD]}…"


def _bearing(highlight: Highlight, more: Iterable[str], known: set[str] | None = None) -> Highlight:
    """The highlight with more tags, and of its own only those that are known."""
    own = [tag for tag in highlight.tags if known is None or tag in known]
    return replace(highlight, tags=tuple(dict.fromkeys([*own, *more])))
