"""Where texts would be cut if they were no words, as jieba cuts them; loads it, so it is none of the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def pieces(cache: Path, texts: Sequence[str]) -> list[tuple[int, ...]]:
    """The positions inside each text at which it is cut, by the dictionary that is kept in the cache folder."""
    from reader.chinese.segment import Segmenter  # noqa: PLC0415 - imports jieba; most lists need none

    segmenter = Segmenter(cache)
    return [segmenter.pieces(text) for text in texts]
