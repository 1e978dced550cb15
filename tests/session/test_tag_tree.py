"""A tree of tags is changed by name, colour, key and place, merged and cut, and all of it can be taken back."""

from __future__ import annotations

import pytest

from reader.exchange.tag_set_file import DEEPEST_TREE, PALETTE
from reader.session.tag_tree import Loss, TagBelowItself, TagExists, TreeTooDeep
from reader.session.tagging import LONGEST_NAME, EmptyTagName
from reader.text.spans import Span
from storage.errors import UnknownTag, UnknownTagSet
from storage.records import Binned, Highlight, Tag, TagSet

TREE = ["经济", "经济/增长", "经济/增长/消费", "经济/贸易", "食", "食品"]


@pytest.fixture
def plain(reader):
    """A set of its own, 𠮷野, chosen by nobody, with a small tree."""
    tag_set = reader.session.tag_sets.make("𠮷野").added(TagSet)[0].id
    for path in TREE:
        *above, name = path.split("/")
        parent = reader.tag("/".join(above)) if above else None
        reader.session.tag_tree.make(name, tag_set, parent)
    return tag_set


@pytest.fixture
def verbs(reader, plain):
    return reader.session.tag_tree


def kept(reader, path):
    """The tag with this path."""
    return reader.library.tags.get(reader.tag(path))


def refuses(reader, error, verb, *arguments):
    """Whether the verb is refused with this error, in one sentence, and nothing changed."""
    before, undoable = reader.records(), reader.session.history.undoable()
    with pytest.raises(error) as told:
        verb(*arguments)
    is_a_sentence = str(told.value).endswith(".") and "\n" not in str(told.value)
    return is_a_sentence and (reader.records(), reader.session.history.undoable()) == (before, undoable)


# Making


def test_a_new_tag_stands_last_in_the_next_colour(reader, plain, verbs):
    assert reader.tree("𠮷野") == TREE
    before = reader.records()
    made = verbs.make(" 论　点\n二 ", plain, reader.tag("经济")).added(Tag)[0]
    assert (made.name, made.key, made.description, made.rank) == ("论 点 二", "", "", 2)
    assert made.color == PALETTE[6]
    assert reader.tree("𠮷野")[:5] == ["经济", "经济/增长", "经济/增长/消费", "经济/贸易", "经济/论 点 二"]
    assert reader.goes_back_and_forth(before)
    assert verbs.make("长" * 300, plain).added(Tag)[0].name == "长" * LONGEST_NAME


def test_a_tag_below_another_is_in_the_set_of_that(reader, plain, verbs):
    other = reader.session.tagging.active().id
    assert verbs.make("汇率", other, reader.tag("经济")).added(Tag)[0].tag_set == plain


def test_the_same_name_may_stand_at_another_place(reader, plain, verbs):
    assert verbs.make("食", plain, reader.tag("食"))
    assert verbs.make("食", reader.session.tagging.active().id)


def test_what_cannot_be_made_is_told(reader, plain, verbs):
    assert refuses(reader, EmptyTagName, verbs.make, " 　\n", plain)
    assert refuses(reader, TagExists, verbs.make, " 食 ", plain)
    assert refuses(reader, TagExists, verbs.make, "增长", plain, reader.tag("经济"))
    assert refuses(reader, UnknownTag, verbs.make, "雪", plain, "没有")
    assert refuses(reader, UnknownTagSet, verbs.make, "雪", "没有")


@pytest.fixture
def deepest(reader, plain):
    """The id of a tag that nothing can stand below."""
    return reader.make("/".join(["深"] * DEEPEST_TREE))[0]


def test_no_tag_stands_too_deep(reader, plain, verbs, deepest):
    above = reader.library.tags.get(deepest).parent
    assert refuses(reader, TreeTooDeep, verbs.make, "雪", plain, deepest)
    assert refuses(reader, TreeTooDeep, verbs.move, reader.tag("食"), deepest)
    assert refuses(reader, TreeTooDeep, verbs.move, reader.tag("经济/增长"), above)
    assert refuses(reader, TreeTooDeep, verbs.merge, reader.tag("经济"), above)
    assert verbs.merge(reader.tag("食"), deepest)
    assert verbs.merge(reader.tag("经济/增长"), above)


# Names, descriptions, colours, keys


def test_a_tag_is_renamed(reader, verbs):
    before, own = reader.records(), reader.tag("食")
    assert verbs.rename(own, " 饮 食 ").verb == "rename tag"
    assert kept(reader, "饮 食").id == own
    assert reader.goes_back_and_forth(before)
    assert not verbs.rename(own, "饮 食")


