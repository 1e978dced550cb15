"""Notes as one Markdown file that also reads well in Obsidian; written only, never read back."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader.exchange.markdown_text import as_paragraph, bold, code, escaped, lines
from reader.exchange.notes import AnnotatedArticle, Grouping, surroundings
from reader.exchange.tag_paths import in_tree_order, paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.exchange.notes import Surroundings
    from storage.records import Highlight, Tag

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class _Entry:
    """A highlight with its article and surroundings; a lost one has none."""

    source: AnnotatedArticle
    highlight: Highlight
    around: Surroundings | None


@dataclass(frozen=True, slots=True)
class _Look:
    """What every entry is written with."""

    paths: dict[str, str]
    paragraph: str
    names_article: bool
    names_heading: bool


def write(
    articles: Sequence[AnnotatedArticle],
    tags: Sequence[Tag],
    grouping: Grouping,
    untagged: str = "Untagged",
    *,
    lost: str = "Lost",
    paragraph: str = "第{number}段",
) -> str:
    """The notes on `articles` as Markdown, in reading order or by tag, ending in one newline.

    One article has front matter. `untagged` and `lost` are headings, `paragraph` says where an entry stands.
    """
    alone = len(articles) == 1
    by_tag = grouping is Grouping.TAG
    look = _Look(paths(tags), paragraph, names_article=by_tag and not alone, names_heading=by_tag)
    parts = [_front_matter(articles[0])] if alone else []
    if not by_tag:
        for article in articles:
            parts += [
                *_head(article, alone=alone),
                *_by_heading(article, look),
                *_lost([article], look, lost),
            ]
    else:
        parts += _head(articles[0], alone=True) if alone else _listed(articles)
        parts += [*_by_tag(articles, tags, look, untagged), *_lost(articles, look, lost)]
    return "\n\n".join(parts) + "\n"


def _front_matter(source: AnnotatedArticle) -> str:
    article = source.article
    known = {"title": source.shown_title, "source": article.source, "published": article.published}
    rows = [f"{key}: {_quoted(value)}" for key, value in known.items() if value]
    return "\n".join(["---", *rows, "---"])


def _quoted(text: str) -> str:
    """`text` as a double-quoted scalar of YAML."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _head(source: AnnotatedArticle, *, alone: bool) -> list[str]:
    parts = [f"# {escaped(source.shown_title)}"]
    if source.article.subtitle.strip():
        parts.append(f"*{escaped(source.article.subtitle.strip())}*")
    if not alone:
        parts.append(as_paragraph(_origin(source)))
    parts.append(_note(source.article.note))
    return [part for part in parts if part]


def _origin(source: AnnotatedArticle) -> str:
    return _BETWEEN.join(filter(None, (source.article.source, source.article.published)))


def _listed(articles: Sequence[AnnotatedArticle]) -> list[str]:
    """The articles of a file that is grouped by tag, as one list with their notes."""
    return ["\n".join(map(_row, articles)).removesuffix("\n")] if articles else []


def _row(source: AnnotatedArticle) -> str:
    told = (source.shown_title, source.article.subtitle, _origin(source))
    row = "- " + as_paragraph(_BETWEEN.join(filter(None, told)))
    note = _note(source.article.note).replace("\n", "\n  ")
    return f"{row}\n\n  {note}\n" if note else row


def _placed(source: AnnotatedArticle) -> list[_Entry]:
    return [_Entry(source, highlight, surroundings(source, highlight)) for highlight in source.placed]


def _by_heading(source: AnnotatedArticle, look: _Look) -> list[str]:
    parts: list[str] = []
    for (section, heading), group in groupby(_placed(source), key=_section_of):
        entries = list(group)
        parts += _section(heading, entries, look) if section else _entries(entries, look)
    return parts


def _section_of(entry: _Entry) -> tuple[int, str]:
    return (entry.around.section, entry.around.heading) if entry.around else (0, "")


def _by_tag(articles: Sequence[AnnotatedArticle], tags: Sequence[Tag], look: _Look, untagged: str) -> list[str]:
    entries = [entry for source in articles for entry in _placed(source)]
    under: dict[str, list[_Entry]] = {tag.id: [] for tag in in_tree_order(tags)}
    without: list[_Entry] = []
    for entry in entries:
        known = [tag for tag in dict.fromkeys(entry.highlight.tags) if tag in under]
        for tag in known:
            under[tag].append(entry)
        if not known:
            without.append(entry)
    sections = [_section(look.paths[tag], group, look) for tag, group in under.items()]
    return [part for section in [*sections, _section(untagged, without, look)] for part in section]


def _lost(articles: Iterable[AnnotatedArticle], look: _Look, heading: str) -> list[str]:
    entries = [_Entry(source, highlight, None) for source in articles for highlight in source.lost]
    return _section(heading, entries, look)


def _section(heading: str, entries: list[_Entry], look: _Look) -> list[str]:
    return [f"## {escaped(heading)}", *_entries(entries, look)] if entries else []


def _entries(entries: Iterable[_Entry], look: _Look) -> list[str]:
    return [part for entry in entries for part in _entry(entry, look)]


def _entry(entry: _Entry, look: _Look) -> list[str]:
    """An entry's blocks: quote, sentence, where it stands, note; the ones that say nothing are left out."""
    parts = [
        _quote(entry.highlight.quote),
        *_context(entry),
        _where(entry, look),
        _note(entry.highlight.note),
    ]
    return [part for part in parts if part]


def _quote(quote: str) -> str:
    told = [as_paragraph(line) for line in lines(quote) if line.strip()]
    return "\n>\n".join(f"> {line}" for line in told) or ">"


def _context(entry: _Entry) -> list[str]:
    """The sentence by paragraphs, the quote in bold; of a lost highlight the context it was kept with."""
    highlight, around = entry.highlight, entry.around
    if around is None:
        text, start = highlight.prefix + highlight.quote + highlight.suffix, len(highlight.prefix)
    else:
        text, start = around.sentence, highlight.start - around.start
    return [] if text == highlight.quote else _with_bold(text, start, start + len(highlight.quote))


def _with_bold(text: str, start: int, end: int) -> list[str]:
    parts = []
    for line in re.finditer(r"[^\r\n]+", text):
        first, last = max(start, line.start()), min(end, line.end())
        inside = (first - line.start(), last - line.start()) if first < last else (0, 0)
        parts.append(bold(line[0], *inside))
    return parts


def _where(entry: _Entry, look: _Look) -> str:
    told = [" ".join(code(look.paths[tag]) for tag in entry.highlight.tags if tag in look.paths)]
    if look.names_article:
        told.append(as_paragraph(f"《{entry.source.shown_title}》"))
    if entry.around and look.names_heading:
        told.append(as_paragraph(entry.around.heading))
    if entry.around and entry.around.paragraph:
        told.append(as_paragraph(look.paragraph.format(number=entry.around.paragraph)))
    return _BETWEEN.join(filter(None, told))


def _note(note: str) -> str:
    """The reader's own Markdown in a callout, which it cannot leave whatever it holds."""
    if not note.strip():
        return ""
    kept = lines(note.strip("\r\n"))
    return "\n".join(["> [!NOTE]", ">", *(f"> {line}" if line else ">" for line in kept)])
