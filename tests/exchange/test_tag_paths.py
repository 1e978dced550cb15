"""Tags as paths, and back to names."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.tag_paths import in_tree_order, join_path, paths, split_path
from storage.records import Tag


def tag(own: str, name: str, parent: str | None = None, rank: int = 0, tag_set: str = "s") -> Tag:
    return Tag(own, tag_set, parent, name, "#c0392b", "", "", rank)


def test_a_path_leads_from_the_top_down() -> None:
    assert paths([tag("b", "芯片", "a"), tag("a", "技术")]) == {"a": "技术", "b": "技术/芯片"}


def test_a_slash_in_a_name_is_not_a_step() -> None:
    assert paths([tag("a", "衣/食"), tag("b", "住\\行", "a")])["b"] == "衣\\/食/住\\\\行"


def test_a_tag_without_its_parent_stands_at_the_top() -> None:
    assert paths([tag("b", "芯片", "unknown")]) == {"b": "芯片"}


def test_tags_in_a_circle_are_still_all_there() -> None:
    circle = [tag("a", "先有鸡", "b"), tag("b", "先有蛋", "a"), tag("c", "旁观")]
    assert {t.id for t in in_tree_order(circle)} == {"a", "b", "c"}
    assert paths(circle)["c"] == "旁观"


def test_tree_order_is_parents_first_then_rank_set_by_set() -> None:
    tags = [tag("y", "乙", rank=1), tag("x", "甲"), tag("o", "他", tag_set="t"), tag("k", "丙", "x", rank=7)]
    assert [t.id for t in in_tree_order(tags)] == ["x", "k", "y", "o"]


def test_siblings_of_one_rank_stay_as_they_come() -> None:
    tags = [tag("c", "丙"), tag("a", "甲"), tag("b", "乙"), tag("z", "子", "a"), tag("y", "丑", "a")]
    assert [one.id for one in in_tree_order(tags)] == ["c", "a", "z", "y", "b"]


def test_a_very_deep_tree_needs_no_recursion() -> None:
    deep = [tag(str(n), "层", str(n - 1) if n else None) for n in range(5000)]
    assert len(paths(deep)) == 5000


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("技术", ("技术",)),
        ("技术/芯片", ("技术", "芯片")),
        ("衣\\/食/住", ("衣/食", "住")),
        ("甲\\乙", ("甲\\乙",)),
        ("甲\\\\/乙", ("甲\\", "乙")),
        ("甲//乙", ("甲", "", "乙")),
        ("甲\\", ("甲\\",)),
        ("", ("",)),
    ],
)
def test_a_path_is_split_into_names(path: str, names: tuple[str, ...]) -> None:
    assert split_path(path) == names


def test_no_more_of_a_path_is_split_than_asked_for() -> None:
    assert split_path("甲/乙\\/丙/丁", 2) == ("甲", "乙/丙")
    assert split_path("甲/" * 5_000_000, 3) == ("甲", "甲", "甲")


@given(st.lists(st.text(alphabet="甲乙/\\ \n𠮷①a"), min_size=1, max_size=5))
def test_splitting_is_the_mirror_of_joining(names: list[str]) -> None:
    assert split_path(join_path(names)) == tuple(names)


@given(st.lists(st.text(alphabet="甲/\\", min_size=1), min_size=1, max_size=6))
def test_the_path_of_a_tag_gives_its_names_back(names: list[str]) -> None:
    ids = [str(uuid.UUID(int=n)) for n in range(len(names))]
    line = [tag(own, name, ids[n - 1] if n else None) for n, (own, name) in enumerate(zip(ids, names, strict=True))]
    assert split_path(paths(line)[ids[-1]]) == tuple(names)
