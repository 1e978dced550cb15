"""The lock that lets one process write a library at a time; not a lock between threads.

The system frees it when its holder ends, however it ends. A child made by fork would share it, so that
children have to be spawned.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Self

from storage.calm import calm
from storage.errors import LibraryBusy
from storage.files import make_private_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_POLL_S = 0.02
_PATIENCE_S = 5.0


class WriterLock:
    """The right to write the library at `path`, held through a file beside it that is never removed."""

    def __init__(self, path: Path, timeout: float = _PATIENCE_S) -> None:
        self._library = path.resolve()
        self._path = self._library.with_name(f"{self._library.name}.lock")
        self._timeout = timeout
        self._file: int | None = None

    def acquire(self, timeout: float) -> bool:
        """Whether the lock is held after at most `timeout` seconds; a lock already held stays held."""
        if self._file is not None:
            return True
        with calm(self._library, OSError):
            make_private_folder(self._path.parent)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            is_held = False
            try:
                is_held = _locked_within(self._file, timeout)
            finally:
                if not is_held:
                    self.release()
        return is_held

    def release(self) -> None:
        """Let the next process write; nothing happens when the lock is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        """Hold the lock, or raise LibraryBusy after the timeout."""
        if not self.acquire(self._timeout):
            raise LibraryBusy(path=self._library)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _locked_within(file: int, timeout: float) -> bool:
    deadline = time.monotonic() + timeout
    while not _lock(file):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_POLL_S)
    return True


def _lock(file: int) -> bool:
    """Whether the lock was free and is now ours; closing the file frees it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
