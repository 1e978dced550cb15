"""An article is read aloud by a program, clause by clause, the spoken word shown; without one, nothing is."""

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.app import open_window
from reader.text.spans import Span
from reader.ui.speech import engine
from reader.ui.speech.engine import Engine
from reader.ui.speech.speaker import Clause, Speaker, weight

# Speaks a character in forty milliseconds, and keeps what it spoke; some it cannot speak, or not be heard with.
VOICE = """import pathlib, sys, time
text = sys.stdin.buffer.read().decode()
with pathlib.Path(sys.argv[1]).open("a", encoding="utf-8") as heard:
    heard.write(text + "|")
time.sleep(0 if "静" in text else len(text) / 25)
sys.exit(int("哑" in text))
"""


@pytest.fixture
def voice(tmp_path, monkeypatch):
    """A voice that this system has, and what it spoke."""
    program, heard = tmp_path / "voice.py", tmp_path / "heard.txt"
    program.write_text(VOICE, encoding="utf-8")
    heard.touch()
    speaks = Engine(sys.executable, (str(program), str(heard)))
    monkeypatch.setattr(engine, "found", lambda: speaks)
    return lambda: heard.read_text(encoding="utf-8")


@pytest.fixture
def read(voice, window):
    del voice
    window.page.setFocus()
    return window


def press(window, key):
    QTest.keyClick(window.page, key)


def spoken(window):
    word = window.page._spoken
    return window.page.text()[word.start : word.end]


def test_a_reads_the_selection_and_shows_word_after_word(voice, read, qtbot):
    words = []
    read.aloud._speaker.spoken.connect(lambda word: words.append(read.page.text()[word.start : word.end]))
    start = read.page.text().index("书不怕旧")
    read.page.select(start, start + 10)
    with qtbot.waitSignal(read.aloud._speaker.ended, timeout=10_000):
        press(read, Qt.Key.Key_A)
        assert read._actions["aloud"].isChecked()
    assert voice() == "书不怕旧，|怕没人翻…|"
    assert words[0] == "书"
    assert spoken(read) == ""
    assert not read._actions["aloud"].isChecked()


def test_without_a_selection_it_reads_from_the_word_at_the_caret_and_esc_stops(voice, read, qtbot):
    start = (
        read.page.text().index("书店里有") if "书店里有" in read.page.text() else read.page.text().index("三十年")
    )
    read.page.select(start + 1, start + 1)
    press(read, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: spoken(read) == "三十年")
    press(read, Qt.Key.Key_Escape)
    assert spoken(read) == ""
    assert not read._actions["aloud"].isChecked()
    assert "天黑" not in voice()


def test_the_spoken_word_is_kept_in_view(read):
    read.resize(900, 420)
    word = read.page.text().index("打开")
    read.page.show_spoken(Span(word, word + 2))
    area = read.page.rect_of(word, word + 2)
    assert 0 <= area.top() <= area.bottom() <= read.page.viewport().height()
    assert read.page.caret() == 0


def test_another_article_is_not_read_on(read, qtbot):
    press(read, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(spoken(read)))
    read.open_welcome()
    assert not read.aloud._speaker.is_speaking()


@pytest.mark.parametrize("text", ["哑了。", "静" * 50 + "。"])
def test_a_voice_that_fails_or_cannot_be_heard_is_told_in_one_sentence(read, qtbot, tmp_path, text):
    path = tmp_path / "哑.txt"
    path.write_text(text, encoding="utf-8")
    read.open_paths([path])
    qtbot.waitUntil(lambda: read.page.text() == text)
    press(read, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: read.message.said().startswith("The speech engine could not speak"))
    assert not read._actions["aloud"].isChecked()


def test_a_program_that_cannot_be_started_is_told_likewise(qtbot, qapp):
    speaker = Speaker(qapp)
    with qtbot.waitSignals([speaker.failed, speaker.ended]):
        speaker.speak(Engine("/nowhere/voice", ()), iter([Clause("雨", [(Span(0, 1), "雨")])]))
    assert not speaker.is_speaking()
    assert not speaker._tick.isActive()


def test_where_no_engine_is_there_is_no_control(qtbot, home, monkeypatch):
    monkeypatch.setattr(engine, "found", lambda: None)
    window = open_window(home, language="en")
    qtbot.addWidget(window)
    assert not window._actions["aloud"].isVisible()
    window.page.setFocus()
    press(window, Qt.Key.Key_A)
    press(window, Qt.Key.Key_Escape)
    window.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the programs of Linux")
def test_an_engine_is_found_where_its_program_is(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert engine.found() is None
    program = Path(tmp_path / "espeak-ng")
    program.write_text("#!/bin/sh\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert engine.found().program == "espeak-ng"


def test_a_chinese_character_takes_longer_than_a_letter_and_signs_take_no_time():
    assert weight("三十年") == 3
    assert 0 < weight("AGV") < 3
    assert weight("，。") == 0
