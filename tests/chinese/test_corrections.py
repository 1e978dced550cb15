"""The reader's words are laid over those of a text, and no boundary moves that the reader did not move."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.chinese.corrections import Fix, Overlay, Rule, Rules, laid_over
from reader.text.spans import Span


def cut(sentence):
    """A body and its words from a sentence with a bar at each boundary; white space is in no word."""
    body, words = "", []
    for piece in sentence.split("|"):
        if piece.strip():
            words.append(Span(len(body), len(body) + len(piece)))
        body += piece
    return body, words


def shown(body, words):
    return "|".join(body[word.start : word.end] for word in words)


def with_rules(sentence, *rules):
    body, words = cut(sentence)
    return shown(body, Rules(rules).over(words, body, Span(0, len(body))))


@pytest.mark.parametrize(
    ("sentence", "text", "cuts", "result"),
    [
        ("发展|新质|生产力|吧", "新质生产力", (), "发展|新质生产力|吧"),
        ("关键|是从|实际", "是从", (1,), "关键|是|从|实际"),
        ("堵|点卡|点", "堵点", (), "堵点|卡|点"),
        ("堵|点卡|点", "堵点卡点", (2,), "堵点|卡点"),
        ("推进改革", "进改", (), "推|进改|革"),
        ("在| |雄安| |新区|里", "雄安 新区", (), "在|雄安 新区|里"),
        ("雄安| |新区", " 新区", (), "雄安|新区"),
        ("𠮷|野家|①", "𠮷野家", (), "𠮷野家|①"),
    ],
)
def test_a_passage_is_cut_as_asked_and_the_rests_of_its_words_stay(sentence, text, cuts, result):
    body, words = cut(sentence)
    start = body.index(text)
    assert shown(body, laid_over(words, Span(start, start + len(text)), cuts, body)) == result


@pytest.mark.parametrize(
    ("sentence", "rule", "result"),
    [
        ("新质|生产力|与|新质|生产力", Rule("新质生产力"), "新质生产力|与|新质生产力"),
        ("卡尔|·|马克思|说", Rule("卡尔·马克思"), "卡尔·马克思|说"),
        ("《|读书|》|杂志", Rule("《读书》"), "《读书》|杂志"),
        ("二|〇|二五年", Rule("二〇二五年"), "二〇二五年"),
        ("ＡＩ|大|模型", Rule("ＡＩ大模型"), "ＡＩ大模型"),
        ("Open| |AI|发布", Rule("Open AI"), "Open AI|发布"),
        ("镍|酸盐|单晶", Rule("镍酸盐"), "镍酸盐|单晶"),
        ("国家验收|会", Rule("国家验收", (2,)), "国家|验收|会"),
    ],
)
def test_a_rule_holds_wherever_its_text_stands_between_words(sentence, rule, result):
    assert with_rules(sentence, rule) == result


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("目的|话", "的话"),
        ("堵|点卡|点", "卡点"),
        ("learning|中", "arni"),
        ("New| |Yorker", "New York"),
        ("推进改革", "改革"),
    ],
)
def test_a_rule_takes_no_word_apart_that_is_as_long_and_no_run_of_letters(sentence, text):
    assert with_rules(sentence, Rule(text)) == shown(*cut(sentence))


def test_a_rule_longer_than_the_words_it_cuts_through_holds():
    assert with_rules("发展新|质|生产|力量", Rule("新质生产力")) == "发展|新质生产力|量"


def test_each_rule_holds_over_what_those_before_it_left():
    assert with_rules("堵|点卡|点", Rule("点卡", (1,)), Rule("堵点"), Rule("卡点")) == "堵点|卡点"


def test_of_two_rules_for_one_text_the_later_one_holds():
    assert with_rules("新质|生产力", Rule("新质生产力"), Rule("新质生产力", (2,))) == "新质|生产力"


def test_the_longer_of_two_words_is_found_in_either_order():
    rules = Rule("中试"), Rule("中试平台")
    for order in (rules, rules[::-1]):
        assert with_rules("中|试|平台", *order) == "中试平台"


def test_a_fix_holds_over_the_rules_of_the_article_and_those_over_the_rules_of_all():
    body, words = cut("新质|生产力|和|新质|生产力")
    layers = [Rules([Rule("新质生产力")]), Rules([Rule("新质生产力", (2,))])]
    overlay = Overlay(body, layers, [Fix(Span(6, 11))])
    assert shown(body, overlay.over(words, Span(0, 11))) == "新质|生产力|和|新质生产力"


def test_a_fix_across_the_end_of_a_stretch_holds_on_both_sides():
    body, words = cut("甲|乙|丙|丁")
    overlay = Overlay(body, fixes=[Fix(Span(0, 4), (1,))])
    assert shown(body, overlay.over(words[:2], Span(0, 2))) == "甲|乙"
    assert shown(body, overlay.over(words[2:], Span(2, 4))) == "丙丁"


PARTS = ["新质", "生产", "力", "𠮷", "的话", "AI", " ", "，", "卡尔", "·", "①"]
CUTS = st.lists(st.integers(1, 7), max_size=3).map(tuple)


@st.composite
def overlaid(draw):
    """A body with its words, some rules for texts that stand in it, and some fixes."""
    body, words = cut("|".join(draw(st.lists(st.sampled_from(PARTS), max_size=24))))
    ends = st.tuples(st.integers(0, len(body)), st.integers(0, len(body))).map(sorted)
    spans = st.lists(ends.map(lambda pair: Span(*pair)), max_size=5)
    fixes = [Fix(span, draw(CUTS)) for span in draw(spans) if span]
    texts = [body[span.start : span.end] for span in draw(spans)]
    return body, words, Rules(Rule(text, draw(CUTS)) for text in texts if text.strip()), fixes


@given(overlaid())
def test_words_stay_in_order_and_leave_out_only_white_space(given_):
    body, words, rules, fixes = given_
    position = 0
    for word in Overlay(body, [rules], fixes).over(words, Span(0, len(body))):
        assert body[position : word.start].strip() == ""
        assert word
        position = word.end
    assert body[position:].strip() == ""


def boundaries(words, span, body):
    """Where words begin and end outside the span; what of a word is left beside white space ends there."""
    edges = {edge for word in words for edge in (word.start, word.end) if not span.start <= edge <= span.end}
    return {edge for edge in edges if " " not in body[edge - 1 : edge + 1]}


@given(overlaid())
def test_no_boundary_moves_outside_a_fix(given_):
    body, words, _, fixes = given_
    for fix in fixes:
        found = laid_over(words, fix.span, fix.cuts, body)
        assert boundaries(found, fix.span, body) == boundaries(words, fix.span, body)
        words = found


@given(overlaid())
def test_words_are_the_same_line_by_line(given_):
    body, words, rules, _ = given_
    text, lines = body + "\n" + body, [Span(0, len(body)), Span(len(body) + 1, 2 * len(body) + 1)]
    overlay = Overlay(text, [rules])
    moved = [Span(word.start + lines[1].start, word.end + lines[1].start) for word in words]
    by_line = [*overlay.over(words, lines[0]), *overlay.over(moved, lines[1])]
    assert by_line == list(overlay.over([*words, *moved], Span(0, len(text))))


@given(st.lists(overlaid(), min_size=1, max_size=4))
def test_the_whole_body_laid_over_line_by_line_is_the_same_as_at_once(given_):
    words, rules, fixes, bodies = [], [], [], []
    for body, own, _, fixed in given_:
        start = len("\n".join([*bodies, ""]))
        words += [Span(start + word.start, start + word.end) for word in own]
        fixes += [Fix(Span(start + fix.span.start, start + fix.span.end), fix.cuts) for fix in fixed]
        rules += [Rule(body[word.start : word.start + 3].strip()) for word in own]
        bodies.append(body)
    body = "\n".join(bodies)
    overlay = Overlay(body, [Rules(rule for rule in rules if "\n" not in rule.text)], fixes)
    assert list(overlay.by_line(words)) == list(overlay.over(words, Span(0, len(body))))


def test_words_are_laid_over_no_more_of_them_at_once_than_a_line_has():
    line, words = cut("新质|生产力|，")
    body = f"{line}\n" * 100
    many = [Span(at + word.start, at + word.end) for at in range(0, len(body), len(line) + 1) for word in words]
    overlay, handed = Overlay(body, [Rules([Rule("新质生产力")])]), []
    over = overlay.over
    overlay.over = lambda some, stretch: handed.append(len(some)) or over(some, stretch)
    assert len(list(overlay.by_line(many))) == 200
    assert max(handed) == len(words)
