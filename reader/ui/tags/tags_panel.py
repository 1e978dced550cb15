"""The panel of the article's tag set: a tree to click and to change; puts no tag on anything itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.chinese.pinyin import Readings
from reader.ui import theming
from reader.ui.sharing.file_drop import FileDrop
from reader.ui.tags.tag_menu import TagMenu
from reader.ui.tags.tag_set_menu import TagSetMenu
from reader.ui.tags.tag_tree_model import TAG_MIME
from reader.ui.tags.tag_tree_view import TagTreeView
from reader.ui.tags.tag_verbs import TagVerbs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction, QDropEvent, QResizeEvent

    from reader.ui.desk import Desk
    from reader.ui.tags.tag_rows import TagRow
    from storage.records import Tag, TagSet

_TITLE_MARGINS = 34  # pixels of the title that its text has not


class TagsPanel(QWidget):
    """The tags of the set at hand in an article, each below its parent, under the set's name."""

    chosen = Signal(object)  # the TagRow clicked or entered
    wanted = Signal(str)  # tag id: its highlights are to be shown
    left = Signal()  # by Esc
    dropped = Signal(object)  # Path of a tag set's file

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, readings: Callable[[], Readings] = Readings
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article = ""
        self._set: TagSet | None = None
        self.setObjectName("tags")
        self.setAccessibleName(self.tr("Tags"))
        self.view = TagTreeView(self._keep_name, self)
        self.view.setObjectName("tagsView")
        self.view.setAccessibleName(self.tr("Tags"))
        self.verbs = TagVerbs(desk, self.view, readings)
        self.menu = TagMenu(self.view, self.verbs)
        self.sets = TagSetMenu(desk, self)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self._title = QToolButton(self)
        self._title.setObjectName("tagSet")
        self._title.setMenu(self.sets)
        self._title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._add = QToolButton(self)
        self._add.setObjectName("newTag")
        self._add.setToolTip(self.tr("New Tag"))
        self._add.setAccessibleName(self.tr("New Tag"))
        self._hint = QLabel(self.tr("Make the first tag with the plus above."), self)
        self._hint.setObjectName("emptyHint")
        self._hint.setWordWrap(True)
        heading = QHBoxLayout()
        heading.setContentsMargins(6, 5, 8, 1)
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self._hint)
        column.addWidget(self.view, 1)
        self.setTabOrder(self._title, self._add)
        self.setTabOrder(self._add, self.view)

    def _connect(self) -> None:
        self._add.clicked.connect(self.verbs.add)
        self.verbs.wanted.connect(self.wanted)
        self.sets.aboutToShow.connect(self.view.finish_naming)
        self.view.clicked.connect(self._tell)
        for model_signal in (self.view.tree.modelReset, self.view.tree.rowsInserted, self.view.tree.rowsRemoved):
            model_signal.connect(self._show_hint)
        # Not `activated`: a double click would tell a second time what its first click told.
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entered = QShortcut(key, self.view, context=Qt.ShortcutContext.WidgetShortcut)
            entered.activated.connect(lambda: self._tell(self.view.currentIndex()))
        leaving = QShortcut(Qt.Key.Key_Escape, self.view, context=Qt.ShortcutContext.WidgetShortcut)
        leaving.activated.connect(self.left)
        FileDrop(self.view.viewport()).dropped.connect(self.dropped)
        self._title.setAcceptDrops(True)
        self._title.installEventFilter(self)

    # What the window tells

    def show_article(self, article_id: str) -> None:
        """Show the tag set at hand in this article."""
        self._article = article_id
        self.sets.show_article(article_id)
        self.refresh()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many highlights each tag has, by tag id."""
        self.view.tree.show_counts(counts)

    def refresh(self) -> None:
        """Show sets and tags as the library has them now; what is open, current and in view stays so."""
        tagging = self._desk.session.tagging
        self._set = self.sets.active()
        self.view.tree.show(tagging.tags(self._set))
        self._show_title()
        self._show_hint()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer these in the menu of the tag set."""
        self.sets.offer(actions)

    # What is asked

    def rows(self) -> list[TagRow]:
        """The rows that are not folded away, in order."""
        return self.view.rows()

    def index_of(self, tag_id: str) -> QModelIndex:
        """Where a tag is in the view; nowhere when it is not in the set."""
        return self.view.tree.index_of(tag_id)

    # Inside

    def _keep_name(self, tag: Tag, name: str) -> bool:
        return self._set is not None and self.verbs.keep_name(tag, self._set.id, name)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid() and self.view.tree.tag(index).id:
            self.chosen.emit(self.view.tree.row(index))

    def _show_hint(self) -> None:
        self._hint.setVisible(not self.view.tree.hasChildren())

    def _show_title(self) -> None:
        """Show as much of the set's name as there is room for."""
        name = self._set.name if self._set else ""
        room = self.width() - self._add.sizeHint().width() - _TITLE_MARGINS - 20
        shown = self._title.fontMetrics().elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, room)
        self._title.setText(theming.caption(shown))
        described = self._set.description if self._set else ""
        told = [name] * (shown != name) + [described] * bool(described)
        self._title.setToolTip(theming.plain("\n".join(told)) if told else "")
        self._title.setAccessibleName(self.tr("Tag set {name}").format(name=name))

    def _dress(self) -> None:
        color = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._add.setIcon(theming.icon("add", color, self.devicePixelRatioF()))

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask where a tag goes that is dropped on the set's name."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return super().eventFilter(watched, event)
        drop = cast("QDropEvent", event)
        if not drop.mimeData().hasFormat(TAG_MIME):
            return False
        drop.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            drop.setDropAction(Qt.DropAction.IgnoreAction)  # the menu decides: the tree takes nothing out
            self.menu.ask_set(self._title.mapToGlobal(self._title.rect().bottomLeft()))
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Wear the theme's colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title have the room there is."""
        super().resizeEvent(event)
        self._show_title()
