"""Slow work done in one thread behind the window, piece after piece; touches neither widgets nor the library."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


class Behind(QObject):
    """Does what is asked of it in turn, and answers in the event loop."""

    _done = Signal(object)  # what is to be told, and the Future of what was done

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        # What is done before it is waited for would be told at once, within what asked for it.
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], Answer], tell: Callable[[Callable[[], Answer]], object]) -> None:
        """Do the work, then `tell` what gives its answer, or raises what it raised."""
        self._thread = self._thread or ThreadPoolExecutor(1, "behind")
        future = self._thread.submit(work)
        future.add_done_callback(lambda done: self._done.emit((tell, done)))

    def close(self) -> None:
        """Wait for what is being done, and do no more."""
        if self._thread:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def _tell(self, done: tuple[Callable[[Callable[[], object]], object], Future[object]]) -> None:
        tell, future = done
        if not future.cancelled():
            tell(future.result)
