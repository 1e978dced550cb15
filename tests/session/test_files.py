"""A file is written whole or not at all, and only ever over a plain file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from reader.session.files import UnwritableFile, read_file, write_file

OLD, NEW = "旧的批注".encode(), "新的批注".encode()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and modes are made otherwise there")


def names(folder: Path) -> list[str]:
    """What is in the folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def notes(tmp_path):
    """A file that is there already."""
    path = tmp_path / "批注.md"
    path.write_bytes(OLD)
    return path


def test_a_new_file_is_written_whole(tmp_path):
    write_file(tmp_path / "批注.md", NEW)
    assert read_file(tmp_path / "批注.md") == NEW
    assert names(tmp_path) == ["批注.md"]


def test_a_name_without_a_folder_is_in_the_current_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_file(Path("批注.md"), NEW)
    assert (tmp_path / "批注.md").read_bytes() == NEW


def test_an_old_file_is_written_over_and_stays_as_open_to_others(notes):
    notes.chmod(0o640)
    write_file(notes, NEW)
    assert notes.read_bytes() == NEW
    assert stat.S_IMODE(notes.stat().st_mode) == 0o640


def test_a_new_file_is_as_open_to_others_as_any_new_file(tmp_path):
    write_file(tmp_path / "批注.md", NEW)
    (tmp_path / "别的").touch()
    assert (tmp_path / "批注.md").stat().st_mode == (tmp_path / "别的").stat().st_mode


def test_a_link_stays_a_link(notes, tmp_path):
    link = tmp_path / "链接.md"
    link.symlink_to(notes)
    write_file(link, NEW)
    assert link.is_symlink()
    assert notes.read_bytes() == NEW


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(notes, monkeypatch, name):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, name, fail)
    with pytest.raises(
        UnwritableFile, match=r"“批注\.md” could not be written; what was there before is unchanged"
    ):
        write_file(notes, NEW)
    assert notes.read_bytes() == OLD
    assert names(notes.parent) == ["批注.md"]


def test_a_pipe_or_a_device_is_never_replaced(tmp_path):
    pipe, link = tmp_path / "管", tmp_path / "链"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for place in (pipe, link):
        with pytest.raises(UnwritableFile):
            write_file(place, NEW)
    assert pipe.is_fifo()
    assert names(tmp_path) == sorted(["管", "链"])


def test_a_place_that_cannot_be_written_is_told(tmp_path, notes):
    circle = tmp_path / "圈"
    circle.symlink_to(circle)
    folder = tmp_path / "夹"
    folder.mkdir()
    for place in (folder, tmp_path / "无" / "批注.md", notes / "批注.md", circle, Path(), tmp_path / "a\0b"):
        with pytest.raises(UnwritableFile):
            write_file(place, NEW)
    assert names(tmp_path) == sorted(["批注.md", "圈", "夹"])


def test_a_folder_closed_to_the_reader_is_told(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnwritableFile):
        write_file(tmp_path / "批注.md", NEW)
