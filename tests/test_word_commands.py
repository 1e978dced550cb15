"""The reader's words on the command line: listed, changed, handed out, taken; errors are one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader import cli
from storage.library import Library
from storage.lock import WriterLock

ROOT = Path(__file__).parent.parent


def invoke(*arguments):
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], catch_exceptions=False)


def run(*arguments, said=""):
    """What a good command prints, and says on stderr."""
    result = invoke(*arguments)
    assert (result.exit_code, result.stderr) == (0, said)
    return result.stdout_bytes.decode()


def refused(*arguments, code=1):
    """The one sentence of a command that exits with this code."""
    result = invoke(*arguments)
    assert result.exit_code == code
    assert result.stderr.endswith(".\n")
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def records(home):
    with Library.open(home / "library.meipi", home / "backups") as library:
        return library.lexicon.everywhere(), library.versions.of("lexicon"), library.check()


@pytest.fixture
def mine():
    """Three words of the reader's."""
    run("words", "add", "新质生产力", "𠮷野家①", "--note", "十一处")
    run("words", "add", "国家验收", "--cut", "国家|验收")


@pytest.fixture
def theirs(tmp_path, mine):
    """A table that was handed out, with one word cut otherwise, one removed and one new."""
    file = tmp_path / "词表.csv"
    run("words", "export", file)
    text = file.read_text(encoding="utf-8-sig").replace("国家|验收", "国|家|验收")
    rows = [row for row in text.splitlines() if "𠮷野家" not in row]
    file.write_text("\n".join([*rows, "「堵点」,,"]), encoding="utf-8")
    return file


@pytest.mark.usefixtures("mine")
def test_words_are_listed_in_their_order_with_pieces_and_notes():
    listed = run("words", "list")
    assert listed == "新质生产力\t\t十一处\n𠮷野家①\t\t十一处\n国家验收\t国家|验收\t\n"
    rows = json.loads(run("words", "list", "--json"))
    assert [list(row) for row in rows] == [["text", "cuts", "note", "id", "modified"]] * 3
    assert [(row["text"], row["cuts"], row["note"]) for row in rows][1:] == [
        ("𠮷野家①", [], "十一处"),
        ("国家验收", [2], ""),
    ]


@pytest.mark.usefixtures("mine")
def test_a_row_stays_one_line():
    run("words", "add", "雄安　新区", "--note", "一\n二\t三")
    assert run("words", "list").splitlines()[-1] == "雄安　新区\t\t一 二 三"


@pytest.mark.usefixtures("mine")
def test_a_word_added_again_is_as_it_was_said_last_and_keeps_its_note():
    run("words", "add", "新质生产力", "国家验收", "--cut", "新质|生产力")
    assert run("words", "list") == "新质生产力\t新质|生产力\t十一处\n𠮷野家①\t\t十一处\n国家验收\t\t\n"


@pytest.mark.usefixtures("mine")
def test_words_are_removed_all_or_none(home):
    before = records(home)
    assert "“雪”" in refused("words", "remove", "新质生产力", "雪")
    assert records(home) == before
    run("words", "remove", "新质生产力", "国家验收", "国家验收")
    assert run("words", "list") == "𠮷野家①\t\t十一处\n"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("add", ""), "cannot be a word"),
        (("add", "新质", "好"), "“好” cannot be a word: a word has 2 to 64 characters"),
        (("add", "雪\n花"), "cannot be a word"),
        (("add", "雪" * 65), "2 to 64"),
        (("add", "国家验收", "--cut", "国家|考试"), "“国家|考试” are the pieces of none"),
        (("add", "国家验收", "--cut", "国家||验收"), "pieces of none"),
        (("export", "词.doc"), "has no ending"),
        (("import", "没有.csv"), "There is no file"),
        (("import", "词.doc"), "has no ending"),
    ],
)
@pytest.mark.usefixtures("mine")
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(home, arguments, part):
    before = records(home)
    assert part in refused("words", *arguments)
    assert records(home) == before


@pytest.mark.parametrize(
    "arguments", [("add",), ("remove",), ("export",), ("import",), ("import", "词.csv", "--take", "all")]
)
def test_wrong_usage_exits_2(arguments):
    assert invoke("words", *arguments).exit_code == 2


def test_an_empty_list_is_not_written(tmp_path):
    assert "nothing was written" in refused("words", "export", tmp_path / "词.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("mine")
def test_a_dictionary_of_jieba_says_what_has_no_place_in_it(tmp_path, home, monkeypatch):
    file = tmp_path / "词.txt"
    run("words", "export", file, said="Not in this file: where words are cut, notes on words.\n")
    assert file.read_text(encoding="utf-8") == "新质生产力\n𠮷野家①\n国家验收 0\n"
    before = records(home)
    assert run("words", "import", file) == ""
    assert records(home) == before
    monkeypatch.setenv("MEIPI_HOME", str(tmp_path / "另一个"))
    run("words", "import", file)
    assert run("words", "list") == "新质生产力\t\t\n𠮷野家①\t\t\n国家验收\t国家|验收\t\n"


def test_an_import_prints_a_sentence_for_each_change_and_does_it_once(theirs, home):
    told = "“国家验收” is now read as 国|家|验收.\n“「堵点」” is new.\n“𠮷野家①” is removed.\n"
    before = records(home)
    assert run("words", "import", "--dry-run", theirs) == told
    rows = json.loads(run("words", "import", "--dry-run", theirs, "--json"))
    assert list(rows[0].values())[:5] == ["国家验收", "recut", "国家|验收", "国|家|验收", False]
    assert records(home) == before
    assert run("words", "import", theirs) == told
    assert run("words", "list") == "新质生产力\t\t十一处\n国家验收\t国|家|验收\t\n「堵点」\t\t\n"
    after = records(home)
    assert run("words", "import", theirs) == ""
    assert records(home) == after


@pytest.mark.parametrize(("take", "stands"), [("theirs", "国|家|验收"), ("ours", "")])
def test_a_conflict_waits_for_a_choice(theirs, home, take, stands):
    run("words", "add", "国家验收")
    before = records(home)
    assert "1 changes" in refused("words", "import", theirs, code=3)
    assert "--take theirs" in refused("words", "import", theirs, "--dry-run", code=3)
    assert records(home) == before
    assert "is read as 国家验收 here and as 国|家|验收 there" in run("words", "import", theirs, "--take", take)
    assert f"国家验收\t{stands}\t\n" in run("words", "list")
    assert run("words", "import", theirs) == ""


@pytest.mark.usefixtures("mine")
def test_words_go_out_while_a_window_has_the_library(tmp_path, home):
    code = (
        "import sys; from pathlib import Path; from storage.lock import WriterLock\n"
        "with WriterLock(Path(sys.argv[1])): print(1, flush=True); input()"
    )
    command = [sys.executable, "-c", code, home / "library.meipi"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as window:
        window.stdout.read(2)
        run("words", "export", tmp_path / "词.csv")
        run("words", "list")
        window.communicate(b"\n")
    with WriterLock(home / "library.meipi"):
        assert records(home)[1] == []
