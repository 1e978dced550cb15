"""The window of a merger: what a file would change in a tag set, and what stands; merges only what is agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from reader.session.differences import Choice, Kind
from reader.ui.dialog_parts import flat, other, primary, verbs_below
from reader.ui.message_bar import MessageBar
from reader.ui.sharing.difference_list import DifferenceList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from reader.exchange.tag_set_file import TagSetFile
    from reader.session.changes import Changes
    from reader.session.merging import Plan
    from reader.ui.desk import Desk
    from storage.records import TagSet

_SIZE = (860, 600)  # pixels
_MOST_LEFT_OUT = 5  # told by name


class MergeDialog(QDialog):
    """What differs between a file and a tag set here, beside the main window."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge")
        self.resize(*_SIZE)
        self._desk = desk
        self._file: TagSetFile | None = None
        self._plan: Plan | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.message = MessageBar(self)
        self.told = self._label("mergeTold")
        self.into = QComboBox(self)
        self.into.setObjectName("mergeInto")
        self.into.setAccessibleName(self.tr("Where the tags go"))
        self.list = DifferenceList(self._desk, self)
        self.detail = self._label("quiet")
        self.detail.setContentsMargins(20, 8, 20, 8)
        self.mine = flat(self.tr("Keep All Mine"), "allMine", self)
        self.theirs = flat(self.tr("Take All Theirs"), "allTheirs", self)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 14, 8)
        head.addWidget(self.told, 1)
        head.addWidget(self.into)
        head.addWidget(self.mine)
        head.addWidget(self.theirs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        column.addWidget(self._verbs())

    def _verbs(self) -> QWidget:
        self.left_out = self._label("quiet")
        self.cancel = other(self.tr("Cancel"), self)
        self.merge = primary(self.tr("Merge"), self)
        return verbs_below("mergeVerbs", self, self.left_out, self.cancel, self.merge)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self._say)
        self.list.chosen.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self.mine.clicked.connect(lambda: self.list.choose_all(Choice.MINE))
        self.theirs.clicked.connect(lambda: self.list.choose_all(Choice.THEIRS))
        self.into.activated.connect(self._replan)
        self.merge.clicked.connect(self.use)
        self.cancel.clicked.connect(self.reject)

    # What the reader does

    def open_file(self, file: TagSetFile) -> None:
        """Show what merging this file would do, and ask."""
        self._file = file
        self.list.choices.clear()
        self._fill_into(file)
        self._replan()
        if self._plan:
            self._show()

    def open_changes(self, tag_set: TagSet) -> None:
        """Show what changed in a set since it last went out or came in."""
        self._file = self._plan = None
        found = self._desk.ask(lambda: self._desk.session.merging.changed(tag_set))
        self.setWindowTitle(self.tr("What Changed — {name}").format(name=tag_set.name))
        if found is None:
            self.told.setText(self.tr("“{name}” has not been shared yet.").format(name=tag_set.name))
        elif found:
            self.told.setText(self.tr("Since “{name}” was last shared:").format(name=tag_set.name))
        else:
            self.told.setText(
                self.tr("Nothing has changed since “{name}” was last shared.").format(name=tag_set.name)
            )
        self.list.show_differences(found or [], self._colors(), can_choose=False)
        for part in (self.into, self.mine, self.theirs, self.merge):
            part.hide()
        self.left_out.clear()
        self.cancel.setText(self.tr("Close"))
        self._show()

    def offer(self, actions: Sequence[QAction]) -> None:
        """Let these actions of the main window, such as undo, work here too."""
        self.addActions(list(actions))

    def use(self) -> None:
        """Merge as chosen; where that failed, stay and say why."""
        plan, merging = self._plan, self._desk.session.merging
        if plan is None:
            self.accept()
            return
        done: list[Changes] = []

        def verb() -> Changes:
            done.append(merging.merge(plan, self.list.choices))
            return done[0]

        self._desk.run(verb)
        if done:
            self.accept()

    # Slots

    def _choose(self) -> None:
        """Plan anew where tags of the same path are to be kept apart, or no longer."""
        if self._plan and any(one.kind is Kind.SAME_PATH for one in self._plan.differences):
            self._replan()

    def _follow(self) -> None:
        """Plan anew: tags may have changed, or which of them highlights bear."""
        if self.isVisible() and self._file:
            self._replan()

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    def _show_detail(self) -> None:
        index = self.list.currentIndex()
        row = self.list.rows.value(index.row()) if index.isValid() else None
        self.detail.setText(row.sentence if row and row.difference and self.list.is_cut(row) else "")

    # Inside

    def _fill_into(self, file: TagSetFile) -> None:
        """Offer the sets here that a set made apart may be merged into."""
        self.into.clear()
        self.into.addItem(self.tr("As a new tag set"), "")
        for tag_set in self._desk.session.tagging.sets():
            self.into.addItem(self.tr("Into “{name}”, by path").format(name=tag_set.name), tag_set.id)
        plan = self._desk.ask(lambda: self._desk.session.merging.plan(file))
        self.into.setVisible(bool(plan and plan.is_new))

    def _replan(self) -> None:
        file, into = self._file, str(self.into.currentData() or "")
        if file is None:
            return
        apart = {own for (kind, own), choice in self._chosen() if kind is Kind.SAME_PATH and choice is Choice.MINE}
        self._plan = self._desk.ask(lambda: self._desk.session.merging.plan(file, into, apart))
        if self._plan:
            self._show_plan(self._plan)

    def _chosen(self) -> list[tuple[tuple[Kind, str], Choice]]:
        return list(self.list.choices.items())

    def _show_plan(self, plan: Plan) -> None:
        self.setWindowTitle(self.tr("Merge Tag Set — {name}").format(name=plan.sides.theirs.tag_set.name))
        colors = self._colors() | {tag.id: tag.color for tag in plan.sides.theirs.tags}
        self.list.show_differences(plan.differences, colors, can_choose=not plan.is_new)
        self.told.setText(self._summary(plan))
        for part in (self.mine, self.theirs):
            part.setVisible(not plan.is_new and any(one.choices for one in plan.differences))
        self.merge.setVisible(bool(plan.differences) or plan.is_new)
        self.merge.setText(self.tr("Add") if plan.is_new else self.tr("Merge"))
        self.cancel.setText(self.tr("Cancel") if self.merge.isVisibleTo(self) else self.tr("Close"))
        self.left_out.setText(self._about_left_out(plan.left_out))

    def _summary(self, plan: Plan) -> str:
        name = plan.sides.ours.tag_set.name
        if plan.is_new:
            told = self.tr("“{name}” is a tag set that is not here yet, with {count} tags.")
            return told.format(name=name, count=len(plan.sides.theirs.tags))
        if not plan.differences:
            return self.tr("The file brings nothing new for “{name}”.").format(name=name)
        if plan.conflicts:
            told = self.tr(
                "The file brings {count} changes for “{name}”; {conflicts} of them are for you to decide."
            )
            return told.format(count=len(plan.differences), name=name, conflicts=len(plan.conflicts))
        return self.tr("The file brings {count} changes for “{name}”.").format(
            count=len(plan.differences), name=name
        )

    def _about_left_out(self, left_out: Sequence[str]) -> str:
        if not left_out:
            return ""
        named = "、".join(left_out[:_MOST_LEFT_OUT]) + ("……" if len(left_out) > _MOST_LEFT_OUT else "")
        told = self.tr("What a tag set has no place for is left out: {named}")
        return told.format(named=named)

    def _colors(self) -> dict[str, str]:
        return {tag.id: tag.color for tag in self._desk.session.tagging.all_tags()}

    def _show(self) -> None:
        self.detail.clear()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()
        self.list.setCurrentIndex(self.list.rows.index(1 if len(self.list.rows.values()) > 1 else 0))
