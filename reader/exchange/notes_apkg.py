"""Notes as cards for Anki (.apkg), one a highlight, a deck an article; written only, never read back.

In front is the sentence or the paragraph with the quote marked, behind it the note, the tags and where it is from.
A card is known by its highlight's id, so that importing a later file changes cards and doubles none.
"""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import genanki

from reader.exchange.anki_names import BETWEEN, deck_name, distinct, tag_names
from reader.exchange.html_text import line, plain
from reader.exchange.markdown_text import lines
from reader.exchange.note_html import note_html
from reader.exchange.outline import Entry, placed, tags_of
from reader.exchange.quotation import citation
from reader.exchange.tag_paths import paths
from reader.exchange.zip_packed import packed
from storage.scratch import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange.notes import AnnotatedArticle, Notes

_NAME = "Meipi"
_MODEL = 1_764_201_600_417  # the id of the kind of cards: never change it, and the fields only with it
_FIRST_TIME = 1_764_201_600  # seconds since 1970, when the kind of cards was made
_DECKS = uuid.UUID("c8b9f2d4-51d7-4a38-9b0e-2f6a7be31c05")
_DECK_IDS = 1 << 50  # fewer than a number of JavaScript can tell

FIELDS = ("Quote", "Context", "Note", "Themes", "Source", "Id")  # Anki keeps the name `Tags` to itself
_NO_MATHS = "tex2jax_ignore mathjax_ignore"
_FRONT = f'<div class="context {_NO_MATHS}" dir="auto">{{{{Context}}}}</div>'
_BACK = f"""{{{{FrontSide}}}}<hr id="answer"><div class="{_NO_MATHS}">
{{{{#Note}}}}<div class="note" dir="auto">{{{{Note}}}}</div>{{{{/Note}}}}
{{{{#Themes}}}}<p class="themes">{{{{Themes}}}}</p>{{{{/Themes}}}}
{{{{#Source}}}}<p class="source">{{{{Source}}}}</p>{{{{/Source}}}}</div>"""
_STYLE = """.card { max-width: 34em; margin: 0 auto; padding: 1em; text-align: left; font-size: 22px;
  line-height: 1.8; font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
.context b { font-weight: inherit; background: rgba(214, 160, 60, .3); border-bottom: 2px solid #b9770e; }
.note { font-size: .9em; }
.themes, .source { margin: .4em 0; font-size: .75em; opacity: .7; }"""

# Anki acts upon `[sound:…]`, `[latex]`, `\(…\)` and `{{…}}` in a text, also when they are written as entities and
# the reader edits the card; with a place to break the line in between it knows none of them.
_ACTIVE = re.compile(r"[\[\\{]")


def write(notes: Notes) -> bytes:
    """The notes as a package that Anki imports, the same bytes for the same notes; nothing in it plays or loads.

    An article's cards come in reading order, its lost highlights last, with the context that was kept.
    """
    collection = filled(lambda cursor: _fill(cursor, notes))
    return packed([("collection.anki2", collection), ("media", b"{}")])


def _fill(cursor: object, notes: Notes) -> None:
    """Fill a collection with decks and cards, each changed when its highlight was."""
    marks = [mark for source in notes.articles for mark in source.highlights]
    newest = max([_FIRST_TIME, *(_seconds(mark.modified) for mark in marks)])
    ids, model, taken = count(newest * 1000), _model(), set[str]()
    decks = [_deck(source, notes, taken) for source in notes.articles if source.highlights]
    for deck in decks:
        deck.add_model(model)
    genanki.Package(decks).write_to_db(cursor, _FIRST_TIME, ids)
    for place, (article, changed, card) in enumerate(_cards(notes, model), 1):
        card.due = place
        card.write_to_db(cursor, changed, _deck_id(article), ids)


def _model() -> Any:  # noqa: ANN401 - genanki has no types
    templates = [{"name": _NAME, "qfmt": _FRONT, "afmt": _BACK}]
    fields = [{"name": name} for name in FIELDS]
    return genanki.Model(_MODEL, _NAME, fields=fields, templates=templates, css=_STYLE)


def _deck(source: AnnotatedArticle, notes: Notes, taken: set[str]) -> Any:  # noqa: ANN401 - genanki has no types
    """The article's deck, which tells what is left out."""
    name = distinct(deck_name(source.shown_title), taken)
    told = (citation(source.article, None, notes.options.source_line), notes.wording.told(notes.left_out))
    description = "".join(f"<p>{_inert(line(sentence))}</p>" for sentence in told if sentence)
    return genanki.Deck(_deck_id(source.article.id), f"{_NAME}{BETWEEN}{name}", description)


def _deck_id(article: str) -> int:
    return _FIRST_TIME + uuid.uuid5(_DECKS, article).int % _DECK_IDS


def _cards(notes: Notes, model: object) -> Iterator[tuple[str, int, Any]]:
    """Each card with the id of its article and when it was changed, in seconds since 1970."""
    known, names = paths(notes.tags), tag_names(notes.tags)
    for source in notes.articles:
        lost = [Entry(source, mark, None) for mark in source.lost]
        for entry in (*placed(source, notes.options.context), *lost):
            mark = entry.highlight
            fields = _fields(entry, notes, tags_of(mark, known))
            card = genanki.Note(model, fields, guid=mark.id, tags=tags_of(mark, names))
            yield source.article.id, _seconds(mark.modified), card


def _fields(entry: Entry, notes: Notes, themes: list[str]) -> list[str]:
    """The texts of a card in the order of FIELDS, as HTML."""
    mark, text = entry.highlight, entry.context
    paragraphs = entry.around.paragraphs if entry.around else None
    quote, before, behind = map(_told, (mark.quote, text[: entry.start].lstrip(), text[entry.end :].rstrip()))
    told = (
        quote,
        f"{before}<b>{quote}</b>{behind}",
        note_html(mark.note),
        " · ".join(map(line, themes)),
        line(citation(entry.source.article, paragraphs, notes.options.source_line)),
        plain(mark.id),
    )
    return [_inert(field) for field in told]


def _told(text: str) -> str:
    return "<br>".join(map(plain, lines(text)))


def _inert(html: str) -> str:
    return _ACTIVE.sub(r"\g<0><wbr>", html)


def _seconds(time: str) -> int:
    """The moment in seconds since 1970; 0 when it was before, or is none in ISO 8601."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return 0
    return max(0, int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()))
