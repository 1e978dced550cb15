"""Every visible text is there in Chinese and in English."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

from reader.app import open_window
from reader.language import Catalogue

ROOT = Path(__file__).resolve().parents[2]
SHOWN_BY = {
    "setText",
    "setWindowTitle",
    "setPlaceholderText",
    "setToolTip",
    "setAccessibleName",
    "addMenu",
    "QLabel",
}
SAME_IN_BOTH = {"Meipi 眉批", "×"}


@pytest.fixture(scope="module")
def translations():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_chinese_catalogue_holds_exactly_the_texts_of_the_code(translations):
    assert set(translations.in_catalogue()) == set(translations.in_code())


def test_every_text_is_translated(translations):
    assert [text for text, translation in translations.in_catalogue().items() if not translation] == []


def test_a_translation_fills_in_the_same_values(translations):
    for (_, source), translation in translations.in_catalogue().items():
        assert set(re.findall(r"\{\w+\}", source)) == set(re.findall(r"\{\w+\}", translation)), source


def test_no_text_is_put_into_a_widget_without_being_translatable():
    bare = []
    for path in sorted((ROOT / "reader" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                literals = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                bare += [
                    f"{path.name}: {text}" for text in literals if name in SHOWN_BY and text not in SAME_IN_BOTH
                ]
    assert bare == []


def shown_texts(window):
    for widget in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton)):
        yield widget.text()
    for field in (*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)):
        yield field.placeholderText()
    for action in window.findChildren(QAction):
        yield action.text()


def test_a_window_in_chinese_shows_no_english(qtbot, home):
    window = open_window(home, language="zh_CN")
    qtbot.addWidget(window)
    english = {text for text in shown_texts(window) if re.search("[A-Za-z]{2,}", text)} - SAME_IN_BOTH
    window.close()
    assert {text for text in english if not re.search("[\u4e00-\u9fff]", text)} == set()


def test_a_window_in_english_shows_english(qtbot, home):
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    texts = set(shown_texts(window))
    window.close()
    assert {"Open…", "Undo", "Highlights"} <= texts


def test_an_error_is_told_in_chinese_with_its_values():
    from reader.session.files import MissingFile

    assert Catalogue.of("zh_CN").error(MissingFile(name="甲.txt")).startswith("没有“甲.txt”这个文件")
    assert str(MissingFile(name="甲.txt")).startswith("There is no file “甲.txt”")
