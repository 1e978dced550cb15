"""The tree of heights answers as a plain list of heights would."""

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.heights import Heights

QUARTERS = st.integers(1, 4000).map(lambda quarters: quarters / 4)  # sums of them are exact
LISTS = st.lists(QUARTERS, max_size=70)


def slice_at(heights, y):
    """The same answer, by adding up."""
    bottom = 0.0
    for index, height in enumerate(heights):
        bottom += height
        if y < bottom:
            return index
    return max(0, len(heights) - 1)


@given(LISTS, st.data())
def test_tops_are_the_sums_of_what_lies_above(heights, data):
    index = data.draw(st.integers(0, len(heights)))
    assert Heights(heights).top(index) == sum(heights[:index])


@given(LISTS, st.integers(-100, 300_000).map(lambda y: y / 4))
def test_the_slice_at_a_height_is_the_one_that_covers_it(heights, y):
    assert Heights(heights).at(y) == slice_at(heights, y)


@given(LISTS.filter(bool), st.data())
def test_corrected_heights_count_at_once(heights, data):
    tree, plain = Heights(heights), list(heights)
    for _ in range(data.draw(st.integers(1, 20))):
        index, height = data.draw(st.integers(0, len(plain) - 1)), data.draw(QUARTERS)
        tree[index] = plain[index] = height
    assert [tree[index] for index in range(len(tree))] == plain
    assert [tree.top(index) for index in range(len(plain) + 1)] == [
        sum(plain[:index]) for index in range(len(plain) + 1)
    ]
    for index, top in enumerate(sum(plain[:index]) for index in range(len(plain))):
        assert tree.at(top) == index


def test_no_slices_have_no_height():
    assert len(Heights([])) == 0
    assert Heights([]).top(0) == 0
    assert Heights([]).at(100) == 0
