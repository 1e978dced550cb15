"""Words come from a process of its own: what is seen first, and again after it dies."""

import os
import signal

import pytest

from reader.text.spans import Span
from reader.ui.word_service import WordService

SLICES = [(index * 10, "科技创新向前走。") for index in range(40)]


@pytest.fixture
def service(qtbot, tmp_path):
    made = WordService(tmp_path / "cache")
    yield made
    made.stop()


def test_every_slice_gets_its_words_as_spans_of_the_body(service):
    words = {}
    service.words_cut.connect(lambda index, spans: words.update({index: spans}))
    service.cut(SLICES)
    assert service.wait(20_000)
    assert sorted(words) == list(range(40))
    assert words[2][:2] == [Span(20, 22), Span(22, 24)]


def test_what_is_seen_is_cut_before_the_rest(service):
    order = []
    service.words_cut.connect(lambda index, _: order.append(index))
    service.cut(SLICES)
    service.want(range(30, 33))
    assert service.wait(20_000)
    assert set(order[3:6]) == {30, 31, 32}  # three were under way already


def test_a_slice_that_cannot_be_cut_has_no_words_and_the_next_one_has_its_own(service):
    words = {}
    service.words_cut.connect(lambda index, spans: words.update({index: spans}))
    service.cut([(0, None), (5, "好")])
    assert service.wait(20_000)
    assert words == {0: [], 1: [Span(5, 6)]}


def test_a_process_that_was_got_ready_gives_the_same_words(service):
    words, ends = [], []
    service.words_cut.connect(lambda index, spans: words.append((index, spans)))
    service.all_cut.connect(lambda: ends.append(len(words)))
    service.get_ready()
    service.cut([(0, "今天"), (5, "好")])
    assert service.wait(20_000)
    assert words == [(0, [Span(0, 2)]), (1, [Span(5, 6)])]
    assert ends == [2]


def test_another_body_is_not_given_the_words_of_the_one_before(service):
    words = []
    service.words_cut.connect(lambda index, spans: words.append((index, spans)))
    service.cut(SLICES)
    service.cut([(100, "好")])
    assert service.wait(20_000)
    assert words == [(0, [Span(100, 101)])]


def test_a_process_that_is_killed_is_replaced_and_no_slice_is_left_out(service, qtbot):
    seen = set()
    service.words_cut.connect(lambda index, _: seen.add(index))
    with qtbot.waitSignal(service.words_cut, timeout=20_000):
        service.cut(SLICES)
    with qtbot.waitSignal(service.all_cut, timeout=20_000):
        os.kill(service.process_id(), signal.SIGKILL)
    assert seen == set(range(40))


def test_a_process_that_cannot_start_leaves_the_text_without_words(service, monkeypatch, qtbot):
    monkeypatch.setattr("reader.ui.word_process.sys.executable", "/no/such/python")
    service.cut(SLICES)
    qtbot.wait_until(lambda: service.process_id() == 0)
    assert not service.wait(100)


def test_it_says_when_no_words_will_come(service, monkeypatch, qtbot):
    monkeypatch.setattr("reader.ui.word_process.sys.executable", "/no/such/python")
    with qtbot.waitSignal(service.gave_up):
        service.cut(SLICES)


def test_how_words_sound_is_told_beside_the_cutting(service):
    told = {}
    service.sounds_found.connect(told.update)
    service.cut(SLICES)
    service.sound(["银行", "行长", "银行"])
    service.sound(["𠮷", "5月"])
    assert service.wait(20_000)
    assert told == {
        "银行": [["yín", "háng"], 3],
        "行长": [["háng", "zhǎng"], 0],
        "𠮷": [[""], 0],
        "5月": [["", "yuè"], 1],
    }


def test_sounds_asked_of_a_process_that_dies_are_asked_of_the_next(service):
    told = {}
    service.sounds_found.connect(told.update)
    service.get_ready()
    service.sound(["热闹"])
    os.kill(service.process_id(), signal.SIGKILL)
    service.sound(["重要"])
    assert service.wait(20_000)
    assert sorted(told) == ["热闹", "重要"]


def test_words_that_cannot_be_looked_up_are_told_as_silent_and_nobody_waits_for_them(service):
    told = {}
    service.sounds_found.connect(told.update)
    service.get_ready()
    service.sound(["热闹"])
    service._take({"id": [-2, 0], "error": "ValueError()"})
    assert told == {"热闹": ([""] * 2, 0)}
    assert not service._asked
