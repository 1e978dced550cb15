"""What is known of an article is set right in one step; a wrong date is not kept."""

import pytest
from PySide6.QtCore import Qt

from reader.ui.coming_in.details_dialog import DetailsDialog, is_day


@pytest.fixture
def dialog(qtbot, window):
    shown = DetailsDialog(window.desk, window)
    shown.open_article(window.article)
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def write(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def article(window):
    return window.session.shelf.article(window.article)


def test_it_shows_what_is_known(dialog, window):
    assert dialog.fields["title"].text() == article(window).title
    assert "旧书店.md" in dialog.facts.text()
    assert "Revision: 1" in dialog.facts.text()


def test_enter_saves_in_one_step(dialog, window, qtbot):
    write(qtbot, dialog.fields["author"], "Lin")
    write(qtbot, dialog.fields["published"], "--12-06")
    qtbot.keyClick(dialog.fields["published"], Qt.Key.Key_Return)
    assert (article(window).author, article(window).published) == ("Lin", "--12-06")
    assert not dialog.isVisible()
    window.undo()
    assert (article(window).author, article(window).published) == ("", "")


def test_escape_leaves_it_as_it_is(dialog, window, qtbot):
    before = article(window)
    write(qtbot, dialog.fields["title"], "Rain")
    qtbot.keyClick(dialog.fields["title"], Qt.Key.Key_Escape)
    assert article(window) == before


def test_a_wrong_date_is_told_below_the_field_and_nothing_is_saved(dialog, window, qtbot):
    before = article(window)
    write(qtbot, dialog.fields["published"], "2025-02-30")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.wrong.isVisible()
    assert article(window) == before
    write(qtbot, dialog.fields["published"], "2025-02-28")
    assert not dialog.wrong.isVisible()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert article(window).published == "2025-02-28"


def test_nothing_changed_is_no_step(dialog, window, qtbot):
    qtbot.keyClick(dialog.fields["title"], Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert window.session.history.undoable() != "edit article"


def test_the_original_is_asked_for(dialog, window, qtbot):
    with qtbot.waitSignal(dialog.original_wanted) as wanted:
        qtbot.mouseClick(dialog.original, Qt.MouseButton.LeftButton)
    assert wanted.args == [window.article]


def test_what_changes_elsewhere_is_shown(dialog, window):
    shelf = window.session.shelf
    window.desk.run(lambda: shelf.rename(window.article, "另一个名字"))
    assert dialog.fields["title"].text() == "另一个名字"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("", True),
        ("2025-12-06", True),
        ("2025-12", True),
        ("2025", True),
        ("--02-29", True),
        ("--12", False),
        ("2025-02-29", False),
        ("--13-01", False),
        ("12月6日", False),
        ("２０２５", False),
        ("0000", False),
    ],
)
def test_days(text, is_one):
    assert is_day(text) is is_one
