"""Files, folders, drops and what is pasted come in beside the window, with progress, and say what came of them."""

from __future__ import annotations

import json
import sys
import uuid
import zipfile

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.session.exporting import Scope, as_text
from reader.session.preparing import prepare
from reader.text.isolation import ReadingProcess
from reader.ui.bringing_in import Coming, coming_from

PAGE = (
    "<html><body><h1>早市</h1>"
    + "<p>天还没有亮，村口的摊子已经摆好了，卖豆腐的老人说今年的水好。</p>" * 3
    + "</body></html>"
)
CUT = (
    "雪落了一夜，落在河上，落在桥上，到天亮的时候才慢慢地停了，屋顶和路都是白的，谁也没有\n\n"
    "出门，只有一行脚印从河边一直走到书店的门口。\n"
)


@pytest.fixture
def folder(tmp_path):
    """A folder with articles, one below another folder, and files that are none."""
    place = tmp_path / "一周"
    (place / "里面").mkdir(parents=True)
    for number in range(12):
        (place / f"{number:02}.txt").write_text(
            f"第{number}篇\n雪落了{number}夜，天亮的时候停了。\n", encoding="utf-8"
        )
    (place / "里面" / "页.html").write_text(PAGE, encoding="utf-8")
    (place / "图.png").write_bytes(b"\x89PNG\r\n")
    return place


def came_in(window, qtbot):
    """Wait until nothing is coming any more."""
    qtbot.waitUntil(lambda: not window.coming.is_busy(), timeout=20_000)


def names(window):
    return {listed.article.name for listed in window.session.shelf.listed()}


