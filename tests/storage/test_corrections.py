"""Corrections of words and the lexicon come back as they were put, in the order made."""

from dataclasses import replace

import pytest

from storage.errors import DamagedLibrary
from storage.records import Correction, LexiconWord


@pytest.fixture
def correction(library, article):
    body = library.articles.body(article.id)
    start = body.index("豆腐")
    return Correction("改一", article.id, start, start + 2, "豆腐", body[:start][-32:], "", (1,), 0, "2026-03-01")


def test_corrections_come_back_in_the_order_made(library, article, correction):
    later = replace(correction, id="改二", cuts=(), rank=1, lost=True)
    library.put(later, correction)
    assert library.corrections.of(article.id) == [correction, later]
    library.put(replace(correction, rank=2))
    assert [one.id for one in library.corrections.of(article.id)] == ["改二", "改一"]
    library.remove(correction, later)
    assert library.corrections.of(article.id) == []


def test_words_of_one_article_and_words_everywhere_are_kept_apart(library, article):
    everywhere = LexiconWord("词一", None, "卡尔·马克思", (), "人名", 1, "2026-03-01", "2026-03-02")
    own = LexiconWord("词二", article.id, "𠮷野家①", (2,), "", 0, "2026-03-01", "2026-03-01")
    library.put(everywhere, own)
    assert library.lexicon.everywhere() == [everywhere]
    assert library.lexicon.of(article.id) == [own]
    assert library.check() == []
    library.remove(everywhere)
    assert library.lexicon.everywhere() == []


def test_what_belongs_to_an_article_goes_with_it_and_the_lexicon_stays(library, article, correction):
    everywhere = LexiconWord("词一", None, "新质生产力", (), "", 0, "", "")
    library.put(correction, replace(everywhere, id="词二", article=article.id), everywhere)
    library.articles.remove(article.id)
    assert library.corrections.of(article.id) == library.lexicon.of(article.id) == []
    assert library.lexicon.everywhere() == [everywhere]


def test_what_was_changed_behind_our_back_is_named(library, correction, tamper):
    library.put(correction, LexiconWord("词一", None, "新质生产力", (), "", 0, "", ""))
    tamper("UPDATE correction SET cuts = '[]'")
    tamper("UPDATE lexicon SET text = '旧质'")
    assert library.check() == [
        "The correction 改一 is not as it was saved.",
        "The word 词一 of the lexicon is not as it was saved.",
    ]


def test_a_correction_that_quotes_something_else_is_named(library, correction):
    library.put(replace(correction, start=correction.start + 1, end=correction.end + 1))
    assert library.check() == ["The correction 改一 does not quote what its article says there."]


def test_cuts_that_cannot_be_read_are_told_as_damage(library, article, correction, tamper):
    library.put(correction)
    tamper("UPDATE correction SET cuts = '[一'")
    with pytest.raises(DamagedLibrary):
        library.corrections.of(article.id)
