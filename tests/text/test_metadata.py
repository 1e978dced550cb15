"""Source and day are read from a dateline, and only from one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import metadata


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
    assert metadata.source(body) == source
    assert metadata.published(body, "早市.txt") == published


def test_the_first_dateline_counts() -> None:
    assert metadata.published("本报北京1月2日电\n本报北京3月4日电", "") == "--01-02"


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
    assert metadata.published("新华社北京12月6日电", name) == published


def test_a_day_that_its_year_does_not_have_is_not_told() -> None:
    assert metadata.published("新华社北京2月29日电", "2024.txt") == "2024-02-29"
    assert metadata.published("新华社北京2月29日电", "2025.txt") == ""


@given(st.text(alphabet="新华社本报北京12月6日电讯（(\n２"), st.text(alphabet="2019年-_.ab"))
def test_a_day_is_iso_8601_or_nothing(body: str, name: str) -> None:
    day = metadata.published(body, name)
    assert day == "" or (len(day) == 7 and day.startswith("--")) or (len(day) == 10 and day[:4].isdecimal())
