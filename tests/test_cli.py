"""The command line keeps its contract: what goes to stdout, what goes to stderr, and how it ends."""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from click.testing import CliRunner

from reader import cli, command
from reader.paths import paths
from reader.session import exporting
from reader.session.correcting import Scope
from reader.session.session import Session
from storage import lock
from storage.library import Library
from storage.lock import WriterLock
from storage.records import TagSet

ROOT = Path(__file__).parent.parent
PROSE = (
    "# 𠮷野村的早市\n\n"
    "新华社北京12月6日电 天还没有亮，村口的①号摊已经摆好了——雪落在老人的肩上……老人笑了。\n\n"
    "卖豆腐的老人说：「今年的水好，豆子也好。」\n"
)
BODY = PROSE.removeprefix("# ").replace("\n\n", "\n").rstrip("\n")
ARTICLE_KEYS = ["id", "title", "subtitle", "source", "published", "characters", "highlights"]
HIGHLIGHT_KEYS = ["id", "article", "start", "end", "quote", "note", "tags"]
HIGHLIGHT_KEYS += ["created", "modified", "author", "lost"]
TAG_KEYS = ["id", "name", "path", "color", "description", "key", "parent"]


def run(*arguments: object, code: int = 0) -> str:
    """What the command prints; a good one says nothing on stderr but what an export has no place for."""
    result = CliRunner().invoke(cli.main, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    said = re.sub(r"\ANot in this file: .*\.\n\Z", "", result.stderr)
    assert bool(said) == bool(code), result.stderr
    return result.stdout_bytes.decode()


def refused(*arguments: object) -> str:
    """The one sentence that a command says on stderr when it exits 1, with nothing on stdout."""
    result = CliRunner().invoke(cli.main, [str(argument) for argument in arguments], catch_exceptions=False)
    assert (result.exit_code, result.stdout_bytes) == (1, b"")
    assert is_one_sentence(result.stderr)
    return result.stderr


def is_one_sentence(told: str) -> bool:
    return told.endswith(".\n") and len(told.splitlines()) == 1


def meipi(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """A run of Meipi as a process of its own."""
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    environment = {**os.environ, "LANG": "C.UTF-8"}
    options = {"cwd": ROOT, "env": environment, "capture_output": True, "timeout": 60, **options}
    return subprocess.run(command, check=False, **options)


def names(folder: Path) -> list[str]:
    """What is in the folder."""
    return sorted(path.name for path in folder.iterdir())


def listed(*arguments: object) -> list[dict[str, object]]:
    """What a command prints as JSON."""
    return json.loads(run(*arguments, "--json"))


def exported(*arguments: object) -> dict[str, list[dict[str, object]]]:
    return json.loads(run("export", "--to", "json", *arguments))


def records(home: Path) -> list[object]:
    """All that is in the library, to see that nothing changed."""
    with Library.open(home / "library.meipi", home / "backups") as library:
        articles = library.articles.listed()
        marks = [library.highlights.of(one.article.id) for one in articles]
        return [articles, marks, library.tags.sets(), library.tags.all(), library.check()]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "早市.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


@pytest.fixture
def article(file):
    """The id of an imported article."""
    return run("import", file).split("\t")[0]


# Import


def test_import_prints_an_id_and_a_title_for_each_file(file, tmp_path):
    plain = tmp_path / "2025-12-06 雪.md"
    plain.write_text("雪落了一夜。\n", encoding="utf-8")
    rows = [line.split("\t") for line in run("import", file, plain).splitlines()]
    assert [title for _, title in rows] == ["𠮷野村的早市", "2025-12-06 雪"]
    assert all(str(uuid.UUID(own)) == own for own, _ in rows)


def test_the_same_bytes_print_the_same_id(file, tmp_path):
    copy = tmp_path / "抄本.txt"
    copy.write_bytes(file.read_bytes())
    assert run("import", file) == run("import", copy) == run("import", file, "--repair", "none")
    assert len(listed("list")) == 1


def test_import_goes_on_after_a_bad_file_and_exits_1(file, tmp_path):
    bad = tmp_path / "坏.txt"
    bad.write_bytes(b"\xff\xfe\xff")
    result = CliRunner().invoke(cli.main, ["import", str(bad), str(file), str(tmp_path / "没有.txt")])
    assert result.exit_code == 1
    assert re.fullmatch(r"[0-9a-f-]{36}\t𠮷野村的早市\n", result.stdout_bytes.decode())
    assert ["坏.txt" in line for line in result.stderr.splitlines()] == [True, False]
    assert [row["title"] for row in listed("list")] == ["𠮷野村的早市"]


def test_a_named_encoding_is_read(tmp_path):
    path = tmp_path / "旧.txt"
    path.write_bytes("雪落了——一夜。".encode("gb18030"))
    assert "雪落了" in run("show", told("import", path)[0].split("\t")[0])
    assert "“klingon”" in refused("import", path, "--encoding", "klingon")
    own = run("import", path, "--encoding", "gb2312").split("\t")[0]
    assert run("show", own) == "雪落了——一夜。\n"


@pytest.mark.parametrize(
    "name", ["没有.txt", "", ".", "管", "空", os.devnull, "/dev/tty", "a" * 300, "坏\udcff.txt"]
)
def test_a_file_that_is_none_is_refused_in_one_sentence(name, tmp_path, monkeypatch, home):
    run("list")
    before = records(home)
    monkeypatch.chdir(tmp_path)
    os.mkfifo("管")
    Path("空").touch()
    assert "nothing was imported" in refused("import", name)
    assert records(home) == before


def test_a_file_whose_name_is_no_text_is_imported_all_the_same(tmp_path):
    for name, text in ((b"\xff.txt", "雪落了一夜。"), (b"\xc4\xea.txt", PROSE)):
        path = tmp_path / os.fsdecode(name)
        path.write_text(text, encoding="utf-8")
        done = meipi("import", path)
        assert (done.returncode, done.stderr) == (0, b"")
        assert len(done.stdout.decode().splitlines()) == 1
        assert run("show", done.stdout.decode().split("\t")[0]).endswith("\n")


# List and show


def test_a_fresh_library_holds_the_starter_tags_on_keys(home):
    assert run("list") == ""
    assert listed("list") == []
    rows = listed("tags", "list")
    assert [row["key"] for row in rows] == list("12345678")
    assert (home / "library.meipi").exists()


def test_list_names_the_articles_the_newest_first(article, tmp_path):
    (tmp_path / "雪.txt").write_text("雪落了一夜。", encoding="utf-8")
    newer = run("import", tmp_path / "雪.txt").split("\t")[0]
    run("highlight", article, "--quote", "豆腐")
    assert run("list") == f"{newer}\t雪\n{article}\t𠮷野村的早市\n"
    row = listed("list")[1]
    assert list(row) == ARTICLE_KEYS
    assert list(row.values()) == [article, "𠮷野村的早市", "", "新华社", "--12-06", len(BODY), 1]


def test_json_is_not_escaped(article):
    assert "𠮷野村" in run("list", "--json")
    assert run("list", "--json").endswith("]\n")


def test_show_prints_the_body_and_one_newline(article):
    assert run("show", article) == BODY + "\n"


def test_show_prints_utf8_whatever_the_terminal(article):
    done = meipi("show", article, env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.stdout.decode(), done.stderr) == (BODY + "\n", b"")


def test_words_cover_all_but_white_space_and_stand_where_they_say(article):
    done = meipi("show", article, "--words")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().split("\n")
    rows = [line.split("\t") for line in lines[:-1]]
    assert lines[-1] == ""
    assert all(BODY[int(start) : int(end)] == word for start, end, word in rows)
    assert "".join(word for _, _, word in rows) == "".join(BODY.split())
    assert {"——", "……", "：", "𠮷", "①"} <= {word for _, _, word in rows}
    again = [list(row.values()) for row in listed("show", article, "--words")]
    assert again == [[int(start), int(end), word] for start, end, word in rows]
    assert list(listed("show", article, "--words")[0]) == ["start", "end", "text"]


# Highlight


def test_highlight_prints_the_id_only_and_keeps_the_quote_as_it_is(article):
    own = run("highlight", article, "--quote", "豆腐的老", "--note", "**谁**？").removesuffix("\n")
    kept = exported()["highlights"][0]
    assert list(kept)[: len(HIGHLIGHT_KEYS)] == HIGHLIGHT_KEYS
    assert (kept["id"], kept["article"], kept["quote"], kept["note"]) == (own, article, "豆腐的老", "**谁**？")
    assert (kept["start"], kept["end"]) == (BODY.index("豆腐的老"), BODY.index("豆腐的老") + 4)
    assert (kept["tags"], kept["lost"]) == ([], False)


@pytest.mark.parametrize(("options", "nth"), [((), 1), (("--nth", 1), 1), (("--nth", 3), 3)])
def test_nth_counts_from_1(article, options, nth):
    run("highlight", article, "--quote", "老人", *options)
    start = exported()["highlights"][0]["start"]
    assert BODY[:start].count("老人") == nth - 1


def test_an_unknown_tag_is_made_and_a_known_one_found(article):
    paths = ["论点", "天气/雪\\/雨/大雪", "天气"]
    options = [part for path in paths for part in ("--tag", path)]
    run("highlight", article, "--quote", "雪", *options)
    run("highlight", article, "--quote", "老人", *options)
    whole = exported()
    assert [kept["tags"] for kept in whole["highlights"]] == [paths, paths]
    known = {row["id"]: row["path"] for row in listed("tags", "list")}
    assert [known[own] for own in whole["highlights"][0]["tag_ids"]] == paths
    assert list(known.values())[8:] == ["天气", "天气/雪\\/雨", "天气/雪\\/雨/大雪"]


@pytest.fixture
def weather(article, home):
    """A tag set of its own, with 雪, that the article has chosen."""
    with Library.open(home / "library.meipi", home / "backups") as library:
        session = Session(library, "")
        own = session.tag_sets.make("天气").added(TagSet)[0].id
        session.tag_tree.make("雪", own)
        session.tag_sets.choose(article, own)
    return own


def test_a_tag_is_looked_up_and_made_in_the_article_s_own_set(article, weather, tmp_path, home):
    (tmp_path / "雨.txt").write_text("雨下了一夜。", encoding="utf-8")
    other = run("import", tmp_path / "雨.txt").split("\t")[0]
    run("highlight", article, "--quote", "雪", "--tag", "雪/大雪", "--tag", "数据", "--tag", "新的")
    run("highlight", other, "--quote", "雨", "--tag", "雨")
    sets = {row["path"]: row["tag_set"] for row in exported()["tags"]}
    assert [sets[path] == weather for path in ("雪/大雪", "新的", "数据", "雨")] == [True, True, False, False]


@pytest.mark.parametrize(
    "options",
    [
        ("--quote", "妇人"),
        ("--quote", ""),
        ("--quote", "老人", "--nth", 4),
        ("--quote", "老人", "--nth", 0),
        ("--quote", "老人", "--nth", -1),
        ("--quote", "妇人", "--tag", "新的"),
        ("--quote", "老人", "--tag", ""),
        ("--quote", "老人", "--tag", "新的", "--tag", "雪/"),
    ],
)
def test_what_cannot_be_highlighted_changes_nothing(article, home, options):
    before = records(home)
    refused("highlight", article, *options)
    assert records(home) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "没有"),
        ("show", "没有", "--words"),
        ("highlight", "没有", "--quote", "雪"),
        ("export", "没有", "--to", "md"),
    ],
)
def test_an_unknown_article_is_told(article, home, arguments):
    before = records(home)
    assert "没有" in refused(*arguments)
    assert records(home) == before


