"""Correcting words: joined and broken at one place, in one article or everywhere; every verb is undoable."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from reader.chinese.corrections import LONGEST_WORD, laid_over, touched
from reader.errors import ReaderError
from reader.session.changes import Changes, Edit, nothing
from reader.session.own_words import OwnWords
from reader.text.anchor import describe
from reader.text.spans import Span
from storage.records import Correction, LexiconWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.session.history import History
    from reader.session.makers import Makers
    from storage.library import Library
    from storage.records import Record


class Scope(Enum):
    """Where a correction holds."""

    HERE = "here"
    ARTICLE = "article"
    EVERYWHERE = "everywhere"


class NotOneWord(ReaderError):
    """A word stands within one paragraph and is no longer than the longest."""

    sentence = (
        "A word has at most {most} characters within one paragraph; no word was changed; select a shorter passage."
    )


@dataclass(frozen=True)
class Sight:
    """Where a word is corrected: a stretch of the body, the words that were cut of it, and the reader's own."""

    body: str
    stretch: Span
    words: Sequence[Span]
    own: OwnWords

    def shown(self, own: OwnWords | None = None) -> Sequence[Span]:
        """The words of the stretch as the reader sees them, or as they would be with these own words."""
        return (own or self.own).overlay(self.body).over(self.words, self.stretch)


class Correcting:
    """The words of one library's articles, as its reader corrects them."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def own_words(self, article_id: str) -> OwnWords:
        """The reader's words in this article."""
        return OwnWords.of(self._library, article_id)

    def correct(self, sight: Sight, span: Span, cuts: Sequence[int], scope: Scope) -> Changes:
        """Let this span be words of its own, cut at `cuts`, code points from its start; without any one word.

        What the reader then sees at the span is what was asked for, whatever other corrections say; elsewhere no
        boundary moves but where the same text stands, as far as `scope` reaches. Raises NotOneWord.
        """
        span = _solid(sight.body, span)
        if not span or span.end - span.start > LONGEST_WORD or not _is_within(span, sight.stretch):
            raise NotOneWord(most=LONGEST_WORD)
        wanted = laid_over(sight.shown(), span, cuts, sight.body)
        if wanted == list(sight.shown()):
            return nothing("correct words")
        region = _around(touched(sight.shown(), span), span)
        looked_at = sight.stretch if scope is Scope.HERE else region
        asked = touched(wanted, looked_at)
        for edits in self._ways(sight, span, cuts, scope, [word for word in wanted if word.overlaps(region)]):
            if touched(sight.shown(sight.own.after(edits)), looked_at) == asked:
                about = edits[-1].after or edits[-1].before
                return self._history.do("correct words", edits, about=about)
        raise AssertionError("the last way always holds")

    def take_back(self, records: Iterable[Correction | LexiconWord]) -> Changes:
        """Correct no more what these correct."""
        return self._history.do("take back correction", [Edit(one, None) for one in records])

    def accept(self, own: OwnWords, texts: Iterable[str], scope: Scope) -> Changes:
        """Let each of these texts be one word, in the article or everywhere."""
        article, rank = _article(own, scope), own.next_rank()
        known = {word.text: word for word in (own.of_article() if article else own.lexicon())}
        edits = [
            self._word(known.get(text), text, (), article, rank + number)
            for number, text in enumerate(dict.fromkeys(texts))
        ]
        return self._history.do("accept words", edits)

    def annotate(self, word: LexiconWord, note: str) -> Changes:
        """Write the note of a word."""
        if word.note == note:
            return nothing("note on word")
        return self._history.do("note on word", [Edit(word, replace(word, note=note, modified=self._makers.now()))])

    # Inside

    def _ways(
        self, sight: Sight, span: Span, cuts: Sequence[int], scope: Scope, wanted: Sequence[Span]
    ) -> Iterator[list[Edit]]:
        """What may be done, the simplest first; the last of them always holds. `wanted` are the words around."""
        dropped = self._moot(sight, span, scope)
        if dropped and (scope is Scope.HERE or any(_says_otherwise(edit.before, cuts) for edit in dropped)):
            yield dropped
        around = Span(wanted[0].start, wanted[-1].end)
        here = [Edit(None, self._correction(sight, around, [word.start - around.start for word in wanted[1:]]))]
        if scope is Scope.HERE:
            yield [*dropped, Edit(None, self._correction(sight, span, cuts))]
            yield here
            return
        plain = self._rule(sight, span, cuts, scope)
        yield [*_without(dropped, plain), *plain]
        if around.end - around.start <= LONGEST_WORD:
            wide = self._rule(sight, around, [word.start - around.start for word in wanted[1:]], scope)
            yield [*_without(dropped, wide), *wide]
        yield [*here, *plain]

    def _moot(self, sight: Sight, span: Span, scope: Scope) -> list[Edit]:
        """What was said before of the same passage or the same text, as far as it reaches no further."""
        text = sight.body[span.start : span.end]
        placed = [one for one in sight.own.corrections() if not one.lost]
        fixes = [one for one in placed if span.start <= one.start and one.end <= span.end]
        words = [] if scope is Scope.HERE else sight.own.of_article()
        words += sight.own.lexicon() if scope is Scope.EVERYWHERE else []
        same = [word for word in words if word.text == text and not word.note]
        moot: list[Correction | LexiconWord] = [*fixes, *same]
        return [Edit(one, None) for one in moot]

    def _correction(self, sight: Sight, span: Span, cuts: Iterable[int]) -> Correction:
        anchor = asdict(describe(sight.body, span))
        own, rank = self._makers.new_id(), sight.own.next_rank()
        inner = tuple(cut for cut in cuts if 0 < cut < span.end - span.start)
        return Correction(own, sight.own.article, **anchor, cuts=inner, rank=rank, created=self._makers.now())

    def _rule(self, sight: Sight, span: Span, cuts: Sequence[int], scope: Scope) -> list[Edit]:
        article, text = _article(sight.own, scope), sight.body[span.start : span.end]
        words = sight.own.of_article() if article else sight.own.lexicon()
        known = next((word for word in words if word.text == text), None)
        inner = tuple(cut for cut in cuts if 0 < cut < len(text))
        return [self._word(known, text, inner, article, sight.own.next_rank())]

    def _word(
        self, known: LexiconWord | None, text: str, cuts: tuple[int, ...], article: str | None, rank: int
    ) -> Edit:
        now = self._makers.now()
        if known:
            return Edit(known, replace(known, cuts=cuts, rank=rank, modified=now))
        return Edit(None, LexiconWord(self._makers.new_id(), article, text, cuts, "", rank, now, now))


def _says_otherwise(record: Record | None, cuts: Sequence[int]) -> bool:
    """Whether a word of the lexicon is cut elsewhere: one that is cut so says what is asked for, and stays."""
    return isinstance(record, LexiconWord) and record.cuts != tuple(cuts)


def _without(dropped: Iterable[Edit], changed: Iterable[Edit]) -> list[Edit]:
    """What is dropped and not changed instead."""
    kept = [edit.before for edit in changed]
    return [edit for edit in dropped if edit.before not in kept]


def _article(own: OwnWords, scope: Scope) -> str | None:
    return None if scope is Scope.EVERYWHERE else own.article


def _around(words: Sequence[Span], span: Span) -> Span:
    return Span(min(words[0].start, span.start), max(words[-1].end, span.end)) if words else span


def _is_within(span: Span, stretch: Span) -> bool:
    return stretch.start <= span.start and span.end <= stretch.end


def _solid(body: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    text = body[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, start + len(text.strip())))
