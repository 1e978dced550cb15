"""The page follows what becomes of the open article: removed, renamed, another text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session.changes import Edit
from reader.text.metadata import Metadata
from reader.text.spans import Span
from reader.ui.opened import moved
from storage.records import Article, Block, Text

LONG = "# 山谷里的风\n\n" + "\n\n".join(f"第{number}天，清晨，风机开始转动。" * 6 for number in range(60)) + "\n"


@pytest.fixture
def valley(window, tmp_path):
    """A second article, long enough to be scrolled; it is open."""
    path = tmp_path / "山谷.md"
    path.write_text(LONG, encoding="utf-8")
    window.open_paths([path])
    return window.article


def remove(window, *ids):
    window.desk.run(lambda: window.session.shelf.remove(ids))


def listed(window):
    return [one.article.id for one in window.library.rows.values()]


def test_another_article_opens_when_the_open_one_is_removed_and_comes_back_with_undo(window, valley):
    first = next(own for own in listed(window) if own != valley)
    window.open_article(first)
    window.open_article(valley)
    remove(window, valley)
    assert window.article == first
    assert window.page.text().startswith("巷口的旧书店")
    assert valley not in listed(window)
    window.undo()
    assert valley in listed(window)
    assert window.article == first


def test_removing_another_article_leaves_the_page_alone(window, valley):
    other = next(own for own in listed(window) if own != valley)
    remove(window, other)
    assert window.article == valley
    assert listed(window).count(other) == 0


def test_with_the_last_one_nothing_is_open_until_there_is_one_again(window):
    remove(window, *listed(window))  # the welcome article too, which is not forced upon the reader again
    assert (window.article, window.page.text(), listed(window)) == ("", "", [])
    assert window.windowTitle() == "Meipi 眉批"
    window.undo()
    assert window.article in listed(window)
    assert window.page.text()


def test_the_window_is_called_after_the_article(window):
    window.desk.run(lambda: window.session.shelf.rename(window.article, "雨中的书店"))
    assert window.windowTitle() == "雨中的书店 — Meipi 眉批"
    assert "雨中的书店" in [one.article.title for one in window.library.rows.values()]
    window.desk.run(lambda: window.session.shelf.describe(window.article, Metadata(title="书店")))
    assert window.windowTitle().startswith("书店 — ")
    window.undo()
    window.undo()
    assert window.windowTitle().startswith("巷口的旧书店 — ")


def revise(window, body, marks=()):
    """Let the open article have another text, its highlights so."""
    session, own = window.session, window.article
    old, article = session.shelf.text(own), session.shelf.article(own)
    added = len(body) - len(old.body)
    blocks = tuple(Block(kind, start + added, end + added) for kind, start, end in old.blocks)
    text = Text(own, old.revision + 1, body, blocks, body.encode(), f"{old.revision + 1:064}")
    edits = [Edit(None, text), Edit(article, replace(article, revision=text.revision)), *marks]
    window.desk.run(lambda: session.history.do("new text", edits))


def test_another_text_is_shown_from_the_same_place_with_its_marks_and_back(window, valley, qtbot):
    page, session = window.page, window.session
    start = page.text().index("第30天")
    made = session.reading.highlight(valley, Span(start, start + 4), [session.tagging.by_key("1").id])
    window.refresh()
    page.go_to(start, 0)
    page.select(start, start)
    top = page.rect_of(start, start + 4).top()
    kept = made.edits[0].after
    body = "新的一段。\n" + page.text()
    revise(window, body, [Edit(kept, replace(kept, start=kept.start + 6, end=kept.end + 6))])
    assert page.text() == body
    assert page.caret() == start + 6
    assert page.rect_of(start + 6, start + 10).top() == pytest.approx(top, abs=2)
    assert [(mark.span.start, mark.span.end) for mark in page._marks] == [(start + 6, start + 10)]
    assert [one.start for one in window.highlights.rows()] == [start + 6]
    assert window.wait_for_words()
    window.undo()
    assert page.text() == body[6:]
    assert page.caret() == start
    assert [mark.span.start for mark in page._marks] == [start]


def test_a_note_being_written_is_kept_when_another_text_comes(window, valley, qtbot):
    start = window.page.text().index("第0天")
    window.page.select(start, start + 3)
    window.marking.write_note()
    window.findChild(object, "noteField").insertPlainText("写到一半")
    kept = window.session.reading.highlights(valley)[0]
    revise(window, window.page.text() + "\n完。", [])
    assert window.page.text().endswith("完。")
    assert [one.note for one in window.session.reading.highlights(valley)] == ["写到一半"]
    assert kept.id == window.session.reading.highlights(valley)[0].id


def test_another_text_of_another_article_leaves_the_page_alone(window, valley, monkeypatch):
    shown = []
    monkeypatch.setattr(window.page, "show_body", lambda *_: shown.append(1))
    other = next(own for own in listed(window) if own != valley)
    article = window.session.shelf.article(other)
    text = Text(other, 2, "别的", (), b"1", "1" * 64)
    edits = [Edit(None, text), Edit(article, replace(article, revision=2))]
    window.desk.run(lambda: window.session.history.do("new text", edits))
    assert shown == []
    assert next(one for one in window.library.rows.values() if one.article.id == other).characters == 2


def test_reopening_shows_the_article_as_the_library_has_it(window):
    text, article = window.session.shelf.text(window.article), window.session.shelf.article(window.article)
    library = window.session._library
    with library.transaction():
        library.articles.add_text(replace(text, revision=2, body="换过的正文", blocks=(), digest="2" * 64))
        library.put(replace(article, revision=2))
    window.reopen()
    assert window.page.text() == "换过的正文"
    assert isinstance(window.session.shelf.article(window.article), Article)


@given(st.text("春夏秋冬", min_size=60), st.integers(0, 30), st.text("①②", max_size=9))
def test_a_place_moves_with_what_follows_it(body, position, added):
    marked = body[:position] + "𠮷野街①号也听见了风声，清晨，风机开始转动，一夜未停" + body[position:]
    assert moved(marked, added + marked, position) == position + len(added)


def test_a_place_that_is_gone_stays_within_the_text():
    assert moved("春" * 50, "夏" * 10, 40) == 10
    assert moved("春" * 50, "", 0) == 0
