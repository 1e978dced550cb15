"""The lost highlights: each is shown with where it may stand, and goes to no place but the reader's."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from reader.session.reviewing import Reviewing
from reader.text.spans import Span
from reader.ui.notes.rendered import Rendered
from reader.ui.review.passage import Look, Passage, as_runs
from storage.errors import DiskFull
from storage.records import Highlight

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
SECOND = "# 山谷里的风\n\n清晨，风机开始转动，风从谷口来。\n\n傍晚，风机停了。\n"


class Reader:
    """A person at the window of the lost highlights."""

    def __init__(self, bot, window):
        self.bot, self.window = bot, window

    @property
    def review(self):
        return self.window.beside.review

    def lose(self, passage, /, tags=(), note="", **was):
        """Highlight a passage of the open article and let it be lost; `was` is how it was in the old text."""
        session, body = self.window.session, self.window.page.text()
        start = body.index(passage)
        made = session.reading.highlight(self.window.article, Span(start, start + len(passage)), tags, note)
        lost = replace(made.added(Highlight)[0], lost=True, **was)
        session._library.highlights.put(lost)
        self.window.refresh()
        return lost

    def open(self):
        self.window._actions["review"].trigger()
        self.bot.waitUntil(self.review.isActiveWindow)
        return self.review

    def rows(self):
        return [row.lost.highlight.quote for row in self.review.lost.rows.values()]

    def click(self, button):
        self.bot.mouseClick(button, LEFT)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.bot.keyClick(QApplication.focusWidget() or self.review, key, modifier)

    def select(self, quote):
        start = self.window.page.text().index(quote)
        self.window.page.select(start, start + len(quote))

    def kept(self, lost):
        return self.window.session.reading.get(lost.id)

    def texts(self):
        return [label.text() for label in self.review.card.findChildren(QLabel) if label.text()]


@pytest.fixture
def reader(qtbot, window):
    return Reader(qtbot, window)


@pytest.fixture
def second(tmp_path):
    path = tmp_path / "山谷.md"
    path.write_text(SECOND, encoding="utf-8")
    return path


def test_where_nothing_is_lost_one_line_says_so(reader):
    review = reader.open()
    assert review.lost.findChild(QLabel, "emptyHint").isVisible()
    assert review.lost.findChild(QLabel, "emptyHint").text() == "Every highlight has its place."
    assert not review.card.isVisible()
    assert not review.remove.isVisible()


def test_they_are_listed_with_their_articles_the_newest_first(reader, second):
    reader.lose("三十年")
    reader.window.open_paths([second])
    reader.lose("风机停了")
    review = reader.open()
    assert [(row.lost.highlight.quote, row.lost.title) for row in review.lost.rows.values()] == [
        ("风机停了", "山谷里的风"),
        ("三十年", "巷口的旧书店"),
    ]
    assert reader.review.isModal() is False


def test_a_row_says_how_many_places_there_are_once_it_was_looked_into(reader, qtbot):
    reader.lose("他把灯打开，继续读那本书")
    reader.lose("书店", prefix="甲乙丙丁戊", suffix="己庚辛壬癸")
    reader.lose("没有一个人", quote="全然无关", prefix="甲乙丙", suffix="丁戊己")
    review = reader.open()
    qtbot.waitUntil(lambda: all(row.outlook for row in review.lost.rows.values()))
    told = {row.lost.highlight.quote: (row.outlook, row.is_sure) for row in review.lost.rows.values()}
    assert told == {
        "他把灯打开，继续读那本书": ("a sure place", True),
        "书店": ("possible places: 2", False),
        "全然无关": ("no place", False),
    }


def test_one_is_shown_as_it_was_with_its_tags_and_its_note(reader):
    tags = [reader.window.session.tagging.by_key(key).id for key in "12"]
    reader.lose("书不怕旧", tags, "谁**说**的？", prefix="老林说：“", suffix="，怕没人翻……”")
    review = reader.open()
    old = review.card.findChild(Passage, "oldPassage")
    assert [(run.text, run.look) for run in old.runs()] == [
        ("老林说：“", Look.CONTEXT),
        ("书不怕旧", Look.QUOTE),
        ("，怕没人翻……”", Look.CONTEXT),
    ]
    names = [reader.window.session.tagging.by_key(key).name for key in "12"]
    assert {"巷口的旧书店", *names} <= set(reader.texts())
    assert review.card.findChild(Rendered).toPlainText() == "谁说的？"


def test_a_place_shows_its_likeness_and_what_differs(reader):
    reader.lose("他把灯打开，继续读那本书", quote="他把灯点开，继续地读那本书")
    (card,) = reader.open().card.cards()
    runs = [(run.text, run.look) for run in card.passage.runs() if run.look is not Look.CONTEXT]
    assert runs == [
        ("他把灯", Look.QUOTE),
        ("〔点〕", Look.GONE),
        ("打", Look.COME),
        ("开，继续", Look.QUOTE),
        ("〔地〕", Look.GONE),
        ("读那本书", Look.QUOTE),
    ]
    assert card.findChild(QLabel).text() == "89 % alike"
    assert "他把灯打开，继续读那本书" in card.passage.accessibleName()


def test_a_place_is_taken_with_its_button_and_undo_brings_the_lost_one_back(reader):
    lost = reader.lose("他把灯打开，继续读那本书", quote="他把灯点开，继续读那本书", start=3, end=15)
    other = reader.lose("三十年")
    review = reader.open()
    assert reader.rows() == ["他把灯点开，继续读那本书", "三十年"]
    reader.click(review.card.cards()[0].button)
    body = reader.window.page.text()
    assert (reader.kept(lost).start, reader.kept(lost).lost) == (body.index("他把灯打开"), False)
    assert lost.id in {mark.id for mark in reader.window.page._marks}
    assert reader.rows() == ["三十年"]
    assert review.current().lost.highlight == other
    assert review.lost.view.hasFocus()
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.rows() == ["他把灯点开，继续读那本书", "三十年"]
    assert review.current().lost.highlight == other
    assert reader.kept(lost) == lost
    reader.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert reader.rows() == ["三十年"]


def test_by_hand_the_article_is_opened_and_the_selection_is_the_place(reader, second):
    lost = reader.lose("三十年", quote="全然无关", prefix="甲乙丙", suffix="丁戊己")
    reader.window.open_paths([second])
    review = reader.open()
    assert not review.card.cards()
    reader.select("风机开始转动")  # in another article
    assert not review.at_selection.isEnabled()
    reader.click(review.by_hand)
    assert reader.window.article == lost.article
    assert review.isVisible()
    assert any("Select the passage" in label.text() for label in review.findChildren(QLabel) if label.isVisible())
    assert not review.at_selection.isEnabled()
    reader.select("封面写着")
    assert review.at_selection.isEnabled()
    reader.window.page.clear_selection()
    assert not review.at_selection.isEnabled()
    reader.select("封面写着")
    reader.click(review.at_selection)
    assert (reader.kept(lost).quote, reader.kept(lost).lost) == ("封面写着", False)
    assert reader.rows() == []


def test_one_that_is_not_wanted_any_more_goes_to_the_bin_and_comes_back_with_undo(reader):
    lost = reader.lose("三十年", note="谁？")
    review = reader.open()
    reader.click(review.remove)
    assert reader.rows() == []
    assert [one.record for one in reader.window.session.waste.listed()] == [lost]
    reader.key(Qt.Key.Key_Z, CTRL)
    assert reader.rows() == ["三十年"]
    assert review.card.isVisible()


def test_the_list_follows_the_main_window_and_keeps_the_current_row(reader):
    reader.lose("老林的书店")
    second = reader.lose("三十年")
    review = reader.open()
    review.lost.choose(1)
    shown = review.card.cards()
    reader.window.session.reading.highlight(reader.window.article, Span(0, 2))
    reader.window.undo()
    assert review.current().lost.highlight == second
    assert review.card.cards() == shown  # nothing that it shows has changed
    reader.window.desk.run(lambda: reader.window.session.reading.note(second.id, "新写的"))
    assert review.card.findChild(Rendered).toPlainText() == "新写的"
    reader.window.desk.run(lambda: reader.window.session.reading.remove([reader.rows() and second.id]))
    assert reader.rows() == ["老林的书店"]
    assert review.current().lost.highlight.quote == "老林的书店"


def test_places_are_sought_once_until_something_changes(reader, monkeypatch, qtbot):
    first, second = reader.lose("老林的书店"), reader.lose("三十年")
    sought, seek = [], Reviewing.candidates
    monkeypatch.setattr(Reviewing, "candidates", lambda self, own: sought.append(own) or seek(self, own))
    review = reader.open()
    qtbot.waitUntil(lambda: all(row.outlook for row in review.lost.rows.values()))
    review.lost.choose(1)
    review.lost.choose(0)
    assert sorted(sought) == sorted([first.id, second.id])
    reader.window.desk.run(lambda: reader.window.session.reading.note(first.id, "新写的"))
    assert sought[2:] == [first.id]


def test_arrows_go_through_the_list_and_enter_places_only_on_its_button(reader):
    reader.lose("老林的书店")
    reader.lose("三十年")
    review = reader.open()
    assert review.lost.view.hasFocus()
    reader.key(Qt.Key.Key_Down)
    assert review.current().lost.highlight.quote == "三十年"
    reader.key(Qt.Key.Key_Return)
    assert len(reader.rows()) == 2
    assert review.isVisible()
    reader.key(Qt.Key.Key_Tab)
    assert review.card.cards()[0].button.hasFocus()
    reader.key(Qt.Key.Key_Return)
    assert reader.rows() == ["老林的书店"]
    reader.key(Qt.Key.Key_Escape)
    assert not review.isVisible()


def test_it_shows_what_changed_while_it_was_closed(reader):
    reader.open()
    reader.key(Qt.Key.Key_Escape)
    reader.lose("三十年")
    reader.open()
    assert reader.rows() == ["三十年"]
    assert reader.review.card.cards()


def test_what_could_not_be_done_is_said_in_it(reader, monkeypatch):
    reader.lose("三十年")
    review = reader.open()

    def full(*_args):
        raise DiskFull(path="library.meipi")

    monkeypatch.setattr(reader.window.session.reading, "place", full)
    reader.click(review.card.cards()[0].button)
    assert "no room left" in review.message.said()
    assert reader.rows() == ["三十年"]


def test_another_look_is_taken_over(reader):
    reader.lose("三十年", quote="四十年")
    review = reader.open()
    before = review.card.cards()[0].passage.document().toHtml()
    reader.window.looks.toggle()
    assert review.card.cards()[0].passage.document().toHtml() != before
    ink = review.palette().color(QPalette.ColorRole.Text)
    assert ink.lightness() > QColor("#808080").lightness()
    reader.window.looks.toggle()


def test_a_passage_is_as_high_as_it_needs_and_a_long_one_is_shortened(qtbot):
    (quote,) = [run for run in as_runs("", "风" * 5000, "") if run.look is Look.QUOTE]
    assert quote.text == "风" * 60 + "……" + "风" * 60
    parent = Passage("", None)
    qtbot.addWidget(parent)
    parent.resize(400, 20)
    parent.show()
    parent.show_runs(as_runs("", "风", ""))
    low = parent.height()
    parent.show_runs(as_runs("", "风" * 120, ""))
    assert parent.height() > 2 * low


def test_places_are_found_in_a_long_article(reader, tmp_path, qtbot):
    path = tmp_path / "长.txt"
    line = "第{}天，渡口的船没有来，河面上的雾散了又聚，对岸只剩一点影子。\n"
    path.write_text("".join(line.format(number) for number in range(30_000)), encoding="utf-8")
    reader.window.open_paths([path])
    qtbot.waitUntil(lambda: not reader.window.coming.is_busy())
    for number in (100, 15_000, 29_000):
        reader.lose(f"第{number}天，渡口的船没有来", quote=f"第{number}天，渡口的小船没有来")
    review = reader.open()
    for row in range(3):
        review.lost.choose(row)
        assert review.card.cards()


def test_it_closes_with_the_main_window(reader):
    reader.lose("三十年")
    review = reader.open()
    reader.window.close()
    assert not review.isVisible()


def test_a_note_on_the_article_leaves_the_places_alone_and_a_tag_that_changes_is_shown(reader, monkeypatch):
    tag = reader.window.session.tagging.by_key("1")
    lost = reader.lose("三十年", [tag.id])
    review = reader.open()
    shown, session = review.card.cards(), reader.window.session
    reader.window.desk.run(lambda: session.shelf.note(lost.article, "写到一半"))
    assert review.card.cards() == shown
    reader.window.desk.run(lambda: session.tag_tree.rename(tag.id, "主张"))
    assert "主张" in reader.texts()
