"""Every action in one table: menus, toolbar, keys and the README's list come from it; carries nothing out."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for translation where it stands as data."""
    return text


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the reader can do: `verb` names the window's method, `keys` the shortcuts, the first one shown.

    A dotted verb is one of the window's parts'. `on_page` keys work only while the page has the focus, so that text
    fields keep them.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    verb: str
    icon: str = ""
    on_page: bool = False
    checkable: bool = False
    repeats: bool = True


_A = "Actions"
FILE = (
    Action("open", QT_TRANSLATE_NOOP(_A, "Open…"), ("Ctrl+O",), "coming.ask_files", "open"),
    Action("open_folder", QT_TRANSLATE_NOOP(_A, "Open Folder…"), ("Ctrl+Shift+O",), "coming.ask_folder"),
    Action("paste", QT_TRANSLATE_NOOP(_A, "Paste as Article"), ("Ctrl+V",), "coming.paste", on_page=True),
    Action("details", QT_TRANSLATE_NOOP(_A, "Article Details…"), ("Ctrl+I",), "beside.show_details"),
    Action("repairs", QT_TRANSLATE_NOOP(_A, "Repairs…"), (), "beside.show_repairs"),
    Action("export", QT_TRANSLATE_NOOP(_A, "Export Notes…"), ("Ctrl+E",), "export_notes", "export"),
    Action("print", QT_TRANSLATE_NOOP(_A, "Print…"), ("Ctrl+P",), "printing.print_article"),
    Action("save_pdf", QT_TRANSLATE_NOOP(_A, "Save as PDF…"), (), "printing.save_pdf"),
    Action("export_tags", QT_TRANSLATE_NOOP(_A, "Export Tag Set…"), (), "filing.export_tag_set"),
    Action("import_tags", QT_TRANSLATE_NOOP(_A, "Import or Update Tag Set…"), (), "filing.import_tag_set"),
    Action("quit", QT_TRANSLATE_NOOP(_A, "Quit"), ("Ctrl+Q",), "close"),
)
EDIT = (
    Action("undo", QT_TRANSLATE_NOOP(_A, "Undo"), ("Ctrl+Z",), "undo", "undo"),
    Action("redo", QT_TRANSLATE_NOOP(_A, "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "redo"),
    Action("copy", QT_TRANSLATE_NOOP(_A, "Copy"), ("Ctrl+C",), "page.copy", on_page=True),
    Action(
        "quote",
        QT_TRANSLATE_NOOP(_A, "Copy with Source"),
        ("Ctrl+Shift+C",),
        "quoting.copy_plain",
        on_page=True,
    ),
    Action("quote_markdown", QT_TRANSLATE_NOOP(_A, "Copy as Markdown"), (), "quoting.copy_markdown"),
    Action("quote_gbt7714", QT_TRANSLATE_NOOP(_A, "Copy after GB/T 7714"), (), "quoting.copy_gbt7714"),
    Action("select_all", QT_TRANSLATE_NOOP(_A, "Select All"), ("Ctrl+A",), "page.select_all", on_page=True),
    Action("find", QT_TRANSLATE_NOOP(_A, "Find…"), ("Ctrl+F",), "finding.open", "find"),
    Action("find_next", QT_TRANSLATE_NOOP(_A, "Find Next"), ("F3",), "finding.next", "below"),
    Action("find_previous", QT_TRANSLATE_NOOP(_A, "Find Previous"), ("Shift+F3",), "finding.previous", "above"),
    Action(
        "find_in_library",
        QT_TRANSLATE_NOOP(_A, "Find in the Library…"),
        ("Ctrl+Shift+F",),
        "leading.find",
    ),
    Action("clear", QT_TRANSLATE_NOOP(_A, "Clear Selection"), ("Esc",), "clear_selection", on_page=True),
    Action("bin", QT_TRANSLATE_NOOP(_A, "Bin…"), (), "beside.bin.open"),
)
MARK = (
    Action("highlight", QT_TRANSLATE_NOOP(_A, "Highlight"), ("H",), "marking.highlight", "highlight", on_page=True),
    Action("tag", QT_TRANSLATE_NOOP(_A, "Tag…"), ("T",), "marking.choose_tag", "tag", on_page=True),
    Action("note", QT_TRANSLATE_NOOP(_A, "Note"), ("N",), "marking.write_note", "note", on_page=True),
    Action(
        "article_note", QT_TRANSLATE_NOOP(_A, "Note on Article"), ("Shift+N",), "article_note.write", on_page=True
    ),
    Action("remove", QT_TRANSLATE_NOOP(_A, "Remove Highlight"), ("Del",), "marking.remove", on_page=True),
    Action("next_highlight", QT_TRANSLATE_NOOP(_A, "Next Highlight"), ("Alt+Down",), "highlights.walk_on"),
    Action("previous_highlight", QT_TRANSLATE_NOOP(_A, "Previous Highlight"), ("Alt+Up",), "highlights.walk_back"),
    Action("review", QT_TRANSLATE_NOOP(_A, "Lost Highlights…"), (), "beside.review.open"),
)
WORDS = (
    Action("look_up", QT_TRANSLATE_NOOP(_A, "Look Up"), ("D",), "words.lookup.toggle", on_page=True, repeats=False),
    Action("keep", QT_TRANSLATE_NOOP(_A, "Keep Word"), ("K",), "words.lookup.keep", on_page=True, repeats=False),
    Action("join", QT_TRANSLATE_NOOP(_A, "Join Words"), ("M",), "words.verbs.join", on_page=True, repeats=False),
    Action("break", QT_TRANSLATE_NOOP(_A, "Break Word"), ("B",), "words.verbs.break_", on_page=True, repeats=False),
    Action("words_panel", QT_TRANSLATE_NOOP(_A, "Word List"), ("L",), "show_words", on_page=True),
    Action("reach", QT_TRANSLATE_NOOP(_A, "Next Scope"), ("Shift+M",), "words.verbs.reach_next", on_page=True),
    Action("read_so", QT_TRANSLATE_NOOP(_A, "Reading…"), ("R",), "words.readings.correct", on_page=True),
    Action("know", QT_TRANSLATE_NOOP(_A, "Known Word"), ("Shift+K",), "words.know", on_page=True),
    Action("concordance", QT_TRANSLATE_NOOP(_A, "Concordance…"), ("Ctrl+Shift+K",), "beside.show_concordance_here"),
    Action("export_words", QT_TRANSLATE_NOOP(_A, "Export Word List…"), (), "filing.words.export_words"),
    Action("import_words", QT_TRANSLATE_NOOP(_A, "Import Word List…"), (), "filing.words.import_words"),
)
VIEW = (
    Action(
        "words", QT_TRANSLATE_NOOP(_A, "Words"), ("W",), "setting.next_words", "words", on_page=True, checkable=True
    ),
    Action(
        "readings",
        QT_TRANSLATE_NOOP(_A, "Pinyin"),
        ("P",),
        "setting.next_readings",
        "readings",
        on_page=True,
        checkable=True,
    ),
    Action(
        "aloud",
        QT_TRANSLATE_NOOP(_A, "Read Aloud"),
        ("A",),
        "aloud.toggle",
        on_page=True,
        checkable=True,
        repeats=False,
    ),
    Action("numbers", QT_TRANSLATE_NOOP(_A, "Paragraph Numbers"), (), "setting.toggle_numbers", checkable=True),
    Action("theme_map", QT_TRANSLATE_NOOP(_A, "Theme Map"), (), "setting.toggle_map", checkable=True),
    Action("look", QT_TRANSLATE_NOOP(_A, "Light or Dark"), ("Ctrl+L",), "looks.toggle", "look"),
    Action("zoom_in", QT_TRANSLATE_NOOP(_A, "Larger Text"), ("Ctrl++", "Ctrl+="), "setting.larger"),
    Action("zoom_out", QT_TRANSLATE_NOOP(_A, "Smaller Text"), ("Ctrl+-",), "setting.smaller"),
    Action("zoom_reset", QT_TRANSLATE_NOOP(_A, "Usual Text Size"), ("Ctrl+0",), "setting.usual_size"),
    Action("full_screen", QT_TRANSLATE_NOOP(_A, "Full Screen"), ("F11",), "full_screen.toggle", checkable=True),
    Action("page_setting", QT_TRANSLATE_NOOP(_A, "Page…"), (), "setting.open", "page"),
)
HELP = (
    Action("welcome", QT_TRANSLATE_NOOP(_A, "Welcome Article"), ("F1",), "open_welcome"),
    Action("about", QT_TRANSLATE_NOOP(_A, "About Meipi"), (), "show_about"),
)
MENUS: tuple[tuple[str, tuple[Action, ...]], ...] = (
    (QT_TRANSLATE_NOOP(_A, "File"), FILE),
    (QT_TRANSLATE_NOOP(_A, "Edit"), EDIT),
    (QT_TRANSLATE_NOOP(_A, "Mark"), MARK),
    (QT_TRANSLATE_NOOP(_A, "Word"), WORDS),
    (QT_TRANSLATE_NOOP(_A, "View"), VIEW),
    (QT_TRANSLATE_NOOP(_A, "Help"), HELP),
)
# What undo and redo call the verbs of the session.
VERBS = {
    "highlight": QT_TRANSLATE_NOOP(_A, "Highlight"),
    "tag": QT_TRANSLATE_NOOP(_A, "Tag"),
    "untag": QT_TRANSLATE_NOOP(_A, "Take Tag Off"),
    "note": QT_TRANSLATE_NOOP(_A, "Note"),
    "move ends": QT_TRANSLATE_NOOP(_A, "Change Extent"),
    "place": QT_TRANSLATE_NOOP(_A, "Place Lost Highlight"),
    "remove": QT_TRANSLATE_NOOP(_A, "Remove Highlight"),
    "article note": QT_TRANSLATE_NOOP(_A, "Note on Article"),
    "import": QT_TRANSLATE_NOOP(_A, "Import"),
    "new text": QT_TRANSLATE_NOOP(_A, "New Text"),
    "edit article": QT_TRANSLATE_NOOP(_A, "Article Details"),
    "remove article": QT_TRANSLATE_NOOP(_A, "Remove Article"),
    "move article": QT_TRANSLATE_NOOP(_A, "Put into Folder"),
    "new folder": QT_TRANSLATE_NOOP(_A, "New Folder"),
    "rename folder": QT_TRANSLATE_NOOP(_A, "Rename Folder"),
    "remove folder": QT_TRANSLATE_NOOP(_A, "Remove Folder"),
    "bring back": QT_TRANSLATE_NOOP(_A, "Bring Back"),
    "new tag": QT_TRANSLATE_NOOP(_A, "New Tag"),
    "rename tag": QT_TRANSLATE_NOOP(_A, "Rename Tag"),
    "describe tag": QT_TRANSLATE_NOOP(_A, "Describe Tag"),
    "recolor tag": QT_TRANSLATE_NOOP(_A, "Change Colour"),
    "key of tag": QT_TRANSLATE_NOOP(_A, "Change Key"),
    "move tag": QT_TRANSLATE_NOOP(_A, "Move Tag"),
    "merge tags": QT_TRANSLATE_NOOP(_A, "Merge Tags"),
    "remove tag": QT_TRANSLATE_NOOP(_A, "Remove Tag"),
    "correct words": QT_TRANSLATE_NOOP(_A, "Correct Words"),
    "keep word": QT_TRANSLATE_NOOP(_A, "Keep Word"),
    "let word go": QT_TRANSLATE_NOOP(_A, "Let Word Go"),
    "take back correction": QT_TRANSLATE_NOOP(_A, "Take Back Correction"),
    "accept words": QT_TRANSLATE_NOOP(_A, "Accept Words"),
    "merge words": QT_TRANSLATE_NOOP(_A, "Merge Words"),
    "note on word": QT_TRANSLATE_NOOP(_A, "Note on Word"),
    "correct reading": QT_TRANSLATE_NOOP(_A, "Correct Reading"),
    "know": QT_TRANSLATE_NOOP(_A, "Know Word"),
    "unlearn": QT_TRANSLATE_NOOP(_A, "Know Word No More"),
    "restore notes": QT_TRANSLATE_NOOP(_A, "Restore Notes"),
    "merge tag set": QT_TRANSLATE_NOOP(_A, "Merge Tag Set"),
    "new tag set": QT_TRANSLATE_NOOP(_A, "New Tag Set"),
    "split tag set": QT_TRANSLATE_NOOP(_A, "Split Tag Set"),
    "copy tag": QT_TRANSLATE_NOOP(_A, "Copy Tag"),
    "rename tag set": QT_TRANSLATE_NOOP(_A, "Rename Tag Set"),
    "describe tag set": QT_TRANSLATE_NOOP(_A, "Describe Tag Set"),
    "remove tag set": QT_TRANSLATE_NOOP(_A, "Remove Tag Set"),
    "choose tag set": QT_TRANSLATE_NOOP(_A, "Choose Tag Set"),
}
TOOLBAR = (
    *("open", "export", ""),
    *("highlight", "tag", "note", ""),
    *("undo", "redo", ""),
    *("words", "readings", "look", "page_setting"),
)
TAG_KEYS = "123456789"


def translated(text: str) -> str:
    """A text of the table in the reader's language."""
    return QCoreApplication.translate(_A, text)


def build(window: QWidget, page: QWidget) -> dict[str, QAction]:
    """The actions of the table by id, each bound to the window's verb; page keys bound to the page."""
    return {action.id: _built(action, window, page) for _, group in MENUS for action in group}


def _built(action: Action, window: QWidget, page: QWidget) -> QAction:
    built = QAction(translated(action.text), window)
    built.setObjectName(action.id)
    built.setShortcuts([QKeySequence(key) for key in action.keys])
    built.setCheckable(action.checkable)
    built.setAutoRepeat(action.repeats)
    built.setToolTip(_tip(built))
    built.triggered.connect(_calling(action.verb, window))
    _attach(built, window, page if action.on_page else None)
    return built


def _tip(action: QAction) -> str:
    """What the toolbar says of an action: its text and its key."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.iconText()}  {key}" if key else action.iconText()


def bind_tag_keys(window: QWidget, page: QWidget, verb: Callable[[str], None]) -> None:
    """Let the digits 1…9 call the verb while the page has the focus."""
    for key in TAG_KEYS:
        action = QAction(window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(_with_key(verb, key))
        _attach(action, window, page)


def _attach(action: QAction, window: QWidget, page: QWidget | None) -> None:
    if page is None:
        window.addAction(action)
    else:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.addAction(action)


def _calling(verb: str, window: QWidget) -> Callable[[], None]:
    """A slot that looks the verb up when it is wanted and takes no argument, whatever the signal carries."""
    return lambda: (attrgetter(verb)(window)(), None)[1]


def _with_key(verb: Callable[[str], None], key: str) -> Callable[[], None]:
    return lambda: verb(key)


def all_actions() -> Iterable[Action]:
    """The whole table in menu order."""
    return (action for _, group in MENUS for action in group)
