"""The errors of the library file that a reader can understand and mend, each one calm sentence."""

from __future__ import annotations

from typing import ClassVar


class StorageError(Exception):
    """Something about the library file that the reader can mend.

    `sentence` is the English source text, a format string; `values` fills it, also in translation.
    """

    sentence: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(self.sentence.format(**values))
        self.values = values


class ForeignFile(StorageError):
    """The path leads to something that is not a library of Meipi."""

    sentence = "{path} is not a Meipi library; it was left untouched, so please choose another file."


class EmptyFile(StorageError):
    """The file exists and holds no byte at all, as a failed copy or sync leaves it."""

    sentence = (
        "The library {path} is an empty file; it was left untouched, "
        "so please restore a backup, or move the file away to start a new library."
    )


class NewerLibrary(StorageError):
    """The library has been through migrations that this Meipi does not know."""

    sentence = (
        "The library {path} was made by a newer version of Meipi; it was left untouched, "
        "so please update Meipi to open it."
    )


class DamagedLibrary(StorageError):
    """What the file holds cannot be read as it was written."""

    sentence = (
        "The library {path} is damaged and cannot be read in full; your backups are safe, "
        "so please restore the latest one."
    )


class LibraryBusy(StorageError):
    """Another process holds the library."""

    sentence = (
        "The library {path} is in use by another program; nothing in it was changed, "
        "so please close that program or try again in a moment."
    )


class LibraryUnwritable(StorageError):
    """The file or its folder cannot be reached or written; `reason` is the system's word for it."""

    sentence = (
        "The library {path} cannot be used ({reason}); what was saved before is safe, "
        "so please check the disk and the rights of its folder."
    )


class DiskFull(LibraryUnwritable):
    """There is no room left for the change."""

    sentence = (
        "There is no room left on the disk of {path}; what was saved before is safe, "
        "so please free some space and try again."
    )


class UnknownArticle(StorageError):
    """No article has this id."""

    sentence = "There is no article {id} in the library; nothing was changed, so please choose another one."


class UnknownFolder(StorageError):
    """No folder has this id."""

    sentence = "There is no folder {id} in the library; nothing was changed, so please choose another one."


class UnknownHighlight(StorageError):
    """No highlight has this id."""

    sentence = "There is no highlight {id} in the library; nothing was changed, so please choose another one."


class NotInBin(StorageError):
    """Nothing with this id is in the bin."""

    sentence = "{id} is not in the bin; nothing was changed, so please look at the bin again."


class UnknownTag(StorageError):
    """No tag has this id."""

    sentence = "There is no tag {id} in the library; nothing was changed, so please choose another one."


class UnknownTagSet(StorageError):
    """No tag set has this id."""

    sentence = "There is no tag set {id} in the library; nothing was changed, so please choose another one."


class TagInUse(StorageError):
    """The tag is on highlights or has tags below it."""

    sentence = "The tag {id} is on highlights or has tags below it; nothing was removed, so please free it first."


class TagSetInUse(StorageError):
    """The tag set still holds tags."""

    sentence = "The tag set {id} still holds tags; nothing was removed, so please remove its tags first."
