"""The program itself on a real display: a process of its own, real keys and mouse, looked at as a reader looks.

`test_journey.py` asks the widgets inside one process; here nothing is known but the screen, the keys and the disk.
Where to click is seen on the screen: the rules below the words are of one colour and stand one below each word.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import statistics
import struct
import subprocess
import sys
from contextlib import closing
from itertools import pairwise
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader import resources
from reader.text.sentences import sentence_around

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="Xvfb or xdotool is missing; make test installs them, else: apt-get install xvfb xdotool",
)

PATIENCE = 20  # seconds
PAUSE = 0.03  # seconds between two looks
SCREEN = (1400, 900)  # pixels; the window's first size is within
FEWEST = 100  # pixels of rules in a row that is the foot of a line of text
LANE = 20  # pixels; the lane of the shortest highlight is wider, a tag's dot is not
TWO_CHARACTERS = 30  # pixels; the rule of a word this long is no shorter
RIGHT_OF_DOT, BELOW_TOP = 30, 4  # pixels from the top of a tag's dot to the middle of its name
FEW = 6  # pixels; between two words with nothing between them
ABOVE = 12  # pixels from a rule up to the middle of its word

TITLE = "渡口的早晨"
STORY = (
    "清晨，摆渡的老人把木船推下水。𠮷村的孩子们①个接一个跳上船，「今天风大，都坐稳了！」老人一边说，一边解开缆绳。",
    "河面上的雾还没有散，对岸码头上的AGV小车已经来回运送木材。三十年前，这里只有一条土路；如今铁路和公路都通到河边。",
    "“以前等一趟船要半天，现在十分钟就过去了。”卖豆腐的妇女说。她每天天不亮就起床，挑着担子去镇上赶集，傍晚再坐末班船回家。",
    "学校在山坡上，从窗户里看得见整条河。老师让学生写一篇作文，题目叫《渡口》；有人写船，有人写桥，也有人写码头上的AGV小车。",
    "桥是去年秋天开工的。工程师站在桥墩旁边，用图纸遮住太阳，向记者介绍：全长12.6公里，明年通车……老人听了，没有说话。",
)
TEXT = f"# {TITLE}\n\n" + "\n\n".join("".join(STORY[turn:] + STORY[:turn]) for turn in range(len(STORY)))

KEPT = """
    SELECT highlight.id, start, "end", quote, note, coalesce(group_concat(tag.key, ''), '')
    FROM highlight LEFT JOIN highlight_tag ON highlight.id = highlight LEFT JOIN tag ON tag = tag.id
    GROUP BY highlight.id
