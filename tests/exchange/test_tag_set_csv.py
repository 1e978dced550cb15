"""A tag set as a spreadsheet, ours and what comes out of Excel."""

from __future__ import annotations

import csv
import io
import uuid
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.exchange import tag_set_file
from reader.exchange.tag_set_csv import read, write
from reader.exchange.tag_set_file import (
    PALETTE,
    EmptyTagSet,
    TagSetFile,
    TagSetTooDeep,
    TagSetTooLarge,
    UnreadableTagSet,
    derived_set_id,
)
from storage.records import Tag, TagSet

SET = TagSet("0f0e0d0c-0b0a-4908-8706-050403020100", "读书会", "周三晚上", 0)
FOOD = Tag("11111111-1111-4111-8111-aaaaaaaaaaaa", SET.id, None, "饮食", "#c0392b", "吃喝，一切", "1", 0)
TEA = Tag("22222222-2222-4222-8222-222222222222", SET.id, FOOD.id, "茶/𠮷", "#117a65", "", "", 0)
RICE = Tag("33333333-3333-4333-8333-333333333333", SET.id, None, "=1+1", "#117a65", "- 米\n- 饭", "", 1)
FILE = TagSetFile(SET, (FOOD, TEA, RICE))

letters = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\t\0'\"=+-@＝/\\,; 𠮷\u202e\u200f\ufeff")
names = st.text(alphabet=letters, min_size=1, max_size=8).filter(str.strip)
texts = st.text(alphabet=letters, max_size=8)
any_text = st.text(min_size=1, max_size=8).filter(str.strip)


@st.composite
def files(draw: st.DrawFn, names: st.SearchStrategy[str] = names) -> TagSetFile:
    """A random tree in tree order, siblings counted from 0, many of one name."""
    tags: list[Tag] = []
    path: list[str] = []
    met: dict[str | None, int] = {}
    for own in draw(st.lists(st.uuids().map(str), min_size=1, max_size=12, unique=True)):
        path = path[: draw(st.integers(0, len(path)))]
        parent = path[-1] if path else None
        color = f"#{draw(st.integers(0, 0xFFFFFF)):06x}"
        name = draw(st.sampled_from(["茶", "'=1"]) | names)
        tags.append(Tag(own, SET.id, parent, name, color, draw(texts), "", met.get(parent, 0)))
        met[parent] = met.get(parent, 0) + 1
        path.append(own)
    return TagSetFile(SET, tuple(tags))


def as_read(file: TagSetFile, name: str) -> TagSetFile:
    """What a table keeps of a set: all of its tags but their keys, and nothing of itself."""
    own = derived_set_id(tag.id for tag in file.tags)
    tags = tuple(replace(tag, tag_set=own, key="") for tag in file.tags)
    return TagSetFile(TagSet(own, name, "", 0), tags)


@given(files())
@example(FILE)
def test_what_is_written_is_read(file: TagSetFile) -> None:
    assert read(write(file), "访谈") == as_read(file, "访谈")


@given(files(any_text | st.just("雪\ud800")))
def test_whatever_the_names_hold_a_table_is_written(file: TagSetFile) -> None:
    assert [tag.id for tag in read(write(file), "访谈").tags] == [tag.id for tag in file.tags]


def test_the_file_is_as_documented() -> None:
    data = write(FILE)
    assert data.startswith(b"\xef\xbb\xbfpath,description,color,id\r\n")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1:] == [
        ["饮食", "吃喝，一切", "#c0392b", FOOD.id],
        ["饮食/茶\\/𠮷", "", "#117a65", TEA.id],
        ["'=1+1", "'- 米\n'- 饭", "#117a65", RICE.id],
    ]


def test_an_empty_set_is_refused_in_one_sentence() -> None:
    with pytest.raises(EmptyTagSet, match="“读书会” has no tags"):
        write(TagSetFile(SET, ()))


def line(length: int) -> TagSetFile:
    ids = [str(uuid.UUID(int=n + 1, version=4)) for n in range(length)]
    tags = [Tag(own, SET.id, ids[n - 1] if n else None, "层", "#c0392b", "深", "", 0) for n, own in enumerate(ids)]
    return TagSetFile(SET, tuple(tags))


def test_a_tree_is_written_as_deep_as_it_can_be_read_and_no_deeper() -> None:
    deepest = line(tag_set_file.DEEPEST_TREE)
    assert read(write(deepest), "深") == as_read(deepest, "深")
    with pytest.raises(TagSetTooDeep):
        write(line(tag_set_file.DEEPEST_TREE + 1))


def test_more_tags_than_can_be_read_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag_set_file, "MOST_TAGS", 2)
    with pytest.raises(TagSetTooLarge, match="more than 2 tags"):
        write(FILE)


# Tables in the manner of Excel, and of people.

PLAIN = f"路径,说明,颜色\r\n饮食,吃喝,#F80\r\n饮食/茶,,{TEA.color}\r\n"


def told(file: TagSetFile) -> list[tuple[str, str, str, str | None]]:
    """The tags by name, description, colour and their parents' names."""
    known = {tag.id: tag.name for tag in file.tags}
    return [(tag.name, tag.description, tag.color, known.get(tag.parent or "")) for tag in file.tags]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_table_is_read_however_it_was_saved(encoding: str, delimiter: str, end: str) -> None:
    file = read(PLAIN.replace(",", delimiter).replace("\r\n", end).encode(encoding), "访谈")
    assert told(file) == [("饮食", "吃喝", "#ff8800", None), ("茶", "", TEA.color, "饮食")]
    assert (file.tag_set.name, file.left_out) == ("访谈", ())


