"""Notes as a REFI-QDA project, ours and other tools'."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from reader.exchange import restorable
from reader.exchange.notes import AnnotatedArticle, Notes
from reader.exchange.qdpx import read, write
from reader.exchange.restorable import UnreadableNotes, body_digest
from reader.exchange.tag_set_file import DEEPEST_TREE, legal_text
from storage.records import Article, Highlight, Tag
from tests.exchange.noted import annotated, came_back, dense, in_order_of_ids

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = Path(__file__).parents[2].parent / "shared" / "schemas" / "Project.xsd"
FEW = 50_000_000  # bytes, to which the largest file is lowered here
LONGEST = 10.0  # seconds that this process works; half of it is never needed
ONE, TWO, THREE, FOUR, FIVE = (str(uuid.UUID(int=n, version=4)) for n in range(1, 6))
BODY = "𠮷野家①开门了。\n人不多。"
ARTICLE = Article(ONE, "早饭", "", "晚报", "--12-06", "zao.txt", "2025-01-01T00:00:00Z", note="全文**如何**？")
TIME = "2026-03-01T08:00:00.000+00:00"
MARK = Highlight(TWO, ONE, 1, 3, "野家", "𠮷", "①开门了。\n人不多。", "想**吃**", (FOUR, THREE), TIME, TIME, "小林")
LOST = replace(MARK, id=FIVE, quote="没有\r\n了", lost=True, note="")
TAGS = (
    Tag(THREE, "s", None, "饮食", "#c0392b", "吃喝", "2", 0),
    Tag(FOUR, "s", THREE, "早/晚", "#2471a3", "", "", 0),
)
NOTES = Notes((AnnotatedArticle(ARTICLE, BODY, (), (MARK, LOST)),), TAGS)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_project_is_what_another_tool_walks_through() -> None:
    files = unpacked(write(NOTES))
    assert list(files) == ["project.qde", f"sources/{ONE}.txt"]
    text = files[f"sources/{ONE}.txt"].decode()
    root = etree.fromstring(files["project.qde"])
    codes = {code.get("guid"): code.get("name") for code in root.iterfind(".//{*}Code")}
    users = {user.get("guid"): user.get("name") for user in root.iterfind(".//{*}User")}
    notes = {note.get("guid"): note for note in root.iterfind(".//{*}Note")}
    [selection] = root.iterfind("{*}Sources/{*}TextSource/{*}PlainTextSelection")
    assert text[int(selection.get("startPosition")) : int(selection.get("endPosition"))] == selection.get("name")
    assert [codes[code.get("targetGUID")] for code in selection.iterfind(".//{*}CodeRef")] == ["早/晚", "饮食"]
    assert users[selection.get("creatingUser")] == "小林"
    [reference] = selection.iterfind("{*}NoteRef")
    assert notes[reference.get("targetGUID")].findtext("{*}PlainTextContent") == "想**吃**"
    own, lost = (notes[one.get("targetGUID")] for one in root.iterfind("{*}Sources/{*}TextSource/{*}NoteRef"))
    assert own.findtext("{*}PlainTextContent") == "全文**如何**？"
    assert lost.findtext("{*}PlainTextContent") == LOST.prefix + LOST.quote + LOST.suffix
    assert root.findtext("{*}Description") == "Lost highlights, each kept as a note: 1."
    [below] = root.iterfind("{*}CodeBook/{*}Codes/{*}Code/{*}Code")
    assert below.get("color") == "#2471a3"


def test_the_same_notes_are_the_same_bytes() -> None:
    assert write(NOTES) == write(NOTES)


@given(annotated())
@example(NOTES)
def test_what_is_written_is_read(notes: Notes) -> None:
    found = read(write(notes))
    expected = came_back(notes, legal_text)
    assert in_order_of_ids(replace(found, left_out=())) == expected
    assert found.left_out == ()
    for source, article in zip(notes.articles, found.articles, strict=True):
        assert (article.body, article.digest) == (source.body, body_digest(source.body))


@pytest.mark.skipif(not SCHEMA.parent.is_dir(), reason="the standard's schema is not beside this checkout")
@given(annotated())
@example(NOTES)
@example(Notes((), ()))
@example(Notes((AnnotatedArticle(ARTICLE, BODY, (), (replace(MARK, created="c", modified="昨天"),)),), TAGS))
def test_the_schema_of_the_standard_accepts_it(notes: Notes) -> None:
    root = etree.fromstring(unpacked(write(notes))["project.qde"])
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.ElementTree(root))


def test_a_tree_too_deep_to_be_read_comes_to_the_top_in_parts() -> None:
    ids = [str(uuid.UUID(int=n + 1, version=4)) for n in range(DEEPEST_TREE + 50)]
    tags = tuple(Tag(own, "s", ids[n - 1] if n else None, "层", "#c0392b", "", "", 0) for n, own in enumerate(ids))
    assert {tag.id for tag in read(write(Notes((), tags))).tags} == {*ids}


# In the manner of other tools


def project(inside: str, *, opening: str = "", sources: dict[str, bytes] | None = None) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        root = f'<Project xmlns="urn:QDA-XML:project:1.0" name="访谈" origin="别家">{inside}</Project>'
        archive.writestr("project.qde", f'<?xml version="1.0" encoding="utf-8"?>{opening}{root}')
        for name, data in (sources or {}).items():
            archive.writestr(name, data)
    return packed.getvalue()


def sourced(inside: str, attributes: str = f'plainTextPath="internal://{ONE}.txt"') -> str:
    return f'<Sources><TextSource guid="{{{ONE.upper()}}}" name="早饭" {attributes}>{inside}</TextSource></Sources>'


def selection(start: int, end: int, name: str = "", own: str = TWO, inside: str = "") -> str:
    places = f'startPosition="{start}" endPosition="{end}"'
    return f'<PlainTextSelection guid="{own}" name="{name}" {places}>{inside}</PlainTextSelection>'


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("counts_mark", [0, 1])
@pytest.mark.parametrize("counts_returns", [0, 1])
def test_a_text_is_counted_as_most_selections_say(mark: str, counts_mark: int, counts_returns: int) -> None:
    text = f"{mark}𠮷野家\r\n开门了。\r\n人不多，雪大。".encode()
    first, second = 4 + counts_mark + counts_returns, 9 + counts_mark + 2 * counts_returns
    inside = selection(first, first + 2, "开门") + selection(second, second + 2, "人不…", THREE)
    found = read(project(sourced(inside), sources={f"Sources/{ONE.upper()}.txt": text}))
    assert found.articles[0].body == "𠮷野家\n开门了。\n人不多，雪大。"
    assert [(one.start, one.end, one.quote) for one in found.highlights] == [(4, 6, "开门"), (9, 11, "人不")]


def test_a_text_may_stand_in_the_project_and_its_codes_be_in_braces() -> None:
    codes = f'<CodeBook><Codes><Code guid="{{{THREE.upper()}}}" name="饮食" isCodable="true"/></Codes></CodeBook>'
    coding = f'<Coding guid="{FOUR}"><CodeRef targetGUID="{THREE}"/><NoteRef targetGUID="{FIVE}"/></Coding>'
    chosen = selection(1, 3, "", inside=f"<Description>想吃</Description>{coding}")
    content = f"<PlainTextContent>𠮷野家</PlainTextContent>{chosen}"
    notes = f'<Notes><Note guid="{FIVE}"><PlainTextContent>问</PlainTextContent></Note></Notes>'
    found = read(project(codes + sourced(content, "") + notes + '<Graphs/><Sets><Set name="组"/></Sets>'))
    [mark] = found.highlights
    assert (mark.quote, mark.prefix, mark.tags, mark.note) == ("野家", "𠮷", (THREE,), "问\n\n想吃")
    assert (found.articles[0].id, found.left_out) == (ONE, ("Graphs", "Sets"))


@pytest.mark.parametrize(
    "path", [f"internal://{TWO}.txt", "internal://../../etc/passwd", "/etc/passwd", "file:///etc/passwd", ""]
)
def test_a_text_that_is_not_in_the_file_is_not_looked_for_elsewhere(path: str) -> None:
    found = read(project(sourced(selection(1, 3, "野家"), f'plainTextPath="{path}"')))
    [mark] = found.highlights
    assert (found.articles[0].body, mark.quote, mark.start) == (None, "野家", 1)


def test_a_passage_beyond_the_text_keeps_its_name() -> None:
    text = {f"sources/{ONE}.txt": "𠮷".encode()}
    [mark] = read(project(sourced(selection(5, 9, "野家")), sources=text)).highlights
    assert (mark.start, mark.end, mark.quote) == (None, None, "野家")


def test_what_is_no_text_is_named() -> None:
    audio = (
        f'<Sources><AudioSource guid="{TWO}" name="录音"/></Sources><Notes><Note guid="{FIVE}" name="记"/></Notes>'
    )
    assert read(project(audio)).left_out == ("AudioSource 录音", "Note 记")


# Refused in one calm sentence


def zipped(*files: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return packed.getvalue()


def in_a_circle() -> bytes:
    """A file that says that it unpacks to little and holds much."""
    data = zipped(("project.qde", b" " * 190_000_000))
    return data.replace((190_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))


def with_a_password() -> bytes:
    data = bytearray(zipped(("project.qde", b"<Project/>")))
    for found in re.finditer(b"PK\x03\x04", data):
        data[found.start() + 6] |= 1
    for found in re.finditer(b"PK\x01\x02", data):
        data[found.start() + 8] |= 1
    return bytes(data)


def packed_in(way: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as archive:
        archive.writestr("project.qde", b"<Project/>")
    return packed.getvalue()


def many(count: int, longest: int) -> bytes:
    """So many sources of one long text, each all marked."""
    sources = "".join(
        f'<TextSource guid="{uuid.UUID(int=n)}" plainTextPath="internal://a.txt">'
        f"{selection(0, longest, own=str(uuid.UUID(int=n, version=4)))}</TextSource>"
        for n in range(count)
    )
    return project(f"<Sources>{sources}</Sources>", sources={"sources/a.txt": b"a\r\n" * (longest // 3)})


def levels(count: int) -> str:
    opened = "".join(f'<Code guid="{uuid.UUID(int=n)}" name="层">' for n in range(count))
    return f"<CodeBook><Codes>{opened}{'</Code>' * count}</Codes></CodeBook>"


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not a whole project"),
    "zeros": (lambda: b"\0" * 1_000_000, "not a whole project"),
    "a zip's beginning": (lambda: b"PK\x03\x04", "not a whole project"),
    "half a zip": (lambda: write(NOTES)[:-30], "not a whole project"),
    "a password": (with_a_password, "not a whole project"),
    "bzip2": (lambda: packed_in(zipfile.ZIP_BZIP2), "not a whole project"),
    "lzma": (lambda: packed_in(zipfile.ZIP_LZMA), "not a whole project"),
    "a lie of its size": (in_a_circle, "not a whole project"),
    "no project": (lambda: zipped(("a.txt", b"")), "holds no project"),
    "another root": (lambda: zipped(("project.qde", b"<CodeBook/>")), "not a project"),
    "no xml": (lambda: zipped(("project.qde", b"\xff")), "not whole XML"),
    "a bomb": (lambda: zipped(("project.qde", b" " * 51_000_000)), "unpacks to more"),
    "a larger bomb": (lambda: zipped(("project.qde", b" " * 40_000_000), ("a", b" " * 20_000_000)), "unpacks"),
    "files": (lambda: zipped(*((f"sources/{n}", b"") for n in range(20_001))), "20,000 files"),
    "a document type": (lambda: project("", opening="<!DOCTYPE Project>"), "document type"),
    "an entity": (
        lambda: project("&e;", opening='<!DOCTYPE Project [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "document type",
    ),
    "levels of xml": (lambda: project("<a>" * 200_000 + "</a>" * 200_000), "nested too deeply"),
    "levels of codes": (lambda: project(levels(220)), "too deep"),
    "codes": (lambda: project(levels(1).replace("/Code>", "/Code>" + f'<Code guid="{ONE}"/>' * 50_001)), "50,000"),
    "elements": (lambda: project("<a/>" * 5_100_000), "more than notes can"),
    "selections": (lambda: project(sourced(selection(0, 1) * 200_001)), "200,000 highlights"),
    "a note of many parts, often": (
        lambda: project(
            sourced(
                "".join(
                    selection(0, 1, own=str(uuid.UUID(int=n)), inside=f'<NoteRef targetGUID="{FIVE}"/>')
                    for n in range(100_000)
                )
            )
            + f'<Notes><Note guid="{FIVE}">{"<Description>长</Description>" * 500_000}</Note></Notes>',
            sources={f"sources/{ONE}.txt": b"ab"},
        ),
        "60 million",
    ),
    "no id": (lambda: project(sourced(selection(0, 1, own="7"))), "not an id"),
    "a text in another encoding": (
        lambda: project(sourced(""), sources={f"sources/{ONE}.txt": "早市".encode("gb18030")}),
        "not in UTF-8",
    ),
    "one long text, often": (lambda: many(500, 1_000_000), "60 million"),
    "a longer text, often": (lambda: many(50, 19_000_000), "60 million"),
    "all of a text, often": (
        lambda: project(
            sourced("".join(selection(0, 600_000, own=str(uuid.UUID(int=n, version=4))) for n in range(200_000))),
            sources={f"sources/{ONE}.txt": b"ab\r\n" * 200_000},
        ),
        "60 million",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_project_is_refused_soon(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(restorable, "LARGEST_FILE", FEW)
    make, reason = REFUSED[kind]
    data = make()
    before = process_time()
    with pytest.raises(UnreadableNotes) as caught:
        read(data)
    assert process_time() - before < LONGEST
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.integers(0), st.binary(min_size=1, max_size=8))
def test_a_damaged_project_is_read_or_refused(place: int, damage: bytes) -> None:
    data = bytearray(write(NOTES))
    at = place % len(data)
    data[at : at + len(damage)] = damage
    try:
        found = read(bytes(data))
    except UnreadableNotes:
        return
    assert isinstance(found, restorable.Restorable)


def test_ten_thousand_highlights_are_soon_written_and_read() -> None:
    notes = dense()
    before = process_time()
    data = write(notes)
    between = process_time()
    assert len(read(data).highlights) == 10_000
    assert between - before < 3
    assert process_time() - between < 3
