"""Where the library, settings, cache and backups live; makes no folder and reads no file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Paths(NamedTuple):
    """The places on disk that belong to one reader."""

    library: Path
    settings: Path
    cache: Path
    backups: Path


def paths(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Paths:
    """The reader's places: all in `home` or in MEIPI_HOME when given, else where the system keeps such things."""
    root = home or (Path(environment["MEIPI_HOME"]) if environment.get("MEIPI_HOME") else None)
    if root:
        root = Path(os.path.expanduser(root)).absolute()  # noqa: PTH111 - leaves a stranger's ~name as it is
        return Paths(root / "library.meipi", root / "settings.json", root / "cache", root / "backups")
    import platformdirs  # noqa: PLC0415 - one who names a folder does without

    data = platformdirs.user_data_path("meipi", appauthor=False)
    config = platformdirs.user_config_path("meipi", appauthor=False)
    cache = platformdirs.user_cache_path("meipi", appauthor=False)
    return Paths(data / "library.meipi", config / "settings.json", cache, data / "backups")
