"""How highlights look in a Word document: tints, tags, their comments and sources; writes no whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.direction import isolated
from reader.exchange.html_text import one_line
from reader.exchange.quotation import citation
from reader.exchange.themes import Themes
from reader.exchange.tints import ground, on_white
from reader.exchange.word_beside import Anchor, Comments, Footnotes
from reader.exchange.word_note import note_lines
from reader.exchange.word_xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.exchange.notes import AnnotatedArticle, Notes
    from storage.records import Highlight

_DOT = "●"
_BETWEEN_TAGS = "\u3000"


class Marks:
    """What all articles of one document share; comments and footnotes are counted as they are asked for."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._ground = ground("light")
        self._themes = Themes(notes)
        self._descriptions = {tag.id: tag.description.strip() for tag in notes.tags}
        self.comments, self.footnotes = Comments(), Footnotes()

    def looks(self, marks: Sequence[Highlight]) -> str:
        """The properties of a run over which these highlights lie, of which there is one at least.

        Its underline has the first one's colour, and is double where there are several tags.
        """
        colors = [self._colors(mark) for mark in marks]
        lane = "double" if len({color for own in colors for color in own}) > 1 else "single"
        fill = _hex(on_white([own[0] for own in colors], self._ground))
        under = f'<w:u w:val="{lane}" w:color="{_hex(colors[0][0])}"/>'
        return f'{under}<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'

    def _colors(self, mark: Highlight) -> list[str]:
        return [self._themes.colors[tag] for tag in self._themes.known(mark)] or [self._ground.untagged]

    def tags(self, mark: Highlight) -> str:
        """The runs that tell the highlight's tags by dots and names; nothing when it has none."""
        return run(_BETWEEN_TAGS).join(map(self._label, self._themes.known(mark)))

    def _label(self, tag: str) -> str:
        color = _hex(self._themes.colors.get(tag, self._ground.untagged))
        name = isolated(one_line(self._themes.names[tag]))
        return run(_DOT, looks=f'<w:color w:val="{color}"/>') + run(f" {name}")

    def comment(self, mark: Highlight, *, tells_tags: bool) -> Anchor:
        """A comment with the highlight's note, below its tags where they are told; none when it would be empty."""
        tags = self.tags(mark) if tells_tags else ""
        lines = [*filter(None, [tags]), *note_lines(mark.note)]
        return self.comments.add(lines, mark.author, mark.created) if lines else Anchor()

    def source(self, source: AnnotatedArticle, paragraphs: tuple[int, int] | None) -> str:
        """The reference to a footnote that tells where these paragraphs are from."""
        return self.footnotes.add(citation(source.article, paragraphs, self._notes.options.source_line))

    def legend(self) -> list[str]:
        """The tags that are borne, each with how many highlights bear it or one below it and what it means."""
        rows = [self._row(tag, count) for tag, count in self._themes.counts.items()]
        return [paragraph("Heading1", run(self._notes.wording.tags)), *rows] if rows else []

    def _row(self, tag: str, count: int) -> str:
        about = self._descriptions.get(tag, "")
        return paragraph("Legend", self._label(tag) + run(f"  {count}") + run(f"\n{about}" if about else ""))


def _hex(color: str) -> str:
    return color.removeprefix("#").upper()
