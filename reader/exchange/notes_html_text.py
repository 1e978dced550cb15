"""One article's text as HTML with its highlights, and their notes beside it; writes no whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.html_text import plain, running
from reader.exchange.note_html import note_html

if TYPE_CHECKING:
    from reader.exchange.notes import AnnotatedArticle
    from reader.exchange.notes_html_marks import Looks
    from reader.exchange.notes_html_switches import Switches
    from reader.exchange.runs import CutBlock, Run
    from storage.records import Highlight

_ELEMENTS = {"title": "h1", "heading": "h2", "paragraph": "p"}


class ArticleText:
    """The text of one article, to be made block by block in reading order; it remembers what it has numbered."""

    def __init__(self, source: AnnotatedArticle, switches: Switches, looks: Looks) -> None:
        self._switches = switches
        self._looks = looks
        self._lanes = looks.lanes(source.placed)
        self._numbers: dict[str, int] = {}  # of the cards, by a highlight's id

    def block(self, block: CutBlock) -> str:
        """The block, after the cards of the highlights that begin in it, which are to float beside it."""
        cards = [card for run in block.runs for card in map(self._card, run.begun) if card]
        inner = "".join(self._marked(run) if run.marks else running(run.text) for run in block.runs)
        element = _ELEMENTS.get(block.kind, "p")
        kind = "" if block.kind in _ELEMENTS else f' class="{plain(block.kind)}"'
        is_empty = not any(run.text for run in block.runs)
        told = inner if is_empty else f'<{element}{kind} dir="auto">{inner}</{element}>'
        return f"<section>{''.join(cards)}{told}</section>" if cards else told

    def _marked(self, run: Run) -> str:
        """A stretch of the text, with the places of highlights that begin in it and the numbers of those ending."""
        places = "".join(f'<span id="h-{plain(mark.id)}"></span>' for mark in run.begun)
        numbers = "".join(self._number(mark) for mark in run.ended if mark.id in self._numbers)
        if not run.text:
            return places
        classes = f"{self._looks.class_of(run.marks, self._lanes)} {self._switches.classes(run.marks)}"
        return f'{places}<mark class="{classes}">{running(run.text)}</mark>{numbers}'

    def _number(self, mark: Highlight) -> str:
        return f'<sup class="n {self._switches.classes((mark,))}">{self._numbers[mark.id]}</sup>'

    def _card(self, mark: Highlight) -> str:
        """What is to be said of a highlight beside the text; nothing when it has neither tag nor note."""
        told = self._switches.labels(mark) + note(mark.note)
        if not told:
            return ""
        number = self._numbers[mark.id] = len(self._numbers) + 1
        return f'<aside class="n {self._switches.classes((mark,))}"><b>{number}</b>{told}</aside>\n'


def note(text: str, kind: str = "note") -> str:
    """A note in a box of its own, nothing when it is blank."""
    told = note_html(text)
    return f'<div class="{kind}" dir="auto">{told}</div>' if told else ""
