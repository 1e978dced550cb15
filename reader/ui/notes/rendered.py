"""Markdown as a reader sees it: text, emphasis, lists, links; loads nothing from anywhere and writes nothing."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QMouseEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

# HTML stands as it was typed.
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_OUTSIDE = ("http", "https", "mailto")
_MARGIN = 2  # pixels
LONGEST, _CELLS = 10_000, 400  # code points and marks of tables, up to which a note is set as Markdown


def plain(markdown: str) -> str:
    """What a note says, without Markdown's marks."""
    document = QTextDocument()
    set_markdown(document, markdown)
    return document.toPlainText()


def set_markdown(document: QTextDocument, markdown: str) -> None:
    """Set a note; one that would take Qt long stands as it was written, as far as it is looked at."""
    if len(markdown) > LONGEST or markdown.count("|") > _CELLS:
        document.setPlainText(f"{markdown[:LONGEST]}…" if len(markdown) > LONGEST else markdown)
    else:
        document.setMarkdown(markdown, _MARKDOWN)


class Rendered(QTextBrowser):
    """A note as it reads; a click on a link opens it outside, a click elsewhere asks to write."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.document().setDocumentMargin(_MARGIN)
        self._measured = QTextDocument(self)
        self._measured.setDocumentMargin(_MARGIN)
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(Qt.GlobalColor.transparent)
        self.setAccessibleName(self.tr("Note"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.anchorClicked.connect(_open_outside)

    def show_markdown(self, markdown: str) -> None:
        """Show this note."""
        for document in (self.document(), self._measured):
            document.setDefaultFont(self.font())
            set_markdown(document, markdown)
        self.updateGeometry()

    def width_of_text(self) -> int:
        """How wide the note is where no line is broken, in pixels."""
        self._measured.setTextWidth(-1)
        return ceil(self._measured.idealWidth()) + 1

    def height_for(self, width: int) -> int:
        """How high the whole note is at a width, in pixels."""
        self._measured.setTextWidth(width)
        return ceil(self._measured.size().height())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load no picture and no style, neither from the net nor from a file.

        Not None: Qt would look for the picture's file itself.
        """
        del kind, name
        return self._nothing

    def sizeHint(self) -> QSize:
        """As high as the note is at the present width."""
        return QSize(super().sizeHint().width(), self.height_for(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:
        """As small as it has to be: a long note scrolls."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to write where the note was clicked, unless a link was or text was selected."""
        super().mouseReleaseEvent(event)
        is_link = bool(self.anchorAt(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and not is_link and not self.textCursor().hasSelection():
            self.clicked.emit()


def _open_outside(link: QUrl) -> None:
    if link.scheme() in _OUTSIDE:
        QDesktopServices.openUrl(link)
