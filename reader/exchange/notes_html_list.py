"""Highlights one below the other as HTML, under headings, each in its context; writes no whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.html_text import line, plain
from reader.exchange.notes_html_text import note
from reader.exchange.outline import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.exchange.notes import Notes
    from reader.exchange.notes_html_switches import Switches
    from reader.exchange.outline import Entry, Section


class Listing:
    """The entries of one page; a highlight that comes again has its id only the first time."""

    def __init__(self, notes: Notes, switches: Switches) -> None:
        self._notes = notes
        self._switches = switches
        self._told: set[str] = set()

    def html(self, sections: Iterable[Section]) -> str:
        """The sections' headings and entries; whose article begins with one is told by who calls."""
        parts: list[str] = []
        for section in sections:
            parts += [f"<h2>{line(section.heading)}</h2>"] if section.heading else []
            parts += map(self._entry, section.entries)
        return "\n".join(parts)

    def _entry(self, entry: Entry) -> str:
        """The context with the quote marked, the tags, where it is from, the note."""
        mark, text = entry.highlight, entry.context
        quote = f"{plain(text[: entry.start])}<mark>{plain(mark.quote)}</mark>{plain(text[entry.end :])}"
        where = whereabouts(entry, self._notes)
        told = [
            f'<blockquote dir="auto">{quote}</blockquote>',
            self._switches.labels(mark),
            f'<p class="origin">{line(where)}</p>' if where else "",
            note(mark.note),
        ]
        own = "" if mark.id in self._told else f' id="h-{plain(mark.id)}"'
        self._told.add(mark.id)
        return f'<div class="n e {self._switches.classes((mark,))}"{own}>{"".join(told)}</div>'
