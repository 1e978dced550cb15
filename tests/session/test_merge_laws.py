"""The laws of merging tag sets: it is idempotent, order does not matter, nothing in use goes, all is taken back."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.exchange.tag_paths import in_tree_order
from reader.exchange.tag_set_file import TagSetFile, is_too_deep
from reader.session.differences import Choice, Difference, Kind, Sides, in_circle
from reader.session.resolving import differences, resolved
from storage.records import Tag, TagSet

SET = TagSet(str(uuid.UUID(int=1)), "天气", "天上的事", 0)
NAMES = st.sampled_from(["雪", "雨/风", "𠮷①", "降水"])
COLORS = st.sampled_from(["#c0392b", "#112233"])


def tag(number: int, name: str, parent: int | None = None, color: str = "#c0392b", rank: int = 0) -> Tag:
    above = None if parent is None else str(uuid.UUID(int=parent))
    return Tag(str(uuid.UUID(int=number)), SET.id, above, name, color, "", "", rank)


def as_file(tags: dict[str, Tag] | list[Tag], tag_set: TagSet = SET) -> TagSetFile:
    """A set as it would be read from a file: siblings ranked from 0."""
    ranked, met = [], {}
    for one in in_tree_order(tags.values() if isinstance(tags, dict) else tags):
        met[one.parent] = met.get(one.parent, -1) + 1
        ranked.append(replace(one, rank=met[one.parent]))
    return TagSetFile(tag_set, tuple(ranked))


@st.composite
def sets(draw: st.DrawFn) -> TagSetFile:
    """A set of some tags in any tree."""
    tags: list[Tag] = []
    for number in range(11, 11 + draw(st.integers(1, 7))):
        parent = draw(st.sampled_from([None, *(int(uuid.UUID(one.id)) for one in tags)]))
        tags.append(tag(number, draw(NAMES), parent, draw(COLORS)))
    return as_file(tags)


@st.composite
def descendants(draw: st.DrawFn, base: TagSetFile, first: int = 100) -> TagSetFile:
    """The set as a member may have changed it; new tags count from `first`."""
    tags = {one.id: one for one in base.tags}
    tag_set = base.tag_set
    for step in range(draw(st.integers(0, 5))):
        verb = draw(st.sampled_from(["add", "rename", "recolor", "describe", "move", "remove", "name set"]))
        own = draw(st.sampled_from(sorted(tags))) if tags else None
        if verb == "add":
            parent = draw(st.sampled_from([None, *sorted(tags)]))
            made = replace(tag(first + step, draw(NAMES)), parent=parent)
            tags[made.id] = made
        elif verb == "name set":
            tag_set = replace(tag_set, name=draw(NAMES))
        elif own and verb == "remove":
            for gone in below(tags, own):
                del tags[gone]
        elif own and verb == "move":
            free = [None, *sorted(tags.keys() - below(tags, own))]
            tags[own] = replace(tags[own], parent=draw(st.sampled_from(free)))
        elif own:
            field = {"rename": ("name", NAMES), "recolor": ("color", COLORS), "describe": ("description", NAMES)}
            name, values = field[verb]
            tags[own] = replace(tags[own], **{name: draw(values)})
    return as_file(tags, tag_set)


def below(tags: dict[str, Tag], own: str) -> set[str]:
    found = {own}
    while more := {one.id for one in tags.values() if one.parent in found} - found:
        found |= more
    return found


def merged(base, ours, theirs, choices=None, borne=None):
    sides = Sides(base, ours, theirs, borne or {})
    return as_file(list(resolved(sides, differences(sides), choices or {}).tags), tag_set_of(sides, choices))


def tag_set_of(sides, choices):
    return resolved(sides, differences(sides), choices or {}).tag_set


def content(file: TagSetFile) -> object:
    """All that is shared of a set but the order of siblings."""
    return file.tag_set.name, {one.id: (one.name, one.parent, one.color, one.description) for one in file.tags}


def are_entangled(base: TagSetFile, members: list[TagSetFile]) -> bool:
    """Whether two members changed the same field, or one removed what another changed or put something below."""
    before = {one.id: one for one in base.tags}
    written, needed, removed = [], [], []
    parents = {one.id: one.parent for one in base.tags}
    for member in members:
        now = {one.id: one for one in member.tags}
        fields = {
            (own, name)
            for own, one in now.items()
            for name in ("name", "parent", "color", "description")
            if own not in before or getattr(before[own], name) != getattr(one, name)
        }
        written.append(fields | ({("set", "name")} if member.tag_set.name != base.tag_set.name else set()))
        needed.append({own for own, _ in fields} | {now[own].parent for own, name in fields if name == "parent"})
        removed.append(before.keys() - now.keys())
        parents |= {own: now[own].parent for own, name in fields if name == "parent"}
    pairs = [(one, other) for one in range(len(members)) for other in range(len(members)) if one != other]
    return bool(
        any(written[one] & written[other] or removed[one] & needed[other] for one, other in pairs)
        or list(in_circle(parents))
    )


def conflicts(base, ours, theirs) -> set[tuple[Kind, str]]:
    return {one.key for one in differences(Sides(base, ours, theirs)) if one.is_conflict}


@st.composite
def families(draw: st.DrawFn, most: int = 4) -> tuple[TagSetFile, list[TagSetFile]]:
    """A set and what some members made of it."""
    base = draw(sets())
    return base, [draw(descendants(base, 100 * (number + 1))) for number in range(draw(st.integers(2, most)))]


@given(families())
def test_a_file_merged_twice_changes_nothing_the_second_time(family):
    base, (ours, theirs, *_) = family
    once = merged(base, ours, theirs)
    assert differences(Sides(theirs, once, theirs)) == []  # the file is the version that was taken last
    assert content(merged(theirs, once, theirs)) == content(once)


@given(families())
def test_what_nobody_else_changed_comes_as_it_is(family):
    base, (ours, *_) = family
    assert content(merged(base, base, ours)) == content(ours)
    assert content(merged(base, ours, base)) == content(ours)
    assert content(merged(base, ours, ours)) == content(ours)


@st.composite
def choirs(draw: st.DrawFn) -> tuple[TagSetFile, list[TagSetFile]]:
    """A set and up to 50 members, each of whom changed something of their own or what few others did."""
    base = draw(sets())
    count = draw(st.integers(2, 50))
    return base, [
        as_file([*base.tags, tag(1000 + number, "雪", draw(st.sampled_from([None, 11])))])
        for number in range(count)
    ]


@settings(max_examples=300)
@given(families() | choirs(), st.randoms(use_true_random=False))
def test_the_order_of_members_does_not_matter_where_nobody_touched_the_same(family, random):
    base, members = family
    if are_entangled(base, members):
        return
    shuffled = list(members)
    random.shuffle(shuffled)
    results = []
    for order in (members, shuffled):
        here = base
        for member in order:
            assert conflicts(base, here, member) == set()
            here = merged(base, here, member)
        results.append(content(here))
    assert results[0] == results[1]


@settings(max_examples=300)
@given(families())
@example((as_file([tag(11, "雪"), tag(12, "雨")]), [as_file([tag(11, "雪", 12), tag(12, "雨")])] * 2))
def test_two_members_meet_the_same_conflicts_in_either_order(family):
    base, (one, other, *_) = family
    first = conflicts(base, merged(base, base, one), other)
    second = conflicts(base, merged(base, base, other), one)

    def plain(keys):  # who removed and who changed trade places
        swapped = {Kind.REMOVED_THERE: Kind.REMOVED_HERE}
        return {(swapped.get(kind, kind), own) for kind, own in keys}

    assert plain(first) == plain(second)


@given(families(), st.data())
def test_whatever_is_chosen_a_tree_comes_out_and_nothing_in_use_goes(family, data):
    base, (ours, theirs, *_) = family
    borne = {one.id: 1 for one in ours.tags if data.draw(st.booleans())}
    sides = Sides(base, ours, theirs, borne)
    found = differences(sides)
    choices = {one.key: data.draw(st.sampled_from(one.choices)) for one in found if one.choices}
    result = resolved(sides, found, choices)
    ids = {one.id for one in result.tags}
    assert not is_too_deep(result.tags)
    assert {one.parent for one in result.tags} <= ids | {None}
    assert len(ids) == len(result.tags)
    assert {own for own in borne if own in ids} == set(borne)
    for parent in {one.parent for one in result.tags}:
        ranks = [one.rank for one in result.tags if one.parent == parent]
        assert len(set(ranks)) == len(ranks)


@given(families())
def test_all_of_mine_leaves_all_of_mine(family):
    base, (ours, theirs, *_) = family
    sides = Sides(base, ours, theirs)
    found = differences(sides)
    mine = resolved(sides, found, {one.key: Choice.MINE for one in found if one.choices})
    assert content(mine) == content(ours)


@given(families())
def test_all_of_theirs_where_both_changed_gives_theirs_and_what_only_we_made(family):
    base, (ours, theirs, *_) = family
    sides = Sides(base, ours, theirs)
    found = differences(sides)
    result = resolved(sides, found, {one.key: Choice.THEIRS for one in found if one.choices})
    assert {one.id for one in theirs.tags} - {one.id for one in base.tags} <= {one.id for one in result.tags}


@given(families())
def test_without_a_common_version_nothing_is_removed_and_every_difference_is_a_conflict(family):
    _, (ours, theirs, *_) = family
    found = differences(Sides(None, ours, theirs))
    assert all(one.is_conflict for one in found if one.kind is not Kind.ADDED and one.mine)
    result = merged(None, ours, theirs)
    assert {one.id for one in result.tags} == {one.id for one in (*ours.tags, *theirs.tags)}


def test_a_move_of_each_below_the_other_is_a_conflict_of_both():
    base = as_file([tag(11, "雪"), tag(12, "雨")])
    one, other = as_file([tag(11, "雪", 12), tag(12, "雨")]), as_file([tag(11, "雪"), tag(12, "雨", 11)])
    assert conflicts(base, one, other) == {(Kind.MOVED, base.tags[0].id), (Kind.MOVED, base.tags[1].id)}
    assert content(merged(base, one, other)) == content(one)


def test_a_tag_added_below_one_that_went_here_brings_it_back():
    base = as_file([tag(11, "降水"), tag(12, "雪", 11)])
    theirs = as_file([tag(11, "降水"), tag(12, "雪", 11), tag(13, "大雪", 12)])
    assert content(merged(base, as_file([]), theirs)) == content(theirs)
    found = differences(Sides(base, theirs, as_file([])))
    assert [(one.kind, one.path) for one in found] == [(Kind.HAS_TAGS, "降水"), (Kind.HAS_TAGS, "降水/雪")]


def test_both_names_are_kept_on_two_tags_and_both_descriptions_on_one():
    base = as_file([tag(11, "雪")])
    ours = as_file([replace(tag(11, "瑞雪"), description="白")])
    theirs = as_file([replace(tag(11, "大雪"), description="冷")])
    own = base.tags[0].id
    both = {(Kind.RENAMED, own): Choice.BOTH, (Kind.REDESCRIBED, own): Choice.BOTH}
    result = merged(base, ours, theirs, both)
    assert [(one.name, one.description) for one in result.tags] == [("瑞雪", "白\n冷"), ("大雪", "白")]
    assert content(merged(base, ours, theirs, both)) == content(result)


def test_new_tags_stand_behind_whom_they_follow_there_and_another_order_is_taken_where_only_they_made_it():
    base = as_file([tag(11, "一"), tag(12, "二", rank=1), tag(13, "三", rank=2)])
    ours = as_file([*base.tags, tag(20, "四", rank=9)])
    theirs = as_file([tag(13, "三"), tag(30, "五", rank=1), tag(11, "一", rank=2), tag(12, "二", rank=3)])
    assert [one.name for one in merged(base, ours, theirs).tags] == ["三", "五", "一", "二", "四"]
    assert [one.kind for one in differences(Sides(base, ours, theirs))] == [Kind.ADDED, Kind.REORDERED]
    turned = as_file([tag(12, "二"), tag(11, "一", rank=1), tag(13, "三", rank=2)])
    assert [one.name for one in merged(base, turned, theirs).tags] == ["二", "一", "三", "五"]


@pytest.mark.parametrize("kind", [Kind.SAME_PATH, Kind.IN_USE, Kind.HAS_TAGS])
def test_what_is_only_told_changes_nothing_whatever_is_chosen(kind):
    ours = as_file([tag(11, "雪")])
    theirs = as_file([tag(11, "雨")], replace(SET, name="气候", description="别的"))
    told = Difference(kind, ours.tags[0].id, "雪")
    assert resolved(Sides(None, ours, theirs), [told], {told.key: Choice.THEIRS}) == ours


@pytest.mark.parametrize("kind", list(Kind))
def test_every_difference_has_its_sentence(kind):
    from reader.session.differences import SENTENCES

    assert kind.value in SENTENCES or f"{kind.value}!" in SENTENCES
