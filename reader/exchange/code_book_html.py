"""A code book as one HTML file that loads nothing, and as a sheet to be printed; written only, never read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.exchange.code_book import color_of, with_levels
from reader.exchange.html_text import line, one_line, plain
from reader.exchange.markdown_text import lines
from reader.exchange.sheet import Piece, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange.code_book import CodeBook, Entry, Example, Wording

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SIZES = ((12, "roomy"), (20, "close"))  # up to so many tags, this class; more are set densely
_STEP, _DOT = 1.2, 0.9  # ems that a level is set in by on paper, and all of them by their dots
_COLUMNS = 2


def as_html(book: CodeBook, wording: Wording, style: str) -> str:
    """The page as HTML in this CSS, every text of the reader's plain; no script, link or picture is in it."""
    size = next((name for most, name in _SIZES if len(book.entries) <= most), "dense")
    tags = "\n".join(_list(book, wording)) or _paragraph("empty", plain(wording.empty))
    return f"""\
<!DOCTYPE html>
<html lang="{plain(wording.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{line(book.tag_set.name)}</title>
<style>
{style.strip()}
</style>
</head>
<body class="{size}">
<header>
{_head(book, wording)}
</header>
<main>
{tags}
</main>
</body>
</html>
"""


def as_sheet(book: CodeBook, wording: Wording, style: str) -> Sheet:
    """The page for a printer that knows a little of HTML and CSS."""
    levels = [level for level, _ in with_levels(book)]
    below = [*levels[1:], 0]
    pieces = [
        Piece(
            _entry(entry, wording, "p"),
            _STEP * level + _DOT,
            color_of(entry, position),
            introduces=below[position] > level,
        )
        for position, (level, entry) in enumerate(with_levels(book))
    ]
    if not pieces:
        pieces = [Piece(_paragraph("empty", plain(wording.empty)))]
    return Sheet(one_line(book.tag_set.name), _head(book, wording), tuple(pieces), style, _COLUMNS)


def _head(book: CodeBook, wording: Wording) -> str:
    parts = [
        f"<h1>{_name(book.tag_set.name)}</h1>",
        _paragraph("figures", plain(wording.figures(book))),
        _description(book.tag_set.description),
    ]
    return "\n".join(filter(None, parts))


def _list(book: CodeBook, wording: Wording) -> Iterator[str]:
    """The tree of tags as nested lists."""
    above = -1
    for position, (level, entry) in enumerate(with_levels(book)):
        yield "<ul>" if level > above else "</li>" + "\n</ul></li>" * (above - level)
        dot = f'<span class="dot" style="color:{color_of(entry, position)}">●</span>'
        yield f'<li><div class="tag">\n{_entry(entry, wording, "h2", dot)}\n</div>'
        above = level
    if book.entries:
        yield "</li></ul>" + "\n</li></ul>" * above


def _entry(entry: Entry, wording: Wording, heading: str, dot: str = "") -> str:
    borne = f'<span class="count">{plain(wording.borne(entry.highlights))}</span>'
    parts = [
        f'<{heading} class="name" dir="ltr">{dot}{_name(entry.tag.name)} &nbsp;{borne}</{heading}>',
        _description(entry.tag.description),
        _quotation(entry.example, wording) if entry.example else "",
    ]
    return "\n".join(filter(None, parts))


def _quotation(example: Example, wording: Wording) -> str:
    label = f'<span class="label">{plain(wording.example)}</span>'
    source = f" <cite>——{line(example.source)}</cite>" if example.source else ""
    return f'<blockquote>{label} <span lang="zh">{line(example.quote)}</span>{source}</blockquote>'


def _description(text: str) -> str:
    told = "<br>\n".join(map(line, lines(text.strip())))
    return f'<p class="about" dir="auto">{told}</p>' if told else ""


def _paragraph(kind: str, html: str) -> str:
    return f'<p class="{kind}">{html}</p>'


def _name(text: str) -> str:
    return f"<bdi>{line(text)}</bdi>"
