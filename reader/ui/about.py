"""What Meipi is, where everything is kept, and whose dictionary it shows; a box, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_DICTIONARY = "CC-CEDICT, MDBG, CC BY-SA 4.0, https://cc-cedict.org"


def show(window: QWidget, name: str, library: Path) -> None:
    """Say it, and wait until it is read."""
    what = QCoreApplication.translate("About", "Close reading of Chinese articles. Everything is in {path}.")
    credit = QCoreApplication.translate("About", "Words are explained by {dictionary}.")
    lines = what.format(path=library), credit.format(dictionary=_DICTIONARY)
    QMessageBox.about(window, name, "\n\n".join(lines))
