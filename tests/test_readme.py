"""The README stays true: its commands, its keys, its map."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_two_commands_come_first():
    assert README.index("make run ") < README.index("make run FILE=") < README.index("\n## ")


def test_the_keys_are_those_of_the_table_of_actions():
    from reader.ui.actions import all_actions

    keys = section("Keys")
    listed = set(
        re.findall(r"[^\s|/,]+", "".join(line.split("|")[1] + " " for line in keys.splitlines() if "|" in line))
    )
    for action in all_actions():
        if action.keys:
            assert action.text in keys, action.id
            assert set(action.keys) <= listed, action.id


def test_the_three_pictures_are_there():
    pictures = re.findall(r"!\[.*\]\((.*)\)", README)
    assert len(pictures) == 3
    assert all((ROOT / picture).read_bytes().startswith(b"\x89PNG") for picture in pictures)


@pytest.mark.parametrize("name", re.findall(r"\b[a-z_]+\.py\b", section("Map of the code")))
def test_each_module_of_the_map_exists(name):
    assert list(ROOT.glob(f"**/{name}"))


def test_each_make_target_it_names_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
