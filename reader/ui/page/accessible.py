"""The page as a screen reader has it: its text, caret and selection, and what moves in them; changes no body.

Offsets are Qt's, in UTF-16 units of the whole body; rectangles and points are of the screen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
    QColor,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from reader.text.spans import Span
from reader.text.utf16 import Utf16Map
from reader.ui.page import text_slots
from reader.ui.page.page import Page
from reader.ui.page.units import Unit, unit_after, unit_at, unit_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.page.marks import Mark

_AT_CARET, _AT_END = -2, -1  # offsets that mean a place
_UNITS = (Unit.CHARACTER, Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH, Unit.LINE, Unit.BODY)  # as Qt counts them
_FOUND = {-1: unit_before, 0: unit_at, 1: unit_after}
_LANGUAGE = "language:zh"
_ROLE = QAccessible.Role.EditableText if text_slots.ARE_KNOWN else QAccessible.Role.Document


class PageVoice(QObject):
    """Tells assistive technology what moves on the page, as long as one listens.

    `spoken` is what is said of a highlight, by its id.
    """

    def __init__(self, page: Page, spoken: Callable[[str], str]) -> None:
        super().__init__(page)
        self._page = page
        self._spoken = spoken
        self._interface: PageText | None = None
        self._body = page.text()
        self._selected = (0, 0)
        self._under: list[str] = []  # the ids of the highlights under the caret, when it was told last
        page.selection_changed.connect(self._tell)
        page.mark_shown.connect(self._tell_shown)
        _offer_interfaces()
        self._replace()

    def interface(self) -> PageText:
        """What Qt asks; it keeps and deletes it, and forgets none that it still has."""
        self._interface = PageText(self._page, self)
        return self._interface

    def name(self) -> str:
        """What the page is called: its article's title."""
        return self._page.title() or self.tr("Article")

    def under_caret(self) -> str:
        """What is said of the highlights under the caret, or nothing."""
        return "; ".join(self._spoken(mark.id) for mark in self._page.marks_at_caret())

    # Inside

    def _replace(self) -> None:
        """Take the place of what Qt itself made for the page, where something has asked for it already."""
        made = QAccessible.queryAccessibleInterface(self._page) if QAccessible.isActive() else None
        if made and not isinstance(made, PageText):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))
            QAccessible.updateAccessibility(QAccessibleEvent(self._page, QAccessible.Event.Focus))

    def _tell(self) -> None:
        before, self._body = self._body, self._page.text()
        if not QAccessible.isActive() or not (text := _text_of(self._page)):
            return
        if before is not self._body:
            self._tell_body(before)
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._page, text.cursorPosition()))
        selected = self._page.selection()
        if selected != self._selected and (_length(selected) or _length(self._selected)):
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self._page, *text.selected()))
        self._selected = selected
        self._tell_under([mark.id for mark in self._page.marks_at_caret()])

    def _tell_body(self, before: str) -> None:
        """Say that there is another text."""
        QAccessible.updateAccessibility(QAccessibleTextUpdateEvent(self._page, 0, before, self._body))
        QAccessible.updateAccessibility(QAccessibleEvent(self._page, QAccessible.Event.NameChanged))

    def _tell_under(self, under: list[str]) -> None:
        """Say what the caret came upon."""
        come = [mark_id for mark_id in under if mark_id not in self._under]
        if under != self._under:
            QAccessible.updateAccessibility(QAccessibleEvent(self._page, QAccessible.Event.DescriptionChanged))
        self._under = under
        if come and self._page.hasFocus():
            self._announce("; ".join(map(self._spoken, come)))

    def _tell_shown(self, mark_id: str) -> None:
        """Say which highlight Tab chose."""
        chosen = self._page.marks_at_caret()[:1]
        if QAccessible.isActive() and self._page.hasFocus() and mark_id in {mark.id for mark in chosen}:
            self._announce(self._spoken(mark_id))

    def _announce(self, message: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page, message))


