"""Notes as W3C Web Annotations, ours and other programs'."""

from __future__ import annotations

import contextlib
import json
import uuid
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange import restorable
from reader.exchange.notes import AnnotatedArticle, Notes
from reader.exchange.restorable import UnreadableNotes, body_digest
from reader.exchange.web_annotation import read, write
from storage.records import Article, Highlight, Tag
from tests.exchange.noted import annotated, came_back, dense, in_order_of_ids

if TYPE_CHECKING:
    from reader.exchange.restorable import Restorable

FEW = 50_000_000  # bytes, to which the largest file is lowered here
LONGEST = 10.0  # seconds that this process works; half of it is never needed
ONE, TWO, THREE = (str(uuid.UUID(int=n, version=4)) for n in (1, 2, 3))
BODY = "𠮷野家①开门了。"
ARTICLE = Article(ONE, "早饭", "", "晚报", "--12-06", "zao.txt", "2025-01-01T00:00:00Z", note="全文**如何**？")
TIME = "2026-03-01T08:00:00.000+00:00"
MARK = Highlight(TWO, ONE, 1, 3, "野家", "𠮷", "①开门了。", "想**吃**", (THREE,), TIME, TIME, "小林")
TAGS = (Tag(THREE, "s1", None, "早/晚", "#c0392b", "几点", "2", 0),)


def written(*marks: Highlight) -> dict[str, object]:
    whole = json.loads(write(Notes((AnnotatedArticle(ARTICLE, BODY, (), marks),), TAGS)))
    assert isinstance(whole, dict)
    return whole


def test_a_page_is_what_the_recommendation_asks_for() -> None:
    page = written(MARK)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert page["partOf"]["type"] == "AnnotationCollection"
    assert page["partOf"]["total"] == len(page["items"]) == 2
    assert page["dcterms:references"][0]["schema:sha256"] == body_digest(BODY)


def test_a_highlight_is_an_annotation_by_quote_and_position() -> None:
    noted, mark = written(MARK)["items"]
    assert noted["target"] == f"urn:uuid:{ONE}"
    assert mark == {
        "id": f"urn:uuid:{TWO}",
        "type": "Annotation",
        "motivation": ["highlighting", "tagging", "commenting"],
        "created": TIME,
        "modified": TIME,
        "creator": {"type": "Person", "name": "小林"},
        "body": [
            {"id": f"urn:uuid:{THREE}", "type": "TextualBody", "purpose": "tagging", "value": "早\\/晚"},
            {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": "想**吃**"},
        ],
        "target": {
            "source": f"urn:uuid:{ONE}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "野家", "prefix": "𠮷", "suffix": "①开门了。"},
                {"type": "TextPositionSelector", "start": 1, "end": 3},
            ],
        },
    }


def test_a_lost_one_has_only_its_quote() -> None:
    [*_, mark] = written(replace(MARK, lost=True, note="", tags=()))["items"]
    assert [selector["type"] for selector in mark["target"]["selector"]] == ["TextQuoteSelector"]
    assert (mark["motivation"], mark["body"]) == ("highlighting", [])


@given(annotated())
def test_what_is_written_is_read(notes: Notes) -> None:
    found = read(write(notes))
    assert in_order_of_ids(found) == came_back(notes)
    digests = [body_digest(source.body) for source in notes.articles]
    assert [article.digest for article in found.articles] == digests


# In the manner of other programs


def come_of(value: object) -> Restorable:
    return read(json.dumps(value).encode())


def annotation(**changed: object) -> dict[str, object]:
    quote = {"type": "TextQuoteSelector", "exact": "野家"}
    target = {"source": "https://例.cn/早", "selector": quote}
    return {"id": "https://例.cn/1", "type": "Annotation", "target": target, "bodyValue": "想吃"} | changed


@pytest.mark.parametrize(
    "shape",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [one]}},
    ],
)
def test_annotations_are_read_in_every_shape(shape) -> None:
    found = come_of(shape(annotation()))
    [article], [mark] = found.articles, found.highlights
    assert (article.source, mark.article) == ("https://例.cn/早", article.id)
    assert (mark.start, mark.quote, mark.note, mark.lost) == (None, "野家", "想吃", False)
    assert found == come_of(shape(annotation()))


def test_bodies_and_creators_of_every_kind_are_read() -> None:
    bodies = [
        "https://例.cn/图",
        {"type": "TextualBody", "value": "茶/水", "purpose": ["tagging"]},
        {"value": "问"},
    ]
    [mark] = (found := come_of(annotation(body=bodies, creator=[{"nickname": "小林"}], bodyValue=None))).highlights
    assert (mark.note, mark.author) == ("https://例.cn/图\n\n问", "小林")
    assert [(tag.id, tag.path) for tag in found.tags] == [(mark.tags[0], "茶\\/水")]


def test_a_target_more_is_a_highlight_more_and_a_whole_one_a_note() -> None:
    target = annotation()["target"]
    found = come_of(annotation(target=[target, target, "https://例.cn/早"]))
    assert len({mark.id for mark in found.highlights}) == 2
    assert found.articles[0].note == "想吃"


