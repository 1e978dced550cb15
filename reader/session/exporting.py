"""Notes out: articles with their marks as one file in the format its ending names; writes no file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange.notes import (
    AnnotatedArticle,
    Context,
    Grouping,
    Notes,
    Options,
    Part,
    SourceLine,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

    from reader.exchange.sheet import Sheet
    from reader.session.tagging import Tagging
    from storage.library import Library
    from storage.records import Highlight


_ROW_CONTEXTS = (Context.SENTENCE, Context.PARAGRAPH)
_ALL = frozenset(Part)
_READABLE = frozenset({Part.TEXT, Part.KINDS, Part.POSITIONS, Part.SUBTITLES, Part.ARTICLE_NOTES})


@dataclass(frozen=True, slots=True)
class Format:
    """A format of notes: `module` has a `write` that makes its bytes of them; only text can go to a terminal.

    Of one that `is_printed` it has a `sheet` instead.

    It has a place for the parts that it `carries`, some of them in a whole text only; `contexts` and `groupings`
    are what can be chosen of it, first what is usual, nothing where it always holds all that it can.
    """

    module: str
    is_text: bool
    carries: frozenset[Part]
    contexts: tuple[Context, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    is_printed: bool = False

    @property
    def tells_sources(self) -> bool:
        """Whether it has source lines, whose form can be chosen."""
        return bool(self.contexts)

    @property
    def lacks(self) -> tuple[Part, ...]:
        """The parts that it has no place for."""
        return tuple(part for part in Part if part not in self.carries)

    def left_out(self, notes: Notes) -> tuple[Part, ...]:
        """What there is of these notes that it has no place for."""
        held = notes.holds()
        return tuple(part for part in self.lacks if part in held)

    def usual(self) -> Options:
        """The options that nobody chose."""
        return Options(
            grouping=self.groupings[0] if self.groupings else Grouping.ARTICLE,
            context=self.contexts[0] if self.contexts else Context.SENTENCE,
        )


# By the ending of their files. A new one is one module with one function, and a row here.
FORMATS = {
    "md": Format(
        "markdown",
        is_text=True,
        carries=_READABLE,
        contexts=(Context.SENTENCE, Context.PARAGRAPH, Context.TEXT),
        groupings=tuple(Grouping),
    ),
    "html": Format(
        "notes_html",
        is_text=True,
        carries=_READABLE | {Part.COLORS},
        contexts=(Context.TEXT, Context.SENTENCE, Context.PARAGRAPH),
        groupings=tuple(Grouping),
    ),
    "pdf": Format(
        "notes_sheet",
        is_text=False,
        carries=_READABLE | {Part.COLORS},
        contexts=(Context.TEXT, Context.SENTENCE, Context.PARAGRAPH),
        groupings=tuple(Grouping),
        is_printed=True,
    ),
    "docx": Format(
        "notes_docx",
        is_text=False,
        carries=_READABLE | {Part.COLORS, Part.DESCRIPTIONS},
        contexts=(Context.SENTENCE, Context.PARAGRAPH, Context.TEXT),
        groupings=tuple(Grouping),
    ),
    "csv": Format(
        "notes_csv",
        is_text=True,
        carries=frozenset({Part.ARTICLE_NOTES, Part.POSITIONS, Part.TIMES, Part.AUTHORS}),
        contexts=_ROW_CONTEXTS,
        groupings=(Grouping.READING, Grouping.TAG),
    ),
    "xlsx": Format(
        "notes_xlsx",
        is_text=False,
        carries=_ALL - {Part.TEXT, Part.KINDS},
        contexts=_ROW_CONTEXTS,
        groupings=(Grouping.READING, Grouping.TAG),
    ),
    "apkg": Format("notes_apkg", is_text=False, carries=frozenset(), contexts=_ROW_CONTEXTS),
    "qdpx": Format(
        "qdpx",
        is_text=False,
        carries=_ALL - {Part.KINDS, Part.SUBTITLES, Part.KEYS},
    ),
    "jsonld": Format(
        "web_annotation",
        is_text=True,
        carries=_ALL - {Part.TEXT, Part.KINDS, Part.SUBTITLES, Part.KEYS},
    ),
    "json": Format("notes_json", is_text=True, carries=_ALL),
}


class UnknownFormat(ReaderError):
    """The ending names no format for notes."""

    sentence = "Notes cannot be written as “{format}”; nothing was written; use one of: {formats}."


class OptionNotTaken(ReaderError):
    """The format has no such choice."""

    sentence = "“{format}” has no place for “{option}”; nothing was written; leave it out, or use another format."


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the library goes out: of these articles the highlights with one of these tags, and of them these.

    Each tag stands for itself and all below it; where no tags, or no highlights, are named all go out.
    """

    articles: tuple[str, ...]
    tags: frozenset[str] = frozenset()
    highlights: frozenset[str] = frozenset()


