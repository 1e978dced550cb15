"""Changing the tree of a tag set: names, colours, keys, places, merging two, removing; finds no tag by its path."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange.tag_set_file import DEEPEST_TREE
from reader.session.changes import Changes, Edit
from reader.session.tagging import EmptyTagName, TreeTooDeep, free_name, kept_name, new_tag
from reader.session.waste import binned
from storage.records import Highlight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.session.tagging import Tagging
    from storage.library import Library
    from storage.records import Tag

KEYS = "123456789"
_COLOR = re.compile(r"#[0-9a-f]{6}")


class TagExists(ReaderError):
    """A tag of this name is there already at the same place."""

    sentence = (
        "There already is a tag “{name}” at this place; nothing was changed; merge the two or choose another name."
    )


class TagBelowItself(ReaderError):
    """A tag would come to stand below itself."""

    sentence = "“{name}” cannot go below itself; nothing was changed; choose another place."


@dataclass(frozen=True, slots=True)
class Loss:
    """What removing a tag would do: how many tags go with it, from how many highlights they are taken."""

    tags: int
    highlights: int


class TagTree:
    """The verbs of the tags of one library; every one is undoable and returns its Changes."""

    def __init__(self, library: Library, history: History, tagging: Tagging, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._tagging = tagging
        self._makers = makers

    def make(self, name: str, tag_set_id: str, parent: str | None = None) -> Changes:
        """A new tag, the last one below `parent`, or at the top; raises EmptyTagName, TagExists, TreeTooDeep."""
        tag_set_id = self._goal(tag_set_id, parent)
        self._require_depth(parent, 1)
        named = self._named(name, self._children(tag_set_id, parent))
        tag = new_tag(self._makers.new_id(), named, tag_set_id, parent, self._library.tags.of(tag_set_id))
        return self._history.do("new tag", [Edit(None, tag)])

    def rename(self, tag_id: str, name: str) -> Changes:
        """Give the tag another name; raises EmptyTagName and TagExists."""
        tag = self._library.tags.get(tag_id)
        siblings = [one for one in self._children(tag.tag_set, tag.parent) if one.id != tag_id]
        return self._history.do("rename tag", [Edit(tag, replace(tag, name=self._named(name, siblings)))])

    def describe(self, tag_id: str, description: str) -> Changes:
        """Say what the tag is for."""
        tag = self._library.tags.get(tag_id)
        return self._history.do("describe tag", [Edit(tag, replace(tag, description=description.strip()))])

    def recolor(self, tag_id: str, color: str) -> Changes:
        """Give the tag another colour, `#rrggbb`."""
        if not _COLOR.fullmatch(color):
            raise ValueError(color)
        tag = self._library.tags.get(tag_id)
        return self._history.do("recolor tag", [Edit(tag, replace(tag, color=color))])

    def set_key(self, tag_id: str, key: str) -> Changes:
        """Put the tag on this key, `1`…`9`, or on none when empty; the tag that had the key gives it up."""
        if key and key not in set(KEYS):
            raise ValueError(key)
        tag = self._library.tags.get(tag_id)
        others = [one for one in self._library.tags.of(tag.tag_set) if key and one.key == key and one.id != tag_id]
        freed = [Edit(one, replace(one, key="")) for one in others]
        return self._history.do("key of tag", [*freed, Edit(tag, replace(tag, key=key))], about=tag)

    def move(self, tag_id: str, parent: str | None, place: int | None = None, tag_set_id: str = "") -> Changes:
        """Put the tag, with what is below it, below another or at the top, before the child now at `place`.

        Last when no place is given; `tag_set_id` names the set when it goes to the top of another. Raises
        TagBelowItself, TagExists and TreeTooDeep.
        """
        tag = self._library.tags.get(tag_id)
        below = self._tagging.below(tag_id)
        if parent in {one.id for one in below}:
            raise TagBelowItself(name=tag.name)
        goal = self._goal(tag_set_id or tag.tag_set, parent)
        self._require_depth(parent, _height(below))
        before = self._children(goal, parent)
        place = len(before) if place is None else place
        place -= sum(one.id == tag_id for one in before[:place])
        siblings = [one for one in before if one.id != tag_id]
        if (goal, parent) != (tag.tag_set, tag.parent):
            _require_free(tag.name, siblings)
        moved = [Edit(one, _in_set(one, goal, self._free_keys(goal, tag))) for one in below[1:]]
        placed = replace(_in_set(tag, goal, self._free_keys(goal, tag)), parent=parent)
        order = [*siblings[:place], placed, *siblings[place:]]
        ranked = [Edit(tag if one is placed else one, replace(one, rank=rank)) for rank, one in enumerate(order)]
        return self._history.do("move tag", [*ranked, *moved], about=tag)

    def copy(self, tag_id: str, tag_set_id: str) -> Changes:
        """Put a copy of the tag, with what is below it, at the end of a set; highlights bear the first one alone.

        Keys are kept as far as they are free there, and a number stands behind a name that is taken. Raises
        UnknownTag and UnknownTagSet.
        """
        below = self._tagging.below(tag_id)
        goal = self._library.tags.get_set(tag_set_id).id
        there = self._library.tags.of(goal)
        top = [one for one in there if one.parent is None]
        taken = {one.key for one in there}
        ids: dict[str | None, str] = {one.id: self._makers.new_id() for one in below}
        placed = [replace(one, id=ids[one.id], tag_set=goal, parent=ids.get(one.parent)) for one in below]
        copies = [replace(one, key="") if one.key in taken else one for one in placed]
        name = free_name(copies[0].name, {one.name for one in top})
        first = replace(copies[0], name=name, rank=max((one.rank for one in top), default=-1) + 1)
        return self._history.do("copy tag", [Edit(None, one) for one in (first, *copies[1:])], about=first)

    def merge(self, tag_id: str, into_id: str) -> Changes:
        """Let another tag stand wherever this one does, and take its children; then remove it.

        A child whose name is taken there gets a number behind it. In one set the other takes its key too, when it
        has none. Raises TagBelowItself when the other is this one or stands below it, and TreeTooDeep.
        """
        tag, into = self._library.tags.get(tag_id), self._library.tags.get(into_id)
        below = self._tagging.below(tag_id)
        if into in below:
            raise TagBelowItself(name=tag.name)
        self._require_depth(into_id, _height(below) - 1)
        bearing = self._library.highlights.tagged(tag_id)
        there = [one for one in self._children(into.tag_set, into_id) if one.id != tag_id]
        under = _below(into_id, there, [one for one in below[1:] if one.parent == tag_id])
        key = into.key or (tag.key if tag.tag_set == into.tag_set else "")
        edits = [
            *(Edit(one, self._touched(one, _replaced(one.tags, tag_id, into_id))) for one in bearing),
            *self._in_bin(tag_id, into_id),
            *(Edit(one, _in_set(under.get(one.id, one), into.tag_set, frozenset())) for one in below[1:]),
            *binned(self._library, tag, self._makers.now(), (one.id for one in bearing)),
            Edit(into, replace(into, key=key, description=_joined(into.description, tag.description))),
        ]
        return self._history.do("merge tags", edits, about=tag)

    def _in_bin(self, tag_id: str, into_id: str) -> Iterator[Edit]:
        """What a merger changes in highlights that are in the bin."""
        for one in self._library.bin.all():
            if isinstance(one.record, Highlight) and tag_id in one.record.tags:
                record = replace(one.record, tags=_replaced(one.record.tags, tag_id, into_id))
                yield Edit(one, replace(one, record=record))

    def loss(self, tag_id: str) -> Loss:
        """What `remove` would do."""
        below = self._tagging.below(tag_id)
        return Loss(len(below), len(self._bearing(below)))

    def remove(self, tag_id: str) -> Changes:
        """Move the tag and what is below it to the bin; their highlights stay, without them."""
        below = self._tagging.below(tag_id)
        return self._history.do("remove tag", self.removal(below, self._makers.now()), about=below[0])

    def removal(self, tags: list[Tag], removed: str) -> Iterator[Edit]:
        """The edits that move whole branches, parents first, to the bin and take them off their highlights."""
        going = {tag.id for tag in tags}
        bearing = self._bearing(tags)
        for one in bearing.values():
            yield Edit(one, self._touched(one, tuple(tag for tag in one.tags if tag not in going)))
        for tag in reversed(tags):
            yield from binned(
                self._library, tag, removed, (one.id for one in bearing.values() if tag.id in one.tags)
            )

    def _bearing(self, tags: Iterable[Tag]) -> dict[str, Highlight]:
        """The highlights that bear one of these tags, by id."""
        return {one.id: one for tag in tags for one in self._library.highlights.tagged(tag.id)}

    def _goal(self, tag_set_id: str, parent: str | None) -> str:
        """The id of the set a tag goes to: its new parent's, else this one; raises UnknownTag, UnknownTagSet."""
        return self._library.tags.get(parent).tag_set if parent else self._library.tags.get_set(tag_set_id).id

    def _children(self, tag_set_id: str, parent: str | None) -> list[Tag]:
        return [tag for tag in self._library.tags.of(tag_set_id) if tag.parent == parent]

    def _named(self, name: str, siblings: Iterable[Tag]) -> str:
        """The name as it is kept, when no sibling has it."""
        named = kept_name(name)
        if not named:
            raise EmptyTagName
        _require_free(named, siblings)
        return named

    def _require_depth(self, parent: str | None, more: int) -> None:
        """Raise TreeTooDeep when so many levels have no room below the parent."""
        depth, tags = more, {tag.id: tag for tag in self._library.tags.all()}
        while parent:
            depth, parent = depth + 1, tags[parent].parent
        if depth > DEEPEST_TREE:
            raise TreeTooDeep(most=DEEPEST_TREE)

    def _free_keys(self, tag_set_id: str, tag: Tag) -> frozenset[str]:
        """The keys that a tag and what is below it keep in this set: all in its own, the free ones elsewhere."""
        if tag.tag_set == tag_set_id:
            return frozenset(KEYS)
        return frozenset(KEYS) - {one.key for one in self._library.tags.of(tag_set_id)}

    def _touched(self, highlight: Highlight, tags: tuple[str, ...]) -> Highlight:
        return replace(highlight, tags=tags, modified=self._makers.now())