class PageText(QAccessibleWidget, QAccessibleTextInterface):
    """A page's text as Qt hands it to screen readers."""

    def __init__(self, page: Page, voice: PageVoice) -> None:
        QAccessibleWidget.__init__(self, page, _ROLE, "")
        QAccessibleTextInterface.__init__(self)
        self._page = page
        self._voice = voice
        self._mapped = ""
        self._map = Utf16Map("")
        address = Shiboken.getCppPointer(self)[-1]
        self._own, self._none = Shiboken.VoidPtr(address), Shiboken.VoidPtr(0)
        if text_slots.ARE_KNOWN:
            answers = text_slots.Answers(self.selected, self._unit, self._attributed)
            self._answering = text_slots.answer(address, answers)

    # The page as any control

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int | Shiboken.VoidPtr:  # type: ignore[override]
        """Where Qt finds an interface, or that there is none: PySide makes of None what Qt takes for one."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return self._own if text_slots.ARE_KNOWN else self._none
        found = super().interface_cast(kind)
        return self._none if found is None else found

    def state(self) -> QAccessible.State:
        """It can be selected in, and not be changed."""
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = 1
        return state

    def text(self, start: QAccessible.Text | int, end: int | None = None) -> str:
        """What is said of the page; or its text between two offsets."""
        if isinstance(start, QAccessible.Text):
            return self._about(start)
        if start == text_slots.ATTRIBUTES:
            return self._attributes(end or 0)
        span = self._span(start, end or 0)
        return self._page.text()[span.start : span.end]

    def _about(self, what: QAccessible.Text) -> str:
        if what == QAccessible.Text.Name:
            return self._voice.name()
        if what == QAccessible.Text.Description:
            return self._voice.under_caret()
        return super().text(what)

    # Characters and where they are

    def characterCount(self) -> int:
        """How long the body is."""
        return self._offset(len(self._page.text()))

    def characterRect(self, offset: int) -> QRect:
        """Where a character is seen, also outside the window."""
        position = self._position(offset)
        area = self._page.rect_of(position, position + 1).toAlignedRect()
        return area.translated(self._page.viewport().mapToGlobal(QPoint(0, 0)))

    def offsetAtPoint(self, point: QPoint) -> int:
        """The character at a point, -1 where there is none."""
        viewport = self._page.viewport()
        inside = viewport.mapFromGlobal(point)
        if not viewport.rect().contains(inside):
            return -1
        return self._offset(self._page.character_at(inside.toPointF()))

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803 - Qt's names
        """Bring a passage into view; the caret stays."""
        span = self._span(startIndex, endIndex)
        self._page.go_to(span.start, -self._page.viewport().height() / 3)

    # Caret and selection

    def cursorPosition(self) -> int:
        """Where the caret is."""
        return self._offset(self._page.caret())

    def setCursorPosition(self, position: int) -> None:
        """Put the caret there and bring it into view."""
        place = self._position(position)
        self._page.reveal(place, place)

    def selectionCount(self) -> int:
        """One, or none."""
        return int(bool(_length(self._page.selection())))

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803 - Qt's names
        """Select this instead of what is selected."""
        span = self._span(startOffset, endOffset)
        self._page.select(span.start, span.end)

    def setSelection(self, _index: int, startOffset: int, endOffset: int) -> None:  # noqa: N803 - Qt's names
        """Select this instead of what is selected."""
        self.addSelection(startOffset, endOffset)

    def removeSelection(self, _index: int) -> None:
        """Select nothing."""
        self._page.clear_selection()

    def selected(self) -> text_slots.Ends:
        """Between which offsets the selection is."""
        return self._ends(Span(*self._page.selection()))

    # What PySide does not ask

    def _unit(self, offset: int, boundary: int, direction: int) -> text_slots.Ends:
        return self._ends(_FOUND[direction](self._page, self._position(offset), _UNITS[boundary]))

    def _attributed(self, offset: int) -> text_slots.Ends:
        """The stretch around an offset over which the same highlights lie, within its paragraph."""
        position = self._position(offset)
        block = unit_at(self._page, position, Unit.PARAGRAPH)
        spans = (mark.span for mark in self._page.marks().near(block))
        edges = {edge for span in spans for edge in (span.start, span.end)}
        start = max((edge for edge in edges if block.start < edge <= position), default=block.start)
        return self._ends(
            Span(start, min((edge for edge in edges if position < edge < block.end), default=block.end))
        )

    def _attributes(self, offset: int) -> str:
        """The attributes of a character, as IAccessible2 writes them; Qt passes on none that it does not know."""
        return ";".join([_LANGUAGE, *_looks(self._page.marks().at(self._position(offset)))])

    # Offsets

    def _utf16(self) -> Utf16Map:
        if self._mapped is not self._page.text():
            self._mapped = self._page.text()
            self._map = Utf16Map(self._mapped)
        return self._map

    def _offset(self, position: int) -> int:
        return self._utf16().to_utf16(position)

    def _position(self, offset: int) -> int:
        if offset == _AT_CARET:
            return self._page.caret()
        end = len(self._page.text())
        return end if offset == _AT_END else max(0, min(self._utf16().from_utf16(max(0, offset)), end))

    def _span(self, start: int, end: int) -> Span:
        first, last = sorted((self._position(start), self._position(end)))
        return Span(first, last)

    def _ends(self, span: Span) -> text_slots.Ends:
        return self._offset(span.start), self._offset(span.end)


def _looks(marks: list[Mark]) -> list[str]:
    """How highlighted text looks: underlined, and tinted where the innermost highlight has a tag."""
    if not marks:
        return []
    colors = [QColor(name) for name in marks[0].colors[:1]]
    tints = [f"background-color:rgb({color.red()},{color.green()},{color.blue()})" for color in colors]
    return ["text-underline-type:single", *tints]


def _length(selected: tuple[int, int]) -> int:
    return selected[1] - selected[0]


def _text_of(page: Page) -> PageText | None:
    made = QAccessible.queryAccessibleInterface(page)
    return made if isinstance(made, PageText) else None


@cache
def _offer_interfaces() -> None:
    """Let Qt ask here for the interface of a page; once, for Qt forgets nobody whom it is to ask."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, asked: QObject) -> QAccessibleInterface | None:
    voice = asked.findChild(PageVoice) if isinstance(asked, Page) else None
    return voice.interface() if voice else None
