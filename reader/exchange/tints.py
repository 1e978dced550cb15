"""Colours of highlights that lie over each other, on the ground of a palette; writes no format."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHITE = 255


@dataclass(frozen=True, slots=True)
class Ground:
    """What marks lie on: the colour of one without a tag, the opacity of one, and of however many."""

    untagged: str
    tint: float
    deepest: float


def ground(palette: str) -> Ground:
    """The ground of the page in this palette, `light` or `dark`."""
    page = json.loads(resources.text(f"themes/{palette}.json"))["page"]
    return Ground(page["plain"], page["tint"], page["deepest"])


def mixed(colors: Sequence[str], ground: Ground) -> tuple[tuple[int, ...], float]:
    """The mean of the colours (`#rrggbb`, empty where there is no tag), and how dense so many tints are."""
    channels = [bytes.fromhex((color or ground.untagged)[1:]) for color in colors]
    mean = tuple(round(sum(channel) / len(colors)) for channel in zip(*channels, strict=True))
    return mean, min(1 - (1 - ground.tint) ** len(colors), ground.deepest)


def on_white(colors: Sequence[str], ground: Ground) -> str:
    """The same on white paper, as `#rrggbb`."""
    mean, opacity = mixed(colors, ground)
    return "#" + "".join(f"{round(_WHITE + (channel - _WHITE) * opacity):02x}" for channel in mean)
