"""What can be done with the articles selected and with the folder chosen: menus, keys, verbs; lists none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu

from reader.session.waste import DAYS
from reader.ui import theming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractItemView

    from reader.ui.desk import Desk
    from reader.ui.library.article_view import ArticleView
    from reader.ui.library.folders import FolderView
    from storage.records import Folder

_LONGEST_TOLD = 30  # code points of a title in a sentence


class ArticleVerbs(QObject):
    """Binds keys to list and folders while they have the focus, and opens their menus."""

    details_wanted = Signal(str)  # the id of an article
    repairs_wanted = Signal(str)
    removing = Signal()  # what is being written has to be kept first
    said = Signal(str)  # a sentence for the reader
    left = Signal()

    def __init__(self, desk: Desk, view: ArticleView, folders: FolderView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._folders = folders
        self._open = _action(view, self.tr("Open"), ("Return", "Enter"), view.tell_current)
        self._rename = _action(view, self.tr("Rename…"), ("F2",), view.rename)
        self._details = _action(view, self.tr("Details…"), (), lambda: self._tell(self.details_wanted))
        self._repairs = _action(view, self.tr("Repairs…"), (), lambda: self._tell(self.repairs_wanted))
        self._remove = _action(view, self.tr("Remove"), ("Del",), self.remove)
        self._rename_folder = _action(folders, self.tr("Rename Folder…"), ("F2",), folders.rename)
        self._remove_folder = _action(folders, self.tr("Remove Folder"), ("Del",), self.remove_folder)
        for one in (view, folders):
            _action(one, "", ("Esc",), self.left.emit)
        view.menu_wanted.connect(self.open_menu)
        folders.menu_wanted.connect(self.open_folder_menu)
        folders.articles_dropped.connect(self.put)
        folders.named.connect(self.rename_folder)

    # Articles

    def rename(self, article_id: str, title: str) -> None:
        """Give the article this title."""
        self._desk.run(lambda: self._desk.session.shelf.rename(article_id, title))

    def remove(self) -> None:
        """Move the articles selected to the bin, and say what is safe."""
        ids = self._view.selected()
        if not ids:
            return
        title = " ".join(self._title(ids[0]).split())
        self.removing.emit()
        if self._desk.run(lambda: self._desk.session.shelf.remove(ids)):
            shown = title if len(title) <= _LONGEST_TOLD else title[:_LONGEST_TOLD] + "…"
            one = self.tr("“{title}” is in the bin for {days} days with all marks in it; undo brings it back.")
            several = self.tr(
                "{count} articles are in the bin for {days} days with all marks in them; undo brings them back."
            )
            said = one if len(ids) == 1 else several
            self.said.emit(said.format(title=shown, days=DAYS, count=len(ids)))

    def put(self, article_ids: Sequence[str], folder_id: str) -> None:
        """Put these articles into the folder, or with no id into none."""
        self._desk.run(lambda: self._desk.session.foldering.put(article_ids, folder_id))

    # Folders

    def make_folder(self) -> None:
        """Ask for a name, and make a folder of that name."""
        self._make_folder(())

    def _make_folder(self, article_ids: Sequence[str]) -> None:
        name, is_meant = QInputDialog.getText(self._view.window(), self.tr("New Folder"), self.tr("Name"))
        if is_meant:
            self._desk.run(lambda: self._desk.session.foldering.make(name, article_ids))

    def rename_folder(self, folder_id: str, name: str) -> None:
        """Give the folder this name."""
        self._desk.run(lambda: self._desk.session.foldering.rename(folder_id, name))

    def remove_folder(self) -> None:
        """Take the folder chosen away; its articles stay."""
        current = self._folders.current()
        if current and current.id:
            folder_id = current.id
            if self._desk.run(lambda: self._desk.session.foldering.remove(folder_id)):
                said = self.tr("The folder “{name}” is gone; its articles are all there, in no folder.")
                self.said.emit(said.format(name=current.name))

    # Menus

    def open_menu(self, where: QPoint) -> None:
        """Open the menu of all that are selected, at a point of the screen."""
        ids = self._view.selected()
        if not ids:
            return
        menu = _menu(self._view, "articleMenu")
        menu.addActions([self._open, self._rename, self._details, self._repairs])
        menu.addSeparator()
        self._fill_folders(menu.addMenu(self.tr("Put into Folder")), ids)
        menu.addSeparator()
        menu.addAction(self._remove)
        _allow_while_open(menu, (self._open, self._rename, self._details, self._repairs), is_on=len(ids) == 1)
        menu.popup(where)

    def open_folder_menu(self, where: QPoint) -> None:
        """Open the menu of the folder chosen."""
        menu, current = _menu(self._folders, "folderMenu"), self._folders.current()
        menu.addAction(self.tr("New Folder…")).triggered.connect(self.make_folder)
        menu.addActions([self._rename_folder, self._remove_folder])
        own = (self._rename_folder, self._remove_folder)
        _allow_while_open(menu, own, is_on=bool(current and current.id))
        menu.popup(where)

    def _fill_folders(self, menu: QMenu, ids: Sequence[str]) -> None:
        here = {self._folder_of(own) for own in ids}
        folders = self._desk.ask(self._desk.session.foldering.all) or []
        for folder in folders:
            action = menu.addAction(theming.caption(folder.name))
            action.triggered.connect(self._putting(ids, folder))
            action.setCheckable(True)
            action.setChecked(here == {folder.id})
        if folders:
            menu.addSeparator()
        menu.addAction(self.tr("New Folder…")).triggered.connect(lambda: self._make_folder(ids))
        none = menu.addAction(self.tr("No Folder"))
        none.triggered.connect(self._putting(ids, None))
        none.setEnabled(here != {""})

    # Inside

    def _putting(self, ids: Sequence[str], folder: Folder | None) -> Callable[[], None]:
        return lambda: self.put(ids, folder.id if folder else "")

    def _tell(self, wanted: object) -> None:
        current = self._view.current()
        if current:
            wanted.emit(current.article.id)  # type: ignore[attr-defined]

    def _title(self, article_id: str) -> str:
        row = self._view.rows.row_of(article_id)
        return self._view.rows.value(row).article.title if row >= 0 else ""

    def _folder_of(self, article_id: str) -> str:
        row = self._view.rows.row_of(article_id)
        return self._view.rows.value(row).article.folder if row >= 0 else ""


def _action(view: QAbstractItemView, text: str, keys: tuple[str, ...], verb: Callable[[], object]) -> QAction:
    """An action whose keys work while the view has the focus."""
    action = QAction(text, view)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked: verb())
    view.addAction(action)
    return action


def _menu(view: QAbstractItemView, name: str) -> QMenu:
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName(name)
    return menu


def _allow_while_open(menu: QMenu, actions: Sequence[QAction], *, is_on: bool) -> None:
    """Offer these or not as long as the menu is open; afterwards the keys leave it to the verbs."""
    for action in actions:
        action.setEnabled(is_on)
        menu.aboutToHide.connect(lambda action=action: action.setEnabled(True))
