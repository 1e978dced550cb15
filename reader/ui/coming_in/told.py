"""What a repair is called and what it says of itself in one sentence; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.text.repair import Reason
from reader.ui.coming_in.sides import LEFT_OUT, MERGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.text.blocks import Piece
    from reader.text.repair import Repair

_CONTEXT = "Repairs"
_BEFORE, _BEHIND = 9, 24  # code points of an excerpt


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for translation where it stands as data."""
    return text


_GROUPS = {
    Reason.JOINED: QT_TRANSLATE_NOOP("Repairs", "Broken paragraphs"),
    Reason.REPEATED: QT_TRANSLATE_NOOP("Repairs", "Repeated text"),
    Reason.UNWRAPPED: QT_TRANSLATE_NOOP("Repairs", "Hard-wrapped lines"),
    Reason.INDENTED: QT_TRANSLATE_NOOP("Repairs", "Spaces as indents"),
    Reason.PAGE_NUMBER: QT_TRANSLATE_NOOP("Repairs", "Page numbers"),
    Reason.RUNNING_HEAD: QT_TRANSLATE_NOOP("Repairs", "Running heads"),
}
_SENTENCES = {
    Reason.JOINED: QT_TRANSLATE_NOOP("Repairs", "A paragraph broken in two is joined"),
    Reason.REPEATED: QT_TRANSLATE_NOOP("Repairs", "{count} paragraphs stand twice: folded"),
    Reason.UNWRAPPED: QT_TRANSLATE_NOOP("Repairs", "{count} hard-wrapped lines are one paragraph"),
    Reason.INDENTED: QT_TRANSLATE_NOOP("Repairs", "{count} indents of spaces go: the page has its own"),
    Reason.PAGE_NUMBER: QT_TRANSLATE_NOOP("Repairs", "A page number is dropped"),
    Reason.RUNNING_HEAD: QT_TRANSLATE_NOOP("Repairs", "A running head is dropped"),
}
_ONE = {
    Reason.REPEATED: QT_TRANSLATE_NOOP("Repairs", "A paragraph stands twice: folded"),
    Reason.INDENTED: QT_TRANSLATE_NOOP("Repairs", "An indent of spaces goes: the page has its own"),
}
_LAST = QT_TRANSLATE_NOOP("Repairs", "The last {count} paragraphs repeat: folded")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A few words round what is mended; between both parts is the seam, if there is one."""

    before: str
    behind: str


def group_name(reason: Reason) -> str:
    """What repairs for this reason are called."""
    return _translated(_GROUPS[reason])


def sentence(repair: Repair, pieces: Sequence[Piece]) -> str:
    """What this repair does, without a full stop."""
    count = repair.end - repair.first
    told = _ONE.get(repair.reason, "") if count == 1 else ""
    if repair.reason is Reason.REPEATED and repair.end == len(pieces) and count > 1:
        told = _LAST
    return _translated(told or _SENTENCES[repair.reason]).format(count=count)


def excerpt(repair: Repair, pieces: Sequence[Piece]) -> Excerpt:
    """The words at the first seam of a joining, else those it begins with."""
    first = pieces[repair.first].text.strip()
    if repair.reason not in MERGES:
        return Excerpt("", _head(first))
    before = first if len(first) <= _BEFORE else LEFT_OUT[0] + first[-_BEFORE:]
    behind = repair.first + 1 if repair.reason is Reason.UNWRAPPED else repair.end - 1
    return Excerpt(before, _head(pieces[behind].text))


def _head(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _BEHIND else text[:_BEHIND] + LEFT_OUT[0]


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
