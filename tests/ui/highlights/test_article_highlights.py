"""What page and panels show follows each change to the same end as reading everything anew."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import resources
from reader.session.changes import Edit
from reader.session.session import Session
from reader.text.spans import Span
from reader.ui.highlights.article_highlights import ArticleHighlights
from storage.library import Library
from storage.records import Highlight

TEXT = "巷口的旧书店\n老林的书店开了三十年。他说：“书不怕旧，怕没人翻……”\n"
FEW = 6  # code points in which the random highlights lie, so that many share a span


@contextmanager
def at_library(folder):
    """A session at a fresh library in this folder."""
    with Library.open(folder / "library.meipi", folder / "backups") as library:
        yield Session(library, resources.text("tag_sets/newspaper.json"))


@pytest.fixture
def session(tmp_path):
    with at_library(tmp_path) as opened:
        yield opened


class Follower:
    """Shows an article's highlights by what each change brings, as page and panel do."""

    def __init__(self, session, article):
        self.session, self.article = session, article
        self.highlights = ArticleHighlights(session)
        self.highlights.load(article)
        self._show_all()

    def _show_all(self):
        self.marks = {mark.id: mark for mark in self.highlights.marks()}

    def follow(self, changes):
        followed = self.highlights.follow(changes)
        if followed is None:
            self._show_all()
            return followed
        assert not {mark.id for mark in followed.put} & set(followed.gone)
        for gone in followed.gone:
            del self.marks[gone]
        self.marks |= {mark.id: mark for mark in followed.put}
        return followed

    def shows_what_is_kept(self):
        """Whether nothing would be shown otherwise when everything were read anew."""
        anew = ArticleHighlights(self.session)
        anew.load(self.article)
        reading = self.session.reading
        spans = {Span(kept.start, kept.end) for kept in reading.highlights(self.article)} | {Span(0, 0)}
        assert self.marks == {mark.id: mark for mark in anew.marks()}
        assert {mark.id: mark for mark in self.highlights.marks()} == self.marks
        assert self.highlights.counts() == anew.counts() == reading.counts(self.article)
        assert [self.highlights.of(span) for span in spans] == [anew.of(span) for span in spans]
        return True


@pytest.fixture
def article(session):
    return session.importing.bring_in_bytes(TEXT.encode(), "书店.md").article.id


@pytest.fixture
def follower(session, article):
    return Follower(session, article)


def marked(session, article, span, *tags):
    """The changes that keep a passage, and its id."""
    changes = session.reading.highlight(article, span, tags)
    return changes, changes.added(Highlight)[0].id


def test_following_every_change_shows_what_reading_anew_shows(session, article, follower):
    other = session.importing.bring_in_bytes("另一篇。".encode(), "另.txt").article.id
    first, second = session.tagging.tags()[:2]
    reading, history = session.reading, session.history
    made = []

    def mark(span, *tags):
        changes, own = marked(session, article, span, *tags)
        made.append(own)
        return changes

    def newly_tagged(path):
        tag, edits = session.tagging.made(path)
        return reading.tag_passage(article, Span(2, 4), tag, made=edits)

    verbs = [
        lambda: mark(Span(8, 12), first.id),
        lambda: mark(Span(2, 4)),
        lambda: mark(Span(2, 4), second.id),
        lambda: reading.highlight(other, Span(0, 2)),
        lambda: reading.toggle_tag([made[0]], second.id),
        lambda: reading.note(made[1], "想一想"),
        lambda: newly_tagged("新"),
        lambda: reading.move_ends(made[0], Span(1, 3)),
        lambda: reading.remove([made[2]]),
        history.undo,
        history.undo,
        history.redo,
    ]
    for verb in verbs:
        follower.follow(verb())
        assert follower.shows_what_is_kept()


