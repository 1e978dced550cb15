"""Files that a stranger made, to do harm or by mistake: each is read well, or refused soon in one calm sentence."""

from __future__ import annotations

import json
import os
import uuid
from html import escape
from time import process_time
from typing import TYPE_CHECKING

import pytest

from reader.errors import ReaderError
from reader.exchange import tag_set_file
from reader.session.files import FileTooLarge, NotAFile
from reader.session.merging import as_bytes, read_tag_set

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.exchange.tag_set_file import TagSetFile

LONGEST = 10.0  # seconds that this process works; half of it is never needed
LARGEST = tag_set_file.LARGEST_FILE
ENDINGS = [".qdc", ".json", ".csv"]
OWN = "11111111-1111-4111-8111-aaaaaaaaaaaa"


def ids(count: int) -> list[str]:
    return [str(uuid.UUID(int=n + 1, version=4)) for n in range(count)]


def codebook(inside: str, opening: str = '<?xml version="1.0"?>') -> str:
    return f'{opening}<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{inside}</Codes></CodeBook>'


def code(name: str = "茶", inside: str = "") -> str:
    return f'<Code guid="{OWN}" name="{name}" isCodable="true">{inside}</Code>'


def whole(**fields: object) -> str:
    tags = [{"id": OWN, "name": "茶"}]
    known = {"format": "meipi-tag-set", "version": 1, "id": ids(1)[0], "name": "集", "tags": tags}
    return json.dumps(known | fields, ensure_ascii=False)


def named(ending: str, name: str) -> bytes:
    """A file of this format with one tag of this name."""
    match ending:
        case ".qdc":
            return codebook(code(escape(name).replace("\n", "&#10;").replace("\t", "&#9;"))).encode()
        case ".json":
            return whole(tags=[{"id": OWN, "name": name}]).encode()
    quoted = name.replace('"', '""')
    return f'path,id\n"{quoted}",{OWN}\n'.encode()


def outcome(path: Path) -> TagSetFile | str:
    """What came of reading the file: a tag set, or one calm sentence; soon."""
    start = process_time()
    try:
        found: TagSetFile | str = read_tag_set(path)
    except ReaderError as error:
        found = str(error)
        assert "\n" not in found
        assert found.endswith(".")
    assert process_time() - start < LONGEST
    return found


def come_of(folder: Path, ending: str, data: bytes) -> TagSetFile | str:
    path = folder / f"集{ending}"
    path.write_bytes(data)
    return outcome(path)


def names(found: TagSetFile | str) -> list[str]:
    assert not isinstance(found, str), found
    return [tag.name for tag in found.tags]


# Read well


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=1>",
        "&lt;b&gt;雪&amp;",
        "=1+1",
        '=cmd|" /C calc"!A0',
        "＝1＋1",
        "\u202e雪\u202c",
        "\u2066雨\u2069\u200f",
        "\u200b\ufeff雪",
        "雪\n\t雨",
        "雪\x7f\x85",
        "{name}%s\\n${HOME}",
        "../../𠮷",
        "'; DROP TABLE tags; --",
        "雪" * 100_000,
    ],
)
def test_a_name_is_a_name_whatever_it_looks_like(tmp_path: Path, ending: str, name: str) -> None:
    found = come_of(tmp_path, ending, named(ending, name.replace("/", "\\/") if ending == ".csv" else name))
    assert names(found) == [name]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_formula_from_a_stranger_does_not_run_in_our_own_table(tmp_path: Path, ending: str) -> None:
    found = come_of(tmp_path, ending, named(ending, '=HYPERLINK("雪")'))
    assert not isinstance(found, str)
    assert b"\n=" not in as_bytes(found, tmp_path / "我们的.csv").replace(b'"', b"")
    assert names(come_of(tmp_path, ".csv", as_bytes(found, tmp_path / "我们的.csv"))) == ['=HYPERLINK("雪")']


