"""Undo and redo: every verb's edits in one transaction, taken back and done again; knows no verb by name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.session.changes import Changes, Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.library import Library
    from storage.records import Record


class History:
    """Carries out edits on the library and remembers them for this run."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._done: list[Changes] = []
        self._undone: list[Changes] = []
        self._can_continue = False

    def do(
        self, verb: str, edits: Iterable[Edit], *, about: Record | None = None, continues: bool = False
    ) -> Changes:
        """Carry out the edits as one verb `about` a record; edits that change nothing are left out.

        With `continues`, a verb of the same name on the same records becomes one step with the last,
        unless one was taken back in between.
        """
        changes = Changes(verb, tuple(edit for edit in edits if edit.before != edit.after), about)
        if changes:
            self._apply(changes)
            last = self._done[-1] if continues and self._can_continue else None
            self._undone.clear()
            self._can_continue = True
            if last and _same_records(last, changes):
                self._done[-1] = _joined(last, changes)
            else:
                self._done.append(changes)
        return changes

    def clear(self) -> None:
        """Forget every step: what was done before the reader came is not theirs to take back."""
        self._done.clear()
        self._undone.clear()
        self._can_continue = False

    def undo(self) -> Changes | None:
        """Take the last verb back; returns what that changed, or nothing when there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> Changes | None:
        """Do the verb taken back last again; returns what that changed, or nothing when there is none."""
        return self._move(self._undone, self._done)

    def undoable(self) -> str:
        """The name of the verb that undo would take back, or nothing."""
        return self._done[-1].verb if self._done else ""

    def redoable(self) -> str:
        """The name of the verb that redo would do again, or nothing."""
        return self._undone[-1].verb if self._undone else ""

    def done(self) -> list[Changes]:
        """What undo would take back, step by step, the last one first."""
        return self._done[::-1]

    def undone(self) -> list[Changes]:
        """What redo would do again, step by step, the one taken back last first."""
        return [inverse.inverted() for inverse in reversed(self._undone)]

    def _move(self, origin: list[Changes], target: list[Changes]) -> Changes | None:
        if not origin:
            return None
        inverse = origin[-1].inverted()
        self._apply(inverse)
        target.append(inverse)
        origin.pop()
        self._can_continue = False
        return inverse

    def _apply(self, changes: Changes) -> None:
        with self._library.transaction():
            for is_kept, edits in groupby(changes.edits, key=lambda edit: edit.after is not None):
                if is_kept:
                    self._library.put(*(edit.after for edit in edits if edit.after))
                else:
                    self._library.remove(*(edit.before for edit in edits if edit.before))


def _same_records(one: Changes, other: Changes) -> bool:
    def ids(changes: Changes) -> list[str]:
        return [(edit.after or edit.before).id for edit in changes.edits]  # type: ignore[union-attr]

    return one.verb == other.verb and ids(one) == ids(other)


def _joined(first: Changes, second: Changes) -> Changes:
    pairs = zip(first.edits, second.edits, strict=True)
    joined = tuple(Edit(one.before, other.after) for one, other in pairs)
    return Changes(first.verb, joined, second.about)
