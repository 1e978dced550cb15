"""Notes as a Word document: every mark, comment and source is where it belongs, and Word can read all of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from lxml import etree

from reader.exchange.html_text import one_line
from reader.exchange.notes import Context, Grouping, Notes, Options, Part, SourceLine, Wording
from reader.exchange.notes_docx import write
from reader.exchange.outline import outline
from reader.exchange.tag_set_file import PALETTE, legal_text
from reader.exchange.word_note import note_lines
from reader.exchange.word_xml import NAMESPACE
from tests.exchange.annotated import (
    ARTICLE,
    BODY,
    HOSTILE,
    LINES,
    MARKS,
    NOTES,
    SOURCE,
    at,
    hostile,
    mark,
    sown,
)
from tests.exchange.noted import annotated

W = f"{{{NAMESPACE}}}"
KNOWN = {"w": NAMESPACE}
LIST = replace(NOTES, options=Options())
ABOUT = {"Origin", "ArticleNote"}
# What is written of each element, in the order of the schema.
RUN_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "kern", "sz", "szCs", "u", "shd")
RUN_ORDER += ("vertAlign", "lang")
PARAGRAPH_ORDER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "spacing", "ind")
PARAGRAPH_ORDER += ("contextualSpacing", "jc", "outlineLvl")
SETTINGS_ORDER = ["defaultTabStop", "characterSpacingControl", "footnotePr", "compat", "themeFontLang"]
STYLE_ORDER = ["name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr"]


class Read:
    """The parts of a document as they are read back."""

    def __init__(self, notes: Notes) -> None:
        self.data = write(notes)
        with ZipFile(BytesIO(self.data)) as archive:
            self.names = archive.namelist()
            self._parts = {name: archive.read(name) for name in self.names}
        self.document, self.comments, self.footnotes, self.styles, self.settings = (
            etree.fromstring(self._parts[f"word/{name}.xml"])
            for name in ("document", "comments", "footnotes", "styles", "settings")
        )

    def paragraphs(self, style: str = "", root=None) -> list[str]:
        """The texts of the paragraphs, those of one style only when it is named."""
        found = (self.document if root is None else root).iter(f"{W}p")
        return [told(one) for one in found if style in ("", style_of(one))]

    def noted(self) -> dict[str, list[str]]:
        """The lines of each comment by its id."""
        return {one.get(f"{W}id"): self.paragraphs(root=one) for one in self.comments}

    def sources(self) -> dict[str, str]:
        """The text of each footnote by its id, without those that are lines only."""
        return {one.get(f"{W}id"): told(one).strip() for one in self.footnotes if not one.get(f"{W}type")}

    def anchored(self) -> dict[str, str]:
        """What each comment lies over, by its id, a line end for each paragraph that ends below it."""
        over: dict[str, str] = {}
        under: set[str] = set()
        for element in self._text():
            own = element.get(f"{W}id")
            if element.tag == f"{W}commentRangeStart":
                under.add(own)
                over[own] = ""
            elif element.tag == f"{W}commentRangeEnd":
                under.remove(own)
            for one in under:
                over[one] += {f"{W}br": "\n", f"{W}tab": "\t", f"{W}p": "\n"}.get(element.tag, element.text or "")
        assert not under
        return over

    def _text(self):
        """The elements in reading order, without the lines about an article that stand below its title."""
        about = {one for one in self.document.iter(f"{W}p") if style_of(one) in ABOUT}
        return (one for one in self.document.iter() if not about & {one, *one.iterancestors()})

    def shaded(self) -> list[tuple[str, str, str]]:
        """The stretches of the text that are tinted, each with its tint and its underline."""
        runs = self.document.xpath("//w:r[w:rPr/w:shd]", namespaces=KNOWN)
        looks = [(one.find(".//w:shd", KNOWN), one.find(".//w:u", KNOWN)) for one in runs]
        return [
            (told(one), shade.get(f"{W}fill"), f"{line.get(f'{W}val')} {line.get(f'{W}color')}")
            for one, (shade, line) in zip(runs, looks, strict=True)
        ]


def told(element) -> str:
    """The text in an element, a break being a line end."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(one.tag, one.text or "") for one in element.iter(f"{W}t", *signs))


def style_of(paragraph) -> str:
    return paragraph.find("w:pPr/w:pStyle", KNOWN).get(f"{W}val")