@pytest.mark.parametrize("ending", [".json", ".csv"])
@pytest.mark.parametrize("name", ["雪\0雨", "\x1b[2J雪", "\x01", "雪\ufffe"])
def test_controls_that_the_format_can_hold_are_kept(tmp_path: Path, ending: str, name: str) -> None:
    assert names(come_of(tmp_path, ending, named(ending, name))) == [name]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5"])
def test_xml_is_read_in_the_encoding_it_declares(tmp_path: Path, encoding: str) -> None:
    opening = f'<?xml version="1.0" encoding="{encoding.partition("-le")[0].partition("-be")[0]}"?>'
    assert names(come_of(tmp_path, ".qdc", codebook(code(), opening).encode(encoding))) == ["茶"]


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".qdc", lambda: codebook(code("茶", f"<Description>{'雪' * 3_000_000}</Description>"))),
        (".json", lambda: whole(extra=json.loads("[" * 500 + "]" * 500))),
        (".json", lambda: whole(extra=0).replace('"extra": 0', f'"extra": 0.{"1" * 1_000_000}')),
        (".json", lambda: whole(extra=0).replace('"extra": 0', '"extra": 1e999999')),
        (".csv", lambda: f"path,description\n茶,{'a' * 10_000_000}\n"),
        (".csv", lambda: f'path,description\n茶,"{"雪,;=" * 1_500_000}"\n'),
        (".csv", lambda: f"path,{',' * 1_000_000}\n茶,{',' * 1_000_000}\n"),
        (".csv", lambda: f"path\n茶\n{',,,' * 2_000_000}\n"),
        (".csv", lambda: "\n" * 1_000 + "path\n茶\n" + "\n" * 5_000_000),
    ],
)
def test_much_of_one_thing_is_read(tmp_path: Path, ending: str, data: Callable[[], str]) -> None:
    assert names(come_of(tmp_path, ending, data().encode())) == ["茶"]


@pytest.mark.parametrize("mark", ["\\", "\\/", "'", '""'])
def test_a_path_of_one_mark_over_and_over_is_read(tmp_path: Path, mark: str) -> None:
    data = f'path\n"雪{mark * (LARGEST // len(mark) - 30)}"\n'
    assert len(names(come_of(tmp_path, ".csv", data.encode()))) == 1


def test_a_deep_path_of_long_names_is_read(tmp_path: Path) -> None:
    data = "path\n" + "/".join(["a" * 90_000] * tag_set_file.DEEPEST_TREE)
    assert len(names(come_of(tmp_path, ".csv", data.encode()))) == tag_set_file.DEEPEST_TREE


# Refused in one calm sentence

BOMB = '<!ENTITY e0 "雪">' + "".join(f'<!ENTITY e{n + 1} "' + f"&e{n};" * 10 + '">' for n in range(12))
LONG = f'<!ENTITY e12 "{"雪" * 30_000}">'
LOCAL = '<!ENTITY e12 SYSTEM "file:///etc/passwd">'
REMOTE = '<!ENTITY e12 SYSTEM "http://127.0.0.1:9/">'
PARAMETER = '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;'


