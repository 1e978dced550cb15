"""One article's text for a Word document, highlights where they stand; writes no whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.word_xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.exchange.notes_docx_marks import Marks
    from reader.exchange.runs import CutBlock, Run
    from reader.exchange.word_beside import Anchor


class ArticleText:
    """The text of one article, to be made block by block in reading order; it remembers what has begun."""

    def __init__(self, marks: Marks, styles: Mapping[str, str]) -> None:
        """`styles` are the names of the paragraphs' styles by the kind of the block."""
        self._marks = marks
        self._styles = styles
        self._begun: dict[str, Anchor] = {}

    def block(self, block: CutBlock, behind: str = "", *, is_on_new_page: bool = False) -> str:
        """The block, and behind it these runs; nothing when it is blank and bears no highlight."""
        if not any(run.text.strip() or run.marks for run in block.runs):
            return ""
        inner = "".join(map(self._run, block.runs)) + behind
        return paragraph(self._styles[block.kind], inner, is_on_new_page=is_on_new_page)

    def _run(self, piece: Run) -> str:
        """A stretch of the text between the beginnings and the ends of comments."""
        begun = {mark.id: self._marks.comment(mark, tells_tags=True) for mark in piece.begun}
        self._begun |= begun
        looks = self._marks.looks(piece.marks) if piece.marks else ""
        ended = [self._begun.pop(mark.id) for mark in piece.ended]
        begins = "".join(anchor.begin for anchor in begun.values())
        return begins + run(piece.text, looks=looks) + "".join(anchor.end for anchor in ended)
