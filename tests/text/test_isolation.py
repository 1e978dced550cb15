"""A file is read by a process of its own, whose loss is the loss of that file alone."""

from __future__ import annotations

import sys

import pytest

from reader.text.drafts import Source
from reader.text.isolation import ReadingProcess
from reader.text.unreadable import CouldNotBeRead, NeededTooMuch, TooDeep, TookTooLong

PAGE = Source("早市.html", b"", "<html><body><p>雪落了一夜，𠮷野家白了。</p></body></html>")

# Processes that fail in their own ways: the first file's request is read, then…
READ = "import sys, os, time; head = sys.stdin.buffer.read(8); sys.stdin.buffer.read(int.from_bytes(head, 'big'));"
DIES = READ + "os._exit(3)"
SLEEPS = READ + "time.sleep(600)"
SLEEPS_UNASKED = "import time; time.sleep(600)"
PRINTS = READ + "sys.stdout.buffer.write({answer!r}); sys.stdout.flush(); time.sleep(600)"


def started(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def frame(content: bytes) -> bytes:
    return len(content).to_bytes(8, "big") + content


def test_one_process_reads_many_files() -> None:
    with ReadingProcess() as process:
        first = process.read("html", PAGE)
        number = process._process.pid if process._process else None
        assert [process.read("html", PAGE) for _ in range(20)] == [first] * 20
        assert process._process
        assert process._process.pid == number
    assert [piece.text for piece in first.pieces] == ["雪落了一夜，𠮷野家白了。"]


def test_nothing_is_started_before_a_file_is_read() -> None:
    with ReadingProcess(started("never")) as process:
        assert process._process is None


def test_an_error_with_a_name_comes_back_as_itself_and_the_process_goes_on() -> None:
    with ReadingProcess() as process:
        with pytest.raises(TooDeep) as refused:
            process.read("html", Source("深.html", b"", "<div>" * 20_000))
        assert refused.value.values == {"name": "深.html"}
        assert process.read("html", PAGE).pieces


def test_an_error_of_ours_comes_back_as_a_calm_one() -> None:
    with ReadingProcess() as process, pytest.raises(CouldNotBeRead):
        process.read("a format that is none", PAGE)


def test_after_a_kill_the_next_file_has_a_new_process() -> None:
    with ReadingProcess() as process:
        process.read("html", PAGE)
        assert process._process
        process._process.kill()
        process._process.wait()
        assert process.read("html", PAGE).pieces


@pytest.mark.parametrize("code", [DIES, "", "import os; os.close(0); os.close(1)"])
def test_a_process_that_dies_loses_the_file_at_hand(code: str) -> None:
    with ReadingProcess(started(code)) as process:
        for _ in range(2):
            with pytest.raises(CouldNotBeRead, match=r"“早市\.html” could not be read"):
                process.read("html", PAGE)


@pytest.mark.parametrize("text", ["雪", "雪" * 5_000_000])
@pytest.mark.parametrize("code", [SLEEPS, SLEEPS_UNASKED])
def test_a_process_that_takes_too_long_is_ended(code: str, text: str) -> None:
    with ReadingProcess(started(code), longest=0.5) as process:
        with pytest.raises(TookTooLong):
            process.read("html", Source("早市.html", b"", text))
        assert process._process is None


@pytest.mark.parametrize(
    "answer",
    [
        b"Traceback (most recent call last)",
        b"\xff" * 99,
        frame(b"{"),
        frame(b"[]"),
        frame(b"{}"),
        frame(b'{"pieces": [1], "metadata": {}}'),
        frame(b'{"pieces": [], "metadata": {"nothing": ""}}'),
        frame(b'{"error": ["os", "system", {}]}'),
        frame(b'{"error": ["reader.errors", "ReaderError.mro", {}]}'),
        frame(b'{"error": ["reader.none", "None", {}]}'),
        frame(b"[" * 100_000),
        frame(b"\xff"),
        b"\0" * 8,
    ],
)
def test_an_answer_that_is_none_loses_the_file_at_hand(answer: bytes) -> None:
    with ReadingProcess(started(PRINTS.format(answer=answer)), longest=20) as process:
        with pytest.raises(CouldNotBeRead):
            process.read("html", PAGE)
        assert process._process is None


def test_a_large_file_goes_both_ways() -> None:
    text = "雪落了一夜，𠮷野家白了。\n" * 400_000
    with ReadingProcess() as process:
        draft = process.read("plain", Source("早市.txt", b"", text))
    assert "".join(piece.text + "\n" for piece in draft.pieces) == text


def test_a_file_beyond_the_limit_is_refused_before_it_is_sent() -> None:
    with ReadingProcess(started("never")) as process, pytest.raises(NeededTooMuch):
        process.read("html", Source("早市.html", b"", "a" * 20_000_001))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep the limit")
def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_one_read() -> None:
    with ReadingProcess() as process:
        with pytest.raises(NeededTooMuch):
            process.read("html", Source("早市.html", b"", "<p>雪" * 4_000_000))
        assert process.read("html", PAGE).pieces


def test_closing_ends_the_process_and_may_be_done_again() -> None:
    process = ReadingProcess()
    process.read("html", PAGE)
    running = process._process
    process.close()
    process.close()
    assert running
    assert running.returncode == 0
