"""What rows of words say: of a word, a proposal, a correction; reads the body, and no library."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.text.sentences import sentence_around
from reader.text.spans import Span
from reader.ui.words.line_painter import Line
from storage.records import Correction, LexiconWord

if TYPE_CHECKING:
    from reader.chinese.terms import Proposal
    from reader.ui.words.word_table import WordTable

_CUT = "|"


def word_line(word: str, table: WordTable, body: str) -> Line:
    """A word, how often it stands in the body, the first sentence with it."""
    return _with_sentence(word, str(table.counts()[word]), body, table.firsts()[word], len(word))


def proposal_line(proposal: Proposal, body: str) -> Line:
    """A text that may be a word, how often it stands here and elsewhere, the first sentence with it."""
    elsewhere = f" + {proposal.elsewhere}" if proposal.elsewhere else ""
    tail = f"{len(proposal.starts)}{elsewhere}"
    return _with_sentence(proposal.text, tail, body, proposal.starts[0], len(proposal.text), sign="+")


def correction_line(record: Correction | LexiconWord, body: str) -> Line:
    """A correction with its pieces, where it holds, its note or a sentence with it."""
    if isinstance(record, LexiconWord):
        text, scope, start = pieces(record.text, record.cuts), _scope(record), body.find(record.text)
        if record.note or start < 0:
            return Line(text, scope, record.note, sign="×")
        return _with_sentence(text, scope, body, start, len(record.text), sign="×")
    text = pieces(record.quote, record.cuts)
    if record.lost:
        context = f"{record.prefix}{record.quote}{record.suffix}"
        return Line(
            text,
            QCoreApplication.translate("WordLines", "Lost"),
            " ".join(context.split()),
            sign="×",
            is_quiet=True,
        )
    return _with_sentence(
        text,
        QCoreApplication.translate("WordLines", "Here"),
        body,
        record.start,
        record.end - record.start,
        sign="×",
    )


def pieces(text: str, cuts: tuple[int, ...]) -> str:
    """A text with a bar wherever it is cut."""
    edges = [0, *cuts, len(text)]
    return _CUT.join(text[start:end] for start, end in pairwise(edges))


def _with_sentence(text: str, tail: str, body: str, start: int, length: int, *, sign: str = "") -> Line:
    first, last = sentence_around(body, start, start + length)
    found = Span(start - first, start - first + length)
    return Line(text, tail, body[first:last], (found,), sign)


def _scope(word: LexiconWord) -> str:
    """Where the word holds."""
    if word.article is None:
        return QCoreApplication.translate("WordLines", "Everywhere")
    return QCoreApplication.translate("WordLines", "In this article")
