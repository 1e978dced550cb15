"""A backup is complete, verified, private, and named with its time."""

import re

import pytest

from storage.errors import DamagedLibrary, LibraryUnwritable
from storage.library import Library


def test_a_backup_is_a_whole_library_named_with_its_time(library, article, backups, make):
    library.highlights.put(make.highlight(article))
    copy = library.back_up(backups)
    assert re.fullmatch(r"library-\d{8}T\d{12}Z\.db", copy.name)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert list(backups.iterdir()) == [copy]
    with Library.open(copy, backups) as restored:
        assert restored.highlights.of(article.id) == library.highlights.of(article.id)
        assert restored.check() == []


def test_a_damaged_library_makes_no_backup_that_looks_good(library, article, path, backups):
    root = library._database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'article'")[0]["rootpage"]
    size = library._database.execute("PRAGMA page_size").fetchone()[0]
    with path.open("rb+") as file:
        file.seek((root - 1) * size + 3)
        file.write(b"\xff" * 200)
    library.close()
    with Library.open(path, backups) as damaged, pytest.raises(DamagedLibrary):
        damaged.back_up(backups)
    assert list(backups.iterdir()) == []


def test_a_place_that_cannot_hold_a_backup_is_told_calmly(library, tmp_path):
    (tmp_path / "满").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(LibraryUnwritable, match="满"):
        library.back_up(tmp_path / "满")
