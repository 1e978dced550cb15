"""Whatever a reader does in whatever order, the library says so, and undo takes all of it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from reader.exchange import tag_set_json
from reader.exchange.tag_set_file import TagSetFile
from reader.text.spans import Span
from storage.records import Highlight, Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.session.changes import Changes

SETS = [str(UUID(int=number)) for number in (1, 2)]
TAGS = [str(UUID(int=number)) for number in range(11, 17)]


@dataclass(frozen=True)
class Model:
    """What the library should hold: marks as (article, span, tags, note), tags as (set, name), names of sets."""

    marks: Mapping[str, tuple[str, Span, tuple[str, ...], str]]
    tags: Mapping[str, tuple[str, str]]
    sets: Mapping[str, str]

    @classmethod
    def of(cls, records: Mapping[str, object]) -> Model:
        kinds = {
            kind: {own: one for own, one in records.items() if type(one) is kind}
            for kind in (Highlight, Tag, TagSet)
        }
        return cls(
            {
                own: (mark.article, Span(mark.start, mark.end), mark.tags, mark.note)
                for own, mark in kinds[Highlight].items()
            },
            {own: (tag.tag_set, tag.name) for own, tag in kinds[Tag].items()},
            {own: tag_set.name for own, tag_set in kinds[TagSet].items()},
        )

    def with_mark(self, own: str, **changed: object) -> Model:
        fields = dict(zip(("article", "span", "tags", "note"), self.marks.get(own, ()), strict=False)) | changed
        return replace(self, marks={**self.marks, own: tuple(fields.values())})


@st.composite
def tag_set_files(draw: st.DrawFn) -> TagSetFile:
    """A set whose id and whose tags' ids may be known already, in any tree."""
    own = draw(st.sampled_from(SETS))
    tags: list[Tag] = []
    for tag_id in draw(st.lists(st.sampled_from(TAGS), unique=True, max_size=5)):
        parent = draw(st.sampled_from([None, *(tag.id for tag in tags)]))
        name = draw(st.sampled_from(["雪", "雨/风", "𠮷①"]))
        tags.append(Tag(tag_id, own, parent, name, "#c0392b", "", draw(st.sampled_from(["", "1", "2"])), 0))
    return TagSetFile(TagSet(own, draw(st.sampled_from(["天气", "修辞"])), "", 0), tuple(tags))


notes = st.sampled_from(["", "批", "**为什么**？"])
indexes = st.integers(0, 99)


