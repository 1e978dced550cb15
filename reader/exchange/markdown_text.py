"""Plain text made safe inside Markdown; knows no articles and no highlights.

Only what CommonMark, GitHub or Obsidian would act upon is escaped, so that Chinese stays as it is.
"""

from __future__ import annotations

import re
import string
import unicodedata

_ACTIVE = re.compile(
    r"""[\\`*_\[~$^\#]          # code, emphasis, links, strikethrough, mathematics, block names, tags
    | <(?=[A-Za-z/!?])          # HTML and autolinks
    | &(?=\#?\w+;)              # entities
    | (?<=%)%|%(?=%)            # Obsidian's comments
    | (?<==)=|=(?==)            # Obsidian's highlights
    """,
    re.VERBOSE,
)
_AT_LINE_START = re.compile(r"\s*(?:\d{1,9}(?=[.)](?:\s|\Z))|(?=>|[-+](?:[\s-]|\Z)))")
_AT_ROW_START = re.compile(r"\A[-:=](?=[-:=\s]|\Z)")  # underlines the line above, or makes it a table's head
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_HIGHEST_IN_ONE_UNIT = "\uffff"


def lines(text: str) -> list[str]:
    """The lines of `text` as Markdown divides them."""
    return _LINE_ENDS.split(text)


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown acts upon inside a line."""
    return _ACTIVE.sub(r"\\\g<0>", " ".join(lines(text)))


def as_paragraph(text: str) -> str:
    """`text` as a paragraph of its own, with nothing in it that Markdown acts upon."""
    return settled(escaped(text))


def as_rows(text: str) -> list[str]:
    """The lines of `text` as those of one paragraph, which make no table and no heading of each other."""
    return [_AT_ROW_START.sub(r"\\\g<0>", as_paragraph(line).replace("|", r"\|")) for line in lines(text)]


def settled(line: str) -> str:
    """An escaped line that opens no list, quotation or code where it begins."""
    line = line.strip(" \t\v\f")
    opening = _AT_LINE_START.match(line)
    return f"{opening[0]}\\{line[opening.end() :]}" if opening else line


def code(text: str) -> str:
    """`text` as inline code, in a fence longer than any run of backticks in it."""
    inner = " ".join(lines(text))
    longest = max((len(run) for run in re.findall("`+", inner)), default=0)
    pad = " " if not inner or inner.strip() != inner or "`" in (inner[0], inner[-1]) else ""
    return f"{'`' * (longest + 1)}{pad}{inner}{pad}{'`' * (longest + 1)}"


def bold(line: str, start: int, end: int) -> str:
    """The line as a paragraph with `line[start:end]` in bold.

    CommonMark ignores `**` between a letter and punctuation (`他**“好”**说`), so there bold starts inside it.
    """
    start, end = _bold_span(line, start, end)
    if start == end:
        return as_paragraph(line)
    inner = escaped(line[start:end])
    return settled(f"{escaped(line[:start])}**{inner}**{escaped(line[end:])}")


def _bold_span(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start].isspace():
        start += 1
    while start < end and line[end - 1].isspace():
        end -= 1
    if start > 0 and not _divides(line[start - 1]):
        while start < end and _is_mark(line[start]):
            start += 1
    if end < len(line) and not _divides(line[end]):
        while start < end and _is_mark(line[end - 1]):
            end -= 1
    return start, end


def _is_mark(character: str) -> bool:
    """Whether some edition of CommonMark takes the character for white space or punctuation."""
    return character.isspace() or unicodedata.category(character)[0] in "PSZ"


def _divides(character: str) -> bool:
    """Whether every edition of CommonMark takes the character for white space or punctuation."""
    kind = unicodedata.category(character)
    in_one_unit = character <= _HIGHEST_IN_ONE_UNIT
    return character in string.punctuation or character in " \t" or kind == "Zs" or (kind[0] == "P" and in_one_unit)
