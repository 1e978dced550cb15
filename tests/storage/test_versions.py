"""Versions of shared tag sets come back as they were put, the latest first."""

from dataclasses import asdict, replace

from storage.checksum import sealed
from storage.records import Version

FIRST = Version("甲", "集", "内容", "2026-03-01T08:00:00Z")
SECOND = replace(FIRST, id="乙", kept="2026-03-02T08:00:00Z")


def test_versions_come_back_the_latest_first(library):
    for version in (SECOND, FIRST):
        library.versions.put(version)
    assert library.versions.of("集") == [SECOND, FIRST]
    again = replace(FIRST, kept="2026-03-03T08:00:00Z")
    library.versions.put(again)
    assert library.versions.of("集") == [again, SECOND]
    library.versions.remove("乙")
    assert library.versions.of("集") == [again]
    assert library.check() == []


def test_a_version_that_told_whether_it_went_out_or_came_in_is_read_and_kept_on(library):
    library._database.table("version").insert(sealed(asdict(FIRST) | {"way": "out"}))
    assert library.versions.of("集") == [FIRST]
    assert library.check() == []
    library.versions.put(replace(FIRST, kept=SECOND.kept))
    assert library.check() == []
