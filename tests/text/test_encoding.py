"""The encoding of Chinese text is found from very little of it, and what may be otherwise is not called sure."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import resources
from reader.text.encoding import SURE, canonical, guesses, is_hardly_text, weights

ROOT = Path(__file__).parent.parent.parent
LISTED = resources.text("encodings/characters.txt")
WEIGHTS = weights(LISTED)

SIMPLIFIED = (
    "入冬以来，老街的灯会一年比一年热闹。今年腊月二十，记者来到𠮷野村的早市，只见摊位从桥头一直摆到河边，"
    "卖春联的、做糖画的、修钟表的，各有各的主顾。“往年这个时候，街上早就没人了。”①号摊的林师傅一边收钱一边说，"
    "“现在不一样，年轻人愿意回来——他们带来了新的手艺，也带来了新的客人。”\n"
    "据镇里介绍，过去三年，全镇共修缮老屋一百二十间，引进小店四十六家，带动就业三百余人。朱镕基主政时期修的那座水渠，"
    "如今也成了孩子们写生的地方。变化是怎么来的？一位干部说：“我们没有大拆大建，只是把路修好，把水治好，"
    "把该办的事办好。”\n"
    "约翰·史密斯是来这里学木工的外国人。他告诉记者，《营造法式》他读了两遍，许多词还是不懂，可是师傅的手一动，他就明白了。"
    "“木头会说话，”他笑着说，“听得懂的人不多。”傍晚，雪下得更大了，河上的灯一盏一盏亮起来，卖汤圆的老人收了摊，"
    "回头望了望桥，慢慢走进了巷子深处。明天，这里还要迎来一批从省城来的学生，他们要用半个月的时间，"
    "把村里的老故事一个一个记下来，编成一本小书。"
)
TRADITIONAL = (
    "入冬以來，老街的燈會一年比一年熱鬧。今年臘月二十，記者來到橋頭的早市，只見攤位從廟口一直擺到河邊，"
    "賣春聯的、做糖畫的、修鐘錶的，各有各的主顧。「往年這個時候，街上早就沒人了。」一號攤的林師傅一邊收錢一邊說，"
    "「現在不一樣，年輕人願意回來——他們帶來了新的手藝，也帶來了新的客人。」\n"
    "據鎮裡介紹，過去三年，全鎮共修繕老屋一百二十間，引進小店四十六家，帶動就業三百餘人。從前修的那座水渠，"
    "如今也成了孩子們寫生的地方。變化是怎麼來的？一位幹部說：「我們沒有大拆大建，只是把路修好，把水治好，"
    "把該辦的事辦好。」\n"
    "宏碁公司的一位工程師是來這裡學木工的。他告訴記者，《營造法式》他讀了兩遍，許多詞還是不懂，可是師傅的手一動，他就明白了。"
    "「木頭會說話，」他笑著說，「聽得懂的人不多。」傍晚，雪下得更大了，河上的燈一盞一盞亮起來，賣湯圓的老人收了攤，"
    "回頭望了望橋，慢慢走進了巷子深處。明天，這裡還要迎來一批從省城來的學生，他們要用半個月的時間，"
    "把村裡的老故事一個一個記下來，編成一本小書。"
)
CANTONESE = "佢哋嘅店開咗三十年，啲街坊成日嚟傾偈，話呢度嘅魚蛋係全港最好食嘅。"
JAPANESE = "今年の雪は早く降りました。東京の街では、子供たちが大きな雪だるまを作って遊んでいます。"
KOREAN = "올해는 눈이 일찍 내렸다. 서울의 거리에서 아이들이 큰 눈사람을 만들며 놀고 있다."
FRENCH = "Été à la plage : le garçon français a déjà mangé une crêpe. Où êtes-vous, Noël ?"

ENCODINGS = [
    ("gb18030", SIMPLIFIED),
    ("big5hkscs", TRADITIONAL),
    ("utf-8", SIMPLIFIED),
    ("utf-8", TRADITIONAL),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", SIMPLIFIED),
    ("utf-16-le", TRADITIONAL),
    ("utf-16-be", TRADITIONAL),
]


def pieces(text, length):
    """Sixty pieces of the text, evenly spread."""
    last = len(text) - length
    return [text[start : start + length] for start in (last * number // 59 for number in range(60))]


def likeliest(data, claimed=None):
    return guesses(data, WEIGHTS, claimed)[0]


def is_sure(data, claimed=None):
    found = guesses(data, WEIGHTS, claimed)
    return bool(found) and found[0].confidence >= SURE


def hits(text, encoding, length):
    """Which pieces are read as they were written, and whether that was called sure."""
    found = [(piece, likeliest(piece.encode(encoding))) for piece in pieces(text, length)]
    return [
        (piece.encode(encoding).decode(guess.encoding, "replace") == piece, guess.confidence >= SURE)
        for piece, guess in found
    ]


def test_the_list_of_characters_is_what_the_script_makes_of_the_dictionary():
    made = runpy.run_path(str(ROOT / "tools" / "character_frequency.py"))
    assert made["listed"](made["rarity"](made["counted"](made["words"]()))) == LISTED
    assert len(LISTED.encode()) < 60_000


def test_frequent_characters_weigh_more():
    assert WEIGHTS["的"] > WEIGHTS["街"] > WEIGHTS["屐"]
    assert WEIGHTS["們"] == WEIGHTS["们"]
    assert min(WEIGHTS[one] for one in "，。「」“”——《》") > WEIGHTS["街"]


@pytest.mark.parametrize("length", [10, 30, 100, 400])
@pytest.mark.parametrize(("encoding", "text"), ENCODINGS)
def test_ten_characters_are_enough(encoding, text, length):
    found = hits(text, encoding, length)
    assert all(is_right for is_right, _ in found)
    assert sum(is_sure for _, is_sure in found) >= (60 if length > 10 else 55)


@pytest.mark.parametrize(("encoding", "text"), ENCODINGS)
def test_five_characters_are_mostly_enough_and_seldom_called_sure_when_not(encoding, text):
    found = hits(text, encoding, 5)
    assert sum(is_right for is_right, _ in found) >= 59
    assert sum(is_sure and not is_right for is_right, is_sure in found) <= 1


@pytest.mark.parametrize("text", ["雪", "你好", "眉批", "𠮷", "一"])
@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_a_word_is_too_little_to_be_sure(text, encoding):
    assert not is_sure(text.encode(encoding, "ignore") or b"\xff")


def test_hong_kong_and_taiwan_are_both_read():
    assert CANTONESE.encode("big5hkscs").decode(likeliest(CANTONESE.encode("big5hkscs")).encoding) == CANTONESE
    assert likeliest("宏碁電腦發表新產品，各界都很期待。".encode("big5hkscs")).encoding == "big5hkscs"


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"]
)
def test_a_byte_order_mark_is_believed(encoding):
    marked = "雪" if encoding in {"utf-8-sig", "utf-16", "utf-32"} else "\ufeff雪"
    guess = likeliest(marked.encode(encoding), claimed="big5")
    assert marked.encode(encoding).decode(guess.encoding).removeprefix("\ufeff") == "雪"
    assert guess.confidence == 1


def test_ascii_and_nothing_are_utf8():
    assert likeliest(b"") == likeliest(b"plain words\r\n") == likeliest("café".encode())
    assert likeliest(b"").encoding == "utf-8"
    assert is_sure(b"")


def test_utf8_that_gb18030_may_have_written_by_chance_is_not_sure():
    by_chance = "目录".encode("gb18030")[:2] * 2
    assert not is_sure(by_chance)
    assert not is_sure("前9".encode("gb18030"))
    assert guesses("前9".encode("gb18030"), WEIGHTS)[1].encoding == "gb18030"


@pytest.mark.parametrize("text", [SIMPLIFIED, SIMPLIFIED[:40]])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_cut_tail_leaves_the_encoding_known_but_not_sure(text, encoding):
    guess = likeliest(text.encode(encoding)[:-1])
    assert guess.encoding == encoding
    assert guess.confidence < SURE


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "big5hkscs"])
@pytest.mark.parametrize("at", [0, 200, -300])
def test_a_damaged_byte_leaves_the_encoding_known_but_not_sure(encoding, at):
    data = bytearray((TRADITIONAL * 300).encode(encoding))
    data[at] = 0xFF
    guess = likeliest(bytes(data))
    assert guess.encoding == encoding
    assert guess.confidence < SURE


@pytest.mark.parametrize(
    "data",
    [
        JAPANESE.encode("shift_jis"),
        JAPANESE.encode("euc_jp"),
        KOREAN.encode("euc_kr"),
        FRENCH.encode("cp1252"),
        "Größere Flüsse schweben über schönen Gärten.".encode("cp1252"),
        "Привет, мир, как дела".encode("cp1251"),
        "Привет, мир, как дела".encode("koi8-r"),
    ],
)
@pytest.mark.parametrize("length", [4, 9, 20, 100])
def test_other_languages_are_never_sure(data, length):
    assert not is_sure(data[:length])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (KOREAN, "euc_kr"), (FRENCH, "cp1252")],
)
def test_other_languages_are_guessed(text, encoding):
    assert likeliest(text.encode(encoding)).encoding == encoding


@pytest.mark.parametrize(
    "data",
    [
        (ROOT / "docs" / "window.png").read_bytes(),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0",
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0\x01\0\0\0",
        bytes(range(256)),
        bytes(100),
        b"a\0b",
        b"PK\x03\x04\x14\0\0\0\x08\0\x8a\x5b",
    ],
)
def test_binary_data_is_no_text(data):
    assert guesses(data, WEIGHTS) == []


@pytest.mark.parametrize("label", ["big5", "utf-8", "shift_jis", "iso-8859-1", "utf-16", "klingon", "", "\0"])
def test_a_lying_label_does_not_win(label):
    for piece in pieces(SIMPLIFIED, 10):
        assert likeliest(piece.encode("gb18030"), label).encoding == "gb18030"
    assert likeliest(SIMPLIFIED.encode(), label) == likeliest(SIMPLIFIED.encode())


@pytest.mark.parametrize(
    ("data", "label"),
    [
        ("你好".encode("gb18030"), "gb2312"),
        ("你好".encode("big5"), "Big5"),
        (KOREAN[:8].encode("euc_kr"), "euc-kr"),
    ],
)
def test_a_label_that_may_be_true_makes_surer(data, label):
    def confidence(claimed):
        return next(one.confidence for one in guesses(data, WEIGHTS, claimed) if one.encoding == canonical(label))

    assert confidence(label) > confidence(None)
    assert likeliest(data, label).encoding == canonical(label)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        *((label, "gb18030") for label in ("gb2312", "GBK", "gb_2312-80", "x-gbk", "cp936", "ms936", "GB-2312")),
        *((label, "gb18030") for label in ("euc-cn", "x-euc-cn", "csGB2312", "windows-936", " gb18030 ")),
        *((label, "big5hkscs") for label in ("big5", "Big5-HKSCS", "cp950", "x-x-big5", "csbig5", "big5-eten")),
        ("utf8", "utf-8"),
        ("us-ascii", "utf-8"),
        ("latin-1", "cp1252"),
        ("unicode", "utf-16"),
        ("x-sjis", "shift_jis"),
    ],
)
def test_a_label_stands_for_all_that_files_so_labelled_hold(label, codec):
    assert canonical(label) == codec


def test_one_in_twenty_faults_is_still_text():
    assert not is_hardly_text(20, 1)
    assert is_hardly_text(19, 1)
    assert not is_hardly_text(2, 0, broken=1)
    assert is_hardly_text(2, 0, broken=2)


def test_english_that_comes_first_does_not_hide_the_chinese():
    head = b"Notes on the text, all in plain letters.\n" * 4000
    assert likeliest(head + SIMPLIFIED.encode("gb18030")).encoding == "gb18030"
    assert is_sure(head + SIMPLIFIED.encode("gb18030"))
    assert likeliest((head + TRADITIONAL.encode("big5hkscs")) * 2).encoding == "big5hkscs"


@given(st.binary(max_size=300), st.sampled_from([None, "gb2312", "big5", "utf-8", "x-klingon"]))
def test_any_bytes_give_guesses_in_order(data, claimed):
    found = guesses(data, WEIGHTS, claimed)
    assert len({one.encoding for one in found}) == len(found)
    assert all(0 <= one.confidence <= 1 for one in found)
    assert all(one.confidence <= 1 - found[0].confidence + 1e-9 for one in found[1:])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_text_in_utf8_is_always_utf8(text):
    assert likeliest(text.encode()).encoding in {"utf-8"}
