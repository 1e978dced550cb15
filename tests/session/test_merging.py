"""A tag set goes out and comes back into another library, or into its own, and no tag is lost."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace

import pytest

from reader.exchange import tag_set_json
from reader.exchange.tag_set_file import EmptyTagSet, TagSetFile, UnreadableTagSet
from reader.session.files import FileTooLarge, MissingFile, NotAFile
from reader.session.merging import UnknownTagSetFormat, as_bytes, read_tag_set
from reader.session.tagging import UnknownTagSet
from reader.text.spans import Span
from storage.records import Highlight, Tag, TagSet

SET = TagSet(str(uuid.UUID(int=1)), "天气", "天上的事", 0)


def tag(number: int, name: str, parent: int | None = None, key: str = "", rank: int = 0) -> Tag:
    """A tag whose id is the number."""
    above = None if parent is None else str(uuid.UUID(int=parent))
    return Tag(str(uuid.UUID(int=number)), SET.id, above, name, "#c0392b", "", key, rank)


def shared(*tags: Tag, tag_set: TagSet = SET) -> TagSetFile:
    return TagSetFile(tag_set, tags)


RAIN = (tag(11, "降水", key="1"), tag(12, "雪", 11, "2"), tag(13, "大雪", 12), tag(14, "风", rank=1))


def written(reader, path):
    """The path, after the reader's active set was written there."""
    path.write_bytes(as_bytes(reader.session.merging.shared(), path))
    return path


def tags_of(reader, tag_set=SET):
    """The tags of the reader's set, by name."""
    return {tag.name: tag for tag in reader.session.tagging.tags(reader.library.tags.get_set(tag_set.id))}


def sound(reader):
    """Whether the library is sound and each of its sets can be read again from a file."""
    for tag_set in reader.session.tagging.sets():
        kept = reader.session.merging.shared(tag_set.name)
        tag_set_json.read(tag_set_json.write(kept).encode())
    return reader.library.check() == []


@pytest.mark.parametrize("name", ["标签.qdc", "标签.json", "标签.QDC"])
def test_a_second_library_gets_the_same_ids(reader, friend, tmp_path, name):
    reader.session.history.do("tag", reader.session.tagging.made("天气/雪\\/雨")[1])
    friend.session.merging.take(read_tag_set(written(reader, tmp_path / name)))
    assert friend.session.tagging.paths() == reader.session.tagging.paths()
    assert [tag.color for tag in friend.session.tagging.tags()] == [
        tag.color for tag in reader.session.tagging.tags()
    ]
    assert sound(friend)


@pytest.mark.parametrize("name", ["标签.qdc", "标签.json"])
def test_a_set_that_is_not_here_is_added_behind_the_others(reader, friend, tmp_path, name):
    reader.session.merging.take(shared(*RAIN))
    path = tmp_path / name
    path.write_bytes(as_bytes(reader.session.merging.shared("天气"), path))
    friend.session.merging.take(read_tag_set(path))
    assert [tag_set.name for tag_set in friend.session.tagging.sets()] == ["读报", "天气"]
    assert friend.session.tagging.active().name == "读报"
    assert friend.session.tagging.find("降水/雪/大雪").id == RAIN[2].id
    assert friend.library.tags.get_set(SET.id).description == "天上的事"


@pytest.mark.parametrize("name", ["标签.qdc", "标签.json"])
def test_taking_twice_changes_nothing(reader, friend, tmp_path, name):
    reader.session.history.do("tag", reader.session.tagging.made("天气/雪")[1])
    theirs = read_tag_set(written(reader, tmp_path / name))
    friend.session.merging.take(theirs)
    after = friend.records()
    assert not friend.session.merging.take(theirs)
    assert friend.records() == after


def test_a_table_brings_its_tags_as_a_set_called_like_the_file(reader, friend, tmp_path):
    reader.session.merging.take(shared(*RAIN))
    path = tmp_path / os.fsdecode("雨".encode() + b"\xff.csv")  # the system allows a name that is no text
    path.write_bytes(as_bytes(reader.session.merging.shared("天气"), path))
    friend.session.merging.take(read_tag_set(path))
    assert [tag_set.name for tag_set in friend.session.tagging.sets()] == ["读报", "雨?"]
    assert friend.session.tagging.find("降水/雪/大雪").id == RAIN[2].id
    assert sound(friend)


