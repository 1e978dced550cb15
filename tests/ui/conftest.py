"""Windows as a reader has them: real, over a library of their own, on an article written for tests."""

import shutil
from pathlib import Path

import pytest

from reader.app import open_window
from reader.chinese.segment import Segmenter
from reader.paths import paths

ARTICLE = """# 巷口的旧书店

## ——一个下午的“发现”

老林的书店开了三十年。店里有一本《旧城记》，封面写着“𠮷野街①号”。

他说：“书不怕旧，怕没人翻……”去年客人多了12.5%，InnoMatch的展台也搬来了。

### 门外的雨

雨下得很大——街上没有一个人。他把灯打开，继续读那本书。
"""


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    path = tmp_path / "旧书店.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def word_cache(tmp_path_factory) -> Path:
    """The dictionary of words, read once for all tests."""
    folder = tmp_path_factory.mktemp("words")
    Segmenter(folder)
    return folder


@pytest.fixture
def window(qtbot, home, article_file, word_cache):
    shutil.copytree(word_cache, paths(home=home).cache)
    opened = open_window(home, language="en")
    qtbot.addWidget(opened)
    opened.open_paths([article_file])
    opened.session.history.clear()  # as if it had come in another day
    with qtbot.waitActive(opened):
        opened.activateWindow()
    assert opened.wait_for_words()
    yield opened
    opened.close()
