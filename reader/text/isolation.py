"""Has strangers' files read by a process of its own, within bounds of time and memory; reads none itself."""

from __future__ import annotations

import base64
import subprocess
import sys
from importlib import import_module
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING, Self

from reader.errors import ReaderError
from reader.text.blocks import Piece
from reader.text.drafts import Draft
from reader.text.limits import LARGEST_FILE, LARGEST_READER, LONGEST_READING
from reader.text.metadata import Metadata
from reader.text.reading_process import LENGTH, packed, unpacked
from reader.text.unreadable import CouldNotBeRead, NeededTooMuch, TookTooLong

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from reader.text.drafts import Source

_COMMAND = (sys.executable, "-I", "-m", "reader.text.reading_process")
_FAREWELL = 0.5  # seconds that the process has to end by itself
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # there is one to keep away on Windows only


class ReadingProcess:
    """A process that reads one file after the other; one that is lost takes only the file at hand with it.

    Nothing is started before the first file. Threads take turns.
    """

    def __init__(self, command: Sequence[str] = _COMMAND, longest: float = LONGEST_READING) -> None:
        self._command = command
        self._longest = longest
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, format_name: str, source: Source) -> Draft:
        """What the format makes of the file; raises a ReaderError, also where time or memory ran out."""
        if max(len(source.data), len(source.text)) > LARGEST_FILE:
            raise NeededTooMuch(name=source.name)
        data = base64.b64encode(source.data).decode()
        request = packed({"format": format_name, "name": source.name, "text": source.text, "data": data})
        with self._lock:
            answer = self._asked(request, source.name)
        try:
            return _drafted(unpacked(answer))
        except NeededTooMuch:
            self.close()  # the next file has all the memory of a new one
            raise
        except (ValueError, TypeError, KeyError, AttributeError, ImportError, RecursionError) as error:
            self.close()
            raise CouldNotBeRead(name=source.name) from error

    def close(self) -> None:
        """End the process; the next file would start another."""
        with self._lock:
            self._end()

    def interrupt(self) -> None:
        """Break off what another thread is having read: that file could not be read, the next one can."""
        process = self._process
        if process:
            process.kill()

    def _asked(self, request: bytes, name: str) -> bytes:
        """The content of the answer to a request; a process that gives none in time is ended."""
        exchange = _Exchange(self._started(), request)
        exchange.start()
        exchange.join(self._longest)
        is_late = exchange.is_alive()
        if is_late or exchange.answer is None:
            self._end(at_once=is_late)
            exchange.join(_FAREWELL)
            raise TookTooLong(name=name) if is_late else CouldNotBeRead(name=name)
        return exchange.answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by our own Python
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW,
            )
        return self._process

    def _end(self, *, at_once: bool = False) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if at_once:
            process.kill()
        _close(process.stdin)
        try:
            process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _close(process.stdout)


class _Exchange(Thread):
    """One request and its answer, which is None where the process broke off."""

    def __init__(self, process: subprocess.Popen[bytes], request: bytes) -> None:
        super().__init__(name="reading", daemon=True)
        self._process = process
        self._request = request
        self.answer: bytes | None = None

    def run(self) -> None:
        """Write the whole request, then read the whole answer: the process does them in the same order."""
        wire, back = self._process.stdin, self._process.stdout
        if wire is None or back is None:
            return
        try:
            wire.write(self._request)
            wire.flush()
            length = int.from_bytes(back.read(LENGTH), "big")
            answer = back.read(length) if 0 < length <= LARGEST_READER else b""
        except (OSError, ValueError):  # broken off, or closed from the other thread
            return
        self.answer = answer if answer and len(answer) == length else None


def _close(pipe: IO[bytes] | None) -> None:
    """Close a pipe whose other end may be gone."""
    try:
        if pipe:
            pipe.close()
    except OSError:
        return


def _drafted(answer: object) -> Draft:
    """The draft that an answer holds; raises the error that it holds instead."""
    if not isinstance(answer, dict):
        raise TypeError
    if "error" in answer:
        raise _error(*answer["error"])
    pieces = tuple(Piece(str(kind), str(text), int(gap)) for kind, text, gap in answer["pieces"])
    return Draft(pieces, Metadata(**{key: str(value) for key, value in answer["metadata"].items()}))


def _error(module: str, name: str, values: dict[str, object]) -> ReaderError:
    """An error of ours by its name; TypeError where it is none."""
    found = getattr(import_module(module), name) if module.startswith("reader.") else None
    if not (isinstance(found, type) and issubclass(found, ReaderError)):
        raise TypeError
    return found(**values)
