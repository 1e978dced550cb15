"""The tags of an HTML page of notes: names, counts, and the switches that filter by them; not how marks look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.html_text import line, plain
from reader.exchange.themes import Themes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.exchange.notes import Notes
    from storage.records import Highlight


class Switches(Themes):
    """The tags of one page by number, each a switch."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(notes)
        self._numbers = {tag: number for number, tag in enumerate(self.counts)}

    def classes(self, marks: Iterable[Highlight]) -> str:
        """The classes by which a switch finds what belongs to these highlights."""
        borne = {self._numbers[tag] for mark in marks for tag in self.borne(mark)}
        return " ".join(f"t{number}" for number in sorted(borne))

    def labels(self, mark: Highlight) -> str:
        """The highlight's tags as dots and names; nothing when it has none."""
        named = [f"<span>{self._label(tag)}</span>" for tag in self.known(mark)]
        return f'<div class="tags">{" ".join(named)}</div>' if named else ""

    def legend(self, title: str) -> str:
        """The tags with their counts, each a switch that leaves only what bears it or one below it."""
        rows = "\n".join(self._row(number, tag) for tag, number in self._numbers.items())
        return f'<form class="legend" aria-label="{plain(title)}">\n{rows}\n</form>' if rows else ""

    def _row(self, number: int, tag: str) -> str:
        switch = f'<input type="checkbox" class="f" id="f{number}" autocomplete="off">'
        return f'<label>{switch}{self._label(tag)} <span class="count">{self.counts[tag]}</span></label>'

    def _label(self, tag: str) -> str:
        color = self.colors.get(tag, "var(--plain)")
        return f'<i style="color:{color}">●</i><bdi>{line(self.names[tag])}</bdi>'

    def css(self) -> str:
        """A rule for each switch: what it asks for stays, all else goes by the rule of the style sheet."""
        return "\n".join(
            f"body:has(#f{number}:checked) .t{number}{{--off:initial;--card:initial}}"
            for number in self._numbers.values()
        )
