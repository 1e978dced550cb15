"""The main job end to end, in the real window with real keys and mouse: open, mark, keep, come back, export."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from reader.app import open_window

LEFT = Qt.MouseButton.LeftButton
REAL = Path(__file__).resolve().parents[2] / "shared" / "articles" / "xinzhi-2025-12-06.txt"

# A page with a newspaper's kinds of damage: two titles, jump line, broken columns, a repeated block, dateline.
PAGE = """# 山谷里的“风” 电网上的“光”

## ——新能源小镇走笔

(上接第二版)

清晨，风机开始转动。全镇去年发电12.6亿千瓦时，同比增长9.8%，其中𠮷岭风场占三成……

“以前靠天吃饭，现在靠风吃饭。”工程师在AGV旁边说。储能电站作为连接电源、技

术与用户的关键节点，越建越多。

### 风往哪里吹

5月8日，①号变电站投入运行——这是小镇的第50万户用户等来的好消息。

风往哪里吹，电就往哪里去。

本报某地5月8日电

风往哪里吹，电就往哪里去。

本报某地5月8日电
"""


class Reader:
    """A person at the window."""

    def __init__(self, qtbot, home: Path) -> None:
        self.bot = qtbot
        self.window = open_window(home, language="zh_CN")
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.page = self.window.findChild(QWidget, "page")

    def open(self, path: Path, monkeypatch) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
        self.key(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        first = path.read_text(encoding="utf-8").split("\n")[0].lstrip("# ")
        self.bot.waitUntil(lambda: self.page.text().startswith(first))
        assert self.window.wait_for_words()

    def at(self, text: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = self.page.text().index(text, start + 1)
        return start, start + len(text)

    def drag(self, text: str, *, inset: int = 0, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """Drag over a text, beginning and ending `inset` characters inside it."""
        start, end = self.at(text)
        self.page.reveal(start, end)
        first = self.page.rect_of(start + inset, start + inset + 1)
        last = self.page.rect_of(end - inset - 1, end - inset)
        beginning = QPoint(round(first.left() + 2), round(first.center().y()))
        ending = QPoint(round(last.right() - 2), round(last.center().y()))
        viewport = self.page.viewport()
        self.bot.mousePress(viewport, LEFT, modifier, beginning)
        self.bot.mouseMove(viewport, (beginning + ending) / 2)
        self.bot.mouseMove(viewport, ending)
        self.bot.mouseRelease(viewport, LEFT, modifier, ending)

    def click(self, text: str, *, twice: bool = False) -> None:
        start, _ = self.at(text)
        self.page.reveal(start, start + 1)
        point = self.page.rect_of(start, start + 1).center().toPoint()
        if twice:
            self.bot.mouseDClick(self.page.viewport(), LEFT, pos=point)
        else:
            self.bot.mouseClick(self.page.viewport(), LEFT, pos=point)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def type(self, text: str) -> None:
        """Type as an input method does, which hands over whole texts."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)

    def highlights(self) -> list[tuple[str, list[str], str]]:
        """Every highlight on disk: quote, tag names, note."""
        session = self.window.session
        names = {tag.id: tag.name for tag in session.tagging.all_tags()}
        kept = session.reading.highlights(self.window.article)
        return [(one.quote, [names[tag] for tag in one.tags], one.note) for one in kept]

    def close(self) -> None:
        self.window.close()
        QApplication.processEvents()


def export(reader: Reader, path: Path, monkeypatch) -> str:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    reader.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(reader.window.beside.exporter, Qt.Key.Key_Return)
    return path.read_text(encoding="utf-8")


