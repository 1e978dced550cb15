"""A tag set as a codebook of the REFI-QDA standard (.qdc), which other tools read; keys have no place in it.

The set is a `<Set>` that lists all its tags. Other tools' namespaces differ, so names are read without them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from lxml import etree

from reader.exchange.tag_paths import in_tree_order
from reader.exchange.tag_set_file import (
    EmptyTagSet,
    TagSetFile,
    UnreadableTagSet,
    check_count,
    check_size,
    check_writable,
    color_or_palette,
    derived_set_id,
    digests,
    is_too_deep,
    kept_id,
    legal_text,
)
from reader.exchange.xml_parts import attribute, children, description, local, parsed
from storage.records import Tag, TagSet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_Codes = dict[str, tuple["Element", str | None]]

NAMESPACE = "urn:QDA-XML:codebook:1.0"
MOST_MARKUP = 1_000_000  # openings and ends of elements

_PREFIXES = cast("dict[str, str]", {None: NAMESPACE})
_ORIGIN = "Meipi"  # behind it, after a space each, the versions that the set is based on


def write(file: TagSetFile) -> bytes:
    """The tag set as a valid codebook in UTF-8; raises EmptyTagSet or what check_writable raises."""
    if not file.tags:
        raise EmptyTagSet(name=file.tag_set.name)
    check_writable(file)
    origin = " ".join([_ORIGIN, *file.based_on])
    root = etree.Element(_named("CodeBook"), {"origin": origin}, nsmap=_PREFIXES)
    tags = in_tree_order(file.tags)
    _add_codes(_add(root, "Codes"), tags)
    _add_set(_add(root, "Sets"), file.tag_set, tags)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def read(data: bytes, name: str) -> TagSetFile:
    """The tag set in `data`, called `name` when the file has no name for it; raises UnreadableTagSet.

    The set is the `<Set>` that lists most of the tags; without any, its id is made from the tags' ids.
    Ranks are counted from 0 among siblings.
    """
    root = _parsed(data)
    codes, twice = _codes(root)
    if not codes:
        raise UnreadableTagSet(reason="it holds no tags")
    chosen, others = _chosen_set(root, codes)
    tag_set = _tag_set(chosen, codes, name)
    strangers = (_shown(element) for element in (*others, *_strangers(root, codes)))
    left_out = (*twice, *strangers, *_folders(codes))
    based_on = digests(attribute(root, "origin").split())
    tags = in_tree_order(_tags(codes, tag_set.id))
    return TagSetFile(tag_set, tags, tuple(dict.fromkeys(left_out)), based_on)


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: Element, name: str, /, **attributes: str) -> Element:
    legal = {key: legal_text(value) for key, value in attributes.items()}
    return etree.SubElement(parent, _named(name), legal)


def _describe(element: Element, told: str) -> None:
    if told:
        _add(element, "Description").text = legal_text(told)


def _add_codes(codes: Element, tags: tuple[Tag, ...]) -> None:
    """One Code a tag; parents come before children, so that a Description comes before them, too."""
    made: dict[str | None, Element] = {}
    for place, tag in enumerate(tags):
        color = color_or_palette(tag.color, place)
        code = _add(made.get(tag.parent, codes), "Code", guid=tag.id, name=tag.name, isCodable="true", color=color)
        _describe(code, tag.description)
        made[tag.id] = code


def _add_set(sets: Element, tag_set: TagSet, tags: tuple[Tag, ...]) -> None:
    element = _add(sets, "Set", guid=tag_set.id, name=tag_set.name)
    _describe(element, tag_set.description)
    for tag in tags:
        _add(element, "MemberCode", guid=tag.id)


def _parsed(data: bytes) -> Element:
    """The root of a codebook, with no document type and nothing fetched."""
    check_size(data)
    if data.count(b"<") > MOST_MARKUP:
        raise UnreadableTagSet(reason="it holds more than a tag set can")
    root = parsed(data, UnreadableTagSet)
    if local(root) != "CodeBook":
        raise UnreadableTagSet(reason="it is not a codebook")
    return root


def _shown(element: Element) -> str:
    """What the reader is told of an element that has no place in a tag set."""
    return f"{local(element)} {attribute(element, 'name')}".strip()


def _codes(root: Element) -> tuple[_Codes, list[str]]:
    """The codes by id with their parents' ids, in the file's order, and what came twice under one id."""
    codes: _Codes = {}
    twice: list[str] = []
    tops = [code for group in children(root, "Codes") for code in children(group, "Code")]
    waiting: list[tuple[Element, str | None]] = [(code, None) for code in reversed(tops)]
    while waiting:
        code, parent = waiting.pop()
        own = kept_id(attribute(code, "guid"))
        if own in codes:
            twice.append(_shown(code))
        else:
            codes[own] = (code, parent)
        check_count(len(codes) + len(twice))
        waiting.extend((child, own) for child in reversed(children(code, "Code")))
    return codes, twice


def _chosen_set(root: Element, codes: _Codes) -> tuple[Element | None, list[Element]]:
    """The set that lists most of the codes, the first of equals, and the other ones."""
    sets = [found for group in children(root, "Sets") for found in children(group, "Set")]
    if not sets:
        return None, []
    chosen = max(sets, key=lambda found: len(_members(found) & codes.keys()))
    return chosen, [found for found in sets if found is not chosen]


def _members(found: Element) -> set[str]:
    return {attribute(member, "guid").strip().strip("{}").lower() for member in children(found, "MemberCode")}


def _tag_set(chosen: Element | None, codes: _Codes, name: str) -> TagSet:
    if chosen is None:
        return TagSet(id=derived_set_id(codes), name=name, description="", rank=0)
    own = attribute(chosen, "name")
    return TagSet(
        id=kept_id(attribute(chosen, "guid")),
        name=own if own.strip() else name,
        description=description(chosen),
        rank=0,
    )


def _strangers(root: Element, codes: _Codes) -> list[Element]:
    """The elements a tag set has no place for, in codes and beside them."""
    beside = [child for child in root if local(child) not in {"Codes", "Sets"}]
    within = [child for code, _ in codes.values() for child in code if local(child) not in {"Code", "Description"}]
    return beside + within


def _folders(codes: _Codes) -> list[str]:
    """The codes that no passage was to bear: here any tag can be put on one."""
    folders = (code for code, _ in codes.values() if attribute(code, "isCodable").strip() in {"false", "0"})
    return [f"isCodable=false {attribute(code, 'name')}".strip() for code in folders]


def _tags(codes: _Codes, tag_set: str) -> list[Tag]:
    met: Counter[str | None] = Counter()
    tags = []
    for place, (own, (code, parent)) in enumerate(codes.items()):
        name = attribute(code, "name")
        tags.append(
            Tag(
                id=own,
                tag_set=tag_set,
                parent=parent,
                name=name if name.strip() else own,
                color=color_or_palette(attribute(code, "color"), place),
                description=description(code),
                key="",
                rank=met[parent],
            )
        )
        met[parent] += 1
    if is_too_deep(tags):
        raise UnreadableTagSet(reason="its tags stand too deep")
    return tags
