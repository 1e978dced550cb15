"""Days as files write them, made ISO 8601; no day is guessed."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d\d)(\d\d))(?!\d)")


def iso_day(text: str) -> str:
    """The first day in the text (2025-12-06T08:00, 2025年12月6日, 20251206) as ISO 8601, or nothing."""
    day = _DAY.search(text)
    if not day:
        return ""
    try:
        return date(int(day[1]), int(day[2] or day[4]), int(day[3] or day[5])).isoformat()
    except ValueError:
        return ""