@pytest.mark.parametrize("entities", ["", BOMB, LONG, LOCAL, REMOTE, PARAMETER])
@pytest.mark.parametrize(
    "inside",
    [code(), code("&e12;"), code("茶", "<Description>&e12;</Description>"), code("&e12;" * 30_000)],
    ids=["unused", "in a name", "in a text", "many"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_document_type_is_followed(tmp_path: Path, entities: str, inside: str, encoding: str) -> None:
    opening = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE CodeBook [{entities}]>'
    found = come_of(tmp_path, ".qdc", codebook(inside, opening).encode(encoding))
    assert isinstance(found, str)
    assert "root:" not in found


def test_no_file_is_taken_in(tmp_path: Path) -> None:
    (tmp_path / "密.txt").write_text(code(), encoding="utf-8")
    include = '<include xmlns="http://www.w3.org/2001/XInclude" href="密.txt" parse="text"/>'
    assert "no tags" in str(come_of(tmp_path, ".qdc", codebook(include).encode()))
    outside = '<!DOCTYPE CodeBook SYSTEM "密.txt">'
    assert "document type" in str(come_of(tmp_path, ".qdc", codebook(code(), outside).encode()))


@pytest.mark.parametrize("encoding", ["x-none", "utf-7", "ibm037", "base64", "unicode_escape", "utf-16", "", "a b"])
def test_xml_in_an_encoding_that_it_is_not_in_is_refused(tmp_path: Path, encoding: str) -> None:
    opening = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert "not whole XML" in str(come_of(tmp_path, ".qdc", codebook(code(), opening).encode()))


@pytest.mark.parametrize(
    "name", ["\0", "\x0b", "\x1b", "&#0;", "&#x1F;", "&#xD800;", "&#x110000;", "\ufffe", "&雪;"]
)
def test_what_xml_cannot_hold_is_refused(tmp_path: Path, name: str) -> None:
    assert "not whole XML" in str(come_of(tmp_path, ".qdc", codebook(code(name)).encode()))


def codes(count: int, end: str) -> str:
    """So many codes, each in the one before unless they end at once."""
    return "".join(f'<Code guid="{own}" name="茶"{end}>' for own in ids(count))


def tags(count: int, *, deep: bool) -> list[dict[str, str | None]]:
    above = [None, *ids(count)]
    return [
        {"id": own, "name": "茶", "parent": parent if deep else None}
        for own, parent in zip(ids(count), above, strict=False)
    ]


REFUSED: dict[str, tuple[str, Callable[[], str | bytes], str]] = {
    "levels of xml, 200,000": (
        ".qdc",
        lambda: codebook("<Code>" * 200_000 + "</Code>" * 200_000),
        "nested too deeply",
    ),
    "levels of codes, 240": (".qdc", lambda: codebook(codes(240, "") + "</Code>" * 240), "too deep"),
    "tags in xml, 200,000": (".qdc", lambda: codebook(codes(200_000, "/")), "more than 50,000"),
    "one tag, 200,000 times": (".qdc", lambda: codebook(code() * 200_000), "more than 50,000"),
    "elements, 4 million": (".qdc", lambda: codebook("<a/>" * 4_000_000), "more than a tag set"),
    "attributes, a million": (
        ".qdc",
        lambda: codebook("<Code" + "".join(f" a{n}=''" for n in range(1_000_000)) + "/>"),
        "not",
    ),
    "a name of 12 MB": (".qdc", lambda: codebook(code("a" * 12_000_000)), "not whole XML"),
    "prefix of nothing": (".qdc", lambda: codebook(f"<x:Code guid='{OWN}'/>"), "not whole XML"),
    "id of 200,000 digits in xml": (".qdc", lambda: codebook(code()).replace(OWN, "9" * 200_000), "not an id"),
    "levels of lists, 200,000": (".json", lambda: "[" * 200_000, "nested too deeply"),
    "levels of objects, 200,000": (".json", lambda: '{"a":' * 200_000, "nested too deeply"),
    "levels in a whole file": (
        ".json",
        lambda: whole(extra=0).replace(": 0}", f": {'[' * 200_000}{']' * 200_000}}}"),
        "nested too deeply",
    ),
    "levels of tags, 40,000": (".json", lambda: whole(tags=tags(40_000, deep=True)), "too deep"),
    "tags in json, 100,000": (".json", lambda: whole(tags=tags(100_000, deep=False)), "more than 50,000"),
    "lists, 6 million": (".json", lambda: f"[{'[],' * 6_000_000}[]]", "does not say"),
    "objects, 6 million": (".json", lambda: f"[{'{},' * 6_000_000}{{}}]", "does not say"),
    "number of 200,000 digits": (".json", lambda: whole(extra=0).replace(": 0}", f": {'9' * 200_000}}}"), "JSON"),
    "version of 4,000 digits": (".json", lambda: whole().replace(": 1,", f": {'9' * 4_000},"), "newer Meipi"),
    "version below nothing": (".json", lambda: whole().replace(": 1,", f": -{'9' * 4_000},"), "which version"),
    "no number": (".json", lambda: whole(extra=float("nan")), "a number"),
    "no end of numbers": (".json", lambda: whole(extra=float("-inf")), "a number"),
    "half a character": (".json", lambda: whole(name="?").replace('"?"', '"\\ud83d"'), "half a character"),
    "two names": (".json", lambda: whole()[:-1] + ', "name": "二"}', "two values"),
    "two ids of a tag": (".json", lambda: whole().replace('"name": "茶"', '"id": "", "name": "茶"'), "two values"),
    "json in utf-16": (".json", lambda: whole().encode("utf-16"), "UTF-8"),
    "json with more behind": (".json", lambda: whole() + "\0", "not whole JSON"),
    "id of 200,000 digits in json": (".json", lambda: whole(id="9" * 200_000), "not an id"),
    "levels of a path, 200,000": (".csv", lambda: f"path\n{'a/' * 200_000}a", "too deep"),
    "levels of many paths": (
        ".csv",
        lambda: "path\n" + "".join(f"{n}{'/a' * 199}\n" for n in range(45_000)),
        "too deep",
    ),
    "tags in a table, a million": (".csv", lambda: "path\n" + "茶\n" * 1_000_000, "more than 50,000"),
    "slashes only": (".csv", lambda: f"path\n{'/' * 10_000_000}", "too deep"),
    "columns only": (".csv", lambda: "," * (LARGEST - 9) + "\npath", "no column"),
    "lines only": (".csv", lambda: "path" + "\n" * (LARGEST - 9), "no tags"),
    "quotation marks only": (".csv", lambda: "path\n" + '"' * 9_999_999, "quotation marks"),
    "a quotation without an end": (".csv", lambda: 'path\n"' + "茶\n" * 1_000_000, "quotation marks"),
    "a table in utf-16": (".csv", lambda: "path\n茶\n".encode("utf-16"), "not whole text"),
    "half a character of a table": (
        ".csv",
        lambda: "path\n早市\n茶\ud800".encode("utf-8", "surrogatepass"),
        "not whole",
    ),
    "id of 200,000 digits in a table": (".csv", lambda: f"path,id\n茶,{'9' * 200_000}", "not an id"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_a_tag_set_is_refused_soon(tmp_path: Path, kind: str) -> None:
    ending, data, reason = REFUSED[kind]
    made = data()
    found = come_of(tmp_path, ending, made if isinstance(made, bytes) else made.encode())
    assert isinstance(found, str)
    assert reason in found


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\0" * 1_000_000, b"\xff" * 1_000_000, b"\xef\xbb\xbf", b"PK\x03\x04"]
)
def test_a_file_of_nothing_is_refused(tmp_path: Path, ending: str, data: bytes) -> None:
    assert isinstance(come_of(tmp_path, ending, data), str)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_too_large_or_no_file_is_refused_before_it_is_read(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"大{ending}").touch()
    os.truncate(tmp_path / f"大{ending}", 100_000_000)
    (tmp_path / f"夹{ending}").mkdir()
    (tmp_path / f"环{ending}").symlink_to(tmp_path / f"环{ending}")
    with pytest.raises(FileTooLarge):
        read_tag_set(tmp_path / f"大{ending}")
    with pytest.raises(NotAFile):
        read_tag_set(tmp_path / f"夹{ending}")
    for name in (f"环{ending}", f"无{ending}", f"\0{ending}", f"{'长' * 300}{ending}"):
        assert isinstance(outcome(tmp_path / name), str)
