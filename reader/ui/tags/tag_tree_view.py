"""The view of the tag tree: folding, naming in place, dragging; what a drop or a name does is not its business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QApplication, QFrame, QSizePolicy, QTreeView, QWidget

from reader.ui.tags.tag_tree_model import TAG_MIME, TagTreeModel
from reader.ui.tags.tag_tree_painter import TagTreePainter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from reader.ui.rows import Index
    from reader.ui.tags.tag_rows import TagRow
    from storage.records import Tag

_STEP = 16  # pixels to the right for each level of the tree, less where a deep tree has little room
_OPENS_AFTER = 650  # milliseconds over a closed branch while a tag is dragged
_EDGE = 0.27  # the part of a row's height that means before or after it
_MENU_KEYS = (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
_RING, _LINE = 3.0, 2  # pixels: radius of the ring a line begins with, its width


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a dragged tag would go: a row (-1: the last) below a parent, shown as a frame or a line."""

    row: int
    parent: QModelIndex
    shown: QRect
    is_frame: bool


class TagTreeView(QTreeView):
    """A tree of tags whose branches are open until they are closed, which is remembered by the tags' ids."""

    menu_wanted = Signal(QPoint)  # in global coordinates, for the current tag

    def __init__(self, keep: Callable[[Tag, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.tree = TagTreeModel(self)
        self._closed: set[str] = set()
        self._goal: _Goal | None = None
        self._named: Tag | None = None
        self._focus_before: QWidget | None = None
        self._nearest: list[str] = []  # the current tag's id, then of those to be current when it is gone
        self._scrolled = 0
        self._ends_naming = False  # the press that the next release belongs to
        self._build()
        self.setModel(self.tree)
        self._painter = TagTreePainter(self, keep)
        self.setItemDelegate(self._painter)
        self.collapsed.connect(lambda index: self._closed.add(self.tree.tag(index).id))
        self.expanded.connect(lambda index: self._closed.discard(self.tree.tag(index).id))
        self.tree.modelAboutToBeReset.connect(self._remember)
        self.tree.modelReset.connect(self._restore)

    def _build(self) -> None:
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the page its keys
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_STEP)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTreeView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)  # it has one of its own, as deep as the tag would go
        self.setAutoExpandDelay(_OPENS_AFTER)

    # What is asked

    def rows(self) -> list[TagRow]:
        """The rows that are not folded away, in order."""
        return [self.tree.row(index) for index in self._unfolded(QModelIndex())]

    def current(self) -> Tag | None:
        """The current tag, which a draft is not."""
        index = self.currentIndex()
        tag = self.tree.tag(index) if index.isValid() else None
        return tag if tag and tag.id else None

    def named(self) -> Tag:
        """The tag whose name is being written; one without an id is new."""
        if self._named is None:
            raise LookupError("no name is being written")
        return self._named

    def choose(self, tag_id: str) -> None:
        """Make this tag the current one and bring it into view."""
        index = self.tree.index_of(tag_id)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    # Naming in place

    def rename(self, tag_id: str) -> None:
        """Let this tag's name be written anew."""
        self.finish_naming()
        self._begin(self.tree.index_of(tag_id))

    def draft(self, parent_id: str | None, color: str) -> None:
        """Let a new tag be named in a row of its own, below this parent or at the top."""
        self.finish_naming()
        self._begin(self.tree.begin_draft(parent_id, color))

    def finish_naming(self) -> None:
        """Keep the name that is being written, if it can be kept, and end the writing."""
        if self._named:
            self._painter.finish()

    def _begin(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._focus_before = QApplication.focusWidget() or self
        self.expand(index.parent())
        self._fit()
        self._named = self.tree.tag(index)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def let_focus_go(self) -> None:
        """The reader took the focus elsewhere: it need not be given back."""
        self._focus_before = None

    def _end_naming(self) -> None:
        """Let a draft go and give the focus back."""
        if self._named is None:
            return
        self._named = None
        self.tree.drop_draft()
        before, self._focus_before = self._focus_before, None
        if before and before.isVisible():
            before.setFocus()

    # Keeping what is open

    def _remember(self) -> None:
        tag = self.current()
        self._nearest = self.tree.nearest(tag.id) if tag else []
        self._scrolled = self.verticalScrollBar().value()
        if self._named:
            self._painter.let_go()

    def _restore(self) -> None:
        """Open what was open, and stand where one stood."""
        self.setAutoScroll(False)
        for index in self.tree.parents():
            if self.tree.tag(index).id not in self._closed:
                self.expand(index)
        self._fit()
        found = (self.tree.index_of(tag_id) for tag_id in self._nearest)
        self.setCurrentIndex(next((index for index in found if index.isValid()), QModelIndex()))
        if self._scrolled:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(self._scrolled)
        self.setAutoScroll(True)
        self._end_naming()

    def _fit(self) -> None:
        """Let levels stand as far apart as the deepest leaves room for."""
        deepest = self.tree.deepest() + 1
        step = min(_STEP, self.viewport().width() // 2 // deepest) if self.isVisible() else _STEP
        if step != self.indentation():
            self.setIndentation(step)

    def _unfolded(self, above: Index) -> Iterator[QModelIndex]:
        for place in range(self.tree.rowCount(above)):
            index = self.tree.index(place, 0, above)
            yield index
            if self.isExpanded(index):
                yield from self._unfolded(index)

    # Dragging

    def _goal_at(self, point: QPoint) -> _Goal:
        """Where a tag would go that is dropped at a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            last = self.viewport().rect().adjusted(0, self._bottom(), 0, 0)
            return _Goal(-1, QModelIndex(), self._line(last.top(), 0), is_frame=False)
        area, depth = self.visualRect(index), self.tree.row(index).depth
        part = (point.y() - area.top()) / area.height()
        if part < _EDGE:
            return _Goal(index.row(), index.parent(), self._line(area.top(), depth), is_frame=False)
        if part <= 1 - _EDGE:
            frame = QRect(0, area.top(), self.viewport().width(), area.height())
            return _Goal(-1, index, frame, is_frame=True)
        if self.isExpanded(index):
            return _Goal(0, index, self._line(area.bottom() + 1, depth + 1), is_frame=False)
        return _Goal(index.row() + 1, index.parent(), self._line(area.bottom() + 1, depth), is_frame=False)

    def _bottom(self) -> int:
        """Where the last row ends."""
        rows = list(self._unfolded(QModelIndex()))
        return self.visualRect(rows[-1]).bottom() + 1 if rows else 0

    def _line(self, y: int, depth: int) -> QRect:
        left = self.indentation() * (depth + 1)
        return QRect(left, y - _LINE // 2, self.viewport().width() - left, _LINE)

    def _show_goal(self, goal: _Goal | None) -> None:
        self._goal = goal
        self.viewport().update()

    def _is_open_to(self, event: QDropEvent, goal: _Goal) -> bool:
        move = Qt.DropAction.MoveAction
        return self.tree.canDropMimeData(event.mimeData(), move, goal.row, 0, goal.parent)

    # Qt's overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a tag in; where it can go is told as it moves."""
        if event.mimeData().hasFormat(TAG_MIME):
            self.setState(QTreeView.State.DraggingState)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the tag would go, or that it cannot."""
        super().dragMoveEvent(event)  # scrolls at the edges and opens closed branches
        goal = self._goal_at(event.position().toPoint())
        is_open = self._is_open_to(event, goal)
        self._show_goal(goal if is_open else None)
        if is_open:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no more where the tag would go."""
        super().dragLeaveEvent(event)
        self._show_goal(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the tag go where it was shown to go."""
        goal = self._goal_at(event.position().toPoint())
        self.dragLeaveEvent(QDragLeaveEvent())
        move = Qt.DropAction.MoveAction
        if self.tree.dropMimeData(event.mimeData(), move, goal.row, 0, goal.parent):
            event.setDropAction(move)
            event.accept()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and over them where a dragged tag would go."""
        super().paintEvent(event)
        if self._goal:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_goal(painter, self._goal, QPen(self.palette().color(QPalette.ColorRole.Accent), _LINE))
            painter.end()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """End the writing of a name, whoever ends it."""
        super().closeEditor(editor, hint)
        self._end_naming()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press while a name is being written ends that and does nothing else."""
        self._ends_naming = self._named is not None
        if self._ends_naming:
            self.finish_naming()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What a press began, unless it only ended the writing of a name."""
        if not self._ends_naming:
            super().mouseReleaseEvent(event)
        self._ends_naming = False

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: a row paints its arrow itself."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tag under the pointer, or of the current one when a key was pressed."""
        if event.reason() == event.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
                self.menu_wanted.emit(event.globalPos())
        else:
            self._want_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F10 asks for the menu, as the menu key does everywhere."""
        if (event.key(), event.modifiers()) == _MENU_KEYS:
            self._want_menu()
        else:
            super().keyPressEvent(event)

    def _want_menu(self) -> None:
        if self.current():
            self.scrollTo(self.currentIndex())
            below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(self.indentation(), 0)
            self.menu_wanted.emit(self.viewport().mapToGlobal(below))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first tag where none is current."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            first = self.tree.index(0, 0)
            self.setCurrentIndex(self.currentIndex() if self.currentIndex().isValid() else first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a deep tree the room there is."""
        super().resizeEvent(event)
        self._fit()


def _paint_goal(painter: QPainter, goal: _Goal, pen: QPen) -> None:
    """A frame round the row to go on, or a line from a ring where the tag would stand."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if goal.is_frame:
        painter.drawRoundedRect(QRectF(goal.shown).adjusted(6.5, 1.5, -6.5, -1.5), 6, 6)
        return
    middle = QPointF(goal.shown.left() + _RING + 2, goal.shown.center().y() + 0.5)
    painter.drawEllipse(middle, _RING, _RING)
    painter.drawLine(middle + QPointF(_RING, 0), QPointF(goal.shown.right() - 10, middle.y()))
