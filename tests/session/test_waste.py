"""What was removed comes back from the bin with all that belonged to it, whatever happened meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from reader import resources
from reader.exchange.tag_set_file import TagSetFile
from reader.session.makers import Makers
from reader.session.session import Session
from reader.session.waste import DAYS, LONGEST_TOLD, ArticleGone
from storage.errors import NotInBin
from storage.records import Binned, Highlight, Tag, TagSet


@pytest.fixture
def waste(reader):
    return reader.session.waste


@pytest.fixture
def snow(reader):
    """The id of the tag 天气/雪, over 大雪 and 小雪."""
    return reader.make("天气/雪", "天气/雪/大雪", "天气/雪/小雪")[0]


@pytest.fixture
def tree(reader):
    return reader.session.tag_tree


def bins(reader):
    return {one.id for one in reader.session.waste.listed()}


def without_times(records):
    """The records as they were but for when their highlights were changed, and in which order they bear tags."""
    return {
        own: replace(one, modified="", tags=tuple(sorted(one.tags))) if isinstance(one, Highlight) else one
        for own, one in records.items()
    }


def test_what_was_removed_last_is_listed_first(reader, article, waste, tree, snow):
    own = reader.mark(article, "豆腐")
    assert waste.listed() == []
    reader.session.reading.remove([own])
    tree.remove(reader.tag("论点"))
    assert [one.record.id for one in waste.listed()][1] == own
    assert [type(one) for one in waste.listed()] == [Binned, Binned]


# Highlights


def test_a_highlight_comes_back_with_its_tags_and_its_note(reader, article, waste, snow):
    own = reader.mark(article, "豆腐", snow, reader.tag("论点"), note="**为什么**？")
    before = reader.records()
    reader.session.reading.remove([own])
    assert own not in reader.records()
    removed = reader.records()
    changes = waste.bring_back([own])
    assert (changes.verb, [one.id for one in changes.added(Highlight)]) == ("bring back", [own])
    assert reader.records() == before
    assert reader.goes_back_and_forth(removed)


def test_several_come_back_at_once_and_each_once(reader, article, waste):
    ids = [reader.mark(article, quote) for quote in ("豆腐", "老人", "雪落")]
    before = reader.records()
    reader.session.reading.remove(ids)
    waste.bring_back([ids[2], ids[0], ids[2]])
    assert bins(reader) == {ids[1]}
    waste.bring_back([ids[1]])
    assert reader.records() == before


def test_a_highlight_comes_back_without_a_tag_removed_meanwhile_and_the_tag_finds_it(
    reader, article, waste, tree, snow
):
    claim = reader.tag("论点")
    own = reader.mark(article, "豆腐", snow, claim)
    before = reader.records()
    reader.session.reading.remove([own])
    tree.remove(snow)
    removed = reader.records()
    waste.bring_back([own])
    assert reader.borne(own) == ["论点"]
    assert reader.goes_back_and_forth(removed)
    removed = reader.records()
    waste.bring_back([snow])
    assert reader.borne(own) == ["论点", "天气/雪"]
    assert reader.goes_back_and_forth(removed)
    assert without_times(reader.records()) == without_times(before)


@pytest.mark.parametrize("returning", ["tag, mark", "mark, tag", "both"])
@pytest.mark.parametrize("going", ["tag, mark", "mark, tag"])
def test_tag_and_highlight_find_each_other_in_whatever_order(reader, article, snow, going, returning):
    own = reader.mark(article, "豆腐", reader.tag("天气/雪/大雪"), snow, note="①")
    before = reader.records()
    for step in going.split(", "):
        if step == "tag":
            reader.session.tag_tree.remove(snow)
        else:
            reader.session.reading.remove([own])
    for step in returning.split(", "):
        removed = reader.records()
        reader.session.waste.bring_back({"tag": [snow], "mark": [own], "both": [own, snow]}[step])
        assert reader.goes_back_and_forth(removed)
    assert without_times(reader.records()) == without_times(before)
    assert bins(reader) == set()


@pytest.mark.parametrize("quote", ["豆腐", "老人的肩上，老人笑了", "早市\n\u3000\u3000新华社", "长" * 99])
def test_a_highlight_whose_article_is_gone_stays_in_one_sentence(reader, waste, tree, quote):
    other = reader.bring_in("早市\n\u3000\u3000新华社，豆腐。雪落在老人的肩上，老人笑了。" + "长" * 99, "二.txt")
    ids = [reader.mark(other, part) for part in ("雪落", quote)]
    reader.session.reading.remove(ids)
    tree.remove(reader.tag("论点"))
    reader.library.remove(other)
    before, undoable = reader.records(), reader.session.history.undoable()
    with pytest.raises(ArticleGone) as told:
        waste.bring_back([reader.session.waste.listed()[0].id, ids[1]])
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 100 + LONGEST_TOLD
    assert (reader.records(), reader.session.history.undoable()) == (before, undoable)


# Tags


def test_a_tag_comes_back_onto_its_highlights_with_what_was_below_it(reader, article, waste, tree, snow):
    one = reader.mark(article, "豆腐", reader.tag("天气/雪/大雪"), reader.tag("论点"))
    two = reader.mark(article, "老人", snow)
    before = reader.records()
    tree.remove(snow)
    removed = reader.records()
    waste.bring_back([snow])
    assert reader.borne(one) == ["论点", "天气/雪/大雪"]
    assert reader.borne(two) == ["天气/雪"]
    assert without_times(reader.records()) == without_times(before)
    assert reader.goes_back_and_forth(removed)


def test_what_was_removed_before_its_parent_stays_in_the_bin(reader, waste, tree, snow):
    great = reader.tag("天气/雪/大雪")
    tree.remove(great)
    tree.remove(snow)
    waste.bring_back([snow])
    assert bins(reader) == {great}
    waste.bring_back([great])
    assert reader.tree()[-4:] == ["天气", "天气/雪", "天气/雪/大雪", "天气/雪/小雪"]


def test_a_tag_whose_parent_is_gone_stands_at_the_top_and_stays_there(reader, waste, tree, snow):
    great = reader.tag("天气/雪/大雪")
    tree.remove(snow)
    removed = reader.records()
    waste.bring_back([great])
    assert reader.library.tags.get(great).parent is None
    assert reader.goes_back_and_forth(removed)
    waste.bring_back([snow])
    assert reader.library.tags.get(great).parent is None
    assert "天气/雪/小雪" in reader.tree()


def test_a_tag_follows_its_parent_into_another_set(reader, waste, tree, snow):
    other = reader.session.tag_sets.make("𠮷野").added(TagSet)[0].id
    tree.remove(snow)
    tree.move(reader.tag("天气"), None, None, other)
    waste.bring_back([snow])
    assert reader.tree("𠮷野") == ["天气", "天气/雪", "天气/雪/大雪", "天气/雪/小雪"]


def test_a_key_taken_meanwhile_stays_where_it_is(reader, waste, tree, snow):
    tree.set_key(snow, "9")
    tree.set_key(reader.tag("天气/雪/大雪"), "8")
    claim = reader.tag("论点")
    tree.remove(snow)
    tree.set_key(claim, "9")
    removed = reader.records()
    waste.bring_back([snow])
    keys = [reader.library.tags.get(own).key for own in (claim, snow, reader.tag("天气/雪/大雪"))]
    assert keys == ["9", "", "8"]
    assert reader.goes_back_and_forth(removed)


def test_a_merged_tag_comes_back_onto_its_highlights_beside_the_other(reader, article, waste, tree, snow):
    own = reader.mark(article, "豆腐", snow)
    tree.merge(snow, reader.tag("论点"))
    removed = reader.records()
    waste.bring_back([snow])
    assert reader.borne(own) == ["论点", "天气/雪"]
    assert reader.tree()[:3] == ["论点", "论点/大雪", "论点/小雪"]
    assert reader.goes_back_and_forth(removed)


# Sets


@pytest.fixture
def weather(reader):
    """The id of a set with 雪 over 大雪, and 雨 that was removed before."""
    own = reader.session.tag_sets.make("天象").added(TagSet)[0].id
    for name, above in (("雪", None), ("大雪", "雪"), ("雨", None)):
        reader.session.tag_tree.make(name, own, reader.tag(above) if above else None)
    return own


def test_a_set_comes_back_with_the_tags_that_went_with_it(reader, article, waste, tree, weather):
    rain = reader.tag("雨")
    own = reader.mark(article, "豆腐", reader.tag("雪/大雪"), reader.tag("论点"), rain)
    tree.remove(rain)
    before = reader.records()
    reader.session.tag_sets.remove(weather)
    removed = reader.records()
    waste.bring_back([weather])
    assert reader.borne(own) == ["论点", "雪/大雪"]
    assert bins(reader) == {rain}
    assert without_times(reader.records()) == without_times(before)
    assert reader.goes_back_and_forth(removed)


def test_a_tag_brings_its_set_along(reader, waste, tree, weather):
    rain = reader.tag("雨")
    tree.remove(rain)
    reader.session.tag_sets.remove(weather)
    waste.bring_back([rain])
    assert reader.tree("天象") == ["雪", "雪/大雪", "雨"]
    assert bins(reader) == set()


def test_a_tag_whose_set_is_gone_for_ever_goes_into_the_first(reader, waste, tree, weather):
    snow = reader.tag("雪")
    reader.session.tag_sets.remove(weather)
    reader.library.bin.remove(weather)
    waste.bring_back([snow])
    assert {"雪", "雪/大雪"} <= set(reader.tree())
    assert reader.library.tags.get(snow).tag_set == reader.session.tagging.active().id


def test_what_is_imported_again_leaves_the_bin_for_its_highlights(reader, article, waste, weather):
    shared = reader.session.merging.shared("天象")
    own = reader.mark(article, "豆腐", reader.tag("雪"))
    reader.session.tag_sets.remove(weather)
    newer = TagSetFile(replace(shared.tag_set, name="天象二"), shared.tags[:1])
    removed = reader.records()
    reader.session.merging.take(newer)
    assert reader.borne(own) == ["雪"]
    assert not {weather, shared.tags[0].id} & {one.id for one in waste.listed()}
    waste.bring_back([one.id for one in waste.listed()])
    assert reader.tree("天象二") == ["雪", "雪/大雪", "雨"]
    reader.session.history.undo()
    reader.session.history.undo()
    assert reader.records() == removed


# The bin itself


def test_what_is_not_in_the_bin_is_told_and_nothing_comes_back(reader, article, waste):
    ids = [reader.mark(article, quote) for quote in ("豆腐", "老人")]
    reader.session.reading.remove(ids[:1])
    before = reader.records()
    for unknown in ("没有", ids[1], article.id):
        with pytest.raises(NotInBin, match=unknown):
            waste.bring_back([ids[0], unknown])
    assert reader.records() == before
    assert not waste.bring_back([])


def test_undoing_a_removal_takes_it_out_of_the_bin(reader, article, waste):
    own = reader.mark(article, "豆腐")
    reader.session.reading.remove([own])
    reader.session.history.undo()
    assert waste.listed() == []
    with pytest.raises(NotInBin):
        waste.bring_back([own])


@pytest.mark.parametrize(
    ("later", "is_kept"), [(timedelta(), True), (timedelta(milliseconds=1), False), (timedelta(days=-1), True)]
)
def test_after_thirty_days_what_was_removed_is_gone(reader, article, later, is_kept):
    own = reader.mark(article, "豆腐")
    reader.session.reading.remove([own])
    removed = datetime.fromisoformat(reader.session.waste.listed()[0].removed)
    now = (removed + timedelta(days=DAYS) + later).isoformat(timespec="milliseconds")
    session = Session(reader.library, resources.text(resources.STARTER_TAGS), Makers(now=lambda: now))
    session.waste.expire()
    assert bool(session.waste.listed()) == is_kept
    assert session.history.undoable() == ""
    reader.session.history.undo()
    assert reader.session.reading.get(own).quote == "豆腐"
    assert reader.library.check() == []


def test_what_comes_back_beside_one_of_its_name_gets_a_number(reader):
    tree, tagging, sets = reader.session.tag_tree, reader.session.tagging, reader.session.tag_sets
    active = tagging.active().id
    old = tree.make("丙", active).added(Tag)[0]
    tree.remove(old.id)
    tree.make("丙", active)
    reader.session.waste.bring_back([old.id])
    assert [tag.name for tag in tagging.tags()][-2:] == ["丙", "丙 2"]
    made = sets.make("天象").added(TagSet)[0]
    sets.remove(made.id)
    sets.make("天象")
    reader.session.waste.bring_back([made.id])
    assert sorted(one.name for one in tagging.sets()) == sorted(["读报", "天象", "天象 2"])


# Articles


def test_an_article_comes_back_with_its_marks(reader, article, waste, snow):
    own = reader.mark(article, "豆腐", snow, note="好")
    before = reader.records()
    reader.session.shelf.remove([article.id])
    (one,) = waste.listed()
    assert one.record.title == article.title
    waste.bring_back([article.id])
    assert reader.records() == before
    assert reader.session.reading.get(own).tags == (snow,)
    assert waste.listed() == []


def test_a_highlight_waits_for_its_article_or_comes_back_with_it(reader, article, waste):
    own = reader.mark(article, "豆腐")
    reader.session.reading.remove([own])
    reader.session.shelf.remove([article.id])
    before = reader.records()
    with pytest.raises(ArticleGone, match="豆腐"):
        waste.bring_back([own])
    assert reader.records() == before
    waste.bring_back([own, article.id])
    assert [mark.id for mark in reader.session.reading.highlights(article.id)] == [own]


def test_an_article_is_let_go_of_with_all_its_marks_when_its_days_are_over(open_reader, article, reader):
    reader.mark(article, "豆腐", reader.tag("论点"))
    kept = reader.bring_in("雪落了一夜。", "雪.txt")
    reader.session.shelf.remove([article.id])
    later = datetime.fromisoformat(reader.session.waste.listed()[0].removed) + timedelta(days=DAYS, seconds=1)
    makers = Makers(now=later.isoformat)
    Session(reader.library, resources.text("tag_sets/newspaper.json"), makers).waste.expire()
    assert reader.library.articles.removed() == []
    assert reader.library.articles.ids() == [kept.id]
    assert reader.library.highlights.of(article.id) == []
    assert reader.library.check() == []
