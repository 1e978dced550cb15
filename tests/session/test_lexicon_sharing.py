"""The reader's words go out as a list and come back into another library, or their own, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.exchange.lexicon_file import SharedWord, UnreadableLexicon
from reader.session.correcting import Scope
from reader.session.differences import Choice, Kind
from reader.session.files import MissingFile
from reader.session.lexicon_sharing import (
    EmptyLexicon,
    NotAWord,
    SharedLexicon,
    UnknownLexiconFormat,
    UnknownWord,
    Wording,
    is_word_list,
    read_lexicon,
    read_version,
    version_of,
)
from storage.records import LexiconWord

PRODUCTIVITY = SharedWord("新质生产力", note="十一处")
INSPECTION = SharedWord("国家验收", (2,), "分开读")
BREAKFAST = SharedWord("𠮷野家①「早饭」", (3, 4))
MARX = SharedWord("卡尔·马克思")
WORDS = (PRODUCTIVITY, INSPECTION, BREAKFAST, MARX)
FEW = ("新质生产力", "国家验收", "𠮷野家①", "「早饭」")


def in_middle(texts: list[str]) -> list[tuple[int, ...]]:
    """Where words are kept apart of which a file tells only that they are none."""
    return [(1,) if len(text) > 1 else () for text in texts]


def lexicon(reader) -> list[SharedWord]:
    """The reader's words, as they can be shared."""
    return [SharedWord(word.text, word.cuts, word.note) for word in reader.session.lexicon_sharing.words()]


def written(reader, path):
    """The path, after the reader's words were handed out there."""
    path.write_bytes(reader.session.lexicon_sharing.as_bytes(path).data)
    reader.session.lexicon_sharing.hand_out()
    return path


def take(reader, words, choice=None, lacks=()):
    """Merge these words, with the same choice for all that both sides changed."""
    sharing = reader.session.lexicon_sharing
    plan = sharing.plan(SharedLexicon(tuple(words), lacks))
    return sharing.merge(plan, {one.key: choice for one in plan.conflicts} if choice else {})


def conflicts(reader, words):
    plan = reader.session.lexicon_sharing.plan(SharedLexicon(tuple(words)))
    return [(one.kind, one.subject) for one in plan.conflicts]


@pytest.fixture
def lists(tmp_path):
    """The same words in both formats, by ending."""
    return {ending: tmp_path / f"词表{ending}" for ending in (".csv", ".txt", ".CSV")}


@pytest.mark.parametrize("ending", [".csv", ".CSV"])
def test_a_table_brings_all_into_a_second_library(reader, friend, lists, ending):
    reader.session.lexicon_sharing.keep(WORDS)
    before = friend.records()
    plan = friend.session.lexicon_sharing.plan(read_lexicon(written(reader, lists[ending]), in_middle))
    assert {one.kind for one in plan.differences} == {Kind.ADDED}
    changes = friend.session.lexicon_sharing.merge(plan)
    assert changes.verb == "merge words"
    assert tuple(lexicon(friend)) == WORDS == tuple(lexicon(reader))
    assert [word.rank for word in changes.added(LexiconWord)] == [0, 1, 2, 3]
    assert friend.goes_back_and_forth(before)


def test_a_dictionary_of_jieba_brings_words_and_which_are_kept_apart(reader, friend, lists):
    reader.session.lexicon_sharing.keep(WORDS)
    take(friend, [SharedWord("国家验收", (1, 3), "别的")])
    theirs = read_lexicon(written(reader, lists[".txt"]), in_middle)
    friend.session.lexicon_sharing.merge(friend.session.lexicon_sharing.plan(theirs))
    assert lexicon(friend) == [
        SharedWord("国家验收", (1, 3), "别的"),
        SharedWord("新质生产力"),
        SharedWord("𠮷野家①「早饭」", (1,)),
        MARX,
    ]


