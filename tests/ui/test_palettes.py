"""Every palette can be read and its signs are seen; the reader or the system chooses it."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame

from reader.app import open_window
from reader.exchange.tag_set_file import PALETTE
from reader.settings import PALETTES
from reader.text.spans import Span
from reader.ui import theming
from reader.ui.page.ground import Scene, blended
from reader.ui.page.marks import Mark, Marks
from tests.ui.contrasts import contrast, over

LEAST_OF_SIGNS = 3.0  # WCAG 2.2, 1.4.11
LEAST_OF_TEXT = 4.5
LEAST_OF_HIGH_CONTRAST = 15.0
NAMES = [name for name in PALETTES if name != theming.SYSTEM]


@pytest.fixture(params=NAMES)
def look(request, qapp):
    return theming.theme(request.param)


def test_a_lane_and_a_dot_are_seen_on_every_ground_they_lie_on(look):
    for ground in (look.page.paper, look.window["desk"], look.window["field"]):
        for color in (*PALETTE, look.page.plain.name()):
            assert contrast(color, ground) >= LEAST_OF_SIGNS, (color, ground.name())


def test_the_texts_of_the_window_are_read_easily(look):
    window = look.window
    for ground in (window["desk"], window["field"]):
        for text in ("ink", "quiet", "accent"):
            assert contrast(window[text], ground) >= LEAST_OF_TEXT, text
    for ground in ("hover", "chosen"):
        assert contrast(window["ink"], window[ground]) >= LEAST_OF_TEXT, ground


def test_the_focus_the_caret_and_frames_are_seen(look):
    window, page = look.window, look.page
    for ground in (window["desk"], window["field"], window["chosen"]):
        assert contrast(window["focus"], ground) >= LEAST_OF_SIGNS, ground.name()
    for sign in (page.caret, page.frame):
        assert contrast(sign, page.paper) >= LEAST_OF_SIGNS


def test_high_contrast_is_high_everywhere(qapp):
    look = theming.theme(theming.CONTRAST)
    page, window = look.page, look.window
    grounds = (page.paper, page.selection, page.hit, page.word_tint, *_tints(page))
    for text in (page.ink, page.caret):
        assert contrast(text, page.paper) >= LEAST_OF_HIGH_CONTRAST
    assert min(contrast(page.ink, ground) for ground in grounds) >= LEAST_OF_HIGH_CONTRAST
    assert contrast(page.faint, page.paper) >= LEAST_OF_HIGH_CONTRAST
    for ground in ("desk", "field", "hover", "chosen"):
        for text in ("ink", "quiet"):
            assert contrast(window[text], window[ground]) >= LEAST_OF_HIGH_CONTRAST, (text, ground)
    assert contrast(window["accent"], window["desk"]) >= LEAST_OF_HIGH_CONTRAST
    for sign in (page.word, page.rule, page.plain, window["rule"], window["disabled"]):
        assert contrast(sign, page.paper) >= LEAST_OF_SIGNS


def _tints(page):
    """Every ground that one highlight, two, or nine over each other make."""
    scene = Scene(page, Marks(), Span(0, 0))
    for colors in [
        *combinations((*PALETTE, ""), 1),
        *combinations((*PALETTE, ""), 2),
        *((one,) * 9 for one in PALETTE),
    ]:
        marks = [Mark(str(at), Span(0, 5), (color,) if color else ()) for at, color in enumerate(colors)]
        yield over(blended(marks, scene), page.paper)


@pytest.mark.parametrize(
    ("scheme", "wish", "name"),
    [
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast"),
    ],
)
def test_the_systems_wishes_are_followed(scheme, wish, name):
    assert theming.as_system(scheme, wish) == name


def paper(window):
    return window.page.viewport().grab().toImage().pixelColor(2, 2).name()


def test_a_palette_chosen_on_the_card_is_worn_at_once_and_the_next_time(window, home, qtbot):
    window.setting.open()
    chooser = window.findChild(QFrame, "pageSetting").findChild(QComboBox, "palette")
    assert chooser.itemText(chooser.currentIndex()) == "As the System"
    for name in NAMES:
        chooser.setCurrentIndex(PALETTES.index(name))
        chooser.activated.emit(chooser.currentIndex())
        assert paper(window) == theming.theme(name).page.paper.name()
    window.close()
    again = open_window(home, language="en")
    qtbot.addWidget(again)
    assert paper(again) == theming.theme(NAMES[-1]).page.paper.name()
    again.close()


@pytest.mark.parametrize("name", ["light", "sepia", "contrast"])
def test_from_the_dark_page_a_key_leads_back_to_the_bright_one_it_was(window, name):
    window.looks.set_page(window.looks.settings.with_(palette=name))
    window.looks.toggle()
    assert window.looks.settings.palette == "dark"
    window.looks.toggle()
    assert window.looks.settings.palette == name
