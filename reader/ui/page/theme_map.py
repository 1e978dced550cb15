"""A strip beside the page's scroll bar that shows where each tag lies in the whole article; reads no highlight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reader.ui.page.hit_bar import runs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.text.spans import Span
    from reader.ui.page.ground import PagePalette
    from reader.ui.page.map_lanes import MapLane

WIDTH = 28  # pixels
_INSET = 3  # pixels left and right of the lanes
_WIDEST = 6  # pixels from one lane to the next
_PARTED = 3  # pixels; wider lanes have a gap between them
_LEAST = 2  # pixels that a highlight is high
_REACH = 3  # pixels above and below the pointer that it means too
_SEEN = 0.05  # opacity of what is seen of the page now
_CALM = 100  # milliseconds without a change of heights, which scrolling through unseen text makes at every step
_QUOTED = 40  # characters


class ThemeMap(QWidget):
    """Lanes of highlights over the height of the page; a click goes to the nearest in its lane.

    `position_at` answers which position of the body lies at a share, 0 to 1, of the page's whole height. It is
    asked once for every row of pixels, however many the highlights are. `text` answers the body's characters.
    """

    place_chosen = Signal(object)  # the span of a highlight

    def __init__(self, position_at: Callable[[float], int], text: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("themeMap")
        self.setAccessibleName(self.tr("Theme Map"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._position_at = position_at
        self._text = text
        self._lanes: Sequence[MapLane] = ()
        self._places: list[list[QRect]] | None = None
        self._edges: list[int] = []
        self._seen = (0.0, 1.0)
        self._palette: PagePalette | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.forget)
        self.hide()

    def set_palette(self, palette: PagePalette) -> None:
        """Paint in these colours."""
        self._palette = palette
        self.update()

    def show_lanes(self, lanes: Sequence[MapLane]) -> None:
        """Show these instead of those shown."""
        self._lanes = lanes
        self.setAccessibleDescription("; ".join(f"{lane.name} {len(lane.spans)}" for lane in lanes))
        self.forget()

    def show_seen(self, top: float, height: float) -> None:
        """Show which part of the page is seen, in shares of its height."""
        self._seen = (top, height)
        self.update()

    def heights_changed(self) -> None:
        """Place everything anew as soon as heights stay as they are."""
        self._calm.start()

    def forget(self) -> None:
        """Place everything anew."""
        self._places = None
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._lanes else Qt.CursorShape.ArrowCursor)
        self.update()

    def places(self) -> list[list[QRect]]:
        """Where the highlights of each lane are, from the top down."""
        if self._places is None:
            height = max(1, self.height())
            self._edges = [self._position_at(row / height) for row in range(height + 1)]
            self._places = [self._placed(number, lane) for number, lane in enumerate(self._lanes)]
        return self._places

    def _placed(self, number: int, lane: MapLane) -> list[QRect]:
        left, right = self._left(number), self._left(number + 1)
        right -= right - left > _PARTED
        return [
            QRect(left, min(top, self.height() - _LEAST), right - left, max(_LEAST, bottom - top))
            for top, bottom in runs_of(lane.rows(self._edges))
        ]

    def _left(self, number: int) -> int:
        room = self.width() - 2 * _INSET
        step = min(_WIDEST, room / max(1, len(self._lanes)))
        return self.width() - _INSET - round(step * (len(self._lanes) - number))

    def _lane_at(self, x: float) -> MapLane | None:
        """The lane nearest to the pointer."""
        if not self._lanes:
            return None
        here = sum(self._left(number) <= x for number in range(1, len(self._lanes)))
        return self._lanes[here]

    def _position(self, y: float) -> int:
        return self._position_at(min(1.0, max(0.0, (y + 0.5) / max(1, self.height()))))

    def told(self, point: QPoint) -> str:
        """What is said of a point: its lane's tag, how many of its highlights are there, and the nearest one."""
        lane = self._lane_at(point.x())
        if lane is None:
            return ""
        here = lane.within(self._position(point.y() - _REACH), self._position(point.y() + _REACH) + 1)
        span = lane.nearest(self._position(point.y()))
        quote = " ".join(self._text()[span.start : min(span.end, span.start + _QUOTED)].split())
        quote += "…" if span.end - span.start > _QUOTED else ""
        figures = self.tr("{name}: {here} here, {all} in the article")
        return f"{figures.format(name=lane.name, here=here, all=len(lane.spans))}\n{quote}"

    # Qt's overrides

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lanes, and what is seen of the page now."""
        if self._palette is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._palette.paper)
        if self._lanes:
            self._paint_seen(painter, self._palette)
            painter.setPen(Qt.PenStyle.NoPen)
            for lane, places in zip(self._lanes, self.places(), strict=True):
                painter.setBrush(QColor(lane.color) if lane.color else self._palette.plain)
                painter.drawRects(places)
        painter.end()

    def _paint_seen(self, painter: QPainter, palette: PagePalette) -> None:
        top, height = self._seen
        if height >= 1:
            return
        area = QRectF(0.5, round(top * self.height()) + 0.5, self.width() - 1, round(height * self.height()) - 1)
        ground = QColor(palette.ink)
        ground.setAlphaF(_SEEN)
        painter.setPen(QPen(palette.rule, 1))
        painter.setBrush(ground)
        painter.drawRect(area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the nearest highlight in the lane."""
        lane = self._lane_at(event.position().x())
        if lane and event.button() == Qt.MouseButton.LeftButton:
            span: Span = lane.nearest(self._position(event.position().y()))
            self.place_chosen.emit(span)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the end of the click from the page below."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from reader.ui.theming import plain  # noqa: PLC0415 - which knows the page's colours

            told = self.told(event.pos())
            QToolTip.showText(event.globalPos(), plain(told).replace("\n", "<br>") if told else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        self.forget()
        super().resizeEvent(event)
