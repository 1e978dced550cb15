"""Draws the window as a reader sees it, in every palette at 1× and 2×, for looking at: `make screenshots`."""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

LOOKS = [(palette, scale) for scale in (1, 2) for palette in ("light", "sepia", "dark", "contrast")]
SIZE = (1320, 860)

# Passages of the newspaper page, the keys of their tags, and a note.
MARKS = [
    ("一种镍酸盐单晶受了高压，到96K便进入超导状态，同类材料里还没有谁的温度比它更高", "2", ""),
    ("96K", "3", ""),
    ("在北京亦庄，一辆崭新的小米汽车开下总装线", "2", ""),
    ("北京亦庄", "6", ""),
    ("第50万辆", "3", "50万辆用了多久？查一查第一辆的日子。"),
    ("AGV载着零件自己认路，机械臂一抬一落", "7", ""),
    ("全国已有35万多家", "3", ""),
    ("聪明的工厂不止这一座", "1", ""),
    ("旧行当里长出了新本事", "17", "这一段的**论点**其实在最后一句。"),
    ("武汉国家航天产业基地", "56", ""),
    ("营收", "3", ""),
    ("比去年同期多了14.8%", "3", ""),
    ("手里有什么牌", "", ""),
]


ARTICLE_NOTE = "**谁**在变，靠什么变：\n\n- 老行当怎么有了新本事\n- 各地手里的牌\n\n写作文时先讲工厂。"


def draw(target: Path, palette: str, language: str) -> None:
    """Draw the full window and the empty one."""
    from PySide6.QtWidgets import QApplication

    from reader import resources
    from reader.app import open_window
    from reader.settings import WORDS

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "settings.json").write_text(f'{{"palette": "{palette}"}}', encoding="utf-8")
        window = open_window(Path(home), language=language)
        window.resize(*SIZE)
        window.wait_for_words()
        application.processEvents()
        window.grab().save(str(target.with_name(f"{target.name}-welcome.png")))
        window.open_paths([resources.path("samples/newspaper.txt")])
        mark(window)
        window.wait_for_words()
        for _ in WORDS:
            window.setting.next_words()
            application.processEvents()
            way = window.looks.settings.words
            window.grab().save(str(target.with_name(f"{target.name}-words-{way}.png")))
        start = window.page.text().find("甘肃把力气")
        window.page.select(start, start + 2)
        application.processEvents()
        window.grab().save(str(target.with_name(f"{target.name}.png")))
        window.marking.write_note()
        application.processEvents()
        window.grab().save(str(target.with_name(f"{target.name}-note.png")))
        window.marking.finish()
        draw_card(application, window, target)
        draw_reading(application, window, target)
        draw_marks(application, window, target)
        window.close()


def draw_card(application, window, target: Path) -> None:
    """Draw what the dictionary says of a word, once it has been made."""
    lookup = window.words.lookup
    start = window.page.text().find("生产力")
    window.page.reveal(start, start + 3)
    while lookup.dictionary.lookup("生产力") is None and not lookup.dictionary.has_failed():
        application.processEvents()
    lookup.toggle()
    while not lookup.card.count.text():
        application.processEvents()
    window.grab().save(str(target.with_name(f"{target.name}-card.png")))
    lookup.put_away()


def draw_reading(application, window, target: Path) -> None:
    """Draw the page with pinyin: above all words among the panels, above hard ones on the full screen."""
    window.page.reveal(0, 1)
    window.message.hide()
    around = window.full_screen._around()  # which no platform without a screen makes as large as a screen
    for ways, name in ((1, "pinyin"), (1, "reading")):
        for _ in range(ways):
            window.setting.next_readings()
        window.wait_for_words()
        if name == "reading":
            for one in around:
                one.hide()
            window.page.hover(window.session.reading.highlights(window.article)[4].id)
        for _ in range(20):
            application.processEvents()
            window.wait_for_words()
        window.grab().save(str(target.with_name(f"{target.name}-{name}.png")))
    window.page.hover("")
    for one in around:
        one.show()
    window.setting.next_readings()


