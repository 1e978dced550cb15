"""What comes in is a new article, the one that is there, or its next text; nothing is lost, nothing guessed."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.session.importing import likeness
from reader.session.preparing import EmptyArticle, prepare
from reader.text.anchor import Verdict
from reader.text.repair import Reason
from storage.records import Article, Text

LONG = (
    "# 河边的书店\n\n"
    "　　老林把书店开在河边，是因为他小时候在这里等过船，一等就是一个下午，手里的书也就看完了。\n\n"
    "　　后来船不来了，河也改了道，只有那间屋子还在，屋里的灯到了夜里还亮着，像是在等什么人回来。\n\n"
    "　　来的人多半不买书，他们坐在窗边喝茶，说一说今年的雨水和稻子，走的时候把椅子放回原来的地方。\n"
)
BROKEN = LONG.replace("像是在等什么", "像是在等\n\n什么")


def bring(reader, text, name="书店.txt", repairs=None, encoding="utf-8"):
    """Import a text as a file of that name, mended or not."""
    prepared = prepare(text.encode(encoding), name)
    chosen = prepared.repairs if repairs == "all" else repairs
    return reader.session.importing.keep(prepared, chosen)


def body(reader, article):
    return reader.session.shelf.text(article.id).body


def test_importing_can_be_taken_back_and_done_again(reader):
    before = reader.records()
    article = bring(reader, LONG).article
    assert reader.goes_back_and_forth(before)
    assert body(reader, article).startswith("河边的书店\n　　老林")
    reader.session.history.undo()
    assert [one.record for one in reader.session.waste.listed()] != []


def test_the_same_bytes_open_the_article_that_is_there(reader):
    first = bring(reader, LONG)
    again = bring(reader, LONG, "别的名字.txt")
    assert again.article == first.article
    assert not again.changes


def test_the_same_bytes_bring_the_article_back_from_the_bin(reader):
    article = bring(reader, LONG).article
    reader.session.shelf.remove([article.id])
    again = bring(reader, LONG)
    assert again.article == article
    assert again.changes.changed(Article) == [article]
    assert [one.article for one in reader.session.shelf.listed()] == [article]
    reader.session.history.undo()
    assert reader.session.shelf.listed() == []


def test_a_changed_text_is_the_next_revision_and_its_highlights_are_found_again(reader):
    article = bring(reader, LONG).article
    kept = reader.mark(article, "老林")
    moved = reader.mark(article, "喝茶", reader.tag("论点"), note="好")
    gone = reader.mark(article, "像是在等什么人回来", note="谁？")
    before = reader.records()
    changed = LONG.replace("像是在等什么人回来", "很亮").replace("　　来的人", "　　到这里来的人")
    imported = bring(reader, changed)
    assert imported.article.id == article.id
    assert body(reader, article) == reader.session.importing.kept(article.id).prepared().composed().body
    assert imported.verdicts[Verdict.KEPT] == 1
    assert imported.verdicts[Verdict.MOVED] == 1
    assert {one.id: one.lost for one in reader.session.reading.highlights(article.id)} == {
        kept: False,
        moved: False,
        gone: True,
    }
    again = reader.session.reading.get(moved)
    assert body(reader, article)[again.start : again.end] == "喝茶"
    assert again.note == "好"
    assert reader.session.reading.get(gone).quote == "像是在等什么人回来"
    assert reader.library.check() == []
    assert reader.goes_back_and_forth(before)


def test_what_was_lost_stays_on_the_list_though_the_text_comes_back(reader):
    article = bring(reader, LONG).article
    own = reader.mark(article, "像是在等什么人回来")
    bring(reader, LONG.replace("像是在等什么人回来", "很亮"))
    bring(reader, LONG.replace("老林", "老陈"))
    assert reader.session.reading.get(own).lost


def test_another_text_of_the_same_name_is_another_article(reader):
    first = bring(reader, LONG).article
    other = bring(reader, "雪落了一夜，天亮的时候停了，屋顶和路都是白的。" * 3).article
    assert other.id != first.id
    assert len(reader.session.shelf.listed()) == 2


def test_an_older_text_brought_in_again_opens_the_article_as_it_is(reader):
    bring(reader, LONG)
    newer = bring(reader, LONG.replace("老林", "老陈")).article
    again = bring(reader, LONG)
    assert again.article == newer
    assert not again.changes


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("这一行有八个字吗\n另一行也有八个字", "这一行有八个字吗\n另一行也有八个字", 1.0),
        ("这一行有八个字吗", "完全不同的另一行字", 0.0),
        ("雪落了一夜，路都白了。", "雪落了一夜，停在屋顶。", 5 / 9),
        ("这一行有八个字吗\n这一行有八个字吗", "这一行有八个字吗", 0.5),
        ("", "", 0.0),
        ("短\n短", "短\n短", 0.0),
        ("雪落了一夜，天亮了。", "雪落了一夜，停了吗？", 1.0),
    ],
)
def test_texts_are_alike_by_the_clauses_that_both_have(one, other, share):
    assert likeness(one, other) == pytest.approx(share, abs=0.01)
    assert likeness(one, other) == likeness(other, one)


def test_nothing_is_mended_unless_it_is_chosen(reader):
    article = bring(reader, BROKEN).article
    assert "像是在等\n什么" in body(reader, article)
    assert reader.session.shelf.text(article.id).repairs == ()


def test_a_mended_text_is_another_revision_under_the_same_id(reader):
    article = bring(reader, BROKEN).article
    own = reader.mark(article, "什么人")
    before = reader.records()
    imported = bring(reader, BROKEN, repairs="all")
    assert imported.article.id == article.id
    assert imported.article.revision == 2
    assert "像是在等什么人回来" in body(reader, article)
    assert reader.session.reading.get(own).quote == "什么人"
    assert not reader.session.reading.get(own).lost
    assert reader.goes_back_and_forth(before)


def test_a_mended_text_stays_mended_when_its_file_is_opened_again(reader):
    article = bring(reader, BROKEN, repairs="all").article
    again = bring(reader, BROKEN)
    assert not again.changes
    assert "等什么" in body(reader, article)


def test_repairs_can_be_taken_out_again_and_the_text_before_is_shown(reader):
    article = bring(reader, BROKEN).article
    original = body(reader, article)
    bring(reader, BROKEN, repairs="all")
    bring(reader, BROKEN, repairs=())
    assert body(reader, article) == original
    assert reader.session.shelf.article(article.id).revision == 1
    assert len(reader.library.articles.revisions(article.id)) == 2


def test_some_repairs_are_chosen_and_known_afterwards(reader):
    article = bring(reader, BROKEN).article
    importing = reader.session.importing
    prepared = importing.kept(article.id).prepared()
    joins = [one for one in prepared.repairs if one.reason is Reason.JOINED]
    importing.mend(article.id, prepared, joins)
    shown = reader.session.shelf.text(article.id)
    assert shown.repairs == tuple(one.key for one in joins)
    assert importing.kept(article.id).prepared().chosen(shown.repairs) == joins
    assert "等什么" in shown.body
    assert "　　老林" in shown.body
    assert shown.original == BROKEN.encode()


def test_the_bytes_are_kept_once_and_come_back_with_each_revision(reader):
    article = bring(reader, BROKEN).article
    bring(reader, BROKEN, repairs="all")
    assert [one.original for one in reader.library.articles.revisions(article.id)] == [BROKEN.encode()] * 2


def test_what_a_text_says_of_itself_is_known_and_stays_in_it(reader):
    text = (
        "# 早市\n\n（上接第一版）\n\n新华社昆明12月6日电（记者李雪、王明）天还没有亮，村口的摊子已经摆好了，"
        "卖豆腐的老人说今年的水好。\n"
    )
    article = bring(reader, text, "2025-12-06.md").article
    assert (article.title, article.source, article.place, article.published) == (
        "早市",
        "新华社",
        "昆明",
        "2025-12-06",
    )
    assert article.author == "李雪、王明"
    assert article.jump == "（上接第一版）"
    assert "（上接第一版）\n新华社昆明12月6日电" in body(reader, article)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_the_same_text_comes_in_from_any_encoding(reader, encoding):
    article = bring(reader, LONG, encoding=encoding).article
    assert body(reader, article).startswith("河边的书店\n　　老林把书店")
    assert reader.session.shelf.text(article.id).encoding


def test_a_page_and_markdown_come_in_by_their_formats(reader):
    page = "<html><head><title>早市</title></head><body><h1>早市</h1>" + "".join(
        f"<p>{line}，村口的摊子已经摆好了，卖豆腐的老人说今年的水好。</p>"
        for line in ("天没亮", "天亮了", "天又黑了")
    )
    article = bring(reader, page + "</body></html>", "早市.html").article
    assert reader.session.shelf.text(article.id).format == "html"
    assert "天亮了，村口" in body(reader, article)
    assert "<p>" not in body(reader, article)
    other = bring(reader, "# 标题\n\n有**重点**的一句话。\n", "笔记.md").article
    assert body(reader, other) == "标题\n有重点的一句话。"


@pytest.mark.parametrize("data", [b"", b"\n\n \t\n", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_a_file_without_text_changes_nothing(reader, data):
    before = reader.records()
    with pytest.raises(EmptyArticle, match="nothing was imported"):
        reader.session.importing.bring_in_bytes(data, "空.txt")
    assert reader.records() == before


def test_every_revision_says_how_it_was_read(reader):
    article = bring(reader, LONG, encoding="gb18030").article
    (text,) = reader.library.articles.revisions(article.id)
    assert isinstance(text, Text)
    assert (text.encoding, text.format, text.repairs) == ("gb18030", "plain", ())
    assert Counter(text.blocks[0].kind) == Counter("title")


def test_the_reader_stays_where_they_were(reader):
    article = bring(reader, LONG).article
    top = body(reader, article).index("后来船")
    reader.session.shelf.keep_place(article.id, caret=top + 2, top=top, offset=3.5)
    bring(reader, LONG.replace("　　老林", "　　很久以前，老林"))
    place = reader.session.shelf.place(article.id)
    assert body(reader, article)[place.top :].startswith("后来船")
    assert (place.caret, place.offset) == (place.top + 2, 3.5)
