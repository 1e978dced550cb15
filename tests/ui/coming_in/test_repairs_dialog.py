"""The window of the repairs: looked at, ticked, used, taken back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from reader.session.importing import Kept
from reader.session.preparing import prepare
from reader.ui.coming_in.repair_list import box_of
from reader.ui.coming_in.repairs_dialog import RepairsDialog
from reader.ui.coming_in.sides import Kind

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LONG = "雨下得很大，街上没有一个人，他把灯打开，继续读那本从码头上买来的旧书，直到天亮也没有合上。"
FILLER = "\n\n".join(f"第{number}天，店里来了客人，说了一会儿闲话，买走了一本旧书。" for number in range(12))
TORN = f"""# 巷口的旧书店

老林的书店开了三十年，店里最贵的一本书叫作《旧城记》，封面上写着𠮷野街①号，扉页上还有老邻

居当年留下的名字，墨色已经淡了。

{LONG}

{FILLER}

{LONG}
"""


class Reader:
    """A person at the window of the repairs."""

    def __init__(self, bot, window):
        self.bot, self.window, self.desk, self.session = bot, window, window.desk, window.session
        imported = self.session.importing.keep(prepare(TORN.encode(), "旧书.md"))
        self.article = imported.article.id
        self.dialog = RepairsDialog(self.desk, "Noto Serif CJK SC", window)
        self.dialog.open_article(self.article)
        bot.waitUntil(self.dialog.isActiveWindow)

    @property
    def list(self):
        return self.dialog.list

    def key(self, key, modifier=NONE):
        self.bot.keyClick(QApplication.focusWidget() or self.dialog, key, modifier)

    def rows(self):
        return [(offer.text, offer.state) for offer in self.list.offers.values()]

    def click_box(self, place):
        rect = self.list.visualRect(self.list.offers.index(place))
        self.bot.mouseClick(self.list.viewport(), LEFT, NONE, box_of(rect, self.list.offers.value(place)).center())

    def body(self):
        return self.session.shelf.text(self.article).body

    def reasons(self):
        return [key.split(":")[0] for key in self.session.shelf.text(self.article).repairs]


@pytest.fixture
def reader(qtbot, window):
    return Reader(qtbot, window)


def test_all_is_offered_by_reason_and_nothing_is_changed_by_looking(reader):
    before = reader.body()
    on = Qt.CheckState.Checked
    assert reader.rows() == [
        ("Broken paragraphs", on),
        ("A paragraph broken in two is joined", on),
        ("Repeated text", on),
        ("A paragraph stands twice: folded", on),
    ]
    reader.key(Qt.Key.Key_Escape)
    assert not reader.dialog.isVisible()
    assert reader.body() == before


def test_enter_uses_what_is_ticked_and_undo_takes_it_back(reader, qtbot):
    before = reader.body()
    with qtbot.waitSignal(reader.dialog.mended) as mended:
        reader.key(Qt.Key.Key_Return)
    assert mended.args[0].article.id == reader.article
    assert "老邻居" in reader.body()
    assert reader.body().count(LONG) == 1
    reader.window.undo()
    assert reader.body() == before


def test_space_unticks_one_and_it_is_not_made(reader, qtbot):
    reader.key(Qt.Key.Key_Space)
    assert reader.rows()[0][1] is Qt.CheckState.Unchecked
    with qtbot.waitSignal(reader.dialog.mended):
        reader.key(Qt.Key.Key_Return)
    assert reader.reasons() == ["fold"]
    assert "老邻居" not in reader.body()


def test_a_box_is_ticked_by_the_mouse_and_a_groups_box_ticks_all_of_it(reader):
    reader.click_box(3)
    assert [state for _, state in reader.rows()[2:]] == [Qt.CheckState.Unchecked] * 2
    reader.click_box(2)
    assert [state for _, state in reader.rows()[2:]] == [Qt.CheckState.Checked] * 2


def test_a_group_of_which_some_are_ticked_says_so(reader):
    torn = "他说，从前的码头上停着一条从南方来的大船，船舱里装满了茶叶和旧\n\n书，每一本都用油纸包得好好的。"
    parts = TORN.replace(FILLER, f"{FILLER}\n\n{torn}")
    kept = Kept("两处.md", parts.encode(), "utf-8", (), was_mended=False)
    reader.dialog.show_prepared(kept.prepared(), kept)
    reader.click_box(1)
    assert reader.rows()[0][1] is Qt.CheckState.PartiallyChecked


def test_all_and_none(reader, qtbot):
    qtbot.mouseClick(reader.dialog.none, LEFT)
    assert not reader.list.keys()
    qtbot.mouseClick(reader.dialog.all, LEFT)
    assert len(reader.list.keys()) == 2


def test_what_was_made_is_ticked_and_unticking_takes_it_back(reader, qtbot):
    before = reader.body()
    reader.dialog.use_these()
    reader.dialog.open_article(reader.article)
    assert len(reader.list.keys()) == 2
    reader.click_box(3)
    reader.dialog.use_these()
    reader.dialog.open_article(reader.article)
    assert [state for _, state in reader.rows()][1::2] == [Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    reader.dialog.list.tick_none()
    reader.dialog.use_these()
    assert reader.body() == before


def test_down_goes_to_the_next_repair_on_both_sides(reader):
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Down)
    view = reader.dialog.view
    place = next(at for at, row in enumerate(view.rows()) if row.kind is Kind.DROPPED)
    top = view.rect_of(place).top()
    assert 0 <= top < view.viewport().height()
    assert "left out" in view.accessibleDescription()


def test_a_click_opens_what_is_hidden(reader, qtbot):
    view = reader.dialog.view
    place = next(at for at, row in enumerate(view.rows()) if row.kind is Kind.HIDDEN)
    number = len(view.rows())
    view.verticalScrollBar().setValue(view.rect_of(place).top() + view.verticalScrollBar().value())
    qtbot.mouseClick(view.viewport(), LEFT, NONE, QPoint(200, view.rect_of(place).center().y()))
    assert len(view.rows()) > number
    assert all(row.kind is not Kind.HIDDEN for row in view.rows())


def test_a_click_in_the_text_goes_to_its_repair(reader, qtbot):
    view = reader.dialog.view
    reader.list.choose_piece(len(reader.dialog._sides.pieces) - 1)
    view.verticalScrollBar().setValue(0)
    place = next(at for at, row in enumerate(view.rows()) if row.kind is Kind.MENDED)
    qtbot.mouseClick(view.viewport(), LEFT, NONE, QPoint(200, view.rect_of(place).center().y()))
    assert reader.list.currentIndex().row() == 1


def test_the_original_is_shown_as_it_came(reader, qtbot):
    qtbot.mouseClick(reader.dialog.bytes, LEFT)
    assert reader.dialog.original.text.toPlainText() == TORN
    assert "utf-8" in reader.dialog.original.facts.text()
    assert f"{len(TORN.encode()):n} bytes" in reader.dialog.original.facts.text().replace(",", "")


def test_bytes_that_are_no_text_are_shown_in_hexadecimal(reader):
    class Bare:
        name, data, encoding = "书.docx", b"PK\x03\x04abc", ""

    reader.dialog.original.show_original(Bare())
    assert reader.dialog.original.text.toPlainText().split("  ")[:2] == ["00000000", "50 4b 03 04 61 62 63"]


def test_undo_while_it_is_open_ticks_what_is_made_now(reader):
    reader.list.tick([reader.dialog._sides.repairs[0].key])
    reader.dialog.use_these()
    reader.dialog.open_article(reader.article)
    assert len(reader.list.keys()) == 1
    reader.window.undo()
    assert reader.dialog._applied == frozenset()


def test_an_article_without_damage_says_so(reader):
    kept = Kept("雨.md", "# 雨\n\n雨停了。".encode(), "utf-8", (), was_mended=False)
    reader.dialog.show_prepared(kept.prepared(), kept)
    assert reader.dialog.hint.isVisible()
    assert not reader.dialog.use.isVisible()


def test_who_has_taken_repairs_back_is_not_offered_them_ticked_again(reader):
    reader.dialog.use_these()
    reader.window.undo()
    reader.dialog.open_article(reader.article)
    assert reader.list.keys() == frozenset()
    reader.dialog.all.click()
    assert len(reader.list.keys()) == 2


def test_a_long_text_is_looked_through_behind_the_window(reader, qtbot):
    long = TORN + f"\n\n{LONG}\n\n" * 3000
    imported = reader.session.importing.keep(prepare(long.encode(), "长书.md"))
    reader.dialog.open_article(imported.article.id)
    assert "mended" in reader.dialog.message.said()
    assert not reader.dialog.use.isVisible()
    qtbot.waitUntil(reader.dialog.use.isVisible, timeout=10_000)
    assert reader.dialog.message.said() == ""
    assert reader.dialog.windowTitle().endswith("长书.md")


def test_a_window_that_was_closed_meanwhile_stays_closed(reader, qtbot):
    long = TORN + f"\n\n{LONG}\n\n" * 3000
    imported = reader.session.importing.keep(prepare(long.encode(), "长书.md"))
    reader.dialog.open_article(imported.article.id)
    reader.dialog.message.action.click()
    assert not reader.dialog.isVisible()
    with qtbot.waitSignal(reader.dialog._behind._done, timeout=10_000):
        pass
    qtbot.wait(0)
    assert not reader.dialog.isVisible()
    reader.dialog.stop()
