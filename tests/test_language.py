"""The interface speaks Chinese to readers of Chinese, and every sentence can be filled in both languages."""

from __future__ import annotations

from string import Formatter
from typing import ClassVar

import pytest

from reader import (
    cli,  # noqa: F401 - brings all the errors there are
    language,
)
from reader.errors import ReaderError
from reader.language import Catalogue, of_environment, preferred
from storage.errors import StorageError


class Missing(ReaderError):
    """An error with values."""

    sentence: ClassVar[str] = "There is no “{name}” at {place}."


def kinds(error: type[Exception]) -> set[type[Exception]]:
    """An error's class and all below it, those of Meipi itself."""
    below = {kind for child in error.__subclasses__() for kind in kinds(child)}
    return {kind for kind in below | {error} if kind.__module__.split(".")[0] in {"reader", "storage"}}


def fields(sentence: str) -> set[str | None]:
    """The names that a sentence is filled by."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (["zh-Hans-CN"], "zh_CN"),
        (["zh_CN.UTF-8"], "zh_CN"),
        (["zh-TW", "en-US"], "zh_CN"),
        (["ZH"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["de-DE", "zh-CN"], "zh_CN"),
        (["de-DE", "fr"], "en"),
        (["C.UTF-8"], "en"),
        ([""], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_we_speak_is_taken(languages, expected):
    assert preferred(languages) == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_environment_is_read_as_programs_of_the_command_line_read_it(environment, expected):
    assert of_environment(environment) == expected


def test_the_process_is_asked_when_nothing_is_named(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setattr(of_environment, "__defaults__", (language.os.environ,))
    assert of_environment() == "zh_CN"


def test_a_sentence_is_translated_and_filled():
    catalogue = Catalogue({("Errors", Missing.sentence): "{place}没有“{name}”。"})
    assert catalogue.error(Missing(name="雪{0}", place="山上")) == "山上没有“雪{0}”。"


def test_a_sentence_that_is_not_translated_stays_as_it_is():
    assert Catalogue({}).error(Missing(name="雪", place="山上")) == "There is no “雪” at 山上."
    assert Catalogue.of("en").error(ValueError("odd")) == "odd"


def test_texts_are_looked_up_in_their_context():
    catalogue = Catalogue({("Page", "Copy"): "复制"})
    assert catalogue.translate("Page", "Copy") == "复制"
    assert catalogue.translate("Panel", "Copy") is None


def test_unfinished_translations_are_left_out():
    source = (
        "<TS><context><name>Page</name>"
        "<message><source>Copy</source><translation>复制</translation></message>"
        '<message><source>Cut</source><translation type="unfinished">切</translation></message>'
        "<message><source>Paste</source><translation/></message>"
        "<message><source>Find</source></message>"
        "</context></TS>"
    )
    assert dict(language._finished(source)) == {("Page", "Copy"): "复制"}


@pytest.mark.parametrize("error", sorted(kinds(ReaderError) | kinds(StorageError), key=lambda kind: kind.__name__))
def test_every_sentence_can_be_filled_in_chinese_by_the_same_values(error):
    catalogue = Catalogue.of("zh_CN")
    values = dict.fromkeys(fields(error.sentence), "雪")
    told = catalogue.error(error(**values))
    translated = catalogue.translate("Errors", error.sentence)
    assert fields(translated or error.sentence) <= fields(error.sentence)
    assert "{" not in told
