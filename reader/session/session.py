"""One reader at one library: puts the verbs together and plants the starter tag set; has no verbs of its own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.session.history import History
from reader.session.makers import Makers
from reader.session.reading import Reading
from reader.session.shelf import Shelf
from reader.session.tagging import Tagging

if TYPE_CHECKING:
    from reader.session.exporting import Exporting
    from reader.session.merging import Merging
    from storage.library import Library


class Session:
    """The verbs of a reader, over one open library."""

    def __init__(self, library: Library, starter_tags: str, makers: Makers | None = None) -> None:
        makers = makers or Makers()
        self._library = library
        self.history = History(library)
        self.shelf = Shelf(library, makers)
        self.reading = Reading(library, self.history, makers)
        self.tagging = Tagging(library, makers)
        if not library.tags.sets():
            self._plant(starter_tags)

    @cached_property
    def merging(self) -> Merging:
        """The verbs that share tag sets."""
        from reader.session.merging import Merging  # noqa: PLC0415 - a window opens sooner without the formats

        return Merging(self._library, self.history, self.tagging)

    @cached_property
    def exporting(self) -> Exporting:
        """The verbs that write notes out."""
        from reader.session.exporting import Exporting  # noqa: PLC0415 - a window opens sooner without the formats

        return Exporting(self._library, self.tagging)

    def _plant(self, starter_tags: str) -> None:
        from reader.session.merging import starter  # noqa: PLC0415 - only a fresh library needs it

        tag_set, tags = starter(starter_tags)
        with self._library.transaction():
            self._library.put(tag_set)
            for tag in tags:
                self._library.put(tag)
