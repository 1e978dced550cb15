"""The heights of all slices, guessed at first and corrected when laid out; sums in logarithmic time, no Qt."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Heights:
    """Heights in pixels that answer where a slice is and which slice is there (a Fenwick tree)."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = list(heights)
        tops = [0.0, *accumulate(heights)]
        self._sums = [top - tops[index & (index - 1)] for index, top in enumerate(tops)]
        self._highest_bit = 1 << (len(heights).bit_length() - 1) if heights else 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    def __setitem__(self, index: int, height: float) -> None:
        change = height - self._heights[index]
        self._heights[index] = height
        node = index + 1
        while node < len(self._sums):
            self._sums[node] += change
            node += node & -node

    def top(self, index: int) -> float:
        """The distance in pixels from the first slice's top to this one's; for `len`, the whole height."""
        total = 0.0
        node = index
        while node:
            total += self._sums[node]
            node -= node & -node
        return total

    def at(self, y: float) -> int:
        """The slice at `y` pixels below the first one's top, the nearest one outside."""
        node = 0
        step = self._highest_bit
        while step:
            following = node + step
            if following < len(self._sums) and self._sums[following] <= y:
                node = following
                y -= self._sums[following]
            step >>= 1
        return min(node, max(0, len(self._heights) - 1))
