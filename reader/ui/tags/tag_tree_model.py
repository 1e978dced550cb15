"""A tag set as Qt's tree of rows, with how often each tag is used; changes no tag, only says where one goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt, Signal

from reader.ui import theming
from reader.ui.tags.tag_rows import TagRow
from storage.records import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.ui.rows import Index

TAG_MIME = "application/x-meipi-tag"
_NOBODY = Tag("", "", None, "", "#000000", "", "", 0)
# Put together once, since Qt asks for them of every row.
_DRAFT = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_BRANCH = _DRAFT | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
_LEAF = _BRANCH | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(slots=True, eq=False)
class _Node:
    """A tag in its place; `number` is what Qt knows it by."""

    tag: Tag
    parent: _Node | None
    place: int
    number: int
    depth: int = -1
    count: int = 0
    branch: int = 0
    children: list[_Node] = field(default_factory=list)


class TagTreeModel(QAbstractItemModel):
    """The tags of one set; at most one row is a draft: a tag that is being named and that no library has."""

    dropped = Signal(str, object, object)  # tag id, its parent's id or None, its place or None for the last

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._nodes = [_Node(_NOBODY, None, 0, 0)]
        self._by_id: dict[str, _Node] = {}
        self._draft: _Node | None = None
        self._counts: Mapping[str, int] = {}

    # What is shown

    def show(self, tags: Sequence[Tag]) -> None:
        """Show these tags, parents before children; where the tree is the same, tell only which tags differ."""
        shown = [(node.tag.id, node.tag.parent) for node in self._nodes[1:]]
        if shown == [(tag.id, tag.parent) for tag in tags]:
            for node, tag in zip(self._nodes[1:], tags, strict=True):
                if node.tag != tag:
                    node.tag = tag
                    self._tell(node)
            return
        self.beginResetModel()
        self._plant(tags)
        self._count()
        self.endResetModel()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many highlights each tag has, by tag id; tells only which tags differ."""
        self._counts = counts
        for node in self._count():
            self._tell(node)

    def begin_draft(self, parent_id: str | None, color: str) -> QModelIndex:
        """A new row, the last below this parent or at the top, for a tag that is yet to be named."""
        self.drop_draft()
        above = self._by_id[parent_id] if parent_id else self._nodes[0]
        place = len(above.children)
        self.beginInsertRows(self._index(above), place, place)
        tag = replace(_NOBODY, parent=parent_id, color=color)
        self._draft = self._grow(above, tag)
        self.endInsertRows()
        return self._index(self._draft)

    def drop_draft(self) -> None:
        """The row of the tag that is yet to be named is gone."""
        draft = self._draft
        if draft and draft.parent:
            self.beginRemoveRows(self._index(draft.parent), draft.place, draft.place)
            draft.parent.children.pop()
            self._nodes.pop()
            self._draft = None
            self.endRemoveRows()

    # What is asked

    def tag(self, index: Index) -> Tag:
        """The tag of a row; a draft's has no id."""
        return self._node(index).tag

    def row(self, index: Index) -> TagRow:
        """A row as it is shown."""
        node = self._node(index)
        return TagRow(node.tag, node.depth, node.count, node.branch)

    def index_of(self, tag_id: str) -> QModelIndex:
        """Where a tag is; nowhere when it is not in this set."""
        node = self._by_id.get(tag_id)
        return self._index(node) if node else QModelIndex()

    def parents(self) -> Iterator[QModelIndex]:
        """The rows that have rows below them, from the top."""
        return (self._index(node) for node in self._nodes[1:] if node.children)

    def siblings(self, tag_id: str) -> list[Tag]:
        """The tags that stand with this one, in order, itself included."""
        node = self._by_id[tag_id]
        return [one.tag for one in node.parent.children if one.tag.id] if node.parent else []

    def nearest(self, tag_id: str) -> list[str]:
        """The ids of this tag, the one after it, the one before it, and the one above it."""
        node = self._by_id[tag_id]
        siblings = node.parent.children if node.parent else []
        around = [*siblings[node.place + 1 : node.place + 2], *siblings[max(0, node.place - 1) : node.place]]
        return [one.tag.id for one in (node, *around, node.parent) if one and one.tag.id]

    def deepest(self) -> int:
        """The depth of the deepest tag, the top being 0."""
        return max((node.depth for node in self._nodes[1:]), default=0)

    def is_leaf(self, index: Index) -> bool:
        """Whether nothing is below a row."""
        return not self._node(index).children

    def tags(self) -> list[Tag]:
        """The tags of the set, each parent before its children."""
        return [node.tag for node in self._nodes[1:] if node.tag.id]

    # Inside

    def _plant(self, tags: Sequence[Tag]) -> None:
        root = _Node(_NOBODY, None, 0, 0)
        self._nodes, self._by_id, self._draft = [root], {}, None
        for tag in tags:
            self._by_id[tag.id] = self._grow(self._by_id.get(tag.parent or "", root), tag)

    def _grow(self, above: _Node, tag: Tag) -> _Node:
        node = _Node(tag, above, len(above.children), len(self._nodes), above.depth + 1)
        above.children.append(node)
        self._nodes.append(node)
        return node

    def _count(self) -> list[_Node]:
        """Count anew and answer which differ."""
        before = [(node.count, node.branch) for node in self._nodes]
        for node in self._nodes[1:]:
            node.count = node.branch = self._counts.get(node.tag.id, 0)
        for node in reversed(self._nodes[1:]):
            if node.parent and node.parent.number:
                node.parent.branch += node.branch
        pairs = zip(self._nodes, before, strict=True)
        return [node for node, known in pairs if (node.count, node.branch) != known]

    def _tell(self, node: _Node) -> None:
        index = self._index(node)
        self.dataChanged.emit(index, index)

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId()] if index.isValid() else self._nodes[0]

    def _index(self, node: _Node) -> QModelIndex:
        return self.createIndex(node.place, 0, node.number) if node.number else QModelIndex()

    def _above(self, node: _Node) -> list[Tag]:
        """The tags over a tag, the nearest first."""
        found = []
        while (above := node.parent) and above.number:
            found.append(above.tag)
            node = above
        return found

    def _tip(self, node: _Node) -> str:
        """Where the tag stands and what it is for, as it is written."""
        names = [tag.name for tag in reversed(self._above(node))] + [node.tag.name]
        lines = [" / ".join(names), *node.tag.description.splitlines()]
        return "<br>".join(theming.plain(line) for line in lines)

    def _spoken(self, node: _Node) -> str:
        parts = [node.tag.name]
        if node.count == 1:
            parts.append(self.tr("1 highlight"))
        elif node.count:
            parts.append(self.tr("{count} highlights").format(count=node.count))
        if node.tag.key:
            parts.append(self.tr("key {key}").format(key=node.tag.key))
        return self.tr(", ").join(parts)

    # Qt's overrides

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        """The row at this place below its parent."""
        children = self._node(parent).children
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The row above this one in the tree."""
        above = self._node(index).parent
        return self._index(above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are below this one."""
        return len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One."""
        del parent
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        """Whether rows are below this one."""
        return bool(self._node(parent).children)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A tag can be dragged and dropped on, a draft only named; beside all rows a tag can be dropped."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        node = self._node(index)
        if node is self._draft:
            return _DRAFT
        return _BRANCH if node.children else _LEAF

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, what is read aloud, and where the tag stands and what it is for as a tool tip."""
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return node.tag.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(node)
        return None

    def supportedDropActions(self) -> Qt.DropAction:
        """Tags are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """A tag by its id."""
        return [TAG_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The tag that is dragged."""
        data = QMimeData()
        data.setData(TAG_MIME, self.tag(indexes[0]).id.encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Whether this is a tag of the set that would not come to stand on itself or on what is below it."""
        del action, row, column
        moved, goal = self._dragged(data), self._node(parent)
        if moved is None or goal is self._draft:
            return False
        return moved is not goal and moved.tag.id not in {tag.id for tag in self._above(goal)}

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Say where the tag is to go; whether it can."""
        moved = self._dragged(data)
        if moved is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.dropped.emit(moved.tag.id, self.tag(parent).id or None, row if row >= 0 else None)
        return True

    def _dragged(self, data: QMimeData) -> _Node | None:
        return self._by_id.get(bytes(data.data(TAG_MIME).data()).decode(errors="replace"))
