"""Notes as a sheet to print: the annotated texts, or highlights one below the other; knows no printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import resources
from reader.exchange.code_book import BETWEEN
from reader.exchange.html_text import line, one_line, plain, running
from reader.exchange.note_html import note_html
from reader.exchange.notes import Context
from reader.exchange.outline import lost_of, outline, whereabouts
from reader.exchange.quotation import citation
from reader.exchange.runs import cut
from reader.exchange.sheet import Piece, Sheet
from reader.exchange.themes import Themes
from reader.exchange.tints import ground, on_white
from reader.text.kinds import HEADING, SUBTITLE, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.exchange.notes import AnnotatedArticle, Notes
    from reader.exchange.outline import Entry, Section
    from reader.exchange.runs import CutBlock, Run
    from storage.records import Highlight

_SIZE = 10.5  # points
_INDENT = 1.6  # ems of notes and entries
_HEADS = (TITLE, SUBTITLE)


def sheet(notes: Notes) -> Sheet:
    """The notes as pieces of simple HTML: each text with tints and its notes below each block, or a list.

    The head has the tags with their colours and counts; every text of the reader's is plain but a note's Markdown.
    """
    return _Setting(notes).sheet()


class _Setting:
    """The sheet as it is made; notes are counted through."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._themes = Themes(notes)
        self._ground = ground("light")
        self._number = 0
        self._numbers: dict[str, int] = {}

    def sheet(self) -> Sheet:
        notes = self._notes
        is_whole = notes.options.context is Context.TEXT
        pieces = [*(self._texts() if is_whole else self._listed(outline(notes)))]
        top = pieces.pop(0).html if len(notes.articles) == 1 else self._title(notes.title)
        if told := notes.wording.told(notes.left_out):
            pieces.append(Piece(f'<p class="quiet">{plain(told)}</p>'))
        style = resources.text("themes/notes_sheet.css")
        return Sheet(one_line(notes.title), top + self._legend(), tuple(pieces), style, size=_SIZE)

    # Heads

    def _title(self, title: str) -> str:
        return f'<h1 dir="auto">{line(title)}</h1>'

    def _head(self, source: AnnotatedArticle, heads: str = "") -> str:
        """The article's title and subtitle, or what stands for them, its origin and note."""
        subtitle = source.article.subtitle.strip()
        named = f'<p class="subtitle" dir="auto">{line(subtitle)}</p>' if subtitle else ""
        origin = citation(source.article, None, self._notes.options.source_line)
        told = note_html(source.article.note)
        return "".join(
            [
                heads or self._title(source.shown_title) + named,
                f'<p class="origin">{line(origin)}</p>' if origin else "",
                f'<div class="about">{told}</div>' if told else "",
            ]
        )

    def _legend(self) -> str:
        rows = [
            f'<span style="color:{self._themes.colors.get(tag, self._ground.untagged)}">●</span>&nbsp;'
            f"{line(self._themes.names[tag])}&nbsp;{count}"
            for tag, count in self._themes.counts.items()
        ]
        return f'<p class="legend">{" &nbsp; ".join(rows)}</p>' if rows else ""

    # The whole text

    def _texts(self) -> Iterator[Piece]:
        """Each article's head, its text with its notes, its lost highlights."""
        for source in self._notes.articles:
            head, below = self._whole(source)
            yield Piece(head, introduces=bool(below))
            yield from below
            yield from self._listed(lost_of([source], self._notes))

    def _whole(self, source: AnnotatedArticle) -> tuple[str, list[Piece]]:
        """The article's head, which holds its first blocks where they are heads, and the others with all notes."""
        blocks = cut(source)
        count = next((at for at, block in enumerate(blocks) if block.kind not in _HEADS), len(blocks))
        heads, cards = "", list[Piece]()
        for block in blocks[:count]:
            html, own = self._block(block)
            heads, cards = heads + html, cards + own
        has_title = any(block.kind == TITLE for block in blocks[:count])
        pieces = [*cards, *(piece for block in blocks[count:] for piece in self._pieces(block))]
        return self._head(source, heads if has_title else self._title(source.shown_title) + heads), pieces

    def _pieces(self, block: CutBlock) -> list[Piece]:
        html, cards = self._block(block)
        return [*([Piece(html, introduces=block.kind == HEADING)] if html else []), *cards]

    def _block(self, block: CutBlock) -> tuple[str, list[Piece]]:
        """The block as HTML, empty where it has no text, and the notes of the highlights that begin in it."""
        told = [(mark, self._said(mark)) for run in block.runs for mark in run.begun]
        cards = [self._card(mark, said) for mark, said in told if said]
        if not any(run.text.strip() for run in block.runs):
            return "", cards
        inner = "".join(map(self._run, block.runs))
        if block.kind == TITLE:
            return f'<h1 dir="auto">{inner}</h1>', cards
        return f'<p class="{plain(block.kind)}" dir="auto">{inner}</p>', cards

    def _card(self, mark: Highlight, said: str) -> Piece:
        self._number += 1
        self._numbers[mark.id] = self._number
        return Piece(
            f'<div class="card"><span class="number">{self._number}</span> {said}</div>',
            _INDENT,
            self._themes.color(mark),
        )

    def _run(self, run: Run) -> str:
        numbers = [str(self._numbers[mark.id]) for mark in run.ended if mark.id in self._numbers]
        told = f"<sup>{' '.join(numbers)}</sup>" if numbers else ""
        return self._tinted(running(run.text), run.marks) + told

    def _tinted(self, html: str, marks: Sequence[Highlight]) -> str:
        """The HTML over the tint of these highlights on white paper."""
        if not marks or not html:
            return html
        paper = on_white([self._themes.color(mark) for mark in marks], self._ground)
        return f'<span style="background-color:{paper}">{html}</span>'

    def _said(self, mark: Highlight) -> str:
        """The highlight's tags and its note; nothing when it has neither."""
        tags = BETWEEN.join(line(self._themes.names[tag]) for tag in self._themes.known(mark))
        label = f'<span class="tags">{tags}</span>' if tags else ""
        return label + note_html(mark.note)

    # Lists

    def _listed(self, sections: Iterable[Section]) -> Iterator[Piece]:
        for section in sections:
            if section.begins:
                yield Piece(self._head(section.begins), introduces=bool(section.entries))
            if section.heading:
                yield Piece(f'<p class="heading" dir="auto">{line(section.heading)}</p>', introduces=True)
            yield from map(self._entry, section.entries)

    def _entry(self, entry: Entry) -> Piece:
        """The context with the quote on its tint, the tags and where it is from, the note."""
        mark, text = entry.highlight, entry.context
        quote = self._tinted(running(mark.quote), [mark])
        told = f"{running(text[: entry.start])}{quote}{running(text[entry.end :])}"
        tags = [line(self._themes.names[tag]) for tag in self._themes.known(mark)]
        where = BETWEEN.join(filter(None, [*tags, line(whereabouts(entry, self._notes))]))
        parts = [f'<p class="context" dir="auto">{told}</p>', f'<p class="tags">{where}</p>' if where else ""]
        return Piece(
            "".join([*parts, note_html(mark.note)]), _INDENT, self._themes.color(mark) or self._ground.untagged
        )