# Export


@pytest.fixture
def marked(article):
    run("highlight", article, "--quote", "12月6日", "--tag", "数据")
    run("highlight", article, "--quote", "豆腐", "--note", "豆腐批")
    return article


def test_notes_go_to_stdout_or_into_a_file(marked, tmp_path):
    for kind in ("md", "json", "jsonld"):
        path = tmp_path / f"批注.{kind}"
        notes = run("export", "--to", kind)
        assert run("export", "-o", path) == ""
        assert path.read_text(encoding="utf-8") == notes
        assert "豆腐批" in notes
        assert notes.endswith("\n")
    run("export", "--to", "json", "-o", tmp_path / "批注")
    assert json.loads((tmp_path / "批注").read_text(encoding="utf-8"))["format"] == "meipi-notes"
    assert names(tmp_path) == sorted(["早市.txt", "批注", "批注.md", "批注.json", "批注.jsonld"])


def test_a_table_of_notes_is_the_same_on_stdout_and_in_a_file(marked, tmp_path):
    notes = run("export", "--to", "csv")
    assert run("export", "-o", tmp_path / "批注.csv") == ""
    assert (tmp_path / "批注.csv").read_bytes().decode() == notes
    assert notes.startswith("\ufeffarticle,source,")
    assert "豆腐批" in notes


