"""A word is explained by all its readings, by the words it is made of, and by what its entries send on to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import cedict, gloss
from reader.chinese.dictionary import Dictionary

LINES = """# Written for tests
船 船 [chuan2] /boat/ship/CL:條|条[tiao2],隻|只[zhi1]/
船長 船长 [chuan2 zhang3] /captain of a ship/
長 长 [chang2] /long/length/a strong point/
長 长 [zhang3] /to grow/elder/
長江 长江 [Chang2 jiang1] /the long river/
江 江 [Jiang1] /surname Jiang/
江 江 [jiang1] /river/
江 江 [jiang1] /used in 江鷗|江鸥[jiang1 ou1]/
江水 江水 [jiang1 shui3] /river water/
水 水 [shui3] /water/
綠 绿 [lu:4] /green/(derived from 綠水|绿水[lu:4 shui3]) clear/
船兒 船儿 [chuan2 r5] /erhua variant of 船[chuan2]/
舩 舩 [chuan2] /old variant of 船[chuan2]/
甲船 甲船 [jia3 chuan2] /see 乙船[yi3 chuan2]/
乙船 乙船 [yi3 chuan2] /(old) variant of 甲船[jia3 chuan2]/
丙船 丙船 [bing3 chuan2] /see 丙船/
丁船 丁船 [ding1 chuan2] /see 沒有這船|没有这船[mei2 you3]/
後 后 [hou4] /behind/later/
后 后 [hou4] /empress/
𠮷 𠮷 [ji2] /luck, on signs of shops/
AA制 AA制 [A A zhi4] /to share the bill/
this is no entry
"""
DICTIONARY = Dictionary(cedict.of_lines(LINES.splitlines()))
CHARACTERS = "船长江水绿儿甲乙丙丁后後長綠舩𠮷①「」A制的"


def readings(text):
    return [entry.pinyin for entry in DICTIONARY.lookup(text).entries]


def words(text):
    return [part.text for part in DICTIONARY.lookup(text).words]


def characters(text):
    return [part.text for part in DICTIONARY.lookup(text).characters]


def test_a_word_has_all_its_readings_each_with_its_senses():
    long, grown = DICTIONARY.lookup("长").entries
    assert (long.pinyin, long.senses) == ("cháng", ("long", "length", "a strong point"))
    assert (grown.pinyin, grown.senses) == ("zhǎng", ("to grow", "elder"))


def test_ordinary_words_come_before_names_and_parts_of_words():
    river, name, bound = DICTIONARY.lookup("江").entries
    assert [river.senses, name.senses] == [("river",), ("surname Jiang",)]
    assert bound.senses == ("used in 江鸥 [jiāng ōu]",)


def test_a_word_is_found_in_both_scripts():
    assert DICTIONARY.lookup("船長").entries == DICTIONARY.lookup("船长").entries
    (captain,) = DICTIONARY.lookup("船长").entries
    assert (captain.simplified, captain.traditional) == ("船长", "船長")
    assert [entry.traditional for entry in DICTIONARY.lookup("后").entries] == ["後", "后"]
    assert [entry.traditional for entry in DICTIONARY.lookup("後").entries] == ["後"]


def test_readings_within_senses_have_marks_and_the_words_own_script():
    assert DICTIONARY.lookup("绿").entries[0].senses[1] == "(derived from 绿水 [lǜ shuǐ]) clear"
    assert DICTIONARY.lookup("綠").entries[0].senses[1] == "(derived from 綠水 [lǜ shuǐ]) clear"
    boat = DICTIONARY.lookup("船").entries[0]
    assert (boat.senses, boat.measures) == (("boat", "ship"), "条 [tiáo], 只 [zhī]")


def test_the_longest_words_inside_come_in_order_and_characters_last():
    assert words("船长江水") == ["船长", "长江", "江水"]
    assert characters("船长江水") == ["船", "长", "江", "水"]
    assert not DICTIONARY.lookup("船长江水").entries
    assert words("船长") == []
    assert characters("船长") == ["船", "长"]


def test_a_character_has_the_reading_first_that_it_has_in_the_word():
    _, grown = DICTIONARY.lookup("船长").characters
    assert [entry.pinyin for entry in grown.entries] == ["zhǎng", "cháng"]
    assert [entry.pinyin for entry in DICTIONARY.lookup("长江水").characters[0].entries] == ["cháng", "zhǎng"]


def test_a_single_character_has_no_parts():
    found = DICTIONARY.lookup("船")
    assert (found.words, found.characters) == ((), ())


def test_each_character_is_told_once_and_none_of_another_script_than_chinese():
    assert characters("水水船AA制") == ["水", "船"]
    assert words("水AA制") == ["AA制"]
    assert characters("𠮷①「」") == ["𠮷"]


def test_an_entry_that_only_sends_on_is_followed():
    (small,) = DICTIONARY.lookup("船儿").entries
    assert small.senses == ("erhua variant of 船 [chuán]",)
    (boat,) = small.followed
    assert (boat.simplified, boat.senses[0]) == ("船", "boat")
    assert small.meanings() == boat.senses
    assert DICTIONARY.lookup("舩").entries[0].meanings()[0] == "boat"


def test_entries_that_send_to_each_other_or_nowhere_end():
    (first,) = DICTIONARY.lookup("甲船").entries
    assert [one.simplified for one in first.followed] == ["乙船"]
    assert first.followed[0].followed == ()
    assert first.meanings() == ("(old) variant of 甲船 [jiǎ chuán]",)
    assert DICTIONARY.lookup("丙船").entries[0].followed == ()
    assert DICTIONARY.lookup("丁船").entries[0].meanings() == ("see 没有这船 [méi yǒu]",)


def test_nothing_is_said_of_what_is_not_there():
    for text in ("", "①「」", "ABC", "的"):
        assert not DICTIONARY.lookup(text)


@given(st.text(alphabet=CHARACTERS, max_size=90))
def test_every_part_of_a_text_stands_in_it_and_in_the_dictionary(text):
    found = DICTIONARY.lookup(text)
    for part in (*found.words, *found.characters):
        assert part.text in text
        assert part.text != text
        assert set(part.entries) == set(DICTIONARY.lookup(part.text).entries) != set()
    assert len({part.text for part in found.words}) == len(found.words)
    assert all(len(part.text) == 1 for part in found.characters)


@given(st.text(alphabet=CHARACTERS, max_size=30))
def test_no_word_inside_lies_within_a_longer_one_everywhere(text):
    known = [part.text for part in DICTIONARY.lookup(text).words]
    spans = [
        (start, start + len(word)) for word in known for start in range(len(text)) if text.startswith(word, start)
    ]
    for word in known:
        own = [span for span in spans if text[span[0] : span[1]] == word]
        assert any(not any(s <= a and b <= e and (s, e) != (a, b) for s, e in spans) for a, b in own)


def test_the_first_lines_tell_readings_and_meanings():
    assert gloss.lines(DICTIONARY.lookup("长")) == [
        ("cháng", "long; length; a strong point"),
        ("zhǎng", "to grow; elder"),
    ]
    assert gloss.lines(DICTIONARY.lookup("船儿")) == [("chuán r", "boat; ship")]
    assert gloss.lines(DICTIONARY.lookup("船长江水"))[0] == ("船长 chuán zhǎng", "captain of a ship")
    assert gloss.lines(DICTIONARY.lookup("①")) == []


def test_a_note_tells_the_same_in_markdown():
    assert gloss.note(DICTIONARY.lookup("船长")) == "（船長）\n\n**chuán zhǎng** captain of a ship"
    assert gloss.note(DICTIONARY.lookup("船長")) == "（船长）\n\n**chuán zhǎng** captain of a ship"
    assert gloss.note(DICTIONARY.lookup("①")) == ""


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dictionary")
    assert cedict.make(folder) > 100_000
    return folder


def test_the_installed_dictionary_is_packed_once_and_opened_at_once(packed):
    dictionary = Dictionary(cedict.opened(packed))
    assert {"háng", "xíng"} <= {entry.pinyin for entry in dictionary.lookup("行").entries}
    assert [part.text for part in dictionary.lookup("新质生产力").words] == ["生产力"]
    (toy,) = dictionary.lookup("玩意儿").entries
    assert toy.followed[0].simplified == "玩意"
    assert dictionary.lookup("地").entries[0].pinyin == "dì"


def test_a_dictionary_that_is_missing_damaged_or_of_other_data_is_none(packed, tmp_path, monkeypatch):
    assert cedict.opened(tmp_path) is None
    (file,) = packed.iterdir()
    whole = file.read_bytes()
    for broken in (b"", whole[:1000], b"nonsense" + whole):
        (tmp_path / file.name).write_bytes(broken)
        assert cedict.opened(tmp_path) is None
    (tmp_path / file.name).write_bytes(whole)
    assert cedict.opened(tmp_path) is not None
    monkeypatch.setattr(cedict, "_stamp", lambda: ("another", 1, 1))
    assert cedict.opened(tmp_path) is None
    cedict.discard(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_damaged_table_is_told_and_no_crash():
    whole = cedict.of_lines(LINES.splitlines())
    for broken in (b"", b"nonsense", whole._packed["船"][:-3], cedict.zlib.compress(cedict.marshal.dumps(7))):
        with pytest.raises(cedict.Damaged):
            cedict.Cedict({"船": broken}).entries("船长")


def test_all_of_the_dictionary_can_be_shown(packed):
    opened = cedict.opened(packed)
    dictionary = Dictionary(opened)
    shown = [
        entry for first in opened._packed for word in opened._table(first) for entry in dictionary._entries(word)
    ]
    assert all(entry.pinyin and all(entry.senses or entry.measures) for entry in shown)
    assert not [entry for entry in shown if any(digit in entry.pinyin for digit in "12345")][:5]
