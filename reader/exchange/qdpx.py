"""Notes as a project of the REFI-QDA standard (.qdpx), which other tools read; what is read back is beside it.

A ZIP of `project.qde` and one text an article in `sources/`: LF, no mark, positions in half-open code points. A
highlight is a selection with a Coding a tag; notes are Notes. A lost highlight is a Note, too: its text is the
context that was kept, in which the quote is the selection. Keys of tags and tag sets have no place in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from reader.exchange.qdpx_read import LOST, ORIGIN, PUBLISHED, SOURCE, read
from reader.exchange.restorable import derived_id, known_time
from reader.exchange.tag_paths import in_tree_order
from reader.exchange.tag_set_file import DEEPEST_TREE, color_or_palette, legal_text
from reader.exchange.zip_packed import packed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from reader.exchange.notes import AnnotatedArticle, Notes
    from storage.records import Highlight

__all__ = ["read", "write"]

NAMESPACE = "urn:QDA-XML:project:1.0"
LONGEST_NAME = 100  # code points of a quote that name its selection

_PREFIXES = cast("dict[str, str]", {None: NAMESPACE})
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+](0\d|1[0-3]):[0-5]\d)?")


def write(notes: Notes) -> bytes:
    """The notes as a project that is valid by the standard's schema; the same bytes for the same notes."""
    texts = (
        (f"sources/{source.article.id}.txt", source.body.encode("utf-8", "replace")) for source in notes.articles
    )
    return packed([("project.qde", _Project(notes).as_xml()), *texts])


def _add(parent: Element, name: str, /, **attributes: str) -> Element:
    """A new child with the attributes that are not empty."""
    known = {key: legal_text(value) for key, value in attributes.items() if value}
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", known)


def _tell(parent: Element, name: str, told: str) -> None:
    _add(parent, name).text = legal_text(told)


def _refer(parent: Element, name: str, target: str) -> None:
    _add(parent, name, targetGUID=target)


def _time(text: str) -> str:
    """The time when the schema has a form for it, else nothing."""
    return text if _TIME.fullmatch(text) and known_time(text) else ""


def _user(author: str) -> str:
    return derived_id("user", author) if author else ""


def _made(mark: Highlight) -> dict[str, str]:
    """Who made it and when, as attributes."""
    return {"creatingUser": _user(mark.author), "creationDateTime": _time(mark.created)}


def _modified(mark: Highlight) -> dict[str, str]:
    """The same, and when it was changed."""
    return _made(mark) | {"modifyingUser": _user(mark.author), "modifiedDateTime": _time(mark.modified)}


