"""Folders come back as they were put; taking one away takes no article."""

from dataclasses import replace
from uuid import uuid4

import pytest

from storage.errors import UnknownFolder
from storage.records import Folder


def test_folders_are_listed_by_name_and_change_under_their_ids(library):
    folders = [Folder(str(uuid4()), name) for name in ("能源", "①经济", "𠮷野")]
    library.put(*folders)
    assert library.folders.all() == sorted(folders, key=lambda one: one.name)
    library.put(replace(folders[0], name="风"))
    assert library.folders.get(folders[0].id).name == "风"


def test_an_article_stays_when_its_folder_goes(library, article):
    folder = Folder(str(uuid4()), "能源")
    library.put(folder, replace(article, folder=folder.id))
    library.remove(folder)
    assert library.folders.all() == []
    assert library.articles.get(article.id).folder == folder.id


def test_an_unknown_folder_is_told_calmly(library):
    with pytest.raises(UnknownFolder, match="nothing was changed"):
        library.folders.get("没有")


def test_a_folder_that_was_changed_behind_our_back_is_named(library, tamper):
    library.put(Folder("一", "能源"))
    tamper("UPDATE folder SET name = ?", "别的")
    assert library.check() == ["The folder 一 is not as it was saved."]
