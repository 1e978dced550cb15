"""A group lives with one tag set: handed out, changed by two members, merged, handed out again; all marks stay."""

from __future__ import annotations

import pytest

from reader.session.differences import Choice, Kind
from reader.session.merging import as_bytes, read_tag_set
from storage.records import Tag


@pytest.fixture
def group(open_reader):
    """The organiser and two members, each with an article."""
    readers = [open_reader(first) for first in (1_000, 1_000_000, 9_000_000)]
    return readers, [reader.bring_in() for reader in readers]


def handed_out(reader, path, name):
    """The reader's set of that name in a file, as it is given to the others."""
    shared = reader.session.merging.shared(name)
    path.write_bytes(as_bytes(shared, path))
    reader.session.merging.hand_out(shared)
    return path


def sentences(reader, path):
    plan = reader.session.merging.plan(read_tag_set(path))
    return [(one.kind, one.path) for one in plan.differences]


def take(reader, path, choices=None):
    merging = reader.session.merging
    return merging.merge(merging.plan(read_tag_set(path)), choices)


@pytest.mark.parametrize("ending", ["qdc", "json"])
def test_a_set_is_handed_out_changed_merged_and_handed_out_again(group, tmp_path, ending):
    (organiser, one, other), (_, own, others_own) = group
    organiser.session.tag_sets.make("天气")
    weather = organiser.session.tagging.named("天气")
    tree = organiser.session.tag_tree
    for name in ("降水", "风"):
        tree.make(name, weather.id)
    rain = next(tag for tag in organiser.session.tagging.tags(weather) if tag.name == "降水").id
    tree.make("雪", weather.id, rain)
    ids = {tag.name: tag.id for tag in organiser.session.tagging.tags(weather)}

    first = handed_out(organiser, tmp_path / f"天气1.{ending}", "天气")
    for member in (one, other):
        take(member, first)

    # One member renames, adds and marks; the other renames the same otherwise and removes what nobody uses there.
    mark = one.mark(own, "雪落在老人的肩上", ids["雪"])
    one.session.tag_tree.rename(ids["雪"], "瑞雪")
    one.session.tag_tree.make("雹", weather.id, rain)
    wind_mark = one.mark(own, "天还没有亮", ids["风"])
    others_mark = other.mark(others_own, "雪落在老人的肩上", ids["雪"])
    other.session.tag_tree.rename(ids["雪"], "大雪")
    other.session.tag_tree.remove(ids["风"])
    other.session.tag_tree.make("云", weather.id)

    ones = handed_out(one, tmp_path / f"一.{ending}", "天气")
    others = handed_out(other, tmp_path / f"二.{ending}", "天气")
    assert sentences(organiser, ones) == [(Kind.RENAMED, "降水/雪"), (Kind.ADDED, "降水/雹")]
    take(organiser, ones)
    assert sentences(organiser, others) == [
        (Kind.RENAMED, "降水/瑞雪"),
        (Kind.ADDED, "云"),
        (Kind.REMOVED, "风"),
    ]
    before = organiser.records()
    take(organiser, others, {(Kind.RENAMED, ids["雪"]): Choice.THEIRS})
    assert organiser.goes_back_and_forth(before)
    assert organiser.tree("天气") == ["降水", "降水/大雪", "降水/雹", "云"]
    assert sentences(organiser, others) == []

    second = handed_out(organiser, tmp_path / f"天气2.{ending}", "天气")
    assert sentences(one, second) == [
        (Kind.RENAMED, "降水/瑞雪"),
        (Kind.ADDED, "云"),
        (Kind.IN_USE, "风"),
    ]
    for member in (one, other):
        take(member, second)
    assert one.tree("天气") == ["降水", "降水/大雪", "降水/雹", "云", "风"]
    assert other.tree("天气") == ["降水", "降水/大雪", "降水/雹", "云"]
    assert one.borne(mark) == ["降水/大雪"]
    assert one.borne(wind_mark) == ["风"]
    assert other.borne(others_mark) == ["降水/大雪"]
    assert not take(one, second)
    assert all(reader.library.check() == [] for reader in (organiser, one, other))


