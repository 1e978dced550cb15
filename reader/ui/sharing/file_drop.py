"""Takes a tag set's file that is dropped on a widget; reads none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from reader.exchange.tag_set_file import ENDINGS

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent
    from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Lets the one file of a tag set be dropped on a widget that takes drops already."""

    dropped = Signal(object)  # Path

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    # Qt's overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is a tag set; leave all else to the widget."""
        del watched
        if event.type() not in _DRAGS:
            return False
        drop = cast("QDropEvent", event)
        path = _tag_set(drop.mimeData())
        if path is None:
            return False
        drop.setDropAction(Qt.DropAction.CopyAction)
        drop.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True


def _tag_set(data: QMimeData) -> Path | None:
    urls = data.urls() if data.hasUrls() else []
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path and path.suffix.lower() in ENDINGS else None
