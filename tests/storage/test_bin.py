"""What is in the bin comes back as it was, until it is let go of; damage to it is told."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import DamagedLibrary, NotInBin
from storage.records import Binned, Highlight, Tag, TagSet

REMOVED = "2026-04-0{}T08:00:00.000+00:00"
PROSE = st.text() | st.text("𠮷①「」'\"\\{}豆腐\n")


@pytest.fixture
def tofu(article, tags, make):
    """A removed highlight."""
    return Binned(make.highlight(article, "「今年的水好", tags[::-1], note="**好**"), (), REMOVED.format(1))


def test_a_highlight_a_tag_and_a_tag_set_come_back_as_they_were(library, tofu, make):
    tag_set = make.tag_set("「读」")
    parent = make.tag(tag_set, "吃", key="1")
    child = make.tag(tag_set, "豆腐", parent, rank=2)
    for record, bearers in ((tofu.record, ()), (parent, ()), (child, ("乙", "甲")), (tag_set, ())):
        binned = Binned(record, bearers, REMOVED.format(2))
        library.put(binned)
        assert library.bin.get(record.id) == library.bin.find(record.id) == binned
        assert type(library.bin.get(record.id).record) is type(record)
    assert len(library.bin.all()) == 4
    assert library.check() == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    record=st.builds(
        Highlight,
        **dict.fromkeys(("article", "quote", "prefix", "suffix", "note", "created", "modified", "author"), PROSE),
        id=st.uuids().map(str),
        start=st.integers(0, 2**31),
        end=st.integers(0, 2**31),
        tags=st.lists(PROSE).map(tuple),
        lost=st.booleans(),
    ),
    bearers=st.lists(PROSE).map(tuple),
    removed=PROSE,
)
def test_any_highlight_comes_back_as_it_was(library, record, bearers, removed):
    binned = Binned(record, bearers, removed)
    library.bin.put(binned)
    assert library.bin.all() == [binned]
    assert library.bin.get(record.id).record.lost is record.lost
    library.bin.remove(record.id)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    record=st.builds(
        Tag,
        **dict.fromkeys(("tag_set", "name", "color", "description", "key"), PROSE),
        id=st.uuids().map(str),
        parent=st.none() | PROSE,
        rank=st.integers(),
    )
    | st.builds(TagSet, id=st.uuids().map(str), name=PROSE, description=PROSE, rank=st.integers())
)
def test_any_tag_and_any_set_comes_back_as_it_was(library, record):
    binned = Binned(record, ("甲", "乙"), REMOVED.format(1))
    library.bin.put(binned)
    assert library.bin.all() == [binned]
    library.bin.remove(record.id)


def test_what_was_removed_last_is_first_also_within_one_moment(library, article, make):
    binned = [Binned(make.highlight(article), (), REMOVED.format(day)) for day in (2, 1, 3, 3)]
    for one in binned:
        library.put(one)
    assert library.bin.all() == [binned[3], binned[2], binned[0], binned[1]]


def test_what_was_never_removed_is_not_in_the_bin_and_told_calmly(library, article, tofu, make):
    library.put(tofu)
    kept = make.highlight(article)
    library.put(kept)
    assert library.bin.find(kept.id) is None
    with pytest.raises(NotInBin, match="nothing was changed"):
        library.bin.get(kept.id)


def test_what_is_put_again_stands_instead_of_what_was_removed_before(library, tofu):
    again = Binned(replace(tofu.record, note="更好", tags=()), ("甲",), REMOVED.format(5))
    library.put(tofu)
    library.put(again)
    assert library.bin.all() == [again]
    assert library.check() == []


def test_only_what_was_removed_before_a_time_is_let_go_of(library, article, make):
    binned = [Binned(make.highlight(article), (), REMOVED.format(day)) for day in (1, 2, 3)]
    for one in binned:
        library.put(one)
    library.bin.empty(REMOVED.format(1))
    assert len(library.bin.all()) == 3
    library.bin.empty(REMOVED.format(3))
    assert library.bin.all() == [binned[2]]


def test_what_is_taken_out_of_the_bin_may_be_taken_out_again(library, tofu, make):
    other = Binned(make.tag_set(), (), REMOVED.format(1))
    library.put(tofu)
    library.put(other)
    library.remove(tofu)
    library.remove(tofu)
    assert library.bin.all() == [other]


def test_what_is_in_the_bin_outlives_its_article(library, article, tofu):
    library.put(tofu)
    library.remove(article)
    assert library.bin.get(tofu.id) == tofu
    assert library.check() == []


def test_the_bin_and_the_record_change_together_or_not_at_all(library, tofu):
    def fail_at_the_end():
        with library.transaction():
            library.remove(tofu.record)
            library.put(tofu)
            raise ZeroDivisionError

    library.put(tofu.record)
    with pytest.raises(ZeroDivisionError):
        fail_at_the_end()
    assert library.bin.all() == []
    assert library.highlights.get(tofu.id) == tofu.record


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE bin SET record = '{'",
        "UPDATE bin SET record = '[]'",
        "UPDATE bin SET record = 'null'",
        "UPDATE bin SET record = '\"tags\"'",
        'UPDATE bin SET record = \'{"id": "甲"}\'',
        "UPDATE bin SET record = replace(record, '\"quote\"', '\"quite\"')",
        'UPDATE bin SET record = replace(record, \'"tags": [\', \'"tags": 7, "more": [\')',
        "UPDATE bin SET record = CAST(x'E58DFF' AS TEXT)",
        "UPDATE bin SET bearers = '7'",
        "UPDATE bin SET bearers = ''",
        "UPDATE bin SET kind = 'article'",
        "UPDATE bin SET kind = 'tag'",
    ],
)
def test_a_row_that_cannot_be_read_is_told_as_damage_and_named(library, tofu, tamper, damage):
    library.put(tofu)
    tamper(damage)
    with pytest.raises(DamagedLibrary):
        library.bin.all()
    with pytest.raises(DamagedLibrary):
        library.bin.get(tofu.id)
    (sentence,) = library.check()
    assert tofu.id in sentence


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE bin SET record = replace(record, '水', '火')",
        "UPDATE bin SET record = replace(record, '\"lost\": false', '\"lost\": true')",
        "UPDATE bin SET bearers = '[\"甲\"]'",
        "UPDATE bin SET removed = '2036'",
    ],
)
def test_a_changed_value_is_found_and_its_row_named(library, tofu, tamper, change):
    library.put(tofu)
    assert library.check() == []
    tamper(change)
    assert library.check() == [f"What was removed as highlight {tofu.id} is not as it was saved."]