class Exporting:
    """Annotated articles as files."""

    def __init__(self, library: Library, tagging: Tagging) -> None:
        self._library = library
        self._tagging = tagging

    def notes(
        self, scope: Scope, format_: str, options: Options | None = None, wording: Wording | None = None
    ) -> Notes:
        """What goes out, to be written in this format, with its usual options when none are given.

        Raises UnknownFormat.
        """
        options = options or known_format(format_).usual()
        notes = Notes((), tuple(self._tagging.all_tags()), options, wording or Wording())
        return with_articles(notes, self.articles(scope), format_)

    def articles(self, scope: Scope) -> Iterator[AnnotatedArticle]:
        """The articles that go out, each read when it is asked for."""
        tags = self._below(scope.tags)
        for article_id in scope.articles:
            yield self._annotated(article_id, tags, scope.highlights)

    def counts(self, scope: Scope) -> dict[str, int]:
        """How many highlights of each article go out, in the order of the articles."""
        if scope.tags or scope.highlights:
            tags = self._below(scope.tags)
            chosen = {own: self._chosen(own, tags, scope.highlights) for own in scope.articles}
            return {own: len(marks) for own, marks in chosen.items()}
        known = {one.article.id: one.highlights for one in self._library.articles.listed()}
        return {own: known.get(own, 0) for own in scope.articles}

    def _below(self, tag_ids: Iterable[str]) -> frozenset[str]:
        return frozenset(tag.id for tag_id in tag_ids for tag in self._tagging.below(tag_id))

    def _chosen(self, article_id: str, tags: frozenset[str], marks: frozenset[str]) -> tuple[Highlight, ...]:
        return tuple(
            kept
            for kept in self._library.highlights.of(article_id)
            if (not tags or tags.intersection(kept.tags)) and (not marks or kept.id in marks)
        )

    def _annotated(self, article_id: str, tags: frozenset[str], marks: frozenset[str]) -> AnnotatedArticle:
        text = self._library.articles.text(article_id)
        chosen = self._chosen(article_id, tags, marks)
        return AnnotatedArticle(self._library.articles.get(article_id), text.body, text.blocks, chosen)


def with_articles(notes: Notes, articles: Iterable[AnnotatedArticle], format_: str) -> Notes:
    """The same notes on these articles, as this format holds them; raises UnknownFormat."""
    whole = replace(notes, articles=tuple(articles))
    return replace(whole, left_out=known_format(format_).left_out(whole))


def as_bytes(notes: Notes, format_: str, printed: Callable[[Sheet], bytes]) -> bytes:
    """The notes as a file of this format, a printed one being what `printed` makes of it; raises UnknownFormat."""
    if not known_format(format_).is_printed:
        return _written(notes, format_)
    sheet: Sheet = _module(format_).sheet(notes)
    return printed(sheet)


def as_text(notes: Notes, format_: str) -> str:
    """The notes in a format that is text, without a byte-order mark; raises UnknownFormat."""
    return _written(notes, format_).decode("utf-8-sig", "replace")


def _written(notes: Notes, format_: str) -> bytes:
    written: bytes = _module(format_).write(notes)
    return written


def _module(format_: str) -> ModuleType:
    """The format's module, which is loaded when it is written."""
    return import_module(f"reader.exchange.{known_format(format_).module}")


def options_of(format_: str, grouping: str = "", context: str = "", source_line: str = "") -> Options:
    """The options with these names, a format's usual ones where they are empty; raises OptionNotTaken.

    Raises UnknownFormat, too.
    """
    known = known_format(format_)
    usual = known.usual()
    for named, possible in ((grouping, known.groupings), (context, known.contexts)):
        if named and named not in {choice.value for choice in possible}:
            raise OptionNotTaken(format=format_, option=named)
    if source_line and not known.tells_sources:
        raise OptionNotTaken(format=format_, option=source_line)
    return Options(
        Grouping(grouping) if grouping else usual.grouping,
        Context(context) if context else usual.context,
        SourceLine(source_line) if source_line else usual.source_line,
    )


def known_format(name: str) -> Format:
    """The format of this name; raises UnknownFormat."""
    if name not in FORMATS:
        raise UnknownFormat(format=name, formats=", ".join(FORMATS))
    return FORMATS[name]


def format_of(path: Path) -> str:
    """The format that a file's ending names; raises UnknownFormat."""
    format_ = path.suffix.lower().removeprefix(".")
    known_format(format_)
    return format_
