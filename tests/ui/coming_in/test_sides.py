"""Both sides of a text: what is chosen is made on the right, every piece stands once, what differs is marked."""

from itertools import chain, combinations

import pytest

from reader.text.blocks import Piece, pieces
from reader.text.repair import Reason, Repair, proposals, repaired
from reader.ui.coming_in.sides import Kind, Sides, row_of

LONG = "雨下得很大，街上没有一个人，他把灯打开，继续读那本从码头上买来的旧书，直到天亮也没有合上。"
TORN = f"""巷口的旧书店

老林的书店开了三十年，店里最贵的一本书叫作《旧城记》，封面上写着𠮷野街①号，扉页上还有老邻

居当年留下的名字，墨色已经淡了。

{LONG}

　　门口的猫睡着了，谁来都不起身。

第二天早上，街坊们又来了，有的人买书，有的人只是坐坐。

{LONG}
"""
JOIN, DROP, FOLD = Repair(Reason.JOINED, 1, 4), Repair(Reason.PAGE_NUMBER, 2, 3), Repair(Reason.REPEATED, 5, 6, 4)
NUMBERED = [
    Piece("title", "船"),
    Piece("paragraph", "船从北边的港口"),
    Piece("paragraph", "— 12 —"),
    Piece("paragraph", "  开往南边。"),
    Piece("paragraph", LONG),
    Piece("paragraph", LONG),
]


def opened(sides):
    for row in sides.rows():
        if row.kind is Kind.HIDDEN:
            sides.open(row.first)
    return sides.rows()


def mended(sides):
    return [cell.text for row in opened(sides) if (cell := sides.as_mended(row))]


def subsets(repairs):
    return chain.from_iterable(combinations(repairs, size) for size in range(len(repairs) + 1))


def marked(cell):
    return [cell.text[start:end] for start, end in cell.marks]


def test_whatever_is_chosen_the_right_side_is_what_the_article_becomes():
    parts = pieces(TORN)
    repairs = proposals(parts)
    assert {one.reason for one in repairs} >= {Reason.JOINED, Reason.REPEATED}
    for chosen in subsets(repairs):
        sides = Sides(parts, repairs)
        sides.choose([one.key for one in chosen])
        assert mended(sides) == [piece.text for piece in repaired(parts, chosen)]


def test_every_piece_stands_in_one_row():
    parts = pieces(TORN)
    sides = Sides(parts, proposals(parts))
    for keys in ((), [one.key for one in sides.repairs]):
        sides.choose(keys)
        assert [at for row in sides.rows() for at in range(row.first, row.end)] == list(range(len(parts)))


def test_a_joining_marks_the_line_end_that_goes_and_the_seam():
    sides = Sides(NUMBERED, [JOIN, DROP, FOLD])
    sides.choose([JOIN.key, DROP.key])
    row = sides.rows()[row_of(sides.rows(), 1)]
    assert (row.first, row.end, row.kind) == (1, 4, Kind.MENDED)
    assert sides.as_mended(row).text == "船从北边的港口开往南边。"
    assert marked(sides.as_mended(row)) == ["口开"]
    assert marked(sides.as_imported(row)) == ["↵", "— 12 —↵", "  "]


def test_a_joining_waits_for_what_is_dropped_inside_it():
    sides = Sides(NUMBERED, [JOIN, DROP, FOLD])
    sides.choose([JOIN.key])
    assert sides.waits(JOIN)
    sides.choose([JOIN.key, DROP.key])
    assert not sides.waits(JOIN)


def test_what_is_folded_has_no_right_side():
    sides = Sides(NUMBERED, [FOLD])
    sides.choose([FOLD.key])
    row = sides.rows()[-1]
    assert row.kind is Kind.DROPPED
    assert sides.as_mended(row) is None
    assert marked(sides.as_imported(row)) == [LONG]


def test_an_indent_is_marked_and_goes():
    one = Repair(Reason.INDENTED, 0, 1)
    sides = Sides([Piece("paragraph", "　　很久以前。")], [one])
    sides.choose([one.key])
    (row,) = sides.rows()
    assert marked(sides.as_imported(row)) == ["　　"]
    assert sides.as_mended(row).text == "很久以前。"


def test_unchanged_stretches_are_hidden_until_opened():
    parts = [Piece("paragraph", f"第{number}段。") for number in range(20)]
    sides = Sides(parts, [Repair(Reason.PAGE_NUMBER, 10, 11)])
    assert [(row.first, row.end) for row in sides.rows() if row.kind is Kind.HIDDEN] == [(0, 9), (12, 20)]
    sides.open(0)
    assert [row.first for row in sides.rows()[:10]] == list(range(10))


@pytest.mark.parametrize("length", [5_000, 400_000])
def test_a_giant_paragraph_is_cut_to_what_can_be_seen_but_keeps_its_seam(length):
    parts = [Piece("paragraph", "远" * length), Piece("paragraph", "近" * length)]
    one = Repair(Reason.JOINED, 0, 2)
    sides = Sides(parts, [one])
    sides.choose([one.key])
    cell = sides.as_mended(sides.rows()[0])
    assert len(cell.text) < 3_000
    assert marked(cell) == ["远近"]
