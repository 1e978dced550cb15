"""Files of notes in each format that is read back, damaged, read, and if they are read brought into a library."""

from __future__ import annotations

import io
import re
import sys
import tempfile
import traceback
import zipfile
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import UUID

from reader import resources
from reader.exchange import notes_json, qdpx, web_annotation
from reader.exchange.restorable import UnreadableNotes
from reader.session.session import Session
from storage.library import Library
from tests.exchange.annotated import NOTES
from tests.faults.tag_sets import SET, damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.exchange.notes import Notes
    from reader.exchange.restorable import Restorable

TAGS = {
    tag.id: replace(tag, id=str(UUID(int=500 + number)), tag_set=SET.id) for number, tag in enumerate(NOTES.tags)
}
ARTICLE = str(UUID(int=400))
NOTES_TRIED = 3_000  # files of each format
LONGEST = 5.0  # seconds for a damaged file
EACH = 10  # of the files that could be read, one in so many is brought into a library, and taken back

_JSON = re.compile(rb'"(?:[^"\\]|\\.)*"|null|true|false|\d+')
_XML = re.compile(rb'"[^"]*"|</?\w+|>[^<]+<')

# Each format: how it is read, how it is written, and where a value stands in it.
FORMATS: dict[str, tuple[Callable[[bytes], Restorable], Callable[[Notes], bytes], re.Pattern[bytes]]] = {
    "json": (notes_json.read, notes_json.write, _JSON),
    "jsonld": (web_annotation.read, web_annotation.write, _JSON),
    "qdpx": (qdpx.read, qdpx.write, _XML),
}


def sound() -> Notes:
    """The notes of the tests of formats, with ids as a library has them."""
    [source] = NOTES.articles
    marks = tuple(
        replace(mark, article=ARTICLE, tags=tuple(TAGS[tag].id for tag in mark.tags if tag in TAGS))
        for mark in source.highlights
    )
    article = replace(source, article=replace(source.article, id=ARTICLE), highlights=marks)
    tags = tuple(replace(tag, parent=TAGS[tag.parent].id if tag.parent else None) for tag in TAGS.values())
    return replace(NOTES, articles=(article,), tags=tags)


def damaged_file(data: bytes, random: Random, value: re.Pattern[bytes]) -> bytes:
    """The file with damage; of a packed one mostly inside, one of its files damaged and packed again."""
    if not data.startswith(b"PK") or random.random() < 0.2:
        return damaged(data, random, value)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    chosen = random.choice([*files])
    files[chosen] = damaged(files[chosen], random, value)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return packed.getvalue()


def trouble(session: Session, notes: Restorable) -> str:
    """What is wrong with the library once these notes came in and were taken back; nothing when all is well."""
    before = session.shelf.listed(), session.tagging.all_tags()
    plan = session.restoring.plan(notes)
    changes, told = session.restoring.restore(notes)
    kept = sum(one.restored + one.lost for one in told)
    if kept != len(notes.highlights):
        return f"{len(notes.highlights)} highlights came, {kept} are told of"
    if changes:
        session.history.undo()
    if (session.shelf.listed(), session.tagging.all_tags()) != before:
        return f"it could not be taken back ({plan})"
    return ""


def fault(name: str, data: bytes, session: Session | None) -> str:
    """Why a file was neither read nor refused soon, or did harm to a library; nothing when all is well."""
    read, _, _ = FORMATS[name]
    start = perf_counter()
    try:
        notes = read(data)
        reason = trouble(session, notes) if session else ""
    except UnreadableNotes:
        reason = ""
    except Exception:  # noqa: BLE001 - what no one expected is what is looked for
        reason = traceback.format_exc()
    return "it took too long" if perf_counter() - start > LONGEST else reason


def notes(tried: int) -> Iterator[tuple[str, int, int]]:
    """Each format: its name, how many files were tried, how many were lost."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Library.open(home / "library.sqlite", home / "backups") as library:
            session = Session(library, resources.text(resources.STARTER_TAGS))
            for name, (read, write, value) in FORMATS.items():
                random, whole = Random(f"notes {name}"), write(sound())
                read(whole)  # or all of this would try nothing
                lost = 0
                for number in range(tried):
                    data = damaged_file(whole, random, value)
                    reason = fault(name, data, None if number % EACH else session)
                    if reason:
                        print(f"{name}\t{reason}\t{data!r}", file=sys.stderr)
                    lost += bool(reason)
                yield f"notes {name}", tried, lost
