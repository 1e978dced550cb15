"""What a page says of itself in its head: title, source, day, author; reads no article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.text.importers.days import iso_day
from reader.text.importers.page_lines import lines, squeezed
from reader.text.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_TITLES = ("og:title", "articletitle", "twitter:title")
_SOURCES = ("source", "contentsource", "mediaid", "og:site_name")
_DAYS = ("article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "date")
_AUTHORS = ("author", "article:author")
_HEADINGS = ("h1", "h2", "h3")
_LINKED_DATA = "application/ld+json"
_LINKED_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')

_SITE_AFTER_BAR = re.compile(r"\s*[_|｜].*$", re.DOTALL)
_SITE_AFTER_DASH = re.compile(
    r"(?:\s+[-–—]{1,2}\s+|(?<![-–—])-{1,2}(?=\S{0,9}(?:[网报社]|新闻|频道|在线|客户端)$))[^-–—]{1,16}$"
)
_LONGEST_NAME = 60  # code points of an author or a source; more is no name
_SHORTEST_TITLE = 2
_LONGEST_HEADING = 200


def facts(root: HtmlElement) -> Metadata:
    """What the elements of the page's head tell, before any is stripped."""
    said = _said(root)
    return Metadata(
        title=_title(root, said),
        source=_name(said, _SOURCES),
        published=iso_day(_first(said, _DAYS)) or _linked_day(root) or _day(root),
        author=_name(said, _AUTHORS),
    )


def _said(root: HtmlElement) -> dict[str, str]:
    """The content of every meta element, by name; the first of a name counts."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop")
        content = _tidy(element.get("content", ""))
        if name and content:
            said.setdefault(name.strip().lower(), content)
    return said


def _first(said: dict[str, str], names: Iterable[str]) -> str:
    return next((said[name] for name in names if name in said), "")


def _name(said: dict[str, str], names: Iterable[str]) -> str:
    name = _first(said, names)
    return "" if len(name) > _LONGEST_NAME or "://" in name else name


def _linked_day(root: HtmlElement) -> str:
    """The day that the page's linked data (JSON-LD) gives, wherever in it; it often is no valid JSON."""
    told = (element.text or "" for element in root.iter("script") if element.get("type") == _LINKED_DATA)
    days = (found[1] for text in told if (found := _LINKED_DAY.search(text)))
    return next((day for one in days if (day := iso_day(one))), "")


def _day(root: HtmlElement) -> str:
    return next((day for element in root.iter("time") if (day := iso_day(element.get("datetime", "")))), "")


def _title(root: HtmlElement, said: dict[str, str]) -> str:
    """The heading that the page's title holds, else the title it gives to others, its only h1, its title."""
    shared = _first(said, _TITLES)
    own = _without_site(_tidy(next((_text(element) for element in root.iter("title")), "")), said)
    headings = [(element.tag, text) for element in root.iter(_HEADINGS) if (text := _first_line(element))]
    named = squeezed(shared), squeezed(own)
    held = [text for _, text in headings if _is_held(squeezed(text), named)]
    highest = [text for tag, text in headings if tag == "h1"]
    return max(held, key=len, default="") or shared or (highest[0] if len(highest) == 1 else "") or own


def _is_held(heading: str, titles: tuple[str, ...]) -> bool:
    return len(heading) >= _SHORTEST_TITLE and any(heading in title for title in titles)


def _without_site(title: str, said: dict[str, str]) -> str:
    """A title without the names of the site and its parts after it."""
    site = said.get("og:site_name", "")
    if site and title.endswith(site):
        title = title.removesuffix(site).rstrip(" -–—_|｜")
    return _SITE_AFTER_DASH.sub("", _SITE_AFTER_BAR.sub("", title[:_LONGEST_HEADING])).strip() or title


def _first_line(element: HtmlElement) -> str:
    return next((line.text for line in lines(element)), "")[:_LONGEST_HEADING].strip()


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())[:_LONGEST_HEADING]


def _tidy(text: str) -> str:
    return " ".join(text.split())
