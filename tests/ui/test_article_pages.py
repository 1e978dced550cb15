"""An annotated article on paper: every line once, every note whole, nothing beyond the page."""

from __future__ import annotations

import gc
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtPrintSupport import QPrinter

from reader import resources
from reader.text.blocks import compose
from reader.text.spans import Span
from reader.ui import theming
from reader.ui.article_pages import Annotated, ArticlePages, Theme
from reader.ui.page.marks import Mark, Marks
from reader.ui.page.typography import typography
from reader.ui.page.words import Words
from storage.records import Block
from tests.ui.pdf_reading import pages, text

PARAGRAPH = "雨下得很大——街上没有一个人。他把灯打开，继续读那本《旧城记》，𠮷野街①号一直读到天黑。"
TEXTS = st.lists(
    st.one_of(
        st.integers(1, 12).map(lambda count: PARAGRAPH * count),
        st.just("# 门外的雨"),
        st.just("好。"),
    ),
    min_size=1,
    max_size=14,
)
NOTES = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 700)), max_size=12)


def flowed(paragraphs, notes, ratio=1.4):
    composition = compose("\n\n".join(paragraphs))
    body = composition.body
    blocks = [Block(one.kind, one.start, one.end) for one in composition.blocks]
    starts = [min(start, len(body) - 1) for start, _ in notes]
    marks = [Mark(str(at), Span(start, start + 1), ("#c24c46",), noted=True) for at, start in enumerate(starts)]
    said = {str(at): "批" * length for at, (_, length) in enumerate(notes)}
    annotated = Annotated(
        "雨", body, blocks, Words(), Marks(marks), said.__getitem__, [Theme("论点", "#c24c46", 2)]
    )
    setting = typography(resources.text("themes/typography.json"), 0)
    made = ArticlePages(annotated, setting, theming.theme("light").page, ratio)
    list(made.flow())
    return made


@settings(max_examples=40, deadline=None)
@given(TEXTS, NOTES)
def test_every_line_stands_on_one_page_in_order_and_none_beyond_it(qapp, paragraphs, notes):
    made = flowed(paragraphs, notes)
    lines = [
        (segment.slice_index, number)
        for leaf in made.leaves
        for segment in leaf.segments
        for number in segment.numbers
    ]
    assert lines == [
        (index, number) for index in range(made.slices()) for number in range(len(made._layouts[index].lines))
    ]
    for leaf in made.leaves:
        for segment in leaf.segments:
            laid = made._layouts[segment.slice_index]
            height = laid.lines[segment.numbers[-1]].top - laid.lines[segment.numbers[0]].top + laid.style.leading
            assert segment.top > -1
            assert segment.top + height <= made._bottom + 1


@settings(max_examples=40, deadline=None)
@given(TEXTS, NOTES)
@example(["好。", "# 门外的雨"], [(2, 1)])  # begins at what separates them
def test_every_note_is_whole_and_none_covers_another_or_leaves_the_page(qapp, paragraphs, notes):
    made = flowed(paragraphs, notes)
    seen = {}
    for leaf in made.leaves:
        for one, other in pairwise(leaf.notes):
            assert one.top + one.height < other.top + 1
        for note in leaf.notes:
            assert note.top >= -1
            assert note.top + note.height <= made._bottom + 1
            seen[note.mark.id] = seen.get(note.mark.id, 0) + note.height
            assert note.skipped + note.height <= note.document.size().height() + 0.01
    assert sorted(seen) == sorted(str(at) for at in range(len(notes)))
    whole = {note.mark.id: note.document.size().height() for leaf in made.leaves for note in leaf.notes}
    assert seen == pytest.approx(whole)


def test_a_heading_is_not_the_last_line_of_a_page(qapp):
    for count in range(20, 60):
        made = flowed([PARAGRAPH[:10]] * count + ["# 门外的雨", PARAGRAPH * 2], [])
        for leaf in made.leaves[:-1]:
            assert made._layouts[leaf.segments[-1].slice_index].piece.kind != "heading"


def test_the_text_has_the_middle_of_the_page_where_there_are_no_notes(qapp):
    alone, noted = flowed([PARAGRAPH], []), flowed([PARAGRAPH], [(0, 3)])
    assert alone._left > 0
    assert noted._left == 0


@pytest.fixture
def saved(window, qtbot, tmp_path, monkeypatch):
    """Saves the open article as a PDF, and reads it."""

    def save():
        path = tmp_path / "文章.pdf"
        monkeypatch.setattr(
            "reader.ui.filing.QFileDialog.getSaveFileName", lambda *_given, **_named: (str(path), "*.pdf")
        )
        with qtbot.waitSignal(window.filing.writer.ended, timeout=20_000):
            window._actions["save_pdf"].trigger()
        return path.read_bytes()

    return save