def lines_of(text: str) -> str:
    """A text as a document gives it back."""
    return re.sub(r"\r\n?", "\n", legal_text(text))


def bare(text: str) -> str:
    """The same without white space."""
    return "".join(legal_text(text).split())


def test_the_whole_text_is_there_in_styles_block_by_block() -> None:
    page = Read(NOTES)
    assert page.paragraphs("Title") == [LINES[0][1]]
    assert page.paragraphs("Subtitle") == [LINES[1][1]]
    assert page.paragraphs("BodyText") == [LINES[2][1], LINES[4][1]]
    assert page.paragraphs("Heading1") == [LINES[3][1], "失去位置", "Tags"]
    assert page.paragraphs("Origin") == ["新华社 · 2025-12-06"]
    assert page.paragraphs("ArticleNote") == ["三段式"]


def test_a_comment_of_the_whole_text_tells_tags_then_note_and_lies_over_its_quote() -> None:
    page = Read(NOTES)
    over = {page.anchored()[own]: lines for own, lines in page.noted().items()}
    assert over == {
        "火种": ["● 修辞", "比喻，与“炉子”呼应"],
        "取来。\n一、从": ["● 经济", "跨段"],
        "岗位增加": ["● 经济/就业 岗位", "几年？"],
        "增加了三成多": ["● 经济\u3000● 经济/就业 岗位"],
        "偏滤器": ["找不到了"],  # a lost one stands in its context, its tags below it
    }


def test_what_has_neither_note_nor_tag_is_tinted_and_has_no_comment() -> None:
    page = Read(replace(NOTES, articles=(replace(SOURCE, highlights=(at(4, "并跑"), at(7, "🔥", note=" \n"))),)))
    assert [text for text, *_ in page.shaded()] == ["并跑", "🔥"]
    assert not page.noted()


def test_overlapping_highlights_are_blended_and_told_by_their_lines() -> None:
    looks = {text: (fill, under) for text, fill, under in Read(NOTES).shaded()}
    assert looks["火种"][1] == f"single {PALETTE[2][1:].upper()}"
    assert looks["岗位"][1] == "single 3480B9"
    assert looks["增加"][1].startswith("double ")
    assert len({looks[text][0] for text in ("岗位", "增加", "了三成多")}) == 3


def test_a_comment_has_its_author_and_its_time() -> None:
    hurried = replace(at(1, "火种", note="急"), author="", created="昨天")
    page = Read(replace(NOTES, articles=(replace(SOURCE, highlights=(MARKS[2], hurried)),)))
    known = [
        {key.removeprefix(W): value for key, value in one.attrib.items() if "id" not in key}
        for one in page.comments
    ]
    assert {"author": "小林", "initials": "小", "date": "2025-12-07T08:00:00Z"} in known
    assert {"author": "", "initials": ""} in known


def test_a_list_has_each_quote_in_its_context_with_its_tags_below() -> None:
    page = Read(LIST)
    assert page.paragraphs("Quote")[0] == "负责人说，𠮷祥的火种已经取来。"
    assert page.paragraphs("Tags")[0] == "● 修辞"
    assert page.paragraphs("Heading1") == [LINES[3][1], "失去位置", "Tags"]
    assert {page.anchored()[own]: lines for own, lines in page.noted().items()} == {
        "火种": ["比喻，与“炉子”呼应"],
        "取来。\n一、从": ["跨段"],
        "岗位增加": ["几年？"],
        "偏滤器": ["找不到了"],
    }


@pytest.mark.parametrize(
    ("source_line", "first"),
    [
        (SourceLine.PLAIN, "新华社《人造太阳点亮之后》，2025-12-06，第1段"),
        (SourceLine.GBT7714, "新华社. 人造太阳点亮之后: 我国核聚变研究进入新阶段[N]. 2025-12-06: 第1段."),
    ],
)
def test_the_source_is_a_footnote_at_the_quote(source_line: SourceLine, first: str) -> None:
    page = Read(replace(LIST, options=Options(source_line=source_line)))
    [quote] = [one for one in page.document.iter(f"{W}p") if told(one) == "负责人说，𠮷祥的火种已经取来。"]
    [reference] = quote.iter(f"{W}footnoteReference")
    assert page.sources()[reference.get(f"{W}id")] == first