def test_a_name_that_a_sibling_has_is_refused(reader, verbs):
    assert refuses(reader, TagExists, verbs.rename, reader.tag("食"), "食品")
    assert refuses(reader, TagExists, verbs.rename, reader.tag("经济/增长"), "贸易")
    assert refuses(reader, EmptyTagName, verbs.rename, reader.tag("食"), " ")
    assert refuses(reader, UnknownTag, verbs.rename, "没有", "雪")
    assert verbs.rename(reader.tag("经济/增长"), "食")


def test_a_tag_is_described_and_coloured(reader, verbs):
    before, own = reader.records(), reader.tag("食")
    verbs.describe(own, " 吃的，\n①喝的 ")
    assert kept(reader, "食").description == "吃的，\n①喝的"
    assert reader.goes_back_and_forth(before)
    before = reader.records()
    verbs.recolor(own, "#0a1b2c")
    assert kept(reader, "食").color == "#0a1b2c"
    assert reader.goes_back_and_forth(before)


@pytest.mark.parametrize("color", ["", "红", "#fff", "0a1b2c", "#0A1B2C", "#0a1b2c\n"])
def test_what_is_no_colour_is_our_mistake(reader, verbs, color):
    assert_mistaken(reader, verbs.recolor, color)


def assert_mistaken(reader, verb, value):
    before = reader.records()
    with pytest.raises(ValueError, match=r"^"):
        verb(reader.tag("食"), value)
    assert reader.records() == before


def test_a_key_goes_from_one_tag_of_the_set_to_another(reader, verbs):
    verbs.set_key(reader.tag("食"), "1")
    before = reader.records()
    verbs.set_key(reader.tag("经济/增长"), "1")
    assert (kept(reader, "食").key, kept(reader, "经济/增长").key) == ("", "1")
    assert reader.session.tagging.by_key("1").name == "论点"
    assert reader.goes_back_and_forth(before)
    assert not verbs.set_key(reader.tag("经济/增长"), "1")
    verbs.set_key(reader.tag("经济/增长"), "")
    assert kept(reader, "经济/增长").key == ""
    assert not verbs.set_key(reader.tag("食"), "")


@pytest.mark.parametrize("key", ["0", "12", "一", " ", "１"])
def test_what_is_no_key_is_our_mistake(reader, verbs, key):
    assert_mistaken(reader, verbs.set_key, key)


# Moving


@pytest.mark.parametrize(
    ("place", "expected"),
    [(0, "丙甲乙丁"), (1, "甲丙乙丁"), (2, "甲乙丙丁"), (3, "甲乙丙丁"), (4, "甲乙丁丙"), (None, "甲乙丁丙")],
)
def test_a_place_is_counted_among_the_children_as_they_are_now(reader, plain, verbs, place, expected):
    above = reader.tag("食")
    ids = {name: verbs.make(name, plain, above).added(Tag)[0].id for name in "甲乙丙丁"}
    before = reader.records()
    changes = verbs.move(ids["丙"], above, place)
    children = [tag for tag in reader.session.tagging.below(above) if tag.parent == above]
    assert "".join(tag.name for tag in children) == expected
    assert [tag.rank for tag in children] == [0, 1, 2, 3]
    assert bool(changes) == (expected != "甲乙丙丁")
    assert not changes or reader.goes_back_and_forth(before)


def test_a_tag_moves_with_what_is_below_it(reader, verbs):
    before = reader.records()
    verbs.move(reader.tag("经济/增长"), reader.tag("食"))
    assert reader.tree("𠮷野") == ["经济", "经济/贸易", "食", "食/增长", "食/增长/消费", "食品"]
    assert reader.goes_back_and_forth(before)


def test_a_tag_moves_to_the_top_before_another(reader, verbs):
    before = reader.records()
    verbs.move(reader.tag("经济/增长"), None, 0)
    assert reader.tree("𠮷野") == ["增长", "增长/消费", "经济", "经济/贸易", "食", "食品"]
    assert reader.goes_back_and_forth(before)


def test_a_copy_has_ids_of_its_own_a_free_name_and_free_keys(reader, verbs, article):
    for path, key in (("经济", "9"), ("经济/增长", "1")):
        verbs.set_key(reader.tag(path), key)
    own = reader.mark(article, "雪落在老人的肩上", reader.tag("经济/增长"))
    before, active = reader.records(), reader.session.tagging.active()
    verbs.copy(reader.tag("经济"), active.id)
    assert reader.goes_back_and_forth(before)
    assert [tag.name for tag in reader.session.tagging.tags()][-4:] == ["经济", "增长", "消费", "贸易"]
    assert [tag.key for tag in reader.session.tagging.tags()][-4:] == ["9", "", "", ""]
    verbs.copy(reader.tag("经济"), active.id)
    assert "经济 2" in [tag.name for tag in reader.session.tagging.tags()]
    assert len(reader.session.reading.get(own).tags) == 1


