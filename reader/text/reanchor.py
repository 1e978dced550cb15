"""The passages of a text that changed, found again all at once: by lines, by what changed in them, by likeness.

A place between lines that are matched must be alike in quote and context, with no rival in either text; a matched
line is nobody else's place. What is not sure, or would take too long, is left to the reader.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import partial_ratio_alignment

from reader.text import one_stretch
from reader.text.alignment import CLAUSE, LEAST_CLAUSE, LEAST_LINE, LINE, Alignment, Steps, Zone
from reader.text.anchor import LOST, UNCERTAIN, describe, is_touching, locate, occurrences, settled
from reader.text.candidates import SURE_MARGIN, SURE_SCORE, likeness, scored
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.text.alignment import Beside
    from reader.text.anchor import Anchor, Located

LEAST_LIKENESS = 0.6  # of a passage to its quote, wherever it is placed

_TELLING = 20  # code points of a quote that stands once in what is left of both texts: its context may differ
_TOLD = 16  # code points unchanged on both sides of a quote tell it from others like it
_SHORT = 4  # code points of a quote that has no rivals but its equals
_MOST_RIVALS = 20
_LEAST_RIVAL = 60  # percent of likeness; below it no context makes up for the quote
_PROBE = 64  # code points of a text by which one like it is looked for
_NEARBY = 2000  # code points to each side of a place in which a rival is looked for
# Work that may be done for all passages of an article, in code points that are read.
_BUDGET = 600_000_000
_SEARCH_BUDGET = 60_000_000
_SEARCHES = 60  # of the whole text, for a passage that is sought by likeness
_CLOSELY = 400_000  # code points, what looking closely at places is worth
_GLANCE, _JUDGING = 5_000, 50_000  # code points, what a glance at a place and judging it are worth
_CELLS_READ = 100  # cells are compared while one code point is read


class _Purse:
    """What may still be spent on passages that are not found by the lines."""

    def __init__(self, left: int) -> None:
        self._left = left

    def pays(self, cost: int) -> bool:
        """Whether there was enough for this, which is now spent."""
        is_enough = cost <= self._left
        self._left -= cost if is_enough else 0
        return is_enough


def relocated(old: str, new: str, anchors: Sequence[Anchor]) -> list[Located]:
    """What became of each passage of the old text in the new one, in the order given; none is placed by guess."""
    relocation = _Relocation(old, new)
    return [relocation.located(anchor) for anchor in anchors]


class _Relocation:
    """One text and the one that came instead."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._purse, self._search_purse = _Purse(_BUDGET), _Purse(_SEARCH_BUDGET)
        self._lines = Alignment(old, new, Zone(Span(0, len(old)), Span(0, len(new))), LINE, LEAST_LINE)
        self._is_doubtful = lru_cache(maxsize=None)(self._looks_changed)
        self._clauses = lru_cache(maxsize=None)(self._by_clause)
        self._steps = lru_cache(maxsize=None)(self._by_character)
        self._by_one_stretch = one_stretch.places(old, new)

    def located(self, anchor: Anchor) -> Located:
        """What became of a passage."""
        whole = Span(anchor.start, anchor.end)
        is_nowhere = not self._new.strip() and self._old != self._new
        if not anchor.quote or is_nowhere:
            return LOST
        if self._old[whole.start : whole.end] != anchor.quote:
            return locate(self._new, anchor) if self._can_search() else UNCERTAIN
        if self._old == self._new:
            return settled(self._new, anchor, whole)
        found = self._found(whole)
        return settled(self._new, anchor, found) if found else self._by_likeness(anchor)

    def _found(self, whole: Span) -> Span | None:
        """Where the text of this span stands, told by the lines, by their changes, or by being all that is left."""
        quote = self._old[whole.start : whole.end]
        core = quote.strip()
        if not core:
            return None
        start = whole.start + quote.index(core)
        span = Span(start, start + len(core))
        told = self._by_one_stretch(span) if self._by_one_stretch else None
        found = told or self._by_line(span) or self._by_change(span) or self._by_what_is_left(span)
        return found and self._with_its_space(whole, span, found)

    def _with_its_space(self, whole: Span, span: Span, found: Span) -> Span:
        """The place of a passage with the white space at its ends, as far as that is still there."""
        lead, tail = self._old[whole.start : span.start], self._old[span.end : whole.end]
        start, end = found.start, found.end
        while lead and start and self._new[start - 1] == lead[-1]:
            lead, start = lead[:-1], start - 1
        while tail and self._new[end : end + 1] == tail[0]:
            tail, end = tail[1:], end + 1
        return Span(start, end)

    # By its lines

    def _by_line(self, span: Span) -> Span | None:
        lines, last = self._lines, span.end - 1
        besides = (lines.besides(span.start), lines.besides(last))
        if any(self._is_doubtful(one) for one in besides if one):
            return None
        found = self._checked(span, lines.moved(span.start), lines.moved(last))
        return found or self._checked(span, lines.folded(span.start), lines.folded(last), is_same=True)

    def _looks_changed(self, beside: Beside) -> bool:
        """Whether a line that is matched seems to stand here too, with changes: what is matched may be a copy."""
        line = self._old[beside.old.start : beside.old.end]
        if not self._purse.pays(_JUDGING):
            return True
        rivals = _rivals(self._new, _nearby(beside.new, beside.own), line, beside.own)
        return any(likeness(line, self._new[one.start : one.end]) >= LEAST_LIKENESS for one in rivals)

    def _checked(self, span: Span, start: int | None, last: int | None, *, is_same: bool = False) -> Span | None:
        """The place of a span whose first and last character went there, if what lies between is still alike."""
        if start is None or last is None or last < start:
            return None
        here = self._old[span.start : span.end]
        for found in (Span(start, start + len(here)), Span(last + 1 - len(here), last + 1)):
            if found.start >= 0 and self._new[found.start : found.end] == here:
                return found
        is_alike = not is_same and self._is_alike(here, self._new[start : last + 1])
        return Span(start, last + 1) if is_alike else None

    def _is_alike(self, here: str, there: str) -> bool:
        shorter, longer = sorted((len(here), len(there)))
        is_possible = shorter >= longer * LEAST_LIKENESS / 2
        return (
            is_possible
            and self._purse.pays(shorter * longer // _CELLS_READ)
            and likeness(here, there) >= LEAST_LIKENESS
        )

    # By what changed within its lines

    def _by_change(self, span: Span) -> Span | None:
        zone = self._lines.around(span)
        if zone is None or not zone.new:
            return None
        found = self._in_zone(zone, span)
        return found if found and self._is_sure(zone, span, found) else None

    def _in_zone(self, zone: Zone, span: Span) -> Span | None:
        if not zone.is_small:
            clauses = self._clauses(zone)
            found = self._checked(span, clauses.moved(span.start), clauses.moved(span.end - 1))
            inner = None if found else clauses.around(span)
            if inner is None or not inner.new or not inner.is_small:
                return found
            zone = inner
        steps = self._steps(zone)
        if steps is None:
            return None
        return self._checked(span, steps.moved(span.start), steps.moved(span.end - 1, is_last=True))

    def _by_clause(self, zone: Zone) -> Alignment:
        return Alignment(self._old, self._new, zone, CLAUSE, LEAST_CLAUSE)

    def _by_character(self, zone: Zone) -> Steps | None:
        return Steps(self._old, self._new, zone) if self._purse.pays(zone.cells // _CELLS_READ) else None

    def _is_sure(self, zone: Zone, span: Span, found: Span) -> bool:
        """Whether a place that changes led to cannot well be another's, nor the passage well be elsewhere."""
        here, there = _nearby(zone.old, span), _nearby(zone.new, found)
        is_told = self._purse.pays(_GLANCE) and self._is_told(here, there, span, found)
        return is_told or (self._purse.pays(_JUDGING) and self._is_unrivalled(here, there, span, found))

    def _is_told(self, here: Span, there: Span, span: Span, found: Span) -> bool:
        """Whether the passage and much on both sides of it is unchanged, and stands once in both stretches."""
        was, wide = _widened(span, len(self._old)), _widened(found, len(self._new))
        text = self._old[was.start : was.end]
        if text != self._new[wide.start : wide.end] or len(text) < 2 * _TOLD:
            return False
        old, new = _widened(here, len(self._old)), _widened(there, len(self._new))
        stretches = (self._old[old.start : old.end], self._new[new.start : new.end])
        return all(_sole(stretch, text) is not None for stretch in stretches)

    def _is_unrivalled(self, here: Span, there: Span, span: Span, found: Span) -> bool:
        """Whether the place is good enough, and better than any other for the passage or any other one for it."""
        anchor = describe(self._old, span)
        place = scored(self._new, anchor, found)
        if place.score < SURE_SCORE or not is_touching(anchor, describe(self._new, found)):
            return False
        most = place.score - SURE_MARGIN
        text = self._new[found.start : found.end]
        others = _rivals(self._new, there, anchor.quote, found)
        owners = _rivals(self._old, here, text, span)
        return all(scored(self._new, anchor, other).score <= most for other in others) and all(
            scored(self._new, describe(self._old, owner), found).score <= most for owner in owners
        )

    # By what is left

    def _by_what_is_left(self, span: Span) -> Span | None:
        lines, quote = self._lines, self._old[span.start : span.end]
        if not self._purse.pays(len(lines.old_left) + len(lines.new_left)):
            return None
        at = _sole(lines.new_left, quote)
        if at is None or _sole(lines.old_left, quote) is None:
            return None
        start = lines.position_of_left(at)
        found = Span(start, start + len(quote))
        return found if self._new[start : found.end] == quote and self._is_telling(span, found) else None

    def _is_telling(self, span: Span, found: Span) -> bool:
        anchor = describe(self._old, span)
        is_good = scored(self._new, anchor, found).score >= SURE_SCORE
        return len(anchor.quote) >= _TELLING or (is_good and is_touching(anchor, describe(self._new, found)))

    # By likeness

    def _can_search(self) -> bool:
        return self._search_purse.pays(_SEARCHES * len(self._new) + _CLOSELY)

    def _by_likeness(self, anchor: Anchor) -> Located:
        """What a search of the whole new text tells, places left out that belong to other passages."""
        if not self._can_search():
            return UNCERTAIN
        located = locate(self._new, anchor)
        if located.span is None:
            return located
        return located if self._is_nobody_elses(anchor, located.span) else UNCERTAIN

    def _is_nobody_elses(self, anchor: Anchor, found: Span) -> bool:
        whole, span = Span(0, len(self._old)), Span(anchor.start, anchor.end)
        text = self._new[found.start : found.end]
        if not self._lines.is_free(found) or likeness(anchor.quote, text) < LEAST_LIKENESS:
            return False
        if text.strip() == "" or len(self._lines.old_left) > _NEARBY:
            return False
        most = scored(self._new, anchor, found).score - SURE_MARGIN
        owners = [one for one in _rivals(self._old, whole, text, span) if self._lines.is_left(one)]
        return all(scored(self._new, describe(self._old, one), found).score <= most for one in owners)


def _rivals(text: str, stretch: Span, like: str, own: Span) -> Iterator[Span]:
    """Where else in this stretch something like this stands: its equals, and the likest on each side."""
    equals = islice(occurrences(text[stretch.start : stretch.end], like), _MOST_RIVALS)
    starts = [stretch.start + at for at in equals]
    probe = like[:_PROBE]
    for part in (Span(stretch.start, own.start), Span(own.end, stretch.end)):
        found = (
            partial_ratio_alignment(probe, text[part.start : part.end], score_cutoff=_LEAST_RIVAL)
            if part and len(like) >= _SHORT
            else None
        )
        if found:
            starts.append(part.start + found.dest_start)
    spans = (Span(start, min(len(text), start + len(like))) for start in dict.fromkeys(starts))
    return (span for span in spans if span and not span.overlaps(own))


def _sole(text: str, sought: str) -> int | None:
    """Where this stands in the text, if it stands there once."""
    at = text.find(sought)
    return at if at >= 0 and text.find(sought, at + 1) < 0 else None


def _nearby(stretch: Span, own: Span) -> Span:
    return Span(max(stretch.start, own.start - _NEARBY), min(stretch.end, own.end + _NEARBY))


def _widened(span: Span, length: int) -> Span:
    return Span(max(0, span.start - _TOLD), min(length, span.end + _TOLD))
