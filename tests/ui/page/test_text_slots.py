"""Qt's table of a text's functions is touched only where it is as it is known to be."""

import re
import sys
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from shiboken6 import Shiboken

from reader.ui.page import text_slots
from reader.ui.page.text_slots import Numbered, are_known, stands_as_known

CONFIGURATION = Path(__file__).parents[3] / "pyproject.toml"


@pytest.fixture
def numbered():
    """A text, its address, and its table, which it has again afterwards."""
    text = Numbered()
    address = Shiboken.getCppPointer(text)[-1]
    own = text_slots._own_table(address)
    yield text, address, own
    text_slots.point_to(address, own)


def test_the_versions_of_qt_are_those_that_the_app_takes():
    wanted = " ".join(tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["project"]["dependencies"])
    first, behind = map(int, re.search(r"PySide6-Essentials>=6\.(\d+),<6\.(\d+)", wanted).groups())
    assert tuple(f"6.{minor}" for minor in range(first, behind)) == text_slots.QT_VERSIONS


def test_the_table_is_known_in_these_versions_and_in_no_other(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(text_slots.os, "uname", lambda: text_slots.os.uname_result(("", "", "", "", "x86_64")))
    assert are_known(qVersion())
    for version in ("6.9.3", "6.12.0", "6.1.1", "7.10.0", "6.111.0", ""):
        assert not are_known(version)


def test_on_another_system_it_is_not_known(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not are_known(qVersion())


def test_a_table_in_another_order_is_seen(numbered):
    _, address, own = numbered
    assert stands_as_known(address)
    for one, other in combinations((slot + text_slots._HEAD for slot in Numbered.SLOTS), 2):
        table = type(own)(*own)
        table[one], table[other] = own[other], own[one]
        text_slots.point_to(address, table)
        assert not stands_as_known(address)


@pytest.mark.parametrize("entry", [1, 5, 19])
def test_a_table_with_a_gap_or_of_no_type_is_seen(numbered, entry):
    _, address, own = numbered
    table = type(own)(*own)
    table[entry] = None
    text_slots.point_to(address, table)
    assert not stands_as_known(address)
