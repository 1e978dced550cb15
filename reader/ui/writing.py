"""A large file read together and written behind the window, with a way to stop; makes no file's content itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.session.files import write_file
from reader.ui.behind import Behind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.ui.desk import Desk
    from reader.ui.message_bar import MessageBar

_AFTER = 500  # milliseconds, until the reader is told that it takes long
_SLICE = 0.03  # seconds of reading before the window has its turn


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """A file to be written: after all `steps`, which read the library, `data` makes its content."""

    path: Path
    steps: Iterator[object]
    data: Callable[[], bytes]
    done: str  # what is said then, with the file's `name`
    is_short: Callable[[], bool] = bool  # once all is read: whether it is written before anyone could wait for it


class Writer(QObject):
    """Writes one file after the other; what is stopped leaves the file that was there before."""

    ended = Signal(bool)  # whether the file is written

    def __init__(self, desk: Desk, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._message = message
        self._behind = Behind(self)
        self._orders: deque[Order] = deque()  # the first one is being read or written
        self._stopped: list[Order] = []
        self._reading, self._waiting = (self._timer(own) for own in (self._read, self._tell_wait))
        self._waiting.setInterval(_AFTER)

    def _timer(self, slot: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    def write(self, order: Order) -> None:
        """Write the file, when those before are written, then say so, or why not."""
        self._orders.append(order)
        if len(self._orders) == 1:
            self._begin()

    def stop(self) -> None:
        """Write nothing more of what is not written yet."""
        name = self._orders[0].path.name
        self._stopped += self._orders
        self._message.say(self.tr("Stopped; “{name}” is as it was before.").format(name=name))

    def close(self) -> None:
        """Write all that is asked for, and end."""
        begun = 0 if self._reading.isActive() else 1
        unread = [*self._orders][begun:]
        self._orders = deque([*self._orders][:begun])
        self._reading.stop()
        self._waiting.stop()
        self._behind.close()
        for order in unread:
            self._desk.ask(partial(self._read_and_write, order))

    def _read_and_write(self, order: Order) -> bool:
        return _gone(order.steps, inf) and self._written(order)

    def _begin(self) -> None:
        self._waiting.start()
        self._read()

    def _read(self) -> None:
        """Read for a moment; when all is read, have it written."""
        self._reading.stop()
        order, until = self._orders[0], perf_counter() + _SLICE
        is_read = self._desk.ask(lambda: order in self._stopped or _gone(order.steps, until))
        if is_read is None:
            self._end(is_written=False)
        elif is_read:
            self._write(order)
        else:
            self._reading.start()

    def _write(self, order: Order) -> None:
        work = partial(self._written, order)
        if order.is_short():
            self._tell(work)
        else:
            self._behind.ask(work, self._tell)

    def _written(self, order: Order) -> bool:
        """Whether the file is written; it is not when it was stopped in time."""
        content = b"" if order in self._stopped else order.data()
        if order in self._stopped:
            return False
        write_file(order.path, content)
        return True

    def _tell_wait(self) -> None:
        told = self.tr("Writing “{name}” …").format(name=self._orders[0].path.name)
        self._message.wait(told, 0, 0, self.stop)

    def _tell(self, answer: Callable[[], bool]) -> None:
        order = self._orders[0]
        self._message.end_wait()
        is_written = bool(self._desk.ask(answer))
        if is_written:
            self._message.say(order.done.format(name=order.path.name))
        self._end(is_written=is_written)

    def _end(self, *, is_written: bool) -> None:
        self._waiting.stop()
        order = self._orders.popleft()
        if isinstance(order.steps, Generator):
            order.steps.close()  # what was stopped may be painting, and has to end here and not in the thread
        self._stopped = [one for one in self._stopped if one is not order]
        self.ended.emit(is_written)
        if self._orders:
            self._begin()


def _gone(steps: Iterator[object], until: float) -> bool:
    """Whether all steps are gone; some of them until that time."""
    return all(perf_counter() <= until for _ in steps)
