"""One article's text as HTML with its highlights, and their notes beside it; writes no whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.html_text import plain, running
from reader.exchange.note_html import note_html
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange.notes import AnnotatedArticle
    from reader.exchange.notes_html_marks import Looks
    from reader.exchange.notes_html_themes import Themes
    from reader.text.spans import Piece
    from storage.records import Block, Highlight

_ELEMENTS = {"title": "h1", "heading": "h2", "paragraph": "p"}


class ArticleText:
    """The text of one article, to be made block by block in reading order; it remembers what it has met."""

    def __init__(self, source: AnnotatedArticle, themes: Themes, looks: Looks) -> None:
        self._body = source.body
        self._themes = themes
        self._pieces = looks.pieces(source.placed)
        self._next = 0  # the first piece that the blocks so far have not passed
        self._unmet = {mark.id: mark for mark in source.placed}
        self._numbers: dict[str, int] = {}  # of the cards, by a highlight's id

    def block(self, block: Block) -> str:
        """The block, after the cards of the highlights that begin in it, which are to float beside it."""
        cards: list[str] = []
        inner = "".join(self._inner(block, cards))
        element = _ELEMENTS.get(block.kind, "p")
        kind = "" if block.kind in _ELEMENTS else f' class="{plain(block.kind)}"'
        told = f'<{element}{kind} dir="auto">{inner}</{element}>'
        return f"<section>{''.join(cards)}{told}</section>" if cards else told

    def unmet(self) -> list[Highlight]:
        """The highlights that no block so far has held: those of nothing but line ends."""
        return list(self._unmet.values())

    def _inner(self, block: Block, cards: list[str]) -> Iterator[str]:
        reached = block.start
        for piece, look in self._over(block):
            start, end = max(piece.span.start, block.start), min(piece.span.end, block.end)
            yield running(self._body[reached:start])
            yield self._marked(Span(start, end), piece, look, cards)
            reached = end
        yield running(self._body[reached : block.end])

    def _over(self, block: Block) -> Iterator[tuple[Piece[Highlight], str]]:
        """The pieces that lie over the block; one that goes on behind it comes again for the next."""
        while self._next < len(self._pieces):
            piece, look = self._pieces[self._next]
            if piece.span.start >= block.end:
                return
            if piece.span.end > block.start:
                yield piece, look
            if piece.span.end > block.end:
                return
            self._next += 1

    def _marked(self, span: Span, piece: Piece[Highlight], look: str, cards: list[str]) -> str:
        """A stretch of the text, with the places of highlights that begin in it and the numbers of those ending."""
        begun = [mark for mark in piece.marks if self._unmet.pop(mark.id, None)]
        cards += filter(None, map(self._card, begun))
        places = "".join(f'<span id="h-{plain(mark.id)}"></span>' for mark in begun)
        ended = [mark for mark in piece.marks if self._ends(mark, span.end)]
        numbers = "".join(self._number(mark) for mark in ended if mark.id in self._numbers)
        classes = self._themes.classes(piece.marks)
        return (
            f'{places}<mark class="{look} {classes}">{running(self._body[span.start : span.end])}</mark>{numbers}'
        )

    def _ends(self, mark: Highlight, end: int) -> bool:
        """Whether nothing but white space of the highlight is behind `end`."""
        return mark.end == end or (self._body[end : end + 1].isspace() and not self._body[end : mark.end].strip())

    def _number(self, mark: Highlight) -> str:
        return f'<sup class="n {self._themes.classes((mark,))}">{self._numbers[mark.id]}</sup>'

    def _card(self, mark: Highlight) -> str:
        """What is to be said of a highlight beside the text; nothing when it has neither tag nor note."""
        told = self._themes.labels(mark) + note(mark.note)
        if not told:
            return ""
        number = self._numbers[mark.id] = len(self._numbers) + 1
        return f'<aside class="n {self._themes.classes((mark,))}"><b>{number}</b>{told}</aside>\n'


def note(text: str, kind: str = "note") -> str:
    """A note in a box of its own, nothing when it is blank."""
    told = note_html(text)
    return f'<div class="{kind}" dir="auto">{told}</div>' if told else ""
