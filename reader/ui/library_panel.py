"""The panel of the library's articles; opens none itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette

from reader.ui.rows import Index, RowPainter, RowPanel, Rows, Splice
from storage.records import Article, Highlight, ListedArticle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from reader.session.changes import Changes, Edit

_BETWEEN = " · "


class LibraryPanel(RowPanel[ListedArticle]):
    """The articles, the newest first: title, source and day, how many highlights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "library",
            self.tr("Library"),
            self.tr("Open a file with Ctrl+O, or drop one here."),
            lambda listed: listed.article.title,
            parent,
        )
        self.view.paint_with(_ArticlePainter(self.view))

    def follow(self, changes: Changes) -> bool:
        """Show how many highlights articles have after a verb; whether the articles have to be listed anew."""
        more: Counter[str] = Counter()
        for edit in changes.edits:
            record = edit.after or edit.before
            if isinstance(record, Highlight):
                more[record.article] += (edit.before is None) - (edit.after is None)
        for row, listed in enumerate(self.rows.values()):
            if more[listed.article.id]:
                counted = replace(listed, highlights=listed.highlights + more[listed.article.id])
                self.rows.splice(Splice(row, 1, (counted,)))
        return any(map(_is_listed, changes.edits))

    def choose_article(self, article_id: str) -> None:
        """Mark this article as the open one."""
        ids = [listed.article.id for listed in self.rows.values()]
        self.choose(ids.index(article_id) if article_id in ids else -1)


def _is_listed(edit: Edit) -> bool:
    """Whether an article came, went, or changed in what is listed of it: its note and its tag set are not."""
    told = [replace(one, note="", tag_set="") for one in (edit.before, edit.after) if isinstance(one, Article)]
    return bool(told) and (len(told) == 1 or told[0] != told[1])


class _ArticlePainter(RowPainter):
    def height(self) -> int:
        return 54

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        listed = cast("Rows[ListedArticle]", index.model()).value(index.row())
        area = option.rect.adjusted(16, 7, -14, -7)
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        title = QFontMetrics(painter.font()).elidedText(
            listed.article.title, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, title)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        below = QFontMetrics(font).elidedText(self._line(listed), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(upper.translated(0, upper.height()), Qt.AlignmentFlag.AlignVCenter, below)

    def _line(self, listed: ListedArticle) -> str:
        article = listed.article
        characters = self.tr("{count} chars").format(count=f"{listed.characters:,}")
        highlights = self.tr("{count} marks").format(count=listed.highlights) if listed.highlights else ""
        return _BETWEEN.join(
            part for part in (article.source, article.published.removeprefix("--"), characters, highlights) if part
        )
