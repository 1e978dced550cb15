"""A quotation can be put into an essay as it is: its marks, its source, its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exchange.quotation import Form, quotation
from storage.records import Article

PLAIN, MARKDOWN, GBT7714 = Form.PLAIN, Form.MARKDOWN, Form.GBT7714


def article(
    title: str = "巷口的旧书店",
    subtitle: str = "",
    source: str = "新华社",
    published: str = "2025-12-06",
    name: str = "",
) -> Article:
    return Article("a1", title, subtitle, source, published, name, "")


# The quotation itself


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("书不怕旧", "“书不怕旧”"),
        ("他说：“书不怕旧。”", "“他说：‘书不怕旧。’”"),
        ("“书不怕旧”", "“‘书不怕旧’”"),
        ("他说：“老林叫它‘活书’。”", "“他说：‘老林叫它“活书”。’”"),
        ("他说：“书不怕旧，", "“他说：‘书不怕旧，”"),
        ("怕没人翻。”他笑了", "“怕没人翻。’他笑了”"),
        ("叫它‘活书", "“叫它“活书”"),
        ("店名是“It’s Open”，‘不’打烊", "“店名是‘It’s Open’，“不”打烊”"),
        ('「活书」与"book"', '“「活书」与"book"”'),
        ("𠮷野街①号", "“𠮷野街①号”"),
        ("", "“”"),
    ],
)
def test_its_own_quotation_marks_change_their_level(quote: str, expected: str) -> None:
    told = f"{expected}（新华社，2025-12-06，第12段）"
    assert quotation(quote, article(), (12, 12), PLAIN) == told
    assert quotation(quote, article(), (12, 12), GBT7714).split("\n")[0] == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("雨停了。\n他走了", "“雨停了。他走了”"),
        ("  雨停了。 \r\n\n\u3000\u3000他走了\n", "“雨停了。他走了”"),
        ("“雨停了。”\n“走吧……”\n——他说", "“‘雨停了。’‘走吧……’——他说”"),
        ("雨停了。\nInnoMatch开了", "“雨停了。InnoMatch开了”"),
        ("The rain stopped.\nHe left.", "“The rain stopped. He left.”"),
        ("“The rain stopped.”\n“He left.”", "“‘The rain stopped.’ ‘He left.’”"),
        ("第一行\u2028第二行", "“第一行第二行”"),
    ],
)
def test_line_breaks_leave_a_space_only_between_western_words(quote: str, expected: str) -> None:
    assert quotation(quote, article(), None, PLAIN) == f"{expected}（新华社，2025-12-06）"
    assert quotation(quote, article(), None, GBT7714).split("\n")[0] == expected


# In running text


@pytest.mark.parametrize(
    ("source", "paragraphs", "expected"),
    [
        (article(), (12, 12), "（新华社，2025-12-06，第12段）"),
        (article(), (12, 13), "（新华社，2025-12-06，第12—13段）"),
        (article(published="--12-06"), (1, 1), "（新华社，12月6日，第1段）"),
        (article(published=""), (1, 1), "（新华社，第1段）"),
        (article(published=""), None, "（新华社）"),
        (article(source="", published=""), (3, 3), "（《巷口的旧书店》，第3段）"),
        (article(source=""), None, "（《巷口的旧书店》，2025-12-06）"),
        (article(source="本报"), None, "（《巷口的旧书店》，2025-12-06）"),
        (article(source="", published="", title="读《旧城记》"), None, "（《读〈旧城记〉》）"),
        (article(source="", published="", title="", name="旧书店.md"), None, "（《旧书店》）"),
        (article(source="", published="", title=""), (2, 4), "（第2—4段）"),
        (article(source="", published="", title=""), None, ""),
    ],
)
def test_the_source_is_in_brackets_and_what_is_not_known_is_left_out(
    source: Article, paragraphs: tuple[int, int] | None, expected: str
) -> None:
    assert quotation("雨停了", source, paragraphs, PLAIN) == f"“雨停了”{expected}"


# In a list of references


@pytest.mark.parametrize(
    ("source", "paragraphs", "expected"),
    [
        (article(), (12, 12), "新华社. 巷口的旧书店[N]. 2025-12-06: 第12段."),
        (
            article(subtitle="——一个下午的“发现”"),
            (12, 13),
            "新华社. 巷口的旧书店: 一个下午的“发现”[N]. 2025-12-06: 第12-13段.",
        ),
        (article(source="滨海晚报"), (1, 1), "巷口的旧书店[N]. 滨海晚报, 2025-12-06: 第1段."),
        (article(source="读书周刊", published="--12-06"), None, "巷口的旧书店[N]. 读书周刊, 12月6日."),
        (article(source="人民网"), None, "人民网. 巷口的旧书店[N]. 2025-12-06."),
        (article(source="滨海县档案馆"), None, "滨海县档案馆. 巷口的旧书店[N]. 2025-12-06."),
        (article(source="滨海晚报", published=""), None, "巷口的旧书店[N]. 滨海晚报."),
        (article(source="本报"), (7, 7), "巷口的旧书店[N]. 2025-12-06: 第7段."),
        (article(source="", published=""), (7, 7), "巷口的旧书店[N]: 第7段."),
        (article(source="", published="", title="", name="旧书店.2.md"), None, "旧书店.2[N]."),
    ],
)
def test_an_entry_is_as_gb_t_7714_has_it(
    source: Article, paragraphs: tuple[int, int] | None, expected: str
) -> None:
    assert quotation("雨停了", source, paragraphs, GBT7714) == f"“雨停了”\n{expected}"


# As Markdown


def test_markdown_is_a_block_quote_that_ends_with_its_source() -> None:
    told = quotation("他说：“书不怕旧。”\n*雨*停了", article(title="读《旧城记》"), (12, 13), MARKDOWN)
    assert told == ("> 他说：“书不怕旧。”\n>\n> \\*雨\\*停了\n>\n> ——新华社《读〈旧城记〉》，2025-12-06，第12—13段")


def test_markdown_leaves_out_what_is_not_known() -> None:
    unknown = article(title="", source="", published="")
    assert quotation("雨停了", unknown, None, MARKDOWN) == "> 雨停了"
    assert quotation("雨停了", unknown, (3, 3), MARKDOWN) == "> 雨停了\n>\n> ——第3段"
    assert quotation("", unknown, None, MARKDOWN) == ">"
    assert quotation("雨停了", article(source=""), None, MARKDOWN).endswith("> ——《巷口的旧书店》，2025-12-06")


PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])
hostile = st.text(alphabet="*_`~[]()<>#&;!|$=%^\\-+.:/{}\"'@“”‘’。，！中文𠮷①1a \t\n\r\u3000\u2028", max_size=40)


@given(hostile, hostile.filter(str.strip), hostile)
@example("# 雨\n> 停\n1. 了\n---", "* * *", "```")
@example("<!-- 雨", "&amp;", "本报")
def test_whatever_the_quote_holds_its_markdown_reads_as_it_inside_the_block_quote(
    quote: str, title: str, source: str
) -> None:
    told = quotation(quote, article(title=title, source=source), (1, 2), MARKDOWN)
    tokens = PARSER.parse(told)
    assert [token.type for token in tokens if token.level == 0] == ["blockquote_open", "blockquote_close"]
    inlines = [token for token in tokens if token.type == "inline"]
    assert {child.type for token in inlines for child in token.children or ()} <= {"text"}
    read = ["".join(child.content for child in token.children or ()) for token in inlines]
    kept = [line.strip() for line in quote.replace("\r", "\n").split("\n") if line.strip()]
    assert [line.strip() for line in read[:-1]] == kept
    assert read[-1].startswith("——")
    assert read[-1].endswith("》，2025-12-06，第1—2段")


@given(hostile)
def test_in_running_text_a_quotation_is_one_line_and_its_marks_change_back(quote: str) -> None:
    assume(not re.search("[A-Za-z]”[A-Za-z]", _without_space(quote)))  # that becomes an apostrophe
    told = quotation(quote, article(title="", source="", published=""), None, PLAIN)
    assert len(told.splitlines()) == 1
    again = quotation(told[1:-1], article(title="", source="", published=""), None, PLAIN)[1:-1]
    assert _without_space(again) == _without_space(quote)


def _without_space(text: str) -> str:
    return "".join(text.split())
