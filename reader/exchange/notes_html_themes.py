"""The tags of an HTML page of notes: names, counts, and the switches that filter by them; not how marks look."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reader.exchange.html_text import line, plain
from reader.exchange.tag_paths import in_tree_order, paths
from reader.exchange.tag_set_file import color_or_palette

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.exchange.notes import Notes
    from storage.records import Highlight

_UNTAGGED = ""


class Themes:
    """What all articles of a page share: the tags that its highlights bear, by number in tree order."""

    def __init__(self, notes: Notes) -> None:
        tags = in_tree_order(notes.tags)
        self.colors = {tag.id: color_or_palette(tag.color, place) for place, tag in enumerate(tags)}
        self._names = paths(tags) | {_UNTAGGED: notes.wording.untagged}
        self._above: dict[str, tuple[str, ...]] = {}
        for tag in tags:
            self._above[tag.id] = (tag.id, *self._above.get(tag.parent or "", ()))
        self.counts = self._counted(chain.from_iterable(source.highlights for source in notes.articles))
        self._numbers = {tag: number for number, tag in enumerate(self.counts)}

    def _counted(self, marks: Iterable[Highlight]) -> dict[str, int]:
        """How many highlights bear each tag or one below it, and last how many bear none; those of 0 left out."""
        found = dict.fromkeys([*self._above, _UNTAGGED], 0)
        for mark in marks:
            for tag in self._borne(mark):
                found[tag] += 1
        return {tag: count for tag, count in found.items() if count}

    def known(self, mark: Highlight) -> list[str]:
        """The ids of the highlight's tags that there are."""
        return [tag for tag in dict.fromkeys(mark.tags) if tag in self._above]

    def _borne(self, mark: Highlight) -> set[str]:
        return {above for tag in self.known(mark) for above in self._above[tag]} or {_UNTAGGED}

    def classes(self, marks: Iterable[Highlight]) -> str:
        """The classes by which a switch finds what belongs to these highlights."""
        borne = {self._numbers[tag] for mark in marks for tag in self._borne(mark)}
        return " ".join(f"t{number}" for number in sorted(borne))

    def labels(self, mark: Highlight) -> str:
        """The highlight's tags as dots and names; nothing when it has none."""
        named = [f"<span>{self._label(tag)}</span>" for tag in self.known(mark)]
        return f'<div class="tags">{" ".join(named)}</div>' if named else ""

    def legend(self, title: str) -> str:
        """The tags with their counts, each a switch that leaves only what bears it or one below it."""
        rows = "\n".join(self._row(number, tag) for tag, number in self._numbers.items())
        return f'<form class="legend" aria-label="{plain(title)}">\n{rows}\n</form>' if rows else ""

    def _row(self, number: int, tag: str) -> str:
        switch = f'<input type="checkbox" class="f" id="f{number}" autocomplete="off">'
        return f'<label>{switch}{self._label(tag)} <span class="count">{self.counts[tag]}</span></label>'

    def _label(self, tag: str) -> str:
        color = self.colors.get(tag, "var(--plain)")
        return f'<i style="color:{color}">●</i><bdi>{line(self._names[tag])}</bdi>'

    def css(self) -> str:
        """A rule for each switch: what it asks for stays, all else goes by the rule of the style sheet."""
        return "\n".join(
            f"body:has(#f{number}:checked) .t{number}{{--off:initial;--card:initial}}"
            for number in self._numbers.values()
        )