class AnyReading(RuleBasedStateMachine):
    """A reader doing anything, beside a model of what that should come to."""

    def __init__(self, open_reader: Callable[[int], object]) -> None:
        super().__init__()
        self.reader = open_reader(1_000)
        self.articles = [self.reader.bring_in(name="一.txt"), self.reader.bring_in("雪。雪𠮷①", "二.txt")]
        self.session = self.reader.session
        self.done, self.undone = [self.now()], []
        self.noted = ""

    def now(self) -> tuple[Model, dict[str, object]]:
        records = self.reader.records()
        return Model.of(records), records

    @property
    def model(self) -> Model:
        return self.done[-1][0]

    def follow(self, changes: Changes, expected: Model, *, joins: bool = False) -> None:
        """The verb came to what was expected, and its changes say exactly what moved."""
        before, now = self.done[-1][1], self.now()
        assert now[0] == expected
        moved = dict(before)
        for edit in changes.edits:
            own = (edit.after or edit.before).id
            assert moved.pop(own, None) == edit.before
            moved |= {own: edit.after} if edit.after else {}
        assert moved == now[1]
        if changes:
            if joins and not self.undone:
                self.done.pop()
            self.done.append(now)
            self.undone.clear()
            self.noted = ""

    def some(self, ids: Mapping[str, object], index: int) -> str:
        return sorted(ids)[index % len(ids)]

    def passage(self, index: int, start: int, length: int) -> tuple[str, Span]:
        article = self.articles[index % 2].id
        end = len(self.session.shelf.text(article).body)
        return article, Span(start % end, min(start % end + length, end))

    @rule(index=indexes, start=indexes, length=st.integers(1, 3), tags=st.lists(indexes, max_size=3), note=notes)
    def highlight(self, index, start, length, tags, note):
        article, span = self.passage(index, start, length)
        ids = tuple(dict.fromkeys(self.some(self.model.tags, tag) for tag in tags))
        changes = self.session.reading.highlight(article, span, ids, note)
        own = changes.added(Highlight)[0].id
        self.follow(changes, self.model.with_mark(own, article=article, span=span, tags=ids, note=note))

    @rule(
        index=indexes,
        start=st.integers(0, 3),
        names=st.lists(st.sampled_from(["雪", "雨/风", "论点"]), min_size=1, max_size=3),
    )
    def highlight_with_a_path(self, index, start, names):
        article, span = self.passage(index, start, 2)
        path = "/".join(name.replace("/", "\\/") for name in names)
        tag_id, made = self.session.tagging.made(path)
        active = self.session.tagging.active().id
        changes = self.session.reading.highlight(article, span, [tag_id], made=made)
        new = {edit.after.id: (active, edit.after.name) for edit in made}
        assert tag_id in self.model.tags or [name for _, name in new.values()] == names[len(names) - len(new) :]
        own = changes.added(Highlight)[0].id
        expected = self.model.with_mark(own, article=article, span=span, tags=(tag_id,), note="")
        self.follow(changes, replace(expected, tags={**expected.tags, **new}))
        assert self.session.tagging.find(path).id == tag_id

    @rule(index=indexes, start=st.integers(0, 3), tag=indexes)
    def tag_passage(self, index, start, tag):
        article, span = self.passage(index, start, 2)
        tag_id = self.some(self.model.tags, tag)
        same = [own for own, mark in self.model.marks.items() if mark[:2] == (article, span)]
        changes = self.session.reading.tag_passage(article, span, tag_id)
        if not same:
            own = changes.added(Highlight)[0].id
            self.follow(changes, self.model.with_mark(own, article=article, span=span, tags=(tag_id,), note=""))
            return
        own = max(same, key=lambda one: (self.done[-1][1][one].created, one))
        tags = self.model.marks[own][2]
        without = tuple(tag for tag in tags if tag != tag_id)
        self.follow(changes, self.model.with_mark(own, tags=without if tag_id in tags else (*tags, tag_id)))

    @precondition(lambda self: self.model.marks)
    @rule(marks=st.lists(indexes, min_size=1, max_size=3), tag=indexes)
    def toggle_tag(self, marks, tag):
        ids = {self.some(self.model.marks, mark) for mark in marks}
        tag_id = self.some(self.model.tags, tag)
        takes_off = all(tag_id in self.model.marks[own][2] for own in ids)
        expected = self.model
        for own in ids:
            others = tuple(tag for tag in expected.marks[own][2] if tag != tag_id)
            if takes_off or len(others) == len(expected.marks[own][2]):
                expected = expected.with_mark(own, tags=others if takes_off else (*others, tag_id))
        self.follow(self.session.reading.toggle_tag(sorted(ids), tag_id), expected)

    @precondition(lambda self: self.model.marks)
    @rule(mark=indexes, note=notes, continues=st.booleans())
    def note(self, mark, note, continues):
        own = self.some(self.model.marks, mark)
        joins = continues and self.noted == own
        changes = self.session.reading.note(own, note, continues=continues)
        self.follow(changes, self.model.with_mark(own, note=note), joins=joins)
        self.noted = own if changes else self.noted

    @precondition(lambda self: self.model.marks)
    @rule(mark=indexes, start=st.integers(0, 3), length=st.integers(1, 2))
    def move_ends(self, mark, start, length):
        own = self.some(self.model.marks, mark)
        span = Span(start, start + length)
        self.follow(self.session.reading.move_ends(own, span), self.model.with_mark(own, span=span))

    @precondition(lambda self: self.model.marks)
    @rule(marks=st.lists(indexes, min_size=1, max_size=3))
    def remove(self, marks):
        ids = {self.some(self.model.marks, mark) for mark in marks}
        left = {own: mark for own, mark in self.model.marks.items() if own not in ids}
        self.follow(self.session.reading.remove(sorted(ids)), replace(self.model, marks=left))

    @rule(shared=tag_set_files())
    def take(self, shared):
        own = shared.tag_set.id
        here = {tag: kept for tag, kept in self.model.tags.items() if kept[0] != own}
        theirs = {tag.id: (own, tag.name) for tag in shared.tags}
        tags = {**self.model.tags, **theirs, **here}
        expected = replace(self.model, tags=tags, sets={**self.model.sets, own: shared.tag_set.name})
        self.follow(self.session.merging.take(shared), expected)
        assert not self.session.merging.take(shared)

    @rule()
    def undo(self):
        changes = self.session.history.undo()
        assert bool(changes) == (len(self.done) > 1)
        if changes:
            self.undone.append(self.done.pop())
            self.noted = ""

    @rule()
    def redo(self):
        changes = self.session.history.redo()
        assert bool(changes) == bool(self.undone)
        if changes:
            self.done.append(self.undone.pop())
            self.noted = ""

    @invariant()
    def the_library_is_as_it_should_be(self):
        assert self.reader.records() == self.done[-1][1]

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
        assert self.reader.records() == self.done[0][1]
        for _ in range(steps):
            self.session.history.redo()
        assert self.reader.records() == last


def test_whatever_was_done_can_be_taken_back_and_done_again(open_reader):
    run_state_machine_as_test(
        lambda: AnyReading(open_reader),
        settings=settings(max_examples=40, stateful_step_count=25, deadline=None),
    )
