"""What the sample articles and the starter tag set promise; not how they are imported."""

from __future__ import annotations

import json
import re
from uuid import UUID

import pytest

from reader import resources

SENTENCE_ENDS = tuple("。！？…—：；”")
DATELINE = "本报北京12月6日电"
LIGHT_PAGE = "#faf6ec"
DARK_PAGE = "#1e1c1a"
NON_TEXT_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: the least for a line that carries meaning


def blocks(name: str) -> list[str]:
    return resources.text(f"samples/{name}").removesuffix("\n").split("\n\n")


def visible_characters(name: str) -> int:
    return len(re.sub(r"\s", "", resources.text(f"samples/{name}")))


@pytest.fixture
def page() -> list[str]:
    return blocks("newspaper.txt")


@pytest.fixture
def welcome() -> str:
    return resources.text("samples/welcome.md")


@pytest.fixture
def tag_set() -> dict:
    return json.loads(resources.text("tag_sets/newspaper.json"))


@pytest.fixture
def tags(tag_set) -> list[dict]:
    return tag_set["tags"]


class TestBothSamples:
    @pytest.mark.parametrize("name", ["newspaper.txt", "welcome.md"])
    def test_are_utf8_with_unix_line_ends_and_one_final_newline(self, name):
        data = resources.path(f"samples/{name}").read_bytes()

        assert data.decode("utf-8").endswith("\n")
        assert not data.endswith(b"\n\n")
        assert b"\r" not in data
        assert not data.startswith(b"\xef\xbb\xbf")

    @pytest.mark.parametrize("name", ["newspaper.txt", "welcome.md"])
    def test_separate_their_blocks_by_exactly_one_blank_line(self, name):
        assert all(block and "\n" not in block and block == block.strip() for block in blocks(name))

    @pytest.mark.parametrize("name", ["newspaper.txt", "welcome.md"])
    def test_open_with_a_title_and_a_second_title_after_a_dash(self, name):
        first, second, *rest = blocks(name)

        assert first.startswith("# ")
        assert second.startswith("## ——")
        assert not any(block.startswith(("# ", "## ")) for block in rest)

    @pytest.mark.parametrize("name", ["newspaper.txt", "welcome.md"])
    def test_use_no_mark_besides_titles_and_headings(self, name):
        texts = [re.sub(r"^#{1,3} ", "", block) for block in blocks(name)]

        assert not any(mark in text for text in texts for mark in ("#", "*", "_", "`", "[", "<", "  "))


class TestTheNewspaperPage:
    def test_is_as_long_as_one_page(self):
        assert 1300 <= visible_characters("newspaper.txt") <= 1700

    def test_says_that_it_was_continued_from_the_first_page(self, page):
        assert page[2] == "(上接第一版)"

    def test_has_two_headings(self, page):
        assert sum(block.startswith("### ") for block in page) == 2

    def test_ends_with_two_paragraphs_and_the_dateline_printed_twice(self, page):
        assert page[-3:] == page[-6:-3]
        assert page[-1] == DATELINE
        assert page.count(DATELINE) == 2

    def test_repeats_nothing_else(self, page):
        body = page[:-3]

        assert len(set(body)) == len(body)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("手里有什么牌，", "就把什么牌打好。"),
            ("夹在中间的技术", "链，靠它才不会断开。"),
            ("多了一层可靠的", "保障。"),
        ],
        ids=["after a comma", "inside a word", "between two words"],
    )
    def test_has_a_sentence_broken_by_the_end_of_a_column(self, page, before, after):
        place = next(i for i, block in enumerate(page) if block.endswith(before))

        assert page[place + 1].startswith(after)

    def test_breaks_three_sentences_and_no_more(self, page):
        prose = [block for block in page[3:] if not block.startswith("#") and block != DATELINE]

        assert sum(not block.endswith(SENTENCE_ENDS) for block in prose) == 3

    @pytest.mark.parametrize("end", ["——", "：", "；"])
    def test_has_whole_paragraphs_that_only_look_broken(self, page, end):
        assert any(block.endswith(end) for block in page)

    def test_has_a_paragraph_that_is_only_an_ellipsis(self, page):
        assert "……" in page

    @pytest.mark.parametrize("figure", ["50万辆", "14.8%", "72TB", "35万多家", "557.4亿元", "96K"])
    def test_has_figures_with_their_units(self, page, figure):
        assert any(figure in block for block in page)

    @pytest.mark.parametrize("name", ["InnoMatch", "AGV", "HEPS", "5G", "G60"])
    def test_has_latin_names(self, page, name):
        assert any(name in block for block in page)

    def test_has_several_dates(self, page):
        assert len(set(re.findall(r"\d{1,2}月\d{1,2}日", "".join(page)))) >= 5

    def test_closes_every_quotation_it_opens(self, page):
        assert all(block.count("“") == block.count("”") for block in page)


