"""The process that thinks about words beside the window: one JSON line in, one out; never imported by the window.

A text is cut: `{"id": 7, "text": "…"}` gives `{"id": 7, "words": [[0, 2], [2, 3]]}`.
Terms: `{"id": 7, "proposals": {"body": "…", "marks": "wowo…", "others": ["…"]}}` with the marks of words gives
`{"id": 7, "proposals": [["新质生产力", [9, 40], 3]]}`, each a text, its starts, how often it stands in the others.
Keywords: `{"id": 7, "keywords": {"科技": 8, "创新": 21}}` gives `{"id": 7, "keywords": ["创新", "科技"]}`.
Pieces: `{"id": 7, "pieces": ["国家验收"]}` gives `{"id": 7, "pieces": [[2]]}`, where each is cut that is no word.
Dictionary: `{"id": 7, "dictionary": true}` packs CC-CEDICT into the cache folder, gives how many headwords it has.
Sounds: `{"id": 7, "sounds": ["银行"]}` gives `{"id": 7, "sounds": [[["yín", "háng"], 3]]}`, with each word's level.
Positions are code points. What cannot be answered gets `{"id": 7, "error": "…"}`, and the next request its answer.
"""

from __future__ import annotations

import json
import sys
import traceback
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from reader.chinese import cedict, keywords, terms
from reader.chinese.word_marks import words_of

if TYPE_CHECKING:
    from reader.chinese.segment import Segmenter


class Answers:
    """The answers to requests; the dictionary and the table of keywords are loaded when first needed."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def to(self, request: dict[str, Any]) -> dict[str, object]:
        """What is answered, without the id."""
        if "text" in request:
            return {"words": [(word.start, word.end) for word in self._segmenter.cut(request["text"])]}
        if "proposals" in request:
            return {"proposals": _proposals(**request["proposals"])}
        if "pieces" in request:
            return {"pieces": [self._segmenter.pieces(text) for text in request["pieces"]]}
        if "dictionary" in request:
            return {"dictionary": cedict.make(self._cache)}
        if "sounds" in request:
            from reader.chinese.sounding import sound  # noqa: PLC0415 - imports pypinyin

            return {"sounds": [sound(word) for word in request["sounds"]]}
        return {"keywords": keywords.keywords(request["keywords"], *self._table)}

    @cached_property
    def _segmenter(self) -> Segmenter:
        from reader.chinese.segment import Segmenter  # noqa: PLC0415 - imports jieba

        return Segmenter(self._cache)

    @cached_property
    def _table(self) -> tuple[dict[str, float], float]:
        return keywords.load(self._cache)


def serve(cache: Path, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request until there are no more."""
    known = Answers(cache)
    for line in requests:
        answers.write(json.dumps(_answered(known, line)).encode() + b"\n")
        answers.flush()


def _answered(known: Answers, line: bytes) -> dict[str, object]:
    number = None
    try:
        request = json.loads(line)
        number = request["id"]
        return {"id": number} | known.to(request)
    except Exception as error:  # noqa: BLE001 - one request must not take the others with it
        traceback.print_exc()
        return {"id": number, "error": repr(error)}


def _proposals(body: str, marks: str, others: list[str]) -> list[tuple[str, tuple[int, ...], int]]:
    found = terms.proposals(body, words_of(marks), others)
    return [(one.text, one.starts, one.elsewhere) for one in found]


def main() -> None:
    """Serve the process that began this one."""
    # jieba asks setuptools for its files where that is installed, which takes longer than all the rest of the
    # start; without it, jieba opens them.
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    serve(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
