"""Where in a page its article stands, and what stands around it; sets no line."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree
from readability.readability import Document, Unparseable

from reader.text.importers.page_lines import squeezed
from reader.text.importers.page_tree import empty

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_LINKS = 0.5  # of the text of a box; with more it leads elsewhere
_MOST_AROUND = 0.5  # of the page's text; a box with more of it is the page, whatever its name
_LEAST_SHARE = 0.6  # of the page's prose; an article with less of it was cut

_AROUND = frozenset(("nav", "aside", "footer"))
_AROUND_NAMES = re.compile(
    r"\bnav(?!y)|menu|breadcrumb|crumbs|sidebar|footer|copyright|comment|related|recommend|share|login|banner|advert",
    re.IGNORECASE,
)
_WHOLES = frozenset(("html", "body", "main", "article"))
_BOXES = frozenset(("ul", "ol", "dl", "table", "div", "section", "header", "center"))
_MARK = "data-place"


def strip_surroundings(root: HtmlElement) -> None:
    """Empty what stands around an article: navigation, remarks of others, boxes of links."""
    whole = len(squeezed("".join(root.itertext())))
    texts: list[int] = [0]  # of each element that is open, and
    links: list[int] = [0]  # how much of that is in links
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            texts.append(len(squeezed(element.text or "")))
            links.append(0)
            continue
        text, link = texts.pop(), links.pop()
        if text and _is_around(element, text, link, whole):
            empty(element)
            text = link = 0
        texts[-1] += text + len(squeezed(element.tail or ""))
        links[-1] += text if element.tag == "a" else link


def _is_around(element: HtmlElement, text: int, link: int, whole: int) -> bool:
    if element.tag in _WHOLES:
        return False
    if element.tag in _BOXES and link > _MOST_LINKS * text:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return text <= _MOST_AROUND * whole and (element.tag in _AROUND or bool(_AROUND_NAMES.search(names)))


def article(root: HtmlElement) -> HtmlElement:
    """The innermost element that holds all of the article; nothing within it is left out, however short."""
    elements = list(root.iter(etree.Element))
    for place, element in enumerate(elements):
        element.set(_MARK, str(place))
    kept = _kept(root)
    own = {element: _own_weight(element) for element in elements}
    held = {element: weight if element.get(_MARK) in kept else 0 for element, weight in own.items()}
    _add_up(elements, own)
    _add_up(elements, held)
    found: HtmlElement = root
    inner: HtmlElement | None = root
    while inner is not None:
        found = inner
        inner = next((child for child in found if held[child] == held[root] > 0), None)
    return found if own[found] >= _LEAST_SHARE * own[root] else root


def _own_weight(element: HtmlElement) -> int:
    """How much text stands in the element itself, in none of its children."""
    return len(squeezed(element.text or "")) + sum(len(squeezed(child.tail or "")) for child in element)


def _add_up(elements: list[HtmlElement], weights: dict[HtmlElement, int]) -> None:
    """Add the weight of every element to the one around it, from the innermost."""
    for element in reversed(elements[1:]):
        parent = element.getparent()
        if parent is not None:
            weights[parent] += weights[element]


def _kept(root: HtmlElement) -> set[str | None]:
    """The marks of the elements that readability takes for the article; all where it finds none."""
    finder = _Finder(root)
    try:
        finder.summary(html_partial=True)
    except Unparseable:
        return {element.get(_MARK) for element in root.iter(etree.Element)}
    return {element.get(_MARK) for element in finder.html.iter(etree.Element)}


class _Finder(Document):  # type: ignore[misc]
    """Readability at work on a tree that is already clean."""

    def _parse(self, page: HtmlElement) -> HtmlElement:
        return deepcopy(page)

    def get_clean_html(self) -> str:
        """The text alone: all that is asked of it is how long it is."""
        return "".join(self.html.itertext())
