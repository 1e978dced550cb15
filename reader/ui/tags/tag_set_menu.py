"""The menu of the tag sets: which one is at hand in the article, and making, naming, removing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from reader.session.gathering import GroupBy, Sieve
from reader.session.waste import DAYS
from reader.ui import theming
from reader.ui.tags.tag_verbs import is_agreed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.session.changes import Changes
    from reader.session.tag_sets import TagSets
    from reader.ui.desk import Desk
    from storage.records import TagSet


class TagSetMenu(QMenu):
    """The sets of the library, the article's own marked, and what can be done with it."""

    changes_wanted = Signal(object)  # TagSet

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagSetMenu")
        self._desk = desk
        self._article = ""
        self._offered: list[QAction] = []
        self._sets = QActionGroup(self)
        self.aboutToShow.connect(self.fill)

    def show_article(self, article_id: str) -> None:
        """Choose for this article from now on."""
        self._article = article_id

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer these too."""
        self._offered = list(actions)

    def active(self) -> TagSet:
        """The set at hand in the article."""
        return self._desk.session.tagging.active(self._article)

    def fill(self) -> None:
        """List the sets as the library has them now."""
        self.clear()
        active = self.active()
        for tag_set in self._desk.session.tagging.sets():
            self._add_set(tag_set, is_active=tag_set == active)
        self.addSeparator()
        self._add(self.tr("New Tag Set…"), self.make)
        self._add(self.tr("Rename Tag Set…"), self.rename)
        self._add(self.tr("Description…"), self.describe)
        self._add(self.tr("Remove Tag Set…"), self.remove)
        self.addSeparator()
        self.addActions(self._offered)
        self._add(self.tr("What Changed…"), lambda: self.changes_wanted.emit(self.active()))

    # Verbs

    def choose(self, tag_set_id: str) -> None:
        """Put this set at hand in the article."""
        self._run(lambda sets: sets.choose(self._article, tag_set_id))

    def make(self) -> None:
        """Ask for a name, and put a new set of that name at hand."""
        name, is_meant = QInputDialog.getText(self.window(), self.tr("New Tag Set"), self.tr("Name"))
        if is_meant:
            self._run(lambda sets: sets.make(name, self._article))

    def rename(self) -> None:
        """Ask for another name for the set at hand."""
        active, title = self.active(), self.tr("Rename Tag Set")
        name, is_meant = QInputDialog.getText(self.window(), title, self.tr("Name"), text=active.name)
        if is_meant:
            self._run(lambda sets: sets.rename(active.id, name))

    def describe(self) -> None:
        """Ask what the set at hand is for."""
        active = self.active()
        label = self.tr("What is “{name}” for?").format(name=active.name)
        written, is_meant = QInputDialog.getMultiLineText(
            self.window(), self.tr("Description"), label, active.description
        )
        if is_meant:
            self._run(lambda sets: sets.describe(active.id, written))

    def remove(self) -> None:
        """Say how much would go, and move the set at hand to the bin when the reader agrees."""
        active, tagging = self.active(), self._desk.session.tagging
        is_only = len(tagging.sets()) == 1  # which the verb refuses, saying why
        question = self.question(active)
        if is_only or is_agreed(self.window(), question, self.tr("Remove")):
            self._run(lambda sets: sets.remove(active.id))

    def question(self, tag_set: TagSet) -> str:
        """What removing the set would do, as a question."""
        tags = {tag.id for tag in self._desk.session.tagging.tags(tag_set)}
        ask = self.tr(
            "Remove the tag set “{name}”? It has {tags} tags, on {highlights} highlights, which stay without them. "
            "The set is in the bin for {days} days."
        )
        return ask.format(name=tag_set.name, tags=len(tags), highlights=self._bearing(tags), days=DAYS)

    # Inside

    def _bearing(self, tags: set[str]) -> int:
        """How many highlights bear one of these tags."""
        groups = self._desk.session.gathering.gather(Sieve(), by=GroupBy.TAG)
        return len({number for group in groups if group.key in tags for number in group.numbers})

    def _add_set(self, tag_set: TagSet, *, is_active: bool) -> None:
        action = self._add(theming.caption(tag_set.name), lambda: self.choose(tag_set.id))
        action.setCheckable(True)
        action.setChecked(is_active)
        action.setEnabled(bool(self._article))
        self._sets.addAction(action)

    def _add(self, text: str, verb: Callable[[], None]) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(verb)
        return action

    def _run(self, verb: Callable[[TagSets], Changes]) -> Changes | None:
        return self._desk.run(lambda: verb(self._desk.session.tag_sets))
