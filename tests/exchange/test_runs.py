"""A whole text cut at its highlights holds all of it, and every highlight begins and ends once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.runs import cut
from tests.exchange.annotated import BODY, LINES, SOURCE, at, mark


def test_a_block_is_cut_where_highlights_begin_and_end() -> None:
    source = replace(SOURCE, highlights=(at(1, "超导磁体"), at(2, "磁体、②")))
    [block] = [block for block in cut(source) if any(run.marks for run in block.runs)]
    told = [(run.text, [one.id[-1] for one in run.marks]) for run in block.runs]
    assert told[:4] == [("①", []), ("超导", ["1"]), ("磁体", ["1", "2"]), ("、②", ["2"])]
    assert [len(run.begun) for run in block.runs[:4]] == [0, 1, 1, 0]
    assert [len(run.ended) for run in block.runs[:4]] == [0, 0, 1, 1]


def test_lines_without_a_block_are_paragraphs() -> None:
    blocks = cut(replace(SOURCE, blocks=SOURCE.blocks[:1], highlights=()))
    assert [(block.kind, block.runs[0].text) for block in blocks] == [
        ("title", LINES[0][1]),
        *(("paragraph", text) for _, text in LINES[1:]),
    ]


def test_a_highlight_of_nothing_but_a_line_end_comes_behind_all() -> None:
    end = BODY.index("\n")
    last = cut(replace(SOURCE, highlights=(mark(1, end, end + 1),)))[-1]
    assert [(run.text, len(run.begun), len(run.ended)) for run in last.runs] == [("", 1, 1)]


@given(st.lists(st.tuples(st.integers(0, len(BODY) - 1), st.integers(1, 60)), max_size=12))
def test_all_the_text_is_there_and_every_highlight_begins_and_ends_once(spans: list[tuple[int, int]]) -> None:
    marks = tuple(mark(n, start, min(len(BODY), start + size)) for n, (start, size) in enumerate(spans))
    blocks = cut(replace(SOURCE, highlights=marks))
    runs = [run for block in blocks for run in block.runs]
    assert "\n".join("".join(run.text for run in block.runs) for block in blocks).rstrip("\n") == BODY
    ids = sorted(one.id for one in marks)
    assert sorted(one.id for run in runs for one in run.begun) == ids
    assert sorted(one.id for run in runs for one in run.ended) == ids
