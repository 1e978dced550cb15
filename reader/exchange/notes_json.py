"""Notes as JSON with everything in them, and the rows of JSON listings; not the file of a tag set.

Beside its `body` each article has its `blocks`, a list of `[kind, start, end]` in half-open code points of it;
every character but white space stands in one of them. Its `note`, `author`, `place` and `jump` are there if known.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reader.exchange import json_fields
from reader.exchange.restorable import (
    RestorableArticle,
    RestorableHighlight,
    UnreadableNotes,
    body_digest,
    check_highlights,
    check_tags,
    checked,
    known_time,
    own_id,
    restorable_tags,
)
from reader.exchange.tag_paths import in_tree_order, paths
from reader.exchange.tag_set_file import color_or_palette
from reader.text.kinds import KINDS
from storage.records import Block, ListedArticle, Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.exchange.json_fields import Fields
    from reader.exchange.notes import AnnotatedArticle, Notes
    from reader.exchange.restorable import Restorable, RestorableTag
    from storage.records import Highlight

FORMAT = "meipi-notes"
VERSION = 1

# A block over five lines; no text of the reader's is like it, since there a line end is written as an escape.
_SPREAD_BLOCK = re.compile(r'\[\n +("\w+"),\n +(\d+),\n +(\d+)\n +\]')
_DETAILS = ("note", "author", "place", "jump")  # of an article, where they are known


def write(notes: Notes) -> bytes:
    """The articles with their bodies, their highlights and all the tags as JSON in UTF-8, ending in one newline."""
    known = paths(notes.tags)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "articles": [_full_article(source) for source in notes.articles],
        "highlights": [_full_highlight(mark, known) for source in notes.articles for mark in source.highlights],
        "tags": [tag_row(tag, known) | {"tag_set": tag.tag_set} for tag in in_tree_order(notes.tags)],
    }
    told = json.dumps(whole, ensure_ascii=False, indent=2)
    return (_SPREAD_BLOCK.sub(r"[\1, \2, \3]", told) + "\n").encode()


def read(data: bytes) -> Restorable:
    """The notes in `data`, tags in tree order: the mirror of `write`; raises UnreadableNotes.

    A highlight's `tag_ids` come before its `tags`, which tell the paths where there are no ids.
    """
    whole = _whole(data)
    tags = _tags(json_fields.objects(whole, "tags"))
    by_path = {tag.path: tag.id for tag in reversed(tags)}
    articles = [_article(row) for row in json_fields.objects(whole, "articles")]
    rows = json_fields.objects(whole, "highlights")
    check_highlights(len(rows))
    return checked(articles, [_highlight(row, by_path) for row in rows], tags)


def article_row(listed: ListedArticle) -> dict[str, object]:
    """An article in a listing; `highlights` is their number, `characters` the length in code points."""
    article = listed.article
    return {
        "id": article.id,
        "title": article.title,
        "subtitle": article.subtitle,
        "source": article.source,
        "published": article.published,
        "characters": listed.characters,
        "highlights": listed.highlights,
    }


def highlight_row(highlight: Highlight, paths: Mapping[str, str]) -> dict[str, object]:
    """A highlight in a listing; `tags` are paths, looked up by tag id in `paths`."""
    return {
        "id": highlight.id,
        "article": highlight.article,
        "start": highlight.start,
        "end": highlight.end,
        "quote": highlight.quote,
        "note": highlight.note,
        "tags": [paths[tag] for tag in highlight.tags if tag in paths],
        "created": highlight.created,
        "modified": highlight.modified,
        "author": highlight.author,
        "lost": highlight.lost,
    }


def tag_row(tag: Tag, paths: Mapping[str, str]) -> dict[str, object]:
    """A tag in a listing; its path is looked up by its id in `paths`."""
    return {
        "id": tag.id,
        "name": tag.name,
        "path": paths[tag.id],
        "color": tag.color,
        "description": tag.description,
        "key": tag.key,
        "parent": tag.parent,
    }


def word_row(start: int, end: int, text: str) -> dict[str, object]:
    """A word in a listing, with its half-open code points of the body."""
    return {"start": start, "end": end, "text": text}


def _full_article(source: AnnotatedArticle) -> dict[str, object]:
    listed = ListedArticle(source.article, len(source.body), len(source.highlights))
    told = {name: getattr(source.article, name) for name in _DETAILS}
    known = {name: value for name, value in told.items() if value}
    return article_row(listed) | known | {"body": source.body, "blocks": source.blocks}


def _full_highlight(highlight: Highlight, paths: Mapping[str, str]) -> dict[str, object]:
    context = {"prefix": highlight.prefix, "suffix": highlight.suffix, "tag_ids": list(highlight.tags)}
    return highlight_row(highlight, paths) | context


def _whole(data: bytes) -> Fields:
    """The file's one object, of a version we know."""
    whole = json_fields.parsed(data)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise UnreadableNotes(reason="it does not say that it holds notes of Meipi")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        raise UnreadableNotes(reason="it does not say which version it is")
    if version > VERSION:
        raise UnreadableNotes(reason="a newer Meipi wrote it")
    return json_fields.fields(whole)


