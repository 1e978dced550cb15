"""Each repair is offered where a text is damaged, and never where it only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.blocks import Piece, laid_out, pieces
from reader.text.repair import Reason, proposals, repaired

FIRST = (
    "村口的早市天不亮就摆开了，卖豆腐的、卖糖人的、修鞋的各占一块地方，谁也不多占一寸，谁也不往别人那边多看一眼，"
)
SECOND = "等到太阳从河对岸升起来，整条街就都是说话的声音和热气，连狗也跟着兴奋起来。"
WHOLE = "雪落了一夜，到天亮的时候停了，屋顶和路都是白的，只有一行脚印从河边一直走到书店的门口。"
OTHER = "老人把灯点上，坐在窗边等第一个客人，他知道今天不会有很多人来，可是门总得开着。"
THIRD = "孩子们在桥上比谁的影子长，一直比到太阳落下去，桥上只剩下他们喊来喊去的声音。"


def reasons(text: str) -> list[Reason]:
    """Why the text would be mended."""
    return [one.reason for one in proposals(pieces(text))]


def mended(text: str) -> list[str]:
    """The blocks of the text with all that is offered."""
    parts = pieces(text)
    return [part.text for part in repaired(parts, proposals(parts))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, SECOND),
        (
            FIRST[:-1] + "，卖的都是自家做的东西，做得最好的要数豆腐、糖",
            "人和米酒，来晚了就没有了，只好等到下一个集日。",
        ),
        (FIRST[:-1] + "，这是𠮷野村①号摊的规", "矩，从来没有人坏过它。"),
    ],
)
def test_a_paragraph_that_a_column_broke_is_joined(first: str, second: str) -> None:
    text = f"# 早市\n\n{WHOLE}\n\n{first}\n\n{second}\n\n{OTHER}\n"
    assert reasons(text) == [Reason.JOINED]
    assert mended(text) == ["早市", WHOLE, first + second, OTHER]


@pytest.mark.parametrize(
    "text",
    [
        f"{WHOLE}\n\n{OTHER}",
        "雪落在山上\n雪落在桥头\n雪落在船里\n雪落在灯下",
        "要办好三件事：\n修好村口通往河边的那一条路，让大车也能走得过去；\n把学校的屋顶换成新的，不要等到下雨才想起来；\n给老人们装上电灯。",
        f"破解“没有路”的难题，推动山里山外连成一片——\n\n{WHOLE}",
        f"他想了很久，最后在会上当着所有人的面说了这样一句话：\n\n{WHOLE}",
        f"「今年的水好，豆子也好，」老人说，\n「可惜来的人少了。」\n{WHOLE}",
        f"{WHOLE}\n\n打通堵点卡点 让山里的好东西走得出去\n\n{OTHER}",
        f"{WHOLE}\n\n新华社昆明12月6日电\n\n{OTHER}",
        f"# 早市\n\n{THIRD}\n\n### 第一天\n\n主办单位：村委会、老街书店\n\n{WHOLE}",
        f"# 早市\n\n{WHOLE}\n\n### 第二天\n\n展品：农具、灯笼和旧书信札\n\n{OTHER}",
    ],
)
def test_what_only_looks_broken_stays_apart(text: str) -> None:
    assert Reason.JOINED not in reasons(text)


@pytest.mark.parametrize(
    ("kept", "again"),
    [
        ([WHOLE, OTHER], [WHOLE, OTHER]),
        ([THIRD, WHOLE, OTHER], [WHOLE, OTHER]),
        ([WHOLE, OTHER, THIRD], [WHOLE, OTHER, THIRD]),
    ],
)
def test_what_stands_twice_is_folded_as_one(kept: list[str], again: list[str]) -> None:
    text = "\n\n".join(["# 早市", *kept, *again])
    (fold,) = proposals(pieces(text))
    assert fold.reason is Reason.REPEATED
    assert mended(text) == ["早市", *kept]


@pytest.mark.parametrize(
    "text",
    [
        f"{WHOLE}\n\n……\n\n{OTHER}\n\n……\n\n{THIRD}",
        "归去来兮\n雪满山川\n\n灯火人间\n\n归去来兮\n雪满山川\n",
        f"{WHOLE}\n（掌声）\n{OTHER}\n（掌声）\n{THIRD}",
        f"问：今年怎么样？\n{WHOLE}\n问：今年怎么样？\n{OTHER}",
    ],
)
def test_a_refrain_is_not_folded(text: str) -> None:
    assert Reason.REPEATED not in reasons(text)


def wrapped(text: str, width: int) -> str:
    """The text cut into lines of so many characters."""
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize("width", [17, 24, 30])
def test_lines_that_a_machine_cut_are_one_paragraph(width: int) -> None:
    parts = [WHOLE + OTHER, THIRD + WHOLE + FIRST[:-1] + "。", OTHER + THIRD]
    text = "\n\n".join(wrapped(part, width) for part in parts)
    assert set(reasons(text)) == {Reason.UNWRAPPED}
    assert mended(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "床前的灯光照在纸上\n疑是昨夜落下的新霜\n抬头看见窗外的月亮\n低头想起河边的故乡\n",
        f"{WHOLE}\n{OTHER}\n{THIRD}",
        "鸡蛋\n豆腐\n青菜\n糖人\n米酒\n",
        "苹果三十斤，送到东街李家的老院子\n白菜五十斤，送到西街王家的小饭馆\n豆腐二十块，送到南街赵家的杂货铺\n"
        "鲤鱼一十条，送到北街钱家的新房子\n米酒一十坛，送到桥头孙家的大茶楼\n灯笼八十个，送到河边周家的老戏台",
    ],
)
def test_lines_that_end_where_they_should_stay(text: str) -> None:
    assert Reason.UNWRAPPED not in reasons(text)


@pytest.mark.parametrize("indent", ["\u3000\u3000", "    ", "\u3000 \u3000"])
def test_spaces_that_indent_go(indent: str) -> None:
    text = "早市\n" + "\n".join(indent + part for part in (WHOLE, OTHER, THIRD))
    assert set(reasons(text)) == {Reason.INDENTED}
    assert mended(text) == ["早市", WHOLE, OTHER, THIRD]


@pytest.mark.parametrize(
    "text",
    [
        f"{WHOLE}\n{OTHER}",
        "　雪落在山上\n　　雪落在桥头\n　　　雪落在船里\n　　　　雪落在灯下\n",
        "def 早市():\n    if 雪:\n        return 灯\n",
    ],
)
def test_spaces_that_say_something_stay(text: str) -> None:
    assert Reason.INDENTED not in reasons(text)


@pytest.mark.parametrize("form", ["- {} -", "第{}页", "— {} —"])
def test_page_numbers_go_and_what_they_broke_is_joined(form: str) -> None:
    pages = [f"{THIRD}\n{WHOLE}\n{OTHER}"] * 3
    marked = [
        f"{page[::-1] if number == 1 else page}第{number}回。\n{form.format(number)}\n"
        for number, page in enumerate(pages, 11)
    ]
    text = "".join(marked) + FIRST + "\n" + form.format(14) + "\n" + SECOND
    assert [reason for reason in reasons(text) if reason is Reason.PAGE_NUMBER] == [Reason.PAGE_NUMBER] * 4
    assert FIRST + SECOND in mended(text)
    assert not any(form.format(number) in mended(text) for number in range(11, 15))


@pytest.mark.parametrize(
    "text",
    [
        f"{WHOLE}\n12\n{OTHER}",
        f"{WHOLE}\n2025\n{OTHER}\n1998\n{THIRD}",
        "1\n鸡蛋\n2\n豆腐\n3\n青菜\n",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert Reason.PAGE_NUMBER not in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"问：\n{part}\n答：\n{part[::-1]}" for part in (WHOLE, OTHER, THIRD)),
        "\n".join(f"{part}\n……" for part in (WHOLE, OTHER, THIRD, WHOLE[::-1])),
        "\n\n".join(f"【记者】\n\n{part}" for part in (WHOLE, OTHER, THIRD)),
    ],
)
def test_lines_that_come_again_with_reason_are_no_running_heads(text: str) -> None:
    assert Reason.RUNNING_HEAD not in reasons(text)


lines = st.sampled_from(
    [
        "",
        WHOLE,
        OTHER,
        FIRST,
        SECOND,
        "　　" + THIRD,
        "- 12 -",
        "……",
        "第3页",
        "早市",
        "他说：",
        "雪，",
        *wrapped(WHOLE + OTHER, 20).split("\n"),
    ]
)
texts = st.lists(lines, max_size=25).map("\n".join)


@given(texts, st.data())
def test_any_choice_of_repairs_keeps_every_character_of_what_is_not_dropped(text: str, data: st.DataObject) -> None:
    parts = pieces(text)
    offered = proposals(parts)
    chosen = [one for one in offered if data.draw(st.booleans())]
    gone = {
        index
        for one in chosen
        if one.reason in (Reason.REPEATED, Reason.PAGE_NUMBER, Reason.RUNNING_HEAD)
        for index in range(one.first, one.end)
    }
    expected = "".join("".join(part.text.split()) for index, part in enumerate(parts) if index not in gone)
    assert "".join("".join(part.text.split()) for part in repaired(parts, chosen)) == expected


@given(texts)
def test_nothing_chosen_changes_nothing_and_what_is_mended_needs_no_more(text: str) -> None:
    parts = pieces(text)
    assert repaired(parts, []) == parts
    again = repaired(parts, proposals(parts))
    assert laid_out(repaired(again, proposals(again))).body == laid_out(again).body


@given(
    st.lists(st.builds(Piece, st.sampled_from(["title", "heading", "paragraph"]), st.text(min_size=1)), max_size=12)
)
def test_no_pieces_are_too_odd(parts: list[Piece]) -> None:
    assert isinstance(repaired(parts, proposals(parts)), list)


def test_keys_are_stable_and_apart() -> None:
    parts = pieces(f"# 早市\n\n{FIRST}\n\n{SECOND}\n\n{WHOLE}\n\n{OTHER}\n\n{WHOLE}\n\n{OTHER}")
    keys = [one.key for one in proposals(parts)]
    assert keys == ["join:1-3", "fold:5-7"]
