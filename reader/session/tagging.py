"""Tags and tag sets: finding them by key and path, making them; every verb is undoable and returns its Changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange.tag_paths import in_tree_order, join_path, paths, split_path
from reader.exchange.tag_set_file import PALETTE
from reader.session.changes import Edit
from storage.records import Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.session.makers import Makers
    from storage.library import Library

LONGEST_NAME = 200  # code points


class UnknownTagSet(ReaderError):
    """No tag set has this name."""

    sentence = "There is no tag set called “{name}”; nothing was changed; see the names with “meipi tags list”."


class UnknownTag(ReaderError):
    """No tag has this path."""

    sentence = "There is no tag “{path}”; nothing was written; see the tags with “meipi tags list”."


class EmptyTagName(ReaderError):
    """A tag needs a name."""

    sentence = "A tag needs a name; nothing was changed; write at least one character."


class Tagging:
    """The tag sets of the library."""

    def __init__(self, library: Library, makers: Makers) -> None:
        self._library = library
        self._makers = makers

    def sets(self) -> list[TagSet]:
        """All tag sets in order; the first is the active one."""
        return self._library.tags.sets()

    def active(self) -> TagSet:
        """The tag set whose tags are on keys and in the panel."""
        return self.sets()[0]

    def named(self, name: str) -> TagSet:
        """The tag set with this name; raises UnknownTagSet."""
        for tag_set in self.sets():
            if tag_set.name == name:
                return tag_set
        raise UnknownTagSet(name=name)

    def tags(self, tag_set: TagSet | None = None) -> list[Tag]:
        """The tags of a set, the active one when none is named, each parent before its children."""
        return list(in_tree_order(self._library.tags.of((tag_set or self.active()).id)))

    def all_tags(self) -> list[Tag]:
        """The tags of all sets, set by set."""
        return [tag for tag_set in self.sets() for tag in self.tags(tag_set)]

    def paths(self) -> dict[str, str]:
        """Every tag's path by its id."""
        return paths(self.all_tags())

    def by_key(self, key: str) -> Tag | None:
        """The active set's tag with this key, `1`…`9`."""
        return next((tag for tag in self.tags() if tag.key == key), None)

    def find(self, path: str) -> Tag | None:
        """The tag with this path, in the active set first, then in the others in order."""
        names = split_path(path)
        known = self.paths()
        return next((tag for tag in self.all_tags() if split_path(known[tag.id]) == names), None)

    def known(self, path: str) -> Tag:
        """The tag with this path; raises UnknownTag."""
        found = self.find(path)
        if found is None:
            raise UnknownTag(path=path)
        return found

    def made(self, path: str) -> tuple[str, list[Edit]]:
        """The id of the tag with this path, and the edits that make what is missing of it in the active set."""
        ids, edits = self.made_all([path])
        return ids[0], edits

    def made_all(self, paths: Iterable[str]) -> tuple[list[str], list[Edit]]:
        """The same for several paths, which may need the same new parent."""
        edits: list[Edit] = []
        return [self._id_of(path, edits) for path in paths], edits

    def _id_of(self, path: str, edits: list[Edit]) -> str:
        names = tuple(name.strip()[:LONGEST_NAME] for name in split_path(path))
        found = self.find(path) or self.find(join_path(names))
        if found:
            return found.id
        if not all(names):
            raise EmptyTagName
        return self._made_below(names, edits)

    def _made_below(self, names: tuple[str, ...], edits: list[Edit]) -> str:
        tags = [*self.tags(), *(edit.after for edit in edits if isinstance(edit.after, Tag))]
        parent: str | None = None
        for name in names:
            tag = next((tag for tag in tags if (tag.parent, tag.name) == (parent, name)), None)
            if tag is None:
                tag = self._new(name, parent, rank=len(tags))
                tags.append(tag)
                edits.append(Edit(None, tag))
            parent = tag.id
        return str(parent)

    def _new(self, name: str, parent: str | None, rank: int) -> Tag:
        color = PALETTE[rank % len(PALETTE)]
        return Tag(self._makers.new_id(), self.active().id, parent, name, color, "", "", rank)
