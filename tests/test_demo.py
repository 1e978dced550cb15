"""Without a display the main job is done all the same, and the reader is told where the results are."""

import os
import subprocess
import sys

import pytest

from reader import demo, resources


@pytest.fixture
def printed(tmp_path):
    environment = {
        name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"
    }
    command = [sys.executable, "-m", "reader", "demo", "--into", "results"]
    return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True, text=True)


def test_it_leaves_words_notes_and_a_picture_and_says_where(printed, tmp_path):
    words = (tmp_path / "results" / "words.txt").read_text(encoding="utf-8").splitlines()
    notes = (tmp_path / "results" / "notes.md").read_text(encoding="utf-8")
    picture = (tmp_path / "results" / "window.png").read_bytes()
    assert len(words) > 800
    assert "`数据`" in notes
    assert "`论点`" in notes
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 50_000
    for name in ("words.txt", "notes.md", "window.png", "library.meipi"):
        assert name in printed.stdout
    assert printed.stderr == ""


def test_a_second_run_adds_nothing_twice(tmp_path, qapp):
    file = resources.path("samples/newspaper.txt")
    first = demo.run(file, tmp_path)
    assert demo.run(file, tmp_path) == first
