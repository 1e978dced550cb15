"""Another text of an article is shown: its highlights are found again in it, or listed as lost; none is guessed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.session.changes import Changes, Edit, nothing
from reader.text.anchor import Anchor, Verdict, describe, locate
from reader.text.reanchor import relocated
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.session.history import History
    from reader.text.anchor import Located
    from storage.library import Library
    from storage.records import Article, Correction, Highlight, OwnReading, Text


_AT_PLACE = 24  # code points that tell where the reader was


class Revising:
    """The revisions of one library's articles."""

    def __init__(self, library: Library, history: History) -> None:
        self._library = library
        self._history = history

    def show(self, article: Article, text: Text) -> tuple[Changes, Counter[Verdict]]:
        """Show this text, kept as a new revision unless one before was the same; what became of highlights."""
        old = self._library.articles.text(article.id)
        same = next((one for one in self._library.articles.revisions(article.id) if _is_same(one, text)), None)
        shown = same or text
        if shown.revision == article.revision:
            return nothing("new text"), Counter()
        marks = [one for one in self._library.highlights.of(article.id) if not one.lost]
        located = relocated(old.body, shown.body, [_anchor(one) for one in marks])
        edits = [Edit(None, text)] if same is None else []
        edits.append(Edit(article, replace(article, revision=shown.revision)))
        edits += [Edit(one, placed(one, where, shown.body)) for one, where in zip(marks, located, strict=True)]
        for kept in (self._library.corrections.of(article.id), self._library.own_readings.of(article.id)):
            edits += _after(kept, old.body, shown.body)
        changes = self._history.do("new text", edits, about=article)
        self._keep_place(article, old.body, shown.body)
        return changes, Counter(where.verdict for where in located)

    def _keep_place(self, article: Article, old: str, new: str) -> None:
        """Let the reader be where they were, as far as the lines there are the same."""
        place = self._library.places.get(article.id)
        if place is None:
            return
        spans = [Span(start, min(start + _AT_PLACE, len(old))) for start in (place.caret, place.top)]
        located = relocated(old, new, [describe(old, span) for span in spans])
        caret, top = (
            where.span.start if where.span else min(span.start, len(new))
            for where, span in zip(located, spans, strict=True)
        )
        with self._library.transaction():
            self._library.places.put(place._replace(caret=caret, top=top))


def _after(known: Sequence[Correction] | Sequence[OwnReading], old: str, new: str) -> list[Edit]:
    """What is said of words where it is found word for word in the new text; else it is lost.

    What was lost is looked for again: a repair that is taken back brings its text back.
    """
    kept = [one for one in known if not one.lost]
    gone = [one for one in known if one.lost and one.quote in new]
    located = [
        *zip(kept, relocated(old, new, [_anchor(one) for one in kept]), strict=True),
        *((one, locate(new, _anchor(one))) for one in gone),
    ]
    return [Edit(one, _corrected(one, where, new)) for one, where in located]


def _is_same(one: Text, other: Text) -> bool:
    return (one.digest, one.body, one.blocks, one.repairs) == (
        other.digest,
        other.body,
        other.blocks,
        other.repairs,
    )


def _corrected(one: Correction | OwnReading, where: Located, body: str) -> Correction | OwnReading:
    if where.span is None or body[where.span.start : where.span.end] != one.quote:
        return replace(one, lost=True)
    now = describe(body, where.span)
    return replace(one, start=now.start, end=now.end, prefix=now.prefix, suffix=now.suffix, lost=False)


def _anchor(mark: Highlight | Correction | OwnReading) -> Anchor:
    return Anchor(mark.start, mark.end, mark.quote, mark.prefix, mark.suffix)


def placed(mark: Highlight, where: Located, body: str) -> Highlight:
    """The highlight where it was found, described anew; lost where it was not, all it had kept."""
    if where.span is None:
        return replace(mark, lost=True)
    now = describe(body, where.span)
    return replace(mark, start=now.start, end=now.end, quote=now.quote, prefix=now.prefix, suffix=now.suffix)
