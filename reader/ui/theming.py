"""Looks as data: a theme's colours as Qt wants them, the one style sheet, and icons in the theme's ink."""

from __future__ import annotations

import json
from string import Template
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap

from reader import resources
from reader.ui.page.ground import PagePalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
_ICON = 20  # pixels
_DOT, _DOT_GAP = 9, 4  # pixels; what follows a dot keeps a distance


class Theme(NamedTuple):
    """One look: the page's colours and the window's, each named as in its file."""

    dark: bool
    page: PagePalette
    window: dict[str, QColor]


def theme(name: str) -> Theme:
    """The theme of this name, its file's colours as `#rrggbb`; `system` is as the desktop is."""
    settings = json.loads(resources.text(f"themes/{resolved(name)}.json"))
    page: dict[str, Any] = {
        key: QColor(value) if isinstance(value, str) else value for key, value in settings["page"].items()
    }
    window = {key: QColor(value) for key, value in settings["window"].items()}
    return Theme(settings["dark"], PagePalette(**page), window)


def resolved(name: str) -> str:
    """The name of a theme's file."""
    if name != SYSTEM:
        return name
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()  # which is gone as soon as `hints` is
    return as_system(hints.colorScheme(), accessibility.contrastPreference())


def as_system(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> str:
    """The theme that a desktop with these wishes is met by."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def dress(application: QApplication, look: Theme) -> None:
    """Give every widget the theme's colours."""
    application.setPalette(palette(look))
    sheet = Template(resources.text("themes/window.qss"))
    colors = {key: color.name() for key, color in look.window.items()}
    wanted = sheet.substitute(colors, themes=resources.path("themes").as_posix())
    if application.styleSheet() != wanted:  # the same once more would be worked out for every widget there is
        application.setStyleSheet(wanted)


def lift(widget: QWidget) -> None:
    """Let a widget float above the page with a soft shadow."""
    from PySide6.QtWidgets import QGraphicsDropShadowEffect  # noqa: PLC0415 - the page is painted without

    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(24)
    shadow.setOffset(0, 4)
    shadow.setColor(QColor(0, 0, 0, 60))
    widget.setGraphicsEffect(shadow)


def icon(name: str, color: QColor, ratio: float) -> QIcon:
    """An icon drawn in one colour, at `ratio` device pixels a pixel."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the page is painted without

    source = resources.text(f"icons/{name}.svg").replace("currentColor", color.name())
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixels = QPixmap(QSize(_ICON, _ICON) * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    renderer.render(painter, QRectF(0, 0, _ICON, _ICON))
    painter.end()
    return QIcon(pixels)


def plain(text: str) -> str:
    """A text that a tool tip shows as it stands, whatever marks it holds."""
    from html import escape  # noqa: PLC0415 - the page is painted without

    return f"<span>{escape(text)}</span>"


def caption(text: str) -> str:
    """A text that a button or a menu shows as it stands: `&` names no key there, a tab no column."""
    return text.replace("\t", " ").replace("&", "&&")


def dot(color: QColor, ratio: float) -> QIcon:
    """A tag's dot as an icon, at `ratio` device pixels a pixel."""
    return QIcon(dot_picture(color, ratio))


def dot_picture(color: QColor, ratio: float) -> QPixmap:
    """A tag's dot, at `ratio` device pixels a pixel."""
    pixels = QPixmap(QSize(_DOT + _DOT_GAP, _DOT) * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QRectF(0, 0, _DOT, _DOT))
    painter.end()
    return pixels


def palette(look: Theme) -> QPalette:
    """The theme's colours in the roles that Qt gives them."""
    window = look.window
    roles = {
        QPalette.ColorRole.Window: window["desk"],
        QPalette.ColorRole.WindowText: window["ink"],
        QPalette.ColorRole.Base: window["field"],
        QPalette.ColorRole.AlternateBase: window["desk"],
        QPalette.ColorRole.Text: window["ink"],
        QPalette.ColorRole.PlaceholderText: window["quiet"],
        QPalette.ColorRole.Button: window["desk"],
        QPalette.ColorRole.ButtonText: window["ink"],
        QPalette.ColorRole.Highlight: window["chosen"],
        QPalette.ColorRole.HighlightedText: window["ink"],
        QPalette.ColorRole.ToolTipBase: window["field"],
        QPalette.ColorRole.ToolTipText: window["ink"],
        QPalette.ColorRole.Mid: window["rule"],
        QPalette.ColorRole.Accent: window["accent"],
        QPalette.ColorRole.Link: window["accent"],
    }
    colors = QPalette()
    for role, color in roles.items():
        colors.setColor(role, color)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        colors.setColor(QPalette.ColorGroup.Disabled, role, window["disabled"])
    return colors
