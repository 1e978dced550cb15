"""What the window remembers between runs, in one small file; nothing of the library."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_CHOICES = {"palette": ("system", "light", "dark"), "words": ("none", "underline")}
_FARTHEST_ZOOM = 20  # steps
_WIDEST = 100_000  # pixels


@dataclass(frozen=True, slots=True)
class Settings:
    """The look and size of the window as the reader left them."""

    palette: str = "system"  # system, light or dark
    words: str = "underline"  # none or underline
    zoom: int = 0  # steps from the theme's size
    geometry: str = ""  # Qt's own description of the window, in base 64
    splitter: tuple[int, ...] = field(default=())  # widths in pixels

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
    if isinstance(kept.get("splitter"), list):
        kept["splitter"] = tuple(kept["splitter"])
    known = {field.name: kept[field.name] for field in fields(Settings) if field.name in kept}
    return Settings(**{name: value for name, value in known.items() if _is_possible(name, value)})


def _is_possible(name: str, value: object) -> bool:
    """Whether the window can be built with this value."""
    match name, value:
        case (("palette" | "words"), str()):
            return value in _CHOICES[name]
        case "zoom", int():
            return type(value) is int and abs(value) <= _FARTHEST_ZOOM
        case "geometry", str():
            return value.isascii()
        case "splitter", tuple():
            return all(type(width) is int and 0 <= width <= _WIDEST for width in value)
    return False


def save(settings: Settings, path: Path) -> None:
    """Keep the settings, written beside and then moved over the old ones; a full disk only keeps the old ones."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(beside, path)  # noqa: PTH105 - the atomic one
    except OSError:
        return
