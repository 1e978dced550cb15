"""The reader's own readings and known words come back as they were put."""

from dataclasses import replace

import pytest

from storage.records import KnownWord, OwnReading


@pytest.fixture
def reading(library, article):
    body = library.articles.body(article.id)
    start = body.index("豆腐")
    return OwnReading("读一", article.id, start, start + 2, "豆腐", "", "", "dòu fu", "2026-03-01")


def test_readings_of_one_place_and_readings_everywhere_are_kept_apart(library, article, reading):
    everywhere = OwnReading("读二", None, 0, 0, "卡点", "", "", "qiǎ diǎn", "2026-03-02")
    library.put(reading, everywhere)
    assert library.own_readings.everywhere() == [everywhere]
    assert library.own_readings.of(article.id) == [reading]
    assert library.check() == []
    library.remove(reading, everywhere)
    assert library.own_readings.of(article.id) == library.own_readings.everywhere() == []


def test_readings_of_an_article_go_with_it_and_those_everywhere_stay(library, article, reading):
    everywhere = replace(reading, id="读二", article=None)
    library.put(reading, everywhere)
    library.articles.remove(article.id)
    assert library.own_readings.of(article.id) == []
    assert library.own_readings.everywhere() == [everywhere]


def test_known_words_come_back_in_the_order_made(library):
    later, earlier = KnownWord("识二", "𠮷野", "2026-03-02"), KnownWord("识一", "早市", "2026-03-01")
    library.put(later, earlier)
    assert library.known.all() == [earlier, later]
    assert library.known.of("𠮷野") == [later]
    assert library.known.of("𠮷") == []
    library.remove(earlier)
    assert library.known.all() == [later]


def test_what_was_changed_behind_our_back_is_named(library, reading, tamper):
    library.put(reading, replace(reading, id="读二"), KnownWord("识一", "早市", ""))
    library.put(replace(reading, id="读三", start=reading.start + 1, end=reading.end + 1))
    tamper("UPDATE own_reading SET sounds = '' WHERE id = '读一'")
    tamper("UPDATE known_word SET text = '晚市'")
    assert library.check() == [
        "The own reading 读一 is not as it was saved.",
        "The own reading 读三 does not quote what its article says there.",
        "The known word 识一 is not as it was saved.",
    ]