class _Project:
    """The project as it grows; its parts come in the schema's order."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        titles = [source.shown_title for source in notes.articles]
        name = titles[0] if len(titles) == 1 else ""
        self._root = etree.Element(
            f"{{{NAMESPACE}}}Project",
            {"name": legal_text(name).strip() or ORIGIN, "origin": ORIGIN},
            nsmap=_PREFIXES,
        )
        self._tags = {tag.id for tag in notes.tags}
        self._told = etree.Element(f"{{{NAMESPACE}}}Notes", nsmap=_PREFIXES)

    def as_xml(self) -> bytes:
        """The whole of it in UTF-8."""
        self._add_users()
        self._add_codes()
        self._add_variables()
        self._add_sources()
        if told := self._description():
            _tell(self._root, "Description", told)
        return etree.tostring(self._root, encoding="UTF-8", xml_declaration=True, pretty_print=True)

    def _description(self) -> str:
        """How many highlights are lost, and what is not in the project."""
        lost = sum(len(source.lost) for source in self._notes.articles)
        told = [f"Lost highlights, each kept as a note: {lost}."] if lost else []
        return "\n".join([*told, *filter(None, [self._notes.wording.told(self._notes.left_out)])])

    def _add_users(self) -> None:
        marks = (mark for source in self._notes.articles for mark in source.highlights)
        authors = list(dict.fromkeys(mark.author for mark in marks if mark.author))
        if authors:
            users = _add(self._root, "Users")
            for author in authors:
                _add(users, "User", guid=_user(author), name=author)

    def _add_codes(self) -> None:
        """One Code a tag; what stands too deep to be read again comes to the top."""
        tags = in_tree_order(self._notes.tags)
        if not tags:
            return
        codes = _add(_add(self._root, "CodeBook"), "Codes")
        made: dict[str | None, tuple[Element, int]] = {}
        for place, tag in enumerate(tags):
            parent, depth = made.get(tag.parent, (codes, 0))
            if depth >= DEEPEST_TREE:
                parent, depth = codes, 0
            code = _add(parent, "Code", guid=tag.id, isCodable="true", color=color_or_palette(tag.color, place))
            code.set("name", legal_text(tag.name))
            if tag.description:
                _tell(code, "Description", tag.description)
            made[tag.id] = code, depth + 1

    def _add_variables(self) -> None:
        """What the schema has no other place for: where an article is from, and when."""
        if self._notes.articles:
            variables = _add(self._root, "Variables")
            _add(variables, "Variable", guid=SOURCE, name="source", typeOfVariable="Text")
            _add(variables, "Variable", guid=PUBLISHED, name="published", typeOfVariable="Text")

    def _add_sources(self) -> None:
        """The articles, and the notes that come up with them, for which no empty element may stand."""
        if self._notes.articles:
            sources = _add(self._root, "Sources")
            for source in self._notes.articles:
                self._add_source(sources, source)
        if len(self._told):
            self._root.append(self._told)

    def _add_source(self, sources: Element, source: AnnotatedArticle) -> None:
        own = source.article
        element = _add(sources, "TextSource", guid=own.id, plainTextPath=f"internal://{own.id}.txt")
        element.set("name", legal_text(own.title))
        for mark in source.placed:
            self._add_selection(element, mark, mark.start, mark.end)
        if own.note:
            _refer(element, "NoteRef", self._noted(own.id, own.note, {}))
        for mark in source.lost:
            _refer(element, "NoteRef", self._lost(mark))
        for variable, told in ((SOURCE, own.source), (PUBLISHED, own.published)):
            if told:
                value = _add(element, "VariableValue")
                _refer(value, "VariableRef", variable)
                _tell(value, "TextValue", told)

    def _add_selection(self, parent: Element, mark: Highlight, start: int, end: int) -> None:
        selection = _add(
            parent,
            "PlainTextSelection",
            guid=mark.id,
            name=mark.quote[:LONGEST_NAME],
            startPosition=str(start),
            endPosition=str(end),
            **_modified(mark),
        )
        for tag in dict.fromkeys(tag for tag in mark.tags if tag in self._tags):
            coding = _add(selection, "Coding", guid=derived_id("coding", mark.id, tag), **_made(mark))
            _refer(coding, "CodeRef", tag)
        if mark.note:
            _refer(selection, "NoteRef", self._noted(mark.id, mark.note, _modified(mark)))

    def _noted(self, own: str, note: str, made: dict[str, str]) -> str:
        """The id of the Note, which is made."""
        note_id = derived_id("note", own)
        element = _add(self._told, "Note", guid=note_id, **made)
        _tell(element, "PlainTextContent", note)
        return note_id

    def _lost(self, mark: Highlight) -> str:
        """The id of the Note that keeps a lost highlight, which is made."""
        before, quote, after = (legal_text(text) for text in (mark.prefix, mark.quote, mark.suffix))
        own = derived_id("lost", mark.id)
        element = _add(self._told, "Note", guid=own, name=quote[:LONGEST_NAME])
        _tell(element, "Description", LOST)
        _tell(element, "PlainTextContent", before + quote + after)
        self._add_selection(element, mark, len(before), len(before) + len(quote))
        return own
