r"""Tags as paths (`A/B`) and in tree order; knows no file format.

A `/` in a name is written `\/` and a `\` is written `\\`, so that every name comes back as it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from storage.records import Tag

_STEP = re.compile(r"/((?:[^/\\]++|\\.?)*+)", re.DOTALL)


def paths(tags: Iterable[Tag]) -> dict[str, str]:
    """The path of each tag by its id; a tag whose parent is not among `tags` stands at the top."""
    found: dict[str, str] = {}
    for tag in in_tree_order(tags):
        name = join_path([tag.name])
        above = found.get(tag.parent) if tag.parent is not None else None
        found[tag.id] = name if above is None else f"{above}/{name}"
    return found


def join_path(names: Sequence[str]) -> str:
    """The path through `names`, from the top of the tree down."""
    return "/".join(name.replace("\\", "\\\\").replace("/", "\\/") for name in names)


def split_path(path: str, most: int | None = None) -> tuple[str, ...]:
    """The names along `path` (only the first `most`) from the top of the tree down: the mirror of `join_path`."""
    return tuple(_name(step[1]) for step in islice(_STEP.finditer(f"/{path}"), most))


def _name(step: str) -> str:
    if "\\" not in step:
        return step
    return "\\".join(plain.replace("\\/", "/") for plain in step.split("\\\\"))


def in_tree_order(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """All the tags, parents before their children, siblings by rank or as they come; tag sets as they are met.

    Tags that are in a circle of parents come last, since they have no top to hang from.
    """
    known = {tag.id: tag for tag in tags}
    sets = {tag_set: place for place, tag_set in enumerate(dict.fromkeys(tag.tag_set for tag in known.values()))}
    children: defaultdict[str | None, list[Tag]] = defaultdict(list)
    for tag in known.values():
        children[tag.parent if tag.parent in known else None].append(tag)
    for siblings in children.values():
        siblings.sort(key=lambda tag: (sets[tag.tag_set], tag.rank))
        siblings.reverse()  # the first is taken from the end
    ordered: dict[str, Tag] = {}
    waiting = children[None]
    while waiting:
        tag = waiting.pop()
        ordered[tag.id] = tag
        waiting.extend(children[tag.id])
    return tuple((ordered | known).values())
