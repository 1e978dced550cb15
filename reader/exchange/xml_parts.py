"""XML that a stranger may have made, parsed without a document type, and its parts by their local names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from reader.errors import ReaderError


def parsed(data: bytes, refused: Callable[..., ReaderError]) -> Element:
    """The root of the file, with nothing fetched; raises what `refused` makes of a `reason`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise refused(reason="it is not whole XML, or nested too deeply") from None
    if root.getroottree().docinfo.internalDTD:
        raise refused(reason="it brings a document type of its own, which may hide other files")
    return root


def local(element: Element) -> str:
    """The element's name without its namespace, since other tools' namespaces differ."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """The element's own children of this local name."""
    return [child for child in element if local(child) == name]


def attribute(element: Element, name: str) -> str:
    """The attribute's value whatever its namespace, or an empty string."""
    own = element.get(name)
    if own is not None:
        return str(own)
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "")


def content(element: Element) -> str:
    """All the text in the element."""
    return "".join(map(str, element.itertext()))


def description(element: Element) -> str:
    """What the element's Description, or the attribute in its place, tells."""
    return "\n\n".join(map(content, children(element, "Description"))) or attribute(element, "description")
