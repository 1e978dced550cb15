"""What happens when the mistake is ours: one report that can be copied, and the window stays."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from reader.errors import ReaderError
from storage.errors import StorageError

if TYPE_CHECKING:
    from types import TracebackType


def install() -> None:
    """Show a report for every error that nobody expected."""
    sys.excepthook = report


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say calmly that Meipi has made a mistake, with the details to copy; an error of the reader's as it is."""
    if isinstance(error, ReaderError | StorageError) and QCoreApplication.instance() is not None:
        QMessageBox.warning(None, "Meipi 眉批", str(error))
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    if QCoreApplication.instance() is None or issubclass(kind, KeyboardInterrupt):
        return
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Meipi 眉批")
    box.setText(
        QCoreApplication.translate(
            "Crash", "Meipi made a mistake; what you marked is saved; please send us the details below."
        )
    )
    box.setDetailedText(details)
    box.exec()
