"""The parts of the window, loaded together: the page alone is painted before they are; connects none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reader.ui import actions
from reader.ui.at_hand import AtHand
from reader.ui.bars import add_toolbar, fill_menus
from reader.ui.find_bar import FindBar
from reader.ui.full_screen import FullScreen
from reader.ui.highlights.highlights_panel import HighlightsPanel
from reader.ui.highlights.revealing import Revealing
from reader.ui.library.leading import Leading
from reader.ui.library.library_panel import LibraryPanel
from reader.ui.marking import Marking
from reader.ui.message_bar import MessageBar
from reader.ui.notes.article_note import ArticleNote
from reader.ui.offered import Offered
from reader.ui.opened import Opened
from reader.ui.page.accessible import PageVoice
from reader.ui.page_setting import PageSetting
from reader.ui.quoting import Quoting
from reader.ui.review.beside import Beside
from reader.ui.speech.reading_aloud import ReadingAloud
from reader.ui.tabs import Tabs
from reader.ui.tags.tags_panel import TagsPanel
from reader.ui.theme_mapping import ThemeMapping
from reader.ui.words.word_work import WordWork

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ArticleNote",
    "AtHand",
    "Beside",
    "FindBar",
    "FullScreen",
    "HighlightsPanel",
    "Leading",
    "LibraryPanel",
    "Marking",
    "MessageBar",
    "Offered",
    "Opened",
    "PageSetting",
    "PageVoice",
    "Quoting",
    "ReadingAloud",
    "Revealing",
    "Tabs",
    "TagsPanel",
    "ThemeMapping",
    "WordWork",
    "actions",
    "add_toolbar",
    "column",
    "fill_menus",
    "side_by_side",
    "stack",
]


def column(*parts: QWidget, stretched: QWidget) -> QWidget:
    """These one below the other without a gap."""
    holder = QWidget()
    laid = QVBoxLayout(holder)
    laid.setContentsMargins(0, 0, 0, 0)
    laid.setSpacing(0)
    for part in parts:
        laid.addWidget(part, 1 if part is stretched else 0)
    return holder


def stack(upper: QWidget, lower: QWidget, *, heights: Sequence[int]) -> QSplitter:
    """One above the other, with a border that can be moved; heights in pixels."""
    shared = _splitter(Qt.Orientation.Vertical, upper, lower, stretched=lower)
    shared.setSizes(list(heights))
    return shared


def side_by_side(*parts: QWidget, stretched: QWidget) -> QSplitter:
    """These beside each other, with borders that can be moved."""
    return _splitter(Qt.Orientation.Horizontal, *parts, stretched=stretched)


def _splitter(orientation: Qt.Orientation, *parts: QWidget, stretched: QWidget) -> QSplitter:
    shared = QSplitter(orientation)
    shared.setHandleWidth(1)
    for part in parts:
        shared.addWidget(part)
    shared.setStretchFactor(parts.index(stretched), 1)
    return shared
