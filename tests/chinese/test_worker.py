"""The process beside the window cuts texts, proposes terms, tells keywords, and survives what it cannot answer."""

import io
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese import cedict, keywords, terms, worker
from reader.chinese.pieces import pieces
from reader.chinese.word_marks import WordMarks
from reader.text.spans import Span

BODY = "测海藻碳汇，看𠮷田。海藻碳汇好，「海藻碳汇」热。"
WORDS = [[0, 1], [1, 3], [3, 5], [5, 6], [6, 7], [7, 8], [8, 9], [9, 10], [10, 12], [12, 14], [14, 15], [15, 16]]
WORDS += [[16, 17], [17, 19], [19, 21], [21, 22], [22, 23], [23, 24]]
MARKS = WordMarks(len(BODY))
MARKS.put(Span(*word) for word in WORDS)
MARKS = str(MARKS)
COUNTS = {"创新": 21, "科技": 8, "的": 90}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


def lines(*requests):
    """The requests as they come, and those that are bytes as they are."""
    made = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in requests]
    return b"".join(one + b"\n" for one in made)


def answered(cache, *requests):
    """The answers to these requests."""
    answers = io.BytesIO()
    worker.serve(cache, io.BytesIO(lines(*requests)), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_texts_are_answered_with_spans(cache):
    first, second = answered(cache, {"id": 1, "text": "今天好"}, {"id": [2, 0], "text": ""})
    assert first == {"id": 1, "words": [[0, 2], [2, 3]]}
    assert second == {"id": [2, 0], "words": []}


def test_an_article_is_answered_with_its_terms(cache):
    others = ["海藻碳汇", "海藻和碳汇"]
    asked = {"id": 1, "proposals": {"body": BODY, "marks": MARKS, "others": others}}
    (answer,) = answered(cache, asked)
    assert answer == {"id": 1, "proposals": [["海藻碳汇", [1, 10, 17], 1]]}
    (found,) = terms.proposals(BODY, [Span(*word) for word in WORDS], others)
    assert answer["proposals"] == [[found.text, list(found.starts), found.elsewhere]]


def test_counts_of_words_are_answered_with_keywords(cache):
    (answer,) = answered(cache, {"id": 1, "keywords": COUNTS})
    assert answer == {"id": 1, "keywords": keywords.keywords(COUNTS, *keywords.load(cache))}
    assert answer["keywords"] == ["创新", "科技"]


def test_words_are_answered_with_how_they_are_cut_when_they_are_none(cache):
    texts = ["国家验收", "打开", "𠮷野街①号", "好", "", "国家验收"]
    (answer,) = answered(cache, {"id": 1, "pieces": texts})
    assert answer == {"id": 1, "pieces": [[2], [1], answer["pieces"][2], [], [], [2]]}
    assert answer["pieces"][2]
    assert [tuple(cuts) for cuts in answer["pieces"]] == pieces(cache, texts)


def test_the_dictionary_is_packed_by_the_process_for_others_to_open(tmp_path):
    command = [sys.executable, "-m", "reader.chinese.worker", tmp_path]
    asked = lines({"id": 1, "dictionary": True})
    done = subprocess.run(command, input=asked, capture_output=True, check=True)
    answer = json.loads(done.stdout)
    assert answer["id"] == 1
    assert answer["dictionary"] > 100_000
    opened = cedict.opened(tmp_path)
    assert opened
    assert [entry.reading for entry in opened.entries("打开")] == ["da3 kai1"]


@pytest.mark.parametrize(
    "bad",
    [b"", b"\xff", b"{", b"[]", b"7", b'"text"', b"[" * 100_000, {}, {"text": "好"}]
    + [{"id": 1}, {"id": 1, "text": None}, {"id": 1, "keywords": [1]}, {"id": 1, "keywords": {"创新": "多"}}]
    + [{"id": 1, "pieces": one} for one in (None, 7, [7], [None])]
    + [{"id": 1, "proposals": one} for one in (None, {}, {"body": "好", "marks": 7, "others": []})],
)
def test_what_cannot_be_answered_does_not_keep_the_next_from_its_answer(cache, bad):
    refused, good = answered(cache, bad, {"id": 2, "text": "好"})
    assert set(refused) == {"id", "error"}
    assert refused["id"] == (1 if isinstance(bad, dict) and "id" in bad else None)
    assert good == {"id": 2, "words": [[0, 1]]}


@given(st.text(alphabet="海藻碳汇的𠮷，「」①\n\ud800", max_size=40))
def test_any_text_can_be_sent_and_asked_about(cache, text):
    asked = {"body": text, "marks": "w" * len(text), "others": [text]}
    found, cut = answered(cache, {"id": 1, "proposals": asked}, {"id": 2, "text": text})
    assert all(text.startswith(one, start) for one, starts, _ in found["proposals"] for start in starts)
    assert "".join(text[start:end] for start, end in cut["words"]) == text.replace("\n", "")


def test_only_what_is_asked_for_is_loaded(tmp_path):
    def kept(request):
        answered(tmp_path, request)
        return {file.name.split("-")[0] for file in tmp_path.iterdir()}

    assert kept({"id": 1, "proposals": {"body": BODY, "marks": MARKS, "others": []}}) == set()
    assert kept({"id": 1, "keywords": COUNTS}) == {"keywords"}
    assert kept({"id": 1, "text": "好"}) == {"keywords", "words"}


def test_the_process_answers_until_nothing_more_is_asked(cache):
    asked = lines(
        {"id": 1, "proposals": {"body": BODY, "marks": MARKS, "others": []}},
        b"nonsense",
        {"id": 2, "keywords": COUNTS},
        {"id": 3, "text": "今天好"},
    )
    command = [sys.executable, "-m", "reader.chinese.worker", cache]
    done = subprocess.run(command, input=asked, capture_output=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 2, 3]
    assert answers[3]["words"] == [[0, 2], [2, 3]]