@pytest.mark.parametrize("ending", [".csv", ".txt"])
def test_what_went_out_comes_back_as_nothing_new(reader, lists, ending):
    reader.session.lexicon_sharing.keep(WORDS)
    path = written(reader, lists[ending])
    before, steps = reader.records(), len(reader.session.history.done())
    changes = reader.session.lexicon_sharing.merge(
        reader.session.lexicon_sharing.plan(read_lexicon(path, in_middle))
    )
    assert not changes
    assert (reader.records(), len(reader.session.history.done())) == (before, steps)


def test_a_dictionary_that_comes_back_changes_only_what_it_can_say(reader, lists):
    reader.session.lexicon_sharing.keep(WORDS)
    path = written(reader, lists[".txt"])
    text = path.read_text(encoding="utf-8").replace("国家验收 0", "国家验收").replace("卡尔·马克思\n", "")
    path.write_text(f"{text}新质\n", encoding="utf-8")
    reader.session.lexicon_sharing.merge(reader.session.lexicon_sharing.plan(read_lexicon(path, in_middle)))
    assert lexicon(reader) == [PRODUCTIVITY, SharedWord("国家验收", (), "分开读"), BREAKFAST, SharedWord("新质")]


def test_a_table_without_notes_takes_none_away(reader, tmp_path):
    reader.session.lexicon_sharing.keep(WORDS)
    path = tmp_path / "词.csv"
    path.write_text("词,切分\n国家验收,国|家验|收\n", encoding="utf-8")
    plan = reader.session.lexicon_sharing.plan(read_lexicon(path, in_middle))
    reader.session.lexicon_sharing.merge(plan, {one.key: Choice.THEIRS for one in plan.differences})
    assert lexicon(reader)[1] == SharedWord("国家验收", (1, 3), "分开读")


def test_a_group_hands_a_list_round(reader, friend, lists):
    reader.session.lexicon_sharing.keep(WORDS)
    file = written(reader, lists[".csv"])
    take(friend, read_lexicon(file, in_middle).words)
    session = friend.session
    session.correcting.take_back([session.lexicon_sharing.known("卡尔·马克思")])
    session.lexicon_sharing.keep([SharedWord("国家验收", (1,), "分开读"), SharedWord("堵点", (), "①")])
    reader.session.lexicon_sharing.keep([SharedWord("生态")])
    back = read_lexicon(written(friend, lists[".csv"]), in_middle)
    plan = reader.session.lexicon_sharing.plan(back)
    assert [(one.kind, one.subject) for one in plan.differences] == [
        (Kind.RECUT, "国家验收"),
        (Kind.ADDED, "堵点"),
        (Kind.REMOVED, "卡尔·马克思"),
    ]
    before = reader.records()
    reader.session.lexicon_sharing.merge(plan)
    assert [word.text for word in lexicon(reader)] == ["新质生产力", "国家验收", "𠮷野家①「早饭」", "生态", "堵点"]
    assert reader.goes_back_and_forth(before)


def test_what_both_changed_stays_mine_until_theirs_is_chosen(reader):
    take(reader, WORDS)
    reader.session.lexicon_sharing.keep([SharedWord("国家验收", (), "分开读")])
    theirs = [PRODUCTIVITY, SharedWord("国家验收", (1, 3), "分开读"), BREAKFAST, MARX]
    assert conflicts(reader, theirs) == [(Kind.RECUT, "国家验收")]
    steps = len(reader.session.history.done())
    assert not take(reader, theirs)
    assert not take(reader, theirs, Choice.MINE)
    assert lexicon(reader)[1].cuts == ()
    assert len(reader.session.history.done()) == steps
    take(reader, theirs, Choice.THEIRS)
    assert lexicon(reader)[1].cuts == ()  # it was settled


@pytest.mark.parametrize("known", [WORDS, WORDS[:1]])
def test_what_nobody_chose_is_asked_about_again_and_all_else_is_settled(reader, known):
    take(reader, known)
    reader.session.lexicon_sharing.keep([SharedWord("国家验收", (), "分开读")])
    theirs = [*known[:1], SharedWord("国家验收", (1, 3), "分开读"), SharedWord("堵点")]
    for _ in range(2):
        assert conflicts(reader, theirs) == [(Kind.RECUT, "国家验收")]
        take(reader, theirs)
    reader.session.correcting.take_back([reader.session.lexicon_sharing.known("堵点")])
    take(reader, theirs, Choice.THEIRS)
    assert lexicon(reader) == [PRODUCTIVITY, SharedWord("国家验收", (1, 3), "分开读")]


