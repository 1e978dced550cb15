"""A word is explained where the reader points or stands, kept with its sentence by one key, put away by another."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.session.vocabulary import TAG
from reader.text.spans import Span, covering

NO_BUTTON, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
A_MENU_WITHOUT_A_SCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.page, key, modifier)


def rect_of(window, text, at=0):
    position = window.page.text().index(text) + at
    return window.page.rect_of(position, position + 1)


def point(window, text, at=0, buttons=NO_BUTTON):
    view, where = window.page.viewport(), QPointF(rect_of(window, text, at).center())
    plain = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), NO_BUTTON, buttons, plain)
    QApplication.sendEvent(view, event)


def stand(window, text):
    start = window.page.text().index(text)
    window.page.reveal(start, start + len(text))


def card(window):
    return window.words.lookup.card


def hint(window):
    return window.words.lookup.hint


def said(window):
    return card(window).text.toPlainText()


def in_layer(window, rect):
    return rect.translated(window.page.viewport().mapTo(card(window).parentWidget(), QPoint(0, 0)))


def marks(window):
    return window.session.reading.highlights(window.article)


def test_d_explains_the_word_that_is_pointed_at_and_puts_it_away_again(looking):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    assert card(looking).word() == "书店"
    assert said(looking).startswith("书店  書店\nshū diàn\nbookstore   量 家 [jiā]\n书  shū  book; letter")
    press(looking, Qt.Key.Key_D)
    assert card(looking).isHidden()
    assert looking.page.hasFocus()


def test_d_explains_the_word_at_the_caret_when_the_keyboard_was_used_last(looking):
    point(looking, "书店开")
    stand(looking, "客人多了")
    press(looking, Qt.Key.Key_Right)
    press(looking, Qt.Key.Key_Left)
    press(looking, Qt.Key.Key_D)
    assert card(looking).word() == "客人"


def test_d_explains_another_word_that_is_pointed_at(looking):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    point(looking, "封面")
    press(looking, Qt.Key.Key_D)
    assert card(looking).word() == "封面"


def test_a_selection_is_explained_as_a_whole_with_the_words_in_it(looking):
    start = looking.page.text().index("旧书店")
    looking.page.select(start, start + 3)
    press(looking, Qt.Key.Key_D)
    assert card(looking).word() == "旧书店"
    assert "This is not in the dictionary; words in it are." in said(looking)
    assert "书店  shū diàn  bookstore" in said(looking)
    assert said(looking).index("书店  shū diàn") < said(looking).index("旧  jiù")


def test_the_card_follows_the_caret_from_word_to_word(looking, qtbot):
    stand(looking, "客人多了")
    press(looking, Qt.Key.Key_D)
    seen = [card(looking).word()]
    for _ in range(2):
        press(looking, Qt.Key.Key_Right)
        caret = looking.page.caret()
        word = covering(looking.page.words_near(caret), caret)
        text = looking.page.text()[word.start : word.end]
        qtbot.waitUntil(lambda text=text: card(looking).word() == text)
        seen.append(text)
    assert seen[:2] == ["客人", "多"]
    press(looking, Qt.Key.Key_D)
    assert card(looking).isHidden()


def test_the_card_goes_along_when_the_caret_leaves_what_is_seen(looking, qtbot):
    looking.resize(1320, 420)
    stand(looking, "老林")
    press(looking, Qt.Key.Key_D)
    bar = looking.page.verticalScrollBar()
    before = bar.value()
    while bar.value() == before:
        press(looking, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: not looking.words.lookup._following.isActive())
    assert card(looking).word() not in ("", "老林")
    shown = looking.words.lookup._span
    word = in_layer(looking, looking.page.rect_of(shown.start, shown.end))
    assert not card(looking).geometry().intersects(word.toRect())


def test_the_card_goes_along_when_a_message_moves_the_page(looking, qtbot):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    before = card(looking).y()
    looking.message.say("雪落了。")
    qtbot.waitUntil(lambda: card(looking).y() != before)
    word = in_layer(looking, rect_of(looking, "书店开"))
    assert not card(looking).geometry().intersects(word.toRect())


@pytest.mark.parametrize("text", ["书店开", "继续读", "一个下午", "门外", "12.5%"])
def test_the_card_never_covers_its_word_and_stays_within_the_page(looking, text):
    point(looking, text)
    press(looking, Qt.Key.Key_D)
    assert card(looking).isVisible()
    word = covering(looking.page.words_near(looking.page.text().index(text)), looking.page.text().index(text))
    assert (
        not card(looking)
        .geometry()
        .intersects(in_layer(looking, looking.page.rect_of(word.start, word.end)).toRect())
    )
    room = in_layer(looking, looking.page.viewport().rect().toRectF())
    assert room.toRect().contains(card(looking).geometry())


def test_a_long_card_scrolls(looking):
    looking.resize(1320, 460)
    start = looking.page.text().index("老林的书店开了三十年")
    looking.page.select(start, start + 10)
    press(looking, Qt.Key.Key_D)
    assert card(looking).word() == "老林的书店开了三十年"
    assert card(looking).text.verticalScrollBar().maximum() > 0


def test_esc_puts_the_card_away_and_leaves_the_selection(looking):
    start = looking.page.text().index("书店开")
    looking.page.select(start, start + 2)
    press(looking, Qt.Key.Key_D)
    press(looking, Qt.Key.Key_Escape)
    assert card(looking).isHidden()
    assert looking.page.selection() == (start, start + 2)
    press(looking, Qt.Key.Key_Escape)
    assert looking.page.selected_text() == ""


def test_a_click_elsewhere_or_another_key_puts_the_card_away(looking):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    QTest.mouseClick(looking.page.viewport(), LEFT, pos=rect_of(looking, "门外").center().toPoint())
    assert card(looking).isHidden()
    press(looking, Qt.Key.Key_D)
    assert card(looking).isVisible()
    press(looking, Qt.Key.Key_W)
    assert card(looking).isHidden()


def test_text_of_the_card_can_be_selected_and_its_keys_go_on_working(looking, qtbot):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    text = card(looking).text
    QTest.mouseClick(text.viewport(), LEFT, pos=QPoint(20, 12))
    assert text.hasFocus()
    assert card(looking).isVisible()
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "bookstore" in QApplication.clipboard().text()
    QTest.keyClick(text, Qt.Key.Key_K)
    assert [mark.quote for mark in marks(looking)] == ["书店"]
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert card(looking).isHidden()
    assert looking.page.hasFocus()


@pytest.mark.parametrize("clicked", [False, True])
def test_the_card_goes_when_the_reader_turns_to_a_panel(looking, clicked):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    if clicked:
        QTest.mouseClick(card(looking).text.viewport(), LEFT, pos=QPoint(20, 12))
    looking.library.search.field.setFocus()
    assert card(looking).isHidden()
    assert looking.library.search.field.hasFocus()


def test_k_keeps_the_word_with_its_meaning_in_one_step_and_again_lets_it_go(looking):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    press(looking, Qt.Key.Key_K)
    (kept,) = marks(looking)
    assert (kept.quote, kept.note) == ("书店", "（書店）\n\n**shū diàn** bookstore")
    assert [looking.session.tagging.paths()[tag] for tag in kept.tags] == [TAG]
    assert card(looking).keep.text() == "Let Go  K"
    press(looking, Qt.Key.Key_K)
    assert marks(looking) == []
    assert card(looking).keep.text() == "Keep  K"
    looking.undo()
    assert marks(looking) == [kept]
    looking.undo()
    assert marks(looking) == []
    assert TAG not in [tag.name for tag in looking.session.tagging.all_tags()]


def test_k_keeps_the_word_pointed_at_without_a_card(looking):
    point(looking, "封面")
    press(looking, Qt.Key.Key_K)
    assert [mark.quote for mark in marks(looking)] == ["封面"]
    assert card(looking).isHidden()


def test_a_word_kept_elsewhere_is_told_and_not_kept_twice(looking):
    point(looking, "一个人")
    press(looking, Qt.Key.Key_K)
    point(looking, "一个下午")
    press(looking, Qt.Key.Key_K)
    assert len(marks(looking)) == 1
    assert "is kept already, in “巷口的旧书店”" in looking.message.said()


def test_the_buttons_do_what_their_keys_do_to_the_word_on_the_card(looking):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    card(looking).known.click()
    assert looking.session.knowing.words() == {"书店"}
    assert card(looking).known.text() == "Not Known  Shift+K"
    point(looking, "封面")
    press(looking, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    assert looking.session.knowing.words() == frozenset()
    card(looking).keep.click()
    assert [mark.quote for mark in marks(looking)] == ["书店"]
    assert card(looking).isVisible()
    assert (card(looking).keep.text(), card(looking).known.text()) == ("Let Go  K", "Known  Shift+K")


def test_the_card_tells_how_often_the_word_stands_here_and_in_the_library(looking, qtbot, tmp_path):
    other = tmp_path / "河边.txt"
    other.write_text("河边的书店关门了，书店里的书还在。\n", encoding="utf-8")
    first = looking.article
    looking.open_paths([other])
    looking.open_article(first)
    assert looking.wait_for_words()
    looking.page.setFocus()
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    here = looking.page.text().count("书店")
    told = f"here {len(looking.page.places_of('书店'))} · in the library {here + 2}"
    qtbot.waitUntil(lambda: card(looking).count.text() == told)


def test_signs_are_no_words_to_look_up(looking):
    stand(looking, "，封面")
    press(looking, Qt.Key.Key_D)
    assert card(looking).isHidden()
    assert "no word to look up" in looking.message.said()
    press(looking, Qt.Key.Key_K)
    assert "no word to keep" in looking.message.said()


def test_resting_on_a_word_tells_its_meaning_and_leaving_it_ends_that_at_once(looking, qtbot):
    point(looking, "书店开")
    qtbot.waitUntil(lambda: hint(looking).words() == ["shū diàn", "bookstore"])
    place = in_layer(looking, rect_of(looking, "书店开")).toRect()
    assert not hint(looking).geometry().intersects(place)
    point(looking, "封面")
    assert hint(looking).isHidden()


def test_a_hint_has_at_most_three_lines(looking, qtbot):
    point(looking, "里有")
    qtbot.waitUntil(lambda: hint(looking).isVisible())
    assert 2 <= len(hint(looking).words()) <= 6


@pytest.mark.parametrize("turn", ["key", "click", "scroll", "leave"])
def test_a_hint_goes_with_whatever_the_reader_does(looking, qtbot, turn):
    point(looking, "书店开")
    qtbot.waitUntil(lambda: hint(looking).isVisible())
    if turn == "key":
        press(looking, Qt.Key.Key_Shift)
    elif turn == "click":
        QTest.mousePress(looking.page.viewport(), LEFT, pos=rect_of(looking, "书店开").center().toPoint())
    elif turn == "scroll":
        looking.page.verticalScrollBar().valueChanged.emit(1)
    else:
        QApplication.sendEvent(looking.page.viewport(), QEvent(QEvent.Type.Leave))
    assert hint(looking).isHidden()
    assert not looking.words.lookup.hovering._rest.isActive()


def test_nothing_is_told_while_dragging_or_where_a_highlight_tells_something_itself(looking):
    resting = looking.words.lookup.hovering._rest
    point(looking, "书店开", buttons=LEFT)
    assert not resting.isActive()
    start = looking.page.text().index("书店开")
    looking.session.history.clear()
    looking.desk.run(lambda: looking.session.reading.highlight(looking.article, Span(start, start + 2), (), "记"))
    point(looking, "书店开")
    assert not resting.isActive()
    point(looking, "封面")
    assert resting.isActive()


def test_a_dictionary_that_is_missing_is_made_beside_the_window(window, qtbot):
    window.page.setFocus()
    point(window, "书店开")
    press(window, Qt.Key.Key_D)
    assert "The dictionary is being made ready" in said(window)
    qtbot.waitUntil(lambda: "bookstore" in said(window), timeout=30_000)
    assert card(window).word() == "书店"


def test_a_dictionary_that_is_damaged_is_made_anew(looking, qtbot):
    desk = looking.words.lookup.dictionary
    assert desk.lookup("书店")
    desk._dictionary._cedict._packed["封"] = b"nonsense"
    point(looking, "封面")
    press(looking, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "cover" in said(looking), timeout=30_000)


def test_a_dictionary_that_cannot_be_made_is_told_calmly(window, qtbot):
    desk = window.words.lookup.dictionary
    window.page.setFocus()
    point(window, "书店开")
    press(window, Qt.Key.Key_D)
    desk._process.answered.emit({"id": 1, "error": "no data"})
    assert "The dictionary could not be made ready" in said(window)
    press(window, Qt.Key.Key_K)
    assert [mark.note for mark in marks(window)] == [""]


def test_the_card_is_set_anew_in_other_colours(looking):
    point(looking, "书店开")
    press(looking, Qt.Key.Key_D)
    palette = QPalette(card(looking).palette())
    palette.setColor(QPalette.ColorRole.Text, QColor("#123456"))
    card(looking).setPalette(palette)
    head = card(looking).text.document().begin().begin().fragment().charFormat()
    assert head.foreground().color() == QColor("#123456")


@A_MENU_WITHOUT_A_SCREEN
def test_the_menu_of_a_word_offers_to_look_it_up_and_to_keep_it(looking):
    start = looking.page.text().index("书店开")
    looking.page.select(start, start + 2)
    looking.at_hand.open_menu(QPoint(10, 10))
    menu = looking.page.findChild(QMenu, "pageMenu")
    assert {"look_up", "keep"} <= {action.objectName() for action in menu.actions()}
    menu.close()


def test_the_dictionary_is_credited(looking, monkeypatch):
    from PySide6.QtWidgets import QMessageBox

    told = []
    monkeypatch.setattr(QMessageBox, "about", lambda _window, _name, text: told.append(text))
    looking.show_about()
    assert "CC-CEDICT" in told[0]
    assert "CC BY-SA 4.0" in told[0]
