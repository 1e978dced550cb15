"""What every test stands on: Qt without a screen, a home of its own, a neutral language."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

# Read by Qt and by Python when they start, hence before any import of PySide6.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("MEIPI_TEST_PLATFORM", "offscreen")
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

settings.register_profile("meipi", deadline=None)
settings.register_profile("meipi-ci", deadline=None, derandomize=True)
settings.load_profile("meipi-ci" if "CI" in os.environ else "meipi")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The MEIPI_HOME of this test alone: no test sees the reader's own library."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MEIPI_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def cjk_serif(qapp: QApplication) -> str:
    """The family name of an installed serif font with Chinese characters."""
    from PySide6.QtGui import QFontDatabase

    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    serif = [family for family in chinese if any(word in family for word in ("Serif", "Song", "SimSun", "Ming"))]
    assert serif, "No Chinese serif font is installed; make setup names the package."
    return serif[0]