class AnyVerb:
    """Verbs drawn at random, over one article; a highlight can be lost, as by a repair of the text."""

    def __init__(self, session, article, data):
        self.session, self.article, self._data = session, article, data
        self.tags = [tag.id for tag in session.tagging.tags()[:3]]

    def draw(self):
        reading, history = self.session.reading, self.session.history
        kept = reading.highlights(self.article)
        verbs = ["highlight", "undo", "redo"]
        verbs += ["remove", "tag", "note", "move", "lose"] if kept else []
        match self._data.draw(st.sampled_from(verbs)):
            case "highlight":
                tags = self._data.draw(st.lists(st.sampled_from(self.tags), unique=True))
                return reading.highlight(self.article, self._span(), tags)
            case "undo":
                return history.undo()
            case "redo":
                return history.redo()
            case verb:
                return self._on(self._data.draw(st.lists(st.sampled_from(kept), unique=True, min_size=1)), verb)

    def _on(self, kept, verb):
        reading, ids = self.session.reading, [one.id for one in kept]
        match verb:
            case "remove":
                return reading.remove(ids)
            case "tag":
                return reading.toggle_tag(ids, self._data.draw(st.sampled_from(self.tags)))
            case "note":
                return reading.note(ids[0], self._data.draw(st.sampled_from(["", "想", "再想"])))
            case "move":
                return reading.move_ends(ids[0], self._span())
        lost = [Edit(one, replace(one, lost=not one.lost)) for one in kept]
        return self.session.history.do("lose", lost)

    def _span(self):
        start = self._data.draw(st.integers(0, FEW - 1))
        return Span(start, self._data.draw(st.integers(start + 1, FEW)))


@settings(max_examples=30)
@given(data=st.data())
def test_whatever_is_done_what_is_shown_and_counted_is_what_the_library_has(tmp_path_factory, data):
    with at_library(tmp_path_factory.mktemp("library")) as session:
        article = session.importing.bring_in_bytes(TEXT.encode(), "书店.txt").article.id
        follower, any_verb = Follower(session, article), AnyVerb(session, article, data)
        for _ in range(data.draw(st.integers(1, 8))):
            changes = any_verb.draw()
            if changes:
                assert follower.follow(changes) is not None
            assert follower.shows_what_is_kept()


def test_a_highlight_among_others_tells_of_itself_alone(session, article, follower):
    follower.follow(marked(session, article, Span(0, 2))[0])
    follower.follow(marked(session, article, Span(9, 12))[0])
    changes, own = marked(session, article, Span(4, 6))
    added = follower.follow(changes)
    assert ([mark.id for mark in added.put], added.gone) == ([own], ())
    noted = follower.follow(session.reading.note(own, "想"))
    assert [mark.noted for mark in noted.put] == [True]
    removed = follower.follow(session.reading.remove([own]))
    assert (removed.put, removed.gone) == ((), (own,))


def test_a_note_that_goes_on_changes_nothing_on_the_page(session, article, follower):
    changes, own = marked(session, article, Span(4, 6))
    follower.follow(changes)
    follower.follow(session.reading.note(own, "想"))
    followed = follower.follow(session.reading.note(own, "想一想"))
    assert (followed.put, followed.gone) == ((), ())
    assert follower.highlights[own].note == "想一想"


def test_a_lost_highlight_is_gone_from_the_page_and_stays_in_the_list(session, article, follower):
    changes, own = marked(session, article, Span(4, 6), session.tagging.tags()[0].id)
    follower.follow(changes)
    kept = follower.highlights[own]
    followed = follower.follow(session.history.do("lose", [Edit(kept, replace(kept, lost=True))]))
    assert followed.gone == (own,)
    assert follower.highlights.of(Span(4, 6)) == ""
    assert follower.shows_what_is_kept()


def test_a_change_of_tags_is_read_anew(session, article, follower):
    changes, _ = marked(session, article, Span(4, 6), session.tagging.tags()[0].id)
    follower.follow(changes)
    tag = session.tagging.tags()[0]
    assert follower.follow(session.history.do("recolor", [Edit(tag, replace(tag, color="#123456"))])) is None
    assert [mark.colors for mark in follower.highlights.marks()] == [("#123456",)]
    assert follower.shows_what_is_kept()
