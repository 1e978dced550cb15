"""Whether there is a display to open a window on; opens none."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN_BY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown, as far as the environment tells."""
    return not sys.platform.startswith("linux") or any(environment.get(name) for name in _SHOWN_BY)
