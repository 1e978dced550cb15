"""Every place of a text in the library, in context, as a word or anywhere; cuts no words itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.chinese.corrections import LONGEST_WORD, Rules
from reader.session.own_words import overlay_of, rules_of
from reader.text.find import find
from reader.text.sentences import sentence_around, sentence_ends
from reader.text.spans import Span
from storage.search import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.chinese.corrections import Overlay
    from storage.library import Library
    from storage.records import Article

CONTEXT = 48  # code points of the paragraph on each side of a place
LONGEST = 2000  # code points of a sentence; a longer one is looked at in pieces
_PAGE = 20  # articles asked for at once


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in an article, in which sentence, and what stands beside it in its paragraph."""

    article: str
    title: str
    span: Span
    sentence: Span
    left: str
    word: str
    right: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds the text looked for, at each of the hits, in order; `overlay` is the article's own."""

    article: Article
    overlay: Overlay
    span: Span
    hits: tuple[Span, ...]

    @property
    def text(self) -> str:
        """What is to be cut, to know the words of the sentence."""
        return self.overlay.body[self.span.start : self.span.end]

    def places(self) -> list[Place]:
        """Wherever the text stands."""
        return [self._place(hit) for hit in self.hits]

    def words(self, cut: Sequence[Span]) -> list[Place]:
        """Where it stands as a word; `cut` are the words of the sentence, in code points of the body."""
        return [self._place(word) for word in self.overlay.over(cut, self.span) if self._is_wanted(word)]

    def _is_wanted(self, word: Span) -> bool:
        first = self.hits[0]
        wanted = self.overlay.body[first.start : first.end]
        is_as_long = word.end - word.start == len(wanted)
        is_near = is_as_long and any(word.overlaps(hit) for hit in self.hits)
        return is_near and bool(find(self.overlay.body[word.start : word.end], wanted))

    def _place(self, span: Span) -> Place:
        body = self.overlay.body
        near = max(0, span.start - CONTEXT)
        first = max(body.rfind("\n", near, span.start) + 1, near)
        stop = body.find("\n", span.end, span.end + CONTEXT)
        left, word = body[first : span.start], body[span.start : span.end]
        right = body[span.end : span.end + CONTEXT if stop < 0 else stop]
        return Place(self.article.id, self.article.title, span, self.span, left, word, right)


class Concordance:
    """The places of texts in one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def sentences(self, text: str) -> Iterator[Sentence]:
        """The sentences that hold the text, in reading order, the article imported last first; none of the bin.

        Each article is read when its first sentence is asked for, the words that hold everywhere but once.
        """
        below = ALL if text.strip() else 0
        everywhere = rules_of(self._library.lexicon.everywhere()) if below else Rules()
        while below:
            found = self._library.search.texts([text], _PAGE, below)
            for _, own in found:
                yield from self._of_article(own, text, everywhere)
            below = found[-1][0] if len(found) == _PAGE else 0

    def tallies(self, text: str) -> Iterator[int]:
        """How often each article that holds the text holds it, as a word or not, the one imported last first."""
        below = ALL if text.strip() else 0
        while below:
            found = self._library.search.texts([text], _PAGE, below)
            counts = (len(find(self._library.articles.body(own), text)) for _, own in found)
            yield from filter(None, counts)
            below = found[-1][0] if len(found) == _PAGE else 0

    def _of_article(self, own: str, text: str, everywhere: Rules) -> Iterator[Sentence]:
        body = self._library.articles.body(own)
        hits = list(find(body, text))
        if hits:
            article, overlay = self._library.articles.get(own), self._overlay(own, body, everywhere)
            for span, inside in _by_sentence(body, hits):
                yield Sentence(article, overlay, span, tuple(inside))

    def _overlay(self, own: str, body: str, everywhere: Rules) -> Overlay:
        """What the reader wants of the words of an article, over the words that hold everywhere."""
        layers = [everywhere, rules_of(self._library.lexicon.of(own))]
        return overlay_of(body, layers, self._library.corrections.of(own))


def row(place: Place) -> dict[str, object]:
    """The place in a listing; `start` and `end` are code points of the article's text."""
    return {
        "article": place.article,
        "title": place.title,
        "start": place.span.start,
        "end": place.span.end,
        "left": place.left,
        "word": place.word,
        "right": place.right,
    }


def _by_sentence(body: str, hits: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Each sentence with the hits in it; a very long one in pieces, each hit amid the characters around it."""
    span, last, inside, ends = Span(0, 0), 0, list[Span](), sentence_ends(body)
    for hit in hits:
        if inside and hit.end > last:
            yield span, inside
            inside = []
        if not inside:
            span, last = _sentence(body, hit, ends)
        inside.append(hit)
    if inside:
        yield span, inside


def _sentence(body: str, hit: Span, ends: Sequence[int]) -> tuple[Span, int]:
    """The sentence around a hit, or a piece of it, and where hits in it have to end."""
    start, end = sentence_around(body, hit.start, hit.end, ends)
    far = hit.end + LONGEST // 2
    last = far - LONGEST_WORD if far < end else end
    return Span(max(start, hit.start - LONGEST // 2), min(end, far)), last
