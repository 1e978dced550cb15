"""A text becomes blocks, one a line, and loses nothing but heading marks and blank lines."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.blocks import Composition, compose

PROSE = "天还没有亮，村口的①号摊已经摆好了。"
PLAIN_LINES = "雪村#。，①𠮷a \t\u3000"


def shape(composition: Composition) -> list[tuple[str, str]]:
    """Each block's kind and text."""
    return [(block.kind, composition.body[block.start : block.end]) for block in composition.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n\u3000\u00a0\n", []),
        (PROSE, [("paragraph", PROSE)]),
        ("早市\n" + PROSE, [("title", "早市"), ("paragraph", PROSE)]),
        ("早市", [("paragraph", "早市")]),
        ("\n\n早市\n\n\n" + PROSE + "\n", [("title", "早市"), ("paragraph", PROSE)]),
        ("他走了。\n" + PROSE, [("paragraph", "他走了。"), ("paragraph", PROSE)]),
        ("「好。」\n" + PROSE, [("title", "「好。」"), ("paragraph", PROSE)]),
        ("早" * 41 + "\n" + PROSE, [("paragraph", "早" * 41), ("paragraph", PROSE)]),
        ("早" * 40 + "\n" + PROSE, [("title", "早" * 40), ("paragraph", PROSE)]),
        ("早市\n——雪天手记\n" + PROSE, [("title", "早市"), ("subtitle", "——雪天手记"), ("paragraph", PROSE)]),
        ("早市\n——他说。\n" + PROSE, [("title", "早市"), ("paragraph", "——他说。"), ("paragraph", PROSE)]),
        ("\u3000\u3000早市\n\u3000\u3000雪。", [("title", "\u3000\u3000早市"), ("paragraph", "\u3000\u3000雪。")]),
    ],
)
def test_a_text_without_marks_has_a_title_when_its_first_line_could_be_one(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert shape(compose(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 早市", [("title", "早市")]),
        ("# 早市\n## 雪天\n雪。", [("title", "早市"), ("subtitle", "雪天"), ("paragraph", "雪。")]),
        ("# 早市\n雪。\n## 豆腐", [("title", "早市"), ("paragraph", "雪。"), ("heading", "豆腐")]),
        ("# 早市\n# 又一篇", [("title", "早市"), ("heading", "又一篇")]),
        ("## 早市\n### 雪\n#### 风", [("title", "早市"), ("subtitle", "雪"), ("heading", "风")]),
        ("导语\n# 早市", [("paragraph", "导语"), ("heading", "早市")]),
        ("###### 六级\n####### 七级", [("title", "六级"), ("paragraph", "####### 七级")]),
        ("#早市\n雪。", [("title", "#早市"), ("paragraph", "雪。")]),
        ("#\u3000早市\n雪。", [("title", "早市"), ("paragraph", "雪。")]),
        ("# \t 早市 ##  \n雪。", [("title", "早市"), ("paragraph", "雪。")]),
        ("# C#\n雪。", [("title", "C#"), ("paragraph", "雪。")]),
        ("# 早 # 市 #\n雪。", [("title", "早 # 市"), ("paragraph", "雪。")]),
        ("# #", [("title", "#")]),
        (" # 早市\n雪。", [("title", " # 早市"), ("paragraph", "雪。")]),
        ("# \n雪。", [("title", "# "), ("paragraph", "雪。")]),
        ("# 𠮷野①\n**雪**。", [("title", "𠮷野①"), ("paragraph", "**雪**。")]),
    ],
)
def test_heading_marks_become_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert shape(compose(text)) == expected


def test_the_first_block_of_a_kind_is_found_by_its_text() -> None:
    composition = compose("# 早市\n雪。\n## 豆腐\n## 糖人")
    assert composition.first("title") == "早市"
    assert composition.first("heading") == "豆腐"
    assert composition.first("subtitle") == ""


@given(st.text())
def test_the_blocks_joined_by_line_feeds_are_the_body(text: str) -> None:
    composition = compose(text)
    assert "\n".join(kept for _, kept in shape(composition)) == composition.body
    assert all(one.end + 1 == other.start for one, other in pairwise(composition.blocks))
    assert all(kept.strip() and "\n" not in kept for _, kept in shape(composition))


@given(st.text(alphabet=PLAIN_LINES + "\n"))
def test_every_line_that_is_not_blank_is_a_block_of_its_own_but_for_its_marks(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    kept = [block for _, block in shape(compose(text))]
    assert len(kept) == len(lines)
    for line, block in zip(lines, kept, strict=True):
        assert block in line
        assert not line.replace(block, "", 1).strip("# \t\u3000")


@given(st.lists(st.text(alphabet=PLAIN_LINES.replace("#", ""), min_size=1).filter(str.strip), max_size=6))
def test_a_text_without_marks_is_its_own_body(lines: list[str]) -> None:
    assert compose("\n\n".join(lines)).body == "\n".join(lines)


@pytest.mark.parametrize(
    "line", ["# 甲" + " " * 200_000 + "乙", "# 甲" + " #" * 100_000 + "乙", "#" * 200_000, "# " * 9**6]
)
def test_a_strange_long_line_takes_no_longer_than_others(line: str) -> None:
    began = time.process_time()
    compose(line)
    assert time.process_time() - began < 1
