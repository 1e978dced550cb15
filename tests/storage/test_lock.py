"""One process writes at a time, and a crash frees the lock; with real processes."""

import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from storage.errors import LibraryBusy, LibraryUnwritable
from storage.lock import WriterLock

HOLD = """
import sys, time
from pathlib import Path
from storage.lock import WriterLock
assert WriterLock(Path(sys.argv[1])).acquire(0)
print("held", flush=True)
time.sleep(60)
"""


@contextmanager
def another_process_holding(path):
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_second_process_waits_in_vain_while_the_first_holds_the_lock(path):
    with another_process_holding(path):
        lock = WriterLock(path)
        began = time.monotonic()
        assert not lock.acquire(0.2)
        assert 0.2 <= time.monotonic() - began < 2
        with pytest.raises(LibraryBusy), WriterLock(path, timeout=0):
            pytest.fail("two writers")


def test_a_killed_process_leaves_the_lock_free(path):
    with another_process_holding(path) as process:
        process.kill()
        process.wait()
        with WriterLock(path, timeout=1):
            assert path.with_name("library.db.lock").exists()


def test_a_released_lock_can_be_taken_again(path):
    first, second = WriterLock(path), WriterLock(path)
    assert first.acquire(0)
    assert first.acquire(0)
    assert not second.acquire(0)
    first.release()
    first.release()
    assert second.acquire(0)
    second.release()


def test_two_names_of_one_library_are_one_lock(path):
    with WriterLock(path):
        path.touch()
        name = path.with_name("别名.db")
        name.symlink_to(path)
        assert not WriterLock(name).acquire(0)


def test_the_lock_file_and_its_folder_are_private(path):
    with WriterLock(path):
        assert path.with_name("library.db.lock").stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_place_where_no_lock_can_be_is_told_calmly(tmp_path):
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(LibraryUnwritable, match="safe"):
        WriterLock(tmp_path / "文件" / "library.db").acquire(0)
