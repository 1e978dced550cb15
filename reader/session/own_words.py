"""The words of one article as the reader wants them, kept current change by change; changes none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chinese.corrections import Fix, Overlay, Rule, Rules
from reader.text.spans import Span
from storage.records import Correction, LexiconWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.session.changes import Changes, Edit
    from storage.library import Library


class OwnWords:
    """The lexicon, the article's own words, and its corrections, each by id in the order in which they hold."""

    def __init__(self, article: str, words: Iterable[LexiconWord], corrections: Iterable[Correction]) -> None:
        self.article = article
        self._words = {word.id: word for word in words}
        self._corrections = {one.id: one for one in corrections}
        self._layers: tuple[Rules, Rules] | None = None

    @classmethod
    def of(cls, library: Library, article_id: str) -> OwnWords:
        """The reader's words of this article as the library has them."""
        words = [*library.lexicon.everywhere(), *library.lexicon.of(article_id)]
        return cls(article_id, words, library.corrections.of(article_id))

    def lexicon(self) -> list[LexiconWord]:
        """The words that hold everywhere, in their order."""
        return self._ordered(None)

    def of_article(self) -> list[LexiconWord]:
        """The words that hold in this article alone, in their order."""
        return self._ordered(self.article)

    def corrections(self) -> list[Correction]:
        """The corrections of single passages in their order, lost ones included."""
        return sorted(self._corrections.values(), key=lambda one: one.rank)

    def lost(self) -> int:
        """How many corrections have no place."""
        return sum(one.lost for one in self._corrections.values())

    def next_rank(self) -> int:
        """The rank of what is to hold over all that is here."""
        ranks = [one.rank for kept in (self._words, self._corrections) for one in kept.values()]
        return max(ranks, default=-1) + 1

    def overlay(self, body: str) -> Overlay:
        """What to lay over the words of the article's body."""
        if self._layers is None:
            self._layers = rules_of(self.lexicon()), rules_of(self.of_article())
        return overlay_of(body, self._layers, self.corrections())

    def after(self, edits: Iterable[Edit]) -> OwnWords:
        """The same as these edits would leave them."""
        copy = OwnWords(self.article, self._words.values(), self._corrections.values())
        copy._layers = self._layers
        copy._take(edits)
        return copy

    def follow(self, changes: Changes) -> bool:
        """Take over what a verb changed; whether it changed anything here."""
        return self._take(changes.edits)

    def _take(self, edits: Iterable[Edit]) -> bool:
        changed = False
        for edit in edits:
            record = edit.after or edit.before
            if isinstance(record, LexiconWord) and record.article in (None, self.article):
                self._words.pop(record.id, None)
                self._words |= {record.id: record} if edit.after else {}
                self._layers, changed = None, True
            elif isinstance(record, Correction) and record.article == self.article:
                self._corrections.pop(record.id, None)
                self._corrections |= {record.id: record} if edit.after else {}
                changed = True
        return changed

    def _ordered(self, article: str | None) -> list[LexiconWord]:
        return sorted((one for one in self._words.values() if one.article == article), key=lambda one: one.rank)


def rules_of(words: Iterable[LexiconWord]) -> Rules:
    """The rules that words say, in their order."""
    return Rules(Rule(word.text, word.cuts) for word in words)


def overlay_of(body: str, layers: Sequence[Rules], corrections: Iterable[Correction]) -> Overlay:
    """What to lay over the words of a body: layers of rules, and above them the corrections that have a place."""
    return Overlay(body, layers, [Fix(Span(one.start, one.end), one.cuts) for one in corrections if not one.lost])
