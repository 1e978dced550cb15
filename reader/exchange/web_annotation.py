"""Notes as a page of W3C Web Annotations (.jsonld), positions in code points; what is read back is read beside it.

The page is an AnnotationPage. Its `items` are one annotation a highlight, whose target has the article's id as
`source` and is selected by quote and position (a lost one by its quote only, its `schema:creativeWorkStatus` is
`lost`), and one for each article's own note, whose target is the article. `dcterms:description` says what of the
notes is not in the file, `dcterms:references` are the articles with the SHA-256 of their bodies, `dcterms:subject`
all the tags, which bodies name by id.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.exchange.restorable import body_digest, derived_id
from reader.exchange.tag_paths import in_tree_order, paths
from reader.exchange.web_annotation_read import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.exchange.notes import AnnotatedArticle, Notes
    from storage.records import Article, Highlight, Tag

__all__ = ["read", "write"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_Fields = dict[str, object]


def write(notes: Notes) -> bytes:
    """The notes as JSON-LD in UTF-8, ending in one newline: articles as given, highlights in reading order."""
    known = paths(notes.tags)
    items = [item for source in notes.articles for item in _items(source, known)]
    own = derived_id("page", *(source.article.id for source in notes.articles))
    whole = {
        "@context": CONTEXT,
        "id": _urn(own),
        "type": "AnnotationPage",
        "partOf": {
            "id": _urn(derived_id("collection", own)),
            "type": "AnnotationCollection",
            "label": "Meipi",
            "total": len(items),
        },
        "startIndex": 0,
        **_told(dcterms_description=notes.wording.told(notes.left_out)),
        "dcterms:references": [_article(source) for source in notes.articles],
        "dcterms:subject": [_tag(tag) for tag in in_tree_order(notes.tags)],
        "items": items,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _urn(own: str) -> str:
    return f"urn:uuid:{own}"


def _told(**known: str) -> _Fields:
    """What is known; a name's first `_` is its colon."""
    return {key.replace("_", ":", 1): value for key, value in known.items() if value}


def _article(source: AnnotatedArticle) -> _Fields:
    article = source.article
    described = _told(
        dcterms_title=article.title,
        dcterms_source=article.source,
        dcterms_issued=article.published,
        schema_sha256=body_digest(source.body),
    )
    return {"id": _urn(article.id), "type": "Text", "format": "text/plain"} | described


def _tag(tag: Tag) -> _Fields:
    described = _told(skos_prefLabel=tag.name, skos_definition=tag.description, schema_color=tag.color)
    above = {"skos:broader": {"id": _urn(tag.parent)}} if tag.parent else {}
    return {"id": _urn(tag.id), "type": "skos:Concept"} | described | above


def _items(source: AnnotatedArticle, known: Mapping[str, str]) -> list[_Fields]:
    noted = [_noted(source.article)] if source.article.note else []
    placed = [_highlight(mark, known, is_lost=False) for mark in source.placed]
    return [*noted, *placed, *(_highlight(mark, known, is_lost=True) for mark in source.lost)]


def _noted(article: Article) -> _Fields:
    """The article's own note."""
    return {
        "id": _urn(derived_id("note", article.id)),
        "type": "Annotation",
        "motivation": "commenting",
        "body": [_comment(article.note)],
        "target": _urn(article.id),
    }


def _comment(note: str) -> _Fields:
    return {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": note}


def _tagging(tag: str, path: str) -> _Fields:
    return {"id": _urn(tag), "type": "TextualBody", "purpose": "tagging", "value": path}


def _highlight(mark: Highlight, known: Mapping[str, str], *, is_lost: bool) -> _Fields:
    tags = [_tagging(tag, known[tag]) for tag in mark.tags if tag in known]
    comments = [_comment(mark.note)] if mark.note else []
    motives = ["highlighting", *(["tagging"] if tags else []), *(["commenting"] if comments else [])]
    return {
        "id": _urn(mark.id),
        "type": "Annotation",
        "motivation": motives if len(motives) > 1 else motives[0],
        **_told(created=mark.created, modified=mark.modified),
        **({"creator": {"type": "Person", "name": mark.author}} if mark.author else {}),
        **({"schema:creativeWorkStatus": "lost"} if is_lost else {}),
        "body": [*tags, *comments],
        "target": {"source": _urn(mark.article), "selector": _selectors(mark, is_lost=is_lost)},
    }


def _selectors(mark: Highlight, *, is_lost: bool) -> list[_Fields]:
    quote: _Fields = {
        "type": "TextQuoteSelector",
        "exact": mark.quote,
        "prefix": mark.prefix,
        "suffix": mark.suffix,
    }
    position: _Fields = {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}
    return [quote] if is_lost else [quote, position]
