"""The panel lists the article's words, what may be words, and what was corrected; all of it leads to the page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from reader.app import open_window
from reader.chinese.terms import Proposal
from reader.session.correcting import Scope
from reader.ui.words.words_head import Part
from storage.records import Correction, LexiconWord

LEFT = Qt.MouseButton.LeftButton


def listed(shown):
    return list(shown.rows.values())


def line(shown, value):
    row = listed(shown).index(value)
    return shown.view.itemDelegate()._line(row)


def click(shown, value, *, on_sign=False):
    rect = shown.view.visualRect(shown.rows.index(listed(shown).index(value)))
    x = rect.right() - 12 if on_sign else rect.left() + 40
    QTest.mouseClick(shown.view.viewport(), LEFT, pos=QPoint(x, rect.center().y()))


def proposal(terms, text):
    return next(one for one in listed(terms.words.panel.proposed.list) if one.text == text)


def test_words_are_listed_by_count_with_their_first_sentence(terms):
    words = terms.words.panel.words
    counts = terms.words.study.table().counts()
    assert listed(words)
    assert [counts[word] for word in listed(words)] == sorted(
        (counts[word] for word in listed(words)), reverse=True
    )
    assert "。" not in listed(words)
    assert "12.5%" not in listed(words)
    shown = line(words, "海藻")
    assert (shown.tail, shown.sentence) == (str(terms.page.text().count("海藻")), "海藻碳汇的一年")
    assert [shown.sentence[span.start : span.end] for span in shown.found] == ["海藻"]


def test_words_are_filtered_also_by_pinyin_and_sorted_otherwise(terms):
    panel = terms.words.panel
    panel.head.field.setText("haizao")
    assert listed(panel.words) == ["海藻"]
    panel.head.field.setText("船")
    assert all("船" in word for word in listed(panel.words))
    panel.head.field.setText("没有的词")
    assert listed(panel.words) == []
    assert panel.words.hint.isVisible()
    panel.head.field.clear()
    panel.head._orders.actions()[1].trigger()
    first = [terms.page.text().index(word) for word in listed(panel.words)[:3]]
    assert first == sorted(first)
    panel.head._orders.actions()[2].trigger()
    sounds = [terms._words.readings().sounds(word[0])[:1] for word in listed(panel.words) if word[0] > "一"]
    assert sounds == sorted(sounds)


def test_a_click_walks_through_the_places_where_it_is_a_word(terms):
    panel, places = terms.words.panel, terms.page.places_of("海藻")
    assert len(places) == terms.page.text().count("海藻")
    terms.page.select(0, 0)
    for place in places:
        click(panel.words, "海藻")
        assert terms.page.selection() == (place.start, place.end)
    click(panel.words, "海藻")
    assert terms.page.selection() == (places[0].start, places[0].end)
    assert terms.finding.isVisible()


def test_a_word_is_not_found_inside_another(terms):
    own = terms.words.verbs.own
    terms.desk.run(lambda: terms.session.correcting.accept(own, ["海藻碳汇"], Scope.ARTICLE))
    assert len(terms.page.places_of("海藻")) == 0
    assert len(terms.page.places_of("海藻碳汇")) == terms.page.text().count("海藻碳汇")


def test_keywords_are_chips_that_find(terms):
    chips = terms.words.panel.keywords
    assert "海藻" in chips.words()
    button = next(one for one in chips.findChildren(QToolButton) if one.toolTip() == "海藻")
    button.click()
    assert terms.page.selected_text() == "海藻"


def test_terms_are_proposed_with_count_and_context_and_never_apply_themselves(terms):
    panel = terms.words.panel
    panel.head.choose(Part.PROPOSED)
    texts = [one.text for one in listed(panel.proposed.list)]
    assert texts[0] == "海藻碳汇"
    shown = line(panel.proposed.list, proposal(terms, "海藻碳汇"))
    assert shown.tail == str(terms.page.text().count("海藻碳汇"))
    assert "海藻碳汇" in shown.sentence
    assert [changes.verb for changes in terms.session.history.done()] == ["import"]


def test_a_proposal_is_accepted_by_its_sign_and_all_by_the_button(terms):
    panel = terms.words.panel
    panel.head.choose(Part.PROPOSED)
    everything = [one.text for one in listed(panel.proposed.list)]
    click(panel.proposed.list, proposal(terms, everything[0]), on_sign=True)
    assert [word.text for word in terms.words.verbs.own.of_article()] == everything[:1]
    assert everything[0] not in [one.text for one in listed(panel.proposed.list)]
    rest = [one.text for one in listed(panel.proposed.list)]
    panel.proposed._accept_all.click()
    assert [word.text for word in terms.words.verbs.own.of_article()] == [everything[0], *rest]
    terms.undo(2)
    assert terms.words.verbs.own.of_article() == []


def test_what_is_accepted_everywhere_is_remembered_as_the_scope(terms):
    panel = terms.words.panel
    panel.head.choose(Part.PROPOSED)
    panel.proposed._scope.menu().actions()[1].trigger()
    panel.proposed.list.view.setCurrentIndex(panel.proposed.list.rows.index(0))
    panel.proposed.list.view.setFocus()
    QTest.keyClick(panel.proposed.list.view, Qt.Key.Key_Insert)
    assert [word.text for word in terms.words.verbs.own.lexicon()] == ["海藻碳汇"]
    assert terms.looks.settings.word_scope == "everywhere"


def test_after_a_correction_the_words_are_counted_anew_and_nothing_is_cut_anew(terms, qtbot):
    sent = []
    terms._words.words_cut.connect(lambda index, _words: sent.append(index))
    own = terms.words.verbs.own
    terms.desk.run(lambda: terms.session.correcting.accept(own, ["海藻碳汇"], Scope.ARTICLE))
    qtbot.waitUntil(lambda: "海藻碳汇" in listed(terms.words.panel.words))
    assert "海藻" not in listed(terms.words.panel.words)
    assert sent == []


def corrections(terms):
    terms.words.panel.head.choose(Part.CORRECTED)
    return terms.words.panel.corrected


def test_corrections_are_listed_with_their_pieces_and_lead_to_their_place(terms):
    verbs = terms.words.verbs
    start = terms.page.text().index("是从")
    verbs.choose(Scope.HERE)
    terms.page.select(start, start)
    word = next(one for one in terms.page.words_near(start) if start in one)
    terms.desk.run(lambda: terms.session.correcting.correct(verbs._sight(word), word, (1,), Scope.HERE))
    verbs.choose(Scope.EVERYWHERE)
    terms.desk.run(lambda: terms.session.correcting.accept(verbs.own, ["海藻碳汇"], Scope.EVERYWHERE))
    shown = corrections(terms).list
    (kept,) = verbs.own.corrections()
    assert line(shown, kept).text == f"{kept.quote[0]}|{kept.quote[1:]}"
    click(shown, kept)
    assert terms.page.selection() == (kept.start, kept.end)
    assert [line(shown, one).tail for one in listed(shown)] == ["Here", "Everywhere"]


def test_del_takes_a_correction_back(terms):
    verbs = terms.words.verbs
    terms.desk.run(lambda: terms.session.correcting.accept(verbs.own, ["海藻碳汇", "揭榜造林"], Scope.EVERYWHERE))
    shown = corrections(terms).list
    click(shown, listed(shown)[0], on_sign=True)
    assert [word.text for word in verbs.own.lexicon()] == ["海藻碳汇"]
    shown.view.setCurrentIndex(shown.rows.index(0))
    shown.view.setFocus()
    QTest.keyClick(shown.view, Qt.Key.Key_Delete)
    assert verbs.own.lexicon() == []
    assert shown.hint.isVisible()


def test_a_word_of_the_lexicon_has_a_note_that_is_kept_when_the_reader_turns_elsewhere(terms):
    verbs = terms.words.verbs
    terms.desk.run(lambda: terms.session.correcting.accept(verbs.own, ["海藻碳汇", "揭榜造林"], Scope.EVERYWHERE))
    part = corrections(terms)
    click(part.list, listed(part.list)[0])
    part.list.view.setCurrentIndex(part.list.rows.index(0))
    assert part.note.isVisible()
    part.note.insert("按榜单种海藻")
    part.list.view.setCurrentIndex(part.list.rows.index(1))
    assert [word.note for word in verbs.own.lexicon()] == ["", "按榜单种海藻"]
    assert part.note.text() == ""


def edited(part, text):
    """Type a note, as keys would."""
    part.note.setFocus()
    part.note.clear()
    QTest.keyClicks(part.note, text)


def noted(terms):
    verbs = terms.words.verbs
    terms.desk.run(lambda: terms.session.correcting.accept(verbs.own, ["海藻碳汇", "揭榜造林"], Scope.EVERYWHERE))
    part = corrections(terms)
    part.list.view.setCurrentIndex(part.list.rows.index(0))
    return part, lambda: {word.text: word.note for word in verbs.own.lexicon()}


def test_a_note_being_written_is_kept_with_its_own_word_alone(terms):
    part, notes = noted(terms)
    edited(part, "abc")
    click(part.list, listed(part.list)[1])
    part.list.view.setCurrentIndex(part.list.rows.index(1))
    assert part.note.text() == ""
    terms.words.finish()
    assert notes() == {"揭榜造林": "abc", "海藻碳汇": ""}


def test_undo_takes_a_note_back_and_then_what_was_before(terms):
    part, notes = noted(terms)
    edited(part, "abc")
    terms.undo()
    assert notes() == {"揭榜造林": "", "海藻碳汇": ""}
    assert part.note.text() == ""
    terms.undo()
    assert notes() == {}


def test_a_note_that_nobody_touched_is_not_written_anew(terms):
    _, notes = noted(terms)
    word = next(one for one in terms.words.verbs.own.lexicon() if one.text == "揭榜造林")
    long = "注\n" + "长" * 40_000 + " "
    terms.desk.run(lambda: terms.session.correcting.annotate(word, long))
    before = len(terms.session.history.done())
    terms.words.finish()
    assert len(terms.session.history.done()) == before
    assert notes()["揭榜造林"] == long


def test_rows_are_painted_while_words_are_counted_anew_and_show_the_old_numbers_until_then(terms, qtbot):
    panel, verbs = terms.words.panel, terms.words.verbs
    before = listed(panel.words)
    for text in ("海藻碳汇", "揭榜造林"):
        terms.desk.run(lambda text=text: terms.session.correcting.accept(verbs.own, [text], Scope.ARTICLE))
        panel.words.view.viewport().repaint()
        assert listed(panel.words) == before
    assert [line(panel.words, word).tail for word in before]
    qtbot.waitUntil(lambda: "揭榜造林" in listed(panel.words))
    terms.undo(2)
    panel.words.view.viewport().repaint()


def test_what_only_lengthens_an_accepted_word_is_not_proposed(terms, monkeypatch):
    panel, verbs = terms.words.panel, terms.words.verbs
    longer = [Proposal("海藻碳汇产量", (0,), 0), Proposal("林子", (3,), 0)]
    terms.desk.run(lambda: terms.session.correcting.accept(verbs.own, ["海藻碳汇"], Scope.ARTICLE))
    terms.words.study._take_proposals(longer)
    assert [one.text for one in listed(panel.proposed.list)] == ["林子"]


def test_chips_stand_on_one_line_as_many_as_have_room(terms):
    chips = terms.words.panel.keywords
    seen = [chip for chip in chips._chips if chip.isVisible()]
    assert seen
    assert len({chip.y() for chip in seen}) == 1
    assert all(chips.rect().contains(chip.geometry()) for chip in seen[1:])


def test_a_lost_correction_is_listed_as_lost_and_leads_nowhere(terms):
    verbs = terms.words.verbs
    own = Correction("改", terms.article, 0, 2, "海草", "", "碳汇", (), 0, "", lost=True)
    assert isinstance(own, Correction)
    assert not isinstance(own, LexiconWord)
    terms.session._library.put(own)
    verbs.open(terms.article)
    shown = corrections(terms).list
    assert line(shown, listed(shown)[0]).tail == "Lost"
    terms.page.select(3, 5)
    click(shown, listed(shown)[0])
    assert terms.page.selection() == (3, 5)


def test_l_shows_the_list_and_the_highlights_again(terms):
    assert terms.words.panel.isVisible()
    terms.page.setFocus()
    QTest.keyClick(terms.page, Qt.Key.Key_L)
    assert terms.highlights.isVisible()
    assert not terms.words.panel.isVisible()


def test_another_article_has_its_own_words(terms, qtbot):
    terms.open_welcome()
    assert terms.words.study.proposals() == ()
    assert terms.wait_for_words()
    qtbot.waitUntil(lambda: "批注" in listed(terms.words.panel.words) or len(listed(terms.words.panel.words)) > 50)
    assert "海藻" not in listed(terms.words.panel.words)


def test_the_panel_stays_whole_when_it_is_narrow(terms):
    assert terms.words.panel.minimumSizeHint().width() <= 200
    terms._splitter.setSizes([200, 800, 200])
    QApplication.processEvents()
    for name in ("gatheredScope", "wordsArrange"):
        for button in terms.words.panel.head.findChildren(QToolButton, name):
            assert terms.words.panel.head.rect().contains(button.geometry())


def test_nothing_is_counted_while_the_panel_is_not_seen(window, qtbot):
    assert window.words.study.table().words() == []
    window.show_words()
    qtbot.waitUntil(lambda: bool(window.words.study.table().words()))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_word_finds_it_and_opens_its_concordance(terms, monkeypatch):
    panel, asked = terms.words.panel, []
    monkeypatch.setattr(type(terms.beside), "show_concordance", lambda _self, text: asked.append(text))
    rect = panel.words.view.visualRect(panel.words.rows.index(listed(panel.words).index("海藻")))
    for name in ("Find in This Article", "Concordance…", "Copy"):
        panel.words.view.customContextMenuRequested.emit(rect.center())
        menu = panel.findChildren(QMenu, "wordMenu")[-1]
        next(action for action in menu.actions() if action.text() == name).trigger()
        menu.close()
    assert terms.page.selected_text() == "海藻"
    assert asked == ["海藻"]
    assert QGuiApplication.clipboard().text() == "海藻"


def test_the_panel_seen_last_is_seen_at_the_next_start(terms, home, qtbot):
    terms.close()
    again = open_window(home, language="en")
    qtbot.addWidget(again)
    assert again.words.panel.isVisible()
    again.show_words()
    again.close()
    last = open_window(home, language="en")
    qtbot.addWidget(last)
    assert last.highlights.isVisible()
    last.close()
