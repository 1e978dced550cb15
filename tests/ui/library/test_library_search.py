"""Search over the library: found as it is typed, walked with the keys, shown on the page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from reader.text.spans import Span
from reader.ui.library.emphasis import led_to
from reader.ui.library.found_rows import FoundArticle, FoundPlace, More

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SPRING = "# 春分\n\n昼夜一样长，𠮷野街①号的燕子回来了。燕子在梁上，燕子在水边，燕子在电线上，还有一只燕子。\n"
AUTUMN = "# 燕子去时\n\n稻子黄了，老林说：“明年再来。”\n"


class Search:
    """A person at the field; two articles more, a note and a tag that can be found."""

    def __init__(self, bot, window, folder):
        self.bot, self.window, self.session = bot, window, window.session
        self.panel, self.search = window.library, window.library.search
        self.field, self.view = self.search.field, self.search.view
        for name, text in (("春.md", SPRING), ("秋.md", AUTUMN)):
            (folder / name).write_text(text, encoding="utf-8")
            window.open_paths([folder / name])
        spring = next(one.article.id for one in self.session.shelf.listed() if one.article.title == "春分")
        self.spring, self.autumn = spring, window.article
        body = self.session.shelf.text(spring).body
        self.at = body.index("昼夜")
        self.marked = self.session.reading.highlight(
            spring, Span(self.at, self.at + 2), [self.session.tagging.by_key("3").id], "候鸟何时动身？"
        )
        window.refresh()

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text):
        """Type, and wait until it was looked for."""
        self.field.setFocus()
        with self.bot.waitSignal(self.search.changed):
            self.field.selectAll()
            self.field.insert(text)

    def rows(self):
        return self.view.rows.values()

    def told(self):
        return [row.article.title if isinstance(row, FoundArticle) else row.snippet.text for row in self.rows()]

    def click(self, row):
        self.view.scrollTo(self.view.rows.index(row))
        self.bot.mouseClick(
            self.view.viewport(), LEFT, NONE, self.view.visualRect(self.view.rows.index(row)).center()
        )


@pytest.fixture
def finder(qtbot, window, tmp_path):
    return Search(qtbot, window, tmp_path)


def test_the_keys_focus_the_field_from_the_page_and_select_what_is_in_it(finder):
    finder.type("燕子")
    finder.window.page.setFocus()
    finder.key(Qt.Key.Key_F, CTRL_SHIFT)
    assert QApplication.focusWidget() is finder.field
    assert finder.field.selectedText() == "燕子"


def test_a_panel_folded_away_comes_back_for_the_field(finder):
    splitter = finder.panel.parentWidget()
    splitter.setSizes([0, 900, 300])
    finder.window.leading.find()
    assert splitter.sizes()[0] > 0
    assert QApplication.focusWidget() is finder.field


def test_typing_finds_titles_and_texts_in_place_of_the_list(finder):
    finder.type("燕子")
    assert not finder.panel.view.isVisible()
    assert finder.view.isVisible()
    heads = [row for row in finder.rows() if isinstance(row, FoundArticle)]
    assert [(row.article.title, len(row.found), row.count) for row in heads] == [("燕子去时", 1, 0), ("春分", 0, 5)]
    places = [row.snippet for row in finder.rows() if isinstance(row, FoundPlace)]
    assert len(places) == 3
    assert all(snippet.text[span.start : span.end] == "燕子" for snippet in places for span in snippet.found)


def test_enter_looks_at_once_and_then_goes_to_the_first_place(finder):
    finder.field.setFocus()
    finder.field.insert("稻子")
    finder.key(Qt.Key.Key_Return)
    assert "燕子去时" in finder.told()
    finder.window.open_article(finder.spring)
    finder.field.setFocus()
    finder.key(Qt.Key.Key_Return)
    assert finder.window.article == finder.autumn
    assert finder.window.page.selected_text() == "稻子"


def test_a_click_on_a_place_opens_the_article_and_selects_it(finder):
    finder.type("燕子")
    places = [row for row, one in enumerate(finder.rows()) if isinstance(one, FoundPlace)]
    finder.click(places[1])
    assert finder.window.article == finder.spring
    span = finder.rows()[places[1]].snippet.span
    assert finder.window.page.selection() == (span.start, span.end)
    assert QApplication.focusWidget() is finder.window.page
    assert finder.view.isVisible()


def test_a_click_on_an_article_opens_it(finder):
    finder.type("燕子")
    finder.click(finder.told().index("春分"))
    assert finder.window.article == finder.spring


def test_arrows_in_the_field_walk_through_the_places_and_past_articles_that_lead_nowhere(finder):
    finder.type("燕子")
    walked = []
    for _ in range(6):
        finder.key(Qt.Key.Key_Down)
        walked.append(finder.view.currentIndex().row())
    assert walked == [0, 2, 3, 4, 4, 4]
    assert isinstance(finder.rows()[1], FoundArticle)
    finder.key(Qt.Key.Key_Up)
    assert finder.view.currentIndex().row() == 3
    assert QApplication.focusWidget() is finder.field
    finder.key(Qt.Key.Key_Return)
    assert finder.window.page.selected_text() == "燕子"


def test_arrows_in_the_list_do_the_same(finder):
    finder.type("燕子")
    finder.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert finder.view.currentIndex().row() == 0
    finder.key(Qt.Key.Key_Down)
    assert finder.view.currentIndex().row() == 2
    finder.key(Qt.Key.Key_Up)
    assert finder.view.currentIndex().row() == 0
    finder.key(Qt.Key.Key_Return)
    assert finder.window.article == finder.autumn


def test_a_note_that_is_found_leads_to_its_highlight(finder):
    finder.type("候鸟")
    finder.key(Qt.Key.Key_Down)
    finder.key(Qt.Key.Key_Return)
    assert finder.window.article == finder.spring
    assert finder.window.page.caret() == finder.at
    assert finder.window.highlights.current()


def test_a_tag_that_is_found_leads_to_what_bears_it(finder):
    finder.type(finder.session.tagging.by_key("3").name)
    (place,) = (row for row in finder.rows() if isinstance(row, FoundPlace))
    assert place.snippet.label == finder.session.tagging.by_key("3").name
    finder.click(list(finder.rows()).index(place))
    assert finder.window.page.caret() == finder.at


def test_escape_clears_the_search_and_then_goes_back_to_the_page(finder):
    finder.type("燕子")
    finder.key(Qt.Key.Key_Escape)
    assert finder.field.text() == ""
    assert finder.panel.view.isVisible()
    assert not finder.view.isVisible()
    assert QApplication.focusWidget() is finder.field
    finder.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is finder.window.page


def test_escape_in_what_was_found_clears_too(finder):
    finder.type("燕子")
    finder.view.setFocus()
    finder.key(Qt.Key.Key_Escape)
    assert finder.field.text() == ""


def test_nothing_found_is_said_in_one_line(finder):
    finder.type("没有这个词")
    assert finder.search.hint.isVisible()
    assert not finder.view.isVisible()
    assert not finder.panel._hint.isVisible()


def test_what_changes_is_looked_for_again(finder):
    finder.type("候鸟")
    assert "春分" in finder.told()
    with finder.bot.waitSignal(finder.search.changed):
        finder.window.desk.run(lambda: finder.session.shelf.remove([finder.spring]))
    assert finder.rows() == []
    with finder.bot.waitSignal(finder.search.changed):
        finder.window.undo()
    assert "春分" in finder.told()


def test_more_is_shown_when_it_is_asked_for(finder, monkeypatch):
    monkeypatch.setattr("reader.ui.library.library_search._PAGE", 1)
    finder.type("。")
    seen = len(finder.rows())
    assert isinstance(finder.rows()[-1], More)
    while isinstance(finder.rows()[-1], More):
        finder.click(len(finder.rows()) - 1)
    titles = [row.article.title for row in finder.rows() if isinstance(row, FoundArticle)]
    assert len(titles) == len(finder.session.shelf.listed())
    assert len(finder.rows()) > seen


def test_every_row_is_as_high_as_its_text_needs_and_is_painted(finder):
    finder.type("燕子")
    heights = {finder.view.rowHeight(row) for row in range(len(finder.rows()))}
    assert len(heights) > 1
    finder.panel.resize(600, 500)
    assert not finder.view.grab().isNull()
    finder.type(finder.session.tagging.by_key("3").name)
    assert not finder.view.grab().isNull()
    finder.type("候鸟")
    assert not finder.view.grab().isNull()


def test_what_was_found_is_near_the_beginning_of_what_is_shown():
    text = "一二三四五六七八九十𠮷野街"
    told, (span,) = led_to(text, (Span(10, 12),))
    assert told == "…四五六七八九十𠮷野街"
    assert told[span.start : span.end] == "𠮷野"
    assert led_to("短", ()) == ("短", ())


def test_a_click_below_the_rows_does_nothing(finder):
    finder.type("稻子")
    before = finder.window.article
    finder.bot.mouseClick(finder.view.viewport(), LEFT, NONE, QPoint(20, finder.view.viewport().height() - 3))
    assert finder.window.article == before