def test_theirs_are_the_names_and_ours_the_keys(reader):
    reader.session.merging.take(shared(*RAIN))
    ours = replace(tags_of(reader)["雪"], key="7")
    reader.library.put(ours)
    renamed = replace(RAIN[1], name="瑞雪", color="#112233", description="白", key="3")
    reader.session.merging.take(shared(RAIN[0], renamed, tag_set=replace(SET, name="气象", rank=9)))
    assert tags_of(reader)["瑞雪"] == replace(renamed, key="7")
    assert reader.session.tagging.named("气象").rank == 1


def test_a_new_tag_keeps_its_key_unless_ours_has_it(reader):
    reader.session.merging.take(shared(tag(11, "降水", key="1")))
    theirs = (tag(11, "降水"), tag(12, "雪", key="1"), tag(13, "风", key="2"), tag(14, "雨", key="2"))
    reader.session.merging.take(shared(*theirs))
    assert {name: kept.key for name, kept in tags_of(reader).items()} == {
        "降水": "1",
        "雪": "",
        "风": "2",
        "雨": "",
    }


def test_keys_of_another_set_are_free(reader):
    reader.session.merging.take(shared(*RAIN))
    assert tags_of(reader)["降水"].key == "1"
    assert reader.session.tagging.by_key("1").name == "论点"


def test_a_tag_in_use_is_never_taken_away_nor_what_stands_above_it(reader, article):
    reader.session.merging.take(shared(*RAIN))
    reader.session.reading.highlight(article.id, Span(0, 2), [RAIN[2].id])
    reader.session.merging.take(shared(tag(15, "云")))
    assert set(tags_of(reader)) == {"降水", "雪", "大雪", "云"}
    assert reader.session.reading.counts() == {RAIN[2].id: 1}
    assert sound(reader)


def test_a_tree_may_be_turned_upside_down(reader):
    reader.session.merging.take(shared(*RAIN))
    turned = (tag(13, "大雪"), tag(12, "雪", 13), tag(11, "降水", 12))
    before = reader.records()
    reader.session.merging.take(shared(*turned))
    assert reader.session.tagging.paths()[RAIN[0].id] == "大雪/雪/降水"
    assert sound(reader)
    reader.session.history.undo()
    assert reader.records() == before


def test_an_old_tag_may_move_under_a_new_one_and_back(reader):
    reader.session.merging.take(shared(*RAIN))
    before = reader.records()
    reader.session.merging.take(shared(tag(20, "天"), tag(11, "降水", 20), tag(12, "雪", 20), RAIN[2]))
    assert reader.session.tagging.paths()[RAIN[2].id] == "天/雪/大雪"
    assert sound(reader)
    reader.session.history.undo()
    assert reader.records() == before
    reader.session.history.redo()
    assert reader.session.tagging.paths()[RAIN[1].id] == "天/雪"


def test_our_own_tag_stays_under_theirs_wherever_that_goes(reader):
    reader.session.merging.take(shared(*RAIN))
    own = tag(30, "初雪", 12)
    reader.library.put(own)
    reader.session.merging.take(shared(tag(12, "雪"), tag(11, "降水", 12)))
    assert reader.session.tagging.paths()[own.id] == "雪/初雪"
    assert sound(reader)


def test_a_tag_that_lives_in_another_set_is_not_moved(reader):
    starter = reader.session.tagging.by_key("1")
    stranger = replace(starter, tag_set=SET.id, name="别名", parent=None)
    reader.session.merging.take(shared(stranger, tag(11, "降水")))
    assert reader.library.tags.get(starter.id) == starter
    assert list(tags_of(reader)) == ["降水"]
    assert sound(reader)


