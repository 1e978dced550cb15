"""Cells that no spreadsheet runs, and back."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.exchange.cells import bare, guarded


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("  @雪", "'  @雪"),
        ("\u3000＝1", "'\u3000＝1"),
        ("\u200b－1", "'\u200b－1"),
        ("\t雪", "'\t雪"),
        ("\r", "'\r"),
        ("雪;=1+1", "雪;'=1+1"),
        ('雪;"=1+1', "雪;'\"=1+1"),
        ("优点：\n- 快", "优点：\n'- 快"),
        ("雪-雨=冰 a@b", "雪-雨=冰 a@b"),
        ("'雪'", "'雪'"),
        ("", ""),
    ],
)
def test_what_could_run_is_written_behind_an_apostrophe(cell: str, written: str) -> None:
    assert guarded(cell) == written
    assert bare(written) == cell


@given(st.text(alphabet="'=＝-\t\r\n; \"雪,\u202e𠮷"))
@example("'=1")
@example("''\t")
def test_taking_off_is_the_mirror_of_guarding(cell: str) -> None:
    assert bare(guarded(cell)) == cell


@given(st.text(alphabet="'=＝@\t\r\n; \"雪"), st.sampled_from("=+-@＝＋－＠\t\r"), st.text(alphabet=" \u3000\n"))
def test_no_part_of_a_cell_begins_like_a_formula(before: str, sign: str, space: str) -> None:
    for part in guarded(f"{before};{space}{sign}").replace("\r", ";").replace("\n", ";").split(";"):
        assert part.strip(' \u3000"')[:1] not in {*"=+-@＝＋－＠"}
