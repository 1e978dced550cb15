"""The errors of the library file that a reader can understand and mend, each one calm sentence."""

from __future__ import annotations

from typing import ClassVar


class StorageError(Exception):
    """Something about the library file that the reader can mend.

    `sentence` is the English source text, a format string; `values` fills it, also in translation.
    """

    sentence: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(self.sentence.format(**values))
        self.values = values
