"""The colours of tags stay apart, also for eyes that lack red or green cones."""

import json
from itertools import combinations

import pytest

from reader import resources
from reader.exchange.tag_set_file import PALETTE
from tests.ui.color_vision import DEUTERANOPIA, NORMAL, PROTANOPIA, difference, lab

LEAST_APART = 11.0  # CIEDE2000; 2.3 is a difference that is just seen


# Pairs of the paper by Sharma, Wu and Dalal, with its results.
@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_of_colors_is_that_of_its_paper(one, other, apart):
    assert difference(one, other) == pytest.approx(apart, abs=1e-4)
    assert difference(other, one) == pytest.approx(apart, abs=1e-4)


@pytest.mark.parametrize("vision", [NORMAL, DEUTERANOPIA, PROTANOPIA], ids=["all", "no green", "no red"])
def test_the_eight_colors_of_tags_stay_apart(vision):
    assert len(PALETTE) == 8
    for one, other in combinations(PALETTE, 2):
        assert difference(lab(one, vision), lab(other, vision)) >= LEAST_APART, (one, other)


def test_the_starter_tags_have_these_colors():
    tags = json.loads(resources.text(resources.STARTER_TAGS))["tags"]
    assert tuple(tag["color"] for tag in tags) == PALETTE
