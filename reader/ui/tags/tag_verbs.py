"""What the reader can do with the current tag of the tree, asking first where much would go; shows no menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QInputDialog, QMessageBox, QWidget

from reader.session.tagging import next_color
from reader.session.waste import DAYS
from reader.ui.tags.tag_chooser import TagChooser
from storage.records import Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.chinese.pinyin import Readings
    from reader.session.changes import Changes
    from reader.session.tag_tree import Loss, TagTree
    from reader.ui.desk import Desk
    from reader.ui.tags.tag_tree_view import TagTreeView

_WITH_ONE_MORE = 2  # tags


def is_agreed(parent: QWidget, question: str, verb: str) -> bool:
    """Whether the reader wants what the question says, by a button named `verb`."""
    box = QMessageBox(QMessageBox.Icon.Question, "Meipi 眉批", question, parent=parent)
    box.setTextFormat(box.textFormat().PlainText)
    agree = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is agree


class TagVerbs(QObject):
    """The verbs of the current tag; without one each does nothing."""

    wanted = Signal(str)  # tag id: its highlights are to be shown

    def __init__(self, desk: Desk, view: TagTreeView, readings: Callable[[], Readings]) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._readings = readings
        self._chooser: TagChooser | None = None
        self._merged = ""
        self._focus_before: QWidget | None = None
        view.tree.dropped.connect(self.move)

    # Names

    def keep_name(self, tag: Tag, tag_set_id: str, name: str) -> bool:
        """Name a tag, or make it when it has no id yet and a name is written; whether that went well."""
        if tag.id:
            return name == tag.name or self._run(lambda tree: tree.rename(tag.id, name)) is not None
        if not name.strip():
            return True
        changes = self._run(lambda tree: tree.make(name, tag_set_id, tag.parent))
        if changes:
            self._view.choose(changes.added(Tag)[0].id)
        return changes is not None

    def rename(self) -> None:
        """Let the name be written in its row."""
        if tag := self._view.current():
            self._view.rename(tag.id)

    def add(self) -> None:
        """Let a new tag be named at the end of the tree."""
        self._draft(None)

    def add_below(self) -> None:
        """Let a new tag be named below the current one."""
        if tag := self._view.current():
            self._draft(tag.id)

    def _draft(self, parent_id: str | None) -> None:
        self._view.draft(parent_id, next_color(self._view.tree.tags()))

    # Looks, keys, descriptions

    def show_highlights(self) -> None:
        """Ask for the highlights that bear the tag."""
        if tag := self._view.current():
            self.wanted.emit(tag.id)

    def recolor(self, color: str) -> None:
        """Give the tag this colour, `#rrggbb`."""
        if tag := self._view.current():
            self._run(lambda tree: tree.recolor(tag.id, color))

    def choose_color(self) -> None:
        """Ask for any colour."""
        if tag := self._view.current():
            title = self.tr("Colour of “{name}”").format(name=tag.name)
            chosen = QColorDialog.getColor(QColor(tag.color), self._view.window(), title)
            if chosen.isValid():
                self.recolor(chosen.name())

    def set_key(self, key: str) -> None:
        """Put the tag on this key, or on none when empty."""
        if tag := self._view.current():
            self._run(lambda tree: tree.set_key(tag.id, key))

    def describe(self) -> None:
        """Ask what the tag is for."""
        if tag := self._view.current():
            title, label = self.tr("Description"), self.tr("What is “{name}” for?").format(name=tag.name)
            written, is_meant = QInputDialog.getMultiLineText(self._view.window(), title, label, tag.description)
            if is_meant:
                self._run(lambda tree: tree.describe(tag.id, written))

    # Places

    def move(self, tag_id: str, parent_id: str | None, place: int | None) -> None:
        """Put a tag below another or at the top, before the tag now at this place, else last."""
        self._run(lambda tree: tree.move(tag_id, parent_id, place))

    def other_sets(self) -> list[TagSet]:
        """The tag sets that the current tag is not in."""
        tag = self._view.current()
        return [one for one in self._desk.session.tagging.sets() if tag and one.id != tag.tag_set]

    def move_to_set(self, tag_set_id: str) -> None:
        """Put the tag, with what is below it, at the end of another set; highlights keep it."""
        if tag := self._view.current():
            self._run(lambda tree: tree.move(tag.id, None, tag_set_id=tag_set_id))

    def copy_to_set(self, tag_set_id: str) -> None:
        """Put a copy of the tag, with what is below it, at the end of another set."""
        if tag := self._view.current():
            self._run(lambda tree: tree.copy(tag.id, tag_set_id))

    def split(self) -> None:
        """Ask for a name, and let the tag, with what is below it, be a set of that name."""
        if tag := self._view.current():
            title, label = self.tr("New Tag Set"), self.tr("Name of the set with “{name}” and what is below it")
            name, is_meant = QInputDialog.getText(
                self._view.window(), title, label.format(name=tag.name), text=tag.name
            )
            if is_meant:
                self._desk.run(lambda: self._desk.session.tag_sets.split(tag.id, name))

    def move_up(self) -> None:
        """Put the tag before the one above it."""
        self._move_by(-1)

    def move_down(self) -> None:
        """Put the tag after the one below it."""
        self._move_by(2)

    def places(self) -> tuple[bool, bool]:
        """Whether the tag can go up, and whether it can go down."""
        tag = self._view.current()
        siblings = self._view.tree.siblings(tag.id) if tag else []
        return bool(tag and tag != siblings[0]), bool(tag and tag != siblings[-1])

    def _move_by(self, steps: int) -> None:
        tag = self._view.current()
        if tag and self.places()[steps > 0]:
            place = self._view.tree.siblings(tag.id).index(tag) + steps
            self.move(tag.id, tag.parent, place)
            self._view.choose(tag.id)

    # Merging and removing

    def merge(self) -> None:
        """Let the reader choose the tag that stands for this one from now on."""
        tag = self._view.current()
        if tag is None:
            return
        session = self._desk.session
        own = {one.id for one in session.tagging.below(tag.id)}
        others = [one for one in self._view.tree.tags() if one.id not in own]
        self._merged, self._focus_before = tag.id, QApplication.focusWidget()
        chooser = self._chooser = self._chooser or self._made_chooser()
        row = self._view.visualRect(self._view.currentIndex())
        corner = self._view.viewport().mapTo(self._view.window(), row.topLeft())
        chooser.open(others, session.tagging.paths(), QRectF(corner, row.size()), can_make=False)

    def _made_chooser(self) -> TagChooser:
        chooser = TagChooser(self._view.window(), self._readings)
        chooser.tag_chosen.connect(self._merge_into)
        chooser.closed.connect(self._give_focus_back)
        return chooser

    def _merge_into(self, into_id: str) -> None:
        if self._run(lambda tree: tree.merge(self._merged, into_id)):
            self._view.choose(into_id)

    def _give_focus_back(self) -> None:
        if self._focus_before and self._focus_before.isVisible():
            self._focus_before.setFocus()

    def remove(self) -> None:
        """Move the tag and what is below it to the bin; asks first when more than the tag would go."""
        tag = self._view.current()
        loss = self._desk.ask(lambda: self._desk.session.tag_tree.loss(tag.id)) if tag else None
        if tag is None or loss is None:
            return
        is_slight = loss.tags == 1 and not loss.highlights
        if is_slight or is_agreed(self._view.window(), self.question(tag, loss), self.tr("Remove")):
            self._run(lambda tree: tree.remove(tag.id))

    def question(self, tag: Tag, loss: Loss) -> str:
        """What removing the tag would do, as a question."""
        if loss.tags == 1:
            ask = self.tr("Remove “{name}”?")
        elif loss.tags == _WITH_ONE_MORE:
            ask = self.tr("Remove “{name}” with the tag below it?")
        else:
            ask = self.tr("Remove “{name}” with {tags} tags below it?")
        ask = ask.format(name=tag.name, tags=loss.tags - 1)
        return self.tr("{question} {consequence}").format(question=ask, consequence=self._consequence(loss))

    def _consequence(self, loss: Loss) -> str:
        if loss.tags == 1:
            one = self.tr("1 highlight stays, without this tag. It is in the bin for {days} days.")
            several = self.tr("{highlights} highlights stay, without this tag. It is in the bin for {days} days.")
            said = one if loss.highlights == 1 else several
        elif not loss.highlights:
            said = self.tr("They are in the bin for {days} days.")
        else:
            one = self.tr("1 highlight stays, without these tags. They are in the bin for {days} days.")
            several = self.tr(
                "{highlights} highlights stay, without these tags. They are in the bin for {days} days."
            )
            said = one if loss.highlights == 1 else several
        return said.format(highlights=loss.highlights, days=DAYS)

    def _run(self, verb: Callable[[TagTree], Changes]) -> Changes | None:
        return self._desk.run(lambda: verb(self._desk.session.tag_tree))
