"""The command line: the window's verbs for scripts, working without a display; builds, decides nothing."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reader import language, resources
from reader.chinese.segment import Segmenter
from reader.display import has_display
from reader.errors import ReaderError
from reader.exchange import notes_json
from reader.exchange.code_book import Wording
from reader.exchange.notes import Grouping
from reader.paths import paths
from reader.session import code_books, exporting, merging, searching
from reader.session.differences import Choice
from reader.session.files import write_file
from reader.session.session import Session
from storage.errors import StorageError
from storage.library import Library
from storage.lock import WriterLock
from storage.records import Highlight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.exchange.sheet import Sheet
    from reader.session.differences import Difference

_WAITS = 3  # the exit status where the reader has to choose
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
            _fail(error)


def text(value: str) -> str:
    """An option's text, which the library can keep."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("it is not UTF-8 text.") from None
    return value


def _tell(error: Exception) -> None:
    click.echo(language.Catalogue.of(language.of_environment()).error(error), err=True)


def _fail(error: Exception) -> NoReturn:
    _tell(error)
    sys.exit(1)


@contextmanager
def _session(*, writes: bool = False) -> Iterator[Session]:
    """The reader's session; one that writes, or makes the library, waits until no window has it."""
    places = paths()
    waits = writes or not places.library.exists()
    with (
        WriterLock(places.library) if waits else nullcontext(),
        Library.open(places.library, places.backups) as library,
    ):
        yield Session(library, resources.text(resources.STARTER_TAGS))


def _print(text: str) -> None:
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


