"""What is seen before a library is open is what the library holds, and nothing where it cannot be had."""

import subprocess
import sys

import pytest

from storage.first_look import _KNOWN, FirstLook
from storage.migrations import MIGRATIONS


def test_it_is_the_article_read_last_with_its_place_and_highlights(library, path, make, article, tags):
    newer = make.article(day=2)
    library.articles.add(newer, make.text(newer))
    library.put(make.highlight(article, tags=tags[:1]))
    library.places.put(make.place(article))
    look = FirstLook.at(path)
    text = library.articles.text(article.id)
    assert (look.body, look.blocks, look.place) == (text.body, text.blocks, make.place(article))
    assert list(look.outlines) == library.highlights.outlines(article.id)
    assert look.colors == {tag.id: tag.color for tag in tags}


def test_it_is_the_newest_article_where_none_was_read(library, path, make):
    for day in (1, 2):
        article = make.article(day)
        library.articles.add(article, make.text(article, body=f"早市的第{day}天。"))
    assert FirstLook.at(path).body == "早市的第2天。"


def test_a_library_without_articles_gives_none(library, path):
    assert FirstLook.at(path) is None


@pytest.mark.parametrize("content", [b"", b"my diary", b"SQLite format 3\0" + bytes(84)])
def test_a_file_that_is_no_library_gives_none_and_is_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert FirstLook.at(path) is None
    assert path.read_bytes() == content


def test_a_missing_library_gives_none_and_is_not_made(path):
    assert FirstLook.at(path) is None
    assert not path.exists()


def test_one_that_another_version_has_migrated_gives_none(library, path, article, tamper):
    assert FirstLook.at(path).body
    tamper("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('meipi', 'of tomorrow')")
    assert FirstLook.at(path) is None


def test_it_knows_how_many_migrations_there_are():
    assert len(MIGRATIONS._migrations) == _KNOWN


def test_it_needs_no_sqlite_utils():
    probe = "import sys, storage.first_look, storage.lock; print('sqlite_utils' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
