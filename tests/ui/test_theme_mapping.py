"""The theme map of the window follows what is marked, undone, recoloured, and which article is open."""

import pytest

from reader.text.spans import Span

QUOTES = {"1": ["三十年", "没有一个人"], "3": ["𠮷野街①号"]}


@pytest.fixture
def marked(window, qtbot):
    """The window, and a wait for what its map shows."""
    body, session = window.page.text(), window.session
    for key, quotes in QUOTES.items():
        for quote in quotes:
            start = body.index(quote)
            tags = [session.tagging.by_key(key).id]
            window.desk.run(
                lambda at=start, text=quote, tags=tags: session.reading.highlight(
                    window.article, Span(at, at + len(text)), tags
                )
            )

    def shows(*expected):
        qtbot.waitUntil(lambda: [(lane.name, len(lane.spans)) for lane in window.page.map._lanes] == [*expected])

    window.shows = shows
    return window


def test_it_follows_marks_and_their_undoing(marked):
    marked.shows(("论点", 2), ("数据", 1))
    marked.undo()
    marked.shows(("论点", 2))
    marked.redo()
    marked.shows(("论点", 2), ("数据", 1))
    start = marked.page.text().index("书不怕旧")
    marked.page.select(start, start + 4)
    marked.marking.highlight()
    marked.shows(("论点", 2), ("数据", 1), ("Without a tag", 1))


def test_it_follows_a_tags_name_and_color(marked, qtbot):
    tag = marked.session.tagging.by_key("3")
    marked.desk.run(lambda: marked.session.tag_tree.rename(tag.id, "数字"))
    marked.shows(("论点", 2), ("数字", 1))
    marked.desk.run(lambda: marked.session.tag_tree.recolor(tag.id, "#123456"))
    qtbot.waitUntil(lambda: marked.page.map._lanes[1].color == "#123456")


def test_another_article_has_its_own(marked):
    marked.shows(("论点", 2), ("数据", 1))
    marked.open_welcome()
    marked.shows()
    marked.undo(2)


def test_the_menu_hides_it_and_that_is_remembered(marked):
    width = marked.page.viewport().width()
    action = marked._actions["theme_map"]
    assert action.isChecked()
    action.trigger()
    assert not marked.page.map.isVisible()
    assert marked.page.viewport().width() == width + marked.page.map.width()
    assert not marked.looks.settings.theme_map
    assert not action.isChecked()
    action.trigger()
    assert marked.page.map.isVisible()
