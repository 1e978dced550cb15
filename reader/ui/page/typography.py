"""How each kind of block is set: sizes in pixels from the typography file and the zoom; lays nothing out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

ZOOM_STEP = 1.1
SMALLEST, LARGEST = -6, 12  # zoom steps


@dataclass(frozen=True)
class BlockStyle:
    """One kind of block; all lengths in pixels."""

    font: QFont
    em: float
    leading: float
    before: float
    after: float
    indent: float
    centred: bool


@dataclass(frozen=True)
class Typography:
    """A page's setting: the width of its column and of its least margin in pixels, and a style for each kind."""

    em: float
    column: float
    margin: float
    styles: dict[str, BlockStyle]


def typography(source: str, zoom: int) -> Typography:
    """The setting that the typography file asks for at a zoom in steps."""
    settings = tomllib.loads(source)
    em = round(settings["size"] * ZOOM_STEP**zoom)
    face = _first_installed(settings["faces"])
    styles = {kind: _style(face, em, style) for kind, style in settings.items() if isinstance(style, dict)}
    return Typography(em, em * settings["line"], em * settings["margin"], styles)


def _style(face: str, page_em: float, style: dict[str, Any]) -> BlockStyle:
    em = page_em * style["scale"]
    font = QFont(face)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(round(em))
    font.setBold(style["bold"])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return BlockStyle(
        font=font,
        em=em,
        leading=em * style["leading"],
        before=em * style["before"],
        after=em * style["after"],
        indent=em * style["indent"],
        centred=style["centred"],
    )


def _first_installed(faces: list[str]) -> str:
    installed = set(QFontDatabase.families())
    return next((face for face in faces if face in installed or QFontInfo(QFont(face)).exactMatch()), faces[0])
