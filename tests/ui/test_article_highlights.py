"""What the page and the panel show follows each change to the same end as reading everything anew."""

import pytest

from reader import resources
from reader.session.session import Session
from reader.text.spans import Span
from reader.ui.article_highlights import ArticleHighlights
from storage.library import Library
from storage.records import Highlight

TEXT = "# 巷口的旧书店\n\n老林的书店开了三十年。他说：“书不怕旧，怕没人翻……”\n".encode()


@pytest.fixture
def session(tmp_path):
    with Library.open(tmp_path / "library.meipi", tmp_path / "backups") as library:
        yield Session(library, resources.text("tag_sets/newspaper.json"))


def test_following_every_change_shows_what_reading_anew_shows(session):
    article = session.shelf.bring_in_bytes(TEXT, "书店.md").article.id
    other = session.shelf.bring_in_bytes("另一篇。".encode(), "另.txt").article.id
    followed, anew = ArticleHighlights(session), ArticleHighlights(session)
    followed.load(article)
    first, second = session.tagging.tags()[:2]
    reading, history = session.reading, session.history
    made = []

    def mark(span, *tags):
        changes = reading.highlight(article, span, tags)
        made.append(changes.added(Highlight)[0].id)
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
        lambda: reading.remove([made[2]]),
        history.undo,
        history.undo,
        history.redo,
    ]
    for verb in verbs:
        followed.follow(verb())
        anew.load(article)
        assert followed.marks() == anew.marks()
        assert followed.rows() == anew.rows()
        assert followed.of(Span(2, 4)) == anew.of(Span(2, 4))
