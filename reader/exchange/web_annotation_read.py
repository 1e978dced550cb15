"""Web annotations read back: ours, other programs' pages and collections, and what Hypothesis exports.

Where the text of an article is not ours, its positions count something else (Hypothesis counts UTF-16), so that
only the quote and its context are kept. What Hypothesis calls a reply goes into the note that it replies to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reader.exchange import json_fields
from reader.exchange.restorable import (
    RestorableArticle,
    RestorableHighlight,
    UnreadableNotes,
    check_characters,
    check_highlights,
    check_tags,
    checked,
    derived_id,
    known_time,
    own_id,
    restorable_tags,
    whole_characters,
)
from reader.exchange.tag_paths import split_path
from reader.exchange.tag_set_file import DEEPEST_TREE, color_or_palette
from storage.records import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.exchange.json_fields import Fields
    from reader.exchange.restorable import Restorable

_URN = "urn:uuid:"
_LONGEST_PATH = 10_000  # characters; a longer one is a name


def read(data: bytes) -> Restorable:
    """What the annotations in `data` bring, as they stand in it; raises UnreadableNotes."""
    value = json_fields.parsed(data)
    items = [json_fields.fields(item) for item in _items(value)]
    check_highlights(len(items))
    found = _Found()
    if isinstance(value, dict):
        found.take_described(value)
    for place, item in enumerate(items):
        if not item.get("references"):
            found.take(item, place)
    replies = [item for item in items if item.get("references")]
    for item in sorted(replies, key=lambda item: _said(item.get("created"))):
        found.take_reply(item)
    return found.whole()


def _items(value: object) -> Sequence[object]:
    """The annotations of a page, a collection, a list, one alone, or of Hypothesis; raises UnreadableNotes."""
    if isinstance(value, list) and all(isinstance(item, dict) and "target" in item for item in value):
        return value
    if isinstance(value, dict):
        if "target" in value:
            return [value]
        first = value.get("first")
        for holder, key in ((value, "items"), (first, "items"), (value, "annotations"), (value, "rows")):
            items = holder.get(key) if isinstance(holder, dict) else None
            if isinstance(items, list):
                return items
    raise UnreadableNotes(reason="it holds no annotations")


class _Found:
    """What was met so far."""

    def __init__(self) -> None:
        self._articles: dict[str, RestorableArticle] = {}
        self._tags: dict[str, Tag] = {}
        self._highlights: list[RestorableHighlight] = []
        self._notes: defaultdict[str, list[str]] = defaultdict(list)  # by article or highlight
        self._characters = 0  # of notes that were put together
        self._called: dict[str, str] = {}  # highlights by the names that replies know

    def take_described(self, page: Fields) -> None:
        """The articles and tags that the page tells of."""
        for described in _listed(page.get("dcterms:references")):
            self._article(described)
        for concept in _listed(page.get("dcterms:subject")):
            own = _urn(concept)
            if own:
                self._tags[own] = self._described_tag(own, json_fields.fields(concept))
                check_tags(len(self._tags))

    def take(self, item: Fields, place: int) -> None:
        """A highlight for each target that is a part of an article; the rest are notes on whole articles."""
        called = _said(item.get("id"))
        own = _urn(called) or derived_id("annotation", called or str(place))
        check_highlights(len(self._highlights) + len(_targets(item)))
        targets = [(self._article_of(target, item), _selectors(target)) for target in _targets(item)]
        parts = [one for one in targets if one[1]]
        if parts:
            self._take_parts(own, item, parts)
        wholes = dict.fromkeys(article for article, selectors in targets if not selectors)
        told = _on_a_whole_article(item) if wholes else ""
        for article in wholes if told else ():
            self._notes[article].append(told)
        if targets:
            self._called.setdefault(called, own if parts else targets[0][0])

    def _take_parts(self, own: str, item: Fields, parts: list[tuple[str, list[Fields]]]) -> None:
        """The highlights of one annotation, which differ only in where they stand."""
        made = self._marked(own, item)
        is_ours = "Annotation" in _listed(item.get("type"))
        comment = "\n\n".join(_comments(item))
        for number, (article, selectors) in enumerate(parts):
            one = own if number == 0 else derived_id(own, str(number))
            self._highlights.append(_standing(replace(made, id=one, article=article), selectors, is_ours=is_ours))
            if comment:
                self._notes[one].append(comment)

    def take_reply(self, item: Fields) -> None:
        """What was answered to a note, behind it; to one that is not here, in the article's own."""
        asked = _listed(item.get("references"))
        comment = "\n\n".join(_comments(item))
        known = self._called.get(_said(asked[0])) if asked else None
        if comment:
            where = known or self._article_of(next(iter(_targets(item)), None), item)
            self._notes[where].append(f"{_author(item)}: {comment}")

    def whole(self) -> Restorable:
        """All of it; raises UnreadableNotes when it does not hold together."""
        articles = [replace(one, note=self._note(one.id)) for one in self._articles.values()]
        highlights = [replace(one, note=self._note(one.id)) for one in self._highlights]
        return checked(articles, highlights, restorable_tags(list(self._tags.values())))

    def _note(self, own: str) -> str:
        parts = self._notes.get(own, [])
        if len(parts) > 1:
            self._characters += sum(map(len, parts))
            check_characters(self._characters)
        return "\n\n".join(parts)

    def _article_of(self, target: object, item: Fields) -> str:
        source = target.get("source", target.get("id")) if isinstance(target, dict) else target
        document = item.get("document")
        title = document.get("title") if isinstance(document, dict) else None
        return self._article(source or item.get("uri"), _said(title))

    def _article(self, described: object, title: str = "") -> str:
        """The id of the article, which is kept with what is told of it when it is met first."""
        known = cast("Fields", described) if isinstance(described, dict) else {}
        called = _said(known.get("id")) or _said(described)
        own = _urn(called) or derived_id("source", called)
        if own not in self._articles:
            self._articles[own] = RestorableArticle(
                id=own,
                title=_said(known.get("dcterms:title")) or title,
                digest=_said(known.get("schema:sha256")).lower(),
                source=_said(known.get("dcterms:source")) or ("" if _urn(called) else called),
                published=_said(known.get("dcterms:issued")),
            )
        return own

    def _marked(self, own: str, item: Fields) -> RestorableHighlight:
        """What is told of a highlight, without where it stands."""
        return RestorableHighlight(
            id=own,
            article="",
            start=None,
            end=None,
            quote="",
            tags=tuple(dict.fromkeys(self._tag(own_tag, value) for own_tag, value in _tags(item))),
            created=known_time(_said(item.get("created"))),
            modified=known_time(_said(item.get("modified")) or _said(item.get("updated"))),
            author=_author(item),
            lost=item.get("schema:creativeWorkStatus") == "lost",
        )

    def _described_tag(self, own: str, concept: Fields) -> Tag:
        place = len(self._tags)
        broader = _urn(concept.get("skos:broader"))
        return Tag(
            id=own,
            tag_set="",
            parent=broader or None,
            name=_said(concept.get("skos:prefLabel")) or own,
            color=color_or_palette(_said(concept.get("schema:color")), place),
            description=_said(concept.get("skos:definition")),
            key="",
            rank=place,
        )

    def _tag(self, own: str, value: str) -> str:
        """The id of the tag; one that is not described is made, below its path when its id is one of ours."""
        if own in self._tags:
            return own
        is_path = bool(own) and len(value) <= _LONGEST_PATH
        names = split_path(value, DEEPEST_TREE + 1) if is_path else (value,)
        parent = None
        for name in names[:-1]:
            parent = self._made(derived_id("tag", parent or "", name), parent, name)
        return self._made(own or derived_id("tag", parent or "", names[-1]), parent, names[-1])

    def _made(self, own: str, parent: str | None, name: str) -> str:
        place = len(self._tags)
        check_tags(place)
        self._tags.setdefault(own, Tag(own, "", parent, name or own, color_or_palette("", place), "", "", place))
        return own


