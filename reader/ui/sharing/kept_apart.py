"""Asks a process of its own where words are kept apart, and waits for it; asked in a thread, cuts none itself."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # there is one to keep away on Windows only


class NotCut(ReaderError):
    """The process could not start, or did not answer."""

    sentence = (
        "It could not be found out where this list keeps words apart; your own words are unchanged; "
        "please import it once more."
    )


def pieces(cache: Path, texts: Sequence[str]) -> list[tuple[int, ...]]:
    """The positions inside each text at which it is cut when it is no word; raises NotCut."""
    command = [sys.executable, "-I", "-m", "reader.chinese.worker", str(cache)]
    request = json.dumps({"id": 0, "pieces": texts}).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own Python
            command, input=request, capture_output=True, check=True, creationflags=_NO_WINDOW
        )
        return [tuple(cuts) for cuts in json.loads(done.stdout)["pieces"]]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        raise NotCut from None
