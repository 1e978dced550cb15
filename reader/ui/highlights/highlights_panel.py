"""The panel of highlights, of the open article or of the library: finds, shows and marks them; opens no article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from reader.session.gathering import Group, GroupBy, Order, Sieve
from reader.ui.highlights.gathered_head import GatheredHead
from reader.ui.highlights.gathered_names import GatheredNames
from reader.ui.highlights.gathered_rows import GatheredRows, Heading
from reader.ui.highlights.gathered_view import GatheredView
from reader.ui.highlights.highlight_painter import HighlightPainter
from reader.ui.highlights.selected_highlights import SelectedHighlights
from reader.ui.highlights.selection_keys import SelectionKeys
from reader.ui.highlights.sieve_bar import SieveBar
from reader.ui.tags.tag_chooser import TagChooser
from storage.records import Article, Highlight, Tag, TagSet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.chinese.pinyin import Readings
    from reader.session.changes import Changes, Edit
    from reader.ui.desk import Desk

_MOST_ARTICLES = 20  # of one change, whose highlights are gathered one by one


class HighlightsPanel(QWidget):
    """Highlights in the order and the groups that the reader wants, several of which can be dealt with at once."""

    chosen = Signal(object)  # Highlight: clicked, entered or walked to
    left = Signal()  # the reader goes back to the page

    def __init__(self, desk: Desk, readings: Callable[[], Readings], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._readings = readings
        self._article = ""
        self._groups: dict[str, tuple[int, ...]] = {}
        self._total = -1  # of all highlights in this scope, asked for only when not all are seen
        self._take: Callable[[str], None] | None = None  # what is done with a tag chosen
        self._chooser: TagChooser | None = None
        self.setObjectName("highlights")
        self.setAccessibleName(self.tr("Highlights"))
        self._names = GatheredNames(desk, self)
        self._rows = GatheredRows(self._read, self._names.spoken, self)
        self._painter = HighlightPainter(self._names, self)
        self.view = GatheredView(self._rows, self._painter, self)
        self.selected = SelectedHighlights(desk, self.view.selected, self)
        self._keys = SelectionKeys(self.view, self.selected, self._names)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view.setObjectName("highlightsView")
        self.view.setAccessibleName(self.tr("Highlights"))
        self._head = GatheredHead(self)
        self._sieve = SieveBar(self)
        self._sieve.hide()
        self._hint = QLabel(self)
        self._hint.setObjectName("emptyHint")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._clear = QToolButton(self)
        self._clear.setObjectName("gatheredClear")
        self._clear.setText(self.tr("Clear"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head, self._sieve, self._hint):
            column.addWidget(part)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self._head.changed.connect(self._gather_anew)
        self._head.folded.connect(self._fold)
        self._sieve.changed.connect(self._gather_anew)
        self._sieve.tag_wanted.connect(lambda: self._choose_tag(self._sieve.tag_button, self._want_tag))
        self._sieve.left.connect(self.left)
        self._clear.clicked.connect(self._sieve.clear)
        self.view.row_chosen.connect(self._choose_row)
        self.view.selection_changed.connect(self._count)
        self._keys.entered.connect(lambda: self._choose_row(self.view.currentIndex().row()))
        self._keys.tag_wanted.connect(lambda: self._choose_tag(self.view, self.selected.put_tag))
        self._keys.left.connect(self.left)

    # What the window says

    def show_article(self, article_id: str) -> None:
        """Show the highlights of this article, unless those of the library are shown."""
        self._article = self.selected.article = article_id
        if not self._head.is_library():
            self.refresh()

    def follow(self, changes: Changes) -> None:
        """Show what a verb changed, and tell the view of nothing else."""
        if self._chooser and changes.touches(Tag):
            self._chooser.finish()  # it may offer what is gone
        edits = [edit for edit in changes.edits if self._concerns(edit)]
        gone = {_record(edit).id for edit in edits if edit.after is None}
        self._rows.forget({_record(edit).id for edit in edits} - gone, gone)
        if self._total >= 0:
            self._total += sum((edit.before is None) - (edit.after is None) for edit in edits)
        if any(isinstance(edit.after or edit.before, Article | Tag | TagSet) for edit in changes.edits):
            self._follow_names(changes)
        elif any(self._moves(edit) for edit in edits):
            self._update(self._gathered_after({_record(edit).article for edit in edits}))

    def _follow_names(self, changes: Changes) -> None:
        """Show names and colours as they are now, and what stands under them; an article's note moves nothing."""
        self._names.refresh()
        self._sieve.show_tags(self._names.tags())
        if any(not isinstance(edit.after, Article) or edit.before is None for edit in changes.edits):
            self._total = -1
            self._update(self._gathered())
        self.view.viewport().update()

    def refresh(self) -> None:
        """Show everything as the library has it."""
        self._names.refresh()
        self._sieve.show_tags(self._names.tags())
        self._gather_anew()

    def show_tag(self, tag_id: str) -> None:
        """Show the highlights with this tag, of the article or of the library as before."""
        self._names.refresh()
        tag = self._names.tags().get(tag_id)
        if tag:
            self._head.unfold()
            self._sieve.want(tag=tag)

    def show_lost(self) -> None:
        """Show the highlights that have no place any more."""
        self._head.unfold()
        self._sieve.want(is_lost=True)

    def selected_marks(self) -> list[Highlight]:
        """The highlights that are selected in the list, in its order."""
        return [*self._read(self.view.selected()).values()]

    def finish(self) -> None:
        """Look for nothing any more: the library is about to be closed."""
        self._sieve.let_go()

    def walk(self, step: int) -> None:
        """Go to the next highlight, or with -1 to the one before."""
        current = self.view.currentIndex().row()
        start = current + step if current >= 0 else 0 if step > 0 else self._rows.rowCount() - 1
        row = self._rows.nearest(start, step)
        if row >= 0:
            self.view.go_to(row)
            self._choose_row(row)

    def walk_on(self) -> None:
        """Go to the next highlight."""
        self.walk(1)

    def walk_back(self) -> None:
        """Go to the highlight before."""
        self.walk(-1)

    def choose(self, highlight_id: str) -> None:
        """Make this highlight the current one without a word; none, when it is not shown."""
        if self.view.hasFocus() or self.current() == highlight_id:
            return
        number = self._desk.ask(lambda: self._desk.session.gathering.number(highlight_id)) if highlight_id else None
        row = self._rows.row_of(number, self.view.currentIndex().row()) if number else -1
        if row >= 0:
            self.view.go_to(row)
        else:
            self.view.deselect()

    def current(self) -> str:
        """The id of the current highlight, or nothing."""
        kept = self._rows.highlight(self.view.currentIndex().row())
        return kept.id if kept else ""

    def rows(self) -> list[Highlight | Heading | None]:
        """All rows in order, read from the library."""
        return [self._rows.heading(row) or self._rows.highlight(row) for row in range(self._rows.rowCount())]

    # Gathering

    def _concerns(self, edit: Edit) -> bool:
        record = edit.after or edit.before
        return isinstance(record, Highlight) and (self._head.is_library() or record.article == self._article)

    def _moves(self, edit: Edit) -> bool:
        """Whether a highlight may come, go or stand elsewhere by this edit."""
        if not isinstance(edit.before, Highlight) or not isinstance(edit.after, Highlight):
            return True
        return self._standing(edit.before) != self._standing(edit.after)

    def _standing(self, kept: Highlight) -> tuple[object, ...]:
        """All of a highlight that says whether and where it stands now."""
        sieve = self._wanted()
        by_tag = sieve.tags or sieve.is_untagged or self._by() is GroupBy.TAG
        return (
            *(kept.start, kept.end, kept.created, kept.lost),
            kept.tags if by_tag else (),
            (kept.quote, kept.note) if sieve.text or sieve.has_note else (),
            kept.modified if self._head.order() is Order.CHANGED else "",
        )

    def _wanted(self) -> Sieve:
        return replace(self._sieve.sieve(), article="" if self._head.is_library() else self._article)

    def _by(self) -> GroupBy:
        """What stands together; the articles of the library do in reading order, with or without a heading."""
        by = self._head.by()
        is_by_article = by is GroupBy.NOTHING and self._head.order() is Order.READING
        return GroupBy.ARTICLE if is_by_article else by

    def _is_headed(self) -> bool:
        by = self._head.by()
        return by in (GroupBy.TAG, GroupBy.DAY) or (by is GroupBy.ARTICLE and self._head.is_library())

    def _gathered(self) -> dict[str, tuple[int, ...]]:
        if not self._article and not self._head.is_library():
            return {}
        return self._asked(self._wanted()) or {}

    def _gathered_after(self, articles: set[str]) -> dict[str, tuple[int, ...]]:
        """The groups after a change of highlights in these articles; asks for no others where it can."""
        if self._by() is not GroupBy.ARTICLE or len(articles) > _MOST_ARTICLES:
            return self._gathered()
        groups = dict(self._groups)
        for article in articles:
            found = self._asked(replace(self._wanted(), article=article))
            if not found:
                groups.pop(article, None)
            elif article in groups:
                groups |= found
            else:
                return self._gathered()
        return groups

    def _asked(self, sieve: Sieve) -> dict[str, tuple[int, ...]]:
        order, by = self._head.order(), self._by()
        found = self._desk.ask(lambda: self._desk.session.gathering.gather(sieve, order, by))
        return {group.key: group.numbers for group in found or []}

    def _read(self, numbers: Sequence[int]) -> dict[int, Highlight]:
        return self._desk.ask(lambda: self._desk.session.gathering.read(numbers)) or {}

    # Showing

    def _gather_anew(self) -> None:
        """Show what is wanted from the top, or from the current highlight when that is among it."""
        current = self._rows.number(self.view.currentIndex().row())
        self._total = -1
        self._groups = self._gathered()
        self._names.by = self._head.by()
        self._painter.shows_titles = self._head.is_library() and self._head.by() is not GroupBy.ARTICLE
        shown = [Group(*group) for group in self._groups.items()]
        self.view.show_anew(lambda: self._rows.show_anew(shown, is_headed=self._is_headed()))
        row = self._rows.row_of(current) if current else -1
        if row >= 0:
            self.view.go_to(row)
        if self._sieve.isVisible():
            self._offer_lost()
        self._show_state()

    def _update(self, groups: dict[str, tuple[int, ...]]) -> None:
        """Show these groups from where the reader is."""
        self._groups = groups
        shown = [Group(*group) for group in groups.items()]
        self.view.keep_place(lambda: self._rows.show(shown, is_headed=self._is_headed()))
        self._show_state()

    def _show_state(self) -> None:
        is_empty, is_filtered = not self._groups, not self._sieve.sieve().is_open()
        self._head.show_filter(is_on=is_filtered)
        self._hint.setVisible(is_empty)
        self._clear.setVisible(is_empty and is_filtered)
        told = self.tr("Select a passage and press a tag's key, or H.")
        self._hint.setText(self.tr("No highlight is like this.") if is_filtered else told)
        self._count()

    def _count(self) -> None:
        """Say how many are selected, else how many there are."""
        selected = len(self.view.selected())
        if selected > 1:
            self._head.show_count(self.tr("{count} selected").format(count=selected))
            return
        shown = self._shown()
        if self._sieve.sieve().is_open():
            self._head.show_count(str(shown or ""))
        else:
            if self._total < 0:
                self._total = self._asked_total()
            self._head.show_count(self.tr("{count} of {total}").format(count=shown, total=self._total))

    def _shown(self) -> int:
        """How many highlights are shown, each counted once."""
        if self._by() is GroupBy.TAG:
            return len({number for numbers in self._groups.values() for number in numbers})
        return sum(map(len, self._groups.values()))

    def _asked_total(self) -> int:
        article = None if self._head.is_library() else self._article
        return self._desk.ask(lambda: self._desk.session.gathering.count(article)) or 0

    def _fold(self, is_seen: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._sieve.setVisible(is_seen)
        if is_seen:
            self._offer_lost()
            self._sieve.focus()

    def _offer_lost(self) -> None:
        lost = Sieve(article="" if self._head.is_library() else self._article, is_lost=True)
        self._sieve.offer_lost(is_any=bool(self._asked(lost)))

    # What the reader does

    def _choose_row(self, row: int) -> None:
        kept = self._rows.highlight(row)
        if kept:
            self.chosen.emit(kept)

    def _want_tag(self, tag_id: str) -> None:
        tag = self._names.tags().get(tag_id)
        if tag:
            self._sieve.add_tag(tag)

    def _choose_tag(self, beside: QWidget, take: Callable[[str], None]) -> None:
        """Let the reader choose a tag, near the button or the current row."""
        tagging, layer = self._desk.session.tagging, self.window()
        if self._chooser is None:
            self._chooser = TagChooser(layer, self._readings)
            self._chooser.tag_chosen.connect(self._tag_chosen)
            self._chooser.name_given.connect(self._name_given)
            self._chooser.closed.connect(self._go_back)
        self._take = take
        area = self.view.visualRect(self.view.currentIndex()) if beside is self.view else beside.rect()
        near = self.view.viewport() if beside is self.view else beside
        place = QRectF(area).translated(near.mapTo(layer, QPoint(0, 0)))
        is_put = take == self.selected.put_tag
        tags = tagging.tags(tagging.active(self._article)) if is_put else tagging.all_tags()
        self._chooser.open(tags, tagging.paths(), place, can_make=is_put)

    def _tag_chosen(self, tag_id: str) -> None:
        if self._take:
            self._take(tag_id)

    def _name_given(self, path: str) -> None:
        if self._take == self.selected.put_tag:
            self.selected.put_new_tag(path)

    def _go_back(self) -> None:
        """Give the focus back to where the chooser was opened from."""
        if self._take == self.selected.put_tag:
            self.view.setFocus()
        else:
            self._sieve.focus()


def _record(edit: Edit) -> Highlight:
    record = edit.after or edit.before
    if not isinstance(record, Highlight):
        raise TypeError(record)
    return record
