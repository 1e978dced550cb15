"""Lists of words in each format, damaged, read, and if they are read merged into a library and taken back."""

from __future__ import annotations

import re
import sys
import tempfile
import traceback
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from reader import resources
from reader.exchange import lexicon_csv, lexicon_jieba
from reader.exchange.lexicon_file import SharedWord, UnreadableLexicon
from reader.session.correcting import Scope
from reader.session.lexicon_sharing import SharedLexicon
from reader.session.session import Session
from storage.library import Library
from tests.faults.tag_sets import damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WORDS_TRIED = 3_000  # files of each format
LONGEST = 5.0  # seconds for a damaged file
EACH = 10  # of the files that could be read, one in so many is merged into a library, and taken back

WORDS = (
    SharedWord("新质生产力", note="「第一次」出现在①月；\n又一行"),
    SharedWord("国家验收", (2,), "=1+1"),
    SharedWord("卡尔·马克思"),
    SharedWord("雄安 新区 3"),
    SharedWord("𠮷野家|街\\号", (1, 3)),
    SharedWord("ＡＩ大模型", note="人名, “引”"),
)
_VALUE = re.compile(rb'"[^"]*"|[^,\s]+')


def _halves(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Where words kept apart are cut, without a dictionary."""
    return [(len(text) // 2,) if len(text) > 1 else () for text in texts]


# Each format: how it is read and how it is written.
FORMATS: dict[str, tuple[Callable[[bytes], list[SharedWord]], Callable[[Sequence[SharedWord]], bytes]]] = {
    "csv": (lexicon_csv.read, lexicon_csv.write),
    "txt": (lambda data: lexicon_jieba.read(data, _halves), lexicon_jieba.write),
}


def trouble(session: Session, found: list[SharedWord]) -> str:
    """What is wrong with the library once these words were merged and taken back; nothing when all is well."""
    sharing = session.lexicon_sharing
    before = sharing.words()
    changes = sharing.merge(sharing.plan(SharedLexicon(tuple(found))))
    if not {word.text for word in before} <= {word.text for word in sharing.words()}:
        return "a word was lost"
    if changes:
        session.history.undo()
    return "" if sharing.words() == before else "it could not be taken back"


def fault(name: str, data: bytes, session: Session | None) -> str:
    """Why a file was neither read nor refused soon, or did harm to a library; nothing when all is well."""
    start = perf_counter()
    try:
        found = FORMATS[name][0](data)
        reason = trouble(session, found) if session else ""
    except UnreadableLexicon:
        reason = ""
    except Exception:  # noqa: BLE001 - what no one expected is what is looked for
        reason = traceback.format_exc()
    return "it took too long" if perf_counter() - start > LONGEST else reason


def words(tried: int) -> Iterator[tuple[str, int, int]]:
    """Each format: its name, how many files were tried, how many were lost."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Library.open(home / "library.sqlite", home / "backups") as library:
            session = Session(library, resources.text(resources.STARTER_TAGS))
            session.correcting.accept(session.correcting.own_words(""), ["揭榜挂帅"], Scope.EVERYWHERE)
            for name, (read, write) in FORMATS.items():
                random, whole = Random(f"words {name}"), write(WORDS)
                assert read(whole)  # or all of this would try nothing
                lost = 0
                for number in range(tried):
                    reason = fault(name, damaged(whole, random, _VALUE), None if number % EACH else session)
                    lost += bool(reason)
                    if reason:
                        print(f"words {name}, file {number}: {reason}", file=sys.stderr)
                yield f"words {name}", tried, lost
