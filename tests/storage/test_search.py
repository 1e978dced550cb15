"""Any part of a text is found, whatever the words; what is in the bin or no longer shown is not."""

from dataclasses import replace

import pytest

from storage.library import Library
from storage.search import ALL


def found(library, *terms, most=50, below=ALL):
    """The articles of the texts that may hold the terms."""
    return [article for _, article in library.search.texts(terms, most, below)]


@pytest.fixture
def shelf(library, make):
    """Articles with these bodies, the first one kept first; their ids in order."""

    def made(*bodies):
        articles = [make.article(day=1 + number % 9, name=f"{number}.txt") for number in range(len(bodies))]
        for article, body in zip(articles, bodies, strict=True):
            library.articles.add(article, make.text(article, body))
        return [article.id for article in articles]

    return made


@pytest.mark.parametrize(
    "term",
    ["太阳", "造太", "造", "𠮷野", "①号", "InnoMatch", "innom", "NNOM", "72TB", "TB", "ＴＢ", "〇点", "Match大"],
)
def test_any_part_of_a_text_is_found_in_either_case_and_width(shelf, library, term):
    (own, _) = shelf("人造太阳在𠮷野村的①号摊，InnoMatch大会传了72TB，〇点。", "雪落了一夜。")
    assert found(library, term) == [own]


def test_full_width_letters_of_a_text_are_found_as_usual_ones(shelf, library):
    (own,) = shelf("ＡＩ来了。")
    assert found(library, "ai") == found(library, "ＡＩ") == [own]


def test_what_the_index_does_not_know_is_found_by_looking(shelf, library):
    arrow, young = shelf("他说→走吧。", "新造的字\U00030000在这里")
    assert found(library, "→") == [arrow]
    assert found(library, "\U00030000") == [young]


@pytest.mark.parametrize("sign", ["——", "……", "，", ",", "“走", "《旧", "！", "%", "吧。", "·"])
def test_usual_signs_are_found_in_either_width(shelf, library, sign):
    (own, _) = shelf("他说——“走吧。”《旧城记》里……不，阿·里！１２％", "雪落了一夜")
    assert found(library, sign) == [own]


@pytest.mark.parametrize(
    "term", ['"', '雪" OR "雨', "雪*", "NEAR(雪 夜)", "body:雪", "雪'); DROP TABLE text;--", "\0", "%", "_"]
)
def test_a_term_is_never_a_query(shelf, library, term):
    shelf("雪落了一夜。", "夜里有雨。")
    assert isinstance(found(library, term), list)


def test_all_terms_have_to_be_there(shelf, library):
    both, _, _ = shelf("雪落了一夜，豆腐很好。", "雪。", "豆腐。")
    assert found(library, "豆腐", "雪") == [both]


def test_texts_come_page_by_page_the_last_kept_first(shelf, library):
    ids = shelf(*[f"第{number}场雪" for number in range(7)])
    first = library.search.texts(["雪"], 3)
    second = library.search.texts(["雪"], 3, first[-1][0])
    third = library.search.texts(["雪"], 3, second[-1][0])
    assert [own for _, own in [*first, *second, *third]] == ids[::-1]


def test_only_the_text_that_is_shown_is_found(library, article, make):
    library.articles.add_text(make.text(article, "雨下了一夜。", revision=2))
    assert found(library, "豆腐") == [article.id]
    assert found(library, "雨") == []
    library.put(replace(article, revision=2))
    assert found(library, "豆腐") == []
    assert found(library, "雨") == [article.id]


def test_what_is_in_the_bin_is_not_found_until_it_comes_back(library, article, make):
    library.put(make.highlight(article, note="一条批注"), replace(article, removed="2026-03-02T08:00:00Z"))
    assert found(library, "豆腐") == library.search.articles(["早市"]) == []
    assert library.search.noted_highlights(["批注"], 9) == []
    library.put(article)
    assert found(library, "豆腐") == library.search.articles(["早市"]) == [article.id]
    assert len(library.search.noted_highlights(["批注"], 9)) == 1


def test_an_article_that_is_gone_leaves_nothing_in_the_index(library, article, make):
    library.articles.add_text(make.text(article, "雨下了一夜。", revision=2))
    library.remove(article)
    assert library._database.tuples("SELECT count(*) FROM indexed") == [(0,)]
    assert library._database.tuples("SELECT count(*) FROM body_index WHERE body_index MATCH '\"豆 腐\"'") == [(0,)]
    assert library.check() == []


def test_notes_and_what_is_known_of_articles_are_found(library, article, make):
    library.put(replace(article, note="关于Tofu的想法", author="李雪"))
    for term in ("乡村", "李雪", "早市.txt", "𠮷野村"):
        assert library.search.articles([term]) == [article.id]
    assert library.search.noted_articles(["tofu", "想法"]) == [article.id]
    assert library.search.noted_articles(["tofu", "豆腐"]) == []


def test_texts_of_an_older_library_are_found_after_its_migration(path, backups, make):
    article = make.article()
    with Library.open(path, backups) as library:
        library.articles.add(article, make.text(article))
        library._database.execute("DELETE FROM indexed")
        library._database.execute("DROP TABLE body_index")
        library._database.execute("DROP TABLE indexed")
        library._database.execute("DROP TABLE reading")
        library._database.execute("DROP TABLE folder")
        for column in ("place", "author", "jump", "folder", "revision", "removed"):
            library._database.execute(f"ALTER TABLE article DROP COLUMN {column}")
        library._database.execute("DELETE FROM _sqlite_migrations WHERE name = 'revisions_folders_and_search'")
    with Library.open(path, backups) as library:
        assert found(library, "糖人") == [article.id]
        assert library.articles.get(article.id).revision == 1
