"""A tag set goes into a file of the kind that its ending names, in the window's language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from reader.language import Catalogue
from reader.ui.translator import speak


@pytest.fixture
def export(window, tmp_path, monkeypatch):
    """Export the tag set into a file of this name, with this kind chosen; gives the file and the kinds offered."""

    def exported(name, chosen=3):
        offered = []

        def dialog(_parent, _title, _suggestion, kinds):
            offered[:] = kinds.split(";;")
            return str(tmp_path / name), offered[chosen]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        window.filing.export_tag_set()
        return next(path for path in tmp_path.iterdir() if path.stem == "读报"), offered

    return exported


@pytest.fixture
def marked(window):
    """An example for the first tag."""
    session = window.session
    span = session.reading.find(window.article, "书不怕旧，怕没人翻")
    session.reading.highlight(window.article, span, [session.tagging.by_key("1").id])


@pytest.mark.parametrize(
    ("name", "start"),
    [("读报.md", b"# "), ("读报.html", b"<!DOCTYPE html>"), ("读报.pdf", b"%PDF-"), ("读报", b"%PDF-")],
)
@pytest.mark.usefixtures("marked")
def test_a_code_book_is_offered_and_the_ending_decides(window, export, name, start):
    path, offered = export(name)
    assert offered[3] == "Code Book (*.md *.html *.pdf)"
    assert path.read_bytes().startswith(start)
    assert window.message.said() == f"The code book is in “{path.name}”."
    if start != b"%PDF-":
        text = path.read_text(encoding="utf-8")
        assert "书不怕旧，怕没人翻" in text
        assert "8 tags · 1 highlight" in text


def test_the_other_kinds_are_as_before(export):
    path, _ = export("读报", 0)
    assert path.suffix == ".qdc"
    assert b"CodeBook" in path.read_bytes()


@pytest.mark.usefixtures("marked")
def test_a_code_book_speaks_the_language_of_the_window(qapp, window, export, monkeypatch):
    monkeypatch.setattr(window.desk, "_catalogue", Catalogue.of("zh_CN"))
    speak(qapp, "zh_CN")
    try:
        path, offered = export("读报.html")
    finally:
        speak(qapp, "en")
    text = path.read_text(encoding="utf-8")
    assert offered[3] == "标签手册 (*.md *.html *.pdf)"
    assert '<html lang="zh-Hans">' in text
    assert "标签手册 · 8 个标签 · 1 条标注" in text
    assert '<span class="label">例</span>' in text
