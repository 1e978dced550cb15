"""The commands for tags and tag sets; builds, decides nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.command import as_json, catalogue, opened, print_rows, printed, tell, text
from reader.errors import ReaderError
from reader.exchange import notes_json
from reader.exchange.code_book import Wording
from reader.paths import paths
from reader.session import code_books, merging
from reader.session.differences import Choice
from reader.session.files import write_file
from storage.lock import WriterLock

if TYPE_CHECKING:
    from reader.session.differences import Difference

_WAITS = 3  # the exit status where the reader has to choose


class ConflictsWait(ReaderError):
    """Both sides changed the same."""

    sentence = (
        "{count} changes were made differently here and there; nothing was changed; "
        "say which stand with “meipi tags merge --take theirs” or “--take ours”."
    )


@click.group()
def tags() -> None:
    """List, export, import and merge tags."""


@tags.command("list")
@as_json
def tags_list(*, as_json: bool) -> None:
    """List the tags of all sets, the active set first."""
    with opened() as session:
        known = session.tagging.paths()
        rows = [notes_json.tag_row(tag, known) for tag in session.tagging.all_tags()]
    print_rows(rows, lambda row: f"{row['path']}\t{row['description']}", as_json=as_json)


@tags.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--set", "name", type=text, help="The tag set's name; the active one when not given.")
def tags_export(file: Path, name: str | None) -> None:
    """Write a tag set to FILE, whose ending names the format.

    qdc, json and csv can be imported again; md, html and pdf are a code book to read and print, with an example for
    each tag.
    """
    with opened() as session:
        shared = session.merging.shared(name)
        if code_books.is_code_book(file):
            book, wording = session.code_books.of(name), catalogue().worded(Wording())
            write_file(file, code_books.as_bytes(book, file, wording, printed))
            return
    write_file(file, merging.as_bytes(shared, file))
    lock = WriterLock(paths().library)
    if lock.acquire(0):  # while a window has the library, what comes back is compared with the likest version
        with lock, opened() as session:
            session.merging.hand_out(shared)


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
    with opened(writes=not is_dry) as session:
        plan = session.merging.plan(shared, session.tagging.active().id if by_path else "")
        waits = bool(plan.conflicts) and take is None
        if not waits and not is_dry:
            stands = Choice.THEIRS if take == "theirs" else Choice.MINE
            session.merging.merge(plan, {one.key: stands for one in plan.conflicts})
    told = catalogue().told
    if as_json is not None:
        rows = [_difference_row(one, told(one.sentence, one.values)) for one in plan.differences]
        print_rows(rows, lambda row: str(row["sentence"]), as_json=as_json)
    for left_out in plan.left_out:
        click.echo(left_out, err=True)
    if waits:
        tell(ConflictsWait(count=len(plan.conflicts)))
        sys.exit(_WAITS)
