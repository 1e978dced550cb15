"""Files, folders and what is pasted or dropped become articles: read beside the window, kept one by one."""

from __future__ import annotations

import os
from collections import Counter, deque
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Signal
from PySide6.QtWidgets import QApplication

from reader.exchange.notes_json import FORMAT as NOTES
from reader.exchange.tag_set_file import FORMAT as TAG_SET
from reader.session.files import read_file
from reader.session.lexicon_sharing import is_word_list
from reader.session.preparing import Prepared, prepare
from reader.text import formats
from reader.text.anchor import Verdict
from reader.text.isolation import ReadingProcess
from reader.ui.behind import Behind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from reader.session.importing import Imported
    from reader.ui.desk import Desk
    from reader.ui.filing import Filing
    from reader.ui.message_bar import MessageBar

AT_ONCE = 200_000  # bytes that are read without the window noticing
_FEW = 8  # files that are read here when each is quick
_HEAD = 200  # bytes
_MOST_NAMED = 3  # files in one sentence


@dataclass(frozen=True, slots=True)
class Coming:
    """A file to bring in, or the bytes of what was pasted.

    `encoding` is the one that the reader chose, `prepared` what was read in it already.
    """

    name: str
    path: Path | None = None
    data: bytes = b""
    encoding: str | None = None
    prepared: Prepared | None = None

    def read(self) -> bytes:
        """The bytes; raises a ReaderError."""
        return read_file(self.path) if self.path else self.data

    def is_quick(self) -> bool:
        """Whether it is read at once, and safely."""
        try:
            size = self.path.stat().st_size if self.path else len(self.data)
        except OSError:
            return True
        return size <= min(AT_ONCE, formats.format_of(self.name, self.data).safe)


