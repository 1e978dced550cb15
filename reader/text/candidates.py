"""Where a passage may stand in a changed body, the likeliest place first; lists places, never chooses one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from reader.text.anchor import CONTEXT, describe, occurrences
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.text.anchor import Anchor

# What a score is made of; together 1.
QUOTE_WEIGHT = 0.7
CONTEXT_WEIGHT = 0.28
PLACE_WEIGHT = 0.02
BARE_WEIGHT = 0.9  # in a likeness, of the texts without their white space

LEAST_SCORE = 0.5
SURE_SCORE = 0.85
SURE_MARGIN = 0.1  # over the second best

_CHANGED = 0.25  # of a quote's characters; a good deal more than that is another passage
_AROUND = 8  # code points of context that help to find the place of a quote, a short one above all
_LONG = 24  # code points of a quote that is found by three characters at a time, a shorter one by two
_MOST_GRAMS = 96  # looked for in the body, evenly spread over the quote
_MOST_HITS = 4000  # of one gram; so common a one tells little
_PART = 1000  # code points of a quote's beginning and of its end that are laid beside the body
_TRIED, _TRIED_LONG = 24, 2  # places that are looked at closely, those of a quote beyond _PART costing more
_FAINT = 3  # a place with so many times fewer grams than the best one is none
_EXACT = 200  # occurrences of the very quote, those nearest to its old position
_LOOSE = 2  # more changes than the least that an end may cost where the context fits better


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a passage may stand; the scores are from 0 to 1, `score` weighing all."""

    span: Span
    quote_score: float
    context_score: float
    score: float


