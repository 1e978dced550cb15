"""The errors of a file that no format can read, light enough to be known by every process; nothing is read here."""

from __future__ import annotations

from reader.errors import ReaderError


class CouldNotBeRead(ReaderError):
    """Reading failed for a reason of ours or of the file's that has no better name."""

    sentence = "“{name}” could not be read; nothing was imported; try to save it as plain text first."


class TooDeep(ReaderError):
    """The parts of the file stand within each other deeper than any article needs."""

    sentence = "“{name}” is too deeply nested to be read; nothing was imported; try to save it as plain text first."


class TookTooLong(ReaderError):
    """Reading was ended because it went on for too long."""

    sentence = "“{name}” took too long to read; nothing was imported; try to save it as plain text first."


class NeededTooMuch(ReaderError):
    """Reading asked for more memory than one file may have."""

    sentence = "“{name}” is too large to be read; nothing was imported; try to save it as plain text first."
