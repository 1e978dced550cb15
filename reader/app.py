"""Builds the window with all it needs and hands it over; has no verbs of its own."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from reader import resources
from reader.errors import ReaderError
from reader.paths import paths
from reader.session.session import Session
from reader.ui import crash
from reader.ui.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.translator import speak, system_language
from reader.ui.word_service import WordService
from storage.errors import LibraryBusy, StorageError
from storage.library import Library
from storage.lock import WriterLock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SELDOM = 20_000  # values made and not yet freed, from one collection of the youngest to the next
_LOCK_PATIENCE = 1.0  # seconds; a second window should say soon why it does not open


class ReplacedFiles(ReaderError):
    """Another package of the same name has been installed over ours."""

    sentence = (
        "The package “{name}” has replaced files of Meipi; your library is safe; "
        "install Meipi on its own, with pipx or uv."
    )


def open_window(home: Path | None = None, *, language: str | None = None) -> MainWindow:
    """The shown window over the library in `home`, on the article last read, else the newest, else the welcome.

    Needs a QApplication. Raises a StorageError when the library cannot be used or is open elsewhere.
    """
    application = QApplication.instance()
    if application is None:
        raise RuntimeError("a QApplication is needed first")
    application.setApplicationName("Meipi")
    QApplication.setWindowIcon(QIcon(str(resources.path("icons/meipi.svg"))))
    catalogue = speak(application, language or system_language())
    places = paths(home=home)
    words = WordService(places.cache)
    with ExitStack() as stack:
        lock = WriterLock(places.library)
        if not lock.acquire(_LOCK_PATIENCE):
            raise LibraryBusy(path=places.library)
        stack.callback(lock.release)
        library = stack.enter_context(Library.open(places.library, places.backups))
        words.get_ready()
        stack.callback(words.stop)
        desk = Desk(Session(library, resources.text(resources.STARTER_TAGS)), catalogue)
        window = MainWindow(desk, words, places, stack.pop_all().close)
    desk.ask(desk.session.waste.expire)
    window.show()
    window.open_at_start()
    return window


def run(files: Sequence[Path]) -> int:
    """Open the window on these files and stay until it is closed; returns the exit status."""
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    crash.install()
    spare_collections()
    window = _opened(application)
    if window is None:
        return 1
    window.open_paths(list(files))
    return application.exec()


def spare_collections() -> None:
    """Let the collector of garbage come seldom and leave alone what is loaded now, which stays.

    A long article makes tens of thousands of values at once, none of them garbage; each full collection would look
    through them and through all of Qt's classes, 50 ms at a time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _opened(application: QApplication) -> MainWindow | None:
    """The window, or nothing when the reader has been told why not."""
    try:
        _require_own_files()
        return open_window()
    except (ReaderError, StorageError) as error:
        QMessageBox.critical(None, "Meipi 眉批", speak(application, system_language()).error(error))
        return None


def _require_own_files() -> None:
    """Raise ReplacedFiles when another distribution has laid a package of the same name over ours."""
    from importlib.metadata import packages_distributions  # noqa: PLC0415 - takes as long as the page

    others = set(packages_distributions().get("reader", ())) - {"meipi"}
    if others:
        raise ReplacedFiles(name=", ".join(sorted(others)))
