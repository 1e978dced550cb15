"""A whole text as Markdown, its highlights between `==` with a footnote each; writes no whole file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.exchange.markdown_text import code, escaped, lines, settled
from reader.exchange.notes import SourceLine, surroundings
from reader.exchange.outline import tags_of
from reader.exchange.quotation import citation, place
from reader.exchange.runs import cut
from reader.exchange.tag_paths import paths

if TYPE_CHECKING:
    from reader.exchange.notes import AnnotatedArticle, Notes
    from reader.exchange.runs import CutBlock, Run
    from storage.records import Highlight

_BETWEEN = " · "
_INDENT = "    "
_HEAD = ("title", "subtitle")


class Footnotes:
    """The texts of one file, whose footnotes are counted through."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._known = paths(notes.tags)
        self._count = 0
        self._numbers: dict[str, int] = {}

    def body(self, source: AnnotatedArticle) -> list[str]:
        """The text without what the title above it says already, then its footnotes, in reading order."""
        blocks = [self._block(block, source) for block in cut(source)]
        footnotes = [self._footnote(source, mark) for mark in source.placed]
        return [part for part in [*blocks, *footnotes] if part]

    def _block(self, block: CutBlock, source: AnnotatedArticle) -> str:
        text = "".join(run.text for run in block.runs)
        is_told = text.strip() in (source.shown_title, source.article.subtitle.strip())
        if is_told and block.kind in _HEAD and not any(run.marks for run in block.runs):
            return ""
        told = "".join(
            "".join(map(self._marked if is_marked else _plain, runs))
            for is_marked, runs in groupby(block.runs, key=lambda run: bool(run.marks))
        )
        return ("## " + told.strip() if block.kind == "heading" else settled(told)) if told.strip() else ""

    def _marked(self, run: Run) -> str:
        """The run between marks, with no white space at the ends inside, and the footnotes of what ends with it."""
        for mark in run.begun:
            self._count += 1
            self._numbers[mark.id] = self._count
        inner = run.text.strip()
        before, behind = run.text.partition(inner)[::2] if inner else ("", "")
        marked = f"{before}=={escaped(inner)}==" if inner else ""
        return marked + "".join(f"[^{self._numbers[mark.id]}]" for mark in run.ended) + behind

    def _footnote(self, source: AnnotatedArticle, mark: Highlight) -> str:
        """The quote, since other highlights may lie over it, its tags, its place and its note."""
        paragraphs = surroundings(source, mark).paragraphs
        is_plain = self._notes.options.source_line is SourceLine.PLAIN
        where = place(paragraphs) if is_plain else citation(source.article, paragraphs, SourceLine.GBT7714)
        tags = " ".join(code(path) for path in tags_of(mark, self._known))
        told = _BETWEEN.join(filter(None, (f"“{escaped(mark.quote.strip())}”", tags, escaped(where))))
        rows = note(mark.note).split("\n") if mark.note.strip() else []
        return "\n".join(
            [f"[^{self._numbers[mark.id]}]: {told}", *([""] if rows else []), *(_INDENT + row for row in rows)]
        )


def _plain(run: Run) -> str:
    return escaped(run.text)


def note(text: str) -> str:
    """The reader's own Markdown in a callout, which it cannot leave whatever it holds; nothing when it is blank."""
    if not text.strip():
        return ""
    kept = lines(text.strip("\r\n"))
    return "\n".join(["> [!NOTE]", ">", *(f"> {line}" if line else ">" for line in kept)])