def test_a_branch_takes_its_free_keys_into_another_set(reader, verbs):
    for path, key in (("经济", "9"), ("经济/增长", "1"), ("经济/贸易", "")):
        verbs.set_key(reader.tag(path), key)
    before, active = reader.records(), reader.session.tagging.active()
    verbs.move(reader.tag("经济"), None, 1, active.id)
    assert [tag.name for tag in reader.session.tagging.tags()][:5] == ["论点", "经济", "增长", "消费", "贸易"]
    assert [tag.key for tag in reader.session.tagging.tags()][:5] == ["1", "9", "", "", ""]
    assert reader.tree("𠮷野") == ["食", "食品"]
    assert reader.goes_back_and_forth(before)


def test_a_tag_below_another_goes_into_the_set_of_that(reader, plain, verbs):
    verbs.move(reader.tag("论点"), reader.tag("食"))
    moved = kept(reader, "食/论点")
    assert (moved.tag_set, moved.key) == (plain, "1")


def test_a_tag_cannot_go_below_itself(reader, verbs):
    own = reader.tag("经济")
    for below in ("经济", "经济/增长", "经济/增长/消费"):
        assert refuses(reader, TagBelowItself, verbs.move, own, reader.tag(below))
        assert refuses(reader, TagBelowItself, verbs.merge, own, reader.tag(below))


def test_a_tag_goes_where_no_sibling_has_its_name(reader, plain, verbs):
    verbs.make("食", plain, reader.tag("经济"))
    assert refuses(reader, TagExists, verbs.move, reader.tag("经济/食"), None)
    assert refuses(reader, TagExists, verbs.move, reader.tag("食"), reader.tag("经济"))
    assert refuses(reader, UnknownTag, verbs.move, reader.tag("食"), "没有")
    assert refuses(reader, UnknownTagSet, verbs.move, reader.tag("食"), None, None, "没有")


def test_of_two_siblings_of_one_name_each_can_be_put_elsewhere_among_them(reader, plain, verbs):
    twin = Tag("twin", plain, None, "食", "#112233", "", "", 9)
    reader.library.put(twin)
    verbs.move("twin", None, 0)
    assert reader.session.tagging.tags(reader.library.tags.get_set(plain))[0].id == "twin"


# Merging


def test_the_merged_tag_s_highlights_bear_the_other_where_it_stood(reader, article, verbs):
    food, goods, trade = (reader.tag(path) for path in ("食", "食品", "经济/贸易"))
    one = reader.mark(article, "豆腐", food, trade)
    both = reader.mark(article, "老人", goods, trade, food)
    none = reader.mark(article, "雪落", trade)
    before = reader.records()
    changes = verbs.merge(food, goods)
    assert reader.borne(one) == ["食品", "经济/贸易"]
    assert reader.borne(both) == ["食品", "经济/贸易"]
    assert reader.session.reading.get(none) == before[none]
    assert "食" not in reader.tree("𠮷野")
    assert [set(binned.bearers) for binned in changes.added(Binned)] == [{one, both}]
    assert reader.goes_back_and_forth(before)


def test_its_children_come_last_in_their_order(reader, plain, verbs):
    for name in ("价格", "账"):
        verbs.make(name, plain, reader.tag("食"))
    verbs.move(reader.tag("食/价格"), reader.tag("食"), 0)
    reader.library.put(Tag("late", plain, reader.tag("食"), "晚", "#112233", "", "", 40))
    before = reader.records()
    verbs.merge(reader.tag("经济"), reader.tag("食"))
    assert reader.tree("𠮷野") == ["食", "食/价格", "食/账", "食/晚", "食/增长", "食/增长/消费", "食/贸易", "食品"]
    assert reader.goes_back_and_forth(before)


def test_a_child_is_merged_into_its_parent(reader, verbs):
    before = reader.records()
    verbs.merge(reader.tag("经济/增长"), reader.tag("经济"))
    assert reader.tree("𠮷野")[:3] == ["经济", "经济/贸易", "经济/消费"]
    assert reader.goes_back_and_forth(before)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (("", ""), ("2", "吃的"), ("2", "吃的")),
        (("1", "买的"), ("2", "吃的"), ("1", "买的\n吃的")),
        (("1", "吃的"), ("", "吃的"), ("1", "吃的")),
        (("", "买的"), ("", ""), ("", "买的")),
    ],
)
def test_the_other_keeps_its_key_and_gets_both_descriptions(reader, verbs, ours, theirs, expected):
    for path, (key, description) in (("食品", ours), ("食", theirs)):
        verbs.set_key(reader.tag(path), key)
        verbs.describe(reader.tag(path), description)
    before = reader.records()
    verbs.merge(reader.tag("食"), reader.tag("食品"))
    assert (kept(reader, "食品").key, kept(reader, "食品").description) == expected
    assert reader.goes_back_and_forth(before)


