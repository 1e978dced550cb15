"""A code book is a page that reads well and shows every text as it is, whatever the text holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader import resources
from reader.exchange.code_book import CodeBook, Entry, Example, Wording, as_markdown
from reader.exchange.code_book_html import as_html, as_sheet
from storage.records import Tag, TagSet

STYLE = resources.text("themes/code_book.css")
CHINESE = Wording(
    language="zh-Hans",
    code_book="标签手册",
    example="例",
    tag="1 个标签",
    tags="{count} 个标签",
    highlight="1 条标注",
    highlights="{count} 条标注",
    empty="还没有标签。",
)
HOSTILE = [
    "<img src=x onerror=1>",
    "]]> --> </style><script>alert(1)</script>",
    "`` ` ``",
    "a|b|c",
    "| a |\n| - |",
    "标题\n===",
    "列\n:-",
    "- 列表\n1. 一\n# 二\n> 三",
    "**粗** _斜_ #标签 [[链接]] ![](http://example.com/x.png) ==亮== %%藏%% $x$",
    "[^1]: 注\n~~~\n&lt;b&gt; &amp;amp;",
    "\u202egpj.exe",
    "\u2069\u202e雪",
    "שלום",
    "𠮷①「」——……",
    "“好”",
    "  两边  ",
]


def tag(own: str, name: str, description: str = "", color: str = "#c24c46") -> Tag:
    return Tag(own, "s", None, name, color, description, "", 0)


def one(text: str, **more: object) -> CodeBook:
    """A set of one tag, every text of which is this one."""
    entry = Entry(tag("t", text, text), 0, 1, Example(" ".join(text.split("\n")), " ".join(text.split("\n"))))
    return CodeBook(TagSet("s", text, text, 0), (entry,), 1)


BOOK = CodeBook(
    TagSet("s", "读报", "第二组用。\n有疑问先问。", 0),
    (
        Entry(tag("1", "经济", "宏观形势。\n\n不含行业。"), 0, 12, Example("利润同比增长9.8%", "新华社《半年报》")),
        Entry(tag("2", "就业", color="#3480b9"), 1, 1, Example("岗位增加了三成多")),
        Entry(tag("3", "青年"), 2),
        Entry(tag("4", "修辞", "比喻、排比。"), 0, 3),
    ),
    14,
)

MARKDOWN = """\
# 读报

标签手册 · 4 个标签 · 14 条标注

第二组用。↵
有疑问先问。

- <span style="color:#c24c46">●</span> **经济** · 12 条标注↵
  宏观形势。

  不含行业。
  > *例* 利润同比增长9.8%↵
  > ——新华社《半年报》
  - <span style="color:#3480b9">●</span> **就业** · 1 条标注
    > *例* 岗位增加了三成多
    - <span style="color:#c24c46">●</span> **青年** · 0 条标注
- <span style="color:#c24c46">●</span> **修辞** · 3 条标注↵
  比喻、排比。
""".replace("↵", "  ")


def test_markdown_is_a_list_to_read():
    assert as_markdown(BOOK, CHINESE) == MARKDOWN


class Page(HTMLParser):
    """The elements, attributes and texts of a page."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.lines: list[str] = [""]
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)
        if tag not in {"span", "bdi", "cite", "strong", "em"}:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        assert tag in self.VOID or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.lines[-1] += data

    @property
    def text(self) -> str:
        return re.sub("[\u2068\u2069\u202c]", "", "\n".join(line.strip() for line in self.lines)).replace(
            "\xa0", " "
        )


HTML = {"html", "head", "meta", "title", "style", "body", "header", "h1", "bdi", "p", "br", "main"}
HTML |= {"ul", "li", "div", "h2", "span", "blockquote", "cite"}


def shown(line: str) -> str:
    """A line of a text as it is to be seen: without the marks that say where directions end."""
    return re.sub("[\u2068\u2069\u202c]", "", line.strip())


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_a_text_and_does_nothing_with_it(text):
    page = Page(as_html(one(text), Wording(), STYLE))
    assert set(page.elements) <= HTML
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in {"src", "href"}]
    for line in text.split("\n"):
        assert page.text.count(shown(line)) >= 4
    plain = page.text.replace("\n", " ")
    assert shown(text).replace("\n", " ") in plain


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_html_has_the_same_elements_whatever_a_text_holds(text):
    texts = (f"雪{text}", "雪")
    any_, plain = ([*Page(as_html(one(text), Wording(), STYLE)).elements] for text in texts)
    assert [name for name in any_ if name != "br"] == [name for name in plain if name != "br"]


