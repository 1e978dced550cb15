"""The tags that the highlights of a file bear: names, colours, counts; knows no format."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reader.exchange.tag_paths import in_tree_order, paths
from reader.exchange.tag_set_file import color_or_palette

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.exchange.notes import Notes
    from storage.records import Highlight

UNTAGGED = ""  # stands for the tag of what has none


class Themes:
    """What all articles of a file share: `colors`, `names` (paths) and `counts` by a tag's id, those of 0 left out.

    A count is of the highlights that bear a tag or one below it, in tree order, that of those without any the last.
    """

    def __init__(self, notes: Notes) -> None:
        tags = in_tree_order(notes.tags)
        self.colors = {tag.id: color_or_palette(tag.color, place) for place, tag in enumerate(tags)}
        self.names = paths(tags) | {UNTAGGED: notes.wording.untagged}
        self._above: dict[str, tuple[str, ...]] = {}
        for tag in tags:
            self._above[tag.id] = (tag.id, *self._above.get(tag.parent or "", ()))
        self.counts = self._counted(chain.from_iterable(source.highlights for source in notes.articles))

    def known(self, mark: Highlight) -> list[str]:
        """The ids of the highlight's tags that there are."""
        return [tag for tag in dict.fromkeys(mark.tags) if tag in self._above]

    def color(self, mark: Highlight) -> str:
        """The colour of the highlight's first tag; nothing when it has none."""
        return next((self.colors[tag] for tag in self.known(mark)), "")

    def borne(self, mark: Highlight) -> set[str]:
        """The ids of its tags and of all above them; UNTAGGED when it has none."""
        return {above for tag in self.known(mark) for above in self._above[tag]} or {UNTAGGED}

    def _counted(self, marks: Iterable[Highlight]) -> dict[str, int]:
        found = dict.fromkeys([*self._above, UNTAGGED], 0)
        for mark in marks:
            for tag in self.borne(mark):
                found[tag] += 1
        return {tag: count for tag, count in found.items() if count}