def _print_rows(rows: list[dict[str, object]], line: Callable[[dict[str, object]], str], *, as_json: bool) -> None:
    if as_json:
        _print(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        _print("".join(f"{line(row)}\n" for row in rows))


@click.group(cls=Sentences, invoke_without_command=True)
@click.version_option(package_name="meipi", prog_name="meipi")
@click.pass_context
def main(context: click.Context) -> None:
    """Meipi 眉批: close reading of Chinese articles. Without a command it opens the window."""
    if context.invoked_subcommand is None:
        _open([])


@main.command("open")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def open_(files: tuple[Path, ...]) -> None:
    """Open the window on FILES."""
    _open(list(files))


class NoDisplay(ReaderError):
    """There is nothing to show a window on."""

    sentence = "There is no display for a window; nothing was changed; the other commands work without one."


def _open(files: list[Path]) -> NoReturn:
    if not has_display():
        raise NoDisplay
    from reader.app import run  # noqa: PLC0415 - Qt is loaded only by the verbs that need it

    sys.exit(run(files))


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--encoding", type=text, help="The files' encoding, such as gb18030; the likeliest when not given.")
@click.option("--repair", type=click.Choice(["all", "none"]), help="Mend all that is offered, or nothing.")
def import_(files: tuple[Path, ...], encoding: str | None, repair: str | None) -> None:
    """Import FILES and print each article's id and title; the good ones are kept whatever the others are.

    Files of notes (json, jsonld, qdpx) bring highlights back, once the articles are here; printed is each article's
    id with how many are restored and how many lost.

    Nothing is mended unless asked for. A text that is here already stays as it is, with another --repair it is
    shown so.
    """
    from reader.session.bulk import bring_all  # noqa: PLC0415 - the other verbs start sooner without the formats
    from reader.session.restoring import READERS  # noqa: PLC0415

    notes = [file for file in files if file.suffix.lower() in READERS]
    others = [file for file in files if file not in notes]
    failed = False
    with _session(writes=True) as session:
        for outcome in bring_all(session.importing, others, encoding, repair):
            for notice in outcome.notices:
                _tell(notice)
            if outcome.article:
                _print(f"{outcome.article.id}\t{outcome.article.title}\n")
            failed = failed or not outcome.article
        for file in notes:
            failed = not _restored(session, file) or failed
    sys.exit(1 if failed else 0)


def _restored(session: Session, file: Path) -> bool:
    """Whether a file of notes could be read; prints what became of each article's highlights."""
    from reader.session.restoring import read_notes  # noqa: PLC0415 - as above

    try:
        notes = read_notes(file)
        _, told = session.restoring.restore(notes)
    except ReaderError as error:
        _tell(error)
        return False
    for one in told:
        _print(f"{one.article}\t{one.restored} restored, {one.lost} lost\n")
    for left_out in notes.left_out:
        click.echo(left_out, err=True)
    return True


@main.command("list")
@as_json
def list_(*, as_json: bool) -> None:
    """List the articles, the newest first."""
    with _session() as session:
        rows = [notes_json.article_row(listed) for listed in session.shelf.listed()]
    _print_rows(rows, lambda row: f"{row['id']}\t{row['title']}", as_json=as_json)


@main.command()
@click.argument("article", type=text, metavar="ID")
@click.option("--words", is_flag=True, help="List its words, one a line: start, end, word.")
@as_json
def show(article: str, *, words: bool, as_json: bool) -> None:
    """Print an article's text, or its words."""
    with _session() as session:
        body = session.shelf.text(article).body
    if words:
        cut = Segmenter(paths().cache).cut(body)
        rows: list[dict[str, object]] = [notes_json.word_row(word.start, word.end, word.text) for word in cut]
        _print_rows(rows, lambda row: f"{row['start']}\t{row['end']}\t{row['text']}", as_json=as_json)
    elif as_json:
        _print(json.dumps({"id": article, "text": body}, ensure_ascii=False, indent=2) + "\n")
    else:
        _print(body + "\n")


@main.command()
@click.argument("query", type=text)
@as_json
def search(query: str, *, as_json: bool) -> None:
    """Search titles, texts, notes and tags; print each place: article's id, start, end, what it is, a snippet."""
    with _session() as session:
        found = [row for finding in session.searching.every(query) for row in searching.rows(finding)]
    columns = ("article", "start", "end", "where", "snippet")

    def line(row: dict[str, object]) -> str:
        return "\t".join("" if row[column] is None else str(row[column]) for column in columns)

    _print_rows(found, line, as_json=as_json)


@main.command()
@click.argument("article", type=text, metavar="ID")
@click.option("--quote", type=text, required=True, help="The passage, exactly as it stands in the article.")
@click.option("--nth", type=int, default=1, show_default=True, help="Which occurrence, counted from 1.")
@click.option("--tag", "tags", type=text, multiple=True, metavar="PATH", help="A tag, made if there is none (A/B).")
@click.option("--note", type=text, default="", help="A note, in Markdown.")
def highlight(article: str, quote: str, nth: int, tags: tuple[str, ...], note: str) -> None:
    """Highlight a passage and print the highlight's id."""
    with _session(writes=True) as session:
        span = session.reading.find(article, quote, nth)
        ids, made = session.tagging.made_all(tags, article)
        changes = session.reading.highlight(article, span, ids, note, made=made)
    _print(f"{changes.added(Highlight)[0].id}\n")


@main.command()
@click.argument("articles", type=text, nargs=-1, metavar="[ID]...")
@click.option("--to", "format_", metavar="FORMAT", help=f"One of: {', '.join(exporting.FORMATS)}.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here, not to stdout.")
@click.option("--tag", "tags", type=text, multiple=True, metavar="PATH", help="Only with this tag or one below.")
@click.option("--by", type=click.Choice(["reading", "tag"]), default="reading", help="How entries are grouped.")
def export(
    articles: tuple[str, ...], format_: str | None, output: Path | None, tags: tuple[str, ...], by: str
) -> None:
    """Export the notes of articles, all of them when no ID is given."""
    if format_ is None and output is None:
        raise click.UsageError("Name a format with --to, or a file with -o.")
    kind = format_ or exporting.format_of(output or Path())
    with _session() as session:
        ids = articles or tuple(listed.article.id for listed in reversed(session.shelf.listed()))
        chosen = frozenset(session.tagging.known(path).id for path in tags)
        data = session.exporting.notes(ids, kind, Grouping(by), chosen)
    if output:
        write_file(output, data)
    elif exporting.known_format(kind).is_text:
        _print(data.decode())
    else:
        raise click.UsageError(f"A {kind} file cannot go to the terminal; name a file with -o.")


class ConflictsWait(ReaderError):
    """Both sides changed the same."""

    sentence = (
        "{count} changes were made differently here and there; nothing was changed; "
        "say which stand with “meipi tags merge --take theirs” or “--take ours”."
    )


@main.group()
def tags() -> None:
    """List, export, import and merge tags."""


@tags.command("list")
@as_json
def tags_list(*, as_json: bool) -> None:
    """List the tags of all sets, the active set first."""
    with _session() as session:
        known = session.tagging.paths()
        rows = [notes_json.tag_row(tag, known) for tag in session.tagging.all_tags()]
    _print_rows(rows, lambda row: f"{row['path']}\t{row['description']}", as_json=as_json)


@tags.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--set", "name", type=text, help="The tag set's name; the active one when not given.")
def tags_export(file: Path, name: str | None) -> None:
    """Write a tag set to FILE, whose ending names the format.

    qdc, json and csv can be imported again; md, html and pdf are a code book to read and print, with an example for
    each tag.
    """
    with _session() as session:
        shared = session.merging.shared(name)
        if code_books.is_code_book(file):
            write_file(file, code_books.as_bytes(session.code_books.of(name), file, Wording(), _printed))
            return
    write_file(file, merging.as_bytes(shared, file))
    lock = WriterLock(paths().library)
    if lock.acquire(0):  # while a window has the library, what comes back is compared with the likest version
        with lock, _session() as session:
            session.merging.hand_out(shared)


def _printed(sheet: Sheet) -> bytes:
    from reader.ui.printing import pdf_of  # noqa: PLC0415 - Qt is loaded only by the verbs that need it

    return pdf_of(sheet)


@tags.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def tags_import(file: Path) -> None:
    """Add the tag set in FILE, or merge it with the one that is here."""
    _merge(file, take=None, by_path=False, is_dry=False, as_json=None)


@tags.command("merge")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", "is_dry", is_flag=True, help="Only print what would change.")
@click.option("--take", type=click.Choice(["theirs", "ours"]), help="What stands where both sides changed.")
@click.option("--by-path", is_flag=True, help="Merge a set made apart: tags of the same path are the same tag.")
@as_json
def tags_merge(file: Path, take: str | None, *, by_path: bool, is_dry: bool, as_json: bool) -> None:
    """Bring a tag set up to date with FILE and print what changes, a sentence a line.

    Where both sides changed the same, nothing is changed at all until --take says what stands; the exit status is 3
    while that waits.
    """
    _merge(file, take, by_path=by_path, is_dry=is_dry, as_json=as_json)


def _difference_row(one: Difference, sentence: str) -> dict[str, object]:
    return {
        "tag": one.subject,
        "kind": one.kind.value,
        "path": one.path,
        "mine": one.mine,
        "theirs": one.theirs,
        "conflict": one.is_conflict,
        "sentence": sentence,
    }


def _merge(file: Path, take: str | None, *, by_path: bool, is_dry: bool, as_json: bool | None) -> None:
    """Merge a file and print what changes, but where `as_json` is nothing."""
    shared = merging.read_tag_set(file)
    with _session(writes=not is_dry) as session:
        plan = session.merging.plan(shared, session.tagging.active().id if by_path else "")
        waits = bool(plan.conflicts) and take is None
        if not waits and not is_dry:
            stands = Choice.THEIRS if take == "theirs" else Choice.MINE
            session.merging.merge(plan, {one.key: stands for one in plan.conflicts})
    catalogue = language.Catalogue.of(language.of_environment())
    if as_json is not None:
        rows = [_difference_row(one, catalogue.told(one.sentence, one.values)) for one in plan.differences]
        _print_rows(rows, lambda row: str(row["sentence"]), as_json=as_json)
    for left_out in plan.left_out:
        click.echo(left_out, err=True)
    if waits:
        _tell(ConflictsWait(count=len(plan.conflicts)))
        sys.exit(_WAITS)


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), default=Path("meipi-demo"), show_default=True)
def demo(file: Path | None, into: Path) -> None:
    """Do the main job on FILE without a window: import, words, highlights, notes, a picture; into a folder."""
    from reader.demo import run  # noqa: PLC0415 - Qt is loaded only by the verbs that need it

    _print(run(file or resources.path("samples/newspaper.txt"), into))
