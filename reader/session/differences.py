"""What differs between a tag set here, the same set there, and the version both come from; pure, changes nothing.

A field that only one side changed is theirs to give; one that both changed to different values is a conflict. Where
no common version is known, all that both sides say differently of a tag is a conflict, and none is taken for
removed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from reader.exchange.tag_paths import in_tree_order, paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reader.exchange.tag_set_file import TagSetFile
    from storage.records import Tag


class Kind(Enum):
    """What became of a tag, of the set itself, or of a word."""

    SAME_PATH = "same path"
    SET_RENAMED = "set renamed"
    SET_REDESCRIBED = "set redescribed"
    ADDED = "added"
    RENAMED = "renamed"
    MOVED = "moved"
    RECOLORED = "recolored"
    REDESCRIBED = "redescribed"
    REORDERED = "reordered"
    REMOVED = "removed"
    REMOVED_HERE = "removed here"
    REMOVED_THERE = "removed there"
    IN_USE = "in use"
    HAS_TAGS = "has tags"
    RECUT = "recut"
    RENOTED = "renoted"


class Choice(Enum):
    """Which side stands."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


Key = tuple[Kind, str]
T = TypeVar("T")
V = TypeVar("V")

FIELDS = {"name": Kind.RENAMED, "parent": Kind.MOVED, "color": Kind.RECOLORED, "description": Kind.REDESCRIBED}
FIELDS_OF_SET = {"name": Kind.SET_RENAMED, "description": Kind.SET_REDESCRIBED}
COMES = {Kind.ADDED, Kind.REMOVED_HERE}
GOES = {Kind.REMOVED, Kind.REMOVED_THERE}
_BOTH = {Kind.RENAMED, Kind.REDESCRIBED, Kind.SET_REDESCRIBED}
_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)  # and bidi marks
_SAYS_NOTHING = ""  # what either side may say instead where no common version is known
_LONGEST_SHOWN = 120  # code points
_TOLD_ONLY = {Kind.IN_USE, Kind.HAS_TAGS}
_CONTESTED = {Kind.REMOVED_HERE, Kind.REMOVED_THERE}