@pytest.mark.parametrize("ending", ["qdpx", "xlsx", "apkg"])
def test_notes_that_are_no_text_go_only_into_a_file(marked, tmp_path, ending):
    assert run("export", "-o", tmp_path / f"批注.{ending}") == ""
    assert (tmp_path / f"批注.{ending}").read_bytes().startswith(b"PK")
    assert run("export", "--to", ending, code=2) == ""


def test_exported_json_has_its_keys(marked):
    whole = exported()
    assert list(whole) == ["format", "version", "articles", "highlights", "tags"]
    assert list(whole["articles"][0])[: len(ARTICLE_KEYS)] == ARTICLE_KEYS
    assert list(whole["tags"][0])[: len(TAG_KEYS)] == TAG_KEYS
    assert whole["highlights"][0]["tags"] == ["数据"]
    assert "数据" in run("export", "--to", "json")


def test_only_the_articles_and_tags_asked_for_go_out(marked, tmp_path):
    (tmp_path / "雪.txt").write_text("雪落了一夜。", encoding="utf-8")
    other = run("import", tmp_path / "雪.txt").split("\t")[0]
    assert [row["id"] for row in exported()["articles"]] == [marked, other]
    assert [row["id"] for row in exported(other, marked)["articles"]] == [other, marked]
    assert exported(other)["highlights"] == []
    assert [row["quote"] for row in exported("--tag", "数据")["highlights"]] == ["12月6日"]
    assert [row["quote"] for row in exported("--tag", "数据", "--tag", "论点")["highlights"]] == ["12月6日"]
    assert "豆腐批" not in run("export", marked, "--to", "md", "--tag", "数据")


