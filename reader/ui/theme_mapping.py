"""Keeps the page's theme map true to the open article's highlights and tags; paints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.ui.page.map_lanes import lanes_of

if TYPE_CHECKING:
    from reader.session.tagging import Tagging
    from reader.ui.marking import Marking
    from reader.ui.page.page import Page

_SOON = 60  # milliseconds; what was marked is painted first, and many marks make one map


class ThemeMapping(QObject):
    """Shows on the map what the page shows, a moment later."""

    def __init__(self, tagging: Tagging, page: Page, marking: Marking) -> None:
        super().__init__(page)
        self._tagging = tagging
        self._page = page
        self._marking = marking
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.refresh)
        marking.shown.connect(self._soon.start)

    def stop(self) -> None:
        """Follow no more: the library is about to be closed."""
        self._marking.shown.disconnect(self._soon.start)
        self._soon.stop()

    def refresh(self) -> None:
        """Show the highlights as they are now."""
        paths = self._tagging.paths()
        tags = [(tag.id, paths[tag.id], tag.color) for tag in self._tagging.all_tags()]
        spans = self._marking.highlights.spans_by_tag()
        self._page.map.show_lanes(lanes_of(spans, tags, self.tr("Other tags"), self.tr("Without a tag")))