class BringingIn(QObject):
    """Brings articles into the library of one window and says what came of it; shows none itself."""

    brought = Signal(str)  # the id of the last article, once all are there
    unsure = Signal(object)  # list of Prepared, each in an encoding that is a guess
    repairs_wanted = Signal(str)  # the id of an article
    review_wanted = Signal()
    tag_set_found = Signal(object)  # Path, or that of a list of words, once the articles are there
    notes_found = Signal(object)  # Path of a file of notes, among them, before the tag sets

    def __init__(self, desk: Desk, message: MessageBar, filing: Filing, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._message = message
        self._filing = filing
        self._waiting: deque[Coming] = deque()
        self._notes: list[Path] = []  # what waits until the articles are there
        self._sets: list[Path] = []
        self._process: ReadingProcess | None = None
        self._behind = Behind(self)
        self._is_stopped = False
        self._done = self._total = 0
        self._imported: list[Imported] = []
        self._failed: list[str] = []
        self._unsure: list[Prepared] = []

    # What the window asks

    def ask_files(self) -> None:
        """Ask for files and bring them in."""
        self.bring_paths(self._filing.articles_to_open())

    def ask_folder(self) -> None:
        """Ask for a folder and bring in all articles in it."""
        self.bring_paths(self._filing.folders_to_open())

    def paste(self) -> None:
        """Bring in what the clipboard holds."""
        self.take(QApplication.clipboard().mimeData())

    def take(self, pasted: QMimeData) -> None:
        """Bring in what was pasted or dropped."""
        paths = [Path(url.toLocalFile()) for url in pasted.urls() if url.isLocalFile()]
        now = QDateTime.currentDateTime().toString("yyyy-MM-dd HH.mm.ss")
        if paths:
            self.bring_paths(paths)
        else:
            self.bring(coming_in(pasted, self.tr("Pasted {time}").format(time=now)))

    def bring_paths(self, paths: Iterable[Path]) -> None:
        """Bring in these files, and what is in these folders."""
        paths = list(paths)
        sets = [path for path in paths if _is_of(path, (".qdc",), TAG_SET) or is_word_list(path)]
        notes = [path for path in paths if _is_of(path, (".jsonld", ".qdpx"), NOTES)]
        found = {path: coming_from(path) for path in paths if path not in (*sets, *notes)}
        self._notes += notes
        self._sets += sets
        self.bring(chain.from_iterable(found.values()))
        if empty := next((path for path, comings in found.items() if not comings), None):
            sentence = self.tr("There is no article in the folder “{name}”; nothing was imported from there.")
            self._message.say(sentence.format(name=empty.name))
        if not self.is_busy():
            self._hand_on()

    def bring(self, comings: Iterable[Coming]) -> None:
        """Bring these in, after those that are still coming; small ones are there on return."""
        was_busy = bool(self._waiting)
        self._waiting.extend(comings)
        self._total = self._done + len(self._waiting)
        if not was_busy and self._waiting:
            self._go_on()

    def bring_as(self, files: Sequence[Prepared], encoding: str) -> None:
        """Bring in these files, read in the encoding that the reader has chosen."""
        self.bring(
            Coming(one.name, data=one.data, encoding=encoding, prepared=one if one.encoding == encoding else None)
            for one in files
        )

    def tell(self, imported: Imported) -> None:
        """Say what became of the highlights of an article that was mended."""
        self._tell([imported], [], 0, was_stopped=False)

    def is_busy(self) -> bool:
        """Whether files are still coming."""
        return bool(self._waiting)

    def stop(self) -> None:
        """Bring none of those in that are still coming; what is there stays."""
        self._is_stopped = bool(self._waiting)
        self._notes, self._sets = [], []
        while len(self._waiting) > 1:
            self._waiting.pop()
        if self._process:
            self._process.interrupt()

    def close(self) -> None:
        """Stop, and end the thread and the process."""
        self.stop()
        self._waiting.clear()
        self._behind.close()
        if self._process:
            self._process.close()

    # Inside

    def _forget(self) -> None:
        """Begin a new batch."""
        self._done = self._total = 0
        self._imported, self._failed, self._unsure = [], [], []

    def _go_on(self) -> None:
        """Read the next file: here where it is quick, else in the thread."""
        while self._waiting and not self._is_stopped and self._total <= _FEW and self._waiting[0].is_quick():
            coming = self._waiting[0]
            self._keep(coming, partial(_prepare, coming))
        if self._waiting and not self._is_stopped:
            self._tell_progress()
            self._send(self._waiting[0])
        else:
            self._finish()

    def _send(self, coming: Coming) -> None:
        self._process = self._process or ReadingProcess()
        self._behind.ask(partial(_prepare, coming, self._process), self._take)

    def _take(self, answer: Callable[[], Prepared]) -> None:
        """Keep what was read behind the window."""
        if self._waiting:
            self._keep(self._waiting[0], answer)
            self._go_on()

    def _keep(self, coming: Coming, answer: Callable[[], Prepared]) -> None:
        """Keep a file that was read, or remember why it was not."""
        self._waiting.popleft()
        self._done += 1
        if self._is_stopped:
            return
        prepared = self._desk.ask(answer)
        if prepared is None:
            self._failed.append(coming.name)
        elif not prepared.is_sure and coming.encoding is None:
            self._unsure.append(prepared)
        else:
            self._store(prepared)

    def _store(self, prepared: Prepared) -> None:
        imported: list[Imported] = []

        def verb() -> object:
            imported.append(self._desk.session.importing.keep(prepared))
            return imported[0].changes

        self._desk.run(verb)  # type: ignore[arg-type]
        self._imported += imported

    def _finish(self) -> None:
        imported, failed, unsure = self._imported, self._failed, self._unsure
        was_stopped, total = self._is_stopped, self._total
        self._forget()
        self._is_stopped = False
        if imported:
            self.brought.emit(imported[-1].article.id)
        self._tell(imported, failed, total, was_stopped=was_stopped)
        if unsure:
            self.unsure.emit(unsure)
        if self._waiting:  # what came after the stop
            self._total = len(self._waiting)
            self._go_on()
        else:
            self._hand_on()

    def _hand_on(self) -> None:
        """Tell of the notes, and then of the tag sets, that were among the files."""
        notes, sets = self._notes, self._sets
        self._notes, self._sets = [], []
        for path in notes:
            self.notes_found.emit(path)
        for path in sets:
            self.tag_set_found.emit(path)

    # What is said

    def _tell_progress(self) -> None:
        if self._total > 1 or not self._done:
            sentence = self.tr("Reading “{name}”, {number} of {total}…").format(
                name=self._waiting[0].name, number=self._done + 1, total=self._total
            )
            self._message.wait(sentence, self._done, self._total, self.stop)

    def _tell(self, imported: Sequence[Imported], failed: Sequence[str], total: int, *, was_stopped: bool) -> None:
        parts = [*self._about_batch(imported, failed, total, was_stopped=was_stopped), *self._about_texts(imported)]
        verdicts = sum((one.verdicts for one in imported), Counter())
        last = imported[-1] if imported else None
        if any(verdict not in (Verdict.KEPT, Verdict.MOVED) for verdict in verdicts):
            self._message.offer(" ".join(parts), self.tr("Review…"), self.review_wanted.emit)
        elif (
            last
            and total == 1
            and last.changes
            and not self._is_looked_for(last)
            and (offered := self._offered(last))
        ):
            self._offer_repairs(last, " ".join([*parts, offered]))
        elif parts:
            self._message.say(" ".join(parts))
        else:
            self._message.end_wait()

    def _is_looked_for(self, imported: Imported) -> bool:
        """Whether what may be mended is looked for behind the window, because the text is long."""
        if len(imported.prepared.data) <= AT_ONCE:
            return False
        self._behind.ask(lambda: imported.prepared.repairs, lambda _: self._looked_through(imported))
        return True

    def _looked_through(self, imported: Imported) -> None:
        if not self._is_stopped and (offered := self._offered(imported)):
            self._offer_repairs(imported, offered)

    def _offer_repairs(self, imported: Imported, sentence: str) -> None:
        self._message.offer(sentence, self.tr("Look…"), lambda: self.repairs_wanted.emit(imported.article.id))

    def _about_batch(
        self, imported: Sequence[Imported], failed: Sequence[str], total: int, *, was_stopped: bool
    ) -> Iterator[str]:
        """What became of several files."""
        if total <= 1:
            return
        new = sum(bool(one.changes) for one in imported)
        yield self.tr("{count} articles came in.").format(count=new)
        if len(imported) > new:
            yield self.tr("{count} were there already.").format(count=len(imported) - new)
        if failed:
            names = "、".join(f"“{name}”" for name in failed[:_MOST_NAMED])
            yield self.tr("{count} could not be read: {names}.").format(count=len(failed), names=names)
        if was_stopped:
            yield self.tr("The rest was left out.")

    def _about_texts(self, imported: Sequence[Imported]) -> Iterator[str]:
        """What was changed or dropped of texts."""
        dropped = sum(one.prepared.decoded.dropped for one in imported if one.prepared.decoded)
        if dropped:
            yield self.tr("{count} control characters, which no text holds, were left out.").format(count=dropped)
        verdicts = sum((one.verdicts for one in imported), Counter())
        if verdicts:
            yield self._about_marks(verdicts)

    def _about_marks(self, verdicts: Counter[Verdict]) -> str:
        counts = {verdict.value: count for verdict, count in verdicts.items()}
        return self.tr(
            "The text is a new one: {kept} highlights stand as before, {moved} have moved, {unsure} to review."
        ).format(
            kept=counts.get("kept", 0),
            moved=counts.get("moved", 0),
            unsure=counts.get("uncertain", 0) + counts.get("lost", 0),
        )

    def _offered(self, imported: Imported) -> str:
        """That there is something to mend, or nothing."""
        count = len(imported.prepared.repairs)
        return self.tr("{count} repairs are offered.").format(count=count) if count else ""


def _prepare(coming: Coming, process: ReadingProcess | None = None) -> Prepared:
    if coming.prepared:
        return coming.prepared
    return prepare(coming.read(), coming.name, coming.encoding, process)


def coming_from(path: Path) -> list[Coming]:
    """The file, or those in the folder whose ending is known, by name."""
    return [Coming(file.name, file) for file in _files(path)]


def _is_of(path: Path, endings: Sequence[str], name: str) -> bool:
    """Whether a file has one of these endings, or is JSON and calls itself so at its beginning."""
    if path.suffix.lower() != ".json":
        return path.suffix.lower() in endings
    try:
        with path.open("rb") as file:
            return f'"{name}"'.encode() in file.read(_HEAD)
    except OSError:
        return False


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if name.lower().endswith(formats.endings()))


def coming_in(pasted: QMimeData, name: str) -> list[Coming]:
    """The text that a clipboard or a drop holds, a page or else plain, to be called `name`."""
    if pasted.hasHtml() and pasted.html().strip():
        return [Coming(f"{name}.html", data=pasted.html().encode(errors="replace"), encoding="utf-8")]
    if pasted.hasText() and pasted.text().strip():
        return [Coming(f"{name}.txt", data=pasted.text().encode(errors="replace"), encoding="utf-8")]
    return []
