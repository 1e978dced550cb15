"""The command line: the window's verbs for scripts, working without a display; builds, decides nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reader import resources
from reader.chinese.segment import Segmenter
from reader.command import Sentences, as_json, catalogue, opened, print_out, print_rows, printed, tell, text
from reader.concordance_command import concordance
from reader.display import has_display
from reader.errors import ReaderError
from reader.exchange import notes_json
from reader.exchange.notes import Context, Grouping, SourceLine, Wording
from reader.paths import paths
from reader.session import exporting, searching
from reader.session.exporting import Scope
from reader.session.files import write_file
from reader.tag_commands import tags
from reader.text.spans import Span
from reader.word_commands import words
from storage.records import Highlight

if TYPE_CHECKING:
    from enum import Enum

    from reader.session.session import Session


def _named(choices: type[Enum]) -> click.Choice[str]:
    return click.Choice([one.value for one in choices])


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
@click.option("--no-new-tags", is_flag=True, help="Highlights come back with those tags only that are here.")
def import_(files: tuple[Path, ...], encoding: str | None, repair: str | None, *, no_new_tags: bool) -> None:
    """Import FILES and print each article's id and title; the good ones are kept whatever the others are.

    Files of notes (json, jsonld, qdpx) bring highlights back, once the articles are here; printed is each article's
    id with how many are restored and how many lost. Tags that are not here are made, unless --no-new-tags is given.

    Nothing is mended unless asked for. A text that is here already stays as it is, with another --repair it is
    shown so.
    """
    from reader.session.bulk import bring_all  # noqa: PLC0415 - the other verbs start sooner without the formats
    from reader.session.restoring import READERS  # noqa: PLC0415

    notes = [file for file in files if file.suffix.lower() in READERS]
    others = [file for file in files if file not in notes]
    failed = False
    with opened(writes=True) as session:
        for outcome in bring_all(session.importing, others, encoding, repair):
            for notice in outcome.notices:
                tell(notice)
            if outcome.article:
                print_out(f"{outcome.article.id}\t{outcome.article.title}\n")
            failed = failed or not outcome.article
        for file in notes:
            failed = not _restored(session, file, makes_tags=not no_new_tags) or failed
    sys.exit(1 if failed else 0)


def _restored(session: Session, file: Path, *, makes_tags: bool) -> bool:
    """Whether a file of notes could be read; prints what became of each article's highlights."""
    from reader.session.restoring import read_notes  # noqa: PLC0415 - as above

    try:
        notes = read_notes(file)
        new = () if makes_tags else session.restoring.plan(notes).new_tags
        _, told = session.restoring.restore(notes, [one.tag.id for one in new])
    except ReaderError as error:
        tell(error)
        return False
    for one in told:
        print_out(f"{one.article}\t{one.restored} restored, {one.lost} lost\n")
    for left_out in notes.left_out:
        click.echo(left_out, err=True)
    return True


@main.command("list")
@as_json
def list_(*, as_json: bool) -> None:
    """List the articles, the newest first."""
    with opened() as session:
        rows = [notes_json.article_row(listed) for listed in session.shelf.listed()]
    print_rows(rows, lambda row: f"{row['id']}\t{row['title']}", as_json=as_json)


@main.command()
@click.argument("article", type=text, metavar="ID")
@click.option("--words", is_flag=True, help="List its words, one a line: start, end, word.")
@as_json
def show(article: str, *, words: bool, as_json: bool) -> None:
    """Print an article's text, or its words as corrected."""
    with opened() as session:
        body = session.shelf.text(article).body
        own = session.correcting.own_words(article) if words else None
    if own:
        cut = [Span(word.start, word.end) for word in Segmenter(paths().cache).cut(body)]
        shown = own.overlay(body).by_line(cut)
        rows: list[dict[str, object]] = [
            notes_json.word_row(word.start, word.end, body[word.start : word.end]) for word in shown
        ]
        print_rows(rows, lambda row: f"{row['start']}\t{row['end']}\t{row['text']}", as_json=as_json)
    elif as_json:
        print_out(json.dumps({"id": article, "text": body}, ensure_ascii=False, indent=2) + "\n")
    else:
        print_out(body + "\n")


