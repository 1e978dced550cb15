"""Search over the whole library finds titles, texts, notes and tags, and shows where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.session.searching import SNIPPETS, Where


@pytest.fixture
def search(reader):
    """What is found, by the name of its article: each snippet with what is marked in it."""

    def made(query, **how):
        return {
            finding.article.name: [
                (one.where, [one.text[span.start : span.end] for span in one.found]) for one in finding.snippets
            ]
            for finding in reader.session.searching.search(query, **how).found
        }

    return made


def test_a_part_of_a_word_is_found_in_text_and_title(search, reader, article):
    reader.bring_in("雪落了一夜。", "雪.txt")
    assert search("早") == {"早市.txt": [(Where.TITLE, ["早", "早"]), (Where.TEXT, ["早"])]}
    assert search("腐的老") == {"早市.txt": [(Where.TEXT, ["腐的老"])]}
    assert search("雪") == {
        "雪.txt": [(Where.TITLE, ["雪", "雪"]), (Where.TEXT, ["雪"])],
        "早市.txt": [(Where.TEXT, ["雪"])],
    }


def test_a_snippet_tells_where_it_stands_in_the_text(reader, article):
    body = reader.session.shelf.text(article.id).body
    (finding,) = reader.session.searching.search("豆腐").found
    (snippet,) = finding.snippets
    assert body[snippet.span.start : snippet.span.end] == "豆腐"
    assert snippet.text in body
    assert "\n" not in snippet.text


def test_all_terms_have_to_stand_in_one_text(search, reader, article):
    assert search("豆腐 雪")["早市.txt"][0] == (Where.TEXT, ["豆腐"])
    assert search("豆腐 没有的词") == {}
    assert search("  \n ") == {}


def test_letters_and_digits_alone_are_not_enough(search, reader):
    reader.bring_in("雪，落了一夜。", "雪.txt")
    reader.bring_in("雪落在屋顶。", "二.txt")
    assert list(search("雪落")) == ["二.txt"]
    assert list(search("雪，落")) == ["雪.txt"]
    assert list(search("，落")) == ["雪.txt"]


def test_few_snippets_of_a_text_and_how_often_it_holds_the_term(reader):
    reader.bring_in("雪。" * 40, "多.txt")
    (finding,) = reader.session.searching.search("雪").found
    assert len(finding.snippets) == SNIPPETS
    assert finding.count == 40


def test_notes_of_highlights_and_articles_are_found(search, reader, article):
    mark = reader.mark(article, "豆腐", note="想起外婆的**豆花**")
    reader.session.shelf.note(article.id, "豆花与早市")
    assert search("豆花") == {"早市.txt": [(Where.NOTE, ["豆花"]), (Where.NOTE, ["豆花"])]}
    (finding,) = reader.session.searching.search("外婆").found
    assert finding.snippets[0].highlight == mark


def test_a_tag_finds_the_highlights_that_bear_it_or_one_below(reader, article):
    reader.make("食物/豆制品")
    reader.mark(article, "豆腐", reader.tag("食物/豆制品"))
    (finding,) = reader.session.searching.search("食物").found
    (snippet,) = finding.snippets
    assert (snippet.where, snippet.text, snippet.label) == (Where.TAG, "豆腐", "食物/豆制品")


def test_pages_go_on_where_the_last_one_ended(reader):
    for number in range(7):
        reader.bring_in(f"第{number}场雪，下得很大。\n" + "雨" * number, f"{number}.txt")
    names, below, pages = [], None, 0
    while below != 0:
        page = reader.session.searching.search("场雪", 3, **({} if below is None else {"below": below}))
        names += [finding.article.name for finding in page.found]
        below, pages = page.below, pages + 1
    assert names == [f"{number}.txt" for number in range(6, -1, -1)]
    assert pages == 3


def test_a_page_is_filled_where_most_candidates_hold_the_letters_only(reader):
    for number in range(9):
        reader.bring_in(f"雪，落了{number}夜，后来呢。", f"{number}.txt")
    wanted = reader.bring_in("雪落了。", "真.txt")
    for number in range(9):
        reader.bring_in(f"雪；落了{number}夜，又怎样。", f"又{number}.txt")
    found = reader.session.searching.search("雪落", 2).found
    assert [finding.article.id for finding in found] == [wanted.id]


def test_nothing_is_found_in_the_bin(search, reader, article):
    reader.mark(article, "豆腐", note="豆花")
    reader.session.shelf.remove([article.id])
    assert search("豆花") == search("豆腐") == search("早市") == {}


def test_a_lost_highlight_is_found_without_a_place(reader, article):
    own = reader.mark(article, "豆腐", note="豆花")
    reader.library.put(replace(reader.session.reading.get(own), lost=True))
    (finding,) = reader.session.searching.search("豆花").found
    assert finding.snippets[0].span is None


def test_so_many_titles_are_found_as_are_asked_for(reader):
    for number in range(5):
        reader.bring_in(f"# 雪夜第{number}回\n\n后来呢。", f"{number}.md")
    searching = reader.session.searching
    titles = [finding.article.title for finding in searching.search("雪夜", 1, titles=2).found]
    assert titles[:2] == ["雪夜第4回", "雪夜第3回"]
    assert len(searching.search("雪夜", 9).found) == 5
