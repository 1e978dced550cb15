"""What is at hand on the page: its menu, a bar at a fresh selection, a glance at a highlight; marks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QMenu, QWidget

from reader.text.spans import Span
from reader.ui import theming
from reader.ui.glance import Glance
from reader.ui.placing import in_layer, room_above
from reader.ui.selection_bar import TAGS, SelectionBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.session.session import Session
    from reader.ui.marking import Marking
    from reader.ui.page.page import Page
    from storage.records import Tag

_REST = 450  # milliseconds over a highlight until its tags are named
_SETTLED = 220  # milliseconds after a selection until the bar offers itself
_ON_WORDS = ("look_up", "keep", "know", "read_so", "join", "break", "concordance")
_COPIES = ("copy", "quote", "quote_markdown", "quote_gbt7714")
_IN_MENU = ("tag", "highlight", "note", "remove", "", *_ON_WORDS, "", *_COPIES)
_IN_BAR = ("note", "copy")
_ENDS_THE_BAR = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.FocusOut, QEvent.Type.Resize)


class AtHand(QObject):
    """Shows near the pointer what the reader can do there; `actions` are the window's, by id."""

    def __init__(
        self, session: Session, page: Page, marking: Marking, actions: Mapping[str, QAction], layer: QWidget
    ) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._marking = marking
        self._actions = actions
        self._layer = layer
        self.bar = SelectionBar([actions[name] for name in _IN_BAR], layer)
        self.glance = Glance(layer)
        self._rest = self._timer(_REST, self._show_glance)
        self._settled = self._timer(_SETTLED, self._show_bar)
        self._connect()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        page = self._page
        page.installEventFilter(self)
        page.menu_wanted.connect(self.open_menu)
        page.mark_shown.connect(self._mark_shown)
        page.pointer.selected.connect(self._settled.start)
        page.selection_changed.connect(self.put_away)
        page.verticalScrollBar().valueChanged.connect(self.put_away)
        self.bar.tag_chosen.connect(self._marking.put_tag)

    def put_away(self) -> None:
        """Show neither bar nor glance."""
        for timer, shown in ((self._settled, self.bar), (self._rest, self.glance)):
            timer.stop()
            shown.hide()

    def open_menu(self, where: QPoint) -> None:
        """Open the menu of the selection, else of the highlight under the caret, at a point of the screen."""
        self.put_away()
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("pageMenu")
        borne = self._borne()
        keyed = sorted((tag for tag in self._marking.tags() if tag.key), key=lambda tag: tag.key)
        menu.addActions([self._tag_action(tag, menu, is_on=tag.id in borne) for tag in keyed])
        menu.addSeparator()
        has_word = bool(self._page.selected().span or self._marking.meant()) and self._page.word_meant()
        for name in _IN_MENU:
            if name in _ON_WORDS and not has_word:
                continue
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.popup(where)

    # Inside

    def _borne(self) -> Sequence[str]:
        """The ids of the tags that what the menu is about bears already."""
        highlight_id = self._marking.meant()
        return self._marking.highlights[highlight_id].tags if highlight_id else ()

    def _tag_action(self, tag: Tag, menu: QMenu, *, is_on: bool) -> QAction:
        text = theming.caption(tag.name)
        action = QAction(f"{text}\t{tag.key}", menu)
        action.setIcon(theming.dot(QColor(tag.color), self._page.devicePixelRatioF()))
        action.setIconVisibleInMenu(True)
        font = action.font()
        font.setBold(is_on)
        action.setFont(font)
        action.setEnabled(self._actions["tag"].isEnabled())
        action.triggered.connect(lambda: self._marking.put_tag(tag.id))
        return action

    def _show_bar(self) -> None:
        selection = self._page.selected()
        if not selection.span:
            return
        counts = self._session.reading.counts()
        used = sorted(self._marking.tags(), key=lambda tag: -counts.get(tag.id, 0))
        at_start = selection.caret == selection.span.start
        edge = self._rect(Span(selection.caret, selection.caret + 1) if at_start else _last(selection.span))
        x = edge.left() if at_start else edge.right()
        self.bar.show_near(self._rect(selection.span), x, self._room(), used[:TAGS], above=at_start)

    def _mark_shown(self, mark_id: str) -> None:
        self._rest.stop()
        self.glance.hide()
        if mark_id:
            self._rest.start()

    def _show_glance(self) -> None:
        shown, highlights = self._page.shown_mark(), self._marking.highlights
        if shown in highlights and not self.bar.isVisible():
            kept = highlights[shown]
            known = {tag.id: tag for tag in self._session.tagging.all_tags()}
            tags = [known[tag] for tag in kept.tags if tag in known]
            note = "" if self._page.margin.area_of(shown) else kept.note  # which is seen there
            self.glance.show_near(self._rect(Span(kept.start, kept.end)), self._room(), tags, note)

    def _rect(self, span: Span) -> QRectF:
        """Where a span is, in the layer's coordinates."""
        return in_layer(self._page.rect_of(span.start, span.end), self._page.viewport(), self._layer)

    def _room(self) -> QRectF:
        return room_above(self._page.viewport(), self._layer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put everything away at a key, or when the reader turns elsewhere."""
        if event.type() in _ENDS_THE_BAR:
            self.put_away()
        return super().eventFilter(watched, event)


def _last(span: Span) -> Span:
    return Span(span.end - 1, span.end)
