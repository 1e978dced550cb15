"""What the window remembers survives damage, and is never half written."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from reader.settings import Settings, load, save

LEFT = Settings("dark", "none", -3, "AdnQywADAAAAAA==", (180, 700, 320), "思源宋体", 30, 1.75, "spaced")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "眉批" / "settings.json"


def kept(path, data: bytes) -> Settings:
    """What is loaded when the file holds these bytes."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return load(path)


def test_settings_come_back_as_they_were_left(path):
    save(LEFT, path)
    assert load(path) == LEFT
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_without_a_file_they_are_as_at_first(path):
    assert load(path) == Settings()
    assert Settings().palette == "system"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b'"dark"',
        b"NaN",
        b"[" * 100_000,
        b'{"zoom": ' + b"9" * 10_000 + b"}",
    ],
)
def test_a_damaged_file_is_as_none(path, data):
    assert kept(path, data) == Settings()


def test_a_file_cut_off_anywhere_can_be_loaded(path):
    save(LEFT, path)
    whole = path.read_bytes()
    assert {kept(path, whole[:length]) for length in range(len(whole))} == {Settings()}


def test_a_folder_in_place_of_the_file_is_as_none(path):
    path.mkdir(parents=True)
    assert load(path) == Settings()
    save(LEFT, path)
    assert load(path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("palette", "purple"),
        ("palette", 3),
        ("palette", ["dark"]),
        ("words", "gaps"),
        ("words", None),
        ("zoom", "2"),
        ("zoom", 1.5),
        ("zoom", True),
        ("zoom", 10**300),
        ("zoom", -1000),
        ("geometry", "\ud800"),
        ("geometry", "窗"),
        ("geometry", {}),
        ("splitter", 3),
        ("splitter", "12"),
        ("splitter", [1, "2"]),
        ("splitter", [True]),
        ("splitter", [10**20]),
        ("splitter", [-1]),
        ("splitter", [[1]]),
        ("around", [1, 2, 3]),
        ("around", [1, 2, 3, -4]),
        ("around", "1234"),
        ("face", "宋\n体"),
        ("face", "\ud800"),
        ("face", "体" * 1000),
        ("face", 7),
        ("line", 27),
        ("line", 41),
        ("line", 34.0),
        ("line", True),
        ("leading", 1.4),
        ("leading", 3),
        ("leading", float("nan")),
        ("leading", True),
        ("leading", "1.8"),
        ("paragraphs", "centred"),
        ("paragraphs", None),
        ("another", 1),
    ],
)
def test_a_value_the_window_cannot_have_is_as_at_first_and_the_others_stay(path, name, value):
    whole = {"palette": "dark", "words": "none", "zoom": 2, "geometry": "AdnQ", "splitter": [1, 2]}
    whole |= {"face": "宋体", "line": 30, "leading": 2, "paragraphs": "spaced"}
    assert kept(path, json.dumps(whole | {name: value}).encode()) == Settings(
        **{key: tuple(one) if key == "splitter" else one for key, one in whole.items() if key != name}
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)
)


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Settings)]), json_values))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds_what_is_loaded_can_be_kept(path, whole):
    loaded = kept(path, json.dumps(whole).encode())
    save(loaded, path)
    assert load(path) == loaded
    assert loaded.geometry.encode().isascii()


def test_settings_that_cannot_be_kept_leave_the_old_ones_and_do_not_stop_the_window(path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    save(LEFT, path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        save(Settings(), path)
    assert load(path) == LEFT


def test_one_setting_changes_and_the_others_stay():
    changed = LEFT.with_(zoom=1)
    assert changed.zoom == 1
    assert changed.with_(zoom=LEFT.zoom) == LEFT