def test_a_tag_that_the_page_does_not_describe_is_made_at_its_path() -> None:
    body = {"id": f"urn:uuid:{THREE}", "purpose": "tagging", "value": "饮食/早\\/晚"}
    found = come_of(annotation(body=body))
    assert [(tag.path, tag.id == THREE) for tag in found.tags] == [("饮食", False), ("饮食/早\\/晚", True)]


HYPOTHESIS = {
    "id": "dD4Ezj8uEe",
    "created": "2026-03-01T16:00:00.123456+08:00",
    "updated": "2026-03-01T08:00:01+00:00",
    "user": "acct:lin@hypothes.is",
    "uri": "https://例.cn/早",
    "text": "想吃",
    "tags": ["饮食", "早/晚"],
    "document": {"title": ["早饭"]},
    "references": [],
    "target": [
        {
            "source": "https://例.cn/早",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 2},
                {"type": "TextPositionSelector", "start": 2, "end": 4},
                {"type": "TextQuoteSelector", "exact": "野家", "prefix": "\udfb7", "suffix": "①\ud83d"},
            ],
        }
    ],
}
REPLY = HYPOTHESIS | {
    "id": "r1",
    "text": "我也想",
    "tags": [],
    "references": ["dD4Ezj8uEe"],
    "target": [{"source": "https://例.cn/早"}],
    "user_info": {"display_name": "阿明"},
}
PAGE_NOTE = HYPOTHESIS | {"id": "p1", "text": "好文", "tags": ["早"], "target": [{"source": "https://例.cn/早"}]}


@pytest.mark.parametrize("key", ["annotations", "rows"])
def test_what_hypothesis_exports_is_read(key: str) -> None:
    found = come_of({key: [REPLY, HYPOTHESIS, PAGE_NOTE], "total": 3})
    [article], [mark] = found.articles, found.highlights
    assert (article.title, article.source, article.note) == ("早饭", "https://例.cn/早", "好文\n\n#早")
    assert (mark.start, mark.end, mark.quote, mark.prefix, mark.suffix) == (None, None, "野家", "", "①")
    assert (mark.author, mark.note) == ("lin", "想吃\n\n阿明: 我也想")
    assert (mark.created, mark.modified) == ("2026-03-01T08:00:00.123+00:00", "2026-03-01T08:00:01+00:00")
    assert [tag.path for tag in found.tags] == ["饮食", "早\\/晚"]
    assert mark.tags == tuple(tag.id for tag in found.tags)


def tagged(value: str, own: str = "") -> dict[str, object]:
    return {"purpose": "tagging", "value": value} | ({"id": own} if own else {})


REFUSED = {
    "nothing": lambda: b"",
    "a list of numbers": lambda: b"[1]",
    "no items": lambda: b'{"type": "AnnotationPage"}',
    "items of nothing": lambda: {"items": [None]},
    "one twice": lambda: [annotation(), annotation()],
    "no uuid": lambda: annotation(id="urn:uuid:7"),
    "a circle of tags": lambda: {
        "items": [],
        "dcterms:subject": [{"id": f"urn:uuid:{ONE}", "skos:broader": {"id": f"urn:uuid:{ONE}"}}],
    },
    "levels of a tag": lambda: annotation(body=tagged("a/" * 4_000 + "a", f"urn:uuid:{ONE}")),
    "tags": lambda: annotation(body=[tagged(str(n)) for n in range(50_001)]),
    "tags of long paths": lambda: annotation(
        body=[tagged(f"{n}" + "/a" * 199, f"urn:uuid:{uuid.UUID(int=n)}") for n in range(40_000)]
    ),
    "targets": lambda: annotation(target=[annotation()["target"]] * 200_001),
    "long notes on many articles": lambda: [
        annotation(id=str(n), target=[f"甲{n}" for n in range(100_000)], bodyValue="长" * 100_000) for n in range(2)
    ],
    "annotations": lambda: [annotation(id="")] * 200_001,
    "levels": lambda: b'{"items":' + b"[" * 200_000,
    "lists": lambda: b'{"items":[' + b"[]," * 6_000_000 + b"[]]}",
    "size": lambda: b" " * (FEW + 1),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_holds_no_annotations_is_refused_soon(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(restorable, "LARGEST_FILE", FEW)
    made = REFUSED[kind]()
    data = made if isinstance(made, bytes) else json.dumps(made).encode()
    before = process_time()
    with pytest.raises(UnreadableNotes) as caught:
        read(data)
    assert process_time() - before < LONGEST
    assert "\n" not in str(caught.value)


odd_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just(f"urn:uuid:{ONE}"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "value", "purpose", "source", "selector", "exact", "start", "name"]),
            inner,
        )
    ),
    max_leaves=8,
)
keys = ["id", "type", "target", "body", "bodyValue", "tags", "text", "creator", "user", "document", "references"]


@given(st.lists(st.dictionaries(st.sampled_from(keys), odd_values), max_size=4), st.lists(odd_values, max_size=3))
def test_values_that_nobody_expects_are_read_or_refused(items: list[object], told: list[object]) -> None:
    with contextlib.suppress(UnreadableNotes):
        come_of({"items": items, "dcterms:references": told, "dcterms:subject": told})


def test_ten_thousand_highlights_are_soon_written_and_read() -> None:
    notes = dense()
    before = process_time()
    data = write(notes)
    between = process_time()
    assert len(read(data).highlights) == 10_000
    assert between - before < 3
    assert process_time() - between < 3
