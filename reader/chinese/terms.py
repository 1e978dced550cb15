"""The terms of an article that its words cut apart, found by how they repeat; proposes them, joins nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import log
from typing import TYPE_CHECKING, NamedTuple

from reader.chinese.grammar import FUNCTION_WORDS, PARTICLES, is_amount
from reader.text.spans import Span, covering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FEWEST, MOST = 2, 4  # words in a term
LONGEST = 8  # code points of a term
REPEATED = 2  # places that a term has at least; one in quotation marks counts twice
COHESIVE = 0.6  # of 1, which are parts that never stand apart
NEARLY_ALL = 0.75  # of its places: so often a part of a longer term stands in that
CONSIDERED = 4_000  # terms, those with most places
APART = 125  # code points of the body for each proposal
FEW, MANY = 10, 200  # proposals for a short body and a long one

_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’", "《": "》", "〈": "〉"}
_FIRST_HAN = "\u2e80"
_MIDDLE = frozenset("·‧・")  # stands inside a name


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that may be one word.

    Starts are code points of the body, in order, where it now stands across words; `elsewhere` tells how often
    it stands in other texts.
    """

    text: str
    starts: tuple[int, ...]
    elsewhere: int


class _Clause(NamedTuple):
    """Neighbouring words with nothing between them, and whether quotation marks hold just these."""

    starts: list[int]
    texts: list[str]
    is_quoted: bool


class _Place(NamedTuple):
    """The words of a clause from `at` on."""

    clause: _Clause
    at: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that stand together in several places, or in quotation marks."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    weight: int  # places; those in quotation marks, which the writer sets apart as terms, count twice

    def splits(self) -> Iterator[tuple[str, str]]:
        """The two texts beside each boundary of its words."""
        for at in range(1, len(self.words)):
            yield "".join(self.words[:at]), "".join(self.words[at:])


def proposals(body: str, words: Sequence[Span], others: Sequence[str] = ()) -> list[Proposal]:
    """Texts of several words that may be one, the best first; `words` are in order.

    The score is how often a text stands, times how strongly its words cohere (the least normalised pointwise mutual
    information of its splits, Bouma 2009), times how freely it stands (the lesser branching entropy of its sides,
    Jin and Tanaka-Ishii 2006).
    """
    clauses = list(_clauses(body, _fresh(body, words)))
    here = Counter(chain.from_iterable(clause.texts for clause in clauses))
    runs = _runs(clauses)
    terms = _terms({text: run for text, run in runs.items() if text not in here})
    here.update({text: run.weight for text, run in runs.items()})
    parts = {part for run in terms.values() for split in run.splits() for part in split}
    elsewhere = _occurrences(parts | terms.keys(), others)
    alone = _Corpus(here, len(body))
    together = _with_others(alone, body, parts, elsewhere, sum(map(len, others))) if others else alone
    scores = _scores(body, terms, elsewhere, (alone, together))
    best = nlargest(_most(body), _independent(terms, scores), key=lambda text: scores[text])
    return [Proposal(text, tuple(_places(text, body, words)), elsewhere[text]) for text in best]


