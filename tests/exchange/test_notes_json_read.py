"""Notes come back from our own JSON as they went; a file that holds none is refused soon in one sentence."""

from __future__ import annotations

import json
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange import restorable
from reader.exchange.json_fields import MOST_VALUES
from reader.exchange.notes_json import read, write
from reader.exchange.restorable import Restorable, UnreadableNotes, body_digest
from storage.records import Block
from tests.exchange.noted import annotated, came_back, dense, in_order_of_ids

if TYPE_CHECKING:
    from reader.exchange.notes import Notes

OWN, OTHER = "11111111-1111-4111-8111-aaaaaaaaaaaa", "22222222-2222-4222-8222-222222222222"
FEW = 50_000_000  # bytes, to which the largest file is lowered here
LONGEST = 10.0  # seconds that this process works; half of it is never needed


def written(notes: Notes) -> bytes:
    return write(notes)


@given(annotated())
def test_what_is_written_is_read(notes: Notes) -> None:
    found = read(written(notes))
    expected = came_back(notes, keeps_lost_places=True, keeps_layout=True)
    lost = {mark.id for source in notes.articles for mark in source.highlights if mark.lost}
    assert {mark.id for mark in found.highlights if mark.lost} == lost
    assert in_order_of_ids(found) == expected
    for source, article in zip(notes.articles, found.articles, strict=True):
        assert (article.body, article.digest) == (source.body, body_digest(source.body))


def whole(**changed: object) -> dict[str, object]:
    article = {"id": OWN, "title": "雪", "body": "雪落了一夜。"}
    mark = {"id": OTHER, "article": OWN, "start": 0, "end": 1, "quote": "雪", "tags": ["天气"]}
    tags = [{"id": OTHER, "name": "天气"}]
    known = {"format": "meipi-notes", "version": 1, "articles": [article], "highlights": [mark], "tags": tags}
    return known | changed


def told(**changed: object) -> Restorable:
    return read(json.dumps(whole(**changed)).encode())


def test_a_file_by_hand_needs_little_and_its_paths_name_tags() -> None:
    found = told()
    assert (found.highlights[0].tags, found.highlights[0].author, found.tags[0].path) == ((OTHER,), "", "天气")


@pytest.mark.parametrize(
    "place", [{}, {"start": -1, "end": 1}, {"start": 2, "end": 1}, {"start": True, "end": 9.5}]
)
def test_a_place_that_is_none_is_left_out(place: dict[str, object]) -> None:
    [mark] = told(highlights=[{"id": OTHER, "article": OWN, "quote": "雪"} | place]).highlights
    assert (mark.start, mark.end, mark.quote) == (None, None, "雪")


BODY = "雪\n𠮷野村的早市。\n\n①「豆腐」。"


def blocks_told(blocks: object) -> tuple[Block, ...]:
    return told(articles=[{"id": OWN, "body": BODY, "blocks": blocks}]).articles[0].blocks


def test_blocks_that_hold_all_of_the_text_are_told() -> None:
    rows = [["title", 0, 1], ["paragraph", 2, 9], ["heading", 11, 17]]
    assert blocks_told(rows) == tuple(Block(*row) for row in rows)


@pytest.mark.parametrize(
    "blocks",
    [
        None,
        "title",
        [],
        {"title": [0, 17]},
        [["title", 0]],
        [["title", 0, 17, 1]],
        [["poem", 0, 17]],
        [[["title"], 0, 17]],
        [["title", False, 17]],
        [["title", 0.0, 17]],
        [["title", 0, 18]],
        [["title", -1, 17]],
        [["title", 0, 1], ["paragraph", 2, 9]],
        [["title", 0, 3], ["paragraph", 2, 17]],
        [["paragraph", 2, 17], ["title", 0, 1]],
        [["title", 0, 17], "雪"],
        [["title", 0, 17], ["heading", 20, 18]],
    ],
)
def test_blocks_that_are_not_those_of_the_text_are_left_out(blocks: object) -> None:
    assert blocks_told(blocks) == ()


