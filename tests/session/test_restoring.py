"""Notes come back into a library, to the same articles, to changed ones, to none; one undo takes them back."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from reader.errors import ReaderError
from reader.exchange.restorable import UnreadableNotes
from reader.session.restoring import read_notes
from storage.articles import Articles


def exported(reader, articles, path):
    format_ = path.suffix.removeprefix(".")
    path.write_bytes(reader.written([one.id for one in articles], format_))
    return path


@pytest.fixture
def marked(reader, article):
    """An article with marks of every sort: two tags, none, overlapping, with a note, lost."""
    rain, snow = reader.make("天气/雨", "天气/雪")
    reader.mark(article, "雪落在老人的肩上", snow, rain, note="白\n冷")
    reader.mark(article, "老人的肩上，老人", snow)
    lost = reader.mark(article, "𠮷野村的早市")
    kept = reader.session.reading.get(lost)
    reader.library.put(replace(kept, lost=True, quote="没有的话", prefix="", suffix=""))
    reader.session.shelf.note(article.id, "全文**如何**？")
    return article


def marks_of(reader, article_id):
    paths, marks = reader.session.tagging.paths(), reader.session.reading.highlights(article_id)
    told = [replace(mark, tags=tuple(paths[tag] for tag in mark.tags), article="") for mark in marks]
    return [replace(mark, start=0, end=0) if mark.lost else mark for mark in told]  # which not every format keeps


FORMATS = ["json", "jsonld", "qdpx"]


@pytest.mark.parametrize("ending", ["json", "qdpx"])  # which hold the text
def test_an_empty_library_gets_articles_marks_and_tags(reader, friend, marked, tmp_path, ending):
    notes = read_notes(exported(reader, [marked], tmp_path / f"批注.{ending}"))
    before = friend.records()
    _, (told,) = friend.session.restoring.restore(notes)
    assert (told.restored, told.lost) == (2, 1)
    assert marks_of(friend, told.article) == marks_of(reader, marked.id)
    assert friend.session.shelf.text(told.article).body == reader.session.shelf.text(marked.id).body
    assert friend.session.shelf.article(told.article).note == "全文**如何**？"
    assert friend.session.shelf.article(told.article).title == marked.title
    assert friend.goes_back_and_forth(before)


def test_json_brings_an_article_back_as_it_was_set(reader, friend, tmp_path):
    text = "# 𠮷野村的早市\n## ——一个冬天的早晨\n卖豆腐的老人说：「水好。」\n# ①号摊\n雪落在老人的肩上。\n"
    article = replace(reader.bring_in(text), author="小林", place="昆明", jump="（下转第2版）")
    reader.library.put(article)
    notes = read_notes(exported(reader, [article], tmp_path / "批注.json"))
    friend.session.restoring.restore(notes)
    back, was = friend.session.shelf.article(article.id), article
    assert friend.session.shelf.text(article.id).blocks == reader.session.shelf.text(article.id).blocks
    assert {one.kind for one in friend.session.shelf.text(article.id).blocks} >= {"title", "subtitle", "heading"}
    assert (back.subtitle, back.author, back.place, back.jump) == (was.subtitle, was.author, was.place, was.jump)
    assert back.subtitle


@pytest.mark.parametrize("ending", FORMATS)
def test_marks_that_were_removed_come_back_and_those_that_are_here_stay(reader, marked, tmp_path, ending):
    notes = read_notes(exported(reader, [marked], tmp_path / f"批注.{ending}"))
    whole = marks_of(reader, marked.id)
    first = reader.session.reading.highlights(marked.id)[1]
    reader.session.reading.note(first.id, "改过了")
    reader.session.reading.remove(
        [one.id for one in reader.session.reading.highlights(marked.id) if one.id != first.id]
    )
    before = reader.records()
    reader.session.restoring.restore(notes)
    now = {one.id: one for one in marks_of(reader, marked.id)}
    assert {own: one for own, one in now.items() if own != first.id} == {
        one.id: one for one in whole if one.id != first.id
    }
    assert now[first.id].note == "改过了"
    assert reader.goes_back_and_forth(before)
    assert not reader.session.restoring.restore(notes)[0]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_text_under_another_id_is_the_article_they_come_to(reader, friend, marked, tmp_path, ending):
    own = friend.bring_in()
    _, (told,) = friend.session.restoring.restore(
        read_notes(exported(reader, [marked], tmp_path / f"批注.{ending}"))
    )
    assert told.article == own.id
    assert len(friend.session.shelf.listed()) == 1
    assert [one.quote for one in marks_of(friend, own.id)] == [one.quote for one in marks_of(reader, marked.id)]


def test_many_articles_are_found_by_their_texts_with_each_text_read_a_few_times(
    reader, friend, tmp_path, monkeypatch
):
    texts = [f"第{number}篇。雪落在老人的肩上。" for number in range(12)]
    articles = [reader.bring_in(text, f"{text[:4]}.txt") for text in texts]
    for one in articles:
        reader.mark(one, "雪落")
    own = [friend.bring_in(text, f"{text[:4]}.txt").id for text in texts]
    read: Counter[str] = Counter()
    body = Articles.body

    def counted(self, article_id):
        read[article_id] += 1
        return body(self, article_id)

    monkeypatch.setattr(Articles, "body", counted)
    notes = read_notes(exported(reader, articles, tmp_path / "批注.json"))
    read.clear()
    _, told = friend.session.restoring.restore(notes)
    assert [(one.article, one.restored) for one in told] == [(article_id, 1) for article_id in own]
    assert set(read.values()) == {2}  # to know it, and to look for its marks


def test_in_a_changed_text_each_mark_goes_where_it_surely_is_or_is_lost(reader, friend, marked, tmp_path):
    path = exported(reader, [marked], tmp_path / "批注.json")
    notes = read_notes(path)
    own = friend.bring_in("# 𠮷野村的早市\n\n新的一段在前面。\n\n雪落在老人的肩上，老人笑了。\n")
    known = replace(notes.articles[0], id=own.id)
    changed = replace(
        notes, articles=(known,), highlights=tuple(replace(one, article=own.id) for one in notes.highlights)
    )
    _, (told,) = friend.session.restoring.restore(changed)
    assert (told.article, told.restored, told.lost) == (own.id, 2, 1)
    body = friend.session.shelf.text(own.id).body
    for mark in friend.session.reading.highlights(own.id):
        assert mark.lost or body[mark.start : mark.end] == mark.quote


def test_an_article_in_the_bin_comes_back_with_its_marks(reader, marked, tmp_path):
    notes = read_notes(exported(reader, [marked], tmp_path / "批注.json"))
    reader.session.shelf.remove([marked.id])
    before = reader.records()
    reader.session.restoring.restore(notes)
    assert [one.article.id for one in reader.session.shelf.listed()] == [marked.id]
    reader.session.history.undo()
    assert reader.records() == before


def test_marks_of_an_article_that_is_nowhere_are_told_and_change_nothing(reader, friend, marked, tmp_path):
    notes = read_notes(exported(reader, [marked], tmp_path / "批注.json"))
    unknown = replace(notes, articles=(replace(notes.articles[0], body=None, digest="", title="没有"),))
    before = friend.records()
    _, (told,) = friend.session.restoring.restore(unknown)
    assert (told.restored, told.lost) == (0, 3)
    assert [
        one for one in friend.records().values() if one not in before.values()
    ] != before  # tags alone may be new
    assert friend.session.shelf.listed() == []


@pytest.mark.parametrize("ending", ["json", "qdpx"])
def test_a_file_larger_than_any_article_is_read_as_far_as_the_texts_of_a_library_go(
    reader, friend, tmp_path, monkeypatch, ending
):
    article = reader.bring_in("𠮷野村的早市\n" + "".join(f"第{n}天，①号摊的「豆腐」卖完了。\n" for n in range(500)))
    path = exported(reader, [article], tmp_path / f"批注.{ending}")
    monkeypatch.setattr("reader.session.files.LARGEST_FILE", 1_000)
    monkeypatch.setattr("reader.exchange.restorable.LARGEST_FILE", 200_000)
    friend.session.restoring.restore(read_notes(path))
    assert friend.session.shelf.text(article.id).body == reader.session.shelf.text(article.id).body
    monkeypatch.setattr("reader.exchange.restorable.LARGEST_FILE", 2_000)
    with pytest.raises(ReaderError, match="nothing was"):
        read_notes(path)


@pytest.mark.parametrize("name", ["批注.txt", "批注", "坏.json"])
def test_what_is_no_file_of_notes_is_refused(tmp_path, name):
    (tmp_path / name).write_text("雪", encoding="utf-8")
    with pytest.raises(UnreadableNotes, match="nothing was changed"):
        read_notes(tmp_path / name)


def test_tags_that_are_not_here_are_told_beforehand_with_how_many_highlights(reader, friend, marked, tmp_path):
    notes = read_notes(exported(reader, [marked], tmp_path / "批注.json"))
    before = friend.records()
    plan = friend.session.restoring.plan(notes)
    assert friend.records() == before
    assert plan.articles == (("𠮷野村的早市", 3),)
    told = [(one.tag.path, one.highlights) for one in plan.new_tags]
    assert told == [("天气", 0), ("天气/雨", 1), ("天气/雪", 2)]
    friend.session.restoring.restore(notes)
    assert friend.session.restoring.plan(notes) == replace(plan, articles=(), new_tags=())


def test_a_tag_of_the_same_path_is_not_new(reader, friend, marked, tmp_path):
    friend.make("天气/雪")
    plan = friend.session.restoring.plan(read_notes(exported(reader, [marked], tmp_path / "批注.json")))
    assert [one.tag.path for one in plan.new_tags] == ["天气/雨"]


def test_without_a_tag_the_highlights_come_all_the_same_and_nothing_below_it_does(reader, friend, marked, tmp_path):
    notes = read_notes(exported(reader, [marked], tmp_path / "批注.json"))
    tree, before = friend.tree(), friend.records()
    ids = {tag.path: tag.id for tag in notes.tags}
    _, (told,) = friend.session.restoring.restore(notes, {ids["天气/雪"]})
    assert (told.restored, told.lost) == (2, 1)
    assert friend.tree() == [*tree, "天气", "天气/雨"]
    assert [mark.tags for mark in marks_of(friend, marked.id) if not mark.lost] == [("天气/雨",), ()]
    assert friend.goes_back_and_forth(before)
    friend.session.history.undo()
    friend.session.restoring.restore(notes, {ids["天气"]})
    assert friend.tree() == tree
    assert len(marks_of(friend, marked.id)) == 3


STRANGERS = (
    "\ufeff𠮷野村的早市\r\n①号摊\0在桥头，\ud842雪落了一夜。\r卖豆腐的老人说：「水\x0b好。」\x85雪落了又停。"
)
AS_IMPORTED = "𠮷野村的早市\n①号摊在桥头，雪落了一夜。\n卖豆腐的老人说：「水好。」\n雪落了又停。"
QUOTES = {
    "𠮷野村": "𠮷野村",
    "早市\r\n①号": "早市\n①号",
    "摊\0在桥头，\ud842雪": "摊在桥头，雪",
    "\ud842雪落了": "雪落了",
    "夜。\r卖": "夜。\n卖",
    "水\x0b好": "水好",
    "雪落了又停": "雪落了又停",
    "早市\r": "早市",
}
ARTICLE, MARK = "33333333-3333-4333-8333-333333333333", "{:08}-4444-4444-8444-444444444444"


def of_a_stranger(path, **changed):
    """A file of notes that another program made, each quote of QUOTES marked where it stands in its body."""
    places = {quote: STRANGERS.index(quote) for quote in QUOTES}
    rows = [
        {"id": MARK.format(number), "article": ARTICLE, "quote": quote, "start": start, "end": start + len(quote)}
        for number, (quote, start) in enumerate(places.items())
    ]
    article = {"id": ARTICLE, "title": "𠮷野村的早市", "body": STRANGERS}
    whole = {"format": "meipi-notes", "version": 1, "articles": [article], "tags": []}
    path.write_text(json.dumps(whole | {"highlights": [row | changed for row in rows]}), encoding="utf-8")
    return read_notes(path)


def test_a_strangers_text_comes_in_as_an_imported_one_and_every_mark_stands_on_its_words(reader, tmp_path):
    _, (told,) = reader.session.restoring.restore(of_a_stranger(tmp_path / "批注.json"))
    assert (told.restored, told.lost) == (len(QUOTES), 0)
    text = reader.session.shelf.text(told.article)
    assert text.body == AS_IMPORTED
    assert [text.body[block.start : block.end] for block in text.blocks] == AS_IMPORTED.split("\n")
    marks = {mark.id: mark for mark in reader.session.reading.highlights(told.article)}
    assert [marks[MARK.format(number)].quote for number in range(len(QUOTES))] == [*QUOTES.values()]
    assert all(text.body[mark.start : mark.end] == mark.quote for mark in marks.values())
    assert reader.library.check() == []


def test_a_strangers_marks_come_to_the_same_text_that_was_imported_before(reader, tmp_path):
    own = reader.bring_in(AS_IMPORTED)
    _, (told,) = reader.session.restoring.restore(of_a_stranger(tmp_path / "批注.json"))
    assert (told.article, told.restored, told.lost) == (own.id, len(QUOTES), 0)


def test_a_strangers_marks_without_places_are_found_by_their_words(reader, tmp_path):
    found = of_a_stranger(tmp_path / "批注.json", start=None, end=None)
    _, (told,) = reader.session.restoring.restore(found)
    there = {mark.quote for mark in reader.session.reading.highlights(told.article) if not mark.lost}
    assert there >= {"早市\n①号", "摊在桥头，雪", "夜。\n卖", "水好", "雪落了又停"}
