"""The words of the interface in the reader's language, read from Qt translation sources; needs no Qt."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar
from xml.etree import ElementTree

from reader import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from _typeshed import DataclassInstance

Words = TypeVar("Words", bound="DataclassInstance")

SOURCE_LANGUAGE = "en"
_CHINESE = "zh_CN"


class Catalogue:
    """The translations of one language; a text that is not in it stays as it is."""

    def __init__(self, texts: Mapping[tuple[str, str], str]) -> None:
        self._texts = texts

    @classmethod
    def of(cls, language: str) -> Catalogue:
        """The catalogue of `zh_CN` or `en`."""
        if language == SOURCE_LANGUAGE:
            return cls({})
        return cls(dict(_finished(resources.text(f"i18n/meipi_{language}.ts"))))

    def translate(self, context: str, source: str) -> str | None:
        """The translation of a text in its context (a class name), or nothing."""
        return self._texts.get((context, source))

    def error(self, error: Exception) -> str:
        """The one sentence of an error with a `sentence` and `values`, in this language."""
        sentence = getattr(error, "sentence", "")
        translated = self.translate("Errors", sentence)
        if not translated or not hasattr(error, "values"):
            return str(error)
        return translated.format(**{name: self._spoken(value) for name, value in error.values.items()})

    def told(self, sentence: str, values: Mapping[str, object]) -> str:
        """A sentence of ours in this language, filled with what the reader wrote."""
        return (self.translate("Errors", sentence) or sentence).format(**values)

    def worded(self, wording: Words) -> Words:
        """The words of a file in this language, each as a text of ours."""
        told = {one.name: getattr(wording, one.name) for one in fields(wording)}
        return replace(wording, **{name: self._spoken(value) for name, value in told.items()})

    def _spoken(self, value: object) -> object:
        """What fills a sentence, translated where it is a text of ours, such as a reason."""
        return (self.translate("Errors", value) or value) if isinstance(value, str) else value


def _finished(source: str) -> Iterable[tuple[tuple[str, str], str]]:
    for context in ElementTree.fromstring(source).iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                yield (name, message.findtext("source", "")), translation.text


def preferred(languages: Iterable[str]) -> str:
    """The language of the interface for a reader with these languages (`zh-Hans-CN`, `en_US`…), best first."""
    for language in languages:
        if language.lower().startswith("zh"):
            return _CHINESE
        if language.lower().startswith("en"):
            return SOURCE_LANGUAGE
    return SOURCE_LANGUAGE


def of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for, as programs of the command line read it."""
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return preferred([next((language for language in named if language), "")])
