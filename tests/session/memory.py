"""What a library held, step by step, beside a reader who does anything; knows no verb by name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.exchange import tag_set_json
from reader.exchange.tag_set_file import TagSetFile
from storage.records import Binned, Highlight, Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.session.changes import Changes
    from storage.records import Record


_SETS = [str(UUID(int=number)) for number in (1, 2)]
_TAGS = [str(UUID(int=number)) for number in range(11, 17)]

indexes = st.integers(0, 99)


@st.composite
def tag_set_files(draw: st.DrawFn) -> TagSetFile:
    """A set whose id and whose tags' ids may be known already, in any tree."""
    own = draw(st.sampled_from(_SETS))
    tags: list[Tag] = []
    for tag_id in draw(st.lists(st.sampled_from(_TAGS), unique=True, max_size=5)):
        parent = draw(st.sampled_from([None, *(tag.id for tag in tags)]))
        name = draw(st.sampled_from(["雪", "雨/风", "𠮷①"]))
        tags.append(Tag(tag_id, own, parent, name, "#c0392b", "", draw(st.sampled_from(["", "1", "2"])), 0))
    return TagSetFile(TagSet(own, draw(st.sampled_from(["天气", "修辞"])), "", 0), tuple(tags))


def key_of(record: Record) -> str:
    """What a record is remembered by: its id, and what lies in the bin has the id of what was removed."""
    return f"bin {record.id}" if isinstance(record, Binned) else record.id


def by_key(records: Iterable[Record]) -> dict[str, Record]:
    """The records by what they are remembered by."""
    return {key_of(record): record for record in records}


class AnyHistory(RuleBasedStateMachine):
    """A reader whose every verb is remembered, taken back and done again in any order."""

    def __init__(self, open_reader: Callable[[int], object]) -> None:
        super().__init__()
        self.reader = open_reader(1_000)
        self.articles = [self.reader.bring_in(name="一.txt"), self.reader.bring_in("雪。雪𠮷①", "二.txt")]
        self.session = self.reader.session
        self.session.history.clear()
        self.done, self.undone = [self.reader.records()], []
        self.written = ""

    @property
    def records(self) -> dict[str, Record]:
        return self.done[-1]

    def ids(self, kind: type[Record]) -> list[str]:
        """The ids of the records of this kind, in order."""
        return sorted(one.id for one in self.records.values() if type(one) is kind)

    def some(self, kind: type[Record], index: int) -> str:
        """The id of one of the records of this kind."""
        ids = self.ids(kind)
        return ids[index % len(ids)]

    def follow(self, changes: Changes, writes: str = "", *, continues: bool = False) -> None:
        """The changes say exactly what moved; `writes` names the text that a writing may go on with."""
        moved, now = dict(self.records), self.reader.records()
        for edit in changes.edits:
            key = key_of(edit.after or edit.before)
            assert moved.pop(key, None) == edit.before
            moved |= {key: edit.after} if edit.after else {}
        assert moved == now
        if changes:
            if continues and writes == self.written:
                self.done.pop()
            self.done.append(now)
            self.undone.clear()
            self.written = writes

    @rule()
    def undo(self):
        changes = self.session.history.undo()
        assert bool(changes) == (len(self.done) > 1)
        if changes:
            self.undone.append(self.done.pop())
            self.written = ""

    @rule()
    def redo(self):
        changes = self.session.history.redo()
        assert bool(changes) == bool(self.undone)
        if changes:
            self.done.append(self.undone.pop())
            self.written = ""

    @invariant()
    def the_library_is_as_it_is_remembered(self):
        assert self.reader.records() == self.records

    @invariant()
    def highlights_bear_only_tags_that_are_there_and_each_once(self):
        known = set(self.ids(Tag))
        for mark in self.records.values():
            if isinstance(mark, Highlight):
                assert set(mark.tags) <= known
                assert len(set(mark.tags)) == len(mark.tags)

    @invariant()
    def every_tag_hangs_in_the_tree_of_its_set(self):
        tags = {one.id: one for one in self.records.values() if isinstance(one, Tag)}
        sets = self.ids(TagSet)
        for tag in tags.values():
            assert tag.tag_set in sets
            assert tag.parent is None or tags[tag.parent].tag_set == tag.tag_set
            above, steps = tag, 0
            while above.parent:
                above, steps = tags[above.parent], steps + 1
                assert steps < len(tags)

    @invariant()
    def a_key_is_on_one_tag_of_a_set(self):
        keys = [(one.tag_set, one.key) for one in self.records.values() if isinstance(one, Tag) and one.key]
        assert len(set(keys)) == len(keys)

    @invariant()
    def every_set_can_be_handed_on(self):
        for tag_set in self.session.tagging.sets():
            kept = TagSetFile(tag_set, tuple(self.session.tagging.tags(tag_set)))
            assert len(tag_set_json.read(tag_set_json.write(kept).encode()).tags) == len(kept.tags)

    def teardown(self):
        assert self.reader.library.check() == []
        last, steps = self.reader.records(), 0
        while self.session.history.undo():
            steps += 1
        assert steps == len(self.done) - 1
        assert self.reader.records() == self.done[0]
        for _ in range(steps):
            self.session.history.redo()
        assert self.reader.records() == last
