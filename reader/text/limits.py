"""How large a text may be before it is refused: every limit of what comes in, in one place."""

from __future__ import annotations

LARGEST_FILE = 20_000_000  # bytes
DEEPEST = 100  # elements within each other, in HTML
LONGEST_READING = 30.0  # seconds for one file
LARGEST_READER = 450_000_000  # bytes of memory of the process that reads a file which is not plain text