def test_a_tag_is_merged_into_one_of_another_set_without_its_keys(reader, article, verbs):
    own = reader.mark(article, "豆腐", reader.tag("经济"))
    for path, key in (("经济", "9"), ("经济/增长", "8")):
        verbs.set_key(reader.tag(path), key)
    verbs.set_key(reader.tag("论点"), "")
    before = reader.records()
    verbs.merge(reader.tag("经济"), reader.tag("论点"))
    assert reader.borne(own) == ["论点"]
    assert reader.tree()[:4] == ["论点", "论点/增长", "论点/增长/消费", "论点/贸易"]
    assert [tag.key for tag in reader.session.tagging.below(reader.tag("论点"))] == ["", "", "", ""]
    assert reader.goes_back_and_forth(before)


# Removing


def test_a_branch_goes_to_the_bin_and_its_highlights_keep_their_other_tags(reader, article, verbs):
    economy, growth, food = (reader.tag(path) for path in ("经济", "经济/增长", "食"))
    one = reader.mark(article, "豆腐", growth, food, economy, note="为什么？")
    two = reader.mark(article, "老人", growth)
    none = reader.mark(article, "雪落", food)
    before = reader.records()
    assert verbs.loss(economy) == Loss(tags=4, highlights=2)
    assert reader.records() == before
    changes = verbs.remove(economy)
    assert (len(changes.added(Binned)), len(changes.changed(Highlight))) == (4, 2)
    assert [reader.borne(own) for own in (one, two, none)] == [["食"], [], ["食"]]
    assert reader.session.reading.get(one).note == "为什么？"
    assert reader.tree("𠮷野") == ["食", "食品"]
    assert {tag.id for tag in before.values() if isinstance(tag, Tag)} - {
        tag.id for tag in reader.library.tags.all()
    } == {binned.id for binned in reader.session.waste.listed()}
    assert reader.goes_back_and_forth(before)


def test_a_tag_that_is_not_there_is_told(reader, verbs):
    for verb in (verbs.loss, verbs.remove):
        assert refuses(reader, UnknownTag, verb, "没有")
    assert refuses(reader, UnknownTag, verbs.merge, reader.tag("食"), "没有")


def test_a_child_of_the_same_name_gets_a_number_when_its_parent_is_merged(reader):
    tree, tagging = reader.session.tag_tree, reader.session.tagging
    _, made = tagging.made_all(["甲/就业", "乙/就业", "乙/就业 2"])
    reader.session.history.do("new tag", made)
    tree.merge(tagging.find("甲").id, tagging.find("乙").id)
    assert [tag.name for tag in tagging.below(tagging.find("乙").id)] == ["乙", "就业", "就业 2", "就业 3"]


def test_tags_made_by_a_path_are_named_and_placed_as_in_the_panel(reader):
    tree, tagging = reader.session.tag_tree, reader.session.tagging
    for tag in tagging.tags()[:5]:
        tree.remove(tag.id)
    _, made = tagging.made(" 新   题 ")
    reader.session.history.do("new tag", made)
    assert tagging.tags()[-1].name == "新 题"
    with pytest.raises(TreeTooDeep):
        tagging.made("/".join("深" * 230))


def test_a_step_says_what_it_was_about(reader, article):
    tree, tagging = reader.session.tag_tree, reader.session.tagging
    first, second = tagging.tags()[:2]
    assert tree.set_key(second.id, first.key).about.id == second.id
    assert tree.move(first.id, None).about.id == first.id
    assert tree.merge(second.id, first.id).about.id == second.id
    assert reader.session.history.undo().about.id == second.id
    assert tree.remove(second.id).about.id == second.id


def test_a_merger_reaches_highlights_in_the_bin(reader, article):
    first, second = reader.session.tagging.tags()[:2]
    own = reader.session.reading.highlight(article.id, Span(0, 2), [first.id]).added(Highlight)[0].id
    reader.session.reading.remove([own])
    reader.session.tag_tree.merge(first.id, second.id)
    reader.session.waste.bring_back([own])
    assert reader.session.reading.get(own).tags == (second.id,)


def test_a_tag_that_is_gone_is_told_and_put_on_nothing(reader, article):
    tag = reader.session.tagging.tags()[0]
    own = reader.session.reading.highlight(article.id, Span(0, 2)).added(Highlight)[0].id
    reader.session.tag_tree.remove(tag.id)
    before = reader.records()
    for verb in (
        lambda: reader.session.reading.tag([own], tag.id),
        lambda: reader.session.reading.tag_passage(article.id, Span(2, 4), tag.id),
    ):
        with pytest.raises(UnknownTag):
            verb()
    assert reader.records() == before
