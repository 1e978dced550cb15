"""Many files brought in one after the other, for scripts; what went wrong with one is told and stops none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.session.files import read_file
from reader.session.preparing import prepare
from reader.text.isolation import ReadingProcess

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.session.importing import Imported, Importing
    from storage.records import Article


class GuessedEncoding(ReaderError):
    """A text was read in an encoding that is a guess."""

    sentence = (
        "“{name}” was read as {encoding}, the likeliest encoding; name another one with --encoding if it is wrong."
    )


class DroppedCharacters(ReaderError):
    """A file held what no text holds."""

    sentence = "“{name}” held {count} control characters, which were left out; all the rest is there."


class NewText(ReaderError):
    """An article that was there has another text now."""

    sentence = (
        "“{name}” is a new text of an article that was there: {kept} highlights stand as before, "
        "{moved} have moved, {unsure} wait for review; the text before is kept."
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its article, or none, and what there is to say, as sentences of the reader's."""

    article: Article | None
    notices: tuple[Exception, ...]


def bring_all(
    importing: Importing, files: Iterable[Path], encoding: str | None = None, repair: str | None = None
) -> Iterator[Outcome]:
    """Bring the files in, in turn, with `repair` all or none of what is offered; with neither, as they are."""
    with ReadingProcess() as process:
        for file in files:
            try:
                yield _brought(importing, file, encoding, repair, process)
            except ReaderError as error:
                yield Outcome(None, (error,))


def _brought(
    importing: Importing, file: Path, encoding: str | None, repair: str | None, process: ReadingProcess
) -> Outcome:
    prepared = prepare(read_file(file), file.name, encoding, process)
    repairs = prepared.repairs if repair == "all" else None if repair is None else ()
    imported = importing.keep(prepared, repairs)
    return Outcome(imported.article, tuple(_notices(imported, encoding)))


def _notices(imported: Imported, encoding: str | None) -> Iterator[ReaderError]:
    decoded, name = imported.prepared.decoded, imported.prepared.name
    if decoded and encoding is None and not decoded.encoding.startswith("utf"):
        yield GuessedEncoding(name=name, encoding=decoded.encoding)
    if decoded and decoded.dropped:
        yield DroppedCharacters(name=name, count=decoded.dropped)
    if imported.verdicts or (imported.article.revision > 1 and imported.changes):
        counts = {verdict.value: count for verdict, count in imported.verdicts.items()}
        unsure = counts.get("uncertain", 0) + counts.get("lost", 0)
        yield NewText(name=name, kept=counts.get("kept", 0), moved=counts.get("moved", 0), unsure=unsure)