def test_a_tag_stands_for_all_below_it_and_for_no_longer_name(article):
    for quote, path in (("豆子", "食"), ("豆腐", "食/菜/豆制品"), ("早市", "食品")):
        run("highlight", article, "--quote", quote, "--tag", path)
    for path, expected in (("食", ["豆腐", "豆子"]), ("食/菜", ["豆腐"]), ("食品", ["早市"])):
        assert [row["quote"] for row in exported("--tag", path)["highlights"]] == expected


def test_the_article_s_own_note_goes_out(article, home):
    assert "note" not in exported()["articles"][0]
    with Library.open(home / "library.meipi", home / "backups") as library:
        Session(library, "").shelf.note(article, "全文**如何**？")
    assert exported()["articles"][0]["note"] == "全文**如何**？"
    assert "# 𠮷野村的早市\n\n> [!NOTE]\n>\n> 全文**如何**？\n" in run("export", "--to", "md")


def test_a_tag_that_is_not_there_is_not_made_by_an_export(marked, home):
    before = records(home)
    assert "“没有”" in refused("export", "--to", "md", "--tag", "没有")
    assert records(home) == before


def test_the_options_of_a_format_are_taken_and_what_it_has_not_is_told(marked):
    assert "## " not in run("export", marked, "--to", "md", "--by", "reading")
    assert "[^1]: " in run("export", marked, "--to", "md", "--with", "text")
    assert "[N]" in run("export", marked, "--to", "md", "--source", "gbt7714")
    assert "“json” has no place for “tag”" in refused("export", marked, "--to", "json", "--by", "tag")


def test_what_a_format_has_no_place_for_is_said_beside_it(marked):
    result = CliRunner().invoke(cli.main, ["export", marked, "--to", "md"])
    last = result.stdout.splitlines()[-1]
    assert result.stderr == f"{last}\n"
    assert last.startswith("Not in this file: when highlights were made and changed")


@pytest.mark.parametrize("format_", exporting.FORMATS)
def test_every_format_goes_into_a_file_of_its_ending(marked, tmp_path, format_, qapp):
    path = tmp_path / f"批注.{format_.upper()}"
    assert run("export", marked, "-o", path) == ""
    assert path.stat().st_size > 500
    assert names(tmp_path) == [path.name, "早市.txt"]


def test_only_the_highlights_named_go_out_with_their_article(marked, tmp_path):
    (tmp_path / "雪.txt").write_text("雪落了一夜。", encoding="utf-8")
    run("import", tmp_path / "雪.txt")
    whole = json.loads(run("export", marked, "--to", "json"))
    own = whole["highlights"][0]["id"]
    found = json.loads(run("export", "--to", "json", "--highlight", own))
    assert [one["id"] for one in found["highlights"]] == [own]
    assert [one["id"] for one in found["articles"]] == [marked]
    refused("export", "--to", "json", "--highlight", "没有")


def test_a_folder_goes_out_by_its_name(marked, home):
    places = command.paths()
    with Library.open(places.library, places.backups) as library:
        Session(library, "").foldering.make("课题", [marked])
        Session(library, "").foldering.make("空")
    assert [one["id"] for one in json.loads(run("export", "--to", "json", "--folder", "课题"))["articles"]] == [
        marked
    ]
    assert json.loads(run("export", "--to", "json", "--folder", "空"))["articles"] == []
    assert "“没有”" in refused("export", "--to", "json", "--folder", "没有")


def test_an_unknown_format_is_told(marked, tmp_path):
    assert "doc" in refused("export", "--to", "doc")
    refused("export", "-o", tmp_path / "批注.doc")
    assert not (tmp_path / "批注.doc").exists()


def test_a_place_that_cannot_be_written_is_told_and_left_alone(marked, tmp_path):
    pipe, folder = tmp_path / "管.md", tmp_path / "夹.md"
    os.mkfifo(pipe)
    folder.mkdir()
    for place in (pipe, folder, tmp_path / "无" / "批注.md"):
        assert "could not be written" in refused("export", "-o", place)
    assert pipe.is_fifo()
    assert folder.is_dir()


# Tags


def test_tags_are_listed_by_path(marked):
    run("highlight", marked, "--quote", "雪", "--tag", "天气/雪")
    assert [line.split("\t")[0] for line in run("tags", "list").splitlines()][-2:] == ["天气", "天气/雪"]
    rows = listed("tags", "list")
    assert all(list(row) == TAG_KEYS for row in rows)
    assert (rows[-1]["name"], rows[-1]["parent"], rows[-1]["key"]) == ("雪", rows[-2]["id"], "")


@pytest.mark.parametrize("name", ["标签.qdc", "标签.json"])
def test_a_second_library_gets_the_same_tags(marked, tmp_path, monkeypatch, name):
    run("highlight", marked, "--quote", "雪", "--tag", "天气/雪\\/雨")
    assert run("tags", "export", tmp_path / name) == ""
    ours = [(row["id"], row["path"], row["color"]) for row in listed("tags", "list")]
    monkeypatch.setenv("MEIPI_HOME", str(tmp_path / "另一个"))
    for _ in range(2):
        assert run("tags", "import", tmp_path / name) == ""
        assert [(row["id"], row["path"], row["color"]) for row in listed("tags", "list")] == ours
    assert [row["key"] for row in listed("tags", "list")] == [*"12345678", "", ""]


