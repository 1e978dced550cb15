"""Every verb can be taken back and done again, and one that fails leaves nothing."""

from __future__ import annotations

import pytest

from reader.session.changes import Changes, Edit, nothing
from reader.text.spans import Span
from storage.records import Highlight, Tag, TagSet


@pytest.fixture
def mark(reader, article):
    """Highlight a quote and give its id."""

    def made(quote="豆腐", tags=(), note=""):
        span = reader.session.reading.find(article.id, quote)
        return reader.session.reading.highlight(article.id, span, tags, note).added(Highlight)[0].id

    return made


def new_tag(reader, article, mark):
    tag_id, made = reader.session.tagging.made("天气/雪\\/雨/大雪")
    return reader.session.reading.highlight(article.id, Span(0, 2), [tag_id, reader.tag("论点")], made=made)


def new_tag_on_old_mark(reader, article, mark):
    tag_id, made = reader.session.tagging.made("天气/雪")
    return reader.session.reading.toggle_tag([mark()], tag_id, made=made)


def friends_tags(reader, article, mark):
    shared = reader.session.merging.shared()
    reader.session.reading.highlight(article.id, Span(0, 2), [shared.tags[0].id])
    return reader.session.merging.take(shared)


VERBS = {
    "highlight": lambda reader, article, mark: reader.session.reading.highlight(article.id, Span(0, 2), [], "批"),
    "highlight with new tags": new_tag,
    "tag a passage": lambda reader, article, mark: reader.session.reading.tag_passage(
        article.id, Span(0, 2), reader.tag("数据")
    ),
    "tag": lambda reader, article, mark: reader.session.reading.toggle_tag(
        [mark(), mark("老人")], reader.tag("数据")
    ),
    "tag with new tags": new_tag_on_old_mark,
    "untag": lambda reader, article, mark: reader.session.reading.toggle_tag(
        [mark(tags=[reader.tag("数据"), reader.tag("论点")])], reader.tag("数据")
    ),
    "note": lambda reader, article, mark: reader.session.reading.note(mark(), "批"),
    "remove": lambda reader, article, mark: reader.session.reading.remove(
        [mark(tags=[reader.tag("数据"), reader.tag("论点")], note="批"), mark("老人")]
    ),
}


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_a_verb_is_taken_back_and_done_again(reader, article, mark, verb):
    changes = verb(reader, article, mark)
    history, after = reader.session.history, reader.records()
    assert (history.undoable(), history.redoable()) == (changes.verb, "")
    undone = history.undo()
    assert undone == changes.inverted()
    before = reader.records()
    assert before != after
    assert history.redoable() == changes.verb
    assert history.redo() == changes
    assert reader.records() == after
    history.undo()
    assert reader.records() == before
    assert reader.library.check() == []


def test_taking_what_is_here_already_is_no_step(reader, article, mark):
    assert not friends_tags(reader, article, mark)
    assert reader.session.history.undoable() == "highlight"


def test_without_a_verb_there_is_nothing_to_undo_or_redo(reader):
    history = reader.session.history
    assert (history.undo(), history.redo()) == (None, None)
    assert (history.undoable(), history.redoable()) == ("", "")


def test_all_verbs_are_taken_back_in_turn_and_done_again(reader, article, mark):
    states = [reader.records()]
    for verb in VERBS.values():
        verb(reader, article, mark)
    after = reader.records()
    steps = 0
    while reader.session.history.undo():
        steps += 1
    assert reader.records() == states[0]
    assert sum(bool(reader.session.history.redo()) for _ in range(steps)) == steps
    assert reader.records() == after
    assert reader.session.history.redo() is None


def test_a_new_verb_forgets_what_was_taken_back(reader, mark):
    mark("豆腐")
    reader.session.history.undo()
    mark("老人")
    assert reader.session.history.redoable() == ""
    assert reader.session.history.redo() is None


def test_a_verb_that_changes_nothing_keeps_what_was_taken_back(reader, mark):
    kept = mark()
    reader.session.reading.note(kept, "批")
    reader.session.history.undo()
    assert not reader.session.reading.note(kept, "")
    assert reader.session.history.redoable() == "note"


def write(reader, highlight_id, *notes):
    for note in notes:
        reader.session.reading.note(highlight_id, note, continues=True)


def test_writing_on_is_one_step(reader, mark):
    kept = mark()
    write(reader, kept, "为", "为什", "为什么？")
    reader.session.history.undo()
    assert reader.library.highlights.get(kept).note == ""
    assert reader.session.history.undoable() == "highlight"
    reader.session.history.redo()
    assert reader.library.highlights.get(kept).note == "为什么？"


