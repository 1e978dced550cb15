"""Pages as a reader has them: shown, laid out, with real words; no window and no library around them."""

import pytest

from reader import resources
from reader.chinese.segment import Segmenter
from reader.text.blocks import compose
from reader.text.spans import Span
from reader.ui import theming
from reader.ui.page.page import Page
from reader.ui.page.typography import typography
from storage.records import Block

ARTICLE = """# 巷口的旧书店

## ——一个下午的“发现”

老林的书店开了三十年。店里有一本《旧城记》，封面写着“𠮷野街①号”。他说：“书不怕旧，怕没人翻……”去年客人多了12.5%。

InnoMatch\u00a0的展台也搬来了，caf\u0065\u0301也开了👨‍👩‍👧。\u2028第二行从这里开始。

### 门外的雨

雨下得很大——街上没有一个人。他把灯打开，继续读那本书，一直读到天黑，又读到雨停，店里只剩下翻书的声音。

好。
"""


@pytest.fixture(scope="session")
def segmenter(word_cache):
    return Segmenter(word_cache)


@pytest.fixture
def setting(qapp):
    return typography(resources.text("themes/typography.json"), 0)


@pytest.fixture
def shown(qtbot, segmenter, setting):
    """Shows a text on a page of its own; its words are cut where they are wanted."""

    def show(text=ARTICLE, size=(760, 420), *, words=True):
        page = Page(setting, theming.theme("light").page)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.setFocus()
        composition = compose(text)
        page.show_body(composition.body, [Block(one.kind, one.start, one.end) for one in composition.blocks])
        if words:
            for index, (start, piece) in enumerate(page.slice_texts()):
                found = [Span(start + word.start, start + word.end) for word in segmenter.cut(piece)]
                page.take_words(index, found)
        return page

    return show


@pytest.fixture
def page(shown):
    return shown()