def test_a_folder_brings_in_all_articles_in_it(window, qtbot, folder, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    window.coming.ask_folder()
    came_in(window, qtbot)
    assert {"00.txt", "11.txt", "页.html"} <= names(window)
    assert "图.png" not in names(window)
    assert "13" in window.message.said()


def test_how_far_it_is_can_be_seen_and_stopped(window, qtbot, folder):
    before = names(window)
    window.open_paths([folder])
    assert window.coming.is_busy()
    assert "1 of 13" in window.message.said()
    qtbot.mouseClick(window.message.action, Qt.MouseButton.LeftButton)
    came_in(window, qtbot)
    assert len(names(window) - before) < 13
    assert "left out" in window.message.said()


def test_closing_while_files_come_in_loses_nothing_that_is_there(window, qtbot, folder):
    window.open_paths([folder])
    window.close()
    assert not window.isVisible()


def test_bad_files_among_many_are_named_and_stop_none(window, qtbot, folder):
    (folder / "坏.txt").write_bytes(bytes(range(256)) * 9)
    window.open_paths([folder])
    came_in(window, qtbot)
    assert "“坏.txt”" in window.message.said()
    assert "11.txt" in names(window)


def test_pasted_text_is_an_article(window, qtbot):
    QApplication.clipboard().setText("雪后\n雪落了一夜，天亮的时候停了。\n")
    qtbot.keyClick(window.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    came_in(window, qtbot)
    assert window.page.text() == "雪后\n雪落了一夜，天亮的时候停了。"


def test_a_pasted_page_is_read_as_a_page(window, qtbot):
    pasted = QMimeData()
    pasted.setHtml(PAGE)
    pasted.setText("早市")
    window.coming.take(pasted)
    came_in(window, qtbot)
    assert window.page.text().startswith("早市\n天还没有亮")


@pytest.mark.parametrize("kind", ["nothing", "blank", "image"])
def test_what_is_no_text_brings_nothing_in(window, kind):
    pasted = QMimeData()
    if kind == "blank":
        pasted.setText(" \n ")
    elif kind == "image":
        pasted.setData("image/png", b"\x89PNG")
    before = names(window)
    window.coming.take(pasted)
    assert names(window) == before


def test_files_come_before_the_text_of_their_names(window, qtbot, tmp_path):
    (tmp_path / "雪.txt").write_text("雪后\n雪落了一夜。\n", encoding="utf-8")
    pasted = QMimeData()
    pasted.setUrls([QUrl.fromLocalFile(str(tmp_path / "雪.txt"))])
    pasted.setText("file:雪.txt")
    window.coming.take(pasted)
    assert window.page.text() == "雪后\n雪落了一夜。"


def test_a_folder_without_articles_says_so(window, tmp_path):
    (tmp_path / "空").mkdir()
    before = names(window)
    window.open_paths([tmp_path / "空"])
    assert "“空”" in window.message.said()
    assert names(window) == before


def test_files_of_a_folder_come_by_name(folder):
    assert [one.name for one in coming_from(folder)][:2] == ["00.txt", "01.txt"]
    assert coming_from(folder)[-1].name == "页.html"


def test_an_import_can_be_taken_back(window, qtbot, tmp_path):
    file = tmp_path / "雪.txt"
    file.write_text("雪后\n雪落了一夜。\n", encoding="utf-8")
    window.open_paths([file])
    assert "雪.txt" in names(window)
    window.undo()
    assert "雪.txt" not in names(window)
    assert window.page.text() != "雪后\n雪落了一夜。"
    window.redo()
    assert "雪.txt" in names(window)


def test_repairs_are_offered_and_nothing_is_mended_unseen(window, qtbot, tmp_path):
    file = tmp_path / "雪.txt"
    file.write_text("雪后\n\n" + CUT, encoding="utf-8")
    wanted = []
    window.coming.repairs_wanted.connect(wanted.append)
    window.open_paths([file])
    assert "谁也没有\n出门" in window.page.text()
    assert "1" in window.message.said()
    qtbot.mouseClick(window.message.action, Qt.MouseButton.LeftButton)
    assert wanted == [window.article]


def test_what_may_be_mended_in_a_long_text_is_offered_once_it_is_found(window, qtbot, tmp_path):
    file = tmp_path / "长.txt"
    lines = "".join(f"第{number}天，雪落在河上，也落在桥上，到天亮的时候停了。\n\n" for number in range(3000))
    file.write_text("雪后\n\n" + lines + CUT, encoding="utf-8")
    window.open_paths([file])
    qtbot.waitUntil(lambda: "1 repairs" in window.message.said(), timeout=20_000)
    assert window.page.text().startswith("雪后\n第0天")


def test_a_guess_at_an_encoding_is_asked_about_and_nothing_kept_before(window, qtbot):
    asked = []
    window.coming.unsure.connect(asked.append)
    before = names(window)
    window.coming.bring([Coming("短.txt", data="雪白".encode("gb18030"))])
    came_in(window, qtbot)
    assert [[one.name for one in files] for files in asked] == [["短.txt"]]
    assert names(window) == before


def test_a_changed_file_says_what_became_of_its_highlights(window, qtbot, tmp_path):
    file = tmp_path / "雪.txt"
    text = "雪后\n\n雪落了一夜，天亮的时候停了，屋顶和路都是白的。\n\n只有一行脚印从河边一直走到书店的门口。\n"
    file.write_text(text, encoding="utf-8")
    window.open_paths([file])
    body = window.page.text()
    for quote in ("雪落了", "脚印"):
        start = body.index(quote)
        window.page.select(start, start + len(quote))
        window.marking.highlight()
    file.write_text(text.replace("一行脚印从河边", "猫"), encoding="utf-8")
    window.open_paths([file])
    assert "猫一直走到" in window.page.text()
    assert "1 to review" in window.message.said()
    qtbot.mouseClick(window.message.action, Qt.MouseButton.LeftButton)
    assert window.beside.review.isVisible()
    window.beside.review.close()


def test_an_encoding_is_chosen_by_how_the_text_reads_and_the_file_comes_in(window, qtbot):
    from reader.ui.coming_in.encoding_dialog import EncodingDialog

    window.coming.bring([Coming("短.txt", data="雪白".encode("gb18030"))])
    (asked,) = window.findChildren(EncodingDialog)
    asked.chosen.emit("gb18030")
    came_in(window, qtbot)
    assert "短.txt" in names(window)
    assert window.page.text() == "雪白"
    asked.close()


def test_repairs_are_looked_at_used_and_taken_back(window, qtbot, tmp_path):
    file = tmp_path / "雪.txt"
    file.write_text("雪后\n\n" + CUT, encoding="utf-8")
    window.open_paths([file])
    window.beside.show_repairs()
    window.beside.repairs.use_these()
    assert "谁也没有出门" in window.page.text()
    window.undo()
    assert "谁也没有\n出门" in window.page.text()
    window.beside.repairs.close()


SLOW = "import sys, time; sys.stdin.buffer.read(1); time.sleep(60)"


def test_a_stop_does_not_wait_for_the_file_at_hand_and_what_comes_after_it_is_kept(window, qtbot, tmp_path):
    window.coming._process = ReadingProcess((sys.executable, "-c", SLOW))
    window.coming.bring([Coming("慢.html", data=PAGE.encode()), Coming("后.html", data=PAGE.encode())])
    qtbot.waitUntil(lambda: window.coming._process._process is not None)
    window.coming.stop()
    file = tmp_path / "雪.txt"
    file.write_text("雪后\n雪落了一夜。\n", encoding="utf-8")
    window.open_paths([file])
    came_in(window, qtbot)
    assert "雪.txt" in names(window)
    assert not {"慢.html", "后.html"} & names(window)


def test_an_encoding_chosen_while_files_come_in_stops_none_of_them(window, qtbot, folder):
    window.open_paths([folder])
    window.coming.bring_as([prepare("雪白".encode("gb18030"), "短.txt")], "gb18030")
    came_in(window, qtbot)
    assert {"短.txt", "00.txt", "11.txt", "页.html"} <= names(window)


def test_a_file_whose_article_is_in_the_bin_shows_it_again_in_the_library(window, qtbot, tmp_path):
    file = tmp_path / "雪.txt"
    file.write_text("雪后\n雪落了一夜。\n", encoding="utf-8")
    window.open_paths([file])
    own = window.article
    window.desk.run(lambda: window.session.shelf.remove([own]))
    window.open_paths([file])
    assert window.article == own
    assert own in {listed.article.id for listed in window.session.shelf.listed()}
    assert own in {listed.article.id for listed in window.library.rows.values()}


def unsure_files(*names):
    return [Coming(name, data=f"雪白{number}".encode("gb18030")) for number, name in enumerate(names)]


def encoding_asked(window):
    from reader.ui.coming_in.encoding_dialog import EncodingDialog

    return [one for one in window.findChildren(EncodingDialog) if one.isVisible()]


def test_files_of_unsure_encodings_are_asked_about_one_after_the_other(window, qtbot):
    window.coming.bring(unsure_files("一.txt", "二.txt"))
    (first,) = encoding_asked(window)
    assert "一.txt" in first.windowTitle()
    first.reject()  # the reader leaves this one out
    (second,) = encoding_asked(window)
    assert "二.txt" in second.windowTitle()
    assert not second.for_all.isVisible()
    qtbot.keyClick(second.view, Qt.Key.Key_Return)
    assert encoding_asked(window) == []
    assert window.page.text() == "雪白1"


def test_one_encoding_can_be_chosen_for_all_files_that_are_unsure(window, qtbot):
    window.coming.bring(unsure_files("一.txt", "二.txt", "三.txt"))
    (asked,) = encoding_asked(window)
    assert "2" in asked.for_all.text()
    asked.for_all.click()
    qtbot.keyClick(asked.view, Qt.Key.Key_Return)
    assert encoding_asked(window) == []
    assert {"一.txt", "二.txt", "三.txt"} <= names(window)


def test_who_leaves_all_of_them_out_is_asked_no_more(window):
    window.coming.bring(unsure_files("一.txt", "二.txt"))
    (asked,) = encoding_asked(window)
    asked.for_all.click()
    asked.reject()
    assert encoding_asked(window) == []


def of_project(path, body="雪落了0夜，天亮的时候停了。"):
    """A project of another program: a text with one selection, and a graph, which has no place here."""
    own = "55555555-5555-4555-8555-{:012}".format
    selection = f'<PlainTextSelection guid="{own(2)}" name="雪落" startPosition="0" endPosition="2"/>'
    text = f"<PlainTextContent>{body}</PlainTextContent>"
    source = f'<TextSource guid="{own(1)}" name="雪夜">{text}{selection}</TextSource>'
    xml = f'<Project name="雪"><Sources>{source}</Sources><Graphs name="图"/></Project>'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("project.qde", xml)
    return path


def test_what_notes_hold_that_has_no_place_here_is_told(window, tmp_path):
    window.open_paths([of_project(tmp_path / "雪.qdpx")])
    assert "1 highlights are restored" in window.message.said()
    assert window.message.said().endswith("left out: Graphs 图")


def test_articles_come_before_the_notes_that_come_with_them(window, qtbot, folder, tmp_path):
    notes = tmp_path / "批注.json"
    window.open_paths([folder / "00.txt"])
    own = window.session.importing.bring_in(folder / "00.txt").article
    window.session.reading.highlight(own.id, window.session.reading.find(own.id, "雪落了"), [])
    written = as_text(window.session.exporting.notes(Scope((own.id,)), "json"), "json")
    another = str(uuid.UUID(int=7, version=4))  # the same article as another reader has it
    notes.write_text(
        written.replace(own.id, another).replace("第0篇", "第1篇").replace("了0夜", "了1夜"), encoding="utf-8"
    )
    window.open_paths([notes, folder])
    assert window.coming.is_busy()
    came_in(window, qtbot)
    listed = [one.article for one in window.session.shelf.listed()]
    assert another not in {article.id for article in listed}
    assert len([article for article in listed if article.title == "第1篇"]) == 1


def test_every_tag_set_among_the_files_is_asked_about_in_turn(window, qtbot, tmp_path):
    for number in range(3):
        whole = {"format": "meipi-tag-set", "version": 1, "id": str(uuid.UUID(int=number + 9, version=4))}
        tags = [{"id": str(uuid.UUID(int=number + 99, version=4)), "name": "雪"}]
        text = json.dumps(whole | {"name": f"第{number}组", "tags": tags})
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")
    window.open_paths([tmp_path / f"{number}.json" for number in range(3)])
    merger = window.beside.merger
    asked = []
    for end in (merger.use, merger.reject, merger.use):
        qtbot.waitUntil(merger.isVisible)
        asked.append(merger.windowTitle())
        end()
    assert [title[-3:] for title in asked] == ["第0组", "第1组", "第2组"]
    assert not merger.isVisible()
    assert {one.name for one in window.session.tagging.sets()} >= {"第0组", "第2组"}
