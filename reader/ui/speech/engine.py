"""Which program on this system speaks Chinese, and how it is told to; speaks nothing itself."""

from __future__ import annotations

import shutil
import sys
from typing import NamedTuple

_WINDOWS = (
    "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'zh-CN'); "
    "$voice.Speak([Console]::In.ReadToEnd())"
)


class Engine(NamedTuple):
    """A program that speaks what it is given on its standard input, in UTF-8, and ends when it has."""

    program: str
    arguments: tuple[str, ...]


# By system, the best first.
_ENGINES = {
    "linux": (Engine("espeak-ng", ("-v", "cmn", "--stdin")), Engine("espeak", ("-v", "zh", "--stdin"))),
    "darwin": (Engine("say", ("-v", "Tingting", "-f", "-")),),
    "win32": (Engine("powershell", ("-NoProfile", "-Command", _WINDOWS)),),
}


def found() -> Engine | None:
    """The engine that is installed, or nothing."""
    return next((one for one in _ENGINES.get(sys.platform, ()) if shutil.which(one.program)), None)
