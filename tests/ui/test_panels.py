"""The panels follow what the reader does, and what is clicked in them happens once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QToolBar, QToolButton

from reader.text.spans import Span
from storage.errors import DiskFull

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SINGLE_KEYS = (
    Qt.Key.Key_1,
    Qt.Key.Key_9,
    Qt.Key.Key_H,
    Qt.Key.Key_T,
    Qt.Key.Key_N,
    Qt.Key.Key_W,
    Qt.Key.Key_Delete,
)
SECOND = "# 山谷里的风\n\n清晨，风机开始转动。\n"


class Reader:
    """A person at the window."""

    def __init__(self, bot, window):
        self.bot, self.window, self.page = bot, window, window.page

    def select(self, text):
        start = self.page.text().index(text)
        self.page.setFocus()
        self.page.select(start, start + len(text))

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text):
        """Type as an input method does."""
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), typed)

    def mark(self, text, key=Qt.Key.Key_1):
        self.select(text)
        self.key(key)

    def write(self, text, note):
        """Write a note and leave its card open."""
        self.select(text)
        self.key(Qt.Key.Key_N)
        self.type(note)

    def point(self, panel, row):
        view, is_tree = panel.view, panel.objectName() == "tags"
        index = panel.index_of(panel.rows()[row].tag.id) if is_tree else view.model().index(row, 0)
        return view.visualRect(index).center()

    def click(self, panel, row):
        self.bot.mouseClick(panel.view.viewport(), LEFT, NONE, self.point(panel, row))

    def double_click(self, panel, row):
        self.click(panel, row)
        self.bot.mouseDClick(panel.view.viewport(), LEFT, NONE, self.point(panel, row))

    def count(self, row):
        return self.window.tags.rows()[row].count

    def notes(self, article=None):
        kept = self.window.session.reading.highlights(article or self.window.article)
        return [(one.quote, one.note) for one in kept]

    def focus(self):
        return QApplication.focusWidget()


@pytest.fixture
def reader(qtbot, window):
    return Reader(qtbot, window)


@pytest.fixture
def second(tmp_path):
    path = tmp_path / "山谷.md"
    path.write_text(SECOND, encoding="utf-8")
    return path


def hint(panel):
    return panel.findChild(QLabel, "emptyHint")


def test_counts_follow_highlights_undo_and_redo(reader):
    assert reader.count(0) == 0
    reader.mark("三十年")
    reader.mark("旧城记")
    assert reader.count(0) == 2
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.count(0) == 1
    reader.key(Qt.Key.Key_Y, CTRL)
    assert reader.count(0) == 2
    reader.select("三十年")
    reader.key(Qt.Key.Key_Delete)
    assert reader.count(0) == 1
    listed = reader.window.library.rows.values()[0]
    assert listed.highlights == 1


def test_a_mark_more_or_less_reads_nothing_anew_that_it_does_not_touch(reader, monkeypatch):
    reader.mark("三十年")
    session, asked = reader.window.session, []
    for part, name in ((session.reading, "highlights"), (session.reading, "counts"), (session.shelf, "listed")):
        question = getattr(part, name)
        heard = lambda *given, name=name, question=question: asked.append(name) or question(*given)  # noqa: E731
        monkeypatch.setattr(part, name, heard)
    reader.mark("旧城记")
    assert reader.window.library.rows.value(0).highlights == 2
    assert asked == []
    reader.write("旧城记", "一本怎样的书？")
    reader.key(Qt.Key.Key_Escape)
    reader.mark("三十年", Qt.Key.Key_2)
    assert asked == []
    assert [reader.count(row) for row in range(2)] == [2, 1]
    assert [kept.note for kept in reader.window.highlights.rows()] == ["", "一本怎样的书？"]
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.count(1) == 0
    assert asked == []


def test_the_page_takes_what_a_mark_changes_and_nothing_else(reader, monkeypatch):
    reader.mark("三十年")
    kept = list(reader.page._marks)
    shown, told = reader.page.change_marks, []
    monkeypatch.setattr(reader.page, "show_marks", lambda marks: told.append("all"))
    monkeypatch.setattr(
        reader.page, "change_marks", lambda put, gone: told.append((len(put), len(gone))) or shown(put, gone)
    )
    reader.mark("旧城记")
    reader.select("旧城记")
    reader.key(Qt.Key.Key_Delete)
    assert told == [(1, 0), (0, 1)]
    assert list(reader.page._marks) == kept


def test_the_highlights_panel_says_what_to_do_until_there_is_one(reader):
    panel = reader.window.highlights
    assert hint(panel).isVisible()
    reader.mark("三十年", Qt.Key.Key_H)
    assert not hint(panel).isVisible()
    reader.key(Qt.Key.Key_Z, CTRL)
    assert hint(panel).isVisible()
    assert not hint(reader.window.tags).isVisible()


def test_clicking_a_highlight_reveals_it_and_gives_the_page_the_focus(reader):
    reader.mark("三十年")
    reader.mark("继续读那本书")
    reader.window.resize(900, 330)
    reader.page.scroll_by(-5000)
    reader.click(reader.window.highlights, 1)
    start = reader.page.text().index("继续读那本书")
    assert reader.page.caret() == start
    assert 0 <= reader.page.rect_of(start, start + 6).top() < reader.page.viewport().height()
    assert reader.focus() is reader.page


def test_clicking_a_tag_puts_it_on_the_selection_once_also_when_clicked_twice(reader):
    reader.select("三十年")
    reader.click(reader.window.tags, 1)
    assert reader.count(1) == 1
    reader.select("旧城记")
    reader.double_click(reader.window.tags, 2)
    assert reader.count(2) == 1


def test_enter_in_the_tag_list_puts_the_tag_on(reader):
    reader.select("三十年")
    panel = reader.window.tags
    panel.view.setFocus()
    panel.view.choose(panel.rows()[1].tag.id)
    reader.key(Qt.Key.Key_Return)
    assert reader.count(1) == 1


def test_enter_in_a_list_without_a_row_does_nothing(reader):
    reader.window.highlights.view.setFocus()
    reader.key(Qt.Key.Key_Return)
    assert reader.notes() == []


def test_clicking_a_tag_without_a_passage_marks_nothing(reader):
    reader.page.select(0, 0)
    reader.click(reader.window.tags, 0)
    assert reader.notes() == []


def test_the_library_panel_opens_articles_also_with_a_double_click(reader, second):
    first = reader.window.article
    reader.window.open_paths([second])
    assert reader.window.article != first
    rows = [listed.article.id for listed in reader.window.library.rows.values()]
    reader.double_click(reader.window.library, rows.index(first))
    assert reader.window.article == first
    assert reader.page.text().startswith("巷口的旧书店")
    assert reader.focus() is reader.page


def test_double_clicks_everywhere_lose_nothing(reader, qtbot, monkeypatch):
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: ("", ""))
    reader.mark("三十年")
    reader.write("旧城记", "一本怎样的书？")
    reader.key(Qt.Key.Key_Escape)
    kept = reader.notes()
    window = reader.window
    for panel in (window.library, window.highlights):
        for row in range(panel.view.model().rowCount()):
            article = window.article
            reader.double_click(panel, row)
            window.open_article(article)
    for panel in (window.library, window.tags, window.highlights):
        bottom = QPoint(20, panel.view.viewport().height() - 3)
        qtbot.mouseClick(panel.view.viewport(), LEFT, NONE, bottom)
        qtbot.mouseDClick(panel.view.viewport(), LEFT, NONE, bottom)
        qtbot.mouseDClick(panel, LEFT, pos=QPoint(panel.width() // 2, 12))
    reader.page.select(0, 0)
    for button in window.findChild(QToolBar).findChildren(QToolButton):
        if button.isVisible() and button.isEnabled() and button.defaultAction():
            name = button.defaultAction().objectName()
            qtbot.mouseClick(button, LEFT)
            qtbot.mouseDClick(button, LEFT)
            if name == "undo":
                window.redo()
                window.redo()
    assert reader.notes() == kept


# Cards and choosers


def test_letters_typed_into_a_note_land_there_and_do_nothing_else(reader):
    reader.write("三十年", "")
    field = reader.focus()
    assert isinstance(field, QPlainTextEdit)
    words = reader.window.looks.settings.words
    for key in SINGLE_KEYS:
        reader.key(key)
    assert field.toPlainText() == "19htnw"
    assert reader.window.looks.settings.words == words
    assert reader.focus() is field
    reader.key(Qt.Key.Key_Escape)
    assert reader.notes() == [("三十年", "19htnw")]
    assert [reader.count(row) for row in range(2)] == [0, 0]


def test_letters_typed_into_the_chooser_land_there_and_do_nothing_else(reader):
    reader.select("三十年")
    reader.key(Qt.Key.Key_T)
    field = reader.focus()
    assert isinstance(field, QLineEdit)
    for key in SINGLE_KEYS:
        reader.key(key)
    assert field.text() == "19htnw"
    assert reader.notes() == []
    reader.key(Qt.Key.Key_Escape)
    assert reader.focus() is reader.page


def test_another_article_while_a_note_is_written_keeps_the_note(reader, second):
    first = reader.window.article
    reader.write("只剩" if "只剩" in reader.page.text() else "继续读那本书", "还没写完")
    reader.window.open_paths([second])  # by a drop or a key, which take no focus from the note
    assert reader.page.text().startswith("山谷里的风")
    assert reader.notes(first) == [("继续读那本书", "还没写完")]
    assert reader.notes() == []
    assert list(reader.page._marks) == []
    assert not reader.window.marking._card.isVisible()


def test_another_article_while_a_tag_is_chosen_closes_the_chooser(reader, second):
    reader.select("继续读那本书")
    reader.key(Qt.Key.Key_T)
    reader.window.open_paths([second])
    assert not reader.window.marking._chooser.isVisible()
    assert reader.notes() == []


def test_undo_while_a_note_is_written_takes_the_note_back_and_redo_brings_it_again(reader):
    reader.write("三十年", "为什么是三十年？")
    reader.window.undo()  # by the toolbar, which takes no focus from the note
    assert reader.notes() == [("三十年", "")]
    reader.window.redo()
    assert reader.notes() == [("三十年", "为什么是三十年？")]


def test_undo_while_the_chooser_is_open_closes_it_with_its_highlight(reader):
    reader.mark("三十年", Qt.Key.Key_H)
    start = reader.page.text().index("三十年")
    reader.page.select(start, start)
    reader.key(Qt.Key.Key_T)
    assert reader.window.marking._chooser.isVisible()
    reader.window.undo()
    assert not reader.window.marking._chooser.isVisible()
    assert reader.notes() == []
    assert reader.window.message.said() == ""


def test_removing_the_highlight_whose_note_is_open_closes_the_card_and_undo_brings_both_back(reader):
    reader.write("三十年", "写到一半")
    reader.window.marking.remove()
    assert reader.notes() == []
    assert not reader.window.marking._card.isVisible()
    assert reader.focus() is reader.page
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.notes() == [("三十年", "写到一半")]


def test_a_note_that_cannot_be_saved_stays_open_with_what_was_written(window, qtbot, monkeypatch):
    start = window.page.text().index("老林的书店")
    window.page.select(start, start + 5)
    window.marking.write_note()
    field = window.findChild(QPlainTextEdit, "noteField")
    field.insertPlainText("写了很久的一段话")

    def full(*_args, **_kwargs):
        raise DiskFull(path="library.meipi")

    monkeypatch.setattr(window.session.reading, "note", full)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.isVisible()
    assert "no room left" in window.message.said()
    window.close()
    assert window.isVisible()  # once, so that the text can be copied
    window.open_welcome()
    assert field.toPlainText() == "写了很久的一段话"
    monkeypatch.undo()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert [kept.note for kept in window.session.reading.highlights(window.article)] == ["写了很久的一段话"]


def test_looking_at_a_note_without_writing_leaves_its_very_characters(window, qtbot):
    start = window.page.text().index("老林的书店")
    note = "全\u00a0角\u2028行"  # a field of Qt's would make a space and a line end of these
    made = window.session.reading.highlight(window.article, Span(start, start + 5), note=note)
    window.refresh()
    window.page.select(start, start + 5)
    window.marking.write_note()
    qtbot.keyClick(window.findChild(QPlainTextEdit, "noteField"), Qt.Key.Key_Escape)
    assert window.session.reading.highlights(window.article)[0].note == note
    assert made


def test_del_on_a_selection_that_is_no_highlight_removes_none(reader):
    reader.mark("老林的书店")
    reader.select("书店开了")
    reader.key(Qt.Key.Key_Delete)
    assert [quote for quote, _ in reader.notes()] == ["老林的书店"]
    reader.select("老林的书店")
    reader.key(Qt.Key.Key_Delete)
    assert reader.notes() == []


def test_two_writings_of_one_note_are_two_steps_of_undo(reader):
    reader.write("老林的书店", "先写的")
    reader.key(Qt.Key.Key_Escape)
    reader.write("老林的书店", "，后写的")
    reader.key(Qt.Key.Key_Escape)
    assert reader.notes() == [("老林的书店", "先写的，后写的")]
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.notes() == [("老林的书店", "先写的")]
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.notes() == [("老林的书店", "")]