def test_writing_on_another_highlight_is_another_step(reader, mark):
    one, two = mark("豆腐"), mark("老人")
    write(reader, one, "甲", "甲乙")
    write(reader, two, "丙")
    write(reader, one, "甲乙丁")
    assert [reader.session.history.undo().verb for _ in range(4)] == ["note", "note", "note", "highlight"]


def test_writing_after_another_verb_is_another_step(reader, mark):
    kept = mark()
    write(reader, kept, "甲")
    reader.session.reading.toggle_tag([kept], reader.tag("论点"))
    write(reader, kept, "甲乙")
    reader.session.history.undo()
    assert reader.library.highlights.get(kept).note == "甲"


def test_writing_after_an_undo_is_another_step(reader, mark):
    kept = mark()
    write(reader, kept, "甲")
    reader.session.reading.toggle_tag([kept], reader.tag("论点"))
    reader.session.history.undo()
    write(reader, kept, "甲乙")
    reader.session.history.undo()
    assert reader.library.highlights.get(kept).note == "甲"


def test_writing_after_an_undo_and_a_redo_is_another_step(reader, mark):
    kept = mark()
    write(reader, kept, "甲")
    reader.session.history.undo()
    reader.session.history.redo()
    write(reader, kept, "甲乙")
    reader.session.history.undo()
    assert reader.library.highlights.get(kept).note == "甲"


def test_writing_on_an_article_is_one_step(reader, article):
    before = reader.records()
    for note in ("为", "为什么", "为什么？"):
        assert reader.session.shelf.note(article.id, note, continues=True).verb == "article note"
    assert not reader.session.shelf.note(article.id, "为什么？", continues=True)
    assert reader.session.shelf.article(article.id).note == "为什么？"
    assert reader.goes_back_and_forth(before)
    other = reader.bring_in("雪落了一夜。", "雪.txt")
    for own in (article.id, other.id, article.id):
        reader.session.shelf.note(own, "①另写" + own, continues=True)
    assert len(reader.session.history.done()) == 4


def test_the_steps_are_listed_as_undo_and_redo_would_go_through_them(reader, article, mark):
    history = reader.session.history
    steps = [verb(reader, article, mark) for verb in (new_tag, friends_tags)]
    mark("老人")
    done = history.done()
    assert done[0].verb == "highlight"
    assert [step for step in steps if step] == [step for step in done[::-1] if step in steps]
    assert history.undone() == []
    history.undo()
    history.undo()
    assert history.done() == done[2:]
    assert history.undone() == [done[1], done[0]]
    history.redo()
    assert (history.done(), history.undone()) == (done[1:], done[:1])


def test_writing_that_does_not_go_on_is_a_step_of_its_own(reader, mark):
    kept = mark()
    reader.session.reading.note(kept, "甲")
    reader.session.reading.note(kept, "甲乙")
    reader.session.history.undo()
    assert reader.library.highlights.get(kept).note == "甲"


def failing_after(reader, monkeypatch, puts):
    """Make the library fail after so many records of a verb."""
    put, done = reader.library.put, []

    def counted(*records: object) -> None:
        for record in records:
            if len(done) == puts:
                raise RuntimeError("power cut")
            done.append(record)
            put(record)

    monkeypatch.setattr(reader.library, "put", counted)


@pytest.mark.parametrize("puts", [0, 1, 2])
def test_a_verb_that_fails_halfway_leaves_nothing_and_is_no_step(reader, article, mark, monkeypatch, puts):
    mark()
    reader.session.history.undo()
    before = reader.records()
    failing_after(reader, monkeypatch, puts)
    with pytest.raises(RuntimeError, match="power cut"):
        new_tag(reader, article, mark)
    assert reader.records() == before
    assert (reader.session.history.undoable(), reader.session.history.redoable()) == ("", "highlight")


def test_an_undo_that_fails_halfway_leaves_all_and_can_be_tried_again(reader, mark, monkeypatch):
    reader.session.reading.remove([mark("豆腐"), mark("老人")])
    after = reader.records()
    with monkeypatch.context() as patch:
        failing_after(reader, patch, 1)
        with pytest.raises(RuntimeError, match="power cut"):
            reader.session.history.undo()
    assert reader.records() == after
    assert reader.session.history.undo().verb == "remove"


def test_changes_say_what_they_touch(reader, article, mark):
    changes = new_tag(reader, article, mark)
    assert changes.touches(Tag)
    assert changes.touches(Highlight)
    assert not changes.touches(TagSet)
    assert [tag.name for tag in changes.added(Tag)] == ["天气", "雪/雨", "大雪"]
    assert changes.inverted().added(Tag) == []
    assert changes.inverted().touches(Highlight)


def test_changes_without_edits_are_false(reader):
    assert not nothing("note")
    tag_set = reader.session.tagging.active()
    assert not reader.session.history.do("note", [Edit(tag_set, tag_set)])
    assert Changes("note", (Edit(None, tag_set),))
