"""The rows of articles, as a model that can be dragged and named; sorts and paints none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt

from reader.ui.rows import Rows, Splice
from storage.records import ListedArticle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from reader.ui.rows import Index

ARTICLES_MIME = "application/x-meipi-articles"


class ArticleRows(Rows[ListedArticle]):
    """The articles listed; `opened` is the id of the one on the page."""

    def __init__(self, spoken: Callable[[ListedArticle], str], parent: QWidget) -> None:
        super().__init__(spoken, parent)
        self.opened = ""

    def row_of(self, article_id: str) -> int:
        """Where an article stands, -1 when it is not listed."""
        ids = (row for row, one in enumerate(self.values()) if one.article.id == article_id)
        return next(ids, -1)

    def open(self, article_id: str) -> None:
        """Show that this article is the one on the page."""
        former, self.opened = self.opened, article_id
        for own in {former, article_id}:
            row = self.row_of(own)
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))

    def mark_read(self, article_id: str, when: str) -> None:
        """Show that an article has been read, where that is not known yet."""
        row = self.row_of(article_id)
        if row >= 0 and not self.value(row).read:
            self.splice(Splice(row, 1, (replace(self.value(row), read=when),)))

    # Qt's overrides

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read aloud of a row, and its title to be written."""
        if role == Qt.ItemDataRole.EditRole:
            return self.value(index.row()).article.title
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """An article can be dragged, and its title written."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable

    def mimeTypes(self) -> list[str]:
        """What a drag of articles carries: their ids."""
        return [ARTICLES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of these articles."""
        data = QMimeData()
        ids = (self.value(index.row()).article.id for index in indexes)
        data.setData(ARTICLES_MIME, "\n".join(ids).encode())
        return data


def dragged(data: QMimeData) -> list[str]:
    """The ids of the articles that a drag carries."""
    return bytes(data.data(ARTICLES_MIME).data()).decode(errors="replace").split()
