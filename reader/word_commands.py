"""The commands for the reader's words that hold everywhere; builds, decides nothing."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.chinese.pieces import pieces
from reader.command import as_json, catalogue, opened, print_out, print_rows, tell, text
from reader.errors import ReaderError
from reader.exchange import lexicon_csv
from reader.exchange.lexicon_file import SharedWord
from reader.paths import paths
from reader.session.differences import Choice
from reader.session.files import write_file
from reader.session.lexicon_sharing import Wording, read_lexicon
from storage.lock import WriterLock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.session.differences import Difference
    from storage.records import LexiconWord

_WAITS = 3  # the exit status where the reader has to choose
_BREAKS = re.compile("[\t\n-\r\x1c-\x1e\x85\u2028\u2029]+")  # what would end a column or a line


class WordConflictsWait(ReaderError):
    """Both sides changed the same words."""

    sentence = (
        "{count} changes were made differently here and there; nothing was changed; "
        "say which stand with “meipi words import --take theirs” or “--take ours”."
    )


class StrangePieces(ReaderError):
    """Pieces that make up none of the words."""

    sentence = "“{told}” are the pieces of none of these words; no word was changed; write them as 国家|验收."


@click.group()
def words() -> None:
    """List, change, export and import the words that hold in every article."""


@words.command("list")
@as_json
def words_list(*, as_json: bool) -> None:
    """List the words in their order: text, pieces where it is kept apart, note."""
    with opened() as session:
        known = session.lexicon_sharing.words()
    if as_json:
        print_rows([_row(word) for word in known], str, as_json=True)
    else:
        print_out("".join(f"{_line(word)}\n" for word in known))


def _row(word: LexiconWord) -> dict[str, object]:
    keys = ("text", "cuts", "note", "id", "modified")
    return {key: getattr(word, key) for key in keys}


def _line(word: LexiconWord) -> str:
    """The word's columns, each on one line."""
    cut = lexicon_csv.told(SharedWord(word.text, word.cuts))
    return "\t".join(_BREAKS.sub(" ", column) for column in (word.text, cut, word.note))


@words.command("add")
@click.argument("texts", type=text, nargs=-1, required=True, metavar="WORD...")
@click.option("--cut", "told", type=text, multiple=True, metavar="PIECES", help="Keep a word apart: '国家|验收'.")
@click.option("--note", type=text, help="A note on the words.")
def words_add(texts: tuple[str, ...], told: tuple[str, ...], note: str | None) -> None:
    """Let each WORD be one word everywhere, or be kept apart."""
    cuts = dict(_cuts(told, texts))
    with opened(writes=True) as session:
        notes = {word.text: word.note for word in session.lexicon_sharing.words()}
        said = [notes.get(one, "") if note is None else note for one in texts]
        session.lexicon_sharing.keep(
            SharedWord(one, cuts.get(one, ()), own) for one, own in zip(texts, said, strict=True)
        )


def _cuts(told: Iterable[str], texts: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Where the words are cut whose pieces are told, by text; raises StrangePieces."""
    for one in told:
        word = lexicon_csv.in_pieces(one)
        if word.text not in texts:
            raise StrangePieces(told=one)
        yield word.text, word.cuts


@words.command("remove")
@click.argument("texts", type=text, nargs=-1, required=True, metavar="WORD...")
def words_remove(texts: tuple[str, ...]) -> None:
    """Correct no more what each WORD corrects everywhere."""
    with opened(writes=True) as session:
        session.correcting.take_back([session.lexicon_sharing.known(one) for one in dict.fromkeys(texts)])


@words.command("export")
@click.argument("file", type=click.Path(path_type=Path))
def words_export(file: Path) -> None:
    """Write the words to FILE: csv is a table with everything, txt a user dictionary of jieba."""
    with opened() as session:
        written = session.lexicon_sharing.as_bytes(file)
    write_file(file, written.data)
    lock = WriterLock(paths().library)
    if lock.acquire(0):  # while a window has the library, what comes back is compared with the likest version
        with lock, opened() as session:
            session.lexicon_sharing.hand_out()
    if told := catalogue().worded(Wording()).told(written.left_out):
        click.echo(told, err=True)


@words.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", "is_dry", is_flag=True, help="Only print what would change.")
@click.option("--take", type=click.Choice(["theirs", "ours"]), help="What stands where both sides changed.")
@as_json
def words_import(file: Path, take: str | None, *, is_dry: bool, as_json: bool) -> None:
    """Bring the words up to date with FILE and print what changes, a sentence a line.

    Where both sides changed the same, nothing is changed at all until --take says what stands; the exit status is 3
    while that waits. Words of a single character, which can correct nothing, are passed over.
    """
    shared = read_lexicon(file, partial(pieces, paths().cache))
    with opened(writes=not is_dry) as session:
        plan = session.lexicon_sharing.plan(shared)
        waits = bool(plan.conflicts) and take is None
        if not waits and not is_dry:
            stands = Choice.THEIRS if take == "theirs" else Choice.MINE
            session.lexicon_sharing.merge(plan, {one.key: stands for one in plan.conflicts})
    told = catalogue().told
    rows = [_difference_row(one, told(one.sentence, one.values)) for one in plan.differences]
    print_rows(rows, lambda row: str(row["sentence"]), as_json=as_json)
    if waits:
        tell(WordConflictsWait(count=len(plan.conflicts)))
        sys.exit(_WAITS)


def _difference_row(one: Difference, sentence: str) -> dict[str, object]:
    return {
        "word": one.subject,
        "kind": one.kind.value,
        "mine": one.mine,
        "theirs": one.theirs,
        "conflict": one.is_conflict,
        "sentence": sentence,
    }
