"""Whatever a text holds is shown as it is: every character is found where it is seen, and copied as it stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.text.spans import Span
from reader.ui.page.marks import Mark

SENTENCE = "雨下得很大，街上没有一个人。他把灯打开，继续读那本书；"
TEXTS = {
    "a paragraph of a million": SENTENCE * (1_000_000 // len(SENTENCE)),
    "a line of 10,000 Latin letters": "一行：" + "abcdefghij" * 1000,
    "Latin words": "The rain fell on the street, and nobody came. " * 300,
    "mixed scripts": "用InnoMatch平台，Ελληνικά и кириллица，日本語のかな、한국어。" * 60,
    "emoji": "书店开了👨‍👩‍👧，👍🏽很好🇨🇳，①②③。" * 80,
    "combining marks": "cafe\u0301与nai\u0308ve，ཀྱི་ཁྱེད་，ที่นี่。" * 80,
    "both directions": "他说שלום עולם，然后走了；و قال مرحبا بكم。" * 80,
    "line and no-break spaces": "第一行\u2028第二行\u00a0不断开\u3000全角。" * 80,
    "beyond the first plane": "𠮷野家𡈽𠀋" * 200,
    "signs that control": "零宽\u200b空格\u200d连\ufeff接\u00ad软\t制表。" * 80,
}


@pytest.fixture(params=TEXTS, ids=str)
def page(request, shown):
    return shown(TEXTS[request.param], words=False)


def samples(page):
    """Positions from all over the text."""
    length = len(page.text())
    return sorted({position for share in range(0, 101, 4) for position in [min(length - 1, length * share // 100)]})


def test_a_character_is_found_where_it_is_seen(page):
    for position in samples(page):
        page.reveal(position, position + 1)
        rect = page.rect_of(position, position + 1)
        assert 0 <= rect.top() < rect.bottom() <= page.viewport().height() + 1
        if rect.width() > 1:  # one that combines with another has no place of its own
            found = page.character_at(rect.center())
            assert page.rect_of(found, found + 1).intersects(rect)
            assert found <= position < max(position + 1, page.step(found, 1) + 1)


def test_what_is_copied_is_what_stands_in_the_text(page):
    body = page.text()
    for start in samples(page)[::5]:
        page.select(start, start + 37)
        page.copy()
        assert QGuiApplication.clipboard().text() == body[start : start + 37]


def test_the_caret_goes_through_it_character_by_character_and_back(page, qtbot):
    page.reveal(0, 1)
    forth = [page.caret()]
    for _ in range(60):
        qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        forth.append(page.caret())
    assert forth == sorted(set(forth))
    back = [page.caret()]
    for _ in range(60):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        back.append(page.caret())
    assert back[::-1] == forth


def test_its_end_is_reached_and_every_way_of_showing_words_leaves_it_so(page, qtbot):
    for way in ("gap", "tint", "none", "underline"):
        page.show_words(way)
        qtbot.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert page.caret() == len(page.text())
        assert page.viewport().rect().intersects(page.caret_area().toAlignedRect())


def test_a_highlight_across_the_slices_of_a_paragraph_has_no_hole(shown):
    page = shown(TEXTS["a paragraph of a million"], words=False)
    cut = page.slice_texts()[1][0]
    page.show_marks([Mark("a", Span(cut - 100, cut + 100), ("#c0392b",))])
    page.reveal(cut - 60, cut + 1)
    image = page.viewport().grab().toImage()
    paper = page._palette.paper.name()
    for position in range(cut - 60, cut + 60):
        rect = page.rect_of(position, position + 1)
        left = image.pixelColor(round(rect.left()) + 1, round(rect.center().y() - page._setting.em * 0.55)).name()
        assert left != paper, position
