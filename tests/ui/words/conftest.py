"""A window whose panel of words is seen, on an article with terms that its words cut apart."""

import shutil

import pytest

from reader.chinese import cedict
from reader.paths import paths

TERMS = """# 海藻碳汇的一年

海藻碳汇是什么？渔民说，海藻碳汇就是海里的林子。沿岸推广海藻碳汇，产量也高了。

「揭榜造林」开始了。老林的船队参加揭榜造林，今年的海藻碳汇又多了12.5%。

关键是从海藻碳汇看收成。
"""


@pytest.fixture
def terms(window, tmp_path, qtbot):
    """The window on that article, its words counted, and proposals there."""
    file = tmp_path / "海藻.md"
    file.write_text(TERMS, encoding="utf-8")
    window.open_paths([file])
    assert window.wait_for_words()
    window.show_words()
    qtbot.waitUntil(lambda: bool(window.words.study.proposals()), timeout=20_000)
    qtbot.waitUntil(lambda: bool(window.words.panel.keywords.words()), timeout=20_000)
    return window


@pytest.fixture(scope="session")
def packed(tmp_path_factory):
    """The dictionary, packed once for all tests."""
    folder = tmp_path_factory.mktemp("dictionary")
    cedict.make(folder)
    return next(folder.iterdir())


@pytest.fixture
def looking(window, home, packed):
    """The window with a dictionary at hand, its page in focus."""
    shutil.copy(packed, paths(home=home).cache)
    window.page.setFocus()
    return window
