"""The bin: what was removed is listed with what belongs to it, found as one types, and brought back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.session.changes import Edit
from reader.text.spans import Span
from reader.ui.review.bin_dialog import BinDialog
from storage.errors import DiskFull
from storage.records import Binned, Highlight, Tag, TagSet

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Reader:
    """A person at the window of the bin."""

    def __init__(self, bot, window):
        self.bot, self.window, self.session = bot, window, window.session

    @property
    def bin(self):
        return self.window.beside.bin

    def open(self):
        self.window._actions["bin"].trigger()
        self.bot.waitUntil(self.bin.isActiveWindow)
        return self.bin

    def mark(self, quote, tags=(), note=""):
        start = self.window.page.text().index(quote)
        span = Span(start, start + len(quote))
        made = self.window.desk.run(lambda: self.session.reading.highlight(self.window.article, span, tags, note))
        return made.added(Highlight)[0]

    def remove(self, *kept):
        self.window.desk.run(lambda: self.session.reading.remove([one.id for one in kept]))

    def put(self, *waste):
        with self.session._library.transaction():
            for one in waste:
                self.session._library.put(one)

    def rows(self):
        return list(self.bin.rows.values())

    def texts(self):
        return [row.text for row in self.rows()]

    def quotes(self):
        return [kept.quote for kept in self.session.reading.highlights(self.window.article)]

    def point(self, row):
        return self.bin.view.visualRect(self.bin.rows.index(row)).center()

    def click(self, row, modifier=NONE):
        self.bot.mouseClick(self.bin.view.viewport(), LEFT, modifier, self.point(row))

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget() or self.bin, key, modifier)

    def hint(self):
        return self.bin.hint.text() if self.bin.hint.isVisible() else ""


@pytest.fixture
def reader(qtbot, window):
    return Reader(qtbot, window)


def many(number, text="第{}条没有人要的话"):
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    empty = {"prefix": "", "suffix": "", "note": "", "tags": (), "created": now, "modified": now, "author": "读者"}
    return [
        Binned(Highlight(f"{place:08}", "没有", 0, 1, text.format(place), **empty), (), now)
        for place in range(number)
    ]


def test_where_nothing_was_removed_one_line_says_so(reader):
    shown = reader.open()
    assert reader.hint() == "Nothing was removed in the last 30 days."
    assert not shown.button.isVisible()
    assert not shown.field.isVisible()
    assert not shown.isModal()


def test_what_was_removed_is_listed_with_what_belongs_to_it_the_last_first(reader):
    made = reader.session.tagging.made("证据/统计/抽样")
    reader.window.desk.run(lambda: reader.session.history.do("new tag", made[1]))
    reader.mark("老林的书店", [made[0]])
    reader.mark("旧城记", [made[0]])
    reader.remove(reader.mark("三十年"))
    reader.window.desk.run(lambda: reader.session.tag_tree.remove(made[0]))
    reader.put(Binned(TagSet("f" * 8, "小组的标签", "", 9), (), "2999-01-01T00:00:00.000+00:00"))
    reader.open()
    assert [(row.text, row.about) for row in reader.rows()] == [
        ("小组的标签", "Tag set"),
        ("证据/统计/抽样", "Tag · highlights: 2"),
        ("三十年", "巷口的旧书店"),
    ]
    assert reader.rows()[1].color.startswith("#")


def test_a_row_says_when_it_was_removed_and_how_long_it_stays(reader, qtbot):
    now = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
    for hours, (own,) in zip((0.5, 12, 24 * 5, 24 * 29.5), [many(1)] * 4, strict=True):
        time = (now - timedelta(hours=hours)).isoformat(timespec="milliseconds")
        record = Tag(f"{hours}", "没有", None, f"{hours}", "#c24c46", "", "", 0)
        reader.put(Binned(record, own.bearers, time))
    shown = BinDialog(reader.window.desk, reader.window, now=lambda: now)
    qtbot.addWidget(shown)
    shown.open()
    assert [(row.day, row.left) for row in shown.rows.values()] == [
        ("Today", "days left: 30"),
        ("Yesterday", "days left: 30"),
        ("2026-03-15", "days left: 25"),
        ("2026-02-18", "days left: 1"),
    ]


def test_the_button_brings_back_all_that_is_chosen(reader):
    tag = reader.session.tagging.by_key("1")
    reader.remove(reader.mark("三十年", [tag.id], "谁？"), reader.mark("旧城记"), reader.mark("继续读那本书"))
    shown = reader.open()
    order = reader.texts()
    reader.click(order.index("三十年"))
    reader.click(order.index("旧城记"), CTRL)
    reader.bot.mouseClick(shown.button, LEFT)
    assert reader.texts() == ["继续读那本书"]
    assert [
        (one.quote, one.note, one.tags) for one in reader.session.reading.highlights(reader.window.article)
    ] == [
        ("三十年", "谁？", (tag.id,)),
        ("旧城记", "", ()),
    ]
    assert {mark.span.start for mark in reader.window.page._marks} == {
        reader.window.page.text().index(quote) for quote in ("三十年", "旧城记")
    }


def test_enter_brings_back_and_undo_removes_again(reader):
    reader.remove(reader.mark("三十年"))
    shown = reader.open()
    assert shown.view.hasFocus()
    reader.key(Qt.Key.Key_Return)
    assert reader.quotes() == ["三十年"]
    assert reader.hint()
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.quotes() == []
    assert reader.texts() == ["三十年"]
    reader.key(Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_double_click_brings_back_once(reader):
    reader.remove(reader.mark("三十年"), reader.mark("旧城记"))
    shown = reader.open()
    text = reader.texts()[0]
    reader.click(0)
    reader.bot.mouseDClick(shown.view.viewport(), LEFT, NONE, reader.point(0))
    assert reader.quotes() == [text]


def test_the_button_waits_for_something_chosen(reader):
    reader.remove(reader.mark("三十年"))
    shown = reader.open()
    assert shown.button.isEnabled()
    shown.view.clearSelection()
    assert not shown.button.isEnabled()


def test_it_follows_what_is_removed_meanwhile(reader):
    kept = reader.mark("三十年")
    reader.open()
    reader.remove(kept)
    assert reader.texts() == ["三十年"]
    assert not reader.hint()
    reader.window.undo()
    assert reader.texts() == []


def test_a_note_on_an_article_reads_nothing_anew_and_its_title_does(reader, monkeypatch):
    reader.remove(reader.mark("三十年"))
    reader.open()
    session, article = reader.session, reader.session.shelf.article(reader.window.article)
    listed, asked = session.waste.listed, []
    monkeypatch.setattr(session.waste, "listed", lambda: asked.append(1) or listed())
    reader.window.desk.run(lambda: session.shelf.note(article.id, "写到一半"))
    assert not asked
    renamed = [Edit(session.shelf.article(article.id), replace(article, title="巷尾的旧书店"))]
    reader.window.desk.run(lambda: session.history.do("rename", renamed))
    assert reader.rows()[0].about == "巷尾的旧书店"


def test_a_highlight_whose_article_is_gone_says_so_and_stays(reader):
    reader.put(*many(1))
    shown = reader.open()
    assert reader.rows()[0].about == "an article that is not there"
    reader.key(Qt.Key.Key_Return)
    assert "no longer there" in shown.message.said()
    assert len(reader.rows()) == 1


def test_what_could_not_be_done_is_said_in_it(reader, monkeypatch):
    reader.remove(reader.mark("三十年"))
    shown = reader.open()

    def full(*_args):
        raise DiskFull(path="library.meipi")

    monkeypatch.setattr(reader.session.waste, "bring_back", full)
    reader.key(Qt.Key.Key_Return)
    assert "no room left" in shown.message.said()
    assert reader.texts() == ["三十年"]


def test_many_can_be_searched_as_one_types(reader):
    reader.put(*many(10))
    shown = reader.open()
    assert not shown.field.isVisible()
    reader.remove(reader.mark("InnoMatch的展台"))
    assert shown.field.isVisible()
    shown.field.setFocus()
    reader.bot.keyClicks(shown.field, "innomatch")
    assert reader.texts() == ["InnoMatch的展台"]
    shown.field.setText("旧书店")  # in the article's title
    assert reader.texts() == ["InnoMatch的展台"]
    reader.bot.keyClicks(shown.field, "?")
    assert reader.texts() == []
    assert reader.hint() == "Nothing in the bin holds this text."
    assert not shown.button.isEnabled()
    shown.field.clear()
    assert len(reader.rows()) == 11
    reader.window.undo()
    assert not shown.field.isVisible()


def test_ten_thousand_are_listed_and_searched(reader):
    reader.put(*many(10_000))
    shown = reader.open()
    for text in ("第", "第1", "第12", "第123"):
        shown.field.setText(text)
        shown.grab()
        assert all(text in told for told in reader.texts())
    shown.field.clear()
    assert len(reader.rows()) == 10_000


def test_an_article_is_listed_and_comes_back(reader):
    session, own = reader.window.session, reader.window.article
    title = session.shelf.article(own).title
    shown = reader.open()
    reader.window.desk.run(lambda: session.shelf.remove([own]))
    assert reader.texts() == [title]
    assert own not in {one.article.id for one in session.shelf.listed()}
    shown.view.selectAll()
    shown.bring_back()
    assert reader.texts() == []
    assert own in {one.article.id for one in session.shelf.listed()}
