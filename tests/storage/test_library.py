"""A library saves whole transactions, tells the environment's faults calmly, and knows when it is damaged."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace

import pytest

from storage.errors import DamagedLibrary, DiskFull, LibraryBusy, LibraryUnwritable
from storage.library import Library
from storage.listing import By, Order
from storage.records import Binned, Wanted

KILLED_AFTER_S = (0.0, 0.03, 0.07, 0.12, 0.2)
WRITE_FOR_EVER = """
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from storage.library import Library
with Library.open(Path(sys.argv[1]), Path(sys.argv[2])) as library:
    pattern = library.highlights.get(sys.argv[3])
    for number in count():
        with library.transaction():
            for part in range(3):
                one = replace(pattern, id=f"{sys.argv[4]}-{number}-{part}", tags=())
                library.highlights.put(one)
                library.highlights.put(replace(one, tags=pattern.tags))
        print(number, flush=True)
"""


def test_what_was_written_before_a_failure_inside_a_transaction_is_gone(library, article, tags, make):
    def fail_at_the_end():
        with library.transaction():
            library.put(make.highlight(article, tags=tags))
            library.remove(article)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_at_the_end()
    assert library.articles.get(article.id) == article
    assert library.highlights.count() == 0


def test_an_inner_transaction_fails_alone(library, article, make):
    outer, inner = make.highlight(article), make.highlight(article, "糖人")

    def fail_at_the_end():
        with library.transaction():
            library.put(inner)
            raise ZeroDivisionError

    with library.transaction():
        library.put(outer)
        with pytest.raises(ZeroDivisionError):
            fail_at_the_end()
    assert library.highlights.of(article.id) == [outer]


def test_records_are_put_and_removed_by_their_kind(library, make):
    article, tag_set = make.article(), make.tag_set()
    tag = make.tag(tag_set)
    highlight = make.highlight(article, tags=[tag])
    records = [article, tag_set, tag, highlight]
    for record in records:
        library.put(record)
    assert library.articles.get(article.id) == article
    assert library.tags.get_set(tag_set.id) == tag_set
    assert library.tags.get(tag.id) == tag
    assert library.highlights.get(highlight.id) == highlight
    for record in reversed(records):
        library.remove(record)
    assert (library.articles.listed(), library.tags.sets(), library.tags.all()) == ([], [], [])
    assert library.highlights.count() == 0


def test_a_writer_that_is_killed_leaves_no_half_written_highlight(path, backups, library, *, article, tags, make):
    pattern = make.highlight(article, tags=tags)
    library.highlights.put(pattern)
    library.close()
    saved = 0
    for kill, pause in enumerate(KILLED_AFTER_S):
        arguments = [str(path), str(backups), pattern.id, str(kill)]
        command = [sys.executable, "-c", WRITE_FOR_EVER, *arguments]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout.readline() == "0\n"
            time.sleep(pause)
            process.kill()
            saved += 1 + len(process.stdout.read().splitlines())
        with Library.open(path, backups) as survivor:
            kept = survivor.highlights.of(article.id)
            assert all(one.tags == pattern.tags for one in kept)
            # One more may have been saved than was said to be, for each kill.
            assert 3 * saved <= len(kept) - 1 <= 3 * (saved + kill + 1)
            assert survivor.check() == []


def test_a_write_while_another_process_writes_is_told_as_busy(path, library, article, make):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(LibraryBusy):
            library.highlights.put(make.highlight(article))
        assert time.monotonic() - began < 2
        other.execute("ROLLBACK")
    library.highlights.put(make.highlight(article))
    assert library.highlights.count() == 1


@pytest.mark.parametrize(
    "verb",
    [
        lambda library, make, article, tags: library.articles.add(one := make.article(), make.text(one)),
        lambda library, make, article, tags: library.articles.put(article),
        lambda library, make, article, tags: library.articles.add_text(make.text(article, revision=2)),
        lambda library, make, article, tags: library.articles.remove(article.id),
        lambda library, make, article, tags: library.articles.listed(),
        lambda library, make, article, tags: library.articles.text(article.id),
        lambda library, make, article, tags: library.highlights.put(make.highlight(article)),
        lambda library, make, article, tags: library.highlights.remove("any"),
        lambda library, make, article, tags: library.highlights.of(article.id),
        lambda library, make, article, tags: library.tags.put(tags[0]),
        lambda library, make, article, tags: library.tags.remove(tags[0].id),
        lambda library, make, article, tags: library.tags.put_set(make.tag_set()),
        lambda library, make, article, tags: library.tags.remove_set("any"),
        lambda library, make, article, tags: library.tags.all(),
        lambda library, make, article, tags: library.places.put(make.place(article)),
        lambda library, make, article, tags: library.places.last(),
        lambda library, make, article, tags: library.listing.numbers(Wanted(), Order.READING, By.TAG),
        lambda library, make, article, tags: library.bin.put(Binned(tags[0], (), "2026-03-01T08:00:00Z")),
        lambda library, make, article, tags: library.check(),
    ],
)
def test_every_verb_tells_a_locked_library_as_busy(path, library, *, article, tags, make, verb):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryBusy):
            verb(library, make, article, tags)


def test_a_full_disk_is_told_and_nothing_of_the_change_is_kept(library, article, make):
    pages = library._database.execute("PRAGMA page_count").fetchone()[0]
    library._database.execute(f"PRAGMA max_page_count={pages + 2}")

    def write_too_much():
        with library.transaction():
            library.highlights.put(make.highlight(article))
            library.articles.add_text(make.text(article, make.prose * 1000, revision=2))

    with pytest.raises(DiskFull, match="free some space"):
        write_too_much()
    assert library.highlights.count() == 0
    library.highlights.put(make.highlight(article))
    assert library.check() == []


def test_a_library_that_may_only_be_read_is_told_as_unwritable(library, article, make):
    library._database.execute("PRAGMA query_only=ON")
    with pytest.raises(LibraryUnwritable, match="readonly"):
        library.highlights.put(make.highlight(article))


def test_our_own_mistakes_are_not_dressed_up(library):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        library._database.rows("SELECT * FROM nowhere")
    with pytest.raises(UnicodeDecodeError), library.transaction():
        b"\xff".decode()


def test_text_that_cannot_be_read_is_told_as_damage(library, article, tamper):
    tamper("UPDATE article SET title = CAST(x'E58DFF' AS TEXT)")
    with pytest.raises(DamagedLibrary):
        library.articles.get(article.id)


def test_a_sound_library_has_nothing_to_say(library, article, tags, make):
    library.highlights.put(make.highlight(article, "𠮷野村", tags))
    library.highlights.put(replace(make.highlight(article, "糖人"), quote="不在文中", lost=True))
    assert library.check() == []


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE highlight SET note = 'x'", "highlight"),
        ("UPDATE highlight SET start = start + 1", "highlight"),
        ("UPDATE highlight SET quote = CAST(x'E58DFF' AS TEXT)", "highlight"),
        ("UPDATE article SET source = '别处'", "article"),
        ("UPDATE article SET note = '别处'", "article"),
        ("UPDATE tag_set SET name = '旧'", "tag set"),
        ("UPDATE tag SET color = '#c0392a' WHERE rank = 0", "tag"),
    ],
)
def test_a_changed_value_is_found_and_its_row_named(library, article, tags, *, tag_set, make, tamper, sql, named):
    highlight = make.highlight(article, tags=tags)
    library.put(highlight)
    ids = {"highlight": highlight.id, "article": article.id, "tag": tags[0].id, "tag set": tag_set.id}
    tamper(sql)
    (sentence,) = library.check()
    assert sentence == f"The {named} {ids[named]} is not as it was saved."


def test_a_changed_text_is_found_and_named(library, article, tamper):
    tamper("DROP TRIGGER text_is_immutable")
    tamper("UPDATE text SET body = replace(body, '豆', '头')")
    assert library.check() == [f"Text 1 of the article {article.id} is not as it was saved."]


def test_a_quote_that_is_not_in_the_text_shown_is_found(library, article, make):
    highlight = make.highlight(article, "糖人")
    library.put(highlight)
    library.articles.add_text(make.text(article, "　" + make.prose, revision=2))
    library.put(replace(article, revision=2))
    (sentence,) = library.check()
    assert highlight.id in sentence
    library.put(replace(highlight, start=highlight.start + 1, end=highlight.end + 1))
    assert library.check() == []


def test_rows_that_point_nowhere_and_articles_without_text_are_found(library, article, tags, make, tamper):
    library.put(make.highlight(article, tags=tags[:1]))
    tamper("DELETE FROM tag WHERE rank = 0")
    library.put(bare := make.article())
    told = library.check()
    assert any("highlight_tag belongs to a tag that is missing" in sentence for sentence in told)
    assert f"The article {bare.id} has no text." in told


def test_a_wrecked_page_is_told_and_the_rest_is_still_checked(library, article, tags, path, tamper):
    root = library._database.rows("SELECT rootpage FROM sqlite_master WHERE name = 'article'")[0]["rootpage"]
    size = library._database.execute("PRAGMA page_size").fetchone()[0]
    tamper("UPDATE tag SET name = '改' WHERE rank = 0")
    with path.open("rb+") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    told = library.check()
    assert "The articles of the library cannot be read in full: database disk image is malformed." in told
    assert f"The tag {tags[0].id} is not as it was saved." in told


def test_a_library_whose_schema_has_lost_a_table_is_told_part_by_part(library, tags, tamper):
    tamper("DROP TABLE highlight_tag")
    tamper("ALTER TABLE tag RENAME TO tig")
    told = library.check()
    assert "The tags of the library cannot be read in full: no such table: tag." in told
