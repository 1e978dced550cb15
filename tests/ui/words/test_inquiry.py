"""What a second process finds out comes later, and only for the article that is open."""

import os
import signal

import pytest
from PySide6.QtCore import QProcess

from reader.chinese.terms import Proposal
from reader.chinese.word_marks import WordMarks
from reader.text.spans import Span
from reader.ui.words.inquiry import Inquiry

BODY = "测海藻碳汇，看𠮷田。海藻碳汇好，「海藻碳汇」热。"
WORDS = [(0, 1), (1, 3), (3, 5), (6, 7), (7, 8), (8, 9), (10, 12), (12, 14), (14, 15), (17, 19), (19, 21), (22, 23)]


@pytest.fixture
def study(qtbot, tmp_path, qapp):
    made = Inquiry(tmp_path, qapp)
    yield made
    made.stop()


@pytest.fixture
def asked(study):
    marks = WordMarks(len(BODY))
    marks.put(Span(*word) for word in WORDS)
    return lambda others=(): study.propose(BODY, str(marks), others)


def test_terms_come_with_their_places_and_how_often_they_stand_elsewhere(study, asked, qtbot):
    with qtbot.waitSignal(study.proposed, timeout=20_000) as told:
        asked(["种海藻碳汇。"])
    assert told.args == [[Proposal("海藻碳汇", (1, 10, 17), 1)]]
    assert not study.is_busy()


def test_keywords_come_the_best_first(study, qtbot):
    with qtbot.waitSignal(study.keywords_told, timeout=20_000) as told:
        study.find_keywords({"海藻": 3, "的": 9})
    assert told.args == [["海藻"]]


def test_a_process_that_is_killed_is_asked_again(study, asked, qtbot):
    with qtbot.waitSignal(study.proposed, timeout=20_000):
        asked()
        os.kill(study._process.process_id(), signal.SIGKILL)


def test_nothing_comes_of_what_is_not_wanted_any_more(study, asked, qtbot):
    told = []
    study.proposed.connect(told.append)
    asked()
    study.forget()
    with qtbot.waitSignal(study.keywords_told, timeout=20_000):
        study.find_keywords({"海藻": 3})
    assert told == []


def test_a_process_that_cannot_start_finds_nothing_out_and_breaks_nothing(study, asked, monkeypatch, qtbot):
    monkeypatch.setattr("reader.ui.word_process.sys.executable", "/no/such/python")
    asked()
    qtbot.waitUntil(lambda: not study.is_busy())


def test_of_many_questions_only_the_last_one_is_asked_after_the_first(study, asked, qtbot):
    told = []
    study.proposed.connect(told.append)
    sent = []
    send = study._process.send
    study._process.send = lambda request: (sent.append(request), send(request))
    for number in range(4):
        asked([f"第{number}篇说海藻碳汇。" * number])
    qtbot.waitUntil(lambda: bool(told) and not study.is_busy(), timeout=20_000)
    assert [len(found) for found in told] == [1]
    assert told[0][0].elsewhere == 3
    assert len(sent) == 2


def test_who_waits_is_told_when_nothing_will_come(study, asked, monkeypatch, qtbot):
    monkeypatch.setattr("reader.ui.word_process.sys.executable", "/no/such/python")
    with qtbot.waitSignal(study.gave_up):
        asked()
    assert not study.is_busy()


def test_another_article_wants_nothing_of_what_was_asked_for_the_one_before(terms):
    terms.words.study._inquiry.propose(BODY, "w" * len(BODY), ())
    terms.words.study.begin()
    assert not terms.words.study._inquiry.is_busy()
    assert terms.words.study.proposals() == ()


def test_the_panel_waits_no_more_when_nothing_will_come(terms):
    terms.words.study.begin()
    assert terms.words.study.is_looking()
    terms.words.study._inquiry.gave_up.emit()
    assert not terms.words.study.is_looking()


def test_processes_that_died_leave_nothing_behind(study, asked, qtbot):
    asked()
    with qtbot.waitSignal(study.proposed, timeout=20_000):
        os.kill(study._process.process_id(), signal.SIGKILL)
    qtbot.waitUntil(lambda: len(study._process.findChildren(QProcess)) == 1)


def test_closing_the_window_ends_the_process(terms):
    process = terms.words.study._inquiry._process
    assert process.process_id()
    terms.close()
    assert process.process_id() == 0
