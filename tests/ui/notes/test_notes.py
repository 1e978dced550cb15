"""Notes are written in place, on disk within a second of a pause, and read as Markdown when not written."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QInputMethodEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolButton

from reader.session.shelf import Shelf
from reader.ui.notes.rendered import LONGEST, Rendered, plain
from storage.errors import DiskFull

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Writer:
    """A person who writes notes."""

    def __init__(self, bot, window):
        self.bot, self.window, self.page = bot, window, window.page

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text):
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), typed)

    def write(self, text):
        """Begin the article's note by key."""
        self.page.setFocus()
        self.key(Qt.Key.Key_N, SHIFT)
        self.type(text)

    @property
    def field(self):
        return self.window.article_note.note

    @property
    def rendered(self):
        return self.window.findChild(Rendered, "articleNoteFieldRendered")

    def kept(self):
        return self.window.session.shelf.article(self.window.article).note


@pytest.fixture
def writer(qtbot, window):
    return Writer(qtbot, window)


def test_the_articles_note_is_written_by_one_key_and_on_disk_after_a_pause(writer):
    writer.write("一家**书店**的三十年")
    assert writer.kept() == ""
    writer.bot.waitUntil(lambda: writer.kept() == "一家**书店**的三十年", timeout=1000)
    assert writer.field.is_written()


def test_a_finished_note_reads_as_markdown_and_the_page_has_the_keys_again(writer):
    writer.write("一家**书店**")
    writer.key(Qt.Key.Key_Escape)
    assert writer.kept() == "一家**书店**"
    assert writer.rendered.isVisible()
    assert writer.rendered.toPlainText() == "一家书店"
    assert QApplication.focusWidget() is writer.page


def test_a_click_on_the_note_writes_on_at_its_end(writer):
    writer.write("书店")
    writer.key(Qt.Key.Key_Escape)
    writer.bot.mouseClick(writer.rendered.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(8, 8))
    writer.type("与雨")
    writer.key(Qt.Key.Key_Escape)
    assert writer.kept() == "书店与雨"


def test_a_click_elsewhere_saves_the_note(writer):
    writer.write("书店")
    writer.page.setFocus()
    assert writer.kept() == "书店"
    assert writer.rendered.isVisible()


def test_all_of_one_writing_is_one_step_of_undo_and_is_followed(writer):
    writer.write("书店")
    assert writer.field.save()
    writer.type("，三十年")
    writer.key(Qt.Key.Key_Escape)
    writer.key(Qt.Key.Key_Z, CTRL)
    assert writer.kept() == ""
    assert writer.rendered.toPlainText() == ""
    writer.key(Qt.Key.Key_Y, CTRL)
    assert writer.rendered.toPlainText() == "书店，三十年"


def test_two_writings_are_two_steps(writer):
    for text in ("书店", "，三十年"):
        writer.write(text)
        writer.key(Qt.Key.Key_Escape)
    writer.key(Qt.Key.Key_Z, CTRL)
    assert writer.kept() == "书店"


def test_each_article_has_its_own_note(writer, tmp_path):
    writer.write("书店")
    other = tmp_path / "山谷.md"
    other.write_text("# 山谷里的风\n\n清晨，风机开始转动。\n", encoding="utf-8")
    first = writer.window.article
    writer.window.open_paths([other])
    assert writer.rendered.toPlainText() == ""
    writer.write("风")
    writer.window.open_article(first)
    assert writer.rendered.toPlainText() == "书店"


def test_a_note_that_cannot_be_saved_stays_open_with_its_article(writer, tmp_path, monkeypatch):
    def full(*_given, **_named):
        raise DiskFull(path=tmp_path)

    writer.write("书店")
    monkeypatch.setattr(Shelf, "note", full)
    writer.key(Qt.Key.Key_Escape)
    assert writer.field.is_written()
    assert "There is no room left" in writer.window.message.said()
    monkeypatch.undo()
    writer.key(Qt.Key.Key_Escape)
    assert writer.kept() == "书店"