def test_a_word_that_went_here_and_changed_there_comes_back_only_when_chosen(reader):
    take(reader, WORDS)
    reader.session.correcting.take_back([reader.session.lexicon_sharing.known("国家验收")])
    theirs = [PRODUCTIVITY, SharedWord("国家验收", (1,)), BREAKFAST, MARX]
    assert conflicts(reader, theirs) == [(Kind.REMOVED_HERE, "国家验收")]
    take(reader, theirs, Choice.THEIRS)
    assert lexicon(reader)[-1] == SharedWord("国家验收", (1,))


def test_a_list_made_apart_takes_nothing_away_whatever_went_out_before(reader):
    take(reader, WORDS)
    take(reader, [SharedWord("堵点"), SharedWord("国家验收", (1,))])
    assert lexicon(reader) == [*WORDS, SharedWord("堵点")]


def test_the_likest_version_is_the_one_that_a_list_comes_from(reader):
    take(reader, WORDS[:2])
    reader.session.lexicon_sharing.keep(WORDS[2:])
    reader.session.lexicon_sharing.hand_out()
    take(reader, [PRODUCTIVITY, SharedWord("国家验收", (1,), "分开读")])  # of the first version, which had no more
    assert lexicon(reader) == [PRODUCTIVITY, SharedWord("国家验收", (1,), "分开读"), BREAKFAST, MARX]


def test_only_the_last_versions_are_kept_and_looked_at(reader):
    sharing = reader.session.lexicon_sharing
    for text in ("一带", "二月", "三江源", "𠮷野四村", "五①号", "「六」"):
        sharing.keep([SharedWord(text)])
        sharing.hand_out()
        sharing.hand_out()
    kept = [list(read_version(one)) for one in reader.library.versions.of("lexicon")]
    assert [len(one) for one in kept] == [6, 5, 4, 3]
    before = reader.records()
    assert take(reader, [SharedWord("七夕"), SharedWord("一带")])
    assert [len(read_version(one)) for one in reader.library.versions.of("lexicon")] == [2, 6, 5, 4]
    assert [word.text for word in lexicon(reader)][-2:] == ["「六」", "七夕"]
    assert reader.goes_back_and_forth(before)
    reader.library.put(version_of([SharedWord("七夕"), SharedWord("「六」")], ""))  # older than all
    assert not take(reader, [SharedWord("「六」")])
    assert SharedWord("七夕") in lexicon(reader)


def test_words_of_one_article_stay_in_it(reader, article):
    own = reader.session.correcting.own_words(article.id)
    reader.session.correcting.accept(own, ["早市"], Scope.ARTICLE)
    take(reader, [SharedWord("早市", (1,))])
    assert lexicon(reader) == [SharedWord("早市", (1,))]
    assert [word.cuts for word in reader.library.lexicon.of(article.id)] == [()]


def test_a_file_says_what_has_no_place_in_it(reader, tmp_path):
    sharing = reader.session.lexicon_sharing
    sharing.keep([MARX])
    assert sharing.as_bytes(tmp_path / "词.txt").left_out == ()
    sharing.keep(WORDS)
    tabbed = LexiconWord("1", None, "二\t三", (), "", 9, "", "")
    reader.library.put(tabbed)
    assert sharing.as_bytes(tmp_path / "词.csv").left_out == ("unclean",)
    told = Wording().told(sharing.as_bytes(tmp_path / "词.txt").left_out)
    assert told == "Not in this file: where words are cut, notes on words, words with control characters."
    assert Wording().told(()) == ""
    take(reader, WORDS[:2])
    assert tabbed in sharing.words()


