r"""Tags are found by key and path, and made where a path leads on; a `/` in a name is written `\/`."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.exchange.tag_set_file import PALETTE
from reader.session.tagging import LONGEST_NAME, EmptyTagName, UnknownTag, UnknownTagSet
from storage.records import Tag, TagSet


@pytest.fixture
def other_set(reader):
    """A second set with tags `论点` and `语言` over `比喻`."""
    tag_set = TagSet(str(uuid.UUID(int=50)), "修辞", "", 1)
    ids = [str(uuid.UUID(int=number)) for number in (51, 52, 53)]
    rows = [(ids[0], None, "论点"), (ids[1], None, "语言"), (ids[2], ids[1], "比喻")]
    reader.library.put(tag_set)
    for rank, (own, parent, name) in enumerate(rows):
        reader.library.put(Tag(own, tag_set.id, parent, name, "#112233", "", "1", rank))
    return tag_set


def make(reader, *paths):
    """Make the tags that the paths lead to."""
    ids, edits = reader.session.tagging.made_all(paths)
    reader.session.history.do("tag", edits)
    return ids, [edit.after for edit in edits]


def test_a_fresh_library_has_the_starter_tags_on_keys(reader):
    tagging = reader.session.tagging
    assert [tag_set.name for tag_set in tagging.sets()] == ["读报"]
    assert [tag.key for tag in tagging.tags()] == list("12345678")
    assert tagging.by_key("1").name == "论点"
    assert tagging.by_key("9") is None
    assert len({tag.color for tag in tagging.tags()}) == 8


def test_keys_are_those_of_the_active_set(reader, other_set):
    assert reader.session.tagging.by_key("1").tag_set == reader.session.tagging.active().id


def test_the_active_set_is_the_first_by_rank(reader, other_set):
    starter = reader.session.tagging.active()
    reader.library.put(TagSet(other_set.id, other_set.name, "", -1))
    assert reader.session.tagging.active().id == other_set.id
    assert [tag_set.id for tag_set in reader.session.tagging.sets()] == [other_set.id, starter.id]
    assert [tag.name for tag in reader.session.tagging.tags()] == ["论点", "语言", "比喻"]


def test_a_path_is_looked_up_in_the_active_set_then_in_the_others(reader, other_set):
    tagging = reader.session.tagging
    assert tagging.find("论点").tag_set == tagging.active().id
    assert tagging.find("语言/比喻").tag_set == other_set.id
    assert tagging.find("比喻") is None
    assert tagging.find("") is None


def test_unknown_paths_and_sets_are_told(reader):
    with pytest.raises(UnknownTag, match="no tag “没有/的”"):
        reader.session.tagging.known("没有/的")
    with pytest.raises(UnknownTagSet, match="“没有”"):
        reader.session.tagging.named("没有")
    assert reader.session.tagging.named("读报") == reader.session.tagging.active()


def test_a_known_path_makes_nothing(reader, other_set):
    assert make(reader, "论点", "语言/比喻") == ([reader.tag("论点"), reader.tag("语言/比喻")], [])


def test_what_is_missing_of_a_path_is_made_in_the_active_set(reader, other_set):
    ids, made = make(reader, "论点/反驳/让步", "语言/排比")
    active = reader.session.tagging.active().id
    assert [(tag.name, tag.tag_set) for tag in made] == [
        ("反驳", active),
        ("让步", active),
        ("语言", active),
        ("排比", active),
    ]
    assert made[0].parent == reader.tag("论点")
    assert ids == [made[1].id, made[3].id]
    assert reader.session.tagging.paths()[ids[0]] == "论点/反驳/让步"
    assert all(tag.color in PALETTE and tag.key == "" for tag in made)


def test_paths_made_together_share_their_new_parents(reader):
    ids, made = make(reader, "天气/雪", "天气/雨", "天气", "天气/雪")
    assert [tag.name for tag in made] == ["天气", "雪", "雨"]
    assert ids == [made[1].id, made[2].id, made[0].id, made[1].id]
    assert [tag.name for tag in reader.session.tagging.tags()][-3:] == ["天气", "雪", "雨"]


def test_a_slash_in_a_name_is_written_with_a_backslash(reader):
    ids, made = make(reader, "衣\\/食/住\\\\行")
    assert [tag.name for tag in made] == ["衣/食", "住\\行"]
    assert reader.session.tagging.paths()[ids[0]] == "衣\\/食/住\\\\行"
    assert reader.tag("衣\\/食") == made[0].id


def test_names_are_trimmed_and_cut(reader, other_set):
    assert make(reader, " 论点 ", " 语言 / 比喻 ") == ([reader.tag("论点"), reader.tag("语言/比喻")], [])
    _, made = make(reader, "　雪 / 大雪\n", "长" * 300)
    assert [tag.name for tag in made] == ["雪", "大雪", "长" * LONGEST_NAME]
    assert make(reader, "长" * 300)[1] == []


@pytest.mark.parametrize("path", ["", " ", "/", "雪/", "/雪", "雪//雨", "雪/　"])
def test_a_tag_without_a_name_is_refused_and_nothing_changes(reader, path):
    before = reader.records()
    with pytest.raises(EmptyTagName):
        reader.session.tagging.made_all(["天气", path])
    assert reader.records() == before


def test_new_tags_stand_last_among_their_siblings(reader):
    make(reader, "丙", "甲", "乙")
    assert [tag.name for tag in reader.session.tagging.tags()][-3:] == ["丙", "甲", "乙"]


@given(st.lists(st.text(alphabet="雪雨/\\ 𠮷①", min_size=1, max_size=4).filter(str.strip), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_tag_is_found_again_by_the_path_it_is_shown_with(reader, names):
    from reader.exchange.tag_paths import join_path

    made, edits = reader.session.tagging.made(join_path(names))
    reader.session.history.do("tag", edits)
    assert reader.tag(reader.session.tagging.paths()[made]) == made
    assert reader.session.tagging.made(join_path(names)) == (made, [])
