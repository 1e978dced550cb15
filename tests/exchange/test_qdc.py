"""A tag set as a REFI-QDA codebook, ours and other tools'."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.errors import ReaderError
from reader.exchange import tag_set_file
from reader.exchange.qdc import read, write
from reader.exchange.tag_set_file import PALETTE, EmptyTagSet, TagSetFile, TagSetTooDeep, UnreadableTagSet
from storage.records import Tag, TagSet

SCHEMA = Path(__file__).parents[2].parent / "shared" / "schemas" / "Codebook.xsd"
SET = TagSet("0f0e0d0c-0b0a-4908-8706-050403020100", "读书会", "周三晚上", 0)
FOOD = Tag("11111111-1111-4111-8111-aaaaaaaaaaaa", SET.id, None, "饮食", "#c0392b", "吃喝 <一切> & 其他", "", 0)
TEA = Tag("22222222-2222-4222-8222-222222222222", SET.id, FOOD.id, "茶/“𠮷”①", "#117a65", "", "", 0)
RICE = Tag("33333333-3333-4333-8333-333333333333", SET.id, FOOD.id, "米", "#117a65", "", "", 1)
FILE = TagSetFile(SET, (FOOD, TEA, RICE))

legal = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\t\n\r"
)
names = st.text(alphabet=legal, min_size=1, max_size=8).filter(str.strip)
texts = st.text(alphabet=legal, max_size=8)
any_text = st.text(max_size=8)


@st.composite
def files(
    draw: st.DrawFn, names: st.SearchStrategy[str] = names, texts: st.SearchStrategy[str] = texts
) -> TagSetFile:
    """A random tree in tree order, siblings counted from 0."""
    tags: list[Tag] = []
    path: list[str] = []
    met: dict[str | None, int] = {}
    for own in draw(st.lists(st.uuids().map(str), min_size=1, max_size=12, unique=True)):
        path = path[: draw(st.integers(0, len(path)))]
        parent = path[-1] if path else None
        color = f"#{draw(st.integers(0, 0xFFFFFF)):06x}"
        tags.append(Tag(own, SET.id, parent, draw(names), color, draw(texts), "", met.get(parent, 0)))
        met[parent] = met.get(parent, 0) + 1
        path.append(own)
    return TagSetFile(replace(SET, name=draw(names), description=draw(texts)), tuple(tags))


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def assert_is_a_codebook(data: bytes) -> None:
    """The rules of the standard that a writer could break, in our own words."""
    root = etree.fromstring(data)
    assert {etree.QName(element).namespace for element in root.iter()} == {"urn:QDA-XML:codebook:1.0"}
    assert (local(root), [local(child) for child in root]) == ("CodeBook", ["Codes", "Sets"])
    guid = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    for element in root.iter():
        inside = "".join("d" if local(child) == "Description" else "c" for child in element)
        if local(element) == "Code":
            assert re.fullmatch("d?c*", inside)
            assert set(element.attrib) == {"guid", "name", "isCodable", "color"}
            assert element.get("isCodable") == "true"
            assert re.fullmatch("#[0-9a-f]{6}", str(element.get("color")))
        elif local(element) == "Set":
            assert re.fullmatch("d?c+", inside)
            assert set(element.attrib) == {"guid", "name"}
        if local(element) in {"Code", "Set", "MemberCode"}:
            assert guid.fullmatch(str(element.get("guid")))


@given(files(any_text, any_text))
def test_whatever_the_names_hold_a_codebook_is_written(file: TagSetFile) -> None:
    assert_is_a_codebook(write(file))


@pytest.mark.skipif(not SCHEMA.parent.is_dir(), reason="the standard's schema is not beside this checkout")
@given(files(any_text, any_text))
def test_the_schema_of_the_standard_accepts_it(file: TagSetFile) -> None:
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.ElementTree(etree.fromstring(write(file))))


@given(files())
def test_what_is_written_is_read(file: TagSetFile) -> None:
    assert read(write(file), "别的名字") == file


def test_keys_stay_behind() -> None:
    keyed = replace(FILE, tags=(replace(FOOD, key="1"), TEA, RICE))
    assert read(write(keyed), "") == FILE


def test_siblings_keep_the_order_of_their_ranks() -> None:
    turned = replace(FILE, tags=(replace(TEA, rank=9), replace(RICE, rank=4), FOOD))
    assert [tag.name for tag in read(write(turned), "").tags] == ["饮食", "米", "茶/“𠮷”①"]


def test_the_set_lists_all_its_tags() -> None:
    root = etree.fromstring(write(FILE))
    [found] = root.iterfind(".//{*}Set")
    assert (found.get("guid"), found.get("name")) == (SET.id, "读书会")
    assert [member.get("guid") for member in found.iterfind("{*}MemberCode")] == [FOOD.id, TEA.id, RICE.id]


def test_characters_that_xml_cannot_hold_are_left_behind() -> None:
    odd = replace(FILE, tags=(replace(FOOD, name="饮\x00\x1f\ufffe食", description="\x0b吃\ud800喝"),))
    [food] = read(write(odd), "").tags
    assert (food.name, food.description) == ("饮食", "吃喝")


def test_an_empty_set_is_refused_in_one_sentence() -> None:
    with pytest.raises(EmptyTagSet, match="“读书会” has no tags") as caught:
        write(TagSetFile(SET, ()))
    assert isinstance(caught.value, ReaderError)


def line(length: int) -> TagSetFile:
    ids = [str(uuid.UUID(int=n + 1, version=4)) for n in range(length)]
    tags = [Tag(own, SET.id, ids[n - 1] if n else None, "层", "#c0392b", "深", "", 0) for n, own in enumerate(ids)]
    return TagSetFile(SET, tuple(tags))


def test_a_tree_is_written_as_deep_as_it_can_be_read_and_no_deeper() -> None:
    deepest = line(tag_set_file.DEEPEST_TREE)
    assert read(write(deepest), "") == deepest
    with pytest.raises(TagSetTooDeep):
        write(line(tag_set_file.DEEPEST_TREE + 1))


# Codebooks in the manner of other tools.


def codebook(codes: str, rest: str = "", namespace: str = "urn:QDA-XML:codebook:1.0") -> bytes:
    opening = f'<?xml version="1.0" encoding="utf-8"?><CodeBook xmlns="{namespace}">'
    return f"{opening}<Codes>{codes}</Codes>{rest}</CodeBook>".encode()


PLAIN = (
    f'<Code guid="{{{FOOD.id.upper()}}}" name="饮食" isCodable="false" color="#F80"><!-- 夜宵 -->'
    f'<Code guid="{TEA.id}" name="茶" isCodable="1"/><Description>吃<![CDATA[&]]>喝</Description></Code>'
)


@pytest.mark.parametrize("namespace", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", "urn:x-other"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n  "])
def test_a_codebook_without_a_set_is_read_in_any_namespace(namespace: str, mark: bytes) -> None:
    file = read(mark + codebook(PLAIN, namespace=namespace), "访谈")
    food, tea = file.tags
    assert (food.id, food.name, food.color, food.description) == (FOOD.id, "饮食", "#ff8800", "吃&喝")
    assert (tea.id, tea.parent, tea.color, tea.tag_set) == (TEA.id, FOOD.id, PALETTE[1], file.tag_set.id)
    assert (file.tag_set.name, file.left_out) == ("访谈", ("isCodable=false 饮食",))


def test_a_codebook_in_another_encoding_is_read() -> None:
    text = codebook(PLAIN).decode().replace("utf-8", "utf-16")
    assert read(text.encode("utf-16"), "访谈").tags[0].name == "饮食"


def test_a_set_made_from_its_tags_has_the_same_id_whenever_they_come() -> None:
    one = f'<Code guid="{FOOD.id}" name="甲" isCodable="true"/>'
    two = f'<Code guid="{TEA.id}" name="乙" isCodable="true"/>'
    first, again, other = (read(codebook(codes), "集").tag_set.id for codes in (one + two, two + one, one))
    assert first == again != other
    assert str(uuid.UUID(first)) == first


def test_the_set_with_most_of_the_tags_is_the_tag_set_and_others_are_named() -> None:
    few = f'<Set guid="{RICE.id}" name="重点"><MemberCode guid="{TEA.id}"/></Set>'
    most = (
        f'<Set guid="{{{SET.id.upper()}}}" name="读书会"><Description>周三晚上</Description>'
        f'<MemberCode guid="{{{FOOD.id.upper()}}}"/><MemberCode guid="{TEA.id}"/></Set>'
    )
    file = read(codebook(PLAIN, f"<Sets>{few}{most}</Sets><Graphs/>"), "访谈")
    assert file.tag_set == SET
    assert file.left_out == ("Set 重点", "Graphs", "isCodable=false 饮食")


def test_a_code_that_comes_twice_is_kept_once_and_named() -> None:
    inner = f'<Code guid="{TEA.id}" name="茶" isCodable="true"/>'
    outer = f'<Code guid="{RICE.id}" name="米" isCodable="true">{inner}</Code>'
    file = read(codebook(PLAIN + outer), "访谈")
    assert [tag.name for tag in file.tags] == ["饮食", "茶", "米"]
    assert file.left_out == ("Code 茶", "isCodable=false 饮食")


def test_a_description_written_as_an_attribute_and_a_missing_name_do_no_harm() -> None:
    [tag] = read(codebook(f'<Code guid="{RICE.id}" description="主食" isCodable="true" color="red"/>'), "集").tags
    assert (tag.name, tag.description, tag.color) == (RICE.id, "主食", PALETTE[0])


BOMB = b'<!DOCTYPE CodeBook [<!ENTITY a "' + b"x" * 50 + b'"><!ENTITY b "' + b"&a;" * 50 + b'">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not whole XML"),
        (codebook(PLAIN)[:-5], "not whole XML"),
        (b"\xff\x00", "not whole XML"),
        (codebook("<Code>" * 100_000), "nested too deeply"),
        (codebook("<Code>" * 250 + "</Code>" * 250), "not an id"),
        (b"<!DOCTYPE CodeBook><CodeBook/>", "document type"),
        (b'<!DOCTYPE CodeBook SYSTEM "file:///etc/passwd"><CodeBook/>', "document type"),
        (BOMB + b'<CodeBook a="&b;"/>', "document type"),
        (b'<Project xmlns="urn:QDA-XML:project:1.0"/>', "not a codebook"),
        (b"<CodeBook/>", "no tags"),
        (codebook(""), "no tags"),
        (codebook('<Code name="茶" isCodable="true"/>'), "not an id"),
        (codebook('<Code guid="7" name="茶" isCodable="true"/>'), "not an id"),
    ],
)
def test_a_file_that_is_no_codebook_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTagSet) as caught:
        read(data, "访谈")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_tree_deeper_than_ours_is_refused() -> None:
    opening = "".join(f'<Code guid="{uuid.UUID(int=n)}" name="层" isCodable="true">' for n in range(240))
    with pytest.raises(UnreadableTagSet, match="too deep"):
        read(codebook(opening + "</Code>" * 240), "访谈")


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableTagSet, match="larger than 20 MB"):
        read(b" " * (tag_set_file.LARGEST_FILE + 1), "访谈")


@given(st.binary(max_size=60) | st.text(alphabet="<>/CodeBook &;!-'\"=", max_size=60).map(str.encode))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableTagSet):
        read(data, "访谈")
