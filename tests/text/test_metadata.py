"""Title, jump line, dateline and reporters are read from a text as it stands, and only where they are such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import metadata
from reader.text.blocks import pieces
from reader.text.metadata import Metadata


def read(text: str, name: str = "早市.txt") -> Metadata:
    """What a text says of itself."""
    return metadata.read(pieces(text), name)


def published_of(body: str, name: str) -> str:
    return read(body, name).published


@pytest.mark.parametrize(
    ("line", "source", "published"),
    [
        ("新华社北京12月6日电 雪落了一夜。", "新华社", "--12-06"),
        ("（新华社北京12月6日电）雪落了一夜。", "新华社", "--12-06"),
        ("\u3000\u3000新华社北京12月6日电（记者李雪）雪落了。", "新华社", "--12-06"),
        ("\u3000（本报１２月６日讯）", "本报", "--12-06"),
        ("(本报讯)雪落了一夜。", "", ""),
        ("本报北京1月2日电", "本报", "--01-02"),
        ("本报12月6日讯", "本报", "--12-06"),
        ("乡村日报昆明3月31日电", "乡村日报", "--03-31"),
        ("中新社乌鲁木齐2月29日电", "中新社", "--02-29"),
        ("新华社北京13月6日电", "新华社", ""),
        ("新华社北京2月30日电", "新华社", ""),
        ("新华社北京0月0日电", "新华社", ""),
        ("新华社北京12月6日", "", ""),
        ("他说，新华社北京12月6日电是这样写的。", "", ""),
        ("12月6日，雪落了一夜。", "", ""),
        ("", "", ""),
    ],
)
def test_a_dateline_tells_source_and_day(line: str, source: str, published: str) -> None:
    body = f"𠮷野村的早市\n{line}\n雪落了一夜。"
    assert (read(body).source, read(body).published) == (source, published)


def test_the_first_dateline_counts() -> None:
    assert published_of("本报北京1月2日电\n本报北京3月4日电", "") == "--01-02"


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2025-12-06 早市.txt", "2025-12-06"),
        ("20251206.txt", "2025-12-06"),
        ("早市2025年.txt", "2025-12-06"),
        ("早市_2025.txt", "2025-12-06"),
        ("1998.txt", "1998-12-06"),
        ("早市.txt", "--12-06"),
        ("12025.txt", "--12-06"),
        ("3025.txt", "--12-06"),
        ("", "--12-06"),
    ],
)
def test_the_name_of_the_file_may_supply_the_year(name: str, published: str) -> None:
    assert published_of("新华社北京12月6日电", name) == published


def test_a_day_that_its_year_does_not_have_is_not_told() -> None:
    assert published_of("新华社北京2月29日电", "2024.txt") == "2024-02-29"
    assert published_of("新华社北京2月29日电", "2025.txt") == ""


@given(st.text(alphabet="新华社本报北京12月6日电讯（(\n２"), st.text(alphabet="2019年-_.ab"))
def test_a_day_is_iso_8601_or_nothing(body: str, name: str) -> None:
    day = published_of(body, name)
    assert day == "" or (len(day) == 7 and day.startswith("--")) or (len(day) == 10 and day[:4].isdecimal())


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("新华社北京12月6日电 雪落了一夜。", "北京"),
        ("（新华社乌鲁木齐12月6日电）雪。", "乌鲁木齐"),
        ("据新华社昆明2025年12月6日电 雪。", "昆明"),
        ("本报12月6日讯", ""),
        ("本报讯 雪落了。", ""),
    ],
)
def test_a_dateline_tells_the_place(line: str, place: str) -> None:
    assert read(f"早市\n{line}\n雪落了一夜。").place == place


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("据新华社昆明2025年12月6日电 雪。", "2025-12-06"),
        ("早市\n2025年12月06日 星期六\n新华社北京12月6日电 雪。", "2025-12-06"),
        ("早市\n2025年12月6日\n雪落了一夜。", "2025-12-06"),
        ("早市\n他生于1950年2月3日，雪落了一夜。", ""),
    ],
)
def test_a_year_is_taken_from_the_text_itself(text: str, published: str) -> None:
    assert read(text).published == published


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("新华社北京12月6日电（记者李雪、王小明）雪落了一夜。", "李雪、王小明"),
        ("本报记者 李雪 王小明", "李雪、王小明"),
        ("新华社记者李雪", "李雪"),
        ("作者：李雪", "李雪"),
        ("文／李雪", "李雪"),
        ("本报记者日前在村里采访，雪落了一夜。", ""),
        ("老人对记者说，今年的水好。", ""),
        ("责编：李雪", ""),
    ],
)
def test_reporters_are_named_only_where_they_sign(line: str, author: str) -> None:
    assert read(f"早市\n{line}\n雪落了一夜，天亮的时候停了。").author == author


@pytest.mark.parametrize(
    "line", ["(上接第一版)", "（上接第一版）", "（下转第3版）", "上接A1版", "【下转第十二版】"]
)
def test_a_jump_line_near_an_end_is_known_and_stays(line: str) -> None:
    text = f"早市\n{line}\n雪落了一夜。"
    assert read(text).jump == line
    assert [piece.text for piece in pieces(text)][1] == line


@pytest.mark.parametrize(
    "line", ["他把报纸翻到第一版。", "上接不上，下接不着。", "（上接第一版）的报道里说，雪落了。"]
)
def test_a_line_that_only_speaks_of_pages_is_none(line: str) -> None:
    assert read(f"早市\n{line}\n雪落了一夜。").jump == ""


def test_titles_are_read_from_their_marks() -> None:
    known = read("# 𠮷野村的早市\n\n## ——①号摊见闻\n\n雪落了一夜。")
    assert (known.title, known.subtitle) == ("𠮷野村的早市", "——①号摊见闻")


def test_what_the_first_knows_stands_before_what_the_second_does() -> None:
    merged = metadata.merged(Metadata(title="一", place="昆明"), Metadata(title="二", author="李雪"))
    assert merged == Metadata(title="一", place="昆明", author="李雪")
