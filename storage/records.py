"""What the library keeps, as frozen values; usable without any database.

Positions are half-open code points of the stored body; times are ISO 8601 in UTC; ids are lower-case UUIDs.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage.seen import Block, Outline, Place

__all__ = [
    "Article",
    "Binned",
    "Block",
    "Correction",
    "Folder",
    "Highlight",
    "KnownWord",
    "LexiconWord",
    "ListedArticle",
    "Outline",
    "OwnReading",
    "Place",
    "Record",
    "Tag",
    "TagSet",
    "Text",
    "Version",
    "Wanted",
]


@dataclass(frozen=True, slots=True)
class Article:
    """An imported text, without the text; empty strings stand for what is not known.

    `published` is ISO 8601, `--12-06` when the year is not known; `name` is the file's name at import; `note` is
    the reader's, in Markdown; `tag_set` is the id of the set whose tags are at hand, the first when empty or gone;
    `jump` is the line that tells where the text came from or goes on; `folder` is a folder's id; `revision` names
    the text that is shown; `removed` is when it went to the bin.
    """

    id: str
    title: str
    subtitle: str
    source: str
    published: str
    name: str
    imported: str
    note: str = ""
    tag_set: str = ""
    place: str = ""
    author: str = ""
    jump: str = ""
    folder: str = ""
    revision: int = 1
    removed: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """A topic that articles are put under."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """One revision of an article's text: the body never changes, a repaired one is another revision.

    `original` holds the bytes as they were imported, `digest` their SHA-256 in hexadecimal; `encoding` and
    `format` are how they were read, and `repairs` names what was mended.
    """

    article: str
    revision: int
    body: str
    blocks: tuple[Block, ...]
    original: bytes
    digest: str
    encoding: str = ""
    format: str = ""
    repairs: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The article's id and the revision."""
        return f"{self.article}/{self.revision}"


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a listing: its length in code points, its number of highlights, when it was read last."""

    article: Article
    characters: int
    highlights: int
    read: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A kept passage: position, quote and context, its note, and the ids of its tags in the order given."""

    id: str
    article: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    note: str
    tags: tuple[str, ...]
    created: str
    modified: str
    author: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """The words of one passage as the reader wants them: position, quote and context as a highlight's.

    `cuts` are where it is cut, in code points from its start; without any it is one word. Of two that overlap, the
    one with the higher `rank` was made later and holds.
    """

    id: str
    article: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    cuts: tuple[int, ...]
    rank: int
    created: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class LexiconWord:
    """How a text is cut wherever it stands, in one article or, without one, everywhere.

    `cuts` are where it is kept apart, in code points from its start; without any it is one word. `rank` is the
    order in which they hold.
    """

    id: str
    article: str | None
    text: str
    cuts: tuple[int, ...]
    note: str
    rank: int
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class OwnReading:
    """How a text is read: in one passage, with position, quote and context as a highlight's.

    Without an article it is how a word of this quote is read everywhere. `sounds` are syllables of pinyin with tone
    marks, one a character, with a blank between.
    """

    id: str
    article: str | None
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    sounds: str
    created: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word that the reader knows, by its text."""

    id: str
    text: str
    created: str


@dataclass(frozen=True, slots=True)
class TagSet:
    """A named, shareable tree of tags; `rank` orders the sets, the first being the active one."""

    id: str
    name: str
    description: str
    rank: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme: a node of a tag set's tree; `color` is `#rrggbb`, `key` one of `1`…`9` or empty."""

    id: str
    tag_set: str
    parent: str | None
    name: str
    color: str
    description: str
    key: str
    rank: int


@dataclass(frozen=True, slots=True)
class Version:
    """A tag set, or the lexicon, as it was handed out or taken: `id` tells its content, `kept` is when."""

    id: str
    tag_set: str
    content: str
    kept: str


@dataclass(frozen=True, slots=True)
class Binned:
    """A removed record as it was, and when; for a tag also the ids of the highlights that bore it."""

    record: Article | Highlight | Tag | TagSet
    bearers: tuple[str, ...]
    removed: str

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id


_OfWords = Correction | LexiconWord | OwnReading | KnownWord
Record = Article | Text | Folder | Highlight | _OfWords | Tag | TagSet | Version | Binned


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which highlights are wanted; what is empty asks for nothing.

    `tags` are groups of tag ids, of each of which a highlight bears one at least; `text` is in its quote or its
    note, ASCII letters in either case; `since` and `until` bound the time it was made, the latter not included.
    """

    article: str = ""
    tags: tuple[frozenset[str], ...] = ()
    is_untagged: bool = False
    has_note: bool = False
    is_lost: bool = False
    text: str = ""
    since: str = ""
    until: str = ""
