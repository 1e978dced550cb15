"""A tag set as it is once the differences from another version are settled; pure, changes nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from reader.exchange.tag_paths import in_tree_order
from reader.exchange.tag_set_file import TagSetFile
from reader.session.differences import (
    COMES,
    FIELDS,
    FIELDS_OF_SET,
    GOES,
    Choice,
    Difference,
    Kind,
    compared,
    in_circle,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.session.differences import Key, Sides
    from storage.records import Tag, TagSet

_FIELD_OF = {kind: name for name, kind in FIELDS.items()}


def differences(sides: Sides) -> list[Difference]:
    """What differs; a tag that is removed there but has tags below it here is told to stay."""
    found = compared(sides)
    kept = {tag.id for tag in resolved(sides, found, {}).tags}
    return [
        replace(one, kind=Kind.HAS_TAGS) if one.kind is Kind.REMOVED and one.subject in kept else one
        for one in [*found, *_reordered(sides)]
    ]


def resolved(sides: Sides, found: Iterable[Difference], choices: Mapping[Key, Choice]) -> TagSetFile:
    """Our set with the differences as chosen, the usual choice where none is made; ranks count siblings.

    A tag whose parent would be gone brings it back; tags that would stand below themselves stay where they were.
    What is only told changes nothing, nor that tags are the same by path.
    """
    tags, gone, orders = dict(sides.here), set[str](), set[str]()
    tag_set = sides.ours.tag_set
    for one in found:
        chosen = choices.get(one.key, one.usual)
        if chosen is Choice.MINE:
            continue
        if one.kind in COMES:
            tags[one.subject] = sides.there[one.subject]
        elif one.kind in GOES:
            gone.add(one.subject)
        elif one.kind in _FIELD_OF:
            _give(tags, sides.there[one.subject], _FIELD_OF[one.kind], chosen)
        elif one.kind is Kind.REORDERED:
            orders.add(one.subject)
        elif one.kind in FIELDS_OF_SET.values():
            tag_set = _given(tag_set, sides.theirs.tag_set, one.kind, chosen)
    _bring_parents(tags, gone, sides)
    staying = {own: tag for own, tag in tags.items() if own not in gone}
    _part_circles(staying, sides.here)
    return TagSetFile(tag_set, _in_order(staying, sides, orders))


def _give(tags: dict[str, Tag], theirs: Tag, field: str, chosen: Choice) -> None:
    """Let a field of a tag be theirs, or both: texts one below the other, a name on a second tag beside it."""
    mine = tags[theirs.id]
    if chosen is Choice.THEIRS:
        tags[theirs.id] = replace(mine, **{field: getattr(theirs, field)})
    elif field == "description":
        tags[theirs.id] = replace(mine, description=_both(mine.description, theirs.description))
    else:
        second = str(uuid5(UUID(theirs.id), theirs.name))
        tags.setdefault(second, replace(mine, id=second, name=theirs.name, key=""))


def _given(mine: TagSet, theirs: TagSet, kind: Kind, chosen: Choice) -> TagSet:
    if kind is Kind.SET_RENAMED:
        return replace(mine, name=theirs.name)
    both = chosen is Choice.BOTH
    return replace(mine, description=_both(mine.description, theirs.description) if both else theirs.description)


def _both(mine: str, theirs: str) -> str:
    return "\n".join(filter(None, (mine, theirs)))


def _bring_parents(tags: dict[str, Tag], gone: set[str], sides: Sides) -> None:
    """Let no tag that stays lack its parent: one that would go stays, one that is not here comes back."""
    while missing := {
        tag.parent for own, tag in tags.items() if own not in gone and tag.parent and _lacks(tag.parent, tags, gone)
    }:
        for own in missing:
            gone.discard(own)
            if own not in tags and (known := sides.there.get(own) or sides.before.get(own)):
                tags[own] = known
        _hang_at_top(tags, missing - tags.keys())


def _lacks(parent: str, tags: Mapping[str, Tag], gone: set[str]) -> bool:
    return parent in gone or parent not in tags


def _hang_at_top(tags: dict[str, Tag], unknown: Iterable[str]) -> None:
    nowhere = set(unknown)
    for own, tag in tags.items():
        if tag.parent in nowhere:
            tags[own] = replace(tag, parent=None)


def _part_circles(tags: dict[str, Tag], here: Mapping[str, Tag]) -> None:
    """Let tags that stand below themselves stand where they stood here, or at the top."""
    while circle := list(in_circle({own: tag.parent for own, tag in tags.items()})):
        moved = [own for own in circle if own not in here or here[own].parent != tags[own].parent]
        for own in moved or circle[:1]:
            before = here[own].parent if own in here else None
            tags[own] = replace(tags[own], parent=before if before in tags else None)


# The order of siblings


def _reordered(sides: Sides) -> list[Difference]:
    """Where only they changed the order of siblings that all have."""
    if sides.base is None:
        return []
    before, here, there = (_children(side.values()) for side in (sides.before, sides.here, sides.there))
    found = []
    for parent, ours in here.items():
        theirs, base = there.get(parent, []), before.get(parent, [])
        shared = set(ours) & set(theirs) & set(base)
        was, is_here, is_there = ([own for own in side if own in shared] for side in (base, ours, theirs))
        if was == is_here != is_there:
            name = sides.here[parent].name if parent else ""
            found.append(Difference(Kind.REORDERED, parent or "", name))
    return found


def _children(tags: Iterable[Tag]) -> dict[str | None, list[str]]:
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    for tag in in_tree_order(tags):
        children[tag.parent].append(tag.id)
    return children


def _in_order(tags: Mapping[str, Tag], sides: Sides, orders: set[str]) -> tuple[Tag, ...]:
    """The tags with their ranks: newcomers behind whom they follow there, all else as it stands here."""
    here, there = _children(sides.here.values()), _children(sides.there.values())
    ranked: dict[str, Tag] = {}
    for parent, own in _children(tags.values()).items():
        mine = [one for one in here.get(parent, []) if one in set(own)]
        if (parent or "") in orders:
            mine = _as_there(mine, there.get(parent, []))
        order = _with_newcomers(mine, there.get(parent, []), own)
        is_changed = order != here.get(parent, [])
        for rank, one in enumerate(order):
            ranked[one] = replace(tags[one], rank=rank) if is_changed else tags[one]
    return in_tree_order(ranked.values())


def _as_there(mine: Sequence[str], there: Sequence[str]) -> list[str]:
    """Our siblings with those that they have too in their order."""
    shared = set(mine) & set(there)
    turns = iter([own for own in there if own in shared])
    return [next(turns) if own in shared else own for own in mine]


def _with_newcomers(mine: Sequence[str], there: Sequence[str], own: Sequence[str]) -> list[str]:
    order, wanted = list(mine), set(own)
    behind: str | None = None
    for one in there:
        if one in wanted and one not in order:
            order.insert(order.index(behind) + 1 if behind else 0, one)
        behind = one if one in order else behind
    return [*order, *(one for one in own if one not in order)]
