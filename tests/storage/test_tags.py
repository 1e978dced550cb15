"""Tags and their sets come back as they were put, and none is lost by removing another."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import TagInUse, TagSetInUse, UnknownTag, UnknownTagSet


def test_a_tag_and_its_set_come_back_as_they_were(library, make):
    tag_set = make.tag_set()
    parent = make.tag(tag_set, "吃", key="1")
    child = make.tag(tag_set, "豆腐", parent)
    library.tags.put_set(tag_set)
    library.tags.put(parent)
    library.tags.put(child)
    assert library.tags.get_set(tag_set.id) == tag_set
    assert [library.tags.get(one.id) for one in (parent, child)] == [parent, child]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.fixed_dictionaries(dict.fromkeys(("name", "color", "description", "key"), st.text())),
    rank=st.integers(-(2**63), 2**63 - 1),
)
def test_any_tag_comes_back_as_it_was(library, tag_set, make, texts, rank):
    tag = replace(make.tag(tag_set), rank=rank, **texts)
    library.tags.put(tag)
    assert library.tags.get(tag.id) == tag
    library.tags.remove(tag.id)


def test_sets_are_listed_by_rank_the_active_one_first(library, make):
    sets = [make.tag_set("词汇", 1), make.tag_set("主题", 0)]
    for one in sets:
        library.tags.put_set(one)
    assert library.tags.sets() == sets[::-1]


def test_tags_are_listed_by_rank_then_name(library, tag_set, make):
    other = make.tag_set("词汇", 1)
    library.tags.put_set(other)
    named = [
        make.tag(tag_set, "乙", rank=1),
        make.tag(tag_set, "丙", rank=0),
        make.tag(tag_set, "丁", rank=0),
    ]
    elsewhere = make.tag(other, "甲", rank=2)
    for tag in (*named, elsewhere):
        library.tags.put(tag)
    assert library.tags.of(tag_set.id) == [named[2], named[1], named[0]]
    assert library.tags.all() == [*library.tags.of(tag_set.id), elsewhere]


def test_putting_a_tag_or_a_set_again_keeps_what_hangs_on_it(library, article, tag_set, tags, make):
    highlight = make.highlight(article, tags=tags)
    library.highlights.put(highlight)
    library.tags.put(replace(tags[0], name="日子"))
    library.tags.put_set(replace(tag_set, name="读书会"))
    assert library.tags.get(tags[0].id).name == "日子"
    assert library.highlights.get(highlight.id) == highlight
    assert len(library.tags.of(tag_set.id)) == len(tags)


def test_a_tag_in_use_is_not_removed(library, article, tags, make):
    library.highlights.put(make.highlight(article, tags=tags[:1]))
    library.tags.put(replace(tags[2], parent=tags[1].id))
    for used in tags[:2]:
        with pytest.raises(TagInUse, match="nothing was removed"):
            library.tags.remove(used.id)
    library.tags.remove(tags[2].id)
    library.tags.remove(tags[1].id)
    assert library.tags.all() == tags[:1]


def test_a_set_with_tags_is_not_removed(library, tag_set, tags):
    with pytest.raises(TagSetInUse):
        library.tags.remove_set(tag_set.id)
    for tag in tags:
        library.tags.remove(tag.id)
    library.tags.remove_set(tag_set.id)
    assert library.tags.sets() == []


def test_a_refused_removal_leaves_the_rest_of_its_transaction(library, tag_set, tags, make):
    extra = make.tag(tag_set, "雪")
    with library.transaction():
        library.tags.put(extra)
        with pytest.raises(TagSetInUse):
            library.tags.remove_set(tag_set.id)
    assert library.tags.get(extra.id) == extra


def test_unknown_tags_and_sets_are_told_calmly(library):
    with pytest.raises(UnknownTag):
        library.tags.get("no-such-id")
    with pytest.raises(UnknownTagSet):
        library.tags.get_set("no-such-id")


def test_a_tag_without_a_set_is_our_mistake(library, make):
    with pytest.raises(sqlite3.IntegrityError):
        library.tags.put(make.tag(make.tag_set()))
