"""The undo and redo buttons list their steps by name, and one choice goes back or on by several."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from reader import session
from reader.session.changes import Changes, Edit
from reader.text.spans import Span
from reader.ui import actions
from reader.ui.steps import step_name
from storage.records import Tag

VERB = re.compile(r'\.do\(\s*"([^"]+)"')


@pytest.fixture
def menus(window):
    """The texts of the undo and of the redo menu, as they are when they open; and choosing one."""

    def menu(name):
        found = window.findChild(QMenu, f"{name}Steps")
        found.aboutToShow.emit()
        return found

    return menu


def mark(window, text, *tags):
    start = window.page.text().index(text)
    span = Span(start, start + len(text))
    made = window.desk.run(lambda: window.session.reading.highlight(window.article, span, tags))
    return made.edits[0].after.id


def texts(menu):
    return [action.text() for action in menu.actions()]


def test_every_verb_of_the_session_has_a_name():
    folder = Path(session.__file__).parent
    used = {verb for path in folder.glob("*.py") for verb in VERB.findall(path.read_text(encoding="utf-8"))}
    assert len(used) > 15
    assert used <= set(actions.VERBS)


def test_steps_are_listed_by_name_the_last_first(window, menus):
    tag = window.session.tagging.tags()[0]
    first = mark(window, "三十年")
    window.desk.run(lambda: window.session.reading.tag([first], tag.id))
    window.desk.run(lambda: window.session.tag_tree.rename(tag.id, "人物"))
    assert texts(menus("undo")) == ["Rename Tag “人物”", "Tag “三十年”", "Highlight “三十年”"]
    assert texts(menus("redo")) == []


def test_a_step_about_a_word_names_it(window, menus):
    session, body = window.session, window.page.text()
    start = body.index("𠮷野街")
    span = Span(start, start + 3)
    window.desk.run(
        lambda: session.own_readings.read(window.article, body, span, ["jí", "yě", "jiē"], everywhere=False)
    )
    window.desk.run(lambda: session.knowing.toggle("书店"))
    assert texts(menus("undo")) == ["Know Word “书店”", "Correct Reading “𠮷野街”"]


def test_one_choice_takes_back_several_steps_and_another_does_them_again(window, menus):
    for text in ("三十年", "旧城记", "雨下得很大"):
        mark(window, text)
    menus("undo").actions()[1].trigger()
    quotes = [one.quote for one in window.session.reading.highlights(window.article)]
    assert quotes == ["三十年"]
    assert texts(menus("redo")) == ["Highlight “旧城记”", "Highlight “雨下得很大”"]
    menus("redo").actions()[1].trigger()
    assert len(window.session.reading.highlights(window.article)) == 3


def test_a_step_on_many_highlights_says_how_many(window, menus):
    ids = [mark(window, text) for text in ("三十年", "旧城记", "雨下得很大")]
    window.desk.run(lambda: window.session.reading.remove(ids))
    assert texts(menus("undo"))[0] == "Remove Highlight “三十年” and 2 more"


def test_a_long_quote_is_cut_and_an_ampersand_stands(window, menus):
    mark(window, "他把灯打开，继续读那本书。")
    window.desk.run(lambda: window.session.tag_sets.make("A&B"))
    assert texts(menus("undo"))[0] == "New Tag Set “A&&B”"
    assert step_name(Changes("tag", (Edit(None, Tag("", "", None, "长" * 20, "", "", "", 0)),))).endswith("长…”")


def test_the_buttons_open_the_menus_beside_the_plain_verbs(window):
    mark(window, "三十年")
    bar = window.findChild(QToolBar)
    button = bar.widgetForAction(window._actions["undo"])
    assert isinstance(button, QToolButton)
    assert button.popupMode() is QToolButton.ToolButtonPopupMode.MenuButtonPopup
    assert button.menu().objectName() == "undoSteps"
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