def test_what_is_pasted_is_plain_text(writer):
    clip = QMimeData()
    clip.setHtml("<b>旧</b>城记")
    clip.setText("旧城记")
    QGuiApplication.clipboard().setMimeData(clip)
    writer.write("")
    writer.key(Qt.Key.Key_V, CTRL)
    assert writer.window.findChild(QPlainTextEdit, "articleNoteField").toPlainText() == "旧城记"


def test_html_stands_as_it_was_typed_and_no_picture_is_loaded(writer, tmp_path):
    picture = tmp_path / "picture.png"
    writer.page.grab().save(str(picture))
    writer.write(f"<i>斜</i> ![图]({picture.as_uri()})")
    writer.key(Qt.Key.Key_Escape)
    assert "<i>斜</i>" in writer.rendered.toPlainText()
    writer.rendered.grab()
    assert writer.rendered.document().resource(2, QUrl(picture.as_uri())).width() == 1


def test_a_link_opens_outside_and_only_where_links_are_safe(writer, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda link: opened.append(link.toString()))
    for link in ("https://example.org/", "file:///etc/passwd", "javascript:1"):
        writer.rendered.anchorClicked.emit(QUrl(link))
    assert opened == ["https://example.org/"]
    assert writer.window.article


def test_a_click_on_a_link_does_not_write(writer, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda link: opened.append(link.toString()))
    writer.write("[书店](https://example.org/)")
    writer.key(Qt.Key.Key_Escape)
    spot = QPoint(12, 12)
    assert writer.rendered.anchorAt(spot)
    writer.bot.mouseClick(writer.rendered.viewport(), Qt.MouseButton.LeftButton, NONE, spot)
    assert opened == ["https://example.org/"]
    assert not writer.field.is_written()


def test_a_long_note_is_shown_in_bounds(writer):
    writer.write("一行\n\n" * 60)
    writer.key(Qt.Key.Key_Escape)
    assert writer.window.article_note.height() < 300
    assert writer.window.highlights.isVisible()


@pytest.mark.parametrize(
    ("markdown", "said"),
    [("**旧**城", "旧城"), ("- 一\n- 二", "一\n二"), ("# 标题", "标题"), ("<b>粗</b>", "<b>粗</b>"), ("", "")],
)
def test_a_note_in_plain_words(qapp, markdown, said):
    assert plain(markdown) == said


def test_a_note_is_as_wide_and_high_as_its_text(writer):
    writer.rendered.show_markdown("短")
    low, narrow = writer.rendered.height_for(300), writer.rendered.width_of_text()
    writer.rendered.show_markdown("长" * 200)
    assert writer.rendered.height_for(300) > 3 * low
    assert writer.rendered.width_of_text() > QPointF(narrow, 0).x()


def test_the_focus_stays_where_the_reader_went(writer):
    field = writer.window.findChild(QLineEdit, "sieveText")
    writer.window.findChild(QToolButton, "gatheredFilter").click()
    writer.write("书店")
    field.setFocus()
    assert QApplication.focusWidget() is field
    assert writer.kept() == "书店"


def test_measuring_a_note_leaves_nothing_behind(writer):
    writer.rendered.show_markdown("长" * 200)
    before = len(writer.rendered.findChildren(QTextDocument))
    for width in range(100, 200):
        writer.rendered.height_for(width)
    assert len(writer.rendered.findChildren(QTextDocument)) == before


@pytest.mark.parametrize("note", ["[" * 50_000, "|" * 600 + "\n" + "|-" * 300, "`" * 20_000])
def test_a_note_that_would_take_long_to_set_stands_as_it_was_written(writer, note):
    writer.rendered.show_markdown(note)
    assert writer.rendered.toPlainText().startswith(note[:100])
    assert len(writer.rendered.toPlainText()) <= LONGEST + 1


def test_a_second_note_that_cannot_be_saved_keeps_the_window_open_again(writer, tmp_path, monkeypatch):
    def full(*_given, **_named):
        raise DiskFull(path=tmp_path)

    for text in ("书店", "，三十年"):
        writer.write(text)
        with monkeypatch.context() as patch:
            patch.setattr(Shelf, "note", full)
            assert not writer.window.close()
        writer.key(Qt.Key.Key_Escape)
    assert writer.kept() == "书店，三十年"