# What each difference says; the second sentence of a pair is for conflicts.
SENTENCES = {
    "same path": "“{path}” is the tag of that path here.",
    "set renamed": "The set “{mine}” is now called “{theirs}”.",
    "set renamed!": "The set is called “{mine}” here and “{theirs}” there.",
    "set redescribed": "The set is now described so: “{theirs}”",
    "set redescribed!": "The set is described here so: “{mine}”, and there so: “{theirs}”",
    "added": "“{path}” is new.",
    "renamed": "“{mine}” is now called “{theirs}”.",
    "renamed!": "The tag “{path}” is called “{mine}” here and “{theirs}” there.",
    "moved": "“{path}” moves below “{theirs}”.",
    "moved!": "“{path}” stands below “{mine}” here and below “{theirs}” there.",
    "recolored": "“{path}” has another colour, {theirs} for {mine}.",
    "recolored!": "“{path}” has the colour {mine} here and {theirs} there.",
    "redescribed": "“{path}” is now described so: “{theirs}”",
    "redescribed!": "“{path}” is described here so: “{mine}”, and there so: “{theirs}”",
    "reordered": "The tags below “{path}” stand in another order.",
    "removed": "“{path}” is removed.",
    "removed here!": "“{path}” was removed here and changed there.",
    "removed there!": "“{path}” was changed here and removed there.",
    "in use": "“{path}” is removed there and stays here, as {count} highlights bear it.",
    "has tags": "“{path}” is removed there and stays here, as other tags stand below it.",
    "recut": "“{path}” is now read as {theirs}.",
    "recut!": "“{path}” is read as {mine} here and as {theirs} there.",
    "renoted": "The note on “{path}” is now: “{theirs}”",
    "renoted!": "The note on “{path}” is here: “{mine}”, and there: “{theirs}”",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: of which tag, by its id and its path, and what it is on each side, to be shown.

    For the set itself `subject` is its id, for a word both are its text; `count` is how many highlights bear a tag
    that is in use.
    """

    kind: Kind
    subject: str
    path: str
    mine: str = ""
    theirs: str = ""
    is_conflict: bool = False
    count: int = 0

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.kind, self.subject

    @property
    def sentence(self) -> str:
        """What it says, as a format of its `values`."""
        return SENTENCES[self.kind.value + "!" * self.is_conflict]

    @property
    def values(self) -> dict[str, object]:
        """What fills the sentence."""
        texts = {"path": self.path, "mine": self.mine, "theirs": self.theirs}
        return {name: shown(text) for name, text in texts.items()} | {"count": self.count}

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen; nothing where there is only something to tell."""
        if self.kind in _TOLD_ONLY:
            return ()
        both = (Choice.BOTH,) if self.is_conflict and self.kind in _BOTH else ()
        return (Choice.MINE, Choice.THEIRS, *both)

    @property
    def usual(self) -> Choice:
        """What stands when nothing is chosen: theirs, but mine in a conflict."""
        return Choice.MINE if self.is_conflict or self.kind in _TOLD_ONLY else Choice.THEIRS


@dataclass(frozen=True)
class Sides:
    """A set here and there, the version both come from if one is known, and how many highlights bear each tag."""

    base: TagSetFile | None
    ours: TagSetFile
    theirs: TagSetFile
    borne: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def before(self) -> dict[str, Tag]:
        """The tags of the common version by id."""
        return _by_id(self.base.tags if self.base else ())

    @cached_property
    def here(self) -> dict[str, Tag]:
        """Our tags by id."""
        return _by_id(self.ours.tags)

    @cached_property
    def there(self) -> dict[str, Tag]:
        """Their tags by id."""
        return _by_id(self.theirs.tags)


def shown(text: str) -> str:
    """A text of a stranger on one line, without what would steer the line, and not too long."""
    line = " ".join(_STEERING.sub("", text).split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}……"


def fate(base: T | None, mine: T | None, theirs: T | None, is_same: Callable[[T, T], bool]) -> Kind | None:
    """What became of something that one side lacks; nothing where both have it, or only we took it away."""
    if theirs and not mine:
        if base is None:
            return Kind.ADDED
        return None if is_same(base, theirs) else Kind.REMOVED_HERE
    if mine and not theirs and base:
        return Kind.REMOVED if is_same(base, mine) else Kind.REMOVED_THERE
    return None


def lacking(kind: Kind, subject: str, path: str, theirs: str = "") -> Difference:
    """The difference that a fate makes."""
    return Difference(kind, subject, path, theirs=theirs, is_conflict=kind in _CONTESTED)


def is_contested(base: V, mine: V, theirs: V) -> bool | None:
    """Whether both sides changed a value; nothing where they say nothing new."""
    return None if theirs in (mine, base) else mine != base


def compared(sides: Sides) -> list[Difference]:
    """What differs, the set first, then the tags in the order of the trees; what only we changed is left out."""
    names = paths(sides.before.values()) | paths(sides.there.values()) | paths(sides.here.values())
    in_order = dict.fromkeys(
        tag.id for side in (sides.there, sides.here, sides.before) for tag in in_tree_order(side.values())
    )
    circle = set(in_circle(_candidates(sides)))
    found = list(_of_the_set(sides))
    for own in in_order:
        found += _of_tag(sides, own, names, in_a_circle=own in circle)
    return found


def _of_the_set(sides: Sides) -> Iterator[Difference]:
    ours, theirs = sides.ours.tag_set, sides.theirs.tag_set
    for name, kind in FIELDS_OF_SET.items():
        mine, other = getattr(ours, name), getattr(theirs, name)
        base = getattr(sides.base.tag_set, name) if sides.base else _SAYS_NOTHING
        contested = is_contested(base, mine, other)
        if contested is not None:
            yield Difference(kind, ours.id, ours.name, mine, other, is_conflict=contested)


def _of_tag(sides: Sides, own: str, names: Mapping[str, str], *, in_a_circle: bool) -> Iterator[Difference]:
    base, mine, theirs = (side.get(own) for side in (sides.before, sides.here, sides.there))
    kind = fate(base, mine, theirs, is_same)
    if mine and theirs:
        yield from _of_fields(base, mine, theirs, names, in_a_circle=in_a_circle)
    elif kind and mine and sides.borne.get(own):
        yield Difference(Kind.IN_USE, own, names[own], count=sides.borne[own])
    elif kind:
        yield lacking(kind, own, names[own], theirs.color if theirs and kind is Kind.ADDED else "")


def _of_fields(
    base: Tag | None, mine: Tag, theirs: Tag, names: Mapping[str, str], *, in_a_circle: bool
) -> Iterator[Difference]:
    for name, kind in FIELDS.items():
        one, other, before = getattr(mine, name), getattr(theirs, name), getattr(base, name, _SAYS_NOTHING)
        is_circle = name == "parent" and in_a_circle and one != other
        contested = is_circle or is_contested(before, one, other)
        if contested is None:
            continue
        shown, told = (_place(value, names) if name == "parent" else value for value in (one, other))
        yield Difference(kind, mine.id, names[mine.id], shown, told, is_conflict=contested)


def _place(parent: str | None, names: Mapping[str, str]) -> str:
    """A tag's place as it is shown: the path above it, a slash at the top."""
    return names.get(parent, "") if parent else "/"


def _candidates(sides: Sides) -> dict[str, str | None]:
    """The parent of each tag when what only one side moved is moved."""
    parents: dict[str, str | None] = {}
    for own in sides.here.keys() | sides.there.keys():
        mine, theirs = sides.here.get(own), sides.there.get(own)
        moved = mine and theirs and own in sides.before and mine.parent == sides.before[own].parent
        chosen = theirs if moved or mine is None else mine
        parents[own] = chosen.parent if chosen else None
    return parents


def in_circle(parents: Mapping[str, str | None]) -> Iterator[str]:
    """The tags that stand below themselves."""
    settled: set[str] = set()
    for tag in parents:
        way: dict[str, None] = {}
        step: str | None = tag
        while step is not None and step in parents and step not in settled and step not in way:
            way[step] = None
            step = parents[step]
        if step is not None and step in way:
            yield from list(way)[list(way).index(step) :]
        settled.update(way)


def is_same(one: Tag, other: Tag) -> bool:
    """Whether all that is shared of a tag is the same on both sides."""
    return all(getattr(one, name) == getattr(other, name) for name in FIELDS)


def _by_id(tags: Iterable[Tag]) -> dict[str, Tag]:
    return {tag.id: tag for tag in tags}
