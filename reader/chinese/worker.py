"""The process that cuts words beside the window: one JSON line in, one out; never imported by the window.

In: `{"id": 7, "text": "…"}`. Out: `{"id": 7, "words": [[0, 2], [2, 3]]}` in code points of the text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from reader.chinese.segment import Segmenter


def serve(segmenter: Segmenter, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request until there are no more."""
    for line in requests:
        request = json.loads(line)
        words = [(word.start, word.end) for word in segmenter.cut(request["text"])]
        answers.write(json.dumps({"id": request["id"], "words": words}).encode() + b"\n")
        answers.flush()


def main() -> None:
    """Serve the process that began this one."""
    # jieba asks setuptools for its files where that is installed, which takes longer than all the rest of the
    # start; without it, jieba opens them.
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    from reader.chinese.segment import Segmenter  # noqa: PLC0415 - after that

    serve(Segmenter(Path(sys.argv[1])), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
