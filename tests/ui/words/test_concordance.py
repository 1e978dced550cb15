"""A word in context over the library: each of its places is listed, sorted, gone to and copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.session.correcting import Scope
from reader.ui.words.concordance_rows import Order
from storage.errors import DamagedLibrary

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
FACTORY = "# 工厂\n\n生产恢复了，新质生产力在𠮷野街①号生产。工人说：「我们不停产，只停止生产。」\n"
FIELD = "# 田野\n\n农民在生产粮食。\n"


class Reader:
    """A person at the window of a concordance; three articles, one of them open."""

    def __init__(self, bot, window, folder):
        self.bot, self.window, self.session, self.page = bot, window, window.session, window.page
        for name, text in (("田.md", FIELD), ("厂.md", FACTORY)):
            (folder / name).write_text(text, encoding="utf-8")
            window.open_paths([folder / name])
        self.factory = window.article
        assert window.wait_for_words()

    @property
    def shown(self):
        return self.window.beside.concordance

    def look(self, text, **how):
        self.window.beside.show_concordance(text, **how)
        self.wait()

    def wait(self):
        self.bot.waitUntil(
            lambda: not self.shown.looking.is_on() and not self.shown._pause.isActive(), timeout=20_000
        )

    def rows(self):
        return list(self.shown.view.rows.values())

    def told(self):
        return [(one.title, one.left[-2:], one.right[:2]) for one in self.rows()]

    def lefts(self):
        return [one.left[-2:] for one in self.rows()]

    def select(self, text):
        start = self.page.text().index(text)
        self.page.select(start, start + len(text))

    def click(self, row, modifier=NONE):
        view = self.shown.view
        self.bot.mouseClick(view.viewport(), LEFT, modifier, view.visualRect(view.rows.index(row)).center())

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def sort(self, order):
        self.bot.mouseClick(self.shown.orders.button(list(Order).index(order)), LEFT)

    def way(self, number):
        self.bot.mouseClick(self.shown.ways.button(number), LEFT)
        self.wait()

    def run(self, verb):
        self.window.desk.run(verb)
        self.wait()


@pytest.fixture
def reader(qtbot, window, tmp_path):
    return Reader(qtbot, window, tmp_path)


PLACES = [("工厂", "", "恢复"), ("工厂", "①号", "。工"), ("工厂", "停止", "。」"), ("田野", "民在", "粮食")]


def test_the_key_shows_every_place_of_the_selected_word(reader):
    reader.select("生产")
    reader.page.setFocus()
    reader.key(Qt.Key.Key_K, CTRL_SHIFT)
    reader.wait()
    assert reader.shown.isVisible()
    assert reader.shown.field.text() == "生产"
    assert reader.told() == PLACES
    assert reader.shown.count.text() == "4 places in 2 articles"


def test_a_selection_that_is_no_word_is_looked_for_anywhere(reader):
    reader.select("质生")
    reader.window._actions["concordance"].trigger()
    reader.wait()
    assert reader.told() == [("工厂", "，新", "产力")]
    assert reader.shown.count.text() == "one place"
    reader.way(0)
    assert reader.rows() == []
    assert "a part of other words" in reader.shown.hint.text()
    assert reader.shown.hint.isVisible()


def test_the_word_at_the_caret_is_meant_where_nothing_is_selected(reader):
    start = reader.page.text().index("恢复")
    reader.page.select(start, start)
    reader.window.beside.show_concordance_here()
    reader.wait()
    assert reader.shown.field.text() == "恢复"
    assert reader.shown.ways.checkedId() == 0
    assert len(reader.rows()) == 1


def test_anywhere_finds_it_within_longer_words_too(reader):
    reader.look("生产")
    reader.way(1)
    assert len(reader.rows()) == 5
    assert reader.shown.count.text() == "5 places in 2 articles"
    assert not reader.shown.hint.isVisible()


def test_another_word_can_be_typed_and_is_shown_instead(reader):
    reader.look("生产")
    reader.shown.field.setFocus()
    reader.shown.field.selectAll()
    reader.shown.field.insert("粮食")
    reader.key(Qt.Key.Key_Return)
    reader.wait()
    assert reader.told() == [("田野", "生产", "。")]
    reader.look("生产")
    assert reader.told() == PLACES


def test_places_are_sorted_by_what_stands_beside_and_by_article_again(reader):
    reader.look("生产")
    reader.click(1)
    reader.sort(Order.BEFORE)
    assert reader.lefts() == ["", "①号", "民在", "停止"]
    assert reader.shown.view.currentIndex().row() == 1
    reader.sort(Order.BEHIND)
    assert [one.right[:2] for one in reader.rows()] == ["。」", "。工", "恢复", "粮食"]
    reader.look("生产")
    assert [one.right[:2] for one in reader.rows()] == ["。」", "。工", "恢复", "粮食"]
    reader.sort(Order.ARTICLE)
    assert reader.told() == PLACES


def test_a_click_goes_to_the_place_in_its_article(reader):
    reader.look("生产")
    assert reader.window.article == reader.factory
    reader.click(3)
    assert reader.window.article == reader.rows()[3].article != reader.factory
    assert reader.page.selected_text() == "生产"
    assert reader.page.selection()[0] == reader.page.text().index("生产")
    reader.click(1)
    assert reader.window.article == reader.factory
    assert reader.page.selection() == (reader.rows()[1].span.start, reader.rows()[1].span.end)
    assert reader.shown.isVisible()


def test_keys_walk_from_the_field_to_a_place_and_close_the_window(reader):
    reader.look("生产")
    reader.shown.field.setFocus()
    reader.key(Qt.Key.Key_Down)
    for _ in range(3):
        reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    assert "农民" in reader.page.text()
    assert reader.page.selected_text() == "生产"
    reader.shown.activateWindow()
    reader.shown.view.setFocus()
    reader.key(Qt.Key.Key_Escape)
    assert not reader.shown.isVisible()
    assert reader.shown.looking._service.process_id() == 0


def test_selected_lines_are_copied_as_they_are_listed(reader):
    reader.look("生产")
    reader.click(0)
    reader.window.open_article(reader.factory)
    article = reader.window.article
    reader.click(3, CTRL)
    assert reader.window.article == article
    reader.sort(Order.ARTICLE)
    reader.shown.view.setFocus()
    reader.key(Qt.Key.Key_C, CTRL)
    first, last = QGuiApplication.clipboard().text().split("\n")
    assert first.split("\t")[1:] == ["生产", reader.rows()[0].right.strip(), "工厂"]
    assert last == "农民在\t生产\t粮食。\t田野"


def test_it_follows_what_becomes_of_articles(reader):
    reader.look("生产")
    reader.click(3)
    reader.run(lambda: reader.session.shelf.remove([reader.factory]))
    assert reader.told() == PLACES[3:]
    assert reader.shown.view.currentIndex().row() == 0
    assert reader.shown.count.text() == "one place"
    reader.window.undo()
    reader.wait()
    assert reader.told() == PLACES
    assert reader.shown.view.currentIndex().row() == 3


def test_it_follows_corrections_of_words(reader):
    reader.look("新质生产力")
    assert reader.rows() == []
    correcting = reader.session.correcting
    own = correcting.own_words(reader.factory)
    reader.run(lambda: correcting.accept(own, ["新质生产力"], Scope.EVERYWHERE))
    assert reader.told() == [("工厂", "了，", "在𠮷")]
    reader.window.undo()
    reader.wait()
    assert reader.rows() == []


def test_closing_in_the_midst_is_safe_and_opening_again_shows_all(reader, tmp_path):
    (tmp_path / "长.md").write_text("# 长\n\n" + "他们在𠮷野街生产，也在生产。" * 3_000, encoding="utf-8")
    reader.window.open_paths([tmp_path / "长.md"])
    reader.window.beside.show_concordance("生产")
    reader.bot.waitUntil(lambda: bool(reader.rows()), timeout=20_000)
    assert reader.shown.looking.is_on()
    assert reader.shown.count.text() == "Looking…"
    reader.shown.close()
    assert not reader.shown.looking.is_on()
    reader.look("生产")
    assert len(reader.rows()) == 6_004
    assert reader.shown.count.text() == "6,004 places in 3 articles"
    reader.sort(Order.BEHIND)
    reader.shown.view.scrollToBottom()
    assert not reader.shown.view.grab().isNull()
    reader.window.beside.show_concordance("生产")


def test_the_main_window_closes_while_places_are_looked_for(reader):
    reader.window.beside.show_concordance("生产")
    assert reader.shown.looking.is_on()
    reader.window.close()
    assert not reader.shown.isVisible()
    assert not reader.shown.looking.is_on()


def test_without_a_word_it_says_what_to_do_and_lets_one_be_typed(reader):
    reader.look("")
    assert reader.shown.hint.text().startswith("Type a word")
    assert QApplication.focusWidget() is reader.shown.field
    reader.look("没有的词", is_word=False)
    assert reader.shown.hint.text() == "No article holds this text."
    assert reader.shown.count.text() == ""


def test_where_no_word_can_be_cut_it_is_said_and_the_text_is_still_found(reader, monkeypatch):
    monkeypatch.setattr("reader.ui.word_process.sys.executable", "/no/such/python")
    reader.look("生产")
    assert reader.rows() == []
    assert reader.shown.message.isVisible()
    reader.way(1)
    assert len(reader.rows()) == 5


def test_a_library_that_cannot_be_read_is_told_of(reader, monkeypatch):
    def fail(_):
        raise DamagedLibrary(path="文库")

    monkeypatch.setattr(reader.session._library.articles, "body", fail)
    reader.look("生产")
    assert reader.rows() == []
    assert reader.shown.message.isVisible()
