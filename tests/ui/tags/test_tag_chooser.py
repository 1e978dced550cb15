"""A tag is found by a few letters of its pinyin, and made where none is found; all with real keys."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from reader.paths import paths
from reader.ui.tags.tag_chooser import TagChooser
from storage.records import Tag

ENTER, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down
PASSAGE = "三十年"


class Reader:
    """A person who puts tags on one passage of the window's article."""

    def __init__(self, bot, window):
        self.bot, self.window = bot, window

    def choose(self, typed=""):
        """Select the passage, press T and type."""
        page = self.window.page
        start = page.text().index(PASSAGE)
        page.setFocus()
        page.select(start, start + len(PASSAGE))
        self.key(Qt.Key.Key_T)
        self.type(typed)

    def type(self, text):
        """Type letters as keys and the rest as an input method does."""
        for character in text:
            if character.isascii():
                self.bot.keyClicks(QApplication.focusWidget(), character)
            else:
                typed = QInputMethodEvent()
                typed.setCommitString(character)
                QApplication.sendEvent(QApplication.focusWidget(), typed)

    def key(self, key):
        self.bot.keyClick(QApplication.focusWidget(), key)

    def put(self, typed):
        self.choose(typed)
        self.key(ENTER)

    def make(self, path):
        """Make a tag, whatever others match."""
        self.choose(path)
        for _ in self.shown():
            self.key(DOWN)
        self.key(ENTER)

    def shown(self):
        """The names of the chooser's rows."""
        return [row.tag.name for row in self.window.marking._chooser._rows.values()]

    def marked(self):
        return self.window.marking._chooser._view.currentIndex().row()

    def tags(self):
        """The paths of the tags on the passage."""
        session = self.window.session
        known = session.tagging.paths()
        return [known[tag] for kept in session.reading.highlights(self.window.article) for tag in kept.tags]

    def paths(self):
        return list(self.window.session.tagging.paths().values())


@pytest.fixture
def reader(qtbot, window):
    return Reader(qtbot, window)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("zj", "证据"), ("shuju", "数据"), ("shu ju", "数据"), ("ZC", "政策"), ("政c", "政策"), ("论", "论点")],
)
def test_a_few_letters_and_enter_put_the_tag_on(reader, typed, tag):
    before = reader.paths()
    reader.put(typed)
    assert reader.tags() == [tag]
    assert reader.paths() == before
    assert QApplication.focusWidget() is reader.window.page


@pytest.mark.parametrize("typed", ["wxyz", "能源", "𠮷①「」", "AI"])
def test_what_is_found_nowhere_is_made_and_put_on(reader, typed):
    reader.choose(typed)
    assert reader.shown() == [f"New tag “{typed}”"]
    reader.key(ENTER)
    assert reader.tags() == [typed]
    assert typed in reader.paths()


def test_with_nothing_typed_the_tags_are_in_the_order_of_the_tree(reader):
    reader.choose()
    assert reader.shown() == reader.paths()
    assert reader.marked() == 0


def test_the_best_match_is_first_and_a_new_tag_last(reader):
    for name in ("区域经济", "经济结构", "经济", "jj"):
        reader.make(name)
        reader.key(Qt.Key.Key_Delete)
    reader.choose("jj")
    assert reader.shown() == ["jj", "经济", "经济结构", "区域经济"]
    reader.type("j")
    assert reader.shown() == ["经济结构", "New tag “jjj”"]
    assert reader.marked() == 0
    reader.key(Qt.Key.Key_Backspace)
    reader.key(DOWN)
    reader.key(ENTER)
    assert reader.tags() == ["经济"]


def test_the_new_tag_is_reached_with_the_arrows_where_others_match(reader):
    reader.choose("zj")
    assert reader.shown() == ["证据", "New tag “zj”"]
    reader.key(ESC)
    reader.make("zj")
    assert reader.tags() == ["zj"]


def test_a_path_finds_its_tag_or_makes_it(reader):
    reader.put("能源/风")
    assert reader.tags() == ["能源/风"]
    reader.choose("能源/")
    assert reader.shown() == ["能源/风", "New tag “能源/”"]
    reader.key(ESC)
    reader.choose("能源/风")
    assert reader.shown() == ["能源/风"]
    reader.key(ESC)
    reader.choose("ny/f")
    assert reader.shown() == ["能源/风", "New tag “ny/f”"]
    reader.key(ESC)
    reader.choose("ny")
    assert reader.shown() == ["能源", "能源/风", "New tag “ny”"]
    reader.key(ESC)
    reader.put("能源/水")
    assert {"能源/风", "能源/水"} < set(reader.paths())


def test_the_tag_of_this_very_path_comes_before_others_of_its_name(reader):
    chooser = TagChooser(reader.window, reader.window._words.readings)
    tags = [Tag("1", "", None, "光", "#808080", "", "", 0), Tag("2", "", "1", "风", "#808080", "", "", 1)]
    other = Tag("3", "", None, "风", "#808080", "", "", 2)
    chooser.open([*tags, other], {"1": "光", "2": "光/风", "3": "风"}, QRectF())
    reader.type("风")
    assert [row.tag.name for row in chooser._rows.values()] == ["风", "光/风"]


def test_escape_puts_no_tag_on(reader):
    reader.choose("zj")
    reader.key(ESC)
    assert reader.tags() == []
    assert QApplication.focusWidget() is reader.window.page


def test_readings_are_loaded_when_letters_are_typed_and_not_before(reader, home):
    kept = lambda: list(paths(home=home).cache.glob("readings-*"))  # noqa: E731
    reader.choose("证据8")
    assert kept() == []
    reader.type("z")
    assert len(kept()) == 1
    assert reader.window._words.readings() is reader.window._words.readings()


def test_five_hundred_tags_are_filtered_while_typing(reader, qtbot):
    asked = []
    chooser = TagChooser(reader.window, lambda: asked.append(1) or reader.window._words.readings())
    tags = [Tag(str(one), "", None, f"第{one}经济", "#808080", "", "", one) for one in range(500)]
    chosen = []
    chooser.tag_chosen.connect(chosen.append)
    chooser.open(tags, {tag.id: tag.name for tag in tags}, QRectF(0, 0, 10, 10))
    field = chooser.findChild(QLineEdit)
    qtbot.keyClicks(field, "d7jj")
    assert asked
    assert [row.tag.name for row in chooser._rows.values()] == ["第7经济", "New tag “d7jj”"]
    qtbot.keyClick(field, ENTER)
    assert chosen == ["7"]
