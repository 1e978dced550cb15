"""Tag sets out and in: a set as a file, and a file's set merged with the one here; never loses a tag in use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange import qdc, tag_set_csv, tag_set_json
from reader.exchange.tag_paths import in_tree_order, paths
from reader.exchange.tag_set_file import DEEPEST_TREE, ENDINGS, TagSetFile, derived_set_id, digest, is_too_deep
from reader.session.changes import Changes, Edit
from reader.session.code_books import ENDINGS as CODE_BOOKS
from reader.session.differences import Choice, Difference, Kind, Sides, compared
from reader.session.files import read_file
from reader.session.preparing import as_text
from reader.session.resolving import differences, resolved
from reader.session.tagging import TreeTooDeep
from reader.session.waste import binned, returned
from storage.records import Version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from reader.session.differences import Key
    from reader.session.history import History
    from reader.session.makers import Makers
    from reader.session.tagging import Tagging
    from storage.library import Library
    from storage.records import Tag, TagSet

_EVER = ""  # before any time
_MOST_TOLD = 20  # versions, in a file


class UnknownTagSetFormat(ReaderError):
    """The file's ending names no format for tag sets."""

    sentence = "“{name}” has no ending for a tag set; nothing was changed; use one of: {endings}."


def as_bytes(kept: TagSetFile, path: Path) -> bytes:
    """The set in the format that the path's ending names; raises UnknownTagSetFormat."""
    match path.suffix.lower():
        case ".qdc":
            return qdc.write(kept)
        case ".json":
            return tag_set_json.write(kept).encode()
        case ".csv":
            return tag_set_csv.write(kept)
    raise UnknownTagSetFormat(name=path.name, endings=", ".join((*ENDINGS, *CODE_BOOKS)))


def read_tag_set(path: Path) -> TagSetFile:
    """The set in a file; raises UnknownTagSetFormat, UnreadableTagSet, or what read_file raises."""
    match path.suffix.lower():
        case ".qdc":
            return qdc.read(read_file(path), as_text(path.stem))
        case ".json":
            return tag_set_json.read(read_file(path))
        case ".csv":
            return tag_set_csv.read(read_file(path), as_text(path.stem))
    raise UnknownTagSetFormat(name=path.name, endings=", ".join(ENDINGS))


@dataclass(frozen=True)
class Plan:
    """What merging a file would do: the sides, what differs, and what of the file has no place here.

    `is_new` when the set is not here yet: then all of it is added.
    """

    sides: Sides
    differences: tuple[Difference, ...]
    left_out: tuple[str, ...] = ()
    is_new: bool = False

    @property
    def conflicts(self) -> list[Difference]:
        """What both sides changed."""
        return [one for one in self.differences if one.is_conflict]


