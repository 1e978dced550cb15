"""A note's Markdown as HTML that does nothing: no HTML of its own, no link, no picture; knows no highlights."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt

from reader.exchange.direction import balanced
from reader.exchange.html_text import characters, plain
from reader.exchange.markdown_text import lines

_DEEPEST = 40
_LOADING = ["image", "link", "autolink", "reference"]  # left as they are written, so that nothing of them is lost
_MARKED = re.compile(r"[\\`*_\[\]<>&#~|!=+\-\r\n\t:]|^\s|\d[.)]")
_PARSER = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": _DEEPEST})
_PARSER.enable(["table", "strikethrough"]).disable(_LOADING)


def note_html(note: str) -> str:
    """The note as blocks of HTML without classes or addresses; nothing when it is blank."""
    told = balanced(characters(note)).strip("\r\n")
    if not told.strip():
        return ""
    return _rendered(told) if _MARKED.search(told) else f"<p>{plain(told)}</p>"


@lru_cache(maxsize=512)
def _rendered(note: str) -> str:
    tokens = _PARSER.parse(note)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return f"<p>{'<br>'.join(map(plain, lines(note)))}</p>"  # Markdown would leave out what stands deeper
    for token in tokens:
        token.info = ""
        token.attrs = {name: value for name, value in token.attrs.items() if name in {"style", "start"}}
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h4"
    return str(_PARSER.renderer.render(tokens, _PARSER.options, {})).strip()
