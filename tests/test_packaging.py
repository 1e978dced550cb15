"""The wheel as a reader would install it, and the locks behind it; not what the app does once it runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
RESOURCES = ROOT / "resources"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = [Requirement(one) for one in PROJECT["project"]["dependencies"]]
LOCKS = {name: (ROOT / "tools" / f"{name}.lock").read_text(encoding="utf-8") for name in ("build", "develop")}

SCRIPTS = Path("Scripts" if os.name == "nt" else "bin")

# A void method that drops a reference to None shows as a loss in the difference printed; the spare references
# keep such a Python alive until then.
VOID_CALLS = """
import sys
from PySide6.QtCore import QObject
spare, thing = [None] * 30_000, QObject()
before = sys.getrefcount(None)
for _ in range(10_000):
    thing.setObjectName("页")
print(sys.getrefcount(None) - before, flush=True)
"""


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """The standard output of the command, run without this Python's settings; it has to succeed."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=outside, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def site_packages(environment: Path) -> Path:
    """Where the packages of a virtual environment lie."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(environment)}))


def pins(lock: str) -> dict[str, str]:
    """The exact version of each package of a lock."""
    found = re.findall(r"^([\w.-]+)==([\w.+!]+)", lock, re.MULTILINE)
    return {canonicalize_name(name): pin for name, pin in found}


def wanted(group: str) -> list[Requirement]:
    """The requirements of a dependency group, with those it includes."""
    entries = PROJECT["dependency-groups"][group]
    included = [one for entry in entries if isinstance(entry, dict) for one in wanted(entry["include-group"])]
    return included + [Requirement(entry) for entry in entries if isinstance(entry, str)]


def stale(lock: str, requirements: list[Requirement]) -> list[str]:
    """The requirements that no pin of the lock satisfies."""
    pinned = pins(LOCKS[lock])
    return [str(one) for one in requirements if pinned.get(canonicalize_name(one.name), "0") not in one.specifier]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree without any download."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel, which borrows every other package from the present one."""
    environment = tmp_path_factory.mktemp("installed")
    venv.create(environment)
    python = environment / SCRIPTS / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel)
    # A plain path: Python does not read the .pth files found there, so the editable install stays out.
    (site_packages(environment) / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return environment


def test_the_wheel_holds_two_packages_and_nothing_else(packed: set[str]) -> None:
    assert {name.split("/")[0] for name in packed} == {
        "reader",
        "storage",
        f"meipi-{version('meipi')}.dist-info",
    }


def test_the_wheel_carries_every_data_file_inside_the_package(packed: set[str]) -> None:
    inside = "reader/_resources/"
    data = {name.removeprefix(inside) for name in packed if name.startswith(inside)}
    assert data == {file.relative_to(RESOURCES).as_posix() for file in RESOURCES.rglob("*") if file.is_file()}


@pytest.mark.parametrize("folder", ["samples", "themes", "i18n", "tag_sets", "icons", "word"])
def test_no_folder_of_data_is_empty(packed: set[str], folder: str) -> None:
    assert any(name.startswith(f"reader/_resources/{folder}/") for name in packed)


def test_the_installed_app_runs_its_own_files(installed: Path, tmp_path: Path) -> None:
    ask = "import reader.resources as data, storage; print(data.__file__, storage.__file__, data.root())"
    places = run(installed / SCRIPTS / "python", "-c", ask, cwd=tmp_path).split()
    assert all(Path(place).is_relative_to(site_packages(installed)) for place in places), places


def test_the_installed_command_explains_itself(installed: Path, tmp_path: Path) -> None:
    assert "import" in run(installed / SCRIPTS / "meipi", "--help", cwd=tmp_path)


def test_the_installed_command_lists_the_articles_of_a_new_library(installed: Path, tmp_path: Path) -> None:
    assert isinstance(json.loads(run(installed / SCRIPTS / "meipi", "list", "--json", cwd=tmp_path)), list)


def test_the_locks_satisfy_every_requirement() -> None:
    assert not stale("build", wanted("build")), "pyproject.toml asks for more: make lock"
    assert not stale("develop", wanted("dev") + DEPENDENCIES), "pyproject.toml asks for more: make lock"


def test_the_locks_agree_with_each_other() -> None:
    assert pins(LOCKS["build"]).items() <= pins(LOCKS["develop"]).items()


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
def test_a_lock_holds_hashes_and_no_place_to_fetch_from(lock: str) -> None:
    assert "://" not in lock
    assert not re.findall(r"^\S+==.*[^\\]$", lock, re.MULTILINE), "a pin without a hash"


def test_pyside_is_a_version_that_was_tried() -> None:
    (pin,) = [one for one in DEPENDENCIES if one.name.startswith("PySide6")]
    assert version(pin.name) in pin.specifier


def test_a_void_method_of_qt_loses_no_reference_to_none(tmp_path: Path) -> None:
    assert abs(int(run(sys.executable, "-c", VOID_CALLS, cwd=tmp_path))) < 100
