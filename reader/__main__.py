"""What `meipi` and `python -m reader` start: the window when nothing is asked for, else the command line."""

from __future__ import annotations

import gc
import sys

from reader.display import has_display


def main() -> None:
    """Open the window without loading the command line, or do what the command line says."""
    if len(sys.argv) > 1 or not has_display():
        from reader.cli import main as command_line  # noqa: PLC0415 - only one of the two is loaded

        command_line()
        return
    gc.disable()  # until the window stands: nothing of what is loaded is garbage
    from reader.app import run  # noqa: PLC0415

    sys.exit(run([]))


if __name__ == "__main__":
    main()