def test_the_source_of_a_whole_text_is_a_footnote_at_its_title() -> None:
    page = Read(NOTES)
    [title] = [one for one in page.document.iter(f"{W}p") if style_of(one) == "Title"]
    [reference] = title.iter(f"{W}footnoteReference")
    assert page.sources()[reference.get(f"{W}id")] == "新华社《人造太阳点亮之后》，2025-12-06"


def test_a_day_without_a_year_is_told_as_it_is_said() -> None:
    article = replace(ARTICLE, published="--12-06", author="林\n木")
    page = Read(replace(NOTES, articles=(replace(SOURCE, article=article),)))
    assert page.paragraphs("Origin") == ["新华社 · 林 木 · 12月6日"]


def test_several_articles_stand_under_one_title() -> None:
    second = replace(SOURCE, article=replace(ARTICLE, id="a2", title="另一篇"), blocks=())
    two = replace(NOTES, articles=(SOURCE, second), wording=Wording(notes="批注"))
    whole = Read(two)
    assert whole.paragraphs("Title") == ["批注"]
    assert whole.paragraphs("ArticleTitle") == [LINES[0][1], "另一篇"]
    assert whole.paragraphs("Heading2") == [LINES[3][1], "Lost", "Lost"]
    assert len(whole.document.findall(".//w:pageBreakBefore", KNOWN)) == 1
    by_tag = Read(replace(two, options=Options(Grouping.TAG)))
    assert [row.split(" · ")[0] for row in by_tag.paragraphs("ListedArticle")] == [LINES[0][1], "另一篇"]
    assert by_tag.paragraphs("Heading1") == ["经济", "经济/就业 岗位", "修辞", "Untagged", "Lost", "Tags"]


def test_the_tags_are_told_at_the_end_with_counts_and_descriptions() -> None:
    page = Read(NOTES)
    assert page.paragraphs("Legend") == [
        "● 经济  3\n宏观形势",
        "● 经济/就业 岗位  2",
        "● 修辞  2\n比喻",
        "● 没有标签  2",
    ]


def test_what_is_left_out_is_the_last_word() -> None:
    assert Read(replace(NOTES, left_out=(Part.TIMES,))).paragraphs()[-1].startswith("Not in this file: when")


@given(sown())
def test_every_highlight_tag_and_note_of_a_real_article_is_there(case) -> None:
    page = Read(case.notes)
    noted = Counter(line for lines in page.noted().values() for line in lines)
    legend = "\n".join(page.paragraphs("Legend"))
    assert all(noted[word] for word in case.words)
    assert all(name in legend for name in case.tags)
    if case.notes.options.context is not Context.TEXT:
        return
    [source] = case.notes.articles
    assert all(noted[word] == 1 for word in case.words)
    body = {"Title", "Subtitle", "Heading1", "BodyText"}
    assert [told(one) for one in page.document.iter(f"{W}p") if style_of(one) in body][: len(LINES)] == [
        text for _, text in LINES
    ]
    covered = {place for own in source.placed for place in range(own.start, own.end)}
    expected = "".join(BODY[place] for place in sorted(covered)).replace("\n", "")
    lost = "".join(own.quote for own in source.lost)
    assert "".join(text for text, *_ in page.shaded()).replace("\n", "") == expected + lost.replace("\n", "")
    told_of = [own for own in source.placed if own.tags or own.note]
    expected_over = Counter(own.quote.strip("\n") for own in told_of) + Counter(
        own.quote for own in source.lost if own.note
    )
    assert Counter(over.strip("\n") for over in page.anchored().values()) == Counter(
        {quote.strip("\n"): count for quote, count in expected_over.items()}
    )


@given(annotated())
def test_every_highlight_of_any_article_is_there(notes: Notes) -> None:
    bare_heads = [replace(one, article=replace(one.article, subtitle="")) for one in notes.articles]
    notes = replace(notes, articles=tuple(bare_heads))
    page = Read(notes)
    docx.Document(BytesIO(page.data))
    if notes.options.context is Context.TEXT:
        lost = [own for source in notes.articles for own in source.lost]
        marks = [own for source in notes.articles for own in source.highlights]
        noted = [own for own in marks if note_lines(own.note) or (own.tags and own not in lost)]
        assert Counter(map(bare, page.anchored().values())) == Counter(bare(own.quote) for own in noted)
        return
    entries = [entry for section in outline(notes) for entry in section.entries]
    assert len(page.paragraphs("Quote")) == len(entries)
    noted = [entry.highlight for entry in entries if note_lines(entry.highlight.note)]
    assert Counter(page.anchored().values()) == Counter(lines_of(own.quote) for own in noted)
    shaded = "".join(text for text, *_ in page.shaded())
    assert shaded == "".join(lines_of(entry.highlight.quote) for entry in entries)


