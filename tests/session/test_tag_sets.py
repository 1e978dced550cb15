"""Tag sets are made, named, removed with their tags, and chosen by each article."""

from __future__ import annotations

import pytest

from reader.session.tag_sets import EmptyTagSetName, LastTagSet, TagSetExists
from reader.session.tagging import LONGEST_NAME
from storage.errors import UnknownArticle, UnknownTagSet
from storage.records import TagSet


@pytest.fixture
def sets(reader):
    return reader.session.tag_sets


@pytest.fixture
def weather(reader, sets):
    """A second set, 天气, with `雪` over `大雪` and `论点`."""
    own = sets.make("天气").added(TagSet)[0].id
    snow = reader.session.tag_tree.make("雪", own).edits[0].after.id
    reader.session.tag_tree.make("大雪", own, snow)
    reader.session.tag_tree.make("论点", own)
    return own


def refuses(reader, error, verb, *arguments):
    before = reader.records()
    with pytest.raises(error, match=r"\.$"):
        verb(*arguments)
    return reader.records() == before


def test_a_new_set_stands_last_and_is_empty(reader, sets):
    before = reader.records()
    made = sets.make(" 𠮷野\n笔　记 ").added(TagSet)[0]
    assert (made.name, made.description, made.rank) == ("𠮷野 笔 记", "", 1)
    assert [one.name for one in reader.session.tagging.sets()] == ["读报", "𠮷野 笔 记"]
    assert reader.session.tagging.tags(made) == []
    assert reader.goes_back_and_forth(before)
    assert sets.make("长" * 300).added(TagSet)[0].name == "长" * LONGEST_NAME


def test_a_set_is_renamed_and_described(reader, sets, weather):
    before = reader.records()
    sets.rename(weather, " 天 象 ")
    assert reader.session.tagging.named("天 象").id == weather
    assert reader.goes_back_and_forth(before)
    assert not sets.rename(weather, "天 象")
    before = reader.records()
    sets.describe(weather, " ①天上的事 ")
    assert reader.session.tagging.named("天 象").description == "①天上的事"
    assert reader.goes_back_and_forth(before)


def test_a_name_that_is_none_or_taken_is_refused(reader, sets, weather):
    for name, error in (("", EmptyTagSetName), (" 　", EmptyTagSetName), (" 读报 ", TagSetExists)):
        assert refuses(reader, error, sets.make, name)
        assert refuses(reader, error, sets.rename, weather, name)


def test_a_set_goes_to_the_bin_with_its_tags_and_the_highlights_stay(reader, article, sets, weather):
    ids = [reader.tag(path) for path in ("雪/大雪", "数据", "雪")]
    own = reader.mark(article, "雪落", *ids)
    before = reader.records()
    sets.remove(weather)
    assert reader.borne(own) == ["数据"]
    assert [one.name for one in reader.session.tagging.sets()] == ["读报"]
    assert {one.record.name for one in reader.session.waste.listed()} == {"天气", "雪", "大雪", "论点"}
    assert reader.goes_back_and_forth(before)


def test_the_last_set_stays(reader, sets, weather):
    first = reader.session.tagging.named("读报").id
    sets.remove(first)
    assert refuses(reader, LastTagSet, sets.remove, weather)
    assert reader.session.tagging.active().id == weather


def test_each_article_has_a_set_of_its_own(reader, article, sets, weather):
    other = reader.bring_in("雪落了一夜。", "雪.txt")
    before = reader.records()
    assert sets.choose(article.id, weather).verb == "choose tag set"
    tagging = reader.session.tagging
    assert [tagging.active(own).name for own in (article.id, other.id, "")] == ["天气", "读报", "读报"]
    assert reader.goes_back_and_forth(before)
    assert not sets.choose(article.id, weather)


def test_keys_and_paths_are_those_of_the_article_s_set(reader, article, sets, weather):
    tagging = reader.session.tagging
    snow = reader.tag("雪")
    reader.session.tag_tree.set_key(snow, "1")
    sets.choose(article.id, weather)
    assert tagging.by_key("1", article.id).id == snow
    assert tagging.by_key("1").name == "论点"
    assert tagging.find("论点", article.id).tag_set == tagging.known("论点", article.id).tag_set == weather
    assert tagging.find("论点").tag_set != weather
    assert tagging.find("数据", article.id) == tagging.find("数据")


def test_a_new_path_is_made_in_the_article_s_set(reader, article, sets, weather):
    sets.choose(article.id, weather)
    ids = reader.make("雪/小雪", "雨/雷雨", "数据", "论点", article=article.id)
    assert [reader.library.tags.get(own).tag_set == weather for own in ids] == [True, True, False, True]
    assert reader.tree("天气") == ["雪", "雪/大雪", "雪/小雪", "论点", "雨", "雨/雷雨"]


def test_an_article_whose_set_is_removed_has_the_first_until_it_is_back(reader, article, sets, weather):
    sets.choose(article.id, weather)
    sets.remove(weather)
    assert reader.session.tagging.active(article.id).name == "读报"
    reader.session.waste.bring_back([weather])
    assert reader.session.tagging.active(article.id).id == weather


def test_a_set_is_split(reader, sets, weather):
    snow = reader.session.tagging.tags(reader.session.tagging.named("天气"))[0]
    before, tree = reader.records(), reader.tree("天气")
    sets.split(snow.id, "雪天")
    assert reader.tree("雪天") == [path for path in tree if path.split("/")[0] == snow.name]
    assert reader.tree("天气") == [path for path in tree if path.split("/")[0] != snow.name]
    assert reader.goes_back_and_forth(before)
    assert refuses(reader, TagSetExists, sets.split, snow.id, "天气")


def test_what_is_not_there_is_told(reader, article, sets, weather):
    assert refuses(reader, UnknownTagSet, sets.choose, article.id, "没有")
    assert refuses(reader, UnknownArticle, sets.choose, "没有", weather)
    for verb in (sets.remove, lambda own: sets.rename(own, "雪"), lambda own: sets.describe(own, "雪")):
        assert refuses(reader, UnknownTagSet, verb, "没有")


def test_a_new_set_for_an_article_is_one_step(reader, article):
    before = reader.records()
    made = reader.session.tag_sets.make("天象", article.id).added(TagSet)[0]
    assert reader.session.tagging.active(article.id) == made
    reader.session.history.undo()
    assert reader.records() == before
