"""Names are found by themselves, by their pinyin and by their initials, the best first."""

import stat
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import pinyin
from reader.chinese.pinyin import Rank, Readings

SOUNDS = {
    "经": "jing",
    "济": "ji",
    "银": "yin",
    "行": "hang",
    "科": "ke",
    "技": "ji",
    "创": "chuang",
    "新": "xin",
    "安": "an",
    "女": "nü",
    "略": "lve",
    "A": "a",
    "8": "8",
}
NAMES = st.text(alphabet="".join(SOUNDS), min_size=1, max_size=12)
ANY_NAMES = st.text(alphabet="经行安女𠮷①「」〇Aß8é🔥 /·'", min_size=1, max_size=12)


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    return pinyin.load(tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize(
    ("typed", "name", "rank"),
    [
        ("经济", "经济", Rank.WHOLE),
        ("ai", "AI", Rank.WHOLE),
        ("经", "经济", Rank.PREFIX),
        ("AI", "ai芯片", Rank.PREFIX),
        ("", "经济", Rank.PREFIX),
        ("  ", "经济", Rank.PREFIX),
        ("济", "经济", Rank.PART),
        ("jj", "经济", Rank.SPELT),
        ("JJ", "经济", Rank.SPELT),
        ("jingji", "经济", Rank.SPELT),
        ("jing ji", "经济", Rank.SPELT),
        ("jing'ji", "经济", Rank.SPELT),
        ("jing ", "经济", Rank.PINYIN),
        ("jing'", "经济", Rank.PINYIN),
        ("jingj", "经济", Rank.SPELT),
        ("经j", "经济", Rank.SPELT),
        ("j济", "经济", Rank.SPELT),
        ("jin", "经济", Rank.PINYIN),
        ("j", "经济", Rank.INITIALS),
        ("jj", "经济结构", Rank.INITIALS),
        ("zg", "中国", Rank.SPELT),
        ("zhg", "中国", Rank.SPELT),
        ("zhongguo", "中国", Rank.SPELT),
        ("zho", "中国", Rank.PINYIN),
        ("yinhang", "银行", Rank.SPELT),
        ("yinxing", "银行", Rank.SPELT),
        ("yh", "银行", Rank.SPELT),
        ("yx", "银行", Rank.SPELT),
        ("nv", "女", Rank.SPELT),
        ("nü", "女", Rank.SPELT),
        ("nu", "女", Rank.SPELT),
        ("lvse", "绿色", Rank.SPELT),
        ("zhanlue", "战略", Rank.SPELT),
        ("zhanlve", "战略", Rank.SPELT),
        ("kjcx", "科技创新", Rank.SPELT),
        ("kejichuangxin", "科技创新", Rank.SPELT),
        ("kj", "科技创新", Rank.INITIALS),
        ("keji", "科技创新", Rank.PINYIN),
        ("cx", "科技创新", Rank.ELSEWHERE),
        ("chuang", "科技创新", Rank.ELSEWHERE),
        ("aixp", "AI芯片", Rank.SPELT),
        ("aixinpian", "AI芯片", Rank.SPELT),
        ("xp", "AI 芯片", Rank.ELSEWHERE),
        ("aixp", "AI 芯片", Rank.SPELT),
        ("xinfadi", "“新”发地", Rank.SPELT),
        ("yc", "𠮷野家传", None),
        ("𠮷y", "𠮷野家传", Rank.INITIALS),
        ("𠮷", "𠮷野家传", Rank.PREFIX),
        ("ny/f", "能源/风", Rank.SPELT),
        ("nyf", "能源/风", Rank.SPELT),
        ("shipin", "食", None),
        ("ngj", "经济", None),
        ("ing", "经济", None),
        ("jij", "经济", None),
        ("jin gji", "经济", None),
        ("jjx", "经济", None),
        ("'", "经济", None),
        ("经济学", "经济", None),
        ("a", "", None),
        ("", "", Rank.WHOLE),
    ],
)
def test_what_is_typed_finds_a_name_or_does_not(readings, typed, name, rank):
    assert readings.rank(typed, name) == rank
    assert readings.matches(typed, name) == (rank is not None)


def test_a_character_outside_the_table_is_found_by_itself_alone(readings):
    assert readings.sounds("𠮷") == []
    assert readings.matches("𠮷", "𠮷")
    assert readings.matches("shu", "𠐊")  # as far from the common ones, and in the table


def test_without_readings_a_name_is_found_by_itself_alone():
    assert Readings().rank("济", "经济") == Rank.PART
    assert Readings().rank("jj", "经济") is None


@given(ANY_NAMES, st.data())
def test_a_name_is_found_by_every_part_of_it(readings, name, data):
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert readings.rank(name[start:end], name) <= Rank.PART


@given(NAMES, st.data())
def test_a_name_is_found_from_each_character_on_by_pinyin_by_initials_and_by_both_mixed(readings, name, data):
    start = data.draw(st.integers(0, len(name) - 1))
    rest = name[start:]
    ways = [(character, SOUNDS[character], SOUNDS[character][0]) for character in rest]
    between = data.draw(st.sampled_from(["", " ", "'"]))
    for typed in (between.join(way[1] for way in ways), "".join(way[2] for way in ways)):
        assert readings.matches(typed, name)
    assert readings.matches(between.join(data.draw(st.sampled_from(way)) for way in ways), name)
    assert readings.rank("".join(SOUNDS[character] for character in name), name) <= Rank.SPELT


@given(ANY_NAMES, st.text(alphabet="jingxhanv经行𠮷Aß8 /'ü", max_size=20))
def test_anything_can_be_typed(readings, name, typed):
    assert readings.matches(typed, name) == (readings.rank(typed, name) is not None)


@pytest.mark.parametrize("typed", ["xing" * 200, "x" * 200, "xinghang" * 100, "h" * 199 + "z", "hh" * 300])
def test_the_ways_to_read_a_long_name_are_not_gone_through_one_by_one(readings, typed):
    began = time.process_time()
    readings.rank(typed, "行" * 200)
    assert time.process_time() - began < 1


# The cache


def test_the_readings_are_cached_for_the_reader_alone_and_a_damaged_cache_is_made_anew(tmp_path):
    folder = tmp_path / "cache"
    pinyin.load(folder)
    (kept,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for damage in (b"broken", b"", kept.read_bytes()[:1000]):
        kept.write_bytes(damage)
        assert pinyin.load(folder).matches("jj", "经济")
        assert len(kept.read_bytes()) > 100_000


def test_readings_of_another_pypinyin_are_made_anew(tmp_path, monkeypatch):
    pinyin.load(tmp_path)
    (kept,) = tmp_path.iterdir()
    before = kept.read_bytes()
    monkeypatch.setattr(pinyin, "_stamp", lambda: ("elsewhere", 1))
    assert pinyin.load(tmp_path).matches("jj", "经济")
    assert kept.read_bytes() != before


def test_a_cache_folder_that_cannot_be_made_costs_only_time(tmp_path):
    (tmp_path / "file").write_text("")
    assert pinyin.load(tmp_path / "file" / "cache").matches("jj", "经济")


def test_phrases_are_never_read(tmp_path):
    code = (
        "import pathlib, sys; from reader.chinese import pinyin; pinyin.load(pathlib.Path(sys.argv[1]));"
        "print(any(name.startswith('pypinyin') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