def _most(body: str) -> int:
    return min(max(len(body) // APART, FEW), MANY)


# Words that stand together


def _fresh(body: str, words: Sequence[Span]) -> Iterable[Span]:
    """The words outside lines that only repeat an earlier one, as columns of a page do; these tell nothing new."""
    seen: set[str] = set()
    repeats: list[Span] = []
    start = 0
    for line in body.split("\n"):
        if line in seen and line:
            repeats.append(Span(start, start + len(line)))
        seen.add(line)
        start += len(line) + 1
    return (word for word in words if not covering(repeats, word.start)) if repeats else words


def _clauses(body: str, words: Iterable[Span]) -> Iterator[_Clause]:
    """Runs of words between punctuation, white space and line ends."""
    starts: list[int] = []
    texts: list[str] = []
    end = 0
    for word in words:
        text = body[word.start : word.end]
        is_mark = not (text[:1].isalnum() or text in _MIDDLE)
        if texts and (is_mark or word.start != end):
            yield _Clause(starts, texts, _is_quoted(body, starts[0], end))
            starts, texts = [], []
        if not is_mark:
            starts.append(word.start)
            texts.append(text)
        end = word.end
    if texts:
        yield _Clause(starts, texts, _is_quoted(body, starts[0], end))


def _is_quoted(body: str, start: int, end: int) -> bool:
    return start > 0 and _QUOTES.get(body[start - 1]) == body[end : end + 1]


def _runs(clauses: Sequence[_Clause]) -> dict[str, _Run]:
    """The runs of words by their text; only one that repeats can be part of a longer one."""
    runs: dict[str, _Run] = {}
    begins: list[Sequence[int]] = [range(len(clause.texts) - FEWEST + 1) for clause in clauses]
    for length in range(FEWEST, MOST + 1):
        found = _found(clauses, begins, length)
        kept = {text: run for text, places in found.items() if (run := _run(text, places, length))}
        runs = kept | runs
        begins = [_longer(clause, at_these, length, kept) for clause, at_these in zip(clauses, begins, strict=True)]
    return runs


def _found(clauses: Sequence[_Clause], begins: Sequence[Sequence[int]], length: int) -> dict[str, list[_Place]]:
    """The places of all runs of so many words that begin there, or fill quotation marks."""
    found: dict[str, list[_Place]] = {}
    for clause, at_these in zip(clauses, begins, strict=True):
        texts = clause.texts
        for at in at_these or ((0,) if clause.is_quoted and len(texts) == length else ()):
            text = "".join(texts[at : at + length])
            if len(text) <= LONGEST:
                found.setdefault(text, []).append(_Place(clause, at))
    return found


def _longer(clause: _Clause, begins: Sequence[int], length: int, kept: Mapping[str, _Run]) -> list[int]:
    """Where runs of one word more may begin: both runs in them repeat."""
    going = {at for at in begins if "".join(clause.texts[at : at + length]) in kept}
    return [at for at in begins if at in going and at + 1 in going]


def _run(text: str, places: Sequence[_Place], length: int) -> _Run | None:
    """The run, unless it stands once and not in quotation marks; of places that overlap, the first."""
    if len(places) < REPEATED and not places[0].clause.is_quoted:
        return None
    starts: list[int] = []
    weight = 0
    for clause, at in places:
        start = clause.starts[at]
        if not starts or start >= starts[-1] + len(text):
            starts.append(start)
            weight += 2 if clause.is_quoted and len(clause.texts) == length else 1
    clause, at = places[0]
    return _Run(tuple(clause.texts[at : at + length]), tuple(starts), weight) if weight >= REPEATED else None


# Those that may be terms


def _terms(runs: Mapping[str, _Run]) -> dict[str, _Run]:
    """The runs that look like terms; of very many, those with most places."""
    likely = {text: run for text, run in runs.items() if _is_likely(run.words)}
    return dict(nlargest(CONSIDERED, likely.items(), key=lambda item: item[1].weight))


def _is_likely(words: Sequence[str]) -> bool:
    edges = (words[0], words[-1])
    return (
        FUNCTION_WORDS.isdisjoint(edges)
        and PARTICLES.isdisjoint(words)
        and all(any(character.isalpha() for character in edge) for edge in edges)
        and any(character >= _FIRST_HAN for word in words for character in word)
        and not any(map(is_amount, (*edges, words[0] + words[1], words[-2] + words[-1])))
    )


# How good they are


@dataclass(frozen=True, slots=True)
class _Corpus:
    """How often words and runs of words stand in texts of so many code points."""

    counts: Mapping[str, int]
    size: int

    def cohesion(self, run: _Run, count: int) -> float:
        """From -1, never together, to 1, never apart, when the run stands so often."""
        of = self.counts
        apart = max(max(of[one], count) * max(of[other], count) for one, other in run.splits())
        return log(self.size * count / apart) / log(self.size / count)


def _with_others(alone: _Corpus, body: str, parts: set[str], elsewhere: Mapping[str, int], size: int) -> _Corpus:
    """The article with others of so many code points, in which texts stand so often.

    The others are not cut: of the texts that stand in them, as many are taken for words as in the article.
    """
    inside = _occurrences(parts, [body])
    as_words = {part: elsewhere[part] * alone.counts[part] // inside[part] for part in parts}
    return _Corpus({part: alone.counts[part] + as_words[part] for part in parts}, alone.size + size)


def _occurrences(texts: Iterable[str], others: Sequence[str]) -> Counter[str]:
    """How often each text stands in the others, in one pass over them."""
    by_head: dict[str, list[str]] = {}
    for text in texts:
        by_head.setdefault(text[:2], []).append(text)
    found: Counter[str] = Counter()
    for other in others:
        found.update({one: count for one, count in Counter(other).items() if one in by_head})
        for at in range(len(other) - 1):
            for text in by_head.get(other[at : at + 2], ()):
                if other.startswith(text, at):
                    found[text] += 1
    return found


def _scores(
    body: str, terms: Mapping[str, _Run], elsewhere: Mapping[str, int], corpora: tuple[_Corpus, _Corpus]
) -> dict[str, float]:
    """The score of each term that coheres and stands freely."""
    scores: dict[str, float] = {}
    for text, run in terms.items():
        cohesion = _cohesion(run, elsewhere[text], *corpora)
        freedom = _freedom(body, text, run) if cohesion >= COHESIVE else 0
        if freedom > 0:
            scores[text] = run.weight * cohesion * freedom
    return scores


def _cohesion(run: _Run, elsewhere: int, alone: _Corpus, together: _Corpus) -> float:
    """Texts without the term tell only that its words also stand apart: their size alone would make it rare."""
    cohesion = together.cohesion(run, run.weight + elsewhere)
    return cohesion if elsewhere else min(cohesion, alone.cohesion(run, run.weight))


def _freedom(body: str, text: str, run: _Run) -> float:
    before = (body[start - 1 : start] for start in run.starts)
    after = (body[start + len(text) : start + len(text) + 1] for start in run.starts)
    return min(_entropy(before, run.weight), _entropy(after, run.weight))


def _entropy(neighbours: Iterable[str], weight: int) -> float:
    """How uncertain the neighbour is, in nats; each end of a clause counts as another neighbour."""
    counted = Counter(neighbour for neighbour in neighbours if neighbour.isalnum())
    ends = weight - counted.total()
    return (ends * log(weight) + sum(count * log(weight / count) for count in counted.values())) / weight


def _independent(terms: Mapping[str, _Run], scores: Mapping[str, float]) -> list[str]:
    """The terms without parts that hardly stand outside a longer one, and without longer ones that add nothing."""
    dropped: set[str] = set()
    for text in scores:
        for part in _parts(text) & scores.keys():
            if terms[text].weight >= NEARLY_ALL * terms[part].weight:
                dropped.add(part)
            elif scores[text] <= scores[part]:
                dropped.add(text)
    return [text for text in scores if text not in dropped]


def _parts(text: str) -> set[str]:
    ends = range(1, len(text) + 1)
    return {text[start:end] for end in ends for start in range(end)} - {text}


def _places(text: str, body: str, words: Sequence[Span]) -> Iterator[int]:
    """Where the text stands and is not inside one word; its ends may be inside words."""
    start = body.find(text)
    while start >= 0:
        end = start + len(text)
        is_apart = covering(words, start) != covering(words, end - 1)
        if is_apart:
            yield start
        start = body.find(text, end if is_apart else start + 1)
