"""A proposal to mend a text: what for and where; not how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why a text needs mending; the value opens the keys of its repairs."""

    JOINED = "join"
    REPEATED = "fold"
    UNWRAPPED = "unwrap"
    INDENTED = "indent"
    PAGE_NUMBER = "page number"
    RUNNING_HEAD = "running head"


@dataclass(frozen=True, slots=True)
class Repair:
    """One mending of a text: why, and the half-open range of pieces, as imported, that it concerns.

    `like` is where the earlier stretch begins that a repeated one repeats.
    """

    reason: Reason
    first: int
    end: int
    like: int | None = None

    @property
    def key(self) -> str:
        """A short name that stays the same as long as the pieces do, e.g. `join:12-14`."""
        return f"{self.reason.value}:{self.first}-{self.end}"