class Merging:
    """Sharing the tag sets of one library."""

    def __init__(self, library: Library, history: History, tagging: Tagging, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._tagging = tagging
        self._makers = makers

    def shared(self, name: str | None = None, article_id: str = "") -> TagSetFile:
        """The set with this name, the active one (of an article) when none is given, as it goes into a file."""
        return self._kept(self._tagging.named(name) if name is not None else self._tagging.active(article_id))

    def hand_out(self, shared: TagSetFile) -> None:
        """Remember that this version of a set went out, so that what comes back can be compared with it."""
        known = self._version(shared)
        now = self._makers.now()
        self._library.put(replace(known, kept=now) if known else version_of(shared, now))

    def plan(self, shared: TagSetFile, into: str = "", apart: Collection[str] = ()) -> Plan:
        """What merging this file would do: into the set it is a version of, else as a new set.

        With a set's id `into`, a set made apart from it is merged into that one: tags of the same path are the
        same tags, but those of the ids in `apart`.
        """
        ours = self._library.tags.get_set(into) if into else self._own_set(shared)
        if ours is None:
            rank = self._tagging.sets()[-1].rank + 1
            new = replace(shared.tag_set, rank=rank)
            sides = Sides(None, TagSetFile(new, ()), replace(shared, tag_set=new, tags=self._free(shared)))
            return Plan(sides, tuple(differences(sides)), shared.left_out, is_new=True)
        here = self._kept(ours)
        theirs = replace(shared, tags=self._free(shared, ours.id))
        same: list[Difference] = []
        if into:
            theirs, same = matched(here, theirs, apart)
        elif shared.tag_set.id != ours.id:
            theirs = _as_set(theirs, ours)
        sides = Sides(self._base(theirs, is_apart=bool(into)), here, theirs)
        sides = replace(sides, borne=self._borne(sides))
        return Plan(sides, (*same, *differences(sides)), shared.left_out)

    def merge(self, plan: Plan, choices: Mapping[Key, Choice] | None = None) -> Changes:
        """Settle the differences as chosen, the usual choice where none is made: one step for undo.

        A tag that comes back from the bin comes back onto its highlights. Raises TreeTooDeep.
        """
        result = resolved(plan.sides, plan.differences, choices or {})
        if is_too_deep(result.tags):
            raise TreeTooDeep(most=DEEPEST_TREE)
        return self._history.do("merge tag set", list(self._edits(plan, result)), about=result.tag_set)

    def take(self, shared: TagSetFile) -> Changes:
        """Merge a set, theirs standing wherever both sides changed."""
        plan = self.plan(shared)
        return self.merge(plan, {one.key: Choice.THEIRS for one in plan.conflicts})

    def changed(self, tag_set: TagSet) -> list[Difference] | None:
        """What changed in a set since it was last handed out or taken; nothing when it never was."""
        versions = self._library.versions.of(tag_set.id)
        if not versions:
            return None
        before = read_version(versions[0])
        return differences(Sides(before, before, self._kept(tag_set)))

    # Inside

    def _kept(self, tag_set: TagSet) -> TagSetFile:
        known = tuple(one.id for one in self._library.versions.of(tag_set.id)[:_MOST_TOLD])
        return TagSetFile(tag_set, tuple(self._tagging.tags(tag_set)), based_on=known)

    def _own_set(self, shared: TagSetFile) -> TagSet | None:
        """The set here that a file is a version of: of the same id; for one without an id, of most of its tags."""
        sets = {one.id: one for one in self._tagging.sets()}
        if shared.tag_set.id in sets:
            return sets[shared.tag_set.id]
        theirs = {tag.id for tag in shared.tags}
        if shared.tag_set.id != derived_set_id(theirs):
            return None
        held = Counter(tag.tag_set for tag in self._tagging.all_tags() if tag.id in theirs)
        own, count = held.most_common(1)[0] if held else ("", 0)
        return sets[own] if count * 2 > len(theirs) else None

    def _free(self, shared: TagSetFile, own: str = "") -> tuple[Tag, ...]:
        """The file's tags but those that are in another set here; their children move up."""
        elsewhere = {tag.id for tag in self._tagging.all_tags() if tag.tag_set != own}
        return tuple(_without(shared.tags, elsewhere))

    def _version(self, shared: TagSetFile) -> Version | None:
        own = digest(shared)
        return next((one for one in self._library.versions.of(shared.tag_set.id) if one.id == own), None)

    def _base(self, theirs: TagSetFile, *, is_apart: bool) -> TagSetFile | None:
        """The version that both come from: the very file, the latest that it names, else the likest to it.

        A set made apart comes from no version here, but the very file may have been merged before.
        """
        versions = {one.id: one for one in self._library.versions.of(theirs.tag_set.id)}
        named = next((one for one in (digest(theirs), *theirs.based_on) if one in versions), None)
        if named:
            return read_version(versions[named])
        known = [] if is_apart else [read_version(one) for one in versions.values()]
        return min(known, key=lambda one: len(compared(Sides(one, one, theirs))), default=None)

    def _borne(self, sides: Sides) -> dict[str, int]:
        """How many highlights bear each tag that they have not."""
        gone = sides.here.keys() - sides.there.keys()
        return {own: len(self._library.highlights.tagged(own)) for own in gone}

    def _edits(self, plan: Plan, result: TagSetFile) -> Iterator[Edit]:
        here = plan.sides.here
        yield Edit(None if plan.is_new else plan.sides.ours.tag_set, result.tag_set)
        keys = {tag.key for tag in here.values()}
        for tag in result.tags:
            mine = here.get(tag.id)
            yield Edit(mine, replace(tag, key=mine.key) if mine else _with_free_key(tag, keys))
        staying = {tag.id for tag in result.tags}
        removed = self._makers.now()
        for tag in reversed(in_tree_order(here.values())):
            if tag.id not in staying:
                yield from binned(self._library, tag, removed)
        new = [own for own in staying if own not in here]
        yield from returned(self._library, [result.tag_set.id, *new] if plan.is_new else new)
        if self._version(plan.sides.theirs) is None:
            yield Edit(None, version_of(plan.sides.theirs, removed))


def version_of(file: TagSetFile, kept: str) -> Version:
    """The file as a version that went out, or came in, at this time."""
    return Version(digest(file), file.tag_set.id, tag_set_json.write(replace(file, based_on=())), kept)


def read_version(version: Version) -> TagSetFile:
    """A version as the set it was."""
    return tag_set_json.read(version.content.encode())


def matched(ours: TagSetFile, theirs: TagSetFile, apart: Collection[str]) -> tuple[TagSetFile, list[Difference]]:
    """Their set with the ids of ours where a tag has the same path here, and which tags those are."""
    known, here = paths(theirs.tags), {path: own for own, path in reversed(paths(ours.tags).items())}
    own_ids = {tag.id for tag in ours.tags}
    pairs = {own: here[path] for own, path in known.items() if path in here and own not in own_ids}
    same = [Difference(Kind.SAME_PATH, own, known[own]) for own in pairs]
    ids = {own: mine for own, mine in pairs.items() if own not in apart}
    tags = tuple(
        replace(tag, id=ids.get(tag.id, tag.id), parent=ids.get(tag.parent or "", tag.parent))
        for tag in theirs.tags
    )
    return _as_set(replace(theirs, tags=tags), ours.tag_set), same


def _as_set(file: TagSetFile, tag_set: TagSet) -> TagSetFile:
    """A file that knows nothing of this set, as a version of it."""
    tags = tuple(replace(tag, tag_set=tag_set.id) for tag in file.tags)
    return replace(file, tag_set=tag_set, tags=tags)


def _without(tags: tuple[Tag, ...], left_out: set[str]) -> Iterator[Tag]:
    """The tags but those left out, whose children move up to the next parent that stays."""
    parents = {tag.id: tag.parent for tag in tags}
    for tag in tags:
        parent = tag.parent
        while parent in left_out:
            parent = parents.get(parent)
        if tag.id not in left_out:
            yield replace(tag, parent=parent)


def _with_free_key(tag: Tag, taken: set[str]) -> Tag:
    """A tag that is new here keeps the key its file suggests, unless the set uses that already."""
    free = tag if tag.key not in taken else replace(tag, key="")
    taken.add(free.key)
    return free


def starter(text: str) -> tuple[TagSet | Tag | Version, ...]:
    """The tag set that a fresh library holds, from its file's text, with its version that all libraries know."""
    shared = tag_set_json.read(text.encode())
    return (shared.tag_set, *shared.tags, version_of(shared, _EVER))
