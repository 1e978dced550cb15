"""Marking on the page: what keys and choices do with the selection or the highlight under the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal

from reader.text.spans import Span
from reader.ui.highlights.article_highlights import ArticleHighlights
from reader.ui.notes.note_card import NoteCard
from reader.ui.page.selection import Selection
from reader.ui.placing import in_layer
from reader.ui.tags.tag_chooser import TagChooser
from storage.records import Highlight, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.chinese.pinyin import Readings
    from reader.session.changes import Changes
    from reader.ui.desk import Desk
    from reader.ui.highlights.article_highlights import Followed
    from reader.ui.page.page import Page


class Marking(QObject):
    """The verbs of the open article's highlights, as the page's gestures mean them."""

    shown = Signal()  # the page shows other highlights than before

    def __init__(
        self, desk: Desk, page: Page, layer: QWidget, parent: QObject, *, readings: Callable[[], Readings]
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._layer = layer
        self._card = card = NoteCard(self._keep_note, layer)
        self._chooser = chooser = TagChooser(layer, readings)
        self._article = ""
        self.highlights = ArticleHighlights(desk.session)
        self._chosen_for: tuple[Span, str] | None = None
        self._is_writing = False  # the open card has been saved before: one undo step for all its writing
        page.margin.notes = lambda highlight_id: self.highlights[highlight_id].note
        page.margin.wanted.connect(self.write_note_of)
        page.pointer.ends_moved.connect(self._move_ends)
        card.closed.connect(page.setFocus)
        page.verticalScrollBar().valueChanged.connect(self._follow_page)
        chooser.closed.connect(page.setFocus)
        chooser.tag_chosen.connect(self._tag_chosen)
        chooser.name_given.connect(self._name_given)

    def finish(self) -> bool:
        """Save the note that is being written, and choose no tag; whether the note is on disk."""
        self._chooser.finish()
        return self._card.finish()

    def open(self, article_id: str) -> None:
        """Follow another article."""
        self.finish()
        self._article = article_id
        self.refresh()

    def refresh(self) -> None:
        """Show the highlights as the library has them."""
        self.highlights.load(self._article)
        self._page.show_marks(self.highlights.marks())
        self._close_for_the_gone()
        self.shown.emit()

    def follow(self, changes: Changes) -> Followed | None:
        """Show on the page what a verb changed, and tell it; nothing when all was read anew."""
        followed = self.highlights.follow(changes)
        if changes.touches(Tag):
            self._chooser.finish()  # it may offer what is gone
        self._page.margin.forget(record.id for record in changes.changed(Highlight))
        if followed is None:
            self._page.show_marks(self.highlights.marks())
        else:
            self._page.change_marks(followed.put, followed.gone)
        self._close_for_the_gone()
        self.shown.emit()
        return followed

    def tags(self) -> list[Tag]:
        """The tags that are at hand in the article, in the order of their tree."""
        tagging = self._desk.session.tagging
        return tagging.tags(tagging.active(self._article))

    def meant(self) -> str:
        """The id of the highlight of exactly the selection, without one of that under the caret, or nothing."""
        span = self._passage()
        return self.highlights.of(span) if span else self._under_caret()

    def meant_span(self) -> Span | None:
        """The selection, without one the extent of the highlight under the caret, or nothing."""
        under = self._under_caret()
        return self._passage() or (self.highlights.span(under) if under else None)

    def spoken(self, highlight_id: str) -> str:
        """What a screen reader says of a highlight: that it is one, its tags, and whether it has a note."""
        known, kept = self._desk.session.tagging.paths(), self.highlights[highlight_id]
        names = [known[tag] for tag in kept.tags if tag in known]
        return ", ".join([self.tr("Highlight"), *names, *([self.tr("with a note")] if kept.note else [])])

    # What the reader does

    def press_key(self, key: str) -> None:
        """Put the tag with this key on the passage, or take it off."""
        tag = self._desk.session.tagging.by_key(key, self._article)
        if tag:
            self.put_tag(tag.id)

    def put_tag(self, tag_id: str) -> None:
        """Put the tag on the selection, else on the highlight under the caret; or take it off."""
        span, under = self._passage(), self._under_caret()
        self._put(tag_id, span, under)

    def highlight(self) -> None:
        """Keep the selection without a tag."""
        span = self._passage()
        if span and not self.highlights.of(span):
            self._desk.run(lambda: self._desk.session.reading.highlight(self._article, span))

    def choose_tag(self) -> None:
        """Open the chooser for the selection, else for the highlight under the caret."""
        span, under = self._passage(), self._under_caret()
        if not span and not under:
            return
        self._chosen_for = (span, under)
        tagging = self._desk.session.tagging
        self._chooser.open(self.tags(), tagging.paths(), self._beside(span, under))

    def write_note(self) -> None:
        """Open the note of the selection, kept first when it is not yet, else of the highlight under the caret."""
        span, highlight_id = self._passage(), self.meant()
        if span and not highlight_id:
            made = self._desk.run(lambda: self._desk.session.reading.highlight(self._article, span))
            highlight_id = made.added(Highlight)[0].id if made else ""
        if highlight_id:
            self._open_card(highlight_id, span)

    def write_note_of(self, highlight_id: str) -> None:
        """Open the note of this highlight, and put the caret on it."""
        span = self.highlights.span(highlight_id)
        self._page.set_selection(Selection.at(span.start))
        self._open_card(highlight_id, span)

    def remove(self) -> None:
        """Remove the highlight of exactly the selection, without one that under the caret."""
        is_kept = self._card.finish()  # undo brings back what was written too
        highlight_id = self.meant()
        if highlight_id and is_kept:
            self._desk.run(lambda: self._desk.session.reading.remove([highlight_id]))

    # Inside

    def _open_card(self, highlight_id: str, span: Span) -> None:
        """Open the card in the margin where the note stands there, else beside the passage."""
        kept = self.highlights[highlight_id]
        self._is_writing = False
        self._card.open(kept.id, kept.quote, kept.note, *self._places(highlight_id, span))

    def _places(self, highlight_id: str, span: Span) -> tuple[QRectF, QRectF | None]:
        """Where a passage is, and where its note stands in the margin, if it does."""
        area = self._page.margin.area_of(highlight_id)
        place = in_layer(area, self._page.viewport(), self._layer) if area else None
        return self._beside(span, highlight_id), place

    def _follow_page(self) -> None:
        """Let the note being written go along with its passage."""
        highlight_id = self._card.highlight()
        if highlight_id and highlight_id in self.highlights:
            self._card.stand(*self._places(highlight_id, self.highlights.span(highlight_id)))

    def _close_for_the_gone(self) -> None:
        """Close what is open for a highlight that is gone."""
        if self._card.highlight() and self._card.highlight() not in self.highlights:
            self._card.abandon()
        if self._chosen_for and not self._chosen_for[0] and self._chosen_for[1] not in self.highlights:
            self._chooser.finish()

    def _put(self, tag_id: str, span: Span, under: str) -> None:
        reading = self._desk.session.reading
        if span:
            self._desk.run(lambda: reading.tag_passage(self._article, span, tag_id))
        elif under:
            self._desk.run(lambda: reading.toggle_tag([under], tag_id))

    def _move_ends(self, highlight_id: str, span: Span) -> None:
        self._desk.run(lambda: self._desk.session.reading.move_ends(highlight_id, span))

    def _tag_chosen(self, tag_id: str) -> None:
        if self._chosen_for:
            self._put(tag_id, *self._chosen_for)

    def _name_given(self, path: str) -> None:
        if not self._chosen_for:
            return
        span, under = self._chosen_for
        session = self._desk.session

        def verb() -> Changes:
            tag_id, made = session.tagging.made(path, self._article)
            if span:
                return session.reading.tag_passage(self._article, span, tag_id, made=made)
            return session.reading.toggle_tag([under], tag_id, made=made)

        self._desk.run(verb)

    def _keep_note(self, highlight_id: str, note: str) -> bool:
        """Whether the note is on disk, or its highlight is gone."""
        if highlight_id not in self.highlights:
            return True
        reading, continues = self._desk.session.reading, self._is_writing
        self._is_writing = True
        return self._desk.run(lambda: reading.note(highlight_id, note, continues=continues)) is not None

    def _passage(self) -> Span:
        return Span(*self._page.selection())

    def _under_caret(self) -> str:
        marks = self._page.marks_at_caret()
        return marks[0].id if marks else ""

    def _beside(self, span: Span, highlight_id: str) -> QRectF:
        """Where the passage is, in the coordinates that card and chooser live in."""
        span = span or self.highlights.span(highlight_id)
        rect = self._page.rect_of(span.start, span.end)
        return in_layer(rect, self._page.viewport(), self._layer)
