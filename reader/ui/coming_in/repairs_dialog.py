"""The window of the repairs: what may be mended in an article, before and after; mends only what is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.ui.behind import Behind
from reader.ui.bringing_in import AT_ONCE
from reader.ui.coming_in.original_view import OriginalView
from reader.ui.coming_in.repair_list import RepairList
from reader.ui.coming_in.sides import Sides
from reader.ui.coming_in.sides_view import SidesView
from reader.ui.dialog_parts import flat, other, primary, verbs_below
from reader.ui.message_bar import MessageBar
from storage.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from reader.session.changes import Changes
    from reader.session.importing import Imported, Kept
    from reader.session.preparing import Prepared
    from reader.ui.desk import Desk

_SIZE = (1160, 740)  # pixels
_WIDTHS = (330, 830)  # pixels: list, text
_LEAST_LIST = 240  # pixels
_SCROLL_BAR = 11  # pixels, as in the style sheet


class RepairsDialog(QDialog):
    """What may be mended in one article, beside the main window; `family` is the page's typeface."""

    mended = Signal(object)  # Imported

    def __init__(self, desk: Desk, family: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("repairs")
        self.setWindowTitle(self.tr("Repairs"))
        self.resize(*_SIZE)
        self._desk = desk
        self._article = ""
        self._prepared: Prepared | None = None
        self._waits_for: Kept | None = None
        self._behind = Behind(self)
        self._applied: frozenset[str] = frozenset()
        self._sides = Sides((), ())
        self._is_original_shown = False
        self._build(family)
        self._connect()

    def _build(self, family: str) -> None:
        self.message = MessageBar(self)
        self.list = RepairList(family, self)
        self.view = SidesView(family, self)
        self.original = OriginalView(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._compared())
        self._stack.addWidget(self.original)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._offered())
        splitter.addWidget(self._looked_at())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(splitter, 1)
        column.addWidget(self._verbs())

    def _offered(self) -> QWidget:
        """The list, below it all and none."""
        self.hint = QLabel(self.tr("Nothing in this article seems to need mending."), self)
        self.hint.setObjectName("emptyHint")
        self.hint.setWordWrap(True)
        self.all = flat(self.tr("Tick All"), "tickAll", self)
        self.none = flat(self.tr("Tick None"), "tickNone", self)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(10, 8, 10, 4)
        buttons.addWidget(self.all)
        buttons.addWidget(self.none)
        buttons.addStretch(1)
        holder = QWidget(self)
        holder.setMinimumWidth(_LEAST_LIST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(buttons)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        return holder

    def _looked_at(self) -> QWidget:
        """The text, above it a choice of how it is looked at."""
        self.beside = flat(self.tr("Side by Side"), "sideBySide", self)
        self.bytes = flat(self.tr("Original Bytes"), "originalBytes", self)
        self._ways = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 14, 4)
        for place, button in enumerate((self.beside, self.bytes)):
            button.setCheckable(True)
            self._ways.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self.beside.setChecked(True)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        return holder

    def _compared(self) -> QWidget:
        """Both sides, each below its name."""
        holder = QWidget(self)
        names = QHBoxLayout()
        names.setContentsMargins(26, 4, 26 + _SCROLL_BAR, 6)
        names.setSpacing(48)
        for name in (self.tr("As imported"), self.tr("As mended")):
            label = QLabel(name, holder)
            label.setObjectName("sideName")
            names.addWidget(label, 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(names)
        column.addWidget(self.view, 1)
        return holder

    def _verbs(self) -> QWidget:
        self.count = QLabel(self)
        self.count.setObjectName("quiet")
        self.leave = other(self.tr("Leave as It Is"), self)
        self.use = primary(self.tr("Use These"), self)
        return verbs_below("repairsVerbs", self, self.count, self.leave, self.use)

    def _connect(self) -> None:
        self._desk.changed.connect(self._follow)
        self._desk.failed.connect(self._say)
        self.list.ticked.connect(self._show_choice)
        self.list.looked_at.connect(self.view.go_to)
        self.view.chosen.connect(self.list.choose_piece)
        self.all.clicked.connect(self.list.tick_all)
        self.none.clicked.connect(self.list.tick_none)
        self._ways.idClicked.connect(self._show_way)
        self.use.clicked.connect(self.use_these)
        self.leave.clicked.connect(self.reject)

    # What the reader does

    def open_article(self, article_id: str) -> None:
        """Show what may be mended in this article, what is mended now being ticked; tells why where it cannot."""
        self._open(article_id, 0)

    def open_original(self, article_id: str) -> None:
        """Show the bytes that this article was made of."""
        self._open(article_id, 1)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Let these actions of the main window, such as undo, work here too."""
        self.addActions(list(actions))

    def stop(self) -> None:
        """Close, and wait for what is being read."""
        self.close()
        self._behind.close()

    def use_these(self) -> None:
        """Show the article with exactly the ticked repairs; where that failed, stay and say why."""
        prepared = self._prepared
        if prepared is None or self.list.keys() == self._applied:
            self.accept()
            return
        imported = self._mend(prepared)
        if imported:
            self.accept()
            self.mended.emit(imported)

    # Slots

    def _show_choice(self) -> None:
        keys = self.list.keys()
        self._sides.choose(keys)
        self.view.show_choice()
        told = self.tr("{ticked} of {count} repairs are ticked; nothing else is changed.")
        self.count.setText(told.format(ticked=len(keys), count=len(self._sides.repairs)))

    def _show_way(self, place: int) -> None:
        if place and not self._is_original_shown and self._prepared:
            self.original.show_original(self._prepared)
            self._is_original_shown = True
        self._ways.button(place).setChecked(True)
        self._stack.setCurrentIndex(place)

    def _follow(self, changes: Changes) -> None:
        """Tick what is mended now when another text of the article came to be shown, as by undo."""
        texts = [
            (edit.before.revision, edit.after.revision)
            for edit in changes.edits
            if isinstance(edit.before, Article)
            and isinstance(edit.after, Article)
            and edit.after.id == self._article
        ]
        if self.isVisible() and any(before != after for before, after in texts):
            self._read(self._ways.checkedId())

    def _say(self, sentence: str) -> None:
        if self.isVisible():
            self.message.say(sentence)

    # Qt's overrides

    def done(self, result: int) -> None:
        """Close, and wait no more for what is being read."""
        self._waits_for = None
        self.message.end_wait()
        super().done(result)

    # Inside

    def _open(self, article_id: str, way: int) -> None:
        self._article = article_id
        self._read(way)

    def _read(self, way: int) -> None:
        """Take the article as it was imported and as it is mended now; a long one is read behind the window."""
        kept = self._desk.ask(lambda: self._desk.session.importing.kept(self._article))
        if kept is None:
            return
        self._waits_for = kept
        if len(kept.data) <= AT_ONCE:
            self._take(kept, kept.prepared, way)
            return
        self.show_prepared(None, kept)
        self._show_way(0)
        self.message.wait(self.tr("Looking for what may be mended…"), 0, 0, self.reject)
        self._show()
        self._behind.ask(lambda: _looked_through(kept), lambda answer: self._take(kept, answer, way))

    def _take(self, kept: Kept, answer: Callable[[], Prepared], way: int) -> None:
        """Show what was read, if it is what the reader still wants to see."""
        if kept is not self._waits_for:
            return
        self._waits_for = None
        self.message.end_wait()
        prepared = self._desk.ask(answer)
        if prepared is None:
            return
        self.show_prepared(prepared, kept)
        self._show_way(way)
        self._show()
        self.list.setFocus()

    def show_prepared(self, prepared: Prepared | None, kept: Kept) -> None:
        """Show this file's repairs, ticked as they are made; all of them where none was ever made."""
        repairs = prepared.repairs if prepared else []
        self._prepared = prepared
        self._is_original_shown = False
        self._sides = Sides(prepared.draft.pieces if prepared else (), repairs)
        self._applied = frozenset(kept.repairs) & {one.key for one in repairs}
        ticked = self._applied if kept.was_mended else {one.key for one in repairs}
        self._sides.choose(ticked)
        self.view.show_sides(self._sides)
        self.list.show_repairs(self._sides, ticked)
        self._show_choice()
        self.hint.setVisible(prepared is not None and not repairs)
        for part in (self.list, self.all, self.none, self.use, self.count):
            part.setVisible(bool(repairs))
        self.setWindowTitle(self.tr("Repairs — {name}").format(name=kept.name))
        self.list.choose_first()

    def _mend(self, prepared: Prepared) -> Imported | None:
        repairs, made = prepared.chosen(self.list.keys()), []
        importing = self._desk.session.importing

        def verb() -> Changes:
            made.append(importing.mend(self._article, prepared, repairs))
            return made[0].changes

        self._desk.run(verb)
        return made[0] if made else None

    def _show(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()


def _looked_through(kept: Kept) -> Prepared:
    """The file read anew, with what may be mended in it."""
    prepared = kept.prepared()
    _ = prepared.repairs  # found now, and remembered
    return prepared
