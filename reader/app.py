"""Builds the window with all it needs and hands it over; has no verbs of its own.

What is imported here is loaded before the article can be seen: everything else is loaded behind it.
"""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader import resources
from reader.errors import ReaderError
from reader.paths import paths
from reader.ui.first_paint import FirstPaint
from reader.ui.main_window import NAME, MainWindow
from storage.errors import LibraryBusy, StorageError
from storage.first_look import FirstLook
from storage.lock import WriterLock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType


Step = TypeVar("Step")

_SELDOM = 20_000  # values made and not yet freed, from one collection of the youngest to the next
_LOCK_PATIENCE = 1.0  # seconds; a second window should say soon why it does not open
_UNSEEN = 500  # milliseconds until a window that is not painted, being minimised, is finished all the same
# Loaded one after the other once the article is seen, so that it can be scrolled in between.
_BEHIND = (
    "storage.database",
    "storage.library",
    "reader.session.session",
    "reader.ui.library.library_panel",
    "reader.ui.tags.tags_panel",
    "reader.ui.highlights.highlights_panel",
    "reader.ui.parts",
)


class ReplacedFiles(ReaderError):
    """Another package of the same name has been installed over ours."""

    sentence = (
        "The package “{name}” has replaced files of Meipi; your library is safe; "
        "install Meipi on its own, with pipx or uv."
    )


class Opening:
    """One window being opened over the library in `home`: at first the page alone, then all of it.

    Raises a StorageError when the library is open elsewhere.
    """

    def __init__(self, home: Path | None = None, language: str = "") -> None:
        self._places = paths(home=home)
        self._language = language
        self._stack = ExitStack()
        lock = WriterLock(self._places.library)
        if not lock.acquire(_LOCK_PATIENCE):
            raise LibraryBusy(path=self._places.library)
        self._stack.callback(lock.release)
        self._stack.callback(self._end)
        self.is_over = False  # the window was closed, or could not be finished
        self.window = MainWindow(self._places, self._stack.close)

    def look_first(self) -> bool:
        """Whether the window shows the article read last, with nothing around it yet."""
        look = FirstLook.at(self._places.library)
        if look is None:
            return False
        self.window.show()
        self.window.look_first(look)
        return True

    def finish(self) -> MainWindow:
        """The window with all its parts, on the article last read, else the newest, else the welcome article.

        Raises a StorageError when the library cannot be used; then nothing is open any more.
        """
        try:
            self._furnish()
        except BaseException:
            self._stack.close()
            raise
        self.window.show()
        self.window.open_at_start()
        return self.window

    def _end(self) -> None:
        self.is_over = True

    def _furnish(self) -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - loaded behind the page

        from reader.session.session import Session  # noqa: PLC0415 - loaded behind the page
        from reader.ui.desk import Desk  # noqa: PLC0415
        from reader.ui.translator import speak, system_language  # noqa: PLC0415
        from reader.ui.word_service import WordService  # noqa: PLC0415
        from storage.library import Library  # noqa: PLC0415

        application = _application()
        application.setApplicationName("Meipi")
        application.setWindowIcon(QIcon(str(resources.path("icons/meipi.svg"))))
        catalogue = speak(application, self._language or system_language())
        words = WordService(self._places.cache)
        words.get_ready()
        self._stack.callback(words.stop)
        library = self._stack.enter_context(Library.open(self._places.library, self._places.backups))
        desk = Desk(Session(library, resources.text(resources.STARTER_TAGS)), catalogue)
        self.window.furnish(desk, words)
        desk.ask(desk.session.waste.expire)


def open_window(home: Path | None = None, *, language: str = "") -> MainWindow:
    """The shown window over the library in `home`, on the article last read, else the newest, else the welcome.

    Needs a QApplication. Raises a StorageError when the library cannot be used or is open elsewhere.
    """
    _application()
    return Opening(home, language).finish()


def run(files: Sequence[Path]) -> int:
    """Open the window on these files and stay until it is closed; returns the exit status."""
    sys.excepthook = _tell_mistake
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    opening = _told(Opening)
    if opening is None:
        return 1
    if not files and opening.look_first():  # a reader who named a file looks for that one
        painted = FirstPaint(opening.window.page.viewport(), _UNSEEN)
        painted.over.connect(lambda: _load_behind(opening, _BEHIND, files))
    elif not _finish(opening, files):
        return 1
    return application.exec()


def spare_collections() -> None:
    """Let the collector of garbage come seldom and leave alone what is loaded now, which stays.

    A long article makes tens of thousands of values at once, none of them garbage; each full collection would look
    through them and through all of Qt's classes, 50 ms at a time.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _application() -> QApplication:
    """The application, which has to be there."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("a QApplication is needed first")  # noqa: TRY004 - what is missing, not what is given
    return application


def _load_behind(opening: Opening, modules: Sequence[str], files: Sequence[Path]) -> None:
    """Load these modules one after the other, then finish the window, unless it was closed meanwhile."""
    if opening.is_over:
        return
    if modules:
        import_module(modules[0])
        QTimer.singleShot(0, lambda: _load_behind(opening, modules[1:], files))
    elif not _finish(opening, files):
        QApplication.exit(1)


def _finish(opening: Opening, files: Sequence[Path]) -> bool:
    """Whether the window is open on these files; the reader has been told why not."""

    def finished() -> MainWindow:
        _require_own_files()
        return opening.finish()

    window = _told(finished)
    if window is None:
        opening.window.hide()
        return False
    spare_collections()
    window.open_paths(list(files))
    return True


def _told(step: Callable[[], Step]) -> Step | None:
    """What the step makes, or nothing when the reader has been told why not."""
    try:
        return step()
    except (ReaderError, StorageError) as error:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - seldom needed

        from reader.ui.translator import speak, system_language  # noqa: PLC0415

        QMessageBox.critical(None, NAME, speak(_application(), system_language()).error(error))
        return None


def _tell_mistake(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from reader.ui import crash  # noqa: PLC0415 - seldom needed

    crash.report(kind, error, trace)


def _require_own_files() -> None:
    """Raise ReplacedFiles when another distribution has laid a package of the same name over ours."""
    from importlib.metadata import packages_distributions  # noqa: PLC0415 - takes as long as the page

    others = set(packages_distributions().get("reader", ())) - {"meipi"}
    if others:
        raise ReplacedFiles(name=", ".join(sorted(others)))
