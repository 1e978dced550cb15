"""The process that cuts words beside the window: one JSON line in, one out; never imported by the window.

In: `{"id": 7, "text": "…"}`. Out: `{"id": 7, "words": [[0, 2], [2, 3]]}` in code points of the text.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import BinaryIO

from reader.chinese.segment import Segmenter


def serve(segmenter: Segmenter, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request until there are no more."""
    for line in requests:
        request = json.loads(line)
        words = [(word.start, word.end) for word in segmenter.cut(request["text"])]
        answers.write(json.dumps({"id": request["id"], "words": words}).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    serve(Segmenter(Path(sys.argv[1])), sys.stdin.buffer, sys.stdout.buffer)
