"""Notes as one Markdown file that also reads well in Obsidian; written only, never read back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reader.exchange.markdown_body import Footnotes, note
from reader.exchange.markdown_text import as_paragraph, bold, code, escaped, lines
from reader.exchange.notes import Context, Grouping, SourceLine
from reader.exchange.outline import lost_of, outline, tags_of, whereabouts
from reader.exchange.quotation import citation, day
from reader.exchange.tag_paths import paths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.exchange.notes import AnnotatedArticle, Notes
    from reader.exchange.outline import Entry, Section

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BETWEEN = " · "


def write(notes: Notes) -> bytes:
    """The notes as Markdown in UTF-8, ending in one newline; one article has front matter.

    A whole text has its highlights between `==`, each with a footnote.
    """
    parts = [_front_matter(notes.articles[0])] if len(notes.articles) == 1 else []
    if notes.options.context is Context.TEXT:
        footnotes = Footnotes(notes)
        for source in notes.articles:
            parts += [*_head(source, notes), *footnotes.body(source), *_sections(lost_of([source], notes), notes)]
    elif notes.options.grouping is not Grouping.ARTICLE and len(notes.articles) != 1:
        parts += [*_listed(notes), *_sections(outline(notes)[len(notes.articles) :], notes)]
    else:
        parts += _sections(outline(notes), notes)
    parts += [as_paragraph(told)] if (told := notes.wording.told(notes.left_out)) else []
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _sections(sections: Iterable[Section], notes: Notes) -> list[str]:
    known = paths(notes.tags)
    parts: list[str] = []
    for section in sections:
        parts += _head(section.begins, notes) if section.begins else []
        parts += [f"## {escaped(section.heading)}"] if section.heading else []
        parts += [part for entry in section.entries for part in _entry(entry, notes, known)]
    return parts


def _front_matter(source: AnnotatedArticle) -> str:
    article = source.article
    known = {"title": source.shown_title, "source": article.source, "published": article.published}
    rows = [f"{key}: {_quoted(value)}" for key, value in known.items() if value]
    return "\n".join(["---", *rows, "---"])


def _quoted(text: str) -> str:
    """`text` as a double-quoted scalar of YAML."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _head(source: AnnotatedArticle, notes: Notes) -> list[str]:
    parts = [f"# {escaped(source.shown_title)}"]
    if source.article.subtitle.strip():
        parts.append(f"*{escaped(source.article.subtitle.strip())}*")
    parts += [as_paragraph(_origin(source, notes)), note(source.article.note)]
    return [part for part in parts if part]


def _origin(source: AnnotatedArticle, notes: Notes) -> str:
    """Where the article is from, unless the front matter says so in the same words."""
    if notes.options.source_line is SourceLine.GBT7714:
        return citation(source.article, None, SourceLine.GBT7714)
    is_told = len(notes.articles) == 1
    return "" if is_told else _BETWEEN.join(filter(None, (source.article.source, day(source.article.published))))


def _listed(notes: Notes) -> list[str]:
    """The articles as one list with their notes."""
    return (
        ["\n".join(_row(source, notes) for source in notes.articles).removesuffix("\n")] if notes.articles else []
    )


def _row(source: AnnotatedArticle, notes: Notes) -> str:
    told = (source.shown_title, source.article.subtitle, _origin(source, notes))
    row = "- " + as_paragraph(_BETWEEN.join(filter(None, told)))
    kept = note(source.article.note).replace("\n", "\n  ")
    return f"{row}\n\n  {kept}\n" if kept else row


def _entry(entry: Entry, notes: Notes, known: dict[str, str]) -> list[str]:
    """An entry's blocks: quote, context, where it is from, note; the ones that say nothing are left out."""
    tags = " ".join(code(path) for path in tags_of(entry.highlight, known))
    parts = [
        _quote(entry.highlight.quote),
        *_context(entry),
        _BETWEEN.join(filter(None, (tags, as_paragraph(whereabouts(entry, notes))))),
        note(entry.highlight.note),
    ]
    return [part for part in parts if part]


def _quote(quote: str) -> str:
    told = [as_paragraph(line) for line in lines(quote) if line.strip()]
    return "\n>\n".join(f"> {line}" for line in told) or ">"


def _context(entry: Entry) -> list[str]:
    """The context by paragraphs, the quote in bold."""
    text = entry.context
    return [] if text == entry.highlight.quote else _with_bold(text, entry.start, entry.end)


def _with_bold(text: str, start: int, end: int) -> list[str]:
    parts = []
    for line in re.finditer(r"[^\r\n]+", text):
        first, last = max(start, line.start()), min(end, line.end())
        inside = (first - line.start(), last - line.start()) if first < last else (0, 0)
        parts.append(bold(line[0], *inside))
    return parts