def test_children_of_a_tag_that_lives_elsewhere_move_up_to_the_next_parent_of_their_own_set(reader):
    first, second = reader.session.tagging.tags()[:2]
    theirs = (
        tag(11, "降水"),
        replace(first, tag_set=SET.id, parent=RAIN[0].id),
        replace(second, tag_set=SET.id, parent=first.id),
        replace(tag(12, "雪"), parent=second.id),
        replace(tag(13, "大雪"), parent=first.id),
    )
    reader.session.merging.take(shared(*theirs))
    assert {name: kept.parent for name, kept in tags_of(reader).items()} == {
        "降水": None,
        "雪": RAIN[0].id,
        "大雪": RAIN[0].id,
    }
    assert not reader.session.merging.take(shared(*theirs))
    assert sound(reader)


def test_taking_is_undone_with_all_that_came(reader):
    before = reader.records()
    changes = reader.session.merging.take(shared(*RAIN))
    assert (changes.verb, len(changes.added(Tag)), len(changes.added(TagSet))) == ("merge tag set", 4, 1)
    assert changes.added(Highlight) == []
    reader.session.history.undo()
    assert reader.records() == before
    reader.session.history.redo()
    assert set(tags_of(reader)) == {"降水", "雪", "大雪", "风"}


def test_the_ranks_of_sets_change_and_their_tags_stay(reader, article):
    reader.session.merging.take(shared(*RAIN))
    reader.session.reading.highlight(article.id, Span(0, 2), [RAIN[1].id])
    starter, weather = reader.session.tagging.sets()
    tags = reader.session.tagging.paths()
    for moved in (replace(starter, rank=1), replace(weather, rank=0)):
        reader.library.put(moved)
    assert reader.session.tagging.active().id == SET.id
    assert reader.session.tagging.paths() == tags
    assert reader.session.reading.counts() == {RAIN[1].id: 1}


def test_a_set_is_named_or_the_active_one(reader):
    reader.session.merging.take(shared(*RAIN))
    assert reader.session.merging.shared().tag_set.name == "读报"
    kept = reader.session.merging.shared("天气")
    assert replace(kept, based_on=()) == shared(*RAIN, tag_set=replace(SET, rank=1))
    with pytest.raises(UnknownTagSet):
        reader.session.merging.shared("没有")


def test_an_empty_set_is_refused_as_a_codebook_and_as_a_table(reader, tmp_path):
    reader.session.merging.take(shared())
    kept = reader.session.merging.shared("天气")
    for name in ("空.qdc", "空.csv"):
        with pytest.raises(EmptyTagSet):
            as_bytes(kept, tmp_path / name)
    assert tag_set_json.read(as_bytes(kept, tmp_path / "空.json")).tags == ()


@pytest.mark.parametrize("name", ["标签.xlsx", "标签", "标签.txt", ".qdc", "qdc", ".csv"])
def test_an_ending_of_no_format_is_refused(reader, tmp_path, name):
    with pytest.raises(UnknownTagSetFormat, match=name):
        as_bytes(reader.session.merging.shared(), tmp_path / name)
    with pytest.raises(UnknownTagSetFormat, match=name):
        read_tag_set(tmp_path / name)


@pytest.mark.parametrize("ending", [".qdc", ".json", ".csv"])
@pytest.mark.parametrize("data", [b"", b"\xff", "雪".encode(), b"{}", b"<a/>", b"[1]"])
def test_a_broken_file_is_refused(tmp_path, ending, data):
    path = tmp_path / f"坏{ending}"
    path.write_bytes(data)
    with pytest.raises(UnreadableTagSet):
        read_tag_set(path)


@pytest.mark.parametrize("ending", [".qdc", ".json", ".csv"])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path, ending):
    (tmp_path / f"夹{ending}").mkdir()
    os.mkfifo(tmp_path / f"管{ending}")
    (tmp_path / f"大{ending}").touch()
    os.truncate(tmp_path / f"大{ending}", 20_000_001)
    for name, error in (("无", MissingFile), ("夹", NotAFile), ("管", NotAFile), ("大", FileTooLarge)):
        with pytest.raises(error):
            read_tag_set(tmp_path / f"{name}{ending}")


def test_an_imported_set_comes_after_all_others_also_when_some_were_removed(reader):
    sets, tagging = reader.session.tag_sets, reader.session.tagging
    for name in ("一", "二"):
        sets.make(name)
    kept = tagging.named("二")
    for name in ("读报", "一"):
        sets.remove(tagging.named(name).id)
    reader.session.merging.take(shared(*RAIN))
    assert tagging.active() == kept