def test_a_set_is_exported_by_its_name(tmp_path):
    run("tags", "export", tmp_path / "标签.json", "--set", "读报")
    assert json.loads((tmp_path / "标签.json").read_text(encoding="utf-8"))["name"] == "读报"
    assert "“没有”" in refused("tags", "export", tmp_path / "无.json", "--set", "没有")
    assert not (tmp_path / "无.json").exists()


@pytest.mark.parametrize(
    ("name", "start"), [("读报.md", "# 读报\n"), ("读报.html", "<!DOCTYPE html>"), ("读报.PDF", "%PDF-")]
)
def test_a_set_is_exported_as_a_code_book(marked, tmp_path, name, start, qapp):
    assert run("tags", "export", tmp_path / name) == ""
    data = (tmp_path / name).read_bytes()
    assert data.startswith(start.encode())
    if not name.endswith("PDF"):
        assert "12月6日" in data.decode()
    run("tags", "export", tmp_path / f"又{name}", "--set", "读报")
    assert {name, f"又{name}"} < set(names(tmp_path))
    refused("tags", "export", tmp_path / f"无{name}", "--set", "没有")
    assert not (tmp_path / f"无{name}").exists()


def test_a_code_book_is_printed_without_a_display(tmp_path):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("QT_", "DISPLAY"))}
    done = meipi("tags", "export", tmp_path / "读报.pdf", env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "读报.pdf").read_bytes().startswith(b"%PDF-")


def test_the_help_of_the_export_names_its_endings():
    told = run("tags", "export", "--help")
    for ending in ("qdc", "json", "md", "html", "pdf", "code book"):
        assert ending in told


def test_what_is_no_tag_set_is_refused(tmp_path, home, monkeypatch, qapp):
    run("list")
    before = records(home)
    monkeypatch.chdir(tmp_path)
    os.mkfifo("管.qdc")
    Path("夹.json").mkdir()
    Path("坏.qdc").write_bytes(b"<CodeBook>")
    Path("坏.json").write_text('{"format": "meipi-tag-set"}', encoding="utf-8")
    for name in ("管.qdc", "夹.json", "坏.qdc", "坏.json", "没有.json", "没有.csv", "没有.txt", "", os.devnull):
        refused("tags", "import", name)
    Path("夹.pdf").mkdir()
    for name in ("标签.txt", "夹.json", "管.qdc", "夹.pdf", ""):
        refused("tags", "export", name)
    assert ".qdc, .json, .csv, .md, .html, .pdf" in refused("tags", "export", "标签.txt")
    assert records(home) == before


# Notes back in


def test_notes_come_back_into_another_library(marked, tmp_path, monkeypatch):
    run("export", "--to", "json", "-o", tmp_path / "批注.json")
    quotes = [row["quote"] for row in exported()["highlights"]]
    monkeypatch.setenv("MEIPI_HOME", str(tmp_path / "另一个"))
    told = run("import", tmp_path / "批注.json")
    assert told == f"{marked}\t{len(quotes)} restored, 0 lost\n"
    assert [row["quote"] for row in exported()["highlights"]] == quotes
    assert run("show", marked) == BODY + "\n"
    assert run("import", tmp_path / "批注.json") == told


def test_notes_come_back_with_those_tags_only_that_are_here(marked, tmp_path, monkeypatch):
    run("highlight", marked, "--quote", "早市", "--tag", "天气/雪")
    run("export", "--to", "json", "-o", tmp_path / "批注.json")
    monkeypatch.setenv("MEIPI_HOME", str(tmp_path / "另一个"))
    before = run("tags", "list")
    told = run("import", "--no-new-tags", tmp_path / "批注.json")
    assert told == f"{marked}\t{len(exported()['highlights'])} restored, 0 lost\n"
    assert run("tags", "list") == before


def test_an_article_is_here_before_the_notes_that_are_named_before_it(marked, file, tmp_path, monkeypatch):
    run("export", "--to", "jsonld", "-o", tmp_path / "批注.jsonld")
    count = len(exported()["highlights"])
    monkeypatch.setenv("MEIPI_HOME", str(tmp_path / "另一个"))
    article, notes = run("import", tmp_path / "批注.jsonld", file).splitlines()
    own = article.split("\t")[0]
    assert own != marked
    assert (article, notes) == (f"{own}\t𠮷野村的早市", f"{own}\t{count} restored, 0 lost")


def test_a_bad_file_of_notes_is_refused_and_the_good_files_are_kept(file, tmp_path):
    (tmp_path / "坏.json").write_text("[]", encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["import", str(tmp_path / "坏.json"), str(file)])
    assert result.exit_code == 1
    assert is_one_sentence(result.stderr)
    assert len(listed("list")) == 1


# Merging tag sets


