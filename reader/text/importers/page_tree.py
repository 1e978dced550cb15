"""A page as a tree of what is shown of it: parsed, measured, cleaned; loads nothing, and knows no main content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from reader.text.limits import DEEPEST
from reader.text.unreadable import TooDeep

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSHOWN_NAMES = (
    "script style template noscript iframe frame object embed applet svg canvas audio video map head title"
    " select button textarea input datalist dialog rt rp rtc"
)
_NEVER_SHOWN = frozenset(_UNSHOWN_NAMES.split())
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_KEPT_ATTRIBUTES = ("class", "id", "itemprop", "href", "role")
_CONTROLS = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOO_DEEP, _NO_MEMORY = "ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"


def parsed(text: str, name: str) -> HtmlElement | None:
    """The tree of a page, or nothing where there is no element; raises TooDeep, MemoryError."""
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    finally:
        _check_whole(parser, name)
    if _depth(root) > DEEPEST:
        raise TooDeep(name=name)
    return root


def _check_whole(parser: html.HTMLParser, name: str) -> None:
    """Refuse a tree of which the parser left out a part."""
    faults = {entry.type_name for entry in parser.error_log}
    if _NO_MEMORY in faults:
        raise MemoryError
    if _TOO_DEEP in faults:
        raise TooDeep(name=name)


def _depth(root: HtmlElement) -> int:
    """How many elements stand within each other at most; stops counting beyond the limit."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            break
    return deepest


def strip_unseen(root: HtmlElement) -> None:
    """Empty all that a browser does not show as text, and the readings of ruby; scripts and styles go with it."""
    for element in [element for element in root.iter() if _is_unseen(element)]:
        empty(element)
    for element in root.iter(etree.Element):
        kept = {key: value for key in _KEPT_ATTRIBUTES if (value := _CONTROLS.sub("", element.get(key, "")))}
        element.attrib.clear()  # all at once: a page's may have names and values that no tree takes back
        element.attrib.update(kept)
        if element.tag == "form":  # whole pages stand in one
            element.tag = "div"


def empty(element: HtmlElement) -> None:
    """Leave nothing of an element but its place: dropping it would copy the text around it each time."""
    element.clear(keep_tail=True)
    element.tag = "span"


def _is_unseen(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _NEVER_SHOWN:
        return True
    if element.tag in ("html", "body"):  # some pages hide all of it until they have run
        return False
    return "hidden" in element.attrib or bool(_UNSEEN.search(element.get("style", "")))