def test_html_loads_nothing_and_says_so():
    text = as_html(BOOK, CHINESE, STYLE)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert text.index("Content-Security-Policy") < text.index("<style>")
    assert '<html lang="zh-Hans">' in text
    for loaded in ("<script", "<link", "<img", "url(", "@import", "http:", "https:"):
        assert loaded not in text
    for rule in ("break-inside: avoid", "size: A4", "@media print"):
        assert rule in text


def test_html_nests_the_tree_and_keeps_line_breaks():
    page = Page(as_html(BOOK, CHINESE, STYLE))
    assert page.elements.count("ul") == 3
    assert page.elements.count("li") == 4
    assert "第二组用。\n有疑问先问。\n" in page.text
    assert "标签手册 · 4 个标签 · 14 条标注" in page.text
    assert "例 利润同比增长9.8% ——新华社《半年报》" in page.text


@pytest.mark.parametrize("kind", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_a_text_and_does_nothing_with_it(text, kind):
    renderer = MarkdownIt(kind, {"html": True, "linkify": False})
    page = Page(renderer.render(as_markdown(one(text), Wording())))
    assert set(page.elements) <= {"h1", "p", "br", "ul", "li", "span", "strong", "em", "blockquote"}
    assert page.attributes == [("style", "color:#c24c46")]
    for line in text.split("\n"):
        assert page.text.count(shown(line)) >= 2
    assert page.elements.count("li") == page.elements.count("h1") == page.elements.count("strong") == 1


@pytest.mark.parametrize("color", ["red;x:url(http://e)", "", '"><b>', "#FFF", "#c24c46"])
def test_a_colour_is_one_whatever_the_library_holds(color):
    book = CodeBook(TagSet("s", "读报", "", 0), (Entry(tag("t", "雪", color=color)),))
    sheet = as_sheet(book, Wording(), "")
    assert re.fullmatch("#[0-9a-f]{6}", sheet.pieces[0].dot)
    for text in (as_markdown(book, Wording()), as_html(book, Wording(), "")):
        assert f'style="color:{sheet.pieces[0].dot}"' in text


def test_a_deep_tree_stays_on_the_page():
    entries = tuple(Entry(tag(str(depth), f"第{depth}层"), depth) for depth in range(200))
    book = CodeBook(TagSet("s", "深", "", 0), entries)
    page = Page(as_html(book, CHINESE, STYLE))
    assert (page.elements.count("ul"), page.elements.count("li")) == (8, 200)
    text = Page(MarkdownIt().render(as_markdown(book, CHINESE))).text
    assert [f"第{depth}层" in text for depth in range(200)] == [True] * 200
    assert len({piece.indent for piece in as_sheet(book, CHINESE, "").pieces}) == 8


def test_a_level_that_is_left_out_makes_no_hole():
    book = CodeBook(TagSet("s", "跳", "", 0), tuple(Entry(tag(str(depth), "雪"), depth) for depth in (3, 0, 5, 2)))
    assert Page(as_html(book, CHINESE, STYLE)).elements.count("li") == 4
    assert as_markdown(book, CHINESE).count("\n  - ") == 1


def test_an_empty_set_says_so():
    book = CodeBook(TagSet("s", "空", "", 0), ())
    assert as_markdown(book, Wording()) == "# 空\n\nCode Book · 0 tags · 0 highlights\n\nNo tags yet.\n"
    assert "还没有标签。" in Page(as_html(book, CHINESE, STYLE)).text
    assert [piece.html for piece in as_sheet(book, CHINESE, "").pieces] == ['<p class="empty">还没有标签。</p>']


def test_a_tag_above_others_stays_with_the_first_of_them_on_paper():
    sheet = as_sheet(BOOK, CHINESE, "")
    assert [piece.introduces for piece in sheet.pieces] == [True, True, False, False]
    assert "<h2" not in "".join(piece.html for piece in sheet.pieces)
    assert sheet.title == "读报"
