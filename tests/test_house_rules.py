"""The house rules that a machine can check, on the source itself; not those that ruff and mypy check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(file for package in ("reader", "storage") for file in (ROOT / package).rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "base"}
LONGEST_FILE = 400
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 10

SQL = re.compile(
    r"^\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|REPLACE\s+INTO"
    r"|CREATE\s+(VIRTUAL\s+)?(TABLE|INDEX|TRIGGER)|PRAGMA)\s",
    re.DOTALL,
)
REGISTRY = re.compile(r"(pypi|pythonhosted|npmjs|debian)\.(org|com|net)", re.IGNORECASE)


def name(file: Path) -> str:
    """The module's path as a person would say it."""
    return file.relative_to(ROOT).as_posix()


def source(file: Path) -> str:
    """The text of a module."""
    return file.read_text(encoding="utf-8")


def lengths() -> dict[str, int]:
    """The lines of each function, from its `def` to its end, by place."""
    return {
        f"{name(file)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for file in MODULES
        for node in ast.walk(ast.parse(source(file)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def python(code: str) -> str:
    """What the code prints in a Python of its own."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def tracked() -> list[Path]:
    """The files of the checkout, committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a checkout")
    return [ROOT / line for line in done.stdout.split("\0") if line and (ROOT / line).is_file()]


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {part.removesuffix(".py") for file in MODULES for part in file.relative_to(ROOT).parts}
    assert not parts & FORBIDDEN_NAMES


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_a_module_says_first_what_it_is(file: Path) -> None:
    assert ast.get_docstring(ast.parse(source(file)))


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_a_file_is_short_enough_to_read(file: Path) -> None:
    assert len(source(file).splitlines()) <= LONGEST_FILE


def test_no_function_is_longer_than_a_screen() -> None:
    assert not {place: lines for place, lines in lengths().items() if lines > LONGEST_FUNCTION}


def test_functions_are_mostly_short() -> None:
    assert median(lengths().values()) <= MEDIAN_FUNCTION


def test_imports_only_go_down() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_records_need_no_database() -> None:
    assert python("import storage.records, sys; print('sqlite_utils' in sys.modules)") == "False"


def test_the_command_line_starts_without_qt() -> None:
    assert python("import reader.cli, sys; print('PySide6' in sys.modules)") == "False"


def test_styles_are_set_in_one_place() -> None:
    assert {name(file) for file in MODULES if "setStyleSheet(" in source(file)} <= {"reader/ui/theming.py"}


@pytest.mark.parametrize("file", [file for file in MODULES if name(file).startswith("reader/")], ids=name)
def test_only_storage_speaks_sql(file: Path) -> None:
    texts = [node.value for node in ast.walk(ast.parse(source(file))) if isinstance(node, ast.Constant)]
    assert not [text for text in texts if isinstance(text, str) and SQL.match(text)]


def test_no_file_names_a_package_registry() -> None:
    found = {name(file): REGISTRY.search(file.read_bytes().decode("utf-8", "replace")) for file in tracked()}
    assert not {place: match[0] for place, match in found.items() if match}
