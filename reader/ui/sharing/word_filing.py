"""The reader's list of words out and in by dialog, read behind the window; says what came of it, shows none."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.session.differences import Choice, Kind
from reader.session.lexicon_sharing import Wording, read_lexicon
from reader.ui.behind import Behind
from reader.ui.sharing.kept_apart import pieces
from storage.records import LexiconWord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reader.session.changes import Changes
    from reader.session.differences import Key
    from reader.session.lexicon_sharing import Plan, SharedLexicon
    from reader.ui.desk import Desk
    from reader.ui.filing import Filing
    from reader.ui.message_bar import MessageBar


class WordFiling(QObject):
    """The file dialogs for words of one window."""

    def __init__(self, desk: Desk, message: MessageBar, filing: Filing, cache: Path, window: QWidget) -> None:
        super().__init__(filing)
        self._desk = desk
        self._message = message
        self._filing = filing
        self._window = window
        self._cut = partial(pieces, cache)
        self._behind = Behind(self)

    def close(self) -> None:
        """Read no more."""
        self._behind.close()

    def export_words(self) -> None:
        """Write the words that hold everywhere where and how the reader chooses."""
        endings = {
            self.tr("Spreadsheet, everything (*.csv)"): "csv",
            self.tr("User dictionary of jieba (*.txt)"): "txt",
        }
        path, _ = self._filing.place_for(self.tr("Export Word List"), self.tr("Words"), endings)
        written = self._desk.ask(lambda: self._desk.session.lexicon_sharing.as_bytes(path)) if path else None
        if not path or not written:
            return
        left_out = self._desk.worded(Wording()).told(written.left_out)
        done = " ".join(filter(None, (self.tr("The words are in “{name}”."), left_out)))
        if self._filing.write(path, lambda: written.data, done):
            self._desk.ask(self._desk.session.lexicon_sharing.hand_out)

    def import_words(self) -> None:
        """Ask for a list of words, and merge it."""
        wanted = self.tr("Word lists (*.csv *.txt)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import Word List"), "", wanted)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Merge a list of words, once it is read, or say why not."""
        self._behind.ask(lambda: read_lexicon(path, self._cut), self._take)

    # Inside

    def _take(self, answer: Callable[[], SharedLexicon]) -> None:
        shared = self._desk.ask(answer)
        plan = self._plan(shared) if shared else None
        if shared and plan:
            self._merge(shared, plan, {})

    def _plan(self, shared: SharedLexicon) -> Plan | None:
        """What the list would do to the words as they are now."""
        return self._desk.ask(lambda: self._desk.session.lexicon_sharing.plan(shared))

    def _take_theirs(self, shared: SharedLexicon) -> None:
        """Let theirs stand where both sides changed; all else stays as it is by now."""
        plan = self._plan(shared)
        if plan:
            sides = {one.key: Choice.THEIRS if one.is_conflict else Choice.MINE for one in plan.differences}
            self._merge(shared, plan, sides)

    def _merge(self, shared: SharedLexicon, plan: Plan, choices: Mapping[Key, Choice]) -> None:
        """Merge, and say what came of it; what both sides changed is offered once."""
        changes = self._desk.run(lambda: self._desk.session.lexicon_sharing.merge(plan, choices))
        if changes is None:
            return
        waiting = {one.subject: one for one in plan.conflicts if one.key not in choices}
        said = " ".join(self._about(changes, plan, len(waiting)))
        if waiting:
            self._message.offer(said, self.tr("Take Theirs"), lambda: self._take_theirs(shared))
        else:
            self._message.say(said)

    def _about(self, changes: Changes, plan: Plan, waiting: int) -> Iterator[str]:
        words = [edit for edit in changes.edits if isinstance(edit.after or edit.before, LexiconWord)]
        added, removed = len(changes.added(LexiconWord)), sum(edit.after is None for edit in words)
        changed = len(words) - added - removed
        yield from _counted(added, self.tr("One word came in."), self.tr("{count} words came in."))
        yield from _counted(changed, self.tr("One word is changed."), self.tr("{count} words are changed."))
        yield from _counted(removed, self.tr("One word is removed."), self.tr("{count} words are removed."))
        if not words and not waiting:
            yield self.tr("The list says nothing new; your words are as they were.")
        yield from _counted(waiting, *self._about_waiting(plan))

    def _about_waiting(self, plan: Plan) -> tuple[str, str]:
        """What is said of one word, and of several, that both sides changed."""
        if all(one.kind is Kind.RECUT for one in plan.conflicts):
            one = self.tr("One word is cut differently in the file; yours stays.")
            return one, self.tr("{count} words are cut differently in the file; yours stay.")
        one = self.tr("One word is different in the file; yours stays.")
        return one, self.tr("{count} words are different in the file; yours stay.")


def _counted(count: int, one: str, several: str) -> Iterator[str]:
    """What is said of so many, nothing of none."""
    if count:
        yield one if count == 1 else several.format(count=f"{count:,}")
