"""All formats of notes alike: every highlight, tag and note is there, and what a format says that it carries."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from html import unescape
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.exchange.notes import AnnotatedArticle, Context, Grouping, Notes, Options, Part, SourceLine
from reader.session.exporting import FORMATS, as_bytes
from storage.records import Block, Highlight, Tag
from tests.exchange.annotated import ARTICLE, BODY, blocks

TAGS = tuple(
    Tag(str(UUID(int=900 + n)), str(UUID(int=800)), None, f"主题{n}号", "#3480b9", f"说明{n}条", "", n)
    for n in range(4)
)


def plain(data: bytes, ending: str) -> str:
    """All the text of a file, packed or not, without marks of its format that may stand inside a word."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        told = unescape("\n".join(part.decode("utf-8", "replace") for part in parts))
    else:
        told = data.decode("utf-8-sig", "replace")
    if ending in {"json", "jsonld"}:
        return json.dumps(json.loads(told), ensure_ascii=False)
    return told


def written(notes: Notes, ending: str) -> str:
    """The file's text; of a printed one that of its sheet."""
    data = as_bytes(notes, ending, lambda sheet: (sheet.head + "".join(one.html for one in sheet.pieces)).encode())
    return plain(data, ending)


def own(ending: str, options: Options) -> Options:
    """The options as far as the format has them."""
    known, usual = FORMATS[ending], FORMATS[ending].usual()
    return Options(
        options.grouping if options.grouping in known.groupings else usual.grouping,
        options.context if options.context in known.contexts else usual.context,
        options.source_line,
    )


@st.composite
def noted(draw: st.DrawFn) -> Notes:
    """Two articles with highlights that overlap, are lost, have no note or no tag; each note has its own word."""
    numbers = iter(range(100))
    articles = []
    for place in range(2):
        own_id = str(UUID(int=700 + place))
        marks = []
        for _ in range(draw(st.integers(0, 4))):
            number = next(numbers)
            start = draw(st.integers(0, len(BODY) - 2))
            quote = BODY[start : start + draw(st.integers(1, 30))]
            tags = tuple(tag.id for tag in TAGS if draw(st.booleans()))
            note = f"批{number}注" if draw(st.booleans()) else ""
            is_lost = draw(st.booleans())
            end = start + len(quote)
            text = f"失{number}散" if is_lost else quote
            made = "2025-12-07T08:00:00.000+00:00"
            marks.append(
                Highlight(
                    str(UUID(int=number + 1)),
                    own_id,
                    start,
                    end,
                    text,
                    "",
                    "",
                    note,
                    tags,
                    made,
                    made,
                    "小林",
                    is_lost,
                )
            )
        article = replace(ARTICLE, id=own_id, title=f"第{place}篇文章", note=f"篇{place}注")
        articles.append(AnnotatedArticle(article, BODY, blocks(), tuple(marks)))
    options = Options(
        draw(st.sampled_from(Grouping)), draw(st.sampled_from(Context)), draw(st.sampled_from(SourceLine))
    )
    return Notes(tuple(articles), TAGS, options)


@pytest.mark.parametrize("ending", FORMATS)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(notes=noted())
def test_every_highlight_tag_and_note_is_there(ending: str, notes: Notes) -> None:
    told = written(replace(notes, options=own(ending, notes.options)), ending)
    for source in notes.articles:
        assert source.article.note in told or Part.ARTICLE_NOTES not in FORMATS[ending].carries
        for mark in source.highlights:
            assert mark.note in told
            if mark.lost:
                assert mark.quote in told
            assert all(tag.name in told for tag in TAGS if tag.id in mark.tags)


# What stands for each part in a file that carries it, and nowhere else in the notes below.
SENTINELS = {
    Part.TEXT: "无人标注的一句",
    Part.SUBTITLES: "副题之谜",
    Part.ARTICLE_NOTES: "通篇之谜",
    Part.TIMES: "2031-07-09",
    Part.AUTHORS: "林深见鹿",
    Part.COLORS: "a1b2c3",
    Part.DESCRIPTIONS: "说明之谜",
    Part.UNUSED_TAGS: "无用之谜",
}

# What a file holds of some highlights only, and so says is left out: a comment tells who made it and when.
PARTLY = {("docx", Part.TIMES), ("docx", Part.AUTHORS)}


def sentinel_notes() -> Notes:
    body = "题目\n有人标注的一句。\n\n无人标注的一句。"
    article = replace(ARTICLE, title="题目", subtitle="副题之谜", note="通篇之谜")
    made = "2031-07-09T08:00:00.000+00:00"
    tags = (
        Tag(str(UUID(int=1)), str(UUID(int=9)), None, "用", "#a1b2c3", "说明之谜", "7", 0),
        Tag(str(UUID(int=2)), str(UUID(int=9)), None, "无用之谜", "#000000", "", "", 1),
    )
    start = body.index("有人")
    placed = Highlight(
        str(UUID(int=3)), "a1", start, start + 2, "有人", "", "", "", (tags[0].id,), made, made, "林深见鹿"
    )
    kinds = (Block("title", 0, 2), Block("paragraph", 3, 11), Block("paragraph", 13, len(body)))
    return Notes((AnnotatedArticle(article, body, kinds, (placed,)),), tags)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("part", SENTINELS)
def test_a_format_carries_what_it_says(ending: str, part: Part) -> None:
    known = FORMATS[ending]
    contexts = known.contexts or (Context.SENTENCE,)
    tellings = [written(replace(sentinel_notes(), options=Options(context=one)), ending) for one in contexts]
    found = any(SENTINELS[part] in told.replace("A1B2C3", "a1b2c3") for told in tellings)
    assert found == (part in known.carries or (ending, part) in PARTLY)
    assert (part in known.left_out(sentinel_notes())) != (part in known.carries)


@pytest.mark.parametrize("ending", sorted(set(FORMATS) - {"csv", "json"}))  # a table; and the one that has it all
def test_what_is_left_out_is_said_in_the_file(ending: str) -> None:
    notes = sentinel_notes()
    left_out = FORMATS[ending].left_out(notes)
    assert left_out
    told = written(replace(notes, options=FORMATS[ending].usual(), left_out=left_out), ending)
    assert notes.wording.told(left_out) in told


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_notes_are_the_same_bytes(ending: str) -> None:
    notes = replace(sentinel_notes(), options=FORMATS[ending].usual())
    first, second = (as_bytes(notes, ending, lambda sheet: repr(sheet).encode()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_to_export_is_a_file_too(ending: str) -> None:
    assert written(Notes((), (), FORMATS[ending].usual()), ending)
