"""The rows of gathered highlights: headings and numbers, read as they are looked at; gathers and paints nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from reader.ui.highlights.splicing import agreeing, splices

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.session.gathering import Group
    from reader.ui.rows import Index, Splice
    from storage.records import Highlight

Entry = int | str  # a highlight's number, or the key of a heading
Standing = tuple[str, Entry]  # an entry and the group it stands in, which tell it apart from all others
_BEFORE, _BEHIND = 16, 48  # rows read around the one that is looked at
_KEPT = 3000  # records


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a group: its key, and how many highlights are in it."""

    key: str
    count: int


class GatheredRows(QAbstractListModel):
    """Rows in groups; `read` answers the records of numbers, `spoken` what a screen reader reads of a row."""

    def __init__(
        self,
        read: Callable[[Sequence[int]], dict[int, Highlight]],
        spoken: Callable[[Highlight | Heading], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._spoken = spoken
        self._entries: list[Entry] = []
        self._headings: list[int] = []  # their rows
        self._counts: dict[str, int] = {}
        self._records: dict[int, Highlight] = {}  # the last used last
        self._numbers: dict[str, int] = {}  # by id, of the records above

    # Telling what is there

    def clear(self) -> None:
        """Show no rows."""
        self.show_anew((), is_headed=False)

    def show_anew(self, groups: Sequence[Group], *, is_headed: bool) -> None:
        """Show these groups as if there had been none."""
        self.beginResetModel()
        self._records.clear()
        self._numbers.clear()
        self._entries = _entries(groups, is_headed=is_headed)
        self._counts = {group.key: len(group.numbers) for group in groups}
        self._headings = [row for row, entry in enumerate(self._entries) if isinstance(entry, str)]
        self.endResetModel()

    def show(self, groups: Sequence[Group], *, is_headed: bool) -> None:
        """Show these groups instead, telling only what differs."""
        new, former = _entries(groups, is_headed=is_headed), self._counts
        for splice in self._splices(new):
            self._carry_out(splice)
        self._counts = {group.key: len(group.numbers) for group in groups}
        told = [row for row in self._headings if former.get(key := str(self._entries[row])) != self._counts[key]]
        self._tell(told)

    def forget(self, changed: Collection[str], gone: Collection[str]) -> None:
        """Read these highlights anew, by id, when they are looked at next; tell which rows of those changed."""
        numbers = {self._forget(own) for own in changed if own in self._numbers}
        if numbers:
            self._tell([row for row, entry in enumerate(self._entries) if entry in numbers])
        for own in gone:
            if own in self._numbers:
                self._forget(own)

    def _forget(self, highlight_id: str) -> int:
        number = self._numbers.pop(highlight_id)
        del self._records[number]
        return number

    def _splices(self, new: list[Entry]) -> list[Splice[Entry]]:
        old = self._entries
        first = agreeing(old, new)
        last = agreeing(old[first:][::-1], new[first:][::-1])
        before, after = old[first : len(old) - last], new[first : len(new) - last]
        group = self.group(first - 1) if first else ""
        return splices(before, after, first, _standing(before, group), _standing(after, group))

    def _carry_out(self, splice: Splice[Entry]) -> None:
        if splice.taken:
            self.beginRemoveRows(QModelIndex(), splice.at, splice.at + splice.taken - 1)
            self._put(splice.at, splice.taken, ())
            self.endRemoveRows()
        if splice.put:
            self.beginInsertRows(QModelIndex(), splice.at, splice.at + len(splice.put) - 1)
            self._put(splice.at, 0, splice.put)
            self.endInsertRows()

    def _put(self, at: int, taken: int, put: Sequence[Entry]) -> None:
        self._entries[at : at + taken] = put
        headings, more = self._headings, len(put) - taken
        above, below = bisect_left(headings, at), bisect_left(headings, at + taken)
        come = [at + place for place, entry in enumerate(put) if isinstance(entry, str)]
        headings[above:] = come + [row + more for row in headings[below:]]

    def _tell(self, rows: Sequence[int]) -> None:
        """Tell that these rows look otherwise, each stretch of them at once."""
        for first, last in stretches(rows):
            self.dataChanged.emit(self.index(first), self.index(last))

    # Answering

    def number(self, row: int) -> int:
        """The number of the highlight in this row, or 0 for a heading or no row."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else 0
        return entry if isinstance(entry, int) else 0

    def numbers(self, ranges: Iterable[tuple[int, int]]) -> list[int]:
        """The numbers in these ranges of rows, both ends included, each once and in order."""
        found = chain.from_iterable(self._entries[first : last + 1] for first, last in ranges)
        return list(dict.fromkeys(entry for entry in found if isinstance(entry, int)))

    def heading(self, row: int) -> Heading | None:
        """The heading in this row, if it is one."""
        entry = self._entries[row]
        return Heading(entry, self._counts.get(entry, 0)) if isinstance(entry, str) else None

    def headings_among(self, first: int, last: int) -> Sequence[int]:
        """The rows among these, both ends included, that are headings."""
        return self._headings[bisect_left(self._headings, first) : bisect_right(self._headings, last)]

    def highlight(self, row: int) -> Highlight | None:
        """The highlight in this row; nothing for a heading, or when it cannot be read."""
        number = self.number(row)
        if not number:
            return None
        if number not in self._records:
            self._read_around(row)
        kept = self._records.pop(number, None)
        if kept:
            self._records[number] = kept
        return kept

    def group(self, row: int) -> str:
        """The key of the group that the row is in; nothing where there are no headings."""
        above = bisect_right(self._headings, row)
        return str(self._entries[self._headings[above - 1]]) if above else ""

    def standing(self, row: int) -> Standing:
        """What tells this row apart for as long as it is there, wherever it goes."""
        return self.group(row), self._entries[row]

    def rows_of(self, wanted: Collection[Standing]) -> dict[Standing, int]:
        """Where each of these stands now, as far as it is there."""
        entries = {entry for _, entry in wanted}
        rows = [row for row, entry in enumerate(self._entries) if entry in entries]
        return {standing: row for row in rows if (standing := self.standing(row)) in wanted}

    def row_of(self, number: int, near: int = 0) -> int:
        """A row with this number, `near` when that is one; -1 when there is none."""
        if self.number(near) == number:
            return near
        return self._entries.index(number) if number in self._entries else -1

    def nearest(self, row: int, step: int) -> int:
        """The first row that is a highlight from this one on, by `step` of 1 or -1; -1 when there is none."""
        while 0 <= row < len(self._entries):
            if self.number(row):
                return row
            row += step
        return -1

    def _read_around(self, row: int) -> None:
        around = self._entries[max(0, row - _BEFORE) : row + _BEHIND]
        wanted = [entry for entry in around if isinstance(entry, int) and entry not in self._records]
        found = self._read(wanted)
        for number, kept in found.items():
            self._records[number] = kept
            self._numbers[kept.id] = number
        for number in list(self._records)[: max(0, len(self._records) - _KEPT)]:
            gone = self._records.pop(number)
            if gone:
                del self._numbers[gone.id]

    # Qt's overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is read aloud of a row, and nothing else: the painter asks for the value itself."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            shown = self.heading(index.row()) or self.highlight(index.row())
            return self._spoken(shown) if shown else ""
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> None:
        """Nothing: the headers are not seen, and their numbers are not read aloud."""
        del section, orientation, role

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be selected."""
        return super().flags(index) if self.number(index.row()) else Qt.ItemFlag.NoItemFlags


def stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of each stretch of rows that follow each other; `rows` are in order."""
    starts = [at for at, row in enumerate(rows) if not at or rows[at - 1] != row - 1]
    return [(rows[start], rows[end - 1]) for start, end in zip(starts, [*starts[1:], len(rows)], strict=False)]


def _entries(groups: Sequence[Group], *, is_headed: bool) -> list[Entry]:
    entries: list[Entry] = []
    for group in groups:
        if is_headed:
            entries.append(group.key)
        entries.extend(group.numbers)
    return entries


def _standing(entries: Sequence[Entry], group: str) -> list[Standing]:
    """What tells these entries apart, the first of which is in this group."""
    found: list[Standing] = []
    for entry in entries:
        group = entry if isinstance(entry, str) else group
        found.append((group, entry))
    return found
