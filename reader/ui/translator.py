"""Hands our catalogue of translations to Qt, and Qt's own beside it; compiles nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from reader.language import SOURCE_LANGUAGE, Catalogue, preferred


class CatalogueTranslator(QTranslator):
    """Answers Qt's questions from a catalogue."""

    def __init__(self, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        """Whether Qt may leave this translator out."""
        return False

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The translation, or nothing, so that Qt asks on."""
        del disambiguation, n
        return self._catalogue.translate(context, source_text)


def system_language() -> str:
    """The language that the desktop asks for."""
    return preferred(QLocale.system().uiLanguages())


def speak(application: QCoreApplication, language: str) -> Catalogue:
    """Make the application speak `zh_CN` or `en`; returns the catalogue of our texts."""
    for former in application.findChildren(QTranslator):
        application.removeTranslator(former)
        former.deleteLater()
    catalogue = Catalogue.of(language)
    if language != SOURCE_LANGUAGE:
        of_qt = QTranslator(application)
        if of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(of_qt)
        application.installTranslator(CatalogueTranslator(catalogue, application))
    return catalogue
