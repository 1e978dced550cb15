"""The main job without anyone at the window: import, words, highlights, notes, a picture; for a first look."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader import resources
from reader.chinese.segment import Segmenter, Word
from reader.paths import paths
from reader.session.exporting import Scope, as_text
from reader.session.files import write_file
from reader.session.session import Session
from reader.text.sentences import sentences
from reader.text.spans import Span
from storage.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from storage.records import Text

_MOST_FIGURES, _CLAIMS = 5, 3


def run(file: Path, into: Path) -> str:
    """Do it all in the folder `into`, in a library of its own; returns where the results are, a line each."""
    places = paths(home=into)
    with Library.open(places.library, places.backups) as library:
        session = Session(library, resources.text(resources.STARTER_TAGS))
        article = session.importing.bring_in(file).article
        text = session.shelf.text(article.id)
        words = Segmenter(places.cache).cut(text.body)
        if not session.reading.highlights(article.id):
            _mark(session, text, words)
        notes = as_text(session.exporting.notes(Scope((article.id,)), "md"), "md")
        highlights = len(session.reading.highlights(article.id))
    lines = "".join(f"{word.start}\t{word.end}\t{word.text}\n" for word in words)
    write_file(into / "words.txt", lines.encode())
    write_file(into / "notes.md", notes.encode())
    _take_picture(into)
    return (
        f"{article.title}\n"
        f"words     {len(words)}\t{into / 'words.txt'}\n"
        f"notes     {highlights} highlights\t{into / 'notes.md'}\n"
        f"picture   {into / 'window.png'}\n"
        f"library   {places.library}\n"
    )


def _mark(session: Session, text: Text, words: list[Word]) -> None:
    """Highlight some figures, the first sentences of some paragraphs, and write one note."""
    figures, claims = session.tagging.by_key("3"), session.tagging.by_key("1")
    for word in [word for word in words if word.text[0].isdigit()][:_MOST_FIGURES]:
        session.reading.highlight(text.article, Span(word.start, word.end), [figures.id] if figures else [])
    paragraphs = [block for block in text.blocks if block.kind == "paragraph"]
    for number, block in enumerate(paragraphs[1 : 1 + _CLAIMS]):
        first = sentences(text.body, block.start, block.end)[0]
        note = "" if number else "这一句说的是什么？**先记下**，读完再回来看。"
        session.reading.highlight(text.article, Span(*first), [claims.id] if claims else [], note)


def _take_picture(into: Path) -> None:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # that platform warns of every window
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    from reader.app import open_window  # noqa: PLC0415

    application = QApplication.instance() or QApplication(sys.argv[:1])
    window = open_window(into)
    window.wait_for_words()
    application.processEvents()
    window.grab().save(str(into / "window.png"))
    window.close()
    application.processEvents()