def draw_marks(application, window, target: Path) -> None:
    """Draw what is done with marks and words: tree, filter, bin, what was lost, lists of words, a concordance."""
    from PySide6.QtWidgets import QToolButton

    def drawn(name: str, shown=window) -> None:
        for _ in range(3):
            application.processEvents()
        shown.grab().save(str(target.with_name(f"{target.name}-{name}.png")))

    session = window.session
    _, made = session.tagging.made("产业/制造/汽车")
    session.history.do("new tag", made)
    factory = session.tagging.find("产业/制造")
    kept = session.reading.highlights(window.article)
    session.reading.tag([kept[3].id, kept[5].id, kept[6].id], factory.id)
    session.shelf.note(window.article, ARTICLE_NOTE)
    session.reading.remove([kept[-1].id])
    session.tag_tree.remove(session.tagging.by_key("8").id)
    for lost in (kept[1], kept[2]):
        window.session._library.put(replace(lost, quote=lost.quote.replace("小米", "大米"), lost=True))
    window.setting.toggle_numbers()
    window.refresh()
    window.article_note.show_article(window.article)
    drawn("marks")
    draw_library(window, drawn)
    draw_words(application, window, drawn)
    window.highlights.findChild(QToolButton, "gatheredFilter").click()
    window.highlights.show_tag(session.tagging.find("产业").id)
    drawn("filter")
    for name, dialog in (("bin", window.beside.bin), ("review", window.beside.review)):
        dialog.open()
        drawn(name, dialog)
        dialog.close()
    window.beside.show_concordance("的")
    while window.beside.concordance.looking.is_on():
        application.processEvents()
    drawn("concordance", window.beside.concordance)
    window.beside.concordance.close()


def draw_words(application, window, drawn) -> None:
    """Draw the panel of words: all of them, those proposed, those corrected, and the choice after a correction."""
    from reader.session.correcting import Scope
    from reader.ui.words.words_head import Part

    window.show_words()
    while not (window.words.study.proposals() and window.words.panel.keywords.words()):
        application.processEvents()
    drawn("word-list")
    window.words.panel.head.choose(Part.PROPOSED)
    drawn("proposed")
    session, own = window.session, window.words.verbs.own
    best = [one.text for one in window.words.study.proposals()][:3]
    window.desk.run(lambda: session.correcting.accept(own, best, Scope.EVERYWHERE))
    start = window.page.text().index("新质生产力")
    window.page.select(start, start + 5)
    window.words.panel.head.choose(Part.CORRECTED)
    window.words.verbs.join()
    drawn("corrected")
    window.words.verbs.put_away()
    window.show_words()


def draw_library(window, drawn) -> None:
    """Draw the library with folders, and a search in it."""
    window.session.foldering.make("新质生产力", [window.article])
    window.session.foldering.make("怎样读书")
    window.refresh()
    drawn("library")
    window.library.search.field.setText("工厂")
    window.library.search.search()
    drawn("search")
    window.library.search.clear()
    window.page.setFocus()


def mark(window) -> None:
    """Make the marks as a reader would have made them."""
    session, body = window.session, window.page.text()
    article = window.article
    from reader.text.spans import Span

    for quote, keys, note in MARKS:
        start = body.find(quote)
        if start >= 0:
            tags = [session.tagging.by_key(key).id for key in keys]
            session.reading.highlight(article, Span(start, start + len(quote)), tags, note)
    window.refresh()


def main(folder: Path) -> None:
    """Draw every look in a process of its own, since a scale is chosen once a process."""
    folder.mkdir(parents=True, exist_ok=True)
    for palette, scale in LOOKS:
        for language in ("zh_CN", "en") if scale == 1 else ("zh_CN",):
            name = f"{palette}-{scale}x-{language}"
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
            command = [sys.executable, __file__, "--draw", str(folder / name), palette, language]
            subprocess.run(command, env=environment, check=True)
            print(folder / f"{name}.png")


if __name__ == "__main__":
    if sys.argv[1] == "--draw":
        draw(Path(sys.argv[2]), sys.argv[3], sys.argv[4])
    else:
        main(Path(sys.argv[1]))
