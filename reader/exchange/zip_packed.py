"""Files packed into one ZIP in memory, the same bytes for the same files; unpacks none."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can tell
_UNIX, _OWNER_ONLY = 3, 0o600 << 16


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The ZIP of these files, names and bytes, in the order given."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            entry.external_attr = _OWNER_ONLY
            archive.writestr(entry, data)
    return whole.getvalue()
