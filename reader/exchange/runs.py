"""A whole text cut where highlights begin and end, block by block; knows no format and no colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.kinds import PARAGRAPH
from reader.text.spans import Span, flatten
from storage.records import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.exchange.notes import AnnotatedArticle
    from reader.text.spans import Piece
    from storage.records import Highlight


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block over which the same highlights lie, and those of them that begin and end with it."""

    text: str
    marks: tuple[Highlight, ...] = ()
    begun: tuple[Highlight, ...] = ()
    ended: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class CutBlock:
    """A block of the text in its runs."""

    kind: str
    runs: tuple[Run, ...]


def cut(source: AnnotatedArticle) -> tuple[CutBlock, ...]:
    """The whole text in reading order, the lines that are in no block among them as paragraphs.

    Every placed highlight begins in one run and ends in that or a later one, white space at its end apart: one of
    nothing but line ends in an empty run behind all.
    """
    return tuple(_Cutting(source).blocks())


class _Cutting:
    """What has been met so far on the way through one text."""

    def __init__(self, source: AnnotatedArticle) -> None:
        self._source = source
        self._body = source.body
        self._waiting = {mark.id: mark for mark in source.placed}  # those that have not begun
        self._open = {*self._waiting}  # the ids of those that have not ended
        self._pieces = list(flatten((Span(mark.start, mark.end), mark) for mark in source.placed))
        self._next = 0  # the first piece that the blocks so far have not passed

    def blocks(self) -> Iterator[CutBlock]:
        for block in whole(self._source):
            yield CutBlock(block.kind, tuple(self._runs(block)))
        if unmet := tuple(self._waiting.values()):
            yield CutBlock(PARAGRAPH, (Run("", unmet, unmet, unmet),))

    def _runs(self, block: Block) -> Iterator[Run]:
        reached = block.start
        for piece in self._over(block):
            start, end = max(piece.span.start, block.start), min(piece.span.end, block.end)
            if reached < start:
                yield Run(self._body[reached:start])
            begun = tuple(mark for mark in piece.marks if self._waiting.pop(mark.id, None))
            ended = tuple(mark for mark in piece.marks if mark.id in self._open and self._ends(mark, end))
            self._open -= {mark.id for mark in ended}
            yield Run(self._body[start:end], piece.marks, begun, ended)
            reached = end
        if reached < block.end:
            yield Run(self._body[reached : block.end])

    def _over(self, block: Block) -> Iterator[Piece[Highlight]]:
        """The pieces that lie over the block; one that goes on behind it comes again for the next."""
        while self._next < len(self._pieces):
            piece = self._pieces[self._next]
            if piece.span.start >= block.end:
                return
            if piece.span.end > block.start:
                yield piece
            if piece.span.end > block.end:
                return
            self._next += 1

    def _ends(self, mark: Highlight, end: int) -> bool:
        """Whether nothing but white space of the highlight is behind `end`."""
        return mark.end == end or (self._body[end : end + 1].isspace() and not self._body[end : mark.end].strip())


def whole(source: AnnotatedArticle) -> Sequence[Block]:
    """The blocks in reading order, with a paragraph for each line of the body that is in none."""
    found: list[Block] = []
    reached, end = 0, len(source.body)
    for block in [*source.in_order, Block("", end, end)]:
        for row in source.body[reached : block.start].splitlines(keepends=True):
            told = Block(PARAGRAPH, reached, reached + len(row.rstrip()))
            found += [told] if row.strip() else []
            reached += len(row)
        found.append(block)
        reached = max(reached, block.end)
    return found[:-1]
