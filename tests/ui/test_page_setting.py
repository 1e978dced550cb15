"""The reader sets the page, sees it at once, and finds it so the next time."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QSlider, QToolBar, QToolButton

from reader import resources
from reader.app import open_window
from reader.settings import Settings
from reader.ui.page.typography import faces, page_typography, typography

NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
SOURCE = resources.text("themes/typography.json")


class Setter:
    """A person who sets the page."""

    def __init__(self, bot, window):
        self.bot, self.window, self.page = bot, window, window.page
        self.card = window.findChild(QFrame, "pageSetting")
        self.line, self.leading = (self.card.findChild(QSlider, name) for name in ("line", "leading"))
        self.face = self.card.findChild(QComboBox, "face")

    def open(self):
        self.window._actions["page_setting"].trigger()

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def button(self, name):
        (found,) = (
            one for one in self.card.findChildren(QToolButton) if name in (one.text(), one.accessibleName())
        )
        return found

    def click(self, name):
        self.bot.mouseClick(self.button(name), LEFT)

    def running(self):
        return self.page._setting.styles["paragraph"]


@pytest.fixture
def setter(qtbot, window):
    made = Setter(qtbot, window)
    made.open()
    return made


@pytest.fixture
def long(window, tmp_path):
    path = tmp_path / "长.txt"
    path.write_text("\n".join("雨下得很大，街上没有一个人。" * (n % 7 + 1) for n in range(400)), encoding="utf-8")
    window.open_paths([path])
    window.page.verticalScrollBar().setValue(4321)
    window.setting.open()


def test_the_toolbar_opens_it_and_closes_it(setter, qtbot):
    setter.window.setting.finish()
    (button,) = (
        button
        for button in setter.window.findChild(QToolBar).findChildren(QToolButton)
        if button.defaultAction() and button.defaultAction().objectName() == "page_setting"
    )
    qtbot.mouseClick(button, LEFT)
    assert setter.card.isVisible()
    qtbot.mouseClick(button, LEFT)
    assert not setter.card.isVisible()
    assert setter.page.hasFocus()


def test_it_shows_how_the_page_is_set(setter):
    assert setter.line.value() == 34
    assert setter.leading.value() / 20 == 1.85
    assert setter.face.currentText() == setter.running().font.family()
    assert setter.button("Indented").isChecked()


def test_every_control_changes_the_page_at_once(setter):
    before = setter.running()
    setter.line.setFocus()
    setter.key(Qt.Key.Key_Left)
    assert setter.page._setting.column == 33 * 20
    setter.leading.setFocus()
    setter.key(Qt.Key.Key_Right)
    assert setter.running().leading == pytest.approx(1.9 * 20)
    setter.click("Larger")
    assert setter.page._setting.em == 22
    setter.click("Spaced")
    assert setter.running().indent == 0
    assert setter.running().after > before.after
    setter.click("Indented")
    assert setter.running().indent == 2 * 22


def test_titles_keep_their_own_leading_and_indent(qapp):
    usual, chosen = typography(SOURCE, 0), typography(SOURCE, 0, leading=2.2, spaced=True)
    for kind in ("title", "subtitle", "heading"):
        assert chosen.styles[kind].leading == usual.styles[kind].leading
        assert chosen.styles[kind].after == usual.styles[kind].after


def test_the_arrow_keys_choose_a_typeface(setter):
    first = setter.face.currentText()
    assert setter.face.hasFocus()
    if setter.face.count() < 2:
        pytest.skip("one Chinese typeface is installed")
    setter.key(Qt.Key.Key_Down)
    assert setter.running().font.family() == setter.face.currentText() != first
    setter.key(Qt.Key.Key_Up)
    assert setter.window.looks.settings.face == ""


def test_the_line_at_the_top_stays(setter, long):
    top = setter.page.place()[0]
    assert top > 0
    setter.leading.setValue(44)
    setter.line.setValue(28)
    setter.click("Spaced")
    setter.click("Larger")
    rect = setter.page.rect_of(top, top + 1)
    assert rect.top() <= 1
    assert rect.bottom() > 0
    setter.click("As at First")
    assert setter.page.place()[0] == top


def test_reset_is_as_at_first(setter):
    setter.line.setValue(28)
    setter.leading.setValue(44)
    setter.click("Smaller")
    setter.click("Spaced")
    setter.click("As at First")
    assert setter.line.value() == 34
    assert setter.button("Indented").isChecked()
    kept, usual = setter.window.looks.settings, Settings()
    for name in ("face", "zoom", "line", "leading", "paragraphs"):
        assert getattr(kept, name) == getattr(usual, name)


def test_the_page_is_so_the_next_time(setter, qtbot, home):
    setter.line.setValue(30)
    setter.leading.setValue(40)
    setter.click("Spaced")
    setter.click("Larger")
    setting = setter.page._setting
    setter.window.close()
    again = open_window(home, language="en")
    qtbot.addWidget(again)
    assert again.page._setting.column == setting.column == 30 * 22
    assert again.page._setting.styles["paragraph"].leading == setting.styles["paragraph"].leading
    assert again.page._setting.styles["paragraph"].indent == 0
    again.close()


@pytest.mark.parametrize(
    "damage",
    [
        {"line": 3},
        {"line": "34"},
        {"leading": 99},
        {"leading": None},
        {"face": "\ud800"},
        {"paragraphs": "upside down"},
    ],
)
def test_damaged_values_are_as_at_first(qtbot, home, damage):
    (home / "settings.json").write_text(json.dumps(damage), encoding="utf-8")
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    assert window.page._setting.column == page_typography(Settings()).column
    assert (
        window.page._setting.styles["paragraph"].leading == page_typography(Settings()).styles["paragraph"].leading
    )
    window.close()


def test_a_typeface_that_is_gone_falls_back_to_the_page_s_own(qapp):
    gone = typography(SOURCE, 0, face="No Such Typeface")
    assert gone.styles["paragraph"].font.family() == typography(SOURCE, 0).styles["paragraph"].font.family()


def test_the_typefaces_begin_with_the_page_s_own_and_none_comes_twice(qapp):
    offered = faces(SOURCE)
    assert offered[0] == typography(SOURCE, 0).styles["paragraph"].font.family()
    assert len(offered) == len(set(offered))


def test_tab_goes_round_everything_and_everything_has_a_name(setter):
    seen = []
    for _ in range(20):
        focus = QApplication.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
        assert setter.card.isAncestorOf(focus)
        assert focus.accessibleName()
        setter.key(Qt.Key.Key_Tab)
    names = {widget.accessibleName() for widget in seen}
    assert names >= {"Typeface", "Smaller", "Larger", "Characters a line", "Leading", "As at First"}
    setter.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert setter.card.isVisible()


def test_space_presses_the_button_that_has_the_focus(setter):
    setter.button("Spaced").setFocus()
    setter.key(Qt.Key.Key_Space)
    assert setter.running().indent == 0


def test_esc_closes_it_and_gives_the_page_the_focus(setter):
    setter.key(Qt.Key.Key_Escape)
    assert not setter.card.isVisible()
    assert setter.page.hasFocus()


@pytest.mark.parametrize("where", ["page", "library"])
def test_a_click_elsewhere_closes_it(setter, qtbot, where):
    widget = setter.page.viewport() if where == "page" else setter.window.library.view.viewport()
    qtbot.mouseClick(widget, LEFT, NONE, QPoint(30, widget.height() - 10))
    assert not setter.card.isVisible()


def test_a_click_on_it_does_not(setter, qtbot):
    qtbot.mouseClick(setter.card, LEFT, NONE, QPoint(5, 5))
    assert setter.card.isVisible()


def test_going_to_the_find_bar_closes_it_and_leaves_the_focus_there(setter):
    setter.window.finding.open()
    assert not setter.card.isVisible()
    assert setter.window.finding.focusProxy().hasFocus()


def test_zooming_by_key_is_seen_in_it(setter):
    setter.window._actions["zoom_in"].trigger()
    assert setter.card.findChildren(QToolButton)
    assert setter.window.setting._size_figure.text() == "22"


def test_single_keys_do_nothing_to_the_text_while_it_is_open(setter):
    setter.page.select(0, 3)
    setter.line.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_H):
        setter.key(key)
    assert setter.window.session.reading.highlights(setter.window.article) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_choice_is_read_whole(qtbot, tmp_path, language):
    window = open_window(tmp_path, language=language)
    qtbot.addWidget(window)
    setter = Setter(qtbot, window)
    setter.open()
    for button in setter.card.findChildren(QToolButton):
        assert button.width() >= button.sizeHint().width(), button.text()
    window.close()


def test_w_and_the_card_go_through_the_ways_of_showing_words_and_show_the_same(setter, qtbot, home):
    words = setter.page._words
    assert words.shown == "underline"
    setter.click("Gap")
    assert words.shown == "gap"
    qtbot.keyClick(setter.card, Qt.Key.Key_Escape)
    seen = []
    for _ in range(4):
        qtbot.keyClick(setter.page, Qt.Key.Key_W)
        seen.append((words.shown, setter.window._actions["words"].isChecked()))
    assert seen == [("underline", True), ("tint", True), ("none", False), ("gap", True)]
    setter.open()
    assert [setter.button(name).isChecked() for name in ("None", "Gap", "Underline", "Tint")] == [
        False,
        True,
        False,
        False,
    ]
    setter.window.close()
    assert json.loads((home / "settings.json").read_text())["words"] == "gap"


def test_pinyin_and_script_are_chosen_on_the_card_and_kept(setter, home, qtbot):
    for name in ("Hard Words", "Zhuyin", "Traditional"):
        setter.click(name)
    level = setter.card.findChild(QComboBox, "level")
    qtbot.keyClick(level, Qt.Key.Key_Up)
    settings = setter.window.looks.settings
    assert (settings.readings, settings.level, settings.zhuyin, settings.script) == ("hard", 3, True, "traditional")
    setter.window.close()
    again = open_window(home, language="en")
    qtbot.addWidget(again)
    assert again.looks.settings.with_(geometry="", around=(), splitter=()) == settings.with_(
        geometry="", around=(), splitter=()
    )
    assert "舊書店" in again.page._column.layouts[0].layout.text()
    again.close()


def test_the_leading_that_is_shown_is_that_of_the_text_without_its_readings(setter):
    setter.click("All Words")
    assert setter.leading.value() / 20 == 1.85
    assert setter.window.looks.settings.leading == 0
