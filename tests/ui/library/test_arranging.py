"""Articles are listed in the order and with the conditions the reader wants."""

from datetime import date

import pytest

from reader.settings import ORDERS
from reader.ui.library.arranging import Order, Period, Wanted, arranged, is_in
from storage.records import Article, ListedArticle

TODAY = date(2026, 5, 8)  # a Friday


def listed(own, title, source="", published="", imported="2026-05-01T08:00:00+00:00", **known):
    folder, marks, read = known.get("folder", ""), known.get("marks", 0), known.get("read", "")
    return ListedArticle(Article(own, title, "", source, published, "", imported, folder=folder), 9, marks, read)


SHELF = [
    listed("d", "稻田", "新华社", "2026-05-06", "2026-05-08T01:00:00+00:00"),
    listed("c", "Chips", "人民日报", "--12-06", marks=2, read="2026-05-02T00:00:00+00:00"),
    listed("b", "巷口", "", "", "2026-01-03T08:00:00+00:00", marks=5, folder="街"),
    listed("a", "a 词", "新华社", "2025-12-31", "2025-12-01T08:00:00+00:00", read="2026-05-03T00:00:00+00:00"),
]


def ids(order=Order.IMPORTED, bearing=(), **wanted):
    return "".join(one.article.id for one in arranged(SHELF, order, Wanted(**wanted), bearing, TODAY))


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.IMPORTED, "dcba"),
        (Order.READ, "acdb"),
        (Order.PUBLISHED, "dacb"),
        (Order.TITLE, "acbd"),
        (Order.SOURCE, "cdab"),
        (Order.MARKED, "bcda"),
    ],
)
def test_each_order_keeps_the_newest_first_among_those_alike(order, found):
    assert ids(order) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "dcba"),
        ({"folder": "街"}, "b"),
        ({"folder": ""}, "dca"),
        ({"source": "新华社"}, "da"),
        ({"source": ""}, "b"),
        ({"is_unread": True}, "db"),
        ({"imported": Period.WEEK}, "d"),
        ({"imported": Period.MONTH}, "dc"),
        ({"imported": Period.YEAR}, "dcb"),
        ({"published": Period.WEEK}, "d"),
        ({"published": Period.YEAR}, "d"),
        ({"source": "新华社", "is_unread": True}, "d"),
    ],
)
def test_each_condition_narrows(wanted, found):
    assert ids(**wanted) == found


def test_a_tag_is_on_the_articles_that_bear_it():
    assert ids(bearing={"c", "a"}, tag="政策") == "ca"


@pytest.mark.parametrize(
    ("day", "period", "is_inside"),
    [
        ("2026-05-04", Period.WEEK, True),
        ("2026-05-03", Period.WEEK, False),
        ("2026-05-11", Period.WEEK, False),
        ("2026-05", Period.WEEK, False),
        ("2026-05", Period.MONTH, True),
        ("2026", Period.MONTH, False),
        ("2026", Period.YEAR, True),
        ("--05-08", Period.YEAR, False),
        ("", Period.YEAR, False),
        ("", Period.ANY, True),
    ],
)
def test_a_day_is_in_a_period_only_when_that_is_sure(day, period, is_inside):
    assert is_in(day, period, TODAY) is is_inside


def test_the_orders_that_are_remembered_are_those_there_are():
    assert [order.value for order in Order] == list(ORDERS)
