"""Words are corrected here, in one article or everywhere; what was asked for is seen, and nothing else moves."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.chinese.corrections import laid_over, touched
from reader.session.correcting import NotOneWord, Scope, Sight
from reader.text.spans import Span
from storage.records import Correction, LexiconWord
from tests.session.conftest import PROSE

HERE, ARTICLE, EVERYWHERE = Scope
LINE = "发展|新质|生产力|，|新质|生产力|的|堵|点卡|点|关键|是从|实际|出发|，|𠮷|野家|①|在| |雄安| |新区|。"
BODY = LINE.replace("|", "")


def cut(line=LINE):
    words, position = [], 0
    for piece in line.split("|"):
        words += [Span(position, position + len(piece))] if piece.strip() else []
        position += len(piece)
    return words


class Desk:
    """A reader before one article of one line."""

    def __init__(self, reader):
        self.reader = reader
        self.correcting = reader.session.correcting
        self.article = reader.bring_in(f"{BODY}\n{PROSE}", "一.txt")
        self.body = reader.library.articles.body(self.article.id)

    def sight(self):
        start = self.body.index(BODY)
        words = [Span(word.start + start, word.end + start) for word in cut()]
        own = self.correcting.own_words(self.article.id)
        return Sight(self.body, Span(start, start + len(BODY)), words, own)

    def shown(self):
        return "|".join(self.body[word.start : word.end] for word in self.sight().shown())

    def correct(self, text, *cuts, scope=HERE, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = self.body.index(text, start + 1)
        return self.correcting.correct(self.sight(), Span(start, start + len(text)), cuts, scope)


@pytest.fixture
def desk(reader):
    return Desk(reader)


PLAIN = LINE.replace("| |", "|")


def test_words_are_joined_here_alone(desk):
    before = desk.reader.records()
    (kept,) = desk.correct("新质生产力", nth=1).added(Correction)
    assert desk.shown() == PLAIN.replace("，|新质|生产力", "，|新质生产力")
    assert (kept.quote, kept.cuts) == ("新质生产力", ())
    assert desk.reader.goes_back_and_forth(before)


@pytest.mark.parametrize("scope", [ARTICLE, EVERYWHERE])
def test_words_are_joined_wherever_they_stand(desk, scope):
    before = desk.reader.records()
    (kept,) = desk.correct("新质生产力", scope=scope).added(LexiconWord)
    assert desk.shown() == PLAIN.replace("新质|生产力", "新质生产力")
    assert kept.article == (desk.article.id if scope is ARTICLE else None)
    assert desk.reader.goes_back_and_forth(before)


def test_what_holds_everywhere_holds_in_another_article_and_what_holds_in_one_does_not(desk):
    desk.correct("新质生产力", scope=EVERYWHERE)
    desk.correct("是从", 1, scope=ARTICLE)
    other = desk.reader.bring_in("别的文章。", "二.txt")
    own = desk.correcting.own_words(other.id)
    assert [word.text for word in own.lexicon()] == ["新质生产力"]
    assert own.of_article() == []


def test_a_word_is_broken(desk):
    desk.correct("是从", 1, scope=EVERYWHERE)
    assert "|是|从|" in desk.shown()


@pytest.mark.parametrize("scope", Scope)
def test_a_passage_that_cuts_through_a_word_is_one_word_all_the_same(desk, scope):
    desk.correct("堵点", scope=scope)
    desk.correct("卡点", scope=scope)
    assert desk.shown() == PLAIN.replace("堵|点卡|点", "堵点|卡点")


def test_breaking_what_was_joined_leaves_no_trace(desk):
    for scope in Scope:
        desk.correct("新质生产力", scope=scope)
        desk.correct("新质生产力", 2, scope=scope)
        assert desk.shown() == PLAIN
        own = desk.sight().own
        assert [*own.lexicon(), *own.of_article(), *own.corrections()] == []


def test_what_is_said_of_one_place_stays_when_the_same_is_said_of_all_others(desk):
    desk.correct("新质生产力", scope=EVERYWHERE)
    desk.correct("新质生产力", 2, nth=1)
    assert desk.shown() == PLAIN.replace("发展|新质|生产力", "发展|新质生产力")
    desk.correct("发展新质生产力", scope=EVERYWHERE)
    assert desk.shown() == PLAIN.replace("发展|新质|生产力", "发展新质生产力")


def test_a_word_with_a_note_is_not_forgotten_when_it_is_broken(desk):
    (word,) = desk.correct("新质生产力", scope=EVERYWHERE).added(LexiconWord)
    desk.correcting.annotate(word, "2023年9月提出")
    desk.correct("新质生产力", 2, scope=EVERYWHERE)
    (kept,) = desk.sight().own.lexicon()
    assert (kept.id, kept.cuts, kept.note) == (word.id, (2,), "2023年9月提出")


def test_corrections_are_taken_back_one_by_one_or_together(desk):
    desk.correct("新质生产力", scope=EVERYWHERE)
    desk.correct("是从", 1)
    own = desk.sight().own
    before = desk.reader.records()
    desk.correcting.take_back([*own.lexicon(), *own.corrections()])
    assert desk.shown() == PLAIN
    assert desk.reader.goes_back_and_forth(before)


def test_proposals_are_accepted_in_one_step(desk):
    before = desk.reader.records()
    changes = desk.correcting.accept(desk.sight().own, ["新质生产力", "堵点卡点", "新质生产力"], ARTICLE)
    assert [word.text for word in changes.added(LexiconWord)] == ["新质生产力", "堵点卡点"]
    assert "新质生产力|，|新质生产力|的|堵点卡点" in desk.shown()
    assert desk.reader.goes_back_and_forth(before)


def test_words_with_spaces_and_signs_are_joined(desk):
    desk.correct("雄安 新区", scope=EVERYWHERE)
    desk.correct("𠮷野家①", scope=EVERYWHERE)
    assert "𠮷野家①|在|雄安 新区|。" in desk.shown()


def test_a_passage_that_is_no_word_is_told_and_nothing_changes(desk):
    sight = desk.sight()
    for span in (Span(0, len(desk.body)), Span(sight.stretch.start, sight.stretch.start)):
        with pytest.raises(NotOneWord, match="no word was changed"):
            desk.correcting.correct(sight, span, (), HERE)
    whole = Sight("长" * 65, Span(0, 65), [Span(0, 65)], sight.own)
    with pytest.raises(NotOneWord):
        desk.correcting.correct(whole, Span(0, 65), (1,), HERE)


def test_asking_for_what_is_there_does_nothing(desk):
    assert not desk.correct("新质", scope=EVERYWHERE)
    assert desk.reader.session.history.done() == []


def test_corrections_are_found_again_in_the_next_text_or_kept_as_lost(desk):
    desk.correct("是从", 1)
    desk.correct("堵点卡点", 2)
    mended = desk.body.replace("堵点卡点", "堵点和卡点").replace("发展新质", "大力发展新质", 1)
    shown = desk.reader.session.importing.bring_in_bytes(mended.encode(), "一.txt")
    assert shown.article.id == desk.article.id
    body = desk.reader.library.articles.body(desk.article.id)
    found, lost = desk.correcting.own_words(desk.article.id).corrections()
    assert (body[found.start : found.end], found.lost) == ("是从", False)
    assert lost.lost
    assert desk.reader.library.check() == []


def test_what_holds_everywhere_stays_when_a_single_place_is_brought_back_to_it(desk):
    desk.correct("新质生产力", scope=EVERYWHERE)
    desk.correct("新质生产力", 2, scope=EVERYWHERE)
    before = desk.reader.records()
    desk.correcting.accept(desk.sight().own, ["关键是从"], EVERYWHERE)
    (word,) = desk.sight().own.lexicon()
    desk.correcting.take_back([word])
    assert desk.reader.records() == before
    kept = LexiconWord("词", None, "新质生产力", (2,), "", 0, "", "")
    desk.reader.library.put(kept)
    desk.correct("新质生产力", nth=1)
    desk.correct("新质生产力", 2, scope=EVERYWHERE, nth=1)
    own = desk.sight().own
    assert [(one.text, one.cuts) for one in own.lexicon()] == [("新质生产力", (2,))]
    assert own.corrections() == []
    assert desk.shown() == PLAIN


def test_no_word_of_the_lexicon_is_longer_than_a_word_can_be(reader):
    body = "见https://example.org/" + "a" * 100 + "example" + "。"
    article = reader.bring_in(f"{body}\n{PROSE}", "一.txt")
    body = reader.library.articles.body(article.id)
    start, end = body.index("https"), body.index("。")
    words = [Span(start, end)]
    sight = Sight(body, Span(start, end), words, reader.session.correcting.own_words(article.id))
    found = body.index("example", start + 20)
    reader.session.correcting.correct(sight, Span(found, found + 7), (), EVERYWHERE)
    own = reader.session.correcting.own_words(article.id)
    assert all(len(word.text) <= 64 for word in own.lexicon())
    after = Sight(body, Span(start, end), words, own).shown()
    assert Span(found, found + 7) in after


def test_a_lost_correction_is_found_again_when_its_text_comes_back(desk):
    desk.correct("堵点卡点", 2)
    first = desk.body
    for body, is_lost in ((first.replace("堵点卡点", "堵点和卡点"), True), (first + "又一行。", False)):
        desk.reader.session.importing.bring_in_bytes(body.encode(), "一.txt")
        (kept,) = desk.correcting.own_words(desk.article.id).corrections()
        assert kept.lost is is_lost
    shown = desk.reader.library.articles.body(desk.article.id)
    assert shown[kept.start : kept.end] == "堵点卡点"
    assert desk.reader.library.check() == []


def test_what_is_changed_near_a_correction_is_no_reason_to_place_it_on_other_characters(desk):
    desk.correct("是从", 1)
    changed = desk.body.replace("关键是从实际出发", "关键是由实际出发")
    desk.reader.session.importing.bring_in_bytes(changed.encode(), "一.txt")
    (kept,) = desk.correcting.own_words(desk.article.id).corrections()
    assert kept.lost
    assert kept.quote == "是从"


def test_a_text_accepted_twice_is_one_word(desk):
    desk.correcting.accept(desk.sight().own, ["新质生产力"], EVERYWHERE)
    assert not desk.correcting.accept(desk.sight().own, ["堵点"], EVERYWHERE).added(LexiconWord)[1:]
    desk.correcting.accept(desk.sight().own, ["新质生产力"], EVERYWHERE)
    assert sorted(word.text for word in desk.sight().own.lexicon()) == ["堵点", "新质生产力"]


def test_what_is_corrected_later_ranks_above_all_before(desk):
    for text in ("是从", "堵点卡点"):
        desk.correct(text, 1)
    desk.correct("新质生产力", scope=ARTICLE)
    own = desk.sight().own
    ranks = [one.rank for one in (*own.corrections(), *own.of_article())]
    assert ranks == sorted(set(ranks))


places = st.tuples(st.integers(0, len(BODY) - 2), st.integers(2, 7), st.lists(st.integers(1, 6), max_size=2))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.tuples(places, st.sampled_from(Scope)), min_size=1, max_size=6))
def test_whatever_was_corrected_before_what_is_asked_for_is_seen_and_nothing_else_moves(open_reader, asked):
    desk = Desk(open_reader(1_000))
    for (start, length, cuts), scope in asked:
        sight = desk.sight()
        span = Span(sight.stretch.start + start, min(sight.stretch.start + start + length, sight.stretch.end))
        before = sight.shown()
        text = desk.body[span.start : span.end]
        span = Span(span.start + len(text) - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))
        wanted = laid_over(before, span, cuts, desk.body)
        desk.correcting.correct(sight, span, cuts, scope)
        after = desk.sight().shown()
        if scope is HERE:
            assert list(after) == list(wanted)
        assert list(touched(after, span)) == list(touched(wanted, span))
    assert desk.reader.library.check() == []
    while desk.reader.session.history.done():
        desk.reader.session.history.undo()
    assert desk.shown() == PLAIN