def test_open_mark_keep_and_export(qtbot, home, tmp_path, monkeypatch):
    file = tmp_path / "山谷 2026.txt"
    file.write_text(PAGE, encoding="utf-8")
    reader = Reader(qtbot, home)
    assert "不动笔墨不读书" in reader.page.text()  # an empty library greets with the welcome article

    reader.open(file, monkeypatch)
    assert "#" not in reader.page.text()

    reader.click("发电", twice=True)
    assert reader.page.selected_text() == "发电"

    reader.drag("同比增长9.8%", inset=1)  # from inside a word to inside a word
    assert reader.page.selected_text() == "同比增长9.8%"
    reader.key(Qt.Key.Key_3)
    assert reader.highlights() == [("同比增长9.8%", ["数据"], "")]

    reader.key(Qt.Key.Key_1)  # the same passage, a second theme
    assert reader.highlights() == [("同比增长9.8%", ["数据", "论点"], "")]
    reader.key(Qt.Key.Key_1)  # and off again
    assert reader.highlights() == [("同比增长9.8%", ["数据"], "")]

    reader.drag("其中𠮷岭风场占三成")
    reader.key(Qt.Key.Key_N)  # straight to a note
    reader.type("为什么这么多？")
    reader.key(Qt.Key.Key_Escape)
    reader.key(Qt.Key.Key_6)

    reader.drag("风场占三成")  # overlaps the one before
    reader.key(Qt.Key.Key_T)
    reader.type("能源/风")
    reader.key(Qt.Key.Key_Return)
    assert ("风场占三成", ["风"], "") in reader.highlights()

    reader.drag("好消息")
    reader.key(Qt.Key.Key_H)
    assert ("好消息", [], "") in reader.highlights()
    reader.click("好消息")
    reader.key(Qt.Key.Key_Delete)
    assert ("好消息", [], "") not in reader.highlights()
    reader.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ("好消息", [], "") in reader.highlights()
    reader.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert ("好消息", [], "") not in reader.highlights()
    reader.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    kept = reader.highlights()
    assert [quote for quote, _, _ in kept] == ["同比增长9.8%", "其中𠮷岭风场占三成", "风场占三成", "好消息"]
    reader.page.scroll_by(120)
    place = reader.page.place()
    reader.close()

    again = Reader(qtbot, home)
    assert again.page.text() == reader.page.text()
    assert again.page.place() == pytest.approx(place)
    assert again.highlights() == kept
    notes = export(again, tmp_path / "notes.md", monkeypatch)
    again.close()
    assert notes == NOTES


NOTES = """---
title: "山谷里的“风” 电网上的“光”"
source: "本报"
published: "2026-05-08"
---

# 山谷里的“风” 电网上的“光”

*——新能源小镇走笔*

> 同比增长9.8%

全镇去年发电12.6亿千瓦时，**同比增长9.8%**，其中𠮷岭风场占三成……

`数据` · 第2段

> 其中𠮷岭风场占三成

全镇去年发电12.6亿千瓦时，同比增长9.8%，**其中𠮷岭风场占三成**……

`地点` · 第2段

> [!NOTE]
>
> 为什么这么多？

> 风场占三成

全镇去年发电12.6亿千瓦时，同比增长9.8%，其中𠮷岭**风场占三成**……

`能源/风` · 第2段

## 风往哪里吹

> 好消息

5月8日，①号变电站投入运行——这是小镇的第50万户用户等来的**好消息**。

第5段

这个文件里没有：标注的时间、标注的人、标签的颜色、标签的说明、标签的按键、没有标注的标签。
"""


@pytest.mark.skipif(not REAL.exists(), reason="the real newspaper page is not beside this checkout")
def test_the_real_newspaper_page_goes_the_same_way(qtbot, home, tmp_path, monkeypatch):
    reader = Reader(qtbot, home)
    reader.open(REAL, monkeypatch)
    body = reader.page.text()
    assert body.startswith("攀高逐“新” “质”胜未来\n——新质生产力发展一线见闻\n(上接第一版)\n")
    reader.drag("中试平台作为连接创新链")
    reader.key(Qt.Key.Key_2)
    reader.drag("培育新质生产力提供坚实支撑")
    reader.key(Qt.Key.Key_1)
    kept = reader.highlights()
    assert [tags for _, tags, _ in kept] == [["证据"], ["论点"]]
    article = reader.window.article
    reader.close()

    again = Reader(qtbot, home)
    assert again.highlights() == kept
    notes = export(again, tmp_path / "notes.md", monkeypatch)
    again.close()
    assert all(quote in notes for quote, _, _ in kept)

    command = [sys.executable, "-m", "reader", "export", article, "--to", "json"]
    printed = subprocess.run(command, env=dict(os.environ), capture_output=True, check=True).stdout
    assert [row["quote"] for row in json.loads(printed)["highlights"]] == [quote for quote, _, _ in kept]
