"""The passages of a text that changed go where they truly went, or to the reader; none is placed by guess."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.text.anchor import LOST, UNCERTAIN, Located, Verdict, describe
from reader.text.candidates import likeness
from reader.text.reanchor import LEAST_LIKENESS, relocated
from reader.text.spans import Span

ARTICLE = """渡口的老船
　　天没亮，摆渡的老周就把船头的灯点上了。河面上雾很重，对岸的𠮷家村只剩一点影子。
　　他说：「水涨了三尺，船还是这条船。」去年修桥的人来量过两回，回去以后再没有消息。
　　学生们坐在船尾背书，声音被风吹得断断续续。老周听不懂，却听得很认真。
　　他说：「水涨了三尺，船还是这条船。」说完把①号桨递给了儿子。
　　傍晚时雾散了，桥墩的位置插着红旗，像是有人在水里种了一排树。
"""
LINES = ARTICLE.splitlines(keepends=True)
# Words, a space apart.
THINGS = "渡口 老船 雾 灯 河面 桥墩 红旗 豆腐 早市 𠮷野村 ①号摊 雪 旧信 茶馆 石阶 稻田 钟楼 木匠 票根 铁轨 井水"
DONE = "看见 听见 记得 放下 拿起 修好 卖掉 等着 画下 写进 带走 忘了 擦亮 数过 问起 守着"
ENDS = "，谁也没有说话。 ，天就亮了。 ，说：「今年的水好。」 。 ，像从前一样。 ，一直到傍晚。 ；风从北边来。 ！"
PEOPLE = "老周 孩子们 那位先生 她 他 摆渡的人 卖豆腐的老人 村里人"
EDITS = ("insert", "sentences", "delete", "replace", "characters", "join", "move", "drop")
EDITED = (1, 2, 5, 20, 100, 500)
PASSAGES = (1, 2, 4, 8, 15, 30, 60, 200)


def of(text, quote, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def moved(old, new, *spans):
    return relocated(old, new, [describe(old, span) for span in spans])


def place(old, new, quote, nth=0):
    """Where a quote of the old text starts in the new one, and how it reads there; nothing where it is not sure."""
    (found,) = moved(old, new, of(old, quote, nth))
    return found.span and (found.span.start, new[found.span.start : found.span.end])


def sentence(random):
    def one_of(words):
        return random.choice(words.split())

    where = random.choice(["", "又", "在" + one_of(THINGS) + "旁边"])
    return f"{one_of(PEOPLE)}{where}{one_of(DONE)}{one_of(THINGS)}和{one_of(THINGS)}{one_of(ENDS)}"


def article(random, length):
    """Paragraphs of sentences, one in ten of which stands several times; now and then a very short one."""
    often, lines, count = [sentence(random) for _ in range(6)], [], 0
    while count < length:
        sentences = [random.choice(often) if random.random() < 0.1 else sentence(random) for _ in range(5)]
        line = random.choice(["", "　　"]) + "".join(sentences[: random.randint(1, 5)])
        lines += [line, "是的。"] if random.random() < 0.05 else [line]
        count += len(line)
    return "\n".join(lines)


def spans(random, text, count, lengths=PASSAGES):
    """Passages that begin and end with a character that is no white space."""
    found = []
    while len(found) < count:
        start = random.randrange(len(text))
        quote = text[start : start + random.choice(lengths)]
        if core := quote.strip():
            found.append(Span(start + quote.index(core), start + quote.index(core) + len(core)))
    return found


# An article and its changes


@pytest.mark.parametrize(
    "quote", ["老周", "河面上雾很重", "声音被风吹得断断续续", "渡口的老船\n　　天没亮", "\n　　"]
)
def test_in_the_same_text_all_is_kept(quote):
    span = of(ARTICLE, quote)
    assert moved(ARTICLE, ARTICLE, span) == [Located(Verdict.KEPT, span)]


def test_what_stands_before_a_change_is_kept_and_what_stands_behind_is_moved():
    new = ARTICLE.replace("　　学生们", "　　雨下了一夜。\n　　学生们")
    first, last = of(ARTICLE, "河面上雾很重"), of(ARTICLE, "一排树")
    assert moved(ARTICLE, new, first, last) == [
        Located(Verdict.KEPT, first),
        Located(Verdict.MOVED, of(new, "一排树")),
    ]


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("gone", ["渡口的老船\n", LINES[3], "天没亮，", "去年修桥的人来量过两回，", "说完"])
def test_sentences_alike_stay_apart(nth, gone):
    new = ARTICLE.replace(gone, "")
    found = place(ARTICLE, new, "水涨了三尺，船还是这条船", nth)
    assert found is None or found[0] == of(new, "水涨了三尺，船还是这条船", nth).start


@pytest.mark.parametrize(("nth", "line"), [(0, 2), (1, 4)])
def test_a_sentence_that_went_is_not_taken_for_its_equal(nth, line):
    new = "".join(LINES[:line] + LINES[line + 1 :])
    assert place(ARTICLE, new, "水涨了三尺，船还是这条船", nth) is None
    assert place(ARTICLE, new, "水涨了三尺，船还是这条船", 1 - nth) == (
        of(new, "水涨了三尺").start,
        "水涨了三尺，船还是这条船",
    )


@pytest.mark.parametrize("quote", ["一", "说", "船"])
def test_one_character_is_found_where_its_line_tells_and_only_there(quote):
    new = "新的第一段，船上的人说了很久的话。\n" + ARTICLE
    for nth in range(ARTICLE.count(quote)):
        assert place(ARTICLE, new, quote, nth) == (of(ARTICLE, quote, nth).start + new.index("渡口"), quote)
    assert place(ARTICLE, "船上的人说了一句话。", quote) is None


def test_dropped_indents_and_other_line_ends_change_no_passage():
    for new in (ARTICLE.replace("　　", ""), ARTICLE.replace("\n", "\r\n"), ARTICLE.replace("\n", "\n\n")):
        for quote in ("天没亮", "船", "①号桨", "𠮷家村只剩一点影子。"):
            assert place(ARTICLE, new, quote) == (of(new, quote).start, quote)


def test_a_passage_over_lines_stays_over_lines_without_their_indents():
    quote = "却听得很认真。\n　　他说：「水涨了三尺"
    assert place(ARTICLE, ARTICLE.replace("　　", ""), quote)[1] == quote.replace("　　", "")


@pytest.mark.parametrize("quote", ["技术\n链", "技术\n链条转着", "旧的技术\n链条转着，水车也转着", "他记得旧的技"])
def test_joined_paragraphs_keep_their_passages(quote):
    old = ARTICLE + "河边的磨坊里，他记得旧的技术\n链条转着，水车也转着。\n" + ARTICLE[::-1]
    new = old.replace("技术\n链", "技术链")
    assert place(old, new, quote) == (of(old, quote).start, quote.replace("\n", ""))


def test_a_text_that_was_wrapped_is_found_when_it_is_not():
    random = Random(5)  # noqa: S311 - to choose a text
    new = article(random, 20_000)
    old = re.sub("(.{35})", r"\1\n", new)
    chosen = spans(random, old, 300, (10, 30, 100))
    located = moved(old, new, *chosen)
    quotes = [old[span.start : span.end].replace("\n", "") for span in chosen]
    assert sum(one.span is not None for one in located) > 285
    for one, quote in zip(located, quotes, strict=True):
        assert one.span is None or new[one.span.start : one.span.end].replace("\n", "") == quote


def test_a_passage_of_a_folded_repeat_goes_to_the_copy_that_is_left():
    head, block, tail = LINES[0], "".join(LINES[1:5]), LINES[5]
    old, new = head + block + block + tail, head + block + tail
    for quote in ("河面上雾很重", "去年修桥的人", "老周听不懂", "①号桨递给了儿子"):
        for nth in (0, 1):
            assert place(old, new, quote, nth) == (of(new, quote).start, quote)


def test_one_of_three_equal_paragraphs_that_went_is_not_guessed():
    line = "雪落在老人的肩上，老人笑了。\n"
    old, new = LINES[0] + line * 3 + LINES[5], LINES[0] + line * 2 + LINES[5]
    first, middle, last = moved(old, new, *(of(old, "老人笑了", nth) for nth in range(3)))
    assert middle == UNCERTAIN
    assert first.span in {None, of(new, "老人笑了")}
    assert last.span in {None, of(new, "老人笑了", 1)}


def test_paragraphs_may_come_in_any_order():
    new = "".join(LINES[::-1])
    for quote in ("河面上雾很重", "船还是这条船。」去年修桥", "①号桨", "插着红旗"):
        assert place(ARTICLE, new, quote) == (of(new, quote).start, quote)
    for quote in ("渡口的老船\n　　天没亮", "认真。\n　　他说"):
        assert place(ARTICLE, new, quote) is None


def test_a_changed_paragraph_is_not_taken_for_a_copy_of_what_it_was():
    new = ARTICLE.replace("插着红旗", "插着彩旗") + "附：\n" + LINES[5]
    found = place(ARTICLE, new, "像是有人在水里种了一排树")
    assert found is None or found[0] == of(new, "像是有人在水里种了一排树").start


@pytest.mark.parametrize("old", [ARTICLE, "船", ""])
def test_an_empty_text_has_lost_all_and_an_empty_quote_is_lost(old):
    whole = Span(0, len(old))
    assert moved(old, "", whole) == [LOST]
    assert moved(old, ARTICLE, Span(0, 0)) == [LOST]
    assert relocated(old, ARTICLE, []) == []


def test_an_anchor_that_its_text_does_not_bear_out_is_sought_by_likeness():
    anchor = describe("前言。" + ARTICLE, of("前言。" + ARTICLE, "河面上雾很重"))
    assert relocated(ARTICLE, ARTICLE, [anchor])[0].span == of(ARTICLE, "河面上雾很重")
    assert relocated(ARTICLE, "雪停了。", [anchor]) == [LOST]


def test_another_article_takes_no_passage():
    random = Random(1)  # noqa: S311 - to choose a text
    old, new = ARTICLE * 2 + "终", article(random, 6_000)
    for one in moved(old, new, *spans(random, old, 300)):
        assert one in {LOST, UNCERTAIN}


# Large changes


@pytest.mark.parametrize("kind", ["insert", "delete", "replace"])
@pytest.mark.parametrize("at", [0, 9_000, 20_000])
def test_ten_thousand_characters_come_and_go(kind, at):
    random = Random(at)  # noqa: S311 - to choose a text
    old = article(random, 30_000)
    came = "" if kind == "delete" else article(random, 10_000)[:10_000]
    end = at if kind == "insert" else at + 10_000
    new = old[:at] + came + old[end:]
    chosen = spans(random, old, 300)
    located = moved(old, new, *chosen)
    outside = [pair for pair in zip(chosen, located, strict=True) if pair[0].end <= at or pair[0].start >= end]
    for span, one in zip(chosen, located, strict=True):
        by = 0 if span.end <= at else len(new) - len(old)
        assert one.span is None or (span, one) in outside
        assert one.span is None or one.span == Span(span.start + by, span.end + by)
    assert sum(one.span is not None for _, one in outside) >= 0.97 * len(outside)


def test_ten_thousand_characters_around_a_passage_may_change():
    random = Random(8)  # noqa: S311 - to choose a text
    old, other = article(random, 20_000), article(random, 20_000)
    quote = "𠮷家村的渡船在①号码头等了整整一个冬天。"
    assert place(old[:9_999] + quote + old[9_999:], other[:5_000] + quote + other[5_000:], quote) == (5_000, quote)


UNLIKE = "".join(chr(0x4E00 + number * 7919 % 20011) for number in range(1500))  # no character comes again


@given(st.randoms(use_true_random=False), st.integers(0, 1400), st.integers(10, 90))
@settings(max_examples=200, deadline=None)
def test_a_fifth_of_it_changed_a_passage_has_its_ends_or_is_uncertain(random, start, length):
    quote = list(UNLIKE[start : start + length])
    for at in random.sample(range(len(quote)), len(quote) // 5):
        quote[at] = random.choice(["", "雪", "雪" + quote[at]])
    now = "".join(quote)
    new = UNLIKE[:start] + now + UNLIKE[start + length :]
    (found,) = moved(UNLIKE, new, Span(start, min(len(UNLIKE), start + length)))
    assert found.verdict is not Verdict.LOST
    assert found.span is None or abs(found.span.start - start) <= 2
    assert found.span is None or abs(found.span.end - start - len(now)) <= 2


# Laws

bodies = st.text(alphabet="雪雪人。\n　𠮷①", min_size=1, max_size=80)


@st.composite
def passages(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@given(bodies, st.data())
def test_an_unchanged_text_keeps_all(body, data):
    chosen = data.draw(st.lists(passages(body), max_size=5))
    assert moved(body, body, *chosen) == [Located(Verdict.KEPT, span) for span in chosen]


@given(bodies, bodies, st.data())
@settings(deadline=None)
def test_a_place_is_alike_and_told_exactly_where_it_is_sure(old, new, data):
    span = data.draw(passages(old))
    (found,) = moved(old, new, span)
    assert (found.span is not None) == (found.verdict in {Verdict.KEPT, Verdict.MOVED})
    if found.span:
        quote, now = old[span.start : span.end], new[found.span.start : found.span.end]
        assert likeness(quote, now) >= LEAST_LIKENESS
        assert (found == Located(Verdict.KEPT, span)) == (found.span.start == span.start and quote == now)


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_what_changes_in_other_lines_changes_no_passage(seed):
    random = Random(seed)  # noqa: S311 - to choose a text
    lines = article(random, 1_500).split("\n")
    own = random.randrange(len(lines))
    assume(lines[own].strip())
    changed = [line if at == own else edited_line(random, line) for at, line in enumerate(lines)]
    old, new, start = "\n".join(lines), "\n".join(changed), len("\n".join(lines[:own])) + (own > 0)
    chosen = [Span(start + span.start, start + span.end) for span in spans(random, lines[own], 10)]
    for span, one in zip(chosen, moved(old, new, *chosen), strict=True):
        assert one.span is None or new[one.span.start : one.span.end] == old[span.start : span.end]


def edited_line(random, line):
    at = random.randrange(len(line) + 1)
    return random.choice([line, line[:at] + sentence(random) + line[at:], line[:at], sentence(random)])


# Edits whose effect is known: each character carries the position it had


def edit(random, text):
    """The text, as characters with their old positions, after one edit at random."""
    kind, at = random.choice(EDITS), random.randrange(len(text))
    end = min(len(text), at + random.choice(EDITED))
    came = [(one, None) for one in "".join(sentence(random) for _ in range(random.choice([1, 1, 3, 20])))]
    if kind == "insert":
        return [*text[:at], *came[: random.randint(1, 5)], *text[at:]]
    if kind in {"sentences", "delete", "replace"}:
        return [*text[:at], *(came if kind != "delete" else []), *text[at if kind == "sentences" else end :]]
    if kind == "characters":
        return [(random.choice("的了水船"), None) if random.random() < 0.002 else one for one in text]
    if kind == "join":
        return [one for one in text if one[0] != "\n" or random.random() < 0.7]
    return with_lines_moved(random, text, is_gone=kind == "drop")


def with_lines_moved(random, text, *, is_gone):
    lines = [[]]
    for one in text:
        lines[-1].append(one)
        if one[0] == "\n":
            lines.append([])
    at = random.randrange(len(lines))
    block = lines[at : at + random.choice([1, 3])]
    del lines[at : at + len(block)]
    to = random.randrange(len(lines) + 1)
    lines[to:to] = [] if is_gone else block
    return [one for line in lines for one in line]


def judged(seed):
    """For each of some passages, whether its text is whole in the changed one, and if its place is right."""
    random = Random(seed)  # noqa: S311 - to choose a text
    old = article(random, 2_000)
    text = [(one, at) for at, one in enumerate(old)]
    for _ in range(random.randint(1, 6)):
        text = edit(random, text) if len(text) > 100 else text
    new = "".join(one for one, _ in text)
    went = {at: here for here, (_, at) in enumerate(text) if at is not None}
    chosen = spans(random, old, 30)
    for span, one in zip(chosen, moved(old, new, *chosen), strict=True):
        yield verdict(old, span, one.span, went)


def verdict(old, span, found, went):
    now = [went.get(at) for at in range(span.start, span.end) if not old[at].isspace()]
    kept = [at for at in now if at is not None]
    is_whole = bool(kept) and kept == list(range(kept[0], kept[0] + span.end - span.start))
    if found is None:
        return is_whole, "none"
    is_right = found == Span(kept[0], kept[-1] + 1) if is_whole else any(at in found for at in kept)
    return is_whole, "right" if is_right else "wrong"


@pytest.mark.parametrize("tens", range(6))
def test_of_thousands_of_passages_none_is_wrong_and_nearly_all_whole_ones_are_found(tens):
    tally = Counter(one for seed in range(tens * 50, tens * 50 + 50) for one in judged(seed))
    assert tally[True, "wrong"] == tally[False, "wrong"] == 0
    assert tally[True, "right"] >= 0.95 * (tally[True, "right"] + tally[True, "none"])
