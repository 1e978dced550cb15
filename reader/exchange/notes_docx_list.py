"""Highlights one below the other for a Word document, each in its context; writes no whole document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.word_xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.exchange.notes_docx_marks import Marks
    from reader.exchange.outline import Entry, Section


def listed(sections: Iterable[Section], marks: Marks, heading: str) -> Iterator[str]:
    """The sections' headings, in this style, and entries; whose article begins with one is told by who calls."""
    for section in sections:
        if section.heading.strip():
            yield paragraph(heading, run(section.heading))
        for entry in section.entries:
            yield _entry(entry, marks)


def _entry(entry: Entry, marks: Marks) -> str:
    """The context with the quote marked, its note as a comment and its source as a footnote, then its tags."""
    mark, text = entry.highlight, entry.context
    anchor = marks.comment(mark, tells_tags=False)
    quote = anchor.begin + run(mark.quote, looks=marks.looks((mark,))) + anchor.end
    source = marks.source(entry.source, entry.around.paragraphs if entry.around else None)
    before, behind = text[: entry.start].lstrip("\r\n"), text[entry.end :].rstrip("\r\n")
    told = paragraph("Quote", run(before) + quote + source + run(behind))
    tags = marks.tags(mark)
    return told + (paragraph("Tags", tags) if tags else "")