def changed_set(path, **names):
    """The active set in a file, with tags renamed."""
    run("tags", "export", path)
    whole = json.loads(path.read_text(encoding="utf-8"))
    for tag in whole["tags"]:
        tag["name"] = names.get(tag["name"], tag["name"])
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def rename_here(path, **names):
    """Rename tags in the library, as a newer version of the set would."""
    run("tags", "merge", changed_set(path, **names))


def test_a_dry_run_prints_what_would_change_and_changes_nothing(marked, tmp_path, home):
    file = changed_set(tmp_path / "标签.json", 论点="主张")
    before = records(home)
    assert run("tags", "merge", "--dry-run", file) == "“论点” is now called “主张”.\n"
    assert records(home) == before
    (row,) = listed("tags", "merge", "--dry-run", file)
    assert (row["kind"], row["mine"], row["theirs"], row["conflict"]) == ("renamed", "论点", "主张", False)


def test_a_merge_prints_the_same_and_does_it_once(marked, tmp_path):
    file = changed_set(tmp_path / "标签.json", 论点="主张")
    assert run("tags", "merge", file) == "“论点” is now called “主张”.\n"
    assert "主张" in [row["path"] for row in listed("tags", "list")]
    assert run("tags", "merge", file) == ""


@pytest.mark.parametrize(("take", "stands"), [("theirs", "主张"), ("ours", "观点")])
def test_a_conflict_waits_for_a_choice(marked, tmp_path, home, take, stands):
    file = changed_set(tmp_path / "标签.json", 论点="主张")
    rename_here(tmp_path / "自己.json", 论点="观点")
    before = records(home)
    for verb in ("merge", "import"):
        result = CliRunner().invoke(cli.main, ["tags", verb, str(file)])
        assert result.exit_code == 3
        assert is_one_sentence(result.stderr)
        assert "“meipi tags merge --take theirs”" in result.stderr  # the import has no --take
    assert result.stdout == ""
    assert records(home) == before
    assert "here and" in run("tags", "merge", file, "--take", take)
    assert stands in [row["path"] for row in listed("tags", "list")]


def test_a_set_made_apart_is_merged_by_path_when_asked(tmp_path, monkeypatch):
    ours = run("tags", "list")
    file = changed_set(tmp_path / "标签.json")
    whole = json.loads(file.read_text(encoding="utf-8"))
    ids = {tag["id"]: str(uuid.uuid4()) for tag in whole["tags"]}
    tags = [tag | {"id": ids[tag["id"]], "parent": ids.get(tag["parent"])} for tag in whole["tags"]]
    file.write_text(json.dumps(whole | {"id": str(uuid.uuid4()), "tags": tags}), encoding="utf-8")
    assert "same" not in run("tags", "merge", "--dry-run", file)
    told = run("tags", "merge", "--by-path", file)
    assert told.splitlines()[0] == "“论点” is the tag of that path here."
    assert run("tags", "list") == ours


# How it ends


@pytest.mark.parametrize(
    "arguments",
    [
        ("没有",),
        ("import",),
        ("import", "一.txt", "--repair", "some"),
        ("import", "一.txt", "--encoding"),
        ("show",),
        ("show", "一", "二"),
        ("list", "一"),
        ("highlight", "一"),
        ("highlight", "一", "--quote", "雪", "--nth", "两"),
        ("highlight", "一", "--quote", "雪", "--note", "\udcff"),
        ("highlight", "一", "--quote", "雪", "--tag", "\udcff"),
        ("show", "\udcff"),
        ("export",),
        ("export", "--to"),
        ("tags", "没有"),
        ("tags", "export"),
        ("tags", "import"),
        ("concordance",),
        ("concordance", "\udcff"),
        ("--没有",),
    ],
)
def test_wrong_usage_exits_2_and_says_so_on_stderr(arguments, home):
    assert run(*arguments, code=2) == ""
    assert not (home / "library.meipi").exists()


def test_help_and_version_need_no_library(home):
    assert "import" in run("--help")
    assert "--quote" in run("highlight", "--help")
    assert run("--version").startswith("meipi, version")
    assert names(home) == []


def test_the_installed_command_is_the_same(article):
    command = Path(sys.executable).with_name("meipi")
    done = subprocess.run([command, "list"], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"{article}\t𠮷野村的早市\n", b"")


def test_a_foreign_file_in_place_of_the_library_is_left_alone(home):
    (home / "library.meipi").write_bytes(PROSE.encode())
    for arguments in (["list"], ["tags", "list"], ["export", "--to", "md"], ["show", "一"]):
        assert "left untouched" in refused(*arguments)
    assert (home / "library.meipi").read_bytes() == PROSE.encode()


@pytest.fixture
def long_article(tmp_path):
    """The id of an article that no pipe holds at once."""
    path = tmp_path / "长.txt"
    path.write_text("雪落了一夜。\n" * 50_000, encoding="utf-8")
    return run("import", path).split("\t")[0]


