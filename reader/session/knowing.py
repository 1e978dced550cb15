"""Which words the reader knows, whatever lists say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.session.changes import Changes, Edit
from storage.records import KnownWord

if TYPE_CHECKING:
    from reader.session.history import History
    from reader.session.makers import Makers
    from storage.library import Library


class Knowing:
    """The known words of one library."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def words(self) -> frozenset[str]:
        """The texts of all known words."""
        return frozenset(word.text for word in self._library.known.all())

    def is_known(self, text: str) -> bool:
        """Whether the reader knows the word."""
        return bool(self._library.known.of(text))

    def toggle(self, text: str) -> Changes:
        """Know the word, or know it no more."""
        known = self._library.known.of(text)
        if known:
            return self._history.do("unlearn", [Edit(word, None) for word in known])
        word = KnownWord(self._makers.new_id(), text, self._makers.now())
        return self._history.do("know", [Edit(None, word)])
