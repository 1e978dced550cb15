"""Where new ids, times and the author's name come from; handed in, so that tests know them beforehand."""

from __future__ import annotations

import getpass
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _new_id() -> str:
    return str(uuid.uuid4())


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


@dataclass(frozen=True)
class Makers:
    """What a new record needs from the world: its id, its time, its author."""

    now: Callable[[], str] = _now
    new_id: Callable[[], str] = _new_id
    author: Callable[[], str] = _account
