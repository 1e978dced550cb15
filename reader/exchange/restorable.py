"""What a file of notes brings back, and what makes one unreadable; knows no format and no library."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from reader.errors import ReaderError
from reader.exchange.tag_paths import in_tree_order, join_path
from reader.exchange.tag_set_file import MOST_TAGS, is_too_deep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.records import Block, Tag

MOST_HIGHLIGHTS = 200_000
MOST_CHARACTERS = 60_000_000  # of a library, and of all that is put together from parts that a file may name again
LARGEST_FILE = 6 * MOST_CHARACTERS  # bytes, of a ZIP once it is unpacked: so many texts in UTF-8, and their notes
_LONGEST_PATHS = 20_000_000  # characters of all of them
_HALVES = re.compile("[\ud800-\udfff]")
_DERIVED = uuid.UUID("c1a3f0c4-52c6-4a39-9d60-0f5b6f2b7d11")


@dataclass(frozen=True, slots=True)
class RestorableArticle:
    """An article that highlights stand in; its body is None and `digest` empty where the file does not tell them.

    The body is as it stands in the file, and with it all positions; an import would clean it.
    `digest` is as `body_digest` makes it; empty strings, and no blocks, stand for what is not known.
    """

    id: str
    title: str
    body: str | None = None
    digest: str = ""
    source: str = ""
    published: str = ""
    note: str = ""
    subtitle: str = ""
    author: str = ""
    place: str = ""
    jump: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class RestorableHighlight:
    """A highlight of one of the articles; `tags` are ids of the tags that came with it.

    `start` and `end` are half-open code points of the body, None when the file does not tell them; `lost` says that
    it had no place already where the file was written.
    """

    id: str
    article: str
    start: int | None
    end: int | None
    quote: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    author: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class RestorableTag:
    """A tag with its path; `color` is `#rrggbb`, ours when the file does not tell it; `parent` is another's id."""

    id: str
    path: str
    name: str
    color: str
    description: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Restorable:
    """What a file brings: every id is there once, and all that a highlight or a tag names is among them.

    `left_out` names what it held that has no place here.
    """

    articles: tuple[RestorableArticle, ...] = ()
    highlights: tuple[RestorableHighlight, ...] = ()
    tags: tuple[RestorableTag, ...] = ()
    left_out: tuple[str, ...] = ()


class UnreadableNotes(ReaderError):
    """A file that holds no notes, or is a broken or a hostile one."""

    sentence: ClassVar[str] = (
        "This file cannot be read as notes ({reason}); nothing was changed; please ask for a new copy of it."
    )


def checked(
    articles: Sequence[RestorableArticle],
    highlights: Sequence[RestorableHighlight],
    tags: tuple[RestorableTag, ...],
    left_out: tuple[str, ...] = (),
) -> Restorable:
    """All of it, once it is known to hold together; tags that did not come are left out. Raises UnreadableNotes."""
    check_highlights(len(highlights))
    if len({article.id for article in articles}) < len(articles):
        raise UnreadableNotes(reason="two of its articles have the same id")
    if len({mark.id for mark in highlights}) < len(highlights):
        raise UnreadableNotes(reason="two of its highlights have the same id")
    if not {mark.article for mark in highlights} <= {article.id for article in articles}:
        raise UnreadableNotes(reason="a highlight stands in an article that is not in it")
    known = {tag.id for tag in tags}
    marks = tuple(_with_known(mark, known) for mark in highlights)
    return Restorable(tuple(articles), marks, tags, left_out)


def _with_known(mark: RestorableHighlight, known: set[str]) -> RestorableHighlight:
    if known.issuperset(mark.tags):
        return mark
    return replace(mark, tags=tuple(tag for tag in mark.tags if tag in known))


def restorable_tags(tags: Sequence[Tag]) -> tuple[RestorableTag, ...]:
    """The tags in tree order with their paths; raises UnreadableNotes unless they make a tree."""
    check_tags(len(tags))
    known = {tag.id for tag in tags}
    if len(known) < len(tags):
        raise UnreadableNotes(reason="two of its tags have the same id")
    if not {tag.parent for tag in tags} <= known | {None}:
        raise UnreadableNotes(reason="a tag stands under one that is not in it")
    if is_too_deep(tags):
        raise UnreadableNotes(reason="its tags stand too deep, or in a circle")
    found: dict[str | None, RestorableTag] = {}
    length = 0
    for tag in in_tree_order(tags):
        name, above = join_path([tag.name]), found.get(tag.parent)
        length += len(name) + (len(above.path) + 1 if above else 0)
        if length > _LONGEST_PATHS:
            raise UnreadableNotes(reason="the names of its tags are too long")
        path = f"{above.path}/{name}" if above else name
        found[tag.id] = RestorableTag(tag.id, path, tag.name, tag.color, tag.description, tag.parent)
    return tuple(found.values())


def check_tags(count: int) -> None:
    """Raise UnreadableNotes for more tags than a library of them could show."""
    if count > MOST_TAGS:
        raise UnreadableNotes(reason="it holds more than 50,000 tags")


def check_highlights(count: int) -> None:
    """Raise UnreadableNotes for more highlights than can be looked through while the reader waits."""
    if count > MOST_HIGHLIGHTS:
        raise UnreadableNotes(reason="it holds more than 200,000 highlights")


def check_characters(count: int) -> None:
    """Raise UnreadableNotes for more text than MOST_CHARACTERS."""
    if count > MOST_CHARACTERS:
        raise UnreadableNotes(reason="its texts are longer than 60 million characters")


def check_size(data: bytes) -> None:
    """Raise UnreadableNotes for more than LARGEST_FILE bytes."""
    if len(data) > LARGEST_FILE:
        raise UnreadableNotes(reason="it is larger than 360 MB")


def body_digest(body: str) -> str:
    """What tells one body from another: its SHA-256 in hexadecimal, taken in UTF-8."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def whole_characters(text: str) -> str:
    """The text without halves of characters, which other programs leave where they cut in UTF-16."""
    return _HALVES.sub("", text)


def known_time(text: str) -> str:
    """The time in UTC, as it is written where it already is; empty when it is none in ISO 8601."""
    try:
        moment = datetime.fromisoformat(text.strip())
        if not moment.utcoffset():
            return text.strip()
        return moment.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return ""


def own_id(text: str) -> str:
    """The UUID in `text` in lower case, whatever stands round it; raises UnreadableNotes when there is none."""
    try:
        return str(uuid.UUID(text.strip()))
    except ValueError:
        raise UnreadableNotes(reason="one of its ids is not an id") from None


def derived_id(*parts: str) -> str:
    """The id of what came without one: the same whenever the same comes again."""
    return str(uuid.uuid5(_DERIVED, "\n".join(parts)))