def test_a_reader_of_the_output_may_stop_early(long_article):
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "show", long_article],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.read(3).decode() == "雪"
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        process.wait(60)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only Linux has a disk that is always full")
def test_a_full_disk_under_the_output_is_told_in_one_sentence(article, long_article):
    for own in (article, long_article):
        with Path("/dev/full").open("wb") as full:
            done = meipi("show", own, stdout=full, stderr=subprocess.PIPE, capture_output=False)
        assert done.returncode == 1
        assert is_one_sentence(done.stderr.decode())


def test_a_full_disk_under_a_file_keeps_the_old_file(long_article, tmp_path):
    notes = tmp_path / "批注.json"
    notes.write_bytes(b"{}")
    import resource

    small = functools.partial(resource.setrlimit, resource.RLIMIT_FSIZE, (100_000, 100_000))
    done = meipi("export", "-o", notes, preexec_fn=small)
    assert (done.returncode, done.stdout) == (1, b"")
    assert is_one_sentence(done.stderr.decode())
    assert notes.read_bytes() == b"{}"
    assert names(tmp_path) == sorted(["长.txt", "批注.json"])


# Together with a window


@pytest.fixture
def impatient(monkeypatch):
    """Commands that wait for the lock no longer than it takes to look twice."""
    monkeypatch.setattr(command, "WriterLock", functools.partial(WriterLock, timeout=0.03))