def _listed(value: object) -> list[object]:
    """The values of a list; a value alone, or nothing, as one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _said(value: object) -> str:
    """The first text of a value that may be a text, a list of them, or one with its language; else empty."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value", value.get("value"))
    return whole_characters(value) if isinstance(value, str) else ""


def _urn(value: object) -> str:
    """The UUID that the value, or the `id` in it, names; empty when it names another thing."""
    called = _said(value.get("id") if isinstance(value, dict) else value)
    return own_id(called) if called.lower().startswith(_URN) else ""


def _targets(item: Fields) -> list[object]:
    return _listed(item.get("target")) or _listed(item.get("uri"))


def _selectors(target: object) -> list[Fields]:
    """The selectors that tell a passage."""
    told = _listed(target.get("selector")) if isinstance(target, dict) else []
    return [cast("Fields", selector) for selector in told if isinstance(selector, dict)]


def _standing(mark: RestorableHighlight, selectors: list[Fields], *, is_ours: bool) -> RestorableHighlight:
    """The highlight where the selectors say; only ours tell positions in our text."""
    quote = _of_type(selectors, "TextQuoteSelector")
    has_place = is_ours and not _of_type(selectors, "RangeSelector")
    start, end = json_fields.passage(_of_type(selectors, "TextPositionSelector")) if has_place else (None, None)
    exact, prefix, suffix = (_said(quote.get(key)) for key in ("exact", "prefix", "suffix"))
    return replace(mark, start=start, end=end, quote=exact, prefix=prefix, suffix=suffix)


