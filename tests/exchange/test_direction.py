"""A text that runs from the right turns nothing beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.direction import balanced, isolated

EMBED, OVERRIDE, POP, ISOLATE, RELEASE, FIRST_STRONG = "\u202b", "\u202e", "\u202c", "\u2067", "\u2069", "\u2068"
OPENING = {EMBED: POP, OVERRIDE: POP, ISOLATE: RELEASE, FIRST_STRONG: RELEASE}
texts = st.text(st.sampled_from([*OPENING, POP, RELEASE, "𠮷", "a", "א"]), max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("𠮷①「」", "𠮷①「」"),
        (f"{OVERRIDE}gpj.exe", f"{OVERRIDE}gpj.exe{POP}"),
        (f"{RELEASE}{OVERRIDE}雪", f"{OVERRIDE}雪{POP}"),
        (f"{POP}雪{POP}", "雪"),
        (f"{ISOLATE}{EMBED}雪", f"{ISOLATE}{EMBED}雪{POP}{RELEASE}"),
        (f"{EMBED}{ISOLATE}{POP}雪", f"{EMBED}{ISOLATE}雪{RELEASE}{POP}"),
        (f"{ISOLATE}{EMBED}雪{RELEASE}", f"{ISOLATE}{EMBED}雪{RELEASE}"),
    ],
)
def test_what_is_opened_is_closed_and_nothing_else(text, expected):
    assert balanced(text) == expected


@given(texts)
def test_balance_holds_for_any_marks_and_loses_no_letter(text):
    marks = {*OPENING, POP, RELEASE}
    done = balanced(text)
    assert [one for one in done if one not in marks] == [one for one in text if one not in marks]
    assert balanced(done) == done
    opened = []
    for one in done:
        if one in OPENING:
            opened.append(OPENING[one])
        elif one == RELEASE:
            assert RELEASE in opened
            while opened.pop() != RELEASE:
                pass
        elif one == POP:
            assert opened.pop() == POP
    assert not opened


def test_only_what_turns_is_isolated():
    assert isolated("能源 Wind 12.5%") == "能源 Wind 12.5%"
    assert isolated("שלום") == f"{FIRST_STRONG}שלום{RELEASE}"
    assert isolated(f"{RELEASE}{OVERRIDE}雪") == f"{FIRST_STRONG}{OVERRIDE}雪{POP}{RELEASE}"
