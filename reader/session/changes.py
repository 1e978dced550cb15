"""What a verb changed, as records before and after; the one value that undo, panels and page live on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from storage.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Edit:
    """One record as it was and as it is; nothing stands for not being there."""

    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All edits of one verb, in the order made; `verb` and what it is `about` name it for the undo menu."""

    verb: str
    edits: tuple[Edit, ...]
    about: Record | None = None

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.edits)

    def touches(self, kind: type[Record]) -> bool:
        """Whether a record of this kind changed."""
        return any(isinstance(edit.after or edit.before, kind) for edit in self.edits)

    def added(self, kind: type[R]) -> list[R]:
        """The records of this kind that were not there before."""
        return [edit.after for edit in self.edits if edit.before is None and isinstance(edit.after, kind)]

    def changed(self, kind: type[R]) -> list[R]:
        """The records of this kind as they are now, new or changed."""
        return [edit.after for edit in self.edits if isinstance(edit.after, kind)]

    def inverted(self) -> Changes:
        """The changes that take these back."""
        back = tuple(Edit(edit.after, edit.before) for edit in reversed(self.edits))
        return Changes(self.verb, back, self.about)


def nothing(verb: str) -> Changes:
    """A verb that found nothing to do."""
    return Changes(verb, ())
