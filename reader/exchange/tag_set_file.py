"""What a file with a tag set holds, and what makes it unreadable; knows no format."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.records import Tag, TagSet

FORMAT = "meipi-tag-set"  # as a file of ours calls itself
ENDINGS = (".qdc", ".json", ".csv")
LARGEST_FILE = 20_000_000
DEEPEST_TREE = 200
_DIGITS = 32
_DIGEST = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")
MOST_TAGS = 50_000

# Taken in turn by tags that come without a colour: as far apart as they can be on any paper of ours, for eyes that
# know no red or no green too.
PALETTE = (
    "#e34d63",
    "#126dd3",
    "#86693f",
    "#7980ad",
    "#037a7f",
    "#8b8100",
    "#ce418f",
    "#2b926d",
)

_COLOR = re.compile(r"#?(?:[0-9a-f]{2})?([0-9a-f]{6})|#?([0-9a-f]{3})")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DERIVED_SETS = uuid.UUID("5b7c5f0e-3d3f-4f0a-9d0b-6f3a7c1e8d42")


@dataclass(frozen=True, slots=True)
class TagSetFile:
    """A tag set with its tags; `left_out` names what a file held that a tag set has no place for.

    `based_on` are the digests of the versions of it that its library knows, the latest first.
    """

    tag_set: TagSet
    tags: tuple[Tag, ...]
    left_out: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()


class UnreadableTagSet(ReaderError):
    """A file that is not a tag set, or is a broken or a hostile one."""

    sentence: ClassVar[str] = (
        "This file cannot be read as a tag set ({reason}); "
        "your own tags are unchanged, so please ask for a new copy of it."
    )


class EmptyTagSet(ReaderError):
    """A tag set without tags, for which neither a codebook nor a table has a form."""

    sentence: ClassVar[str] = (
        "The tag set “{name}” has no tags, and only a .json file can be empty; "
        "nothing was written, so please add a tag first."
    )


class TagSetTooDeep(ReaderError):
    """A tree of tags so deep that no file of it could be read again."""

    sentence: ClassVar[str] = (
        "The tag set “{name}” is more than {levels} levels deep; "
        "nothing was written, so please move its deepest tags up first."
    )


class TagSetTooLarge(ReaderError):
    """More tags than a file may bring."""

    sentence: ClassVar[str] = (
        "The tag set “{name}” has more than {tags} tags; "
        "nothing was written, so please move some of them into another set first."
    )


def check_size(data: bytes) -> None:
    """Raise UnreadableTagSet for more than LARGEST_FILE bytes."""
    if len(data) > LARGEST_FILE:
        raise UnreadableTagSet(reason="it is larger than 20 MB")


def check_count(tags: int) -> None:
    """Raise UnreadableTagSet for more than MOST_TAGS tags, which would keep the reader waiting."""
    if tags > MOST_TAGS:
        raise UnreadableTagSet(reason="it holds more than 50,000 tags")


def check_writable(file: TagSetFile) -> None:
    """Raise TagSetTooLarge or TagSetTooDeep for a tree that would not be read again."""
    if len(file.tags) > MOST_TAGS:
        raise TagSetTooLarge(name=file.tag_set.name, tags=MOST_TAGS)
    if is_too_deep(file.tags):
        raise TagSetTooDeep(name=file.tag_set.name, levels=DEEPEST_TREE)


def is_too_deep(tags: Iterable[Tag]) -> bool:
    """Whether a tag stands deeper than DEEPEST_TREE, as every tag in a circle of parents does."""
    parents = {tag.id: tag.parent for tag in tags}
    depths: dict[str | None, int] = {}
    for tag in parents:
        above: list[str] = []
        step: str | None = tag
        while step in parents and step not in depths and len(above) <= DEEPEST_TREE:
            above.append(step)
            step = parents[step]
        depth = depths.get(step, 0)
        for known in reversed(above):
            depth = depths[known] = depth + 1
        if depth > DEEPEST_TREE:
            return True
    return False


def digest(file: TagSetFile) -> str:
    """What tells a version of a set, from all that every format keeps: neither keys nor the order of siblings.

    The first digits of a SHA-256 in hexadecimal.
    """
    tags = sorted((tag.id, tag.parent or "", tag.name, tag.color, tag.description) for tag in file.tags)
    whole = [(file.tag_set.id, file.tag_set.name, file.tag_set.description), *tags]
    legal = [[legal_text(text) for text in row] for row in whole]
    return hashlib.sha256(json.dumps(legal).encode()).hexdigest()[:_DIGITS]


def digests(texts: Iterable[object]) -> tuple[str, ...]:
    """Those of the texts that are digests."""
    return tuple(text for text in texts if isinstance(text, str) and _DIGEST.fullmatch(text))


def legal_text(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def kept_id(text: str) -> str:
    """The UUID in `text` in lower case and without braces; raises UnreadableTagSet when it is none."""
    try:
        return str(uuid.UUID(text.strip()))
    except ValueError:
        raise UnreadableTagSet(reason="one of its ids is not an id of a tag") from None


def derived_set_id(tag_ids: Iterable[str]) -> str:
    """The id of a tag set that came without one: the same whenever the same tags come again."""
    return str(uuid.uuid5(_DERIVED_SETS, "\n".join(sorted(tag_ids))))


def color_or_palette(text: str, position: int) -> str:
    """The colour as `#rrggbb`, also from `#rgb` and `#aarrggbb`, else the palette's at `position`."""
    found = _COLOR.fullmatch(text.strip().lower())
    if found is None:
        return PALETTE[position % len(PALETTE)]
    return "#" + (found[1] or "".join(digit * 2 for digit in found[2]))