@pytest.fixture
def window(home):
    """Another process that has the library open for writing."""
    code = (
        "import sys; from pathlib import Path; from storage.lock import WriterLock\n"
        "with WriterLock(Path(sys.argv[1])): print(1, flush=True); input()"
    )
    command = [sys.executable, "-c", code, home / "library.meipi"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.read(2)
        yield process
        process.communicate(b"\n")


@pytest.mark.usefixtures("impatient")
def test_a_command_that_writes_gives_up_calmly_while_a_window_has_the_library(
    file, article, tmp_path, home, window
):
    run("tags", "export", tmp_path / "标签.json")
    before = records(home)
    for arguments in (
        ["import", file],
        ["highlight", article, "--quote", "雪", "--tag", "天气"],
        ["tags", "import", tmp_path / "标签.json"],
    ):
        assert "in use by another program" in refused(*arguments)
    assert records(home) == before


@pytest.mark.usefixtures("impatient")
def test_a_command_that_reads_needs_not_wait(article, tmp_path, window):
    assert listed("list")
    assert run("show", article)
    assert run("export", "--to", "md")
    assert listed("tags", "list")
    run("tags", "export", tmp_path / "标签.qdc")


@pytest.mark.usefixtures("impatient", "window")
def test_even_the_first_list_does_not_make_a_library_under_a_window():
    assert "in use by another program" in refused("list")


def test_a_command_that_writes_waits_until_the_window_is_closed(article, home, monkeypatch):
    window = WriterLock(home / "library.meipi")
    window.acquire(0)
    waited = []

    def close(seconds: float) -> None:
        waited.append(seconds)
        window.release()

    monkeypatch.setattr(lock.time, "sleep", close)
    assert run("highlight", article, "--quote", "雪")
    assert len(waited) == 1


def test_a_command_waits_five_seconds_at_most(article, home, monkeypatch):
    clock = iter(range(0, 100, 1))
    monkeypatch.setattr(lock.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(lock.time, "monotonic", lambda: next(clock))
    with WriterLock(home / "library.meipi"):
        began = next(clock)
        refused("highlight", article, "--quote", "雪")
    assert next(clock) - began == pytest.approx(5, abs=2)


def test_a_window_without_a_display_is_refused_in_one_sentence(tmp_path):
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment.pop("QT_QPA_PLATFORM", None)
    for arguments in ([], ["open", "a.txt"]):
        command = [sys.executable, "-m", "reader", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("There is no display")


def told(*arguments: object, code: int = 0) -> tuple[str, list[str]]:
    """What a command prints, and the sentences that it says beside it."""
    result = CliRunner().invoke(cli.main, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    sentences = result.stderr.splitlines()
    assert all(is_one_sentence(sentence + "\n") for sentence in sentences)
    return result.stdout_bytes.decode(), sentences


BROKEN = (
    PROSE
    + "\n孩子们围着糖人摊看了很久很久，谁也不肯先走开，有人说等到太阳出来就走，可是天一直阴着，后来雪下得更\n\n"
    "大了，他们才一个一个地跑回家去，把脚印留在路上。\n"
)


def test_a_guessed_encoding_is_named_and_one_that_is_given_is_not(home, tmp_path):
    file = tmp_path / "早市.txt"
    file.write_bytes(PROSE.encode("gb18030"))
    printed, (sentence,) = told("import", file)
    assert "早市.txt" in sentence
    assert "gb18030" in sentence
    own = printed.split("\t")[0]
    assert run("show", own) == BODY + "\n"
    assert told("import", file, "--encoding", "gb18030")[0] == printed


def test_repairs_are_made_only_when_asked_for_and_under_the_same_id(home, tmp_path):
    file = tmp_path / "早市.txt"
    file.write_text(BROKEN, encoding="utf-8")
    own = run("import", file).split("\t")[0]
    assert "更\n大了" in run("show", own)
    printed, _ = told("import", file, "--repair", "all")
    assert printed.split("\t")[0] == own
    assert "更大了" in run("show", own)
    assert run("import", file).split("\t")[0] == own
    assert "更大了" in run("show", own)
    assert told("import", file, "--repair", "none")[0].split("\t")[0] == own
    assert "更\n大了" in run("show", own)


def test_a_changed_file_is_the_next_text_and_says_what_became_of_its_highlights(home, tmp_path):
    file = tmp_path / "早市.txt"
    file.write_text(BROKEN, encoding="utf-8")
    own = run("import", file).split("\t")[0]
    for quote in ("豆子也好", "雪落在老人的肩上"):
        run("highlight", own, "--quote", quote)
    file.write_text(BROKEN.replace("雪落在老人的肩上", "天晴了"), encoding="utf-8")
    printed, (sentence,) = told("import", file)
    assert printed.split("\t")[0] == own
    assert "1 have moved, 1 wait for review" in sentence or "1 highlights stand as before" in sentence
    assert "天晴了" in run("show", own)


def test_control_characters_are_left_out_and_counted(home, tmp_path):
    file = tmp_path / "早市.txt"
    file.write_text(PROSE.replace("豆腐", "豆\x00\x07腐"), encoding="utf-8")
    printed, (sentence,) = told("import", file)
    assert "2 control characters" in sentence
    assert run("show", printed.split("\t")[0]) == BODY + "\n"


def test_a_page_is_imported_without_what_stands_around_it(home, tmp_path):
    lines = "".join(f"<p>第{number}段：卖豆腐的老人说，今年的水好，豆子也好，雪下得好。</p>" for number in range(5))
    file = tmp_path / "早市.html"
    file.write_text(
        f"<html><head><title>早市</title><script>var 坏</script></head><body><h1>早市</h1>{lines}</body></html>",
        encoding="utf-8",
    )
    own, title = run("import", file).rstrip("\n").split("\t")
    assert title == "早市"
    text = run("show", own)
    assert "第4段" in text
    assert "坏" not in text
    assert "<" not in text


def test_a_search_prints_each_place(home, tmp_path):
    file = tmp_path / "早市.txt"
    file.write_text(PROSE, encoding="utf-8")
    own = run("import", file).split("\t")[0]
    run("highlight", own, "--quote", "豆腐", "--tag", "食物/豆制品", "--note", "想起豆花")
    start = BODY.index("人说")
    (line,) = run("search", "人说").splitlines()
    assert line.split("\t")[:4] == [own, str(start), str(start + 2), "text"]
    assert run("search", "豆花").split("\t")[3] == "note"
    assert run("search", "豆制").split("\t")[3] == "tag"
    assert run("search", "没有的词") == ""
    (row,) = json.loads(run("search", "豆花", "--json"))
    assert (row["article"], row["where"], row["snippet"]) == (own, "note", "想起豆花")


def test_words_are_listed_as_the_reader_corrected_them(article, home):
    before = [row["text"] for row in listed("show", article, "--words")]
    assert "的" in before
    places = paths(home=home)
    with Library.open(places.library, places.backups) as library:
        session = Session(library, "")
        own = session.correcting.own_words(article)
        session.correcting.accept(own, ["𠮷野村的早市"], Scope.EVERYWHERE)
    assert listed("show", article, "--words")[0] == {"start": 0, "end": 6, "text": "𠮷野村的早市"}


def test_a_concordance_prints_each_place_of_a_word(home, tmp_path):
    file = tmp_path / "工厂.txt"
    file.write_text("第一行。\n新质生产力在①厂\t生产，𠮷野街也生产。\n", encoding="utf-8")
    own = run("import", file).split("\t")[0]
    body = run("show", own)
    first = body.index("\t生产") + 1
    lines = [line.split("\t") for line in run("concordance", "生产").splitlines()]
    assert lines[0] == [own, str(first), str(first + 2), "新质生产力在①厂 ", "生产", "，𠮷野街也生产。"]
    assert [line[5] for line in lines] == ["，𠮷野街也生产。", "。"]
    assert len(run("concordance", "生产", "--anywhere").splitlines()) == 3
    assert run("concordance", "没有的词") == run("concordance", "") == ""
    rows = listed("concordance", "生产")
    assert list(rows[0]) == ["article", "title", "start", "end", "left", "word", "right"]
    assert (rows[0]["title"], rows[0]["left"]) == ("工厂", "新质生产力在①厂\t")


def test_a_concordance_knows_the_words_as_the_reader_corrected_them(article, home):
    assert run("concordance", "𠮷野村的早市") == ""
    places = paths(home=home)
    with Library.open(places.library, places.backups) as library:
        correcting = Session(library, "").correcting
        correcting.accept(correcting.own_words(article), ["𠮷野村的早市"], Scope.EVERYWHERE)
    assert run("concordance", "𠮷野村的早市").split("\t")[:3] == [article, "0", "6"]
    assert run("concordance", "早市") == ""
