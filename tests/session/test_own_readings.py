"""Readings are corrected here or everywhere, survive a new text, and are taken back; known words are told."""

import pytest

from reader.text.spans import Span
from tests.session.conftest import PROSE

LINE = "银行行长还了书，𠮷野的行长还在①号摊。"


class Speaker:
    """A reader who says how words of one article are read."""

    def __init__(self, reader):
        self.reader = reader
        self.verbs = reader.session.own_readings
        self.article = reader.bring_in(f"{LINE}\n{PROSE}", "一.txt")
        self.body = reader.library.articles.body(self.article.id)

    def read(self, text, *syllables, everywhere=False, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = self.body.index(text, start + 1)
        span = Span(start, start + len(text))
        return self.verbs.read(self.article.id, self.body, span, syllables, everywhere=everywhere)

    def here(self):
        body = self.reader.library.articles.body(self.article.id)
        return {body[at]: sound for at, sound in self.verbs.here(self.article.id).items()}


@pytest.fixture
def speaker(reader):
    return Speaker(reader)


def test_a_reading_of_one_place_is_told_character_by_character(speaker):
    speaker.read("还了", "huán", "le")
    assert speaker.here() == {"还": "huán", "了": "le"}
    assert speaker.verbs.everywhere() == {}


def test_a_reading_everywhere_holds_for_the_word_and_takes_the_place_of_what_was_said_there(speaker):
    speaker.read("行长", "xíng", "zhǎng")
    speaker.read("行长", "háng", "cháng", everywhere=True)
    speaker.read("行长", "háng", "zhǎng", everywhere=True, nth=1)
    assert speaker.here() == {}
    assert speaker.verbs.everywhere() == {"行长": ["háng", "zhǎng"]}
    assert speaker.reader.library.check() == []


def test_a_later_reading_of_a_place_takes_the_place_of_the_one_before(speaker):
    speaker.read("还", "huán")
    speaker.read("还了", "hái", "le")
    assert speaker.here() == {"还": "hái", "了": "le"}


def test_nothing_typed_forgets_what_was_said(speaker):
    speaker.read("还", "huán")
    speaker.read("行长", "háng", "zhǎng", everywhere=True)
    speaker.read("还", "")
    speaker.read("行长", "", "", everywhere=True)
    assert (speaker.here(), speaker.verbs.everywhere()) == ({}, {})


def test_all_of_it_can_be_undone_and_done_again(speaker):
    before = speaker.reader.records()
    speaker.read("行长", "xíng", "zhǎng")
    speaker.read("行长", "háng", "zhǎng", everywhere=True)
    after = speaker.reader.records()
    history = speaker.reader.session.history
    history.undo()
    assert speaker.here() == {"行": "xíng", "长": "zhǎng"}
    history.undo()
    assert speaker.reader.records() == before
    history.redo()
    history.redo()
    assert speaker.reader.records() == after


def test_a_reading_is_found_again_in_the_next_text_or_kept_as_lost(speaker):
    speaker.read("还了", "huán", "le")
    for body, found in (
        (speaker.body.replace("银行", "某某银行"), {"还": "huán", "了": "le"}),
        (speaker.body.replace("还了书", "还上书"), {}),
        (speaker.body + "又一行。", {"还": "huán", "了": "le"}),
    ):
        speaker.reader.session.importing.bring_in_bytes(body.encode(), "一.txt")
        assert speaker.here() == found
        assert speaker.reader.library.check() == []


def test_a_word_is_known_until_it_is_said_not_to_be(reader):
    knowing = reader.session.knowing
    knowing.toggle("摊")
    knowing.toggle("𠮷野")
    assert knowing.words() == {"摊", "𠮷野"}
    knowing.toggle("摊")
    assert (knowing.is_known("摊"), knowing.is_known("𠮷野")) == (False, True)
    reader.session.history.undo()
    assert knowing.is_known("摊")