def _require_free(name: str, siblings: Iterable[Tag]) -> None:
    """Raise TagExists when a sibling has this name."""
    if any(one.name == name for one in siblings):
        raise TagExists(name=name)


def _below(parent: str, there: list[Tag], children: list[Tag]) -> dict[str, Tag]:
    """Children as they stand below another parent, behind those there and under free names; by id."""
    taken = {one.name for one in there}
    first = there[-1].rank + 1 if there else 0
    moved: dict[str, Tag] = {}
    for rank, one in enumerate(children, first):
        name = free_name(one.name, taken)
        taken.add(name)
        moved[one.id] = replace(one, parent=parent, rank=rank, name=name)
    return moved


def _in_set(tag: Tag, tag_set_id: str, keys: frozenset[str]) -> Tag:
    """The tag in this set, without its key when it goes to another where that is not free."""
    if tag.tag_set == tag_set_id:
        return tag
    return replace(tag, tag_set=tag_set_id, key=tag.key if tag.key in keys else "")


def _height(branch: list[Tag]) -> int:
    """How many levels a branch has, its first tag being its top."""
    depths: dict[str | None, int] = {branch[0].parent: 0}
    for tag in branch:
        depths[tag.id] = depths[tag.parent] + 1
    return max(depths.values())


def _replaced(tags: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if tag == old else tag for tag in tags))


def _joined(one: str, other: str) -> str:
    return "\n".join(dict.fromkeys(part for part in (one, other) if part))