class Kind(Enum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    COME = "come"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of text, and what became of it."""

    kind: Kind
    text: str


def candidates(body: str, anchor: Anchor, most: int = 5) -> list[Candidate]:
    """At most so many places where the passage may stand, the best first, none overlapping a better one.

    Takes the very quote and what is like it, with up to a quarter of its characters changed, inserted or removed.
    """
    if not anchor.quote:
        return []
    spans = dict.fromkeys([*_exact(body, anchor), *_alike(body, anchor)])
    judged = (scored(body, anchor, span) for span in spans)
    found = sorted((one for one in judged if one.score >= LEAST_SCORE), key=lambda one: (-one.score, one.span))
    return _apart(found, most)


def is_sure(found: Sequence[Candidate]) -> bool:
    """Whether the first of these, the best first, is so good and so much better that it hardly can be another."""
    if not found or found[0].score < SURE_SCORE:
        return False
    return len(found) == 1 or found[0].score - found[1].score >= SURE_MARGIN


def differences(old: str, new: str) -> list[Difference]:
    """How the new text came from the old one, in order: what went, what came instead, what stayed."""
    found = []
    for step in Levenshtein.opcodes(old, new):
        gone, come = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        parts = [(Kind.SAME, come)] if step.tag == "equal" else [(Kind.GONE, gone), (Kind.COME, come)]
        found += [Difference(kind, text) for kind, text in parts if text]
    return found


def scored(body: str, anchor: Anchor, span: Span) -> Candidate:
    """A place in the body, judged as one for the passage."""
    here = describe(body, span)
    quote = likeness(anchor.quote, here.quote)
    context = (_context_likeness(anchor.prefix, here.prefix) + _context_likeness(anchor.suffix, here.suffix)) / 2
    near = 1 - min(1.0, abs(span.start - anchor.start) / len(body))
    return Candidate(span, quote, context, QUOTE_WEIGHT * quote + CONTEXT_WEIGHT * context + PLACE_WEIGHT * near)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1; a line break or an indent that came or went counts for little."""
    if one == other:
        return 1.0
    bare = Levenshtein.normalized_similarity("".join(one.split()), "".join(other.split()))
    return BARE_WEIGHT * bare + (1 - BARE_WEIGHT) * Levenshtein.normalized_similarity(one, other)


def _context_likeness(kept: str, here: str) -> float:
    """How alike two contexts are; one that was not kept says nothing against a place."""
    return likeness(kept, here) if kept else 1.0


def _apart(found: Iterable[Candidate], most: int) -> list[Candidate]:
    """The first of these, without those that overlap one before them."""
    kept: list[Candidate] = []
    for one in found:
        if len(kept) == most:
            break
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return kept


def _exact(body: str, anchor: Anchor) -> list[Span]:
    """Where the very quote stands, as far as that is near the old position."""
    starts = list(occurrences(body, anchor.quote))
    middle = bisect_left(starts, anchor.start)
    near = starts[max(0, middle - _EXACT // 2) : middle + _EXACT // 2]
    return [Span(start, start + len(anchor.quote)) for start in near]


def _alike(body: str, anchor: Anchor) -> Iterator[Span]:
    """Where something like the quote stands: found roughly by its grams, then with its very ends."""
    slack = _slack(anchor.quote)
    for start in _rough_starts(body, anchor, slack):
        low, high = max(0, start - slack), min(len(body), start + len(anchor.quote) + 3 * slack)
        span = _refined(body, anchor, low, high) if low < high else Span(0, 0)
        if span:
            yield span


def _slack(quote: str) -> int:
    """How many characters a changed quote may be longer, or its parts further on."""
    return max(3, round(len(quote) * _CHANGED))


def _rough_starts(body: str, anchor: Anchor, width: int) -> list[int]:
    """Where the quote may begin, as the lower ends of stretches of two widths each."""
    tallies: Counter[int] = Counter()
    for offset, gram in _grams(anchor):
        tallies.update({(at - offset) // width for at in islice(occurrences(body, gram), _MOST_HITS)})
    joined = {at: tally + tallies[at + 1] for at, tally in list(tallies.items())}
    joined |= {at - 1: tally for at, tally in tallies.items() if at - 1 not in tallies}
    chosen = {anchor.start // width}
    best = max(joined.values(), default=0)
    most = _TRIED if len(anchor.quote) <= _PART else _TRIED_LONG
    for at, tally in sorted(joined.items(), key=lambda one: -one[1]):
        if len(chosen) > most or tally * _FAINT < best:
            break
        if not {at - 1, at + 1} & chosen:
            chosen.add(at)
    return [at * width for at in chosen]


def _grams(anchor: Anchor) -> list[tuple[int, str]]:
    """The short texts by which the quote is looked for, with their offsets from its beginning."""
    lead = anchor.prefix[-_AROUND:]
    text = lead + anchor.quote + anchor.suffix[:_AROUND]
    length = min(len(text), 3 if len(anchor.quote) > _LONG else 2)
    places = range(len(text) - length + 1)
    step = max(1, -(-len(places) // _MOST_GRAMS))
    return [(at - len(lead), text[at : at + length]) for at in places[::step]]


def _refined(body: str, anchor: Anchor, low: int, high: int) -> Span:
    """The span between these positions that the quote is most like, its ends where the context is most like too."""
    head, tail = anchor.quote[:_PART], anchor.quote[-_PART:]
    ends = _distances(tail, body[low:high])
    end = low + _best(ends, len(tail), lambda at: (anchor.suffix, body[low + at : low + at + CONTEXT]))
    starts = _distances(head[::-1], body[low:end][::-1], is_anchored=len(head) == len(anchor.quote))
    start = end - _best(starts, len(head), lambda at: (anchor.prefix, body[max(0, end - at - CONTEXT) : end - at]))
    return Span(start, end)


def _best(distances: Sequence[int], length: int, context: Callable[[int], tuple[str, str]]) -> int:
    """The length of text, of those with nearly the least distance, at which the context as kept fits best."""
    least = min(distances)

    def worth(at: int) -> tuple[float, int]:
        fitting = CONTEXT_WEIGHT / 2 * _context_likeness(*context(at))
        return fitting - QUOTE_WEIGHT * distances[at] / length, -abs(at - length)

    return max((at for at, distance in enumerate(distances) if distance <= least + _LOOSE), key=worth)


def _distances(pattern: str, text: str, *, is_anchored: bool = False) -> list[int]:
    """The least number of changes from the pattern to a part of the text that ends at each position, 0 included.

    The part begins where it likes to, or with the text when it `is_anchored`. Myers' bit vectors (J. ACM 46(3),
    1999) in one long integer.
    """
    masks: dict[str, int] = {}
    for bit, character in enumerate(pattern):
        masks[character] = masks.get(character, 0) | 1 << bit
    last, every = 1 << (len(pattern) - 1), (1 << len(pattern)) - 1
    more, less, found = every, 0, [len(pattern)]
    for character in text:
        equal = masks.get(character, 0)
        across = (((equal & more) + more) ^ more) | equal | less
        up, down = less | ~(across | more), more & across
        found.append(found[-1] + bool(up & last) - bool(down & last))
        up, down = (up << 1 | is_anchored) & every, (down << 1) & every
        along = equal | less
        more, less = down | ~(along | up) & every, up & along
    return found
