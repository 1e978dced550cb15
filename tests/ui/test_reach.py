"""Every control that is seen has a name, is reached by Tab or arrows, and shows its focus; Tab stays nowhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QStyle,
    QTabBar,
    QTextEdit,
    QToolBar,
    QToolButton,
    QWidget,
)

from reader.session.merging import as_bytes
from reader.session.preparing import prepare
from reader.text.spans import Span
from reader.ui.coming_in.encoding_dialog import EncodingDialog
from reader.ui.highlights.times_button import DaysDialog
from reader.ui.words.words_head import Part
from tests.ui.focus_rings import shows_focus

INPUTS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QSlider, QTabBar)
TEXTS = (QPlainTextEdit, QTextEdit)
MADE_OF_PARTS = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)
MOST, STAYS = 200, 5  # times that Tab is pressed, in all and in one control with several fields
TORN = """# 巷口的旧书店

老林的书店开了三十年，店里最贵的一本书叫作《旧城记》，封面上写着𠮷野街①号，扉页上还有老邻

居当年留下的名字，墨色已经淡了。
"""
OWN = "66666666-6666-4666-8666-{:012}".format


def seen(root: QWidget) -> list[QWidget]:
    """What of this part of a window is on the screen and can be used."""
    below = [one for one in [root, *root.findChildren(QWidget)] if one.window() is root.window()]
    return [one for one in below if one.isVisible() and one.isEnabled()]


def controls(root: QWidget) -> list[QWidget]:
    """What is used or read by itself, without the parts that controls are made of."""
    found = [one for one in seen(root) if isinstance(one, (*INPUTS, *TEXTS)) or takes_tab(one)]
    return [one for one in found if not isinstance(one.parentWidget(), MADE_OF_PARTS)]


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def name_of(control: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip()


def called(control: QWidget) -> str:
    """What a failed test says of it."""
    return f"{type(control).__name__} {control.objectName()!r} “{name_of(control)}”"


def nameless(root: QWidget) -> list[str]:
    return [called(one) for one in controls(root) if not name_of(one)]


def round_of(bot, start: QWidget, key=Qt.Key.Key_Tab) -> list[QWidget]:
    """What has the focus one after the other as Tab is pressed, from this one until it has it again."""
    start.setFocus()
    here, reached, stays = QApplication.focusWidget(), [], 0
    while len(reached) < MOST and (here not in reached or (here is reached[-1] and stays < STAYS)):
        stays = stays + 1 if reached and here is reached[-1] else 0
        if not stays:
            reached.append(here)
        bot.keyClick(here, key)
        here = QApplication.focusWidget()
    assert stays < STAYS, f"Tab stays at {called(here)}"
    assert here is reached[0], f"Tab comes back to {called(here)}, not to {called(reached[0])}"
    return reached


def is_reached(control: QWidget, reached: list[QWidget]) -> bool:
    """Whether Tab leads to it, or arrows do from another of its group; a text that is only read needs neither."""
    if control in reached or (isinstance(control, TEXTS) and control.focusPolicy() == Qt.FocusPolicy.NoFocus):
        return True
    group = control.group() if isinstance(control, QAbstractButton) else None
    if group and group.exclusive():
        return any(one in reached for one in group.buttons())
    return isinstance(control.parentWidget(), QToolBar)  # what the toolbar has, the menus have


def assert_usable(bot, root: QWidget, start: QWidget | None = None) -> None:
    """Everything in this part of a window has a name and is reached, there and back, from the start."""
    assert nameless(root) == []
    start = start or next(filter(takes_tab, seen(root)))
    reached = round_of(bot, start)
    assert [called(one) for one in controls(root) if not is_reached(one, reached)] == []
    assert set(round_of(bot, start, Qt.Key.Key_Backtab)) == set(reached)
    others = [next((other for other in reached if other is not one), one) for one in reached]
    pairs = zip(reached, others, strict=True)
    assert [called(one) for one, other in pairs if one.isVisible() and not shows_focus(one, other)] == []


@pytest.fixture
def read(window):
    """A window as after an hour: with a folder, and highlights with tags and a note."""
    session, body = window.session, window.page.text()
    for quote, tag, note in zip(("旧城记", "怕没人翻"), session.tagging.tags(), ("看一看", ""), strict=False):
        start = body.index(quote)
        session.reading.highlight(window.article, Span(start, start + len(quote)), [tag.id], note)
    session.foldering.make("读书", [window.article])
    window.refresh()
    return window


@pytest.fixture
def passage(read):
    """The same with a passage selected."""
    start = read.page.text().index("老林")
    read.page.select(start, start + 2)
    return read


@pytest.fixture
def usable(qtbot):
    """Asserts that a dialog is usable once it is active, and closes it."""

    def check(dialog) -> None:
        qtbot.waitUntil(dialog.isActiveWindow)
        assert_usable(qtbot, dialog)
        dialog.close()

    return check


def test_the_window_is_usable_with_keys_alone(read, qtbot):
    assert_usable(qtbot, read, read.page)


def test_so_it_is_with_everything_open_that_can_be(read, qtbot):
    read.highlights.findChild(QToolButton, "gatheredFilter").click()
    read.highlights.show_tag(read.session.tagging.tags()[0].id)
    read.finding.open()
    read.message.offer("三处可以修。", "看一看", lambda: None)
    read.library.search.field.setText("旧")
    read.library.search.search()
    read.article_note.write()
    assert_usable(qtbot, read, read.page)


@pytest.mark.parametrize("part", Part)
def test_every_part_of_the_words_is_usable(read, qtbot, part):
    read.show_words()
    read.words.panel.head.choose(part)
    assert_usable(qtbot, read, read.page)


def test_what_the_toolbar_has_the_menus_have_and_alt_leads_there(read):
    in_menus = {action for menu in read.menuBar().actions() for action in menu.menu().actions()}
    (bar,) = read.findChildren(QToolBar)
    assert {action for action in bar.actions() if action.text() and not action.isSeparator()} <= in_menus
    assert read.style().styleHint(QStyle.StyleHint.SH_MenuBar_AltKeyNavigation)


def test_arrows_go_on_in_a_group_of_which_one_is_chosen(read, qtbot):
    scopes = [one for one in read.highlights.findChildren(QToolButton, "gatheredScope") if one.isVisible()]
    chosen, other = sorted(scopes, key=lambda one: not one.isChecked())
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Right)
    assert other.isChecked()
    assert QApplication.focusWidget() is other


def test_the_setting_of_the_page_is_usable(read, qtbot):
    read.setting.open()
    assert_usable(qtbot, read.setting)


def test_the_chooser_of_tags_and_a_note_are_left_by_tab(passage, qtbot):
    for open_it, part in (
        (passage.marking.choose_tag, passage.marking._chooser),
        (passage.marking.write_note, passage.marking._card),
    ):
        open_it()
        assert nameless(part) == []
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert not isinstance(QApplication.focusWidget(), QPlainTextEdit)
        passage.marking.finish()


def test_the_card_of_a_reading_has_names_and_tab_leads_to_its_buttons(passage, qtbot):
    passage.words.readings.correct()
    card = passage.words.readings.card
    assert nameless(card) == []
    reached = []
    for _ in range(3):
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert [one for one in controls(card) if one not in reached] == []


def test_what_floats_above_the_page_has_names(passage):
    passage.at_hand._show_bar()
    assert passage.at_hand.bar.isVisible()
    assert nameless(passage.at_hand.bar) == []
    passage.words.verbs.join()
    assert nameless(passage) == []


def test_lost_highlights_and_the_bin_are_usable(read, usable):
    one, other = read.session.reading.highlights(read.article)
    read.session._library.highlights.put(replace(one, quote=f"{one.quote}。", lost=True))
    read.session.reading.remove([other.id])
    read.refresh()
    for dialog in (read.beside.review, read.beside.bin):
        dialog.open()
        usable(dialog)


def test_an_export_and_the_details_are_usable(read, usable):
    read.beside.show_exporter()
    usable(read.beside.exporter)
    read.beside.show_details()
    usable(read.beside.details)


def test_repairs_are_usable_on_what_is_torn_and_what_is_whole(read, usable):
    torn = read.session.importing.keep(prepare(TORN.encode(), "旧书.md")).article.id
    for article in (read.article, torn):
        read.beside.repairs.open_article(article)
        usable(read.beside.repairs)


def test_a_concordance_is_usable(read, usable, qtbot):
    read.beside.show_concordance("书")
    qtbot.waitUntil(lambda: not read.beside.concordance.looking.is_on())
    usable(read.beside.concordance)


def test_the_choice_of_days_and_of_an_encoding_are_usable(read, usable):
    days = DaysDialog((date(2025, 1, 1), date(2025, 2, 1)), read)
    encodings = EncodingDialog("书.txt", TORN.encode("gb18030"), read, "Noto Serif CJK SC", 2)
    for dialog in (days, encodings):
        dialog.show()
        usable(dialog)


def test_a_merger_is_usable(read, usable, tmp_path):
    file = tmp_path / "读报.json"
    file.write_bytes(as_bytes(read.session.merging.shared(), file))
    whole = json.loads(file.read_text(encoding="utf-8"))
    for row in whole["tags"][:3]:
        row["name"] += "新"
    whole["tags"].pop()
    file.write_text(json.dumps(whole), encoding="utf-8")
    read.filing.read_tag_set(file)
    usable(read.beside.merger)


def test_notes_that_come_back_with_new_tags_are_usable(read, usable, tmp_path):
    mark = {"id": OWN(9), "article": read.article, "quote": "𠮷野街①号", "tag_ids": [OWN(1)]}
    tag = {"id": OWN(1), "name": "天气", "parent": None}
    articles = [{"id": read.article, "title": "旧书店"}]
    whole = {"format": "meipi-notes", "version": 1, "highlights": [mark], "tags": [tag], "articles": articles}
    path = tmp_path / "批注.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    read.filing.read_notes(path)
    usable(read.beside.restorer)
