"""Articles and their texts come back as they were put."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import DamagedLibrary, UnknownArticle
from storage.records import Block, Place


def test_an_article_and_its_text_come_back_as_they_were(library, make):
    article = make.article()
    text = make.text(article)
    library.articles.add(article, text)
    assert library.articles.get(article.id) == article
    assert library.articles.text(article.id) == text
    assert library.articles.text(article.id).body[0] == "𠮷"


def test_the_note_and_the_tag_set_of_an_article_come_back(library, article, tag_set):
    assert (article.note, article.tag_set) == ("", "")
    noted = replace(article, note="# 读后\n「𠮷野村」的**早市**", tag_set=tag_set.id)
    library.articles.put(noted)
    assert library.articles.get(article.id) == noted
    assert [one.article for one in library.articles.listed()] == [noted]
    assert library.check() == []


def test_an_article_whose_tag_set_is_gone_still_names_it(library, article, make):
    library.articles.put(replace(article, tag_set="no-such-id"))
    assert library.articles.get(article.id).tag_set == "no-such-id"
    assert library.check() == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(), title=st.text(), note=st.text(), original=st.binary(), kind=st.text())
def test_any_text_comes_back_code_point_for_code_point(library, make, *, body, title, note, original, kind):
    article = make.article(title=title, note=note)
    text = replace(
        make.text(article), body=body, original=original, blocks=(Block(kind, 0, len(body)),), digest=title
    )
    library.articles.add(article, text)
    assert library.articles.get(article.id) == article
    assert library.articles.text(article.id) == text
    assert library.articles.body(article.id) == body
    library.articles.remove(article.id)


def test_the_revision_that_the_article_names_is_the_text(library, article, make):
    first = library.articles.text(article.id)
    repaired = make.text(article, make.prose.replace("糖人", "糖画"), revision=2)
    library.articles.add_text(repaired)
    assert library.articles.text(article.id) == first
    library.put(replace(article, revision=2))
    assert library.articles.text(article.id) == repaired
    assert library.articles.body(article.id) == repaired.body
    assert [text.revision for text in library.articles.revisions(article.id)] == [1, 2]


def test_a_kept_text_cannot_be_changed(library, article, make, tamper):
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        tamper("UPDATE text SET body = ?", "换过的字")
    with pytest.raises(sqlite3.IntegrityError):
        library.articles.add_text(make.text(article, "另一段"))
    assert library.articles.text(article.id).body == make.prose


def test_putting_an_article_again_changes_what_is_known_and_keeps_what_belongs_to_it(library, article, make):
    library.highlights.put(make.highlight(article))
    renamed = replace(article, title="早市")
    library.articles.put(renamed)
    assert library.articles.get(article.id) == renamed
    assert library.articles.text(article.id).body == make.prose
    assert library.highlights.count() == 1


def test_an_unknown_article_is_told_calmly(library):
    with pytest.raises(UnknownArticle, match="nothing was changed"):
        library.articles.get("no-such-id")
    with pytest.raises(UnknownArticle):
        library.articles.text("no-such-id")
    with pytest.raises(UnknownArticle):
        library.articles.body("no-such-id")


def test_the_same_bytes_lead_to_the_article_imported_before(library, article, make):
    assert library.articles.find_digest(make.text(article).digest) == article.id
    assert library.articles.find_digest("0" * 64) is None


def test_the_listing_shows_the_newest_import_first_with_length_and_highlights(library, make):
    older, newer = make.article(day=1), make.article(day=2)
    for one in (newer, older):
        library.articles.add(one, make.text(one))
    library.articles.add_text(make.text(older, make.prose + "完", revision=2))
    older = replace(older, revision=2)
    library.put(older)
    library.highlights.put(make.highlight(older))
    library.highlights.put(make.highlight(older, "糖人"))
    listed = library.articles.listed()
    assert [(one.article, one.highlights) for one in listed] == [(newer, 0), (older, 2)]
    assert [one.characters for one in listed] == [len(make.prose), len(make.prose) + 1]


def test_ids_come_in_the_order_of_the_listing(library, make):
    for day in (1, 3, 2, 3):
        article = make.article(day)
        library.articles.add(article, make.text(article))
    assert library.articles.ids() == [one.article.id for one in library.articles.listed()]


def test_imports_of_one_moment_are_listed_last_first(library, make):
    first, second = make.article(), make.article()
    for one in (first, second):
        library.articles.add(one, make.text(one))
    assert [one.article for one in library.articles.listed()] == [second, first]


def test_removing_an_article_removes_what_belongs_to_it_and_nothing_else(library, article, tags, make):
    other = make.article()
    library.articles.add(other, make.text(other))
    for one in (article, other):
        library.highlights.put(make.highlight(one, tags=tags))
        library.places.put(Place(one.id, 0, 0, 0.0, "2026-03-01T08:00:00Z"))
    library.articles.remove(article.id)
    assert [one.article for one in library.articles.listed()] == [other]
    assert library.articles.revisions(article.id) == []
    assert library.highlights.of(article.id) == []
    assert library.highlights.counts() == {tag.id: 1 for tag in tags}
    assert library.places.get(article.id) is None
    assert library.check() == []


def test_a_text_whose_parts_cannot_be_read_is_told_as_damage(library, article, tamper):
    tamper("DROP TRIGGER text_is_immutable")
    tamper("UPDATE text SET original = x'00'")
    with pytest.raises(DamagedLibrary):
        library.articles.text(article.id)
