"""The encoding is chosen by how the text reads."""

import pytest
from PySide6.QtCore import Qt

from reader.ui.coming_in.encoding_dialog import EncodingDialog

TEXT = "巷口的旧书店\n\n老林的书店开了三十年，店里最贵的一本书叫作《旧城记》，雨天也有人来翻。\n"


@pytest.fixture
def shown(qtbot):
    def show(data):
        dialog = EncodingDialog("旧书.txt", data, None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show


def test_the_likeliest_is_first_and_its_text_can_be_read(shown):
    dialog = shown(TEXT.encode("gb18030"))
    assert dialog.current().encoding == "gb18030"
    assert "老林的书店开了三十年" in dialog.preview.toPlainText()
    assert "旧书.txt" in dialog.why.text()


def test_enter_imports_in_the_encoding_looked_at(shown, qtbot):
    dialog = shown(TEXT.encode("gb18030"))
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert chosen.args == ["gb18030"]
    assert not dialog.isVisible()


def test_escape_chooses_none(shown, qtbot):
    dialog = shown(TEXT.encode("gb18030"))
    with qtbot.assertNotEmitted(dialog.chosen), qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)


def test_what_cannot_be_read_is_shown_and_cannot_be_imported(shown):
    dialog = shown(TEXT.encode("gb18030"))
    place = [one.encoding for one in dialog.rows.values()].index("utf-8")
    dialog.view.setCurrentIndex(dialog.rows.index(place))
    assert "\ufffd" in dialog.preview.toPlainText()
    assert not dialog.take.isEnabled()
    assert dialog.note.text()


def test_a_damaged_text_can_still_be_imported_as_it_was_guessed(shown):
    dialog = shown((TEXT * 40).encode("gb18030") + b"\xff")
    assert dialog.current().encoding == "gb18030"
    assert dialog.take.isEnabled()
