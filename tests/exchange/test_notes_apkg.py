"""Notes as cards for Anki: one a highlight, known again by its id, and nothing in them that plays or loads."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass, replace
from html import unescape
from time import process_time

import pytest
from hypothesis import given

from reader.exchange.html_text import characters
from reader.exchange.notes import AnnotatedArticle, Context, Notes, Options, Part, SourceLine
from reader.exchange.notes_apkg import FIELDS, write
from tests.exchange.annotated import ARTICLE, BODY, HOSTILE, MARKS, NOTES, SOURCE, blocks, hostile
from tests.exchange.noted import annotated, dense

READING = replace(NOTES, options=Options())
ACTIVE = (
    "[sound:雪.mp3] [anki:tts lang=zh_CN]读[/anki:tts]",
    "[latex]x[/latex] [$]y[/$]",
    r"\(\href{javascript:alert(1)}{x}\) \[z\]",
    '<img src="雪.png"><audio src=雪.mp3>',
    "{{c1::藏}} {{Note}} {{{Quote}}} <% x %>",
)


@dataclass(frozen=True)
class Card:
    """A card as it is in the collection."""

    guid: str
    changed: int
    tags: tuple[str, ...]
    fields: dict[str, str]
    deck: int
    place: int


@dataclass(frozen=True)
class Package:
    """The cards in their order, the decks by id, the kinds of cards."""

    cards: list[Card]
    decks: dict[int, dict[str, str]]
    models: list[dict[str, object]]


def opened(notes: Notes) -> Package:
    with zipfile.ZipFile(io.BytesIO(write(notes))) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert archive.read("media") == b"{}"
        data = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        found = database.execute(
            "SELECT guid, notes.mod, tags, flds, did, due FROM notes JOIN cards ON nid = notes.id ORDER BY due"
        ).fetchall()
        decks, models = map(json.loads, database.execute("SELECT decks, models FROM col").fetchone())
    cards = [
        Card(guid, changed, tuple(tags.split()), dict(zip(FIELDS, told.split("\x1f"), strict=True)), deck, place)
        for guid, changed, tags, told, deck, place in found
    ]
    return Package(cards, {int(own): deck for own, deck in decks.items() if own != "1"}, list(models.values()))


def shown(html: str) -> str:
    """What a reader sees of the HTML, its lines as they are."""
    return unescape(re.sub("<[^>]*>", "", html.replace("<br>", "\n")))


def of(number: int, package: Package) -> Card:
    return next(card for card in package.cards if card.guid == MARKS[number - 1].id)


def test_a_card_asks_for_the_quote_in_its_sentence_and_answers_with_all_that_is_told_of_it() -> None:
    card = of(1, opened(READING))
    assert card.fields == {
        "Quote": "火种",
        "Context": "负责人说，𠮷祥的<b>火种</b>已经取来。",
        "Note": "<p>比喻，与“炉子”<strong>呼应</strong></p>",
        "Themes": "修辞",
        "Source": "新华社《人造太阳点亮之后》，2025-12-06，第1段",
        "Id": MARKS[0].id,
    }


def test_the_paragraph_and_the_reference_are_told_when_they_are_chosen() -> None:
    card = of(1, opened(replace(NOTES, options=Options(context=Context.PARAGRAPH, source_line=SourceLine.GBT7714))))
    assert shown(card.fields["Context"]) == "“这不是终点，而是起点。”负责人说，𠮷祥的火种已经取来。"
    assert "[N]" in shown(card.fields["Source"])


def test_tags_are_anki_s_tree_and_are_told_as_paths() -> None:
    card = of(2, opened(READING))
    assert card.tags == ("经济", "经济::就业_岗位")
    assert card.fields["Themes"] == "经济 · 经济/就业 岗位"


def test_overlapping_empty_and_lost_ones_have_a_card_each_in_reading_order() -> None:
    cards = opened(READING).cards
    assert [card.fields["Quote"] for card in cards] == [
        *("火种", "取来。<br>一、从", "并跑", "岗位增加", "增加了三成多", "🔥", "偏滤器"),
    ]
    assert [card.place for card in cards] == [1, 2, 3, 4, 5, 6, 7]
    assert cards[2].fields["Note"] == ""
    assert cards[-1].fields["Context"] == "①超导磁体、②<b>偏滤器</b>全部由国内制造，"


def test_a_highlight_that_was_changed_makes_its_card_newer_and_no_other() -> None:
    later = replace(MARKS[0], note="改了", modified="2026-03-01T08:00:00.000+00:00")
    changed = opened(replace(READING, articles=(replace(SOURCE, highlights=(later, *MARKS[1:])),)))
    for before, after in zip(opened(READING).cards, changed.cards, strict=True):
        assert before.guid == after.guid
        assert (after.changed > before.changed) == (after.guid == later.id)


@pytest.mark.parametrize("time", ["", "昨天", "0001-01-01", "1969-12-31T23:59:59Z"])
def test_a_time_that_is_not_known_is_the_earliest(time: str) -> None:
    source = replace(SOURCE, highlights=(replace(MARKS[0], modified=time),))
    [card] = opened(replace(READING, articles=(source,))).cards
    assert card.changed == 0


def test_an_article_is_a_deck_that_tells_what_is_left_out() -> None:
    other = AnnotatedArticle(replace(ARTICLE, id="a2"), BODY, blocks(), (replace(MARKS[0], id="h", article="a2"),))
    bare = AnnotatedArticle(replace(ARTICLE, id="a3"), BODY, blocks(), ())
    package = opened(replace(READING, articles=(SOURCE, other, bare), left_out=(Part.TEXT,)))
    names = [deck["name"] for deck in package.decks.values()]
    assert names == ["Meipi::人造太阳点亮之后", "Meipi::人造太阳点亮之后_2"]
    assert len({card.deck for card in package.cards}) == 2
    for deck in package.decks.values():
        assert deck["desc"].endswith("<p>Not in this file: the texts of the articles.</p>")


def test_decks_and_kind_of_cards_are_the_same_in_every_file() -> None:
    first, second = opened(READING), opened(replace(READING, articles=(replace(SOURCE, highlights=MARKS[:1]),)))
    assert first.decks == second.decks
    assert [model["id"] for model in first.models] == [model["id"] for model in second.models]
    assert first.models[0]["mod"] == second.models[0]["mod"]
    assert write(READING) == write(READING)


@pytest.mark.parametrize("text", [*HOSTILE, *ACTIVE])
def test_a_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    package = opened(hostile(text, Options()))
    assert len(package.cards) == 2
    for card in package.cards:
        assert shown(card.fields["Quote"]).strip("\u2069\u202c") == characters(text).strip("\u2069\u202c")
        for field in card.fields.values():
            assert not re.search(r"\[(sound|anki|/?latex|/?\$)|\\[(\[]|\{\{|<(img|audio|script|a)\b", field)
        assert len(card.tags) == 1
    for deck in package.decks.values():
        assert not re.search(r"<(?!/?p>|wbr>)", deck["desc"])


@given(annotated())
def test_every_highlight_has_its_card_with_its_quote_note_and_tags(notes: Notes) -> None:
    cards = {card.guid: card for card in opened(notes).cards}
    marks = [mark for source in notes.articles for mark in source.highlights]
    assert set(cards) == {mark.id for mark in marks}
    for mark in marks:
        card = cards[mark.id]
        assert len(card.tags) == len(mark.tags)
        assert bool(card.fields["Themes"]) == bool(mark.tags)
        assert bool(card.fields["Note"]) == bool(characters(mark.note).strip())
        assert f"<b>{card.fields['Quote']}</b>" in card.fields["Context"]


def test_nothing_to_export_is_a_package() -> None:
    assert opened(Notes((), ())).cards == []


def test_ten_thousand_highlights_are_soon_written() -> None:
    notes = dense()
    before = process_time()
    data = write(notes)
    assert process_time() - before < 15
    assert data.startswith(b"PK")
