"""Folders for topics: every verb can be taken back, and none takes an article away."""

from __future__ import annotations

import pytest

from reader.session.foldering import NamelessFolder, NoSuchFolder
from storage.errors import UnknownArticle, UnknownFolder
from storage.records import Folder


@pytest.fixture
def folder(reader):
    """A folder that the reader made."""
    return reader.session.foldering.make("能源").added(Folder)[0]


def inside(reader, folder_id):
    """The names of the articles in a folder."""
    return [one.article.name for one in reader.session.shelf.listed() if one.article.folder == folder_id]


def test_a_folder_is_made_with_articles_in_it(reader, article):
    before = reader.records()
    made = reader.session.foldering.make("  能源\n与风 ", [article.id]).added(Folder)[0]
    assert made.name == "能源 与风"
    assert inside(reader, made.id) == ["早市.txt"]
    assert reader.goes_back_and_forth(before)


def test_folders_have_free_names(reader, folder):
    other = reader.session.foldering.make("能源").added(Folder)[0]
    assert other.name == "能源 2"
    assert reader.session.foldering.rename(other.id, "能源").edits == ()
    assert [one.name for one in reader.session.foldering.all()] == ["能源", "能源 2"]


def test_a_folder_without_a_name_is_not_made(reader, folder):
    before = reader.records()
    with pytest.raises(NamelessFolder, match="nothing was changed"):
        reader.session.foldering.make(" \n")
    with pytest.raises(NamelessFolder):
        reader.session.foldering.rename(folder.id, "")
    assert reader.records() == before


def test_articles_are_put_in_and_taken_out(reader, article, folder):
    before = reader.records()
    reader.session.foldering.put([article.id, article.id], folder.id)
    assert inside(reader, folder.id) == ["早市.txt"]
    assert reader.goes_back_and_forth(before)
    reader.session.foldering.put([article.id], "")
    assert inside(reader, folder.id) == []


def test_a_folder_goes_and_its_articles_stay_also_those_in_the_bin(reader, article, folder):
    other = reader.bring_in("雪落了一夜。", "雪.txt")
    reader.session.foldering.put([article.id, other.id], folder.id)
    reader.session.shelf.remove([other.id])
    before = reader.records()
    reader.session.foldering.remove(folder.id)
    assert reader.goes_back_and_forth(before)
    reader.session.waste.bring_back([other.id])
    assert inside(reader, "") == ["雪.txt", "早市.txt"]


def test_what_is_unknown_changes_nothing(reader, article, folder):
    before = reader.records()
    with pytest.raises(UnknownFolder):
        reader.session.foldering.put([article.id], "没有")
    with pytest.raises(UnknownArticle):
        reader.session.foldering.put([article.id, "没有"], folder.id)
    with pytest.raises(UnknownFolder):
        reader.session.foldering.remove("没有")
    assert reader.records() == before


def test_a_folder_is_found_by_its_name(reader, folder):
    assert reader.session.foldering.named("能源") == folder
    with pytest.raises(NoSuchFolder, match="“能量”"):
        reader.session.foldering.named("能量")