class TestTheWelcomeArticle:
    def test_is_short_enough_to_be_read(self):
        assert 700 <= visible_characters("welcome.md") <= 1000

    @pytest.mark.parametrize("key", ["1", "H", "T", "N", "Del", "W", "D", "K"])
    def test_names_every_single_key_it_teaches(self, welcome, key):
        assert f"按 {key} 键" in welcome

    @pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+O"])
    def test_names_every_combination_of_keys_it_teaches(self, welcome, keys):
        assert f"按 {keys}，" in welcome

    @pytest.mark.parametrize("word", ["按住鼠标，拖过", "双击", "点其中一条", "再按一次 1 键"])
    def test_names_every_gesture_of_the_pointer(self, welcome, word):
        assert word in welcome

    def test_has_a_word_to_double_click(self, welcome):
        assert "试试“从容”" in welcome

    @pytest.mark.parametrize(
        "pattern",
        [
            r"“[^”]+”",
            r"《[^》]+》",
            "……",
            "——(?=可)",
            r"\d+%",
            r"\d{4}年",
            "二月十五日",
            r"[A-Z][a-z]+ [A-Z][a-z]+",
        ],
    )
    def test_holds_the_odd_cases_worth_trying(self, welcome, pattern):
        assert re.search(pattern, welcome)

    def test_holds_a_character_outside_the_basic_plane(self, welcome):
        assert [char for char in welcome if ord(char) > 0xFFFF] == ["𠮷"]


class TestTheStarterTagSet:
    def test_says_what_it_is(self, tag_set):
        assert set(tag_set) == {"format", "version", "id", "name", "description", "tags"}
        assert (tag_set["format"], tag_set["version"]) == ("meipi-tag-set", 1)
        assert tag_set["name"] == "读报"
        assert is_english_sentence(tag_set["description"])

    def test_keeps_its_own_id_for_ever(self, tag_set):
        assert tag_set["id"] == "ad5bb4a5-b8e9-450c-ac32-036fe7fd8571"

    def test_keeps_the_id_of_every_tag_for_ever(self, tags):
        assert {tag["id"][:8]: tag["name"] for tag in tags} == {
            "aa46d86e": "论点",
            "1138dfb4": "证据",
            "1ce3f36a": "数据",
            "1d541ddd": "政策",
            "ad901b77": "人物机构",
            "83f39197": "地点",
            "9c8b8114": "好词好句",
            "ad4befd8": "疑问",
        }

    def test_has_six_to_eight_tags_that_are_all_complete(self, tags):
        assert 6 <= len(tags) <= 8
        assert all(set(tag) == {"id", "parent", "name", "color", "description", "key"} for tag in tags)

    def test_has_unique_random_ids_in_lower_case(self, tag_set, tags):
        ids = [tag_set["id"], *(tag["id"] for tag in tags)]

        assert len(set(ids)) == len(ids)
        assert all(UUID(text).version == 4 and str(UUID(text)) == text for text in ids)

    def test_names_a_parent_only_after_it_was_listed(self, tags):
        for place, tag in enumerate(tags):
            assert tag["parent"] in {None, *(earlier["id"] for earlier in tags[:place])}

    def test_gives_its_tags_the_keys_from_one_on(self, tags):
        assert [tag["key"] for tag in tags] == [str(key) for key in range(1, len(tags) + 1)]

    def test_has_unique_short_chinese_names(self, tags):
        assert all(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", tag["name"]) for tag in tags)
        assert len({tag["name"] for tag in tags}) == len(tags)

    def test_says_in_one_english_sentence_when_to_use_each(self, tags):
        assert all(is_english_sentence(tag["description"]) for tag in tags)
        assert all(tag["description"].startswith("Use for ") for tag in tags)

    @pytest.mark.parametrize("background", [LIGHT_PAGE, DARK_PAGE])
    def test_has_colours_that_show_as_a_thin_line_on_either_page(self, tags, background):
        assert all(contrast(tag["color"], background) >= NON_TEXT_CONTRAST for tag in tags)


def is_english_sentence(text: str) -> bool:
    return re.fullmatch(r"[A-Z][\x20-\x7e]+\.", text) is not None and ". " not in text


def rgb(color: str) -> tuple[int, int, int]:
    assert re.fullmatch(r"#[0-9a-f]{6}", color)
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(color: str) -> list[float]:
    parts = [channel / 255 for channel in rgb(color)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
