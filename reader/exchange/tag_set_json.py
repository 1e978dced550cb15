"""A tag set as Meipi's own JSON file, complete; not a codebook for other tools.

The file is one object: `format` ("meipi-tag-set"), `version` (1), `id`, `name` and `description` of the set,
`based_on`, a list of the digests of the versions of it that its library knows, the latest first, and `tags`, a
list in tree order of `id`, `parent` (an id, or null at the top), `name`, `color` (#rrggbb), `description` and
`key`. Siblings stand in the order of the list. A key is a suggestion, since whoever reads the file may have given
it to another tag.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import NoReturn, cast

from reader.exchange.tag_paths import in_tree_order
from reader.exchange.tag_set_file import (
    FORMAT,
    TagSetFile,
    UnreadableTagSet,
    check_count,
    check_size,
    check_writable,
    color_or_palette,
    digests,
    is_too_deep,
    kept_id,
)
from storage.records import Tag, TagSet

VERSION = 1

_KEYS = frozenset("123456789")


def write(file: TagSetFile) -> str:
    """The tag set as JSON, ending in one newline; raises what check_writable raises."""
    check_writable(file)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "id": file.tag_set.id,
        "name": file.tag_set.name,
        "description": file.tag_set.description,
        "based_on": list(file.based_on),
        "tags": [_row(tag) for tag in in_tree_order(file.tags)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def read(data: bytes) -> TagSetFile:
    """The tag set in `data`, with ranks counted from 0 among siblings; raises UnreadableTagSet."""
    whole = _parsed(data)
    tag_set = TagSet(
        id=kept_id(_text(whole, "id")), name=_name(whole), description=_text(whole, "description", ""), rank=0
    )
    rows = whole.get("tags")
    if not isinstance(rows, list):
        raise UnreadableTagSet(reason="it has no list of tags")
    check_count(len(rows))
    tags = [_tag(row, tag_set.id, position) for position, row in enumerate(rows)]
    return TagSetFile(tag_set, in_tree_order(_ranked(tags)), based_on=_based_on(whole))


def _based_on(whole: dict[str, object]) -> tuple[str, ...]:
    told = whole.get("based_on")
    return digests(told) if isinstance(told, list) else ()


def _row(tag: Tag) -> dict[str, object]:
    return {
        "id": tag.id,
        "parent": tag.parent,
        "name": tag.name,
        "color": tag.color,
        "description": tag.description,
        "key": tag.key,
    }


def _parsed(data: bytes) -> dict[str, object]:
    """The file's one object, of a format and version we know."""
    check_size(data)
    try:
        whole = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_once)
    except RecursionError:
        raise UnreadableTagSet(reason="it is nested too deeply") from None
    except ValueError:
        raise UnreadableTagSet(reason="it is not whole JSON in UTF-8") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise UnreadableTagSet(reason="it does not say that it is a tag set of Meipi")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise UnreadableTagSet(reason="it does not say which version it is")
    if version > VERSION:
        raise UnreadableTagSet(reason="a newer Meipi wrote it")
    return whole


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object; one that says a thing twice is refused, since the first would be lost."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise UnreadableTagSet(reason="a part of it has two values of one name")
    return fields


def _refuse_constant(_constant: str) -> NoReturn:
    raise UnreadableTagSet(reason="it holds a number that JSON does not have")


def _tag(row: object, tag_set: str, position: int) -> Tag:
    if not isinstance(row, dict):
        raise UnreadableTagSet(reason="one of its tags is not an object")
    fields = cast("dict[str, object]", row)
    parent = None if fields.get("parent") is None else kept_id(_text(fields, "parent"))
    key = _text(fields, "key", "")
    return Tag(
        id=kept_id(_text(fields, "id")),
        tag_set=tag_set,
        parent=parent,
        name=_name(fields),
        color=color_or_palette(_text(fields, "color", ""), position),
        description=_text(fields, "description", ""),
        key=key if key in _KEYS else "",
        rank=0,
    )


def _text(fields: dict[str, object], key: str, missing: str | None = None) -> str:
    """The string under `key`; refused when it is another value, or no Unicode text."""
    value = fields.get(key, missing)
    if not isinstance(value, str):
        raise UnreadableTagSet(reason="a text that it needs is missing")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise UnreadableTagSet(reason="a text in it holds half a character")
    return value


def _name(fields: dict[str, object]) -> str:
    name = _text(fields, "name")
    if not name.strip():
        raise UnreadableTagSet(reason="a name in it is empty")
    return name


def _ranked(tags: list[Tag]) -> list[Tag]:
    """The tags with their ranks, once their ids and parents are known to make a tree."""
    ids = {tag.id for tag in tags}
    if len(ids) < len(tags):
        raise UnreadableTagSet(reason="two of its tags have the same id")
    if not {tag.parent for tag in tags} <= ids | {None}:
        raise UnreadableTagSet(reason="a tag stands under one that is not in it")
    if is_too_deep(tags):
        raise UnreadableTagSet(reason="its tags stand too deep, or in a circle")
    met: Counter[str | None] = Counter()
    ranked = []
    for tag in tags:
        ranked.append(replace(tag, rank=met[tag.parent]))
        met[tag.parent] += 1
    return ranked
