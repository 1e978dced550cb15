"""The page answers a screen reader in Qt's units, and tells it what moves only while one listens."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from shiboken6 import Shiboken

from reader.text.spans import Span
from reader.text.utf16 import Utf16Map
from reader.ui import theming
from reader.ui.page import accessible, text_slots
from reader.ui.page.accessible import PageVoice
from reader.ui.page.marks import Mark
from reader.ui.page.page import Page

ASKED = 1000  # times


@pytest.fixture
def voiced(shown):
    """Shows a text on a page with a voice; a highlight is told by its id."""

    def show(*arguments, **options):
        page = shown(*arguments, **options)
        PageVoice(page, lambda mark_id: f"标注{mark_id}")
        return page

    return show


def asked(page):
    """What Qt has for the page."""
    return QAccessible.queryAccessibleInterface(page)


@pytest.fixture
def told(monkeypatch):
    """The events that are told, as if a screen reader listened."""
    events = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: events.append((event.type(), event)))
    return events


def utf16(page, position):
    return Utf16Map(page.text()).to_utf16(position)


def test_the_page_is_a_read_only_text_named_by_its_title(voiced):
    page = voiced()
    interface = asked(page)
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.text(QAccessible.Text.Name) == "巷口的旧书店"
    assert interface.state().readOnly
    assert interface.state().multiLine
    assert interface.state().focused


def test_a_page_without_a_title_has_a_name_all_the_same(voiced):
    assert asked(voiced("一段话。")).text(QAccessible.Text.Name) == "Article"


def test_the_text_is_the_body_counted_as_qt_counts(voiced):
    page = voiced()
    text = asked(page).textInterface()
    assert text.characterCount() == len(page.text().encode("utf-16-le")) // 2 > len(page.text())
    assert text.text(0, text.characterCount()) == page.text()
    start = utf16(page, page.text().index("𠮷"))
    assert text.text(start, start + 4) == "𠮷野街"
    assert text.text(start + 4, start + 6) == "①号"


def test_the_caret_goes_where_it_is_put_and_is_seen(voiced):
    page = voiced(size=(760, 200))
    text = asked(page).textInterface()
    last = text.characterCount() - 2
    text.setCursorPosition(last)
    assert text.cursorPosition() == last
    assert page.caret() == len(page.text()) - 2
    assert page.viewport().rect().contains(page.caret_area().center().toPoint())


def test_the_selection_is_made_and_taken_back(voiced):
    page = voiced()
    text = asked(page).textInterface()
    assert text.selectionCount() == 0
    start = utf16(page, page.text().index("𠮷"))
    text.addSelection(start, start + 4)
    assert page.selected_text() == "𠮷野街"
    assert text.selectionCount() == 1
    assert asked(page).selected() == (start, start + 4)
    text.setSelection(0, start + 4, start + 6)
    assert page.selected_text() == "①号"
    text.removeSelection(0)
    assert text.selectionCount() == 0


def test_a_character_is_found_where_it_is_seen(voiced):
    page = voiced()
    text = asked(page).textInterface()
    for character in "巷𠮷①书":
        offset = utf16(page, page.text().index(character))
        assert text.offsetAtPoint(text.characterRect(offset).center()) == offset
    assert text.offsetAtPoint(QPoint(-50, -50)) == -1


def test_a_passage_is_brought_into_view_and_the_caret_stays(voiced):
    page = voiced(size=(760, 160))
    text = asked(page).textInterface()
    text.scrollToSubstring(text.characterCount() - 3, text.characterCount())
    assert page.rect_of(len(page.text()) - 2, len(page.text())).bottom() <= page.viewport().height()
    assert page.caret() == 0


def test_a_highlight_is_described_and_seen_in_the_attributes(voiced):
    page = voiced()
    start = page.text().index("旧城记")
    page.show_marks([Mark("甲", Span(start, start + 3), ("#aa3311",)), Mark("乙", Span(start + 2, start + 5), ())])
    page.select(start, start)
    interface = asked(page)
    assert interface.text(QAccessible.Text.Description) == "标注甲"
    offset = utf16(page, start)
    attributes = interface.text(text_slots.ATTRIBUTES, offset)
    assert attributes == "language:zh;text-underline-type:single;background-color:rgb(170,51,17)"
    assert interface.text(text_slots.ATTRIBUTES, 0) == "language:zh"
    assert interface._attributed(offset + 1) == (offset, offset + 2)
    assert interface._attributed(offset + 2) == (offset + 2, offset + 3)


def test_moves_selections_and_other_texts_are_told(voiced, told):
    page = voiced()
    page.select(3, 3)
    page.select(3, 6)
    kinds = [kind for kind, _ in told]
    event = QAccessible.Event
    assert kinds == [event.TextCaretMoved, event.TextCaretMoved, event.TextSelectionChanged]
    told.clear()
    page.show_body("另一篇。", ())
    assert [kind for kind, _ in told][:2] == [event.TextUpdated, event.NameChanged]


def test_what_the_caret_comes_upon_is_told_once(voiced, told):
    page = voiced()
    page.show_marks([Mark("甲", Span(4, 9), ())])
    page.setFocus()
    for position in (2, 4, 5, 6):
        page.select(position, position)
    spoken = [event.message() for kind, event in told if kind == QAccessible.Event.Announcement]
    assert spoken == ["标注甲"]


def test_nothing_is_told_while_nobody_listens(voiced, told, monkeypatch):
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    page = voiced()
    page.select(3, 6)
    page.show_body("另一篇。", ())
    assert told == []


def test_a_page_that_is_gone_takes_its_interface_with_it(setting):
    page = Page(setting, theming.theme("light").page)
    PageVoice(page, str)
    interface = asked(page)
    assert Shiboken.isValid(interface)
    Shiboken.delete(page)
    assert not Shiboken.isValid(interface)


def test_a_mistake_in_an_answer_is_told_and_answers_nothing(monkeypatch):
    mistakes = []
    monkeypatch.setattr(text_slots.sys, "excepthook", lambda *mistake: mistakes.append(mistake[0]))

    def fails(_offset):
        raise KeyError

    assert text_slots._asked(fails, 3) == (0, 0)
    assert mistakes == [KeyError]


def test_a_novel_is_measured_once_however_often_it_is_asked_about(voiced, monkeypatch):
    page = voiced("𠮷野街①号的书店。" * 20_000, words=False)
    measured = []
    monkeypatch.setattr(accessible, "Utf16Map", lambda text: measured.append(text) or Utf16Map(text))
    text = asked(page).textInterface()
    measured.clear()
    for offset in range(ASKED):
        assert text.characterCount() == 200_000
        assert len(text.text(offset, offset + 2)) <= 2
    assert measured == [page.text()]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_offset_between_characters_is_there_and_back_a_position(voiced, data):
    page = data.draw(st.shared(st.builds(voiced), key="page"))
    position = data.draw(st.integers(0, len(page.text())))
    text = asked(page).textInterface()
    text.setCursorPosition(utf16(page, position))
    assert page.caret() == position
    assert text.cursorPosition() == utf16(page, position)
