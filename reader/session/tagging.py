"""Finding tags by key, path and set, and the edits that make what a path lacks; carries none out."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange.tag_paths import in_tree_order, join_path, paths, split_path
from reader.exchange.tag_set_file import DEEPEST_TREE, PALETTE
from reader.session.changes import Edit
from storage.records import Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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


class TreeTooDeep(ReaderError):
    """The tree would be deeper than its files can say."""

    sentence = "Tags can stand at most {most} deep; nothing was changed; choose a place higher up."


class Tagging:
    """The tag sets of the library."""

    def __init__(self, library: Library, makers: Makers) -> None:
        self._library = library
        self._makers = makers

    def sets(self) -> list[TagSet]:
        """All tag sets in order."""
        return self._library.tags.sets()

    def active(self, article_id: str = "") -> TagSet:
        """The tag set whose tags are on keys and in the panel: the article's own, else the first."""
        sets = self.sets()
        chosen = self._library.articles.get(article_id).tag_set if article_id else ""
        return next((tag_set for tag_set in sets if tag_set.id == chosen), sets[0])

    def named(self, name: str) -> TagSet:
        """The tag set with this name; raises UnknownTagSet."""
        for tag_set in self.sets():
            if tag_set.name == name:
                return tag_set
        raise UnknownTagSet(name=name)

    def tags(self, tag_set: TagSet | None = None) -> list[Tag]:
        """The tags of a set, the active one when none is named, each parent before its children."""
        return list(in_tree_order(self._library.tags.of((tag_set or self.active()).id)))

    def below(self, tag_id: str) -> list[Tag]:
        """The tag and all that is below it in its tree, each parent before its children; raises UnknownTag."""
        tag = self._library.tags.get(tag_id)
        found = {tag.id: tag}
        for one in in_tree_order(self._library.tags.of(tag.tag_set)):
            if one.parent in found and one.id not in found:
                found[one.id] = one
        return list(found.values())

    def all_tags(self) -> list[Tag]:
        """The tags of all sets, set by set."""
        return [tag for tag_set in self.sets() for tag in self.tags(tag_set)]

    def paths(self) -> dict[str, str]:
        """Every tag's path by its id."""
        return paths(self.all_tags())

    def by_key(self, key: str, article_id: str = "") -> Tag | None:
        """The active set's tag with this key, `1`…`9`."""
        return next((tag for tag in self.tags(self.active(article_id)) if tag.key == key), None)

    def find(self, path: str, article_id: str = "") -> Tag | None:
        """The tag with this path, in the active set first, then in the others in order."""
        names, active = split_path(path), self.active(article_id).id
        known = self.paths()
        found = [tag for tag in self.all_tags() if split_path(known[tag.id]) == names]
        return min(found, key=lambda tag: tag.tag_set != active, default=None)

    def known(self, path: str, article_id: str = "") -> Tag:
        """The tag with this path; raises UnknownTag."""
        found = self.find(path, article_id)
        if found is None:
            raise UnknownTag(path=path)
        return found

    def made(self, path: str, article_id: str = "") -> tuple[str, list[Edit]]:
        """The id of the tag with this path, and the edits that make what is missing of it in the active set."""
        ids, edits = self.made_all([path], article_id)
        return ids[0], edits

    def made_all(self, paths: Iterable[str], article_id: str = "") -> tuple[list[str], list[Edit]]:
        """The same for several paths, which may need the same new parent."""
        edits: list[Edit] = []
        return [self._id_of(path, article_id, edits) for path in paths], edits

    def _id_of(self, path: str, article_id: str, edits: list[Edit]) -> str:
        names = tuple(map(kept_name, split_path(path)))
        found = self.find(path, article_id) or self.find(join_path(names), article_id)
        if found:
            return found.id
        if not all(names):
            raise EmptyTagName
        if len(names) > DEEPEST_TREE:
            raise TreeTooDeep(most=DEEPEST_TREE)
        return self._made_below(names, self.active(article_id), edits)

    def _made_below(self, names: tuple[str, ...], tag_set: TagSet, edits: list[Edit]) -> str:
        tags = [*self.tags(tag_set), *(edit.after for edit in edits if isinstance(edit.after, Tag))]
        parent: str | None = None
        for name in names:
            tag = next((tag for tag in tags if (tag.parent, tag.name) == (parent, name)), None)
            if tag is None:
                tag = new_tag(self._makers.new_id(), name, tag_set.id, parent, tags)
                tags.append(tag)
                edits.append(Edit(None, tag))
            parent = tag.id
        return str(parent)


def kept_name(name: str) -> str:
    """A tag's or a tag set's name as it is kept: on one line, not too long, empty when it is none."""
    return " ".join(name.split())[:LONGEST_NAME].strip()


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it when it is taken."""
    numbered = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(one for one in numbered if one not in taken)


def next_color(tags: Collection[Tag]) -> str:
    """The colour, `#rrggbb`, for one more tag in a set of these."""
    return PALETTE[len(tags) % len(PALETTE)]


def new_tag(own: str, name: str, tag_set_id: str, parent: str | None, tags: Collection[Tag]) -> Tag:
    """A tag with this id, the last one below `parent` or at the top; `tags` are those of its set."""
    rank = max((tag.rank for tag in tags if tag.parent == parent), default=-1) + 1
    return Tag(own, tag_set_id, parent, name, next_color(tags), "", "", rank)