def test_columns_come_in_any_order_and_case_and_braces_do_no_harm() -> None:
    head = " ID ;Color;PATH;Description"
    row = f"{{{FOOD.id.upper()}}};#c0392b;饮食;吃喝，一切"
    [food] = read(f"\n{head}\n\n;;;\n{row}\n".encode(), "集").tags
    assert (food.id, food.name, food.color, food.description) == (FOOD.id, FOOD.name, FOOD.color, FOOD.description)


def test_paths_alone_are_a_tag_set_and_give_the_same_ids_again() -> None:
    data = "path\n饮食\n饮食/茶\n饮食\n".encode()
    file = read(data, "集")
    assert told(file) == [
        ("饮食", "", PALETTE[0], None),
        ("茶", "", PALETTE[1], "饮食"),
        ("饮食", "", PALETTE[2], None),
    ]
    assert len({tag.id for tag in file.tags}) == 3
    assert read(data, "集") == file
    assert read("path\n住\n饮食\n".encode(), "集").tags[1].id == file.tags[0].id


def test_a_parent_without_a_row_is_made_and_one_below_is_waited_for() -> None:
    file = read("path,description\n衣/鞋/底,软\n衣/帽\n食/茶\n食,热\n".encode(), "集")
    assert told(file) == [
        ("衣", "", PALETTE[0], None),
        ("鞋", "", PALETTE[1], "衣"),
        ("底", "软", PALETTE[2], "鞋"),
        ("帽", "", PALETTE[3], "衣"),
        ("食", "热", PALETTE[5], None),
        ("茶", "", PALETTE[4], "食"),
    ]


def test_a_child_stays_under_the_row_above_it_where_two_have_the_same_path() -> None:
    rows = [("茶", FOOD.id), ("茶/绿", SET.id), ("茶", TEA.id), ("茶/红", RICE.id)]
    file = read("".join(f"{path},{own}\n" for path, own in [("path", "id"), *rows]).encode(), "集")
    assert [tag.parent for tag in file.tags] == [None, FOOD.id, None, TEA.id]


def test_an_id_made_from_a_path_is_not_one_that_another_row_has() -> None:
    [once] = read("path\n茶\n".encode(), "集").tags
    file = read(f"path,id\n茶,\n水,{once.id}\n水/冰,\n茶,\n".encode(), "集")
    assert len({tag.id for tag in file.tags}) == 4
    renamed = read(f"path,id\n水,{once.id}\n茶/绿,{TEA.id}\n".encode(), "集")
    assert [tag.name for tag in renamed.tags] == ["水", "茶", "绿"]
    assert len({tag.id for tag in renamed.tags}) == 3


def test_columns_that_have_no_place_are_named_when_they_hold_something() -> None:
    file = read("path,备注,空,\x1b[2J\n茶,热,,红\n水,冷,,,多\n".encode(), "集")
    assert file.left_out == ("column 备注", "column [2J", "column 5")
    assert read("path,备注\n茶,\n".encode(), "集").left_out == ()


def test_a_second_column_of_one_name_is_named() -> None:
    file = read("path,路径\n茶,水\n".encode(), "集")
    assert ([tag.name for tag in file.tags], file.left_out) == (["茶"], ("column path",))


def test_damaged_utf_8_is_not_taken_for_another_encoding() -> None:
    data = "path\n饮食\n早市上的豆浆\n".encode().replace("豆".encode(), "豆".encode()[:2])
    with pytest.raises(UnreadableTagSet, match="not whole text"):
        read(data, "集")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no column called path"),
        (b"\xff\xfe\x00", "not whole text"),
        ("名字,说明\n茶,热\n".encode(), "no column called path"),
        ("茶\n水\n".encode(), "no column called path"),
        (b"path\n", "no tags"),
        (b"path,id\n,\n\n", "no tags"),
        (b"path,id\n,7\n", "a name in it is empty"),
        ("path\n茶//绿\n".encode(), "a name in it is empty"),
        ("path\n/茶\n".encode(), "a name in it is empty"),
        ("path,id\n茶,7\n".encode(), "not an id"),
        (f"path,id\n茶,{TEA.id}\n水,{{{TEA.id.upper()}}}\n".encode(), "same id"),
        ('path\n"茶\n水\n'.encode(), "quotation marks"),
        ('path\n"茶"水\n'.encode(), "quotation marks"),
        (b"path\n" + b"a/" * 200 + b"a\n", "too deep"),
        (b"path\n" + (b"a/" * 199 + b"a\n") * 5001, "too deep"),
        (b"path\n" + b"a\n" * (tag_set_file.MOST_TAGS + 1), "more than 50,000"),
    ],
)
def test_a_file_that_is_no_table_of_tags_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTagSet) as caught:
        read(data, "集")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_parents_that_are_made_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tag_set_file, "MOST_TAGS", 3)
    assert len(read(b"path\na/b/c\n", "").tags) == 3
    for rows in ("a/b/c/d", f"a/b,{TEA.id}\nc/d,{RICE.id}"):
        with pytest.raises(UnreadableTagSet, match="more than"):
            read(f"path,id\n{rows}\n".encode(), "")


@given(st.binary(max_size=60))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableTagSet):
        read(data, "集")
