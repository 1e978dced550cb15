"""Everything of one reader is in MEIPI_HOME, or where the system keeps such things."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.paths import Paths, paths


def all_in(folder: Path) -> Paths:
    return Paths(folder / "library.meipi", folder / "settings.json", folder / "cache", folder / "backups")


def test_meipi_home_holds_everything(tmp_path):
    assert paths({"MEIPI_HOME": str(tmp_path / "眉批 𠮷")}) == all_in(tmp_path / "眉批 𠮷")


def test_a_home_that_is_handed_over_comes_first(tmp_path):
    assert paths({"MEIPI_HOME": "/elsewhere"}, tmp_path) == all_in(tmp_path)


def test_the_process_is_asked_when_nothing_is_named(home):
    assert paths() == all_in(home)


def test_a_relative_home_is_taken_from_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths({"MEIPI_HOME": "书"}) == all_in(tmp_path / "书")
    assert paths({}, Path()) == all_in(tmp_path)


def test_a_tilde_is_the_readers_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert paths({"MEIPI_HOME": "~/书"}) == all_in(tmp_path / "书")
    assert paths({"MEIPI_HOME": "~"}) == all_in(tmp_path)


def test_the_tilde_of_nobody_is_a_name_like_any_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths({"MEIPI_HOME": "~nobody-of-this-name/书"}) == all_in(tmp_path / "~nobody-of-this-name" / "书")


@pytest.mark.parametrize("environment", [{}, {"MEIPI_HOME": ""}])
def test_without_a_home_the_system_says_where(environment):
    places = paths(environment)
    assert [place.name for place in (places.library, places.settings, places.backups)] == [
        "library.meipi",
        "settings.json",
        "backups",
    ]
    assert all("meipi" in str(place.parent).lower() for place in (places.library, places.settings, places.backups))
    assert all(place.is_absolute() for place in (places.library, places.settings, places.cache, places.backups))
    assert places.cache not in (places.library.parent, places.backups)


def test_no_folder_is_made(tmp_path):
    paths({"MEIPI_HOME": str(tmp_path / "书")})
    assert list(tmp_path.iterdir()) == []