def test_what_cannot_be_done_is_said(reader, tmp_path):
    sharing = reader.session.lexicon_sharing
    with pytest.raises(EmptyLexicon):
        sharing.as_bytes(tmp_path / "词.csv")
    for verb in (sharing.as_bytes, lambda path: read_lexicon(path, in_middle)):
        with pytest.raises(UnknownLexiconFormat, match=r"“词.doc” has no ending .* \.csv, \.txt\."):
            verb(tmp_path / "词.doc")
    with pytest.raises(MissingFile):
        read_lexicon(tmp_path / "词.csv", in_middle)
    (tmp_path / "空.txt").write_bytes(b"\n")
    with pytest.raises(UnreadableLexicon):
        read_lexicon(tmp_path / "空.txt", in_middle)
    with pytest.raises(UnknownWord):
        sharing.known("雪")
    before = reader.records()
    for text in ("", "雪", "𠮷", "雪" * 65, "雪\n花", " 雪"):
        with pytest.raises(NotAWord):
            sharing.keep([MARX, SharedWord(text)])
    assert reader.records() == before


def test_a_version_too_large_to_be_read_is_none(reader, monkeypatch):
    version = version_of(WORDS, "")
    assert read_version(version) == {word.text: word for word in WORDS}
    monkeypatch.setattr("reader.exchange.lexicon_file.MOST_WORDS", 3)
    assert read_version(version) == {}


@pytest.mark.parametrize(
    ("name", "data", "is_list"),
    [
        ("词.csv", "word,cut\n雪,\n".encode(), True),
        ("词.CSV", "\ufeff拼音;词;释义\r\nxuě;雪;①\r\n".encode(), True),
        ("词.csv", "\n\n词\n雪\n".encode("gb18030"), True),
        ("词.csv", b"word," + b"x" * 5000, True),
        ("标签.csv", "path,description\n天气/雪,\n".encode(), False),
        ("词.txt", "词\n雪\n".encode(), False),
        ("词.csv", "雪\n词\n".encode(), False),
        ("词.csv", b"\xff\xff\n", False),
        ("词.csv", b"", False),
    ],
)
def test_a_table_of_words_is_known_by_its_header(tmp_path, name, data, is_list):
    (tmp_path / name).write_bytes(data)
    assert is_word_list(tmp_path / name) is is_list


def test_what_is_not_there_or_no_file_is_no_list(tmp_path):
    (tmp_path / "词.csv").mkdir()
    assert not is_word_list(tmp_path / "词.csv")
    assert not is_word_list(tmp_path / "没有.csv")


@st.composite
def shared(draw: st.DrawFn) -> SharedLexicon:
    """A list of few words, each whole or kept apart, with a note or none, of either format."""
    texts = draw(st.lists(st.sampled_from(FEW), unique=True, min_size=1))
    cuts = st.sampled_from([(), (1,), (2,), (1, 3)])
    if draw(st.booleans()):
        return SharedLexicon(tuple(SharedWord(text, draw(cuts)) for text in texts), ("cut", "note"))
    notes = st.sampled_from(["", "十一处", "①"])
    return SharedLexicon(tuple(SharedWord(text, draw(cuts), draw(notes)) for text in texts))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(shared(), min_size=1, max_size=4), st.sampled_from([None, *Choice]))
def test_a_list_taken_twice_changes_nothing_and_undo_gives_all_back(open_reader, lists, choice):
    reader = open_reader(1_000)
    states = [reader.records()]
    for one in lists:
        before = set(reader.library.versions.of("lexicon"))
        known = {word.text for word in lexicon(reader)}
        changes = take(reader, one.words, choice, one.lacks)
        after = reader.records()
        if changes:
            states.append(after)
        else:
            states[-1] = after  # it may be remembered
        if not before:
            assert known <= {word.text for word in lexicon(reader)}
        assert not take(reader, one.words, choice, one.lacks)
        assert reader.records() == after
        assert [word.rank for word in reader.session.lexicon_sharing.words()] == sorted(
            {word.rank for word in reader.session.lexicon_sharing.words()}
        )
    assert reader.library.check() == []
    for state in reversed(states[:-1]):
        reader.session.history.undo()
        assert words_in(reader.records()) == words_in(state)
    assert not reader.session.history.undo()


def words_in(records):
    return {own: one for own, one in records.items() if isinstance(one, LexiconWord)}
