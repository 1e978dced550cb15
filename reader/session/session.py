"""One reader at one library: puts the verbs together and plants the starter tag set; has no verbs of its own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.session.foldering import Foldering
from reader.session.gathering import Gathering
from reader.session.history import History
from reader.session.makers import Makers
from reader.session.reading import Reading
from reader.session.shelf import Shelf
from reader.session.tag_sets import TagSets
from reader.session.tag_tree import TagTree
from reader.session.tagging import Tagging
from reader.session.waste import Waste

if TYPE_CHECKING:
    from reader.session.code_books import CodeBooks
    from reader.session.concordance import Concordance
    from reader.session.correcting import Correcting
    from reader.session.exporting import Exporting
    from reader.session.importing import Importing
    from reader.session.knowing import Knowing
    from reader.session.lexicon_sharing import LexiconSharing
    from reader.session.merging import Merging
    from reader.session.own_readings import OwnReadings
    from reader.session.quoting import Quoting
    from reader.session.restoring import Restoring
    from reader.session.reviewing import Reviewing
    from reader.session.searching import Searching
    from reader.session.vocabulary import Vocabulary
    from storage.library import Library


class Session:
    """The verbs of a reader, over one open library."""

    def __init__(self, library: Library, starter_tags: str, makers: Makers | None = None) -> None:
        makers = makers or Makers()
        self._library = library
        self.history = History(library)
        self._makers = makers
        self.shelf = Shelf(library, self.history, makers)
        self.foldering = Foldering(library, self.history, makers)
        self.reading = Reading(library, self.history, makers)
        self.tagging = Tagging(library, makers)
        self.tag_tree = TagTree(library, self.history, self.tagging, makers)
        self.tag_sets = TagSets(library, self.history, self.tagging, self.tag_tree, makers)
        self.gathering = Gathering(library, self.tagging)
        self.waste = Waste(library, self.history, makers)
        if not library.tags.sets():
            self._plant(starter_tags)

    @cached_property
    def importing(self) -> Importing:
        """The verbs that bring articles in."""
        from reader.session.importing import Importing  # noqa: PLC0415 - a window opens sooner without the formats

        return Importing(self._library, self.history, self._makers)

    @cached_property
    def correcting(self) -> Correcting:
        """The verbs that correct words."""
        from reader.session.correcting import Correcting  # noqa: PLC0415 - not needed for the first look

        return Correcting(self._library, self.history, self._makers)

    @cached_property
    def own_readings(self) -> OwnReadings:
        """The verbs that correct readings."""
        from reader.session.own_readings import OwnReadings  # noqa: PLC0415 - not needed for the first look

        return OwnReadings(self._library, self.history, self._makers)

    @cached_property
    def knowing(self) -> Knowing:
        """The verbs that tell which words are known."""
        from reader.session.knowing import Knowing  # noqa: PLC0415 - as above

        return Knowing(self._library, self.history, self._makers)

    @cached_property
    def searching(self) -> Searching:
        """Search over the whole library."""
        from reader.session.searching import Searching  # noqa: PLC0415 - a window opens sooner without it

        return Searching(self._library, self.tagging, self.gathering)

    @cached_property
    def concordance(self) -> Concordance:
        """Words in context, over the whole library."""
        from reader.session.concordance import Concordance  # noqa: PLC0415 - a window opens sooner without it

        return Concordance(self._library)

    @cached_property
    def merging(self) -> Merging:
        """The verbs that share tag sets."""
        from reader.session.merging import Merging  # noqa: PLC0415 - a window opens sooner without the formats

        return Merging(self._library, self.history, self.tagging, self._makers)

    @cached_property
    def lexicon_sharing(self) -> LexiconSharing:
        """The verbs that share the reader's words."""
        from reader.session.lexicon_sharing import LexiconSharing  # noqa: PLC0415 - as above

        return LexiconSharing(self._library, self.history, self._makers)

    @cached_property
    def code_books(self) -> CodeBooks:
        """Tag sets as pages to read."""
        from reader.session.code_books import CodeBooks  # noqa: PLC0415 - a window opens sooner without the formats

        return CodeBooks(self._library, self.tagging, self.gathering)

    @cached_property
    def restoring(self) -> Restoring:
        """The verbs that bring notes back in."""
        from reader.session.restoring import Restoring  # noqa: PLC0415 - a window opens sooner without the formats

        return Restoring(self._library, self.history, self.tagging, self._makers)

    @cached_property
    def exporting(self) -> Exporting:
        """The verbs that write notes out."""
        from reader.session.exporting import Exporting  # noqa: PLC0415 - a window opens sooner without the formats

        return Exporting(self._library, self.tagging)

    @cached_property
    def quoting(self) -> Quoting:
        """Passages with their source."""
        from reader.session.quoting import Quoting  # noqa: PLC0415 - a window opens sooner without the formats

        return Quoting(self._library)

    @cached_property
    def reviewing(self) -> Reviewing:
        """The verbs that give lost highlights a place."""
        from reader.session.reviewing import Reviewing  # noqa: PLC0415 - a window opens sooner without likeness

        return Reviewing(self._library, self.reading, self.gathering)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The verb that keeps words to learn."""
        from reader.session.vocabulary import Vocabulary  # noqa: PLC0415 - not needed for the first look

        return Vocabulary(self._library, self.history, self.reading, self.tagging, self._makers)

    def _plant(self, starter_tags: str) -> None:
        from reader.session.merging import starter  # noqa: PLC0415 - only a fresh library needs it

        with self._library.transaction():
            self._library.put(*starter(starter_tags))
