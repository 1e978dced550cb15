"""The page as a screen reader has it: the program on a display of its own, asked over the real bus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reader.ui.page import text_slots
from tests.test_real_window import PATIENCE, TEXT, TITLE, Screen, Window, until

SYSTEM_PYTHON = "/usr/bin/python3"  # for which the bus's bindings are installed
SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
ASKED = 2000  # times
WELCOME = "F1"


def has_bus() -> bool:
    """Whether a program can be started on a display and asked over the bus."""
    if not all(map(shutil.which, ("Xvfb", "xdotool", "dbus-daemon", SYSTEM_PYTHON))) or not SERVICE.exists():
        return False
    command = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    not (text_slots.ARE_KNOWN and has_bus()),
    reason="make test installs what is missing, else: apt-get install xvfb xdotool at-spi2-core dbus python3-gi "
    "gir1.2-atspi-2.0",
)


class ScreenReader:
    """A process that asks about the page and hears what it tells."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [SYSTEM_PYTHON, str(Path(__file__).with_name("screen_reader.py"))]
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self._heard: list[list] = []

    def ask(self, verb: str, *arguments: object):
        """What comes of a verb of `screen_reader.py`."""
        self._process.stdin.write(json.dumps([verb, *arguments]) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def unit(self, offset: int, unit: str) -> str:
        """The text of the unit around an offset."""
        return self.ask("unit", offset, unit)[2]

    def forget(self) -> None:
        """Begin to listen anew."""
        self.ask("told")
        self._heard.clear()

    def hears(self, kind: str) -> list:
        """What the page has told of this kind, waited for."""

        def told() -> list:
            self._heard += self.ask("told")
            return [one for one in self._heard if one[0].startswith(kind)]

        return until(told, f"{kind} on the bus")

    def end(self) -> None:
        """Ask no more."""
        self._process.communicate()


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    """A display with a session bus of its own, on which the accessibility bus is started when it is wanted."""
    shown = Screen(tmp_path_factory.mktemp("screen"))
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"]
    bus = subprocess.Popen(command, pass_fds=[writing], env=shown.environment, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as told:
        address = told.readline().strip()
    shown.environment |= {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_LOGGING_RULES": "qt.accessibility.atspi=false",  # tells of every question that has no answer
    }
    yield shown
    bus.terminate()
    bus.wait(PATIENCE)
    shown.end()


@pytest.fixture
def window(screen, home):
    """The program on an article."""
    (home / "settings.json").write_text(json.dumps({"palette": "light", "words": "underline"}), encoding="utf-8")
    article = home / "早晨.txt"
    article.write_text(TEXT, encoding="utf-8")
    opened = Window(screen, home, "open", article)
    yield opened.come()
    if opened.process.poll() is None:
        opened.process.kill()
        opened.process.wait(PATIENCE)


@pytest.fixture
def reader(screen, window):
    """A screen reader that has found the page by its role and its article's title."""
    listening = ScreenReader(screen.environment)
    assert listening.ask("find", "text", TITLE)
    window.lines()  # the words are cut and seen
    yield listening
    listening.end()


def offset_of(reader: ScreenReader, text: str) -> int:
    """Where a text is found first, in the units of the bus."""
    whole = reader.ask("text", 0, -1)
    return len(whole[: whole.index(text)].encode("utf-16-le")) // 2


def test_the_page_is_read_by_characters_words_sentences_and_paragraphs(reader, window):
    name, description, states = reader.ask("about")
    assert (name, description) == (TITLE, "")
    assert {"focused", "read-only", "multi-line", "visible"} <= set(states)
    whole = reader.ask("text", 0, -1)
    assert whole.startswith(f"{TITLE}\n清晨，摆渡的老人把木船推下水。𠮷村的孩子们①个接一个跳上船，「今天风大")
    assert reader.ask("length") == len(whole.encode("utf-16-le")) // 2

    boat = offset_of(reader, "木船")
    assert reader.unit(boat, "CHAR") == "木"
    assert reader.unit(boat + 1, "WORD") == "木船"
    assert reader.unit(offset_of(reader, "𠮷"), "CHAR") == "𠮷"
    assert reader.unit(boat, "SENTENCE") == "清晨，摆渡的老人把木船推下水。"
    assert reader.unit(boat, "PARAGRAPH").endswith("老人听了，没有说话。\n")
    assert reader.unit(boat, "LINE").startswith("清晨，摆渡的老人把木船推下水。𠮷村")
    assert reader.ask("there_and_back", boat) == boat
    window.close()


def test_the_caret_is_heard_wherever_keys_and_screen_reader_put_it(reader, window):
    assert reader.ask("go", 0)
    reader.forget()
    window.press("Down")
    moved = reader.hears("text-caret-moved")[-1][1]
    assert moved == reader.ask("caret") > 0
    assert reader.unit(moved, "LINE").startswith("清晨")

    village = offset_of(reader, "村的孩子们")
    reader.forget()
    assert reader.ask("go", village)
    assert reader.hears("text-caret-moved")[-1][1] == village == reader.ask("caret")
    window.press("Right")
    until(lambda: reader.ask("caret") > village, "the caret one word further")
    assert reader.ask("caret") == village + 1
    window.close()


def test_a_selection_is_heard_and_told_with_its_ends(reader, window):
    start = offset_of(reader, "孩子们")
    assert reader.ask("selections") == []
    reader.ask("go", start)
    reader.forget()
    window.press("shift+Right")
    assert reader.hears("text-selection-changed")
    assert reader.ask("selections") == [[start, start + 2]]
    assert reader.ask("select", start + 3, start + 6)
    assert reader.ask("selections") == [[start + 3, start + 6]]
    assert reader.ask("unselect")
    assert reader.ask("selections") == []
    window.close()


def test_a_highlight_is_told_when_the_caret_comes_upon_it(reader, window):
    start = offset_of(reader, "摆渡的老人")
    kept = window.marked(lambda: reader.ask("select", start, start + 5), "1")
    assert kept.quote == "摆渡的老人"
    reader.ask("go", 0)
    reader.forget()
    reader.ask("go", start + 1)
    ((tag,),) = window.rows_of("SELECT name FROM tag WHERE key = '1'")
    assert reader.hears("announcement")[-1][3].endswith(tag)
    assert reader.ask("about")[1].endswith(tag)
    looks, first, last = reader.ask("looks", start + 1)
    assert looks["underline"] == "single"
    assert {"bg-color", "language"} <= looks.keys()
    assert (first, last) == (start, start + 5)
    assert "underline" not in reader.ask("looks", start + 5)[0]
    window.close()


def test_another_article_is_another_text_under_another_name(reader, window):
    reader.forget()
    window.press(WELCOME)
    insert = reader.hears("text-changed:insert")[-1]
    removed = reader.hears("text-changed:delete")[-1]
    assert removed[3].startswith(TITLE)
    until(lambda: reader.ask("about")[0] not in ("", TITLE), "another name")
    assert insert[3] == reader.ask("text", 0, -1)
    assert reader.ask("caret") <= reader.ask("length") == insert[2]
    window.close()


def test_thousands_of_questions_and_the_end_are_survived(reader, window):
    assert reader.ask("ask_again_and_again", ASKED) == 0
    window.close()
    assert reader.ask("told") is not None
