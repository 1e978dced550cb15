"""What the highlights panel calls tags, articles and days; asks for each once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.session.gathering import GroupBy
from reader.ui.highlights.gathered_rows import Heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.ui.desk import Desk
    from storage.records import Highlight, Tag

_BETWEEN = "，"


def today() -> date:
    """The day it is where the reader is."""
    return datetime.now().astimezone().date()


class GatheredNames(QObject):
    """The names of one library, as they were when it was asked last."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tags: dict[str, Tag] = {}
        self._titles: dict[str, str] = {}
        self.by = GroupBy.NOTHING  # what the headings are of

    def refresh(self) -> None:
        """Ask for all names anew."""
        self._titles.clear()
        tags = self._desk.ask(self._desk.session.tagging.all_tags) or []
        self._tags = {tag.id: tag for tag in tags}

    def tags(self) -> Mapping[str, Tag]:
        """All tags by id."""
        return self._tags

    def tags_of(self, kept: Highlight) -> list[Tag]:
        """The tags of a highlight, in order."""
        return [self._tags[tag] for tag in kept.tags if tag in self._tags]

    def title(self, article_id: str) -> str:
        """The title of an article."""
        if article_id not in self._titles:
            article = self._desk.ask(lambda: self._desk.session.shelf.article(article_id))
            self._titles[article_id] = " ".join(article.title.split()) if article else ""
        return self._titles[article_id]

    def heading(self, key: str) -> str:
        """What stands above the group of this key."""
        match self.by:
            case GroupBy.TAG:
                return self._tags[key].name if key in self._tags else self.tr("Untagged")
            case GroupBy.DAY:
                return self._day(key)
            case _:
                return self.title(key)

    def spoken(self, shown: Highlight | Heading) -> str:
        """What a screen reader reads of a row."""
        if isinstance(shown, Heading):
            return f"{self.heading(shown.key)} {shown.count}"
        names = [tag.name for tag in self.tags_of(shown)]
        return _BETWEEN.join(filter(None, (shown.quote, self.lost(shown), *names, shown.note.strip())))

    def lost(self, kept: Highlight) -> str:
        """What is said of a highlight that has no place any more, else nothing."""
        return self.tr("Lost") if kept.lost else ""

    def _day(self, key: str) -> str:
        days = {today().isoformat(): self.tr("Today"), (today() - timedelta(1)).isoformat(): self.tr("Yesterday")}
        return days.get(key, key)
