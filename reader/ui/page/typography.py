"""How each kind of block is set: sizes in pixels from the typography file and the zoom; lays nothing out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from reader import resources
from reader.settings import READINGS

if TYPE_CHECKING:
    from reader.settings import Settings

ZOOM_STEP = 1.1
SMALLEST, LARGEST = -6, 12  # zoom steps
PINYIN_SIZE, ZHUYIN_SIZE = 0.52, 0.44  # ems of the text
_RUBY_ROOM = 1.05  # of the size of readings, by which lines are further apart


class BlockStyle(NamedTuple):
    """One kind of block; all lengths in pixels.

    `ruby` is the part of the leading, above all else, that readings have; `ruby_size` is how large they are.
    """

    font: QFont
    em: float
    leading: float
    before: float
    after: float
    indent: float
    centred: bool
    ruby: float = 0.0
    ruby_size: float = 0.0


class Typography(NamedTuple):
    """A page's setting: the width of its column and of its least margin in pixels, and a style for each kind."""

    em: float
    column: float
    margin: float
    styles: dict[str, BlockStyle]


def page_typography(settings: Settings) -> Typography:
    """How the page is set with these settings."""
    return typography(
        resources.text("themes/typography.json"),
        settings.zoom,
        face=settings.face,
        line=settings.line,
        leading=settings.leading,
        spaced=settings.paragraphs == "spaced",
        ruby=_ruby_size(settings),
    )


def _ruby_size(settings: Settings) -> float:
    """How large readings are, in ems of the text; 0 where there are none."""
    if settings.readings == READINGS[0]:
        return 0.0
    return ZHUYIN_SIZE if settings.zhuyin else PINYIN_SIZE


def typography(
    source: str,
    zoom: int,
    *,
    face: str = "",
    line: int = 0,
    leading: float = 0,
    spaced: bool = False,
    ruby: float = 0,
) -> Typography:
    """The setting that the typography file asks for at a zoom in steps, but for what the reader has chosen.

    That is a typeface, characters a line, the leading of running text in ems (the file's own where empty or 0), and
    whether its paragraphs are set apart by space and not by an indent, and the size of readings above words, in
    ems, 0 without any. The file's `size` is in pixels at zoom 0,
    its other lengths in ems of the block's own size; `spacing` stands after paragraphs set apart; `running` marks
    the kinds that take what the reader has chosen.
    """
    settings = json.loads(source)
    em = round(settings["size"] * ZOOM_STEP**zoom)
    chosen = face if _is_installed(face) else _first_installed(settings["faces"])
    own: dict[str, float] = {"leading": leading} if leading else {}
    if spaced:
        own |= {"indent": 0, "after": settings["spacing"]}
    kinds = {kind: style for kind, style in settings.items() if isinstance(style, dict)}
    styles = {
        kind: _with_ruby(_style(chosen, em, style | own if style.get("running") else style), ruby)
        for kind, style in kinds.items()
    }
    return Typography(em, em * (line or settings["line"]), em * settings["margin"], styles)


def faces(source: str) -> list[str]:
    """The typefaces to choose from: the file's own one first, its others, then the system's Chinese ones."""
    named: list[str] = json.loads(source)["faces"]
    systems = (QFontDatabase.WritingSystem.SimplifiedChinese, QFontDatabase.WritingSystem.TraditionalChinese)
    found = [family for system in systems for family in QFontDatabase.families(system)]
    shown = [family for family in found if not family.startswith((".", "@"))]  # Qt's signs for hidden and upright
    return list(dict.fromkeys([_first_installed(named), *filter(_is_installed, named), *shown]))


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


def _with_ruby(style: BlockStyle, size: float) -> BlockStyle:
    """The style with room for readings of this size, in ems, above each line."""
    ruby = style.em * size * _RUBY_ROOM
    return style._replace(ruby=ruby, ruby_size=style.em * size, leading=style.leading + ruby)


def _first_installed(named: list[str]) -> str:
    return next(filter(_is_installed, named), named[0])


def _is_installed(face: str) -> bool:
    return bool(face) and (QFontDatabase.hasFamily(face) or QFontInfo(QFont(face)).exactMatch())