def test_what_changed_since_a_set_was_handed_out_is_told(reader, tmp_path):
    merging, tree = reader.session.merging, reader.session.tag_tree
    handed_out(reader, tmp_path / "读报.json", "读报")
    active = reader.session.tagging.active()
    assert merging.changed(active) == []
    first, second, *_ = reader.session.tagging.tags()
    tree.rename(first.id, "主张")
    tree.remove(second.id)
    told = [(one.kind, one.mine, one.theirs) for one in merging.changed(active)]
    assert told == [(Kind.RENAMED, first.name, "主张"), (Kind.REMOVED, "", "")]


def test_a_set_that_never_went_anywhere_has_nothing_to_tell(reader):
    reader.session.tag_sets.make("天气")
    assert reader.session.merging.changed(reader.session.tagging.named("天气")) is None


def test_sets_made_apart_are_matched_by_path_where_that_is_wished(reader, friend, tmp_path):
    for one in (reader, friend):
        one.session.tag_sets.make("天气")
        weather = one.session.tagging.named("天气").id
        one.session.tag_tree.make("雪", weather)
    friend.session.tag_tree.make("雨", friend.session.tagging.named("天气").id)
    shared = read_tag_set(handed_out(friend, tmp_path / "天气.json", "天气"))
    here = reader.session.tagging.named("天气")
    merging = reader.session.merging
    assert merging.plan(shared).is_new
    plan = merging.plan(shared, into=here.id)
    assert [(one.kind, one.path) for one in plan.differences] == [(Kind.SAME_PATH, "雪"), (Kind.ADDED, "雨")]
    merging.merge(plan)
    assert reader.tree("天气") == ["雪", "雨"]
    reader.session.history.undo()
    apart = [one.subject for one in plan.differences if one.kind is Kind.SAME_PATH]
    merging.merge(merging.plan(shared, into=here.id, apart=apart))
    assert sorted(reader.tree("天气")) == ["雨", "雪", "雪"]


def test_a_file_that_does_not_name_its_set_is_known_by_its_tags(reader, friend, tmp_path):
    reader.session.tag_sets.make("天气")
    weather = reader.session.tagging.named("天气")
    for name in ("雪", "雨"):
        reader.session.tag_tree.make(name, weather.id)
    path = handed_out(reader, tmp_path / "别名.qdc", "天气")
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("<Sets>")] + "</CodeBook>", encoding="utf-8")
    plan = reader.session.merging.plan(read_tag_set(path))
    assert not plan.is_new
    assert plan.differences == ()


def test_a_tag_that_was_removed_here_and_comes_back_bears_its_highlights_again(reader, tmp_path):
    article = reader.bring_in()
    argument = reader.session.tagging.tags()[0]
    path = handed_out(reader, tmp_path / "读报.json", "读报")
    mark = reader.mark(article, "雪落在老人的肩上", argument.id)
    reader.session.tag_tree.remove(argument.id)
    text = path.read_text(encoding="utf-8").replace(argument.name, "主张")
    path.write_text(text, encoding="utf-8")
    plan = reader.session.merging.plan(read_tag_set(path))
    assert [(one.kind, one.is_conflict) for one in plan.differences] == [(Kind.REMOVED_HERE, True)]
    assert reader.session.merging.merge(plan).changed(Tag) == []
    reader.session.history.undo()
    reader.session.merging.merge(plan, {one.key: Choice.THEIRS for one in plan.differences})
    assert reader.borne(mark) == ["主张"]


def test_a_spreadsheet_that_was_worked_on_brings_its_own_set_up_to_date(reader, tmp_path):
    path = handed_out(reader, tmp_path / "主题表.csv", "读报")
    text = path.read_text(encoding="utf-8-sig").replace("论点", "主张") + "证据/图表,表和图,,\n"
    path.write_text(text, encoding="utf-8-sig")
    assert sentences(reader, path) == [(Kind.RENAMED, "论点"), (Kind.ADDED, "证据/图表")]
    before = reader.records()
    take(reader, path)
    assert reader.tree()[:3] == ["主张", "证据", "证据/图表"]
    assert [one.name for one in reader.session.tagging.sets()] == ["读报"]
    assert reader.goes_back_and_forth(before)
    assert sentences(reader, path) == []
