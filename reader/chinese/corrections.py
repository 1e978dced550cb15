"""The reader's words laid over those of a text: nothing is cut anew, no other boundary moves; knows no library.

Cutting anew at a boundary that the reader forced moved other words in 46 of 400 random cases.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.text.spacing import is_han
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST_WORD = 64  # code points
SHORTEST_WORD = 2  # code points: one character stands as it is, whatever a rule says
_KEY = SHORTEST_WORD  # code points by which rules are looked up


@dataclass(frozen=True, slots=True)
class Rule:
    """How a text is cut wherever it stands: at `cuts`, code points from its start; without any it is one word."""

    text: str
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """How a single passage is cut, whatever rules say: at `cuts`, code points from its start."""

    span: Span
    cuts: tuple[int, ...] = ()


def laid_over(words: Sequence[Span], span: Span, cuts: Iterable[int], body: str) -> list[Span]:
    """Words in order, those that the span touches replaced by its pieces and by their rests outside it."""
    first, last = _touched(words, span)
    inner = {span.start + cut for cut in cuts if 0 < cut < span.end - span.start}
    outer = {
        edge for word in words[first:last] for edge in (word.start, word.end) if not span.start < edge < span.end
    }
    edges = {span.start, span.end} | inner | outer
    return [*words[:first], *_solid(sorted(edges), body), *words[last:]]


def touched(words: Sequence[Span], span: Span) -> Sequence[Span]:
    """The words, in order, that share a character with the span."""
    first, last = _touched(words, span)
    return words[first:last]


class Rules:
    """Rules in the order in which they hold; of two for one text the later one does.

    A rule holds where its text begins and ends between words, as those before it have left them. It cuts through
    a word only where it is longer, and never through a run of letters or digits: 的话 is not taken out of 目的|话.
    """

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._rules = _latest(rules)
        self._by_start: defaultdict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            self._by_start[rule.text[:_KEY]].append(number)

    def __len__(self) -> int:
        return len(self._rules)

    def over(self, words: Sequence[Span], body: str, stretch: Span) -> Sequence[Span]:
        """The words of a stretch of the body as these rules have them."""
        for number, start in sorted(self._found(body, stretch)):
            rule = self._rules[number]
            span = Span(start, start + len(rule.text))
            if _holds(words, span, body):
                words = laid_over(words, span, rule.cuts, body)
        return words

    def _found(self, body: str, stretch: Span) -> Iterator[tuple[int, int]]:
        """Which rule's text stands where in the stretch, by number and position."""
        if not self._rules:
            return
        for start in range(stretch.start, stretch.end - 1):
            for number in self._by_start.get(body[start : start + _KEY], ()):
                text = self._rules[number].text
                if body.startswith(text, start) and start + len(text) <= stretch.end:
                    yield number, start


class Overlay:
    """What a reader wants of one body's words: rules, one layer over the other, and above them single fixes.

    Fixes hold in their order.
    """

    def __init__(self, body: str, layers: Sequence[Rules] = (), fixes: Sequence[Fix] = ()) -> None:
        self.body = body
        self._layers = [layer for layer in layers if len(layer)]
        self._fixes = sorted(enumerate(fixes), key=lambda numbered: numbered[1].span.start)
        self._starts = [fix.span.start for _, fix in self._fixes]
        self._longest = max((fix.span.end - fix.span.start for fix in fixes), default=0)

    def over(self, words: Sequence[Span], stretch: Span) -> Sequence[Span]:
        """The words of a stretch of the body as the reader wants them; the given ones are those that were cut."""
        for layer in self._layers:
            words = layer.over(words, self.body, stretch)
        for fix in self._near(stretch):
            inside = Span(max(fix.span.start, stretch.start), min(fix.span.end, stretch.end))
            cuts = [fix.span.start + cut - inside.start for cut in fix.cuts]
            words = laid_over(words, inside, cuts, self.body)
        return words

    def by_line(self, words: Sequence[Span]) -> Iterator[Span]:
        """The words of the whole body as the reader wants them; none of those that were cut goes beyond a line.

        The same as `over` the whole body, which copies all words at every place that it changes.
        """
        start = first = 0
        for line in self.body.split("\n"):
            stretch = Span(start, start + len(line))
            last = bisect_left(words, stretch.end, first, key=lambda word: word.start)
            yield from self.over(words[first:last], stretch)
            start, first = stretch.end + 1, last

    def _near(self, stretch: Span) -> list[Fix]:
        first = bisect_left(self._starts, stretch.start - self._longest)
        last = bisect_left(self._starts, stretch.end)
        near = [one for one in self._fixes[first:last] if one[1].span.overlaps(stretch)]
        return [fix for _, fix in sorted(near, key=lambda one: one[0])]


def _latest(rules: Iterable[Rule]) -> list[Rule]:
    """The last rule for each text, in the order of the last ones."""
    last: dict[str, Rule] = {}
    for rule in rules:
        if len(rule.text) >= SHORTEST_WORD:
            last.pop(rule.text, None)
            last[rule.text] = rule
    return list(last.values())


def _touched(words: Sequence[Span], span: Span) -> tuple[int, int]:
    """The words that share a character with the span: from which on, and before which."""
    first = bisect_right(words, span.start, key=lambda word: word.end)
    return first, max(first, bisect_left(words, span.end, key=lambda word: word.start))


def _solid(edges: Sequence[int], body: str) -> Iterator[Span]:
    """What lies between the edges, without the white space at its ends."""
    for start, end in pairwise(edges):
        text = body[start:end]
        core = text.strip()
        if core:
            first = start + text.index(core)
            yield Span(first, first + len(core))


def _holds(words: Sequence[Span], span: Span, body: str) -> bool:
    """Whether a rule may have its way with this span."""
    own = touched(words, span)
    if not own:
        return False
    pairs = ((own[0], span.start), (own[-1], span.end))
    return all(_may_cut(word, edge, span, body) for word, edge in pairs if word.start < edge < word.end)


def _may_cut(word: Span, edge: int, span: Span, body: str) -> bool:
    is_longer = span.end - span.start > word.end - word.start
    return is_longer and not (_is_letter(body[edge - 1]) and _is_letter(body[edge]))


def _is_letter(character: str) -> bool:
    """Whether it is a letter or a digit, no Chinese character."""
    return character.isalnum() and not is_han(character)
