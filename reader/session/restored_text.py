"""The text of an article that comes with its notes, and its marks, by the rules of an import; keeps nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.exchange.restorable import whole_characters
from reader.text.anchor import describe
from reader.text.decode import clean
from reader.text.kinds import PARAGRAPH, TITLE
from reader.text.spans import Span
from storage.records import Article, Block, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.exchange.restorable import RestorableArticle, RestorableHighlight
    from reader.text.decode import Cleaned


def in_clean_text(mark: RestorableHighlight, body: str | None, came: Cleaned | None) -> RestorableHighlight:
    """The mark as it stands in the text that `came` is made of the `body` in the file; without one its words alone.

    Where its place in the file says the same as its quote, its place here is sure; else positions are but a hint.
    """
    start, end = (came.position(at) if came and at is not None else at for at in (mark.start, mark.end))
    told = whole_characters((body or "")[mark.start : mark.end]) if mark.end is not None else ""
    if came and told and told == mark.quote and start is not None and end is not None:
        anchor = describe(came.text, Span(start, end))
        quote, prefix, suffix = anchor.quote, anchor.prefix, anchor.suffix
    else:
        quote, prefix, suffix = (clean(one).text for one in (mark.quote, mark.prefix, mark.suffix))
    return replace(mark, start=start, end=end, quote=quote, prefix=prefix, suffix=suffix)


def as_records(article: RestorableArticle, body: str, now: str) -> tuple[Article, Text]:
    """An article that comes with its notes; without blocks each line is one, the first the title if it says so."""
    record = Article(
        id=article.id,
        title=article.title,
        subtitle=article.subtitle,
        source=article.source,
        published=article.published,
        name=f"{article.title or article.id}.txt",
        imported=now,
        note=article.note,
        place=article.place,
        author=article.author,
        jump=article.jump,
    )
    original = body.encode()
    digest = hashlib.sha256(original).hexdigest()
    has_blocks = bool(article.blocks) and body == article.body
    blocks = article.blocks if has_blocks else tuple(_blocks(body, article.title))
    return record, Text(article.id, 1, body, blocks, original, digest, "utf-8", "plain")


def _blocks(body: str, title: str) -> Iterator[Block]:
    start = 0
    for line in body.split("\n"):
        kind = TITLE if not start and line.strip() == title.strip() and line.strip() else PARAGRAPH
        yield Block(kind, start, start + len(line))
        start += len(line) + 1
