"""The one door to the data files that come with the app; not for files of the reader."""

from __future__ import annotations

from pathlib import Path

STARTER_TAGS = "tag_sets/newspaper.json"  # what a fresh library holds

_PACKAGE = Path(__file__).parent


def root() -> Path:
    """The folder of the data files: inside the installed package, else beside it in a checkout."""
    packed = _PACKAGE / "_resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"


def path(name: str) -> Path:
    """The data file `name`, a relative path with forward slashes."""
    return root() / name


def text(name: str) -> str:
    """The text of the data file `name`."""
    return path(name).read_text(encoding="utf-8")


def names(folder: str, suffix: str) -> list[str]:
    """The names, without `suffix`, of the data files in `folder` that end in it, sorted."""
    return sorted(file.name.removesuffix(suffix) for file in path(folder).glob(f"*{suffix}"))
