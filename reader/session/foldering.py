"""Folders for topics, and the articles put into them; each article is in one folder or in none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.session.changes import Changes, Edit
from reader.session.tagging import free_name
from storage.records import Folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.session.history import History
    from reader.session.makers import Makers
    from storage.library import Library
    from storage.records import Article


class NamelessFolder(ReaderError):
    """A folder was given no name."""

    sentence = "A folder needs a name; nothing was changed; give it one."


class NoSuchFolder(ReaderError):
    """No folder has this name."""

    sentence = "There is no folder “{name}”; nothing was changed; the library panel lists them."


class Foldering:
    """The folders of one library."""

    def __init__(self, library: Library, history: History, makers: Makers) -> None:
        self._library = library
        self._history = history
        self._makers = makers

    def all(self) -> list[Folder]:
        """Every folder, by name."""
        return self._library.folders.all()

    def named(self, name: str) -> Folder:
        """The folder with this name; raises NoSuchFolder."""
        found = next((folder for folder in self.all() if folder.name == name), None)
        if found is None:
            raise NoSuchFolder(name=name)
        return found

    def make(self, name: str, article_ids: Iterable[str] = ()) -> Changes:
        """Make a folder, under a free name, and put these articles into it; raises NamelessFolder."""
        folder = Folder(self._makers.new_id(), self._free(name))
        edits = [Edit(None, folder), *self._moves(article_ids, folder.id)]
        return self._history.do("new folder", edits, about=folder)

    def rename(self, folder_id: str, name: str) -> Changes:
        """Give the folder another name, a free one; raises UnknownFolder or NamelessFolder."""
        folder = self._library.folders.get(folder_id)
        told = replace(folder, name=self._free(name, folder))
        return self._history.do("rename folder", [Edit(folder, told)], about=told)

    def remove(self, folder_id: str) -> Changes:
        """Take the folder away; its articles stay, in no folder. Raises UnknownFolder."""
        folder = self._library.folders.get(folder_id)
        edits = [*self._moves((one.id for one in self._inside(folder)), ""), Edit(folder, None)]
        return self._history.do("remove folder", edits, about=folder)

    def put(self, article_ids: Iterable[str], folder_id: str) -> Changes:
        """Put these articles into the folder, or with no id into none; raises UnknownFolder."""
        folder = self._library.folders.get(folder_id) if folder_id else None
        return self._history.do("move article", self._moves(article_ids, folder_id), about=folder)

    def _moves(self, article_ids: Iterable[str], folder_id: str) -> list[Edit]:
        articles = [self._library.articles.get(own) for own in dict.fromkeys(article_ids)]
        return [Edit(one, replace(one, folder=folder_id)) for one in articles]

    def _inside(self, folder: Folder) -> list[Article]:
        """The articles in the folder, those in the bin included: they come back into none."""
        shown = [one.article for one in self._library.articles.listed()]
        return [one for one in [*shown, *self._library.articles.removed()] if one.folder == folder.id]

    def _free(self, name: str, own: Folder | None = None) -> str:
        name = " ".join(name.split())
        if not name:
            raise NamelessFolder
        return free_name(name, [one.name for one in self.all() if one != own])
