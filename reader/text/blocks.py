"""The blocks of a text: title, subtitle, heading, paragraph; keeps every character but the heading marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.text.kinds import HEADING, PARAGRAPH, SUBTITLE, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = re.compile(r"(#{1,6})[ \t　]+(?=\S)")
_SENTENCE_END = tuple("。！？；：，、…）)”’!?;:,.")
_LONGEST_TITLE = 40  # code points; a longer first line is prose


class Block(NamedTuple):
    """One block of a body: its kind and its half-open code points, without the line end.

    A tuple: a long body has tens of thousands.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Composition:
    """A body and its blocks, which stand in it one a line."""

    body: str
    blocks: tuple[Block, ...]

    def first(self, kind: str) -> str:
        """The text of the first block of this kind, or nothing."""
        return next((self.body[block.start : block.end] for block in self.blocks if block.kind == kind), "")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a place: its kind, its text on one line, and how many blank lines stand before it."""

    kind: str
    text: str
    gap: int = 0


def compose(text: str) -> Composition:
    """The body and blocks of a decoded text, line by line."""
    return laid_out(pieces(text))


def pieces(text: str) -> list[Piece]:
    """The pieces of a decoded text: every line that is not blank is one.

    Markdown heading marks become kinds; without any, a short first line that is no sentence is the title.
    """
    gaps, lines = _spaced(text.split("\n"))
    kinds = list(_marked_kinds(lines))
    if all(level == 0 for level, _ in kinds):
        kinds = list(_plain_kinds(lines))
    return [Piece(kind, line, gap) for (kind, line), gap in zip(named(kinds), gaps, strict=True)]


def laid_out(parts: Iterable[Piece]) -> Composition:
    """The body of these pieces, one a line, and where each stands in it."""
    blocks: list[Block] = []
    texts: list[str] = []
    position = 0
    for part in parts:
        blocks.append(Block(part.kind, position, position + len(part.text)))
        texts.append(part.text)
        position += len(part.text) + 1
    return Composition("\n".join(texts), tuple(blocks))


def _spaced(lines: Iterable[str]) -> tuple[list[int], list[str]]:
    """The lines that are not blank, after how many blank lines stand before each."""
    gaps: list[int] = []
    kept: list[str] = []
    gap = 0
    for line in lines:
        if line.strip():
            gaps.append(gap)
            kept.append(line)
            gap = 0
        else:
            gap += 1
    return gaps, kept


def _marked_kinds(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each line's heading level (0 for prose) and its text without the marks."""
    for line in lines:
        mark = _MARK.match(line)
        yield (len(mark[1]), _without_closing_marks(line[mark.end() :])) if mark else (0, line)


def _without_closing_marks(text: str) -> str:
    """A heading's text without the marks that may close it, which white space sets apart."""
    text = text.rstrip(" \t")
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if bare.endswith((" ", "\t")) else text


def _plain_kinds(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The same for a text without marks: the title, and a second line that opens with a dash below it."""
    titled = len(lines) > 1 and _could_be_title(lines[0]) and not _is_cut_prose(*lines[:2])
    for index, line in enumerate(lines):
        is_title = titled and index == 0
        is_subtitle = titled and index == 1 and line.lstrip().startswith(("——", "──")) and _could_be_title(line)
        yield (1 if is_title else 2 if is_subtitle else 0), line


def _is_cut_prose(first: str, second: str) -> bool:
    """Whether the first line is prose that was cut where the second was."""
    return len(first) == len(second) and "，" in first


def _could_be_title(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_TITLE and not line.rstrip().endswith(_SENTENCE_END)


def named(leveled: Iterable[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Levels to kinds: the first heading, at the top, is the title; one right below it the subtitle."""
    before = ""
    for level, text in leveled:
        if not level:
            kind = PARAGRAPH
        elif not before:
            kind = TITLE
        elif before == TITLE and level > 1:
            kind = SUBTITLE
        else:
            kind = HEADING
        before = kind
        yield kind, text
