"""Notes as one HTML file that loads nothing: whole texts with highlights, notes in the margin; never read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import resources
from reader.exchange.code_book import BETWEEN
from reader.exchange.html_text import line, plain
from reader.exchange.notes import Context, SourceLine
from reader.exchange.notes_html_list import Listing
from reader.exchange.notes_html_marks import Looks
from reader.exchange.notes_html_switches import Switches
from reader.exchange.notes_html_text import ArticleText, note
from reader.exchange.outline import lost_of, outline
from reader.exchange.quotation import citation, day
from reader.exchange.runs import cut
from reader.exchange.tints import ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.exchange.notes import AnnotatedArticle, Notes

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HEADS = ("title", "subtitle")
_NAMED = 3  # articles that the page's title names


def write(notes: Notes) -> bytes:
    """The notes as HTML: the whole text of each article with its marks, or these one below the other.

    Every text of the reader's is plain; a note's Markdown is rendered, but links and pictures stay as written.
    """
    switches = Switches(notes)
    looks = Looks(switches.colors)
    if notes.options.context is Context.TEXT:
        articles = "\n".join(_whole(source, notes, switches, looks) for source in notes.articles)
    else:
        articles = _listed(notes, switches)
    title = BETWEEN.join(source.shown_title for source in notes.articles[:_NAMED]) or notes.wording.notes
    return f"""\
<!DOCTYPE html>
<html lang="{plain(notes.wording.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{line(title)}</title>
<style>
{_style(switches, looks)}
</style>
</head>
<body>
{switches.legend(notes.wording.tags)}
<main>
{articles}
</main>
{_left_out(notes)}
</body>
</html>
""".encode()


def _left_out(notes: Notes) -> str:
    told = notes.wording.told(notes.left_out)
    return f"<footer>{plain(told)}</footer>" if told else ""


def _style(switches: Switches, looks: Looks) -> str:
    """The page's CSS: colours of either palette, the rules of the theme, those of the switches."""
    light, dark = (_palette(name, looks) for name in ("light", "dark"))
    rules = resources.text("themes/notes.css").strip()
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n{rules}\n{switches.css()}"


def _palette(name: str, looks: Looks) -> str:
    page = json.loads(resources.text(f"themes/{name}.json"))["page"]
    colors = "".join(f"--{role}:{page[role]};" for role in ("paper", "ink", "faint", "rule", "plain"))
    return f":root{{color-scheme:{name};{colors}}}\n{looks.css(ground(name))}"


def _whole(source: AnnotatedArticle, notes: Notes, switches: Switches, looks: Looks) -> str:
    """The article from its title to its lost highlights, its text with its highlights where they stand."""
    text = ArticleText(source, switches, looks)
    blocks = cut(source)
    heads = next((at for at, block in enumerate(blocks) if block.kind not in _HEADS), len(blocks))
    header = [text.block(block) for block in blocks[:heads]]
    if not any(block.kind == "title" for block in blocks[:heads]):
        header.insert(0, _title(source))
    header += [_origin(source, notes), note(source.article.note, "about")]
    lost = Listing(notes, switches).html(lost_of([source], notes))
    body = [*map(text.block, blocks[heads:]), f'<div class="lost">\n{lost}\n</div>' if lost else ""]
    return _joined(["<article>", "<header>", *header, "</header>", *body, "</article>"])


def _listed(notes: Notes, switches: Switches) -> str:
    """The highlights one below the other, under the titles of their articles or the headings asked for."""
    parts: list[str] = []
    listing = Listing(notes, switches)
    for section in outline(notes):
        if section.begins:
            parts += ["</article>", "<article>"] if parts else ["<article>"]
            parts.append(_head(section.begins, notes))
        parts.append(listing.html([section]))
    return _joined([*parts, "</article>" if parts else ""])


def _head(source: AnnotatedArticle, notes: Notes) -> str:
    subtitle = source.article.subtitle.strip()
    told = [
        _title(source),
        f'<p class="subtitle" dir="auto">{line(subtitle)}</p>' if subtitle else "",
        _origin(source, notes),
        note(source.article.note, "about"),
    ]
    return _joined(["<header>", *told, "</header>"])


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def _title(source: AnnotatedArticle) -> str:
    return f'<h1 dir="auto">{line(source.shown_title)}</h1>'


def _origin(source: AnnotatedArticle, notes: Notes) -> str:
    article = source.article
    told = [article.source, article.author, day(article.published)]
    if notes.options.source_line is SourceLine.GBT7714:
        told = [citation(article, None, SourceLine.GBT7714)]
    origin = BETWEEN.join(map(line, filter(str.strip, told)))
    return f'<p class="origin">{origin}</p>' if origin else ""
