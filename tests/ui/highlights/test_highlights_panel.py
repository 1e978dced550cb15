"""The panel of highlights finds, shows and marks many at once, and the page stays where the reader reads."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolButton

from reader.session.changes import Edit
from reader.text.spans import Span
from reader.ui.highlights.gathered_names import today
from reader.ui.highlights.gathered_rows import Heading
from reader.ui.highlights.times_button import DaysDialog
from storage.records import Highlight

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
QUOTES = ("三十年", "旧城记", "没人翻", "InnoMatch", "没有一个人")
SECOND = "# 山谷里的风\n\n清晨，风机开始转动。𠮷野街①号也听见了风声。\n"


class Panel:
    """A person at the panel of highlights; the five of `QUOTES` bear tags 1, 1+2, none, 2 with a note, none."""

    def __init__(self, bot, window):
        self.bot, self.window, self.panel = bot, window, window.highlights
        self.view, self.session = window.highlights.view, window.session
        self.chosen = []
        self.panel.chosen.connect(lambda kept: self.chosen.append(kept.quote))
        self.tags = self.session.tagging.tags()

    def keep(self, quote, *tags, note="", article=""):
        article = article or self.window.article
        body = self.session.shelf.text(article).body
        span = Span(body.index(quote), body.index(quote) + len(quote))
        tag_ids = [self.tags[number - 1].id for number in tags]
        return self.session.reading.highlight(article, span, tag_ids, note).added(Highlight)[0]

    def quotes(self):
        return [row.quote for row in self.panel.rows() if isinstance(row, Highlight)]

    def headings(self):
        return [
            (self.panel._names.heading(row.key), row.count) for row in self.panel.rows() if isinstance(row, Heading)
        ]

    def selected(self):
        return [kept.quote for kept in self.panel.selected.all()]

    def point(self, row):
        return self.view.visualRect(self.view.model().index(row, 0)).center()

    def click(self, row, modifier=NONE, button=LEFT):
        self.bot.mouseClick(self.view.viewport(), button, modifier, self.point(row))

    def select(self, first, last):
        self.click(first)
        self.click(last, SHIFT)

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def tags_of(self, quote):
        kept = next(kept for kept in self.session.reading.highlights(self.window.article) if kept.quote == quote)
        known = {tag.id: number for number, tag in enumerate(self.tags, 1)}
        return {known.get(tag, "new") for tag in kept.tags}

    def button(self, name):
        return next(one for one in self.panel.findChildren(QToolButton, name) if one.isVisible())

    def count(self):
        return self.panel.findChild(QLabel, "gatheredCount").text()

    def press(self, name, text=""):
        buttons = self.panel.findChildren(QToolButton, name)
        button = next(one for one in buttons if one.isVisible() and text in one.text())
        self.bot.mouseClick(button, LEFT)

    def arrange(self, text):
        actions = self.panel.findChild(QToolButton, "gatheredArrange").menu().actions()
        next(action for action in actions if action.text() == text).trigger()

    def type(self, text):
        field = self.panel.findChild(QLineEdit, "sieveText")
        self.bot.keyClicks(field, text) if text.isascii() else field.setText(text)
        self.bot.waitUntil(lambda: not self.panel._sieve._pause.isActive())

    def library(self):
        self.press("gatheredScope", "Library")

    def menu(self, row):
        """The texts of the menu over a row, and the menu."""
        self.view.customContextMenuRequested.emit(self.point(row))
        return self.view.findChild(QMenu, "highlightsMenu")

    def focus(self):
        return QApplication.focusWidget()


@pytest.fixture
def bare(qtbot, window):
    return Panel(qtbot, window)


@pytest.fixture
def at(bare):
    for quote, tags, note in zip(QUOTES, ((1,), (1, 2), (), (2,), ()), ("", "", "", "哪年的事？", ""), strict=True):
        bare.keep(quote, *tags, note=note)
    bare.window.refresh()
    return bare


@pytest.fixture
def second(at, tmp_path):
    """Another article, with one highlight; the first is open."""
    first = at.window.article
    path = tmp_path / "山谷.md"
    path.write_text(SECOND, encoding="utf-8")
    at.window.open_paths([path])
    other = at.window.article
    at.keep("风机", 1)
    at.window.open_article(first)
    at.window.refresh()
    return other


def ago(days):
    """The time so many days ago, as it is kept."""
    return (datetime.now(UTC) - timedelta(days)).isoformat(timespec="milliseconds")


def many(at, number):
    """So many more highlights of the article."""
    length = len(at.window.page.text())
    for place in range(number):
        at.session.reading.highlight(at.window.article, Span(place % (length - 3), place % (length - 3) + 2))
    at.window.refresh()


# What is seen


def test_the_open_articles_highlights_stand_in_reading_order_with_their_number(at):
    assert at.quotes() == list(QUOTES)
    assert at.count() == "5"


def test_another_article_shows_its_own(at, second):
    at.window.open_article(second)
    assert at.quotes() == ["风机"]


def test_an_empty_panel_says_what_to_do_and_an_empty_sieve_how_to_clear_it(bare):
    hint = bare.panel.findChild(QLabel, "emptyHint")
    assert hint.isVisible()
    assert "press a tag's key" in hint.text()
    bare.keep("三十年", 1)
    bare.window.refresh()
    assert not hint.isVisible()
    bare.panel.show_tag(bare.tags[4].id)
    assert hint.isVisible()
    assert hint.text() == "No highlight is like this."
    bare.press("gatheredClear")
    assert bare.quotes() == ["三十年"]
    assert not hint.isVisible()


def test_a_row_is_read_aloud_with_tags_note_and_loss_and_no_header_is(at):
    read = QAccessible.queryAccessibleInterface(at.view)
    told = [read.child(number).text(QAccessible.Text.Name) for number in range(read.childCount())]
    names = [tag.name for tag in at.tags]
    assert f"InnoMatch，{names[1]}，哪年的事？" in told
    assert not {"1", "2", "5"} & set(told)
    kept = at.session.reading.highlights(at.window.article)[0]
    at.window.desk.run(lambda: at.session.history.do("lose", [Edit(kept, replace(kept, lost=True))]))
    assert at.view.model().data(at.view.model().index(0, 0)) == f"三十年，Lost，{names[0]}"


def test_only_rows_that_are_looked_at_are_read(at, monkeypatch):
    many(at, 300)
    read = []
    question = at.session.gathering.read
    monkeypatch.setattr(
        at.session.gathering, "read", lambda numbers: read.append(len(numbers)) or question(numbers)
    )
    at.window.refresh()
    QApplication.processEvents()
    assert 0 < sum(read) < 100
    at.view.scrollToBottom()
    at.view.viewport().repaint()
    assert sum(read) < 200


def test_the_panel_stays_whole_when_it_is_narrow(at):
    assert at.panel.minimumSizeHint().width() <= 200
    at.panel.show_tag(at.tags[0].id)
    assert at.panel.minimumSizeHint().width() <= 200
    at.window._splitter.setSizes([200, 800, 200])
    QApplication.processEvents()
    sieve = at.panel.findChild(QLineEdit, "sieveText").parentWidget()
    assert sieve.rect().contains(at.button("sieveTime").geometry())


# The library


def test_the_library_holds_the_highlights_of_all_articles_the_newest_article_first(at, second):
    at.library()
    assert at.quotes() == ["风机", *QUOTES]
    assert at.count() == "6"
    at.press("gatheredScope", "This Article")
    assert at.quotes() == list(QUOTES)


def test_a_highlight_of_another_article_opens_it(at, second):
    at.library()
    at.click(0)
    assert at.window.article == second
    assert at.window.page.caret() == at.window.page.text().index("风机")
    assert at.quotes() == ["风机", *QUOTES]
    assert at.focus() is at.window.page


def test_the_library_is_gathered_only_when_it_is_shown(at, second, monkeypatch):
    asked = []
    question = at.session.gathering.gather
    monkeypatch.setattr(
        at.session.gathering, "gather", lambda sieve, *more: asked.append(sieve.article) or question(sieve, *more)
    )
    at.window.open_article(second)
    at.window.page.select(10, 12)
    at.window.marking.highlight()
    assert set(asked) == {second}
    at.library()
    assert "" in asked
    asked.clear()
    at.window.page.select(14, 16)
    at.window.marking.highlight()
    assert set(asked) == {second}  # the others stay as they are
    assert at.count() == "8"


def test_a_change_elsewhere_does_not_concern_the_open_article(at, second):
    changes = at.session.reading.highlight(second, Span(0, 2))
    at.panel.follow(changes)
    assert at.quotes() == list(QUOTES)
    at.library()
    at.panel.follow(at.session.reading.highlight(second, Span(2, 4)))
    assert at.count() == "8"


# Arranging


def test_highlights_are_grouped_by_tag_once_under_each(at):
    at.arrange("Tag")
    names = [tag.name for tag in at.tags]
    assert at.headings() == [(names[0], 2), (names[1], 2), ("Untagged", 2)]
    assert at.quotes() == ["三十年", "旧城记", "旧城记", "InnoMatch", "没人翻", "没有一个人"]
    assert at.count() == "5"


def test_highlights_are_grouped_by_article_in_the_library(at, second):
    at.library()
    at.arrange("Article")
    assert at.headings() == [("山谷里的风", 1), ("巷口的旧书店", 5)]


def test_highlights_are_grouped_by_day_in_words(at):
    kept = at.session.reading.highlights(at.window.article)
    days = [0, 1, 40]
    edits = [Edit(one, replace(one, created=ago(day))) for one, day in zip(kept, days, strict=False)]
    at.window.desk.run(lambda: at.session.history.do("date", edits))
    at.arrange("Day")
    long_ago = (datetime.now().astimezone() - timedelta(40)).date().isoformat()
    assert at.headings() == [("Today", 3), ("Yesterday", 1), (long_ago, 1)]


def test_headings_are_lower_than_rows_wherever_they_come_to_be(at):
    def heights():
        rows = range(at.view.model().rowCount())
        return {(bool(at.view.model().heading(row)), at.view.rowHeight(row)) for row in rows}

    at.arrange("Tag")
    heading, row = (max(height for is_heading, height in heights() if is_heading is kind) for kind in (True, False))
    assert heading < row
    assert heights() == {(True, heading), (False, row)}
    at.select(1, 1)
    at.view.setFocus()
    at.key(Qt.Key.Key_5)
    assert len(at.headings()) == 4
    assert heights() == {(True, heading), (False, row)}
    at.arrange("Nothing")
    assert heights() == {(False, row)}


def test_the_order_is_the_readers_choice(at):
    at.keep("封面", 3)
    at.window.refresh()
    at.arrange("Newest First")
    assert at.quotes()[0] == "封面"
    kept = at.session.reading.highlights(at.window.article)[0]
    time.sleep(0.005)
    at.window.desk.run(lambda: at.session.reading.note(kept.id, "再想"))
    assert at.quotes()[0] == "封面"
    at.arrange("Last Changed")
    assert at.quotes()[0] == kept.quote


def test_a_heading_can_neither_be_clicked_nor_stood_on(at):
    at.arrange("Tag")
    at.click(0)
    assert (at.chosen, at.selected()) == ([], [])
    at.view.setFocus()
    at.key(Qt.Key.Key_Home)
    at.key(Qt.Key.Key_Down)
    at.key(Qt.Key.Key_Down)
    assert at.view.currentIndex().row() == 4  # past the heading in row 3
    at.key(Qt.Key.Key_Up)
    assert at.view.currentIndex().row() == 2
    at.key(Qt.Key.Key_Home)
    assert at.view.currentIndex().row() == 1


# The sieve


def test_typing_finds_in_quote_and_note_after_a_moment(at):
    at.press("gatheredFilter")
    assert at.focus() is at.panel.findChild(QLineEdit, "sieveText")
    at.type("inno")
    assert at.quotes() == ["InnoMatch"]
    assert at.count() == "1 of 5"
    at.press("sieveClear")
    at.type("哪年")
    assert at.quotes() == ["InnoMatch"]


def test_tags_are_wanted_any_or_all_and_wanted_no_more_by_a_click(at):
    at.panel.show_tag(at.tags[0].id)
    assert at.quotes() == ["三十年", "旧城记"]
    at.press("sieveTag")
    field = at.focus()
    assert field.objectName() == "chooserField"
    field.setText("没有这个标签")
    at.key(Qt.Key.Key_Return)  # none is made
    assert at.session.tagging.find("没有这个标签") is None
    field.setText(at.tags[1].name)
    at.key(Qt.Key.Key_Return)
    assert at.quotes() == ["三十年", "旧城记", "InnoMatch"]
    at.press("sieveAll")
    assert at.quotes() == ["旧城记"]
    at.press("sieveChip", at.tags[0].name)
    assert at.quotes() == ["旧城记", "InnoMatch"]
    at.press("sieveClear")
    assert at.quotes() == list(QUOTES)
    assert not at.panel.findChild(QToolButton, "sieveClear").isVisible()


def test_untagged_and_tags_take_turns(at):
    at.panel.show_tag(at.tags[0].id)
    at.press("sieveUntagged")
    assert at.quotes() == ["没人翻", "没有一个人"]
    at.panel._want_tag(at.tags[0].id)
    assert at.quotes() == ["三十年", "旧城记"]


def test_highlights_with_a_note_and_of_these_days_are_found(at):
    at.press("gatheredFilter")
    at.press("sieveNoted")
    assert at.quotes() == ["InnoMatch"]
    at.press("sieveNoted")
    kept = at.session.reading.highlights(at.window.article)
    old = [Edit(one, replace(one, created=ago(days))) for one, days in zip(kept, (2, 10, 40), strict=False)]
    at.window.desk.run(lambda: at.session.history.do("date", old))
    found = {}
    for action in at.panel.findChild(QToolButton, "sieveTime").menu().actions()[:-1]:
        action.trigger()
        found[action.text()] = len(at.quotes())
    assert found == {"Any Time": 5, "Today": 2, "Last 7 Days": 3, "Last 30 Days": 4}


def choosing(monkeypatch, *days, is_meant=True):
    """Let the reader choose these two days when asked for them."""

    def choose(dialog):
        for field, day in zip((dialog.first, dialog.last), days, strict=True):
            field.setDate(QDate(day.year, day.month, day.day))
        return DaysDialog.DialogCode.Accepted if is_meant else DaysDialog.DialogCode.Rejected

    monkeypatch.setattr(DaysDialog, "exec", choose)


def test_highlights_made_from_one_day_to_another_are_found_whichever_is_named_first(at, monkeypatch):
    at.press("gatheredFilter")
    kept = at.session.reading.highlights(at.window.article)
    old = [Edit(one, replace(one, created=ago(days))) for one, days in zip(kept, (2, 10, 40), strict=False)]
    at.window.desk.run(lambda: at.session.history.do("date", old))
    button = at.panel.findChild(QToolButton, "sieveTime")
    by_text = {action.text(): action for action in button.menu().actions()}
    days = [today() - timedelta(10), today() - timedelta(2)]
    for asked in (days, days[::-1]):
        choosing(monkeypatch, *asked)
        by_text["From Day to Day…"].trigger()
        assert at.quotes() == [one.quote for one in kept[:2]]
        assert button.text() == f"{days[0]} – {days[1]}"
    by_text["Today"].trigger()
    assert len(at.quotes()) == 2
    choosing(monkeypatch, *days, is_meant=False)
    by_text["From Day to Day…"].trigger()
    assert (button.text(), len(at.quotes())) == ("Today", 2)
    assert by_text["Today"].isChecked()
    at.press("sieveClear")
    assert (button.text(), len(at.quotes())) == ("Any Time", 5)


def test_lost_ones_are_offered_when_there_are_any(at):
    at.press("gatheredFilter")
    assert not at.panel.findChild(QToolButton, "sieveLost").isVisible()
    at.press("gatheredFilter")
    kept = at.session.reading.highlights(at.window.article)[1]
    at.window.desk.run(lambda: at.session.history.do("lose", [Edit(kept, replace(kept, lost=True))]))
    at.press("gatheredFilter")
    at.press("sieveLost")
    assert at.quotes() == ["旧城记"]
    at.press("sieveClear")
    at.panel.show_lost()
    assert at.quotes() == ["旧城记"]
    caret = at.window.page.caret()
    at.click(0)
    assert at.chosen == ["旧城记"]
    assert at.window.page.caret() == caret  # its place means nothing


def test_the_sieve_stays_when_the_article_changes_and_when_it_is_folded_away(at, second):
    at.panel.show_tag(at.tags[0].id)
    at.window.open_article(second)
    assert at.quotes() == ["风机"]
    at.library()
    assert at.quotes() == ["风机", "三十年", "旧城记"]
    button = at.panel.findChild(QToolButton, "gatheredFilter")
    at.press("gatheredFilter")
    assert len(at.quotes()) == 3
    assert button.text() == "Filtered"
    at.panel._sieve.clear()
    assert button.text() == "Filter"


def test_a_tag_that_is_gone_is_wanted_no_more(at):
    at.panel.show_tag(at.tags[0].id)
    at.window.desk.run(lambda: at.session.tag_tree.remove(at.tags[0].id))
    assert at.quotes() == list(QUOTES)


def test_a_highlight_that_no_longer_falls_through_goes(at):
    at.panel.show_tag(at.tags[0].id)
    at.select(0, 0)
    at.view.setFocus()
    at.key(Qt.Key.Key_1)
    assert at.quotes() == ["旧城记"]
    assert at.count() == "1 of 5"
    at.window.undo()
    assert at.quotes() == ["三十年", "旧城记"]


def test_esc_goes_back_to_the_page(at):
    at.press("gatheredFilter")
    at.key(Qt.Key.Key_Escape)
    assert at.focus() is at.window.page
    at.select(0, 2)
    at.key(Qt.Key.Key_Escape)
    assert at.focus() is at.window.page


# Choosing and selecting


def test_a_click_chooses_once_and_the_page_keeps_its_keys(at):
    at.click(3)
    assert at.chosen == ["InnoMatch"]
    assert at.focus() is at.window.page
    assert at.window.page.caret() == at.window.page.text().index("InnoMatch")
    at.bot.mouseDClick(at.view.viewport(), LEFT, NONE, at.point(3))
    assert at.chosen == ["InnoMatch"]
    assert at.selected() == ["InnoMatch"]


def test_ctrl_and_shift_select_several_without_a_word_and_take_the_focus(at):
    at.click(0)
    at.chosen.clear()
    at.click(2, CTRL)
    assert at.selected() == ["三十年", "没人翻"]
    at.click(2)
    at.chosen.clear()
    at.click(4, SHIFT)
    assert at.selected() == ["没人翻", "InnoMatch", "没有一个人"]
    assert at.count() == "3 selected"
    assert at.chosen == []
    assert at.focus() is at.view
    at.key(Qt.Key.Key_Up, SHIFT)
    assert at.count() == "2 selected"
    at.key(Qt.Key.Key_A, CTRL)
    assert at.selected() == list(QUOTES)


def test_arrows_only_move_and_enter_chooses(at):
    at.view.setFocus()
    at.key(Qt.Key.Key_Home)
    at.key(Qt.Key.Key_Down)
    assert at.chosen == []
    at.key(Qt.Key.Key_Return)
    assert at.chosen == ["旧城记"]
    assert at.focus() is at.window.page


def test_a_letter_reads_no_rows(at, monkeypatch):
    monkeypatch.setattr(at.view.model(), "highlight", lambda row: pytest.fail("read"))
    at.view.setUpdatesEnabled(False)
    at.view.keyboardSearch("风")


def test_alt_and_arrows_walk_from_highlight_to_highlight_wherever_the_focus_is(at):
    at.window.page.setFocus()
    at.key(Qt.Key.Key_Down, ALT)
    at.key(Qt.Key.Key_Down, ALT)
    at.key(Qt.Key.Key_Down, ALT)
    at.key(Qt.Key.Key_Up, ALT)
    assert at.chosen == ["三十年", "旧城记", "没人翻", "旧城记"]
    assert at.window.page.caret() == at.window.page.text().index("旧城记")
    at.key(Qt.Key.Key_Up, ALT)
    at.key(Qt.Key.Key_Up, ALT)
    assert at.chosen[-1] == "三十年"


def test_walking_passes_every_highlight_where_several_begin_together(at):
    at.keep("三十")
    at.keep("三十年。")
    at.window.refresh()
    at.window.page.select(0, 0)
    for _ in range(7):
        at.panel.walk(1)
    assert at.chosen == ["三十", "三十年", "三十年。", *QUOTES[1:]]


def test_walking_passes_headings(at):
    at.arrange("Tag")
    for _ in range(4):
        at.panel.walk(1)
    assert at.chosen == ["三十年", "旧城记", "旧城记", "InnoMatch"]


def test_the_highlight_under_the_caret_is_the_current_one(at):
    start = at.window.page.text().index("没人翻")
    at.window.page.select(start + 1, start + 1)
    assert at.selected() == ["没人翻"]
    assert at.chosen == []
    at.panel.choose("")
    assert at.selected() == []


# Doing something to many


def test_a_key_puts_its_tag_on_all_selected_and_takes_it_off_when_all_bear_it(at):
    at.select(0, 2)
    at.key(Qt.Key.Key_3)
    assert [at.tags_of(quote) for quote in QUOTES[:3]] == [{1, 3}, {1, 2, 3}, {3}]
    assert at.selected() == list(QUOTES[:3])
    at.key(Qt.Key.Key_3)
    assert [at.tags_of(quote) for quote in QUOTES[:3]] == [{1}, {1, 2}, set()]
    at.key(Qt.Key.Key_1)
    at.key(Qt.Key.Key_Z, CTRL)  # one step
    assert [at.tags_of(quote) for quote in QUOTES[:3]] == [{1}, {1, 2}, set()]


def test_t_chooses_a_tag_for_all_selected(at):
    at.select(1, 2)
    at.key(Qt.Key.Key_T)
    at.focus().setText(at.tags[3].name)
    at.key(Qt.Key.Key_Return)
    assert [at.tags_of(quote) for quote in QUOTES[1:3]] == [{1, 2, 4}, {4}]
    assert at.focus() is at.view


def test_t_makes_a_tag_for_all_selected_in_one_step(at):
    at.select(1, 2)
    at.key(Qt.Key.Key_T)
    at.focus().setText("新的主题")
    at.key(Qt.Key.Key_Return)
    assert [at.tags_of(quote) for quote in QUOTES[1:3]] == [{1, 2, "new"}, {"new"}]
    made = at.session.tagging.find("新的主题").id
    assert [made in row.tags for row in at.panel.rows()] == [False, True, True, False, False]
    at.window.undo()
    assert [at.tags_of(quote) for quote in QUOTES[1:3]] == [{1, 2}, set()]
    assert at.session.tagging.find("新的主题") is None


def test_del_removes_all_selected_and_goes_to_the_next(at):
    at.select(1, 2)
    at.key(Qt.Key.Key_Delete)
    assert at.quotes() == ["三十年", "InnoMatch", "没有一个人"]
    assert at.selected() == ["InnoMatch"]
    at.key(Qt.Key.Key_Delete)
    assert at.selected() == ["没有一个人"]
    at.key(Qt.Key.Key_Delete)
    assert at.selected() == ["三十年"]
    at.window.undo()
    at.window.undo()
    at.window.undo()
    assert at.quotes() == list(QUOTES)


def test_ctrl_c_copies_the_quotations_one_paragraph_each(at):
    at.select(0, 1)
    at.key(Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().splitlines()
    assert [line.startswith(f"“{quote}”") for line, quote in zip(lines, QUOTES, strict=False)] == [True, True]
    assert "巷口的旧书店" in lines[0]
    assert len(lines) == 2


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu without a screen
def test_the_menu_has_all_of_this(at):
    at.select(0, 1)
    menu = at.menu(0)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Tag…", "Take Off Tag", "Remove", "Copy Quotation", "Copy As", "Go to Highlight"]
    take_off, copy_as = (action.menu() for action in menu.actions() if action.menu())
    assert [action.text() for action in take_off.actions()] == [tag.name for tag in at.tags[:2]]
    copy_as.actions()[1].trigger()
    assert QApplication.clipboard().text().startswith("> 三十年")
    take_off.actions()[0].trigger()
    assert [at.tags_of(quote) for quote in QUOTES[:2]] == [set(), {2}]
    menu.close()
    at.window.undo()
    assert at.tags_of("三十年") == {1}
    go = next(action for action in at.view.findChildren(QAction) if action.text() == "Go to Highlight")
    go.trigger()
    assert at.chosen[-1] == "旧城记"


def test_a_right_click_on_another_row_is_about_that_row(at):
    at.select(0, 1)
    at.chosen.clear()
    at.click(3, button=RIGHT)
    assert at.selected() == ["InnoMatch"]
    assert at.chosen == []


# Following


def shown(at):
    """The row at the top of what is seen, and how far it is scrolled past."""
    row = at.view.rowAt(0)
    return at.view.model().highlight(row).id, at.view.rowViewportPosition(row)


def test_what_is_seen_stays_where_it_is_while_rows_come_and_go_above_and_below(at):
    many(at, 120)
    at.view.verticalScrollBar().setValue(3001)
    before = shown(at)
    at.panel.follow(at.session.reading.highlight(at.window.article, Span(0, 1)))
    assert shown(at) == before
    at.panel.follow(at.session.history.undo())
    assert shown(at) == before
    at.panel.follow(at.session.reading.highlight(at.window.article, Span(80, 85)))
    assert shown(at) == before


def test_a_change_is_told_of_its_own_rows_only(at):
    told = []
    model = at.view.model()
    model.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    model.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    model.modelReset.connect(lambda: told.append(("anew",)))
    at.panel.rows()
    kept = at.session.reading.highlights(at.window.article)
    at.panel.follow(at.session.reading.note(kept[1].id, "想"))
    made = at.keep("封面")
    at.panel.follow(at.session.history.undo())
    at.panel.follow(at.session.history.redo())
    at.panel.follow(at.session.reading.remove([kept[0].id, kept[4].id]))
    assert told == [("changed", 1, 1), ("in", 2, 2), ("out", 0, 0), ("out", 4, 4)]
    assert at.quotes() == ["旧城记", made.quote, "没人翻", "InnoMatch"]


def test_a_note_shows_as_it_is_written_now(at):
    assert at.panel.rows()[0].note == ""
    kept = at.session.reading.highlights(at.window.article)[0]
    at.window.desk.run(lambda: at.session.reading.note(kept.id, "一想"))
    assert at.panel.rows()[0].note == "一想"


def test_another_colour_or_name_of_a_tag_is_seen_at_once(at):
    at.arrange("Tag")
    tag = replace(at.tags[0], name="换了名字")
    at.window.desk.run(lambda: at.session.history.do("rename", [Edit(at.tags[0], tag)]))
    assert at.headings()[0] == ("换了名字", 2)


def test_a_note_on_the_article_gathers_nothing_anew(at, monkeypatch):
    at.panel.rows()
    monkeypatch.setattr(at.session.gathering, "gather", lambda *_: pytest.fail("gathered"))
    at.window.desk.run(lambda: at.session.shelf.note(at.window.article, "想"))
    assert at.quotes() == list(QUOTES)


def test_one_more_among_ten_thousand_is_one_row_more(at):
    article = at.window.article
    with at.session._library.transaction():
        kept = at.session.reading.highlights(article)[0]
        for number in range(10_000):
            at.session._library.put(replace(kept, id=f"{number:08}", start=5, end=6 + number % 9, tags=()))
    at.window.refresh()
    at.view.scrollToBottom()
    QApplication.processEvents()
    told = []
    model = at.view.model()
    for signal in (model.modelReset, model.layoutChanged, model.rowsRemoved):
        signal.connect(lambda *_given: told.append("more"))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(last - first + 1))
    at.panel.follow(at.session.reading.highlight(article, Span(30, 32)))
    assert told == [1]


def test_a_library_that_cannot_be_read_is_told_calmly_and_leaves_rows_blank(at, monkeypatch):
    from storage.errors import DiskFull

    def full(*_args):
        raise DiskFull(path="library.meipi")

    monkeypatch.setattr(at.session.gathering, "read", full)
    at.window.refresh()
    at.view.viewport().repaint()
    assert at.window.message.said()
    at.click(0)
    assert at.chosen == []


def test_rows_are_painted_in_the_look_of_the_window(at):
    def inks():
        image = at.view.viewport().grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}

    colors = {tag.color for tag in at.tags[:2]}
    light = inks()
    assert colors <= light
    at.window.looks.toggle()
    QApplication.processEvents()
    assert inks() != light
    assert at.view.viewport().grab(at.view.visualRect(at.view.model().index(0, 0))).width() > 0
    assert at.point(0) != QPoint()