def test_halves_of_characters_and_unknown_tags_are_left_out() -> None:
    [mark] = told(highlights=[{"id": OTHER, "article": OWN, "quote": "\ud842雪", "tag_ids": [OWN]}]).highlights
    assert (mark.quote, mark.tags) == ("雪", ())


def rows(count: int, **fields: object) -> list[dict[str, object]]:
    return [{"id": f"{n:08}-0000-4000-8000-000000000000"} | fields for n in range(count)]


def deep(count: int, name: str) -> list[dict[str, object]]:
    made = rows(count, name=name)
    return [row | {"parent": made[n - 1]["id"] if n else None} for n, row in enumerate(made)]


REFUSED = {
    "nothing": (lambda: b"", "not whole JSON"),
    "zeros": (lambda: b"\0" * 1_000_000, "not whole JSON"),
    "bytes": (lambda: b"\xff" * 1_000_000, "not whole JSON"),
    "another file": (lambda: json.dumps({"format": "meipi-tag-set"}).encode(), "does not say that it holds"),
    "a list": (lambda: b"[]", "does not say that it holds"),
    "no version": (lambda: whole(version=True), "which version"),
    "newer": (lambda: whole(version=2), "newer Meipi"),
    "no list": (lambda: whole(highlights={}), "a list that it needs"),
    "no object": (lambda: whole(highlights=[1]), "not an object"),
    "no text": (lambda: whole(articles=[{"id": OWN, "title": ["雪"]}]), "something else"),
    "no texts": (lambda: whole(highlights=[{"id": OWN, "article": OWN, "tags": [1]}]), "something else"),
    "no id": (lambda: whole(articles=[{"id": "雪"}]), "not an id"),
    "no article": (lambda: whole(articles=[]), "in an article that is not in it"),
    "one id twice": (lambda: whole(articles=[{"id": OWN}] * 2), "articles have the same id"),
    "one highlight twice": (
        lambda: whole(highlights=[{"id": OWN, "article": OWN}] * 2),
        "highlights have the same id",
    ),
    "one tag twice": (lambda: whole(tags=[{"id": OWN}] * 2), "tags have the same id"),
    "a circle": (lambda: whole(tags=[{"id": OWN, "parent": OWN}]), "in a circle"),
    "an orphan": (lambda: whole(tags=[{"id": OWN, "parent": OTHER}]), "one that is not in it"),
    "levels of tags": (lambda: whole(tags=deep(40_000, "茶")), "too deep"),
    "long names": (lambda: whole(tags=deep(199, "a" * 60_000)), "too long"),
    "tags": (lambda: whole(tags=rows(50_001)), "50,000 tags"),
    "highlights": (lambda: whole(highlights=rows(200_001, article=OWN)), "200,000 highlights"),
    "levels": (lambda: b"[" * 200_000, "nested too deeply"),
    "lists": (lambda: b"[" + b"[]," * 6_000_000 + b"[]]", "more than notes can"),
    "texts": (lambda: b"[" + b"0," * (MOST_VALUES + 1) + b"0]", "more than notes can"),
    "two values": (lambda: b'{"format": "meipi-notes", "format": "meipi-notes"}', "two values"),
    "no number": (lambda: whole(extra=float("nan")), "a number"),
    "digits": (lambda: b'{"a": ' + b"9" * 200_000 + b"}", "JSON"),
    "size": (lambda: b" " * (FEW + 1), "larger than"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_holds_no_notes_is_refused_soon(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    make, reason = REFUSED[kind]
    monkeypatch.setattr(restorable, "LARGEST_FILE", FEW)
    made = make()
    data = made if isinstance(made, bytes) else json.dumps(made).encode()
    before = process_time()
    with pytest.raises(UnreadableNotes) as caught:
        read(data)
    assert process_time() - before < LONGEST
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "nothing was changed" in str(caught.value)


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,a0 ', max_size=60).map(str.encode))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableNotes):
        read(data)


def test_ten_thousand_highlights_are_soon_written_and_read() -> None:
    notes = dense()
    before = process_time()
    data = written(notes)
    between = process_time()
    assert len(read(data).highlights) == 10_000
    assert between - before < 3
    assert process_time() - between < 3