def _tags(rows: list[Fields]) -> tuple[RestorableTag, ...]:
    """The tags; siblings stand in the order of the list."""
    check_tags(len(rows))
    return restorable_tags([_tag(row, place) for place, row in enumerate(rows)])


def _tag(row: Fields, place: int) -> Tag:
    own, parent = own_id(json_fields.text(row, "id")), json_fields.text(row, "parent")
    return Tag(
        id=own,
        tag_set=json_fields.text(row, "tag_set"),
        parent=own_id(parent) if parent else None,
        name=json_fields.text(row, "name") or own,
        color=color_or_palette(json_fields.text(row, "color"), place),
        description=json_fields.text(row, "description"),
        key="",
        rank=place,
    )


def _article(row: Fields) -> RestorableArticle:
    body = json_fields.as_it_came(row, "body")
    return RestorableArticle(
        id=own_id(json_fields.text(row, "id")),
        title=json_fields.text(row, "title"),
        subtitle=json_fields.text(row, "subtitle"),
        body=body,
        digest="" if body is None else body_digest(body),
        source=json_fields.text(row, "source"),
        published=json_fields.text(row, "published"),
        blocks=_blocks(row.get("blocks"), body or ""),
        **{name: json_fields.text(row, name) for name in _DETAILS},
    )


def _blocks(value: object, body: str) -> tuple[Block, ...]:
    """The blocks that the value tells, or none where it tells not all of this body or anything else."""
    rows = value if isinstance(value, list) else []
    found = [block for row in rows if (block := _block(row))]
    ends, starts = [0, *(block.end for block in found)], [*(block.start for block in found), len(body)]
    gaps = list(zip(ends, starts, strict=True))
    in_order = len(found) == len(rows) and all(end <= start <= len(body) for end, start in gaps)
    return tuple(found) if in_order and not any(body[end:start].strip() for end, start in gaps) else ()


def _block(row: object) -> Block | None:
    if not isinstance(row, list) or len(row) != len(Block._fields):
        return None
    kind, start, end = row
    is_one = isinstance(kind, str) and kind in KINDS and type(start) is int and type(end) is int
    return Block(kind, start, end) if is_one and start <= end else None


def _highlight(row: Fields, by_path: Mapping[str, str]) -> RestorableHighlight:
    start, end = json_fields.passage(row)
    paths = json_fields.texts(row, "tags")
    by_id = tuple(own_id(tag) for tag in json_fields.texts(row, "tag_ids"))
    return RestorableHighlight(
        id=own_id(json_fields.text(row, "id")),
        article=own_id(json_fields.text(row, "article")),
        start=start,
        end=end,
        quote=json_fields.text(row, "quote"),
        prefix=json_fields.text(row, "prefix"),
        suffix=json_fields.text(row, "suffix"),
        note=json_fields.text(row, "note"),
        tags=by_id or tuple(by_path[path] for path in paths if path in by_path),
        created=known_time(json_fields.text(row, "created")),
        modified=known_time(json_fields.text(row, "modified")),
        author=json_fields.text(row, "author"),
        lost=row.get("lost") is True,
    )
