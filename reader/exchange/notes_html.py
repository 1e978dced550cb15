"""Notes as one HTML file that loads nothing: whole texts with highlights, notes in the margin; never read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import resources
from reader.exchange.code_book import BETWEEN
from reader.exchange.html_text import line, plain
from reader.exchange.notes_html_marks import Ground, Looks
from reader.exchange.notes_html_text import ArticleText, note
from reader.exchange.notes_html_themes import Themes
from storage.records import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.exchange.notes import AnnotatedArticle, Notes
    from storage.records import Highlight

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HEADS = ("title", "subtitle")
_NAMED = 3  # articles that the page's title names


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the page that are neither the reader's nor in the notes, and its language (BCP 47)."""

    language: str = "zh"
    legend: str = "Tags"
    nothing: str = "Notes"


_WORDING = Wording()


def write(notes: Notes, wording: Wording = _WORDING) -> bytes:
    """The whole text of each article with its marks as HTML, in reading order however the notes are grouped.

    Every text of the reader's is plain; a note's Markdown is rendered, but links and pictures stay as written.
    """
    themes = Themes(notes)
    looks = Looks(themes.colors)
    articles = "\n".join(_article(source, notes, themes, looks) for source in notes.articles)
    title = BETWEEN.join(source.shown_title for source in notes.articles[:_NAMED]) or wording.nothing
    return f"""\
<!DOCTYPE html>
<html lang="{plain(wording.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{line(title)}</title>
<style>
{_style(themes, looks)}
</style>
</head>
<body>
{themes.legend(wording.legend)}
<main>
{articles}
</main>
</body>
</html>
""".encode()


def _style(themes: Themes, looks: Looks) -> str:
    """The page's CSS: colours of either palette, the rules of the theme, those of the switches."""
    light, dark = (_palette(name, looks) for name in ("light", "dark"))
    rules = resources.text("themes/notes.css").strip()
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n{rules}\n{themes.css()}"


def _palette(name: str, looks: Looks) -> str:
    page = json.loads(resources.text(f"themes/{name}.json"))["page"]
    colors = "".join(f"--{role}:{page[role]};" for role in ("paper", "ink", "faint", "rule", "plain"))
    ground = Ground(page["plain"], page["tint"], page["deepest"])
    return f":root{{color-scheme:{name};{colors}}}\n{looks.css(ground)}"


def _article(source: AnnotatedArticle, notes: Notes, themes: Themes, looks: Looks) -> str:
    """The article from its title to its lost highlights."""
    text = ArticleText(source, themes, looks)
    blocks = _blocks(source)
    heads = next((at for at, block in enumerate(blocks) if block.kind not in _HEADS), len(blocks))
    header = [text.block(block) for block in blocks[:heads]]
    if not any(block.kind == "title" for block in blocks[:heads]):
        header.insert(0, f'<h1 dir="auto">{line(source.shown_title)}</h1>')
    header += [_origin(source), note(source.article.note, "about")]
    body = [text.block(block) for block in blocks[heads:]]
    body += [_entry(mark, themes) for mark in text.unmet()]
    parts = ["<article>", "<header>", *header, "</header>", *body, _lost(source.lost, notes, themes), "</article>"]
    return "\n".join(filter(None, parts))


def _blocks(source: AnnotatedArticle) -> list[Block]:
    """The blocks in reading order, with a paragraph for each line of the body that is in none."""
    found: list[Block] = []
    reached, end = 0, len(source.body)
    for block in [*sorted(source.blocks, key=lambda one: one.start), Block("", end, end)]:
        for row in source.body[reached : block.start].splitlines(keepends=True):
            told = Block("paragraph", reached, reached + len(row.rstrip()))
            found += [told] if row.strip() else []
            reached += len(row)
        found.append(block)
        reached = max(reached, block.end)
    return found[:-1]


def _origin(source: AnnotatedArticle) -> str:
    article = source.article
    told = filter(str.strip, (article.source, article.author, article.published))
    origin = BETWEEN.join(map(line, told))
    return f'<p class="origin">{origin}</p>' if origin else ""


def _lost(marks: Sequence[Highlight], notes: Notes, themes: Themes) -> str:
    """The highlights without a place, each in the context that it was kept with."""
    if not marks:
        return ""
    entries = "\n".join(_entry(mark, themes) for mark in marks)
    return f'<div class="lost">\n<h2>{plain(notes.lost)}</h2>\n{entries}\n</div>'


def _entry(mark: Highlight, themes: Themes) -> str:
    quote = f"{plain(mark.prefix)}<mark>{plain(mark.quote)}</mark>{plain(mark.suffix)}"
    told = f'<blockquote dir="auto">{quote}</blockquote>{themes.labels(mark)}{note(mark.note)}'
    return f'<div class="n {themes.classes((mark,))}" id="h-{plain(mark.id)}">{told}</div>'
