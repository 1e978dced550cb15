"""A tag set as Meipi's own JSON: whole, and refused when it is not."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.exchange import tag_set_file
from reader.exchange.tag_set_file import (
    PALETTE,
    TagSetFile,
    TagSetTooDeep,
    UnreadableTagSet,
    color_or_palette,
)
from reader.exchange.tag_set_json import read, write
from storage.records import Tag, TagSet

SET = TagSet("0f0e0d0c-0b0a-4908-8706-050403020100", "读书会", "周三晚上", 0)
FOOD = Tag("11111111-1111-4111-8111-111111111111", SET.id, None, "饮食", "#c0392b", "吃喝", "1", 0)
TEA = Tag("22222222-2222-4222-8222-222222222222", SET.id, FOOD.id, "茶/𠮷", "#117a65", "", "", 0)

names = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(str.strip)
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)


@st.composite
def files(draw: st.DrawFn) -> TagSetFile:
    """A random tree in tree order, siblings counted from 0."""
    tags: list[Tag] = []
    path: list[str] = []
    met: dict[str | None, int] = {}
    for own in draw(st.lists(st.uuids().map(str), max_size=12, unique=True)):
        path = path[: draw(st.integers(0, len(path)))]
        parent = path[-1] if path else None
        color = f"#{draw(st.integers(0, 0xFFFFFF)):06x}"
        key = draw(st.sampled_from(["", "1", "9"]))
        tags.append(Tag(own, SET.id, parent, draw(names), color, draw(texts), key, met.get(parent, 0)))
        met[parent] = met.get(parent, 0) + 1
        path.append(own)
    return TagSetFile(replace(SET, name=draw(names), description=draw(texts)), tuple(tags))


@given(files())
def test_what_is_written_is_read(file: TagSetFile) -> None:
    assert read(write(file).encode()) == file


def test_the_file_is_as_documented() -> None:
    whole = json.loads(write(TagSetFile(SET, (TEA, FOOD))))
    assert list(whole) == ["format", "version", "id", "name", "description", "based_on", "tags"]
    assert (whole["format"], whole["version"], whole["id"]) == ("meipi-tag-set", 1, SET.id)
    assert [tag["name"] for tag in whole["tags"]] == ["饮食", "茶/𠮷"]
    assert list(whole["tags"][0]) == ["id", "parent", "name", "color", "description", "key"]


def test_an_empty_set_is_still_a_set() -> None:
    assert read(write(TagSetFile(SET, ())).encode()) == TagSetFile(SET, ())


def changed(**fields: object) -> bytes:
    whole = json.loads(write(TagSetFile(SET, (FOOD, TEA))))
    return json.dumps(whole | fields).encode()


def changed_tag(**fields: object) -> bytes:
    whole = json.loads(write(TagSetFile(SET, (FOOD, TEA))))
    whole["tags"][1] |= fields
    return json.dumps(whole).encode()


def test_a_byte_order_mark_braces_and_capitals_do_no_harm() -> None:
    data = b"\xef\xbb\xbf" + changed(id="{" + SET.id.upper() + "}")
    assert read(data) == TagSetFile(SET, (FOOD, TEA))


def test_what_is_missing_is_filled_in() -> None:
    rows = [{"id": FOOD.id, "name": "饮食"}, {"id": TEA.id, "name": "茶", "color": "#0f8", "key": "q"}]
    food, tea = read(changed(tags=rows)).tags
    assert (food.color, food.parent, food.rank, tea.color, tea.key, tea.rank) == (
        PALETTE[0], None, 0, "#00ff88", "", 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not whole JSON"),
        (b'{"format": "meipi-tag-set"', "not whole JSON"),
        (b"\xff\xfe\x00", "not whole JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        (b"[]", "does not say that it is a tag set"),
        (b'{"format": "meipi-notes", "version": 1}', "does not say that it is a tag set"),
        (b'{"format": "meipi-tag-set", "version": NaN}', "a number that JSON does not have"),
        (b'{"format": "meipi-tag-set", "version": ' + b"9" * 5000 + b"}", "not whole JSON"),
        (changed(version=True), "which version"),
        (changed(version="1"), "which version"),
        (changed(version=2), "newer Meipi"),
        (changed(id="{一}"), "not an id"),
        (changed(id=7), "a text that it needs"),
        (changed(name=" "), "a name in it is empty"),
        (changed(tags={}), "no list of tags"),
        (changed(tags=["茶"]), "not an object"),
        (changed_tag(id=FOOD.id.upper()), "same id"),
        (changed_tag(parent="33333333-3333-4333-8333-333333333333"), "not in it"),
        (changed_tag(parent=TEA.id), "circle"),
        (changed_tag(name="\ud800"), "half a character"),
        (changed_tag(name=""), "is empty"),
        (changed_tag(color=5), "a text that it needs"),
        (changed_tag(description=None), "a text that it needs"),
    ],
)
def test_a_file_that_is_no_tag_set_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTagSet) as caught:
        read(data)
    assert reason in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_file_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableTagSet, match="larger than 20 MB"):
        read(b" " * (tag_set_file.LARGEST_FILE + 1))


@given(st.binary(max_size=60))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableTagSet):
        read(data)


def line(length: int) -> TagSetFile:
    ids = [str(uuid.UUID(int=n + 1, version=4)) for n in range(length)]
    tags = [Tag(own, SET.id, ids[n - 1] if n else None, "层", "#c0392b", "", "", 0) for n, own in enumerate(ids)]
    return TagSetFile(SET, tuple(tags))


def test_a_tree_is_written_as_deep_as_it_can_be_read_and_no_deeper() -> None:
    deepest = line(tag_set_file.DEEPEST_TREE)
    assert read(write(deepest).encode()) == deepest
    with pytest.raises(TagSetTooDeep) as caught:
        write(line(tag_set_file.DEEPEST_TREE + 1))
    assert isinstance(caught.value, ReaderError)


def test_tags_listed_from_the_bottom_up_are_measured_too() -> None:
    whole = json.loads(write(line(200)))
    extra = {"id": SET.id, "parent": whole["tags"][-1]["id"], "name": "更深"}
    whole["tags"] = [extra, *reversed(whole["tags"])]
    with pytest.raises(UnreadableTagSet, match="too deep"):
        read(json.dumps(whole).encode())


@pytest.mark.parametrize(
    ("text", "color"),
    [
        ("#C0392B", "#c0392b"),
        (" c0392b ", "#c0392b"),
        ("#fa0", "#ffaa00"),
        ("#80c0392b", "#c0392b"),
        ("", PALETTE[1]),
        ("red", PALETTE[1]),
        ("#12345", PALETTE[1]),
    ],
)
def test_a_colour_is_read_or_chosen(text: str, color: str) -> None:
    assert color_or_palette(text, len(PALETTE) + 1) == color
