"""A note set in type and painted, as margin and paper have it; places none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette, QTextDocument


def set_note(note: str, font: QFont) -> QTextDocument:
    """A note in Markdown, set in these letters without a margin."""
    from reader.ui.notes.rendered import set_markdown  # noqa: PLC0415 - the page is painted without notes

    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    set_markdown(document, note)
    return document


def paint_document(painter: QPainter, document: QTextDocument, place: QPointF, ink: QColor, seen: QRectF) -> None:
    """Paint what is `seen` of a document, in its own pixels, its top left at this place."""
    painter.save()
    painter.translate(place)
    painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, ink)
    context.clip = seen
    document.documentLayout().draw(painter, context)
    painter.restore()
