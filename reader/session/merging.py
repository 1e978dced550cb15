"""Tag sets out and in: a set as a file, and a file's set laid over the one with the same id; loses no tag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.exchange import qdc, tag_set_json
from reader.exchange.tag_set_file import TagSetFile
from reader.session.changes import Changes, Edit
from reader.session.files import read_file
from reader.session.waste import returned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.session.history import History
    from reader.session.tagging import Tagging
    from storage.library import Library
    from storage.records import Tag, TagSet


class UnknownTagSetFormat(ReaderError):
    """The file's ending names no format for tag sets."""

    sentence = "“{name}” has no ending for a tag set; nothing was changed; use .qdc or .json."


def as_bytes(kept: TagSetFile, path: Path) -> bytes:
    """The set in the format that the path's ending names; raises UnknownTagSetFormat."""
    match path.suffix.lower():
        case ".qdc":
            return qdc.write(kept)
        case ".json":
            return tag_set_json.write(kept).encode()
    raise UnknownTagSetFormat(name=path.name)


def read_tag_set(path: Path) -> TagSetFile:
    """The set in a file; raises UnknownTagSetFormat, UnreadableTagSet, or what read_file raises."""
    match path.suffix.lower():
        case ".qdc":
            return qdc.read(read_file(path), path.stem)
        case ".json":
            return tag_set_json.read(read_file(path))
    raise UnknownTagSetFormat(name=path.name)


class Merging:
    """Sharing the tag sets of one library."""

    def __init__(self, library: Library, history: History, tagging: Tagging) -> None:
        self._library = library
        self._history = history
        self._tagging = tagging

    def shared(self, name: str | None = None, article_id: str = "") -> TagSetFile:
        """The set with this name, the active one (of an article) when none is given, as it goes into a file."""
        tag_set = self._tagging.named(name) if name is not None else self._tagging.active(article_id)
        return TagSetFile(tag_set, tuple(self._tagging.tags(tag_set)))

    def take(self, shared: TagSetFile) -> Changes:
        """Lay a set over the one with the same id, or add it: theirs names, ours keys, and no tag taken away.

        A tag that is in the bin comes back onto its highlights.
        """
        edits = list(self._edits(shared))
        new = [edit.after.id for edit in edits if edit.after and edit.before is None]
        return self._history.do("import tags", [*edits, *returned(self._library, new)], about=shared.tag_set)

    def _edits(self, shared: TagSetFile) -> Iterator[Edit]:
        sets = self._tagging.sets()
        ours = next((tag_set for tag_set in sets if tag_set.id == shared.tag_set.id), None)
        yield Edit(ours, replace(shared.tag_set, rank=ours.rank if ours else sets[-1].rank + 1))
        known = {tag.id: tag for tag in self._tagging.all_tags()}
        keys = {tag.key for tag in known.values() if ours and tag.tag_set == ours.id}
        elsewhere = {tag.id for tag in known.values() if tag.tag_set != shared.tag_set.id}
        for theirs in _without(shared.tags, elsewhere):
            mine = known.get(theirs.id)
            yield Edit(mine, replace(theirs, key=mine.key) if mine else _with_free_key(theirs, keys))


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


def starter(text: str) -> tuple[TagSet, tuple[Tag, ...]]:
    """The tag set that a fresh library holds, from its file's text."""
    shared = tag_set_json.read(text.encode())
    return shared.tag_set, shared.tags