@given(annotated())
def test_every_comment_and_footnote_is_referred_to_once(notes: Notes) -> None:
    page = Read(notes)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [one.get(f"{W}id") for one in page.document.iter(W + name)].count(None) == 0
        assert Counter(one.get(f"{W}id") for one in page.document.iter(W + name)) == Counter(list(page.noted()))
    references = [one.get(f"{W}id") for one in page.document.iter(f"{W}footnoteReference")]
    assert references == list(page.sources())
    assert not set(references) & set(page.noted())
    assert all(page.sources().values())


@pytest.mark.parametrize("context", Context)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_does_nothing(text: str, context: Context) -> None:
    page = Read(hostile(text, Options(context=context)))
    elements = {one.tag.removeprefix(W) for root in (page.document, page.comments) for one in root.iter()}
    assert not elements & {"fldSimple", "fldChar", "instrText", "hyperlink", "object", "drawing", "altChunk"}
    clean = legal_text(text)
    assert [shaded for shaded, *_ in page.shaded()] == [clean, clean]
    assert len(page.noted()) == 2
    assert docx.Document(BytesIO(page.data)).core_properties.title == legal_text(one_line(text))


@pytest.mark.parametrize("context", Context)
def test_properties_stand_in_the_order_of_the_schema(context: Context) -> None:
    notes = replace(NOTES, articles=(SOURCE, SOURCE), options=Options(context=context))
    page = Read(
        replace(notes, articles=(replace(SOURCE, highlights=(at(1, "火种", note="***重* ~~旧~~**"),)), SOURCE))
    )
    for root in (page.document, page.comments, page.footnotes, page.styles):
        orders = (("rPr", RUN_ORDER), ("pPr", PARAGRAPH_ORDER), ("style", STYLE_ORDER))
        for name, order in orders:
            for element in root.iter(W + name):
                places = [order.index(child.tag.removeprefix(W)) for child in element if "Default" not in child.tag]
                assert places == sorted(places)
    assert [child.tag.removeprefix(W) for child in page.settings] == SETTINGS_ORDER


@pytest.mark.parametrize("context", Context)
def test_every_style_that_is_used_is_there_and_chinese_has_its_own_typeface(context: Context) -> None:
    page = Read(replace(NOTES, options=Options(context=context)))
    known = {one.get(f"{W}styleId") for one in page.styles.iter(f"{W}style")}
    used = {
        one.get(f"{W}val")
        for root in (page.document, page.comments, page.footnotes)
        for one in root.iter(f"{W}pStyle", f"{W}rStyle")
    }
    assert used <= known
    fonts = page.styles.find(".//w:docDefaults//w:rFonts", KNOWN)
    assert (fonts.get(f"{W}ascii"), fonts.get(f"{W}eastAsia")) == ("Times New Roman", "SimSun")
    assert page.styles.find(".//w:lang", KNOWN).get(f"{W}eastAsia") == "zh-CN"


def test_another_library_reads_comments_styles_and_the_size_of_the_page() -> None:
    document = docx.Document(BytesIO(write(LIST)))
    assert [comment.author for comment in document.comments] == ["小林"] * 4
    assert document.comments.get(1_000_000).text == "比喻，与“炉子”呼应"
    assert document.paragraphs[0].style.name == "Title"
    assert round(document.sections[0].page_width.mm) == 210


def test_the_same_notes_are_the_same_bytes() -> None:
    assert write(NOTES) == write(replace(NOTES, articles=(replace(SOURCE),)))
    with ZipFile(BytesIO(write(NOTES))) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_to_export_is_a_document() -> None:
    for context in Context:
        assert Read(Notes((), (), Options(context=context))).paragraphs() == ["Notes"]


def test_a_highlight_of_nothing_but_a_line_end_keeps_its_note() -> None:
    end = BODY.index("\n")
    page = Read(replace(NOTES, articles=(replace(SOURCE, highlights=(mark(1, end, end + 1, note="空行"),)),)))
    assert list(page.noted().values()) == [["空行"]]
