"""Whatever a reader does to tags, their sets and the bin in whatever order, undo takes all of it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from reader.errors import ReaderError
from reader.session.tag_tree import KEYS
from reader.text.spans import Span
from storage.records import Binned, Highlight, Tag, TagSet
from tests.session.memory import AnyHistory, indexes, tag_set_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.session.changes import Changes

names = st.sampled_from(["", "食", "食品", "经济/增长", "𠮷①", " 论　点 "])
places = st.none() | st.integers(0, 9)


class AnyTagTree(AnyHistory):
    """A reader doing anything to the tags, to the sets and to what lies in the bin."""

    def try_out(self, verb: Callable[..., Changes], *arguments: object) -> Changes | None:
        """Carry the verb out and remember it; one that is refused has changed nothing."""
        try:
            changes = verb(*arguments)
        except ReaderError:
            return None
        self.follow(changes)
        return changes

    def parent(self, index: int) -> str | None:
        """Every fourth time the top."""
        return self.some(Tag, index) if index % 4 and self.ids(Tag) else None

    def tags(self) -> dict[str, Tag]:
        return {one.id: one for one in self.records.values() if isinstance(one, Tag)}

    def borne(self) -> dict[str, set[str]]:
        """The tags of each highlight."""
        return {one.id: set(one.tags) for one in self.records.values() if isinstance(one, Highlight)}

    def children(self, tag_set: str, parent: str | None) -> list[str]:
        return [tag.id for tag in self.reader.library.tags.of(tag_set) if tag.parent == parent]

    @precondition(lambda self: self.ids(Tag))
    @rule(index=indexes, start=st.integers(0, 3), tags=st.lists(indexes, max_size=4))
    def highlight(self, index, start, tags):
        article = self.articles[index % 2].id
        ids = [self.some(Tag, tag) for tag in tags]
        self.follow(self.session.reading.highlight(article, Span(start, start + 2), ids))

    @precondition(lambda self: self.ids(Highlight) and self.ids(Tag))
    @rule(marks=st.lists(indexes, min_size=1, max_size=3), tag=indexes, bears=st.booleans())
    def tag_or_untag(self, marks, tag, bears):
        verb = self.session.reading.tag if bears else self.session.reading.untag
        self.follow(verb([self.some(Highlight, mark) for mark in marks], self.some(Tag, tag)))

    @precondition(lambda self: self.ids(Highlight))
    @rule(mark=indexes)
    def remove_highlight(self, mark):
        self.follow(self.session.reading.remove([self.some(Highlight, mark)]))

    def nameless(self):
        """The tags but for their names: one that comes back beside its like gets a number."""
        return {own: replace(tag, name="") for own, tag in self.tags().items()}

    @rule(name=names, tag_set=indexes, parent=indexes)
    def make(self, name, tag_set, parent):
        self.try_out(self.session.tag_tree.make, name, self.some(TagSet, tag_set), self.parent(parent))

    @precondition(lambda self: self.ids(Tag))
    @rule(tag=indexes, name=names, key=st.sampled_from(["", *KEYS]))
    def change(self, tag, name, key):
        own, tree = self.some(Tag, tag), self.session.tag_tree
        for verb, told in ((tree.rename, name), (tree.describe, name), (tree.set_key, key)):
            self.try_out(verb, own, told)
        assert self.tags()[own].key == key

    @precondition(lambda self: self.ids(Tag))
    @rule(tag=indexes, parent=indexes, place=places, tag_set=indexes)
    def move(self, tag, parent, place, tag_set):
        own, above = self.some(Tag, tag), self.parent(parent)
        goal = self.tags()[above].tag_set if above else self.some(TagSet, tag_set)
        before = self.children(goal, above)
        if self.try_out(self.session.tag_tree.move, own, above, place, goal) is None:
            return
        cut = len(before) if place is None else place
        kept = [[one for one in part if one != own] for part in (before[:cut], before[cut:])]
        assert self.children(goal, above) == [*kept[0], own, *kept[1]]

    @precondition(lambda self: self.ids(Tag))
    @rule(tag=indexes, into=indexes)
    def merge(self, tag, into):
        own, other = self.some(Tag, tag), self.some(Tag, into)
        expected = {mark: {other if one == own else one for one in tags} for mark, tags in self.borne().items()}
        children = [self.children(self.tags()[one].tag_set, one) for one in (other, own)]
        if self.try_out(self.session.tag_tree.merge, own, other) is None:
            assert own == other or other in {one.id for one in self.session.tagging.below(own)}
            return
        assert self.borne() == expected
        going = [one for one in (*children[0], *children[1]) if one != own]
        assert self.children(self.tags()[other].tag_set, other) == going

    @precondition(lambda self: self.ids(Tag))
    @rule(tag=indexes)
    def remove(self, tag):
        own = self.some(Tag, tag)
        loss, going = self.session.tag_tree.loss(own), {one.id for one in self.session.tagging.below(own)}
        kept = {mark: tags - going for mark, tags in self.borne().items()}
        changes = self.try_out(self.session.tag_tree.remove, own)
        assert len(changes.changed(Binned)) == loss.tags == len(going)
        assert len(changes.changed(Highlight)) == loss.highlights
        assert self.borne() == kept

    @precondition(lambda self: self.ids(Tag))
    @rule(tag=indexes)
    def remove_and_bring_back(self, tag):
        tags, borne, own = self.nameless(), self.borne(), self.some(Tag, tag)
        self.follow(self.session.tag_tree.remove(own))
        self.follow(self.session.waste.bring_back([own]))
        assert (self.nameless(), self.borne()) == (tags, borne)

    @precondition(lambda self: self.ids(Tag))
    @rule(tag=indexes, tag_set=indexes)
    def copy(self, tag, tag_set):
        borne = self.borne()
        self.follow(self.session.tag_tree.copy(self.some(Tag, tag), self.some(TagSet, tag_set)))
        assert self.borne() == borne

    @precondition(lambda self: self.ids(Tag))
    @rule(tag=indexes, name=names)
    def split(self, tag, name):
        borne = self.borne()
        self.try_out(self.session.tag_sets.split, self.some(Tag, tag), name)
        assert self.borne() == borne

    @rule(name=names)
    def make_set(self, name):
        self.try_out(self.session.tag_sets.make, name)

    @rule(tag_set=indexes, name=names)
    def change_set(self, tag_set, name):
        own = self.some(TagSet, tag_set)
        self.try_out(self.session.tag_sets.rename, own, name)
        self.try_out(self.session.tag_sets.describe, own, name)

    @rule(tag_set=indexes, returns=st.booleans())
    def remove_set(self, tag_set, returns):
        tags, borne, own = self.nameless(), self.borne(), self.some(TagSet, tag_set)
        if self.try_out(self.session.tag_sets.remove, own) is None:
            assert len(self.ids(TagSet)) == 1
        elif returns:
            self.follow(self.session.waste.bring_back([own]))
            assert (self.nameless(), self.borne()) == (tags, borne)

    @rule(index=indexes, tag_set=indexes)
    def choose(self, index, tag_set):
        article, chosen = self.articles[index % 2].id, self.some(TagSet, tag_set)
        self.follow(self.session.tag_sets.choose(article, chosen))
        assert self.session.tagging.active(article).id == chosen

    @rule(shared=tag_set_files())
    def take(self, shared):
        self.follow(self.session.merging.take(shared))

    @precondition(lambda self: self.ids(Binned))
    @rule(chosen=st.lists(indexes, min_size=1, max_size=3))
    def bring_back(self, chosen):
        ids = {self.some(Binned, one) for one in chosen}
        self.follow(self.session.waste.bring_back(sorted(ids)))
        assert not ids & set(self.ids(Binned))
        assert ids <= {one.id for one in self.records.values() if not isinstance(one, Binned)}


def test_whatever_was_done_to_tags_can_be_taken_back_and_done_again(open_reader):
    run_state_machine_as_test(
        lambda: AnyTagTree(open_reader),
        settings=settings(max_examples=30, stateful_step_count=30, deadline=None),
    )
