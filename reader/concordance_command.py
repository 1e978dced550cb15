"""The commands about words: a word in context over the whole library; builds, decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.chinese.segment import Segmenter
from reader.command import as_json, opened, print_rows, text
from reader.paths import paths
from reader.session.concordance import row
from reader.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.session.concordance import Place, Sentence

_COLUMNS = ("article", "start", "end", "left", "word", "right")
_GAPS = str.maketrans("\t\n", "  ")


@click.command()
@click.argument("word", type=text)
@click.option("--anywhere", is_flag=True, help="Also where it is a part of a word, or more than one.")
@as_json
def concordance(word: str, *, anywhere: bool, as_json: bool) -> None:
    """Print each place of WORD in the library: article, start, end, what stands before, the word, what follows."""
    with opened() as session:
        sentences = session.concordance.sentences(word)
        if anywhere:
            places = [place for sentence in sentences for place in sentence.places()]
        else:
            places = list(_words(sentences))
    print_rows([row(place) for place in places], _line, as_json=as_json)


def _words(sentences: Iterator[Sentence]) -> Iterator[Place]:
    """Where what is looked for is a word."""
    segmenter = Segmenter(paths().cache)
    for sentence in sentences:
        start = sentence.span.start
        cut = [Span(start + one.start, start + one.end) for one in segmenter.cut(sentence.text)]
        yield from sentence.words(cut)


def _line(told: dict[str, object]) -> str:
    return "\t".join(str(told[column]).translate(_GAPS) for column in _COLUMNS)
