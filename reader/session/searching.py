"""Search over the whole library: titles, texts, notes and tags; cuts snippets, and opens nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.session.gathering import GroupBy, Sieve
from reader.text import find
from reader.text.spans import Span
from storage.search import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.session.gathering import Gathering
    from reader.session.tagging import Tagging
    from storage.library import Library
    from storage.records import Article, Highlight

PAGE = 50  # articles found by their text at once
SNIPPETS = 3  # of one text
_BEFORE, _AFTER = 18, 42  # code points of text around a place that was found
_MOST_MARKS = 200  # highlights found by their note or tag


class Where(Enum):
    """What a snippet is cut from."""

    TITLE = "title"
    TEXT = "text"
    NOTE = "note"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A place that was found: a piece of what stands there, and which spans of the piece were looked for.

    `span` is where it is in the article's text, `highlight` whose note or tag it is; `label` is the tag's path.
    """

    where: Where
    text: str
    found: tuple[Span, ...] = ()
    span: Span | None = None
    highlight: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An article with what was found in it; `count` is how often its text holds the first of the terms."""

    article: Article
    snippets: tuple[Snippet, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Findings:
    """One page of what was found; `below` is what asks for the next one, 0 when this was the last."""

    found: tuple[Finding, ...]
    below: int


@dataclass
class _Gathered:
    """What was found so far, by article."""

    snippets: defaultdict[str, list[Snippet]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, int] = field(default_factory=dict)


class Searching:
    """Search over one library."""

    def __init__(self, library: Library, tagging: Tagging, gathering: Gathering) -> None:
        self._library = library
        self._tagging = tagging
        self._gathering = gathering

    def search(self, query: str, most: int = PAGE, below: int = ALL, titles: int | None = None) -> Findings:
        """One page of what holds each of the query's terms, which white space sets apart.

        The first page begins with titles, notes and tags; texts come the last imported first, at most so many.
        With `titles`, at most so many articles found by their title, the newest ones.
        """
        terms = query.split()
        if not terms:
            return Findings((), 0)
        gathered = _Gathered()
        if below == ALL:
            self._find_titles(terms, gathered, titles)
            self._find_marks(terms, gathered)
        last = self._find_texts(terms, gathered, most, below)
        found = [
            Finding(self._library.articles.get(own), tuple(snippets), gathered.counts.get(own, 0))
            for own, snippets in gathered.snippets.items()
        ]
        return Findings(tuple(found), last)

    def every(self, query: str) -> Iterator[Finding]:
        """All that is found, page after page; an article may come twice, for its notes and for its text."""
        below = ALL
        while below:
            page = self.search(query, below=below)
            yield from page.found
            below = page.below

    def _find_titles(self, terms: Sequence[str], gathered: _Gathered, most: int | None) -> None:
        for own in self._library.search.articles(terms)[:most]:
            article = self._library.articles.get(own)
            known = (article.title, article.subtitle, article.source, article.author, article.name)
            line = " · ".join(dict.fromkeys(part for part in known if part))
            gathered.snippets[own].append(Snippet(Where.TITLE, line, _spans(line, terms)))

    def _find_marks(self, terms: Sequence[str], gathered: _Gathered) -> None:
        for own in self._library.search.noted_articles(terms):
            gathered.snippets[own].append(_noted(self._library.articles.get(own).note, terms))
        numbers = self._library.search.noted_highlights(terms, _MOST_MARKS)
        for mark in self._gathering.read(numbers).values():
            gathered.snippets[mark.article].append(_noted(mark.note, terms, mark))
        for snippet, mark in self._tagged(terms):
            gathered.snippets[mark.article].append(snippet)

    def _tagged(self, terms: Sequence[str]) -> Iterator[tuple[Snippet, Highlight]]:
        """The highlights that bear a tag whose path holds all terms."""
        paths = self._tagging.paths()
        tags = frozenset(own for own, path in paths.items() if all(find.find(path, term) for term in terms))
        if not tags:
            return
        groups = self._gathering.gather(Sieve(tags=tags), by=GroupBy.NOTHING)
        numbers = list(islice(chain.from_iterable(group.numbers for group in groups), _MOST_MARKS))
        for mark in self._gathering.read(numbers).values():
            label = next((paths[own] for own in mark.tags if own in tags), "")
            span = None if mark.lost else Span(mark.start, mark.end)
            yield Snippet(Where.TAG, _one_line(mark.quote), (), span, mark.id, label), mark

    def _find_texts(self, terms: Sequence[str], gathered: _Gathered, most: int, below: int) -> int:
        """Add the texts that hold all terms; the number to go on below, 0 at the end."""
        seen = 0
        while seen < most:
            places = self._library.search.texts(terms, most, below)
            for number, own in places:
                below = number
                body = self._library.articles.body(own)
                hits = [find.find(body, term) for term in terms]
                if all(hits):
                    seen += 1
                    gathered.counts[own] = len(hits[0])
                    gathered.snippets[own] += [_cut(body, hit, terms) for hit in islice(hits[0], SNIPPETS)]
                    if seen == most:
                        return below
            if len(places) < most:
                return 0
        return below


def rows(finding: Finding) -> Iterator[dict[str, object]]:
    """The places in a listing; `start` and `end` are code points of the article's text, or nothing."""
    for one in finding.snippets:
        yield {
            "article": finding.article.id,
            "title": finding.article.title,
            "start": one.span.start if one.span else None,
            "end": one.span.end if one.span else None,
            "where": one.where.value,
            "snippet": one.text,
            "highlight": one.highlight,
            "tag": one.label,
        }


def _cut(body: str, hit: Span, terms: Sequence[str]) -> Snippet:
    """A piece of the paragraph around a hit."""
    start = max(body.rfind("\n", 0, hit.start) + 1, hit.start - _BEFORE)
    stop = body.find("\n", hit.end)
    end = min(len(body) if stop < 0 else stop, hit.end + _AFTER)
    piece = _one_line(body[start:end])
    return Snippet(Where.TEXT, piece, _spans(piece, terms), hit)


def _noted(note: str, terms: Sequence[str], mark: Highlight | None = None) -> Snippet:
    line = _one_line(note)
    first = min((hit.start for term in terms for hit in islice(find.find(line, term), 1)), default=0)
    piece = line[max(0, first - _BEFORE) : first + _AFTER]
    span = Span(mark.start, mark.end) if mark and not mark.lost else None
    return Snippet(Where.NOTE, piece, _spans(piece, terms), span, mark.id if mark else "")


def _spans(piece: str, terms: Sequence[str]) -> tuple[Span, ...]:
    """Where the terms stand in the piece, in order."""
    return tuple(sorted({hit for term in terms for hit in find.find(piece, term)}))


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