def _of_type(selectors: list[Fields], wanted: str) -> Fields:
    return next((selector for selector in selectors if wanted in _listed(selector.get("type"))), {})


def _bodies(item: Fields) -> Iterator[tuple[str, str, bool]]:
    """The id, the text and whether it is a tag, of each body."""
    motives = _listed(item.get("motivation"))
    for body in (*_listed(item.get("body")), *_listed(item.get("bodyValue"))):
        known = cast("Fields", body) if isinstance(body, dict) else {"value": body}
        purposes = _listed(known.get("purpose")) or ["tagging" if motives == ["tagging"] else ""]
        value = _said(known.get("value")) or _said(known.get("source")) or _said(known.get("id"))
        yield _urn(known), value, "tagging" in purposes


def _tags(item: Fields) -> list[tuple[str, str]]:
    """The id, if any, and the path or name of each tag."""
    named = [("", _said(tag)) for tag in _listed(item.get("tags"))]
    return [(own, value) for own, value, is_tag in _bodies(item) if is_tag and (own or value)] + [
        one for one in named if one[1]
    ]


def _comments(item: Fields) -> list[str]:
    told = [value for _, value, is_tag in _bodies(item) if not is_tag]
    return [one for one in (*told, _said(item.get("text"))) if one]


def _on_a_whole_article(item: Fields) -> str:
    """The comments, and the tags, for which an article has no place, as words behind them."""
    tags = " ".join(f"#{value}" for _, value in _tags(item))
    return "\n\n".join(filter(None, (*_comments(item), tags)))


def _author(item: Fields) -> str:
    """The name of who made it; of `acct:name@host` only the name."""
    creator = next(iter(_listed(item.get("creator"))), None)
    if isinstance(creator, dict):
        creator = next((creator[key] for key in ("name", "nickname", "id") if creator.get(key)), None)
    shown = item.get("user_info")
    shown_name = _said(shown.get("display_name")) if isinstance(shown, dict) else ""
    return _said(creator) or shown_name or _said(item.get("user")).removeprefix("acct:").partition("@")[0]
