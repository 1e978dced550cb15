"""The order of a file of notes: highlights under headings, by article, tag or one after the other; no format."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from reader.exchange.notes import Context, Grouping, SourceLine, surroundings
from reader.exchange.quotation import citation, place
from reader.exchange.tag_paths import in_tree_order, paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.exchange.notes import AnnotatedArticle, Notes, Surroundings
    from storage.records import Highlight

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A highlight with its article and surroundings; a lost one has none."""

    source: AnnotatedArticle
    highlight: Highlight
    around: Surroundings | None

    @property
    def context(self) -> str:
        """What the passage stands in; of a lost highlight what it was kept with."""
        mark = self.highlight
        return self.around.context if self.around else mark.prefix + mark.quote + mark.suffix

    @property
    def start(self) -> int:
        """Where in its context the quote begins, in code points."""
        return self.highlight.start - self.around.start if self.around else len(self.highlight.prefix)

    @property
    def end(self) -> int:
        """Where in its context the quote ends, in code points."""
        return self.start + len(self.highlight.quote)


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading, which is empty where they follow what is above.

    `begins` is the article whose title, origin and note come first, where one begins here.
    """

    heading: str = ""
    entries: tuple[Entry, ...] = ()
    begins: AnnotatedArticle | None = None


def outline(notes: Notes) -> list[Section]:
    """All that the file holds, in the order that is asked for; every article begins somewhere, lost ones come last.

    A highlight with several tags stands under each of them where they are what entries stand under.
    """
    if notes.options.grouping is Grouping.ARTICLE:
        return [section for source in notes.articles for section in _of_article(source, notes)]
    begun = [Section(begins=source) for source in notes.articles]
    standing = [entry for source in notes.articles for entry in placed(source, notes.options.context)]
    is_by_tag = notes.options.grouping is Grouping.TAG
    under = _by_tag(standing, notes) if is_by_tag else _filled("", standing)
    return [*begun, *under, *lost_of(notes.articles, notes)]


def lost_of(articles: Iterable[AnnotatedArticle], notes: Notes) -> list[Section]:
    """The lost highlights of these articles under a heading of their own; nothing when there are none."""
    entries = [Entry(source, mark, None) for source in articles for mark in source.lost]
    return _filled(notes.wording.lost, entries)


def tags_of(highlight: Highlight, known: dict[str, str]) -> list[str]:
    """The paths of the highlight's tags, each once; `known` tells them by id."""
    return [known[tag] for tag in dict.fromkeys(highlight.tags) if tag in known]


def whereabouts(entry: Entry, notes: Notes) -> str:
    """Where the entry is from, as far as what is above it does not say so: source, heading, paragraph."""
    options, around = notes.options, entry.around
    is_told = options.grouping is Grouping.ARTICLE or len(notes.articles) == 1
    paragraphs = around.paragraphs if around else None
    if not is_told or options.source_line is SourceLine.GBT7714:
        return citation(entry.source.article, paragraphs, options.source_line)
    heading = around.heading if around and options.grouping is not Grouping.ARTICLE else ""
    return " · ".join(filter(None, (heading, place(paragraphs))))


def _of_article(source: AnnotatedArticle, notes: Notes) -> Iterator[Section]:
    """The article's entries before its first heading, those under each of its headings, the lost ones."""
    groups = groupby(placed(source, notes.options.context), key=_heading_of)
    sections = [(number, heading, tuple(entries)) for (number, heading), entries in groups]
    first = sections.pop(0)[2] if sections and not sections[0][0] else ()
    yield Section(entries=first, begins=source)
    for _, heading, entries in sections:
        yield Section(heading, entries)
    yield from lost_of([source], notes)


def _heading_of(entry: Entry) -> tuple[int, str]:
    return (entry.around.section, entry.around.heading) if entry.around else (0, "")


def placed(source: AnnotatedArticle, context: Context) -> list[Entry]:
    """The highlights that stand in the article, in reading order, each in such a context."""
    return [Entry(source, mark, surroundings(source, mark, context)) for mark in source.placed]


def under_tags(marked: Iterable[tuple[Highlight, T]], notes: Notes) -> tuple[dict[str, list[T]], list[T]]:
    """What belongs to highlights, by the ids of their tags in tree order, and what belongs to those without any."""
    under: dict[str, list[T]] = {tag.id: [] for tag in in_tree_order(notes.tags)}
    without: list[T] = []
    for mark, one in marked:
        own = [under[tag] for tag in dict.fromkeys(mark.tags) if tag in under]
        for group in own or [without]:
            group.append(one)
    return under, without


def _by_tag(entries: Iterable[Entry], notes: Notes) -> list[Section]:
    under, without = under_tags(((entry.highlight, entry) for entry in entries), notes)
    known = paths(notes.tags)
    named = [section for tag, group in under.items() for section in _filled(known[tag], group)]
    return [*named, *_filled(notes.wording.untagged, without)]


def _filled(heading: str, entries: Sequence[Entry]) -> list[Section]:
    return [Section(heading, tuple(entries))] if entries else []
