"""Notes as JSON with everything in them, and the rows of JSON listings; not the file of a tag set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.exchange.tag_paths import in_tree_order, paths
from storage.records import ListedArticle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.exchange.notes import AnnotatedArticle
    from storage.records import Highlight, Tag

FORMAT = "meipi-notes"
VERSION = 1


def write(articles: Sequence[AnnotatedArticle], tags: Sequence[Tag]) -> str:
    """The articles with their bodies, their highlights and all the tags as JSON, ending in one newline."""
    known = paths(tags)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "articles": [_full_article(source) for source in articles],
        "highlights": [_full_highlight(mark, known) for source in articles for mark in source.highlights],
        "tags": [tag_row(tag, known) | {"tag_set": tag.tag_set} for tag in in_tree_order(tags)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


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
    note = {"note": source.article.note} if source.article.note else {}
    return article_row(listed) | note | {"body": source.body}


def _full_highlight(highlight: Highlight, paths: Mapping[str, str]) -> dict[str, object]:
    context = {"prefix": highlight.prefix, "suffix": highlight.suffix, "tag_ids": list(highlight.tags)}
    return highlight_row(highlight, paths) | context
