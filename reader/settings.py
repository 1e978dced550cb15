"""What the window remembers between runs, in one small file; nothing of the library."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FARTHEST_ZOOM = 20  # steps
_SIDES = 4
_WIDEST = 100_000  # pixels
_LONGEST_NAME = 200  # characters of a typeface's
_MOST_WORDS = 100
PALETTES = ("system", "light", "sepia", "dark", "contrast")  # of window and page
LINES = range(28, 41)  # characters a line can hold
WORDS = ("none", "gap", "underline", "tint")  # ways of showing where they begin and end
READINGS = ("none", "all", "hard")  # which words have theirs above them
SCRIPTS = ("own", "simplified", "traditional")  # which the page shows characters in
PARAGRAPHS = ("indented", "spaced")  # ways of telling where they begin
ORDERS = ("imported", "read", "published", "title", "source", "marked")  # of the articles in the library
PANELS = ("highlights", "words")  # one of which is seen below the tags
LEVELS = range(1, 8)  # of the HSK, the last one for 7 to 9; words beyond the one chosen are hard
SCOPES = ("here", "article", "everywhere")  # in which corrections of words hold
LEADINGS = (1.5, 2.2)  # the least and the most, in ems


@dataclass(frozen=True, slots=True)
class Settings:
    """The look and size of the window as the reader left them."""

    palette: str = "system"  # one of PALETTES
    words: str = "underline"  # one of WORDS
    zoom: int = 0  # steps from the theme's size
    geometry: str = ""  # Qt's own description of the window, in base 64
    splitter: tuple[int, ...] = field(default=())  # widths in pixels
    face: str = ""  # a family of letters; as the theme has it when empty
    line: int = 0  # characters a line; as the theme has it when 0
    leading: float = 0  # in ems; as the theme has it when 0
    paragraphs: str = "indented"  # one of PARAGRAPHS
    numbers: bool = False  # whether paragraphs have them in the margin
    theme_map: bool = True  # whether it is seen beside the scroll bar
    library_order: str = "imported"  # one of ORDERS
    around: tuple[int, ...] = field(default=())  # pixels of the window left, above, right, below the page
    panel: str = "highlights"  # one of PANELS
    word_scope: str = "article"  # one of SCOPES, the one chosen last
    readings: str = "none"  # one of READINGS
    level: int = 4  # one of LEVELS
    zhuyin: bool = False  # whether readings are written so, and not in pinyin
    script: str = "own"  # one of SCRIPTS
    exports: tuple[str, ...] = field(default=())  # the last choices for each format, the last used one first

    def with_(self, **changes: object) -> Settings:
        """The same settings but for `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]


def load(path: Path) -> Settings:
    """The settings in the file; what is missing, unreadable or of the wrong kind is as at first."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    kept |= {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
    known = {field.name: kept[field.name] for field in fields(Settings) if field.name in kept}
    return Settings(**{name: value for name, value in known.items() if _POSSIBLE[name](value)})


def _is_among(*choices: str) -> Callable[[object], bool]:
    return lambda value: value in choices


def _are_widths(value: object) -> bool:
    return isinstance(value, tuple) and all(type(width) is int and 0 <= width <= _WIDEST for width in value)


def _are_words(value: object) -> bool:
    return isinstance(value, tuple) and len(value) <= _MOST_WORDS and all(_is_name(word) for word in value)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_NAME and value.isprintable()


def _is_leading(value: object) -> bool:
    return type(value) in (int, float) and (value == 0 or LEADINGS[0] <= value <= LEADINGS[1])  # type: ignore[operator]


# Whether the window can be built with a value.
_POSSIBLE: dict[str, Callable[[object], bool]] = {
    "palette": _is_among(*PALETTES),
    "words": _is_among(*WORDS),
    "readings": _is_among(*READINGS),
    "level": lambda value: type(value) is int and value in LEVELS,
    "zhuyin": lambda value: type(value) is bool,
    "script": _is_among(*SCRIPTS),
    "zoom": lambda value: type(value) is int and abs(value) <= _FARTHEST_ZOOM,
    "geometry": lambda value: isinstance(value, str) and value.isascii(),
    "splitter": _are_widths,
    "around": lambda value: isinstance(value, tuple) and len(value) in (0, _SIDES) and _are_widths(value),
    "face": _is_name,
    "line": lambda value: type(value) is int and (value == 0 or value in LINES),
    "leading": _is_leading,
    "paragraphs": _is_among(*PARAGRAPHS),
    "numbers": lambda value: type(value) is bool,
    "theme_map": lambda value: type(value) is bool,
    "exports": _are_words,
    "panel": _is_among(*PANELS),
    "word_scope": _is_among(*SCOPES),
    "library_order": _is_among(*ORDERS),
}


def save(settings: Settings, path: Path) -> None:
    """Keep the settings, written beside and then moved over the old ones; a full disk only keeps the old ones."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(beside, path)  # noqa: PTH105 - the atomic one
    except OSError:
        return