@main.command()
@click.argument("query", type=text)
@as_json
def search(query: str, *, as_json: bool) -> None:
    """Search titles, texts, notes and tags; print each place: article's id, start, end, what it is, a snippet."""
    with opened() as session:
        found = [row for finding in session.searching.every(query) for row in searching.rows(finding)]
    columns = ("article", "start", "end", "where", "snippet")

    def line(row: dict[str, object]) -> str:
        return "\t".join("" if row[column] is None else str(row[column]) for column in columns)

    print_rows(found, line, as_json=as_json)


@main.command()
@click.argument("article", type=text, metavar="ID")
@click.option("--quote", type=text, required=True, help="The passage, exactly as it stands in the article.")
@click.option("--nth", type=int, default=1, show_default=True, help="Which occurrence, counted from 1.")
@click.option("--tag", "tags", type=text, multiple=True, metavar="PATH", help="A tag, made if there is none (A/B).")
@click.option("--note", type=text, default="", help="A note, in Markdown.")
def highlight(article: str, quote: str, nth: int, tags: tuple[str, ...], note: str) -> None:
    """Highlight a passage and print the highlight's id."""
    with opened(writes=True) as session:
        span = session.reading.find(article, quote, nth)
        ids, made = session.tagging.made_all(tags, article)
        changes = session.reading.highlight(article, span, ids, note, made=made)
    print_out(f"{changes.added(Highlight)[0].id}\n")


def _asked_for(session: Session, folder: str | None, marks: tuple[str, ...]) -> tuple[str, ...]:
    """The articles in the folder, or those of the highlights, else all; the oldest first."""
    listed = [one.article for one in reversed(session.shelf.listed())]
    if folder is not None:
        own = session.foldering.named(folder).id
        return tuple(article.id for article in listed if article.folder == own)
    if marks:
        return tuple(dict.fromkeys(session.reading.get(mark).article for mark in marks))
    return tuple(article.id for article in listed)


@main.command()
@click.argument("articles", type=text, nargs=-1, metavar="[ID]...")
@click.option("--to", "format_", metavar="FORMAT", help=f"One of: {', '.join(exporting.FORMATS)}.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here, not to stdout.")
@click.option(
    "--tag", "tag_paths", type=text, multiple=True, metavar="PATH", help="Only with this tag or one below."
)
@click.option("--highlight", "marks", type=text, multiple=True, metavar="ID", help="Only this highlight.")
@click.option("--folder", type=text, metavar="NAME", help="The articles in this folder.")
@click.option("--by", type=_named(Grouping), help="How highlights are grouped.")
@click.option("--with", "context", type=_named(Context), help="What each is shown in.")
@click.option("--source", type=_named(SourceLine), help="How sources are written.")
def export(
    articles: tuple[str, ...],
    *,
    format_: str | None,
    output: Path | None,
    tag_paths: tuple[str, ...],
    marks: tuple[str, ...],
    folder: str | None,
    by: str | None,
    context: str | None,
    source: str | None,
) -> None:
    """Export the notes of articles, all of them when no ID is given; says what the format has no place for."""
    if format_ is None and output is None:
        raise click.UsageError("Name a format with --to, or a file with -o.")
    kind = format_ or exporting.format_of(output or Path())
    options = exporting.options_of(kind, by or "", context or "", source or "")
    with opened() as session:
        chosen = frozenset(session.tagging.known(path).id for path in tag_paths)
        scope = Scope(articles or _asked_for(session, folder, marks), chosen, frozenset(marks))
        notes = session.exporting.notes(scope, kind, options, catalogue().worded(Wording()))
    if output is None and not exporting.known_format(kind).is_text:
        raise click.UsageError(f"A {kind} file cannot go to the terminal; name a file with -o.")
    data = exporting.as_bytes(notes, kind, printed)
    if output:
        write_file(output, data)
    else:
        print_out(data.decode())
    if told := notes.wording.told(notes.left_out):
        click.echo(told, err=True)


main.add_command(tags)
main.add_command(concordance)
main.add_command(words)


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path), default=Path("meipi-demo"), show_default=True)
def demo(file: Path | None, into: Path) -> None:
    """Do the main job on FILE without a window: import, words, highlights, notes, a picture; into a folder."""
    from reader.demo import run  # noqa: PLC0415 - Qt is loaded only by the verbs that need it

    print_out(run(file or resources.path("samples/newspaper.txt"), into))
