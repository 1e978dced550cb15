"""Quotations name their article and their paragraph, for a passage and for many highlights."""

from dataclasses import replace

import pytest

from reader.exchange.quotation import Form
from reader.text.spans import Span
from storage.errors import UnknownArticle


def span_of(reader, article, quote):
    start = reader.session.shelf.text(article.id).body.index(quote)
    return Span(start, start + len(quote))


def test_a_passage_is_quoted_with_source_day_and_paragraph(reader, article):
    passage = span_of(reader, article, "老人笑了")
    assert reader.session.quoting.passage(article.id, passage, Form.PLAIN) == "“老人笑了”（新华社，12月6日，第3段）"


def test_a_passage_over_two_paragraphs_names_both(reader, article):
    body = reader.session.shelf.text(article.id).body
    passage = Span(body.index("豆子也好"), body.index("落在"))
    assert "第2—3段" in reader.session.quoting.passage(article.id, passage, Form.PLAIN)


def test_an_unknown_article_is_told(reader):
    with pytest.raises(UnknownArticle):
        reader.session.quoting.passage("没有", Span(0, 1), Form.PLAIN)


def test_highlights_are_quoted_one_after_the_other_from_their_articles(reader, article):
    other = reader.bring_in("雪。雪𠮷①落在屋顶上", "二.txt")
    kept = [
        reader.session.reading.highlight(one.id, span_of(reader, one, quote)).edits[0].after
        for one, quote in ((article, "老人笑了"), (other, "屋顶"))
    ]
    text = reader.session.quoting.highlights(kept, Form.PLAIN)
    assert text.split("\n") == ["“老人笑了”（新华社，12月6日，第3段）", "“屋顶”（《二》，第1段）"]
    assert reader.session.quoting.highlights(kept, Form.MARKDOWN).startswith("> 老人笑了")
    assert "[N]" in reader.session.quoting.highlights(kept, Form.GBT7714)


def test_a_lost_highlight_is_quoted_without_a_paragraph(reader, article):
    kept = reader.session.reading.highlight(article.id, span_of(reader, article, "老人笑了")).edits[0].after
    lost = replace(kept, lost=True)
    assert reader.session.quoting.highlights([lost], Form.PLAIN) == "“老人笑了”（新华社，12月6日）"
