"""The errors a reader can meet, each one calm sentence; our own mistakes are not among them."""

from __future__ import annotations

from typing import ClassVar


class ReaderError(Exception):
    """Something the reader can understand and mend.

    `sentence` is the English source text, a format string; `values` fills it, also in translation.
    """

    sentence: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(self.sentence.format(**values))
        self.values = values
