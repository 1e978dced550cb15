"""The keywords of an article, told from how often its words stand in Chinese at large; cuts no text."""

from __future__ import annotations

from heapq import nlargest
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reader.chinese import cache as cache_file
from reader.chinese.grammar import FUNCTION_WORDS, is_amount, is_number

if TYPE_CHECKING:
    from collections.abc import Mapping

_CACHE_VERSION = 1
SHORTEST = 2  # code points of a keyword
_ADDRESS = frozenset(":/@")


def keywords(counts: Mapping[str, int], table: Mapping[str, float], usual: float, most: int = 12) -> list[str]:
    """The words that say what an article is about, the best first, from how often each stands in it.

    The weight is TF-IDF: the count times the inverse document frequency in `table`, `usual` for words not in it.
    """
    weights = {word: count * table.get(word, usual) for word, count in counts.items() if _may_be(word)}
    return nlargest(most, weights, key=lambda word: weights[word])


def load(cache: Path) -> tuple[dict[str, float], float]:
    """Jieba's inverse document frequencies and their median, kept in the cache folder."""
    kept, source = cache / f"keywords-{_CACHE_VERSION}.marshal", _source()
    stamp = (str(source), source.stat().st_mtime_ns)
    match cache_file.read(kept):
        case (made_of, dict() as table, float() as usual) if made_of == stamp:
            return table, usual
    lines = (line.split() for line in source.read_text(encoding="utf-8").splitlines())
    table = {word: float(frequency) for word, frequency in lines}
    usual = sorted(table.values())[len(table) // 2]
    cache_file.keep(kept, (stamp, table, usual))
    return table, usual


def _may_be(word: str) -> bool:
    return (
        len(word) >= SHORTEST
        and any(character.isalpha() for character in word)
        and _ADDRESS.isdisjoint(word)
        and word.lower() not in FUNCTION_WORDS
        and not is_amount(word)
        and not is_number(word)
    )


def _source() -> Path:
    """The table in the installed package; `jieba.analyse` would read it with a tagger of parts of speech."""
    package = find_spec("jieba")
    folders = package.submodule_search_locations if package else None
    if not folders:
        raise ModuleNotFoundError("jieba")
    return Path(folders[0]) / "analyse" / "idf.txt"
