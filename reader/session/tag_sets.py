"""The tag sets of the library: making, naming, removing them, and choosing an article's; changes no tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.session.changes import Changes, Edit
from reader.session.tagging import kept_name
from reader.session.waste import binned
from storage.records import TagSet

if TYPE_CHECKING:
    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.session.tag_tree import TagTree
    from reader.session.tagging import Tagging
    from storage.library import Library


class EmptyTagSetName(ReaderError):
    """A tag set needs a name."""

    sentence = "A tag set needs a name; nothing was changed; write at least one character."


class TagSetExists(ReaderError):
    """A tag set of this name is there already."""

    sentence = "There already is a tag set “{name}”; nothing was changed; choose another name."


class LastTagSet(ReaderError):
    """The library would have no tag set."""

    sentence = "“{name}” is the only tag set; nothing was removed; make another one first."


class TagSets:
    """The verbs of the tag sets of one library; every one is undoable and returns its Changes."""

    def __init__(
        self, library: Library, history: History, tagging: Tagging, tag_tree: TagTree, makers: Makers
    ) -> None:
        self._library = library
        self._history = history
        self._tagging = tagging
        self._tag_tree = tag_tree
        self._makers = makers

    def make(self, name: str, article_id: str = "") -> Changes:
        """A new tag set without tags, the last one, chosen for the article if one is told.

        Raises EmptyTagSetName and TagSetExists.
        """
        rank = self._tagging.sets()[-1].rank + 1
        made = TagSet(self._makers.new_id(), self._named(name), "", rank)
        return self._history.do("new tag set", [Edit(None, made), *self._chosen(article_id, made.id)])

    def split(self, tag_id: str, name: str) -> Changes:
        """A new tag set, the last one, of this tag and what is below it; highlights keep their tags.

        Raises UnknownTag, EmptyTagSetName and TagSetExists.
        """
        top, *below = self._tagging.below(tag_id)
        rank = self._tagging.sets()[-1].rank + 1
        made = TagSet(self._makers.new_id(), self._named(name), "", rank)
        first = replace(top, tag_set=made.id, parent=None, rank=0)
        moved = [Edit(one, replace(one, tag_set=made.id)) for one in below]
        return self._history.do("split tag set", [Edit(None, made), Edit(top, first), *moved], about=made)

    def rename(self, tag_set_id: str, name: str) -> Changes:
        """Give the set another name; raises EmptyTagSetName and TagSetExists."""
        tag_set = self._library.tags.get_set(tag_set_id)
        named = self._named(name, but=tag_set_id)
        return self._history.do("rename tag set", [Edit(tag_set, replace(tag_set, name=named))])

    def describe(self, tag_set_id: str, description: str) -> Changes:
        """Say what the set is for."""
        tag_set = self._library.tags.get_set(tag_set_id)
        return self._history.do(
            "describe tag set", [Edit(tag_set, replace(tag_set, description=description.strip()))]
        )

    def remove(self, tag_set_id: str) -> Changes:
        """Move the set with its tags to the bin; highlights stay, without them. Raises LastTagSet."""
        tag_set = self._library.tags.get_set(tag_set_id)
        if len(self._tagging.sets()) == 1:
            raise LastTagSet(name=tag_set.name)
        removed = self._makers.now()
        tags = self._tag_tree.removal(self._tagging.tags(tag_set), removed)
        edits = [*tags, *binned(self._library, tag_set, removed)]
        return self._history.do("remove tag set", edits, about=tag_set)

    def choose(self, article_id: str, tag_set_id: str) -> Changes:
        """Put this set's tags at hand in the article; raises UnknownTagSet."""
        self._library.tags.get_set(tag_set_id)
        return self._history.do("choose tag set", self._chosen(article_id, tag_set_id))

    def _chosen(self, article_id: str, tag_set_id: str) -> list[Edit]:
        if not article_id:
            return []
        article = self._library.articles.get(article_id)
        return [Edit(article, replace(article, tag_set=tag_set_id))]

    def _named(self, name: str, but: str = "") -> str:
        """The name as it is kept, when no other set has it."""
        named = kept_name(name)
        if not named:
            raise EmptyTagSetName
        if any(one.name == named for one in self._tagging.sets() if one.id != but):
            raise TagSetExists(name=named)
        return named
