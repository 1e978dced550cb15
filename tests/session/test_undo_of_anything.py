"""Whatever a reader does in whatever order, the library says so, and undo takes all of it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from reader.session.correcting import Scope, Sight
from reader.session.vocabulary import KeptElsewhere
from reader.text.spans import Span
from storage.records import Article, Binned, Correction, Highlight, LexiconWord, Tag, TagSet
from tests.session.memory import AnyHistory, indexes, tag_set_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.session.changes import Changes


@dataclass(frozen=True)
class Model:
    """What the library should hold, by id.

    Marks as (article, span, tags, note), tags as (set, name), names of sets, articles as (note, set).
    """

    marks: Mapping[str, tuple[str, Span, tuple[str, ...], str]]
    tags: Mapping[str, tuple[str, str]]
    sets: Mapping[str, str]
    articles: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, records: Mapping[str, object]) -> Model:
        kinds = {
            kind: {own: one for own, one in records.items() if type(one) is kind}
            for kind in (Highlight, Tag, TagSet, Article)
        }
        return cls(
            {
                own: (mark.article, Span(mark.start, mark.end), mark.tags, mark.note)
                for own, mark in kinds[Highlight].items()
            },
            {own: (tag.tag_set, tag.name) for own, tag in kinds[Tag].items()},
            {own: tag_set.name for own, tag_set in kinds[TagSet].items()},
            {own: (article.note, article.tag_set) for own, article in kinds[Article].items()},
        )

    def with_mark(self, own: str, **changed: object) -> Model:
        fields = dict(zip(("article", "span", "tags", "note"), self.marks.get(own, ()), strict=False)) | changed
        return replace(self, marks={**self.marks, own: tuple(fields.values())})

    def retagged(self, ids: Iterable[str], tag_id: str, *, bears: bool) -> Model:
        """These marks with the tag last, where they do not bear it, or without it."""
        found = self
        for own in ids:
            tags = found.marks[own][2]
            if bears != (tag_id in tags):
                others = tuple(tag for tag in tags if tag != tag_id)
                found = found.with_mark(own, tags=(*others, tag_id) if bears else others)
        return found


notes = st.sampled_from(["", "批", "**为什么**？"])


class AnyReading(AnyHistory):
    """A reader marking anything, beside a model of what that should come to."""

    @property
    def model(self) -> Model:
        return Model.of(self.records)

    def expect(self, changes: Changes, expected: Model, writes: str = "", *, continues: bool = False) -> None:
        """The verb came to what was expected, and its changes say exactly what moved."""
        self.follow(changes, writes, continues=continues)
        assert self.model == expected

    def passage(self, index: int, start: int, length: int) -> tuple[str, Span]:
        article = self.articles[index % 2].id
        end = len(self.session.shelf.text(article).body)
        return article, Span(start % end, min(start % end + length, end))

    @rule(index=indexes, start=indexes, length=st.integers(1, 3), tags=st.lists(indexes, max_size=3), note=notes)
    def highlight(self, index, start, length, tags, note):
        article, span = self.passage(index, start, length)
        ids = tuple(dict.fromkeys(self.some(Tag, tag) for tag in tags))
        changes = self.session.reading.highlight(article, span, ids, note)
        own = changes.added(Highlight)[0].id
        self.expect(changes, self.model.with_mark(own, article=article, span=span, tags=ids, note=note))

    @rule(
        index=indexes,
        start=st.integers(0, 3),
        names=st.lists(st.sampled_from(["雪", "雨/风", "论点"]), min_size=1, max_size=3),
    )
    def highlight_with_a_path(self, index, start, names):
        article, span = self.passage(index, start, 2)
        path = "/".join(name.replace("/", "\\/") for name in names)
        tag_id, made = self.session.tagging.made(path, article)
        active = self.session.tagging.active(article).id
        changes = self.session.reading.highlight(article, span, [tag_id], made=made)
        new = {edit.after.id: (active, edit.after.name) for edit in made}
        assert tag_id in self.model.tags or [name for _, name in new.values()] == names[len(names) - len(new) :]
        own = changes.added(Highlight)[0].id
        expected = self.model.with_mark(own, article=article, span=span, tags=(tag_id,), note="")
        self.expect(changes, replace(expected, tags={**expected.tags, **new}))
        assert self.session.tagging.find(path, article).id == tag_id

    @rule(index=indexes, start=st.integers(0, 3), tag=indexes)
    def tag_passage(self, index, start, tag):
        article, span = self.passage(index, start, 2)
        tag_id = self.some(Tag, tag)
        same = [own for own, mark in self.model.marks.items() if mark[:2] == (article, span)]
        changes = self.session.reading.tag_passage(article, span, tag_id)
        if not same:
            own = changes.added(Highlight)[0].id
            self.expect(changes, self.model.with_mark(own, article=article, span=span, tags=(tag_id,), note=""))
            return
        own = max(same, key=lambda one: (self.records[one].created, one))
        tags = self.model.marks[own][2]
        without = tuple(tag for tag in tags if tag != tag_id)
        self.expect(changes, self.model.with_mark(own, tags=without if tag_id in tags else (*tags, tag_id)))

    @precondition(lambda self: self.model.marks)
    @rule(marks=st.lists(indexes, min_size=1, max_size=3), tag=indexes)
    def toggle_tag(self, marks, tag):
        ids = {self.some(Highlight, mark) for mark in marks}
        tag_id = self.some(Tag, tag)
        bears = not all(tag_id in self.model.marks[own][2] for own in ids)
        changes = self.session.reading.toggle_tag(sorted(ids), tag_id)
        self.expect(changes, self.model.retagged(ids, tag_id, bears=bears))

    @precondition(lambda self: self.model.marks)
    @rule(marks=st.lists(indexes, min_size=1, max_size=3), tag=indexes, bears=st.booleans())
    def tag_or_untag(self, marks, tag, bears):
        ids = [self.some(Highlight, mark) for mark in marks]
        tag_id = self.some(Tag, tag)
        expected = self.model.retagged(ids, tag_id, bears=bears)
        verb = self.session.reading.tag if bears else self.session.reading.untag
        self.expect(verb(ids, tag_id), expected)
        assert not verb(ids, tag_id)

    @precondition(lambda self: self.model.marks)
    @rule(mark=indexes, note=notes, continues=st.booleans())
    def note(self, mark, note, continues):
        own = self.some(Highlight, mark)
        expected = self.model.with_mark(own, note=note)
        self.expect(self.session.reading.note(own, note, continues=continues), expected, own, continues=continues)

    @rule(index=indexes, note=notes, continues=st.booleans())
    def note_on_article(self, index, note, continues):
        own = self.some(Article, index)
        expected = self.with_article(own, note, self.model.articles[own][1])
        self.expect(self.session.shelf.note(own, note, continues=continues), expected, own, continues=continues)

    @rule(index=indexes, tag_set=indexes)
    def choose(self, index, tag_set):
        own, chosen = self.some(Article, index), self.some(TagSet, tag_set)
        changes = self.session.tag_sets.choose(own, chosen)
        self.expect(changes, self.with_article(own, self.model.articles[own][0], chosen))
        assert self.session.tagging.active(own).id == chosen

    def with_article(self, own: str, note: str, tag_set: str) -> Model:
        return replace(self.model, articles={**self.model.articles, own: (note, tag_set)})

    @precondition(lambda self: self.model.marks)
    @rule(mark=indexes, start=st.integers(0, 3), length=st.integers(1, 2))
    def move_ends(self, mark, start, length):
        own = self.some(Highlight, mark)
        span = Span(start, start + length)
        self.expect(self.session.reading.move_ends(own, span), self.model.with_mark(own, span=span))

    @precondition(lambda self: self.model.marks)
    @rule(marks=st.lists(indexes, min_size=1, max_size=3))
    def remove(self, marks):
        ids = {self.some(Highlight, mark) for mark in marks}
        left = {own: mark for own, mark in self.model.marks.items() if own not in ids}
        self.expect(self.session.reading.remove(sorted(ids)), replace(self.model, marks=left))
        assert ids <= set(self.ids(Binned))

    @rule(
        index=indexes,
        start=indexes,
        length=st.integers(1, 4),
        cuts=st.lists(st.integers(1, 3), max_size=2),
        scope=st.sampled_from(Scope),
    )
    def correct(self, index, start, length, cuts, scope):
        article, span = self.passage(index, start, length)
        body = self.session.shelf.text(article).body
        line = Span(body.rfind("\n", 0, span.start) + 1, (body + "\n").index("\n", span.start))
        span = Span(span.start, min(span.end, line.end))
        if body[span.start : span.end].strip():
            single = [Span(at, at + 1) for at in range(line.start, line.end) if not body[at].isspace()]
            own = self.session.correcting.own_words(article)
            changes = self.session.correcting.correct(Sight(body, line, single, own), span, cuts, scope)
            self.expect(changes, self.model)

    @precondition(lambda self: self.ids(Correction) + self.ids(LexiconWord))
    @rule(index=indexes)
    def take_back(self, index):
        ids = self.ids(Correction) + self.ids(LexiconWord)
        own = ids[index % len(ids)]
        self.expect(self.session.correcting.take_back([self.records[own]]), self.model)
        assert own not in self.records

    @rule(index=indexes, start=st.integers(0, 3), note=notes)
    def keep_a_word(self, index, start, note):
        article, span = self.passage(index, start, 2)
        vocabulary, word = self.session.vocabulary, self.session.shelf.text(article).body[span.start : span.end]
        was_here, was_there = vocabulary.is_kept_at(article, span), vocabulary.kept(word) is not None
        try:
            self.follow(vocabulary.toggle(article, span, note))
        except KeptElsewhere:
            assert was_there
            assert not was_here
        else:
            assert vocabulary.is_kept_at(article, span) != was_here

    @rule(index=indexes, start=st.integers(0, 3), syllable=st.sampled_from(["", "xuě"]), everywhere=st.booleans())
    def read_a_word(self, index, start, syllable, everywhere):
        article, span = self.passage(index, start, 2)
        body, own = self.session.shelf.text(article).body, self.session.own_readings
        syllables = [syllable] * (span.end - span.start)
        self.follow(own.read(article, body, span, syllables, everywhere=everywhere))
        here, everywhere_so = own.here(article), own.everywhere().get(body[span.start : span.end])
        expected = [""] * len(syllables) if everywhere else syllables
        assert [here.get(at, "") for at in range(span.start, span.end)] == expected
        assert not everywhere or everywhere_so == (syllables if syllable else None)

    @rule(word=st.sampled_from(["雪", "𠮷①"]))
    def know_a_word(self, word):
        was_known = self.session.knowing.is_known(word)
        self.follow(self.session.knowing.toggle(word))
        assert self.session.knowing.is_known(word) != was_known

    @rule(shared=tag_set_files())
    def take(self, shared):
        own = shared.tag_set.id
        changes = self.session.merging.take(shared)
        tags = {tag.id: (tag.tag_set, tag.name) for tag in self.session.tagging.all_tags()}
        elsewhere = {tag: kept for tag, kept in self.model.tags.items() if kept[0] != own}
        assert {tag: kept for tag, kept in tags.items() if kept[0] != own} == elsewhere
        sets = {one.id: one.name for one in self.session.tagging.sets()}
        assert sets.keys() == self.model.sets.keys() | {own}
        self.expect(changes, replace(self.model, tags=tags, sets=sets))
        assert not self.session.merging.take(shared)


def test_whatever_was_done_can_be_taken_back_and_done_again(open_reader):
    run_state_machine_as_test(
        lambda: AnyReading(open_reader),
        settings=settings(max_examples=30, stateful_step_count=25, deadline=None),
    )
