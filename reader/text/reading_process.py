"""The process that reads strangers' files, one request after the other; never imported by the window.

Each way go frames: eight bytes that tell a length, then so many bytes of JSON. In: `{"format", "name", "text",
"data"}`, the data in Base64. Out: `{"pieces": [[kind, text, gap], …], "metadata": {…}}`, or `{"error": [module,
class, values]}`.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import ReaderError
from reader.text import formats
from reader.text.drafts import Source
from reader.text.limits import LARGEST_READER
from reader.text.unreadable import CouldNotBeRead, NeededTooMuch

if TYPE_CHECKING:
    from reader.text.drafts import Draft

LENGTH = 8  # bytes that tell how long a frame is


def packed(value: object) -> bytes:
    """A frame that holds this value."""
    content = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return len(content).to_bytes(LENGTH, "big") + content


def unpacked(content: bytes) -> object:
    """The value that a frame's content holds; raises ValueError."""
    value: object = json.loads(content.decode("utf-8", "surrogatepass"))
    return value


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request until there are no more."""
    while head := requests.read(LENGTH):
        answers.write(_answered(requests.read(int.from_bytes(head, "big"))))
        answers.flush()


def _answered(content: bytes) -> bytes:
    name = ""
    try:
        request = json.loads(content.decode("utf-8", "surrogatepass"))
        name = request["name"]
        source = Source(name, base64.b64decode(request["data"]), request["text"])
        return packed(_written(formats.named(request["format"]).read(source)))
    except ReaderError as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(NeededTooMuch(name=name))
    except Exception:  # noqa: BLE001 - whatever a stranger's file sets off
        return _refusal(CouldNotBeRead(name=name))


def _written(draft: Draft) -> dict[str, object]:
    pieces = [(piece.kind, piece.text, piece.gap) for piece in draft.pieces]
    return {"pieces": pieces, "metadata": asdict(draft.metadata)}


def _refusal(error: ReaderError) -> bytes:
    values = {key: value if isinstance(value, int | float) else str(value) for key, value in error.values.items()}
    return packed({"error": [type(error).__module__, type(error).__qualname__, values]})


def _limit_memory() -> None:
    """Let this process have no more memory than a reader may, where the system can see to that."""
    try:
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (LARGEST_READER, LARGEST_READER))
    except (ImportError, OSError, ValueError):
        return


def main() -> None:
    """Serve the process that began this one; what a library prints goes nowhere."""
    _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path, a name of the system's
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
