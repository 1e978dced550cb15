"""A word is kept once, with its sentence, in one step; a second time lets it go, with nothing of the reader's."""

from __future__ import annotations

import csv
import io

import pytest

from reader.session.vocabulary import TAG, KeptElsewhere
from reader.text.spans import Span
from storage.records import Binned

NOTE = "**dòu fu** bean curd"


@pytest.fixture
def vocabulary(reader):
    return reader.session.vocabulary


def span_of(reader, article, quote, nth=1):
    return reader.session.reading.find(article.id, quote, nth)


def marks(reader, article):
    return reader.session.reading.highlights(article.id)


def test_a_word_is_kept_as_a_highlight_with_its_tag_and_note_in_one_step(reader, article, vocabulary):
    before = reader.records()
    changes = vocabulary.toggle(article.id, span_of(reader, article, "豆腐"), NOTE)
    (kept,) = marks(reader, article)
    assert (kept.quote, kept.note, reader.borne(kept.id)) == ("豆腐", NOTE, [TAG])
    assert (changes.verb, changes.about) == ("keep word", kept)
    assert vocabulary.kept("豆腐") == kept
    assert vocabulary.is_kept_at(article.id, Span(kept.start, kept.end))
    assert len(reader.session.history.done()) == 1
    assert reader.goes_back_and_forth(before)


def test_the_tag_is_made_once_in_the_active_set(reader, article, vocabulary):
    vocabulary.toggle(article.id, span_of(reader, article, "豆腐"), NOTE)
    vocabulary.toggle(article.id, span_of(reader, article, "①号摊"), "")
    assert [tag.name for tag in reader.session.tagging.all_tags()].count(TAG) == 1
    assert TAG in [tag.name for tag in reader.session.tagging.tags(reader.session.tagging.active(article.id))]


def test_a_tag_of_this_name_is_found_wherever_the_reader_put_it(reader, article, vocabulary):
    (put,) = reader.make(f"语言/{TAG}")
    vocabulary.toggle(article.id, span_of(reader, article, "豆腐"), NOTE)
    assert marks(reader, article)[0].tags == (put,)


def test_a_second_time_lets_the_word_go_into_the_bin(reader, article, vocabulary):
    before = reader.records()
    span = span_of(reader, article, "𠮷野")
    vocabulary.toggle(article.id, span, NOTE)
    changes = vocabulary.toggle(article.id, span, NOTE)
    assert changes.verb == "let word go"
    assert marks(reader, article) == []
    assert vocabulary.kept("𠮷野") is None
    assert changes.added(Binned)
    reader.session.history.undo()
    reader.session.history.undo()
    assert reader.records() == before


def test_what_the_reader_added_stays_when_the_word_goes(reader, article, vocabulary):
    span = span_of(reader, article, "豆腐")
    vocabulary.toggle(article.id, span, NOTE)
    (kept,) = marks(reader, article)
    reader.session.reading.note(kept.id, f"{NOTE}\n\n像雪一样")
    vocabulary.toggle(article.id, span, NOTE)
    (left,) = marks(reader, article)
    assert (left.id, left.note, left.tags) == (kept.id, f"{NOTE}\n\n像雪一样", ())


def test_a_highlight_that_is_here_takes_the_tag_and_keeps_its_own_note(reader, article, vocabulary):
    own = reader.mark(article, "老人", *reader.make("人物"), note="**谁**？")
    span = span_of(reader, article, "老人")
    vocabulary.toggle(article.id, span, "**lǎo rén** old man")
    (kept,) = marks(reader, article)
    assert (kept.id, kept.note, reader.borne(own)) == (own, "**谁**？", ["人物", TAG])
    vocabulary.toggle(article.id, span, "**lǎo rén** old man")
    assert reader.borne(own) == ["人物"]


def test_a_word_kept_elsewhere_is_not_kept_twice(reader, article, vocabulary):
    vocabulary.toggle(article.id, span_of(reader, article, "老人", 1), NOTE)
    with pytest.raises(KeptElsewhere) as told:
        vocabulary.toggle(article.id, span_of(reader, article, "老人", 2), NOTE)
    assert "“老人” is kept already, in “𠮷野村的早市”" in str(told.value)
    assert len(marks(reader, article)) == 1


def test_a_word_kept_in_an_article_that_is_in_the_bin_can_be_kept_anew(reader, article, vocabulary):
    vocabulary.toggle(article.id, span_of(reader, article, "豆腐"), NOTE)
    other = reader.bring_in("河边也卖豆腐。\n", "河边.txt")
    reader.session.shelf.remove([article.id])
    vocabulary.toggle(other.id, span_of(reader, other, "豆腐"), NOTE)
    assert vocabulary.kept("豆腐").article == other.id


def test_a_word_that_was_kept_goes_out_with_its_sentence(reader, article, vocabulary):
    vocabulary.toggle(article.id, span_of(reader, article, "豆腐"), NOTE)
    rows = list(csv.reader(io.StringIO(reader.written([article.id], "csv").decode("utf-8-sig"))))
    assert any("卖豆腐的老人说：「今年的水好，豆子也好。」" in cell for cell in rows[1])
    assert any("bean curd" in cell for cell in rows[1])
    assert any(TAG in cell for cell in rows[1])
