"""A tag set as a spreadsheet (.csv), one row a tag; keys and the set's own id and description have no place in it.

The columns are `path` (as in tag_paths), `description`, `color` (#rrggbb) and `id`. A row's parent is the last row
above it with the parent's path, so that tags of one name stay apart; else the first below, or one that is made.
"""

from __future__ import annotations

import csv
import io
import uuid
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from reader.exchange import table_text
from reader.exchange.cells import bare, guarded
from reader.exchange.tag_paths import in_tree_order, paths, split_path
from reader.exchange.tag_set_file import (
    DEEPEST_TREE,
    EmptyTagSet,
    TagSetFile,
    UnreadableTagSet,
    check_count,
    check_size,
    check_writable,
    color_or_palette,
    derived_set_id,
    kept_id,
)
from storage.records import Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("path", "description", "color", "id")
_CALLED = {name: name for name in COLUMNS} | {"路径": "path", "说明": "description", "颜色": "color"}
_MOST_NAMES = 1_000_000  # along all the paths
_LONGEST_SHOWN = 40  # characters of a column's name
_DERIVED_TAGS = uuid.UUID("0b9b6a52-7f0e-4c63-9c55-2d8e4a1f6b70")

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as read, with an empty id when it brings none."""

    path: _Path
    description: str = ""
    color: str = ""
    id: str = ""


_Grown = dict[str, tuple[str | None, _Row]]


def write(file: TagSetFile) -> bytes:
    """The tag set as a table in UTF-8 with a byte-order mark, for Excel.

    Raises EmptyTagSet or what check_writable raises.
    """
    if not file.tags:
        raise EmptyTagSet(name=file.tag_set.name)
    check_writable(file)
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(COLUMNS)
    known = paths(file.tags)
    for tag in in_tree_order(file.tags):
        rows.writerow(map(guarded, (known[tag.id], tag.description, tag.color, tag.id)))
    return table.getvalue().encode("utf-8-sig", "replace")


def read(data: bytes, name: str) -> TagSetFile:
    """The tag set in `data`, called `name`, its id made from the tags' ids; raises UnreadableTagSet.

    It is UTF-8 or GB 18030, cut at commas, semicolons or tabs. An id that is missing is made from the path.
    """
    check_size(data)
    rows, left_out = _rows(_text(data))
    if not rows:
        raise UnreadableTagSet(reason="it holds no tags")
    ids = _Ids({row.id for row in rows if row.id})
    grown = _grown([row if row.id else replace(row, id=ids.new(row.path)) for row in rows], ids)
    tag_set = TagSet(id=derived_set_id(grown), name=name, description="", rank=0)
    return TagSetFile(tag_set, in_tree_order(_tags(grown, tag_set.id)), left_out)


def _text(data: bytes) -> str:
    """The text of the file without its byte-order mark."""
    try:
        return table_text.decoded(data)
    except UnicodeDecodeError:
        raise UnreadableTagSet(reason="it is not whole text in UTF-8 or GB 18030") from None


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows that are not blank; raises UnreadableTagSet."""
    try:
        for _, cells in table_text.rows(text, delimiter):
            yield cells
    except csv.Error:
        raise UnreadableTagSet(reason="its quotation marks do not match") from None


def _chosen(text: str) -> tuple[str, list[str]]:
    """The delimiter by which the header names most of our columns, and the header."""
    delimiter, header = table_text.chosen(text, _CALLED)
    if "path" not in header:
        raise UnreadableTagSet(reason="it has no column called path")
    return delimiter, header


def _rows(text: str) -> tuple[list[_Row], tuple[str, ...]]:
    """The rows below the header, and the other columns that hold something."""
    delimiter, header = _chosen(text)
    places = {column: header.index(column) for column in COLUMNS if column in header}
    rows: list[_Row] = []
    filled: set[int] = set()
    names = 0
    for cells in islice(_cells(text, delimiter), 1, None):
        rows.append(_row(cells, places))
        names += len(rows[-1].path)
        check_count(len(rows))
        if names > _MOST_NAMES:
            raise UnreadableTagSet(reason="its tags stand too deep")
        if len(cells) > len(places):
            filled.update(place for place, cell in enumerate(cells) if cell.strip())
    return rows, tuple(_shown(header, place) for place in sorted(filled - {*places.values()}))


def _row(cells: list[str], places: dict[str, int]) -> _Row:
    fields = {column: bare(cells[place]) for column, place in places.items() if place < len(cells)}
    path = split_path(fields.get("path", ""), DEEPEST_TREE + 1)
    if len(path) > DEEPEST_TREE:
        raise UnreadableTagSet(reason="its tags stand too deep")
    if not all(map(str.strip, path)):
        raise UnreadableTagSet(reason="a name in it is empty")
    own = fields.get("id", "")
    return _Row(path, fields.get("description", ""), fields.get("color", ""), kept_id(own) if own.strip() else "")


def _shown(header: list[str], place: int) -> str:
    """What the reader is told of a column that has no place in a tag set."""
    name = header[place][:_LONGEST_SHOWN] if place < len(header) else ""
    return f"column {''.join(filter(str.isprintable, name)) or place + 1}"


class _Ids:
    """Ids for tags that come without one, made from their paths alone; none is given twice."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._made: dict[_Path, uuid.UUID] = {(): _DERIVED_TAGS}
        self._last: dict[_Path, uuid.UUID] = {}

    def new(self, path: _Path) -> str:
        """The next id for a tag with this path."""
        last = self._last.get(path)
        own = self._of(path) if last is None else uuid.uuid5(last, "")
        while str(own) in self._taken:
            own = uuid.uuid5(own, "")
        self._last[path] = own
        self._taken.add(str(own))
        return str(own)

    def _of(self, path: _Path) -> uuid.UUID:
        """The id made from the parent's and the name, since whole paths would be long to go through each time."""
        if path not in self._made:
            self._made[path] = uuid.uuid5(self._of(path[:-1]), path[-1])
            check_count(len(self._made) - 1)
        return self._made[path]


def _grown(rows: list[_Row], ids: _Ids) -> _Grown:
    """The rows by id with their parents' ids, and the parents that have no row; raises UnreadableTagSet."""
    first = {row.path: row.id for row in reversed(rows)}
    last: dict[_Path, str] = {}
    grown: _Grown = {}
    for row in rows:
        made = [_Row(path, id=ids.new(path)) for path in _missing(row.path, first)]
        first |= {one.path: one.id for one in made}
        for one in (*made, row):
            above = one.path[:-1]
            grown[one.id] = (last.get(above) or first.get(above), one)
            last[one.path] = one.id
        check_count(len(grown))
    if len({row.id for row in rows}) < len(rows):
        raise UnreadableTagSet(reason="two of its tags have the same id")
    return grown


def _missing(path: _Path, known: dict[_Path, str]) -> list[_Path]:
    """The paths above this one that no tag has, from the top down."""
    length = len(path) - 1
    while length and path[:length] not in known:
        length -= 1
    return [path[:end] for end in range(length + 1, len(path))]


def _tags(grown: _Grown, tag_set: str) -> list[Tag]:
    met: Counter[str | None] = Counter()
    tags = []
    for place, (own, (parent, row)) in enumerate(grown.items()):
        color = color_or_palette(row.color, place)
        tags.append(Tag(own, tag_set, parent, row.path[-1], color, row.description, "", met[parent]))
        met[parent] += 1
    return tags