"""


class Kept(NamedTuple):
    """A highlight as it is on disk, with the keys of its tags."""

    id: str
    start: int
    end: int
    quote: str
    note: str
    keys: str


class Rule(NamedTuple):
    """The rule below one word, in pixels of the screen."""

    left: int
    right: int
    y: int

    @property
    def word(self) -> tuple[int, int]:
        """The middle of the word above it."""
        return (self.left + self.right) // 2, self.y - ABOVE


def until(condition, wanted: str):
    """The first answer of the condition that is true, asked again and again."""
    deadline = monotonic() + PATIENCE
    while not (answer := condition()):
        assert monotonic() < deadline, f"{PATIENCE} seconds went by without {wanted}"
        sleep(PAUSE)
    return answer


class Screen:
    """A display without a monitor; what it shows is in a file, in the format of xwd."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        size = "x".join(map(str, (*SCREEN, 24)))
        options = ["-screen", "0", size, "-nolisten", "tcp", "-noreset", "-fbdir", str(folder)]
        log = folder / "xvfb.log"
        with log.open("wb") as errors:
            command = ["Xvfb", "-displayfd", str(writing), *options]
            self._server = subprocess.Popen(command, pass_fds=[writing], stderr=errors)
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        assert number, log.read_text(errors="replace")
        own = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND_"))}
        self.environment = own | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "LANGUAGE": "zh_CN"}
        self._shown = folder / "Xvfb_screen0"
        theme = json.loads(resources.text("themes/light.json"))
        self._rule = _pixel(theme["page"]["word"])
        self._accent = _pixel(theme["window"]["accent"])

    def do(self, *commands: str | int) -> str:
        """What xdotool answers to these commands, nothing where it finds nothing."""
        line = ["xdotool", *map(str, commands)]
        return subprocess.run(
            line, env=self.environment, capture_output=True, text=True, check=False
        ).stdout.strip()

    def rows(self) -> list[bytes]:
        """What is shown, from the top, four bytes a pixel."""
        data = self._shown.read_bytes()
        header = struct.unpack_from(">25I", data)
        size, height, stride, colors = header[0], header[5], header[12], header[19]
        begin = size + colors * 12
        return [data[start : start + stride] for start in range(begin, begin + height * stride, stride)]

    def lines(self) -> list[list[Rule]]:
        """The rules of each line of text that is shown, from the top."""
        rows = enumerate(self.rows())
        return [self._rules(row, y) for y, row in rows if row.count(self._rule) > FEWEST]

    def shows_lane(self, color: str) -> bool:
        """Whether a highlight of this colour is seen."""
        return any(row.count(_pixel(color)) > LANE for row in self.rows())

    def accented(self) -> int:
        """How many pixels have the colour that shows where a dragged thing would go."""
        return sum(row.count(self._accent) for row in self.rows())

    def _rules(self, row: bytes, y: int) -> list[Rule]:
        columns = [x for x in range(len(row) // 4) if row[x * 4 : x * 4 + 3] == self._rule]
        lefts = [x for x in columns if x - 1 not in set(columns)]
        rights = [x for x in columns if x + 1 not in set(columns)]
        return [Rule(left, right, y) for left, right in zip(lefts, rights, strict=True)]

    def spot(self, color: str) -> tuple[int, int] | None:
        """The first pixel of this colour from the top, in pixels of the screen."""
        wanted = _pixel(color)
        for y, row in enumerate(self.rows()):
            place = next((x for x in range(len(row) // 4) if row[x * 4 : x * 4 + 3] == wanted), None)
            if place is not None:
                return place, y
        return None

    def end(self) -> None:
        """Switch it off."""
        self._server.terminate()
        self._server.wait(PATIENCE)


def _pixel(color: str) -> bytes:
    """A colour `#rrggbb` as the screen holds it; the fourth byte of a pixel means nothing."""
    return bytes(reversed(bytes.fromhex(color.removeprefix("#"))))


class Window:
    """The running program, as a person has it before them."""

    def __init__(self, screen: Screen, home: Path, *arguments: str | Path) -> None:
        self.screen = screen
        self._home = home
        self._errors = home / "errors.log"
        with self._errors.open("wb") as errors:
            command = [sys.executable, "-m", "reader", *map(str, arguments)]
            environment = screen.environment | {"MEIPI_HOME": str(home)}
            self.process = subprocess.Popen(command, env=environment, stderr=errors)
        self._id = ""

    def come(self) -> Window:
        """The window, once it shows the article and has the keys, which without a window manager nobody gives."""
        until(self._is_there, "a window of the article")
        self.screen.do("windowmove", self._id, 0, 0)
        until(self._has_keys, "the window taking the keys")
        return self

    def _is_there(self) -> bool:
        assert self.process.poll() is None, self._errors.read_text()
        self._id = self.screen.do("search", "--onlyvisible", "--name", TITLE)
        return bool(self._id)

    def _has_keys(self) -> bool:
        self.screen.do("windowfocus", self._id)
        return self.screen.do("getwindowfocus") == self._id

    def lines(self) -> list[list[Rule]]:
        """The lines of words that are shown, once there are as many as at the last look."""
        before: list[list[Rule]] = []

        def settled() -> bool:
            nonlocal before
            before, earlier = self.screen.lines(), before
            return len(before) > 10 and before == earlier

        until(settled, "rules below the words of a whole page")
        return before

    def press(self, *keys: str) -> None:
        self.screen.do("key", "--delay", 5, *keys)

    def type(self, text: str) -> None:
        self.screen.do("type", "--delay", 5, text)

    def click(self, rule: Rule, times: int) -> None:
        self.screen.do("mousemove", *rule.word, "click", "--repeat", times, "--delay", 20, 1)

    def drag(self, first: Rule, last: Rule) -> None:
        (x, y), (to_x, to_y) = first.word, last.word
        halfway = ("mousemove", (x + to_x) // 2, (y + to_y) // 2)
        self.screen.do("mousemove", x, y, "mousedown", 1, *halfway, "mousemove", to_x, to_y, "mouseup", 1)

    def point_away(self) -> None:
        self.screen.do("mousemove", SCREEN[0] - 1, SCREEN[1] - 1)

    def rows_of(self, query: str) -> list[tuple]:
        with closing(sqlite3.connect(f"{(self._home / 'library.meipi').as_uri()}?mode=ro", uri=True)) as library:
            return library.execute(query).fetchall()

    def kept(self) -> dict[str, Kept]:
        """The highlights on disk by id."""
        return {row[0]: Kept(*row) for row in self.rows_of(KEPT)}

    def marked(self, act, *keys: str) -> Kept:
        """The one highlight that is on disk after the act and the keys, and was not before."""
        before = self.kept()
        act()
        self.press(*keys)
        until(lambda: len(self.kept()) > len(before), f"a highlight after {' '.join(keys)}")
        (new,) = self.kept().keys() - before.keys()
        return self.kept()[new]

    def close(self) -> None:
        """Quit with the key, without a complaint."""
        self.press("ctrl+q")
        assert self.process.wait(PATIENCE) == 0
        assert self._errors.read_text() == ""


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    shown = Screen(tmp_path_factory.mktemp("screen"))
    yield shown
    shown.end()


@pytest.fixture
def opened(screen, home):
    """Opens the program on this home; ends what a failed test has left open."""
    (home / "settings.json").write_text(json.dumps({"palette": "light", "words": "underline"}), encoding="utf-8")
    windows = []

    def opened(*arguments: str | Path) -> Window:
        windows.append(Window(screen, home, *arguments))
        return windows[-1].come()

    yield opened
    for window in windows:
        if window.process.poll() is None:
            window.process.kill()
            window.process.wait(PATIENCE)


@pytest.fixture
def article(home) -> Path:
    file = home / "早晨.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def meipi(*arguments: str) -> str:
    """What the command line prints."""
    command = [sys.executable, "-m", "reader", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def long_word(line: list[Rule]) -> Rule:
    """The word of two or more characters nearest to the middle of the line."""
    middle = (line[0].left + line[-1].right) / 2
    words = [rule for rule in line if rule.right - rule.left > TWO_CHARACTERS]
    return min(words, key=lambda rule: abs(rule.word[0] - middle))


def mark_all(window: Window) -> dict[str, Kept]:
    """Highlights made in every way; each as it was on disk at once, by how it was made."""
    lines = window.lines()
    made = {"word": window.marked(lambda: window.click(long_word(lines[2]), 2), "1")}
    made["drag"] = window.marked(lambda: window.drag(long_word(lines[5]), long_word(lines[6])), "2")

    noted = window.marked(lambda: window.click(long_word(lines[9]), 2), "n")
    window.type("Why here?")
    window.press("Escape")
    until(lambda: window.kept()[noted.id].note, "the note on disk")
    made["note"] = window.kept()[noted.id]

    made["sentence"] = window.marked(lambda: window.click(long_word(lines[12]), 3), "h")
    window.press("ctrl+f")
    window.type("AGV")
    made["found"] = window.marked(lambda: window.press("Return"), "Escape", "3")
    return made


def change_mind(window: Window, last: Kept) -> None:
    """Undo, redo and remove the highlight made last, and bring it back."""
    for key, is_kept in (("ctrl+z", False), ("ctrl+shift+z", True), ("Delete", False), ("ctrl+z", True)):
        window.press(key)
        until(lambda is_kept=is_kept: (last.id in window.kept()) == is_kept, f"an effect of {key}")
    assert window.kept()[last.id] == last


def test_what_is_marked_with_keys_and_mouse_is_there_again_at_the_next_start(opened, article):
    window = opened("open", article)
    made = mark_all(window)
    change_mind(window, made["found"])
    assert window.kept() == {kept.id: kept for kept in made.values()}
    window.close()

    (listed,) = (row for row in json.loads(meipi("list", "--json")) if row["title"] == TITLE)
    body = meipi("show", listed["id"]).removesuffix("\n")
    assert all(body[kept.start : kept.end] == kept.quote for kept in made.values())

    words = [line.split("\t") for line in meipi("show", listed["id"], "--words").splitlines()]
    spans = {(int(start), int(end)) for start, end, _ in words}
    assert {made[way][1:3] for way in ("word", "note", "found")} <= spans
    assert made["drag"].start in {start for start, _ in spans}
    assert made["drag"].end in {end for _, end in spans}
    sentence = made["sentence"]
    assert sentence_around(body, sentence.start + 1, sentence.start + 1) == (sentence.start, sentence.end)
    assert {way: (kept.keys, kept.note) for way, kept in made.items()} == {
        "word": ("1", ""),
        "drag": ("2", ""),
        "note": ("", "Why here?"),
        "sentence": ("", ""),
        "found": ("3", ""),
    }
    assert made["found"].quote == "AGV"

    exported = meipi("export", listed["id"], "--to", "json")
    assert {row["id"] for row in json.loads(exported)["highlights"]} == {kept.id for kept in made.values()}
    again = opened()
    (color,) = (tag["color"] for tag in json.loads(meipi("tags", "list", "--json")) if tag["key"] == "3")
    until(lambda: again.screen.shows_lane(color), "the highlight that was made last")
    again.close()
    assert meipi("export", listed["id"], "--to", "json") == exported


def test_how_the_page_is_shown_is_as_it_was_left_at_the_next_start(opened, article, home, screen):
    window = opened("open", article)
    lines = window.lines()
    column = slice(lines[0][0].left * 4, lines[1][-1].right * 4)

    def seen() -> list[bytes]:
        return [row[column] for row in screen.rows()[lines[0][0].y : lines[-1][0].y]]

    screen.do("mousemove", *long_word(lines[8]).word)
    screen.do("keydown", "ctrl", "click", 4, "click", 4, "keyup", "ctrl")
    until(lambda: distance(window.lines()) > distance(lines), "larger text")

    before = seen()
    screen.do("click", "--repeat", 3, "--delay", 5, 5)
    until(lambda: window.rows_of("SELECT top FROM place ORDER BY read DESC")[0][0] > 0, "the place on disk")
    assert seen() != before

    before = seen()
    window.press("w")
    until(lambda: seen() != before, "words shown in another way")
    window.point_away()
    left = seen()
    window.close()

    settings = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    assert settings["zoom"] == 2
    assert settings["words"] != "underline"

    again = opened()
    again.point_away()
    until(lambda: seen() == left, "the page as it was left")
    again.close()


def test_a_tag_is_dragged_onto_another_and_is_below_it_on_disk(opened, article, screen):
    window = opened("open", article)
    window.lines()
    tags = [tag for tag in json.loads(meipi("tags", "list", "--json")) if tag["key"]]
    dragged, onto = tags[4], tags[1]
    (x, y), (to_x, to_y) = (until(lambda one=one: screen.spot(one["color"]), "a dot") for one in (dragged, onto))
    before = screen.accented()
    screen.do("mousemove", x + RIGHT_OF_DOT, y + BELOW_TOP, "mousedown", 1)
    screen.do("mousemove", x + RIGHT_OF_DOT + 10, y - 10, "mousemove", to_x + RIGHT_OF_DOT, to_y + BELOW_TOP + 1)
    screen.do("mousemove", to_x + RIGHT_OF_DOT, to_y + BELOW_TOP)
    until(lambda: screen.accented() > before, "where the tag would go")
    screen.do("mouseup", 1)
    parents = "SELECT id, parent FROM tag"
    until(lambda: dict(window.rows_of(parents))[dragged["id"]] == onto["id"], "the tag below the other")
    window.press("ctrl+z")
    until(lambda: dict(window.rows_of(parents))[dragged["id"]] is None, "the tag at the top again")
    window.close()


def test_a_word_pointed_at_is_joined_and_broken_with_one_key(opened, article, screen):
    window = opened("open", article)
    line = window.lines()[5]
    words = "SELECT text, cuts FROM lexicon WHERE article IS NOT NULL"
    one, other = next((one, other) for one, other in pairwise(line) if other.left - one.right < FEW)
    screen.do("mousemove", one.right - 2, one.y - ABOVE)
    window.press("m")
    ((joined, cuts),) = until(lambda: window.rows_of(words), "the word on disk")
    assert cuts == "[]"
    window.press("Escape")  # the choice of scopes goes, which lies near
    until(lambda: (one.left, other.right) in spans(window), "one rule below both words")

    screen.do("mousemove", (one.right + other.left) // 2, one.y - ABOVE)
    window.press("b")
    until(lambda: not window.rows_of(words), "the word cut again where it was")
    window.press("Escape")
    assert [(rule.left, rule.right) for rule in window.lines()[5]] == [(rule.left, rule.right) for rule in line]
    window.press("ctrl+z")
    until(lambda: window.rows_of(words) == [(joined, "[]")], "the joined word back")
    window.close()
    (listed,) = (row for row in json.loads(meipi("list", "--json")) if row["title"] == TITLE)
    shown = {line.split("\t")[2] for line in meipi("show", listed["id"], "--words").splitlines()}
    assert joined in shown


def spans(window: Window) -> set[tuple[int, int]]:
    """From where to where each rule of a line in the middle goes, in pixels."""
    return {(rule.left, rule.right) for rule in window.lines()[5]}


def distance(lines: list[list[Rule]]) -> float:
    """From line to line, in pixels."""
    feet = [line[0].y for line in lines]
    return statistics.median(below - above for above, below in pairwise(feet))
