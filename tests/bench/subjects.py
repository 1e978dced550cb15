"""The page and its peers, each with the same verbs; every verb ends with the window painted."""

import gc
import resource
import sys
from collections.abc import Callable
from itertools import accumulate, repeat
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

SIZE = (1000, 800)
SELDOM = 20_000
WORD_WAYS = ("gap", "tint", "underline")  # in which our page shows words; the last one stays
SYLLABLES = ("é", "yī", "lǜ", "dào", "shēng", "zhuāng", "xióng")
TINT = QColor(194, 76, 70, 60)
RULE = QColor(181, 168, 143)


def painted(widget, act: Callable[[], object]) -> float:
    """Seconds from an act until the window shows it."""
    start = perf_counter()
    act()
    QApplication.processEvents()
    widget.viewport().repaint()
    QApplication.processEvents()
    return perf_counter() - start


def memory() -> float:
    """The peak memory of this process in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


class Peer:
    """What QTextEdit and QPlainTextEdit have in common; positions are UTF-16 units, equal here to code points."""

    def jump_to_end(self) -> None:
        bar = self.widget.verticalScrollBar()
        self.widget.moveCursor(QTextCursor.MoveOperation.End)
        bar.setValue(bar.maximum())

    def jump_to_start(self) -> None:
        self.widget.moveCursor(QTextCursor.MoveOperation.Start)
        self.widget.verticalScrollBar().setValue(0)

    def ready_highlights(self, spans: list[tuple[int, int]]):
        """What the peer is given: the same passages in the form it takes."""
        return spans

    ready_words = ready_highlights

    def words_on(self, spans: list[tuple[int, int]]) -> dict[str, float]:
        """Seconds until the words are seen: a peer has one way, measured against each of ours."""
        return dict.fromkeys(WORD_WAYS, painted(self.widget, lambda: self.show_words(spans)))

    def rewrap(self, width: int) -> None:
        self.widget.resize(width, SIZE[1])

    def scroll(self, pixels: int) -> None:
        bar = self.widget.verticalScrollBar()
        bar.setValue(bar.value() + max(1, round(pixels / self.unit)))


class TextEdit(Peer):
    """A: a read-only QTextEdit with character formats."""

    unit = 1.0  # its bar counts pixels

    def __init__(self) -> None:
        self.widget = QTextEdit()
        self.widget.setReadOnly(True)
        self._dress()

    def _dress(self) -> None:
        font = QFont("Noto Serif CJK SC")
        font.setPixelSize(20)
        self.widget.setFont(font)
        self.widget.resize(*SIZE)
        self.widget.show()

    def open(self, body: str) -> None:
        self.widget.setPlainText(body)

    def show_highlights(self, spans: list[tuple[int, int]]) -> None:
        form = QTextCharFormat()
        form.setBackground(TINT)
        self._format(spans, form)

    def show_words(self, spans: list[tuple[int, int]]) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(RULE)
        self._format(spans, form)

    def _format(self, spans: list[tuple[int, int]], form: QTextCharFormat) -> None:
        cursor = QTextCursor(self.widget.document())
        cursor.beginEditBlock()
        for start, end in spans:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(form)
        cursor.endEditBlock()


class _Painter(QSyntaxHighlighter):
    """Formats block by block from sorted spans."""

    def __init__(self, document, forms) -> None:
        self._forms = forms
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        for by_block, form in self._forms:
            for first, last in by_block.get(self.currentBlock().blockNumber(), ()):
                self.setFormat(first - start, last - first, form)


class PlainText(TextEdit):
    """B: a read-only QPlainTextEdit with a QSyntaxHighlighter."""

    unit = 20.0 * 1.4  # its bar counts lines

    def __init__(self) -> None:
        self.widget = QPlainTextEdit()
        self.widget.setReadOnly(True)
        self._forms: list = []
        self._dress()

    def _format(self, spans: list[tuple[int, int]], form: QTextCharFormat) -> None:
        by_block: dict[int, list[tuple[int, int]]] = {}
        document = self.widget.document()
        for span in spans:
            by_block.setdefault(document.findBlock(span[0]).blockNumber(), []).append(span)
        self._forms.append((by_block, form))
        self._painter = _Painter(document, self._forms)
        self._painter.rehighlight()


class Ours:
    """The page; what it is given in records of ours is imported with it, not when it is measured."""

    unit = 1.0

    def __init__(self) -> None:
        from reader import resources
        from reader.text.spans import Span
        from reader.ui import theming
        from reader.ui.page.marks import Mark
        from reader.ui.page.page import Page
        from reader.ui.page.typography import typography
        from storage.records import Block

        self._block, self._mark, self._span = Block, Mark, Span
        look = theming.theme("light")
        theming.dress(QApplication.instance(), look)
        self.widget = Page(typography(resources.text("themes/typography.json"), 0), look.page)
        self.widget.resize(*SIZE)
        self.widget.show()

    def open(self, body: str) -> None:
        ends = list(accumulate(len(line) + 1 for line in body.split("\n")))
        bounds = zip(repeat("paragraph"), [0, *ends], (end - 1 for end in ends), strict=False)
        self.widget.show_body(body, list(map(self._block._make, bounds)))

    def jump_to_end(self) -> None:
        bar = self.widget.verticalScrollBar()
        bar.setValue(bar.maximum())

    def jump_to_start(self) -> None:
        self.widget.verticalScrollBar().setValue(0)

    def rewrap(self, width: int) -> None:
        self.widget.resize(width, SIZE[1])

    def scroll(self, pixels: int) -> None:
        self.widget.scroll_by(pixels)

    def ready_highlights(self, spans: list[tuple[int, int]]):
        return [self._mark(str(number), self._span(*span), ("#c24c46",)) for number, span in enumerate(spans)]

    def ready_words(self, spans: list[tuple[int, int]]) -> None:
        """Hand the words over as the segmenter does, unseen: they are there long before they are asked for."""
        self.widget.show_words("none")
        words = iter(spans)
        word = next(words, None)
        for index, (start, text) in enumerate(self.widget.slice_texts()):
            own = []
            while word and word[0] < start + len(text):
                own.append(self._span(*word))
                word = next(words, None)
            self.widget.take_words(index, own)

    def show_highlights(self, marks) -> None:
        self.widget.show_marks(marks)

    def words_on(self, _words: None) -> dict[str, float]:
        """Seconds until the words are seen in each way, each time from none."""
        taken = {}
        for way in WORD_WAYS:
            painted(self.widget, lambda: self.widget.show_words("none"))
            taken[way] = painted(self.widget, lambda way=way: self.widget.show_words(way))
        return taken


class Full(Ours):
    """The page with all that can be beside and above its text: pinyin, notes in the margin, the theme map."""

    def __init__(self) -> None:
        super().__init__()
        from reader.settings import Settings
        from reader.ui.page.map_lanes import lanes_of
        from reader.ui.page.readings import Way
        from reader.ui.page.typography import page_typography

        self._lanes_of = lanes_of
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(60)
        self._soon.timeout.connect(self.show_map)
        page = self.widget
        page.set_typography(page_typography(Settings(readings="all")))
        page.show_readings(Way("all", 4))
        page.show_map(True)
        page.sounds_wanted.connect(self._sound)
        page.margin.notes = lambda _: "这一段的**论点**其实在最后一句，查一查日子。"

    def ready_highlights(self, spans: list[tuple[int, int]]):
        """Every tenth has a note."""
        marks = super().ready_highlights(spans)
        return [mark._replace(noted=number % 10 == 0) for number, mark in enumerate(marks)]

    def ready_words(self, spans: list[tuple[int, int]]) -> None:
        """Words and their pinyin are there, and seen, long before anything is marked."""
        super().ready_words(spans)
        painted(self.widget, lambda: None)

    def show_highlights(self, marks) -> None:
        super().show_highlights(marks)
        self._marks = marks
        self._soon.start()

    def show_map(self) -> None:
        """Show where the highlights are, as the window does a moment after they are seen."""
        spans = {"tag": [(mark.span.start, mark.span.end) for mark in self._marks]}
        self.widget.map.show_lanes(self._lanes_of(spans, [("tag", "论点", "#c24c46")], "", ""))

    def _sound(self, words: list[str]) -> None:
        """Answer as the process does, with syllables of any length."""
        self.widget.take_sounds({word: ([SYLLABLES[ord(one) % 7] for one in word], 0) for word in words})


SUBJECTS = {"ours": Ours, "full": Full, "A": TextEdit, "B": PlainText}


def settle() -> None:
    """Spare the collector of garbage what is loaded, as the app does, which is not loaded beside its peers."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)


def application() -> QApplication:
    """The application, dressed as Meipi dresses it."""
    made = QApplication.instance() or QApplication(sys.argv[:1])
    made.setStyle("Fusion")
    return made
