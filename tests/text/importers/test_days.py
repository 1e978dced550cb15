"""Days are read however they are written, and never guessed."""

from __future__ import annotations

import pytest

from reader.text.importers.days import iso_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-12-06T08:00:00+08:00", "2025-12-06"),
        ("2025年12月6日 08:00", "2025-12-06"),
        ("2025/1/2", "2025-01-02"),
        ("20251206080000", ""),
        ("20251206", "2025-12-06"),
        ("2025-02-30", ""),
        ("12月6日", ""),
        ("", ""),
    ],
)
def test_a_day_becomes_iso_8601(text: str, day: str) -> None:
    assert iso_day(text) == day
