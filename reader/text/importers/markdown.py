"""Markdown: what a reader of the rendered page sees, one piece a line; tags are text here, nothing is loaded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from reader.text import blocks, metadata
from reader.text.blocks import Piece
from reader.text.drafts import Draft
from reader.text.importers.days import iso_day
from reader.text.limits import DEEPEST
from reader.text.metadata import Metadata
from reader.text.unreadable import TooDeep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from reader.text.drafts import Source

_FRONT = re.compile(
    r"---[ \t]*\n(?P<lines>(?:(?!(?:---|\.\.\.)[ \t]*$).*\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.MULTILINE
)
_FACT = re.compile(r"(?P<key>[\w-]+)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_NO_FACT = re.compile(r"\s*$|\s*#|\s+\S|-\s")  # in front matter: blank, a remark, a value that goes on

# A note such as “[1]: 某书，第3页” has the form of a link's address, which would not be shown.
_NOTE = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*(?![ \t]|<|/|\.|#|[A-Za-z][\w+.-]*:)\S", re.MULTILINE)

# CommonMark ends no emphasis between “”” and a character that follows at once, as Chinese has it.
_STRONG = re.compile(r"\*\*([^*\s](?:[^*]*[^*\s])?)\*\*")

# White space that is not Markdown's own is kept, so it must not look like white space while Markdown is read.
_KEPT_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B)))
_KEPT_SPACES += "\u2028\u2029\u202f\u205f\u3000"
_STAND_INS = range(0x100000, 0x10FF00, len(_KEPT_SPACES))  # where in the private planes the stand-ins may begin
_WIDE_MARK = re.compile(r"^(#{1,6})\u3000+(?=\S)", re.MULTILINE)

_SENTENCE_END = tuple("。！？；：，、…!?;:,.")
_CELL_GAP = "\u3000"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the rendered page: its heading level (0 for prose), its text, the source line it begins on."""

    level: int
    text: str
    number: int


def read(source: Source) -> Draft:
    """The pieces of a Markdown text and what its front matter and dateline say; raises TooDeep."""
    front, body = _parted(source.text)
    pieces = tuple(_pieces(body, source.name))
    return Draft(pieces, metadata.merged(front, metadata.read(pieces, source.name)))


def _parted(text: str) -> tuple[Metadata, str]:
    """What the front matter says, and the text below it."""
    front = _FRONT.match(text)
    if not front:
        return Metadata(), text
    lines = front["lines"].splitlines()
    facts = [_FACT.match(line) for line in lines]
    if not any(facts) or not all(fact or _NO_FACT.match(line) for fact, line in zip(facts, lines, strict=True)):
        return Metadata(), text
    said = {fact["key"].lower(): _unquoted(fact["value"] or "") for fact in facts if fact}
    return _told(said), text[front.end() :]


def _told(said: dict[str, str]) -> Metadata:
    return Metadata(
        title=said.get("title", ""),
        subtitle=said.get("subtitle", ""),
        source=said.get("source", ""),
        published=iso_day(said.get("date", "") or said.get("published", "")),
        author=said.get("author", ""),
    )


def _unquoted(value: str) -> str:
    """A value without the quotes or the brackets of a list around it."""
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return "、".join(_unquoted(part) for part in value[1:-1].split(","))
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _pieces(text: str, name: str) -> list[Piece]:
    lines = _spread(_lines(text, name), text)
    if lines and all(line.level == 0 and not line.text.startswith("#") for line, _ in lines):
        return blocks.pieces("".join("\n" * (gap + 1) + line.text for line, gap in lines).removeprefix("\n"))
    kinds = blocks.named((line.level, line.text) for line, _ in lines)
    return [Piece(kind, shown, gap) for (kind, shown), (_, gap) in zip(kinds, lines, strict=True)]


def _spread(lines: Iterator[_Line], text: str) -> list[tuple[_Line, int]]:
    """The lines that are not blank, and how many blank lines of the source stand right before each."""
    written = text.split("\n")
    spread: list[tuple[_Line, int]] = []
    for line in lines:
        if line.text.strip():
            first = line.number
            while first > 0 and not written[first - 1].strip():
                first -= 1
            is_new = not spread or line.number > spread[-1][0].number
            spread.append((line, line.number - first if is_new else 0))
    return spread


def _lines(text: str, name: str) -> Iterator[_Line]:
    """The lines of the rendered page; white space of the text's own is the same as before."""
    used = set(text)
    base = next(base for base in _STAND_INS if not any(chr(base + n) in used for n in range(len(_KEPT_SPACES))))
    hidden = {ord(space): base + place for place, space in enumerate(_KEPT_SPACES)}
    shown = {stand_in: space for space, stand_in in hidden.items()}
    tokens = _parser(text).parse(_WIDE_MARK.sub(r"\1 ", text).translate(hidden))
    if any(token.level >= DEEPEST - 1 for token in tokens):
        raise TooDeep(name=name)  # what stands deeper was left out
    for line in _rendered(tokens):
        yield replace(line, text=line.text.translate(shown))


def _parser(text: str) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    return parser.disable("reference") if _NOTE.search(text) else parser


def _rendered(tokens: list[Token]) -> Iterator[_Line]:
    marker = ""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        start = token.map[0] if token.map else 0
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} " if token.info else "• "
        elif token.type == "inline":
            yield from _marked(_prose(token, tokens[index - 1]), marker)
            marker = ""
        elif token.type in ("fence", "code_block"):
            first = start + (token.type == "fence")
            code = (_Line(0, line, first + row) for row, line in enumerate(token.content.split("\n")))
            yield from _marked(code, marker)
            marker = ""
        elif token.type == "tr_open":
            end = next(n for n in range(index, len(tokens)) if tokens[n].type == "tr_close")
            cells = ("".join(_texts(cell)) for cell in tokens[index:end] if cell.type == "inline")
            yield _Line(0, _CELL_GAP.join(cells), start)
            index = end
        index += 1


def _marked(lines: Iterator[_Line], marker: str) -> Iterator[_Line]:
    """The same lines, the first after the marker of its list item."""
    for line in lines:
        yield replace(line, text=marker + line.text)
        marker = ""


def _prose(token: Token, opening: Token) -> Iterator[_Line]:
    """The lines of a paragraph or a heading: one for each of the source's."""
    start = token.map[0] if token.map else 0
    texts = "".join(_texts(token)).split("\n")
    level = (
        int(opening.tag[1]) if opening.type == "heading_open" and not _is_underlined_prose(opening, texts) else 0
    )
    for row, text in enumerate(texts):
        yield _Line(level, text, start + row)


def _is_underlined_prose(opening: Token, texts: list[str]) -> bool:
    """Whether a “heading” is prose with a rule right below it, as Chinese writers part sections."""
    return opening.markup in ("-", "=") and (len(texts) > 1 or texts[0].endswith(_SENTENCE_END))


def _texts(inline: Token) -> Iterator[str]:
    """The text of a paragraph without its marks, line feeds where its lines break."""
    for token in inline.children or ():
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "image":
            yield from _texts(token)
        elif token.type == "text":
            yield _STRONG.sub(r"\1", token.content)
        else:
            yield token.content
