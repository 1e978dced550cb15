"""Two texts laid beside each other, piece by piece and character by character; tells what is sure, places nothing.

Pieces are the lines of a text, or its clauses. Those that stand once in both texts pin these to each other, and
their neighbours tell of pieces that stand more often.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Each with the white space before it, which is no part of it.
LINE = re.compile(r"\s*\S(?:.*\S)?")
CLAUSE = re.compile(r"\s*(?:[^\s。！？；，：、]+[。！？；，：、」』”]*|\S)")
LEAST_LINE, LEAST_CLAUSE = 8, 4  # code points that tell a line, a clause, from all others

_ENDS = 2  # characters that may have come where a passage begins or ends, that its end is still known
_CELLS = 16_000_000  # characters by characters that are compared one by one


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The lines or clauses of a stretch of text, and where each starts in the text."""

    starts: list[int]
    texts: list[str]

    def at(self, position: int) -> int | None:
        """The number of the piece that holds this position, if any does."""
        number = bisect_right(self.starts, position) - 1
        is_in = number >= 0 and position < self.end(number)
        return number if is_in else None

    def end(self, number: int) -> int:
        """Where a piece ends."""
        return self.starts[number] + len(self.texts[number])


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the old text, and the stretch of the new one that stands between the same neighbours."""

    old: Span
    new: Span

    @property
    def cells(self) -> int:
        """Characters by characters, the work of comparing both."""
        return (self.old.end - self.old.start) * (self.new.end - self.new.start)

    @property
    def is_small(self) -> bool:
        """Whether both can be compared character by character."""
        return self.cells <= _CELLS


@dataclass(frozen=True, slots=True)
class Beside:
    """A piece of the old text, the new stretch between its neighbours, and what of that is the piece itself."""

    old: Span
    new: Span
    own: Span


class Alignment:
    """The pieces of an old stretch laid beside those of a new one."""

    def __init__(self, old: str, new: str, zone: Zone, pattern: re.Pattern[str], least: int) -> None:
        self.zone = zone
        self.old, self.new = _pieces(old, zone.old, pattern), _pieces(new, zone.new, pattern)
        pins = _pinned(self.old.texts, self.new.texts, least)
        self.to = _matched(self.old.texts, self.new.texts, pins) if pattern is LINE else _in_order(pins)
        self._between = lru_cache(maxsize=None)(self._between_these)
        self.taken = {there: here for here, there in enumerate(self.to) if there is not None}

    def moved(self, position: int) -> int | None:
        """Where a character of the old text stands in the new one, if its piece tells."""
        here = self.old.at(position)
        there = None if here is None else self.to[here]
        return None if here is None or there is None else self.new.starts[there] + position - self.old.starts[here]

    def around(self, span: Span) -> Zone | None:
        """What is left between the nearest pieces that are matched, before and behind the span."""
        first, last = bisect_right(self.old.starts, span.start) - 1, bisect_right(self.old.starts, span.end - 1) - 1
        if first < 0 or span.end > self.old.end(last):
            return None
        return self._between(self._before[first], self._behind[last + 1])

    def besides(self, position: int) -> Beside | None:
        """Where a piece went, if its neighbours have more between them now than that piece, or something else."""
        here = self.old.at(position)
        there = None if here is None else self.to[here]
        if here is None or there is None:
            return None
        low, high = self._before[here], self._behind[here + 1]
        start, end = self._new_end(low), self._new_start(high)
        own = Span(self.new.starts[there], self.new.end(there))
        is_alone = self.new.starts[there - 1 : there] <= [start] and self.new.starts[there + 1 : there + 2] >= [end]
        is_within = start <= own.start < end
        if start >= end or (is_within and is_alone):
            return None
        return Beside(self._piece(here), Span(start, end), own if is_within else Span(start, start))

    def _piece(self, number: int) -> Span:
        return Span(self.old.starts[number], self.old.end(number))

    def folded(self, position: int) -> int | None:
        """Where a character stands in the one copy that is left of its line, a neighbour of which is the same."""
        here = self.old.at(position)
        there = None if here is None else self._sole.get(self.old.texts[here])
        if here is None or there is None or not self._is_neighbour_same(here, there):
            return None
        return self.new.starts[there] + position - self.old.starts[here]

    def is_free(self, span: Span) -> bool:
        """Whether no character of this stretch of the new text belongs to a piece that is matched."""
        first, last = bisect_right(self.new.starts, span.start) - 1, bisect_right(self.new.starts, span.end - 1)
        return not any(
            number in self.taken and span.overlaps(Span(self.new.starts[number], self.new.end(number)))
            for number in range(max(0, first), last)
        )

    def is_left(self, span: Span) -> bool:
        """Whether a stretch of the old text begins in a piece that is not matched."""
        number = self.old.at(span.start)
        return number is None or self.to[number] is None

    @cached_property
    def old_left(self) -> str:
        """The pieces of the old text that are not matched, a line each."""
        return "\n".join(text for text, there in zip(self.old.texts, self.to, strict=True) if there is None)

    @cached_property
    def new_left(self) -> str:
        """The pieces of the new text that are not matched, a line each."""
        return "\n".join(self.new.texts[number] for number in self._numbers_left)

    def position_of_left(self, position: int) -> int:
        """Where a character of `new_left` stands in the new text."""
        at = bisect_right(self._starts_left, position) - 1
        return self.new.starts[self._numbers_left[at]] + position - self._starts_left[at]

    @cached_property
    def _numbers_left(self) -> list[int]:
        return [number for number in range(len(self.new.texts)) if number not in self.taken]

    @cached_property
    def _starts_left(self) -> list[int]:
        return list(accumulate((len(self.new.texts[number]) + 1 for number in self._numbers_left), initial=0))

    @cached_property
    def _before(self) -> list[int]:
        """For each piece, the nearest one before it that is matched; -1 where none is."""
        return list(accumulate((-1 if to is None else at for at, to in enumerate(self.to)), max, initial=-1))

    @cached_property
    def _behind(self) -> list[int]:
        """For each piece and the end, the nearest one from there on that is matched; their number where none is."""
        count = len(self.to)
        turned = (count if self.to[at] is None else at for at in range(count - 1, -1, -1))
        return list(accumulate(turned, min, initial=count))[::-1]

    def _between_these(self, low: int, high: int) -> Zone | None:
        """The zone between two pieces that are matched, if nothing from elsewhere came into it."""
        old = Span(self._old_end(low), self._old_start(high))
        start, end = self._new_end(low), self._new_start(high)
        return Zone(old, Span(start, end)) if start <= end and self._is_free(low, high) else None

    def _is_free(self, low: int, high: int) -> bool:
        """Whether new pieces between the matches of these two are matched, if at all, to pieces between them."""
        first = -1 if low < 0 else self.to[low]
        last = len(self.new.texts) if high == len(self.to) else self.to[high]
        if first is None or last is None or first >= last:
            return False
        return all(low < self.taken.get(number, low + 1) < high for number in range(first + 1, last))

    def _old_end(self, number: int) -> int:
        return self.zone.old.start if number < 0 else self.old.end(number)

    def _old_start(self, number: int) -> int:
        return self.zone.old.end if number == len(self.to) else self.old.starts[number]

    def _new_end(self, number: int) -> int:
        there = None if number < 0 else self.to[number]
        return self.zone.new.start if there is None else self.new.end(there)

    def _new_start(self, number: int) -> int:
        there = None if number == len(self.to) else self.to[number]
        return self.zone.new.end if there is None else self.new.starts[there]

    @cached_property
    def _sole(self) -> dict[str, int]:
        counts = Counter(self.new.texts)
        return {text: number for number, text in enumerate(self.new.texts) if counts[text] == 1}

    def _is_neighbour_same(self, here: int, there: int) -> bool:
        old, new = self.old.texts, self.new.texts
        is_before = here > 0 and there > 0 and old[here - 1] == new[there - 1]
        return is_before or old[here + 1 : here + 2] == new[there + 1 : there + 2] != []


class Steps:
    """How the old stretch of a zone became the new one, character by character."""

    def __init__(self, old: str, new: str, zone: Zone) -> None:
        here, there = old[zone.old.start : zone.old.end], new[zone.new.start : zone.new.end]
        self._zone = zone
        self._steps = list(Levenshtein.opcodes(here, there))
        self._starts = [step.src_start for step in self._steps]

    def moved(self, position: int, *, is_last: bool = False) -> int | None:
        """Where a character went; one that went away leaves the next one, or the one before where it `is_last`."""
        at = position - self._zone.old.start
        number = bisect_right(self._starts, at) - 1
        step = self._steps[number]
        if step.tag != "equal" and self._changed_about(number) > _ENDS:
            return None
        if step.tag == "delete":
            return self._zone.new.start + step.dest_start - is_last
        return self._zone.new.start + step.dest_start + at - step.src_start

    def _changed_about(self, number: int) -> int:
        """How many characters came in the change that this step is part of."""
        first = last = number
        while first and self._steps[first - 1].tag != "equal":
            first -= 1
        while last + 1 < len(self._steps) and self._steps[last + 1].tag != "equal":
            last += 1
        return self._steps[last].dest_end - self._steps[first].dest_start


def _pieces(text: str, stretch: Span, pattern: re.Pattern[str]) -> _Pieces:
    found = pattern.findall(text, stretch.start, stretch.end)
    texts = [one.lstrip() for one in found]
    ends = islice(accumulate(map(len, found), initial=stretch.start), 1, None)
    return _Pieces([end - len(one) for end, one in zip(ends, texts, strict=True)], texts)


def _matched(old: Sequence[str], new: Sequence[str], pins: Sequence[int | None]) -> list[int | None]:
    """For each old piece the number of the new one that it surely is: the pins, and what their neighbours tell."""
    down = _followed(old, new, pins)
    up = _followed(old[::-1], new[::-1], [_turned(there, len(new)) for there in pins[::-1]])
    up = [_turned(there, len(new)) for there in up[::-1]]
    is_even = _even(old, new, pins)
    from_above, from_below = _inverse(down, len(new)), _inverse(up, len(new))

    def chosen(here: int) -> int | None:
        if pins[here] is not None or down[here] == up[here]:
            return down[here]
        there = up[here] if down[here] is None else down[here]
        if there is None or None not in (down[here], up[here]):
            return None
        return there if {from_above[there], from_below[there]} <= {here, None} and is_even(here, there) else None

    return [chosen(here) for here in range(len(old))]


def _pinned(old: Sequence[str], new: Sequence[str], least: int) -> list[int | None]:
    """For each old piece the new one that is equal, where both texts have it once and it is long enough to tell."""
    counts, came = Counter(old), Counter(new)
    numbers = {text: number for number, text in enumerate(new)}
    sole = {text for text, count in counts.items() if count == 1 and len(text) >= least and came.get(text) == 1}
    return [numbers[text] if text in sole else None for text in old]


def _in_order(pins: Sequence[int | None]) -> list[int | None]:
    """The most of these pins that are in the same order in both texts."""
    lowest: list[int] = []  # of the last pins of chains so long
    at: list[int] = []
    links: dict[int, int] = {}
    for here, there in enumerate(pins):
        if there is None:
            continue
        length = len(lowest) if not lowest or there > lowest[-1] else bisect_left(lowest, there)
        lowest[length : length + 1], at[length : length + 1] = [there], [here]
        links[here] = at[length - 1] if length else -1
    found: list[int | None] = [None] * len(pins)
    here = at[-1] if at else -1
    while here >= 0:
        found[here], here = pins[here], links[here]
    return found


def _followed(old: Sequence[str], new: Sequence[str], pins: Sequence[int | None]) -> list[int | None]:
    """The pins, and what follows them, or the beginning, with the same pieces in both texts."""
    found: list[int | None] = []
    last: int | None = -1
    for text, pin in zip(old, pins, strict=True):
        after = None if last is None else last + 1
        is_same = after is not None and after < len(new) and new[after] == text
        last = pin if pin is not None else after if is_same else None
        found.append(last)
    return found


def _even(old: Sequence[str], new: Sequence[str], pins: Sequence[int | None]) -> Callable[[int, int], bool]:
    """What tells whether a piece stands in both texts as often, between the same two pins or altogether."""
    mine = _keyed(old, pins, len(new))
    theirs = _keyed(
        new, [None if here is None else at for at, here in enumerate(_inverse(pins, len(new)))], len(new)
    )
    here_counts, there_counts, counts, came = Counter(mine), Counter(theirs), Counter(old), Counter(new)

    def is_even(here: int, there: int) -> bool:
        is_between = mine[here] == theirs[there] and here_counts[mine[here]] == there_counts[theirs[there]]
        return is_between or counts[old[here]] == came[new[there]]

    return is_even


def _keyed(texts: Sequence[str], pins: Sequence[int | None], end: int) -> list[tuple[int, int, str]]:
    """Each piece with the pins before and behind it."""
    before = list(accumulate(pins, lambda last, pin: last if pin is None else pin, initial=-1))
    behind = list(accumulate(pins[::-1], lambda last, pin: last if pin is None else pin, initial=end))[::-1]
    return [(before[at], behind[at + 1], text) for at, text in enumerate(texts)]


def _inverse(numbers: Sequence[int | None], count: int) -> list[int | None]:
    found: list[int | None] = [None] * count
    for here, there in enumerate(numbers):
        if there is not None:
            found[there] = here
    return found


def _turned(number: int | None, count: int) -> int | None:
    """The number of a piece when they are counted from the other end."""
    return None if number is None else count - 1 - number