def mark(window, quote, key="1", note=""):
    start = window.page.text().index(quote)
    window.page.select(start, start + len(quote))
    window.marking.press_key(key)
    if note:
        own = window.session.reading.highlights(window.article)[-1].id
        window.desk.run(lambda: window.session.reading.note(own, note))


@pytest.mark.usefixtures("cjk_serif")
def test_the_pdf_has_text_pinyin_notes_legend_and_page_numbers(window, saved):
    mark(window, "他把灯打开", note="为什么？")
    window.session.shelf.note(window.article, "读完了")
    window._actions["readings"].trigger()
    told = text(saved())
    assert "继续读那本书" in told.replace(" ", "")
    for said in ("为什么？", "论点", "读完了", "jìxù", "1 / 1"):
        assert said in told, said
    assert told.count("继续") == 1


@pytest.mark.usefixtures("cjk_serif")
def test_without_pinyin_on_the_page_there_is_none_on_paper(window, saved):
    pdf = saved()
    assert "jìxù" not in text(pdf)
    assert pages(pdf) == 1


@pytest.fixture
def printer(tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "纸.pdf"))
    return printer


def test_an_article_is_printed_on_a_printer(window, printer, tmp_path, qtbot):
    with qtbot.waitSignal(window.printing.printed, timeout=20_000):
        window.printing.print_on(printer)
    assert (tmp_path / "纸.pdf").read_bytes().startswith(b"%PDF-")
    assert window.message.said() == "The article was printed."


@pytest.mark.usefixtures("cjk_serif")
def test_pinyin_that_has_not_been_looked_up_yet_is_waited_for_and_printed(window, printer, tmp_path, qtbot):
    window._actions["readings"].trigger()
    assert window._words.is_at_work()
    with qtbot.waitSignal(window.printing.printed, timeout=20_000):
        window.printing.print_on(printer)
    assert "jìxù" in text((tmp_path / "纸.pdf").read_bytes())


LONG = "雨下得很大——街上没有一个人，他继续读《旧城记》。" * 2_000


@pytest.fixture
def unread(window, qtbot, tmp_path):
    """The window on an article that has just come, of whose words few are cut and none is heard yet."""
    long = tmp_path / "长篇.txt"
    long.write_text(f"长篇\n\n{LONG}\n\n后来，嫦娥六号回来了。", encoding="utf-8")
    window.open_paths([long])
    qtbot.waitUntil(lambda: "嫦娥六号" in window.page.text(), timeout=20_000)
    window._actions["readings"].trigger()
    return window


@pytest.mark.usefixtures("cjk_serif")
def test_words_not_cut_yet_have_their_readings_on_paper_too(unread, saved):
    assert unread._words.is_busy()
    assert "huílái" in text(saved())


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_pdf_that_is_stopped_while_it_is_painted_leaves_no_file(unread, qtbot, tmp_path, monkeypatch, is_closed):
    path, painted = tmp_path / "长篇.pdf", []
    paint = ArticlePages.paint
    monkeypatch.setattr(
        "reader.ui.filing.QFileDialog.getSaveFileName", lambda *_given, **_named: (str(path), "*.pdf")
    )
    monkeypatch.setattr(ArticlePages, "paint", lambda *given: (paint(*given), painted.append(given)))
    unread._actions["save_pdf"].trigger()
    qtbot.waitUntil(lambda: len(painted) > 2, timeout=20_000)
    painted.clear()
    unread.filing.writer.stop()
    if is_closed:
        unread.close()
    else:
        qtbot.waitUntil(lambda: not unread.filing.writer._orders)
    gc.collect()
    assert not path.exists()


@pytest.mark.usefixtures("cjk_serif")
def test_a_window_that_closes_while_a_pdf_waits_for_readings_writes_it_first(window, tmp_path, monkeypatch):
    path = tmp_path / "文章.pdf"
    monkeypatch.setattr(
        "reader.ui.filing.QFileDialog.getSaveFileName", lambda *_given, **_named: (str(path), "*.pdf")
    )
    window._actions["readings"].trigger()
    window._actions["save_pdf"].trigger()
    window.close()
    assert "jìxù" in text(path.read_bytes())


def test_printing_a_long_article_can_be_stopped_and_the_window_closed_meanwhile(unread, printer, qtbot):
    unread.printing.print_on(printer)
    qtbot.waitUntil(lambda: unread.message.said() == "The article is being printed…", timeout=20_000)
    unread.message.action.click()
    assert unread.message.said() == ""
    unread.printing.print_on(printer)
    unread.close()
    assert unread.printing._printing is None
