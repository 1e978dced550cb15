"""Words are corrected with one key where the reader points, at once, and so again wherever they chose."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.session.correcting import Scope
from reader.text.spans import Span, covering


def press(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.page, key, modifier)


def place(window, text, at=0):
    """The stop before the character of the text with this number, at its middle height, in the viewport."""
    position = window.page.text().index(text) + at
    rect = window.page.rect_of(position, position + 1)
    return QPoint(round(rect.left()) + 1, round(rect.center().y()))


def point(window, text, at=0):
    view, where = window.page.viewport(), QPointF(place(window, text, at))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), none, none, plain)
    QApplication.sendEvent(view, event)


def word_at(window, text, at=0, nth=0):
    position = -1
    for _ in range(nth + 1):
        position = window.page.text().index(text, position + 1)
    word = covering(window.page.words_near(position + at), position + at)
    return window.page.text()[word.start : word.end]


@pytest.fixture
def seen(window):
    window.page.setFocus()
    return window


def test_m_joins_the_hovered_word_with_its_nearer_neighbour(seen):
    assert word_at(seen, "旧城记") == "旧城"
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    assert word_at(seen, "旧城记") == "旧城记"
    assert seen.session.history.undoable() == "correct words"


def test_b_breaks_the_hovered_word_where_the_pointer_is(seen):
    assert word_at(seen, "三十年") == "三十年"
    point(seen, "三十年", at=2)
    press(seen, Qt.Key.Key_B)
    assert (word_at(seen, "三十年"), word_at(seen, "三十年", at=2)) == ("三十", "年")
    seen.undo()
    assert word_at(seen, "三十年") == "三十年"


def test_the_selection_becomes_one_word(seen):
    start = seen.page.text().index("𠮷野街①号")
    seen.page.select(start, start + 5)
    press(seen, Qt.Key.Key_M)
    assert word_at(seen, "𠮷野街①号") == "𠮷野街①号"


def test_the_caret_is_meant_when_the_keyboard_was_used_last(seen):
    point(seen, "老林")
    start = seen.page.text().index("旧城记")
    seen.page.select(start, start)
    press(seen, Qt.Key.Key_Right)
    first = seen.page.caret()
    press(seen, Qt.Key.Key_M)
    joined = covering(seen.page.words_near(first), first)
    assert joined
    assert joined.start < first < joined.end
    assert word_at(seen, "老林") == "老林"


def test_a_selected_word_is_joined_with_its_neighbour(seen):
    start = seen.page.text().index("旧城记")
    point(seen, "旧城记", at=1)
    seen.page.select(start, start + 2)
    press(seen, Qt.Key.Key_M)
    assert word_at(seen, "旧城记") == "旧城记"


def test_the_menu_breaks_the_word_where_it_was_asked_for(seen):
    where = place(seen, "三十年", at=1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, seen.page.viewport().mapToGlobal(where))
    seen.page.menu_wanted.disconnect()
    QApplication.sendEvent(seen.page.viewport(), event)
    QApplication.sendEvent(seen.page.viewport(), QEvent(QEvent.Type.Leave))
    seen.words.verbs.break_()
    assert (word_at(seen, "三十年"), word_at(seen, "三十年", at=1)) == ("三", "十年")


@pytest.mark.parametrize("scope", Scope)
def test_the_small_choice_moves_the_correction_and_is_remembered(seen, scope):
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    bar = seen.words.verbs.bar
    assert bar.isVisible()
    assert bar.button(Scope.ARTICLE).isChecked()
    QTest.mouseClick(bar.button(scope), Qt.MouseButton.LeftButton)
    own = seen.session.correcting.own_words(seen.article)
    kept = {Scope.HERE: own.corrections(), Scope.ARTICLE: own.of_article(), Scope.EVERYWHERE: own.lexicon()}
    assert {one: len(records) for one, records in kept.items()} == {one: int(one is scope) for one in Scope}
    assert word_at(seen, "旧城记") == "旧城记"
    assert seen.looks.settings.word_scope == scope.value
    assert bar.button(scope).isChecked()
    assert len(seen.session.history.done()) == 1


def test_shift_m_goes_round_the_scopes(seen):
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    press(seen, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert seen.words.verbs.scope() is Scope.EVERYWHERE
    assert [word.text for word in seen.words.verbs.own.lexicon()] == ["旧城记"]


def test_the_choice_goes_away_when_the_reader_turns_elsewhere(seen):
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    press(seen, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert not seen.words.verbs.bar.isVisible()


def test_in_another_article_the_last_correction_stays_and_no_scope_changes(seen, qtbot):
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    seen.open_welcome()
    seen.session.history.undo()  # the import of the welcome: the correction is the newest again
    before = seen.session.history.done()
    with qtbot.waitSignal(seen.words.verbs.told):
        seen.words.verbs.reach_next()
    assert seen.session.history.done() == before
    assert seen.words.verbs.scope() is Scope.ARTICLE


def test_without_a_correction_just_made_the_next_scope_is_none(seen, qtbot):
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    start = seen.page.text().index("老林")
    seen.desk.run(lambda: seen.session.reading.highlight(seen.article, Span(start, start + 2)))
    with qtbot.waitSignal(seen.words.verbs.told):
        press(seen, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert len(seen.session.history.done()) == 2
    assert seen.words.verbs.scope() is Scope.ARTICLE


def test_the_choice_counts_the_places_where_the_correction_holds(seen, tmp_path, qtbot):
    file = tmp_path / "研究.txt"
    file.write_text("研究生命的起源，研究生命科学；研究生活。\n", encoding="utf-8")
    seen.open_paths([file])
    assert seen.wait_for_words()
    start = seen.page.text().index("研究生")
    seen.page.select(start, start + 3)
    press(seen, Qt.Key.Key_M)
    held = len(seen.page.places_of("研究生"))
    told = seen.words.verbs.bar.button(Scope.ARTICLE).text()
    assert told == (f"In This Article · {held}" if held > 1 else "In This Article")


def test_a_selected_word_is_joined_wherever_the_pointer_is(seen):
    point(seen, "老林")
    start = seen.page.text().index("旧城记")
    seen.page.select(start, start + 2)
    press(seen, Qt.Key.Key_M)
    assert word_at(seen, "旧城记") == "旧城记"
    assert word_at(seen, "老林") == "老林"


def test_a_word_between_signs_is_not_glued_to_them(seen, qtbot):
    seen.page.select(0, 0)
    point(seen, "发现")
    with qtbot.waitSignal(seen.words.verbs.told):
        press(seen, Qt.Key.Key_M)
    assert word_at(seen, "发现") == "发现"


def test_scrolling_puts_the_choice_away(seen):
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    bar = seen.page.verticalScrollBar()
    bar.setRange(0, 100)
    bar.setValue(bar.value() + 1)
    assert not seen.words.verbs.bar.isVisible()


def test_the_choice_goes_by_itself_after_a_while(seen, qtbot):
    seen.words.verbs.bar._leaving.setInterval(1)
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: not seen.words.verbs.bar.isVisible())
    assert not seen.words.verbs.bar._leaving.isActive()


def test_esc_puts_the_choice_away(seen):
    point(seen, "旧城记", at=2)
    press(seen, Qt.Key.Key_M)
    press(seen, Qt.Key.Key_Escape)
    assert not seen.words.verbs.bar.isVisible()


def test_where_there_is_no_word_the_reader_is_told(seen, qtbot):
    with qtbot.waitSignal(seen.words.verbs.told):
        seen.page.select(0, 0)
        point(seen, "的", at=0)
        press(seen, Qt.Key.Key_B)


def test_corrections_are_there_when_the_article_is_opened_again(seen):
    seen.words.verbs.reach(Scope.EVERYWHERE)
    start = seen.page.text().index("旧城记")
    seen.page.select(start, start + 3)
    press(seen, Qt.Key.Key_M)
    first = seen.article
    seen.open_welcome()
    seen.open_article(first)
    assert seen.wait_for_words()
    assert word_at(seen, "旧城记") == "旧城记"


def test_corrections_that_a_new_text_has_no_place_for_are_told_and_come_back_with_undo(seen, article_file, qtbot):
    seen.words.verbs.choose(Scope.HERE)
    start = seen.page.text().index("旧城记")
    seen.page.select(start, start + 3)
    press(seen, Qt.Key.Key_M)
    changed = article_file.read_text(encoding="utf-8").replace("旧城记", "旧书城")
    article_file.write_text(changed, encoding="utf-8")
    with qtbot.waitSignal(seen.words.verbs.told, timeout=20_000) as told:
        seen.open_paths([article_file])
    assert told.args[0].startswith("1 corrections of words have no place")
    seen.undo()
    assert seen.wait_for_words()
    assert word_at(seen, "旧城记") == "旧城记"


def test_at_the_cut_of_a_very_long_paragraph_a_word_is_joined_with_its_neighbour_on_this_side(seen, tmp_path):
    file = tmp_path / "长.txt"
    file.write_text("海藻碳汇说，" * 700 + "\n", encoding="utf-8")
    seen.open_paths([file])
    assert seen.wait_for_words()
    stretch, _ = seen.page.cut_at(0)
    last = seen.page.words_near(stretch.end - 1)
    word = next(one for one in reversed(last) if one.end < stretch.end)
    seen.page.select(word.end, word.end)
    seen.words.verbs.join()
    joined = covering(seen.page.words_near(word.start), word.start)
    assert joined
    assert joined.end - joined.start > word.end - word.start


def test_with_gaps_the_line_at_the_top_stays_where_it_is(seen):
    seen.page.show_words("gap")
    seen.page.go_to(seen.page.text().index("门外"), 0)
    before = seen.page.place()
    start = seen.page.text().index("雨下得很大")
    seen.page.select(start, start + 5)
    press(seen, Qt.Key.Key_M)
    assert seen.page.place() == before
    assert Span(start, start + 5) in seen.page.words_near(start)
