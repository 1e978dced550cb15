"""Where words are kept apart is told by another process, all of them at once, or it is said that it is not."""

from __future__ import annotations

import sys

import pytest

from reader.chinese import pieces as in_this_process
from reader.ui.sharing.kept_apart import NotCut, pieces

TEXTS = ["国家验收", "打开", "𠮷野街①号", "「书店」"]


def test_another_process_cuts_as_this_one_would(word_cache):
    assert pieces(word_cache, TEXTS) == in_this_process.pieces(word_cache, TEXTS)


def test_a_process_that_cannot_start_is_told_calmly(word_cache, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/没有/python")
    with pytest.raises(NotCut, match="your own words are unchanged"):
        pieces(word_cache, TEXTS)


def test_a_process_that_does_not_answer_is_told_calmly(word_cache):
    with pytest.raises(NotCut):
        pieces(word_cache, [7])
