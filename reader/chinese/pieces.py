"""Where a text would be cut if it were no word, as jieba cuts it, which is loaded when that is first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reader.chinese.segment import Segmenter


class Pieces:
    """Answers for any number of texts, with the dictionary kept in a cache folder."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def __call__(self, text: str) -> tuple[int, ...]:
        """The positions inside the text at which it is cut."""
        return self._segmenter.pieces(text)

    @cached_property
    def _segmenter(self) -> Segmenter:
        from reader.chinese.segment import Segmenter  # noqa: PLC0415 - most lists need none

        return Segmenter(self._cache)
