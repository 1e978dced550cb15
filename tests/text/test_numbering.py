"""Paragraphs are counted as a reader counts them: titles and headings are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.blocks import Block, compose
from reader.text.numbering import paragraph_numbers, paragraphs_of

ARTICLE = compose("""# 巷口的旧书店
## ——一个下午的“发现”
老林的书店开了三十年。
他说：“书不怕旧。”
### 门外的雨
雨下得很大——街上𠮷野家的灯还亮着。
#### 雨停了
好。
""")


def test_only_paragraphs_have_numbers_and_they_run_on_below_headings() -> None:
    numbers = paragraph_numbers(ARTICLE.blocks)
    told = {ARTICLE.body[start : start + 2]: number for start, number in numbers.items()}
    assert told == {"老林": 1, "他说": 2, "雨下": 3, "好。": 4}


def test_an_article_without_paragraphs_has_no_numbers() -> None:
    assert paragraph_numbers(()) == {}
    assert paragraph_numbers(compose("# 题\n## 副题\n### 小标题").blocks) == {}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("老林", "老林", (1, 1)),
        ("三十年。", "三十年。", (1, 1)),
        ("三十年。", "他说", (1, 2)),
        ("老林", "好。", (1, 4)),
        ("书不怕旧", "门外的雨", (2, 2)),
        ("门外的雨", "雨下得", (3, 3)),
        ("发现", "老林", (1, 1)),
        ("巷口", "发现", None),
        ("门外", "的雨", None),
        ("巷口", "好。", (1, 4)),
        ("\n他说", "他说", (2, 2)),
    ],
)
def test_a_passage_is_told_by_the_paragraphs_it_touches(
    first: str, last: str, expected: tuple[int, int] | None
) -> None:
    start, end = ARTICLE.body.index(first), ARTICLE.body.index(last) + len(last)
    assert paragraphs_of(ARTICLE.blocks, start, end) == expected


def test_a_line_end_alone_touches_no_paragraph() -> None:
    end = ARTICLE.body.index("。\n他说") + 1
    assert paragraphs_of(ARTICLE.blocks, end, end + 1) is None


def test_nothing_selected_is_in_the_paragraph_of_the_character_behind_it() -> None:
    start = ARTICLE.body.index("他说")
    assert paragraphs_of(ARTICLE.blocks, start, start) == (2, 2)
    assert paragraphs_of(ARTICLE.blocks, len(ARTICLE.body), len(ARTICLE.body)) is None
    assert paragraphs_of((), 0, 1) is None


lines = st.lists(st.sampled_from(["### 小标题", "雨停了。", "他把𠮷灯打开，“读书”。", "好"]), max_size=12)


@given(lines, st.data())
def test_the_paragraphs_of_a_passage_are_those_whose_characters_it_holds(
    texts: list[str], data: st.DataObject
) -> None:
    composition = compose("\n".join(texts))
    start = data.draw(st.integers(0, len(composition.body)))
    end = data.draw(st.integers(start, len(composition.body)))

    def touches(block: Block) -> bool:
        return block.start < max(end, start + 1) and start < block.end

    numbers = paragraph_numbers(composition.blocks)
    touched = [numbers[one.start] for one in composition.blocks if one.start in numbers and touches(one)]
    expected = (touched[0], touched[-1]) if touched else None
    assert paragraphs_of(composition.blocks, start, end) == expected
