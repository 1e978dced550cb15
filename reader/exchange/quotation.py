"""One passage with its source, as students quote it; written only, never a whole article's notes."""

from __future__ import annotations

import re
from enum import Enum
from functools import reduce
from pathlib import PurePath
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from reader.exchange.markdown_text import as_paragraph, lines
from reader.exchange.notes import SourceLine

if TYPE_CHECKING:
    from storage.records import Article

_LATIN = "A-Za-z\u00c0-\u024f"
_QUOTATION_MARKS = re.compile(f"[“”‘]|(?<![{_LATIN}])’|’(?![{_LATIN}])")  # but no apostrophe
_OTHER_LEVEL = str.maketrans("“”‘’", "‘’“”")
_OTHER_BRACKETS = str.maketrans("《》〈〉", "〈〉《》")
_WIDE_IN_CHINESE = "“”‘’…—·"  # which Unicode leaves to the writing around them
_YEARLESS = re.compile(r"--(\d\d)-(\d\d)")
_OF_THIS_PAPER = {"本报", "本刊", "本社", "本台", "本网"}  # outside of it they name nobody
_PERIODICAL = ("报", "刊")
_DASHES = "—─－-– \u3000"


class Form(Enum):
    """How a quotation is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    GBT7714 = "gbt7714"


def quotation(quote: str, article: Article, paragraphs: tuple[int, int] | None, form: Form) -> str:
    """The quote and where it is from, without a line end behind it; what is not known is left out.

    `paragraphs` are the numbers of the first and the last paragraph that it touches.
    """
    if form is Form.MARKDOWN:
        return _markdown(quote, article, paragraphs)
    if form is Form.GBT7714:
        return f"{_quoted(quote)}\n{_entry(article, paragraphs)}"
    return _plain(quote, article, paragraphs)


def source(article: Article) -> str:
    """Who published what and when, on one line; what is not known is left out."""
    named = _publisher(article) + _in_brackets(_title(article))
    return "，".join(filter(None, (named, day(article.published))))


def citation(article: Article, paragraphs: tuple[int, int] | None, source_line: SourceLine) -> str:
    """Where a passage is from, on one line; what is not known is left out. `paragraphs` are as for `quotation`."""
    if source_line is SourceLine.GBT7714:
        return _entry(article, paragraphs)
    return "，".join(filter(None, (source(article), place(paragraphs))))


def joined(text: str) -> str:
    """The text on one line: a line break beside Chinese leaves nothing, elsewhere a space."""
    told = [line for line in map(str.strip, text.splitlines()) if line]
    return reduce(lambda one, other: one + _between(one, other) + other, told) if told else ""


def _plain(quote: str, article: Article, paragraphs: tuple[int, int] | None) -> str:
    """In running text, the source in brackets; the title stands for a source that is not known."""
    told = (_publisher(article) or _in_brackets(_title(article)), day(article.published), place(paragraphs))
    origin = "，".join(filter(None, told))
    return f"{_quoted(quote)}（{origin}）" if origin else _quoted(quote)


def _markdown(quote: str, article: Article, paragraphs: tuple[int, int] | None) -> str:
    """A block quote, each line of the quote a paragraph of its own and the source the last one."""
    parts = [as_paragraph(line) for line in lines(quote) if line.strip()]
    if told := citation(article, paragraphs, SourceLine.PLAIN):
        parts.append(as_paragraph(f"——{told}"))
    return "\n>\n".join(f"> {part}" for part in parts) or ">"


def _entry(article: Article, paragraphs: tuple[int, int] | None) -> str:
    """The entry of a newspaper article (type N) in a list of references, by GB/T 7714-2015, 4.4.

    That is `主要责任者. 题名: 其他题名信息[N]. 报纸名, 出版日期(版次): 引文页码.`; a paragraph's number stands
    for the page; an agency, or whoever is no newspaper by name, for the author. An author who is not known is left
    out, as 8.1 allows in a list by numbers.
    """
    publisher = _publisher(article)
    author, paper = ("", publisher) if publisher.endswith(_PERIODICAL) else (publisher, "")
    title = ": ".join(filter(None, (_title(article), joined(article.subtitle).strip(_DASHES)))) + "[N]"
    issue = ", ".join(filter(None, (paper, day(article.published))))
    entry = ". ".join(filter(None, (author, title, issue)))
    return ": ".join(filter(None, (entry, place(paragraphs, "-")))) + "."


def _quoted(quote: str) -> str:
    """The quote on one line in quotation marks, its own ones of the other level (GB/T 15834-2011, 4.8)."""
    inner = _QUOTATION_MARKS.sub(lambda mark: mark[0].translate(_OTHER_LEVEL), joined(quote))
    return f"“{inner}”"


def _between(one: str, other: str) -> str:
    near = one.rstrip(_WIDE_IN_CHINESE)[-1:], other.lstrip(_WIDE_IN_CHINESE)[:1]
    return "" if any(not character or east_asian_width(character) in "WF" for character in near) else " "


def _publisher(article: Article) -> str:
    """The agency or the newspaper, or nothing."""
    publisher = joined(article.source)
    return "" if publisher in _OF_THIS_PAPER else publisher


def _title(article: Article) -> str:
    return joined(article.title) or PurePath(joined(article.name)).stem


def _in_brackets(title: str) -> str:
    """The title in its brackets, those inside it of the other level (GB/T 15834-2011, 4.15)."""
    return f"《{title.translate(_OTHER_BRACKETS)}》" if title else ""


def day(published: str) -> str:
    """The day as it is kept; without a year as it is said."""
    yearless = _YEARLESS.fullmatch(published)
    return f"{int(yearless[1])}月{int(yearless[2])}日" if yearless else published.strip()


def place(paragraphs: tuple[int, int] | None, dash: str = "—") -> str:
    """The paragraphs from the first to the last in words, nothing for None."""
    if paragraphs is None:
        return ""
    first, last = paragraphs
    return f"第{first}段" if first == last else f"第{first}{dash}{last}段"
