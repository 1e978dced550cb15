"""What takes long to work out and is kept as marshal in the app's own folder; knows nothing of what it keeps."""

from __future__ import annotations

import marshal
import tempfile
from pathlib import Path


def read(path: Path) -> object:
    """What is kept in the file; nothing when it is missing or damaged."""
    try:
        kept: object = marshal.loads(path.read_bytes())  # noqa: S302 - our own folder, closed to others
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return kept


def keep(path: Path, value: object) -> None:
    """Write the value in one step; a folder that cannot be written only costs time at the next start."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as beside:
            fresh = Path(beside.name)
            try:
                beside.write(marshal.dumps(value))  # type: ignore[arg-type]
                beside.close()
                fresh.replace(path)
            finally:
                fresh.unlink(missing_ok=True)
    except OSError:
        return
