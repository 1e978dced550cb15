"""What all commands share: how they open the library, print, and fail; no command itself."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, NoReturn

import click

from reader import language, resources
from reader.errors import ReaderError
from reader.paths import paths
from reader.session.session import Session
from storage.errors import StorageError
from storage.library import Library
from storage.lock import WriterLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.exchange.sheet import Sheet

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class UnwritableOutput(ReaderError):
    """Standard output takes no more."""

    sentence = (
        "The output could not be written in full; the library is safe; make room where it goes and try again."
    )


class Sentences(click.Group):
    """A group whose commands end in one sentence on stderr and exit 1 when the reader can mend what is wrong."""

    def invoke(self, context: click.Context) -> object:
        """Run the command; tell a reader's error."""
        try:
            return super().invoke(context)
        except (ReaderError, StorageError) as error:
            fail(error)


def text(value: str) -> str:
    """An option's text, which the library can keep."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("it is not UTF-8 text.") from None
    return value


def tell(error: Exception) -> None:
    """Say on stderr what went wrong, in the reader's language."""
    click.echo(catalogue().error(error), err=True)


def catalogue() -> language.Catalogue:
    """The translations for the reader's terminal."""
    return language.Catalogue.of(language.of_environment())


def fail(error: Exception) -> NoReturn:
    """The same, and end."""
    tell(error)
    sys.exit(1)


@contextmanager
def opened(*, writes: bool = False) -> Iterator[Session]:
    """The reader's session; one that writes, or makes the library, waits until no window has it."""
    places = paths()
    waits = writes or not places.library.exists()
    with (
        WriterLock(places.library) if waits else nullcontext(),
        Library.open(places.library, places.backups) as library,
    ):
        yield Session(library, resources.text(resources.STARTER_TAGS))


def print_out(text: str) -> None:
    """Print exactly this text in UTF-8, whatever the terminal's encoding; raises UnwritableOutput."""
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads has seen enough; click ends quietly
        raise
    except OSError as error:
        _forget_output()
        raise UnwritableOutput from error


def _forget_output() -> None:
    """Let Python's last flush go nowhere: what it still holds would fail again and change the exit status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def print_rows(rows: list[dict[str, object]], line: Callable[[dict[str, object]], str], *, as_json: bool) -> None:
    """Print the rows as JSON, or a line each."""
    if as_json:
        print_out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        print_out("".join(f"{line(row)}\n" for row in rows))


def printed(sheet: Sheet) -> bytes:
    """The sheet as PDF."""
    from reader.ui.printing import pdf_of  # noqa: PLC0415 - Qt is loaded only by the verbs that need it

    return pdf_of(sheet)
