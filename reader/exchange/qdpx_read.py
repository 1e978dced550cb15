"""A REFI-QDA project read back, ours and other tools': nothing is unpacked to the disk, nothing fetched.

Names are read without namespaces. Other tools count line ends, and a mark at the beginning, in different ways: the
way by which most selections are what their names say is taken. Bodies have LF and no mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.exchange.restorable import (
    Restorable,
    RestorableArticle,
    RestorableHighlight,
    UnreadableNotes,
    body_digest,
    check_characters,
    check_highlights,
    check_tags,
    checked,
    known_time,
    own_id,
    restorable_tags,
)
from reader.exchange.source_text import Probe, SourceText, counted, is_named
from reader.exchange.tag_set_file import color_or_palette
from reader.exchange.xml_parts import attribute, children, content, description, local, parsed
from reader.exchange.zip_safe import Unpacked
from reader.text.anchor import describe
from reader.text.spans import Span
from storage.records import Tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ORIGIN = "Meipi"
LOST = "This highlight is lost: the text it marked is no longer in its article."
SOURCE = "0d1b9a52-3a53-4c5b-9c4c-6a2f0f4f2a01"  # the variables that tell where an article is from, and when
PUBLISHED = "0d1b9a52-3a53-4c5b-9c4c-6a2f0f4f2a02"

MOST_MARKUP = 5_000_000  # openings and ends of elements
_POSITION = re.compile(r"\d{1,15}")
_INTERNAL = "internal://"
_READ = {"Users", "CodeBook", "Variables", "Sources", "Notes", "Description"}


def read(data: bytes) -> Restorable:
    """What the project in `data` brings, tags in its order; raises UnreadableNotes."""
    files = Unpacked(data)
    return _Reading(_root(files), files).whole()


def _root(files: Unpacked) -> Element:
    named = sorted((name for name in files.names if name.endswith(".qde")), key=lambda name: name != "project.qde")
    project = files.read(named[0]) if named else None
    if project is None:
        raise UnreadableNotes(reason="it holds no project")
    if project.count(b"<") > MOST_MARKUP:
        raise UnreadableNotes(reason="it holds more than notes can")
    root = parsed(project, UnreadableNotes)
    if local(root) != "Project":
        raise UnreadableNotes(reason="it is not a project")
    return root


def _inside(root: Element, group: str) -> list[Element]:
    return [child for found in children(root, group) for child in found]


def _guid(text: str) -> str:
    """An id as others refer to it."""
    return text.strip().strip("{}").lower()


def _shown(element: Element) -> str:
    return f"{local(element)} {attribute(element, 'name')}".strip()


class _Reading:
    """The project and what was taken from it so far."""

    def __init__(self, root: Element, files: Unpacked) -> None:
        self._root = root
        self._files = files
        self._is_ours = attribute(root, "origin") == ORIGIN
        self._users = {_guid(attribute(user, "guid")): attribute(user, "name") for user in _inside(root, "Users")}
        self._notes = {_guid(attribute(note, "guid")): note for note in _inside(root, "Notes")}
        self._lost = {own for own, note in self._notes.items() if self._is_ours and description(note) == LOST}
        self._note_texts: dict[str, str] = {}
        self._tags: dict[str, Tag] = {}
        self._articles: dict[str, RestorableArticle] = {}
        self._highlights: dict[str, RestorableHighlight] = {}
        self._texts: dict[str, str] = {}
        self._told: set[str] = set()  # the notes that have a place
        self._characters = 0
        self._left_out: list[str] = [_shown(child) for child in root if local(child) not in _READ]

    def whole(self) -> Restorable:
        """All of it; raises UnreadableNotes when it does not hold together."""
        self._take_codes()
        for source in _inside(self._root, "Sources"):
            self._take_source(source)
        untold = [note for own, note in self._notes.items() if own not in self._told]
        left_out = (*self._left_out, *map(_shown, untold))
        tags = restorable_tags(list(self._tags.values()))
        articles, highlights = list(self._articles.values()), list(self._highlights.values())
        return checked(articles, highlights, tags, tuple(dict.fromkeys(left_out)))

    def _take_codes(self) -> None:
        tops = [code for codes in _inside(self._root, "CodeBook") for code in children(codes, "Code")]
        waiting: list[tuple[Element, str | None]] = [(code, None) for code in reversed(tops)]
        met = 0
        while waiting:
            code, parent = waiting.pop()
            own = own_id(attribute(code, "guid"))
            if own in self._tags:
                self._left_out.append(_shown(code))
            else:
                self._tags[own] = self._tag(own, parent, code)
            met += 1
            check_tags(met)
            waiting.extend((child, own) for child in reversed(children(code, "Code")))

    def _tag(self, own: str, parent: str | None, code: Element) -> Tag:
        place, name = len(self._tags), attribute(code, "name")
        color = color_or_palette(attribute(code, "color"), place)
        return Tag(own, "", parent, name if name.strip() else own, color, description(code), "", place)

    def _take_source(self, source: Element) -> None:
        """An article with its highlights; of what is no text only the text that stands for it."""
        texts = [child for child in source if local(child) in {"Representation", "TextDescription"}]
        element = source if local(source) == "TextSource" else texts[0] if texts else None
        own = own_id(attribute(source, "guid"))
        if element is None or own in self._articles:
            self._left_out.append(_shown(source))
            return
        selections = children(element, "PlainTextSelection")
        check_highlights(len(self._highlights) + len(selections))
        text = self._counted(element, selections)
        self._articles[own] = self._article(own, source, element, text)
        for selection in selections:
            self._take_selection(selection, own, text)
        for referred in self._referred(element):
            if referred in self._lost:
                self._take_lost(referred, own)

    def _take_lost(self, referred: str, article: str) -> None:
        """The lost highlight that a note of ours keeps."""
        self._lost.discard(referred)
        note = self._notes.pop(referred)
        for selection in children(note, "PlainTextSelection"):
            self._take_selection(selection, article, SourceText(self._text(note) or ""), is_lost=True)

    def _article(self, own: str, source: Element, element: Element, text: SourceText | None) -> RestorableArticle:
        values = {
            _guid(attribute(reference, "targetGUID")): "".join(map(content, children(value, "TextValue")))
            for value in children(element, "VariableValue")
            for reference in children(value, "VariableRef")
        }
        notes = [self._note(note) for note in self._referred(element) if note not in self._lost]
        codes = " ".join(f"#{self._tags[tag].name}" for tag in self._codings(element))
        self._count(codes)
        return RestorableArticle(
            id=own,
            title=attribute(source, "name"),
            body=text.body if text else None,
            digest=body_digest(text.body) if text else "",
            source=values.get(SOURCE, ""),
            published=values.get(PUBLISHED, ""),
            note="\n\n".join(filter(None, (*notes, description(element), codes))),
        )

    def _counted(self, element: Element, selections: list[Element]) -> SourceText | None:
        text = self._text(element)
        if text is None or self._is_ours:
            return None if text is None else SourceText(text)
        probes = [
            Probe(*place, attribute(selection, "name"))
            for selection in selections
            if (place := _place(selection)) is not None
        ]
        return counted(text, probes)

    def _text(self, element: Element) -> str | None:
        """The text of a source or a note; None when the file does not bring it."""
        inline = children(element, "PlainTextContent")
        text = "".join(map(content, inline)) if inline else self._file(attribute(element, "plainTextPath"))
        self._count(text or "")
        return text

    def _file(self, path: str) -> str | None:
        """The text of a file within the project; no other path leads anywhere."""
        if not path.lower().startswith(_INTERNAL):
            return None
        name = path[len(_INTERNAL) :]
        if name not in self._texts:
            data = self._files.read(f"sources/{name}")
            if data is None:
                return None
            self._texts[name] = _decoded(data)
        return self._texts[name]

    def _count(self, text: str) -> None:
        self._characters += len(text)
        check_characters(self._characters)

    def _take_selection(
        self, selection: Element, article: str, text: SourceText | None, *, is_lost: bool = False
    ) -> None:
        own = own_id(attribute(selection, "guid"))
        if own in self._highlights:
            self._left_out.append(_shown(selection))
            return
        name, told = attribute(selection, "name"), description(selection)
        span = _span(selection, text)
        anchor = describe(text.body, span) if text and span is not None else None
        quote = anchor.quote if anchor else name
        notes = [self._note(note) for note in self._referred(selection)]
        note = "\n\n".join(filter(None, (*notes, "" if is_named(quote, told) else told)))
        before, after = (anchor.prefix, anchor.suffix) if anchor else ("", "")
        if is_lost and text and span is not None:
            before, after = text.body[: span.start], text.body[span.end :]
        self._count(quote + note + before + after)
        self._highlights[own] = RestorableHighlight(
            id=own,
            article=article,
            start=span.start if span is not None and not is_lost else None,
            end=span.end if span is not None and not is_lost else None,
            quote=quote,
            prefix=before,
            suffix=after,
            note=note,
            tags=self._codings(selection),
            created=known_time(attribute(selection, "creationDateTime")),
            modified=known_time(attribute(selection, "modifiedDateTime")),
            author=self._users.get(_guid(attribute(selection, "creatingUser")), ""),
            lost=is_lost,
        )

    def _codings(self, element: Element) -> tuple[str, ...]:
        targets = (
            _guid(attribute(reference, "targetGUID"))
            for coding in children(element, "Coding")
            for reference in children(coding, "CodeRef")
        )
        return tuple(dict.fromkeys(tag for tag in targets if tag in self._tags))

    def _referred(self, element: Element) -> list[str]:
        """The ids of the notes that the element, or a coding of it, refers to."""
        holders = (element, *children(element, "Coding"))
        targets = [_guid(attribute(one, "targetGUID")) for holder in holders for one in children(holder, "NoteRef")]
        known = [target for target in dict.fromkeys(targets) if target in self._notes]
        self._told.update(known)
        return known

    def _note(self, own: str) -> str:
        """The text of a note, which counts each time that it is put somewhere."""
        if own not in self._note_texts:
            note = self._notes[own]
            text = self._text(note)
            self._note_texts[own] = description(note) or attribute(note, "name") if text is None else text
        self._count(self._note_texts[own])
        return self._note_texts[own]


def _decoded(data: bytes) -> str:
    """The text with its mark, when it has one."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError:
        raise UnreadableNotes(reason="a text in it is not in UTF-8") from None


def _place(selection: Element) -> tuple[int, int] | None:
    """The positions as the tool counted them, or None when they are none."""
    start, end = (attribute(selection, name).strip() for name in ("startPosition", "endPosition"))
    if not (_POSITION.fullmatch(start) and _POSITION.fullmatch(end)):
        return None
    return (int(start), int(end)) if int(start) <= int(end) else None


def _span(selection: Element, text: SourceText | None) -> Span | None:
    """Where the selection stands in the body, or None; as the tool counted when there is no body."""
    place = _place(selection)
    if place is None or text is None:
        return Span(*place) if place else None
    start, end = map(text.position, place)
    return Span(start, end) if 0 <= start <= end <= len(text.body) else None
