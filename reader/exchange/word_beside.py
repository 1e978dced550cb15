"""What stands beside the text of a Word document: its comments and its footnotes; knows no notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reader.exchange.direction import balanced
from reader.exchange.html_text import one_line
from reader.exchange.restorable import known_time
from reader.exchange.word_xml import mark, paragraph, part, plain, run

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_AUTHOR = 120  # code points; Word takes 255 units of UTF-16
_FIRST = 1_000_000  # of the comments: LibreOffice takes a footnote for another where a comment has its number
_SEPARATORS = """\
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What stands in the text where a comment begins and where it ends; nothing where there is none."""

    begin: str = ""
    end: str = ""


class Comments:
    """The comments of one document, in the order in which they are added."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def add(self, lines: Sequence[str], author: str, made: str) -> Anchor:
        """A comment of these lines, each given by its runs; a time that is none is left out."""
        number = _FIRST + len(self._told)
        begun = mark("CommentReference", "<w:annotationRef/>")
        inner = "".join(paragraph("CommentText", (begun if not at else "") + line) for at, line in enumerate(lines))
        who = f'w:author="{plain(author[:_LONGEST_AUTHOR])}" w:initials="{plain(author.strip()[:1])}"'
        date = f' w:date="{time}"' if (time := _time(made)) else ""
        self._told.append(f'<w:comment w:id="{number}" {who}{date}>{inner}</w:comment>\n')
        reference = mark("CommentReference", f'<w:commentReference w:id="{number}"/>')
        begin, end = (f'<w:commentRange{side} w:id="{number}"/>' for side in ("Start", "End"))
        return Anchor(begin, end + reference)

    def xml(self) -> bytes:
        """All of them as a part of the document."""
        return part("comments", "".join(self._told))


class Footnotes:
    """The footnotes of one document, in the order in which they are added."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def add(self, text: str) -> str:
        """The reference to a new footnote, to stand in the text; nothing when there is nothing to tell."""
        if not text.strip():
            return ""
        number = len(self._told) + 1
        begun = mark("FootnoteReference", "<w:footnoteRef/>") + run(" ")
        inner = paragraph("FootnoteText", begun + run(balanced(one_line(text))))
        self._told.append(f'<w:footnote w:id="{number}">{inner}</w:footnote>\n')
        return mark("FootnoteReference", f'<w:footnoteReference w:id="{number}"/>')

    def xml(self) -> bytes:
        """All of them as a part of the document, after the lines that part them from the text."""
        return part("footnotes", _SEPARATORS + "".join(self._told))


def _time(text: str) -> str:
    """The time in UTC to the second, as Word takes it; nothing when it is none."""
    known = known_time(text)
    return f"{datetime.fromisoformat(known).replace(tzinfo=None).isoformat(timespec='seconds')}Z" if known else ""
